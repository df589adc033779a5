"""Labels on sheets or on a tape as PDF, and the page to set up a printer with."""

# reportlab has no types
# mypy: disable-error-code="no-untyped-call,attr-defined"

import io
from collections.abc import Sequence
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from dialtone.domain.labels import Label
from dialtone.report import flowables, fonts, look
from dialtone.report.labels.codes import encode
from dialtone.report.labels.layout import Filled, fill, padding
from dialtone.report.labels.sheets import Medium, Sheet, Tape
from dialtone.report.labels.values import Printed, Setup
from dialtone.words import Words

MM = 72 / 25.4
_TAPE_EDGE = 2.0
_TAPE_SHORTEST, _TAPE_LONGEST = 15.0, 120.0
_RULER = 100
_BLEED = 1.02
"""Boxes of a code reach a little into the next row: a viewer would show hairlines between them."""


def render(labels: Sequence[Label], medium: Medium, setup: Setup, words: Words) -> Printed:
    """The labels in their order, sheet after sheet or a page each on a tape. The same labels give the same bytes."""
    out = io.BytesIO()
    canvas = _canvas(out, medium, words)
    filled = _sheets(canvas, labels, medium, setup) if isinstance(medium, Sheet) else _tape(canvas, labels, medium, setup)
    pages = canvas.getPageNumber() - 1
    canvas.save()
    pairs = list(zip(labels, filled, strict=True))
    cut = dict.fromkeys(label.code for label, one in pairs if one.cut)
    bare = dict.fromkeys(label.code for label, one in pairs if one.no_code)
    return Printed(pdf=out.getvalue(), pages=pages, labels=len(labels), cut=tuple(cut), no_code=tuple(bare))


def _canvas(out: io.BytesIO, medium: Medium, words: Words) -> Any:
    fonts.register()
    size = (medium.page[0] * MM, medium.page[1] * MM) if isinstance(medium, Sheet) else (100 * MM, medium.height * MM)
    canvas = Canvas(out, pagesize=size, invariant=1, pageCompression=1, initialFontName=fonts.REGULAR, lang=words.language)
    canvas.setTitle(look.clean(words.text("labels.title", medium=medium.title)))
    canvas.setCreator("Dialtone")
    canvas.setProducer("Dialtone")
    canvas.setViewerPreference("PrintScaling", "None")
    return canvas


def _sheets(canvas: Any, labels: Sequence[Label], sheet: Sheet, setup: Setup) -> list[Filled]:
    edges = padding(sheet.label[0]), padding(sheet.label[1])
    width, height = sheet.label[0] - 2 * edges[0], sheet.label[1] - 2 * edges[1]
    done: list[Filled] = []
    first = min(max(setup.start, 1), sheet.each) - 1
    for at, label in enumerate(labels, first):
        page, position = divmod(at, sheet.each)
        if position == 0 and page and done:
            canvas.showPage()
        x, y = sheet.place(position)
        one = fill(label, width, height, setup.code, wrap=setup.wrap)
        left, top = x + edges[0] + setup.offset_x / 10, y + edges[1] + setup.offset_y / 10
        _draw(canvas, one, left, sheet.page[1] - top)
        done.append(one)
    canvas.showPage()
    return done


def _tape(canvas: Any, labels: Sequence[Label], tape: Tape, setup: Setup) -> list[Filled]:
    """A page per label, as long as its text needs; codes on the print head's dots."""
    dot = 25.4 / tape.dpi
    done = []
    for label in labels:
        width = _tape_width(label, tape, setup)
        one = fill(label, width, tape.printable, setup.code, wrap=setup.wrap, dot=dot)
        canvas.setPageSize(((width + 2 * _TAPE_EDGE) * MM, tape.height * MM))
        top = tape.height - (tape.height - tape.printable) / 2 - setup.offset_y / 10
        _draw(canvas, one, round((_TAPE_EDGE + setup.offset_x / 10) / dot) * dot, top)
        canvas.showPage()
        done.append(one)
    if not labels:
        canvas.showPage()
    return done


def _tape_width(label: Label, tape: Tape, setup: Setup) -> float:
    """Room for the identifier at about half of the height, and for most of what stands below it."""
    code = encode(label.code, setup.code)
    side = min(tape.printable, 15.0) * (1.2 if setup.code == "datamatrix" else 1.4) if code else 0.0
    size = min(tape.printable * (0.46 if label.lines and tape.printable > 4 else 0.8), 5.5)
    text = fonts.width(look.clean(label.code), fonts.BOLD, size)
    more = max((fonts.width(look.clean(line), fonts.REGULAR, min(2.3, size * 0.72)) for line in label.lines), default=0.0)
    return min(max(side + max(text, min(more, 50.0)) + 1.5, _TAPE_SHORTEST), _TAPE_LONGEST)


def _draw(canvas: Any, filled: Filled, x: float, top: float) -> None:
    """A filled label with the upper left corner of its area at (x, top), in mm from the page's lower left."""
    canvas.saveState()
    canvas.scale(MM, MM)
    canvas.setFillColorRGB(0, 0, 0)
    if filled.code is not None:
        path, module = canvas.beginPath(), filled.module
        upper = top - filled.code_top
        for row, column, length in filled.code.runs():
            low = upper - (row + _BLEED) * module
            path.rect(x + column * module, low, length * module, module * _BLEED)
        canvas.drawPath(path, stroke=0, fill=1)
    for line in filled.lines:
        font = fonts.BOLD if line.bold else fonts.REGULAR
        flowables.line_of_text(
            canvas, x + filled.text_left + line.left, top - line.baseline, line.text, font=font, size=line.size, colour=look.BLACK
        )
    canvas.restoreState()


def preparation(medium: Medium, setup: Setup, words: Words) -> bytes:
    """The page to set a printer up with: every label's outline with its number, and rulers of 100 mm both ways."""
    if not isinstance(medium, Sheet):
        return render([Label(kind="racks", code="100 mm", lines=(medium.title,))], medium, setup, words).pdf
    out = io.BytesIO()
    canvas = _canvas(out, medium, words)
    canvas.scale(MM, MM)
    canvas.setLineWidth(0.15)
    dx, dy = setup.offset_x / 10, setup.offset_y / 10
    for position in range(medium.each):
        x, y = medium.place(position)
        left, low = x + dx, medium.page[1] - y - dy - medium.label[1]
        canvas.setStrokeColor(look.MUTED)
        canvas.rect(left, low, *medium.label, stroke=1, fill=0)
        size = min(2.4, medium.label[1] * 0.4)
        place: dict[str, Any] = {"font": fonts.REGULAR, "size": size, "colour": look.MUTED}
        flowables.line_of_text(canvas, left + 0.8, low + medium.label[1] - size * 0.9 - 0.4, str(position + 1), **place)
    _rulers(canvas, medium, words)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _rulers(canvas: Any, sheet: Sheet, words: Words) -> None:
    """On a white band across the middle, and along it upright; what to look at stands beside."""
    page_width, page_height = sheet.page
    left, base = (page_width - _RULER) / 2, page_height / 2
    canvas.setFillColorRGB(1, 1, 1)
    canvas.setStrokeColor(look.BLACK)
    canvas.rect(left - 14, base - 62, _RULER + 26, _RULER + 32, stroke=0, fill=1)
    texts = ("labels.ruler", "labels.no-scaling", "labels.against-light", "labels.offset-right", "labels.offset-down")
    for at, key in enumerate(texts):
        text = words.text(key, medium=sheet.title)
        shown = flowables.shortened(text, fonts.REGULAR, 2.8, _RULER + 7)
        flowables.line_of_text(
            canvas, left + 4, base + 65 - at * 4.2, shown, font=fonts.BOLD if not at else fonts.REGULAR, size=2.8, colour=look.BLACK
        )
    canvas.setLineWidth(0.2)
    low = base - 54
    canvas.line(left, low, left + _RULER, low)
    canvas.line(left, low, left, low + _RULER)
    for mm in range(_RULER + 1):
        tick = 5.0 if mm % 10 == 0 else 3.5 if mm % 5 == 0 else 2.0
        canvas.line(left + mm, low, left + mm, low + tick)
        canvas.line(left, low + mm, left + tick, low + mm)
        if mm % 10 == 0:
            number: dict[str, Any] = {"font": fonts.REGULAR, "size": 2.4, "colour": look.BLACK}
            flowables.line_of_text(canvas, left + mm - 1.0, low - 3.2, str(mm), **number)
            flowables.line_of_text(canvas, left - 1.2, low + mm - 0.8, str(mm), right=True, **number)
