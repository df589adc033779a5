"""Text files that a spreadsheet opens: UTF-8 with its mark, and cells that a spreadsheet would run are kept as text."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from dialtone.cabling.spreadsheets import Cell

_LIKE_A_FORMULA = re.compile(r"[ '\t\r\n]*[=+\-@]|[\t\r\n]", re.ASCII)


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula; `tables.restored` takes the apostrophe off again."""
    return f"'{text}" if _LIKE_A_FORMULA.match(text) else text


def as_text(value: Cell) -> str:
    """A cell as text: numbers with a point, yes and no as true and false."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return harmless(value) if isinstance(value, str) else str(value)


def csv_bytes(heading: Sequence[str], rows: Iterable[Sequence[Cell]], *, delimiter: str = ";", mark: bool = True) -> bytes:
    """A table as CSV. Semicolons and the mark are what a Belgian spreadsheet opens; NetBox wants commas and no mark."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows([as_text(cell) for cell in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig" if mark else "utf-8", "replace")
