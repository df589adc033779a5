"""Adds rooms by the floor: «10 offices 1.01–1.10», with a look at what comes of it before it is done."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dialtone.domain.changes import Change, Put
from dialtone.gui.context import Context
from dialtone.gui.dialogs.edit_dialog import EditDialog
from dialtone.gui.models.naming import free_ids, ids, name_of
from dialtone.gui.models.record_forms import Choices
from dialtone.gui.models.room_names import MOST, NotRoomsError, expand
from dialtone.gui.models.sheet import plain
from dialtone.gui.widgets import Field, Form, text_label


class AddRoomsDialog(EditDialog):
    """Names as a list, a range or a number; one use, floor and site for all of them."""

    label = "edit.add-room"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        choices = Choices(context)
        self._names_label = text_label(parent=self)
        self.names = QPlainTextEdit(self)
        self.names.setTabChangesFocus(True)
        self.names.setFixedHeight(64)
        self._names_label.setBuddy(self.names)
        self.form = Form(
            context,
            [
                Field("use", lambda: self.tr("&Who uses their telephones"), "choice", choices=choices.uses, span=2),
                Field("floor", lambda: self.tr("&Floor")),
                Field("site", lambda: self.tr("&Site"), "choice", choices=choices.sites),
            ],
            columns=2,
            parent=self,
        )
        sites = choices.sites()
        self.form.show_values({"site": sites[0][0]} if len(sites) == 1 else {})
        for widget in (self._names_label, self.names, self.form):
            self.body.addWidget(widget)
        self.names.textChanged.connect(self._preview)
        self.retranslate()
        self.names.setFocus()

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        self.setWindowTitle(self.tr("Add rooms"))
        self.heading.setText(self.tr("Add rooms"))
        self.explanation.setText(
            self.tr("Shared rooms decide how telephones without a person count: a workshop's telephone is a user, a meeting room's is not.")
        )
        self._names_label.setText(self.tr("&Rooms"))
        self.names.setAccessibleName(self.tr("Rooms"))
        self.names.setPlaceholderText(self.tr("10 offices 1.01–1.10, Warehouse, 3 classrooms"))
        self._preview()

    def _read(self) -> tuple[tuple[str, ...], str]:
        """The names, or why there are none."""
        snapshot = self.context.controller.snapshot
        try:
            names = expand(self.names.toPlainText())
        except NotRoomsError as error:
            reasons = {
                "backwards": self.tr("«{part}»: the range can't be read."),
                "count": self.tr("«{part}»: the number of rooms and the range don't agree."),
                "too-many": self.tr("«{part}»: more than {most} rooms at once."),
                "twice": self.tr("«{part}» is named twice."),
            }
            return (), reasons[error.reason].format(part=error.part, most=MOST)
        taken = {plain(name_of(room)) for room in snapshot.record.rooms} if snapshot else set()
        double = [name for name in names if plain(name) in taken]
        if double:
            return (), self.tr("There is a room «{part}» already.").format(part=double[0])
        return names, ""

    def _preview(self) -> None:
        names, fault = self._read()
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        shown = ", ".join(names if len(names) <= 8 else (*names[:5], "…", names[-1]))
        self.result_line.setText(shown)
        self.ok.setEnabled(bool(names))
        self.ok.setText(
            self.tr("&Add 1 room") if len(names) == 1 else self.tr("&Add %n rooms", "", len(names)) if names else self.tr("&Add")
        )

    def changes(self) -> tuple[Change, ...]:
        """The new rooms."""
        snapshot = self.context.controller.snapshot
        names, fault = self._read()
        if snapshot is None or fault:
            return ()
        common = {name: value for name, value in self.form.values().items() if value is not None}
        new = free_ids("r", ids(snapshot.record.rooms), len(names))
        return tuple(Put("rooms", {"id": key, "name": name, **common}) for key, name in zip(new, names, strict=True))
