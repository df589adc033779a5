"""The drawn report: PDF/A, the same bytes for the same material, hostile text harmless, nothing cut off."""

import datetime as dt
import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import pytest
from pikepdf import pdfa

from dialtone.report import attachment, layout, look, pdf, tables
from dialtone.report.clean import clean, visual
from dialtone.report.document import Column, Row, Table
from dialtone.report.geometry import WIDTH
from dialtone.report.verify import attached
from dialtone.words import REPORT_LANGUAGES


def tool(name: str, package: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is missing (Debian package {package})")
    return found


def text_of(data: bytes, folder: Path, *options: str) -> str:
    program = tool("pdftotext", "poppler-utils")
    (folder / "report.pdf").write_bytes(data)
    done = subprocess.run([program, *options, str(folder / "report.pdf"), "-"], capture_output=True, check=True)
    return done.stdout.decode()


def flat(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("language", REPORT_LANGUAGES)
@pytest.mark.parametrize("draft", [True, False])
def test_it_is_pdfa_3b_in_every_language(make_material: Callable, language: str, draft: bool) -> None:
    data = pdf.render(make_material(language, training=True), language, draft=draft)
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert pdfa.check(opened, "3b").verdict == "pass"
        assert str(opened.Root.Lang).startswith(language)
        assert opened.Root.Outlines.Count


def test_the_same_material_gives_the_same_bytes(make_material: Callable, report: bytes) -> None:
    assert pdf.render(make_material(), "nl") == report
    assert pdf.render(make_material(number=2), "nl") != report


def test_the_data_are_inside_and_can_be_compared(make_material: Callable, report: bytes) -> None:
    data = attached(report)
    assert data == attachment.attachment(make_material(), "nl", draft=False)
    content = json.loads(data)
    material = make_material()
    assert content["count"] == json.loads(json.dumps(material.count_document))
    assert content["findings"] == json.loads(json.dumps(material.findings_document))
    assert content["record"]["format"] == "dialtone-site"
    with pikepdf.open(io.BytesIO(report)) as opened:
        assert str(opened.docinfo["/Keywords"]) == attachment.keyword(attachment.sha256(data))
        assert opened.attachments["dossier.json"].obj.AFRelationship == pikepdf.Name.Source


def test_nan_never_enters_the_data() -> None:
    with pytest.raises(ValueError, match="Out of range"):
        attachment.canonical({"a": float("nan")})


HOSTILE = [
    "R&D <b>kantoor</b> 2 < 3",
    '<img src="http://127.0.0.1:9/x.png"/>',
    '<img src="/etc/passwd"/>',
    "</para><para>",
    "[[[1]]]",
    "a" * 200,
    "een lang verhaal " * 235,
    "🙂 中文 ☎ ✓",
    "שלום עולם",
    "مرحبا",
    "\N{RIGHT-TO-LEFT OVERRIDE}gnp.exe",
    "nul\x00bel\x07esc\x1b[31m",
    "half \ud800 paar",
    "regel 1\r\nregel 2\n\n\n\nregel 3",
    "%s {0} {name} \\",
]


def hostile_content(text: str) -> dict[str, Any]:
    return {
        "provider": text,
        "customer": {"name": text, "contacts": [{"name": text, "email": text}]},
        "partner": {"name": text},
        "installer": {"name": text, "training": {"reference": text}},
        "order": {"reference": text, "lines": [{"item": "user", "quantity": 1}]},
        "sites": [{"id": "s", "name": text, "address": {"street": text, "municipality": text}}],
        "rooms": [{"id": "r", "name": text, "floor": text, "use": "non-users", "site": "s"}],
        "people": [{"id": "p", "name": text, "service": "telephony", "site": "s"}],
        "devices": [
            {
                "id": "d",
                "kind": "deskphone",
                "room": "r",
                "vendor": text,
                "model": text,
                "mac": text,
                "ip": text,
                "serial": text,
                "note": text,
            }
        ],
        "number_blocks": [{"first": "+3225551000", "size": 10, "address": {"street": text}}],
        "caller_ids": [{"subject": "p", "external": text, "emergency": text}],
        "lines": [{"id": "l", "kind": "lift", "on_service": False, "carrier": text}],
        "sound_files": [{"name": text, "rights": "own"}],
        "reserves": [{"id": "1", "text": text}],
        "checks": [{"id": "security.firewall", "state": "not-done", "reason": text, "by": text, "note": text}],
        "acceptance": {"outcome": "refused", "signer_name": text, "signer_function": text, "place": text},
        "cabling": {"panels": [{"id": "P", "category": text}], "cords": [{"id": "C", "a": "panel:P:1", "colour": text}]},
    }


@pytest.mark.parametrize("text", HOSTILE, ids=[str(at) for at in range(len(HOSTILE))])
def test_hostile_text_is_printed_as_text(make_material: Callable, text: str, tmp_path: Path) -> None:
    scan = make_material().scan
    device = msgspec.structs.replace(scan.devices[0], vendor=text, model=text, ip="10.0.0.1")
    conflict = msgspec.structs.replace(scan.conflicts[0], values=(text,))
    scan = msgspec.structs.replace(scan, devices=(device,), conflicts=(conflict,))
    data = pdf.render(make_material("nl", hostile_content(text), scan=scan), "nl")
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert pdfa.check(opened, "3b").verdict == "pass"
    if text.isascii() and "\x00" not in text and len(text) < 100:
        assert flat(clean(text)) in flat(text_of(data, tmp_path, "-raw"))


def test_cleaning_drops_what_deceives_and_keeps_what_is_said() -> None:
    assert clean("a\x00b\x1b[0m") == "ab[0m"
    assert clean("\N{RIGHT-TO-LEFT OVERRIDE}gnp.exe\N{POP DIRECTIONAL FORMATTING}") == "gnp.exe"
    assert clean("half \ud800 paar") == "half ? paar"
    assert clean("x" * 5000) == "x" * 4000 + " […]"
    assert clean("a\r\n\r\n\r\nb") == "a\nb"
    assert clean("e\N{COMBINING ACUTE ACCENT}") == "é"


def test_right_to_left_runs_are_drawn_in_reading_order() -> None:
    assert visual("abc") == "abc"
    assert visual("אבג") == "גבא"
    assert visual("x אב גד y") == "x דג בא y"


@pytest.mark.system
def test_two_hundred_devices_are_all_there(make_material: Callable, tmp_path: Path) -> None:
    devices = [
        {"id": f"dev{at:03}", "kind": "deskphone", "vendor": "Yealink", "model": f"T{at:03}X", "mac": f"80:5e:c0:00:00:{at:02x}"}
        for at in range(200)
    ]
    data = pdf.render(make_material("nl", {"devices": devices}, scan=None, readiness=None), "nl")
    text = flat(text_of(data, tmp_path, "-raw"))
    assert all(f"80:5e:c0:00:00:{at:02x}" in text for at in range(200))
    assert "T000X" in text
    assert "T199X" in text


@pytest.mark.system
def test_the_pages_say_what_was_counted(report: bytes, make_material: Callable, tmp_path: Path) -> None:
    text = text_of(report, tmp_path, "-layout")
    assert "Basisschool De Linde, Gent" in text
    assert "Đặng Văn Hùng" in text
    digest = attachment.sha256(attached(report))
    assert digest in flat(text)
    pages = text.count("\f")
    assert f"1 / {pages}" in text
    assert f"{pages} / {pages}" in text


@pytest.mark.system
def test_training_is_on_every_page(make_material: Callable, tmp_path: Path) -> None:
    text = text_of(pdf.render(make_material(training=True), "nl"), tmp_path)
    pages = text.split("\f")[:-1]
    assert all("OEFENSITE" in page for page in pages)


@pytest.mark.system
def test_contents_lead_to_the_right_pages(report: bytes, tmp_path: Path) -> None:
    pages = text_of(report, tmp_path, "-layout").split("\f")
    with pikepdf.open(io.BytesIO(report)) as opened, opened.open_outline() as outline:
        chapters = [item.title for item in outline.root[1:]]
    assert len(chapters) == 17
    for chapter in chapters:
        page = int(re.search(rf"{re.escape(chapter)}\s+(\d+)", pages[0]).group(1))
        assert chapter in pages[page - 1]


@pytest.mark.system
def test_the_code_on_the_cover_holds_the_hash(report: bytes, tmp_path: Path) -> None:
    import zxingcpp
    from PIL import Image

    program = tool("pdftoppm", "poppler-utils")
    (tmp_path / "report.pdf").write_bytes(report)
    subprocess.run([program, "-r", "150", "-f", "1", "-l", "1", "-png", "report.pdf", "page"], cwd=tmp_path, check=True)
    (picture,) = tmp_path.glob("page*.png")
    found = zxingcpp.read_barcodes(Image.open(picture))
    assert [code.text for code in found] == [f"dialtone:dossier=7K2-44Q;report=1;sha256={attachment.sha256(attached(report))}"]


@pytest.mark.system
def test_qpdf_finds_no_fault_and_every_font_is_embedded(signed: bytes, tmp_path: Path) -> None:
    (tmp_path / "signed.pdf").write_bytes(signed)
    done = subprocess.run([tool("qpdf", "qpdf"), "--check", "signed.pdf"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    fonts = subprocess.run([tool("pdffonts", "poppler-utils"), "signed.pdf"], cwd=tmp_path, capture_output=True, check=True, text=True)
    rows = fonts.stdout.splitlines()[2:]
    assert rows
    assert all(re.search(r"\syes yes (yes|no)\s", row) for row in rows), fonts.stdout


def test_columns_fill_the_width_and_break_no_word_while_there_is_room() -> None:
    layout.fonts.register()
    columns = (Column("MAC", nowrap=True), Column("Vaststelling"), Column("Aantal", "right"))
    table = Table(columns, (Row(("80:5e:c0:11:22:33", "een zin met veel woorden " * 20, "12")),))
    shares = tables.widths(table)
    assert sum(shares) == pytest.approx(WIDTH)
    assert shares[0] > layout.fonts.width("80:5e:c0:11:22:33", layout.fonts.REGULAR, 8.5)
    narrow = Table(tuple(Column("x" * 30) for _ in range(12)), (Row(("y" * 40,) * 12),))
    assert sum(tables.widths(narrow)) == pytest.approx(WIDTH)


def test_a_table_without_rows_is_no_table() -> None:
    assert tables.draw(Table((Column("a"),), ())) is None


def test_a_file_that_would_be_no_archive_is_refused() -> None:
    from reportlab.pdfgen.canvas import Canvas

    from dialtone.domain.problems import EnvironmentProblem
    from dialtone.report import archive

    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(100, 100, "in a font that is not embedded")
    canvas.save()
    with pytest.raises(EnvironmentProblem, match=r"report.not-archivable"):
        archive.archive(out.getvalue(), b"{}", dt.datetime(2026, 11, 24, tzinfo=dt.UTC))


@pytest.mark.system
@pytest.mark.parametrize(("language", "contents"), [("nl", "Inhoud"), ("fr", "Sommaire"), ("en", "Contents"), ("de", "Inhalt")])
def test_the_cover_keeps_its_contents_on_the_first_page(make_material: Callable, tmp_path: Path, language: str, contents: str) -> None:
    first = make_material(language)
    contacts = [msgspec.structs.replace(first.record.customer.contacts[0], name=f"Contact {at}") for at in range(2)]
    customer = msgspec.structs.replace(
        first.record.customer, contacts=tuple(contacts), name="Gemeentelijke Basisschool Twee Lange Regels " * 2
    )
    material = msgspec.structs.replace(first, record=msgspec.structs.replace(first.record, customer=customer))
    assert contents in text_of(pdf.render(material, language), tmp_path).split("\f")[0]


@pytest.mark.system
def test_a_cover_too_long_for_a_page_goes_on_without_an_empty_page(make_material: Callable, tmp_path: Path) -> None:
    first = make_material()
    customer = msgspec.structs.replace(first.record.customer, name="W" * 400)
    material = msgspec.structs.replace(first, record=msgspec.structs.replace(first.record, customer=customer))
    pages = text_of(pdf.render(material, "nl"), tmp_path).split("\f")
    assert "Inhoud" in pages[1]
    assert "Samenvatting\nOordeel" in pages[1]


@pytest.mark.system
def test_evidence_and_signatures_share_the_last_page(report: bytes, tmp_path: Path) -> None:
    last = text_of(report, tmp_path, "-layout").split("\f")[-2]
    assert "Bewijsstukken" in last
    assert "Zelf controleren" in last
    assert "Handtekeningen" in last


def test_a_mark_with_a_space_before_it_never_starts_a_line() -> None:
    assert look.bound("Infractions : 1 ; « non » ?") == "Infractions\xa0: 1\xa0; «\xa0non\xa0»\xa0?"


def test_a_heading_in_a_table_spans_it_and_asks_for_no_column_of_its_own() -> None:
    columns = (Column("A"), Column("B", "right"))
    rows = (Row(("x", "1")), Row(("y", "2")))
    headed = Table(columns, (Row(("Een heel lange kop over de hele breedte van de tabel, langer dan elke cel",), heading=True), *rows))
    assert tables.widths(headed) == tables.widths(Table(columns, rows))
    assert tables.draw(headed) is not None


def test_a_heading_asks_room_for_the_rows_that_stay_together() -> None:
    columns = (Column("A"), Column("B"))
    long = "woord " * 60
    two = tables.least_height(tables.draw(Table(columns, (Row((long, "1")), Row((long, "2"), group=True)))))
    many = tables.least_height(tables.draw(Table(columns, tuple(Row((long, str(at))) for at in range(9)))))
    assert two > 1.6 * many > 0


@pytest.mark.parametrize("lines", range(20, 60))
def test_a_sum_never_stands_alone_after_a_group_of_one_row(lines: int) -> None:
    layout.fonts.register()
    columns = (Column("A"), Column("B", "right"))
    rows = (
        *(Row((f"r{at}", "1")) for at in range(lines)),
        Row(("Groep",), heading=True),
        Row(("x", "1")),
        Row(("Totaal", "9"), group=True),
    )
    drawn = tables.draw(Table(columns, rows))
    drawn.wrap(WIDTH, 10_000)
    parts = drawn.split(WIDTH, 721)
    assert not parts or len(parts[-1]._rowHeights or parts[-1]._argH) - 1 not in {1, 2}


@pytest.mark.system
@pytest.mark.parametrize("word", ["woord ", "中文", "x", "🙂", "<b>&", "א "])
def test_ten_thousand_characters_from_a_device_end_visibly(make_material: Callable, tmp_path: Path, word: str) -> None:
    scan = make_material().scan
    device = msgspec.structs.replace(scan.devices[0], vendor=(word * 10_000)[:10_000], model="het einde")
    data = pdf.render(make_material("nl", {}, scan=msgspec.structs.replace(scan, devices=(device,), conflicts=()), readiness=None), "nl")
    text = flat(text_of(data, tmp_path, "-raw"))
    assert "[…]" in text
    assert max(text.count(char) for char in {*word.strip()[0], "□"}) > 500
