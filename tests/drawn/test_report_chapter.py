"""The report's chapter on cabling, and the tables that are set without paragraphs."""

import datetime as dt
import io
from itertools import pairwise

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image
from reportlab.platypus import SimpleDocTemplate

from dialtone.domain import record as records
from dialtone.domain import rules
from dialtone.domain.drawings.floor_plan import PlanPicture
from dialtone.domain.readiness import ProviderStamp
from dialtone.domain.record import CableTest, Record
from dialtone.domain.terms import Terms
from dialtone.report import fonts, long_table, pdf, tables
from dialtone.report.chapter_cabling import MOST_TRACES, cabling
from dialtone.report.context import Context
from dialtone.report.document import Column, Heading, Paragraph, Row, Run, Sketch, Table
from dialtone.report.geometry import WIDTH
from dialtone.report.look import plain
from dialtone.report.material import ReportMaterial

NOW = dt.datetime(2026, 11, 25, 9, 0, tzinfo=dt.UTC)


def material(record: Record, **more: object) -> ReportMaterial:
    return ReportMaterial(
        record=record,
        assessment=rules.assess(record, Terms(), NOW.date()),
        count_document={},
        findings_document=[],
        provider=ProviderStamp(name="allocloud", version="1", sha256="0" * 64),
        provider_title="ALLOcloud",
        conditions_version=None,
        program_version="0.1.0",
        dossier_id="D-1",
        created_at=NOW,
        **more,
    )


def chapter(record: Record, language: str = "en", **more: object) -> list[object]:
    return cabling(Context(material(record, **more), language, "0" * 64, draft=True))


def said(blocks: list[object]) -> str:
    texts = []
    for block in blocks:
        if isinstance(block, Heading):
            texts.append(block.text)
        elif isinstance(block, Paragraph):
            texts.append(plain(block.text))
        elif isinstance(block, Table):
            texts += [" | ".join(plain(cell) for cell in row.cells) for row in block.rows]
    return "\n".join(texts)


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_everything_has_words(record, language):
    text = said(chapter(record, language))
    for wrong in ("report.", "drawing.", "cabling.line", "finding.", "{"):
        assert wrong not in text


def test_nothing_documented_is_said():
    assert "not documented" in said(chapter(Record()))


def test_the_patch_plan_says_where_every_port_goes(record):
    text = said(chapter(record))
    assert "0A-A03 | 0A-A03 · Secretariaat | Cat 6A 23.5 m | not tested | sw-kast 1/0/3 | Desk phone 103" in text
    assert "0A-A05 | 0A-A05 · Secretariaat | Cat 6A 25.5 m | ✗ failed | sw-kast 1/0/5 | –" in text
    assert "0A-A20 | – |  |  | reserved | –" in text
    assert "0A-A17 | – |  |  | fault | –" in text
    assert "C0999 | outlet 0A-A06 | loose end | not known" in text


def test_racks_panels_network_and_telephones_are_drawn(record):
    titles = [block.drawing.title for block in chapter(record) if isinstance(block, Sketch)]
    assert any(title.startswith("Hoofdkast") for title in titles)
    assert sum(title.startswith("0A-") for title in titles) == 3
    assert "Network: 2 switches" in titles
    assert "Desk phone 103 – sw-kast 1/0/3" in titles


def test_of_many_telephones_only_those_whose_way_stops_are_drawn(record):
    held = record.cabling
    many = MOST_TRACES + 10
    devices = tuple(replace(record.devices[0], id=f"x{at}") for at in range(many))
    cord = held.cords[6]
    ends = tuple(replace(cord, id=f"X{at}", a=f"switch:sw1-{at % 24 + 1}" if at else None, b=f"device:x{at}") for at in range(many))
    blocks = chapter(replace(record, devices=devices, cabling=replace(held, cords=ends)))
    traced = [block for block in blocks if isinstance(block, Sketch) and " – " in block.drawing.title]
    assert len(traced) == 1


def test_qualified_is_not_certified_and_foreign_results_are_kept(record):
    tests = (
        CableTest(id="a", link="0A-A01", source="f" * 64, result="qualified", length_m=21.0, measured="permanent-link", tester="CableIQ"),
        CableTest(id="b", link="0A-A02", source="f" * 64, result="certified", margin_db=-0.4, at="2026-11-12T10:00"),
        CableTest(id="c", link="Z9", source="f" * 64, file_row=7),
    )
    files = (records.TesterFile(sha256="f" * 64, file="kelder.csv", rows=3, imported_at=NOW),)
    blocks = chapter(replace(record, cabling=replace(record.cabling, tests=tests, test_files=files)))
    text = said(blocks)
    assert "Qualified is not certified" in text
    assert "kelder.csv" in text
    assert "SHA-256 ffff" in text
    assert "don't know: 1" in text or "doesn't know: 1" in text
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    assert "12 November 2026 10:00" in text
    qualified = next(run for row in rows for run in row.cells if isinstance(run, Run) and run.text == "qualified")
    assert qualified.tone == "normal", "no tick: that would say more than the tester did"
    assert any(plain(row.cells[0]).startswith("Z9") and "not in the record" in plain(row.cells[0]) for row in rows)


def test_a_plan_is_printed_with_its_pins(record):
    out = io.BytesIO()
    Image.new("RGB", (400, 200), "white").save(out, "PNG")
    drawn = pdf.render(material(record, plans={"p0": PlanPicture(png=out.getvalue(), width=400, height=200)}), "nl", draft=True)
    with pikepdf.open(io.BytesIO(drawn)) as opened:
        images = [image for page in opened.pages for image in page.get_images().values()]
        assert len(images) == 1
        assert "/SMask" not in images[0]
        assert (int(images[0].Width), int(images[0].Height)) == (400, 200)


# --- long tables ---------------------------------------------------------------------------------------------------------------------


def table_of(count: int, **more: object) -> Table:
    columns = (Column("Wat"), Column("Waarde", "right", nowrap=True), Column("Uitleg"))
    rows = [
        Row((f"rij {at}", str(at), (Run("✓ goed", "ok"), Run(f"\nlang verhaal {'woord ' * (at % 9)}", "muted")))) for at in range(count)
    ]
    rows.insert(count // 2, Row(("Kop halverwege",), heading=True))
    return Table(columns, tuple(rows), **more)


def texts(flowables: list[object], height: float) -> str:
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=(WIDTH + 12, height + 12), leftMargin=0, rightMargin=0, topMargin=0, bottomMargin=0).build(flowables)
    from pypdfium2 import PdfDocument

    return "\n".join(page.get_textpage().get_text_bounded() for page in PdfDocument(out.getvalue()))


def test_a_long_table_has_the_heights_of_one_of_paragraphs():
    fonts.register()
    table = table_of(long_table.FROM_ROWS + 40)
    fast, slow = long_table.LongTable(long_table.prepared(table)), tables.draw(table)
    assert fast.wrap(WIDTH, 1)[1] == pytest.approx(slow.wrap(WIDTH, 10_000)[1], rel=0.01)


def test_a_short_table_and_one_with_a_page_long_cell_are_left_to_paragraphs():
    assert long_table.prepared(table_of(20)) is None
    tall = table_of(long_table.FROM_ROWS + 1)
    rows = (*tall.rows, Row(("x", "y", "woord " * 2_000)))
    assert long_table.prepared(Table(tall.columns, rows)) is None


@settings(max_examples=25, deadline=None)
@given(height=st.integers(160, 900), extra=st.integers(1, 60), group=st.booleans())
def test_every_row_is_on_exactly_one_page_and_no_heading_ends_one(height, extra, group):
    fonts.register()
    table = table_of(long_table.FROM_ROWS + extra)
    if group:
        table = Table(table.columns, (*table.rows, Row(("Som", "9", ""), group=True)))
    ready = long_table.prepared(table)
    rest, parts = [long_table.LongTable(ready)], []
    while rest:
        part = rest.pop()
        pieces = part.split(WIDTH, height)
        assert pieces, "a page always takes a row"
        assert pieces[0].wrap(WIDTH, height)[1] <= height
        parts.append(pieces[0])
        rest += pieces[1:]
    ranges = [(part._first, part._last) for part in parts]
    assert ranges[0][0] == 0
    assert ranges[-1][1] == len(table.rows)
    assert all(a[1] == b[0] for a, b in pairwise(ranges))
    assert not any(table.rows[last - 1].heading for _, last in ranges[:-1])
    if group:
        assert ranges[-1][1] - ranges[-1][0] > 1, "a sum never stands alone"


def test_no_word_is_lost_or_cut():
    fonts.register()
    table = table_of(long_table.FROM_ROWS + 5)
    words = " ".join(texts([long_table.LongTable(long_table.prepared(table))], 700).split())
    for at in range(long_table.FROM_ROWS + 5):
        assert f"rij {at}" in words
    assert words.count("woord") == sum(at % 9 for at in range(long_table.FROM_ROWS + 5))
    assert "Kop halverwege" in words


@settings(max_examples=60, deadline=None)
@given(cell=st.text(max_size=120), room=st.floats(12, 300))
def test_a_line_is_never_wider_than_its_column(cell, room):
    fonts.register()
    for line in long_table._lines(cell, room, None):
        wide = long_table._line_width(line)
        assert wide <= room + 0.1 or sum(len(text) for _, text, _ in line) == 1
