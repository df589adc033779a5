"""Pasted tables and lists: what each row would become, the refused ones by name with the reason, then one edit for all the rest."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from dialtone.domain.changes import Change
from dialtone.domain.record import Record
from dialtone.gui.context import Context
from dialtone.gui.dialogs.edit_dialog import EditDialog
from dialtone.gui.models.importing import DeviceImport, ImportPlan, ImportRow, PeopleImport
from dialtone.gui.models.record_forms import Choices
from dialtone.gui.models.sheet import DEVICE_FIELDS, MAX_CHARACTERS, PERSON_FIELDS, Sheet, read
from dialtone.gui.widgets import Column, DataTable, Field, Form, Row

if TYPE_CHECKING:
    from collections.abc import Sequence


class TableDialog(EditDialog):
    """Text above, preview below. `plan` is what would be done."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent, width=760)
        self.resize(760, 600)
        self.plan = ImportPlan()
        self._label = QLabel(self)
        self.text = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(128)
        self._label.setBuddy(self.text)
        self.preview = DataTable(context, self._columns(), self)
        self.preview.setProperty("framed", True)
        self.preview.set_read_only(True)
        for widget in (self._label, self.text):
            self.body.addWidget(widget)
        self.body.addWidget(self.preview, 1)
        self.text.textChanged.connect(self.refresh)

    def _columns(self) -> "Sequence[Column]":
        def verdict(row: ImportRow) -> str:
            return row.refused or ", ".join(row.remarks) or self.tr("is added")

        return (
            Column("number", lambda: self.tr("Row"), lambda row: str(row.number), width=56, right=True, tone=lambda _: "muted"),
            Column("title", lambda: self.tr("What"), lambda row: row.title, width=200),
            Column(
                "detail",
                lambda: self.tr("Details"),
                lambda row: row.detail,
                stretch=True,
                tone=lambda _: "muted",
                tooltip=lambda row: row.detail,
            ),
            Column(
                "verdict",
                lambda: self.tr("Result"),
                verdict,
                width=240,
                icon=lambda row: ("circle-x", "fail") if row.refused else ("circle-check", "ok"),
                tone=lambda row: "fail" if row.refused else "text",
                tooltip=verdict,
            ),
        )

    def _plan(self, text: str, record: Record) -> ImportPlan:
        raise NotImplementedError

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        self.preview.setAccessibleName(self.tr("What the rows become"))
        self.refresh()

    def refresh(self) -> None:
        """Read the text again and show what it would do."""
        snapshot = self.context.controller.snapshot
        text = self.text.toPlainText()
        self.plan = self._plan(text, snapshot.record) if snapshot is not None and text.strip() else ImportPlan()
        self.preview.set_rows([Row(str(row.number), row) for row in sorted(self.plan.rows, key=lambda row: not row.refused)])
        self.preview.horizontalHeader().setVisible(bool(self.plan.rows))
        self.result_line.setText(self._summary(len(text)))
        self.ok.setEnabled(bool(self.plan.changes))

    def _summary(self, length: int) -> str:
        plan, parts = self.plan, []
        if plan.rows:
            parts.append(self.tr("{added} to add, {refused} refused.").format(added=plan.added, refused=len(plan.refused)))
        if plan.unused:
            parts.append(self.tr("Columns not used: {columns}.").format(columns=", ".join(plan.unused[:12])))
        if plan.cut or length > MAX_CHARACTERS:
            parts.append(self.tr("The table is too long: what comes after is left out."))
        return " ".join(parts)

    def changes(self) -> tuple[Change, ...]:
        """All rows that are not refused."""
        return self.plan.changes


class PasteDevicesDialog(TableDialog):
    """Devices from a spreadsheet."""

    label = "edit.paste"

    def __init__(self, context: Context, parent: QWidget | None = None, *, text: str = "") -> None:
        super().__init__(context, parent)
        self.retranslate()
        self.text.setPlainText(text[:MAX_CHARACTERS])
        self.preview.set_empty_text(self.tr("Copy the rows in the spreadsheet, headings included, and paste them above."))
        (self.ok if self.plan.added else self.text).setFocus()

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        self.setWindowTitle(self.tr("Paste devices"))
        self.heading.setText(self.tr("Paste devices"))
        self.explanation.setText(
            self.tr(
                "Columns are known by their heading (kind, vendor, model, MAC, person, room, extension, origin, delivered on…) in "
                "English, Dutch or French. People and rooms that aren't there yet come along."
            )
        )
        self._label.setText(self.tr("&Table"))
        self.text.setAccessibleName(self.tr("Table"))

    def _plan(self, text: str, record: Record) -> ImportPlan:
        sheet = read(text, DEVICE_FIELDS)
        self.fault.hide()
        if not sheet.heading:
            self.fault.setText(self.tr("The first row has to be the headings; none of its cells is a known one."))
            self.fault.show()
            return ImportPlan()
        return DeviceImport(record).plan(sheet)

    def _summary(self, length: int) -> str:
        summary = super()._summary(length)
        self.ok.setText(self.tr("&Add 1 device") if self.plan.added == 1 else self.tr("&Add %n devices", "", self.plan.added))
        return summary


class AddPeopleDialog(TableDialog):
    """People from a staff list: one name per line, or a table."""

    label = "edit.add-person"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        choices = Choices(context)
        self.form = Form(
            context,
            [
                Field("service", lambda: self.tr("&Service of all"), "choice", choices=choices.services, required=True),
                Field("site", lambda: self.tr("S&ite of all"), "choice", choices=choices.sites),
            ],
            lambda *_: self.refresh(),
            columns=2,
            parent=self,
        )
        sites = choices.sites()
        self.form.show_values({"service": "telephony", "site": sites[0][0] if len(sites) == 1 else None})
        self.body.insertWidget(2, self.form)
        self.retranslate()
        self.preview.set_empty_text(self.tr("Type a name on each line, or paste the staff list."))
        self.text.setFocus()

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        self.setWindowTitle(self.tr("Add people"))
        self.heading.setText(self.tr("Add people"))
        self.explanation.setText(
            self.tr("As a rule every natural person who uses the telephony is one user, whatever the number of devices.")
        )
        self._label.setText(self.tr("&Names"))
        self.text.setAccessibleName(self.tr("Names"))
        self.text.setPlaceholderText("An Janssens\nBart De Smet")

    def _plan(self, text: str, record: Record) -> ImportPlan:
        values = self.form.values()
        return PeopleImport(record, service=values["service"] or "telephony", site=values["site"]).plan(_people_sheet(text))

    def _summary(self, length: int) -> str:
        summary = super()._summary(length)
        self.ok.setText(self.tr("&Add 1 person") if self.plan.added == 1 else self.tr("&Add %n people", "", self.plan.added))
        return summary


def _people_sheet(text: str) -> Sheet:
    return read(text, PERSON_FIELDS)
