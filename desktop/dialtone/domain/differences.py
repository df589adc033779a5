"""What can differ between order, LAN and platform for one device. Each rule gives a code with its evidence; none decides who is right."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from dialtone.domain.addresses import Comparison
from dialtone.domain.discovery import ScanRun
from dialtone.domain.joining import Group
from dialtone.domain.kinds import Responsible, Severity
from dialtone.domain.likeness import MacState, mac_state, model_key, name_key, plain, same_person, serial_key
from dialtone.domain.platform import Difference, OnLan, OnOrder, OnPlatform
from dialtone.domain.record import Device, PlatformDevice, PlatformImport, Record

CODES = (
    "not-on-platform",
    "only-recorded",
    "not-on-lan",
    "not-ordered",
    "earlier-import",
    "mac-invalid",
    "mac-local",
    "two-owners",
    "owner-differs",
    "owner-not-recorded",
    "model-differs",
    "serial-differs",
    "extension-differs",
    "not-registered",
    "no-mac",
    "recorded-twice",
    "fewer-than-ordered",
    "more-than-ordered",
    "more-owners-than-users",
)
"""Every code, those about models and order lines too; each has words `three-way.difference.<code>`."""


class Sources(Struct, frozen=True):
    """What the rows were made of, by what evidence refers to it."""

    imports: dict[str, PlatformImport]
    scan: ScanRun | None
    people: dict[str, str | None]
    rooms: dict[str, str | None]
    vendors: tuple[str, ...]

    @classmethod
    def of(cls, record: Record, scan: ScanRun | None, vendors: tuple[str, ...]) -> "Sources":
        """The maps of a record."""
        return cls(
            {one.sha256: one for one in record.platform_imports},
            scan,
            {person.id: person.name for person in record.people},
            {room.id: room.name for room in record.rooms},
            vendors,
        )

    def evidence(self, group: Group) -> dict[str, Any]:
        """Where the rows of a device come from: files with their hash and moment, the scan with the address, ids in the dossier."""
        found: dict[str, Any] = {}
        if group.listed:
            found["platform"] = [self._listed(one) for one in group.listed]
        if group.found and self.scan is not None:
            found["lan"] = [{"scan": self.scan.started, "ip": one.ip} for one in group.found]
        elif self.scan is not None:
            found["lan"] = [{"scan": self.scan.started}]
        if group.recorded:
            found["dossier"] = [one.id for one in group.recorded]
        return found

    def _listed(self, one: PlatformDevice) -> dict[str, Any]:
        source = self.imports.get(one.source or "")
        stated = {"id": one.id, "row": one.file_row}
        if source is None:
            return stated
        return {**stated, "file": source.file, "sha256": source.sha256, "imported_at": source.imported_at}


class Case(Struct, frozen=True):
    """A device and what was concluded of its presence."""

    group: Group
    name: str
    telephone: bool
    """Whether it is a device of the service, as far as is known."""
    order: OnOrder
    lan: OnLan
    platform: OnPlatform
    sources: Sources


def differences(case: Case) -> tuple[Difference, ...]:
    """All that differs for a device, the weightiest first."""
    found = [*_presence(case), *_addresses(case), *_owners(case), *_facts(case)]
    evidence = case.sources.evidence(case.group)
    weight = tuple(Severity)
    ranked = sorted(found, key=lambda one: (weight.index(one[1]), CODES.index(one[0])))
    return tuple(
        Difference(code=code, severity=severity, responsible=who, params={"device": case.name, **params}, evidence=evidence)
        for code, severity, who, params in ranked
    )


_Said = tuple[str, Severity, Responsible, dict[str, Any]]
_WARNING, _DOUBT, _ADVICE, _PARTNER = Severity.WARNING, Severity.DOUBT, Severity.ADVICE, Responsible.PARTNER


def _presence(case: Case) -> Iterator[_Said]:
    if case.platform is OnPlatform.NOT_LISTED:
        seen = case.lan is OnLan.SEEN
        yield ("not-on-platform", _WARNING, _PARTNER, {}) if seen else ("only-recorded", _DOUBT, _PARTNER, {})
    if case.platform is OnPlatform.LISTED and case.lan is OnLan.NOT_SEEN:
        yield "not-on-lan", _DOUBT, _PARTNER, {}
    if case.platform is OnPlatform.EARLIER:
        yield "earlier-import", _DOUBT, _PARTNER, {}
    if case.platform is OnPlatform.NOT_KNOWN and case.lan is OnLan.SEEN and case.telephone:
        yield "no-mac", _ADVICE, _PARTNER, {}
    if case.order is OnOrder.NOT_ORDERED and (case.platform is OnPlatform.LISTED or case.lan is OnLan.SEEN):
        yield "not-ordered", _DOUBT, _PARTNER, {}
    if case.lan is OnLan.SEEN and case.group.listed and all(one.registered is False for one in case.group.listed):
        yield "not-registered", _WARNING, _PARTNER, {}


def _addresses(case: Case) -> Iterator[_Said]:
    states = {mac_state(one.mac): one.mac for one in case.group.listed}
    if MacState.INVALID in states:
        yield "mac-invalid", _WARNING, _PARTNER, {"mac": (states[MacState.INVALID] or "")[:40]}
    if MacState.LOCAL in states:
        yield "mac-local", _DOUBT, _PARTNER, {"mac": states[MacState.LOCAL]}
    if len(case.group.recorded) > 1:
        yield "recorded-twice", _ADVICE, _PARTNER, {"ids": tuple(one.id for one in case.group.recorded)}


def owners(listed: Iterable[PlatformDevice]) -> tuple[str, ...]:
    """The owners that the platform states, each once, however they are written."""
    names: dict[tuple[str, ...], str] = {}
    for name in sorted(one.owner or one.login or "" for one in listed):
        if name.strip():
            names.setdefault(name_key(name) or (plain(name),), name)
    return tuple(sorted(names.values()))


def _owners(case: Case) -> Iterator[_Said]:
    stated = owners(case.group.listed)
    if len(stated) > 1:
        yield "two-owners", _DOUBT, _PARTNER, {"owners": stated}
    for device in case.group.recorded[:1] if len(stated) == 1 else ():
        yield from _owner(case, device, stated[0])


def _owner(case: Case, device: Device, owner: str) -> Iterator[_Said]:
    person = case.sources.people.get(device.person or "")
    room = case.sources.rooms.get(device.room or "")
    if person is not None:
        if same_person(person, owner) is Comparison.DIFFERENT:
            yield "owner-differs", _WARNING, _PARTNER, {"person": person, "owner": owner}
    elif device.person is None and plain(owner) not in {plain(room or ""), plain(device.extension or "")}:
        yield "owner-not-recorded", _ADVICE, _PARTNER, {"room": room, "owner": owner}


def _facts(case: Case) -> Iterator[_Said]:
    group, vendors = case.group, case.sources.vendors
    if len(group.models(vendors)) > 1:
        said = {
            name: _first(rows, "model") for name, rows in (("lan", group.found), ("dossier", group.recorded), ("platform", group.listed))
        }
        yield "model-differs", _WARNING, _PARTNER, said
    serials = {serial_key(one.serial): one.serial for one in group.nodes() if serial_key(one.serial)}
    if len(serials) > 1:
        yield "serial-differs", _WARNING, _PARTNER, {"serials": tuple(sorted(str(text) for text in serials.values()))}
    recorded = sorted({plain(one.extension): one.extension for one in group.recorded if one.extension}.items())
    listed = sorted({plain(one.extension): one.extension for one in group.listed if one.extension}.items())
    if recorded and listed and not dict(recorded).keys() & dict(listed).keys():
        yield "extension-differs", _WARNING, _PARTNER, {"dossier": recorded[0][1], "platform": listed[0][1]}


def _first(rows: Any, field: str) -> str | None:
    return next((str(value) for value in (getattr(row, field) for row in rows) if value), None)


def group_model(group: Group, vendors: tuple[str, ...]) -> tuple[str | None, str]:
    """A device's model as written, and as it is compared: by the network, else the dossier, else the platform."""
    name = next((one.model for one in group.nodes() if one.model and model_key(one.model, vendors)), None)
    return name, model_key(name, vendors)
