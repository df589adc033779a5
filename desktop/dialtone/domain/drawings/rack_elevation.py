"""A rack from the front, unit by unit from below, with its panels and switches; what has no place or no room is named below it."""

from msgspec import Struct

from dialtone.domain.cabling_trace import CablingIndex
from dialtone.domain.drawing import About, AnyShape, Box, Drawing, Text
from dialtone.domain.drawings import WIDTH, Say
from dialtone.domain.drawings.legend import HEIGHT as LEGEND
from dialtone.domain.drawings.legend import legend
from dialtone.domain.drawings.panel_front import panel_title
from dialtone.domain.drawings.ports import PortState, failed_links, panel_ports, state_box, switch_port_state, switch_ports
from dialtone.domain.record import Panel, Rack, Switch

UNIT = 6.4
_MOST_UNITS = 60
_LEAST_UNITS = 6
_NUMBERS = 7.0
_HEAD = 7.0
_FRAME = 2.0
_TEXT_ROOM = 62.0
_PER_ROW = 24
_LINE = 4.2


class _Item(Struct, frozen=True, kw_only=True):
    """What hangs in the rack: `unit` its lowest one, None where nobody said."""

    subject: str
    name: str
    detail: str
    unit: int | None
    height: int
    ports: tuple[tuple[PortState, str, str], ...]


def rack_elevation(index: CablingIndex, rack: Rack, say: Say, failed: frozenset[str] | None = None) -> Drawing:
    """The rack with its units numbered from below on both sides. `failed`: the links that failed, where the caller knows them."""
    faulty = failed_links(index) if failed is None else failed
    items = [_panel(index, panel, say, faulty) for panel in index.cabling.panels if panel.rack == rack.id]
    items += [_switch(index, switch, say) for switch in index.cabling.switches if switch.rack == rack.id]
    units = _units(rack, items)
    placed, notes = _placed(items, units, say)
    body = units * UNIT
    frame = Box(x=_NUMBERS, y=_HEAD, width=WIDTH - 2 * _NUMBERS, height=body, stroke="muted", weight=0.5, subject=f"rack:{rack.id}")
    title = rack_title(rack, say)
    shapes: list[AnyShape] = [Text(x=_NUMBERS, y=4.6, text=title, size=3.0, bold=True, width=WIDTH - 2 * _NUMBERS)]
    for unit in range(1, units + 1):
        shapes += _unit(unit, units)
    shapes.append(frame)
    for item in placed:
        shapes += _drawn(item, units)
    y = _HEAD + body
    shapes += legend((state for item in placed for state, _, _ in item.ports), y, say)
    y += LEGEND
    for subject, note in notes:
        shapes.append(
            Text(x=_NUMBERS, y=y + 3.2, text=f"! {note}", size=2.5, tone="warn", width=WIDTH - 2 * _NUMBERS, subject=subject, hint=note)
        )
        y += _LINE
    return Drawing(width=WIDTH, height=y, shapes=tuple(shapes), title=title)


def rack_title(rack: Rack, say: Say) -> str:
    """Name, height and what is known of its room, earth and power in one line."""
    facts = [rack.name or rack.id]
    if rack.height_u:
        facts.append(say("drawing.units", count=rack.height_u))
    facts += [say(f"drawing.{name}") for name in ("earthed", "locked", "ups") if getattr(rack, name)]
    if rack.earthed is False:
        facts.append(say("drawing.not-earthed"))
    return " · ".join(facts)


def _units(rack: Rack, items: list[_Item]) -> int:
    """The rack's own height; where it isn't known, what hangs in it."""
    if rack.height_u:
        return min(rack.height_u, _MOST_UNITS)
    top = max((item.unit + item.height - 1 for item in items if item.unit), default=0)
    return min(max(top, _LEAST_UNITS), _MOST_UNITS)


def _placed(items: list[_Item], units: int, say: Say) -> tuple[list[_Item], list[tuple[str, str]]]:
    """What can be drawn, and a note for what can't: without a place, above the rack, or where something else hangs."""
    taken: dict[int, _Item] = {}
    placed, notes = [], []
    for item in items:
        if not item.unit:
            notes.append((item.subject, say("drawing.no-place", name=item.name)))
            continue
        wanted = range(item.unit, item.unit + item.height)
        other = next((taken[unit] for unit in wanted if unit in taken), None)
        if wanted[-1] > units:
            notes.append((item.subject, say("drawing.above", name=item.name, unit=item.unit, units=units)))
        elif other is not None:
            notes.append((item.subject, say("drawing.clash", name=item.name, other=other.name, unit=item.unit)))
        else:
            placed.append(item)
            taken |= dict.fromkeys(wanted, item)
    return placed, notes


def _unit(unit: int, units: int) -> list[AnyShape]:
    y = _HEAD + (units - unit) * UNIT
    middle = y + UNIT / 2 + 0.8
    number = str(unit)
    slot = Box(x=_NUMBERS + _FRAME, y=y, width=WIDTH - 2 * (_NUMBERS + _FRAME), height=UNIT, stroke="line", weight=0.15)
    left = Text(x=_NUMBERS - 1.6, y=middle, text=number, size=2.2, tone="muted", align="right")
    return [slot, left, Text(x=WIDTH - _NUMBERS + 1.6, y=middle, text=number, size=2.2, tone="muted")]


def _drawn(item: _Item, units: int) -> list[AnyShape]:
    unit = item.unit or 1
    height = item.height * UNIT
    x, y = _NUMBERS + _FRAME, _HEAD + (units - unit - item.height + 1) * UNIT
    width = WIDTH - 2 * (_NUMBERS + _FRAME)
    hint = f"{item.name} · {item.detail}" if item.detail else item.name
    middle = y + height / 2
    about = About(subject=item.subject, hint=hint)
    shapes: list[AnyShape] = [
        Box(x=x, y=y + 0.3, width=width, height=height - 0.6, fill="panel", stroke="muted", weight=0.25, radius=0.6, **about),
        Text(x=x + 2, y=middle - 0.2, text=item.name, size=2.5, bold=True, width=_TEXT_ROOM - 4, **about),
        Text(x=x + 2, y=middle + 2.3, text=item.detail, size=1.9, tone="muted", width=_TEXT_ROOM - 4, **about),
    ]
    rows = -(-len(item.ports) // _PER_ROW) or 1
    step = (width - _TEXT_ROOM - 2) / min(max(len(item.ports), 12), _PER_ROW)
    pitch = (height - 1.6) / rows
    for at, (state, subject, name) in enumerate(item.ports):
        row, column = divmod(at, _PER_ROW)
        side = min(step - 0.6, pitch - 0.4, 3.6)
        left = x + _TEXT_ROOM + column * step + (step - side) / 2
        shapes += state_box(state, (left, y + 0.8 + row * pitch + (pitch - side) / 2, side, side), subject, name)
    return shapes


def _panel(index: CablingIndex, panel: Panel, say: Say, failed: frozenset[str]) -> _Item:
    ports = panel_ports(index, panel, failed)
    drawn = tuple(
        (port.state, f"panel-port:{panel.id}:{port.number}", f"{panel.id} / {port.number}: {say(f'drawing.is.{port.state}')}")
        for port in ports
    )
    detail = panel_title(panel, len(ports), say).removeprefix(f"{panel.id} · ")
    return _Item(
        subject=f"panel:{panel.id}",
        name=say("drawing.panel", name=panel.id),
        detail=detail,
        unit=panel.position_u,
        height=min(max(panel.height_u or 1, 1), _MOST_UNITS),
        ports=drawn,
    )


def _switch(index: CablingIndex, switch: Switch, say: Say) -> _Item:
    make = " ".join(part for part in (switch.vendor, switch.model) if part)
    poe = say("drawing.poe-budget", watts=switch.poe_budget_w) if switch.poe_budget_w else None
    drawn: list[tuple[PortState, str, str]] = []
    for port in switch_ports(index, switch):
        if port is None:
            drawn.append(("free", "", say("drawing.port-unknown")))
        else:
            state = switch_port_state(index, port)
            drawn.append((state, f"switch-port:{port.id}", f"{port.name or port.id}: {say(f'drawing.is.{state}')}"))
    return _Item(
        subject=f"switch:{switch.id}",
        name=switch.name or switch.id,
        detail=" · ".join(part for part in (make, poe) if part),
        unit=switch.position_u,
        height=min(max(switch.height_u or 1, 1), _MOST_UNITS),
        ports=tuple(drawn),
    )
