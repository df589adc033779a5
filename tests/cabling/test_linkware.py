"""LinkWare's database is read without being touched; what it doesn't say readably is not made up."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import NOW, applied, codes, remarks, states

from dialtone.cabling import linkware
from dialtone.domain.problems import InputProblem
from dialtone.domain.record import Cabling, Link, Record

LINKS = Record(cabling=Cabling(links=(Link(id="A01"),)))
COLUMNS = "CableId, LengthM, LengthF, TimeSpan, Deleted, UUID, TesterType, Notes, User, TestStatus"
ROWS = (
    ("A01", 12.5, 41.0, "2026-11-25 14:05:09", "NO", "u1", "LinkIQ", "hall", "Jan", 3),
    ("A01", 12.5, 41.0, "2026-11-25 15:00:00", "NO", "u2", "LinkIQ", None, "Jan", 1),
    ("A02", None, 41.0, None, "YES", "u3", "LinkIQ", None, None, 1),
    ("", 3.0, None, None, "NO", "u4", "LinkIQ", None, None, 1),
    ("A03", None, 10.0, None, "NO", None, "LinkIQ", None, None, None),
    ("A04", None, None, None, "no", "u6", None, b"\xff\xfe", None, 1),
)


def flw(path: Path, rows: tuple[tuple[object, ...], ...] = ROWS, columns: str = COLUMNS) -> Path:
    database = sqlite3.connect(path)
    database.execute(f"CREATE TABLE Records ({columns}, ResultBrief BLOB)")
    marks = ", ".join("?" * len(columns.split(",")))
    database.executemany(f"INSERT INTO Records ({columns}) VALUES ({marks})", rows)
    database.commit()
    database.close()
    return path


def test_the_readable_columns_become_results_without_a_verdict(tmp_path: Path) -> None:
    path = flw(tmp_path / "r.flw")
    before = path.read_bytes()
    results = linkware.read(path)
    plan = linkware.plan(results, LINKS, NOW)
    record = applied(LINKS, plan)
    tests = record.cabling.tests  # type: ignore[union-attr]
    assert [(test.link, test.length_m, test.result) for test in tests] == [
        ("A01", 12.5, None), ("A01", 12.5, None), ("A03", 3.05, None), ("A04", None, None),
    ]  # fmt: skip
    assert (tests[0].at, tests[0].operator, tests[0].tester, tests[0].comment) == (
        "2026-11-25 14:05:09",
        "Jan",
        "LinkIQ",
        "hall; TestStatus 3",
    )
    assert (codes(plan), plan.unmatched) == ([("no-link", 4)], ("A03", "A04"))
    assert remarks(plan)[:3] == ["linkware.no-verdict", "linkware.deleted", "table.measured-unknown"]
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    results = linkware.read(flw(tmp_path / "r.flw"))
    record = applied(LINKS, linkware.plan(results, LINKS, NOW))
    again = linkware.plan(results, record, NOW, "channel")
    assert again.edit.changes == ()
    assert {state for _, state in states(again)} == {"unchanged", "refused"}


def test_fewer_columns_do(tmp_path: Path) -> None:
    path = flw(tmp_path / "r.flw", (("A01", 3.0),), "CableId, LengthM")
    assert linkware.plan(linkware.read(path), LINKS, NOW, "channel").count("added") == 1


def refusal(path: Path) -> InputProblem:
    with pytest.raises(InputProblem) as caught:
        linkware.read(path)
    assert caught.value.params["file"] == str(path)
    return caught.value


def test_what_is_no_such_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.flw"
    path.write_bytes(b"FLUKE binary" * 100)
    assert refusal(path).code == "linkware.not-a-database"
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4000)
    assert refusal(path).code == "linkware.damaged"
    path.unlink()
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE Other (a)")
    database.close()
    assert (refusal(path).code, refusal(path).params["found"]) == ("linkware.other-tables", ("Other",))
    assert refusal(tmp_path / "none.flw").code == "file.read"


def test_a_view_that_never_ends_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linkware, "_STEPS", 3_000_000)
    path = tmp_path / "r.flw"
    database = sqlite3.connect(path)
    database.execute(
        "CREATE VIEW Records AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS CableId FROM n WHERE x < 0"
    )
    database.close()
    assert refusal(path).code == "linkware.damaged"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 8191), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_damaged_file_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, damage: list[tuple[int, int]]) -> None:
    path = flw(tmp_path_factory.mktemp("flw") / "r.flw")
    data = bytearray(path.read_bytes())
    for place, value in damage:
        data[place % len(data)] = value
    path.write_bytes(bytes(data))
    try:
        linkware.plan(linkware.read(path), LINKS, NOW)
    except InputProblem as problem:
        assert problem.code.startswith("linkware.")  # noqa: PT017 - either outcome is right


@pytest.mark.parametrize(("mode", "beside"), [("wal", "-wal"), ("delete", "-journal")])
def test_a_file_that_is_being_written_is_not_read_without_its_newest_results(tmp_path: Path, mode: str, beside: str) -> None:
    path = flw(tmp_path / "r.flw")
    writing = sqlite3.connect(path, isolation_level=None)
    writing.execute(f"PRAGMA journal_mode={mode}")
    writing.execute("PRAGMA cache_size=1")
    writing.execute("BEGIN")
    writing.executemany("INSERT INTO Records (CableId, ResultBrief) VALUES ('new', ?)", [(b"x" * 5000,)] * 20)
    if mode == "wal":
        writing.execute("COMMIT")
    with pytest.raises(InputProblem, match=r"linkware\.in-use") as caught:
        linkware.read(path)
    assert caught.value.params["other"] == f"r.flw{beside}"
    if mode != "wal":
        writing.execute("COMMIT")
    writing.close()
    assert len([row for _, row in linkware.read(path).rows if row.get("CableId") == "new"]) == 20
