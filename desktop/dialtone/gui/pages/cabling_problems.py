"""What is wrong, in doubt or missing in the cabling record: a list that leads to where each thing is put right."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialtone.domain.kinds import Severity
from dialtone.gui.context import Context
from dialtone.gui.models.cabling_subjects import KINDS
from dialtone.gui.widgets import Cell, Column, DataTable, Group, Row, SearchBox, text_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dialtone.domain.cabling import CompletenessLine
    from dialtone.domain.cabling_issue import CablingIssue
    from dialtone.gui.models.cabling_facts import Facts

_SEVERITIES = {
    Severity.VIOLATION: ("circle-x", "fail"),
    Severity.WARNING: ("triangle-alert", "warn"),
    Severity.DOUBT: ("circle-question-mark", "doubt"),
    Severity.ADVICE: ("lightbulb", "accent"),
    Severity.INFO: ("info", "muted"),
}
_STATES = {"not-ok": ("circle-x", "fail"), "not-checked": ("circle-dashed", "doubt"), "ok": ("circle-check", "ok")}
_COUNTED = (Severity.VIOLATION, Severity.WARNING, Severity.DOUBT)
_MINIMUM = "minimum"
_FORMS = {kind: form for form, kind in KINDS.items()} | {"devices": "device"}


@dataclass(frozen=True)
class Point:
    """A line: what it says, where, what to do, and the row that it is about."""

    text: str
    where: str
    remedy: str
    icon: str
    tone: str
    kind: str
    key: str


class ProblemsView(QWidget):
    """The list. `opened(kind, key)`: go there; `chosen(subject)`: show it beside the list."""

    opened = Signal(str, str)
    chosen = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.count = 0
        self.search = SearchBox(context, self)
        self.search.setMinimumWidth(220)
        self.search.changed.connect(self._filter)
        self.remark = text_label(tone="muted", parent=self)
        self.table = DataTable(context, self._columns(), self)
        self.table.set_read_only(True)
        self.table.opened.connect(lambda _: self._open())
        self.table.chosen.connect(lambda _: self._chosen())
        tools = QHBoxLayout()
        tools.setContentsMargins(10, 10, 10, 10)
        tools.setSpacing(8)
        tools.addWidget(self.search)
        tools.addWidget(self.remark, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addWidget(self.table, 1)

    def _columns(self) -> list[Column]:
        return [
            Column(
                "text",
                lambda: self.tr("What"),
                lambda point: point.text,
                stretch=True,
                icon=lambda point: (point.icon, point.tone),
                tooltip=lambda point: f"{point.text}\n{point.remedy}".strip(),
            ),
            Column("where", lambda: self.tr("Where"), lambda point: point.where, width=124, tooltip=lambda point: point.where),
            Column(
                "remedy",
                lambda: self.tr("What to do"),
                lambda point: point.remedy,
                width=280,
                tone=lambda _: "muted",
                tooltip=lambda point: point.remedy,
            ),
        ]

    def retranslate(self) -> None:
        """Fixed texts."""
        self.search.set_hint(self.tr("word, name or place"))
        self.table.setAccessibleName(self.tr("To solve"))
        self.table.set_empty_text(self.tr("Nothing to judge yet: the cabling record is empty."))
        self.remark.setText(self.tr("Enter goes to the place."))

    def show_facts(self, facts: "Facts") -> None:
        """All of it, the gravest first, then the minimum record with what is not in order on top."""
        words = self.context.words
        counts = Counter(issue.severity for issue in facts.issues)
        self.count = sum(counts[severity] for severity in _COUNTED)
        groups = [
            Group(severity.value, words.text(f"severity.{severity.value}"), str(counts[severity]))
            for severity in _SEVERITIES
            if counts[severity]
        ]
        keys = unlike(f"{issue.code}:{issue.kind}:{issue.key}" for issue in facts.issues)
        rows = [Row(key, self._issue(issue), issue.severity.value) for key, issue in zip(keys, facts.issues, strict=True)]
        if any(line.state != "not-checked" for line in facts.lines):
            done = sum(line.state == "ok" for line in facts.lines)
            cell = Cell(words.text("cabling.line-count", done=done, total=len(facts.lines)))
            groups.append(Group(_MINIMUM, self.tr("Minimum record"), cells={"where": cell}))
            ordered = sorted(facts.lines, key=lambda line: list(_STATES).index(line.state))
            rows += [Row(f"line:{line.code}", self._line(line), _MINIMUM) for line in ordered]
        self.table.set_rows(rows, groups)

    def _issue(self, issue: "CablingIssue") -> Point:
        message, remedy = self.context.words.cabling_issue(issue)
        icon, tone = _SEVERITIES[issue.severity]
        return Point(message, str(issue.params.get("name") or issue.key), remedy, icon, tone, issue.kind, issue.key)

    def _line(self, line: "CompletenessLine") -> Point:
        words = self.context.words
        icon, tone = _STATES[line.state]
        params = {"done": 0, "total": 0, "names": (), **line.params}
        code = "none" if not params["total"] else "lacking" if line.state != "ok" else "count"
        said = words.text(f"cabling.line-{code}", **params)
        return Point(
            words.text(f"cabling.line.{line.code}"),
            words.text(f"cabling.line-state.{line.state}"),
            said,
            icon,
            tone,
            line.subject_kind if line.subject else "",
            line.subject,
        )

    def _filter(self, text: str) -> None:
        self.table.set_filter(text)

    def _open(self) -> None:
        for point in self.table.selected_values()[:1]:
            if point.key:
                self.opened.emit(point.kind, point.key)

    def _chosen(self) -> None:
        values: list[Point] = self.table.selected_values()
        point = values[0] if len(values) == 1 else None
        self.chosen.emit(f"{_FORMS[point.kind]}:{point.key}" if point is not None and point.kind in _FORMS and point.key else "")


def unlike(keys: "Iterable[str]") -> list[str]:
    """The keys, each with a number where it came before."""
    seen: Counter[str] = Counter()
    made = []
    for key in keys:
        seen[key] += 1
        made.append(key if seen[key] == 1 else f"{key}:{seen[key]}")
    return made
