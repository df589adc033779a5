import msgspec
import pytest

from dialtone.domain import references
from dialtone.domain.record import Record


def faults(**data):
    return {(fault.code, fault.params["path"]) for fault in references.check(msgspec.convert(data, Record))}


def test_a_sound_record_has_no_faults():
    assert not faults(
        sites=[{"id": "s"}],
        rooms=[{"id": "r", "site": "s"}],
        people=[{"id": "p", "site": "s"}],
        devices=[{"id": "d", "person": "p", "room": "r", "attached_to": "a"}, {"id": "a", "kind": "ata"}],
        caller_ids=[{"subject": "p"}, {"subject": "d"}, {"subject": "r"}],
        cabling={
            "racks": [{"id": "k", "site": "s", "room": "r"}],
            "panels": [{"id": "P:1", "rack": "k", "ports": 2}],
            "outlets": [{"id": "o", "room": "r"}],
            "links": [{"id": "l", "panel": "P:1", "port": 2, "outlet": "o"}],
            "switches": [{"id": "w", "rack": "k"}],
            "switch_ports": [{"id": "w1", "switch": "w", "device": "d"}],
            "cords": [{"id": "c1", "a": "panel:P:1:2", "b": "switch:w1"}, {"id": "c2", "a": "outlet:o", "b": "device:d"}, {"id": "c3"}],
        },
    )


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ({"rooms": [{"id": "r", "site": "x"}]}, "$.rooms[0].site"),
        ({"people": [{"id": "p", "site": "x"}]}, "$.people[0].site"),
        ({"devices": [{"id": "a"}, {"id": "b", "person": "x"}]}, "$.devices[1].person"),
        ({"devices": [{"id": "a", "room": "x"}]}, "$.devices[0].room"),
        ({"devices": [{"id": "a", "attached_to": "x"}]}, "$.devices[0].attached_to"),
        ({"caller_ids": [{"subject": "x"}]}, "$.caller_ids[0].subject"),
        ({"cabling": {"racks": [{"id": "k", "room": "x"}]}}, "$.cabling.racks[0].room"),
        ({"cabling": {"panels": [{"id": "k", "rack": "x"}]}}, "$.cabling.panels[0].rack"),
        ({"cabling": {"links": [{"id": "k", "panel": "x"}]}}, "$.cabling.links[0].panel"),
        ({"cabling": {"links": [{"id": "k", "outlet": "x"}]}}, "$.cabling.links[0].outlet"),
        ({"cabling": {"switch_ports": [{"id": "k", "switch": "x"}]}}, "$.cabling.switch_ports[0].switch"),
        ({"cabling": {"switch_ports": [{"id": "k", "device": "x"}]}}, "$.cabling.switch_ports[0].device"),
        ({"cabling": {"cords": [{"id": "k", "a": "device:x"}]}}, "$.cabling.cords[0].a"),
        ({"cabling": {"cords": [{"id": "k", "b": "panel:x:1"}]}}, "$.cabling.cords[0].b"),
        ({"cabling": {"panels": [{"id": "p", "ports": 2}], "cords": [{"id": "k", "b": "panel:p:3"}]}}, "$.cabling.cords[0].b"),
        ({"cabling": {"panels": [{"id": "p"}], "cords": [{"id": "k", "b": "panel:p:zero"}]}}, "$.cabling.cords[0].b"),
    ],
)
def test_dangling_references_have_their_path(data, path):
    assert faults(**data) == {("reference.missing", path)}


@pytest.mark.parametrize(
    ("data", "code", "path"),
    [
        ({"devices": [{"id": "a"}, {"id": "b"}, {"id": "a"}]}, "reference.duplicate", "$.devices[2].id"),
        ({"number_blocks": [{"first": "+1"}, {"first": "+1"}]}, "reference.duplicate", "$.number_blocks[1].first"),
        ({"people": [{"id": "p"}], "caller_ids": [{"subject": "p"}, {"subject": "p"}]}, "reference.duplicate", "$.caller_ids[1].subject"),
        ({"cabling": {"cords": [{"id": "k"}, {"id": "k"}]}}, "reference.duplicate", "$.cabling.cords[1].id"),
        ({"devices": [{"id": "a", "attached_to": "a"}]}, "reference.itself", "$.devices[0].attached_to"),
        ({"cabling": {"cords": [{"id": "k", "a": "somewhere"}]}}, "reference.cord-end", "$.cabling.cords[0].a"),
        ({"cabling": {"cords": [{"id": "k", "a": "device:"}]}}, "reference.cord-end", "$.cabling.cords[0].a"),
        ({"cabling": {"panels": [{"id": "p"}], "cords": [{"id": "k", "a": "panel:p:07"}]}}, "reference.cord-end", "$.cabling.cords[0].a"),
        (
            {"cabling": {"panels": [{"id": "p", "ports": 24}], "links": [{"id": "l", "panel": "p", "port": 25}]}},
            "reference.port",
            "$.cabling.links[0].port",
        ),
    ],
)
def test_other_faults(data, code, path):
    assert faults(**data) == {(code, path)}


def test_the_same_id_in_two_lists_is_no_duplicate():
    assert not faults(people=[{"id": "1"}], devices=[{"id": "1"}], rooms=[{"id": "1"}])
