"""Curves over time: axes with units, limits drawn and named, one line style for each curve so that colour alone says nothing.

What is drawn is a `Picture`; `draw` paints it with any painter (screen, PDF), in lines and letters.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from dialtone.gui.tokens import SMALL_PX, Tokens

Number = Callable[[float, int], str]
"""A number with at most so many decimals."""
Point = tuple[float, float | None]

_STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
LINE = 16
"""Pixels of a line of small print."""
_GAP = 6
_SAMPLE = 18
_SPECK = 3
"""Pixels of line for a reading between two gaps."""
_FAR = 4.0
"""A limit this many times above all that was measured is named, but not drawn: the curve would lie flat on the axis."""


@dataclass(frozen=True)
class Curve:
    """A line through points of seconds and value; None is a gap. `label` is shown where there are several."""

    label: str
    tone: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Limit:
    """A horizontal line with its name, «limit 15 ms»."""

    value: float
    label: str


@dataclass(frozen=True)
class Picture:
    """What a plot shows.

    `note`: figures beside the title; `end`: how far the axis goes at least, in `across`; `dots`: a dot for each numbered thing, no line;
    `bottom` and `top`: the ends of a scale that has such.
    """

    title: str
    unit: str
    curves: tuple[Curve, ...]
    limits: tuple[Limit, ...] = ()
    note: str = ""
    end: float = 0.0
    across: str = "s"
    dots: bool = False
    bottom: float = 0.0
    top: float | None = None

    @property
    def highest(self) -> float:
        """The largest value of any curve; 0 without any."""
        return max((value for curve in self.curves for _, value in curve.points if value is not None), default=0.0)

    @property
    def last(self) -> float:
        """Where the axis ends."""
        return max([self.end, *(at for curve in self.curves for at, _ in curve.points)]) or 1.0

    @property
    def spoken(self) -> str:
        """The plot in words, for who doesn't see it."""
        return " · ".join(filter(None, (self.note, *(limit.label for limit in self.limits))))


def ticks(highest: float, most: int = 3) -> list[float]:
    """Round values from 0 up to at least `highest`, with at most `most` steps."""
    if highest <= 0 or not math.isfinite(highest):
        return [0.0, 1.0]
    raw = highest / most
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10, 20) if factor * power >= raw * 0.999999)
    return [round(step * place, 10) for place in range(math.ceil(highest / step - 1e-9) + 1)]


def decimals(values: Sequence[float]) -> int:
    """How many decimals tell these values as they are: «0,025» is not «0,03»; six at most."""
    return next((digits for digits in range(6) if all(math.isclose(value, round(value, digits)) for value in values)), 6)


def draw(painter: QPainter, area: QRectF, picture: Picture, tokens: Tokens, number: Number) -> None:
    """Paint the picture into the area, which also holds its title and the labels of its axes. Leaves the painter's state as it was."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _Drawing(painter, picture, tokens, number).draw(area)
    painter.restore()


class _Drawing:
    """One drawing under way."""

    def __init__(self, painter: QPainter, picture: Picture, tokens: Tokens, number: Number) -> None:
        self.painter, self.picture, self.tokens, self.number = painter, picture, tokens, number
        self.body = QFont(painter.font())
        self.small = QFont(self.body)
        self.small.setPixelSize(SMALL_PX)
        self.strong = QFont(self.body)
        self.strong.setWeight(QFont.Weight.DemiBold)
        self.drawn_limits = tuple(limit for limit in picture.limits if limit.value <= _FAR * picture.highest or not picture.highest)
        tops = [picture.highest, *(limit.value * 1.08 for limit in self.drawn_limits)]
        self.ticks = ticks(max(tops)) if picture.top is None else [picture.bottom, (picture.bottom + picture.top) / 2, picture.top]
        self.digits = decimals(self.ticks)

    def draw(self, area: QRectF) -> None:
        top = self._title(area)
        top = self._legend(area, top)
        metrics = QFontMetricsF(self.small)
        labels = [self._tick_text(place) for place in range(len(self.ticks))]
        left = area.left() + max(metrics.horizontalAdvance(label) for label in labels) + _GAP
        plot = QRectF(QPointF(left, top + 2 * _GAP), QPointF(area.right() - 1, area.bottom() - LINE))
        if plot.height() < LINE or plot.width() < LINE:
            return
        self._axes(plot, area, labels)
        for place, curve in enumerate(self.picture.curves):
            self._curve(plot, curve, place)
        for limit in self.drawn_limits:
            self._limit(plot, limit)

    def _colour(self, tone: str) -> QColor:
        return QColor(self.tokens.colour(tone))

    def _title(self, area: QRectF) -> float:
        """Title and figures on one line where both fit, else on two; gives the y where the rest begins."""
        painter, picture = self.painter, self.picture
        painter.setFont(self.strong)
        painter.setPen(self._colour("text"))
        line = QRectF(area.left(), area.top(), area.width(), LINE + 2)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, picture.title)
        bottom = line.bottom()
        beside = self._beside()
        if beside:
            taken = QFontMetricsF(self.strong).horizontalAdvance(picture.title) + 2 * _GAP
            fits = taken + QFontMetricsF(self.small).horizontalAdvance(beside) <= area.width()
            place = line if fits else QRectF(area.left(), bottom, area.width(), LINE)
            side = Qt.AlignmentFlag.AlignRight if fits else Qt.AlignmentFlag.AlignLeft
            painter.setFont(self.small)
            painter.setPen(self._colour("muted"))
            painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, beside)
            bottom = place.bottom()
        return bottom

    def _beside(self) -> str:
        """The figures, and the limits that the legend doesn't name: those of a plot without one, and those far above the curves."""
        shown = self.drawn_limits if len(self.picture.curves) > 1 else ()
        limits = [limit.label for limit in self.picture.limits if limit not in shown]
        return " · ".join(filter(None, (self.picture.note, *limits)))

    def _legend(self, area: QRectF, top: float) -> float:
        """Which line is which, where there are several curves; wraps."""
        curves = self.picture.curves
        if len(curves) < 2:
            return top
        left, metrics = area.left(), QFontMetricsF(self.small)
        entries = [(curve.label, curve.tone, "muted") for curve in curves] + [(limit.label, "fail", "fail") for limit in self.drawn_limits]
        for number, (text, tone, colour) in enumerate(entries):
            width = _SAMPLE + _GAP + metrics.horizontalAdvance(text)
            if left > area.left() and left + width > area.right():
                left, top = area.left(), top + LINE
            self._sample(QPointF(left, top + LINE / 2), tone, number)
            self.painter.setFont(self.small)
            self.painter.setPen(self._colour(colour))
            words = QRectF(left, top, width + 1, LINE)
            self.painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
            left += width + 2 * _GAP
        return top + LINE

    def _sample(self, at: QPointF, tone: str, number: int) -> None:
        """A piece of the line, or its dot, before its name."""
        if number >= len(self.picture.curves):
            self.painter.setPen(self._limit_pen())
        elif self.picture.dots:
            self._dot(QPointF(at.x() + _SAMPLE / 2, at.y()), tone, number)
            return
        else:
            self.painter.setPen(self._pen(tone, _STYLES[number % len(_STYLES)]))
        self.painter.drawLine(at, QPointF(at.x() + _SAMPLE, at.y()))

    def _limit_pen(self) -> QPen:
        return QPen(self._colour("fail"), self.tokens.line_px, Qt.PenStyle.DashLine)

    def _tick_text(self, place: int) -> str:
        text = self.number(self.ticks[place], self.digits)
        return f"{text} {self.picture.unit}".strip() if place == len(self.ticks) - 1 else text

    def _axes(self, plot: QRectF, area: QRectF, labels: Sequence[str]) -> None:
        painter = self.painter
        painter.setFont(self.small)
        for place, value in enumerate(self.ticks):
            y = self._crisp(self._y(plot, value))
            painter.setPen(QPen(self._colour("line"), self.tokens.line_px if place == 0 else 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(self._colour("muted"))
            box = QRectF(area.left(), y - LINE / 2, plot.left() - area.left() - _GAP, LINE)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, labels[place])
        box = QRectF(plot.left(), plot.bottom(), plot.width(), LINE)
        end = f"{self.number(self.picture.last, 1)} {self.picture.across}".strip()
        start = "1" if self.picture.dots else "0"
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, start)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, end)

    def _x(self, plot: QRectF, at: float) -> float:
        first = 1.0 if self.picture.dots else 0.0
        span = max(self.picture.last - first, 1e-9)
        return plot.left() + plot.width() * min(max((at - first) / span, 0.0), 1.0)

    def _y(self, plot: QRectF, value: float) -> float:
        share = (value - self.ticks[0]) / (self.ticks[-1] - self.ticks[0])
        return plot.bottom() - plot.height() * min(max(share, 0.0), 1.0)

    def _crisp(self, y: float) -> float:
        """In the middle of a pixel, where a thin line stays one."""
        return math.floor(y) + (0.5 if self.tokens.line_px % 2 else 0.0)

    def _pen(self, tone: str, style: Qt.PenStyle) -> QPen:
        pen = QPen(self._colour(tone), 1.5 * self.tokens.line_px, style)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen

    def _dot(self, at: QPointF, tone: str, place: int) -> None:
        """A filled disc for the first curve, an open square for the next."""
        self.painter.setPen(self._pen(tone, Qt.PenStyle.SolidLine))
        self.painter.setBrush(self._colour(tone) if place == 0 else Qt.BrushStyle.NoBrush)
        if place == 0:
            self.painter.drawEllipse(at, 2.5, 2.5)
        else:
            self.painter.drawRect(QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)

    def _curve(self, plot: QRectF, curve: Curve, place: int) -> None:
        painter, path, points = self.painter, QPainterPath(), thinned(curve.points, max(int(plot.width()), 1))
        painter.setPen(self._pen(curve.tone, _STYLES[place % len(_STYLES)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        there = [False, *(value is not None for _, value in points), False]
        alone = there.count(True) == 1
        for number, (at, value) in enumerate(points, 1):
            if value is None:
                continue
            point = QPointF(self._x(plot, at), self._y(plot, value))
            if self.picture.dots or alone:
                self._dot(point, curve.tone, place)
            elif there[number - 1]:
                path.lineTo(point)
            else:
                path.moveTo(point)
                if not there[number + 1]:  # between two gaps: a line of no length would not be seen
                    path.lineTo(point + QPointF(_SPECK, 0))
        painter.drawPath(path)

    def _limit(self, plot: QRectF, limit: Limit) -> None:
        y = self._crisp(self._y(plot, limit.value))
        self.painter.setPen(self._limit_pen())
        self.painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))


def thinned(points: Sequence[Point], width: int) -> list[Point]:
    """At most four points for each pixel of the width, keeping what is lowest and highest in each; gaps stay."""
    if len(points) <= 4 * width:
        return list(points)
    kept: list[Point] = []
    size = math.ceil(len(points) / width)
    for begin in range(0, len(points), size):
        part = points[begin : begin + size]
        there = [(value, place) for place, (_, value) in enumerate(part) if value is not None]
        if there:
            kept += [part[place] for place in sorted({0, min(there)[1], max(there)[1], len(part) - 1})]
        else:
            kept.append(part[0])
    return kept
