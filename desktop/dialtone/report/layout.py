"""Draws a neutral document on A4 with reportlab. The result is the same, byte for byte, for the same document."""

# reportlab has no types
# mypy: disable-error-code="no-untyped-call,attr-defined"

import io
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, KeepTogether, NextPageTemplate, PageTemplate, Spacer
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Table as Drawn
from reportlab.platypus.doctemplate import ActionFlowable

from dialtone.report import document as doc
from dialtone.report import flowables, fonts, geometry, long_table, look, pages, photo_flowable, tables
from dialtone.report.drawing_flowable import DrawingFlowable

_MAX_PASSES = 4
_LAST_PAGE = "evidence"
"""The chapter that starts the page with the signature boxes; a page for two lines and two boxes alone would be wasted."""
_ROOM = {1: 170, 2: 134}
_ROOM_SHORT = {1: 150, 2: 70}
_TITLE_HEIGHT = {1: 55, 2: 40}
_MOST_ROOM = 240
_MEASURED_ROWS = 80
"""Room that a heading wants below it, so that it never stands alone: more before a table, less before a few lines.

Longer tables than `_MEASURED_ROWS` are not measured for it: their rows are short, and measuring costs.
"""
_CONTENT_COLUMNS = 3
_COVER_TOP = geometry.PAGE_HEIGHT - 128
_COVER_BOTTOM = geometry.FOOTER + 100
_AIR = (1.0, 0.7, 0.4, 0.2)
"""How much of the cover's white space is kept, tried in this order."""
Chapters = list[tuple[str, int, str, int]]
"""Key, level, text and page of every heading, in order."""


def draw(document: doc.Document) -> bytes:
    """The document as PDF, before it is made an archive file. Drawn until page numbers and contents agree with themselves."""
    fonts.register()
    chapters: Chapters = _expected(document)
    total = 0
    ready: dict[int, long_table.SetTable | None] = {}
    for _ in range(_MAX_PASSES):
        drawing = _Pass(document, chapters, total, ready)
        data, found, pages_drawn = drawing.run()
        if found == chapters and pages_drawn == total:
            return data
        chapters, total = found, pages_drawn
    return data


def _expected(document: doc.Document) -> Chapters:
    headings = [block for block in document.blocks if isinstance(block, doc.Heading)]
    return [(heading.key or f"h{at}", heading.level, look.clean(heading.text), 0) for at, heading in enumerate(headings)]


def _height(story: list[Flowable]) -> float:
    """What a story of unbroken flowables takes, with the space between them."""
    total = 0.0
    for at, flowable in enumerate(story):
        if isinstance(flowable, CondPageBreak):
            continue
        parts = flowable._content if isinstance(flowable, KeepTogether) else [flowable]  # noqa: SLF001 - it has no measure of its own
        total += sum(part.wrap(geometry.WIDTH, geometry.PAGE_HEIGHT)[1] + part.getSpaceAfter() for part in parts)
        total += flowable.getSpaceBefore() if at else 0.0
    return total


def _sketch(block: doc.Sketch, *, blank: bool) -> list[Flowable]:
    caption = [look.paragraph(block.caption, "body", "bold"), Spacer(1, 3)] if block.caption else []
    return [KeepTogether([*caption, DrawingFlowable(block.drawing, blank=blank)]), Spacer(1, 12)]


class _Unsaved(Canvas):
    """For the first pass, which only finds out about pages."""

    def save(self) -> None:
        """Nothing: nobody would look at it."""


class _FirstPageBreak(ActionFlowable):
    """A new page after the cover, unless the cover was too long for one page: then the text goes on below its rest."""

    def __init__(self) -> None:
        super().__init__(("pageBreak",))

    def apply(self, doc: Any) -> None:
        """Break on the first page only."""
        if doc.page == 1:
            super().apply(doc)


class _Pass:
    """One drawing of the whole document with what the drawing before found out about pages."""

    def __init__(self, document: doc.Document, chapters: Chapters, total: int, ready: dict[int, long_table.SetTable | None]) -> None:
        self._document = document
        self._chapters = chapters
        self._total = total
        self._set = ready
        self._found: Chapters = []
        self._headings = 0
        self._tables: dict[int, Drawn | None] = {}
        self._boxes: doc.SignatureBoxes | None = None

    def run(self) -> tuple[bytes, Chapters, int]:
        """Draw; gives the file, the headings with their pages, and the number of pages."""
        document = self._document
        out = io.BytesIO()
        template = BaseDocTemplate(
            out,
            pagesize=(geometry.PAGE_WIDTH, geometry.PAGE_HEIGHT),
            title=look.clean(document.title),
            author=look.clean(document.author),
            subject=look.clean(document.subject),
            keywords=document.keywords,
            creator="Dialtone",
            producer="Dialtone",
            lang=document.language,
            displayDocTitle=1,
            invariant=1,
            pageCompression=1,
            initialFontName=fonts.REGULAR,
        )
        template.addPageTemplates(self._templates())
        story = [NextPageTemplate("text"), *self._cover(document.cover), _FirstPageBreak()]
        for block, following in zip(document.blocks, (*document.blocks[1:], None), strict=True):
            story += self._heading(block, following) if isinstance(block, doc.Heading) else self._block(block)
        template.build(story, canvasmaker=Canvas if self._total else _Unsaved)
        return out.getvalue(), self._found, template.page

    def _templates(self) -> list[PageTemplate]:
        def frame(bottom: float, top: float) -> Frame:
            size = (geometry.LEFT, bottom, geometry.WIDTH, top - bottom)
            return Frame(*size, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)

        return [
            PageTemplate("cover", [frame(_COVER_BOTTOM, _COVER_TOP)], onPage=self._cover_page),
            PageTemplate("text", [frame(geometry.BOTTOM, geometry.TOP)], onPage=self._page),
            PageTemplate("signatures", [frame(geometry.BOXES_TOP, geometry.TOP)], onPage=self._page, onPageEnd=self._signature_page),
        ]

    def _cover_page(self, canvas: Any, _template: Any) -> None:
        self._page(canvas, _template)
        canvas.showOutline()
        canvas.bookmarkPage("cover")
        canvas.addOutlineEntry(look.clean(" ".join(self._document.cover.title)), "cover", 0)
        pages.cover(canvas, self._document.cover, self._document.brand)

    def _page(self, canvas: Any, _template: Any) -> None:
        pages.background(canvas, self._document)
        pages.footer(canvas, self._document, self._total)

    def _signature_page(self, canvas: Any, _template: Any) -> None:
        if self._boxes is not None and canvas.getPageNumber() == self._total:
            pages.signatures(canvas, self._boxes)

    def _cover(self, cover: doc.Cover) -> list[Flowable]:
        """The cover with as much air as fits on one page."""
        for air in _AIR:
            story = self._airy_cover(cover, air)
            if _height(story) <= _COVER_TOP - _COVER_BOTTOM:
                return story
        return self._airy_cover(cover, _AIR[0])

    def _airy_cover(self, cover: doc.Cover, air: float) -> list[Flowable]:
        story: list[Flowable] = [Spacer(1, 26 * air), flowables.Rule(self._document.brand.accent), Spacer(1, 12 * air)]
        story += [look.paragraph(line, "title") for line in cover.title]
        story += [Spacer(1, 9 * air), look.paragraph(cover.subtitle, "subtitle", "muted"), Spacer(1, 20 * air)]
        story += [flowables.callout(cover.callout), Spacer(1, 20 * air), flowables.key_figures(cover.figures, air)]
        for block in cover.blocks:
            story += self._block(block)
        return story

    def _block(self, block: doc.Block) -> list[Flowable]:  # noqa: C901, PLR0911, PLR0912 - one branch per form, nothing else
        match block:
            case doc.Heading():
                return self._heading(block, None)
            case doc.Paragraph():
                return [look.paragraph(block.text, "small" if block.small else "body", "muted" if block.small else None), Spacer(1, 5)]
            case doc.Table():
                return self._table(block)
            case doc.Facts():
                return [KeepTogether([flowables.facts(block)]), Spacer(1, 6)] if block.rows else []
            case doc.KeyFigures():
                return [flowables.key_figures(block), Spacer(1, 6)]
            case doc.Callout():
                return [flowables.callout(block), Spacer(1, 10)]
            case doc.Plot():
                return [flowables.PlotFlowable(block), Spacer(1, 10)]
            case doc.Bars():
                return [KeepTogether([flowables.BarFlowable(bar)]) for bar in block.bars] + [Spacer(1, 8)]
            case doc.Sketch():
                return _sketch(block, blank=not self._total)
            case doc.Photographs():
                return photo_flowable.story(block, blank=not self._total)
            case doc.Contents():
                return self._contents(block)
            case doc.PageBreak():
                return [NewPage()]
            case doc.SignatureBoxes():
                self._boxes = block
                return []

    def _heading(self, heading: doc.Heading, following: doc.Block | None) -> list[Flowable]:
        key = heading.key or f"h{self._headings}"
        self._headings += 1
        before: list[Flowable] = []
        if heading.key == _LAST_PAGE:
            before = [NextPageTemplate("signatures"), NewPage()]
        title = flowables.Title(heading, key, lambda *entry: self._found.append(entry))
        return [*before, CondPageBreak(self._room(heading, following)), title]

    def _room(self, heading: doc.Heading, following: doc.Block | None) -> float:
        """The room that a heading wants, so that it never stands alone at the foot of a page."""
        if isinstance(following, doc.Paragraph | doc.Callout):
            return _ROOM_SHORT[heading.level]
        if isinstance(following, doc.Facts):  # kept together, so the heading must find room for all of it
            height = float(flowables.facts(following).wrap(geometry.WIDTH, geometry.PAGE_HEIGHT)[1])
            return _TITLE_HEIGHT[heading.level] + min(_MOST_ROOM, height)
        if isinstance(following, doc.Sketch):  # kept whole too
            return _TITLE_HEIGHT[heading.level] + 16 + DrawingFlowable(following.drawing).wrap(geometry.WIDTH, geometry.PAGE_HEIGHT)[1]
        if isinstance(following, doc.Table) and 0 < len(following.rows) <= _MEASURED_ROWS:
            drawn = self._tables[id(following)] = tables.draw(following)
            if drawn is not None:
                return max(_ROOM[heading.level], _TITLE_HEIGHT[heading.level] + min(_MOST_ROOM, tables.least_height(drawn)))
        return _ROOM[heading.level]

    def _table(self, block: doc.Table) -> list[Flowable]:
        """A long table is broken into lines once for all passes; in the first one only its size counts."""
        if len(block.rows) > long_table.FROM_ROWS:
            if id(block) not in self._set:
                self._set[id(block)] = long_table.prepared(block)
            if (ready := self._set[id(block)]) is not None:
                return [long_table.LongTable(ready, blank=not self._total), Spacer(1, 8)]
        drawn = self._tables.pop(id(block), None) or tables.draw(block)
        return [drawn, Spacer(1, 8)] if drawn else []

    def _contents(self, block: doc.Contents) -> list[Flowable]:
        entries = [(text, page) for _, level, text, page in self._chapters if level == 1]
        if not entries:
            return []
        high = -(-len(entries) // _CONTENT_COLUMNS)
        filled = entries + [("", 0)] * (high * _CONTENT_COLUMNS - len(entries))
        rows = [[cell for column in range(_CONTENT_COLUMNS) for cell in self._entry(*filled[column * high + at])] for at in range(high)]
        each = geometry.WIDTH / _CONTENT_COLUMNS
        drawn = Drawn(rows, colWidths=[each - 38, 20, 18] * _CONTENT_COLUMNS, hAlign="LEFT")
        padding = [("LEFTPADDING", 0), ("RIGHTPADDING", 0), ("TOPPADDING", 1.2), ("BOTTOMPADDING", 1.6)]
        drawn.setStyle(look.table_style([("VALIGN", (0, 0), (-1, -1), "TOP"), *((name, (0, 0), (-1, -1), size) for name, size in padding)]))
        return [KeepTogether([look.paragraph(block.title, "h2"), Spacer(1, 5), drawn])]

    @staticmethod
    def _entry(text: str, page: int) -> list[Flowable]:
        return [look.paragraph(text, "body"), look.paragraph(str(page or ""), "right", "muted"), Spacer(1, 1)]
