"""Tables for paper: columns share the width by what they hold, rows are parted by hairlines, the header is repeated on every page."""

# reportlab has no types
# mypy: disable-error-code="no-untyped-call,attr-defined"

from typing import Any

from reportlab.platypus import Table as Drawn

from dialtone.report import fonts, look
from dialtone.report.document import Column, Row, Table, Text, Tone
from dialtone.report.geometry import WIDTH

_GAP = 9.0
_MIN_CAP = 108.0
_MAX_CAP = 700.0
_AVERAGE = 0.56
"""Average width of a character in em, a little above the real one."""
_TALL_LINES = 14
"""A row higher than this may be split; a lower one moves to the next page whole. (Always splitting would break rows of two lines.)"""


def draw(table: Table) -> Drawn | None:
    """The table as a flowable, or None without rows (an empty table says nothing; the caller's text must)."""
    if not table.rows:
        return None
    head = [look.paragraph(column.title, "head-right" if column.align == "right" else "head", "muted") for column in table.columns]
    body = [_cells(row, table.columns) for row in table.rows]
    shares = widths(table)
    tall = any(_lines(cell, share) > _TALL_LINES for row in plain_rows(table) for cell, share in zip(row.cells, shares, strict=True))
    # A sum stays with the row above it, so that it never stands alone on a page, and a heading with what it is for; a tall row must be free
    # to be split instead.
    pairs = [(at, at + 1) for at in _headings(table) if at < len(body)]
    total = [(len(body) - 1, len(body))] if table.rows[-1].group and len(body) > 1 else []
    kept = [("NOSPLIT", (0, first), (-1, last)) for first, last in _merged([*pairs, *total])]
    rules = _rules(table) if tall else [*_rules(table), *kept]
    style = look.table_style(rules)
    return Drawn([head, *body], colWidths=shares, repeatRows=1, splitInRow=int(tall), hAlign="LEFT", style=style)


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges of rows, those that share a row as one: reportlab steps back from one range into the next without looking again."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def least_height(drawn: Drawn) -> float:
    """The height of a drawn table's head with the first rows that can't be parted from each other; 0 where any row may be."""
    drawn.wrap(WIDTH, 10_000)
    if drawn.splitInRow:
        return 0.0
    end = 2
    kept = [(start[1], stop[1]) for _, start, stop in drawn._nosplitCmds]  # noqa: SLF001 - it has no accessor
    last = len(drawn._rowHeights)  # noqa: SLF001 - as above
    for start, stop in sorted((first, last - 1 if until == -1 else until) for first, until in kept):
        if start < end:
            end = max(end, stop + 1)
    return float(sum(drawn._rowHeights[:end]))  # noqa: SLF001 - as above


def plain_rows(table: Table) -> list[Row]:
    """The rows with a cell per column."""
    return [row for row in table.rows if not row.heading]


def _headings(table: Table) -> list[int]:
    """Where headings stand in the drawn table, whose first row is its own head."""
    return [at for at, row in enumerate(table.rows, 1) if row.heading]


def _cells(row: Row, columns: tuple[Column, ...]) -> list[Any]:
    if row.heading:
        return [look.paragraph(row.cells[0], "body", "bold"), *[""] * (len(columns) - 1)]
    return [_cell(cell, column, row) for cell, column in zip(row.cells, columns, strict=True)]


def _lines(cell: Text, share: float) -> int:
    """About how many lines a cell takes, without the cost of setting it."""
    return sum(1 + int(len(line) * look.BODY * _AVERAGE / share) for line in look.plain(cell).split("\n"))


def _cell(cell: Text, column: Column, row: Row) -> Any:
    tone: Tone | None = "bold" if row.group else "muted" if row.muted else None
    return look.paragraph(cell, "right" if column.align == "right" else "body", tone)


def _rules(table: Table) -> list[tuple[Any, ...]]:
    last = len(table.columns) - 1
    return [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), _GAP),
        *(("RIGHTPADDING", (at, 0), (at, -1), _GAP * 2) for at, column in enumerate(table.columns) if column.align == "right"),
        ("RIGHTPADDING", (last, 0), (last, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 3.4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.8),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, look.LINE),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, look.TEXT),
        *(("SPAN", (0, at), (-1, at)) for at in _headings(table)),
        *(("TOPPADDING", (0, at), (-1, at), 9.0) for at in _headings(table) if at > 1),
    ]


def _needs(column: Column, cells: list[Text], gap: float) -> tuple[float, float]:
    """The least width (longest word) and the wished width (longest line) of a column."""
    least = max((fonts.width(word, fonts.SEMIBOLD, look.SMALL) for word in column.title.split(" ")), default=0.0)
    wished = fonts.width(column.title, fonts.SEMIBOLD, look.SMALL)
    for cell in cells:
        for run in look.runs_of(cell):
            font = look.font_of(run.tone)
            for line in look.bound(look.clean(run.text)).split("\n"):
                whole = fonts.width(line, font, look.BODY)
                wished = max(wished, min(whole, _MAX_CAP))
                words = [whole] if column.nowrap else [fonts.width(word, font, look.BODY) for word in line.split(" ")]
                least = max(least, min(max(words, default=0.0), _MIN_CAP))
    return least + gap + 0.6, max(wished, least) + gap + 0.6


def gap(at: int, last: int, column: Column) -> float:
    """The room right of a column; more after figures, which would touch the words of the next one."""
    return 0.0 if at == last else _GAP * 2 if column.align == "right" else _GAP


def widths(table: Table) -> list[float]:
    """Column widths that fill the text width: no word broken while there is room, then wider for what has more to say."""
    last = len(table.columns) - 1
    needs = [_needs(column, [row.cells[at] for row in plain_rows(table)], gap(at, last, column)) for at, column in enumerate(table.columns)]
    least, wished = [low for low, _ in needs], [high for _, high in needs]
    if sum(wished) <= WIDTH:
        elastic = [0.0 if column.nowrap or column.align == "right" else wish for column, wish in zip(table.columns, wished, strict=True)]
        spare = WIDTH - sum(wished)
        total = sum(elastic)
        if not total:
            elastic, total = wished, sum(wished)
        return [wish + spare * share / total for wish, share in zip(wished, elastic, strict=True)]
    if sum(least) <= WIDTH:
        extra = [high - low for low, high in needs]
        share = (WIDTH - sum(least)) / sum(extra)
        return [low + more * share for low, more in zip(least, extra, strict=True)]
    return [low * WIDTH / sum(least) for low in least]
