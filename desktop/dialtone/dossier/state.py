"""The dossier's content in memory: every kind as rows by key, and the frozen `Record` made from them.

An edit works on a draft that copies only the tables it touches; the state takes it over when the transaction is on disk. So one of 10,000
devices changes without reading the others again, and a refused edit leaves nothing behind.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from dialtone.domain.changes import Change, Put, Remove
from dialtone.domain.record import Cabling, Record
from dialtone.dossier import columns

SINGLE_KEY = ""


class Table:
    """The rows of one kind: `values` in the order of their place in the list, and `places` by key. Never changed once it is in a state."""

    __slots__ = ("places", "sorted", "top", "values")

    def __init__(self, values: dict[str, Any] | None = None, places: dict[str, int] | None = None, top: int = 0) -> None:
        self.values = values or {}
        self.places = places or {}
        self.top = top
        self.sorted = True

    def copy(self) -> "Table":
        """A table to change."""
        return Table(dict(self.values), dict(self.places), self.top)

    def put(self, key: str, value: Any, place: int | None) -> None:
        """Write a row; without a place it keeps its own, or comes last."""
        chosen = self.places.get(key) if place is None else place
        if chosen is None:
            chosen = self.top + 1
        if self.places.get(key) != chosen:
            self.sorted = self.sorted and chosen > self.top
        self.values[key] = value
        self.places[key] = chosen
        self.top = max(self.top, chosen)

    def remove(self, key: str) -> None:
        """Take a row out."""
        del self.values[key]
        del self.places[key]

    def settle(self) -> None:
        """Bring the values into the order of their places."""
        if not self.sorted:
            self.values = {key: self.values[key] for key in sorted(self.places, key=self.places.__getitem__)}
            self.sorted = True


class State:
    """All tables and the record they make."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self.tables: dict[str, Table] = {kind: tables.get(kind, Table()) for kind in columns.KINDS}
        self.record = _with(Record(), self.tables, columns.KINDS)

    def take_over(self, draft: "Draft") -> None:
        """Make what a draft changed the current content."""
        for table in draft.tables.values():
            table.settle()
        self.tables.update(draft.tables)
        self.record = _with(self.record, self.tables, draft.tables)


class Draft:
    """Changes to a state that do not touch it yet, and their forward and inverse form."""

    def __init__(self, state: State) -> None:
        self._base = state.tables
        self.tables: dict[str, Table] = {}
        self._touched: dict[tuple[str, str], None] = {}

    def table(self, kind: str) -> Table:
        """The rows of a kind as they stand in this draft; to read only."""
        return self.tables.get(kind) or self._base[kind]

    def put(self, kind: str, key: str, value: Any, place: int | None = None) -> None:
        """Write a row of the right type."""
        self._own(kind, key).put(key, value, place)

    def remove(self, kind: str, key: str) -> None:
        """Remove a row that exists."""
        self._own(kind, key).remove(key)

    def _own(self, kind: str, key: str) -> Table:
        self._touched[kind, key] = None
        if kind not in self.tables:
            self.tables[kind] = self._base[kind].copy()
        return self.tables[kind]

    def changed(self) -> list[tuple[str, str]]:
        """Kind and key of the rows that differ from the state, in the order in which they were first touched."""
        return [(kind, key) for kind, key in self._touched if self._row(self.tables, kind, key) != self._row(self._base, kind, key)]

    def forward(self) -> tuple[Change, ...]:
        """What brings the state to this draft: whole rows with their places, no cascades."""
        return self._plain(self.tables)

    def inverse(self) -> tuple[Change, ...]:
        """What brings this draft back to the state."""
        return self._plain(self._base)

    def _plain(self, tables: Mapping[str, Table]) -> tuple[Change, ...]:
        changes: list[Change] = []
        for kind, key in self.changed():
            found = self._row(tables, kind, key)
            changes.append(
                Remove(kind=kind, key=key) if found is None else Put(kind=kind, key=key, value=msgspec.to_builtins(found[1]), row=found[0])
            )
        return tuple(changes)

    @staticmethod
    def _row(tables: Mapping[str, Table], kind: str, key: str) -> tuple[int, Any] | None:
        table = tables[kind]
        return (table.places[key], table.values[key]) if key in table.values else None


def _with(record: Record, tables: Mapping[str, Table], kinds: Iterable[str]) -> Record:
    """The record with these kinds as the tables have them."""
    fields: dict[str, Any] = {}
    cabling: dict[str, Any] = {}
    for kind in kinds:
        values = tables[kind].values
        if kind.startswith("cabling."):
            cabling[kind.removeprefix("cabling.")] = tuple(values.values())
        elif kind in columns.LISTS:
            fields[kind] = tuple(values.values())
        else:
            fields[kind] = values.get(SINGLE_KEY, columns.default_of(kind))
    if cabling:
        made = msgspec.structs.replace(record.cabling or Cabling(), **cabling)
        fields["cabling"] = None if made == Cabling() else made
    return msgspec.structs.replace(record, **fields)
