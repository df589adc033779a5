"""Switches with the habits of real makers (tests/cabling_walks), and the shared walks of real ones: who is on which port."""

import importlib.util
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from switch_agents import OWN, SHARED, own, values

from dialtone.discovery import switch_values as mib
from dialtone.discovery.switch_ports import Ports, digits_of, same_port
from dialtone.discovery.switch_tables import read
from dialtone.discovery.switch_values import Tables

SNOM, SNOM_2, YEALINK, POLYCOM = "00:04:13:6a:00:01", "00:04:13:6a:00:02", "80:5e:c0:6a:00:03", "00:04:f2:6a:00:04"
CISCO, GRANDSTREAM, PC, PC_2, DESK = "00:17:95:6a:00:05", "00:0b:82:6a:00:06", "98:fa:9b:6a:00:11", "98:fa:9b:6a:00:12", "34:e8:94:6a:00:13"


def on(name, **views):
    """Port → the MAC addresses on it, of a walk."""
    reading = read(own(name), {int(vlan[1:]): own(view) for vlan, view in views.items()})
    return {port.name: [seen.mac for seen in port.seen] for port in reading.ports if port.seen}, reading


def test_the_files_are_what_writes_them():
    spec = importlib.util.spec_from_file_location("write_walks", OWN / "write.py")
    write = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(write)
    files = {f"{write.VIEWS.get(name, name)}.snmprec": write.text(make()) for name, make in write.WALKS.items()}
    assert {path.name: path.read_text("utf-8") for path in OWN.glob("*.snmprec")} == files


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("lldp_number_is_no_if_index", {"GigabitEthernet0/0/14": [YEALINK]}),
        ("port_id_is_an_if_index", {"1/10": [YEALINK], "1/12": [SNOM, SNOM_2], "1/13": [SNOM_2]}),
        ("port_id_is_a_mac", {"gi1/0/17": [YEALINK], "gi1/0/18": [SNOM]}),
        ("no_local_table", {"ether3": [CISCO]}),
        ("telephone_only_forwarded", {"GigabitEthernet7": [PC, SNOM, DESK]}),
        ("text_and_row_numbers", {"port5": [YEALINK, SNOM_2], "port6": [PC]}),
        ("modules", {"B2": [POLYCOM]}),
        ("bridge_port_plus_49152", {"gigabitEthernet 1/0/3": [YEALINK]}),
        ("bridge_ports_contradict", {"ge-0/0/13": [YEALINK]}),
        ("q_bridge_is_wrong", {"port1.0.3": [SNOM], "port1.0.4": [PC]}),
        ("two_vlans_at_once", {"1/0/4": [YEALINK, PC]}),
        ("one_name_for_all", {"g6": [SNOM]}),
        ("faults_of_cables", {"1/0/1": [YEALINK]}),
        ("empty_port_id", {"GigabitEthernet1/0/2": [GRANDSTREAM], "GigabitEthernet1/0/3": [SNOM], "GigabitEthernet1/0/5": [None]}),
        ("short_names", {"GigabitEthernet1/0/4": [SNOM]}),
        ("two_on_a_port", {"1/0/2": [YEALINK, PC], "1/0/4": [DESK], "1/0/5": [PC_2], "1/0/6": [PC_2]}),
    ],
)
def test_who_is_on_which_port(name, expected):
    assert on(name)[0] == expected


def port_of(reading, name):
    return next(port for port in reading.ports if port.name == name)


def test_rows_that_are_past_are_left_out_and_counted():
    _, reading = on("port_id_is_an_if_index")
    assert reading.stale == 2  # one of two on a port, and one of the telephone that is heard elsewhere
    (conflict,) = reading.conflicts  # nobody says where this one is now
    assert (conflict.code, conflict.mac, conflict.port, conflict.ports) == ("two-ports", SNOM_2, "1/12", ("1/13",))
    assert on("faults_of_cables")[1].stale == 1  # a port without a link


def test_what_the_switch_does_not_say_stays_open():
    _, reading = on("no_local_table")
    assert [(seen.raw_port, seen.mac, seen.telephone, seen.network) for seen in reading.unresolved] == [
        ("8", "64:d1:54:6a:00:21", False, True),
        ("77", CISCO, True, False),
    ]
    assert {seen.raw_port for seen in on("empty_port_id")[1].unresolved} == {"0"}


def test_lldp_and_forwarding_that_disagree_are_a_conflict():
    _, reading = on("text_and_row_numbers")
    (conflict,) = reading.conflicts
    assert (conflict.code, conflict.mac, conflict.port, conflict.macs) == ("lldp-fdb", YEALINK, "port5", (SNOM_2,))
    (loop,) = on("two_on_a_port")[1].conflicts
    assert (loop.code, loop.mac, loop.port, loop.ports) == ("two-ports", PC_2, "1/0/5", ("1/0/6",))


def test_an_address_that_lldp_and_forwarding_place_on_two_ports():
    rows = own("lldp_number_is_no_if_index")
    fdb = f"{mib.FDB}.2.{'.'.join(str(int(part, 16)) for part in YEALINK.split(':'))}"
    (conflict,) = read({**rows, fdb: 3}).conflicts
    assert (conflict.code, conflict.port, conflict.ports) == ("lldp-elsewhere", "GigabitEthernet0/0/14", ("GigabitEthernet0/0/3",))


def test_telephones_by_capability_med_name_and_maker():
    telephones = {
        name: {seen.mac for port in on(name)[1].ports for seen in port.seen if seen.telephone}
        for name in ("telephone_only_forwarded", "text_and_row_numbers", "two_vlans_at_once", "two_on_a_port", "modules")
    }
    assert telephones == {
        "telephone_only_forwarded": {SNOM},
        "text_and_row_numbers": {YEALINK, SNOM_2},
        "two_vlans_at_once": {YEALINK},
        "two_on_a_port": {YEALINK},
        "modules": {POLYCOM},
    }


def test_what_an_endpoint_says_of_itself():
    (phone, computer) = port_of(on("two_vlans_at_once")[1], "1/0/4").seen
    assert (phone.maker, phone.model, phone.serial, phone.firmware, phone.vlan) == ("Yealink", "SIP-T46U", "S1", "66.86.0.15", 20)
    assert (computer.vlan, computer.by) == (10, ("fdb",))


def test_speed_duplex_and_vlans():
    _, reading = on("faults_of_cables")
    assert [(port.name, port.up, port.speed_mbit_s, port.duplex) for port in reading.ports] == [
        ("1/0/1", True, 10, "half"),
        ("1/0/2", True, 100, "full"),
        ("1/0/3", False, None, None),
        ("1/0/4", True, 1000, "full"),
    ]
    assert [(port_of(on(name)[1], port).vlan, port_of(on(name)[1], port).voice_vlan) for name, port in (
        ("two_vlans_at_once", "1/0/4"), ("modules", "B2"), ("one_name_for_all", "g6"))] == [(10, 20), (10, 15), (None, None)]  # fmt: skip


def test_all_classes_of_power_on_two_members_of_a_stack():
    _, reading = on("power_classes")
    assert [(port.power.detection, port.power.power_class) for port in reading.ports] == [
        *(("delivering", number) for number in range(9)),
        ("fault", None),
        ("off", None),
        ("searching", None),
    ]
    assert [(supply.group, supply.budget_w, supply.used_w, supply.on) for supply in reading.supplies] == [
        (1, 370.0, 115.0, True),
        (2, 740.0, 248.0, True),
    ]


@pytest.mark.parametrize(
    ("name", "port", "power_class", "measured", "allocated"),
    [
        ("modules", "B2", 2, 3.1, None),
        ("bridge_port_plus_49152", "gigabitEthernet 1/0/3", 2, None, None),
        ("bridge_ports_contradict", "ge-0/0/13", 3, None, None),
        ("vlan_by_vlan", "Gi1/0/1", 2, 3.8, 7.0),
    ],
)
def test_the_makers_ways_of_counting_power(name, port, power_class, measured, allocated):
    _, reading = on(name)
    fed = {each.name: each.power for each in reading.ports if each.power and each.power.delivering}
    assert set(fed) == {port}
    assert (fed[port].power_class, fed[port].measured_w, fed[port].allocated_w) == (power_class, measured, allocated)


def test_power_by_if_index_where_the_bridge_does_not_say():
    rows = {oid: value for oid, value in own("modules").items() if not oid.startswith(f"{mib.BASE_PORT}.")}
    fed = [port.name for port in read(rows).ports if port.power and port.power.delivering]
    assert fed == ["B2"]


def test_a_port_in_another_slot_with_the_same_number_has_no_power():
    uplink = {f"{mib.IF_NAME}.900": b"TenGigabitEthernet1/1/1", f"{mib.IF_TYPE}.900": 6}
    reading = read({**own("power_classes"), **uplink})
    assert port_of(reading, "TenGigabitEthernet1/1/1").power is None
    assert port_of(reading, "GigabitEthernet1/0/1").power.place == (1, 1)


def test_two_power_rows_are_never_one_ports():
    rows = own("nobody_knows_the_power")
    rows |= {f"{mib.POE_PORT}.6.{place}": 3 for place in ("1.3", "2.3")}
    reading = read({oid: value for oid, value in rows.items() if not oid.endswith(".7.99")})
    assert [port.power for port in reading.ports] == [None] * 4
    assert [row.place for row in reading.unplaced] == [(1, 3), (2, 3)]


def test_power_rows_that_are_nobodys_are_given_to_nobody():
    _, reading = on("nobody_knows_the_power")
    assert [port.power for port in reading.ports] == [None] * 4
    assert [row.place for row in reading.unplaced] == [(7, 99)]


def test_a_cisco_switch_vlan_by_vlan():
    ports, reading = on("vlan_by_vlan", v1="vlan_by_vlan@1", v20="vlan_by_vlan@20")
    assert ports == {"Gi1/0/1": [CISCO], "Gi1/0/2": [PC]}
    phone = port_of(reading, "Gi1/0/1").seen[0]
    assert (phone.by, phone.ip, phone.name, phone.telephone, phone.vlan) == (("cdp", "fdb"), "192.0.2.55", "SEP0017956A0005", True, 20)
    assert (port_of(reading, "Gi1/0/1").vlan, port_of(reading, "Gi1/0/1").voice_vlan) == (1, 20)
    said = reading.identity
    assert (said.maker, said.model, said.serial, said.software) == ("Cisco", "WS-C2960X-24PS-L", "FOC0000TEST", "15.2(7)E3")
    assert "Vl1" not in {port.name for port in reading.ports}


def test_what_stands_behind_an_uplink_is_on_no_port():
    _, reading = on("bridge_port_plus_49152")
    port = port_of(reading, "gigabitEthernet 1/0/8")
    assert (port.uplink, port.behind, port.seen) == (True, 12, ())


# --- names ---------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Gi1/0/4", "GigabitEthernet1/0/4", True),
        ("Te1/0/4", "GigabitEthernet1/0/4", False),
        ("Gi1/0/4", "Gi1/0/14", False),
        ("gigabitEthernet 1/0/4", "Gi1/0/4", True),
        ("4", "port4", True),
        ("ge-0/0/4", "ge-0/0/4", True),
        ("1/g7", "g1/7", True),
        ("", "", True),
        ("east", "west", False),
    ],
)
def test_names_of_one_port(one, other, same):
    assert same_port(one, other) is same_port(other, one) is same


@pytest.mark.parametrize(("name", "digits"), [("ge-0/0/13", (0, 0, 13)), ("Port 7", (7,)), ("A1", (1,)), ("1/g7", (1, 7)), ("Vlan", ())])
def test_numbers_of_a_name(name, digits):
    assert digits_of(name) == digits


def test_an_if_index_counts_only_where_nothing_else_is_said_and_its_name_agrees():
    names = {f"{mib.IF_NAME}.{index}": name.encode() for index, name in ((7, "port7"), (8, "port9"))}
    ports = Ports(Tables(names))
    assert (ports.index_of_lldp(7), ports.index_of_lldp(8)) == (7, None)
    assert Ports(Tables({**names, f"{mib.BASE_PORT}.7": 8})).index_of_lldp(7) == 8


@given(
    st.dictionaries(
        st.tuples(
            st.sampled_from([*mib.TABLES, f"{mib.POE_PORT}.6", f"{mib.POE_PORT}.10", f"{mib.LLDP_REMOTE}.7", f"{mib.FDB}.2"]),
            st.lists(st.integers(0, 4), max_size=9),
        ).map(lambda pair: ".".join([pair[0], *map(str, pair[1])])),
        st.one_of(st.binary(max_size=12), st.integers(-1, 1 << 33), st.text(max_size=8)),
        max_size=60,
    )
)
def test_garbage_never_raises_and_power_is_given_once(rows):
    reading = read(rows, {20: rows})
    assert len({port.name for port in reading.ports if port.power} | {row.place for row in reading.unplaced}) <= len(rows)
    for port in reading.ports:
        assert len({seen.mac for seen in port.seen if seen.mac}) == sum(seen.mac is not None for seen in port.seen)


def test_a_large_switch_is_read_in_seconds():
    """As many rows as are ever fetched, of a chassis with 500 ports that are all named otherwise in LLDP."""
    rows = {}
    for port in range(1, 501):
        rows |= {f"{mib.IF_NAME}.{port}": f"GigabitEthernet1/0/{port}".encode(), f"{mib.BASE_PORT}.{port}": port}
        rows |= {f"{mib.LLDP_LOCAL}.3.{port}": f"Gi1/0/{port}".encode(), f"{mib.MED_LOCAL_POLICY}.{port}.1.64": 20}
        rows |= {f"{mib.LLDP_REMOTE}.{column}.0.{port}.1": value for column, value in ((6, 3), (7, port.to_bytes(6, "big")), (12, b"\x24"))}
        rows |= {f"{mib.POE_PORT}.6.1.{port}": 3, f"{mib.POE_PORT}.10.1.{port}": 3}
    for host in range(45_000):
        rows[f"{mib.Q_FDB}.{host % 40 + 1}.2.0.0.{host >> 16}.{host >> 8 & 255}.{host & 255}"] = host % 500 + 1
    start = time.process_time()
    reading = read(rows)
    assert time.process_time() - start < 20  # a hang, not a speed: it takes less than one
    assert [port.voice_vlan for port in reading.ports] == [20] * 500
    assert sum(port.behind for port in reading.ports) == 45_000
    assert all(port.uplink and port.power for port in reading.ports)


# --- the shared walks ----------------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not SHARED.exists(), reason="the shared walks are not here")
@pytest.mark.parametrize("name", ["fortiswitch_148f-fpoe", "procurve", "zynos_gs1900-fdb", "routeros_crs317"])
def test_the_shared_walks_port_by_port(name):
    facts = {walk["name"]: walk for walk in json.loads((SHARED / "facts.json").read_text("utf-8"))["walks"]}[name]
    reading = read(values(SHARED / f"{name}.snmprec"))
    at = {port.name: {seen.mac: seen for seen in port.seen} for port in reading.ports}
    for answer in facts["answers"]:
        if "mac" in answer:
            seen = at[answer["port"]][answer["mac"]]
            assert (seen.telephone, seen.ip) == (True, answer["ip"])
        elif "phones" in answer:
            unknown = {(seen.name or "").partition(".")[0] for seen in reading.unresolved if seen.telephone}
            assert set(answer["phones"]) <= unknown
        else:
            mac = answer["phone_only_in_fdb"].split()[0]
            assert (at[answer["port"]][mac].telephone, at[answer["port"]][mac].by) == (True, ("fdb",))
            assert not at[answer["port"]][answer["lldp_row_is"].split()[0]].telephone
    if name == "fortiswitch_148f-fpoe":
        assert {conflict.port for conflict in reading.conflicts} >= {"port22", "port37", "port45"}
        assert [seen.raw_port for seen in reading.unresolved] == ["55", "55"]
    if name == "procurve":
        (phone,) = (port for port in reading.ports if port.name == "44")
        assert (phone.vlan, phone.voice_vlan) == (facts["answers"][0]["pvid"], facts["answers"][0]["fdb_vlan"])
