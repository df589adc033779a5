"""What is wrong, in doubt or missing in the cabling record: a list that leads to where each thing is put right."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialtone.domain.kinds import Severity
from dialtone.gui.context import Context
from dialtone.gui.models.cabling_problems import MINIMUM, SEVERITIES, ProblemLine
from dialtone.gui.models.cabling_subjects import KINDS
from dialtone.gui.widgets import Cell, Column, DataTable, Group, SearchBox, text_label

if TYPE_CHECKING:
    from dialtone.gui.models.cabling_facts import Facts

_COUNTED = (Severity.VIOLATION, Severity.WARNING, Severity.DOUBT)
_FORMS = {kind: form for form, kind in KINDS.items()} | {"devices": "device"}


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
        groups = [Group(each.value, words.text(f"severity.{each.value}"), str(counts[each])) for each in SEVERITIES if counts[each]]
        done = sum(line.state == "ok" for line in facts.lines)
        cell = Cell(words.text("cabling.line-count", done=done, total=len(facts.lines)))
        if facts.minimum_rows:
            groups.append(Group(MINIMUM, self.tr("Minimum record"), cells={"where": cell}))
        self.table.set_rows([*facts.issue_rows, *facts.minimum_rows], groups)

    def _filter(self, text: str) -> None:
        self.table.set_filter(text)

    def _open(self) -> None:
        for point in self.table.selected_values()[:1]:
            if point.key:
                self.opened.emit(point.kind, point.key)

    def _chosen(self) -> None:
        values: list[ProblemLine] = self.table.selected_values()
        point = values[0] if len(values) == 1 else None
        self.chosen.emit(f"{_FORMS[point.kind]}:{point.key}" if point is not None and point.kind in _FORMS and point.key else "")
