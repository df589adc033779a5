"""A rack with a panel and all its outlets from a few words: 24 ports in a minute, then what differs from port to port."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from dialtone.domain.cabling_identifiers import Namer
from dialtone.domain.changes import Change, Put
from dialtone.domain.record import Record
from dialtone.gui.models.cabling_fields import NotAValueError, cabling

translate = QCoreApplication.translate

MOST_PORTS = 96


@dataclass(frozen=True)
class PortRow:
    """A port of the new panel: the outlet at the other end of its link (none: the port is free), and the switch port it is patched to."""

    port: int
    outlet: str = ""
    room: str | None = None
    length_m: float | None = None
    switch_port: str = ""


@dataclass(frozen=True)
class Rack:
    """What all has in common. `rack`: an existing one's id or the name of a new one; the switch is made only with a name."""

    rack: str = ""
    room: str | None = None
    height_u: int | None = None
    panel: str = ""
    ports: int = 24
    position_u: int | None = None
    category: str | None = None
    shielded: bool | None = None
    switch: str = ""
    poe_budget_w: float | None = None


def outlet_name(panel: str, port: int, ports: int) -> str:
    """The name that port, link and outlet share: the panel's with the number in fixed width, so that names sort as the ports do."""
    return f"{panel}{port:0{max(2, len(str(ports)))}}"


def proposed(rack: Rack, held: Sequence[PortRow] = ()) -> tuple[PortRow, ...]:
    """A row for each port; what was typed in earlier rows stays, and proposed names follow the panel's name."""
    kept = {row.port: row for row in held}
    return tuple(
        kept.get(port) or PortRow(port, outlet_name(rack.panel, port, rack.ports) if rack.panel else "")
        for port in range(1, rack.ports + 1)
    )


def renamed(rows: Sequence[PortRow], before: Rack, after: Rack) -> tuple[PortRow, ...]:
    """Rows after the panel's name or size changed: names that were proposed follow, typed ones stay."""
    followed = tuple(
        replace(row, outlet=outlet_name(after.panel, row.port, after.ports))
        if row.outlet in {"", outlet_name(before.panel, row.port, before.ports)} and after.panel and (row.outlet or not before.panel)
        else row
        for row in rows
        if row.port <= after.ports
    )
    return proposed(after, followed)


def patched(rows: Sequence[PortRow], *, on: bool) -> tuple[PortRow, ...]:
    """Each port that has an outlet patched to the switch port of the same number, or none."""
    return tuple(replace(row, switch_port=str(row.port) if on and row.outlet else "") for row in rows)


def filled_down(rows: Sequence[PortRow], ports: Sequence[int], field: str) -> tuple[PortRow, ...]:
    """The first of these rows' value in all of them; names and numbers count on, as in a spreadsheet."""
    chosen = [row for row in rows if row.port in ports]
    if len(chosen) < 2:
        return tuple(rows)
    first: Any = getattr(chosen[0], field)
    values: list[Any] = counted_on(first, len(chosen)) if field in {"outlet", "switch_port"} else [first] * len(chosen)
    new = {row.port: value for row, value in zip(chosen, values, strict=True)}
    return tuple(replace(row, **{field: new[row.port]}) if row.port in new else row for row in rows)


def counted_on(value: str, count: int) -> list[str]:
    """«A07» becomes A07, A08, A09…; what doesn't end in a number stays the same."""
    head = value.rstrip("0123456789")
    digits = value[len(head) :]
    if not digits or not digits.isascii() or len(digits) > 9:
        return [value] * count
    return [f"{head}{int(digits) + step:0{len(digits)}}" for step in range(count)]


def changes(record: Record, rack: Rack, rows: Sequence[PortRow]) -> tuple[Change, ...]:
    """The edit, all in one. Raises NotAValueError where a name is missing, taken or twice."""
    held = cabling(record)
    if not rack.panel:
        raise NotAValueError(translate("Building", "The panel needs a name."))
    if any(panel.id == rack.panel for panel in held.panels):
        raise NotAValueError(translate("Building", "There is a panel «{name}» already.").format(name=rack.panel))
    made: list[Change] = []
    if rack.rack and rack.rack not in {each.id for each in held.racks}:
        made.append(_put("racks", id=rack.rack, room=rack.room, height_u=rack.height_u))
    common = {"category": rack.category, "shielded": rack.shielded}
    made.append(_put("panels", id=rack.panel, rack=rack.rack or None, position_u=rack.position_u, ports=rack.ports, **common))
    made += _outlets(record, rack, [row for row in rows if row.outlet], common)
    if rack.switch:
        made += _switch(record, rack, rows)
    return tuple(made)


def _outlets(record: Record, rack: Rack, rows: Sequence[PortRow], common: dict[str, Any]) -> list[Change]:
    held = cabling(record)
    outlets, links = {outlet.id for outlet in held.outlets}, {link.id for link in held.links}
    linked = {link.outlet for link in held.links}
    made: list[Change] = []
    for row in rows:
        if row.outlet in linked:
            message = translate("Building", "Port {port}: outlet «{name}» has a link already.")
            raise NotAValueError(message.format(port=row.port, name=row.outlet))
        if row.outlet not in outlets:
            made.append(_put("outlets", id=row.outlet, room=row.room))
            outlets.add(row.outlet)
        name = row.outlet if row.outlet not in links else outlet_name(rack.panel, row.port, rack.ports)
        if name in links:
            raise NotAValueError(translate("Building", "There is a link «{name}» already.").format(name=name))
        links.add(name)
        linked.add(row.outlet)
        measured = "measured" if row.length_m is not None else None
        made.append(
            _put(
                "links",
                id=name,
                panel=rack.panel,
                port=row.port,
                outlet=row.outlet,
                length_m=row.length_m,
                length_source=measured,
                **common,
            )
        )
    return made


def _switch(record: Record, rack: Rack, rows: Sequence[PortRow]) -> list[Change]:
    """A new switch with a port for each of the panel's; of one that is there, the ports that are named; and the cords to them."""
    held = cabling(record)
    made: list[Change] = []
    names = [row.switch_port for row in rows if row.switch_port]
    if rack.switch not in {switch.id for switch in held.switches}:
        own = {"name": rack.switch, "rack": rack.rack or None, "ports": rack.ports, "poe_budget_w": rack.poe_budget_w}
        made.append(_put("switches", id=rack.switch, **own))
        names = [*(str(port) for port in range(1, rack.ports + 1)), *names]
    ids = {port.name or port.id: port.id for port in held.switch_ports if port.switch == rack.switch}
    for name in dict.fromkeys(names):
        if name not in ids:
            ids[name] = f"{rack.switch}:{name}"
            made.append(_put("switch_ports", id=ids[name], switch=rack.switch, name=name))
    used = {end for cord in held.cords for end in (cord.a, cord.b)}
    patched_rows = [row for row in rows if row.switch_port]
    for cord, row in zip(Namer(record).next_cords(len(patched_rows)), patched_rows, strict=True):
        end = f"switch:{ids[row.switch_port]}"
        if end in used:
            message = translate("Building", "Port {port}: switch port «{name}» has a cord already.")
            raise NotAValueError(message.format(port=row.port, name=row.switch_port))
        used.add(end)
        made.append(_put("cords", id=cord, a=f"panel:{rack.panel}:{row.port}", b=end))
    return made


def _put(kind: str, **fields: Any) -> Put:
    return Put(f"cabling.{kind}", {name: value for name, value in fields.items() if value is not None})
