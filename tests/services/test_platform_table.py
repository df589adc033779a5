"""Exports as portals and spreadsheets make them: encodings, delimiters, headings, and what can't be read is said with its place."""

import codecs
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialtone.domain.problems import InputProblem
from dialtone.services import platform_table
from dialtone.services.platform_table import FIELDS, match, read

TEXT = "MAC-adres;Eigenaar;Toestelmodel\r\n805EC0001021;Hélène D'Hondt;T46U\r\n"


def cells(data: bytes) -> list[dict[str, str]]:
    table = read(data, "p.csv")
    return [{name: row.cells[place] for place, name in table.columns.items() if place < len(row.cells)} for row in table.rows]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(), codecs.BOM_UTF8 + TEXT.encode(), TEXT.encode("cp1252"), TEXT.encode("utf-16"), TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT.encode("utf-16-be"),
        TEXT.replace("\r\n", "\n").encode(), TEXT.replace(";", ",").encode(),
        TEXT.replace(";", "\t").encode(), TEXT.replace(";", "|").encode(), b"sep=;\r\n" + TEXT.encode(), ("\n\n" + TEXT).encode(),
        ("Export van 25/11/2026\r\n\r\n" + TEXT).encode(), TEXT.replace("805EC0001021", '="805EC0001021"').encode(),
        TEXT.replace("805EC0001021", "'805EC0001021").encode(), TEXT.replace("\r\n", "\r").encode(), TEXT.replace(";", '";"').encode(),
    ],
)  # fmt: skip
def test_one_table_in_every_dress(data: bytes) -> None:
    if b'";"' in data:  # all cells in quotes
        data = b"\r\n".join(b'"' + line + b'"' for line in data.split(b"\r\n") if line)
    assert cells(data) == [{"mac": "805EC0001021", "owner": "Hélène D'Hondt", "model": "T46U"}]


@pytest.mark.parametrize(
    ("heading", "columns"),
    [
        ("MAC Address,Assigned to,Device model,Ext.,Last seen", {0: "mac", 1: "owner", 2: "model", 3: "extension", 4: "last_seen"}),
        ("Adresse MAC,Propriétaire,Modèle,Numéro interne,Enregistré", {0: "mac", 1: "owner", 2: "model", 3: "extension", 4: "registered"}),
        ("Serienummer,mac_adres,GEBRUIKER,Merk,Soort", {0: "serial", 1: "mac", 2: "owner", 3: "vendor", 4: "kind"}),
        ("MAC,,MAC,Login:,foo", {0: "mac", 3: "login"}),
        ("Name,Owner,MAC", {1: "owner", 2: "mac"}),
        ("a,b,c", {}),
    ],
)
def test_headings(heading: str, columns: dict[int, str]) -> None:
    assert match(heading.split(",")) == columns


def test_no_heading_stands_for_two_fields() -> None:
    names = Counter(platform_table._heading(alias) for aliases in FIELDS.values() for alias in aliases)
    assert [name for name, count in names.items() if count > 1] == []


def test_doubled_and_empty_headings_are_told_apart_and_named_when_unused() -> None:
    table = read(b"MAC;Note;;Note;Owner\n1;2;3;4;5\n", "p.csv")
    assert table.unused(table.columns) == ("Note (B)", "(C)", "Note (D)")
    assert (table.heading_row, table.recognised) == (1, True)


def test_rows_have_the_numbers_of_the_spreadsheet() -> None:
    table = read(b'Title\n\nMAC;Owner\n1;"An\nJanssens"\n\n2;Bart\n', "p.csv")
    assert [(row.number, row.cells) for row in table.rows] == [(4, ("1", "An Janssens")), (6, ("2", "Bart"))]


def test_another_table_is_not_taken_for_one() -> None:
    for data in (b"name;email\nAn;a@x\n", b"just text", b"a;b\n1;2", b"MAC\n805ec0001021\n"):
        assert not read(data, "p.csv").recognised


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "input.empty-file"), (b" \r\n ", "input.empty-file"), (b"PK\x03\x04rest", "platform.spreadsheet"),
        (b"\xd0\xcf\x11\xe0rest", "platform.spreadsheet"), (b"SQLite format 3\0", "input.is-dossier"),
        (b"\xff\xfeM", "platform.not-text"), (b"a\0b;MAC;Owner and more text here\n", "platform.not-text"),
        (b'MAC;Owner\n1;"An\n2;Bart\n', "platform.quotes"), (b"MAC;Owner\n" + b'1;"' + b"x" * 140_000 + b'"\n', "platform.quotes"),
        (b"MAC;Owner\n" + b"1;A\n" * 20_100, "platform.too-many-rows"), (b"MAC;Owner\n" + b"1;A" * 4_000_000, "platform.too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_no_list_is_refused_with_its_reason(data: bytes, code: str) -> None:
    with pytest.raises(InputProblem) as caught:
        read(data, "p.csv")
    assert caught.value.code == code
    if code == "platform.quotes":
        assert caught.value.params["row"] == 2


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=400) | st.text(alphabet=";,\t\"\n\r=a'é\ufeffMAC", max_size=200).map(lambda text: ("MAC;Owner\n" + text).encode())
)
def test_garbage_is_a_table_or_a_problem(data: bytes) -> None:
    try:
        table = read(data, "p.csv")
    except InputProblem:
        return
    assert all(text.isprintable() for row in table.rows for text in row.cells)
    assert [row.number for row in table.rows] == sorted({row.number for row in table.rows})


CELLS = st.text(st.characters(codec="cp1252", exclude_categories=("Cc", "Zs"), exclude_characters="\xa0\xad"), max_size=12)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), max_size=8), st.sampled_from([";", ",", "\t"]), st.sampled_from(["utf-8-sig", "utf-16"]))
def test_every_cell_arrives(rows: list[tuple[str, str]], delimiter: str, encoding: str) -> None:
    import csv
    import io

    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter).writerows([("MAC", "Owner"), *rows])
    table = read(buffer.getvalue().encode(encoding), "p.csv")
    expected = [tuple(map(platform_table._clean, row)) for row in rows]
    assert [row.cells for row in table.rows] == [row for row in expected if any(row)]


def test_words_for_every_field() -> None:
    from dialtone.words import LANGUAGES, Words

    missing: list[Any] = [
        (language, name) for language in LANGUAGES for name in FIELDS if not Words(language).has(f"platform-field.{name}")
    ]
    assert missing == []
