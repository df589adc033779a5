"""What the readiness page shows of a run, as values apart from widgets."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult, ReadinessRun
from dialtone.gui.models import comparing
from dialtone.words import Words

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Line:
    """A row. `look` selects symbol and colour: the verdict, «running», or «waiting» for its turn; `change` is one of `comparing`."""

    id: str
    look: str
    word: str
    title: str
    measured: str
    limit: str
    responsible: str
    message: str
    remedy: str
    result: CheckResult | None
    before: CheckResult | None
    before_text: str
    change: str
    change_word: str

    @property
    def rank(self) -> str:
        """The look for ordering."""
        return self.look if self.look in {"fail", "warn", "pass"} else "not-run"


def lines_of(
    run: ReadinessRun | None,
    before: ReadinessRun | None,
    fresh: Mapping[str, CheckResult],
    running: set[str],
    words: Words,
    *,
    asked: tuple[str, ...] | None = None,
    ids: tuple[str, ...] = (),
) -> list[Line]:
    """A line per check in the fixed order `ids`: what came in just now before what the last run said.

    `asked`: the checks of the run under way (empty: all), None when none is; while one is, what it has not come to yet waits.
    """
    known = {check.id: check for check in run.checks} if run else {}
    earlier = {check.id: check for check in before.checks} if before else {}
    names = list(known) or (list(ids) if asked is not None else []) or sorted(set(fresh) | running)
    made = []
    for name in names:
        waits = asked is not None and name not in fresh and (not asked or name in asked)
        result = fresh.get(name) or (None if waits else known.get(name))
        compared = known.get(name) if asked is not None and name in fresh else earlier.get(name)
        busy = "running" if name in running else "waiting" if waits else str(Verdict.NOT_RUN)
        made.append(_line(name, result, compared, busy, words))
    return made


def _line(name: str, result: CheckResult | None, before: CheckResult | None, busy: str, words: Words) -> Line:
    if result is None:
        look, word = busy, _busy_word(busy, words)
    else:
        look, word = str(result.verdict), words.text(f"verdict.{result.verdict}")
    acts = result is not None and result.verdict in {Verdict.FAIL, Verdict.WARN}
    change = comparing.change_of(result, before)
    return Line(
        id=name,
        look=look,
        word=word,
        title=words.text(f"check.{name}.title"),
        measured=measured_text(result, words),
        limit=limit_text(result, words),
        responsible=words.text(f"party.{result.responsible}") if result is not None and acts else "",
        message=_message(result, words),
        remedy=words.text(f"check-code.{result.code}.remedy", **result.params)
        if result is not None and words.has(f"check-code.{result.code}.remedy")
        else "",
        result=result,
        before=before,
        before_text=before_text(before, words),
        change=change,
        change_word=change_word(change),
    )


def _busy_word(busy: str, words: Words) -> str:
    if busy == "waiting":
        return translate("Readings", "waiting")
    return words.text("state.running" if busy == "running" else f"verdict.{busy}")


def before_text(before: CheckResult | None, words: Words) -> str:
    """The last run's value; its verdict where it has none; a dash where it was not run."""
    if before is None:
        return ""
    if before.verdict is Verdict.NOT_RUN:
        return "–"
    return measured_text(before, words) or words.text(f"verdict.{before.verdict}")


def change_word(change: str) -> str:
    """The change in a word."""
    return {
        comparing.BETTER: translate("Readings", "better"),
        comparing.WORSE: translate("Readings", "worse"),
        comparing.SAME: translate("Readings", "same"),
        comparing.NEW: translate("Readings", "measured now"),
        comparing.GONE: translate("Readings", "no longer measured"),
        comparing.KEPT: translate("Readings", "not measured again"),
    }.get(change, "")


def _message(result: CheckResult | None, words: Words) -> str:
    if result is None:
        return ""
    text = words.text(f"check-code.{result.code}.message", **result.params) if words.has(f"check-code.{result.code}.message") else ""
    if result.verdict is Verdict.NOT_RUN and result.reason:
        reason = words.text(f"reason.{result.reason}", **result.params)
        return text if reason in text else " ".join(filter(None, (text, reason)))
    return text


def measured_text(result: CheckResult | None, words: Words) -> str:
    """The measured value with its unit, «» where nothing was measured; never rounded to the very limit that it misses."""
    if result is None or result.value is None:
        return ""
    text, number, limit = _quantity(result.value, result.unit, words), _number(result.value), _number(result.threshold)
    if number is None or limit is None or number == limit or text != _quantity(limit, result.unit, words):
        return text
    return f"{words.number(number, 4)} {_unit(result.unit, words)}".strip()


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


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
    if not numbers or result.verdict is Verdict.NOT_RUN:
        return ""
    if value == threshold:
        return {True: "≥", False: "≤", None: ""}[comparing.more_is_better(result.id)]
    return "≤" if (value < threshold) is (result.verdict is Verdict.PASS) else "≥"


def _quantity(value: Any, unit: str | None, words: Words) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {words.value(each)}" for key, each in value.items())
    if unit == "kbit/s" and isinstance(value, int | float):
        return rate_text(value, words)
    if value == "no-nat":
        return translate("Readings", "no NAT")
    return f"{words.value(value)} {_unit(unit, words)}".strip()


def _unit(unit: str | None, words: Words) -> str:
    return words.text(f"unit.{unit}") if unit and words.has(f"unit.{unit}") else unit or ""


def rate_text(kbit_s: float, words: Words) -> str:
    """A rate in kbit/s, from 10,000 on in Mbit/s."""
    return (
        f"{words.number(float(kbit_s))} kbit/s"
        if kbit_s < 10_000
        else f"{words.number(kbit_s / 1000, 1 if kbit_s < 100_000 else 0)} Mbit/s"
    )


def counts_of(lines: list[Line]) -> dict[str, int]:
    """How many lines have each rank."""
    ranks = [line.rank for line in lines]
    return {rank: ranks.count(rank) for rank in ("fail", "warn", "pass", "not-run")}
