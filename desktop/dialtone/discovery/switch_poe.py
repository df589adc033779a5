"""Power over Ethernet as a switch tells it (RFC 3621): what each port has found and feeds, and each power supply's budget.

The table numbers ports by group and port, and nothing in it says which interface that is. Makers have their ways: the unit and last number
of the name, one less of each (Juniper), the ifIndex (HP), or a table of their own (Cisco). The first way that gives every row its own port
is taken; otherwise the rows are shown by their numbers and given to nobody.
"""

from collections.abc import Callable, Mapping
from typing import Literal

from msgspec import Struct

from dialtone.discovery import switch_values as mib
from dialtone.discovery.switch_ports import Ports, digits_of
from dialtone.discovery.switch_values import Tables, number

Detection = Literal["off", "searching", "delivering", "fault", "test", "other-fault"]
_DETECTION: dict[int, Detection] = {1: "off", 2: "searching", 3: "delivering", 4: "fault", 5: "test", 6: "other-fault"}
_DELIVERING = 3
_CLASSES = 9
"""Classes 0 to 8 are sent as 1 to 9 (RFC 3621 knows up to 4; makers go on for 802.3bt)."""
Place = tuple[int, int]
"""Group and port."""


class PortPower(Struct, frozen=True, kw_only=True):
    """What a port feeds. `power_class` only while it delivers; watts: what the switch reserves and what it measures, where it says so."""

    place: Place
    enabled: bool | None = None
    detection: Detection | None = None
    power_class: int | None = None
    allocated_w: float | None = None
    measured_w: float | None = None

    @property
    def delivering(self) -> bool:
        """Whether something is fed here."""
        return self.detection == "delivering"


class PowerSupply(Struct, frozen=True, kw_only=True):
    """A group's (a stack member's) budget and consumption in watts; `threshold`: per cent of use that the switch warns at."""

    group: int
    budget_w: float | None = None
    used_w: float | None = None
    threshold: int | None = None
    on: bool | None = None


class Power(Struct, frozen=True):
    """All of it: by ifIndex, the rows that can't be placed, and the supplies."""

    ports: dict[int, PortPower]
    unplaced: tuple[PortPower, ...]
    supplies: tuple[PowerSupply, ...]


def power(tables: Tables, ports: Ports) -> Power:
    """Read the tables. Never raises for odd rows."""
    rows = _rows(tables)
    placed = _places(tables, ports, rows)
    found = {placed[place]: row for place, row in rows.items() if place in placed}
    return Power(found, tuple(row for place, row in rows.items() if place not in placed), _supplies(tables))


def _rows(tables: Tables) -> dict[Place, PortPower]:
    columns: dict[int, dict[Place, int]] = {3: {}, 6: {}, 10: {}}
    for index, value in tables.column(mib.POE_PORT):
        said = number(value)
        if len(index) == 3 and index[0] in columns and said is not None:
            columns[index[0]][index[1], index[2]] = said
    allocated = _milliwatts(tables, f"{mib.CISCO_POE}.7")
    measured = _milliwatts(tables, f"{mib.CISCO_POE}.9") | _milliwatts(tables, mib.CISCO_SB_POE_MW) | _milliwatts(tables, mib.HP_POE_MW)
    rows = {}
    for place in sorted({*columns[3], *columns[6], *columns[10]}):
        detection, sent = columns[6].get(place), columns[10].get(place, 0)
        delivering = detection == _DELIVERING
        rows[place] = PortPower(
            place=place,
            enabled={1: True, 2: False}.get(columns[3].get(place, 0)),
            detection=_DETECTION.get(detection or 0),
            power_class=sent - 1 if delivering and 1 <= sent <= _CLASSES else None,
            allocated_w=allocated.get(place) if delivering else None,
            measured_w=measured.get(place) if delivering else None,
        )
    return rows


def _milliwatts(tables: Tables, prefix: str) -> dict[Place, float]:
    rows = ((index, number(value)) for index, value in tables.column(prefix))
    return {(index[0], index[1]): value / 1000 for index, value in rows if len(index) == 2 and value is not None and 0 < value <= 200_000}


def _supplies(tables: Tables) -> tuple[PowerSupply, ...]:
    columns: dict[int, dict[int, int]] = {column: tables.numbers(f"{mib.POE_MAIN}.{column}") for column in (2, 3, 4, 5)}
    return tuple(
        PowerSupply(
            group=group,
            budget_w=_watts(columns[2].get(group)),
            on={1: True, 2: False, 3: False}.get(columns[3].get(group, 0)),
            used_w=_watts(columns[4].get(group)),
            threshold=columns[5].get(group),
        )
        for group in sorted({*columns[2], *columns[4]})
    )


def _watts(value: int | None) -> float | None:
    """A supply gives at most some kilowatts; a switch that says more says it in milliwatts."""
    if value is None or value < 0:
        return None
    return float(value) if value <= 20_000 else value / 1000


# --- which port is a row about -------------------------------------------------------------------------------------------------------


def _places(tables: Tables, ports: Ports, rows: Mapping[Place, PortPower]) -> dict[Place, int]:
    physical = set(ports.physical())
    if stated := _stated(tables, ports, physical):
        return stated
    groups = {group for group, _ in rows}
    named = _by_numbers(ports, physical)
    ways: list[Callable[[Place], int | None]] = [
        lambda place: _juniper(ports, named, place),
        named.get,
        lambda place: named.get((0, place[1])) if len(groups) == 1 else None,
        lambda place: place[1] if place[1] in physical else None,
        lambda place: ports.index_of_bridge(place[1]) if len(groups) == 1 else None,
    ]
    for way in ways:
        found = {place: index for place in rows if (index := way(place)) is not None}
        if len(found) == len(rows) and len(set(found.values())) == len(rows):
            return found
    return {}


def _stated(tables: Tables, ports: Ports, physical: set[int]) -> dict[Place, int]:
    """By Cisco's own table: a row's physical entity, and the interface that this is, by alias or by name."""
    named = ((entity, ports.index_of_name(name)) for entity, name in tables.texts(mib.ENTITY_NAME).items())
    interfaces = {entity: index for entity, index in named if index is not None}
    for index, value in tables.column(mib.ENTITY_IF):
        said = value if isinstance(value, str) else ""
        last = said.rpartition(".")[2]
        if index and last.isascii() and last.isdigit():
            interfaces[index[0]] = int(last[:10])
    entities = ((index, number(value)) for index, value in tables.column(f"{mib.CISCO_POE}.11"))
    return {
        (index[0], index[1]): interfaces[entity]
        for index, entity in entities
        if len(index) == 2 and entity in interfaces and interfaces[entity] in physical
    }


def _by_numbers(ports: Ports, physical: set[int]) -> dict[Place, int]:
    """(unit, last number) → ifIndex, from names; 0 for the unit of a name with one number. Of several the one in the first slot."""
    found: dict[Place, tuple[tuple[int, ...], int]] = {}
    for index in sorted(physical):
        digits = digits_of(ports.names[index])
        if digits:
            unit = digits[0] if len(digits) > 1 else 0
            place = (unit, digits[-1])
            if place not in found or digits < found[place][0]:
                found[place] = digits, index
    return {place: index for place, (_, index) in found.items()}


def _juniper(ports: Ports, named: Mapping[Place, int], place: Place) -> int | None:
    """One less of each, on switches whose ports are called ge-0/0/0."""
    index = named.get((place[0] - 1, place[1] - 1))
    return index if index is not None and ports.names[index].startswith(("ge-", "mge-", "xe-")) else None
