"""A floor plan with its pins. The plan itself is a picture that the caller brings; without it the pins stand in an empty frame."""

from msgspec import Struct

from dialtone.domain.cabling_trace import CablingIndex, hop
from dialtone.domain.drawing import About, AnyShape, Box, Circle, Drawing, Picture, Text, Tone
from dialtone.domain.drawings import WIDTH, Say
from dialtone.domain.drawings.ports import place_name, room_name
from dialtone.domain.record import FloorPlan, Pin

_RADIUS = 1.7
_LABEL = 2.3
_NOTE = 4.4
_EMPTY_SHAPE = 0.7
_CHARACTER = 0.6
"""Width of a label's character, as a part of its size: the label's white ground is made a little too wide rather than too narrow."""


class PlanPicture(Struct, frozen=True, kw_only=True):
    """A plan's page as the bytes of a PNG file, with its size in pixels."""

    png: bytes
    width: int
    height: int


def floor_plan(index: CablingIndex, plan: FloorPlan, picture: PlanPicture | None, say: Say, width: float = WIDTH) -> Drawing:
    """The plan `width` mm wide, its pins on it and below it what is to be looked at again."""
    shape = picture.height / picture.width if picture and picture.width > 0 else _EMPTY_SHAPE
    height = width * shape
    title = plan_title(plan, say)
    shapes: list[AnyShape] = []
    if picture is not None:
        shapes.append(Picture(x=0, y=0, width=width, height=height, png=picture.png, hint=title))
    else:
        shapes.append(Text(x=4, y=8, text=say("drawing.no-plan"), size=2.8, tone="warn", width=width - 8))
    shapes.append(Box(x=0, y=0, width=width, height=height, stroke="line", weight=0.3))
    pins = [pin for pin in index.cabling.pins if pin.plan == plan.id and pin.x is not None and pin.y is not None]
    for pin in pins:
        shapes += _pin(index, pin, (width, height), say)
    again = sum(bool(pin.recheck) for pin in pins)
    if again:
        note = say("drawing.recheck", count=again)
        shapes.append(Text(x=0, y=height + 3.4, text=f"! {note}", size=2.6, tone="warn", width=width, hint=note))
    return Drawing(width=width, height=height + (_NOTE if again else 0.0), shapes=tuple(shapes), title=title)


def plan_title(plan: FloorPlan, say: Say) -> str:
    """Its title and floor, else its id."""
    floor = say("drawing.floor", floor=plan.floor) if plan.floor else None
    return " · ".join(part for part in (plan.title, floor) if part) or plan.id


def _pin(index: CablingIndex, pin: Pin, size: tuple[float, float], say: Say) -> list[AnyShape]:
    x, y = (pin.x or 0.0) * size[0], (pin.y or 0.0) * size[1]
    name, hint = pin_words(index, pin, say)
    tone: Tone = "warn" if pin.recheck else "accent"
    label = f"? {name}" if pin.recheck else name
    about = About(subject=f"pin:{pin.id}", hint=hint)
    wide = min(len(label) * _LABEL * _CHARACTER + 1.4, 34.0)
    left = x + _RADIUS + 0.6 if x + _RADIUS + 1.2 + wide <= size[0] else x - _RADIUS - 0.6 - wide
    beside = min(max(y, 1.9), size[1] - 1.9)
    return [
        Box(x=left, y=beside - 1.9, width=wide, height=3.8, fill="free", stroke=tone, weight=0.15, radius=0.6, **about),
        Text(x=left + 0.7, y=beside + 0.8, text=label, size=_LABEL, bold=True, width=wide - 1.0, **about),
        Circle(x=x, y=y, radius=_RADIUS, fill=tone, stroke=tone, weight=0.4, solid=True, **about),
        Circle(x=x, y=y, radius=0.5, fill="free", stroke=None, **about),
    ]


def pin_words(index: CablingIndex, pin: Pin, say: Say) -> tuple[str, str]:
    """A pin's label, and all of what it is: kind, name, room."""
    kind, _, identity = (pin.subject or "").partition(":")
    if kind == "rack":
        rack = next((rack for rack in index.cabling.racks if rack.id == identity), None)
        return (rack.name if rack else None) or identity, f"{say('drawing.hop.rack')} {(rack.name if rack else None) or identity}"
    if kind not in {"outlet", "device"}:
        return pin.subject or pin.id, pin.subject or pin.id
    name = place_name(index, hop(f"{kind}:{identity}"), say)
    about = index.outlets.get(identity) if kind == "outlet" else index.devices.get(identity)
    room = room_name(index, about.room) if about is not None else None
    hint = " · ".join(part for part in (f"{say('drawing.hop.outlet')} {name}" if kind == "outlet" else name, room) if part)
    if kind == "device":
        device = index.devices.get(identity)
        name = (device.extension if device else None) or name
    return name, hint
