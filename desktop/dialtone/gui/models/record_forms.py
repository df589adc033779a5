"""The fields of devices, people and rooms as data, for the side form and the dialogs, and the change that each edit of a field is."""

import ipaddress
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from dialtone.domain.changes import Change, Set
from dialtone.domain.kinds import CARRIERS, DeviceKind, Origin, PersonService, RoomUse
from dialtone.domain.record import Device, FaxUse, Person, Record, Room
from dialtone.gui.context import Context
from dialtone.gui.models.importing import normal_mac
from dialtone.gui.models.naming import device_title, person_choices, room_choices, site_choices
from dialtone.gui.widgets.form import Fault, Field, Section

translate = QCoreApplication.translate

_FAX = ("pages_per_week", "critical", "long")


def check_mac(value: Any) -> Fault | None:
    """Whether it reads as a MAC address."""
    if not value or normal_mac(str(value)):
        return None
    return Fault(translate("RecordForms", "This is no MAC address; write it as 80:5e:c0:4a:10:21. It is not saved yet."), blocks=True)


def check_ip(value: Any) -> Fault | None:
    """Whether it reads as an IP address."""
    if not value:
        return None
    try:
        ipaddress.ip_address(str(value))
    except ValueError:
        return Fault(translate("RecordForms", "This is no IP address. It is not saved yet."), blocks=True)
    return None


class Choices:
    """The lists that fields choose from, always of the present snapshot and language."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def _record(self) -> Record:
        snapshot = self._context.controller.snapshot
        return snapshot.record if snapshot else Record()

    def kinds(self) -> Sequence[tuple[str, str]]:
        """Device kinds."""
        return [(kind.value, self._context.words.text(f"kind.{kind.value}")) for kind in DeviceKind]

    def uses(self) -> Sequence[tuple[str, str]]:
        """Uses of a room; «unknown» is what not known means already."""
        return [(use.value, self._context.words.text(f"use.{use.value}")) for use in RoomUse if use is not RoomUse.UNKNOWN]

    def services(self) -> Sequence[tuple[str, str]]:
        """What a person has on the platform."""
        return [(service.value, self._context.words.text(f"person-service.{service.value}")) for service in PersonService]

    def origins(self) -> Sequence[tuple[str, str]]:
        """Where a device comes from."""
        return [(origin.value, self._context.words.text(f"origin.{origin.value}")) for origin in Origin]

    def people(self) -> Sequence[tuple[str, str]]:
        """The people."""
        return person_choices(self._record())

    def rooms(self) -> Sequence[tuple[str, str]]:
        """The rooms."""
        return room_choices(self._record())

    def sites(self) -> Sequence[tuple[str, str]]:
        """The sites."""
        return site_choices(self._record())

    def carriers(self) -> Sequence[tuple[str, str]]:
        """Devices that others can be attached to."""
        words = self._context.words
        return [(device.id, f"{device_title(device, words)} ({device.id})") for device in self._record().devices if device.kind in CARRIERS]


def device_fields(choices: Choices, *, short: bool = False) -> list[Field | Section]:
    """All fields of a device; `short` for the dialog that adds one."""
    fields: list[Field | Section] = [
        Field("kind", lambda: translate("RecordForms", "Kind"), "choice", choices=choices.kinds, span=2),
        Field("vendor", lambda: translate("RecordForms", "Vendor")),
        Field("model", lambda: translate("RecordForms", "Model")),
        Field("person", lambda: translate("RecordForms", "Person"), "choice", choices=choices.people, span=2),
        Field("room", lambda: translate("RecordForms", "Room"), "choice", choices=choices.rooms, span=2),
        Field("extension", lambda: translate("RecordForms", "Extension"), span=2),
        Field("mac", lambda: translate("RecordForms", "MAC address"), span=2, check=check_mac, hint=lambda: "80:5e:c0:4a:10:21"),
    ]
    if short:
        return fields
    return [
        *fields,
        Field("in_lift", lambda: translate("RecordForms", "Is it in a lift?"), "yesno", span=2),
        Field("pages_per_week", lambda: translate("RecordForms", "Pages a week"), "number"),
        Field("critical", lambda: translate("RecordForms", "Critical?"), "yesno"),
        Field("long", lambda: translate("RecordForms", "Long documents?"), "yesno", span=2),
        Field("serial", lambda: translate("RecordForms", "Serial number")),
        Field("ip", lambda: translate("RecordForms", "IP address"), check=check_ip),
        Field("origin", lambda: translate("RecordForms", "Origin"), "choice", choices=choices.origins, span=2),
        Field("delivered_on", lambda: translate("RecordForms", "Delivered on"), "date"),
        Field("firmware", lambda: translate("RecordForms", "Firmware")),
        Field("attached_to", lambda: translate("RecordForms", "Attached to"), "choice", choices=choices.carriers, span=2),
        Field("note", lambda: translate("RecordForms", "Note"), "note", span=2),
    ]


def device_values(device: Device) -> dict[str, Any]:
    """The values of a device's fields."""
    values = {name: getattr(device, name) for name in Device.__struct_fields__}
    for name in ("kind", "origin"):
        values[name] = values[name].value if values[name] is not None else None
    use = device.fax or FaxUse()
    return values | {name: getattr(use, name) for name in _FAX}


def device_change(device: Device, name: str, value: Any) -> Change:
    """The change that a field's new value is."""
    if name in _FAX:
        use = {each: getattr(device.fax, each) for each in _FAX} if device.fax else dict.fromkeys(_FAX)
        use[name] = value
        known = {each: found for each, found in use.items() if found is not None}
        return Set("devices", device.id, {"fax": known or None})
    if name == "mac" and value:
        value = normal_mac(value) or value
    return Set("devices", device.id, {name: value})


def device_hidden(device: Device) -> frozenset[str]:
    """Fields whose question doesn't arise for this kind."""
    hidden: set[str] = set()
    if device.kind is not DeviceKind.EMERGENCY_PHONE:
        hidden.add("in_lift")
    if device.kind is not DeviceKind.FAX:
        hidden.update(_FAX)
    return frozenset(hidden)


def person_fields(choices: Choices) -> list[Field | Section]:
    """The fields of a person."""
    return [
        Field("name", lambda: translate("RecordForms", "Name"), span=2),
        Field("service", lambda: translate("RecordForms", "Service"), "choice", choices=choices.services, span=2),
        Field("hot_desking", lambda: translate("RecordForms", "Shares telephones (hot-desking)"), "yesno", span=2),
        Field("site", lambda: translate("RecordForms", "Site"), "choice", choices=choices.sites, span=2),
    ]


def person_values(person: Person) -> dict[str, Any]:
    """The values of a person's fields."""
    values = {name: getattr(person, name) for name in Person.__struct_fields__}
    values["service"] = person.service.value if person.service else None
    return values


def room_fields(choices: Choices) -> list[Field | Section]:
    """The fields of a room."""
    return [
        Field("name", lambda: translate("RecordForms", "Name"), span=2),
        Field("use", lambda: translate("RecordForms", "Who uses its telephones"), "choice", choices=choices.uses, span=2),
        Field("floor", lambda: translate("RecordForms", "Floor")),
        Field("site", lambda: translate("RecordForms", "Site"), "choice", choices=choices.sites),
    ]


def room_values(room: Room) -> dict[str, Any]:
    """The values of a room's fields; a use stated as unknown is not known."""
    values = {name: getattr(room, name) for name in Room.__struct_fields__}
    values["use"] = room.use.value if room.use and room.use is not RoomUse.UNKNOWN else None
    return values
