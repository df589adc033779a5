"""Cables are followed the same way from either end, whatever lies between, and a trace says where and why it stops."""

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain.cabling_trace import CablingIndex, Hop, hop, panel_port, trace, traces
from dialtone.domain.record import Record


def record(**cabling) -> Record:
    return msgspec.convert({"cabling": cabling}, Record)


def chain(panels: int) -> Record:
    """A telephone, an outlet, a link, so many panels and a switch port; without panels the telephone is on the switch."""
    cords, links, outlets = [], [], []
    if panels == 0:
        cords.append({"id": "direct", "a": "device:phone", "b": "switch:s:1"})
    else:
        outlets.append({"id": "O"})
        links.append({"id": "L", "panel": "P1", "port": 7, "outlet": "O"})
        cords.append({"id": "desk", "a": "outlet:O", "b": "device:phone"})
        ties = range(1, panels)
        cords += [{"id": f"tie{number}", "b": f"panel:P{number}:7", "a": f"panel:P{number + 1}:7"} for number in ties]
        cords.append({"id": "patch", "a": f"panel:P{panels}:7", "b": "switch:s:1"})
    racks = [{"id": f"P{number}", "ports": 24} for number in range(1, panels + 1)]
    return record(outlets=outlets, links=links, cords=cords, panels=racks)


@pytest.mark.parametrize(
    ("panels", "way"),
    [
        (0, "device:phone cord:direct switch:s:1"),
        (1, "device:phone cord:desk outlet:O link:L panel:P1:7 cord:patch switch:s:1"),
        (2, "device:phone cord:desk outlet:O link:L panel:P1:7 cord:tie1 panel:P2:7 cord:patch switch:s:1"),
        (3, "device:phone cord:desk outlet:O link:L panel:P1:7 cord:tie1 panel:P2:7 cord:tie2 panel:P3:7 cord:patch switch:s:1"),
    ],
)
def test_from_telephone_to_switch_port_and_back(panels, way):
    held = chain(panels)
    there, back = trace(held, "device:phone"), trace(held, "switch:s:1")
    assert [each.key for each in there.hops] == way.split()
    assert there == back.reverse()
    assert there.complete
    assert back.complete
    assert there.stopped is None
    assert (there.end("device"), there.end("switch")) == (hop("device:phone"), hop("switch:s:1"))


@pytest.mark.parametrize("start", ["outlet:O", "link:L", "panel:P1:7", "panel:P2:7", "cord:tie1", "cord:desk"])
def test_from_the_middle_it_goes_from_the_device_to_the_switch(start):
    assert trace(chain(2), start) == trace(chain(2), "device:phone")


@pytest.mark.parametrize(
    ("cabling", "start", "code", "at"),
    [
        ({}, "device:d", "nothing-plugged", "device:d"),
        ({"cords": [{"id": "C", "a": "device:d"}]}, "device:d", "loose-end", "cord:C"),
        ({"cords": [{"id": "C", "b": "device:d"}]}, "device:d", "loose-end", "cord:C"),
        ({"cords": [{"id": "C", "a": "device:d", "b": "outlet:O"}]}, "device:d", "outlet-no-link", "outlet:O"),
        ({"cords": [{"id": "C", "a": "switch:s", "b": "panel:P:1"}]}, "switch:s", "panel-no-link", "panel:P:1"),
        ({"links": [{"id": "L", "panel": "P", "port": 1, "outlet": "O"}]}, "panel:P:1", "outlet-free", "outlet:O"),
        ({"links": [{"id": "L", "panel": "P", "port": 1, "outlet": "O"}]}, "outlet:O", "panel-not-patched", "panel:P:1"),
        ({"links": [{"id": "L", "outlet": "O"}]}, "outlet:O", "link-no-port", "link:L"),
        ({"links": [{"id": "L", "panel": "P", "outlet": "O"}]}, "outlet:O", "link-no-port", "link:L"),
        ({"links": [{"id": "L", "panel": "P", "port": 1}]}, "panel:P:1", "link-no-outlet", "link:L"),
        (
            {"cords": [{"id": "1", "a": "device:d", "b": "outlet:O"}, {"id": "2", "a": "device:e", "b": "outlet:O"}]},
            "device:d",
            "two-cables",
            "outlet:O",
        ),
        (
            {"links": [{"id": "1", "panel": "P", "port": 1, "outlet": "O"}, {"id": "2", "panel": "P", "port": 1, "outlet": "Q"}]},
            "outlet:O",
            "two-cables",
            "panel:P:1",
        ),
    ],
)
def test_it_says_why_it_stops(cabling, start, code, at):
    found = trace(record(**cabling), start)
    assert found.hops[0].key == start
    assert found.stops[1]
    assert (found.stops[1].code, found.stops[1].at) == (code, at)
    assert not found.complete


def test_a_splitter_is_no_fault_of_the_record_but_ends_the_trace():
    cords = [{"id": "1", "a": "device:d", "b": "outlet:O"}, {"id": "2", "a": "device:e", "b": "outlet:O"}]
    held = record(outlets=[{"id": "O", "splitter": True}], links=[{"id": "L", "panel": "P", "port": 1, "outlet": "O"}], cords=cords)
    found = trace(held, "device:d")
    assert found.stopped
    assert (found.stopped.code, found.stopped.params["cables"]) == ("splitter", ("L", "1", "2"))
    assert len(traces(held, "outlet:O")) == 3


def test_a_cord_in_stock_is_a_path_of_its_own():
    found = trace(record(cords=[{"id": "C"}]), "cord:C")
    assert [each.key for each in found.hops] == ["cord:C"]
    assert [stop.code for stop in found.stops if stop] == ["loose-end", "loose-end"]


def test_a_ring_ends_where_it_began():
    links = [{"id": name, "panel": "P", "port": port, "outlet": f"O{name}"} for name, port in (("a", 1), ("b", 2))]
    cords = [{"id": "x", "a": "panel:P:1", "b": "panel:P:2"}, {"id": "y", "a": "outlet:Oa", "b": "outlet:Ob"}]
    found = trace(record(links=links, cords=cords), "outlet:Oa")
    assert found.hops[0] == found.hops[-1]
    assert {each.key for each in found.hops if each.is_cable} == {"link:a", "link:b", "cord:x", "cord:y"}
    assert {stop.code for stop in found.stops if stop} == {"loop"}


@pytest.mark.parametrize("place", ["panel:P:1", "outlet:O", "switch:s", "device:d"])
def test_a_cord_with_both_ends_in_one_place_ends(place):
    held = record(cords=[{"id": "C", "a": place, "b": place}], links=[{"id": "L", "panel": "P", "port": 1, "outlet": "O"}])
    assert not trace(held, place).complete
    assert {each.id for path in CablingIndex(held).paths() for each in path.hops if each.is_cable} == {"C", "L"}


def test_a_device_on_two_cords_has_two_paths_and_the_complete_one_counts():
    cords = [{"id": "1", "a": "device:d"}, {"id": "2", "a": "switch:s", "b": "device:d"}]
    assert len(traces(record(cords=cords), "device:d")) == 2
    assert trace(record(cords=cords), "device:d").complete


def test_of_several_ports_that_claim_a_device_the_last_read_counts():
    old, new = {"read_at": "2026-11-24T09:00:00Z"}, {"read_at": "2026-11-25T09:00:00Z"}
    for rows in (({"id": "a", **new}, {"id": "b", **old}), ({"id": "b"}, {"id": "a", **old})):
        for order in (rows, rows[::-1]):
            held = record(switch_ports=[{"device": "d", **row} for row in order])
            assert CablingIndex(held).seen_at["d"].id == "a"


def test_names_of_places():
    assert hop(panel_port("0A:B", 7)) == Hop("panel:0A:B:7", "panel", "0A:B", 7)
    assert hop("switch:sw-1:1/0/7") == Hop("switch:sw-1:1/0/7", "switch", "sw-1:1/0/7")
    assert hop("panel:A:7").subject == "panel:A"
    assert hop("outlet:A").subject == "outlet:A"
    assert hop("panel:A:x").port is None
    assert hop("strange") == Hop("strange", "device", "strange")


PLACES = [
    *(f"{kind}:{number}" for kind in ("device", "switch", "outlet") for number in range(3)),
    *(f"panel:P:{port}" for port in range(1, 5)),
]
PLACE = st.none() | st.sampled_from(PLACES)
CORDS = st.lists(st.tuples(PLACE, PLACE), max_size=9)
LINKS = st.lists(st.tuples(st.none() | st.integers(1, 4), st.none() | st.sampled_from("012")), max_size=5)
SPLITTERS = st.sets(st.sampled_from("012"))


def anything(cords, links, splitters) -> Record:
    return record(
        outlets=[{"id": name, "splitter": name in splitters} for name in "012"],
        cords=[{"id": f"c{place}", "a": a, "b": b} for place, (a, b) in enumerate(cords)],
        links=[{"id": f"l{place}", "panel": "P", "port": port, "outlet": outlet} for place, (port, outlet) in enumerate(links)],
    )


@given(CORDS, LINKS, SPLITTERS)
def test_every_cable_is_on_one_path_and_both_ends_see_the_same_path(cords, links, splitters):
    index = CablingIndex(anything(cords, links, splitters))
    cables = [each.key for path in index.paths() for each in path.hops if each.is_cable]
    assert sorted(cables) == sorted([*(f"cord:c{n}" for n in range(len(cords))), *(f"link:l{n}" for n in range(len(links)))])
    for path in index.paths():
        first, last = path.ends
        assert path in traces(index, first.key)
        if first.key != last.key:
            assert path.reverse() in traces(index, last.key)
        for place, cable in zip(path.hops, path.hops[1:], strict=False):
            assert place.is_cable != cable.is_cable
            pair, end = (place, cable) if place.is_cable else (cable, place)
            assert end.key in index.ends[pair.key]


@given(CORDS, LINKS, SPLITTERS)
def test_trace_from_a_is_the_reverse_of_trace_from_b(cords, links, splitters):
    index = CablingIndex(anything(cords, links, splitters))
    for place in PLACES:
        for there in traces(index, place):
            far = there.ends[1].key
            if there.ends[0].key == place != far:
                assert there.reverse() in traces(index, far)
                if len(traces(index, far)) == 1 == len(traces(index, place)):
                    assert trace(index, place) == trace(index, far).reverse()


@given(st.integers(0, 2), st.randoms(use_true_random=False))
def test_the_order_of_the_record_never_shows(panels, shuffle: random.Random):
    held = msgspec.to_builtins(chain(panels))
    for kind, rows in held["cabling"].items():
        held["cabling"][kind] = shuffle.sample(rows, len(rows))
    for cord in held["cabling"]["cords"]:
        if shuffle.random() < 0.5:
            cord["a"], cord["b"] = cord["b"], cord["a"]
    mixed = msgspec.convert(held, Record)
    assert trace(mixed, "device:phone") == trace(chain(panels), "device:phone")
    assert trace(mixed, "switch:s:1") == trace(chain(panels), "device:phone").reverse()
