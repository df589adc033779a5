"""What drawings say about a port: its state, what is behind it and what it is patched to; and the signs that go with the tones."""

from typing import Literal

from msgspec import Struct

from dialtone.domain.cabling_tests import CableTests
from dialtone.domain.cabling_trace import CablingIndex, Hop, panel_port, trace
from dialtone.domain.drawing import AnyShape, Box, Circle, Line
from dialtone.domain.drawings import Say
from dialtone.domain.record import Link, Outlet, Panel, Switch, SwitchPort

PortState = Literal["free", "used", "reserved", "fault"]
STATES: tuple[PortState, ...] = ("used", "free", "reserved", "fault")
MOST_PORTS = 480
"""Ports of one panel or switch that are drawn; a mistyped number must not fill a wall."""


class DrawnPort(Struct, frozen=True, kw_only=True):
    """A port of a panel. `far`: what its patch cord leads to in the end, a switch port or a device; `linked`: it has a cable behind it."""

    number: int
    state: PortState
    link: Link | None = None
    outlet: Outlet | None = None
    far: Hop | None = None
    linked: bool = False


def failed_links(index: CablingIndex) -> frozenset[str]:
    """Links that failed: by the last result of a tester, otherwise by what is noted with the link."""
    tests = CableTests(index.cabling)
    return frozenset(link.id for link in index.cabling.links if tests.result(link).state == "failed")


def panel_ports(index: CablingIndex, panel: Panel, failed: frozenset[str]) -> tuple[DrawnPort, ...]:
    """Every port of a panel in order; also one that is used beyond the panel's stated number."""
    links = {link.port: link for link in index.cabling.links if link.panel == panel.id and link.port is not None}
    highest = max((*links, *panel.defective, *panel.reserved, panel.ports or 0), default=0)
    return tuple(_panel_port(index, panel, number, links.get(number), failed) for number in range(1, min(highest, MOST_PORTS) + 1))


def _panel_port(index: CablingIndex, panel: Panel, number: int, link: Link | None, failed: frozenset[str]) -> DrawnPort:
    key = panel_port(panel.id, number)
    cables = index.cables_at.get(key, [])
    patched = any(cable.startswith("cord:") for cable in cables)
    state: PortState = "used" if patched else "free"
    if number in panel.defective or (link is not None and link.id in failed):
        state = "fault"
    elif not patched and number in panel.reserved:
        state = "reserved"
    far = trace(index, key).end("switch") if patched else None
    outlet = index.outlets.get(link.outlet) if link is not None and link.outlet else None
    return DrawnPort(number=number, state=state, link=link, outlet=outlet, far=far, linked=link is not None)


def switch_port_state(index: CablingIndex, port: SwitchPort) -> PortState:
    """Used when a cord is in it or something was seen behind it. What is wrong with it is for the list of problems."""
    seen = port.device or port.neighbour or port.macs
    return "used" if seen or index.cables_at.get(f"switch:{port.id}") else "free"


def switch_ports(index: CablingIndex, switch: Switch) -> tuple[SwitchPort | None, ...]:
    """The ports of a switch that the record knows, filled up with None to the number it is said to have."""
    known = [port for port in index.cabling.switch_ports if port.switch == switch.id][:MOST_PORTS]
    return (*known, *[None] * (min(switch.ports or 0, MOST_PORTS) - len(known)))


def state_box(state: PortState, box: tuple[float, float, float, float], subject: str = "", hint: str = "") -> list[AnyShape]:
    """A port as a box (x, y, width, height) with the sign of its state: a dot, nothing, a slash or a cross."""
    x, y, width, height = box
    shapes: list[AnyShape] = [Box(x=x, y=y, width=width, height=height, fill=state, stroke=state, subject=subject, hint=hint)]
    return shapes + sign(state, (x + width / 2, y + height / 2, min(width, height)), subject, hint)


def sign(state: PortState, place: tuple[float, float, float], subject: str = "", hint: str = "") -> list[AnyShape]:
    """The sign alone, around a point (x, y) in a square of this size."""
    x, y, size = place
    if state == "used":
        return [Circle(x=x, y=y, radius=size * 0.17, fill="used", stroke=None, solid=True, subject=subject, hint=hint)]
    arm = size * 0.3
    strokes = {"reserved": ((-1, 1),), "fault": ((-1, 1), (-1, -1))}.get(state, ())
    return [
        Line(x1=x + dx * arm, y1=y + dy * arm, x2=x - dx * arm, y2=y - dy * arm, tone=state, weight=0.35, subject=subject, hint=hint)
        for dx, dy in strokes
    ]


def place_name(index: CablingIndex, hop: Hop, say: Say) -> str:
    """What people call a place or a cable on a drawing: short, since the drawing says what kind it is."""
    if hop.kind == "device":
        device = index.devices.get(hop.id)
        if device is None:
            return hop.id
        kind = say(f"kind.{device.kind}") if device.kind else say("general.unknown")
        return f"{kind} {device.extension or device.model or device.id}"
    if hop.kind == "outlet":
        outlet = index.outlets.get(hop.id)
        return (outlet.label if outlet else None) or hop.id
    if hop.kind == "panel":
        return f"{hop.id} / {hop.port}" if hop.port is not None else hop.id
    if hop.kind == "switch":
        return switch_port_name(index, hop.id)
    return hop.id


def switch_port_name(index: CablingIndex, identity: str) -> str:
    """Switch and port as the switch names it; the id where the record doesn't have it."""
    port = index.switch_ports.get(identity)
    if port is None:
        return identity
    switch = index.switches.get(port.switch or "")
    return " ".join(part for part in ((switch.name or switch.id) if switch else port.switch, port.name or port.id) if part)


def category_name(category: str | None) -> str | None:
    """«Cat 6A» for a category that is noted by its number alone; another word for it stays as it is."""
    return f"Cat {category}" if category and category[0].isdigit() else category


def room_name(index: CablingIndex, identity: str | None) -> str | None:
    """A room's name; its id where it has none."""
    if identity is None:
        return None
    return next((room.name or room.id for room in index.record.rooms if room.id == identity), identity)


def subject_of(hop: Hop) -> str:
    """A hop as the subject of a shape."""
    if hop.kind == "panel" and hop.port is not None:
        return f"panel-port:{hop.id}:{hop.port}"
    return f"switch-port:{hop.id}" if hop.kind == "switch" else hop.key
