"""The shared examples through the real command line, where they are present."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

SITES = Path(__file__).resolve().parents[3] / "shared" / "examples" / "sites"
NAMES = sorted(path.stem for path in SITES.glob("*.json") if not path.stem.endswith(".expected")) if SITES.is_dir() else []


@pytest.mark.skipif(not NAMES, reason="the shared examples are not beside the checkout")
@pytest.mark.parametrize("name", NAMES or ["none"])
def test_counted_as_expected(dialtone: Callable, name: str) -> None:
    expected = json.loads((SITES / f"{name}.expected.json").read_text())
    counted = dialtone("count", SITES / f"{name}.json", "--json")
    assert counted.code in {0, 1}, counted.err
    count = counted.json
    for key in ("users_total", "users_min", "users_max", "terminals_total"):
        assert count[key] == expected[key]
    for key in ("exact", "calls", "sizing"):
        assert count["channels"][key] == expected["channels"][key]
    billing = {line["item"]: line for line in count["billing"]}
    assert all(billing[line["item"]] == line for line in expected.get("billing", []))
    assert [step["users"] for step in count["reduction_plan"]] == expected.get("reduction_plan_users", [])
    findings = dialtone("findings", SITES / f"{name}.json", "--json").json
    found = {(entry["clause"], entry["severity"], entry["subject"]) for entry in findings}
    assert {(e["clause"], e["severity"], e["subject"]) for e in expected["findings_include"]} <= found
