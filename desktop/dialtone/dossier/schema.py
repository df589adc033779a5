"""The shape of the dossier file and how an older one is brought up to date.

The file carries SQLite's `application_id` and, in `user_version`, a major and a minor number. A higher minor number only added something
and is opened; a higher major number is refused. Each released shape stays readable: its SQL is kept, and changes are migrations.
"""

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from dialtone import resources

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x446C746E  # «Dltn»
MAJOR, MINOR = 1, 2
REQUIRED_TABLES = frozenset({"meta", "journal", "singles", "devices", "people", "scans", "readiness_runs", "attachments", "signed_reports"})
"""Tables that every dossier has since version 1.0; a file without them is damaged."""

migrations = Migrations("dialtone-dossier")


def user_version(major: int = MAJOR, minor: int = MINOR) -> int:
    """Both numbers in SQLite's one."""
    return major << 16 | minor


def major_minor(version: int) -> tuple[int, int]:
    """The two numbers in SQLite's one."""
    return version >> 16, version & 0xFFFF


@migrations()
def version_1_0(db: "Database") -> None:
    """The first shape: an empty file becomes a dossier."""
    db.executescript(resources.shipped("schema/dossier-1.sql").read_text(encoding="utf-8"))
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {user_version(1, 0)}")


@migrations()
def version_1_1(db: "Database") -> None:
    """What the provider's platform knows, the ordered devices, and more of what a scan finds. Adds only."""
    _add(db, 1)


@migrations()
def version_1_2(db: "Database") -> None:
    """The cabling in full: results of cable testers, floor plans with pins, photos, and more of what there is. Adds only."""
    _add(db, 2)


def _add(db: "Database", minor: int) -> None:
    """Run what a minor version adds, one by one: a script would end the migration's transaction."""
    for statement in resources.shipped(f"schema/dossier-1.{minor}.sql").read_text(encoding="utf-8").split(";"):
        if statement.strip():
            db.execute(statement)
    db.execute(f"PRAGMA user_version = {user_version(1, minor)}")
