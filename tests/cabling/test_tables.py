"""Tables are read in any usual form, and what can't be read is refused with its place."""

import datetime as dt
import io
import random
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import table

from dialtone.cabling import mapping, spreadsheets, tables, writing
from dialtone.cabling.tables import TableRow
from dialtone.domain.problems import InputProblem

PLAIN = "Kabel;Resultaat;Lengte (m)\nA1;Geslaagd;12,5\nA2;Mislukt;3\n"
ROWS = (TableRow(2, ("A1", "Geslaagd", "12,5")), TableRow(3, ("A2", "Mislukt", "3")))


def refusal(data: bytes, name: str = "x.csv") -> InputProblem:
    with pytest.raises(InputProblem) as caught:
        tables.read(data, name, mapping.known)
    assert caught.value.params["file"] == name
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", "\t", ",", "|"])
def test_any_usual_encoding_and_delimiter(encoding: str, delimiter: str) -> None:
    text = f"Câble{delimiter}Résultat{delimiter}Longueur (m)\r\nRéunion{delimiter}Réussi{delimiter}12.5\r\n"
    read = table(text.encode(encoding))
    assert (read.heading, read.delimiter, read.heading_row) == (("Câble", "Résultat", "Longueur (m)"), delimiter, 1)
    assert read.rows == (TableRow(2, ("Réunion", "Réussi", "12.5")),)


def test_decimal_commas_do_not_hide_the_semicolon() -> None:
    assert (table(PLAIN).delimiter, table(PLAIN).rows) == (";", ROWS)
    assert table("id;a;b\nx;1,5;2,5\ny;3,5;4,5\n").delimiter == ";"


def test_a_title_above_and_blank_rows_keep_the_numbers_that_a_spreadsheet_shows() -> None:
    read = table("Site Hasselt\n\n" + PLAIN.replace("\nA2", "\n;;\nA2"))
    assert (read.heading_row, [row.number for row in read.rows]) == (3, [4, 6])


def test_trailing_delimiters_doubled_and_empty_headings() -> None:
    read = table("Cable ID,Result,Length,Length,,\nA1,PASS,3,4,x,\n")
    assert read.titles() == ("Cable ID", "Result", "Length (C)", "Length (D)")
    assert read.rows[0].cells == ("A1", "PASS", "3", "4", "x", "")
    inner = table("Cable ID,,Result\nA1,x,PASS\n")
    assert inner.titles() == ("Cable ID", "(B)", "Result")


def test_excels_own_line_and_quoted_line_feeds_and_old_line_ends() -> None:
    assert table("sep=;\n" + PLAIN).heading_row == 2
    assert table('Cable ID;Result;Length\n"A\n1";PASS;3\nA2;FAIL;4\n').rows[1] == TableRow(3, ("A2", "FAIL", "4"))
    assert table(PLAIN.replace("\n", "\r")).rows == ROWS


def test_marks_that_keep_text_as_text_are_taken_off() -> None:
    assert table('Cable ID;Result;Length\n"=""007""";PASS;3\n\'=1+1;\'-5;\'s hoek\n').rows == (
        TableRow(2, ("007", "PASS", "3")),
        TableRow(3, ("=1+1", "-5", "'s hoek")),
    )


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=20))
def test_what_is_written_is_read_back(text: str) -> None:
    written = writing.csv_bytes(("id", "text"), [("x", text)])
    (row,) = tables.read(written, "x", lambda cells: "id" in cells)[0].rows
    assert (*row.cells, "")[1] == text or tables._AS_TEXT.fullmatch(text.strip())


@given(st.text(max_size=12))
def test_no_written_cell_is_a_formula(text: str) -> None:
    kept = writing.harmless(text)
    assert kept.lstrip(" \t\r\n")[:1] not in {"=", "+", "-", "@"}
    assert kept[:1] not in {"\t", "\r", "\n"}
    assert tables.restored(kept) == text or text.lstrip()[:2] == '="'


def book(*sheets: tuple[str, list[list[object]]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_a_workbook_is_a_table_per_sheet_with_rows() -> None:
    data = book(
        ("Leeg", []),
        ("Test", [["Kabel", "Datum", "Lengte", "ok"], ["A1", dt.date(2026, 3, 4), 12.5, True], [], ["007", None, 3.0, None]]),
    )
    (read,) = tables.read(data, "x.xlsx", mapping.known)
    assert (read.sheet, read.heading, read.heading_row) == ("Test", ("Kabel", "Datum", "Lengte", "ok"), 1)
    assert read.rows == (TableRow(2, ("A1", "2026-03-04", "12.5", "true")), TableRow(4, ("007", "", "3")))


def test_a_written_workbook_holds_no_formula_and_comes_back() -> None:
    data = spreadsheets.write([("a", ("x", "y"), [("=1+1", 2.5), ("+32", None), ("\x01x", True)])])
    sheet = openpyxl.load_workbook(io.BytesIO(data))["a"]
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row} <= {"s", "n", "b", "inlineStr"}
    read = tables.read(data, "x", lambda cells: "x" in cells)[0]
    assert [row.cells for row in read.rows] == [("=1+1", "2.5"), ("+32",), ("x", "true")]


def workbook_with(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return buffer.getvalue()


BROKEN = {
    "nothing": (b"", "table.empty"),
    "only a mark": (b"\xef\xbb\xbf", "table.empty"),
    "only blanks": (b"\n ; \n", "table.empty"),
    "zeros": (b"\0" * 50, "table.empty"),
    "a program": (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 4, "table.control"),
    "a zero in text": (b"Kabel;Resultaat\nA1;\0\n", "table.control"),
    "an escape sequence": (b"Kabel;Resultaat\nA1;\x1b[2J\n", "table.control"),
    "half a character": ("Kabel;Resultaat\nA1;ok\n".encode("utf-16")[:-1], "table.not-text"),
    "a quotation mark that never closes": (b'Kabel;Resultaat\nA1;ok\nA2;"ok\nA3;ok\n', "table.quotes"),
    "a cell without end": (b"Kabel;Resultaat\nA1;" + b"x" * 140_000 + b"\n", "table.quotes"),
    "too many columns": (b"Kabel" + b";x" * 300 + b"\n", "table.too-many-columns"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "table.old-workbook"),
    "a cut workbook": (book(("a", [["Kabel"]]))[:-40], "table.workbook"),
    "another zip": (workbook_with(**{"a.txt": b"x"}), "table.not-a-workbook"),
    "a workbook of nonsense": (workbook_with(**{"xl/workbook.xml": b"<a>", "[Content_Types].xml": b"<b"}), "table.workbook"),
    "a workbook that unpacks hugely": (workbook_with(**{"xl/a": b"\0" * 110_000_000}), "table.too-large"),
    "an empty workbook": (book(("a", [])), "table.empty"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_broken_files_are_refused_with_their_name(kind: str) -> None:
    data, code = BROKEN[kind]
    assert refusal(data).code == code


def test_the_row_is_named() -> None:
    assert refusal(BROKEN["a quotation mark that never closes"][0]).params["row"] == 3
    assert refusal(BROKEN["a zero in text"][0]).params["row"] == 2
    assert refusal(b"Kabel;a\nx;y\nz" + b";x" * 300).params["row"] == 3


def test_more_rows_and_bytes_than_any_site_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_ROWS", 20)
    many = [["Kabel", "Resultaat"], *(["x", "ok"] for _ in range(40))]
    assert refusal("\n".join(";".join(row) for row in many).encode()).code == "table.too-many-rows"
    assert refusal(book(("a", many))).code == "table.too-many-rows"
    monkeypatch.setattr(tables, "MAX_BYTES", 10)
    assert refusal(PLAIN.encode()).code == "table.too-large"


def test_a_row_far_below_makes_no_endless_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    made = openpyxl.Workbook()
    made.active["A1"], made.active["A9000"] = "Kabel", "x"
    buffer = io.BytesIO()
    made.save(buffer)
    assert tables.read(buffer.getvalue(), "x", mapping.known)[0].rows[0].number == 9000
    monkeypatch.setattr(spreadsheets, "_MAX_VISITED", 5000)
    assert refusal(buffer.getvalue()).code == "table.too-many-rows"


def test_a_wide_sheet_is_refused_and_a_lying_size_is_not_believed() -> None:
    assert refusal(book(("a", [["Kabel"], ["x"] * 250]))).params["row"] == 2


@given(st.binary(max_size=400))
def test_garbage_is_read_or_refused(data: bytes) -> None:
    try:
        found = tables.read(data, "x", mapping.known)
    except InputProblem as problem:
        assert problem.code.startswith("table.")  # noqa: PT017 - either outcome is right
    else:
        assert all(table.width <= 200 for table in found)


def test_a_damaged_workbook_is_read_or_refused_wherever_the_damage_is() -> None:
    whole = bytearray(book(("a", [["Kabel", "Resultaat"], ["A1", "ok"]])))
    choose = random.Random(7)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(choose.randint(1, 4)):
            data[choose.randrange(len(data))] = choose.randrange(256)
        try:
            tables.read(bytes(data), "x", mapping.known)
        except InputProblem as problem:
            assert problem.code.startswith("table.")  # noqa: PT017 - either outcome is right


def test_letters_of_columns() -> None:
    assert [tables.letter(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
