"""A record for NetBox: CSV files that its bulk import takes, in the order of their numbers, so that each finds what it refers to.

NetBox knows no outlets and no passive panels, so both become devices with a front and a rear port per socket. Names are unique over all of
them. A cord with a loose end, or on a port that has one, can't be told there; the count of those is given back.
What NetBox refuses in a whole file because of one row (two spellings of one maker, two things in one rack unit) gets a form that it takes.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from dialtone.cabling.spreadsheets import Cell
from dialtone.cabling.writing import csv_bytes
from dialtone.domain.cabling_trace import CablingIndex
from dialtone.domain.kinds import CABLED
from dialtone.domain.likeness import plain
from dialtone.domain.record import Device, Panel, Rack, Record, Switch, SwitchPort

GENERIC, UNKNOWN = "Generic", "Unknown"
PANEL_ROLE, OUTLET_ROLE, SWITCH_ROLE = "Patch panel", "Outlet", "Switch"
DEVICES, CABLES = "06-devices.csv", "10-cables.csv"
COLUMNS: dict[str, tuple[str, ...]] = {
    "01-sites.csv": ("name", "slug", "status"),
    "02-manufacturers.csv": ("name", "slug"),
    "03-device-types.csv": ("manufacturer", "model", "slug", "u_height"),
    "04-device-roles.csv": ("name", "slug", "color"),
    "05-racks.csv": ("site", "name", "status", "width", "u_height"),
    DEVICES: ("name", "role", "manufacturer", "device_type", "status", "site", "rack", "position", "face", "serial", "description"),
    "07-rear-ports.csv": ("device", "name", "type", "positions"),
    "08-front-ports.csv": ("device", "name", "type", "rear_port", "rear_port_position"),
    "09-interfaces.csv": ("device", "name", "type"),
    CABLES: (
        "side_a_device", "side_a_type", "side_a_name", "side_b_device", "side_b_type", "side_b_name", "type", "status", "label", "length",
        "length_unit", "description",
    ),
}  # fmt: skip
"""Only columns that every release from 3.6 takes: an unknown heading is refused."""
AUXILIARY = frozenset(heading for name, heading in COLUMNS.items() if name not in {DEVICES, CABLES})
"""Files that only prepare NetBox for the devices and cables; read back, they say nothing more."""
INTERFACE, FRONT, REAR = "dcim.interface", "dcim.frontport", "dcim.rearport"
_SPEEDS = {100: "100base-tx", 1000: "1000base-t", 2500: "2.5gbase-t", 5000: "5gbase-t", 10_000: "10gbase-t"}
_NAME, _DESCRIPTION, SERIAL = 100, 200, 50
"""The most letters that NetBox takes for names of makers and models and labels, for descriptions, and for serial numbers."""
_RACK_UNITS = 42
_TYPES = frozenset({"cat3", "cat5", "cat5e", "cat6", "cat6a", "cat7", "cat7a", "cat8"})


class Export(Struct, frozen=True, kw_only=True):
    """The files by name, in the order in which they are to be imported. `left_out`: cords that NetBox doesn't take.

    Those with a loose end, with both ends in one place, or where another cable is already.
    """

    files: dict[str, bytes]
    left_out: int


def cable_type(category: str | None) -> str:
    """NetBox's word for a category («Cat 6A» → cat6a); «» for what it has none for."""
    word = re.sub(r"[^0-9a-z]", "", plain(category or ""))
    word = "cat" + word.removeprefix("category").removeprefix("categorie").removeprefix("kategorie").removeprefix("cat")
    return word if word in _TYPES else ""


class Names:
    """What each thing is called in NetBox: by its place's form («panel:A», «outlet:X», «switch:S», «device:D»), and back."""

    def __init__(self, record: Record) -> None:
        index = CablingIndex(record)
        self.of: dict[str, str] = {}
        self.thing: dict[str, str] = {}
        groups: tuple[tuple[str, str, Iterable[tuple[str, str]]], ...] = (
            ("switch", "switch", ((each.id, each.name or each.id) for each in index.switches.values())),
            ("panel", "panel", ((key, key) for key in index.panels)),
            ("outlet", "outlet", ((key, key) for key in index.outlets)),
            ("device", "device", ((key, key) for key in index.devices)),
        )
        for form, word, things in groups:
            for key, wanted in things:
                name, number = wanted[:64], 1
                while plain(name) in self.thing:
                    name, number = f"{wanted[:44]} ({word}{f' {number}' if number > 1 else ''})", number + 1
                self.of[f"{form}:{key}"] = name
                self.thing[plain(name)] = f"{form}:{key}"


def export(record: Record) -> Export:
    """The files for a record."""
    writer = _Writer(record)
    return Export(files=writer.files(), left_out=writer.left_out)


class _Writer:
    """Makes the rows of all files."""

    def __init__(self, record: Record) -> None:
        self._record, self._index, self._names = record, CablingIndex(record), Names(record)
        self._rooms = {room.id: room for room in record.rooms}
        self._racks = {rack.id: rack for rack in self._index.cabling.racks}
        self._sites = {site.id: site.name or site.id for site in record.sites}
        self._site = next(iter(self._sites.values()), "Site")
        self.left_out = 0
        self._interfaces: dict[str, list[str]] = defaultdict(list)
        """Sockets of devices, as cords use them."""
        self._rack_names, self._port_names = _rack_names(self._racks.values()), _port_names(self._index.switch_ports.values())
        self._spelt = {slug(name): name for name in (GENERIC, UNKNOWN)}
        self._units: dict[str, set[int]] = defaultdict(set)
        """Units of racks that something is in."""

    def files(self) -> dict[str, bytes]:
        """All files, in order."""
        cables = list(self._cables())  # before the interfaces, whose sockets they use
        devices = list(self._devices())
        types = sorted({(str(row[2]), str(row[3])) for row in devices})
        rows: dict[str, list[tuple[Cell, ...]]] = {
            "01-sites.csv": [(name, own, "active") for name, own in _slugs(self._sites.values() or (self._site,))],
            "02-manufacturers.csv": [(name, slug(name)) for name in dict.fromkeys(maker for maker, _ in types)],
            "03-device-types.csv": [
                (maker, model, slug(f"{maker} {model}"), self._heights.get((maker, model), 0)) for maker, model in types
            ],
            "04-device-roles.csv": [(name, slug(str(name)), "9e9e9e") for name in dict.fromkeys(row[1] for row in devices)],
            "05-racks.csv": [
                (self._site_of(rack.site, rack.room), self._rack_names[rack.id], "active", 19, rack.height_u or _RACK_UNITS)
                for rack in self._racks.values()
            ],
            DEVICES: devices,
            "07-rear-ports.csv": [(name, port, "8p8c", 1) for name, port in self._sockets()],
            "08-front-ports.csv": [(name, port, "8p8c", port, 1) for name, port in self._sockets()],
            "09-interfaces.csv": list(self._interface_rows()),
            CABLES: cables,
        }
        return {name: csv_bytes(COLUMNS[name], found, netbox=True) for name, found in rows.items() if found}

    def _site_of(self, site: str | None, room: str | None) -> str:
        known = site or (self._rooms[room].site if room in self._rooms else None)
        return self._sites.get(known or "", self._site)

    # --- devices -----------------------------------------------------------------------------------------------------------------

    def _devices(self) -> Iterator[tuple[Cell, ...]]:
        self._heights: dict[tuple[str, str], int] = {}
        for switch in self._index.switches.values():
            kind = self._kind(switch.vendor, switch.model or f"{UNKNOWN} switch")
            yield self._row(f"switch:{switch.id}", SWITCH_ROLE, kind, self._mounted(switch, kind), switch.serial)
        for panel in self._index.panels.values():
            kind = (GENERIC, f"Patch panel {self._ports(panel)} x 8P8C, {panel.height_u or 1}U")
            yield self._row(f"panel:{panel.id}", PANEL_ROLE, kind, self._mounted(panel, kind))
        for outlet in self._index.outlets.values():
            site = self._site_of(None, outlet.room)
            room = self._rooms.get(outlet.room or "")
            yield self._row(
                f"outlet:{outlet.id}", OUTLET_ROLE, (GENERIC, "Outlet 1 x 8P8C"), (site, None, None), None, room.name if room else None
            )
        for device in self._record.devices:
            if self._shown(device):
                site = self._site_of(None, device.room)
                kind = self._kind(device.vendor, device.model or f"{UNKNOWN} {device.kind or 'device'}")
                yield self._row(f"device:{device.id}", str(device.kind or "other"), kind, (site, None, None), device.serial)

    def _shown(self, device: Device) -> bool:
        return device.kind in CABLED or bool(self._index.cables_at.get(f"device:{device.id}"))

    def _mounted(self, thing: Panel | Switch, kind: tuple[str, str]) -> tuple[str, str | None, int | None]:
        self._heights[kind] = max(self._heights.get(kind, 0), thing.height_u or 1)
        rack = self._racks.get(thing.rack or "")
        if rack is None:
            return self._site, None, None
        return self._site_of(rack.site, rack.room), self._rack_names[rack.id], self._position(rack, thing)

    def _position(self, rack: Rack, thing: Panel | Switch) -> int | None:
        """The unit, unless NetBox would refuse it: outside of the rack, or where something else is."""
        if thing.position_u is None:
            return None
        units = set(range(thing.position_u, thing.position_u + max(1, thing.height_u or 1)))
        if min(units) < 1 or max(units) > (rack.height_u or _RACK_UNITS) or units & self._units[rack.id]:
            return None
        self._units[rack.id] |= units
        return thing.position_u

    def _kind(self, vendor: str | None, model: str) -> tuple[str, str]:
        """Maker and model, each spelt as where it first occurs: to NetBox «Yealink» and «YEALINK» are two that want one address."""
        maker = (vendor or UNKNOWN)[:_NAME]
        maker = self._spelt.setdefault(slug(maker), maker)
        model = model[:_NAME]
        return maker, self._spelt.setdefault(f"{slug(maker)} {slug(f'{maker} {model}')}", model)

    def _row(
        self,
        key: str,
        role: str,
        kind: tuple[str, str],
        place: tuple[str, str | None, int | None],
        serial: str | None = None,
        description: str | None = None,
    ) -> tuple[Cell, ...]:
        site, rack, position = place
        face = "front" if position is not None else None
        serial, description = (text[:most] if text else text for text, most in ((serial, SERIAL), (description, _DESCRIPTION)))
        return (self._names.of[key], role, *kind, "active", site, rack, position, face, serial, description)

    def _ports(self, panel: Panel) -> int:
        used = [link.port for link in self._index.links.values() if link.panel == panel.id and link.port is not None]
        return panel.ports or max(used, default=0)

    def _sockets(self) -> Iterator[tuple[str, int]]:
        for panel in self._index.panels.values():
            yield from ((self._names.of[f"panel:{panel.id}"], port) for port in range(1, self._ports(panel) + 1))
        yield from ((self._names.of[f"outlet:{key}"], 1) for key in self._index.outlets)

    def _interface_rows(self) -> Iterator[tuple[Cell, ...]]:
        for port in self._index.switch_ports.values():
            if port.switch is not None:
                yield self._names.of[f"switch:{port.switch}"], self._port_names[port.id], _SPEEDS.get(port.speed_mbit_s or 0, "other")
        for device in self._record.devices:
            if self._shown(device):
                name = self._names.of[f"device:{device.id}"]
                yield from ((name, socket, "other") for socket in (self._interfaces.get(device.id) or ["LAN"]))

    # --- cables ------------------------------------------------------------------------------------------------------------------

    def _cables(self) -> Iterator[tuple[Cell, ...]]:
        taken: set[tuple[str, str, str]] = set()
        for link in self._index.links.values():
            if link.panel is None or link.port is None or link.outlet is None:
                continue
            a = (self._names.of[f"panel:{link.panel}"], REAR, str(link.port))
            b = (self._names.of[f"outlet:{link.outlet}"], REAR, "1")
            taken |= {a, b}
            yield self._cable(a, b, link.id, link.category, link.length_m)
        cords = list(self._index.cords.values())
        for cord in sorted(cords, key=lambda cord: all((end or "").startswith("panel:") for end in (cord.a, cord.b))):  # ties come last
            ends = [self._end(end, taken) for end in (cord.a, cord.b)]
            if ends[0] is None or ends[1] is None or ends[0] == ends[1]:
                self.left_out += 1
                continue
            taken |= {ends[0], ends[1]}
            yield self._cable(ends[0], ends[1], cord.id, cord.category, cord.length_m)

    def _cable(
        self, a: tuple[str, str, str], b: tuple[str, str, str], key: str, category: str | None, length: float | None
    ) -> tuple[Cell, ...]:
        unit = "m" if length is not None else None
        length = round(length, 2) if length is not None else None  # NetBox takes no more decimals
        label, about = key if len(key) <= _NAME else None, category[:_DESCRIPTION] if category and not cable_type(category) else None
        return (*a, *b, cable_type(category) or None, "connected", label, length, unit, about)

    def _end(self, end: str | None, taken: set[tuple[str, str, str]]) -> tuple[str, str, str] | None:
        form, _, key = (end or "").partition(":")
        if form == "panel":
            panel, _, port = key.rpartition(":")
            front = (self._names.of[f"panel:{panel}"], FRONT, str(int(port)))
            rear = (front[0], REAR, front[2])
            return front if front not in taken else rear if rear not in taken else None
        if form == "outlet":
            found = (self._names.of[end or ""], FRONT, "1")
            return found if found not in taken else None
        if form == "switch":
            port_row = self._index.switch_ports.get(key)
            if port_row is None or port_row.switch is None:
                return None
            socket = self._names.of[f"switch:{port_row.switch}"], INTERFACE, self._port_names[key]
            return socket if socket not in taken else None
        if form == "device":
            sockets = self._interfaces[key]
            sockets.append("LAN" if not sockets else f"LAN {len(sockets) + 1}")
            return self._names.of[end or ""], INTERFACE, sockets[-1]
        return None


def _rack_names(racks: Iterable[Rack]) -> dict[str, str]:
    """What each rack is called: by its name where no other has it, else by its id."""
    listed = tuple(racks)
    counted = Counter(plain(name) for rack in listed for name in {rack.name or rack.id, rack.id})
    return {rack.id: (rack.name if rack.name and counted[plain(rack.name)] == 1 else rack.id)[:_NAME] for rack in listed}


def _port_names(ports: Iterable[SwitchPort]) -> dict[str, str]:
    """What each switch port is called: by its name where it is the switch's only one of that name, else by its id."""
    listed = tuple(ports)
    counted = Counter((port.switch, port.name) for port in listed)
    return {port.id: port.name if port.name and counted[port.switch, port.name] == 1 else port.id for port in listed}


def _slugs(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each name once, with an address of its own."""
    taken: set[str] = set()
    for name in dict.fromkeys(names):
        own, number = slug(name), 1
        while own in taken:
            number += 1
            own = f"{slug(name)}-{number}"
        taken.add(own)
        yield name, own


def slug(text: str) -> str:
    """A name as NetBox wants it in addresses: lower case, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")[:90] or "x"


def role_form(role: str) -> str:
    """Which of our forms a NetBox role stands for: «panel», «outlet», «switch», or «device»."""
    word: Any = plain(role)
    if "panel" in word:
        return "panel"
    if any(part in word for part in ("outlet", "socket", "jack", "keystone")):
        return "outlet"
    return "switch" if "switch" in word else "device"
