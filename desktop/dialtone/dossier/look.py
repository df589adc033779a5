"""Looks at a file before anything may change it: whether it is a dossier, whole, and of a version that this program knows.

The look opens the file read-only; without a write-ahead log beside it even «immutable», so that SQLite makes no file of its own. A file
that is refused is left byte for byte as it was.
"""

import contextlib
import sqlite3
from pathlib import Path
from urllib.parse import quote

from dialtone.domain.problems import InputProblem
from dialtone.dossier import schema
from dialtone.dossier.faults import shown
from dialtone.dossier.troubles import from_sqlite, from_system, translated

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_APPLICATION_ID = slice(68, 72)
BUSY_SECONDS = 3.0


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection with defences against a hostile file; `mode` «rw», «ro» or «ro&immutable=1». Usable from any one thread at a time."""
    name = path.absolute().as_posix()
    name = name if name.startswith("/") else f"/{name}"  # a Windows drive
    uri = f"file://{quote(name, safe='/:')}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False, timeout=BUSY_SECONDS)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def read_only(path: Path) -> sqlite3.Connection:
    """A connection that writes nothing. Where a log cannot be shared (read-only folder), the file alone is read."""
    beside = [path.with_name(path.name + end) for end in ("-wal", "-shm")]
    if not any(map(_has_content, beside)):  # nobody has it open, and nothing waits in a log
        return connect(path, "ro&immutable=1")
    connection = connect(path, "ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CANTOPEN:
            raise
        return connect(path, "ro&immutable=1")
    return connection


def _has_content(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def look_inside(path: Path) -> None:
    """Raise `InputProblem` or `EnvironmentProblem` unless the file is whole and of a version that can be opened."""
    with translated(path), contextlib.closing(read_only(path)) as connection:
        try:
            _look_inside(path, connection)
        except sqlite3.OperationalError as error:
            if from_sqlite(error, path) is not None:
                raise
            # These statements are fixed and right, so what SQLite can't do with them lies in the file («unsupported file format»).
            raise InputProblem("dossier.damaged", file=str(path), detail=shown(error)) from error


def look_at_header(path: Path) -> None:
    """Raise `InputProblem` or `EnvironmentProblem` unless the file is there and says that it is a dossier."""
    try:
        if path.is_dir():
            raise InputProblem("dossier.is-folder", file=str(path))
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError as error:
        raise from_system(error, path) from error
    except ValueError as error:  # a NUL in the name
        raise InputProblem("dossier.missing", file=shown(path)) from error
    if not header:
        raise InputProblem("dossier.empty", file=str(path))
    if not header.startswith(_MAGIC):
        code = "dossier.is-site-file" if header.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else "dossier.foreign"
        raise InputProblem(code, file=str(path))
    if len(header) < _HEADER_BYTES:
        raise InputProblem("dossier.damaged", file=str(path), detail=f"{len(header)} bytes")
    if int.from_bytes(header[_APPLICATION_ID], "big") != schema.APPLICATION_ID:
        raise InputProblem("dossier.foreign", file=str(path))


def _look_inside(path: Path, connection: sqlite3.Connection) -> None:
    file = str(path)
    major, minor = schema.major_minor(connection.execute("PRAGMA user_version").fetchone()[0])
    if major > schema.MAJOR:
        raise InputProblem("dossier.newer", file=file, version=f"{major}.{minor}", known=f"{schema.MAJOR}.{schema.MINOR}")
    if major < 1:
        raise InputProblem("dossier.damaged", file=file, detail=f"version {major}.{minor}")
    said = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if said != "ok":
        raise InputProblem("dossier.damaged", file=file, detail=shown(said))
    found = {(kind, name) for kind, name in connection.execute("SELECT type, name FROM sqlite_master")}
    missing = schema.REQUIRED_TABLES - {name for kind, name in found if kind == "table"}
    strange = {name for kind, name in found if kind in {"trigger", "view"}}  # these would act behind our back
    if missing or strange:
        raise InputProblem("dossier.damaged", file=file, detail=shown(", ".join(sorted(missing or strange))))


def check_absent(path: Path) -> None:
    """Raise unless a new dossier can be made here: nothing of this name yet, in a folder that exists."""
    try:
        if path.exists() or path.is_symlink():
            raise InputProblem("dossier.exists", file=str(path))
        if not path.parent.is_dir():
            raise InputProblem("dossier.no-folder", file=str(path), folder=str(path.parent))
    except ValueError as error:
        raise InputProblem("dossier.missing", file=shown(path)) from error
    except OSError as error:
        raise from_system(error, path) from error
