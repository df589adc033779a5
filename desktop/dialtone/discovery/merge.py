"""What a scan means for the dossier: which devices are new, known, changed or missing. Proposes, never decides.

A device is the same by its MAC address, else its serial number, else its IP address where nothing speaks against it; so it keeps its name,
room and person. What the user typed is never overwritten: only fields that are still unknown are filled in.
"""

import ipaddress
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence

from msgspec import Struct

from dialtone.discovery.method import normal_mac
from dialtone.domain import likeness
from dialtone.domain.changes import Change, Put, Set
from dialtone.domain.discovery import FoundDevice, ScanRun
from dialtone.domain.kinds import DeviceKind
from dialtone.domain.likeness import MacState
from dialtone.domain.record import Device, Record

FIELDS = ("kind", "vendor", "model", "mac", "serial", "firmware", "ip")
"""Fields of a recorded device that a scan knows something about."""
_AS_OTHER = {"printer", "camera", "nas", "computer"}
_METHODS: Mapping[str, tuple[str, ...]] = {
    "sip-options": ("sip-options", "sip-stream"),
    "tls": ("http", "sip-stream"),
    "lldp": ("switch",),
    "cdp": ("switch",),
    "fdb": ("switch",),
    "oui": (),
    "lease": (),
    "nmap": (),
    "sip-pnp": (),
    "dhcp": (),
}
"""The methods that would find again what a kind of evidence told; none where a device speaks only when it starts, or only a list spoke."""


class FieldChange(Struct, frozen=True):
    """A field that the record and the network state differently."""

    field: str
    before: str | None
    after: str | None


class Hint(Struct, frozen=True):
    """What the user should know before deciding: a code («hint.<code>» in the words) and the recorded devices it is about.

    «replaced»: a recorded device that is gone had this address and model. «recorded-twice»: others with the same MAC address.
    «random-mac»: recognised by an address that software made up. «only-listed»: only a list names the device.
    """

    code: str
    devices: tuple[str, ...] = ()


class Proposal(Struct, frozen=True):
    """A found device against the dossier. `device` None exactly when `state` is «missing»; `existing_id` None exactly when it is «new».

    `fills`: fields that the record doesn't know yet and the scan does. A device with `present` False was not seen: it is never «changed».
    """

    device: FoundDevice | None
    state: str
    existing_id: str | None = None
    changes: tuple[FieldChange, ...] = ()
    fills: tuple[str, ...] = ()
    hints: tuple[Hint, ...] = ()


def propose(record: Record, run: ScanRun, earlier: Sequence[ScanRun] = ()) -> tuple[Proposal, ...]:
    """Every found device against the record; then the recorded ones that were not seen.

    A recorded device is missing only after a complete run that covered its IP address, when a way in which it was found in an `earlier` run
    was used again (where that is known), and when no other row of the record has the MAC address that was seen.
    """
    index = _Index(record.devices)
    pairs = _match(index, run.devices)
    seen = {same.id for number, device in pairs.items() if run.devices[number].present for same in index.twins(device)}
    missing = _missing(record, run, earlier, seen)
    proposals = []
    listed = set()
    for number, found in enumerate(run.devices):
        existing = pairs.get(number)
        if existing is not None and existing.id in missing:
            listed.add(existing.id)
        else:
            proposals.append(_proposal(found, existing, index, missing))
    only_listed = (Hint("only-listed"),)
    proposals += [Proposal(None, "missing", gone, hints=only_listed if gone in listed else ()) for gone in missing]
    return tuple(proposals)


def _missing(record: Record, run: ScanRun, earlier: Sequence[ScanRun], seen: Container[str]) -> dict[str, Device]:
    if not run.complete:
        return {}
    networks = [ipaddress.ip_network(text, strict=False) for text in run.networks]
    absent = {device.id: device for device in record.devices if device.id not in seen and _covered(device.ip, networks)}
    if not absent or not earlier:
        return absent
    unused = {item.method for item in run.not_run}
    index = _Index(absent.values())
    findable: dict[str, bool] = {}
    for before in earlier:
        for number, device in _match(index, before.devices).items():
            found = before.devices[number]
            methods = {method for item in found.evidence for method in _METHODS.get(item.by, (item.by,))}
            if found.present:
                findable[device.id] = findable.get(device.id, False) or bool(methods - unused)
    return {key: device for key, device in absent.items() if findable.get(key, True)}


class _Index:
    """The recorded devices by what they are recognised by, in the record's order; made once, since a record and a scan hold thousands."""

    def __init__(self, recorded: Iterable[Device]) -> None:
        self._macs: dict[str, list[Device]] = {}
        self._serials: dict[str, list[Device]] = {}
        self._ips: dict[str, list[Device]] = {}
        for device in recorded:
            for mac in _macs(device):
                self._macs.setdefault(mac, []).append(device)
            if serial := likeness.serial_key(device.serial):
                self._serials.setdefault(serial, []).append(device)
            if device.ip:
                self._ips.setdefault(device.ip, []).append(device)

    def twin(self, found: FoundDevice, taken: Container[str], common: Container[str] = ()) -> Device | None:
        """The one with the same MAC address, else the same serial number, unless that is one that several give (`common`)."""
        mac = normal_mac(found.mac or "")
        same = self._macs.get(mac, ()) if mac else ()
        numbered = (device for serial in sorted(_serials(found)) if serial not in common for device in self._serials.get(serial, ()))
        return _first(same, taken) or _first(numbered, taken)

    def twins(self, device: Device) -> list[Device]:
        """All rows with the MAC address of this one, itself among them."""
        same = [other for mac in sorted(_macs(device)) for other in self._macs[mac] if other.id != device.id]
        return [device, *same]

    def neighbour(self, found: FoundDevice, taken: Container[str]) -> Device | None:
        """The one at the same IP address. Addresses move: where the record has a MAC address and the scan none, the model must agree."""
        same = (device for ip in (found.ip, *found.addresses) if ip for device in self.at(ip))
        return _first((device for device in same if not normal_mac(device.mac or "") or _same_make(device, found)), taken)

    def at(self, ip: str) -> Sequence[Device]:
        """Those recorded at an IP address."""
        return self._ips.get(ip, ())


def _macs(device: Device) -> set[str]:
    """A recorded device's MAC address; makers that number their devices by it have it as the serial number."""
    return {mac for text in (device.mac, device.serial) if (mac := normal_mac(text or ""))}


def _same_make(device: Device, found: FoundDevice) -> bool:
    """Whether the scan saw no MAC address, but the model that was recorded (behind a router there are no MAC addresses to see)."""
    return not found.mac and _same_model(device, found)


def _same_model(device: Device, found: FoundDevice) -> bool:
    vendors = likeness.vendor_words((device.vendor, found.vendor))
    key = likeness.model_key(device.model, vendors)
    return bool(key) and key == likeness.model_key(found.model, vendors)


def _first(devices: Iterable[Device], taken: Container[str]) -> Device | None:
    return next((device for device in devices if device.id not in taken), None)


def _match(index: _Index, found: Sequence[FoundDevice]) -> dict[int, Device]:
    """Which recorded device each found one (by its place) is. A recorded device with another MAC address is never taken for it by IP."""
    taken: set[str] = set()
    pairs: dict[int, Device] = {}
    numbered = sorted(enumerate(found), key=lambda pair: not pair[1].present)
    counts = Counter(serial for device in found for serial in _serials(device))
    common = {serial for serial, count in counts.items() if count > 1}

    def twin(device: FoundDevice, taken: Container[str]) -> Device | None:
        return index.twin(device, taken, common)

    for recognise in (twin, index.neighbour):
        for number, device in numbered:
            if number not in pairs and (same := recognise(device, taken)) is not None:
                pairs[number] = same
                taken.add(same.id)
    return pairs


def _serials(device: FoundDevice) -> set[str]:
    texts = {item.value for item in device.evidence if item.field == "serial"} | {device.serial}
    return {key for text in texts if (key := likeness.serial_key(text))}


def _covered(ip: str | None, networks: Iterable[ipaddress.IPv4Network | ipaddress.IPv6Network]) -> bool:
    try:
        address = ipaddress.ip_address(ip or "")
    except ValueError:
        return False
    return any(address in network for network in networks)


def _proposal(found: FoundDevice, existing: Device | None, index: _Index, missing: Container[str]) -> Proposal:
    hints = [] if found.present else [Hint("only-listed")]
    if existing is None:
        gone = [device.id for device in index.at(found.ip) if device.id in missing and _same_model(device, found)]
        if gone and found.present:
            hints.append(Hint("replaced", tuple(gone)))
        return Proposal(found, "new", hints=tuple(hints))
    mac = normal_mac(found.mac or "")
    others = tuple(other.id for other in index.twins(existing)[1:])
    if others:
        hints.append(Hint("recorded-twice", others))
    if mac in _macs(existing) and likeness.mac_state(mac) is MacState.LOCAL:
        hints.append(Hint("random-mac"))
    changes = tuple(change for field in FIELDS if found.present and (change := _change(field, existing, found)))
    fills = tuple(field for field in FIELDS if not getattr(existing, field) and _value(found, field, None))
    return Proposal(found, "changed" if changes else "known", existing.id, changes, fills, tuple(hints))


def _change(field: str, existing: Device, found: FoundDevice) -> FieldChange | None:
    before, after = getattr(existing, field), _value(found, field, None)
    if not before or not after:
        return None  # what one side doesn't know is no change
    old, new = str(before), str(after)
    if field == "mac":
        same = normal_mac(old) == normal_mac(new)
    elif field == "ip":
        same = old == new or old in found.addresses
    elif field == "model":
        same = _alike(old, new) or _same_model(existing, found)
    elif field == "serial":
        same = bool(normal_mac(old)) or likeness.serial_key(old) in _serials(found)
    else:
        same = _alike(old, new)
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
    return all_changes(record, (found,), {found.ip or found.mac or "": kind} if kind is not None else {})


def all_changes(record: Record, found: Iterable[FoundDevice], kinds: Mapping[str, DeviceKind]) -> tuple[Change, ...]:
    """The same for many devices, recognised as in `propose`. `kinds` where the user chose one: by IP address, else by MAC address."""
    index, ids = _Index(record.devices), {device.id for device in record.devices}
    devices = tuple(found)
    pairs = _match(index, devices)
    changes: list[Change] = []
    for number, device in enumerate(devices):
        existing = pairs.get(number)
        chosen = kinds.get(device.ip or device.mac or "")
        values = {field: value for field in FIELDS if (value := _value(device, field, chosen))}
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
