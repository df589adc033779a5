"""What SQLite and the file system say, as problems that the user can act on. Any other exception stays a bug."""

import contextlib
import errno
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from dialtone.domain.problems import EnvironmentProblem, InputProblem, Problem
from dialtone.dossier.faults import shown

_PRIMARY = 0xFF  # the lower byte of an extended result code
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}  # Windows knows no quota error


@contextlib.contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise `InputProblem` or `EnvironmentProblem` instead of what SQLite or the file system raises while working on this dossier."""
    try:
        yield
    except sqlite3.Error as error:
        problem = from_sqlite(error, path)
        if problem is None:
            raise
        raise problem from error
    except OSError as error:
        raise from_system(error, path) from error
    except UnicodeDecodeError as error:  # every text in a dossier is UTF-8
        raise InputProblem("dossier.damaged", file=str(path), detail=shown(error)) from error


def from_sqlite(error: sqlite3.Error, path: Path) -> Problem | None:
    """The problem behind SQLite's error; None for a fault of ours (wrong SQL, a broken constraint)."""
    file, code = str(path), getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    detail = shown(error)
    undecodable = not hasattr(error, "sqlite_errorcode") and "decode" in str(error)  # Python's own words for text that isn't UTF-8
    if undecodable or code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}:
        return InputProblem("dossier.damaged", file=file, detail=detail)
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}:
        return InputProblem("dossier.busy", file=file)
    if code == sqlite3.SQLITE_FULL:
        return EnvironmentProblem("dossier.disk-full", file=file)
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_CANTOPEN}:
        return EnvironmentProblem("dossier.permission", file=file)
    if code in {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_NOLFS}:
        return EnvironmentProblem("dossier.disk-error", file=file, detail=detail)
    return None


def from_system(error: OSError, path: Path) -> Problem:
    """The problem behind an error of the file system."""
    file = str(path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return InputProblem("dossier.missing", file=file)
    if isinstance(error, IsADirectoryError):
        return InputProblem("dossier.is-folder", file=file)
    if isinstance(error, PermissionError):
        return EnvironmentProblem("dossier.permission", file=file)
    if error.errno in _FULL:
        return EnvironmentProblem("dossier.disk-full", file=file)
    return EnvironmentProblem("dossier.disk-error", file=file, detail=shown(error))
