"""What an import does, row by row, before it does it: the same for every source, so that one dialog and one verb show them all."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

import msgspec
from msgspec import Struct

from dialtone.cabling.tables import MAX_CELL, Table, TableRow, clean
from dialtone.domain.changes import Change, Edit, Put
from dialtone.domain.problems import InputProblem

State = Literal["added", "changed", "unchanged", "refused"]


class PlanRow(Struct, frozen=True, kw_only=True):
    """A row of the file and what becomes of it. `problem` says why it is refused; in spite of `remarks` it is taken."""

    number: int
    title: str
    state: State
    detail: str = ""
    sheet: str = ""
    problem: InputProblem | None = None
    remarks: tuple[InputProblem, ...] = ()


class ImportPlan(Struct, frozen=True, kw_only=True):
    """All rows and the one edit that takes those that are not refused; no changes when everything is as it was.

    `unmatched`: names of cables in test results that no link of the dossier has. `unused`: columns with something in them that are taken
    for nothing. `keep`: the source is to be kept in the dossier as evidence.
    """

    file: str
    sha256: str
    kind: str
    rows: tuple[PlanRow, ...]
    edit: Edit
    unmatched: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    remarks: tuple[InputProblem, ...] = ()
    keep: bool = False

    def count(self, state: State) -> int:
        """Rows of a state."""
        return sum(row.state == state for row in self.rows)

    @property
    def refused(self) -> tuple[InputProblem, ...]:
        """Why rows are refused, in the order of the file."""
        return tuple(row.problem for row in self.rows if row.problem is not None)

    @property
    def notes(self) -> tuple[InputProblem, ...]:
        """What to look at: of the whole, then of rows that are taken."""
        return (*self.remarks, *(remark for row in self.rows for remark in row.remarks))


class RefusedError(Exception):
    """A row can't be taken, because: a code under «problem.table-row» and its parameters."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code, self.params = code, params


def problem(code: str, table: Table, row: int, **params: Any) -> InputProblem:
    """A problem of a row, with its place."""
    return InputProblem(f"table-row.{code}", file=table.file, row=row, **params)


def cells_of(row: TableRow, columns: Mapping[str, int], table: Table) -> dict[str, str]:
    """What the row says, by field, without empty cells. Raises `RefusedError` for shifted rows and for texts that are too long."""
    beyond = [cell for cell in row.cells[table.width :] if cell.strip()]
    if table.heading and beyond:
        raise RefusedError("too-many-cells", cells=len(row.cells), columns=table.width)
    said: dict[str, str] = {}
    for field, place in columns.items():
        text = clean(row.cells[place]) if place < len(row.cells) else ""
        if len(text) > MAX_CELL:
            raise RefusedError("too-long", column=table.title(place), limit=MAX_CELL)
        if text:
            said[field] = text
    return said


def unused(table: Table, places: Iterable[int]) -> tuple[str, ...]:
    """The titles of columns with something in them that stand for nothing."""
    taken = set(places)
    return tuple(table.title(place) for place in table.filled() if place not in taken and place < table.width)


def put(kind: str, value: Struct, key: str) -> Change:
    """A row written whole."""
    return Put(kind, msgspec.to_builtins(value), key=key)
