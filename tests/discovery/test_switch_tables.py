import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.discovery import switch_values as tables
from dialtone.discovery.switch_tables import read

WALKS = Path(__file__).parents[3] / "shared" / "examples" / "walks"
PHONE = bytes.fromhex("00041361626a")


def switch(**extra):
    """Front port 7 is bridge port 9 and LLDP number 9, ifIndex 7; ifIndex 9 is another, wrong port."""
    rows = {tables.SYS_DESCR: b"A switch", tables.SYS_NAME: b"sw1"}
    for index in range(1, 12):
        rows[f"{tables.IF_NAME}.{index}"] = f"1/0/{index}".encode()
        rows[f"{tables.BASE_PORT}.{index + 2}"] = index
        rows[f"{tables.LLDP_LOCAL}.3.{index + 2}"] = f"1/0/{index}".encode()
    rows |= {f"{tables.LLDP_REMOTE}.{column}.0.9.1": value for column, value in remote().items()}
    return {**rows, **extra}


def remote(**changes):
    row = {4: 5, 5: b"\x01\xc0\x00\x02\x15", 6: 3, 7: PHONE, 9: b"snom710", 10: b"snom;snom710-SIP 8.9;lid", 11: b"\x24", 12: b"\x24"}
    return {**row, **{int(key[1:]): value for key, value in changes.items()}}


def test_the_lldp_number_is_not_an_if_index():
    (seen,) = read(switch()).sightings
    assert (seen.port, seen.mac, seen.ip, seen.telephone) == ("1/0/7", "00:04:13:61:62:6a", "192.0.2.21", True)
    assert (seen.name, seen.description, seen.source) == ("snom710", "snom;snom710-SIP 8.9;lid", "lldp")


def test_local_table_by_if_index_then_by_bridge_port_then_unknown():
    local = f"{tables.LLDP_LOCAL}.3.9"
    assert read(switch(**{local: b"4"})).sightings[0].port == "1/0/4"
    assert read(switch(**{local: bytes.fromhex("000102030405")})).sightings[0].port == "1/0/7"
    without = {oid: value for oid, value in switch().items() if not oid.startswith((tables.LLDP_LOCAL, tables.BASE_PORT))}
    (seen,) = read(without).sightings
    assert (seen.port, seen.raw_port) == (None, "9")


@pytest.mark.parametrize(
    ("row", "mac"),
    [
        ({"c7": b"80:5e:0c:46:17:ed"}, "80:5e:0c:46:17:ed"),
        ({"c7": b"00041324FA59:P1"}, "00:04:13:24:fa:59"),
        ({"c7": b"80-5E-0C-46-17-ED"}, "80:5e:0c:46:17:ed"),
        ({"c6": 5, "c7": b"Port 1", "c9": b"SEP001795B0F381"}, "00:17:95:b0:f3:81"),
        ({"c6": 5, "c7": b"", "c9": b"gxp1450_000b82544284"}, "00:0b:82:54:42:84"),
        ({"c4": 4, "c5": bytes.fromhex("000b82000001"), "c7": b""}, "00:0b:82:00:00:01"),
        ({"c4": 4, "c5": bytes.fromhex("98fa9b000001"), "c7": b"80:5e:0c:46:17:ed"}, "80:5e:0c:46:17:ed"),
        ({"c6": 5, "c7": b"eth0", "c9": b"host"}, None),
    ],
)
def test_the_phones_address_in_all_its_spellings(row, mac):
    rows = {oid: value for oid, value in switch().items() if not oid.startswith(tables.LLDP_REMOTE)}
    rows |= {f"{tables.LLDP_REMOTE}.{column}.0.9.1": value for column, value in remote(**row).items()}
    assert read(rows).sightings[0].mac == mac


def test_forwarding_table_with_vlan_and_length_octet_and_without_uplinks():
    fdb = {f"{tables.Q_FDB}.2.0.4.19.0.0.1": 5, f"{tables.Q_FDB}.2.6.0.4.19.0.0.2": 6, f"{tables.VLAN_FDB}.0.20": 2}
    fdb |= {f"{tables.Q_FDB}.2.0.4.19.1.0.{host}": 7 for host in range(9)}
    fdb |= {f"{tables.Q_FDB}.2.0.4.19.0.0.9": 32768}
    seen = [sighting for sighting in read(switch(**fdb)).sightings if sighting.source == "fdb"]
    assert [(s.mac, s.port, s.vlan) for s in seen] == [("00:04:13:00:00:01", "1/0/3", 20), ("00:04:13:00:00:02", "1/0/4", 20)]


def test_arp_table():
    assert read({f"{tables.ARP}.3.192.0.2.5": PHONE, f"{tables.ARP}.3.192.0.2": PHONE, f"{tables.ARP}.3.192.0.2.6": b""}).neighbours == (
        ("192.0.2.5", "00:04:13:61:62:6a"),
    )


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(tables.TABLES), st.lists(st.integers(0, 300), max_size=9)).map(
            lambda pair: ".".join([pair[0], *map(str, pair[1])])
        ),
        st.one_of(st.binary(max_size=12), st.integers(-1, 1 << 33), st.text(max_size=8)),
        max_size=40,
    )
)
def test_garbage_never_raises(values):
    for sighting in read(values).sightings:
        assert sighting.mac is None or len(sighting.mac) == 17


def walk(name):
    values = {}
    for line in (WALKS / f"{name}.snmprec").read_text("utf-8").split("\n")[:-1]:
        oid, kind, value = line.split("|", 2)
        values[oid] = bytes.fromhex(value) if kind.endswith("x") else int(value) if kind in {"2", "65", "66", "67"} else value.encode()
    return values


@pytest.mark.skipif(not WALKS.exists(), reason="the shared walks are not here")
@pytest.mark.parametrize("name", ["fortiswitch_148f-fpoe", "procurve", "routeros_crs317", "zynos_gs1900-fdb"])
def test_walks(name):
    facts = {walk["name"]: walk for walk in json.loads((WALKS / "facts.json").read_text("utf-8"))["walks"]}[name]
    reading = read(walk(name))
    lldp = {s.mac: s for s in reading.sightings if s.source == "lldp"}
    for answer in facts["answers"]:
        if "mac" in answer:
            seen = lldp[answer["mac"]]
            assert (seen.port, seen.ip) == (answer["port"], answer["ip"])
        elif "phones" in answer:
            assert [s.port for s in reading.sightings if (s.name or "").partition(".")[0] in answer["phones"]] == [None] * len(
                answer["phones"]
            )
        else:
            mac = answer["phone_only_in_fdb"].split()[0]
            assert answer["port"] in {s.port for s in reading.sightings if s.mac == mac and s.source == "fdb"}
    if name == "procurve":
        mac = facts["answers"][0]["mac"]
        assert {s.vlan for s in reading.sightings if s.mac == mac and s.source == "fdb"} == {15}
