"""Which switch hangs on which, and what hangs on each: the network as the cabling record knows it, row by row from its root."""

from collections import Counter, deque

from msgspec import Struct

from dialtone.domain.cabling_trace import CablingIndex, hop
from dialtone.domain.drawing import About, AnyShape, Box, Drawing, Polyline, Text
from dialtone.domain.drawings import WIDTH, Say
from dialtone.domain.drawings.ports import place_name
from dialtone.domain.kinds import CABLED
from dialtone.domain.record import Switch

_PER_ROW = 3
_GAP = 9.0
_BOX = (WIDTH - _GAP * (_PER_ROW - 1)) / _PER_ROW
_HEAD = 11.0
_LINE = 3.9
_BETWEEN = 12.0
MOST_LINES = 16
"""Devices named in one switch's box; of more only their kinds are, with how many there are of each."""


class _Hanging(Struct, frozen=True, kw_only=True):
    """A device on a port of a switch."""

    port: str
    device: str
    name: str


def topology(index: CablingIndex, say: Say) -> Drawing:
    """All switches with their links to each other and their devices; devices whose switch port isn't known in a box of their own."""
    switches = index.cabling.switches
    hanging = _hanging(index, say)
    uplinks = _uplinks(index)
    boxes = [(switch.id, _box_lines(index, switch, hanging.get(switch.id, []), say)) for switch in _ordered(index, uplinks)]
    lost = _unplaced(index, hanging)
    if lost:
        boxes.append(("", _kinds(index, lost, say)))
    shapes: list[AnyShape] = []
    places: dict[str, tuple[float, float, float]] = {}
    y = 1.0
    for start in range(0, len(boxes), _PER_ROW):
        row = boxes[start : start + _PER_ROW]
        height = _HEAD + max((len(lines) for _, lines in row), default=0) * _LINE + 2.0
        for column, (identity, lines) in enumerate(row):
            x = column * (_BOX + _GAP)
            places[identity] = (x, y, height)
            switch = index.switches.get(identity)
            shapes += _drawn(switch, lines, (x, y, height), say, len(lost))
        y += height + _BETWEEN
    cables = [shape for a, b in sorted(uplinks) if a in places and b in places for shape in _uplink(places[a], places[b])]
    height = max(y - _BETWEEN + 1.0, 12.0)
    if not boxes:
        shapes.append(Text(x=0, y=6, text=say("drawing.no-switches"), size=2.6, tone="muted", width=WIDTH))
    return Drawing(width=WIDTH, height=height, shapes=(*cables, *shapes), title=say("drawing.topology", count=len(switches)))


def _hanging(index: CablingIndex, say: Say) -> dict[str, list[_Hanging]]:
    """Devices by switch: where cords lead, and what the switch itself said."""
    found: dict[str, dict[str, str]] = {}
    for path in index.paths():
        device, port = path.end("device"), path.end("switch")
        if device is not None and port is not None and port.id in index.switch_ports:
            found.setdefault(index.switch_ports[port.id].switch or "", {})[device.id] = port.id
    for identity, seen in index.seen_at.items():
        found.setdefault(seen.switch or "", {}).setdefault(identity, seen.id)
    return {
        switch: [
            _Hanging(port=index.switch_ports[port].name or port, device=device, name=_name(index, device, say))
            for device, port in devices.items()
        ]
        for switch, devices in found.items()
    }


def _name(index: CablingIndex, device: str, say: Say) -> str:
    return place_name(index, hop(f"device:{device}"), say)


def _uplinks(index: CablingIndex) -> set[tuple[str, str]]:
    """Pairs of switches that are connected: by cords over any panels, or because one names the other as its neighbour."""
    pairs: set[tuple[str, str]] = set()
    for path in index.paths():
        ends = [index.switch_ports.get(end.id) for end in path.ends if end.kind == "switch"]
        switches = [port.switch for port in ends if port is not None and port.switch]
        if len(switches) == 2 and switches[0] != switches[1]:
            pairs.add((min(switches), max(switches)))
    names = {name: switch.id for switch in index.cabling.switches for name in (switch.name, switch.address, switch.id) if name}
    for port in index.cabling.switch_ports:
        other = names.get(port.neighbour or "")
        if other and port.switch and other != port.switch:
            pairs.add((min(port.switch, other), max(port.switch, other)))
    return pairs


def _ordered(index: CablingIndex, uplinks: set[tuple[str, str]]) -> list[Switch]:
    """Switches from the one with most others on it outwards, so that what is connected stands near each other."""
    near: dict[str, set[str]] = {}
    for a, b in uplinks:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    place = {switch.id: at for at, switch in enumerate(index.cabling.switches)}
    waiting = sorted(place, key=lambda one: (-len(near.get(one, ())), place[one]))
    ordered: list[str] = []
    for root in waiting:
        queue = deque([root])
        while queue:
            current = queue.popleft()
            if current in ordered:
                continue
            ordered.append(current)
            queue.extend(sorted((one for one in near.get(current, ()) if one in place), key=place.__getitem__))
    return [index.switches[identity] for identity in ordered]


def _unplaced(index: CablingIndex, hanging: dict[str, list[_Hanging]]) -> list[str]:
    """Devices with a cable of which nobody knows the switch port."""
    placed = {one.device for devices in hanging.values() for one in devices}
    return [device.id for device in index.record.devices if device.kind in CABLED and device.id not in placed]


def _kinds(index: CablingIndex, devices: list[str], say: Say) -> list[tuple[str, str, str]]:
    """How many there are of each kind, as lines (left, right, subject)."""
    counted = Counter(device.kind if (device := index.devices.get(one)) else None for one in devices)
    return [
        (f"{count} ×", say(f"kind.{kind}") if kind else say("general.unknown"), "")
        for kind, count in sorted(counted.items(), key=lambda entry: (-entry[1], str(entry[0])))
    ]


def _box_lines(index: CablingIndex, switch: Switch, hanging: list[_Hanging], say: Say) -> list[tuple[str, str, str]]:
    if not hanging:
        return [("", say("drawing.no-devices"), "")]
    if len(hanging) > MOST_LINES:
        return _kinds(index, [one.device for one in hanging], say)
    place = {port.id: at for at, port in enumerate(index.cabling.switch_ports) if port.switch == switch.id}
    names = {(port.name or port.id): place[port.id] for port in index.cabling.switch_ports if port.id in place}
    ordered = sorted(hanging, key=lambda one: names.get(one.port, len(names)))
    return [(one.port, one.name, f"device:{one.device}") for one in ordered]


def _drawn(
    switch: Switch | None, lines: list[tuple[str, str, str]], place: tuple[float, float, float], say: Say, lost: int
) -> list[AnyShape]:
    x, y, height = place
    if switch is None:
        name, detail, subject = say("drawing.unplaced", count=lost), say("drawing.unplaced-detail"), ""
    else:
        make = " ".join(part for part in (switch.vendor, switch.model) if part)
        name, detail, subject = switch.name or switch.id, " · ".join(part for part in (make, switch.address) if part), f"switch:{switch.id}"
    about = About(subject=subject, hint=name)
    room = _BOX - 4.0
    shapes: list[AnyShape] = [
        Box(
            x=x,
            y=y,
            width=_BOX,
            height=height,
            fill="panel",
            stroke="warn" if switch is None else "muted",
            weight=0.35,
            radius=1.2,
            **about,
        ),
        Text(x=x + 2, y=y + 4.8, text=name, size=2.9, bold=True, width=room, **about),
        Text(x=x + 2, y=y + 8.4, text=detail, size=2.0, tone="muted", width=room, **about),
    ]
    left_room = 15.0
    for at, (left, right, subject_of_line) in enumerate(lines):
        line_y = y + _HEAD + 2.2 + at * _LINE
        about = About(subject=subject_of_line or subject, hint=" · ".join(part for part in (left, right) if part))
        shapes.append(Text(x=x + 2, y=line_y, text=left, size=2.2, tone="muted", width=left_room - 1, **about))
        indent = left_room if left else 0.0
        shapes.append(Text(x=x + 2 + indent, y=line_y, text=right, size=2.3, tone="ink" if left else "muted", width=room - indent, **about))
    return shapes


def _uplink(a: tuple[float, float, float], b: tuple[float, float, float]) -> list[AnyShape]:
    """A line from box to box through the gaps between the rows and columns; drawn below the boxes."""
    (ax, ay, ah), (bx, by, _) = sorted((a, b), key=lambda place: (place[1], place[0]))
    if ay == by:
        middle = ay + 5.0
        points = ((ax + _BOX, middle), (bx, middle)) if bx - ax < _BOX + _GAP + 1 else _around(ax, bx, ay)
    else:
        gap = by - _BETWEEN / 2
        start, end = ax + _BOX / 2, bx + _BOX / 2
        lane = ax + _BOX + _GAP / 2 if by - (ay + ah) > _BETWEEN + 1 else start
        points = ((start, ay + ah), (start, ay + ah + _BETWEEN / 3), (lane, ay + ah + _BETWEEN / 3), (lane, gap), (end, gap), (end, by))
    return [Polyline(points=points, tone="accent", weight=0.6)]


def _around(ax: float, bx: float, y: float) -> tuple[tuple[float, float], ...]:
    """Over a box that stands between two of the same row."""
    return ((ax + _BOX / 2, y), (ax + _BOX / 2, y - 0.8), (bx + _BOX / 2, y - 0.8), (bx + _BOX / 2, y))
