"""Long tables: the same looks as `tables`, set line by line without the cost of a paragraph per cell.

A site of 2,000 links has tables of some 50,000 cells. As paragraphs they take more than a minute; so they take seconds.
"""

# reportlab has no types
# mypy: disable-error-code="no-untyped-call,attr-defined"

import bisect
import functools
import itertools
from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus.flowables import Flowable

from dialtone.report import fonts, look, tables
from dialtone.report.document import Column, Row, Table, Text, Tone
from dialtone.report.geometry import WIDTH

FROM_ROWS = 80
"""Shorter tables are set as paragraphs."""
_LEADING = 12.6
_ABOVE, _BELOW = 3.4, 3.8
_ABOVE_HEADING = 9.0
_BASELINE = 9.6
_MOST_LINES = 14
_HEAD_HEIGHT = 10.0 + _ABOVE + _BELOW

Piece = tuple[str, str, Tone]
"""Font, text and tone of a part of a line."""
Line = tuple[Piece, ...]


class SetRow(Struct, frozen=True):
    """A row, broken into lines: its cells, height, and how it is bound to its neighbours."""

    cells: tuple[tuple[Line, ...], ...]
    height: float
    heading: bool
    group: bool


class SetTable(Struct, frozen=True):
    """A table ready to be drawn."""

    columns: tuple[Column, ...]
    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    rows: tuple[SetRow, ...]
    ends: tuple[float, ...]
    """How far down each row reaches, as if all were on one page."""


def prepared(table: Table) -> SetTable | None:
    """The table broken into lines; None where it is short, or has a row so high that it must be split: then it is set as paragraphs."""
    if len(table.rows) <= FROM_ROWS:
        return None
    shares = tables.widths(table)
    lefts = tuple(sum(shares[:at]) for at in range(len(shares)))
    last = len(shares) - 1
    rooms = tuple(share - tables.gap(at, last, column) for at, (share, column) in enumerate(zip(shares, table.columns, strict=True)))
    rows = tuple(_row(row, rooms) for row in table.rows)
    if any(max(map(len, row.cells), default=0) > _MOST_LINES for row in rows):
        return None
    rights = tuple(left + room for left, room in zip(lefts, rooms, strict=True))
    return SetTable(table.columns, lefts, rights, rows, tuple(itertools.accumulate(row.height for row in rows)))


def _row(row: Row, rooms: Sequence[float]) -> SetRow:
    if row.heading:
        cells: tuple[tuple[Line, ...], ...] = (_lines(row.cells[0], WIDTH, "bold"),)
        return SetRow(cells, len(cells[0]) * _LEADING + _ABOVE_HEADING + _BELOW, True, False)
    tone: Tone | None = "bold" if row.group else "muted" if row.muted else None
    cells = tuple(_lines(cell, room, tone) for cell, room in zip(row.cells, rooms, strict=True))
    return SetRow(cells, max(map(len, cells), default=1) * _LEADING + _ABOVE + _BELOW, False, row.group)


@functools.lru_cache(maxsize=50_000)
def _lines(cell: Text, room: float, tone: Tone | None) -> tuple[Line, ...]:
    """A cell's lines, broken between words where they are wider than the room, and within a word that is."""
    lines: list[list[Piece]] = [[]]
    used = 0.0
    for run in look.runs_of(cell):
        used_tone: Tone = tone if tone is not None and run.tone == "normal" else run.tone
        font = look.font_of(used_tone)
        for at, part in enumerate(run.text.split("\n")):
            if at:
                lines.append([])
                used = 0.0
            text = look.visual(look.bound(look.clean(part)))
            if not text:
                continue
            wide = _width(text, font)
            if used + wide <= room + 0.01:
                lines[-1] += _pieces(text, font, used_tone)
                used += wide
                continue
            for broken, row in enumerate(_broken(text, font, room)):
                if broken or used:
                    lines.append([])
                lines[-1] += _pieces(row, font, used_tone)
                used = _width(row, font)
    return tuple(tuple(line) for line in lines if line) or ((),)


def _broken(text: str, font: str, room: float) -> list[str]:
    rows: list[str] = [""]
    for word in text.split(" "):
        longer = f"{rows[-1]} {word}" if rows[-1] else word
        if _width(longer, font) <= room:
            rows[-1] = longer
            continue
        if rows[-1]:
            rows.append("")
        for char in word:
            if rows[-1] and _width(rows[-1] + char, font) > room:
                rows.append("")
            rows[-1] += char
    return rows


def _width(text: str, font: str) -> float:
    return fonts.width(text, font, look.BODY)


def _pieces(text: str, font: str, tone: Tone) -> list[Piece]:
    return [(name, piece, tone) for name, piece in fonts.runs(text, font)]


class LongTable(Flowable):
    """Rows of a prepared table with its head, which is drawn again on each page. `blank`: only its size counts in this pass."""

    def __init__(self, table: SetTable, first: int = 0, last: int | None = None, *, blank: bool = False) -> None:
        super().__init__()
        self._table, self._first, self._blank = table, first, blank
        self._last = len(table.rows) if last is None else last

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The text's width, and the height of head and rows."""
        return WIDTH, _HEAD_HEIGHT + self._reach(self._last) - self._reach(self._first)

    def _reach(self, row: int) -> float:
        """The height of all rows before this one."""
        return self._table.ends[row - 1] if row else 0.0

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Rows that fit, and the rest. A heading stays with what it is for, a sum with what it sums up."""
        rows = self._table.rows
        end = bisect.bisect_right(self._table.ends, height - _HEAD_HEIGHT + self._reach(self._first), self._first, self._last)
        while end > self._first and end < self._last and (rows[end - 1].heading or rows[end].group):
            end -= 1
        if end == self._first:
            return []
        if end == self._last:
            return [self]
        parts = ((self._first, end), (end, self._last))
        return [LongTable(self._table, *part, blank=self._blank) for part in parts]

    def draw(self) -> None:
        """Head, rows, hairlines."""
        if self._blank:
            return
        canvas, table = self.canv, self._table
        y = self.wrap(0, 0)[1]
        for column, left, right in zip(table.columns, table.lefts, table.rights, strict=True):
            text, font = look.clean(column.title), fonts.SEMIBOLD
            x = right - fonts.width(text, font, look.SMALL) if column.align == "right" else left
            _write(canvas, [(x, y - _HEAD_HEIGHT + _BELOW + 2.2, ((font, text, "muted"),))], look.SMALL)
        y -= _HEAD_HEIGHT
        canvas.setLineWidth(0.8)
        canvas.setStrokeColor(look.TEXT)
        canvas.line(0, y, WIDTH, y)
        placed: list[tuple[float, float, Line]] = []
        hairlines: list[str] = []
        for row in table.rows[self._first : self._last]:
            top = y - (_ABOVE_HEADING if row.heading else _ABOVE)
            for at, cell in enumerate(row.cells):
                right = table.columns[at].align == "right" and not row.heading
                for number, line in enumerate(cell):
                    x = table.rights[at] - _line_width(line) if right else table.lefts[at]
                    placed.append((x, top - _BASELINE - number * _LEADING, line))
            y -= row.height
            hairlines.append(f"0 {y:.2f} m {WIDTH:.2f} {y:.2f} l")
        canvas.setLineWidth(0.4)
        canvas.setStrokeColor(look.LINE)
        canvas._code.append(f"{' '.join(hairlines)} S")  # noqa: SLF001 - as lines() writes it, which takes longer than all the text
        _write(canvas, placed, look.BODY)


def _line_width(line: Line) -> float:
    return float(sum(pdfmetrics.stringWidth(text, font, look.BODY) for font, text, _ in line))


def _write(canvas: Any, placed: list[tuple[float, float, Line]], size: float) -> None:
    """All lines in one text object: setting them one by one would write the same font again and again."""
    text = canvas.beginText()
    now: tuple[str, Tone] | None = None
    for x, y, line in placed:
        text._code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")  # noqa: SLF001 - setTextOrigin writes the same in three times the time
        for font, piece, tone in line:
            if now is None or now[0] != font:
                text.setFont(font, size)
            if now is None or now[1] != tone:
                text.setFillColor(look.TONES[tone])
            now = (font, tone)
            text.textOut(piece)
    canvas.drawText(text)
