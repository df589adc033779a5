"""Workbooks (XLSX) read and written by openpyxl, bounded: a small file may hold a huge sheet, and a cell may hold a formula."""

import datetime as dt
import io
import itertools
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dialtone.domain.problems import InputProblem

_MAX_UNPACKED = 100_000_000
_MAX_VISITED = 2_000_000
"""A row that only states its number makes as many empty ones before it."""
_MAX_PARTS = 2_000
_MAX_SHEETS = 60
_NAME = 31
"""Excel knows no longer name of a sheet."""

Cell = str | int | float | bool | None


def _openpyxl() -> Any:
    """The library, which has no types; imported late, because it takes a while."""
    import openpyxl
    import openpyxl.cell
    import openpyxl.styles

    return openpyxl


def read(data: bytes, file: str, max_rows: int, max_columns: int) -> Iterator[tuple[str, list[tuple[int, tuple[str, ...]]]]]:
    """Each sheet's name and its rows with anything in them, by their numbers. Values as they were last calculated; never a formula.

    Raises `InputProblem` «table.workbook» when it can't be read, «table.too-large», «table.too-many-rows», «table.too-many-columns».
    """
    _check_packed(data, file)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and extensions that say nothing of the cells
        try:
            book = _openpyxl().load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            try:
                left, visited = max_rows, itertools.count(1)
                for sheet in book.worksheets[:_MAX_SHEETS]:
                    rows = list(_rows(sheet, visited, file, left, max_columns))
                    left -= len(rows)
                    yield str(sheet.title), rows
            finally:
                book.close()
        except InputProblem:
            raise
        except Exception as error:  # noqa: BLE001 - a damaged file makes openpyxl raise whatever it happens upon
            raise InputProblem("table.workbook", file=file, detail=f"{type(error).__name__}: {error}"[:120]) from None


def _check_packed(data: bytes, file: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise InputProblem("table.workbook", file=file, detail=str(error)[:120]) from None
    size = sum(part.file_size for part in parts)
    if size > _MAX_UNPACKED or len(parts) > _MAX_PARTS:
        raise InputProblem("table.too-large", file=file, size_mb=round(size / 1e6, 1), limit_mb=_MAX_UNPACKED // 1_000_000)
    if not any(part.filename.startswith("xl/") for part in parts):
        raise InputProblem("table.not-a-workbook", file=file)


def _rows(sheet: Any, visited: Iterator[int], file: str, limit: int, max_columns: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    sheet.reset_dimensions()  # what a file states about its own size may be wrong
    kept = 0
    for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
        if next(visited) > _MAX_VISITED:
            raise InputProblem("table.too-many-rows", file=file, limit=limit)
        cells = tuple(as_text(value) for value in values[:max_columns])
        if not any(cell.strip() for cell in cells):
            continue
        if any(value not in (None, "") for value in values[max_columns:]):
            raise InputProblem("table.too-many-columns", file=file, row=number, limit=max_columns)
        kept += 1
        if kept > limit:
            raise InputProblem("table.too-many-rows", file=file, limit=limit)
        yield number, cells


def as_text(value: Any) -> str:
    """A cell's value as text: numbers with a point and without needless decimals, dates as 2026-11-25."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "seconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return value.isoformat("seconds")
    return "" if value is None else str(value)


def write(sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Cell]]]]) -> bytes:
    """A workbook of sheets, each a name, headings and rows. Texts stay texts: a cell that begins like a formula is none."""
    library = _openpyxl()
    book = library.Workbook(write_only=True)
    for name, heading, rows in sheets:
        sheet = book.create_sheet(name[:_NAME])
        sheet.freeze_panes = "A2"

        def cell(value: Cell, *, bold: bool = False, sheet: Any = sheet) -> Any:
            made = library.cell.WriteOnlyCell(sheet, value=_storable(value) if isinstance(value, str) else value)
            if isinstance(value, str):
                made.data_type = "s"
            if bold:
                made.font = library.styles.Font(bold=True)
            return made

        sheet.append([cell(title, bold=True) for title in heading])
        for row in rows:
            sheet.append([cell(value) for value in row])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _storable(text: str) -> str:
    """Without the control characters that a workbook can't hold."""
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n\r")[:32_000]
