"""Adds a number block, with its postal address from a site where it is the same."""

from PySide6.QtWidgets import QWidget

from dialtone.domain.changes import Change, Put
from dialtone.domain.record import Record
from dialtone.gui.context import Context
from dialtone.gui.dialogs.edit_dialog import EditDialog
from dialtone.gui.models.number_subjects import ADDRESS, SAME_AS, address_of, block_fields
from dialtone.gui.models.numbers_table import normal_number
from dialtone.gui.widgets import Form


class AddBlockDialog(EditDialog):
    """First number, size, address."""

    label = "edit.add-number-block"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent, width=480)
        record = self._record()
        self.form = Form(context, block_fields(record), lambda *_: self._same(), columns=2, parent=self)
        addressed = [site.id for site in record.sites if site.address is not None]
        only = addressed[0] if len(record.sites) == 1 and addressed else None
        self.form.show_values({"size": 10, SAME_AS: only} | (address_of(record, only) or {} if only else {}))
        self.form.set_message("first", None)
        self.body.addWidget(self.form)
        self.retranslate()
        self.form.focus_field("first")

    def _record(self) -> Record:
        snapshot = self.context.controller.snapshot
        return snapshot.record if snapshot else Record()

    def _same(self) -> None:
        """Take over the address of the site that was chosen."""
        values = self.form.values()
        site = values.get(SAME_AS)
        if site and site != self._taken:
            self._taken = site
            address = address_of(self._record(), site) or {}
            self.form.show_values(values | {name: address.get(name) for name in ADDRESS})

    _taken: str | None = None

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        self.setWindowTitle(self.tr("Add number block"))
        self.heading.setText(self.tr("Add number block"))
        self.explanation.setText(
            self.tr("Emergency services are sent to the postal address of the block, so it has to be the real address of who calls.")
        )
        self.ok.setText(self.tr("&Add"))

    def changes(self) -> tuple[Change, ...]:
        """The new block."""
        faults = self.form.faults()
        if faults:
            name = next(iter(faults))
            self.form.set_message(name, faults[name])
            self.form.focus_field(name)
            return ()
        values = self.form.values()
        address = {name: values[name] for name in ADDRESS if values.get(name)}
        value = {"first": normal_number(values["first"]), "size": values["size"]}
        return (Put("number_blocks", value | ({"address": address} if address else {})),)
