"""Making and opening: a file that cannot be opened is named, with what to do, and stays byte for byte as it was."""

import os
import shutil
import sqlite3
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialtone.domain.changes import Edit, Put
from dialtone.domain.problems import EnvironmentProblem, InputProblem, Problem
from dialtone.domain.record import Record
from dialtone.dossier.dossier import Dossier

Picture = Callable[[Path], dict[str, str]]


def refused(path: Path, picture: Picture, *, read_only: bool = False) -> Problem:
    """The problem of opening; nothing in the folder may have changed."""
    before = picture(path.parent)
    with pytest.raises(Problem) as caught:
        Dossier.open(path, author="A", read_only=read_only)
    assert picture(path.parent) == before
    assert caught.value.params["file"] == str(path)
    return caught.value


def patched(path: Path, offset: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(data)


@pytest.fixture(params=[False, True], ids=["editing", "read-only"])
def read_only(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def test_create_and_open(tmp_path: Path, picture: Picture) -> None:
    path = tmp_path / "naïve #1?%20 a\\b.dialtone" if os.name == "posix" else tmp_path / "naïve #1%20.dialtone"
    with Dossier.create(path, provider="allocloud", author="A") as dossier:
        assert dossier.record == Record(provider="allocloud")
        assert not dossier.read_only
        identity = dossier.dossier_id
    assert list(picture(tmp_path)) == [path.name]
    with Dossier.open(path, author="B") as dossier:
        assert (dossier.dossier_id, dossier.path) == (identity, path)
    assert list(picture(tmp_path)) == [path.name]


def test_create_never_overwrites(closed: Path, picture: Picture) -> None:
    before = picture(closed.parent)
    with pytest.raises(InputProblem, match=r"dossier\.exists"):
        Dossier.create(closed, provider=None, author="A")
    assert picture(closed.parent) == before


def test_create_that_loses_the_race_leaves_the_other_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, picture: Picture) -> None:
    path = tmp_path / "a.dialtone"
    path.write_text("other")
    monkeypatch.setattr("dialtone.dossier.look.check_absent", lambda _path: None)
    with pytest.raises(InputProblem, match=r"dossier\.exists"):
        Dossier.create(path, provider=None, author="A")
    assert list(picture(tmp_path)) == ["a.dialtone"]
    assert path.read_text() == "other"


def test_create_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, picture: Picture) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    Dossier.create(tmp_path / "a.dialtone", provider="x", author="A").close()
    assert list(picture(tmp_path)) == ["a.dialtone"]


def test_create_in_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(InputProblem, match=r"dossier\.no-folder"):
        Dossier.create(tmp_path / "none" / "a.dialtone", provider=None, author="A")


def test_missing_folder_and_nonsense_names(tmp_path: Path, picture: Picture, read_only: bool) -> None:
    assert refused(tmp_path / "none.dialtone", picture, read_only=read_only).code == "dossier.missing"
    (tmp_path / "folder.dialtone").mkdir()
    assert refused(tmp_path / "folder.dialtone", picture, read_only=read_only).code == "dossier.is-folder"
    with pytest.raises(InputProblem, match=r"dossier\.missing"):
        Dossier.open(Path("a\x00b"), author="A", read_only=read_only)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "dossier.empty"),
        (b"hello", "dossier.foreign"),
        (b'{"format": "dialtone-site", "version": 1}', "dossier.is-site-file"),
        (b"\xef\xbb\xbf\n {}", "dossier.is-site-file"),
        (bytes(4096), "dossier.foreign"),
        (b"SQLite format 3\x00", "dossier.damaged"),
        (b"SQLite format 3\x00" + bytes(4000), "dossier.foreign"),
    ],
)
def test_foreign_content(tmp_path: Path, picture: Picture, read_only: bool, content: bytes, code: str) -> None:
    path = tmp_path / "a.dialtone"
    path.write_bytes(content)
    assert refused(path, picture, read_only=read_only).code == code


def test_another_program_s_database(tmp_path: Path, picture: Picture, read_only: bool) -> None:
    path = tmp_path / "other.dialtone"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE devices (id)")
    connection.close()
    assert refused(path, picture, read_only=read_only).code == "dossier.foreign"


def test_newer_major_is_refused_and_newer_minor_opened(closed: Path, picture: Picture, read_only: bool, full: Record) -> None:
    patched(closed, 60, struct.pack(">I", 2 << 16 | 3))
    problem = refused(closed, picture, read_only=read_only)
    assert (problem.code, problem.params["version"], problem.params["known"]) == ("dossier.newer", "2.3", "1.2")
    patched(closed, 60, struct.pack(">I", 1 << 16 | 7))
    with Dossier.open(closed, author="A", read_only=read_only) as dossier:
        assert dossier.record == full
        assert dossier._db.execute("PRAGMA user_version").fetchone()[0] == 1 << 16 | 7


def test_a_version_that_never_existed_is_damage(closed: Path, picture: Picture) -> None:
    patched(closed, 60, struct.pack(">I", 5))
    assert refused(closed, picture).code == "dossier.damaged"


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.99])
def test_a_truncated_file(closed: Path, picture: Picture, read_only: bool, keep: float) -> None:
    os.truncate(closed, int(closed.stat().st_size * keep))
    assert refused(closed, picture, read_only=read_only).code == "dossier.damaged"


def test_overwritten_pages(closed: Path, picture: Picture, read_only: bool) -> None:
    patched(closed, 4096 * 2, os.urandom(4096 * 8))
    assert refused(closed, picture, read_only=read_only).code == "dossier.damaged"


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE journal",
        "DROP TABLE traffic_packs",
        "ALTER TABLE devices DROP COLUMN vendor",
        "CREATE TRIGGER t AFTER INSERT ON devices BEGIN DELETE FROM people; END",
        "CREATE VIEW v AS SELECT 1",
        "UPDATE devices SET kind = 'phone'",
        "UPDATE devices SET fax = '{'",
        "UPDATE devices SET in_lift = 'yes'",
        "UPDATE singles SET value = '[' WHERE kind = 'services'",
        "UPDATE sites SET row = 'x'",
    ],
)
def test_content_that_this_program_does_not_write(closed: Path, read_only: bool, sql: str) -> None:
    connection = sqlite3.connect(closed)
    connection.execute(sql)
    connection.commit()
    connection.close()
    with pytest.raises(InputProblem, match=r"dossier\.damaged"):
        Dossier.open(closed, author="A", read_only=read_only)
    assert not closed.with_name(closed.name + ".lock").exists()


def test_a_journal_that_somebody_changed_does_not_crash_undo(dossier: Dossier) -> None:
    before = dossier.record
    for inverse in (
        "[",
        "[{}]",
        '[{"type": "remove", "kind": "devices", "key": "none"}]',
        '[{"type": "remove", "kind": "none", "key": ""}]',
    ):
        dossier._db.execute("UPDATE journal SET inverse = ?", [inverse])
        with pytest.raises(InputProblem, match=r"dossier\.damaged"):
            dossier.undo()
        assert dossier.record == before


def test_busy_file_is_named(closed: Path, picture: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dialtone.dossier.look.BUSY_SECONDS", 0.05)
    other = sqlite3.connect(closed, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(InputProblem) as caught:
            Dossier.open(closed, author="A")
        assert caught.value.code == "dossier.busy"
    finally:
        other.execute("ROLLBACK")
        other.close()


def test_no_permission(closed: Path, picture: Picture, monkeypatch: pytest.MonkeyPatch, read_only: bool) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        with pytest.raises(EnvironmentProblem) as caught:
            Dossier.open(closed, author="A", read_only=read_only)
    assert caught.value.code == "dossier.permission"


def test_a_folder_that_cannot_be_written_says_so_and_opens_read_only(
    closed: Path, picture: Picture, monkeypatch: pytest.MonkeyPatch, full: Record
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("dialtone.dossier.lock.os.open", refuse)
        assert refused(closed, picture).code == "dossier.permission"
    with Dossier.open(closed, author="A", read_only=True) as dossier:
        assert dossier.record == full


def test_read_only_makes_no_files_and_refuses_changes(closed: Path, picture: Picture, full: Record) -> None:
    before = picture(closed.parent)
    with Dossier.open(closed, author="A", read_only=True) as dossier:
        assert dossier.read_only
        assert dossier.record == full
        assert dossier.undo_label == "edit.import"
        for act in (
            lambda: dossier.apply(Edit("edit.change", (Put("provider", "x"),))),
            dossier.undo,
            dossier.redo,
            lambda: dossier.import_record(full),
            lambda: dossier.add_attachment("photo", "a", b"x"),
        ):
            with pytest.raises(InputProblem, match=r"dossier\.read-only"):
                act()
        assert dossier.import_record(full, dry_run=True).unchanged > 20
        assert picture(closed.parent) == before
    assert picture(closed.parent) == before


def test_a_log_left_by_a_crash_is_taken_in(closed: Path, full: Record, picture: Picture) -> None:
    with Dossier.open(closed, author="A") as dossier:
        dossier.apply(Edit("edit.change", (Put("rooms", {"id": "late"}),)))
        crashed = closed.parent / "crashed"
        crashed.mkdir()
        for name in (closed.name, closed.name + "-wal"):
            shutil.copy(closed.parent / name, crashed / name)
    copy = crashed / closed.name
    main = picture(crashed)[copy.name]
    with Dossier.open(copy, author="A", read_only=True) as dossier:
        assert dossier.record.rooms[-1].id == "late"
    assert picture(crashed)[copy.name] == main
    with Dossier.open(copy, author="A") as dossier:
        assert dossier.record.rooms[-1].id == "late"


def test_a_newer_version_that_is_only_in_the_log_is_seen(closed: Path, picture: Picture) -> None:
    other = sqlite3.connect(closed)
    other.execute(f"PRAGMA user_version = {9 << 16}")
    other.commit()
    crashed = closed.parent / "crashed"
    crashed.mkdir()
    for name in (closed.name, closed.name + "-wal"):
        shutil.copy(closed.parent / name, crashed / name)
    other.close()
    before = picture(crashed)
    with pytest.raises(InputProblem, match=r"dossier\.newer"):
        Dossier.open(crashed / closed.name, author="A")
    after = picture(crashed)
    assert {name: after[name] for name in before} == before


def test_close_twice_and_reuse(closed: Path) -> None:
    dossier = Dossier.open(closed, author="A")
    dossier.close()
    dossier.close()
    with Dossier.open(closed, author="A"):
        pass


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(content=st.binary(max_size=400), place=st.integers(0, 200_000))
def test_garbage_never_crashes(closed: Path, content: bytes, place: int) -> None:
    """Random bytes, and random bytes written into a real dossier: opened or refused as a problem, never another exception."""
    for data in (content, b"SQLite format 3\x00" + content):
        path = closed.parent / "garbage.dialtone"
        path.write_bytes(data)
        with pytest.raises(Problem):
            Dossier.open(path, author="A")
        assert path.read_bytes() == data
    damaged = bytearray(closed.read_bytes())
    at = place % len(damaged)
    damaged[at : at + len(content)] = content
    path.write_bytes(bytes(damaged[: closed.stat().st_size]))
    try:
        with Dossier.open(path, author="A", read_only=True) as dossier:
            assert isinstance(dossier.record, Record)
            dossier.scans()
            dossier.journal()
    except Problem:
        assert path.read_bytes() == bytes(damaged[: closed.stat().st_size])


@pytest.mark.parametrize(
    ("after", "content"),
    [(b"", b""), (b"CREATE TABLE ", b"\x80\x80\x80")],
    ids=["unsupported schema format", "text that is not UTF-8"],
)
def test_damage_that_sqlite_names_in_its_own_way(closed: Path, after: bytes, content: bytes) -> None:
    damaged = bytearray(closed.read_bytes())
    at = damaged.index(after) + len(after) if content else 44  # 44: the schema format number of the file's header
    content = content or b"\x00\x00\x00\x09"
    damaged[at : at + len(content)] = content
    closed.write_bytes(damaged)
    with pytest.raises(InputProblem) as caught:
        Dossier.open(closed, author="A")
    assert caught.value.code == "dossier.damaged"
    assert closed.read_bytes() == bytes(damaged)


def test_name_that_is_too_long_is_not_called_a_matter_of_permission(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem) as caught:
        Dossier.create(tmp_path / f"{'x' * 300}.dialtone", provider=None, author="A")
    assert caught.value.code == "dossier.disk-error"
