"""The front of a patch panel: every port with its number, its state, its outlet below and what it is patched to above."""

from dialtone.domain.cabling_trace import CablingIndex
from dialtone.domain.drawing import AnyShape, Box, Drawing, Text
from dialtone.domain.drawings import WIDTH, Say
from dialtone.domain.drawings.legend import HEIGHT as LEGEND
from dialtone.domain.drawings.legend import legend
from dialtone.domain.drawings.ports import DrawnPort, category_name, failed_links, panel_ports, place_name, sign
from dialtone.domain.record import Panel

_PER_ROW = 24
_SIDE = 3.0
_HEAD = 7.0
_PORT_HEIGHT = 7.0
_LABEL = 3.4
_ROW = _LABEL * 2 + _PORT_HEIGHT + 3.0
_SMALL = 1.9


def panel_front(index: CablingIndex, panel: Panel, say: Say, failed: frozenset[str] | None = None) -> Drawing:
    """The panel as one stands before it, 24 ports in a row. `failed`: the links that failed, where the caller knows them already."""
    ports = panel_ports(index, panel, failed_links(index) if failed is None else failed)
    rows = -(-len(ports) // _PER_ROW)
    body = _HEAD + max(rows, 1) * _ROW + 1.0
    title = panel_title(panel, len(ports), say)
    subject = f"panel:{panel.id}"
    shapes: list[AnyShape] = [
        Box(x=0, y=0, width=WIDTH, height=body, fill="panel", stroke="line", radius=1, subject=subject, hint=title),
        Text(x=_SIDE, y=4.6, text=title, size=2.9, bold=True, width=WIDTH - 2 * _SIDE, subject=subject, hint=title),
    ]
    if not ports:
        shapes.append(Text(x=_SIDE, y=_HEAD + 7, text=say("drawing.no-ports"), size=2.4, tone="muted", width=WIDTH - 2 * _SIDE))
    step = (WIDTH - 2 * _SIDE) / min(max(len(ports), 12), _PER_ROW)
    for at, port in enumerate(ports):
        row, column = divmod(at, _PER_ROW)
        shapes += _port(index, panel, port, (_SIDE + column * step, _HEAD + row * _ROW, step), say)
    shapes += legend((port.state for port in ports), body, say)
    return Drawing(width=WIDTH, height=body + LEGEND, shapes=tuple(shapes), title=title)


def panel_title(panel: Panel, ports: int, say: Say) -> str:
    """Id, ports, category and shield in one line."""
    shield = say("drawing.shielded") if panel.shielded else None
    return " · ".join(part for part in (panel.id, say("drawing.ports", count=ports), category_name(panel.category), shield) if part)


def _port(index: CablingIndex, panel: Panel, port: DrawnPort, place: tuple[float, float, float], say: Say) -> list[AnyShape]:
    left, top, step = place
    centre, room = left + step / 2, step - 0.8
    subject, hint = f"panel-port:{panel.id}:{port.number}", _hint(index, panel, port, say)
    far = place_name(index, port.far, say).rsplit(" ", 1)[-1] if port.far else ""
    behind = (port.outlet.label or port.outlet.id) if port.outlet else (port.link.outlet or "?") if port.link else "–"
    label_y, box_y = top + _LABEL - 0.9, top + _LABEL
    shapes: list[AnyShape] = []
    if far:
        far_text = Text(x=centre, y=label_y, text=far, size=_SMALL, tone="accent", align="centre", width=room, subject=subject, hint=hint)
        shapes.append(far_text)
    shapes.append(
        Box(x=left + 0.4, y=box_y, width=room, height=_PORT_HEIGHT, fill=port.state, stroke=port.state, subject=subject, hint=hint)
    )
    number = Text(x=centre, y=box_y + 2.9, text=str(port.number), size=2.3, bold=True, align="centre", subject=subject, hint=hint)
    mark = sign(port.state, (centre, box_y + 5.0, 3.2), subject, hint)
    below = Text(
        x=centre,
        y=box_y + _PORT_HEIGHT + _LABEL - 0.8,
        text=behind,
        size=_SMALL,
        tone="ink" if port.linked else "muted",
        align="centre",
        width=room,
        subject=subject,
        hint=hint,
    )
    return [*shapes, number, *mark, below]


def _hint(index: CablingIndex, panel: Panel, port: DrawnPort, say: Say) -> str:
    state = say(f"drawing.is.{port.state}")
    outlet = (port.outlet.label or port.outlet.id) if port.outlet else port.link.outlet if port.link else None
    far = place_name(index, port.far, say) if port.far else None
    parts = [f"{panel.id} / {port.number}: {state}"]
    parts.append(say("drawing.behind", outlet=outlet) if outlet else say("drawing.behind-nothing"))
    if far:
        parts.append(say("drawing.patched", port=far))
    return " · ".join(parts)
