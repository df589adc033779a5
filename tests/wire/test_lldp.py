"""LLDP and CDP frames, and lldpd's words for them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.wire import cdp, lldp, lldpcli

MAC = bytes.fromhex("001b17000112")
POWER = lldp.part(127, bytes.fromhex("00120f02" + "070105" + "00" + "0064" + "0040"))
INVENTORY = lldp.part(127, bytes.fromhex("0012bb0a") + b"SW-2000") + lldp.part(127, bytes.fromhex("0012bb09") + b"Maker")
FRAME = lldp.build(
    MAC,
    "GigabitEthernet1/0/7",
    ttl=121,
    name="sw-1",
    description="A switch\r\n2.0",
    port_text="desk",
    address="192.0.2.5",
    vlan=10,
    voice_vlan=20,
    more=(POWER, INVENTORY),
)
MANDATORY = lldp.part(1, b"\x04" + MAC) + lldp.part(2, b"\x05ge1") + lldp.part(3, b"\0\x78")


def test_a_switch_says_which_port_it_is():
    assert lldp.parse(FRAME) == lldp.Neighbour(
        protocol="lldp",
        chassis="00:1b:17:00:01:12",
        port="GigabitEthernet1/0/7",
        port_text="desk",
        ttl=121,
        name="sw-1",
        description="A switch 2.0",
        network=True,
        addresses=("192.0.2.5",),
        vlan=10,
        voice_vlan=20,
        watts=6.4,
        maker="Maker",
        model="SW-2000",
    )


def test_a_port_that_is_named_by_its_address_goes_by_its_description():
    frame = lldp.part(1, b"\x04" + MAC) + lldp.part(2, b"\x03" + MAC) + lldp.part(3, b"\0\x78") + lldp.part(4, b"Port 7")
    found = lldp.parse(frame)
    assert (found.port, found.port_is_mac, found.port_names) == ("00:1b:17:00:01:12", True, ("Port 7", "00:1b:17:00:01:12"))
    assert lldp.parse(FRAME).port_names == ("GigabitEthernet1/0/7", "desk")


def test_a_telephone_is_no_switch():
    frame = (
        lldp.part(1, b"\x05\x01" + bytes((192, 0, 2, 38)))
        + lldp.part(2, b"\x03" + MAC)
        + lldp.part(3, b"\0\x78")
        + lldp.part(5, b"SIP-T41S")
        + lldp.part(7, bytes.fromhex("00240024"))
    )
    found = lldp.parse(frame + lldp.part(0, b"") + b"padding")
    assert (found.telephone, found.network, found.chassis, found.addresses) == (True, False, "192.0.2.38", ("192.0.2.38",))


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"\x02",
        lldp.part(2, b"\x05ge1") + lldp.part(1, b"\x04" + MAC) + lldp.part(3, b"\0\x78"),
        lldp.part(1, b"\x04" + MAC) + lldp.part(2, b"\x05ge1"),
        lldp.part(1, b"\x04" + MAC) + lldp.part(2, b"\x05ge1") + lldp.part(3, b"\x78"),
        lldp.part(1, b"\x04") + lldp.part(2, b"\x05ge1") + lldp.part(3, b"\0\x78"),
        MANDATORY[:-1],
    ],
)
def test_no_frames(frame):
    assert lldp.parse(frame) is None


@pytest.mark.parametrize(
    "part",
    [
        lldp.part(8, b"\x05\x01\xc0"),
        lldp.part(8, b""),
        lldp.part(7, b"\0"),
        lldp.part(127, b"\0\x80"),
        lldp.part(127, bytes.fromhex("0080c201") + b"\0"),
        lldp.part(127, bytes.fromhex("0012bb02") + b"\x01\x80\0\0"),
        lldp.part(127, bytes.fromhex("0012bb02") + b"\x01\x40"),
        lldp.part(99, b"anything"),
        b"\xff\xff",
    ],
)
def test_a_part_that_is_malformed_is_left_out(part):
    found = lldp.parse(MANDATORY + part)
    assert (found.port, found.vlan, found.voice_vlan, found.addresses) == ("ge1", None, None, ())


def test_a_goodbye():
    assert lldp.parse(lldp.build(MAC, "1", ttl=0)).ttl == 0


CDP = cdp.build("sw-2.example", "GigabitEthernet1/0/9", platform="cisco WS-C2960X", address="192.0.2.6", vlan=10, voice_vlan=20)


def test_a_cisco_switch():
    assert cdp.parse(CDP) == lldp.Neighbour(
        protocol="cdp",
        chassis="sw-2.example",
        port="GigabitEthernet1/0/9",
        ttl=180,
        name="sw-2.example",
        network=True,
        model="cisco WS-C2960X",
        addresses=("192.0.2.6",),
        vlan=10,
        voice_vlan=20,
    )
    assert cdp.parse(cdp.build("SEP001795000001", "Port 1", capabilities=0x490)).telephone


@pytest.mark.parametrize(
    "frame", [b"", CDP[1:], CDP[:9], cdp.SNAP + b"\x02\xb4\0\0", cdp.SNAP + b"\x09" + CDP[9:], cdp.SNAP + b"\x02\xb4\0\0\0\x01\0\x03x"]
)
def test_no_cdp_frames(frame):
    assert cdp.parse(frame) is None


@pytest.mark.parametrize("name", ["sw", "sw1"])
def test_the_checksum_of_cdp_for_even_and_odd_lengths(name):
    """Over the whole it is nothing again: for an even length as of the internet checksum."""
    frame = cdp.build(name, "Gi1/0/10")[len(cdp.SNAP) :]
    assert cdp._checksum(frame[:2] + b"\0\0" + frame[4:]) == int.from_bytes(frame[2:4], "big")


@given(st.binary(max_size=400))
def test_garbage(data):
    for found in (lldp.parse(data), lldp.parse(MANDATORY + data), cdp.parse(data), cdp.parse(cdp.SNAP + b"\x02\xb4\0\0" + data)):
        assert found is None or all(text.isprintable() for text in (*found.port_names, found.name or "", found.description or ""))
    assert isinstance(lldpcli.parse(data), tuple)


# --- lldpd ---------------------------------------------------------------------------------------------------------------------------


def interface(name, port, **more):
    return {
        "name": name,
        "via": "LLDP",
        "chassis": [
            {
                "id": [{"type": "mac", "value": "00:1b:17:00:01:12"}],
                "name": [{"value": "sw-1"}],
                "descr": [{"value": "A switch"}],
                "mgmt-ip": [{"value": "192.0.2.5"}, {"value": "2001:db8::5"}],
                "capability": [{"type": "Bridge", "enabled": True}, {"type": "Router", "enabled": False}],
            }
        ],
        "port": [{"id": [{"type": "ifname", "value": port}], "descr": [{"value": "desk"}], "ttl": [{"value": "120"}]}],
        "vlan": [{"vlan-id": "20", "pvid": False}, {"vlan-id": "10", "pvid": True}],
        "lldp-med": [
            {
                "policy": [{"type": [{"value": "Voice"}], "vlan": [{"vid": "20"}]}],
                "inventory": [{"manufacturer": [{"value": "Maker"}], "model": [{"value": "SW-2000"}], "serial": [{"value": "S1"}]}],
            }
        ],
        **more,
    }


@pytest.mark.parametrize("count", [0, 1, 2])
def test_so_many_neighbours(count):
    data = json.dumps({"lldp": [{"interface": [interface(f"eth{number}", f"1/0/{number}") for number in range(count)]}]}).encode()
    found = lldpcli.parse(data)
    assert [(name, neighbour.port) for name, neighbour in found] == [(f"eth{number}", f"1/0/{number}") for number in range(count)]
    for _, neighbour in found:
        assert (neighbour.name, neighbour.chassis, neighbour.addresses) == ("sw-1", "00:1b:17:00:01:12", ("192.0.2.5", "2001:db8::5"))
        assert (neighbour.vlan, neighbour.voice_vlan, neighbour.network, neighbour.model) == (10, 20, True, "SW-2000")


@pytest.mark.parametrize(
    "text", ["{}", "[]", "1", '{"lldp": [{}]}', '{"lldp": {"interface": 3}}', '{"lldp": [{"interface": [{"name": 1}]}]}', "{" * 5000]
)
def test_other_words(text):
    assert lldpcli.parse(text.encode()) == ()


def test_a_telephone_by_lldpd():
    phone = interface("eth0", "x")
    phone["chassis"][0]["capability"] = [{"type": "Bridge", "enabled": True}, {"type": "Tel", "enabled": True}]
    phone["port"][0]["id"] = [{"type": "mac", "value": "80:5e:c0:00:00:01"}]
    ((_, found),) = lldpcli.parse(json.dumps({"lldp": [{"interface": [phone]}]}).encode())
    assert (found.telephone, found.network, found.port_is_mac) == (True, False, True)
