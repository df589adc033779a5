"""What the rooms page's side form edits: a device, a person or a room, with its acts."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from dialtone.domain.changes import Set
from dialtone.domain.record import Record
from dialtone.gui.context import Context
from dialtone.gui.icons import KIND_ICONS
from dialtone.gui.models import record_forms
from dialtone.gui.models.naming import device_title, name_of
from dialtone.gui.models.rooms_table import PERSON, ROOM, Entry
from dialtone.gui.widgets.side_editor import Subject

translate = QCoreApplication.translate


class Subjects:
    """Makes subjects from the present record. `remove(kind, key)` deletes."""

    def __init__(self, context: Context, record: Record, choices: record_forms.Choices, remove: Callable[[str, str], None]) -> None:
        self._context, self._record, self._choices, self._remove = context, record, choices, remove

    def _edit(self, label: str, kind: str, key: str) -> Callable[[str, Any], None]:
        return lambda name, value: void(self._context.controller.edit(label, Set(kind, key, {name: value})))

    def _delete(self, kind: str, key: str, text: str) -> tuple[str, str, str, Callable[[], None]]:
        return ("trash-2", text, "danger", lambda: self._remove(kind, key))

    def device(self, key: str, entry: Entry | None, go_to: Callable[[str], None]) -> Subject | None:
        """A device, with what it counts as."""
        device = next((device for device in self._record.devices if device.id == key), None)
        if device is None:
            return None

        def save(name: str, value: Any) -> None:
            snapshot = self._context.controller.snapshot
            present = next((each for each in snapshot.record.devices if each.id == key), device) if snapshot else device
            self._context.controller.edit("edit.change-device", record_forms.device_change(present, name, value))

        acts = []
        if device.person is not None:
            person = device.person
            acts.append(("user", translate("RoomsSubjects", "&Person"), "", lambda: go_to(f"{PERSON}{person}")))
        elif device.room is not None:
            room = device.room
            acts.append(("door-open", translate("RoomsSubjects", "&Room"), "", lambda: go_to(f"{ROOM}{room}")))
        acts.append(self._delete("devices", key, translate("RoomsSubjects", "De&lete")))
        return Subject(
            key=key,
            icon=KIND_ICONS.get(device.kind.value if device.kind else "unknown", "box"),
            title=f"{device_title(device, self._context.words)} ({device.id})",
            fields=lambda: record_forms.device_fields(self._choices),
            values=record_forms.device_values(device),
            save=save,
            hidden=record_forms.device_hidden(device),
            note=(entry.why() or entry.counts) if entry is not None else "",
            actions=tuple(acts),
        )

    def person(self, key: str) -> Subject | None:
        """A person."""
        person = next((person for person in self._record.people if person.id == key), None)
        if person is None:
            return None
        return Subject(
            key=f"{PERSON}{key}",
            icon="user",
            title=name_of(person),
            fields=lambda: record_forms.person_fields(self._choices),
            values=record_forms.person_values(person),
            save=self._edit("edit.change-person", "people", key),
            actions=(self._delete("people", key, translate("RoomsSubjects", "De&lete person")),),
        )

    def room(self, key: str) -> Subject | None:
        """A room."""
        room = next((room for room in self._record.rooms if room.id == key), None)
        if room is None:
            return None
        return Subject(
            key=f"{ROOM}{key}",
            icon="door-open",
            title=name_of(room),
            fields=lambda: record_forms.room_fields(self._choices),
            values=record_forms.room_values(room),
            save=self._edit("edit.change-room", "rooms", key),
            actions=(self._delete("rooms", key, translate("RoomsSubjects", "De&lete room")),),
        )


def void(_: object) -> None:
    """For a lambda whose value nobody wants."""
