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


def as_text(value: Cell, decimal: str = ".") -> str:
    """A cell as text: numbers with this decimal sign, yes and no as true and false."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number(value, decimal)
    return harmless(value) if isinstance(value, str) else str(value)


def _number(value: float, decimal: str) -> str:
    """Never with three decimals, so that nobody takes it for thousands."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = repr(value)
    if "e" not in text and len(text.partition(".")[2]) == 3:
        text += "0"
    return text.replace(".", decimal)


def csv_bytes(heading: Sequence[str], rows: Iterable[Sequence[Cell]], *, netbox: bool = False) -> bytes:
    """A table as CSV: as a Belgian spreadsheet opens it (semicolons, decimal commas, a mark for UTF-8), or as NetBox wants it."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter="," if netbox else ";", lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows([as_text(cell, "." if netbox else ",") for cell in row] for row in rows)
    return buffer.getvalue().encode("utf-8" if netbox else "utf-8-sig", "replace")
