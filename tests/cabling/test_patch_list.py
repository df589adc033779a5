"""Patch lists: read again they change nothing, a port keeps its cable, and what is exported comes back as it was."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import applied, codes, patch_plan, remarks, states

from dialtone.cabling import patch_export, writing
from dialtone.domain.kinds import DeviceKind
from dialtone.domain.record import Cabling, Cord, Device, Link, Outlet, Panel, Rack, Record, Room, Site, Switch, SwitchPort

SITE = Record(
    sites=(Site(id="hq"),),
    rooms=(Room(id="r1", site="hq", name="Bureau"), Room(id="r2", name="Keuken")),
    devices=(
        Device(id="d1", kind=DeviceKind.DESKPHONE, mac="80:5e:c0:00:00:01", extension="101", ip="10.0.0.5"),
        Device(id="d2", kind=DeviceKind.DESKPHONE, mac="80:5e:c0:00:00:02", extension="102"),
    ),
    cabling=Cabling(racks=(Rack(id="K1"),), panels=(Panel(id="A", rack="K1", ports=24),), switches=(Switch(id="s1", name="SW1"),)),
)
HEAD = "Kabel;Paneel;Poort;Aansluitpunt;Lokaal;Lengte (m);Patchkabel;Switch;Switchpoort;Toestel\n"
ROWS = "0A-A01;A;1;0A-A01;Bureau;12,5;C0001;SW1;1/0/1;101\n0A-A02;A;2;0A-A02;Keuken;31,25;C0002;SW1;1/0/2;80-5E-C0-00-00-02\n"


def cabling(record: Record) -> Cabling:
    assert record.cabling is not None
    return record.cabling


@pytest.fixture
def done() -> Record:
    return applied(SITE, patch_plan(HEAD + ROWS, SITE))


def test_a_row_becomes_the_whole_path(done: Record) -> None:
    held = cabling(done)
    assert held.links[0] == Link(id="0A-A01", panel="A", port=1, outlet="0A-A01", length_m=12.5)
    assert held.outlets == (Outlet(id="0A-A01", room="r1"), Outlet(id="0A-A02", room="r2"))
    assert held.switch_ports[0] == SwitchPort(id="s1:1/0/1", switch="s1", name="1/0/1")
    assert {(cord.id, cord.a, cord.b) for cord in held.cords} == {
        ("C0001", "switch:s1:1/0/1", "panel:A:1"),
        ("C0003", "outlet:0A-A01", "device:d1"),
        ("C0002", "switch:s1:1/0/2", "panel:A:2"),
        ("C0004", "outlet:0A-A02", "device:d2"),
    }
    assert (held.panels, held.switches, done.rooms) == (cabling(SITE).panels, cabling(SITE).switches, SITE.rooms)


def test_importing_again_changes_nothing(done: Record) -> None:
    again = patch_plan(HEAD + ROWS, done)
    assert (states(again), again.edit.changes) == ([(2, "unchanged"), (3, "unchanged")], ())


def test_what_a_row_does_not_say_stays(done: Record) -> None:
    plan = patch_plan("Kabel;Paneel;Poort;Categorie\n0A-A01;A;1;Cat 6A\n", done)
    assert states(plan) == [(2, "changed")]
    after = cabling(applied(done, plan)).links[0]
    assert after == Link(id="0A-A01", panel="A", port=1, outlet="0A-A01", length_m=12.5, category="Cat 6A")


def test_new_panels_switches_and_rooms_are_made_and_rooms_are_told() -> None:
    plan = patch_plan(HEAD + "X;B;7;X;Zolder;;;SW9;5;\n", SITE)
    after = applied(SITE, plan)
    assert (cabling(after).panels[-1], cabling(after).switches[-1]) == (Panel(id="B"), Switch(id="SW9", name="SW9"))
    assert after.rooms[-1] == Room(id="Zolder", name="Zolder")
    assert remarks(plan) == ["room-new"]


def test_a_port_that_has_a_cable_keeps_it_and_the_row_says_which(done: Record) -> None:
    plan = patch_plan(HEAD + "NEW;A;1;X;;;;;;\n;;;0A-A02;;;;SW1;1/0/1;\n;A;2;;;;C9;SW1;1/0/9;\n;;;0A-A02;;;;;;101\n;A;1;Y;;;;;;\n", done)
    assert codes(plan) == [("taken", row) for row in (2, 3, 4, 5, 6)]
    assert [(p.params["place"], p.params["cable"]) for p in plan.refused] == [
        ("A01", "0A-A01"), ("s1 1/0/1", "C0001"), ("A02", "C0002"), ("0A-A02", "C0004"), ("A01", "0A-A01"),
    ]  # fmt: skip
    assert plan.edit.changes == ()


def test_two_cords_and_two_links_change_places(done: Record) -> None:
    swapped = ROWS.replace("A;1;", "A;@;").replace("A;2;", "A;1;").replace("A;@;", "A;2;").replace("1/0/1", "@").replace("1/0/2", "1/0/1")
    plan = patch_plan(HEAD + swapped.replace("@", "1/0/2"), done)
    assert states(plan) == [(2, "changed"), (3, "changed")]
    held = cabling(applied(done, plan))
    assert [(link.id, link.port) for link in held.links] == [("0A-A01", 2), ("0A-A02", 1)]
    assert {(cord.id, cord.a, cord.b) for cord in held.cords} >= {
        ("C0001", "switch:s1:1/0/2", "panel:A:2"),
        ("C0002", "switch:s1:1/0/1", "panel:A:1"),
    }


def test_a_move_that_waits_for_a_refused_one_is_refused_too(done: Record) -> None:
    text = HEAD + "0A-A01;A;2;0A-A01;;;;;;\n0A-A02;A;99;0A-A02;;;;;;\n"
    plan = patch_plan(text, done)
    assert codes(plan) == [("taken", 2), ("port-beyond", 3)]
    assert plan.edit.changes == ()


def test_a_cable_that_is_named_but_does_not_move_keeps_its_place(done: Record) -> None:
    text = "Kabel;Paneel;Poort;Aansluitpunt;Device cord;Categorie\nNEW;A;1;X;;\n0A-A01;;;;;Cat 6\n;;;0A-A02;C9;\n;;;;C0004;Cat 6\n"
    plan = patch_plan(text, done)
    assert codes(plan)[:1] == [("taken", 2)]
    assert ("taken", 4) in codes(plan)
    held = cabling(applied(done, plan))
    assert [(link.port, link.category) for link in held.links] == [(1, "Cat 6"), (2, None)]
    assert held.cords == cabling(done).cords


BAD = {
    "K;A;0;X;;;;;;": "port",
    "K;A;x;X;;;;;;": "port",
    "K;A;B7;X;;;;;;": "port",
    "K;A;25;X;;;;;;": "port-beyond",
    "K;A;;X;;;;;;": "no-port",
    "K;;7;X;;;;;;": "no-panel",
    "K;A;5;X;;zeven;;;;": "number",
    "K;A;5;X;;-7;;;;": "length-range",
    "K;A;5;X;;;;;1/0/7;": "no-switch",
    "K;A;5;X;;;;;;;extra": "too-many-cells",
    f"K;A;5;{'x' * 300};;;;;;": "too-long",
    ";;;;Bureau;;;;;": "says-nothing",
    ";;;;;;;SW1;;": "says-nothing",
}


@pytest.mark.parametrize("row", BAD)
def test_a_bad_row_leaves_nothing_and_the_others_come_in(row: str) -> None:
    plan = patch_plan(HEAD + row + "\n" + ROWS, SITE)
    assert codes(plan) == [(BAD[row], 2)]
    assert applied(SITE, plan) == applied(SITE, patch_plan(HEAD + ROWS, SITE))


def test_an_unknown_device_is_told_and_the_rest_of_its_row_taken() -> None:
    plan = patch_plan(HEAD + "K;A;5;X;;;;;;999\n", SITE)
    assert (remarks(plan), states(plan)) == (["device-unknown"], [(2, "added")])
    assert cabling(applied(SITE, plan)).cords == ()
    assert remarks(patch_plan(HEAD + ";A;5;;;;;;;101\n", SITE)) == ["device-nowhere"]


@pytest.mark.parametrize(("panel", "port"), [("A", "07"), ("A", "A07"), ("A", "A-7"), ("", "A-07"), ("", "A07"), ("", "A:7"), ("A07", "")])
def test_panel_and_port_in_one_name_or_two(panel: str, port: str) -> None:
    plan = patch_plan(f"Paneel;Poort;Aansluitpunt\n{panel};{port};X\n", SITE)
    assert cabling(applied(SITE, plan)).links == (Link(id="X", panel="A", port=7, outlet="X"),)


def test_a_list_of_cords_alone_by_any_name_of_their_ends(done: Record) -> None:
    text = "Patch cord;Van;Naar;Lengte patchkabel\nC0100;SW1 1/0/1;outlet:0A-A01;0,5\nC0101;;;2\nC0102;A-03;102;\nC0103;nergens;A-04;\n"
    fresh = applied(SITE, patch_plan(HEAD + "0A-A01;;;0A-A01;;;;SW1;1/0/1;\n", SITE))
    fresh = msgspec.structs.replace(fresh, cabling=msgspec.structs.replace(cabling(fresh), cords=()))
    plan = patch_plan(text.replace("SW1 1/0/1", "s1:1/0/1"), fresh)
    assert codes(plan) == [("end-unknown", 5)]
    assert cabling(applied(fresh, plan)).cords == (
        Cord(id="C0100", a="switch:s1:1/0/1", b="outlet:0A-A01", length_m=0.5),
        Cord(id="C0101", length_m=2.0),
        Cord(id="C0102", a="panel:A:3", b="device:d2"),
    )


def test_a_new_cord_never_takes_a_name_that_the_list_uses_further_on() -> None:
    plan = patch_plan(HEAD + ROWS.replace("C0001", "").replace("C0002", "C0001"), SITE)
    ids = {cord.id: cord.b for cord in cabling(applied(SITE, plan)).cords if (cord.a or "").startswith("switch:")}
    assert ids == {"C0002": "panel:A:1", "C0001": "panel:A:2"}


def exported(record: Record) -> bytes:
    return writing.csv_bytes(patch_export.COLUMNS, patch_export.rows(record))


def test_what_is_exported_comes_back_as_it_was(done: Record) -> None:
    plan = patch_plan(exported(done), done)
    assert plan.edit.changes == ()
    assert {state for _, state in states(plan)} == {"unchanged"}
    bare = msgspec.structs.replace(SITE, cabling=None)
    made = cabling(applied(bare, patch_plan(exported(done), bare)))
    assert (made.links, {(cord.id, cord.a, cord.b) for cord in made.cords}) == (
        tuple(msgspec.structs.replace(link) for link in cabling(done).links),
        {(cord.id, (cord.a or "").replace("s1:", "SW1:"), cord.b) for cord in cabling(done).cords},
    )


names = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"], exclude_characters="|"), min_size=1, max_size=6).filter(
    lambda text: text.strip("'") == text and text not in {"-", "–", "—", "?"} and text.casefold() not in {"na", "none", "null"}
)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Any small cabling that holds together: links, loose and tied cords, names that look like formulas."""
    panels = draw(st.lists(names, min_size=1, max_size=2, unique_by=str.casefold))
    outlets = draw(st.lists(names, max_size=4, unique_by=str.casefold))
    devices = draw(st.lists(names, max_size=2, unique_by=str.casefold))
    ports = draw(st.lists(names, max_size=3, unique_by=str.casefold))
    places = draw(st.permutations([(panel, port) for panel in panels for port in range(1, 5)]))
    links = [
        Link(
            id=f"L{n}",
            panel=place[0],
            port=place[1],
            outlet=outlet,
            length_m=draw(st.none() | st.integers(0, 9_999_999).map(lambda v: v / 1000)),
        )
        for n, (outlet, place) in enumerate(zip(outlets, places, strict=False))
        if draw(st.booleans())
    ]
    free = [f"panel:{panel}:{port}" for panel, port in places] + [f"outlet:{outlet}" for outlet in outlets]
    free += [f"switch:s:{port}" for port in ports] + [f"device:{device}" for device in devices]
    ends = draw(st.permutations([*free, None, None]))
    cords = [
        Cord(id=f"C{n:04d}", a=a, b=b, colour=draw(st.none() | names), length_m=draw(st.none() | st.just(1.5)))
        for n, (a, b) in enumerate(zip(ends[::2], ends[1::2], strict=False), 1)
    ]
    return Record(
        devices=tuple(Device(id=device) for device in devices),
        cabling=Cabling(
            panels=tuple(Panel(id=panel) for panel in panels),
            outlets=tuple(Outlet(id=outlet) for outlet in outlets),
            links=tuple(links),
            switches=(Switch(id="s"),),
            switch_ports=tuple(SwitchPort(id=f"s:{port}", switch="s", name=port) for port in ports),
            cords=tuple(cords),
        ),
    )


@settings(max_examples=150, deadline=None)
@given(records())
def test_any_record_exported_and_read_back_is_unchanged(record: Record) -> None:
    plan = patch_plan(exported(record), record)
    assert [problem.code for problem in plan.refused] == []
    assert plan.edit.changes == ()


@settings(max_examples=150, deadline=None)
@given(
    records(),
    st.lists(
        st.lists(st.sampled_from(["", "A", "L1", "1", "2", "C0001", "x", "s", "-", "outlet:x"]), min_size=10, max_size=10), max_size=8
    ),
)
def test_any_list_gives_a_record_that_holds_together_and_again_changes_nothing(record: Record, rows: list[list[str]]) -> None:
    text = HEAD + "\n".join(";".join(row) for row in rows) + "\n"
    plan = patch_plan(text, record, decimal=",")
    after = applied(record, plan)
    places: dict[str, list[str]] = {}
    for link in cabling(after).links:
        if link.panel and link.port:
            places.setdefault(f"panel:{link.panel}:{link.port}", []).append(link.id)
        if link.outlet:
            places.setdefault(f"outlet:{link.outlet}", []).append(link.id)
    assert all(len(ids) == 1 for ids in places.values())
    taken = {row.number for row in plan.rows if row.state != "refused"}
    again = patch_plan(text, after, decimal=",")
    assert {row.number for row in again.rows if row.state in {"added", "changed"}} <= taken


def test_zeros_that_a_spreadsheet_ate_are_told_once_per_name() -> None:
    first = applied(SITE, patch_plan("Panel;Port;Outlet;Switch;Switch port\n01;1;W-01;S07;1\n01;2;W-02;S07;2\n", SITE))
    plan = patch_plan("Panel;Port;Outlet;Switch;Switch port\n1;1;W-1;S7;1\n1;2;W-2;S7;2\n1;3;W-3;S7;3\n", first)
    told = [(row.number, one.params["value"], one.params["likely"]) for row in plan.rows for one in row.remarks]
    assert told == [(2, "1", "01"), (2, "W-1", "W-01"), (2, "S7", "S07"), (3, "W-2", "W-02")]
    assert {one.code for row in plan.rows for one in row.remarks} == {"table-row.place-likely"}


@pytest.mark.parametrize("port", ["-3", "0", "-0", "00", "10001", "1000000000"])
def test_a_port_that_no_panel_has_is_refused_and_not_made_another(port: str) -> None:
    plan = patch_plan(f"Panel;Port;Outlet\nZ;{port};o1\n")
    assert [problem.code for problem in plan.refused] == ["table-row.port"]
    assert plan.edit.changes == ()


@pytest.mark.parametrize(
    ("end", "refused"),
    [("A 0", "port"), ("A 25", "port-beyond"), ("A-99999", "port"), ("panel:A:25", "port-beyond"), ("panel:A:0", "port")],
)
def test_an_end_beyond_a_panel_is_refused_by_its_row(end: str, refused: str) -> None:
    record = Record(cabling=Cabling(panels=(Panel(id="A", ports=24),)))
    plan = patch_plan(f"Cord;A;B\nC9;{end};\nC10;A 24;\n", record)
    assert [(problem.code, problem.params["row"]) for problem in plan.refused] == [(f"table-row.{refused}", 2)]
    assert [cord.a for cord in cabling(applied(record, plan)).cords] == ["panel:A:24"]


def test_a_port_is_one_place_however_many_zeros_it_is_written_with() -> None:
    record = Record(cabling=Cabling(panels=(Panel(id="A", ports=24),), cords=(Cord(id="C1", a="panel:A:7"),)))
    assert patch_plan("Cord;A;B\nC1;panel:A:07;\n", record).edit.changes == ()
    assert [problem.params["cable"] for problem in patch_plan("Cord;A;B\nC2;panel:A:007;\n", record).refused] == ["C1"]
