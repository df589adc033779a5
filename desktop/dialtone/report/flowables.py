"""The pieces of a page that reportlab has no ready-made form for: headings in the outline, key figures, callouts, plots, bars, contents."""

# reportlab has no types
# mypy: disable-error-code="no-untyped-call,attr-defined"

from collections.abc import Callable
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Paragraph
from reportlab.platypus import Table as Drawn
from reportlab.platypus.flowables import Flowable

from dialtone.report import fonts, look
from dialtone.report.document import Bar, Callout, Facts, Figure, Heading, Ink, KeyFigures, Plot, Tone
from dialtone.report.geometry import WIDTH

Mark = Callable[[str, int, str, int], None]
"""Called with key, level, text and page when a heading is drawn."""


class Title(Paragraph):
    """A heading that enters itself in the outline and reports its page."""

    def __init__(self, heading: Heading, key: str, mark: Mark) -> None:
        style = look.STYLES["h1" if heading.level == 1 else "h2"]
        super().__init__(look.markup(heading.text, style.fontName), style)
        self._entry = (key, heading.level, look.clean(heading.text), mark)

    def draw(self) -> None:
        """Draw, and bookmark the place."""
        key, level, text, mark = self._entry
        canvas = self.canv
        top = canvas.absolutePosition(0, self.height)[1] + 8
        canvas.bookmarkPage(key, fit="XYZ", left=0, top=top, zoom=0)
        canvas.addOutlineEntry(text, key, level - 1, closed=level == 1)
        mark(key, level, text, canvas.getPageNumber())
        super().draw()


def line_of_text(canvas: Any, x: float, y: float, text: str, *, font: str, size: float, colour: Any, right: bool = False) -> None:  # noqa: PLR0913 - a line of text has these
    """One line of text at a place, each piece in a font that has it; right-aligned where asked."""
    cleaned = look.clean(text)
    if right:
        x -= fonts.width(cleaned, font, size)
    canvas.setFillColor(colour)
    for name, piece in fonts.runs(cleaned, font):
        canvas.setFont(name, size)
        canvas.drawString(x, y, piece)
        x += canvas.stringWidth(piece, name, size)


def facts(block: Facts) -> Drawn:
    """Label and value, line by line."""
    rows = [[look.paragraph(label, "body", "muted"), look.paragraph(value, "body")] for label, value in block.rows]
    drawn = Drawn(rows, colWidths=[112, WIDTH - 112], splitInRow=1, hAlign="LEFT")
    padding = [("LEFTPADDING", 0), ("RIGHTPADDING", 6), ("TOPPADDING", 1.2), ("BOTTOMPADDING", 1.6)]
    drawn.setStyle(look.table_style([("VALIGN", (0, 0), (-1, -1), "TOP"), *[(name, (0, 0), (-1, -1), size) for name, size in padding]]))
    return drawn


def _figure(figure: Figure) -> list[Paragraph]:
    return [look.paragraph(figure.value, "figure", figure.tone), look.paragraph(figure.caption, "body", "muted")]


def key_figures(block: KeyFigures, air: float = 1.0) -> Drawn:
    """Numbers big, what they mean small, between a strong and a fine line; `air` scales the white around them."""
    each = WIDTH / len(block.figures)
    drawn = Drawn([[_figure(figure) for figure in block.figures]], colWidths=[each] * len(block.figures), hAlign="LEFT")
    drawn.setStyle(
        look.table_style(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 10),
                ("TOPPADDING", (0, 0), (-1, -1), 12 * air),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 16 * air),
                ("LINEABOVE", (0, 0), (-1, 0), 0.9, look.TEXT),
                ("LINEBELOW", (0, -1), (-1, -1), 0.4, look.LINE),
            ]
        )
    )
    return drawn


def callout(block: Callout, width: float = WIDTH) -> Drawn:
    """A framed statement with a bar in its tone."""
    colour = look.TONES[block.tone]
    content = [look.paragraph(block.title, "callout", block.tone)]
    if block.text:
        content.append(look.paragraph(block.text, "body"))
    drawn = Drawn([[content]], colWidths=[width], hAlign="LEFT", cornerRadii=(2, 2, 2, 2))
    drawn.setStyle(
        look.table_style(
            [
                ("BOX", (0, 0), (-1, -1), 0.9, colour),
                ("LINEBEFORE", (0, 0), (0, -1), 3.4, colour),
                ("LEFTPADDING", (0, 0), (-1, -1), 15),
                ("RIGHTPADDING", (0, 0), (-1, -1), 15),
                ("TOPPADDING", (0, 0), (-1, -1), 10),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 12),
            ]
        )
    )
    return drawn


class Rule(Flowable):
    """The short stroke above the title on the cover, in the given colour («#rrggbb») or the accent."""

    def __init__(self, colour: str = "") -> None:
        super().__init__()
        self._colour = HexColor(colour) if colour else look.ACCENT

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its fixed size."""
        return 53, 3

    def draw(self) -> None:
        """A filled stroke."""
        self.canv.setFillColor(self._colour)
        self.canv.rect(0, 0, 53, 3, stroke=0, fill=1)


class PlotFlowable(Flowable):
    """Readings as a line over their order, with the limit dashed; its label stands beside the title, where no line crosses it."""

    _HEIGHT = 92.0
    _FLOOR = 16.0
    _ROOM = 50.0

    def __init__(self, plot: Plot) -> None:
        super().__init__()
        self._plot = plot

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its fixed size."""
        return WIDTH, self._HEIGHT

    def draw(self) -> None:
        """Title, limit, line of readings, axis labels."""
        plot, canvas = self._plot, self.canv
        label = shortened(plot.limit_label, fonts.REGULAR, look.SMALL, WIDTH / 3)
        room = WIDTH - fonts.width(label, fonts.REGULAR, look.SMALL) - 14
        title = shortened(plot.title, fonts.SEMIBOLD, look.BODY, room)
        line_of_text(canvas, 0, self._HEIGHT - 10, title, font=fonts.SEMIBOLD, size=look.BODY, colour=look.TEXT)
        line_of_text(canvas, WIDTH, self._HEIGHT - 10, label, font=fonts.REGULAR, size=look.SMALL, colour=look.TONES["fail"], right=True)
        peak = max((*(reading or 0.0 for reading in plot.readings), plot.limit or 0.0), default=0.0) or 1.0
        scale = self._ROOM / peak
        canvas.setLineWidth(0.4)
        canvas.setStrokeColor(look.LINE)
        canvas.line(0, self._FLOOR, WIDTH, self._FLOOR)
        if plot.limit is not None:
            self._limit(plot.limit * scale)
        self._readings(plot.readings, scale)
        line_of_text(canvas, 0, 4, plot.start, font=fonts.REGULAR, size=look.SMALL, colour=look.MUTED)
        line_of_text(canvas, WIDTH, 4, plot.end, font=fonts.REGULAR, size=look.SMALL, colour=look.MUTED, right=True)

    def _limit(self, above: float) -> None:
        canvas, y = self.canv, self._FLOOR + above
        canvas.saveState()
        canvas.setStrokeColor(look.TONES["fail"])
        canvas.setDash(3, 3)
        canvas.line(0, y, WIDTH, y)
        canvas.restoreState()

    def _readings(self, readings: tuple[float | None, ...], scale: float) -> None:
        """The line, broken where no reading came; there a red stroke stands on the axis."""
        canvas = self.canv
        step = WIDTH / max(len(readings) - 1, 1)
        path = canvas.beginPath()
        missing = []
        drawing = False
        for at, reading in enumerate(readings):
            if reading is None:
                missing.append(at * step)
            elif drawing:
                path.lineTo(at * step, self._FLOOR + max(reading, 0.0) * scale)
            else:
                path.moveTo(at * step, self._FLOOR + max(reading, 0.0) * scale)
            drawing = reading is not None
        canvas.setLineWidth(0.9)
        canvas.setLineJoin(1)
        canvas.setStrokeColor(look.ACCENT)
        canvas.drawPath(path)
        canvas.setStrokeColor(look.TONES["fail"])
        for x in missing:
            canvas.line(x, self._FLOOR, x, self._FLOOR + 6)


class BarFlowable(Flowable):
    """A measured value as a bar on its own scale, its limit as a line across; the words stand right of it."""

    _HEIGHT = 19.0
    TITLE = 204.0
    """Room for the title, in points: that of the longest check in any language (a test holds it to that)."""
    _LEFT = TITLE + 10
    _LENGTH = 126.0

    def __init__(self, bar: Bar) -> None:
        super().__init__()
        self._bar = bar

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its fixed size."""
        return WIDTH, self._HEIGHT

    def draw(self) -> None:
        """Title, track, bar, limit, label."""
        bar, canvas = self._bar, self.canv
        top = max(bar.value, bar.limit or 0.0) * (1.25 if bar.limit else 1.0) or 1.0
        title = shortened(bar.title, fonts.REGULAR, look.BODY, self.TITLE)
        line_of_text(canvas, 0, 6, title, font=fonts.REGULAR, size=look.BODY, colour=look.TEXT)
        canvas.setFillColor(look.LINE)
        canvas.rect(self._LEFT, 6, self._LENGTH, 5.6, stroke=0, fill=1)
        tone: Tone = bar.tone if bar.tone != "normal" else "muted"
        canvas.setFillColor(look.TONES[tone])
        canvas.rect(self._LEFT, 6, self._LENGTH * min(max(bar.value, 0.0) / top, 1.0), 5.6, stroke=0, fill=1)
        if bar.limit is not None:
            x = self._LEFT + self._LENGTH * bar.limit / top
            canvas.setStrokeColor(look.TEXT)
            canvas.setLineWidth(1)
            canvas.line(x, 3, x, 14.6)
        x = self._LEFT + self._LENGTH + 12
        label = shortened(bar.label, fonts.REGULAR, look.BODY, WIDTH - x)
        line_of_text(canvas, x, 6, label, font=fonts.REGULAR, size=look.BODY, colour=look.TEXT)


def shortened(text: str, font: str, size: float, room: float) -> str:
    """Text that fits in `room` points, with «…» where it was cut."""
    kept = look.clean(text).replace("\n", " ")
    if fonts.width(kept, font, size) <= room:
        return kept
    while kept and fonts.width(kept + "…", font, size) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def draw_ink(canvas: Any, ink: Ink, box: tuple[float, float, float, float]) -> None:
    """Strokes of a hand-drawn signature, scaled into a box without distortion."""
    if ink.width <= 0 or ink.height <= 0:
        return
    scale = min((box[2] - box[0]) / ink.width, (box[3] - box[1]) / ink.height)
    canvas.saveState()
    canvas.setStrokeColor(look.TEXT)
    canvas.setLineWidth(1.1)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for stroke in ink.strokes:
        points = [(box[0] + min(max(x, 0), ink.width) * scale, box[3] - min(max(y, 0), ink.height) * scale) for x, y in stroke]
        if points:
            path = canvas.beginPath()
            path.moveTo(*points[0])
            for point in points[1:] or points:
                path.lineTo(*point)
            canvas.drawPath(path)
    canvas.restoreState()
