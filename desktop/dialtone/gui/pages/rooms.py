"""Rooms & devices: who and what stands where, what each counts as and why, and the questions that are open, answered on the spot."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from dialtone.domain.changes import Change, Put, Remove, Set
from dialtone.domain.kinds import INFRASTRUCTURE, PersonService
from dialtone.gui.context import Context
from dialtone.gui.dialogs.pick import PickDialog
from dialtone.gui.models import count_lines, rooms_subjects
from dialtone.gui.models.naming import free_ids, ids, person_choices, room_choices
from dialtone.gui.models.record_forms import Choices
from dialtone.gui.models.rooms_table import NOWHERE, PERSON, PERSONS, ROOM, RoomsTable, Table
from dialtone.gui.pages.base import Page
from dialtone.gui.pages.questions import Questions
from dialtone.gui.pages.rooms_card import RoomsCard
from dialtone.gui.widgets import CountPanel, SidePanel
from dialtone.gui.widgets.question_cards import AskStack
from dialtone.gui.widgets.side_editor import SideEditor, Subject

if TYPE_CHECKING:
    from dialtone.gui.dialogs.edit_dialog import EditDialog
    from dialtone.services.session import Snapshot

_MANY = 1500
"""Devices from which the table is made on a worker: 50 ms is the most that the window may stand still."""


class RoomsPage(Page):
    """The page."""

    page_id = "rooms"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._choices = Choices(context)
        self._wanted = ""
        self._round = 0
        self._add_people = self.heading.add_button("user-plus")
        self._add_rooms = self.heading.add_button("building-2")
        self._add_device = self.heading.add_button("plus", primary=True)
        self._make_actions()
        self._make_table()
        self._make_side()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.card, 1)
        row.addWidget(self._side)
        self.body.addLayout(row, 1)

    # --- construction ----------------------------------------------------------------------------------------------------------------

    def _make_actions(self) -> None:
        self._actions: dict[str, QAction] = {}
        for name, icon, keys, call in (
            ("add-device", "plus", "Ctrl+D", self.add_device),
            ("add-rooms", "building-2", "Ctrl+R", self.add_rooms),
            ("add-people", "user-plus", "Ctrl+P", self.add_people),
            ("paste", "clipboard-paste", "Ctrl+Shift+V", self.paste_devices),
            ("answer", "circle-question-mark", "Ctrl+J", self.go_to_questions),
            ("edit", "pencil", "F2", self.edit_current),
            ("person", "user", "P", self.assign_person),
            ("room", "door-open", "R", self.assign_room),
            ("delete", "trash-2", "", self.delete_current),
        ):
            action = QAction(self)
            action.setIcon(self.context.theme.icon(icon))
            action.setProperty("symbol", icon)
            if keys:
                action.setShortcut(QKeySequence(keys))
            action.triggered.connect(call)
            self._actions[name] = action
        self._page_actions = [self._actions[name] for name in ("add-device", "add-rooms", "add-people", "paste", "answer")]
        self._row_actions = [self._actions[name] for name in ("edit", "person", "room", "delete")]
        for action in self._page_actions:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)
        self._add_device.clicked.connect(self.add_device)
        self._add_rooms.clicked.connect(self.add_rooms)
        self._add_people.clicked.connect(self.add_people)

    def _make_table(self) -> None:
        self.card = RoomsCard(self.context, self)
        self.card.empty.triggered.connect(self.add_rooms)
        self.table = self.card.table
        self.table.menu_actions = lambda: self._row_actions
        self.table.opened.connect(self.edit)
        self.table.group_opened.connect(self.edit)
        self.table.chosen.connect(self._chosen)
        self.table.pasted.connect(self._pasted)
        self.table.deletion.connect(self._delete)
        for action in self._row_actions:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.table.addAction(action)

    def _make_side(self) -> None:
        self._side = QStackedWidget(self)
        self._side.setFixedWidth(308)
        self.overview = SidePanel(self, width=308)
        self.count = CountPanel(self.context, self)
        self.asks = AskStack(self.context, self)
        self.questions = Questions(self.context, self.asks, self.page_id, self.focus_subject)
        self.overview.add(self.count)
        self.overview.add(self.asks)
        self.editing = SidePanel(self, width=308)
        self.editor = SideEditor(self.context, self)
        self.editor.closed.connect(self._edited)
        self.editing.add(self.editor)
        self._side.addWidget(self.overview)
        self._side.addWidget(self.editing)

    # --- texts -----------------------------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return self.tr("Rooms & devices")

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        texts = {
            "add-device": self.tr("&Add device…"),
            "add-rooms": self.tr("Add r&ooms…"),
            "add-people": self.tr("Add &people…"),
            "paste": self.tr("Paste devices from a &spreadsheet…"),
            "answer": self.tr("Go to the open &questions"),
            "edit": self.tr("&Edit"),
            "person": self.tr("Assign &person…"),
            "room": self.tr("Assign &room…"),
            "delete": self.tr("&Delete"),
        }
        for name, text in texts.items():
            self._actions[name].setText(text)
        for button, name in ((self._add_device, "add-device"), (self._add_rooms, "add-rooms"), (self._add_people, "add-people")):
            button.setText(texts[name])
            keys = self._actions[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{texts[name].replace('&', '')} ({keys})")
        self.card.retranslate()
        self.editor.retranslate()

    def restyle(self) -> None:
        """Symbols in the theme's colours."""
        super().restyle()
        for action in self._actions.values():
            action.setIcon(self.context.theme.icon(str(action.property("symbol"))))

    # --- content -------------------------------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: "Snapshot", changed: frozenset[str]) -> None:
        """Table, count and questions."""
        del changed  # the count of one device may hang on any other part of the record
        self._round += 1
        if len(snapshot.record.devices) > _MANY:
            words, turn = self.context.words, self._round
            self.context.bridge.pool(
                lambda: RoomsTable(snapshot, words).build(), done=lambda table: self._show_table(snapshot, table, turn), owner=self
            )
        else:
            self._show_table(snapshot, RoomsTable(snapshot, self.context.words).build(), self._round)
        self._show_remark(snapshot)
        self._show_count(snapshot)
        self.questions.show(snapshot)
        writable = not snapshot.read_only
        for name, action in self._actions.items():
            action.setEnabled(writable or name in {"answer", "edit"})
        for button in (self._add_device, self._add_rooms, self._add_people, self.card.empty.button):
            button.setEnabled(writable)
        self.table.set_read_only(not writable)

    def _show_table(self, snapshot: "Snapshot", table: Table, turn: int) -> None:
        if turn != self._round:
            return
        self.card.show_table(snapshot.record, table)
        if self.editor.subject is not None:
            self._show_editor(self.editor.subject.key)
        if self._wanted and self.table.show_key(self._wanted):
            self._wanted = ""

    def _show_remark(self, snapshot: "Snapshot") -> None:
        terminals = snapshot.assessment.count.terminals_total
        infrastructure = sum(device.kind in INFRASTRUCTURE for device in snapshot.record.devices)
        parts = [self.tr("1 terminal") if terminals == 1 else self.tr("%n terminals", "", terminals)]
        if infrastructure:
            parts.append(self.tr("%n infrastructure", "", infrastructure))
        self.heading.remark.setText(", ".join(parts))

    def _show_count(self, snapshot: "Snapshot") -> None:
        count, words = snapshot.assessment.count, self.context.words
        totals = (*count_lines.channel_lines(count.channels, words), count_lines.ordered_line(count, words))
        groups = (count_lines.users_lines(snapshot, words), totals)
        self.count.show_count(self.tr("Users"), str(count.users_total), count_lines.users_note(count), groups)

    def focus_subject(self, subject: str) -> None:
        """Show a device, person or room; what hides it is taken away first."""
        keys = [subject, f"{PERSON}{subject}", f"{ROOM}{subject}"]
        keys += [entry.key for entry in self.card.entries.values() if entry.device is not None and entry.device.person == subject]
        if not any(self.table.show_key(key) for key in keys):
            self.card.show_everything()
            if not any(self.table.show_key(key) for key in keys):
                self.questions.focus(subject)

    def actions_offered(self) -> tuple[QAction, ...]:
        """For the palette."""
        return tuple(self._actions.values())

    # --- the side form -------------------------------------------------------------------------------------------------------------

    def edit(self, key: str) -> None:
        """Open the side form of a row or group row."""
        if key in {PERSONS, NOWHERE}:
            return
        self._show_editor(key)
        if self.editor.subject is not None:
            self.editor.focus_field()

    def edit_current(self) -> None:
        """The row that the cursor stands on."""
        if key := self._current():
            self.edit(key)

    def _current(self) -> str:
        keys = self.table.selected_keys()
        return self.table.current_group() or (keys[0] if keys else "")

    def _show_editor(self, key: str) -> None:
        snapshot = self.context.controller.snapshot
        subject = self._subject(snapshot, key) if snapshot is not None else None
        if snapshot is None or subject is None:
            self.editor.leave()
            return
        self.editor.edit(subject, writable=not snapshot.read_only)
        self._side.setCurrentWidget(self.editing)

    def _subject(self, snapshot: "Snapshot", key: str) -> Subject | None:
        entry = self.card.entries.get(key)
        make = rooms_subjects.Subjects(self.context, snapshot.record, self._choices, self._remove)
        if key.startswith(ROOM):
            return make.room(key.removeprefix(ROOM))
        if key.startswith(PERSON):
            return make.person(key.removeprefix(PERSON))
        return make.device(key, entry, self.edit)

    def _edited(self) -> None:
        self._side.setCurrentWidget(self.overview)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self, keys: list[str]) -> None:
        """While the form is open it follows the selection."""
        if self.editor.subject is not None and len(keys) == 1 and keys[0] != self.editor.subject.key:
            self._show_editor(keys[0])

    # --- acts ----------------------------------------------------------------------------------------------------------------------

    def add_device(self) -> None:
        """Open the dialog for one device, in the room or with the person that the cursor stands on."""
        from dialtone.gui.dialogs.add_device import AddDeviceDialog

        key = self._current()
        entry = self.card.entries.get(key)
        preset: dict[str, Any] = {}
        if key.startswith(ROOM):
            preset["room"] = key.removeprefix(ROOM)
        elif entry is not None and entry.person is not None:
            preset["person"] = entry.person.id
        elif entry is not None and entry.device is not None and entry.device.person is None:
            preset["room"] = entry.device.room
        dialog = AddDeviceDialog(self.context, self, preset=preset)
        dialog.made = lambda: self._show_soon(dialog.last)
        dialog.open()

    def _show_soon(self, key: str) -> None:
        """Show a row that may not be in the table yet."""
        self._wanted = "" if self.table.show_key(key) else key

    def add_rooms(self) -> None:
        """Open the dialog for rooms."""
        from dialtone.gui.dialogs.add_rooms import AddRoomsDialog

        self._open(AddRoomsDialog(self.context, self))

    def add_people(self) -> None:
        """Open the dialog for a staff list."""
        from dialtone.gui.dialogs.import_table import AddPeopleDialog

        self._open(AddPeopleDialog(self.context, self))

    def paste_devices(self) -> None:
        """Open the dialog for a table of devices, with what is on the clipboard."""
        from PySide6.QtGui import QGuiApplication

        self._paste(QGuiApplication.clipboard().text())

    def _pasted(self, lines: list[list[str]]) -> None:
        from dialtone.gui.widgets.data_table import to_tsv

        self._paste(to_tsv(lines))

    def _paste(self, text: str) -> None:
        from dialtone.gui.dialogs.import_table import PasteDevicesDialog

        self._open(PasteDevicesDialog(self.context, self, text=text))

    @staticmethod
    def _open(dialog: "EditDialog") -> None:
        dialog.open()

    def go_to_questions(self) -> None:
        """Leave the form, and put the focus on the first question."""
        if self.editor.subject is not None:
            self.editor.leave()
        self.asks.focus_first()

    def assign_person(self) -> None:
        """Choose the person of the selected devices; one who isn't there yet is made."""
        snapshot = self.context.controller.snapshot
        devices = self._selected_devices()
        if snapshot is None or not devices:
            return
        dialog = PickDialog(self.context, self.tr("Whose is it?"), [("", self.tr("— no person —")), *person_choices(snapshot.record)], self)
        dialog.picked = lambda key: self._place(devices, "person", key or None)
        dialog.made = partial(self._new_person, devices)
        dialog.offer_new(lambda name: self.tr("New person «{name}»").format(name=name))
        dialog.open()

    def assign_room(self) -> None:
        """Choose the room of the selected devices; one that isn't there yet is made."""
        snapshot = self.context.controller.snapshot
        devices = self._selected_devices()
        if snapshot is None or not devices:
            return
        dialog = PickDialog(self.context, self.tr("In which room?"), [("", self.tr("— no room —")), *room_choices(snapshot.record)], self)
        dialog.picked = lambda key: self._place(devices, "room", key or None)
        dialog.made = partial(self._new_room, devices)
        dialog.offer_new(lambda name: self.tr("New room «{name}»").format(name=name))
        dialog.open()

    def _selected_devices(self) -> list[str]:
        return [key for key in self.table.selected_keys() if not key.startswith(PERSON)]

    def _place(self, devices: list[str], field: str, key: str | None, *before: Change) -> None:
        self.context.controller.edit("edit.place-device", *before, *(Set("devices", device, {field: key}) for device in devices))

    def _new_person(self, devices: list[str], name: str) -> None:
        snapshot = self.context.controller.snapshot
        if snapshot is not None:
            key = free_ids("p", ids(snapshot.record.people), 1)[0]
            value = {"id": key, "name": name, "service": PersonService.TELEPHONY.value, **self._only_site(snapshot)}
            self._place(devices, "person", key, Put("people", value))

    def _new_room(self, devices: list[str], name: str) -> None:
        snapshot = self.context.controller.snapshot
        if snapshot is not None:
            key = free_ids("r", ids(snapshot.record.rooms), 1)[0]
            self._place(devices, "room", key, Put("rooms", {"id": key, "name": name, **self._only_site(snapshot)}))

    @staticmethod
    def _only_site(snapshot: "Snapshot") -> dict[str, str]:
        return {"site": snapshot.record.sites[0].id} if len(snapshot.record.sites) == 1 else {}

    def delete_current(self) -> None:
        """Delete the selected rows, or the room that the cursor stands on."""
        group = self.table.current_group()
        if group.startswith(ROOM):
            self._remove("rooms", group.removeprefix(ROOM))
        elif keys := self.table.selected_keys():
            self._delete(keys)

    def _delete(self, keys: list[str]) -> None:
        changes = [Remove("people", key.removeprefix(PERSON)) if key.startswith(PERSON) else Remove("devices", key) for key in keys]
        label = "edit.remove-device" if any(change.kind == "devices" for change in changes) else "edit.remove-person"
        self.context.controller.edit(label, *sorted(changes, key=lambda change: change.kind), done=lambda _: self._say_removed(len(keys)))

    def _remove(self, kind: str, key: str) -> None:
        label = {"devices": "edit.remove-device", "rooms": "edit.remove-room", "people": "edit.remove-person"}[kind]
        self.editor.leave()
        self.context.controller.edit(label, Remove(kind, key), done=lambda _: self._say_removed(1))

    def _say_removed(self, count: int) -> None:
        self.context.controller.say(self.tr("%n removed; Ctrl+Z brings it back", "", count))
