"""The two shapes: the JSON Schema of the site file and the tables of the dossier are those of the types."""

import json
import sqlite3
from pathlib import Path

import jsonschema
import pytest

from dialtone import resources
from dialtone.dossier import columns, site_file
from dialtone.dossier.dossier import Dossier

EXAMPLES = Path(__file__).parents[3] / "shared" / "examples" / "sites"
SCHEMA = resources.shipped("schema/dialtone-site.schema.json")


def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_shipped_schema_is_current() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == site_file.schema()


def test_schema_is_valid_and_accepts_what_is_written(full_text: bytes) -> None:
    jsonschema.Draft202012Validator.check_schema(site_file.schema())
    validator().validate(json.loads(full_text))


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*[!d].json")), ids=lambda path: path.stem)
def test_schema_accepts_the_shared_examples(path: Path) -> None:
    if not path.name.endswith(".expected.json"):
        validator().validate(json.loads(path.read_bytes()))


@pytest.mark.parametrize(
    "wrong", [{"version": 2}, {"format": "x"}, {"colour": 1}, {"devices": [{"id": "d", "kind": "phone"}]}, {"people": [{}]}]
)
def test_schema_refuses_what_reading_refuses(wrong: dict[str, object]) -> None:
    assert not validator().is_valid({"format": "dialtone-site", "version": 1, **wrong})


def test_every_field_has_its_column(closed: Path) -> None:
    with sqlite3.connect(closed) as connection:
        for kind in columns.TABLE_KINDS:
            found = {row[1]: row[2] for row in connection.execute(f'PRAGMA table_info("{columns.table_of(kind)}")')}
            sql = {"text": "TEXT", "json": "TEXT", "integer": "INTEGER", "boolean": "INTEGER", "real": "REAL"}
            expected = {
                "row": "INTEGER",
                columns.key_column(kind): "TEXT",
                **{name: sql[form] for name, form in columns.forms(kind).items()},
            }
            assert found == expected, kind
    connection.close()


def test_values_are_in_real_columns(closed: Path) -> None:
    connection = sqlite3.connect(closed)
    assert connection.execute("SELECT kind, person, in_lift, delivered_on FROM devices WHERE id = 'd3'").fetchone() == (
        "deskphone", "p1", 0, "2026-10-01",
    )  # fmt: skip
    assert connection.execute('SELECT length_m, "test" FROM cabling_links').fetchone() == (12.5, "verified")
    assert connection.execute('SELECT json_extract(lines, "$[0].quantity") FROM "order"').fetchone() == (12,)
    connection.close()


def test_file_says_what_it_is(dossier: Dossier) -> None:
    asked = {name: dossier._db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version", "journal_mode")}
    assert asked == {"application_id": 0x446C746E, "user_version": 1 << 16 | 2, "journal_mode": "wal"}
    assert dossier._db.execute("PRAGMA synchronous").fetchone()[0] == 2
    assert dossier._db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
