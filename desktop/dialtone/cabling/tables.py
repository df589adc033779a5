"""Tables from files: bytes → rows with the numbers that a spreadsheet shows. CSV in any usual encoding and delimiter, and XLSX.

People's tables have a title above the headings, doubled and empty headings, delimiters at the end of each line. Nothing is guessed about
what the columns mean here; `known` only says how many headings of a row somebody recognises, which tells where the headings are.
"""

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from dialtone.cabling import spreadsheets
from dialtone.domain.likeness import plain
from dialtone.domain.problems import InputProblem

MAX_BYTES = 20_000_000
MAX_ROWS = 50_000
MAX_COLUMNS = 200
MAX_CELL = 4_000
TITLE_ROWS = 10
"""So many lines may stand above the headings."""
_DELIMITERS = (";", "\t", ",", "|")
_SNIFFED = 40
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b\x1c-\x1f]")

Known = Callable[[Sequence[str]], int]


class TableRow(Struct, frozen=True):
    """A row under the headings, by its number in the file (the first row is 1)."""

    number: int
    cells: tuple[str, ...]


class Table(Struct, frozen=True, kw_only=True):
    """The cells. `heading_row`: 0 where there are no headings. `delimiter` and `encoding` are «» in a workbook, `sheet` in a text file."""

    file: str
    sha256: str
    heading: tuple[str, ...]
    rows: tuple[TableRow, ...]
    heading_row: int
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""

    @property
    def width(self) -> int:
        """The number of columns with a heading, or with anything in them where there are no headings."""
        return len(self.heading) or max((len(row.cells) for row in self.rows), default=0)

    def title(self, column: int) -> str:
        """A column's heading; doubled and empty ones with their letter, as a spreadsheet has it."""
        text = clean(self.heading[column]) if column < len(self.heading) else ""
        alone = text and sum(plain(other) == plain(text) for other in self.heading) == 1
        return text if alone else f"{text} ({letter(column)})".strip()

    def titles(self) -> tuple[str, ...]:
        """The titles of all columns, each different from the others."""
        return tuple(self.title(column) for column in range(self.width))

    def filled(self) -> tuple[int, ...]:
        """The columns with anything in them."""
        return tuple(sorted({place for row in self.rows for place, cell in enumerate(row.cells) if cell.strip()}))


def read(data: bytes, file: str, known: Known) -> tuple[Table, ...]:
    """The tables in a file, at least one: of a text file one, of a workbook one per sheet that has rows.

    Raises `InputProblem` «table.…» naming the file, and the row where there is one.
    """
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        raise InputProblem("table.empty", file=file)
    if len(data) > MAX_BYTES:
        raise InputProblem("table.too-large", file=file, size_mb=round(len(data) / 1e6, 1), limit_mb=MAX_BYTES // 1_000_000)
    sha256 = hashlib.sha256(data).hexdigest()
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputProblem("table.old-workbook", file=file)
    if not data.startswith(b"PK\x03\x04"):
        return (_text_table(data, file, sha256, known),)
    tables = []
    for sheet, rows in spreadsheets.read(data, file, MAX_ROWS, MAX_COLUMNS):
        kept = tuple(TableRow(number, cells) for number, cells in rows)
        if kept:
            tables.append(_table(kept, known, file=file, sha256=sha256, sheet=sheet))
    if not tables:
        raise InputProblem("table.empty", file=file)
    return tuple(tables)


def clean(cell: str) -> str:
    """One line of printable characters."""
    if cell.isprintable():
        return " ".join(cell.split())
    return " ".join("".join(letter if letter.isprintable() else " " for letter in cell).split())


def letter(column: int) -> str:
    """«A» for the first column, «AA» for the twenty-seventh."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


_HELD = re.compile(r"'(?=[ '\t\r\n]*[=+\-@])|'(?=[\t\r\n])", re.ASCII)
_AS_TEXT = re.compile(r'="([^"]*)"')


def restored(cell: str) -> str:
    """A cell without the marks by which text is kept from becoming a formula or a number: a leading apostrophe, and ="…"."""
    if wrapped := _AS_TEXT.fullmatch(cell.strip()):
        return wrapped[1]
    return cell[1:] if _HELD.match(cell) else cell


# --- text --------------------------------------------------------------------------------------------------------------------------


def _text_table(data: bytes, file: str, sha256: str, known: Known) -> Table:
    text, encoding = decoded(data, file)
    if re.match(r"sep=.\r?\n", text):  # Excel's own line; a row in the file like any other
        text = "\n" + text.partition("\n")[2]
    delimiter = _delimiter(text, known)
    rows = tuple(_rows(text, delimiter or ";", file))
    if not rows:
        raise InputProblem("table.empty", file=file)
    return _table(rows, known, file=file, sha256=sha256, encoding=encoding, delimiter=delimiter)


def decoded(data: bytes, file: str) -> tuple[str, str]:
    """Text and encoding: by its mark, else strict UTF-8, else Windows' own. Raises `InputProblem` «table.not-text»."""
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise InputProblem("table.not-text", file=file) from None
    text = text.removeprefix("\ufeff").rstrip("\x1a")
    if found := _CONTROL.search(text):
        raise InputProblem("table.control", file=file, row=text.count("\n", 0, found.start()) + 1)
    return text, encoding


def _encoding(data: bytes) -> str:
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = data[:200]
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if len(head) > 3 and zeros.count(0) > len(zeros) * 0.8:
            return encoding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252" if not re.search(rb"[\x81\x8d\x8f\x90\x9d]", data) else "latin-1"
    return "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8"


def _delimiter(text: str, known: Known) -> str:
    """What explains the first lines best: headings that are known, then lines of one width, then their width. «» for a single column."""
    head = "\n".join(text[:200_000].splitlines()[:_SNIFFED])
    best: tuple[float, ...] = (0, 0, 1)
    chosen = ""
    for delimiter in _DELIMITERS:
        lines: list[list[str]] = []
        try:
            lines.extend(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter))
        except csv.Error:
            continue
        widths = Counter(len(cells) for cells in lines if len(cells) > 1)
        if not widths:
            continue
        width, often = widths.most_common(1)[0]
        weight = (max(known(cells) for cells in lines[: TITLE_ROWS + 1]), often / len(lines), min(width, MAX_COLUMNS))
        if weight > best:
            best, chosen = weight, delimiter
    return chosen


def _rows(text: str, delimiter: str, file: str) -> Iterator[TableRow]:
    """The rows with anything in them."""
    _check_quotes(text, delimiter, file)
    kept = number = 0
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1):
            if not any(cell.strip() for cell in cells):
                continue
            kept += 1
            if kept > MAX_ROWS + TITLE_ROWS:
                raise InputProblem("table.too-many-rows", file=file, limit=MAX_ROWS)
            if len(cells) > MAX_COLUMNS and any(cell.strip() for cell in cells[MAX_COLUMNS:]):
                raise InputProblem("table.too-many-columns", file=file, row=number, limit=MAX_COLUMNS)
            yield TableRow(number, tuple(restored(cell) for cell in cells[:MAX_COLUMNS]))
    except csv.Error:
        raise InputProblem("table.quotes", file=file, row=number + 1) from None


def _check_quotes(text: str, delimiter: str, file: str) -> None:
    """A quotation mark that is never closed would swallow the rows after it without a word."""
    start = 1
    try:
        for number, _ in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 1):
            start = number + 1
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise InputProblem("table.quotes", file=file, row=start) from None


# --- headings ------------------------------------------------------------------------------------------------------------------------


def _table(
    rows: Sequence[TableRow], known: Known, *, file: str, sha256: str, encoding: str = "", delimiter: str = "", sheet: str = ""
) -> Table:
    place = _heading_place(rows, known)
    heading = _without_empty_end(rows[place].cells)
    return Table(
        file=file,
        sha256=sha256,
        encoding=encoding,
        delimiter=delimiter,
        sheet=sheet,
        heading_row=rows[place].number,
        heading=heading,
        rows=tuple(rows[place + 1 :]),
    )


def _heading_place(rows: Sequence[TableRow], known: Known) -> int:
    """The row of which most headings are known; where none is, the first that is as wide as most."""
    first = rows[: TITLE_ROWS + 1]
    scores = [known(row.cells) for row in first]
    if best := max(scores):
        return scores.index(best)
    widths = Counter(len(_without_empty_end(row.cells)) for row in rows[:_SNIFFED])
    usual = widths.most_common(1)[0][0]
    return next((place for place, row in enumerate(first) if len(_without_empty_end(row.cells)) >= usual), 0)


def _without_empty_end(cells: Iterable[str]) -> tuple[str, ...]:
    kept = [clean(cell) for cell in cells]
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)
