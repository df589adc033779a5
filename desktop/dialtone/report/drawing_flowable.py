"""Draws a neutral drawing as vectors: in the flow of a report, or at a place on a canvas."""

# reportlab has no types
# mypy: disable-error-code="no-untyped-call,attr-defined"

import io
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import ImageReader
from reportlab.platypus.flowables import Flowable

from dialtone.domain import drawing as shapes
from dialtone.report import flowables, fonts, geometry, look

MM = 72 / 25.4
_STRONG: dict[shapes.Tone, Color] = {
    "ink": look.TEXT,
    "muted": look.MUTED,
    "line": HexColor("#C9D1D9"),
    "panel": HexColor("#8A97A3"),
    "free": HexColor("#8A97A3"),
    "used": look.ACCENT,
    "fault": look.TONES["fail"],
    "reserved": look.TONES["doubt"],
    "accent": look.ACCENT,
    "ok": look.TONES["ok"],
    "warn": look.TONES["warn"],
}
_LIGHT: dict[shapes.Tone, Color] = {
    "ink": HexColor("#FFFFFF"),
    "muted": HexColor("#F4F6F8"),
    "line": HexColor("#F4F6F8"),
    "panel": HexColor("#F4F6F8"),
    "free": HexColor("#FFFFFF"),
    "used": HexColor("#E3F1F6"),
    "fault": HexColor("#FBE7E5"),
    "reserved": HexColor("#EEE9FA"),
    "accent": HexColor("#E3F1F6"),
    "ok": HexColor("#E4F4EB"),
    "warn": HexColor("#FCF0DC"),
}
_LEAST_SCALE = 0.7
_ARC = 0.5523
"""How far the control points of a quarter of a circle are from its ends, as a part of the radius."""
_PAINT = {(True, True): "B", (True, False): "S", (False, True): "f", (False, False): "n"}
MOST_HEIGHT = geometry.TOP - geometry.BOTTOM - 60.0
"""A drawing with its caption stays below this height: it is made smaller rather than cut."""


class DrawingFlowable(Flowable):
    """A drawing as wide as the text, or smaller where it would be too high for a page. `blank`: only its size counts in this pass."""

    def __init__(self, drawing: shapes.Drawing, width: float = geometry.WIDTH, *, blank: bool = False) -> None:
        super().__init__()
        self._blank = blank
        self._drawing = drawing
        self._scale = min(1.0, width / (drawing.width * MM), MOST_HEIGHT / (drawing.height * MM)) if drawing.height > 0 else 1.0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its size, which doesn't depend on the room."""
        return self._drawing.width * MM * self._scale, self._drawing.height * MM * self._scale

    def draw(self) -> None:
        """All shapes."""
        if not self._blank:
            draw(self.canv, self._drawing, 0.0, self._drawing.height * MM * self._scale, self._scale)


def draw(canvas: Any, drawing: shapes.Drawing, x: float, top: float, scale: float = 1.0) -> None:
    """The drawing with its upper left corner at (x, top) in points."""
    canvas.saveState()
    canvas.translate(x, top)
    canvas.scale(scale * MM, scale * MM)
    brush = _Brush(canvas)
    for shape in drawing.shapes:
        brush.draw(shape)
    canvas.restoreState()


class _Brush:
    """Draws shapes, and sets pen and colour only where they change: a panel has hundreds of shapes of the same few kinds."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._pen: tuple[shapes.Tone, float, bool] | None = None
        self._fill: tuple[shapes.Tone, bool] | None = None

    def draw(self, shape: shapes.AnyShape) -> None:
        """One shape; y grows upwards here."""
        canvas = self._canvas
        match shape:
            case shapes.Line():
                self._stroke(shape.tone, shape.weight, dashed=shape.dashed)
                self._write(f"{shape.x1:.3f} {-shape.y1:.3f} m {shape.x2:.3f} {-shape.y2:.3f} l S")
            case shapes.Polyline():
                self._polyline(shape)
            case shapes.Box():
                painted = self._paint(shape)
                place = (shape.x, -shape.y - shape.height, shape.width, shape.height)
                if shape.radius > 0:
                    radius = min(shape.radius, shape.width / 2, shape.height / 2)
                    canvas.roundRect(*place, radius, stroke=int(shape.stroke is not None), fill=int(shape.fill is not None))
                else:
                    self._write(f"{' '.join(f'{one:.3f}' for one in place)} re {painted}")
            case shapes.Circle():
                self._circle(shape, self._paint(shape))
            case shapes.Text():
                self._text(shape)
            case shapes.Picture():
                canvas.drawImage(ImageReader(io.BytesIO(shape.png)), shape.x, -shape.y - shape.height, shape.width, shape.height)

    def _stroke(self, tone: shapes.Tone, weight: float, *, dashed: bool = False) -> None:
        if self._pen != (tone, weight, dashed):
            self._pen = (tone, weight, dashed)
            self._canvas.setStrokeColor(_STRONG[tone])
            self._canvas.setLineWidth(weight)
            self._canvas.setDash([1.2, 0.9] if dashed else [])

    def _write(self, operators: str) -> None:
        """Operators of a page as reportlab writes them, in a third of its time: a site of 2,000 links has some 20,000 shapes."""
        self._canvas._code.append(operators)  # noqa: SLF001 - reportlab is pinned to its minor version

    def _circle(self, shape: shapes.Circle, painted: str) -> None:
        """Four arcs."""
        x, y, r = shape.x, -shape.y, shape.radius
        k = r * _ARC
        arcs = (
            (x + r, y + k, x + k, y + r, x, y + r),
            (x - k, y + r, x - r, y + k, x - r, y),
            (x - r, y - k, x - k, y - r, x, y - r),
            (x + k, y - r, x + r, y - k, x + r, y),
        )
        curves = " ".join(f"{a:.3f} {b:.3f} {c:.3f} {d:.3f} {e:.3f} {f:.3f} c" for a, b, c, d, e, f in arcs)
        self._write(f"{x + r:.3f} {y:.3f} m {curves} h {painted}")

    def _paint(self, shape: shapes.Box | shapes.Circle) -> str:
        """Set pen and brush; the operator that uses what was set."""
        if shape.stroke is not None:
            self._stroke(shape.stroke, shape.weight)
        solid = isinstance(shape, shapes.Circle) and shape.solid
        if shape.fill is not None and self._fill != (shape.fill, solid):
            self._fill = (shape.fill, solid)
            self._canvas.setFillColor((_STRONG if solid else _LIGHT)[shape.fill])
        return _PAINT[shape.stroke is not None, shape.fill is not None]

    def _polyline(self, shape: shapes.Polyline) -> None:
        if len(shape.points) < 2:
            return
        self._stroke(shape.tone, shape.weight, dashed=shape.dashed)
        path = self._canvas.beginPath()
        path.moveTo(shape.points[0][0], -shape.points[0][1])
        for x, y in shape.points[1:]:
            path.lineTo(x, -y)
        self._canvas.drawPath(path)

    def _text(self, shape: shapes.Text) -> None:
        font = fonts.SEMIBOLD if shape.bold else fonts.REGULAR
        text, size = look.clean(shape.text).replace("\n", " "), shape.size
        if not text:
            return
        wide = fonts.width(text, font, size)
        if shape.width is not None and wide > shape.width:
            size *= max(shape.width / wide, _LEAST_SCALE)
            text = flowables.shortened(text, font, size, shape.width + 0.01)
            wide = fonts.width(text, font, size)
        x = shape.x - (wide if shape.align == "right" else wide / 2 if shape.align == "centre" else 0.0)
        self._fill = None
        flowables.line_of_text(self._canvas, x, -shape.y, look.visual(text), font=font, size=size, colour=_STRONG[shape.tone])
