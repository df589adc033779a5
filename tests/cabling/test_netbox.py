"""NetBox's files: in an order in which each finds what it refers to, with its headings; read back they change nothing."""

import csv
import io

import msgspec
import pytest
from hypothesis import given, settings
from making import applied, mapped, remarks, states, table
from test_patch_list import SITE, cabling, records

from dialtone.cabling import netbox, netbox_import
from dialtone.cabling.planning import ImportPlan
from dialtone.domain.kinds import DeviceKind
from dialtone.domain.record import Cabling, Cord, Device, Link, Outlet, Panel, Rack, Record, Room, Site, Switch, SwitchPort

SMALL = msgspec.structs.replace(
    SITE,
    cabling=Cabling(
        racks=(Rack(id="K1", height_u=21),),
        panels=(Panel(id="A", rack="K1", ports=2, position_u=5), Panel(id="B", rack="K1", ports=2)),
        outlets=(Outlet(id="0A-A01", room="r1"), Outlet(id="A")),
        links=(
            Link(id="0A-A01", panel="A", port=1, outlet="0A-A01", category="Cat 6A", length_m=31.456),
            Link(id="half", panel="A", port=2),
        ),
        switches=(Switch(id="s1", name="SW1", vendor="Cisco", model="CBS350", serial="X1", rack="K1", position_u=1),),
        switch_ports=(SwitchPort(id="s1:1", switch="s1", name="Gi1", speed_mbit_s=1000), SwitchPort(id="s1:2", switch="s1", name="Gi2")),
        cords=(
            Cord(id="C1", a="switch:s1:1", b="panel:A:1", category="Cat 6", length_m=0.5),
            Cord(id="C2", a="device:d1", b="outlet:0A-A01"),
            Cord(id="C3", a="panel:B:1"),
            Cord(id="T1", a="panel:B:1", b="panel:B:2", category="special"),
        ),
    ),
)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8")), strict=True))


def read_back(record: Record, files: dict[str, bytes]) -> tuple[Record, list[ImportPlan]]:
    plans = []
    for name in ("06-devices.csv", "10-cables.csv"):
        if name in files:
            read = table(files[name], name)
            plans.append(netbox_import.plan(read, mapped(read), record))
            record = applied(record, plans[-1])
    return record, plans


def test_each_file_finds_what_it_refers_to_in_the_ones_before() -> None:
    files = netbox.export(SMALL).files
    assert list(files) == sorted(files)
    found = {name[3:-4]: rows(data) for name, data in files.items()}
    sites = {row["name"] for row in found["sites"]}
    types = {(row["manufacturer"], row["model"]) for row in found["device-types"]}
    assert {row["manufacturer"] for row in found["device-types"]} <= {row["name"] for row in found["manufacturers"]}
    names = [row["name"] for row in found["devices"]]
    assert len(set(names)) == len(names)
    for row in found["devices"]:
        assert (row["site"] in sites, (row["manufacturer"], row["device_type"]) in types, row["status"]) == (True, True, "active")
        assert row["role"] in {role["name"] for role in found["device-roles"]}
        assert bool(row["position"]) == bool(row["face"])
        assert row["rack"] in {"", *(rack["name"] for rack in found["racks"])}
    assert all(row["width"] == "19" and row["site"] in sites for row in found["racks"])
    ends = {("dcim.rearport", row["device"], row["name"]) for row in found["rear-ports"]}
    ends |= {("dcim.frontport", row["device"], row["name"]) for row in found["front-ports"]}
    ends |= {("dcim.interface", row["device"], row["name"]) for row in found["interfaces"]}
    used = [(row[f"side_{s}_type"], row[f"side_{s}_device"], row[f"side_{s}_name"]) for row in found["cables"] for s in "ab"]
    assert set(used) <= ends
    assert len(set(used)) == len(used)
    slugs = [row["slug"] for row in found["device-types"]]
    assert len(set(slugs)) == len(slugs)
    assert not any(data.startswith(b"\xef\xbb\xbf") for data in files.values())


def test_cables_in_netbox_own_words() -> None:
    made = netbox.export(SMALL)
    link, *cords = rows(made.files["10-cables.csv"])
    assert link == {
        "side_a_device": "A", "side_a_type": "dcim.rearport", "side_a_name": "1", "side_b_device": "0A-A01", "side_b_type": "dcim.rearport",
        "side_b_name": "1", "type": "cat6a", "status": "connected", "label": "0A-A01",
        "length": "31.46", "length_unit": "m", "description": "",
    }  # fmt: skip
    assert [(cord["label"], cord["side_a_type"], cord["side_b_type"]) for cord in cords] == [
        ("C1", "dcim.interface", "dcim.frontport"), ("C2", "dcim.interface", "dcim.frontport"), ("T1", "dcim.frontport", "dcim.frontport"),
    ]  # fmt: skip
    assert (cords[2]["type"], cords[2]["description"], made.left_out) == ("", "special", 1)
    assert [row["type"] for row in rows(made.files["09-interfaces.csv"])] == ["1000base-t", "other", "other", "other"]


def test_read_back_into_the_same_record_nothing_changes() -> None:
    record, plans = read_back(SMALL, netbox.export(SMALL).files)
    assert [plan.edit.changes for plan in plans] == [(), ()]
    assert record == SMALL
    assert {state for plan in plans for _, state in states(plan)} == {"unchanged"}


def test_read_into_an_empty_record_the_cabling_is_there() -> None:
    bare = Record(devices=SMALL.devices)
    record, plans = read_back(bare, netbox.export(SMALL).files)
    held = cabling(record)
    assert held.panels == (Panel(id="A", rack="K1", ports=2, position_u=5), Panel(id="B", rack="K1", ports=2))
    assert held.switches == (Switch(id="SW1", name="SW1", vendor="Cisco", model="CBS350", serial="X1", rack="K1", position_u=1),)
    assert held.links == (Link(id="0A-A01", panel="A", port=1, outlet="0A-A01", category="Cat 6A", length_m=31.46),)
    assert {cord.id for cord in held.cords} == {"C1", "C2", "T1"}
    assert [plan.refused for plan in plans] == [(), ()]


def test_an_unknown_device_is_told_and_its_cable_refused() -> None:
    record, plans = read_back(Record(), netbox.export(SMALL).files)
    assert remarks(plans[0]) == ["device-unknown", "device-unknown"]
    assert [problem.code for problem in plans[1].refused] == ["table-row.end-unknown"]
    assert plans[1].refused[0].params["value"] == "d1"
    assert record.devices == ()


def test_a_taken_port_and_other_faults_name_their_rows() -> None:
    head = ",".join(netbox.COLUMNS[netbox.CABLES]) + "\n"
    text = head + (
        "A,dcim.rearport,1,A (outlet),dcim.rearport,1,cat6,connected,NEW,3,m,\n"
        "A,dcim.frontport,1,SW1,dcim.interface,Gi2,cat6,connected,NEW,3,m,\n"
        "A,dcim.frontport,9,SW1,dcim.interface,Gi2,,connected,N1,,,\n"
        "A,dcim.frontport,x,SW1,dcim.interface,Gi2,,connected,N2,,,\n"
        "A,dcim.frontport,2,SW1,dcim.interface,Gi2,,connected,N3,3,furlong,\n"
        ",dcim.frontport,2,SW1,dcim.interface,Gi2,,connected,N4,,,\n"
    )
    read = table(text)
    plan = netbox_import.plan(read, mapped(read), SMALL)
    assert [(problem.code.removeprefix("table-row."), problem.params["row"]) for problem in plan.refused] == [
        ("taken", 2), ("taken", 3), ("port-beyond", 4), ("port", 5), ("number", 6), ("missing", 7),
    ]  # fmt: skip
    assert plan.edit.changes == ()


@pytest.mark.parametrize(
    ("category", "word"),
    [("Cat 6A", "cat6a"), ("CAT5e", "cat5e"), ("6", "cat6"), ("Categorie 6", "cat6"), ("OM3", ""), (None, ""), ("kat. 7", "cat7")],
)
def test_categories(category: str | None, word: str) -> None:
    assert netbox.cable_type(category) == (word if category != "kat. 7" else "")


@settings(max_examples=120, deadline=None)
@given(records())
def test_any_record_exported_and_read_back_is_unchanged(record: Record) -> None:
    after, plans = read_back(record, netbox.export(record).files)
    assert [plan.refused for plan in plans if plan.kind == "netbox-cables"] in ([], [()])
    assert after == record


def test_devices_of_all_kinds_get_a_role() -> None:
    record = Record(devices=tuple(Device(id=kind.value, kind=kind) for kind in DeviceKind))
    roles = {row["role"] for row in rows(netbox.export(record).files["06-devices.csv"])}
    assert "deskphone" in roles
    assert "softphone-pc" not in roles


def test_what_netbox_refuses_a_whole_file_for_is_not_written() -> None:
    """NetBox takes a file wholly or not at all: one address for two makers, or two things in one unit, and nothing comes in."""
    record = Record(
        sites=(Site(id="s1", name="Main Site"), Site(id="s2", name="Main-Site")),
        rooms=(Room(id="r1", site="s1"), Room(id="r2", site="s2")),
        devices=(
            Device(id="d1", kind=DeviceKind.DESKPHONE, vendor="Yealink", model="T46S", serial="x" * 60),
            Device(id="d2", kind=DeviceKind.DESKPHONE, vendor="YEALINK", model="t46s"),
            Device(id="d3", kind=DeviceKind.DESKPHONE, vendor="v" * 150, model="m" * 150),
        ),
        cabling=Cabling(
            racks=(Rack(id="K1", name="Rack", room="r1", height_u=6), Rack(id="K2", name="Rack", room="r1")),
            panels=(
                Panel(id="A", rack="K1", ports=2, position_u=1),
                Panel(id="B", rack="K1", ports=2, position_u=1),
                Panel(id="C", rack="K1", ports=2, position_u=6, height_u=2),
                Panel(id="D", rack="K1", ports=2, position_u=0),
                Panel(id="E", rack="K2", ports=2, position_u=1),
            ),
            outlets=(Outlet(id="o1"),),
            links=(Link(id="L" * 150, panel="A", port=1, outlet="o1"),),
            switches=(Switch(id="s", vendor="yealink", model="SW", serial="y" * 60, rack="K1", position_u=1),),
            switch_ports=(SwitchPort(id="p1", switch="s", name="1"), SwitchPort(id="p2", switch="s", name="1")),
            cords=(
                Cord(id="C1", a="switch:p1", b="panel:A:1"),
                Cord(id="C2", a="switch:p1", b="panel:A:2"),
                Cord(id="C3", a="switch:p2", b="panel:B:1"),
            ),
        ),
    )
    made = netbox.export(record)
    found = {name[3:-4]: rows(data) for name, data in made.files.items()}
    for kind in ("sites", "manufacturers", "device-types"):
        slugs = [row["slug"] for row in found[kind]]
        assert len(set(slugs)) == len(slugs), kind
    assert [row["name"] for row in found["racks"]] == ["K1", "K2"]
    units = [(row["rack"], row["position"]) for row in found["devices"] if row["position"]]
    assert units == [("K1", "1"), ("K2", "1")]
    assert all(len(row["serial"]) <= 50 and len(row["manufacturer"]) <= 100 and len(row["device_type"]) <= 100 for row in found["devices"])
    names = [(row["device"], row["name"]) for row in found["interfaces"]]
    assert len(set(names)) == len(names)
    used = [(row[f"side_{s}_type"], row[f"side_{s}_device"], row[f"side_{s}_name"]) for row in found["cables"] for s in "ab"]
    assert len(set(used)) == len(used)
    assert ([row["label"] for row in found["cables"]], made.left_out) == (["", "C1", "C3"], 1)
    assert read_back(record, made.files)[0] == record
