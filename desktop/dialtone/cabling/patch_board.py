"""The cabling record as it is worked on while a list is read: found by the names people use, and what is plugged into what.

A row's changes are staged and checked together; a row that can't be taken leaves nothing behind. One port takes one cable per side.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct

from dialtone.cabling.planning import RefusedError, State, put
from dialtone.domain.cabling_identifiers import port_name, same
from dialtone.domain.cabling_tests import cable_key
from dialtone.domain.cabling_trace import panel_port
from dialtone.domain.changes import Change
from dialtone.domain.likeness import device_mac, normal_mac, plain
from dialtone.domain.record import Cabling, Cord, Device, Link, Panel, Record

KINDS = ("rooms", "racks", "panels", "switches", "outlets", "links", "switch_ports", "cords")


class Board:
    """The record's rows by kind and id, with a row's staged changes over them."""

    def __init__(self, record: Record) -> None:
        held = record.cabling or Cabling()
        self.tables: dict[str, dict[str, Any]] = {
            kind: {row.id: row for row in (record.rooms if kind == "rooms" else getattr(held, kind))} for kind in KINDS
        }
        self._before = {kind: dict(table) for kind, table in self.tables.items()}
        self._named: dict[str, defaultdict[str, set[str]]] = {kind: defaultdict(set) for kind in KINDS}
        self._alike: dict[str, defaultdict[str, set[str]]] = {kind: defaultdict(set) for kind in KINDS}
        self._at: defaultdict[str, set[str]] = defaultdict(set)
        self._ports: dict[tuple[str, str], str] = {}
        self._devices = _device_names(record.devices)
        self.staged: dict[tuple[str, str], Any] = {}
        self.awaited: Collection[str] = frozenset()
        """Cables («link:ID») that a later row of the list puts elsewhere: where they are now counts as free."""
        self.reserved: Collection[str] = frozenset()
        """Cables («cord:c0001», as compared) that the list names, so that no new one gets their name."""
        for kind, table in self.tables.items():
            for row in table.values():
                self._index(kind, row)
        self._next_cord = 1

    # --- rows ------------------------------------------------------------------------------------------------------------------------

    def get(self, kind: str, key: str) -> Any:
        """A row as it stands with what is staged; None where there is none."""
        return self.staged.get((kind, key)) or self.tables[kind].get(key)

    def find(self, kind: str, name: str) -> str | None:
        """The id of the row that people call this: by id, else by a name that only one has."""
        if self.get(kind, name) is not None:
            return name
        key = cable_key(name)
        found = {row.id for (staged, _), row in self.staged.items() if staged == kind and key in _names(kind, row)} | self._named[kind][key]
        return found.pop() if len(found) == 1 else None

    def alike(self, kind: str, name: str) -> str | None:
        """The id of the only row that people can't tell from a new one of this name: a spreadsheet makes «1» of «01»."""
        found = self._alike[kind].get(same(name), ())
        return next(iter(found)) if len(found) == 1 else None

    def switch_port(self, switch: str, name: str) -> str:
        """The id of a switch's port of this name; where there is none, the id that it gets."""
        key = f"{switch}:{name}"[:200]
        return key if self.get("switch_ports", key) is not None else self._ports.get((switch, cable_key(name)), key)

    def device(self, name: str) -> str | None:
        """The id of the device of this id, MAC address, extension, IP address, or serial number, where one device has it."""
        found = self._devices.get(plain(name)) or self._devices.get(normal_mac(name) or "")
        return next(iter(found)) if found is not None and len(found) == 1 else None

    def stage(self, kind: str, row: Struct) -> None:
        """Write a row, if it differs."""
        key: str = row.id  # type: ignore[attr-defined]
        if self.get(kind, key) != row:
            self.staged[kind, key] = row

    def merge(self, kind: str, key: str, made: type[Struct], **stated: Any) -> None:
        """Write what is stated over what is known; a field that is None says nothing."""
        fields = {name: value for name, value in stated.items() if value is not None}
        old = self.get(kind, key)
        self.stage(kind, msgspec.structs.replace(old, **fields) if old is not None else msgspec.convert({"id": key, **fields}, made))

    def drop(self) -> None:
        """Forget what is staged."""
        self.staged.clear()

    def commit(self) -> State:
        """Take over what is staged: «added» where it holds a row that is new, «changed», or «unchanged»."""
        state: State = "unchanged"
        for (kind, key), row in self.staged.items():
            old = self.tables[kind].get(key)
            state = "added" if old is None or state == "added" else "changed"
            if old is not None:
                for place in _places(kind, old):
                    self._at[place].discard(f"{kind[:-1]}:{key}")
            self.tables[kind][key] = row
            self._index(kind, row)
        self.staged.clear()
        return state

    def changes(self) -> tuple[Change, ...]:
        """What differs from the record."""
        return tuple(
            put("rooms" if kind == "rooms" else f"cabling.{kind}", row, key)
            for kind, table in self.tables.items()
            for key, row in table.items()
            if self._before[kind].get(key) != row
        )

    def _index(self, kind: str, row: Any) -> None:
        if kind == "switch_ports" and row.switch is not None and row.name is not None:
            self._ports.setdefault((row.switch, cable_key(row.name)), row.id)
        self._alike[kind][same(row.id)].add(row.id)
        for name in _names(kind, row):
            self._named[kind][name].add(row.id)
        for place in _places(kind, row):
            self._at[place].add(f"{kind[:-1]}:{row.id}")

    # --- what is plugged where -------------------------------------------------------------------------------------------------------

    def at(self, place: str) -> Iterator[tuple[str, Any]]:
        """The cables at a place, as («link», row) or («cord», row), with what is staged."""
        for cable in sorted(self._at.get(place, ())):
            kind, _, key = cable.partition(":")
            if (f"{kind}s", key) not in self.staged:
                yield kind, self.tables[f"{kind}s"][key]
        for (kind, _), row in tuple(self.staged.items()):
            if place in _places(kind, row):
                yield kind[:-1], row

    def link_at(self, place: str) -> Link | None:
        """The link at a place."""
        return next((row for kind, row in self.at(place) if kind == "link"), None)

    def cords_at(self, place: str) -> list[Cord]:
        """The cords at a place."""
        return [row for kind, row in self.at(place) if kind == "cord"]

    def check_link(self, link: Link) -> None:
        """Raise `RefusedError` «taken» when another cable is where this one goes."""
        for place in _places("links", link):
            for kind, row in self.at(place):
                if kind == "link" and row.id != link.id and f"link:{row.id}" not in self.awaited:
                    raise RefusedError("taken", place=self.title(place), cable=row.id)

    def check_cord(self, cord: Cord) -> None:
        """The same for a cord; a telephone has two sockets, and a panel port may also be tied to another panel."""
        for place, other in ((cord.a, cord.b), (cord.b, cord.a)):
            if place is None or place.startswith("device:"):
                continue
            for row in self.cords_at(place):
                if row.id == cord.id or f"cord:{row.id}" in self.awaited:
                    continue
                far = row.b if row.a == place else row.a
                if place.startswith("panel:") and ((far or "").startswith("panel:") or (other or "").startswith("panel:")):
                    continue
                raise RefusedError("taken", place=self.title(place), cable=row.id)

    def new_cord(self) -> str:
        """The next free number of a patch cord («C0123»)."""
        while self.get("cords", key := f"C{self._next_cord:04d}") is not None or f"cord:{cable_key(key)}" in self.reserved:
            self._next_cord += 1
        return key

    def title(self, place: str) -> str:
        """A place as people write it: «A07» for a panel's port, a switch with its port, else the id."""
        kind, _, key = place.partition(":")
        if kind == "panel":
            panel, _, port = key.rpartition(":")
            row: Panel | None = self.get("panels", panel)
            return port_name(row or panel, int(port))
        if kind == "switch" and (port_row := self.get("switch_ports", key)) is not None and port_row.switch and port_row.name:
            return f"{port_row.switch} {port_row.name}"
        return key


def _names(kind: str, row: Any) -> set[str]:
    """What people may call a row, to compare."""
    names = (row.id, *(getattr(row, field, None) for field in ("name", "label") if kind != "switch_ports"))
    return {cable_key(name) for name in names if name}


def _places(kind: str, row: Any) -> tuple[str, ...]:
    """Where a cable's ends are."""
    if kind == "links":
        port = (panel_port(row.panel, row.port),) if row.panel is not None and row.port is not None else ()
        return (*port, *((f"outlet:{row.outlet}",) if row.outlet is not None else ()))
    return tuple(dict.fromkeys(end for end in (row.a, row.b) if end is not None)) if kind == "cords" else ()


def _device_names(devices: Iterable[Device]) -> dict[str, set[str]]:
    names: defaultdict[str, set[str]] = defaultdict(set)
    own = {device.id for device in devices}
    for device in devices:
        names[plain(device.id)].add(device.id)
        for text in (device_mac(device.mac), device.extension, device.ip, device.serial):
            if text and text not in own:
                names[plain(text)].add(device.id)
    return names
