"""Racks, panels, traces, the network and floor plans as shapes."""

from collections import Counter
from itertools import pairwise

import pytest
from drawn_site import site
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dialtone.domain.cabling_trace import CablingIndex, Trace, trace
from dialtone.domain.drawing import Box, Circle, Drawing, Line, Picture, Polyline, Text
from dialtone.domain.drawings.floor_plan import PlanPicture, floor_plan
from dialtone.domain.drawings.panel_front import panel_front
from dialtone.domain.drawings.ports import MOST_PORTS, category_name, failed_links, panel_ports
from dialtone.domain.drawings.rack_elevation import rack_elevation
from dialtone.domain.drawings.topology import MOST_LINES, topology
from dialtone.domain.drawings.trace_strip import trace_strip
from dialtone.domain.record import Cabling, Cord, Panel, Rack, Record, Switch
from dialtone.words import Words

SAY = Words("en").text


def texts(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Text)]


def corners(shape: object) -> list[tuple[float, float]]:
    if isinstance(shape, Line):
        return [(shape.x1, shape.y1), (shape.x2, shape.y2)]
    if isinstance(shape, Polyline):
        return list(shape.points)
    if isinstance(shape, Circle):
        return [(shape.x - shape.radius, shape.y - shape.radius), (shape.x + shape.radius, shape.y + shape.radius)]
    if isinstance(shape, Box | Picture):
        return [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
    assert isinstance(shape, Text)
    return [(shape.x, shape.y)]


def inside(drawing: Drawing, slack: float = 0.0) -> None:
    assert drawing.width > 0
    assert drawing.height > 0
    for shape in drawing.shapes:
        for x, y in corners(shape):
            assert -slack - 1e-6 <= x <= drawing.width + slack + 1e-6, shape
            assert -slack - 1e-6 <= y <= drawing.height + slack + 1e-6, shape


def test_ports_are_used_free_reserved_or_faulty(index):
    panel = index.panels["0A-A"]
    states = {port.number: port.state for port in panel_ports(index, panel, failed_links(index))}
    assert states[1] == "used"
    assert states[5] == "fault", "the last test of its link failed"
    assert states[7] == "free"
    assert states[17] == "fault"
    assert states[20] == "reserved"
    assert Counter(states.values()) == {"used": 5, "free": 16, "fault": 2, "reserved": 1}


@pytest.mark.parametrize(("noted", "shown"), [("6A", "Cat 6A"), ("5e", "Cat 5e"), ("Cat 6", "Cat 6"), ("OS2", "OS2"), (None, None)])
def test_a_category_is_called_so(noted, shown):
    assert category_name(noted) == shown


def test_the_last_result_counts(index):
    assert failed_links(index) == {"0A-A05"}


def test_a_reserved_port_that_is_patched_is_in_use():
    held = Cabling(panels=(Panel(id="P", ports=2, reserved=(1, 2)),), cords=(Cord(id="C", a="panel:P:1"),))
    index = CablingIndex(Record(cabling=held))
    assert [port.state for port in panel_ports(index, held.panels[0], frozenset())] == ["used", "reserved"]


def test_a_panel_shows_where_every_port_leads(index, say):
    drawing = panel_front(index, index.panels["0A-A"], say)
    inside(drawing)
    shown = texts(drawing)
    assert "0A-A07" in shown
    assert "1/0/3" in shown
    assert "1/0/7" not in shown
    assert {f"panel-port:0A-A:{at}" for at in range(1, 25)} <= {shape.subject for shape in drawing.shapes}
    hint = next(shape.hint for shape in drawing.shapes if shape.subject == "panel-port:0A-A:3")
    assert "sw-kast 1/0/3" in hint
    assert "0A-A03" in hint


def test_a_state_has_a_sign_besides_its_tone(index):
    drawing = panel_front(index, index.panels["0A-A"], SAY)

    def signs(port: int) -> tuple[int, int]:
        own = [shape for shape in drawing.shapes if shape.subject == f"panel-port:0A-A:{port}"]
        return sum(isinstance(shape, Circle) for shape in own), sum(isinstance(shape, Line) for shape in own)

    assert signs(1) == (1, 0)
    assert signs(7) == (0, 0)
    assert signs(20) == (0, 1)
    assert signs(5) == signs(17) == (0, 2)


def test_the_legend_counts(index):
    shown = texts(panel_front(index, index.panels["0A-A"], SAY))
    assert [text for text in shown if ":" in text] == ["in use: 5", "free: 16", "reserved: 1", "fault: 2"]


def test_a_rack_is_drawn_from_below_and_says_what_has_no_place(index, say):
    drawing = rack_elevation(index, index.cabling.racks[0], say)
    inside(drawing)
    boxes = {shape.subject: shape for shape in drawing.shapes if isinstance(shape, Box) and shape.fill == "panel"}
    assert set(boxes) == {"panel:0A-A", "panel:0A-B", "switch:sw1"}
    assert boxes["panel:0A-A"].y < boxes["panel:0A-B"].y < boxes["switch:sw1"].y
    notes = [shape for shape in drawing.shapes if isinstance(shape, Text) and shape.text.startswith("! ")]
    assert {note.subject for note in notes} == {"panel:0A-C", "switch:sw2"}


def test_a_rack_too_low_for_what_hangs_in_it():
    held = Cabling(racks=(Rack(id="R", height_u=6),), switches=(Switch(id="S", rack="R", position_u=6, height_u=2),))
    drawing = rack_elevation(CablingIndex(Record(cabling=held)), held.racks[0], SAY)
    assert any(text.startswith("! S: unit 6") for text in texts(drawing))


def test_mistyped_numbers_don_t_fill_a_wall():
    held = Cabling(
        racks=(Rack(id="R", height_u=1_000_000),),
        panels=(Panel(id="P", rack="R", ports=1_000_000, position_u=1, height_u=1_000_000),),
        switches=(Switch(id="S", rack="R", ports=1_000_000, position_u=999_999),),
    )
    index = CablingIndex(Record(cabling=held))
    assert len(panel_ports(index, held.panels[0], frozenset())) == MOST_PORTS
    for drawing in (rack_elevation(index, held.racks[0], SAY), panel_front(index, held.panels[0], SAY)):
        assert len(drawing.shapes) < 10_000
        inside(drawing)


def test_a_trace_from_telephone_to_switch(index, say):
    drawing = trace_strip(index, trace(index, "device:d3"), say)
    inside(drawing)
    boxes = [shape for shape in drawing.shapes if isinstance(shape, Box)]
    assert [box.subject for box in boxes] == ["device:d3", "outlet:0A-A03", "panel-port:0A-A:3", "switch-port:sw1-3"]
    assert [box.x for box in boxes] == sorted(box.x for box in boxes)
    lines = [shape for shape in drawing.shapes if isinstance(shape, Line)]
    assert [(line.subject, line.dashed) for line in lines] == [("cord:C0103", True), ("link:0A-A03", False), ("cord:C0003", True)]
    assert not [text for text in texts(drawing) if text.startswith("!")]


def test_the_other_way_round_it_is_mirrored(index):
    path = trace(index, "device:d3")
    there, back = (trace_strip(index, one, SAY) for one in (path, path.reverse()))
    boxes = [[shape.subject for shape in one.shapes if isinstance(shape, Box)] for one in (there, back)]
    assert boxes[0] == boxes[1][::-1]


def test_a_failed_link_is_told_in_words(index):
    drawing = trace_strip(index, trace(index, "switch:sw1-5"), SAY)
    line = next(shape for shape in drawing.shapes if isinstance(shape, Line) and shape.subject == "link:0A-A05")
    assert line.tone == "fault"
    assert "✗ failed" in texts(drawing)


def test_where_it_stops_is_explained(index, say):
    loose = trace_strip(index, trace(index, "outlet:0A-A06"), say)
    assert any(text.startswith("! ") and "C0999" in text for text in texts(loose))
    assert any(isinstance(shape, Circle) for shape in loose.shapes)
    nothing = trace_strip(index, trace(index, "device:d6"), say)
    assert any(text.startswith("! ") for text in texts(nothing))


def test_a_long_way_goes_on_on_a_second_line():
    count = 9
    held = Cabling(
        panels=tuple(Panel(id=f"P{at}", ports=2) for at in range(count)),
        cords=tuple(Cord(id=f"C{at}", a=f"panel:P{at}:1", b=f"panel:P{at + 1}:1") for at in range(count - 1)),
    )
    index = CablingIndex(Record(cabling=held))
    path = trace(index, "panel:P0:1")
    assert len(path.hops) == 2 * count - 1
    drawing = trace_strip(index, path, SAY)
    inside(drawing)
    assert len({shape.y for shape in drawing.shapes if isinstance(shape, Box)}) == 2


def test_the_network_names_switches_devices_and_uplinks(index, say):
    drawing = topology(index, say)
    inside(drawing)
    shown = texts(drawing)
    assert "sw-kast" in shown
    assert any(text.endswith(" 103") for text in shown)
    assert [shape for shape in drawing.shapes if isinstance(shape, Polyline)], "sw2 names sw1 as its neighbour"
    assert say("drawing.unplaced", count=2) in shown, "d5 and d6 have no known port"


def test_a_network_of_many_switches_stays_in_its_frame():
    held = Cabling(
        switches=tuple(Switch(id=f"s{at}") for at in range(8)),
        switch_ports=tuple(replace(site().cabling.switch_ports[0], id=f"s{at}-1", switch=f"s{at}", neighbour="s0") for at in range(1, 8)),
    )
    drawing = topology(CablingIndex(Record(cabling=held)), SAY)
    inside(drawing)
    assert sum(isinstance(shape, Polyline) for shape in drawing.shapes) == 7


def test_many_devices_on_a_switch_are_counted_by_kind():
    record = site()
    many = MOST_LINES + 4
    devices = tuple(replace(record.devices[0], id=f"d{at}") for at in range(many))
    ports = tuple(replace(port, device=f"d{at}") for at, port in enumerate(record.cabling.switch_ports[:many]))
    index = CablingIndex(replace(record, devices=devices, cabling=replace(record.cabling, switch_ports=ports, cords=())))
    assert f"{many} ×" in texts(topology(index, SAY))


def test_nothing_to_draw_is_said():
    index = CablingIndex(Record())
    assert texts(topology(index, SAY)) == ["No switch is noted."]


def test_pins_stand_on_the_plan_where_they_were_put(index, say):
    plan = index.cabling.plans[0]
    drawing = floor_plan(index, plan, PlanPicture(png=b"png", width=200, height=100), say)
    inside(drawing, slack=1.7)  # a pin in the corner is half outside
    boxes = [shape for shape in drawing.shapes if isinstance(shape, Box)]
    inside(replace(drawing, shapes=tuple(boxes)))
    assert isinstance(drawing.shapes[0], Picture)
    assert drawing.shapes[0].height == drawing.width / 2
    dots = {shape.subject: shape for shape in drawing.shapes if isinstance(shape, Circle) and shape.solid}
    assert set(dots) == {"pin:q1", "pin:q2", "pin:q3", "pin:q4"}
    assert (dots["pin:q1"].x, dots["pin:q1"].y) == pytest.approx((0.2 * drawing.width, 0.3 * drawing.width / 2))
    assert dots["pin:q3"].stroke == "warn"
    shown = texts(drawing)
    assert "0A-A01" in shown
    assert "Hoofdkast" in shown
    assert "? 103" in shown, "to be placed again"


def test_without_its_picture_a_plan_says_so(index, say):
    drawing = floor_plan(index, index.cabling.plans[0], None, say)
    assert say("drawing.no-plan") in texts(drawing)
    assert "0A-A01" in texts(drawing)


names = st.text(max_size=6).filter(bool)


@settings(max_examples=60, deadline=None)
@given(
    panels=st.lists(st.builds(Panel, id=names, rack=st.just("R"), ports=st.integers(0, 60), position_u=st.integers(0, 20)), max_size=4),
    ends=st.lists(st.tuples(st.sampled_from(["panel", "outlet", "switch", "device", "odd"]), names, st.integers(0, 5)), max_size=8),
    height=st.integers(0, 30),
)
def test_whatever_the_record_says_it_can_be_drawn(panels, ends, height):
    keys = [f"{kind}:{name}:{number}" for kind, name, number in ends]
    held = Cabling(
        racks=(Rack(id="R", height_u=height),),
        panels=tuple(panels),
        cords=tuple(Cord(id=f"C{at}", a=a, b=b) for at, (a, b) in enumerate(pairwise(keys))),
    )
    index = CablingIndex(Record(cabling=held))
    drawings = [rack_elevation(index, held.racks[0], SAY), topology(index, SAY), *(panel_front(index, panel, SAY) for panel in panels)]
    drawings += [trace_strip(index, path, SAY) for path in (*index.paths(), Trace(trace(index, "x").hops, (None, None)))]
    for drawing in drawings:
        inside(drawing, slack=0.5)
