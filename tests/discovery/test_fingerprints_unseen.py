"""Texts written down mostly before looking at the tables: what the tables make of what they were not made for.

Models of known makers, makers of few telephones, and what is no telephone though its text speaks of one. `certain`: whoever knows the field
can tell the kind from the text; otherwise the kind may stay unknown. A text that fails here is no reason for a line with its words in the
tables: mend the rule, and let the rest of the family be read right too.
"""

import json
from pathlib import Path

import pytest

from dialtone.discovery import fingerprints
from dialtone.domain.kinds import TELEPHONES, DeviceKind

ROWS = [json.loads(line) for line in (Path(__file__).parent / "unseen.jsonl").read_text("utf-8").splitlines()]
DEVICES = [row for row in ROWS if not row.get("decoy")]
DECOYS = [row for row in ROWS if row.get("decoy")]
TERMINALS = TELEPHONES | {
    DeviceKind.DOORPHONE, DeviceKind.PAGER, DeviceKind.ATA, DeviceKind.DECT_BASE, DeviceKind.FLASHER, DeviceKind.EMERGENCY_PHONE,
}  # fmt: skip


def said(row):
    return fingerprints.recognise(row["where"], row["text"]) or fingerprints.Identity()


def test_there_are_enough_of_both():
    assert len(DEVICES) > 600
    assert len(DECOYS) > 600


@pytest.mark.parametrize("row", DECOYS, ids=lambda row: f"{row['where']}: {row['text'][:50]}")
def test_a_decoy_is_no_telephone_and_nothing_that_hangs_on_one(row):
    assert said(row).kind not in TERMINALS


def test_no_kind_is_wrong():
    wrong = {row["text"]: said(row).kind for row in DEVICES if said(row).kind not in {*row["kinds"], "unknown"}}
    assert wrong == {}


def test_nearly_every_maker_and_kind_is_found():
    named = [row for row in DEVICES if row["vendor"]]
    makers = [row["text"] for row in named if row["vendor"].lower() not in (said(row).vendor or "").lower()]
    kinds = [row["text"] for row in DEVICES if row["certain"] and said(row).kind == "unknown"]
    assert len(makers) < len(named) * 0.05, makers
    assert len(kinds) < len(DEVICES) * 0.02, kinds


@pytest.mark.parametrize(
    "change",
    [str.upper, str.lower, lambda text: text.replace(" ", "  "), lambda text: text.replace(" ", "\t"), lambda text: f'"{text}"'],
    ids=["upper", "lower", "two blanks", "tabs", "quoted"],
)
def test_case_blanks_and_quotes_change_no_kind(change):
    rows = [row for row in ROWS if row["text"].count('"') == 0]
    changed = {row["text"]: said(row).kind for row in rows if said(row).kind != said({**row, "text": change(row["text"])}).kind}
    assert changed == {}


@pytest.mark.parametrize("prefix", ["Vodafone ", "TELENET/", "Proximus ", "Voip Office BV - "])
def test_an_operators_name_before_it_makes_no_wrong_kind(prefix):
    rows = [row for row in DEVICES if row["where"] == "agent"]
    told = {row["text"]: said({**row, "text": prefix + row["text"]}).kind for row in rows}
    assert {row["text"]: told[row["text"]] for row in rows if told[row["text"]] not in {*row["kinds"], "unknown"}} == {}


@pytest.mark.parametrize("end", ["\r\nTechnical Support: http://support.example/\r\nCopyright", " - Firmware update"])
def test_words_about_an_exchange_or_a_switch_leave_it_one(end):
    for where, text, kind in (("snmp", "Cisco IOS Software, C2960X Software", "switch"), ("http-title", "Grandstream UCM6302", "pbx")):
        assert fingerprints.recognise(where, text + end).kind == kind
