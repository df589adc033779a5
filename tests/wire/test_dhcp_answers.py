import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.wire import dhcp

MAC = "80:5e:c0:01:02:03"


def answer(*options, kind=2, operation=2, xid=7, yours=bytes([192, 0, 2, 50]), file=b"", server=b""):
    head = struct.pack("!BBBBIHH", operation, 1, 6, 0, xid, 0, 0x8000) + b"\0" * 4 + yours + b"\0" * 8
    head += bytes.fromhex(MAC.replace(":", "")).ljust(16, b"\0") + server.ljust(64, b"\0") + file.ljust(128, b"\0")
    body = b"".join(bytes([code, len(value)]) + value for code, value in ((53, bytes([kind])), *options))
    return head + b"\x63\x82\x53\x63" + body + b"\xff"


def test_our_questions_are_read_by_our_own_reader():
    found = dhcp.parse(dhcp.discover(0x01020304, MAC))
    assert found == dhcp.Question(kind="discover", mac=MAC)
    found = dhcp.parse(dhcp.inform(1, MAC, "192.0.2.9", vendor_class="yealink"))
    assert found == dhcp.Question(kind="inform", mac=MAC, address="192.0.2.9", vendor_class="yealink")


def test_a_discover_asks_for_a_broadcast_and_takes_nothing():
    data = dhcp.discover(0x01020304, MAC)
    assert data[4:8] == b"\1\2\3\4"
    assert data[10] & 0x80, "an answer to the address that it would offer is not heard"
    assert b"\x35\x01\x01" in data
    assert b"\x32\x04" not in data[240:], "no requested address"
    assert len(data) >= 300


def test_an_inform_has_the_address_that_it_is_from():
    data = dhcp.inform(1, MAC, "192.0.2.9")
    assert data[12:16] == bytes([192, 0, 2, 9])
    assert data[10] & 0x80 == 0, "RFC 2131 4.4.3: the answer comes to the address"
    assert b"\x35\x01\x08" in data


@pytest.mark.parametrize("code", [66, 43, 160, 120, 132, 150])
def test_telephones_options_are_asked_for_by_number(code):
    """Servers leave out what isn't asked (seen with dnsmasq)."""
    data = dhcp.discover(1, MAC)
    at = data.index(bytes([55, len(dhcp.WANTED)])) + 2
    assert code in data[at : at + len(dhcp.WANTED)]


def test_an_offer():
    data = answer(
        (54, bytes([192, 0, 2, 1])), (51, b"\0\0\x0e\x10"), (3, bytes([192, 0, 2, 1])), (6, bytes([192, 0, 2, 1, 192, 0, 2, 2])), (66, b"x")
    )
    reply = dhcp.reply(data)
    assert (reply.kind, reply.xid, reply.mac, reply.server, reply.address) == ("offer", 7, MAC, "192.0.2.1", "192.0.2.50")
    assert (reply.lease, reply.addresses(dhcp.SERVERS), reply.options[66]) == (3600, ("192.0.2.1", "192.0.2.2"), b"x")


@pytest.mark.parametrize(("kind", "name"), [(2, "offer"), (5, "ack"), (6, "nak")])
def test_answers_by_kind(kind, name):
    assert dhcp.reply(answer(kind=kind)).kind == name


@pytest.mark.parametrize("wrong", [{"operation": 1}, {"kind": 1}, {"kind": 3}, {"kind": 8}])
def test_clients_messages_are_no_answers(wrong):
    assert dhcp.reply(answer(**wrong)) is None


def test_options_in_the_file_field():
    """RFC 2131 4.1: option 52 says that «file» holds options too."""
    reply = dhcp.reply(answer((52, b"\1"), file=b"\x42\x04prov\xff"))
    assert reply.options[66] == b"prov"


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        (6, bytes([192, 0, 2, 1, 192, 0, 2, 2]), "192.0.2.1 192.0.2.2"),
        (51, b"\0\0\x0e\x10", "3600"),
        (66, b"https://prov.example\0", "https://prov.example"),
        (43, b"\1\2\3", "0x010203"),
        (120, b"\1" + bytes([192, 0, 2, 5]), "192.0.2.5"),
        (120, b"\0\3sip\7example\0", "sip.example"),
        (120, b"\0\x3fx", "0x003f78"),
        (6, b"\1\2\3", "0x010203"),
        (66, b"", "0x"),
        (66, b"a\x1b[31m", "0x611b5b33316d"),
    ],
)
def test_options_as_people_read_them(code, value, shown):
    assert dhcp.shown(code, value) == shown


@given(st.binary(max_size=700), st.integers(0, 255))
def test_garbage(data, code):
    dhcp.reply(data)
    dhcp.reply(answer((code, data[:255]))[: 240 + len(data)])
    text = dhcp.shown(code, data)
    assert len(text) < 2000
    assert text.isprintable()
