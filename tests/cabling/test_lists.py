"""The dossier's own lists: exported and read back nothing changes; a cell changed in a spreadsheet is one change."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from making import applied, codes, states
from test_patch_list import records

from dialtone.cabling import lists, tables, writing
from dialtone.cabling.planning import ImportPlan
from dialtone.cabling.spreadsheets import write
from dialtone.domain.changes import KEYLESS
from dialtone.domain.record import Record
from dialtone.dossier import site_file

EXAMPLES = [path for path in sorted(Path(__file__).parent.parent.joinpath("examples").rglob("*.json")) if "expected" not in path.name]
FULL = site_file.read(
    msgspec.json.encode(
        {
            "format": "dialtone-site",
            "version": 1,
            "provider": "allocloud",
            "services": ["business-telephony", "sip-trunking"],
            "customer": {"name": 'Bâkkerij «De "Korst"»', "contacts": [{"name": "An", "phone": "+32 2"}, {"name": "=Bart"}]},
            "order": {"reference": "007", "date": "2026-11-02", "lines": [{"item": "user", "quantity": 12.5}]},
            "automatic_dialler": False,
            "sites": [{"id": "hq", "address": {"street": "Wetstraat", "number": "1", "country": "BE"}}],
            "rooms": [{"id": "r1", "site": "hq", "name": "'s hoek;\nboven", "floor": "-1", "use": "mixed"}],
            "people": [{"id": "p1", "name": "An", "hot_desking": True}],
            "devices": [{"id": "d1", "kind": "deskphone", "person": "p1", "serial": "0012", "fax": {"pages_per_week": 5, "long": False}}],
            "number_blocks": [{"first": "+3225551000", "size": 10, "address": {"municipality": "Hasselt"}}],
            "caller_ids": [{"subject": "p1", "external": "+3225551001"}],
            "conference_rooms": [{"name": "a"}, {}, {"name": "a"}],
            "traffic_packs": [{"name": "pack", "quantity": 3}],
            "checks": [{"id": "c", "state": "done", "at": "2026-11-25T10:00:00Z"}],
            "answers": [{"subject": "p1", "question": "q", "answer": "a"}],
            "cabling": {
                "panels": [{"id": "A", "ports": 24, "reserved": [3, 4]}],
                "outlets": [{"id": "A01"}],
                "links": [{"id": "A01", "panel": "A", "port": 1, "outlet": "A01", "length_m": 12.345}],
                "switches": [{"id": "s"}],
                "switch_ports": [{"id": "s:1", "switch": "s", "macs": ["80:5e:c0:00:00:01", "80:5e:c0:00:00:02"]}],
                "test_files": [{"sha256": "ab"}],
                "tests": [{"id": "t", "link": "A01", "source": "ab", "margin_db": -0.5, "measured": "channel"}],
            },
        }
    ),
    "full.json",
)


def keys(record: Record) -> dict[str, tuple[str, ...]]:
    return {kind: tuple(f"k{place}" for place in range(len(lists.rows_of(record, kind)))) for kind in KEYLESS}


def as_csv(record: Record) -> list[tables.Table]:
    files = [(name, writing.csv_bytes(heading, rows)) for name, heading, rows in lists.written(record)]
    return [tables.read(data, f"/x/{name}.csv", lists.known)[0] for name, data in files]


def as_book(record: Record) -> list[tables.Table]:
    return list(tables.read(write(lists.written(record)), "x.xlsx", lists.known))


def planned(read: list[tables.Table], record: Record) -> ImportPlan:
    return lists.plan(read, record, keys(record))


@pytest.mark.parametrize("form", [as_csv, as_book])
def test_exported_and_read_back_nothing_changes(form) -> None:
    read = form(FULL)
    assert None not in {lists.kind_of(table) for table in read}
    plan = planned(read, FULL)
    assert (plan.refused, plan.edit.changes) == ((), ())
    assert {state for _, state in states(plan)} == {"unchanged"}


@pytest.mark.parametrize("form", [as_csv, as_book])
def test_read_into_an_empty_dossier_everything_is_there(form) -> None:
    assert applied(Record(), planned(form(FULL), Record())) == FULL


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_come_back(path: Path) -> None:
    record = site_file.read(path.read_bytes(), path.name)
    assert applied(Record(), planned(as_csv(record), Record())) == record


@settings(max_examples=60, deadline=None)
@given(records())
def test_any_cabling_comes_back(record: Record) -> None:
    if record != Record():
        assert applied(Record(), planned(as_csv(record), Record())) == record


def change(text: str, name: str, record: Record = FULL) -> ImportPlan:
    return planned([tables.read(text.encode(), f"/x/{name}.csv", lists.known)[0]], record)


def test_a_changed_cell_is_one_change_and_an_empty_one_says_nothing() -> None:
    plan = change("id;name;floor;use\nr1;Zaal;;\nr2;;2;users\n", "rooms")
    assert states(plan) == [(2, "changed"), (3, "added")]
    after = applied(FULL, plan).rooms
    assert (after[0].name, after[0].floor, after[0].use, after[1].floor) == ("Zaal", "-1", "mixed", "2")


def test_part_of_an_address_is_changed_alone() -> None:
    after = applied(FULL, change("id;address.number\nhq;2\n", "sites")).sites[0].address
    assert after is not None
    assert (after.street, after.number) == ("Wetstraat", "2")


def test_rows_without_a_key_are_known_by_their_name() -> None:
    plan = change("name;quantity\npack;5\nother;1\n", "traffic_packs")
    assert states(plan) == [(2, "changed"), (3, "added")]
    assert [(pack.name, pack.quantity) for pack in applied(FULL, plan).traffic_packs] == [("pack", 5), ("other", 1)]


def test_bad_cells_are_refused_by_row_and_column() -> None:
    plan = change("id;use;site\nr1;disco;\nr3;users;hq\nr3;users;hq\n;users;\n", "rooms")
    assert codes(plan) == [("value", 2), ("duplicate", 4), ("missing", 5)]
    assert plan.refused[0].params["column"] == "use"
    assert codes(change("id;ports\nA;many\nB;-3\n", "cabling.panels")) == [("value", 2), ("value", 3)]
    assert codes(change("id;fax.long\nd1;perhaps\n", "devices"))[0] == ("value", 2)
    assert codes(change("path;value\nnowhere;1\norder.date;soon\n", "dossier")) == [("value", 2), ("value", 3)]


@pytest.mark.parametrize(
    ("text", "row", "column"),
    [
        ("order.reference;B-7\norder.date;soon\n", 3, "order.date"),
        ("order.lines[0].item;user\norder.lines[0].quantity;many\n", 3, "order.lines[0].quantity"),
        ("customer.name;De Korst\ncustomer.name.first;x\n", 3, "customer.name.first"),
        ("customer;x\ncustomer.name;De Korst\n", 3, "customer.name"),
        ("customer.name.first;x\ncustomer.name;De Korst\ncustomer.contacts[0].name.x;y\n", 4, "customer.contacts[0].name.x"),
        ("customer.a.a.a.a.a.a.a.a.a;x\n", 2, "customer.a.a.a.a.a.a.a.a.a"),
    ],
)
def test_a_bad_single_value_is_named_by_its_own_row(text: str, row: int, column: str) -> None:
    plan = change(f"path;value\n{text}", "dossier")
    assert [(problem.code, problem.params["row"], problem.params["column"]) for problem in plan.refused] == [
        ("table-row.value", row, column)
    ]


def test_evidence_is_never_changed() -> None:
    assert codes(change("id;link;length_m\nt;A01;99\n", "cabling.tests")) == [("test-kept", 2)]


def test_other_tables_are_none_of_the_lists() -> None:
    for text, name in (("id;colour\na;b\n", "rooms"), ("MAC;Owner\na;b\n", "devices"), ("id;id\na;b\n", "rooms"), ("name\nx\n", "x")):
        assert lists.kind_of(tables.read(text.encode(), f"/x/{name}.csv", lists.known)[0]) is None


def test_a_first_row_of_data_is_not_taken_for_headings() -> None:
    assert lists.known(("x", "y")) == 0
    assert lists.known(("id", "x", "y")) == 3
    assert lists.known(("id", "x", "colour")) == 0
