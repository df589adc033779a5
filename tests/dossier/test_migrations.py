"""Every shape ever released opens: the stored file of version 1 as it is, and an older one through the migrations."""

import hashlib
import shutil
import sqlite3
from pathlib import Path

import msgspec
import pytest
from sqlite_utils import Database, Migrations

from dialtone.domain.changes import Edit, Put
from dialtone.domain.discovery import ScanNote
from dialtone.domain.problems import EnvironmentProblem
from dialtone.domain.record import Record
from dialtone.dossier import backup, schema
from dialtone.dossier.dossier import Dossier

VERSION_1 = Path(__file__).parent / "fixtures" / "v1.dialtone"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.dialtone"
    shutil.copy(VERSION_1, path)
    return path


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Migrations:
    """The migrations of a program one step ahead."""
    made = Migrations("dialtone-dossier")
    made(name="version_1_0")(schema.version_1_0)
    made(name="version_1_1")(schema.version_1_1)
    made(name="version_1_2")(schema.version_1_2)

    @made()
    def version_1_3(db: Database) -> None:
        db.execute("ALTER TABLE devices ADD COLUMN shelf TEXT")
        db.execute(f"PRAGMA user_version = {schema.user_version(1, 3)}")

    monkeypatch.setattr(schema, "migrations", made)
    return made


def columns(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    found = {row[1] for row in connection.execute("PRAGMA table_info(devices)")}
    connection.close()
    return found


@pytest.mark.parametrize("read_only", [False, True])
def test_version_1_opens_with_everything(old: Path, full_1_0: Record, read_only: bool) -> None:
    with Dossier.open(old, author="B", read_only=read_only) as dossier:
        assert dossier.record == full_1_0
        scan, readiness = dossier.latest_scan(), dossier.latest_readiness()
        assert scan is not None
        assert scan.devices[0].evidence[0].field == "user-agent"
        assert readiness is not None
        assert readiness.checks[0].evidence == {"replies": [1, 2.5, "x", None]}
        assert dossier.attachment(dossier.attachments("photo")[0].sha256) == b"a picture"
        assert [report.pdf for report in dossier.signed_reports()] == [b"%PDF one", b"%PDF two"]
        assert dossier.chain_holds()
        assert (dossier.undo_label, dossier.redo_label) == ("edit.import", "edit.change-device")


def test_version_1_can_be_edited_undone_and_redone(old: Path, full_1_0: Record) -> None:
    with Dossier.open(old, author="B") as dossier:
        dossier.redo()
        assert dossier.record.devices[0].vendor == "Grandstream"
        dossier.undo()
        dossier.undo()
        assert dossier.record == Record(provider="allocloud")
        dossier.redo()
        assert dossier.record == full_1_0


def test_a_migration_is_made_once_after_a_copy(old: Path, full_1_0: Record, newer: Migrations) -> None:
    original = VERSION_1.read_bytes()
    with Dossier.open(old, author="B") as dossier:
        assert dossier.record == full_1_0
        assert dossier._db.execute("PRAGMA user_version").fetchone()[0] == 1 << 16 | 3
    assert "shelf" in columns(old)
    copy = backup.copies(old)[0]
    assert "shelf" not in columns(copy)
    assert VERSION_1.read_bytes() == original
    Dossier.open(old, author="B").close()
    assert len(backup.copies(old)) == 1


def test_read_only_migrates_in_memory(old: Path, full_1_0: Record, newer: Migrations) -> None:
    before = old.read_bytes()
    with Dossier.open(old, author="B", read_only=True) as dossier:
        assert dossier.record == full_1_0
        assert dossier._db.execute("SELECT count(shelf) FROM devices").fetchone() == (0,)
    assert old.read_bytes() == before


def test_a_failed_migration_leaves_the_content(old: Path, newer: Migrations) -> None:
    @newer()
    def version_1_4(db: Database) -> None:
        db.execute("DELETE FROM devices")
        raise OSError(28, "No space left on device")

    with pytest.raises(EnvironmentProblem, match=r"dossier\.disk-full"):
        Dossier.open(old, author="B")
    connection = sqlite3.connect(old)
    assert connection.execute("SELECT count(*) FROM devices").fetchone() == (3,)
    connection.close()


def test_without_a_copy_nothing_is_migrated(old: Path, newer: Migrations, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "_copy", refuse)
    before = hashlib.sha256(old.read_bytes()).hexdigest()
    with pytest.raises(EnvironmentProblem, match=r"dossier\.no-backup"):
        Dossier.open(old, author="B")
    assert hashlib.sha256(old.read_bytes()).hexdigest() == before


def test_columns_of_a_newer_minor_version_survive_an_edit(old: Path) -> None:
    connection = sqlite3.connect(old)
    connection.execute("ALTER TABLE devices ADD COLUMN shelf TEXT")
    connection.execute("UPDATE devices SET shelf = 'top'")
    connection.execute(f"PRAGMA user_version = {schema.user_version(1, 9)}")
    connection.commit()
    connection.close()
    with Dossier.open(old, author="B") as dossier:
        dossier.apply(Edit("edit.change", (Put("devices", {"id": "d1", "kind": "gateway"}, key="d1"),)))
        assert dossier._db.execute("SELECT kind, shelf FROM devices WHERE id = 'd1'").fetchone() == ("gateway", "top")


def test_version_1_0_keeps_what_1_1_adds(old: Path) -> None:
    with Dossier.open(old, author="B") as dossier:
        assert dossier._db.execute("PRAGMA user_version").fetchone()[0] == schema.user_version()
        dossier.apply(Edit("edit.change", (Put("platform_devices", {"id": "a", "mac": "80:5e:c0:11:22:33"}),)))
        scan = dossier.latest_scan()
        assert scan is not None
        assert (scan.notes, scan.devices[0].addresses, scan.devices[0].present) == ((), (), True)
        dossier.add_scan(msgspec.structs.replace(scan, notes=(ScanNote(code="wifi-isolation"),)))
    with Dossier.open(old, author="B") as dossier:
        assert [device.mac for device in dossier.record.platform_devices] == ["80:5e:c0:11:22:33"]
        assert dossier.scans()[-1].notes == (ScanNote(code="wifi-isolation"),)
    assert len(backup.copies(old)) == 2
