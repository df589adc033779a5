"""Adds a device by hand; stays open for the next one when asked, since devices come by the box."""

from typing import Any

from PySide6.QtWidgets import QWidget

from dialtone.domain.changes import Change, Put
from dialtone.gui.context import Context
from dialtone.gui.dialogs.edit_dialog import EditDialog
from dialtone.gui.models.importing import normal_mac
from dialtone.gui.models.naming import free_ids, ids
from dialtone.gui.models.record_forms import Choices, device_fields
from dialtone.gui.widgets import Form


class AddDeviceDialog(EditDialog):
    """Kind, product, person or room, extension and MAC address; the rest follows in the side form. `last` is the id of the last one."""

    label = "edit.add-device"

    def __init__(self, context: Context, parent: QWidget | None = None, *, preset: dict[str, Any] | None = None) -> None:
        super().__init__(context, parent, width=520)
        self.last = ""
        self.form = Form(context, device_fields(Choices(context), short=True), columns=2, parent=self)
        self.body.addWidget(self.form)
        self.form.show_values(preset or {})
        self.more.show()
        self.retranslate()
        self.form.focus_field("kind")

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        self.setWindowTitle(self.tr("Add device"))
        self.heading.setText(self.tr("Add device"))
        self.explanation.setText(
            self.tr("A telephone counts with its person, or with its room when it has none. What stays open becomes a question.")
        )
        self.ok.setText(self.tr("&Add"))
        self.more.setText(self.tr("Add and &next"))

    def changes(self) -> tuple[Change, ...]:
        """The new device."""
        snapshot = self.context.controller.snapshot
        faults = self.form.faults()
        if snapshot is None or faults:
            if faults:
                self.form.focus_field(next(iter(faults)))
            return ()
        values = {name: value for name, value in self.form.values().items() if value is not None}
        if not values:
            self.fault.setText(self.tr("Say at least what kind of device it is."))
            self.fault.show()
            self.form.focus_field("kind")
            return ()
        if "mac" in values:
            values["mac"] = normal_mac(values["mac"])
            other = next((device.id for device in snapshot.record.devices if device.mac == values["mac"]), None)
            if other is not None:
                self.fault.setText(self.tr("The device {device} has this MAC address already.").format(device=other))
                self.fault.show()
                self.form.focus_field("mac")
                return ()
        self.last = free_ids("d", ids(snapshot.record.devices), 1)[0]
        return (Put("devices", {"id": self.last, **values}),)

    def after(self) -> None:
        """The next one is likely of the same product and in the same room."""
        kept = {name: value for name, value in self.form.values().items() if name in {"kind", "vendor", "model", "room"}}
        for name in ("person", "extension", "mac"):
            kept[name] = None
        self.form.show_values(kept)
        self.form.focus_field("mac")
