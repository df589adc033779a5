"""Draws a neutral document on A4 with reportlab. The result is the same, byte for byte, for the same document."""

# reportlab has no types
# mypy: disable-error-code="no-untyped-call,attr-defined"

import io
from typing import Any

from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, KeepTogether, NextPageTemplate, PageTemplate, Spacer
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Table as Drawn

from dialtone.report import document as doc
from dialtone.report import flowables, fonts, geometry, look, pages, tables

_MAX_PASSES = 4
_CONTENT_COLUMNS = 3
Chapters = list[tuple[str, int, str, int]]
"""Key, level, text and page of every heading, in order."""


def draw(document: doc.Document) -> bytes:
    """The document as PDF, before it is made an archive file. Drawn until page numbers and contents agree with themselves."""
    fonts.register()
    chapters: Chapters = _expected(document)
    total = 0
    for _ in range(_MAX_PASSES):
        drawing = _Pass(document, chapters, total)
        data, found, pages_drawn = drawing.run()
        if found == chapters and pages_drawn == total:
            return data
        chapters, total = found, pages_drawn
    return data


def _expected(document: doc.Document) -> Chapters:
    headings = [block for block in document.blocks if isinstance(block, doc.Heading)]
    return [(heading.key or f"h{at}", heading.level, look.clean(heading.text), 0) for at, heading in enumerate(headings)]


class _Pass:
    """One drawing of the whole document with what the drawing before found out about pages."""

    def __init__(self, document: doc.Document, chapters: Chapters, total: int) -> None:
        self._document = document
        self._chapters = chapters
        self._total = total
        self._found: Chapters = []
        self._headings = 0
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
        story = [*self._cover(document.cover), NextPageTemplate("text"), NewPage()]
        for block in document.blocks:
            story += self._block(block)
        template.build(story)
        return out.getvalue(), self._found, template.page

    def _templates(self) -> list[PageTemplate]:
        def frame(bottom: float, top: float) -> Frame:
            size = (geometry.LEFT, bottom, geometry.WIDTH, top - bottom)
            return Frame(*size, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)

        return [
            PageTemplate("cover", [frame(geometry.FOOTER + 100, geometry.PAGE_HEIGHT - 128)], onPage=self._cover_page),
            PageTemplate("text", [frame(geometry.BOTTOM, geometry.TOP)], onPage=self._page),
            PageTemplate("signatures", [frame(geometry.BOXES_TOP, geometry.TOP)], onPage=self._page, onPageEnd=self._signature_page),
        ]

    def _cover_page(self, canvas: Any, _template: Any) -> None:
        self._page(canvas, _template)
        if canvas.getPageNumber() == 1:
            canvas.showOutline()
            canvas.bookmarkPage("cover")
            canvas.addOutlineEntry(look.clean(" ".join(self._document.cover.title)), "cover", 0)
            pages.cover(canvas, self._document.cover)

    def _page(self, canvas: Any, _template: Any) -> None:
        pages.background(canvas, self._document)
        pages.footer(canvas, self._document, self._total)

    def _signature_page(self, canvas: Any, _template: Any) -> None:
        if self._boxes is not None and canvas.getPageNumber() == self._total:
            pages.signatures(canvas, self._boxes)

    def _cover(self, cover: doc.Cover) -> list[Flowable]:
        rule = flowables.Rule()
        story: list[Flowable] = [Spacer(1, 26), rule, Spacer(1, 12)]
        story += [look.paragraph(line, "title") for line in cover.title]
        story += [Spacer(1, 9), look.paragraph(cover.subtitle, "subtitle", "muted"), Spacer(1, 20)]
        story += [flowables.callout(cover.callout), Spacer(1, 20), flowables.key_figures(cover.figures)]
        for block in cover.blocks:
            story += self._block(block)
        return story

    def _block(self, block: doc.Block) -> list[Flowable]:  # noqa: PLR0911 - one branch per form, nothing else
        match block:
            case doc.Heading():
                return self._heading(block)
            case doc.Paragraph():
                return [look.paragraph(block.text, "small" if block.small else "body", "muted" if block.small else None), Spacer(1, 5)]
            case doc.Table():
                drawn = tables.draw(block)
                return [drawn, Spacer(1, 8)] if drawn else []
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
            case doc.Contents():
                return self._contents(block)
            case doc.PageBreak():
                return [NewPage()]
            case doc.SignatureBoxes():
                self._boxes = block
                return []

    def _heading(self, heading: doc.Heading) -> list[Flowable]:
        key = heading.key or f"h{self._headings}"
        self._headings += 1
        before: list[Flowable] = []
        if heading.key == "signatures":
            before = [NextPageTemplate("signatures"), NewPage()]
        title = flowables.Title(heading, key, lambda *entry: self._found.append(entry))
        return [*before, CondPageBreak(170 if heading.level == 1 else 134), title]

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
