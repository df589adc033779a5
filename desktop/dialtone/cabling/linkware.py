"""LinkWare's file of results (.flw): a SQLite database where it comes from a LinkIQ; only its readable columns are used.

Its verdict is a number whose meaning nobody has published, so none is taken from it. Other .flw files are kept as they are.
"""

import contextlib
import datetime as dt
import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from dialtone.cabling import cells as texts
from dialtone.cabling.planning import ImportPlan, PlanRow, RefusedError, problem
from dialtone.cabling.tables import MAX_ROWS, Table, clean
from dialtone.cabling.testers import MOST_METRES, Reading, against, file_name
from dialtone.domain.problems import EnvironmentProblem, InputProblem
from dialtone.domain.record import CableTest, Record, TesterFile

MAX_BYTES = 1_000_000_000
_MAGIC = b"SQLite format 3\0"
_UNFINISHED = {"-wal": (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83"), "-journal": (b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7",)}
"""What SQLite keeps beside a file that is being written, by its first octets."""
_COLUMNS = ("CableId", "LengthM", "LengthF", "TimeSpan", "Deleted", "Hash", "UUID", "TesterType", "Notes", "User", "OutletId", "TestStatus")
_STEPS = 200_000_000
"""So many steps of SQLite's machine are more than a file of results needs."""


class Results(Struct, frozen=True, kw_only=True):
    """The readable columns of the records, by row number from 1, without the deleted ones, which are only counted."""

    file: str
    sha256: str
    size: int
    rows: tuple[tuple[int, dict[str, Any]], ...]
    deleted: int


def is_sqlite(head: bytes) -> bool:
    """Whether a file begins as a SQLite database does."""
    return head.startswith(_MAGIC)


def read(path: Path) -> Results:
    """The results in a file, which is opened read-only and never written to, nor beside.

    Raises `InputProblem` «linkware.not-a-database», «linkware.in-use», «linkware.damaged» or «linkware.other-tables».
    """
    sha256, size = _hashed(path)
    _check_whole(path)
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with contextlib.closing(sqlite3.connect(uri, uri=True)) as database:
            return _results(database, path, sha256, size)
    except sqlite3.Error as error:
        raise InputProblem("linkware.damaged", file=str(path), detail=str(error)[:120]) from None


def _check_whole(path: Path) -> None:
    """Results that are still beside the file, since it is open elsewhere or was not closed well, would be left out without a word."""
    for suffix, marks in _UNFINISHED.items():
        with contextlib.suppress(OSError), path.with_name(path.name + suffix).open("rb") as file:
            if file.read(32).startswith(marks) and file.read(1):
                raise InputProblem("linkware.in-use", file=str(path), other=path.name + suffix)


def _hashed(path: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
            if not is_sqlite(head):
                raise InputProblem("linkware.not-a-database", file=str(path))
            digest.update(head)
            size = len(head)
            while block := file.read(1 << 20):
                digest.update(block)
                size += len(block)
                if size > MAX_BYTES:
                    raise InputProblem("table.too-large", file=str(path), size_mb=size // 1_000_000, limit_mb=MAX_BYTES // 1_000_000)
    except FileNotFoundError as error:
        raise InputProblem("file.read", file=str(path), detail=error.strerror or str(error)) from error
    except OSError as error:
        raise EnvironmentProblem("file.read", file=str(path), detail=error.strerror or str(error)) from error
    return digest.hexdigest(), size


def _results(database: sqlite3.Connection, path: Path, sha256: str, size: int) -> Results:
    database.text_factory = lambda data: data.decode("utf-8", "replace")
    left = [_STEPS // 1_000_000]

    def too_long() -> bool:
        left[0] -= 1
        return left[0] < 0

    database.set_progress_handler(too_long, 1_000_000)
    if [row[0] for row in database.execute("PRAGMA quick_check(1)")] != ["ok"]:
        raise InputProblem("linkware.damaged", file=str(path), detail="quick_check")
    present = {str(row[1]) for row in database.execute("PRAGMA table_info(Records)")}
    if "CableId" not in present:
        tables = tuple(
            str(row[0])[:40] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name LIMIT 20")
        )
        raise InputProblem("linkware.other-tables", file=str(path), found=tables or ("–",))
    wanted = [name for name in _COLUMNS if name in present]
    # Names of columns are ours, of which the file has these; nothing of the file enters the statement.
    query = f"SELECT {', '.join(f'substr({name}, 1, 4000)' for name in wanted)} FROM Records ORDER BY rowid LIMIT {MAX_ROWS + 1}"  # noqa: S608
    rows: list[tuple[int, dict[str, Any]]] = []
    deleted = 0
    for number, values in enumerate(database.execute(query), 1):
        if number > MAX_ROWS:
            raise InputProblem("table.too-many-rows", file=str(path), limit=MAX_ROWS)
        record = {name: value for name, value in zip(wanted, values, strict=True) if value not in (None, b"", "")}
        if str(record.get("Deleted", "")).strip().upper() == "YES":
            deleted += 1
        else:
            rows.append((number, record))
    return Results(file=str(path), sha256=sha256, size=size, rows=tuple(rows), deleted=deleted)


def plan(results: Results, record: Record, now: dt.datetime, measured: str | None = None) -> ImportPlan:
    """What importing these results does. The verdict stays unknown: the file holds it as a number without a published meaning."""
    table = Table(file=results.file, sha256=results.sha256, heading=(), rows=(), heading_row=0)
    readings, refused = [], []
    for number, row in results.rows:
        try:
            readings.append(_reading(number, row, results, measured))
        except RefusedError as error:
            title = clean(str(row.get("CableId", "–")))[:80]
            refused.append(PlanRow(number=number, title=title, state="refused", problem=problem(error.code, table, number, **error.params)))
    source = TesterFile(sha256=results.sha256, file=file_name(results.file), imported_at=now, rows=len(readings))
    made = against(record, source, readings, table)
    return msgspec.structs.replace(
        made,
        rows=tuple(sorted((*made.rows, *refused), key=lambda row: row.number)),
        remarks=tuple(_remarks(results, measured)),
    )


def _remarks(results: Results, measured: str | None) -> Iterator[InputProblem]:
    if results.rows:
        yield InputProblem("linkware.no-verdict", file=results.file)
    if results.deleted:
        yield InputProblem("linkware.deleted", file=results.file, count=results.deleted)
    if measured is None and any("LengthM" in row or "LengthF" in row for _, row in results.rows):
        yield InputProblem("table.measured-unknown", file=results.file)


def _reading(number: int, row: Mapping[str, Any], results: Results, measured: str | None) -> Reading:
    name = clean(_text(row.get("CableId")))
    if not name:
        raise RefusedError("no-link", column="CableId")
    known_by = clean(_text(row.get("UUID"))) or hashlib.sha256(repr(sorted(row.items())).encode()).hexdigest()[:24]
    status = clean(_text(row.get("TestStatus")))
    said = [clean(_text(row[key])) for key in ("Notes", "OutletId") if key in row]
    test = CableTest(
        id=f"flw {known_by}"[:200],
        link=name[:200],
        source=results.sha256,
        file_row=number,
        measured=measured if measured in {"permanent-link", "channel"} else None,  # type: ignore[arg-type]
        length_m=_length(row),
        at=clean(_text(row.get("TimeSpan"))) or None,
        operator=clean(_text(row.get("User"))) or None,
        tester=clean(_text(row.get("TesterType"))) or None,
        comment="; ".join([*filter(None, said), *([f"TestStatus {status}"] if status else [])])[:4000] or None,
    )
    return Reading(row=number, test=test)


def _text(value: Any) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value if value is not None else "")


def _length(row: Mapping[str, Any]) -> float | None:
    for name, factor in (("LengthM", 1.0), ("LengthF", texts.FOOT)):
        try:
            metres = round(float(_text(row[name]).replace(",", ".")) * factor, 2)
        except (KeyError, ValueError, OverflowError):
            continue
        if not 0 <= metres <= MOST_METRES:
            raise RefusedError("length-range", value=_text(row[name])[:40], limit=MOST_METRES)
        return metres
    return None
