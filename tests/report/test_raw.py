"""The annex with what the checks noted: complete in short, bounded, and harmless whatever a file holds."""

from collections.abc import Callable

import msgspec
import pytest

from dialtone.report import content, pdf
from dialtone.report.document import Document, Heading, Table
from dialtone.report.look import plain


def annex(document: Document) -> dict[str, str]:
    """What stands beside each check."""
    at = next((at for at, block in enumerate(document.blocks) if isinstance(block, Heading) and block.key == "raw"), None)
    if at is None:
        return {}
    table = document.blocks[at + 2]
    assert isinstance(table, Table)
    return {plain(row.cells[0]).split("\n")[1]: plain(row.cells[2]) for row in table.rows}


def build(make_material: Callable, evidence: dict) -> Document:
    run = make_material().readiness
    run = msgspec.structs.replace(run, checks=(msgspec.structs.replace(run.checks[1], evidence=evidence),))
    return content.build(make_material(readiness=run), "nl", "ab" * 32, draft=False)


def test_every_check_that_noted_something_is_there(make_material: Callable) -> None:
    document = content.build(make_material(), "nl", "ab" * 32, draft=False)
    found = annex(document)
    assert found["dns.resolve"] == "milliseconds [170 182 168 171]"
    assert found["path.delay"].startswith("delays [21 ")
    assert found["path.delay"].endswith("… (150)]")


def test_what_lies_deeper_is_named_by_its_path(make_material: Callable) -> None:
    found = annex(build(make_material, {"rtt": {"median": 12.345678, "none": None}, "ok": True}))
    assert found["dns.resolve"] == "rtt.median 12.3457, rtt.none –, ok True"


def test_without_a_run_there_is_no_annex(make_material: Callable) -> None:
    assert annex(content.build(make_material(readiness=None), "nl", "ab" * 32, draft=False)) == {}


@pytest.mark.parametrize(
    "evidence", [{"a": "x" * 10_000}, {"<b>": "<i>"}, {"k" * 9_000: 1}, {str(at): "y" * 50 for at in range(500)}, {"a": [[]] * 9}]
)
def test_it_stays_short_whatever_a_run_holds(make_material: Callable, evidence: dict) -> None:
    document = build(make_material, evidence)
    assert all(len(text) <= 910 for text in annex(document).values())
    run = msgspec.structs.replace(
        make_material().readiness, checks=(msgspec.structs.replace(make_material().readiness.checks[1], evidence=evidence),)
    )
    assert pdf.render(make_material(readiness=run), "nl")
