"""A site of 2,000 links: the report's chapter on cabling, beside the same report without it, and its drawings and labels.

The limit of the issue (under 5 s) is checked on processor time, so that other work on the machine is not taken for a slow program.
"""

import datetime as dt
import time
from collections.abc import Callable

import pytest
from site_of_links import LINKS, large

from dialtone.domain import rules
from dialtone.domain.labels import Choice, labels
from dialtone.domain.readiness import ProviderStamp
from dialtone.domain.terms import Terms
from dialtone.report import chapter_cabling, layout
from dialtone.report.context import Context
from dialtone.report.document import Callout, Cover, Document, Figure, KeyFigures, Paragraph
from dialtone.report.labels import pages, sheets
from dialtone.report.labels.values import Setup
from dialtone.report.material import ReportMaterial
from dialtone.words import Words

NOW = dt.datetime(2026, 11, 25, 9, 0, tzinfo=dt.UTC)
pytestmark = pytest.mark.benchmark


def timed(act: Callable[[], object]) -> tuple[float, object]:
    start = time.process_time()
    result = act()
    return time.process_time() - start, result


@pytest.fixture(scope="module")
def material() -> ReportMaterial:
    record = large()
    return ReportMaterial(
        record=record,
        assessment=rules.assess(record, Terms(), NOW.date()),
        count_document={},
        findings_document=[],
        provider=ProviderStamp(name="x", version="1", sha256="0" * 64),
        provider_title="x",
        conditions_version=None,
        program_version="0",
        dossier_id="x",
        created_at=NOW,
    )


def document(blocks: tuple[object, ...]) -> Document:
    cover = Cover(
        partner="",
        kind="",
        title=("x",),
        subtitle="",
        callout=Callout("x", "", "ok"),
        figures=KeyFigures((Figure("1", "x"),)),
        blocks=(),
        code="x",
        code_text="x",
    )
    return Document(
        language="nl", title="x", author="x", subject="x", keywords="x", footer="x", page_of="{page}/{total}", cover=cover, blocks=blocks
    )


def test_the_report_s_part_takes_less_than_five_seconds(material: ReportMaterial) -> None:
    c = Context(material, "nl", "0" * 64, draft=False)
    layout.draw(document((Paragraph("x"),)))  # fonts and modules are loaded once
    base, _ = timed(lambda: layout.draw(document((Paragraph("x"),))))
    said, blocks = timed(lambda: tuple(chapter_cabling.cabling(c)))
    drawn, data = timed(lambda: layout.draw(document(blocks)))
    print(f"\n{LINKS} links: content {said:.2f} s, pages {drawn - base:.2f} s, {len(data) / 1e6:.1f} MB")
    assert said + drawn - base < 5


def test_labels_of_all_links() -> None:
    sheet = sheets.load()["herma-10001"]
    seconds, printed = timed(lambda: pages.render(labels(large(), Choice(kinds=("links",)), Words("nl").text), sheet, Setup(), Words("nl")))
    print(f"\n{printed.labels} labels: {seconds:.2f} s, {len(printed.pdf) / 1e6:.1f} MB")
    assert printed.labels == 2 * LINKS
    assert seconds < 10
