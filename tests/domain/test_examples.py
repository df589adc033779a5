"""Site files with right answers: our own, and the shared ones where they lie beside the checkout."""

import datetime as dt
import json
from pathlib import Path

import msgspec
import pytest

from dialtone.domain import references
from dialtone.domain.record import Record
from dialtone.domain.rules import assess
from dialtone.domain.terms import Terms
from dialtone.services.counting import count_document, findings_document
from dialtone.words import Words

OWN = Path(__file__).resolve().parents[1] / "examples" / "sites"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "examples" / "sites"
CASES = [path for folder in (OWN, SHARED) for path in sorted(folder.glob("*.json")) if ".expected" not in path.name]


def test_our_own_examples_are_there():
    assert len([path for path in CASES if path.parent == OWN]) >= 3


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parents[2].name}-{path.stem}")
def test_counted_as_expected(path):
    data = json.loads(path.read_text(encoding="utf-8"))
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    record = msgspec.convert({key: value for key, value in data.items() if key not in {"format", "version"}}, Record)
    assert references.check(record) == ()
    assessment = assess(record, Terms(), dt.date(2026, 11, 25))
    count = count_document(assessment, Words("nl"))
    for key in ("users_total", "users_min", "users_max", "terminals_total"):
        assert count[key] == expected[key], key
    assert {key: count["channels"][key] for key in ("exact", "calls", "sizing")} == {
        key: expected["channels"][key] for key in ("exact", "calls", "sizing")
    }
    assert count["channels"]["other"] == {"method": "flat", "exact": expected["channels"]["flat"]}
    said = [{key: entry[key] for key in ("clause", "severity", "subject")} for entry in findings_document(assessment, Words("fr"))]
    for finding in expected["findings_include"]:
        assert finding in said
    for finding in expected.get("findings_exclude", []):
        assert finding not in said
    if "billing" in expected:
        assert count["billing"] == expected["billing"]
    assert [step["users"] for step in count["reduction_plan"]] == expected.get("reduction_plan_users", [])
    if "reduction_plan_quarters" in expected:
        assert [step["quarter"] for step in count["reduction_plan"]] == expected["reduction_plan_quarters"]
    for subject, names in expected.get("named", {}).items():
        assert next(user["named"] for user in count["users"] if user["subject"] == subject) == names
