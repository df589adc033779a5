"""The minimum record set line by line: what is not known is «not checked» and never silently good; and each outlet and device."""

from typing import Any

import msgspec
import pytest

from dialtone.domain.cabling import CompletenessLine, completeness, completeness_lines
from dialtone.domain.record import Record

WHOLE: dict[str, Any] = {
    "rooms": [{"id": "tr", "floor": "0"}, {"id": "r1", "floor": "0"}],
    "devices": [{"id": "d", "kind": "deskphone", "mac": "00:00:5e:00:53:01", "room": "r1", "extension": "101"}],
    "photos": [{"id": "1", "sha256": "0" * 64, "subject": "rack:R1"}],
    "cabling": {
        "racks": [{"id": "R1", "room": "tr", "height_u": 12, "earthed": True, "ups": False}],
        "panels": [{"id": "0A-A", "rack": "R1", "position_u": 10, "ports": 24, "category": "6A"}],
        "outlets": [{"id": "0A-A01", "room": "r1", "splitter": False}],
        "links": [{"id": "0A-A01", "panel": "0A-A", "port": 1, "outlet": "0A-A01", "category": "6A", "length_m": 31.5}],
        "tests": [{"id": "1", "link": "0A-A01", "result": "certified"}],
        "switches": [{"id": "s", "rack": "R1", "model": "X", "ports": 24, "poe_budget_w": 195}],
        "switch_ports": [
            {
                "id": "s:1",
                "switch": "s",
                "name": "1/0/1",
                "vlan": 10,
                "speed_mbit_s": 1000,
                "duplex": "full",
                "poe_class": 2,
                "device": "d",
                "read_at": "2026-11-25T09:00:00Z",
            }
        ],
        "cords": [{"id": "C0001", "a": "outlet:0A-A01", "b": "device:d"}, {"id": "C0002", "a": "panel:0A-A:1", "b": "switch:s:1"}],
        "plans": [{"id": "p"}],
        "pins": [{"id": "1", "plan": "p", "subject": "outlet:0A-A01", "x": 0.5, "y": 0.5}],
    },
}


def lines(changes: dict[str, dict[str, Any]]) -> dict[str, CompletenessLine]:
    """The lines of the whole record with changes to the first row of each kind."""
    data = msgspec.json.decode(msgspec.json.encode(WHOLE))
    for kind, fields in changes.items():
        (data if kind in data else data["cabling"])[kind][0].update(fields)
    return {line.code: line for line in completeness_lines(msgspec.convert(data, Record))}


def test_a_whole_record_is_good_in_every_line():
    found = lines({})
    assert {line.state for line in found.values()} == {"ok"}
    assert all(
        line.params == {"done": 1, "total": 1, "names": ()} for code, line in found.items() if code not in {"floors", "identifiers-cords"}
    )
    assert len(found) == 26


def test_an_empty_record_is_good_in_none():
    assert {line.state for line in completeness_lines(Record())} == {"not-checked"}


@pytest.mark.parametrize(
    ("changes", "states"),
    [
        ({"rooms": {"floor": None}}, {"floors": "not-ok"}),
        ({"racks": {"room": None}}, {"racks": "not-ok"}),
        ({"racks": {"earthed": None}}, {"earthing": "not-checked"}),
        ({"racks": {"earthed": False}}, {"earthing": "not-ok"}),
        ({"racks": {"ups": None}}, {"ups": "not-checked"}),
        ({"racks": {"ups": None}, "switches": {"ups": True}}, {}),
        ({"panels": {"category": None}}, {"panels": "not-ok"}),
        ({"outlets": {"room": None}}, {"outlets": "not-ok"}),
        ({"outlets": {"splitter": None}}, {"splitters": "not-checked"}),
        ({"outlets": {"splitter": True}}, {"splitters": "not-ok"}),
        ({"devices": {"mac": None}}, {"devices": "not-ok"}),
        ({"links": {"category": None}}, {"link-category": "not-ok"}),
        ({"links": {"category": "3"}}, {"link-category": "not-ok"}),
        ({"links": {"length_m": None}}, {"link-length": "not-checked"}),
        ({"links": {"length_m": 120, "length_source": "measured"}}, {"link-length": "not-ok"}),
        ({"links": {"length_m": 91}}, {"link-length": "not-ok"}),
        ({"links": {"panel": None}}, {"links": "not-ok", "cords": "not-ok"}),
        ({"links": {"outlet": None}}, {"links": "not-ok", "outlet-links": "not-ok", "cords": "not-ok"}),
        ({"tests": {"result": None}}, {"tests": "not-checked"}),
        ({"tests": {"result": "failed"}}, {"tests": "not-ok"}),
        ({"tests": {"link": "?"}}, {"tests": "not-checked", "results": "not-ok"}),
        ({"switches": {"model": None}}, {"switches": "not-ok"}),
        ({"switches": {"rack": None, "address": "192.0.2.2"}}, {"ups": "not-checked"}),
        ({"switches": {"poe_budget_w": 6}}, {"poe": "not-ok"}),
        ({"switches": {"poe_budget_w": None}}, {"poe": "not-checked"}),
        ({"switch_ports": {"poe_class": None}}, {"poe": "not-checked"}),
        ({"switch_ports": {"vlan": None}}, {"vlans": "not-ok"}),
        ({"switch_ports": {"duplex": None}}, {"speeds": "not-checked"}),
        ({"switch_ports": {"duplex": "half"}}, {"speeds": "not-ok"}),
        ({"switch_ports": {"read_at": None}}, {"loops": "not-checked"}),
        ({"switch_ports": {"device": None}}, {"vlans": "not-checked", "speeds": "not-checked"}),
        ({"cords": {"b": None}}, {"cords": "not-ok"}),
        (
            {"cords": {"b": None}, "switch_ports": {"device": None}},
            {"cords": "not-ok", "paths": "not-ok", "vlans": "not-checked", "speeds": "not-checked"},
        ),
        ({"cords": {"a": "switch:s:1", "b": "switch:s:1"}}, {"cords": "not-ok", "loops": "not-ok"}),
        ({"pins": {"x": None}}, {"plan": "not-ok"}),
        ({"pins": {"recheck": True}}, {"plan": "not-checked"}),
        ({"photos": {"sha256": None}}, {"photos": "not-checked"}),
        ({"outlets": {"label": "3."}}, {"identifiers-outlets": "not-ok"}),
        ({"outlets": {"label": "LOKAAL-3"}}, {}),
    ],
)
def test_what_lacks_shows_in_its_line_and_nowhere_else(changes, states):
    assert {code: line.state for code, line in lines(changes).items() if line.state != "ok"} == states


def test_a_line_names_the_row_where_it_is_put_right():
    line = lines({"devices": {"mac": None}})["devices"]
    assert (line.subject_kind, line.subject) == ("devices", "d")
    assert line.params == {"done": 0, "total": 1, "names": ("101",)}


def state(changes: dict[str, dict[str, Any]]) -> list[tuple[str, str, str]]:
    data = msgspec.json.decode(msgspec.json.encode(WHOLE))
    for kind, fields in changes.items():
        data["cabling"][kind][0].update(fields)
    return [(each.of.id, each.state, each.lack) for each in completeness(msgspec.convert(data, Record))]


def test_each_outlet_by_its_testers_result_and_each_device_by_its_cables():
    assert state({}) == [("0A-A01", "done", ""), ("d", "done", "")]
    assert state({"tests": {"result": "failed"}})[0] == ("0A-A01", "failed", "test-failed")
    assert state({"tests": {"link": "?"}})[0] == ("0A-A01", "unchecked", "not-tested")
    assert state({"links": {"outlet": None}})[0] == ("0A-A01", "missing", "no-link")
    assert state({"switch_ports": {"device": None}})[1] == ("d", "done", "")
    assert state({"cords": {"b": None}})[1] == ("d", "done", "no-cord")
    assert state({"cords": {"b": None}, "switch_ports": {"device": None}})[1] == ("d", "missing", "nothing")
    assert state({"links": {"panel": None}, "switch_ports": {"device": None}})[1] == ("d", "done", "no-switch-port")
