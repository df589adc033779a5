"""A drawing as plain shapes in millimetres: the window shows it, the report prints it, and neither needs to know what it is about.

The origin is the upper left corner, y grows downwards. Tones say what is meant, not a colour: a screen in the dark and a printed page
each have their own. A tone never stands alone: whoever draws adds a sign or a word that says the same.
"""

from typing import Literal, TypedDict

from msgspec import Struct

Tone = Literal["ink", "muted", "line", "panel", "free", "used", "fault", "reserved", "accent", "ok", "warn"]
"""`ink` and `muted`: text; `line`: hairlines; `panel`: a surface that stands out; `free`, `used`, `reserved`, `fault`: states of a port."""

Align = Literal["left", "centre", "right"]


class Shape(Struct, frozen=True, kw_only=True):
    """Base of all shapes.

    `subject`: what a click on it is about: «rack:ID», «panel:ID», «panel-port:PANEL:PORT», «outlet:ID», «link:ID», «cord:ID», «switch:ID»,
    «switch-port:ID», «device:ID», «pin:ID», or nothing. `hint`: what it is, in words, for a pointer and for a screen reader.
    """

    subject: str = ""
    hint: str = ""


class About(TypedDict):
    """What several shapes that belong together are about: given to each of them."""

    subject: str
    hint: str


class Line(Shape, frozen=True, kw_only=True):
    """A straight line, `weight` mm thick."""

    x1: float
    y1: float
    x2: float
    y2: float
    tone: Tone = "line"
    weight: float = 0.2
    dashed: bool = False


class Polyline(Shape, frozen=True, kw_only=True):
    """Straight lines from point to point."""

    points: tuple[tuple[float, float], ...]
    tone: Tone = "line"
    weight: float = 0.3
    dashed: bool = False


class Box(Shape, frozen=True, kw_only=True):
    """A rectangle, filled with the light variant of `fill`, its border in `stroke`; None: not drawn."""

    x: float
    y: float
    width: float
    height: float
    fill: Tone | None = None
    stroke: Tone | None = "line"
    weight: float = 0.2
    radius: float = 0.0


class Circle(Shape, frozen=True, kw_only=True):
    """A circle around (x, y). `solid`: filled with the full tone, not with its light variant."""

    x: float
    y: float
    radius: float
    fill: Tone | None = None
    stroke: Tone | None = "line"
    weight: float = 0.2
    solid: bool = False


class Text(Shape, frozen=True, kw_only=True):
    """One line of text: `y` is its baseline, `size` the size of its letters in mm (1 mm is 2.83 points).

    `width`: the room it has; longer text is set smaller, down to 70 %, and then cut with «…».
    """

    x: float
    y: float
    text: str
    size: float = 2.6
    tone: Tone = "ink"
    bold: bool = False
    align: Align = "left"
    width: float | None = None


class Picture(Shape, frozen=True, kw_only=True):
    """A picture, stretched over its box. `png`: the bytes of a PNG file."""

    x: float
    y: float
    width: float
    height: float
    png: bytes


AnyShape = Line | Polyline | Box | Circle | Text | Picture


class Drawing(Struct, frozen=True, kw_only=True):
    """A drawing of `width` × `height` mm. Shapes are drawn in their order; `title` says in words what it shows."""

    width: float
    height: float
    shapes: tuple[AnyShape, ...] = ()
    title: str = ""
