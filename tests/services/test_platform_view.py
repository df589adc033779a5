"""The three-way view in words: every difference reads whole in three languages, the document is JSON, and a table runs no formula."""

import csv
import io
import json
import string
from pathlib import Path

import msgspec
import pytest

from dialtone.domain.differences import CODES
from dialtone.domain.discovery import ScanRun
from dialtone.domain.platform import OnLan, OnOrder, OnPlatform, Verdict
from dialtone.domain.record import Record
from dialtone.services.platform_view import DifferenceText, difference_text, evidence_lines, table_csv, three_way, three_way_document
from dialtone.words import LANGUAGES, Words

RECORD = msgspec.convert(
    {
        "order": {
            "lines": [{"item": "user", "quantity": 0}],
            "terminals": [{"model": "T46U", "quantity": 5}, {"model": "W70B", "quantity": 0}],
        },
        "people": [{"id": "p", "name": "An Janssens"}],
        "devices": [
            {"id": "d", "mac": "80:5e:c0:00:00:01", "person": "p", "kind": "deskphone", "serial": "A1", "model": "T46S", "extension": "1"},
            {"id": "e", "mac": "80:5e:c0:00:00:01"},
            {"id": "f", "kind": "deskphone", "mac": "80:5e:c0:00:00:07"},
        ],
        "platform_imports": [{"sha256": "0" * 64, "file": "p.csv", "imported_at": "2026-11-25T09:00:00Z", "rows": 4}],
        "platform_devices": [
            {
                "id": "1",
                "mac": "80:5e:c0:00:00:01",
                "owner": "=HYPERLINK(1)",
                "model": "T46U",
                "serial": "B1",
                "extension": "2",
                "source": "0" * 64,
                "file_row": 2,
            },
            {"id": "2", "mac": "02:00:00:00:00:01", "owner": "Bart Peeters", "model": "X"},
            {"id": "3", "mac": "zz", "login": "+32"},
        ],
    },
    Record,
)
SCAN = msgspec.convert(
    {
        "networks": ["10.0.0.0/24"], "interface": None, "started": "2026-11-25T08:00:00Z", "seconds": 1.0, "complete": True,
        "devices": [{"ip": "10.0.0.1", "mac": "80:5e:c0:00:00:01", "kind": "deskphone"},
            {"ip": "10.0.0.9", "mac": "80:5e:c0:00:00:09", "kind": "ata"}],
    },
    ScanRun,
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_reads(language: str) -> None:
    words = Words(language)
    keys = [f"three-way.difference.{code}.{part}" for code in CODES for part in DifferenceText.__struct_fields__]
    for name, values in (("order", OnOrder), ("lan", OnLan), ("platform", OnPlatform), ("verdict", Verdict)):
        keys += [f"three-way.{name}.{value.value}" for value in values]
    assert [key for key in keys if not words.has(key)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_parameters_are_given(language: str) -> None:
    words, view = Words(language), three_way(RECORD, SCAN)
    said = [one for rows in (view.devices, view.models, view.order) for row in rows for one in row.differences]
    assert len({one.code for one in said}) >= 11
    for one in said:
        text = difference_text(one, words)
        for part in (text.title, text.message, text.meaning, text.remedy, *evidence_lines(one.evidence, words)):
            assert part
            assert not [name for _, name, _, _ in string.Formatter().parse(part) if name]


def test_the_document_is_json_with_evidence_and_counts() -> None:
    document = three_way_document(three_way(RECORD, SCAN), Words("en"))
    assert json.loads(json.dumps(document)) == document
    assert document["imports"] == [{"file": "p.csv", "sha256": "0" * 64, "imported_at": "2026-11-25T09:00:00Z", "rows": 4}]
    assert document["scan"] == {"started": "2026-11-25T08:00:00Z", "complete": True}
    row = next(row for row in document["devices"] if row["devices"] == ["d", "e"])
    assert (row["ip"], row["rows"], row["verdict"]) == (["10.0.0.1"], [2], "differs")
    said = [one["code"] for one in row["differences"]]
    assert said == ["owner-differs", "model-differs", "serial-differs", "extension-differs", "not-ordered", "recorded-twice"]
    evidence = row["differences"][0]["evidence"]
    assert evidence["platform"] == [{"id": "1", "row": 2, "file": "p.csv", "sha256": "0" * 64, "imported_at": "2026-11-25T09:00:00Z"}]
    assert evidence["lan"] == [{"scan": "2026-11-25T08:00:00Z", "ip": "10.0.0.1"}]
    assert len(document["devices"]) == 5


def test_a_spreadsheet_runs_nothing_and_gets_every_row(tmp_path: Path) -> None:
    view = three_way(RECORD, SCAN)
    rows = list(csv.reader(io.StringIO(table_csv(view, Words("nl"))), delimiter=";"))
    assert len(rows) == 1 + len(view.devices)
    assert rows[0][:3] == ["Toestand", "Toestel", "MAC-adres"]
    assert {row[6] for row in rows} >= {"'=HYPERLINK(1)", "'+32"}
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@")]
