"""Plans the import of a record: what it adds and changes, by key. An import never deletes, and never makes unknown what is known.

A field that the source does not state keeps its value. A list inside a row (the lines of an order) is one statement and replaces the other,
except contacts, which are people: those that the source does not name stay. Rows without a natural key are matched by their name.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from msgspec import Struct

from dialtone.domain import references
from dialtone.domain.changes import KEYLESS, KEYS, Change, Edit, Put
from dialtone.domain.problems import InputProblem, InvalidInput
from dialtone.domain.record import Record
from dialtone.dossier import columns
from dialtone.dossier.entries import ImportRow
from dialtone.dossier.state import SINGLE_KEY, State

LABEL = "edit.import"


class Plan(Struct, frozen=True, kw_only=True):
    """The edit that an import makes, and what it says about every row."""

    edit: Edit
    rows: tuple[ImportRow, ...]
    unchanged: int


def plan(state: State, record: Record) -> Plan:
    """What importing this record means. Raises `InputProblem` for training data meeting a real dossier, or a record that isn't sound."""
    if record.training_site != state.record.training_site:
        raise InputProblem("dossier.training-import" if record.training_site else "dossier.real-import")
    found = references.check(record)
    if found:
        raise InvalidInput("dossier.edit-refused", found[:100], count=len(found))
    planner = _Planner(state)
    for kind in columns.SCALARS + columns.STRUCTS:
        planner.single(kind, getattr(record, kind))
    for kind in columns.LISTS:
        owner, _, name = kind.rpartition(".")
        rows = getattr(record.cabling, name, ()) if owner else getattr(record, name)
        if kind in KEYLESS:
            planner.keyless(kind, rows)
        else:
            planner.natural(kind, rows)
    return Plan(edit=Edit(LABEL, tuple(planner.changes)), rows=tuple(planner.rows), unchanged=planner.unchanged)


class _Planner:
    """Collects the changes of an import, kind by kind."""

    def __init__(self, state: State) -> None:
        self._tables = state.tables
        self.changes: list[Change] = []
        self.rows: list[ImportRow] = []
        self.unchanged = 0

    def single(self, kind: str, value: Any) -> None:
        if kind == "training_site" or value is None or value == ():
            return
        self._row(kind, SINGLE_KEY, self._tables[kind].values.get(SINGLE_KEY), value)

    def natural(self, kind: str, rows: Iterable[Any]) -> None:
        values = self._tables[kind].values
        for value in rows:
            key = getattr(value, KEYS[kind])
            self._row(kind, key, values.get(key), value)

    def keyless(self, kind: str, rows: Iterable[Any]) -> None:
        """Equal rows first, each matched once; then rows of the same name; what is left is new."""
        free = dict(self._tables[kind].values)
        rest = _take(free, rows, lambda value: value)
        self.unchanged += rest.matched
        named = _take(free, (value for value in rest.left if _name(value) is not None), _name)
        for key, old, value in named.pairs:
            self._row(kind, key, old, value)
        for value in (*named.left, *(value for value in rest.left if _name(value) is None)):
            self._row(kind, SINGLE_KEY, None, value)

    def _row(self, kind: str, key: str, old: Any, new: Any) -> None:
        merged = _merged(old, new)
        if merged == old:
            self.unchanged += 1
            return
        self.changes.append(Put(kind=kind, value=msgspec.to_builtins(merged), key=key or None))
        self.rows.append(ImportRow(kind=kind, key=key, state="added" if old is None else "changed"))


class _Taken(Struct):
    """Rows of the dossier matched with rows of the source, and the source's rows that found none."""

    pairs: list[tuple[str, Any, Any]]
    left: list[Any]

    @property
    def matched(self) -> int:
        return len(self.pairs)


def _take(free: dict[str, Any], rows: Iterable[Any], by: Callable[[Any], Any]) -> _Taken:
    """Match rows one to one where `by` agrees, in order; matched ones are taken out of `free`."""
    offered: dict[Any, deque[str]] = defaultdict(deque)
    for key, value in free.items():
        offered[by(value)].append(key)
    taken = _Taken([], [])
    for row in rows:
        keys = offered.get(by(row))
        if keys:
            key = keys.popleft()
            taken.pairs.append((key, free.pop(key), row))
        else:
            taken.left.append(row)
    return taken


def _name(value: Any) -> Any:
    """What a row without a key is known by: its name, or what an answer is about."""
    if hasattr(value, "question"):
        return value.subject, value.question
    return value.name


def _merged(old: Any, new: Any) -> Any:
    """What the source states, over what is known."""
    if isinstance(old, Struct) and isinstance(new, Struct):
        stated = {field: getattr(new, field) for field in new.__struct_fields__ if getattr(new, field) not in (None, ())}
        return msgspec.structs.replace(old, **{field: _merged_field(field, getattr(old, field), value) for field, value in stated.items()})
    if isinstance(old, tuple) and isinstance(new, tuple):
        return (*old, *(value for value in new if value not in old))
    return new


def _merged_field(field: str, old: Any, new: Any) -> Any:
    if field == "contacts":
        named = {contact.name for contact in new if contact.name is not None}
        return (*(contact for contact in old if contact not in new and (contact.name is None or contact.name not in named)), *new)
    if isinstance(old, tuple):
        return new
    return _merged(old, new)
