import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.wire import sip_changes
from dialtone.wire.nat_pmp import external_address

SENT = (
    b"INVITE sip:1@203.0.113.10:5060 SIP/2.0\r\nVia: SIP/2.0/UDP 192.168.50.10:40000;branch=z9hG4bK1;rport\r\nMax-Forwards: 70\r\n"
    b"Contact: <sip:u@192.168.50.10:40000>\r\nContent-Type: application/sdp\r\nContent-Length: 57\r\n\r\n"
    b"v=0\r\no=- 1 1 IN IP4 192.168.50.10\r\nc=IN IP4 192.168.50.10\r\n"
)


def kinds(arrived: bytes) -> list[tuple[str, str]]:
    return [(change.where, change.kind) for change in sip_changes.compare(SENT, arrived)]


def test_the_same_bytes_have_no_difference() -> None:
    assert sip_changes.compare(SENT, SENT) == ()


def test_an_address_that_was_put_in_is_shown_wherever_it_stands() -> None:
    arrived = SENT.replace(b"192.168.50.10", b"203.0.113.2").replace(b"Length: 57", b"Length: 53")
    assert kinds(arrived) == [
        ("via", "changed"),
        ("contact", "changed"),
        ("content-length", "changed"),
        ("sdp o=", "changed"),
        ("sdp c=", "changed"),
    ]
    change = sip_changes.compare(SENT, arrived)[0]
    assert change.sent == "Via: SIP/2.0/UDP 192.168.50.10:40000;branch=z9hG4bK1;rport"
    assert change.arrived == "Via: SIP/2.0/UDP 203.0.113.2:40000;branch=z9hG4bK1;rport"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (b"Via: ", b"Via: SIP/2.0/UDP 198.51.100.9;branch=x\r\nVia: ", [("via", "added")]),
        (b"Contact: <sip:u@192.168.50.10:40000>\r\n", b"", [("contact", "removed")]),
        (b"sip:1@203.0.113.10:5060", b"sip:1@203.0.113.99:5060", [("start-line", "changed")]),
        (b"c=IN IP4 192.168.50.10\r\n", b"c=IN IP4 192.168.50.10\r\na=nortpproxy:yes\r\n", [("sdp a=", "added")]),
        (b"Max-Forwards: 70", b"Max-Forwards: 69", [("max-forwards", "harmless")]),
        (b"Max-Forwards: 70", b"max-forwards:70", [("layout", "harmless")]),
        (b"Content-Type: application/sdp", b"c: Application/SDP", [("layout", "harmless")]),
        (b"Via: SIP/2.0/UDP", b"v:  SIP/2.0/UDP ", [("layout", "harmless")]),
        (b"rport\r\nMax-Forwards: 70\r\n", b"rport\r\n", [("max-forwards", "removed")]),
    ],
)
def test_one_difference(old: bytes, new: bytes, expected: list[tuple[str, str]]) -> None:
    arrived = SENT.replace(old, new)
    assert arrived != SENT
    assert kinds(arrived) == expected
    assert sip_changes.matters(sip_changes.compare(SENT, arrived)) is (expected[0][1] != "harmless")


def test_headers_in_another_order_mean_the_same() -> None:
    head, _, rest = SENT.partition(b"Max-Forwards: 70\r\n")
    moved = head + rest.replace(b"Content-Type:", b"Max-Forwards: 70\r\nContent-Type:")
    assert kinds(moved) == [("layout", "harmless")]


@given(st.binary(max_size=400), st.binary(max_size=400))
def test_any_bytes_are_compared_and_unequal_ones_never_pass_for_equal(one: bytes, other: bytes) -> None:
    changes = sip_changes.compare(one, other)
    assert bool(changes) is (one != other)
    assert len(changes) <= 64
    assert all(len(change.sent) <= 300 and change.sent.isprintable() for change in changes)


@given(st.integers(0, len(SENT) - 1), st.binary(min_size=1, max_size=3))
def test_a_flipped_part_is_noticed(at: int, new: bytes) -> None:
    arrived = SENT[:at] + new + SENT[at + len(new) :]
    assert bool(sip_changes.compare(SENT, arrived)) is (arrived != SENT)


def test_nat_pmp() -> None:
    answer = bytes((0, 128, 0, 0)) + (7).to_bytes(4, "big") + bytes((203, 0, 113, 2))
    assert external_address(answer) == "203.0.113.2"
    assert external_address(answer + b"more") == "203.0.113.2"
    refused = bytes((0, 128, 0, 2)) + answer[4:]
    for wrong in (b"", answer[:11], refused, bytes((2,)) + answer[1:], bytes((0, 0)) + answer[2:], answer[:8] + bytes(4)):
        assert external_address(wrong) is None


@given(st.binary(max_size=64))
def test_nat_pmp_reads_anything(data: bytes) -> None:
    external_address(data)
