"""Adds something that is billed besides users, or a sound file."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from dialtone.domain.changes import Change
from dialtone.gui.context import Context
from dialtone.gui.dialogs.edit_dialog import EditDialog
from dialtone.gui.models.numbers_table import normal_number
from dialtone.gui.models.order_table import WITH_QUANTITY, new_row
from dialtone.gui.widgets import Fault, Field, Form

_LABELS = {
    "virtual_faxes": "edit.add-virtual-fax",
    "conference_rooms": "edit.add-conference-room",
    "traffic_packs": "edit.add-traffic-pack",
    "other_services": "edit.add-other-service",
    "sound_files": "edit.add-sound-file",
}


class AddServiceDialog(EditDialog):
    """What it is, its name or number, and how many."""

    def __init__(self, context: Context, parent: QWidget | None = None, *, kind: str = "virtual_faxes") -> None:
        super().__init__(context, parent, width=440)
        self.form = Form(
            context,
            [
                Field("kind", lambda: self.tr("&What"), "choice", choices=self._kinds, required=True),
                Field("name", lambda: self.tr("&Name, or the number of the fax")),
                Field("quantity", lambda: self.tr("&How many"), "number", check=self._check),
            ],
            lambda *_: self._adapt(),
            parent=self,
        )
        self.body.addWidget(self.form)
        self.form.show_values({"kind": kind, "quantity": 1})
        self.more.show()
        self.retranslate()
        self._adapt()
        self.form.focus_field("name")

    def _kinds(self) -> Sequence[tuple[str, str]]:
        words = self.context.words
        return (
            ("virtual_faxes", words.text("item.virtual-fax")),
            ("conference_rooms", words.text("item.conference-room")),
            ("traffic_packs", words.text("item.traffic-pack")),
            ("other_services", words.text("item.other")),
            ("sound_files", self.tr("Sound file")),
        )

    def _check(self, value: Any) -> Fault | None:
        return None if value is None or value >= 1 else Fault(self.tr("At least 1. It is not saved yet."), blocks=True)

    def _adapt(self) -> None:
        kind = self.form.values()["kind"]
        self.form.set_visible_field("quantity", kind in WITH_QUANTITY)

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        self.setWindowTitle(self.tr("Add service"))
        self.heading.setText(self.tr("Add service"))
        self.explanation.setText(self.tr("These are billed besides the users; the page compares them with the order."))
        self.ok.setText(self.tr("&Add"))
        self.more.setText(self.tr("Add and n&ext"))

    def changes(self) -> tuple[Change, ...]:
        """The new row."""
        values = self.form.values()
        kind, name = values["kind"] or "virtual_faxes", values["name"]
        if self.form.faults():
            return ()
        if kind == "virtual_faxes":
            name = normal_number(name or "")
        if not name:
            self.form.set_message("name", Fault(self.tr("Give it a name, or the number of the fax.")))
            self.form.focus_field("name")
            return ()
        self.label = _LABELS[kind]
        return (new_row(kind, name, values["quantity"]),)

    def after(self) -> None:
        """Ready for the next one of the kind."""
        values = self.form.values()
        self.form.flush()
        self.form.show_values({"kind": values["kind"], "quantity": 1})
        self.form.focus_field("name")
