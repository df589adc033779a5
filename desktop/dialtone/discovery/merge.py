"""What a scan means for the dossier: which devices are new, known, changed or missing. Proposes, never decides.

What the user typed is never overwritten: only fields that are still unknown are filled in.
"""

import ipaddress
from collections.abc import Container, Iterable, Mapping

from msgspec import Struct

from dialtone.discovery.method import normal_mac
from dialtone.domain.changes import Change, Put, Set
from dialtone.domain.discovery import FoundDevice, ScanRun
from dialtone.domain.kinds import DeviceKind
from dialtone.domain.record import Device, Record

FIELDS = ("kind", "vendor", "model", "mac", "firmware", "ip")
"""Fields of a recorded device that a scan knows something about."""
_AS_OTHER = {"printer", "camera", "nas", "computer"}


class FieldChange(Struct, frozen=True):
    """A field that the record and the network state differently."""

    field: str
    before: str | None
    after: str | None


class Proposal(Struct, frozen=True):
    """A found device against the dossier. `device` None exactly when `state` is «missing»; `existing_id` None exactly when it is «new»."""

    device: FoundDevice | None
    state: str
    existing_id: str | None = None
    changes: tuple[FieldChange, ...] = ()


def propose(record: Record, run: ScanRun) -> tuple[Proposal, ...]:
    """Every found device, recognised by MAC address or serial number, then by IP address; then the recorded ones that did not answer.

    A recorded device is missing only after a complete run that covered its IP address.
    """
    pairs = _match(record.devices, run.devices)
    proposals = [_proposal(found, pairs.get(number)) for number, found in enumerate(run.devices)]
    matched = {device.id for device in pairs.values()}
    if run.complete:
        networks = [ipaddress.ip_network(text, strict=False) for text in run.networks]
        absent = (device for device in record.devices if device.id not in matched and _covered(device.ip, networks))
        proposals += [Proposal(None, "missing", device.id) for device in absent]
    return tuple(proposals)


class _Index:
    """The recorded devices by what they are recognised by, in the record's order; made once, since a record and a scan hold thousands."""

    def __init__(self, recorded: Iterable[Device]) -> None:
        self._macs: dict[str, list[Device]] = {}
        self._serials: dict[str, list[Device]] = {}
        self._ips: dict[str, list[Device]] = {}
        for device in recorded:
            for mac in {normal_mac(device.mac or ""), normal_mac(device.serial or "")} - {None}:
                self._macs.setdefault(mac or "", []).append(device)
            if device.serial:
                self._serials.setdefault(device.serial.strip().upper(), []).append(device)
            if device.ip:
                self._ips.setdefault(device.ip, []).append(device)

    def twin(self, found: FoundDevice, taken: Container[str]) -> Device | None:
        """The one with the same MAC address, else the same serial number."""
        mac = normal_mac(found.mac or "")
        same = self._macs.get(mac, ()) if mac else ()
        numbered = (device for serial in sorted(_serials(found)) for device in self._serials.get(serial, ()))
        return _first(same, taken) or _first(numbered, taken)

    def neighbour(self, found: FoundDevice, taken: Container[str]) -> Device | None:
        """The one at the same IP address. Addresses move: where the record has a MAC address and the scan none, the model must agree."""
        same = self._ips.get(found.ip, ()) if found.ip else ()
        return _first((device for device in same if not normal_mac(device.mac or "") or _same_make(device, found)), taken)


def _same_make(device: Device, found: FoundDevice) -> bool:
    """Whether the scan saw no MAC address, but the model that was recorded (behind a router there are no MAC addresses to see)."""
    return not found.mac and bool(device.model and found.model) and _alike(device.model or "", found.model or "")


def _first(devices: Iterable[Device], taken: Container[str]) -> Device | None:
    return next((device for device in devices if device.id not in taken), None)


def _match(recorded: Iterable[Device], found: Iterable[FoundDevice]) -> dict[int, Device]:
    """Which recorded device each found one (by its place) is. A recorded device with another MAC address is never taken for it by IP."""
    index, taken = _Index(recorded), set[str]()
    pairs: dict[int, Device] = {}
    numbered = list(enumerate(found))
    for recognise in (index.twin, index.neighbour):
        for number, device in numbered:
            if number not in pairs and (same := recognise(device, taken)) is not None:
                pairs[number] = same
                taken.add(same.id)
    return pairs


def _serials(device: FoundDevice) -> set[str]:
    return {item.value.strip().upper() for item in device.evidence if item.field == "serial"}


def _covered(ip: str | None, networks: Iterable[ipaddress.IPv4Network | ipaddress.IPv6Network]) -> bool:
    try:
        address = ipaddress.ip_address(ip or "")
    except ValueError:
        return False
    return any(address in network for network in networks)


def _proposal(found: FoundDevice, existing: Device | None) -> Proposal:
    if existing is None:
        return Proposal(found, "new")
    changes = tuple(change for field in FIELDS if (change := _change(field, existing, found)))
    return Proposal(found, "changed" if changes else "known", existing.id, changes)


def _change(field: str, existing: Device, found: FoundDevice) -> FieldChange | None:
    before, after = getattr(existing, field), _value(found, field, None)
    if not before or not after:
        return None  # what one side doesn't know is no change
    old, new = str(before), str(after)
    same = normal_mac(old) == normal_mac(new) if field == "mac" else _alike(old, new)
    return None if same else FieldChange(field, old, new)


def _alike(one: str, other: str) -> bool:
    a, b = ("".join(filter(str.isalnum, text.lower())) for text in (one, other))
    return a == b


def _value(found: FoundDevice, field: str, kind: DeviceKind | None) -> str | None:
    """What a scan has for a field of the record. A kind that the record has no word for becomes «other»; an unknown one stays unknown."""
    if field != "kind":
        return getattr(found, field) or None
    if kind is not None:
        return kind.value
    if found.kind in _AS_OTHER:
        return DeviceKind.OTHER.value
    return found.kind if found.kind != "unknown" else None


def to_changes(record: Record, found: FoundDevice, kind: DeviceKind | None = None) -> tuple[Change, ...]:
    """The changes that take a found device into the record: a new row, or the still unknown fields of the one it is.

    `kind`: what the user chose instead of what was found; like all else it does not overwrite a kind that the record already has. Nothing
    when nothing is new.
    """
    return all_changes(record, (found,), {found.ip: kind} if kind is not None else {})


def all_changes(record: Record, found: Iterable[FoundDevice], kinds: Mapping[str, DeviceKind]) -> tuple[Change, ...]:
    """The same for many devices, each by itself against the record. `kinds` by IP address where the user chose one."""
    index, ids = _Index(record.devices), {device.id for device in record.devices}
    changes: list[Change] = []
    for device in found:
        existing = index.twin(device, ()) or index.neighbour(device, ())
        values = {field: value for field in FIELDS if (value := _value(device, field, kinds.get(device.ip)))}
        if existing is None:
            key = _new_id(ids, device)
            ids.add(key)
            changes.append(Put("devices", {"id": key, **values}, key))
        elif missing := {field: value for field, value in values.items() if not getattr(existing, field)}:
            changes.append(Set("devices", existing.id, missing))
    return tuple(changes)


def _new_id(taken: Container[str], found: FoundDevice) -> str:
    base = found.mac.replace(":", "") if found.mac else f"ip-{found.ip}"
    number = 2
    key = base
    while key in taken:
        key, number = f"{base}-{number}", number + 1
    return key
