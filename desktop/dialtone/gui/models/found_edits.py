"""What the user decides about found devices, as calls on a session: they run on the dossier's worker, against the record as it is then."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from dialtone.domain.changes import Change, ChangeSet, Edit, Put, Set
from dialtone.domain.discovery import FoundDevice
from dialtone.domain.kinds import DeviceKind, PersonService
from dialtone.gui.models.found_devices import UNKNOWN, Entry
from dialtone.gui.models.naming import free_ids, ids
from dialtone.services.discovering import DiscoveryService
from dialtone.services.session import Session

Call = Callable[[Session], ChangeSet]


def adding(
    discovery: DiscoveryService, found: Sequence[FoundDevice], kind: DeviceKind | None = None, fields: Mapping[str, Any] | None = None
) -> Call:
    """Take devices into the dossier in one step. `kind` is what those of unknown kind are; of known ones when all are known.

    `fields`: person and room of the new ones.
    """
    unknown = any(device.kind == UNKNOWN for device in found)

    def named(device: FoundDevice) -> FoundDevice:
        applies = kind is not None and (device.kind == UNKNOWN or not unknown)
        return msgspec.structs.replace(device, kind=kind.value) if applies and kind is not None else device

    def call(session: Session) -> ChangeSet:
        edit = discovery.to_edit(session.record, [named(device) for device in found])
        return session.edit(Edit(edit.label, tuple(_with(change, fields or {}) for change in edit.changes)))

    return call


def _with(change: Change, fields: Mapping[str, Any]) -> Change:
    known = {name: value for name, value in fields.items() if value is not None}
    return Put(change.kind, {**change.value, **known}, change.key) if isinstance(change, Put) and known else change


def placing(discovery: DiscoveryService, entries: Sequence[Entry], field: str, key: str | None, new_name: str = "") -> Call:
    """Give devices a person or a room, taking the new ones in; with `new_name` a person or room that is made in the same step."""

    def call(session: Session) -> ChangeSet:
        record = session.record
        before: list[Change] = []
        target = key
        if new_name:
            target, put = _made(session, field, new_name)
            before.append(put)
        found = [entry.found for entry in entries if entry.addable and entry.found is not None]
        added = [_with(change, {field: target}) for change in discovery.to_edit(record, found).changes]
        known = {device.id for device in record.devices}
        set_ = [Set("devices", e.recorded.id, {field: target}) for e in entries if e.recorded is not None and e.recorded.id in known]
        return session.edit(Edit("edit.place-device", (*before, *added, *set_)))

    return call


def _made(session: Session, field: str, name: str) -> tuple[str, Put]:
    record = session.record
    only = {"site": record.sites[0].id} if len(record.sites) == 1 else {}
    if field == "person":
        key = free_ids("p", ids(record.people), 1)[0]
        return key, Put("people", {"id": key, "name": name, "service": PersonService.TELEPHONY.value, **only})
    key = free_ids("r", ids(record.rooms), 1)[0]
    return key, Put("rooms", {"id": key, "name": name, **only})


def taking_over(discovery: DiscoveryService, entries: Sequence[Entry]) -> Call:
    """Write what the network says into the dossier's rows of these devices: over what differs, and where nothing is known yet."""

    def call(session: Session) -> ChangeSet:
        known = {device.id for device in session.record.devices}
        there = [entry for entry in entries if entry.recorded is not None and entry.recorded.id in known]
        filled = discovery.to_edit(session.record, [entry.found for entry in there if entry.fills and entry.found is not None])
        changes = [
            Set("devices", entry.recorded.id, {name: after for name, _, after in entry.differences})
            for entry in there
            if entry.recorded is not None and entry.differences
        ]
        return session.edit(Edit("edit.change-device", (*(each for each in filled.changes if isinstance(each, Set)), *changes)))

    return call
