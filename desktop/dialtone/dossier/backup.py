"""Copies of a dossier, made when it is opened: the three latest states, in a folder beside it.

A copy is made by SQLite's backup, is itself a dossier, and carries the revision in its name, so that opening an unchanged dossier copies
nothing.
"""

import contextlib
import datetime as dt
import os
import re
import sqlite3
from pathlib import Path

KEEP = 3
_NAME = re.compile(r"^(\d{4}-\d{2}-\d{2}T\d{6}Z)-r(\d+)\.dialtone$")


def folder_of(dossier: Path) -> Path:
    """The folder with the copies of a dossier."""
    return dossier.with_name(dossier.name + ".backups")


def copies(dossier: Path) -> tuple[Path, ...]:
    """The copies, newest first."""
    try:
        found = [(match[1], int(match[2]), path) for path in folder_of(dossier).iterdir() if (match := _NAME.match(path.name))]
    except OSError:
        return ()
    return tuple(path for _, _, path in sorted(found, reverse=True))


def make(connection: sqlite3.Connection, dossier: Path, revision: int, now: dt.datetime) -> Path | None:
    """Copy the dossier unless it is new or its newest copy has this revision, and drop the oldest beyond `KEEP`; the new copy's path.

    `now` is an aware moment. Raises `OSError` or `sqlite3.Error` when the copy cannot be made; earlier copies are untouched then.
    """
    existing = copies(dossier)
    if revision == 0:
        return None
    if existing and (match := _NAME.match(existing[0].name)) and int(match[2]) == revision:
        return None
    folder = folder_of(dossier)
    folder.mkdir(exist_ok=True)
    target = folder / f"{now.astimezone(dt.UTC):%Y-%m-%dT%H%M%SZ}-r{revision}.dialtone"
    unfinished = folder / f"{target.name}.part"
    try:
        _copy(connection, unfinished)
        unfinished.replace(target)
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
    for old in copies(dossier)[KEEP:]:
        with contextlib.suppress(OSError):
            old.unlink()
    return target


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    with contextlib.closing(sqlite3.connect(target)) as copy:
        copy.execute("PRAGMA synchronous = OFF")  # one flush at the end instead of many
        connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # a copy is one file, without a log beside it
    descriptor = os.open(target, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
