"""The journal: one line for every edit, with what brings it about again and what takes it back. Lines are never removed.

A line is «done», «undone» (it can be done again) or «dropped» (undone, and then something else was done). Since lines are undone from the
last one back, the undone ones are always the newest, and the order of the numbers is the order of the edits.
"""

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from dialtone.domain.changes import Change, Edit
from dialtone.dossier.entries import JournalEntry
from dialtone.dossier.state import Draft

if TYPE_CHECKING:
    from sqlite_utils import Database

_LAST_DONE = "SELECT id, label, inverse FROM journal WHERE state = 'done' ORDER BY id DESC LIMIT 1"
_FIRST_UNDONE = "SELECT id, label, forward FROM journal WHERE state = 'undone' ORDER BY id LIMIT 1"


class Step(NamedTuple):
    """A line that can be undone or redone, and the rows that this writes."""

    id: int
    label: str
    changes: tuple[Change, ...]


def append(db: "Database", edit: Edit, draft: Draft, author: str, now: dt.datetime) -> None:
    """Write the line of a new edit; what was undone can no longer be redone. The caller has the transaction."""
    at = now.isoformat()
    db.execute("UPDATE journal SET state = 'dropped', changed_at = ?, changed_by = ? WHERE state = 'undone'", [at, author])
    db.execute(
        'INSERT INTO journal ("at", author, label, state, edit, forward, inverse) VALUES (?, ?, ?, ?, ?, ?, ?)',
        [at, author, edit.label, "done", _json(edit.changes), _json(draft.forward()), _json(draft.inverse())],
    )


def mark(db: "Database", step: Step, state: str, author: str, now: dt.datetime) -> None:
    """Note that a line was undone or redone. The caller has the transaction."""
    db.execute("UPDATE journal SET state = ?, changed_at = ?, changed_by = ? WHERE id = ?", [state, now.isoformat(), author, step.id])


def undoable(db: "Database") -> Step | None:
    """What undo takes back."""
    return _step(db, _LAST_DONE)


def redoable(db: "Database") -> Step | None:
    """What redo brings about again."""
    return _step(db, _FIRST_UNDONE)


def labels(db: "Database") -> tuple[str | None, str | None]:
    """The labels of what undo and redo would do."""
    done, undone = (db.execute(query).fetchone() for query in (_LAST_DONE, _FIRST_UNDONE))
    return done and done[1], undone and undone[1]


def entries(db: "Database", limit: int) -> tuple[JournalEntry, ...]:
    """The newest lines, newest first."""
    rows = db.execute('SELECT id, "at", author, label, state FROM journal ORDER BY id DESC LIMIT ?', [limit]).fetchall()
    return tuple(msgspec.convert(dict(zip(JournalEntry.__struct_fields__, row, strict=True)), JournalEntry) for row in rows)


def _step(db: "Database", query: str) -> Step | None:
    row = db.execute(query).fetchone()
    return None if row is None else Step(row[0], row[1], msgspec.json.decode(row[2], type=tuple[Change, ...]))


def _json(changes: tuple[Change, ...]) -> str:
    return msgspec.json.encode(changes).decode()
