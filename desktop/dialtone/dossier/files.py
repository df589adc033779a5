"""Makes and opens dossier files: what must hold before the first query, and in which order."""

import contextlib
import datetime as dt
import json
import os
import sqlite3
from pathlib import Path
from typing import NamedTuple

from sqlite_utils import Database

import dialtone
from dialtone.domain.problems import EnvironmentProblem, InputProblem, Problem
from dialtone.dossier import backup, lock, look, schema
from dialtone.dossier.faults import shown
from dialtone.dossier.troubles import from_sqlite, from_system, translated


class Opened(NamedTuple):
    """An open file; `held` None means read-only."""

    db: Database
    held: lock.Lock | None
    backup_problem: Problem | None = None

    def close(self) -> None:
        """Close it again."""
        self.db.close()
        if self.held is not None:
            self.held.release()


def create(path: Path, *, provider: str | None, author: str, training: bool, dossier_id: str, now: dt.datetime) -> None:
    """Make a new dossier file whole: it appears under its name when it is complete, and never over another file."""
    look.check_absent(path)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.new")
    with translated(path):
        try:
            with contextlib.closing(sqlite3.connect(unfinished)) as connection:
                _fill(Database(connection, execute_plugins=False), provider, training, _first_meta(author, dossier_id, now))
            _place(unfinished, path)
        finally:
            for leftover in (unfinished, *(unfinished.with_name(unfinished.name + end) for end in ("-wal", "-shm", "-journal"))):
                with contextlib.suppress(OSError):
                    leftover.unlink(missing_ok=True)


def _first_meta(author: str, dossier_id: str, now: dt.datetime) -> dict[str, str]:
    return {
        "dossier_id": dossier_id,
        "created_at": now.isoformat(),
        "created_by": author,
        "program": f"dialtone {dialtone.__version__}",
        "revision": "0",
    }


def _fill(db: Database, provider: str | None, training: bool, first_meta: dict[str, str]) -> None:
    schema.migrations.apply(db)
    with db.atomic():
        db.table("meta").insert_all({"key": key, "value": value} for key, value in first_meta.items())
        singles = {"training_site": training, "provider": provider}
        db.table("singles").insert_all({"kind": kind, "value": json.dumps(value)} for kind, value in singles.items() if value)
    db.enable_wal()


def _place(unfinished: Path, path: Path) -> None:
    """Give the finished file its name, failing where there is one of that name by now."""
    try:
        path.hardlink_to(unfinished)
    except FileExistsError:
        raise InputProblem("dossier.exists", file=str(path)) from None
    except OSError:  # a file system without hard links, as on a memory stick
        look.check_absent(path)
        unfinished.rename(path)


def real(path: Path) -> Path:
    """The file that a link leads to: its lock and its write-ahead log stand beside it, not beside the link."""
    try:
        return Path(os.path.realpath(path)) if path.is_symlink() else path
    except (OSError, ValueError):
        return path  # the header's look says what is wrong with it


def open_read_only(path: Path) -> Opened:
    """Open without leaving a trace. An older version is brought up to date in memory only."""
    look.look_at_header(path)
    look.look_inside(path)
    with translated(path):
        db = Database(look.read_only(path), execute_plugins=False)
        try:
            if schema.migrations.pending(db):
                db = _migrated_copy(db)
        except BaseException:
            db.close()
            raise
    return Opened(db, None)


def _migrated_copy(db: Database) -> Database:
    copy = Database(sqlite3.connect(":memory:", check_same_thread=False), execute_plugins=False)
    db.conn.backup(copy.conn)
    db.close()
    schema.migrations.apply(copy)
    return copy


def open_for_editing(path: Path, now: dt.datetime) -> Opened:
    """Open for editing: header, lock, look, copy aside, migrate. `path` is the file itself, no link to it: the lock stands beside it."""
    look.look_at_header(path)
    with translated(path):
        held = lock.take(path)
    db = None
    try:
        look.look_inside(path)
        with translated(path):
            db = Database(look.connect(path, "rw"), execute_plugins=False)
            problem = _prepare(db, path, now)
    except BaseException:
        if db is not None:
            db.close()
        held.release()
        raise
    return Opened(db, held, problem)


def _prepare(db: Database, path: Path, now: dt.datetime) -> Problem | None:
    """Copy aside, then make the file durable and current; why there is no copy. Without a copy nothing is migrated."""
    problem = _copy_aside(db, path, now)
    pending = bool(schema.migrations.pending(db))
    if pending and problem is not None:
        raise problem
    db.enable_wal()
    db.execute("PRAGMA synchronous = FULL")
    if pending:
        schema.migrations.apply(db)
    return problem


def _copy_aside(db: Database, path: Path, now: dt.datetime) -> Problem | None:
    """Make the backup copy; a full disk or a read-only folder must not keep the technician from working, so it is a problem to show."""
    try:
        backup.make(db.conn, path, revision(db), now)
    except OSError as error:
        return _backup_failed(path, from_system(error, path))
    except sqlite3.Error as error:
        problem = from_sqlite(error, path)
        if problem is None or problem.code == "dossier.damaged":
            raise
        return _backup_failed(path, problem)
    return None


def _backup_failed(path: Path, problem: Problem) -> EnvironmentProblem:
    return EnvironmentProblem("dossier.no-backup", file=str(path), folder=str(backup.folder_of(path)), detail=shown(problem.code))


def meta(db: Database, key: str) -> str | None:
    """A value of the table `meta`."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
    return None if row is None else str(row[0])


def revision(db: Database) -> int:
    """How many transactions changed the dossier; 0 where the file doesn't say it legibly."""
    text = meta(db, "revision") or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def count_revision(db: Database) -> None:
    """Count a transaction; the caller has it open."""
    db.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'revision'")
