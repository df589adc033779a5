"""The scheme of identifiers: read back as written, sorted as people count, free ones told apart, proposals that nobody has."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain import cabling_identifiers as identifiers
from dialtone.domain.cabling_identifiers import Identifier, Namer, natural_key, parse, port_name, proposals
from dialtone.domain.record import Panel, Record


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("0A-A07", (None, "0", "A", "A", 7, 2)),
        ("LIE1-0A-A07", ("LIE1", "0", "A", "A", 7, 2)),
        ("12C-AB048", (None, "12", "C", "AB", 48, 3)),
        ("B1A-C01", (None, "B1", "A", "C", 1, 2)),
    ],
)
def test_the_scheme(text, parts):
    found = parse(text)
    assert found
    assert (found.site, found.floor, found.room, found.panel, found.port, found.width) == parts
    assert str(found) == text


@pytest.mark.parametrize("text", ["", "A07", "0A-A7", "0A-A00", "0a-A07", "0A-A07.", " 0A-A07", "0A-A07 ", "0A-Ä07", "0A-A०७", "LOKAAL 3"])
def test_other_identifiers_are_free(text):
    assert parse(text) is None
    assert not identifiers.follows_scheme(text)


SITES = st.none() | st.from_regex(r"[A-Z]{2,6}[0-9]{0,2}", fullmatch=True).filter(lambda text: not text[-1:].isspace())
FLOORS = st.integers(0, 99).map(str) | st.integers(1, 9).map("B{}".format)


@given(SITES, FLOORS, st.sampled_from("ABCZ"), st.sampled_from(["A", "Z", "AB"]), st.integers(1, 9999))
def test_what_is_written_is_read_back(site, floor, room, panel, port):
    written = Identifier(site=site, floor=floor, room=room, panel=panel, port=port, width=max(2, len(str(port))))
    assert parse(str(written)) == written


def test_flaws():
    assert identifiers.flaws("0A-A07") == ()
    assert identifiers.flaws("LOKAAL 3") == ("blank",)
    assert identifiers.flaws("3.") == ("trailing-dot",)
    assert identifiers.flaws("a\tb.") == ("blank", "trailing-dot")
    assert identifiers.flaws("a\x00b") == ("control",)


def test_natural_order():
    assert sorted(["A10", "A2", "a1", "B1", "1", "10", "2"], key=natural_key) == ["1", "2", "10", "a1", "A2", "A10", "B1"]


@given(st.lists(st.text(max_size=8)))
def test_any_names_can_be_sorted(names):
    assert sorted(sorted(names, reverse=True), key=natural_key) is not None
    assert all(natural_key(name) == natural_key(name.casefold()) for name in names)


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_numbers_sort_by_their_value(a, b):
    assert (natural_key(f"A{a}") < natural_key(f"A{b}")) == (a < b)


def test_names_that_people_take_for_one():
    assert set(identifiers.twice([("1", "A07"), ("2", "a 7"), ("3", "A08")])) == {"1", "2"}
    assert set(identifiers.twice([("1", "Réunion-7"), ("2", "Re\u0301union-07"), ("3", "Réunion-\uff17")])) == {"1", "2", "3"}
    assert identifiers.uneven(["A1", "A10", "B1", "C"]) == ("A1",)
    assert identifiers.uneven(["A01", "A10"]) == ()


def test_port_names_are_as_wide_as_the_panel():
    assert port_name(Panel(id="0A-A", ports=24), 7) == "0A-A07"
    assert port_name(Panel(id="0A-A", ports=144), 7) == "0A-A007"
    assert port_name("A", 7) == "A07"


@pytest.mark.parametrize(
    ("floor", "code"),
    [
        (None, "0"),
        ("Gelijkvloers", "0"),
        ("rez-de-chaussée", "0"),
        ("2", "2"),
        ("+1", "1"),
        ("-1", "B1"),
        ("kelder", "B1"),
        ("3de verdieping", "3"),
        ("zolder", "0"),
    ],
)
def test_floors(floor, code):
    assert identifiers.floor_code(floor) == code


def site(**cabling) -> Record:
    rooms = [{"id": "tr0", "floor": "0"}, {"id": "tr1", "floor": "1"}, {"id": "tr0b", "floor": "0"}]
    racks = [{"id": f"R{number}", "room": room} for number, room in enumerate(("tr0", "tr1", "tr0b"))]
    return msgspec.convert({"rooms": rooms, "cabling": {"racks": racks, **cabling}}, Record)


def test_proposals():
    panels = [
        {"id": "boven", "rack": "R0", "position_u": 20, "ports": 24},
        {"id": "onder", "rack": "R0", "position_u": 10, "ports": 24},
        {"id": "1A-C", "rack": "R1", "ports": 24},
        {"id": "x", "rack": "R2", "ports": 48},
    ]
    links = [
        {"id": "k1", "panel": "onder", "port": 3, "outlet": "LOKAAL 3"},
        {"id": "1A-C07", "panel": "1A-C", "port": 7, "outlet": "1A-C07"},
        {"id": "loose"},
    ]
    outlets = [{"id": "LOKAAL 3"}, {"id": "1A-C07"}]
    made = proposals(site(panels=panels, links=links, outlets=outlets, cords=[{"id": "C0007"}, {"id": "blauw"}]))
    assert {(each.kind, each.key): each.identifier for each in made} == {
        ("panels", "boven"): "0A-A",
        ("panels", "onder"): "0A-B",
        ("panels", "x"): "0B-X",
        ("links", "k1"): "0A-B03",
        ("outlets", "LOKAAL 3"): "0A-B03",
        ("cords", "blauw"): "C0008",
    }


def test_what_is_named_by_the_scheme_needs_no_proposal_and_all_proposals_follow_it():
    panels = [{"id": f"p{number}", "rack": f"R{number % 3}", "ports": 24} for number in range(60)]
    record = site(panels=panels)
    named = Namer(record).panels
    assert len(set(named.values())) == 60
    assert all(identifiers.follows_scheme(f"{name}01") for name in named.values())
    again = site(panels=[{"id": named[panel["id"]], "rack": panel["rack"], "ports": 24} for panel in panels])
    assert proposals(again) == ()


def test_several_sites_have_a_code_each():
    data = {
        "sites": [{"id": "a", "name": "Liège"}, {"id": "b", "name": "3"}],
        "cabling": {
            "racks": [{"id": "1", "site": "a"}, {"id": "2", "site": "b"}],
            "panels": [{"id": "p", "rack": "1"}, {"id": "q", "rack": "2"}],
        },
    }
    record = msgspec.convert(data, Record)
    assert Namer(record).panels == {"p": "LIG1-0A-P", "q": "SITE2-0A-Q"}
    assert Namer(record).next_panel("1") == "LIG1-0A-A"
    assert Namer(record).next_cords(2) == ("C0001", "C0002")
