"""The patch list of a record: a row per horizontal link with what is patched at both of its ends, then the cords that no such row holds."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from dialtone.cabling.spreadsheets import Cell
from dialtone.domain.cabling_identifiers import natural_key
from dialtone.domain.cabling_tests import cable_key
from dialtone.domain.cabling_trace import CablingIndex, panel_port
from dialtone.domain.record import Cord, Outlet, Record

COLUMNS = (
    "link", "rack", "panel", "port", "outlet", "room", "floor", "category", "length", "shielded", "cord", "cord_length", "cord_category",
    "colour", "switch", "switch_port", "vlan", "device_cord", "device", "a", "b",
)  # fmt: skip


def rows(record: Record) -> Iterator[tuple[Cell, ...]]:
    """The rows, in the natural order of the links' ids. Read back by `patch_list`, they change nothing."""
    board = _Board(record)
    for link in sorted(board.index.links.values(), key=lambda link: natural_key(link.id)):
        row: dict[str, Cell] = {"link": link.id, "category": link.category, "length": link.length_m, "shielded": link.shielded}
        if link.panel is not None and link.port is not None:
            row |= board.panel(link.panel) | {"port": link.port} | board.patched(panel_port(link.panel, link.port))
        if link.outlet is not None:
            row |= board.outlet(link.outlet)
        yield _cells(row)
    linked = {link.outlet for link in board.index.links.values()}
    for outlet in sorted(board.index.outlets.values(), key=lambda outlet: natural_key(outlet.id)):
        if outlet.id not in linked:
            yield _cells(board.outlet(outlet.id))
    for cord in sorted(board.index.cords.values(), key=lambda cord: natural_key(cord.id)):
        if cord.id not in board.shown:
            yield _cells({**board.cord(cord), "a": cord.a, "b": cord.b})


def _cells(row: dict[str, Cell]) -> tuple[Cell, ...]:
    return tuple(row.get(name) for name in COLUMNS)


class _Board:
    """Looks things up and remembers which cords were told."""

    def __init__(self, record: Record) -> None:
        self.index = CablingIndex(record)
        self.shown: set[str] = set()
        self._rooms = {room.id: room for room in record.rooms}
        self._room_name = _telling(record.rooms, lambda room: room.name)
        self._switch_name = _telling(self.index.switches.values(), lambda switch: switch.name)

    def panel(self, key: str) -> dict[str, Cell]:
        """The panel and its rack."""
        panel = self.index.panels.get(key)
        return {"panel": key, "rack": panel.rack if panel is not None else None}

    def patched(self, place: str) -> dict[str, Cell]:
        """The cord from a panel's port to a switch."""
        for cord in self._cords(place):
            far = cord.b if cord.a == place else cord.a
            port = self.index.switch_ports.get((far or "").removeprefix("switch:")) if (far or "").startswith("switch:") else None
            if port is not None and port.switch is not None and port.name is not None:
                self.shown.add(cord.id)
                return {
                    **self.cord(cord),
                    "switch": self._switch_name.get(port.switch, port.switch),
                    "switch_port": port.name,
                    "vlan": port.vlan,
                }
        return {}

    def outlet(self, key: str) -> dict[str, Cell]:
        """The outlet, its room, and the device on it."""
        row: dict[str, Cell] = {"outlet": key}
        outlet: Outlet | None = self.index.outlets.get(key)
        if outlet is not None and outlet.room is not None and outlet.room in self._rooms:
            row |= {"room": self._room_name.get(outlet.room, outlet.room), "floor": self._rooms[outlet.room].floor}
        for cord in self._cords(f"outlet:{key}"):
            far = (cord.b if cord.a == f"outlet:{key}" else cord.a) or ""
            if far.startswith("device:") and not (cord.length_m or cord.category or cord.colour):
                self.shown.add(cord.id)
                return row | {"device_cord": cord.id, "device": far.removeprefix("device:")}
        return row

    def cord(self, cord: Cord) -> dict[str, Cell]:
        """A cord's own data."""
        return {"cord": cord.id, "cord_length": cord.length_m, "cord_category": cord.category, "colour": cord.colour}

    def _cords(self, place: str) -> Iterator[Cord]:
        for cable in self.index.cables_at.get(place, ()):
            if cable.startswith("cord:"):
                yield self.index.cords[cable.removeprefix("cord:")]


def _telling(rows: Any, name_of: Callable[[Any], str | None]) -> dict[str, str]:
    """Names by id, of those that are nobody else's id or name."""
    listed = tuple(rows)
    counted = Counter(key for row in listed for key in {cable_key(text) for text in (row.id, name_of(row)) if text})
    return {row.id: name for row in listed if (name := name_of(row)) and counted[cable_key(name)] == 1}
