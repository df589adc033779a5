"""Patch lists: a row says what is behind a panel's port, and what is patched into it; or only how one cord runs.

What a row does not say stays as it is, so a list can be imported again and again. A port that has a cable already keeps it: the row is
refused and says which. Names that no switch, panel, outlet or room has make one; a device that is not known makes none.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from dialtone.cabling import cells as texts
from dialtone.cabling.mapping import Mapping as ColumnMapping
from dialtone.cabling.patch_board import Board
from dialtone.cabling.patch_row import RowStep
from dialtone.cabling.planning import ImportPlan, PlanRow, RefusedError, cells_of, problem, unused
from dialtone.cabling.tables import Table, TableRow, clean
from dialtone.cabling.testers import file_name
from dialtone.domain.cabling_tests import cable_key
from dialtone.domain.changes import Edit
from dialtone.domain.problems import InputProblem
from dialtone.domain.record import Record

LABEL = "edit.import-patch-list"
_NO_MATTER = 10
"""So many times rows are read anew because a cable that was to move stays; then nothing is taken to move any more."""
_METRES = (0, 10_000)


def plan(table: Table, mapping: ColumnMapping, record: Record) -> ImportPlan:
    """What importing this list does. Raises `InputProblem` where the decimal sign of a column is unclear."""
    reader = Rows(table, mapping)
    awaited = reader.stated_cables(Board(record))
    for attempt in range(_NO_MATTER + 1):
        board = Board(record)
        rows, stay = reader.read(board, awaited if attempt < _NO_MATTER else frozenset())
        if not (stay := stay & awaited) or attempt == _NO_MATTER:
            break
        awaited -= stay
    return ImportPlan(
        file=file_name(table.file),
        sha256=table.sha256,
        kind="patch-list",
        rows=tuple(sorted((*reader.refused, *rows), key=lambda row: row.number)),
        edit=Edit(LABEL, board.changes()),
        unused=unused(table, mapping.columns.values()),
    )


class Rows:
    """The list's rows as what they say."""

    def __init__(self, table: Table, mapping: ColumnMapping) -> None:
        self._table, self._mapping = table, mapping
        self._said: list[tuple[TableRow, dict[str, str]]] = []
        self.refused: list[PlanRow] = []
        for row in table.rows:
            try:
                self._said.append((row, cells_of(row, mapping.columns, table)))
            except RefusedError as error:
                self.refused.append(self._refusal(row, error, ()))
        hint = mapping.decimal or ("." if table.sheet else None)
        self._signs: dict[str, texts.DecimalSign] = {}
        for field in ("length", "cord_length"):
            cells = [(row.number, said[field]) for row, said in self._said if field in said]
            self._signs[field] = mapping.decimal or texts.decimal_sign(cells, self.title(field), table.file, hint)

    def title(self, field: str) -> str:
        """The heading of a field's column."""
        place = self._mapping.columns.get(field)
        return self._table.title(place) if place is not None else field

    def stated_cables(self, board: Board) -> frozenset[str]:
        """The cables that exist and that the list names: they are where it says, not where they were."""
        return frozenset(cable for _, said in self._said for cable in self._cables_of(board, said))

    def read(self, board: Board, awaited: frozenset[str]) -> tuple[list[PlanRow], set[str]]:
        """Carry the rows out on the board. Gives what becomes of them, and the cables named by those that are refused."""
        rows: list[PlanRow] = []
        stay: set[str] = set()
        waiting = set(awaited)
        board.reserved = frozenset(
            f"{kind}:{cable_key(said[field])}" for _, said in self._said for field, kind in _CABLES.items() if field in said
        )
        for row, said in self._said:
            remarks: list[InputProblem] = []
            named = self._cables_of(board, said)
            board.awaited = waiting - named
            try:
                RowStep(board, said, self, row.number, remarks).carry_out()
            except RefusedError as error:
                board.drop()
                rows.append(self._refusal(row, error, said))
                stay |= named
            else:
                rows.append(
                    PlanRow(number=row.number, title=_title(said), detail=_detail(said), state=board.commit(), remarks=tuple(remarks))
                )
            waiting -= named
        return rows, stay

    def _cables_of(self, board: Board, said: Mapping[str, str]) -> set[str]:
        stated = (field for field in _CABLES if field in said and (field != "device_cord" or "outlet" in said))
        pairs = ((_CABLES[field], board.find(f"{_CABLES[field]}s", said[field])) for field in stated)
        return {f"{kind}:{key}" for kind, key in pairs if key is not None}

    def remark(self, code: str, row: int, **params: Any) -> InputProblem:
        """A remark about a row."""
        return problem(code, self._table, row, **params)

    def _refusal(self, row: TableRow, error: RefusedError, said: Mapping[str, str] | Collection[str]) -> PlanRow:
        title = _title(said) if isinstance(said, Mapping) else " ".join(filter(None, map(clean, row.cells)))[:80]
        found = problem(error.code, self._table, row.number, **error.params)
        return PlanRow(number=row.number, title=title, state="refused", problem=found)

    def metres(self, said: Mapping[str, str], field: str) -> float | None:
        """A length in metres."""
        text = said.get(field, "")
        try:
            found = texts.number(text, self._signs[field])
        except ValueError:
            raise RefusedError("number", column=self.title(field), value=text[:40]) from None
        if found is None:
            return None
        value, unit = found
        factor = {"": 1.0, "m": 1.0, "cm": 0.01, "ft": texts.FOOT}.get(unit or self._mapping.units or "")
        if factor is None:
            raise RefusedError("unit", value=unit[:40])
        if not _METRES[0] <= (metres := value if factor == 1 else round(value * factor, 3)) <= _METRES[1]:
            raise RefusedError("length-range", value=text[:40], limit=_METRES[1])
        return metres


_CABLES = {"link": "link", "cord": "cord", "device_cord": "cord"}


def _title(said: Mapping[str, str]) -> str:
    name = said.get("link") or said.get("outlet") or " ".join(filter(None, (said.get("panel"), said.get("port")))) or said.get("cord")
    return (name or said.get("switch_port") or said.get("a") or "–")[:80]


def _detail(said: Mapping[str, str]) -> str:
    groups: Sequence[Iterable[str]] = (("panel", "port"), ("outlet",), ("switch", "switch_port"), ("device",), ("a", "b"))
    return " · ".join(filter(None, (" ".join(said[name] for name in group if name in said) for group in groups)))[:160]
