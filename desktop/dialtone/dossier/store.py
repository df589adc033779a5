"""Reads all rows of a dossier file into memory and writes a draft's rows back."""

import itertools
import json
from typing import TYPE_CHECKING, Any

import msgspec

from dialtone.domain.problems import InputProblem
from dialtone.dossier import columns
from dialtone.dossier.faults import shown
from dialtone.dossier.state import SINGLE_KEY, Draft, State, Table

if TYPE_CHECKING:
    from sqlite_utils import Database

_MALFORMED = (TypeError, ValueError, RecursionError, msgspec.MsgspecError)
"""What converting a row raises when something else than this program wrote it."""


def load(db: "Database", file: str) -> State:
    """All content. Raises `InputProblem` dossier.damaged where a row is not what this program writes."""
    tables = {kind: _load_kind(db, kind, file) for kind in columns.TABLE_KINDS}
    for kind, text in db.execute("SELECT kind, value FROM singles").fetchall():
        if kind in columns.SCALARS:
            try:
                value = msgspec.convert(json.loads(text), columns.type_of(kind))
            except _MALFORMED as error:
                raise _damaged(file, "singles", error) from error
            tables[kind] = Table({SINGLE_KEY: value}, {SINGLE_KEY: 1}, 1)
    return State(tables)


def _load_kind(db: "Database", kind: str, file: str) -> Table:
    select = columns.statements(kind)[2]
    try:
        rows = [columns.from_row(kind, values) for values in db.execute(select).fetchall()]
        values = msgspec.convert([plain for _, _, plain in rows], list[columns.type_of(kind)])  # type: ignore[misc]
    except _MALFORMED as error:
        raise _damaged(file, columns.table_of(kind), error) from error
    keys = [key for key, _, _ in rows]
    places = {key: place for key, place, _ in rows}
    return Table(dict(zip(keys, values, strict=True)), places, max(places.values(), default=0))


def write(db: "Database", draft: Draft) -> None:
    """Write a draft's changed rows; the caller has the transaction."""
    for kind, group in itertools.groupby(sorted(draft.changed()), key=lambda row: row[0]):
        table = draft.table(kind)
        keys = [key for _, key in group]
        kept = [key for key in keys if key in table.values]
        gone = [(key,) for key in keys if key not in table.values]
        if kind in columns.SCALARS:
            _write_scalar(db, kind, table)
            continue
        put, delete, _ = columns.statements(kind)
        if gone:
            db.conn.executemany(delete, gone)
        if kept:
            db.conn.executemany(put, [columns.parameters(kind, key, table.places[key], table.values[key]) for key in kept])


def _write_scalar(db: "Database", kind: str, table: Table) -> None:
    if SINGLE_KEY in table.values:
        text = msgspec.json.encode(table.values[SINGLE_KEY]).decode()
        db.execute("INSERT INTO singles (kind, value) VALUES (?, ?) ON CONFLICT (kind) DO UPDATE SET value = excluded.value", [kind, text])
    else:
        db.execute("DELETE FROM singles WHERE kind = ?", [kind])


def _damaged(file: str, table: str, error: Any) -> InputProblem:
    return InputProblem("dossier.damaged", file=file, detail=f"{table}: {shown(error)}")
