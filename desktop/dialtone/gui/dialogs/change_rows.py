"""Changes several rows of a kind in one step: what is filled in here goes into all of them, what stays empty is left as it is."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from dialtone.domain.changes import Change
from dialtone.domain.record import Record
from dialtone.gui.context import Context
from dialtone.gui.dialogs.edit_dialog import EditDialog
from dialtone.gui.models.cabling_bulk import change_all
from dialtone.gui.models.cabling_fields import FIELDS, NotAValueError, Spec, parse, plain_text
from dialtone.gui.widgets import Field, Form

_OWN = {"id", "port", "outlet", "label", "position_u", "a", "b", "device", "name", "address", "serial", "reserved", "defective"}
"""Fields in which no two rows are alike."""
_AS_IT_IS = "="


class ChangeRowsDialog(EditDialog):
    """One form for all rows."""

    label = "edit.change-rows"

    def __init__(self, context: Context, kind: str, rows: Sequence[Any], parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.kind, self.rows = kind, tuple(rows)
        self._specs = {spec.name: spec for spec in FIELDS[kind] if spec.name not in _OWN}
        self.form = Form(context, [self._field(spec) for spec in self._specs.values()], lambda *_: self.preview(), columns=2, parent=self)
        self.form.show_values({name: _AS_IT_IS for name, spec in self._specs.items() if spec.kind in {"choice", "yesno"}})
        self.body.addWidget(self.form)
        self.retranslate()
        if self._specs:
            self.form.focus_field(next(iter(self._specs)))

    def _field(self, spec: Spec) -> Field:
        if spec.kind not in {"choice", "yesno"}:
            return Field(spec.name, spec.title, "text")

        def choices() -> list[tuple[str, str]]:
            words = self.context.words
            yes_no = [("yes", words.text("general.yes")), ("no", words.text("general.no"))]
            found = spec.choices(self._record(), words) if spec.choices is not None else yes_no
            return [(_AS_IT_IS, self.tr("as it is")), *found]

        return Field(spec.name, spec.title, "choice", choices=choices, required=True)

    def _record(self) -> Record:
        snapshot = self.context.controller.snapshot
        return snapshot.record if snapshot else Record()

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        title = self.tr("Change 1 row") if len(self.rows) == 1 else self.tr("Change %n rows", "", len(self.rows))
        self.setWindowTitle(title)
        self.heading.setText(title)
        names = [str(row.id) for row in self.rows]
        shown = ", ".join(names if len(names) <= 6 else (*names[:4], "…", names[-1]))
        self.explanation.setText(
            self.tr("What you fill in goes into all of them; what you leave empty stays as it is: {names}").format(names=shown)
        )
        self.preview()

    def _read(self) -> tuple[tuple[Change, ...], str]:
        try:
            typed = {name: value for name, value in self.form.values().items() if value not in {None, _AS_IT_IS}}
            values = {name: parse(self._specs[name], plain_text(value)) for name, value in typed.items()}
        except NotAValueError as error:
            return (), str(error)
        return change_all(self.kind, self.rows, values), ""

    def preview(self) -> None:
        """How many rows become different."""
        made, fault = self._read()
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        self.result_line.setText(self.tr("%n row(s) become different.", "", len(made)) if made else "")
        self.ok.setText(self.tr("&Change"))
        self.ok.setEnabled(bool(made) and not self.form.faults())

    def changes(self) -> tuple[Change, ...]:
        """One step for all rows."""
        self.form.flush()
        return () if self.form.faults() else self._read()[0]
