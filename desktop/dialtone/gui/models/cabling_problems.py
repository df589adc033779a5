"""What is wrong, in doubt or missing in the cabling, as lines to read: what, where, what to do, and the row that it is about."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialtone.domain.cabling import CompletenessLine
from dialtone.domain.cabling_issue import CablingIssue
from dialtone.domain.kinds import Severity
from dialtone.gui.widgets.table_model import Row
from dialtone.words import Words

SEVERITIES = {
    Severity.VIOLATION: ("circle-x", "fail"),
    Severity.WARNING: ("triangle-alert", "warn"),
    Severity.DOUBT: ("circle-question-mark", "doubt"),
    Severity.ADVICE: ("lightbulb", "accent"),
    Severity.INFO: ("info", "muted"),
}
STATES = {"not-ok": ("circle-x", "fail"), "not-checked": ("circle-dashed", "doubt"), "ok": ("circle-check", "ok")}
MINIMUM = "minimum"
"""The group of the lines of the minimum record."""


@dataclass(frozen=True)
class ProblemLine:
    """A line. `kind` and `key`: the row where it is put right, «» for none."""

    text: str
    where: str
    remedy: str
    icon: str
    tone: str
    kind: str
    key: str


def issue_rows(issues: Sequence[CablingIssue], words: Words) -> tuple[Row, ...]:
    """A row for each issue, in the group of its severity."""
    keys = unlike(f"{issue.code}:{issue.kind}:{issue.key}" for issue in issues)
    return tuple(Row(key, _issue(issue, words), issue.severity.value) for key, issue in zip(keys, issues, strict=True))


def minimum_rows(lines: Sequence[CompletenessLine], words: Words) -> tuple[Row, ...]:
    """The minimum record, what is not in order on top; nothing where nobody recorded anything."""
    if all(line.state == "not-checked" for line in lines):
        return ()
    ordered = sorted(lines, key=lambda line: list(STATES).index(line.state))
    return tuple(Row(f"line:{line.code}", _line(line, words), MINIMUM) for line in ordered)


def _issue(issue: CablingIssue, words: Words) -> ProblemLine:
    message, remedy = words.cabling_issue(issue)
    icon, tone = SEVERITIES[issue.severity]
    return ProblemLine(message, str(issue.params.get("name") or issue.key), remedy, icon, tone, issue.kind, issue.key)


def _line(line: CompletenessLine, words: Words) -> ProblemLine:
    icon, tone = STATES[line.state]
    params = {"done": 0, "total": 0, "names": (), **line.params}
    code = "none" if not params["total"] else "lacking" if line.state != "ok" else "count"
    text, where = words.text(f"cabling.line.{line.code}"), words.text(f"cabling.line-state.{line.state}")
    kind = line.subject_kind if line.subject else ""
    return ProblemLine(text, where, words.text(f"cabling.line-{code}", **params), icon, tone, kind, line.subject)


def unlike(keys: Iterable[str]) -> list[str]:
    """The keys, each with a number where it came before."""
    seen: Counter[str] = Counter()
    made = []
    for key in keys:
        seen[key] += 1
        made.append(key if seen[key] == 1 else f"{key}:{seen[key]}")
    return made
