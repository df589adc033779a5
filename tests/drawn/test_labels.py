"""Labels on paper: every code is read back from the page as printed, and stands where the sheet has its label."""

import csv
import io

import pikepdf
import pytest
import zxingcpp
from drawn_site import site
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image

from dialtone import resources
from dialtone.domain.labels import KINDS, Choice, Label, labels
from dialtone.domain.problems import InputProblem
from dialtone.domain.record import Cabling, Link, Panel, Record
from dialtone.report import fonts
from dialtone.report.labels import codes, pages, sheets, table
from dialtone.report.labels.layout import fill, padding
from dialtone.report.labels.values import Setup
from dialtone.words import Words

WORDS = Words("nl")
SAY = WORDS.text
SHEETS = [medium for medium in sheets.load().values() if isinstance(medium, sheets.Sheet)]
TAPES = [medium for medium in sheets.load().values() if isinstance(medium, sheets.Tape)]
AWKWARD = ("0A-A07", "LIE1-0A-A07", "C0123", "Réunion/3", "sw1:GigabitEthernet1/0/24", "Kast «é» 1", "-1A-A07")


def read(image: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(image)]


def seen(page: Image.Image) -> Image.Image:
    """A page of a tape printer as a reader sees it: dots are black or white, and each of them is some pixels large."""
    dots = page.point(lambda grey: 255 if grey > 127 else 0)
    return dots.resize((dots.width * 3, dots.height * 3), Image.Resampling.NEAREST)


def awkward(kind: str = "links") -> list[Label]:
    return [Label(kind=kind, code=code, lines=("Secretariaat", "→ R1"), wrap=True) for code in AWKWARD]


@pytest.mark.system
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
@pytest.mark.parametrize("code", ["datamatrix", "qr"])
def test_every_code_on_a_sheet_is_read_back_at_300_dpi(sheet, code, record, looked_at):
    made = [*labels(record, Choice(kinds=("links", "cords")), SAY), *awkward()]
    printed = pages.render(made, sheet, Setup(code=code), WORDS)
    found = [text for page in range(1, printed.pages + 1) for text in read(looked_at(printed.pdf, 300, page))]
    wanted = [label.code for label in made if label.code not in printed.no_code]
    assert sorted(found) == sorted(wanted)
    assert set(printed.no_code) < set(AWKWARD), "an identifier of the scheme has a code on every sheet"


@pytest.mark.system
@pytest.mark.parametrize("tape", TAPES, ids=lambda tape: tape.name)
def test_every_code_on_a_tape_is_read_back_as_its_head_prints_it(tape, looked_at):
    made = awkward("outlets")
    printed = pages.render(made, tape, Setup(), WORDS)
    assert printed.pages == len(made)
    for number, label in enumerate(made, 1):
        page = looked_at(printed.pdf, tape.dpi, number)
        assert page.height == pytest.approx(tape.height / 25.4 * tape.dpi, abs=1)
        assert read(seen(page)) == ([] if label.code in printed.no_code else [label.code])
    assert "0A-A07" not in printed.no_code
    assert "LIE1-0A-A07" not in printed.no_code


@pytest.mark.system
@pytest.mark.parametrize("code", ["0A-A07", "LIE1-0A-A07", "C0123"])
def test_a_code_of_4_mm_is_read_back_at_180_dpi(code, looked_at):
    tape = sheets.Tape(name="narrow", title="4 mm", height=6.0, printable=4.0, dpi=180)
    filled = fill(Label(kind="cords", code=code), 30.0, 4.0, "datamatrix", dot=25.4 / 180)
    assert filled.code is not None
    assert filled.code.modules * filled.module <= 4.0
    printed = pages.render([Label(kind="cords", code=code)], tape, Setup(), WORDS)
    assert read(seen(looked_at(printed.pdf, 180))) == [code]


@pytest.mark.system
def test_labels_stand_where_the_sheet_has_them(record, looked_at):
    sheet = next(one for one in SHEETS if one.name == "avery-l4732")
    made = labels(record, Choice(kinds=("outlets",)), SAY)
    setup = Setup(start=7, offset_x=12, offset_y=-8)
    printed = pages.render(made, sheet, setup, WORDS)
    dpi = 300
    found = {code.text: code.position for code in zxingcpp.read_barcodes(looked_at(printed.pdf, dpi))}
    for at, label in enumerate(made):
        x, y = sheet.place(6 + at)
        corner = found[label.code].top_left
        millimetres = corner.x / dpi * 25.4, corner.y / dpi * 25.4
        assert millimetres[0] == pytest.approx(x + padding(sheet.label[0]) + 1.2, abs=0.4)
        assert y - 0.8 < millimetres[1] < y - 0.8 + sheet.label[1]
        assert x < millimetres[0] < x + sheet.label[0]


def test_the_first_label_of_the_next_sheet():
    sheet = next(one for one in SHEETS if one.name == "avery-l7160")
    made = awkward() * 4
    for start, expected in ((1, 2), (15, 2), (16, 3)):
        printed = pages.render(made, sheet, Setup(start=start), WORDS)
        with pikepdf.open(io.BytesIO(printed.pdf)) as opened:
            assert len(opened.pages) == printed.pages == expected
            assert opened.Root.ViewerPreferences.PrintScaling == "/None"


def test_the_same_labels_give_the_same_file(record):
    made = labels(record, Choice(kinds=KINDS), SAY)
    assert pages.render(made, SHEETS[0], Setup(), WORDS).pdf == pages.render(made, SHEETS[0], Setup(), WORDS).pdf


@pytest.mark.system
def test_the_test_page_has_rulers_of_100_mm(looked_at):
    for sheet in SHEETS:
        image = looked_at(pages.preparation(sheet, Setup(), WORDS), 254)  # ten dots to the mm
        # the lines of the rulers are the longest dark runs inside the white field around them
        middle = image.height // 2
        base = middle + 540
        row = [image.getpixel((x, base)) < 128 for x in range(image.width // 2 - 560, image.width // 2 + 560)]
        column = [image.getpixel((image.width // 2 - 500, y)) < 128 for y in range(middle - 500, middle + 560)]
        assert sum(row) == pytest.approx(1_000, abs=6), sheet.name
        assert sum(column) == pytest.approx(1_000, abs=6), sheet.name


def test_both_ends_of_a_cable_carry_its_identifier(record):
    made = labels(record, Choice(kinds=("cords",), only=("C0003",)), SAY)
    assert [(label.code, label.end) for label in made] == [("C0003", "A"), ("C0003", "B")]
    assert made[0].lines == ("sw-kast 1/0/3", "→ 0A-A / 3")
    assert made[1].lines == ("0A-A / 3", "→ sw-kast 1/0/3")
    assert SAY("drawing.loose") in labels(record, Choice(kinds=("cords",), only=("C0999",)), SAY)[1].lines


def test_a_link_s_label_says_where_the_other_end_is(record):
    made = labels(record, Choice(kinds=("links",), only=("0A-A03",)), SAY)
    assert [label.lines for label in made] == [("R1", "→ Secretariaat"), ("Secretariaat", "→ R1")], "its own name isn't said again"
    held = Cabling(links=(Link(id="L", panel="P", port=3, outlet="O"), Link(id="M")))
    made = labels(Record(cabling=held), Choice(kinds=("links",)), SAY)
    unknown = SAY("general.unknown")
    assert [label.lines for label in made] == [("P03", "→ O"), ("O", "→ P03"), *[(unknown, f"→ {unknown}")] * 2]


def test_labels_come_in_natural_order_and_only_what_is_chosen(record):
    made = labels(record, Choice(kinds=("ports",), only=("0A-A",)), SAY)
    assert [label.code for label in made] == [f"0A-A{at:02}" for at in range(1, 25)]
    assert made[2].lines == ("Secretariaat",)
    everything = labels(record, Choice(kinds=KINDS), SAY)
    assert {label.kind for label in everything} == set(KINDS)
    assert not labels(record, Choice(kinds=KINDS, only=("nothing",)), SAY)


def test_a_port_carries_the_identifier_of_its_link():
    held = Cabling(panels=(Panel(id="P", ports=2),), links=(Link(id="L-9", panel="P", port=2),))
    made = labels(Record(cabling=held), Choice(kinds=("ports",)), SAY)
    assert [(label.code, label.lines) for label in made] == [("L-9", ("P02",)), ("P01", ())]


def test_a_wrapped_label_repeats_its_text_downwards_and_beside():
    fonts.register()
    filled = fill(awkward()[0], 62.0, 36.0, "none", wrap=True)
    assert {line.text for line in filled.lines} == {"0A-A07"}
    assert len({line.left for line in filled.lines}) >= 2
    assert len({line.baseline for line in filled.lines}) >= 6
    assert len(fill(awkward()[0], 62.0, 36.0, "none").lines) == 3


def test_what_doesn_t_fit_is_told_and_never_run_over():
    fonts.register()
    long = Label(kind="outlets", code="X" * 70)
    filled = fill(long, 15.8, 8.0, "datamatrix")
    assert filled.no_code
    assert filled.cut
    assert filled.lines[0].text.endswith("…")
    printed = pages.render([long, *awkward()], SHEETS[0], Setup(), WORDS)
    assert printed.cut[0] == long.code
    assert set(printed.cut) <= {long.code, *AWKWARD}
    assert long.code in printed.no_code


@settings(max_examples=150, deadline=None)
@given(
    code=st.text(min_size=1, max_size=40),
    lines=st.lists(st.text(max_size=40), max_size=4).map(tuple),
    width=st.floats(4, 80),
    height=st.floats(2, 40),
    kind=st.sampled_from(["datamatrix", "qr", "none"]),
    wrap=st.booleans(),
)
def test_whatever_stands_on_a_label_stays_on_it(code, lines, width, height, kind, wrap):
    fonts.register()
    filled = fill(Label(kind="links", code=code, lines=lines, wrap=True), width, height, kind, wrap=wrap)
    if filled.code is not None:
        side = filled.code.modules * filled.module
        assert side <= height + 1e-6
        assert side <= width + 1e-6
        assert filled.code_top >= -1e-6
    for line in filled.lines:
        assert line.baseline <= height + line.size * 0.3
        font = fonts.BOLD if line.bold else fonts.REGULAR
        if width - filled.text_left > 2.0:  # below that not even «…» has room
            assert filled.text_left + line.left + fonts.width(line.text, font, line.size) <= width + 0.1


@settings(max_examples=80, deadline=None)
@given(text=st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30))
def test_a_code_holds_the_identifier_and_nothing_else(text):
    for kind in ("datamatrix", "qr"):
        code = codes.encode(text, kind)
        if code is None:
            continue
        side = (code.modules + 8) * 4
        image = Image.new("L", (side, side), 255)
        for row, first, length in code.runs():
            image.paste(0, ((first + 4) * 4, (row + 4) * 4, (first + 4 + length) * 4, (row + 5) * 4))
        assert read(image) == [text]


# --- tables for tape printers --------------------------------------------------------------------------------------------------------


def rows(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf"), "a spreadsheet here takes the file for UTF-8 only with its mark"
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def test_the_table_has_a_row_per_label(record):
    made = labels(record, Choice(kinds=("cords", "outlets")), SAY)
    head, *body = rows(table.table(made))
    assert head == list(table.COLUMNS)
    assert [row[0] for row in body] == [label.code for label in made]
    assert body[0] == ["C0001", "sw-kast 1/0/1", "→ 0A-A / 1", "", "A", "cords"]


@given(st.text(max_size=400))
def test_a_cell_is_one_short_line_and_no_formula(text):
    cell = table.cell(text)
    assert len(cell) <= table.LONGEST_CELL
    assert not set(cell) & set("\r\n\t")
    assert cell[:1] not in {"=", "@"}


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("-1A-A07", "-1A-A07"),
        ("+32 2 123", "+32 2 123"),
        ("=1+1", "'=1+1"),
        ("-2+3", "'-2+3"),
        ("-2|calc!A0", "'-2|calc!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("a\nb", "a b"),
    ],
)
def test_only_formulas_are_quoted(text, cell):
    assert table.cell(text) == cell


def test_p_touch_takes_no_more_rows():
    assert len(rows(table.table([Label(kind="links", code="x")] * 70_000))) == table.MOST_ROWS


# --- sheets as data ------------------------------------------------------------------------------------------------------------------


def test_the_shipped_sheets_fit_their_pages():
    assert len(SHEETS) >= 7
    for sheet in SHEETS:
        x, y = sheet.place(sheet.each - 1)
        assert x + sheet.label[0] <= sheet.page[0]
        assert y + sheet.label[1] <= sheet.page[1]


@pytest.fixture
def own(tmp_path, monkeypatch):
    folder = tmp_path / "labels"
    folder.mkdir()
    monkeypatch.setattr(resources, "user_folder", lambda: tmp_path)
    return folder / "own.toml"


SHEET = """format = 1
source = "measured"
[[sheet]]
name = "{name}"
title = "Own"
label = {label}
count = [2, 2]
first = [10, 10]
pitch = [50, 20]
"""


def test_a_partner_s_own_sheet_is_found_and_replaces_one_of_the_same_name(own):
    own.write_text(SHEET.format(name="avery-l4732", label="[40, 15]"))
    found = sheets.load()
    assert found["avery-l4732"].title == "Own"
    assert "herma-10001" in found


@pytest.mark.parametrize("label", ["[60, 15]", "[40, 25]", "[40]", '["a", 1]', "[-1, 15]", "[40, 15"])
def test_a_sheet_that_can_t_be_is_refused_with_its_file(own, label):
    own.write_text(SHEET.format(name="own", label=label))
    with pytest.raises(InputProblem) as raised:
        sheets.load()
    assert raised.value.code == "labels.invalid"
    assert str(own) in WORDS.problem(raised.value)


def test_an_own_sheet_of_megabytes_is_refused(own):
    own.write_text("#" * 300_000)
    with pytest.raises(InputProblem):
        sheets.load()


def test_labels_of_a_large_site(looked_at):
    record = site()
    many = tuple(Link(id=f"L{at:04}", panel="0A-A", port=1) for at in range(1_000))
    made = labels(replace(record, cabling=replace(record.cabling, links=many)), Choice(), SAY)
    printed = pages.render(made, SHEETS[0], Setup(start=100), WORDS)
    assert printed.labels == 2_000
    assert printed.pages == -(-(2_000 + 99) // SHEETS[0].each)
