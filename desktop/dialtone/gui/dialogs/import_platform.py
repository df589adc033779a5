"""Import of the platform's list: which column is what, every row with what becomes of it, then one edit that can be undone."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from dialtone.domain.changes import Change
from dialtone.domain.problems import Problem
from dialtone.gui.context import Context
from dialtone.gui.dialogs.edit_dialog import EditDialog
from dialtone.gui.widgets import Column, DataTable, Field, Form, Row
from dialtone.services.platform_import import LABEL, PlatformPlan, PlatformRow, State, plan
from dialtone.services.platform_table import FIELDS, PlatformTable

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOOKS = {
    "added": ("plus", "ok"),
    "changed": ("pencil", "accent"),
    "unchanged": ("check", "muted"),
    "refused": ("circle-x", "fail"),
    "removed": ("trash-2", "warn"),
}
_ORDER: tuple[State, ...] = ("refused", "removed", "added", "changed", "unchanged")


class ImportPlatformDialog(EditDialog):
    """The table that was read. The plan is made on a worker, anew for every choice."""

    label = LABEL

    def __init__(self, context: Context, table: PlatformTable, parent: QWidget | None = None) -> None:
        super().__init__(context, parent, width=860)
        self.resize(1040, 660)
        self.read = table
        self.plan: PlatformPlan | None = None
        self._asked = 0
        fields = [Field(name, partial(self._field_name, name), "choice", choices=self._columns_of_file) for name in FIELDS]
        self.form = Form(context, fields, lambda *_: self.refresh(), columns=5, parent=self)
        places = {field: str(place) for place, field in table.columns.items()}
        self.form.show_values({name: places.get(name) for name in FIELDS})
        self.replace = QCheckBox(self)
        self.replace.toggled.connect(lambda _: self.refresh())
        self.preview = DataTable(context, self._columns(), self)
        self.preview.setProperty("framed", True)
        self.preview.set_read_only(True)
        for widget in (self.form, self.replace):
            self.body.addWidget(widget)
        self.body.addWidget(self.preview, 1)
        self.retranslate()
        self.refresh()
        self.ok.setFocus()

    def _field_name(self, name: str) -> str:
        text = self.context.words.text(f"platform-field.{name}")
        return text[:1].upper() + text[1:]

    def _columns_of_file(self) -> list[tuple[str, str]]:
        width = max((len(row.cells) for row in self.read.rows), default=0) if not self.read.heading else len(self.read.heading)
        return [(str(place), self.read.title(place)) for place in range(min(width, 200))]

    def _columns(self) -> "Sequence[Column]":
        def verdict(row: PlatformRow) -> str:
            words = self.context.words
            problems = [row.problem] if row.problem is not None else list(row.remarks)
            said = " ".join(words.problem(one) for one in problems)
            state = words.text(f"platform-state.{row.state}")
            return f"{state}. {said}" if said else state

        return (
            Column(
                "number",
                lambda: self.tr("Row"),
                lambda row: str(row.number or "–"),
                width=56,
                right=True,
                tone=lambda _: "muted",
                sort=lambda row: row.number,
            ),
            Column("title", lambda: self.tr("What"), lambda row: row.title, width=150, tooltip=lambda row: row.title),
            Column(
                "detail",
                lambda: self.tr("Details"),
                lambda row: row.detail,
                width=230,
                tone=lambda _: "muted",
                tooltip=lambda row: row.detail,
            ),
            Column(
                "verdict",
                lambda: self.tr("Result"),
                verdict,
                stretch=True,
                icon=lambda row: ("triangle-alert", "warn") if row.remarks and row.problem is None else _LOOKS[row.state],
                tone=lambda row: "fail" if row.problem is not None else "text",
                tooltip=verdict,
            ),
        )

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        self.setWindowTitle(self.tr("Import the platform's list"))
        self.heading.setText(self.windowTitle())
        self.explanation.setText(
            self.tr("%1: which column says what? Known headings are filled in. A refused row doesn't stop the others.")
            .replace("%1", self.read.file.replace("\\", "/").rpartition("/")[2])
        )  # fmt: skip
        self.replace.setText(self.tr("This is the &complete list: devices that aren't in it are removed from the dossier's list"))
        self.preview.setAccessibleName(self.tr("What the rows become"))
        self.preview.set_empty_text(self.tr("Say which column holds the MAC address, and one more."))
        self.ok.setText(self.tr("&Import"))

    def columns(self) -> dict[int, str]:
        """Field by column, as chosen; of two fields with one column the first has it."""
        chosen: dict[int, str] = {}
        for name, value in self.form.values().items():
            if value is not None:
                chosen.setdefault(int(value), name)
        return chosen

    def refresh(self) -> None:
        """Plan anew."""
        snapshot = self.context.controller.snapshot
        if snapshot is None:
            return
        self._asked += 1
        number, columns, replace = self._asked, self.columns(), self.replace.isChecked()
        record, now, table = snapshot.record, self.context.services.clock.now(), self.read
        self.ok.setEnabled(False)
        self.context.bridge.pool(
            lambda: plan(record, table, now, columns=columns, replace=replace),
            done=partial(self._planned, number),
            failed=partial(self._not_planned, number),
            owner=self,
        )

    def _planned(self, number: int, made: PlatformPlan) -> None:
        if number != self._asked:
            return
        self.plan = made
        self.fault.hide()
        rows = sorted(made.rows, key=lambda row: (_ORDER.index(row.state), not row.remarks, row.number))
        self.preview.set_rows([Row(f"{row.number}:{place}", row) for place, row in enumerate(rows)])
        counts = {self.context.words.text(f"platform-state.{state}"): made.count(state) for state in _ORDER}
        text = ", ".join(self.tr("%1: %2").replace("%1", word).replace("%2", str(count)) for word, count in counts.items() if count) + "."
        if made.unused:
            text += " " + self.tr("Columns not used: %1.").replace("%1", ", ".join(made.unused[:12]))
        self.result_line.setText(text)
        self.ok.setEnabled(bool(made.edit.changes))

    def _not_planned(self, number: int, error: BaseException) -> None:
        if number != self._asked:
            return
        self.plan = None
        self.preview.set_rows([])
        self.result_line.setText("")
        if not isinstance(error, Problem):
            self.context.controller.problem.emit(error)
            return
        self.fault.setText(self.context.words.problem(error))
        self.fault.show()

    def changes(self) -> tuple[Change, ...]:
        """All rows that are not refused."""
        return self.plan.edit.changes if self.plan is not None else ()
