"""One path as a strip: places as boxes, cords and links as lines between them, and in words why it ends where it should go on."""

from dialtone.domain.cabling_trace import CablingIndex, Hop, Stop, Trace, hop
from dialtone.domain.drawing import About, AnyShape, Box, Circle, Drawing, Line, Text, Tone
from dialtone.domain.drawings import WIDTH, Say
from dialtone.domain.drawings.ports import category_name, failed_links, place_name, room_name, subject_of

_PLACE, _CABLE = 30.0, 17.0
_LEAST = 0.66
"""A strip is squeezed to this part of its natural width before it goes on on a second line."""
_BOX = 14.0
_ROW = _BOX + 8.0
_STOP = 4.4


def trace_strip(index: CablingIndex, path: Trace, say: Say, failed: frozenset[str] | None = None) -> Drawing:
    """The path from its first hop to its last, from left to right. `failed`: the links that failed, where the caller knows them."""
    faulty = failed_links(index) if failed is None else failed
    rows = _rows(path.hops)
    squeeze = min(1.0, WIDTH / max(_natural(row) for row in rows))
    shapes: list[AnyShape] = []
    for at, row in enumerate(rows):
        x, y = 0.0, 1.0 + at * _ROW
        for one in row:
            width = (_CABLE if one.is_cable else _PLACE) * squeeze
            if one.is_cable:
                loose = (one is path.hops[0], one is path.hops[-1])
                shapes += _cable(index, one, (x, y, width), loose, faulty, say)
            else:
                shapes += _place(index, one, (x, y, width), say)
            x += width
    height = len(rows) * _ROW - (_ROW - _BOX) + 2.0
    for stop in dict.fromkeys(_key(stop) for stop in path.stops if stop is not None):
        text = say(f"cabling.stop.{stop[0]}", **_params(index, path, stop, say))
        shapes.append(Text(x=0, y=height + 3.0, text=f"! {text}", size=2.6, tone="warn", width=WIDTH, hint=text))
        height += _STOP
    first, last = (place_name(index, end, say) for end in path.ends)
    return Drawing(width=WIDTH, height=height, shapes=tuple(shapes), title=first if len(path.hops) == 1 else f"{first} – {last}")


def _key(stop: Stop) -> tuple[str, str]:
    return stop.code, stop.at


def _params(index: CablingIndex, path: Trace, key: tuple[str, str], say: Say) -> dict[str, object]:
    stop = next(stop for stop in path.stops if stop is not None and _key(stop) == key)
    return {"at": place_name(index, hop(stop.at), say), **stop.params}


def _natural(row: list[Hop]) -> float:
    return sum(_CABLE if hop.is_cable else _PLACE for hop in row)


def _rows(hops: tuple[Hop, ...]) -> list[list[Hop]]:
    """The hops on as few lines as their least width allows; a line ends with a place."""
    rows: list[list[Hop]] = [[]]
    for one in hops:
        last = rows[-1]
        if last and not last[-1].is_cable and _natural([*last, one]) + _PLACE > WIDTH / _LEAST:
            rows.append([])
        rows[-1].append(one)
    return rows


def _place(index: CablingIndex, hop: Hop, place: tuple[float, float, float], say: Say) -> list[AnyShape]:
    x, y, width = place
    kind, name, detail = say(f"drawing.hop.{hop.kind}"), place_name(index, hop, say), _detail(index, hop, say)
    about = About(subject=subject_of(hop), hint=" · ".join(part for part in (kind, name, detail) if part))
    room = width - 2.4
    return [
        Box(x=x, y=y, width=width, height=_BOX, fill="panel", stroke="muted", weight=0.3, radius=1.2, **about),
        Text(x=x + 1.2, y=y + 3.6, text=kind, size=2.0, tone="muted", width=room, **about),
        Text(x=x + 1.2, y=y + 7.8, text=name, size=2.8, bold=True, width=room, **about),
        Text(x=x + 1.2, y=y + 11.8, text=detail, size=2.0, tone="muted", width=room, **about),
    ]


def _detail(index: CablingIndex, hop: Hop, say: Say) -> str:
    """Where it is, or for a switch port its VLANs."""
    if hop.kind == "device":
        device = index.devices.get(hop.id)
        return room_name(index, device.room if device else None) or ""
    if hop.kind == "outlet":
        outlet = index.outlets.get(hop.id)
        return room_name(index, outlet.room if outlet else None) or ""
    if hop.kind == "panel":
        panel = index.panels.get(hop.id)
        return (panel.rack if panel else None) or ""
    port = index.switch_ports.get(hop.id)
    vlan = (port.voice_vlan or port.vlan) if port else None
    return say("drawing.vlan", vlan=vlan) if vlan else ""


def _cable(
    index: CablingIndex, hop: Hop, place: tuple[float, float, float], loose: tuple[bool, bool], failed: frozenset[str], say: Say
) -> list[AnyShape]:
    x, y, width = place
    middle, centre = y + _BOX / 2, x + width / 2
    cable = index.links.get(hop.id) if hop.kind == "link" else index.cords.get(hop.id)
    wrong = hop.kind == "link" and hop.id in failed
    length = say("drawing.metres", length=cable.length_m) if cable is not None and cable.length_m is not None else None
    about = " ".join(part for part in (category_name(cable.category) if cable else None, length) if part)
    tone: Tone = "fault" if wrong else "ink" if hop.kind == "link" else "accent"
    hint = " · ".join(part for part in (say(f"drawing.hop.{hop.kind}"), hop.id, about, say("drawing.failed") if wrong else None) if part)
    subject = hop.key
    line = Line(x1=x, y1=middle, x2=x + width, y2=middle, tone=tone, weight=0.7, dashed=hop.kind == "cord", subject=subject, hint=hint)
    shapes: list[AnyShape] = [line]
    for is_loose, at in zip(loose, (x + 0.9, x + width - 0.9), strict=True):
        if is_loose:
            shapes.append(Circle(x=at, y=middle, radius=0.9, fill=None, stroke="warn", weight=0.4, subject=subject, hint=hint))
    names, room = About(subject=subject, hint=hint), width - 1.0
    shapes.append(Text(x=centre, y=middle - 1.4, text=hop.id, size=2.1, align="centre", width=room, **names))
    below = f"✗ {say('drawing.failed')}" if wrong else about
    shapes.append(
        Text(x=centre, y=middle + 3.2, text=below, size=1.9, tone="fault" if wrong else "muted", align="centre", width=room, **names)
    )
    return shapes
