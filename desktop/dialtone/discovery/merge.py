"""What a scan means for the dossier: which devices are new, known, changed or missing. Proposes, never decides.

What the user typed is never overwritten: only fields that are still unknown are filled in.
"""

import ipaddress
from collections.abc import Iterable

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


def _match(recorded: Iterable[Device], found: Iterable[FoundDevice]) -> dict[int, Device]:
    """Which recorded device each found one (by its place) is. A recorded device with another MAC address is never taken for it by IP."""
    left = {device.id: device for device in recorded}
    pairs: dict[int, Device] = {}
    numbered = list(enumerate(found))
    for number, device in numbered:
        mac = normal_mac(device.mac or "")
        twin = next((d for d in left.values() if mac and mac in {normal_mac(d.mac or ""), normal_mac(d.serial or "")}), None)
        twin = twin or next((d for d in left.values() if d.serial and d.serial.strip().upper() in _serials(device)), None)
        if twin:
            pairs[number] = left.pop(twin.id)
    for number, device in numbered:
        if number in pairs or not device.ip:
            continue
        same = next((d for d in left.values() if d.ip == device.ip and not (normal_mac(d.mac or "") and device.mac)), None)
        if same:
            pairs[number] = left.pop(same.id)
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
    existing = _match(record.devices, (found,)).get(0)
    values = {field: value for field in FIELDS if (value := _value(found, field, kind))}
    if existing is None:
        key = _new_id(record, found)
        return (Put("devices", {"id": key, **values}, key),)
    missing = {field: value for field, value in values.items() if not getattr(existing, field)}
    return (Set("devices", existing.id, missing),) if missing else ()


def _new_id(record: Record, found: FoundDevice) -> str:
    base = found.mac.replace(":", "") if found.mac else f"ip-{found.ip}"
    taken = {device.id for device in record.devices}
    number = 2
    key = base
    while key in taken:
        key, number = f"{base}-{number}", number + 1
    return key
