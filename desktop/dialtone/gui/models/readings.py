"""What the readiness page shows of a run, as values apart from widgets."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import Capacity, CheckResult, ReadinessRun
from dialtone.words import Words

MOST_EVIDENCE = 20_000


@dataclass(frozen=True)
class Line:
    """A row. `look` selects symbol and colour: the verdict, or «running»; `before` is the last run's verdict where it was another."""

    id: str
    look: str
    word: str
    title: str
    measured: str
    limit: str
    before: str
    before_tone: str
    responsible: str
    responsible_long: str
    message: str
    remedy: str
    result: CheckResult | None

    @property
    def rank(self) -> str:
        """The look for ordering."""
        return self.look if self.look in {"fail", "warn", "pass"} else "not-run"


def lines_of(
    run: ReadinessRun | None, before: ReadinessRun | None, fresh: Mapping[str, CheckResult], running: set[str], words: Words
) -> list[Line]:
    """A line per check: what came in just now before what the last run said."""
    known = {check.id: check for check in run.checks} if run else {}
    earlier = {check.id: check for check in before.checks} if before else {}
    ids = list(known) or sorted(set(fresh) | running)
    return [_line(name, fresh.get(name) or known.get(name), earlier.get(name), name in running, words) for name in ids]


def _line(name: str, result: CheckResult | None, before: CheckResult | None, running: bool, words: Words) -> Line:
    if running or result is None:
        look, word = "running", words.text("state.running")
    else:
        look, word = str(result.verdict), words.text(f"verdict.{result.verdict}")
    changed = before is not None and result is not None and before.verdict is not result.verdict and before.verdict is not Verdict.NOT_RUN
    acts = result is not None and result.verdict in {Verdict.FAIL, Verdict.WARN}
    party = words.text(f"party.{result.responsible}") if result is not None and acts else ""
    return Line(
        id=name,
        look=look,
        word=word,
        title=words.text(f"check.{name}.title"),
        measured=measured_text(result, words),
        limit=limit_text(result, words),
        before=words.text(f"verdict.{before.verdict}") if before is not None and changed else "",
        before_tone="muted",
        responsible=party,
        responsible_long=party,
        message=_message(result, words),
        remedy=words.text(f"check-code.{result.code}.remedy", **result.params)
        if result is not None and words.has(f"check-code.{result.code}.remedy")
        else "",
        result=result,
    )


def _message(result: CheckResult | None, words: Words) -> str:
    if result is None:
        return ""
    text = words.text(f"check-code.{result.code}.message", **result.params) if words.has(f"check-code.{result.code}.message") else ""
    if result.verdict is Verdict.NOT_RUN and result.reason:
        reason = words.text(f"reason.{result.reason}", **result.params)
        return text if reason in text else " ".join(filter(None, (text, reason)))
    return text


def measured_text(result: CheckResult | None, words: Words) -> str:
    """The measured value with its unit, «» where nothing was measured."""
    return _quantity(result.value, result.unit, words) if result is not None and result.value is not None else ""


def limit_text(result: CheckResult | None, words: Words) -> str:
    """The limit with its unit and its direction where that is known."""
    if result is None or result.threshold is None:
        return ""
    threshold = result.threshold
    if isinstance(threshold, Mapping) and {"good", "limit"} <= set(threshold):
        sign = "≥" if threshold["good"] > threshold["limit"] else "≤"
        return f"{sign} {_quantity(threshold['good'], result.unit, words)}"
    return f"{_direction(result)} {_quantity(threshold, result.unit, words)}".strip()


def _direction(result: CheckResult) -> str:
    """Which side of a single limit is the good one: that of the value when it passed, the other one when it didn't."""
    value, threshold = result.value, result.threshold
    numbers = isinstance(value, int | float) and isinstance(threshold, int | float) and not isinstance(value, bool)
    if not numbers or value == threshold or result.verdict is Verdict.NOT_RUN:
        return ""
    return "≤" if (value < threshold) is (result.verdict is Verdict.PASS) else "≥"


def _quantity(value: Any, unit: str | None, words: Words) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {words.value(each)}" for key, each in value.items())
    return f"{words.value(value)} {unit or ''}".strip()


def capacity_text(capacity: Capacity, words: Words) -> str:
    """Channels times rate, spelled out."""
    figures = {
        "channels": capacity.channels,
        "per_call": capacity.per_call_kbit_s,
        "needed": capacity.needed_kbit_s,
        "codec": capacity.codec,
    }
    return words.text("cli.check-capacity", **figures)


def evidence_text(result: CheckResult, words: Words) -> str:
    """The raw readings as indented JSON, bounded."""
    del words
    if not result.evidence:
        return ""
    return json.dumps(msgspec.to_builtins(result.evidence), ensure_ascii=False, indent=1)[:MOST_EVIDENCE]
