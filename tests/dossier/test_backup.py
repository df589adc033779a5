"""Copies on opening: the three latest states, nothing when unchanged, and a full disk never keeps the dossier shut."""

import sqlite3
from pathlib import Path

import pytest

from dialtone.domain.changes import Edit, Put
from dialtone.domain.record import Record
from dialtone.dossier import backup
from dialtone.dossier.dossier import Dossier


def change(path: Path, name: str) -> Record:
    with Dossier.open(path, author="A") as dossier:
        dossier.apply(Edit("edit.change", (Put("rooms", {"id": name}),)))
        return dossier.record


def test_opening_an_unchanged_dossier_copies_nothing(closed: Path) -> None:
    Dossier.open(closed, author="A").close()
    first = backup.copies(closed)
    assert len(first) == 1
    made = first[0].stat()
    Dossier.open(closed, author="A").close()
    assert backup.copies(closed) == first
    again = first[0].stat()  # the name alone says nothing: within a second a new copy would have the same
    assert (again.st_ino, again.st_mtime_ns) == (made.st_ino, made.st_mtime_ns)


def test_the_three_latest_states_are_kept_newest_first(closed: Path, full: Record) -> None:
    states = [full, *(change(closed, f"n{number}") for number in range(12))]
    Dossier.open(closed, author="A").close()
    kept = []
    for copy in backup.copies(closed):
        with Dossier.open(copy, author="A", read_only=True) as dossier:
            kept.append(dossier.record)
    assert kept == states[:-4:-1]
    assert {path.suffix for path in backup.folder_of(closed).iterdir()} == {".dialtone"}


def test_evidence_counts_as_a_change(closed: Path) -> None:
    with Dossier.open(closed, author="A") as dossier:
        dossier.add_attachment("photo", "a.jpg", b"x")
    Dossier.open(closed, author="A").close()
    assert len(backup.copies(closed)) == 2


def test_a_copy_takes_the_place_of_a_damaged_dossier(closed: Path, full: Record) -> None:
    Dossier.open(closed, author="A").close()
    closed.write_bytes(backup.copies(closed)[0].read_bytes())
    with Dossier.open(closed, author="A") as dossier:
        assert dossier.record == full
        assert dossier.undo_label == "edit.import"


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), sqlite3.OperationalError("database or disk is full")])
def test_a_failed_copy_is_said_and_the_dossier_opens(closed: Path, full: Record, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def refuse(*_: object) -> None:
        if isinstance(error, sqlite3.Error):
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(backup, "_copy", refuse)
        with Dossier.open(closed, author="A") as dossier:
            assert dossier.backup_problem is not None
            assert (dossier.backup_problem.code, dossier.backup_problem.params["detail"]) == ("dossier.no-backup", "dossier.disk-full")
            assert dossier.record == full
    assert list(backup.folder_of(closed).iterdir()) == []
    with Dossier.open(closed, author="A") as dossier:
        assert dossier.backup_problem is None


def test_a_foreign_file_among_the_copies_is_left_alone(closed: Path) -> None:
    backup.folder_of(closed).mkdir()
    mine = backup.folder_of(closed) / "notes.txt"
    mine.write_text("mine")
    for number in range(6):
        change(closed, f"n{number}")
    assert mine.read_text() == "mine"
    assert len(backup.copies(closed)) == 3
