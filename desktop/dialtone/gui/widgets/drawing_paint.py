"""Paints a drawing of plain shapes with any painter: on the screen in the theme's colours, on paper in the light ones."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QApplication

from dialtone.domain.drawing import AnyShape, Box, Circle, Drawing, Line, Picture, Polyline, Text, Tone
from dialtone.gui.tokens import Tokens

_EM = 100
"""Letters are measured and drawn at this many pixels and scaled down: a font of 2.6 pixels would be rounded to 3."""
_SMALLEST = 0.7
_GRAB = 0.6
"""Millimetres around a thin line within which it is still hit."""

_FULL: dict[Tone, str] = {
    "ink": "text",
    "muted": "muted",
    "line": "line",
    "panel": "muted",
    "free": "muted",
    "used": "accent",
    "fault": "fail",
    "reserved": "doubt",
    "accent": "accent",
    "ok": "ok",
    "warn": "warn",
}
_LIGHT: dict[Tone, str] = {
    "ink": "muted",
    "muted": "line",
    "line": "background",
    "panel": "background",
    "free": "surface",
    "used": "accent_on",
    "fault": "fail_on",
    "reserved": "doubt_on",
    "accent": "accent_on",
    "ok": "ok_on",
    "warn": "warn_on",
}


def full(tokens: Tokens, tone: Tone) -> QColor:
    """The colour of lines, letters and solid dots."""
    return QColor(tokens.colour(_FULL[tone]))


def light(tokens: Tokens, tone: Tone) -> QColor:
    """The colour of surfaces."""
    return QColor(tokens.colour(_LIGHT[tone]))


def bounds(shape: AnyShape) -> QRectF:
    """Where a shape is; a text's width is what it may have, or a guess by its letters."""
    if isinstance(shape, Line):
        return QRectF(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2)).normalized()
    if isinstance(shape, Polyline):
        return QPolygonF([QPointF(x, y) for x, y in shape.points]).boundingRect()
    if isinstance(shape, Circle):
        return QRectF(shape.x - shape.radius, shape.y - shape.radius, 2 * shape.radius, 2 * shape.radius)
    if isinstance(shape, Text):
        width = shape.width if shape.width is not None else 0.62 * shape.size * len(shape.text)
        left = shape.x - {"left": 0.0, "centre": width / 2, "right": width}[shape.align]
        return QRectF(left, shape.y - shape.size, width, 1.3 * shape.size)
    return QRectF(shape.x, shape.y, shape.width, shape.height)


def area_of(drawing: Drawing, subject: str) -> QRectF:
    """Where a subject is drawn; an empty rectangle where it is not."""
    area = QRectF()
    for shape in drawing.shapes:
        if shape.subject == subject:
            area = area.united(bounds(shape))
    return area


def subject_at(drawing: Drawing, point: QPointF, reach: float = _GRAB) -> str:
    """What is on top at a point, «» where nothing is."""
    for shape in reversed(drawing.shapes):
        if shape.subject and bounds(shape).adjusted(-reach, -reach, reach, reach).contains(point) and _hit(shape, point, reach):
            return shape.subject
    return ""


def _hit(shape: AnyShape, point: QPointF, reach: float) -> bool:
    if isinstance(shape, Line):
        return _distance(QLineF(shape.x1, shape.y1, shape.x2, shape.y2), point) <= reach
    if isinstance(shape, Polyline):
        ends = [QPointF(x, y) for x, y in shape.points]
        return any(_distance(QLineF(a, b), point) <= reach for a, b in pairwise(ends))
    return True


def _distance(line: QLineF, point: QPointF) -> float:
    length = line.length()
    if length == 0:
        return QLineF(line.p1(), point).length()
    along = QPointF.dotProduct(point - line.p1(), line.p2() - line.p1()) / length**2
    return QLineF(line.pointAt(min(max(along, 0.0), 1.0)), point).length()


def subjects(drawing: Drawing) -> dict[str, str]:
    """The subjects with what they are in words, in the order in which one reads: from above to below, from left to right."""
    places: dict[str, tuple[QRectF, str]] = {}
    for shape in drawing.shapes:
        if shape.subject:
            area, hint = places.get(shape.subject, (QRectF(), ""))
            places[shape.subject] = (area.united(bounds(shape)), hint or shape.hint)
    ordered = sorted(places.items(), key=lambda item: (round(item[1][0].top()), item[1][0].left()))
    return {subject: hint for subject, (_, hint) in ordered}


class Pictures:
    """Decoded pictures of a drawing, so that a repaint decodes none."""

    def __init__(self) -> None:
        self._images: dict[bytes, QImage] = {}

    def image(self, png: bytes) -> QImage:
        """The decoded picture; a null one where the bytes are none."""
        if png not in self._images:
            self._images[png] = QImage.fromData(png)
        return self._images[png]


def draw(painter: QPainter, drawing: Drawing, tokens: Tokens, pictures: Pictures, clip: QRectF | None = None) -> None:
    """All shapes, or those that touch `clip`, in the drawing's own millimetres."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for shape in _within(drawing, clip):
        if isinstance(shape, Text):
            _text(painter, shape, tokens)
        elif isinstance(shape, Picture):
            image = pictures.image(shape.png)
            if not image.isNull():
                painter.drawImage(QRectF(shape.x, shape.y, shape.width, shape.height), image)
        else:
            _figure(painter, shape, tokens)


def _within(drawing: Drawing, clip: QRectF | None) -> Iterator[AnyShape]:
    for shape in drawing.shapes:
        if clip is None or bounds(shape).adjusted(-1, -1, 1, 1).intersects(clip):
            yield shape


def _pen(tokens: Tokens, tone: Tone | None, weight: float, *, dashed: bool = False) -> QPen:
    if tone is None:
        return QPen(Qt.PenStyle.NoPen)
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    return QPen(full(tokens, tone), weight, style, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)


def _brush(tokens: Tokens, tone: Tone | None, *, solid: bool = False) -> QBrush:
    if tone is None:
        return QBrush(Qt.BrushStyle.NoBrush)
    return QBrush(full(tokens, tone) if solid else light(tokens, tone))


def _figure(painter: QPainter, shape: Line | Polyline | Box | Circle, tokens: Tokens) -> None:
    if isinstance(shape, Line | Polyline):
        painter.setPen(_pen(tokens, shape.tone, shape.weight, dashed=shape.dashed))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if isinstance(shape, Line):
            painter.drawLine(QLineF(shape.x1, shape.y1, shape.x2, shape.y2))
        else:
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in shape.points]))
        return
    painter.setPen(_pen(tokens, shape.stroke, shape.weight))
    if isinstance(shape, Circle):
        painter.setBrush(_brush(tokens, shape.fill, solid=shape.solid))
        painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
        return
    painter.setBrush(_brush(tokens, shape.fill))
    painter.drawRoundedRect(QRectF(shape.x, shape.y, shape.width, shape.height), shape.radius, shape.radius)


def _text(painter: QPainter, shape: Text, tokens: Tokens) -> None:
    font = letters(bold=shape.bold)
    metrics = QFontMetricsF(font)
    text, size = shape.text, shape.size
    width = metrics.horizontalAdvance(text) * size / _EM
    if shape.width is not None and width > shape.width > 0:
        size = max(size * shape.width / width, size * _SMALLEST)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, shape.width * _EM / size + 1)
        width = metrics.horizontalAdvance(text) * size / _EM
    left = shape.x - {"left": 0.0, "centre": width / 2, "right": width}[shape.align]
    painter.save()
    painter.setPen(full(tokens, shape.tone))
    painter.setFont(font)
    painter.translate(left, shape.y)
    painter.scale(size / _EM, size / _EM)
    painter.drawText(QPointF(0, 0), text)
    painter.restore()


def letters(*, bold: bool) -> QFont:
    """The interface's font at the size of measuring."""
    font = QFont(QApplication.font())
    font.setPixelSize(_EM)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
