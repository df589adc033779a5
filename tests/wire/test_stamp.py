import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.wire import stamp

NOW = 1_795_000_000_123_456_789
MS = 1_000_000


def reflected(data: bytes, **given_fields) -> bytes:
    fields = {"number": 3, "received": NOW + 10 * MS, "answered": NOW + 12 * MS, "ttl": 61, "tos": 0xB9} | given_fields
    return stamp.reflect(data, **fields)


def test_the_layout_of_a_question() -> None:
    data = stamp.question(7, NOW, session=0x0102)
    assert len(data) == 44
    number, seconds, fraction, error, session = struct.unpack_from("!IIIHH", data)
    assert (number, seconds - 2_208_988_800, session) == (7, 1_795_000_000, 0x0102)
    assert abs(fraction / 2**32 - 0.123456789) < 1e-9
    assert error & 0xFF  # RFC 4656 4.1.2: a multiplier of 0 makes the whole error estimate invalid
    assert data[16:] == bytes(28)


def test_a_round_trip_leaves_out_the_reflectors_own_time() -> None:
    reply = stamp.read_reply(reflected(stamp.question(7, NOW)))
    assert reply is not None
    assert (reply.number, reply.sender_number, reply.ttl) == (3, 7, 61)
    assert abs(reply.sent - NOW) <= 1
    assert abs(reply.answered - reply.received - 2 * MS) <= 1
    assert abs(stamp.round_trip(reply, NOW + 22 * MS) - 20 * MS) <= 2
    assert (reply.dscp_seen, reply.synchronised) == (None, False)


def test_the_class_of_service_comes_back_with_what_arrived() -> None:
    data = stamp.question(1, NOW, dscp=46)
    assert stamp.read_question(data) == stamp.Question(1, 0, 46)
    reply = stamp.read_reply(reflected(data))
    assert (reply.dscp_seen, reply.ecn_seen) == (46, 1)
    assert stamp.read_reply(reflected(data, tos=0)).dscp_seen == 0


def test_what_a_reflector_without_the_extension_says_is_not_believed() -> None:
    """It returns the octets as they are, U bit set: a zero there isn't «bleached»."""
    data = bytearray(reflected(stamp.question(1, NOW, dscp=46)))
    data[44] |= 0x80
    assert stamp.read_reply(bytes(data)).dscp_seen is None


def test_unknown_and_broken_extensions_are_marked() -> None:
    unknown = stamp.question(1, NOW) + struct.pack("!BBH4s", 0x80, 200, 4, b"abcd")
    assert reflected(unknown)[44] == 0x80
    assert reflected(unknown)[48:] == b"abcd"
    cut_off = stamp.question(1, NOW) + struct.pack("!BBH2s", 0x80, 1, 40, b"ab")
    assert reflected(cut_off)[44] == 0x40
    assert reflected(stamp.question(1, NOW, size=100))[44] == 0


def test_a_handmade_twamp_light_packet_of_41_octets() -> None:
    """14 octets of sender's packet and 27 of padding (RFC 5357 4.2.1)."""
    data = struct.pack("!IIIH", 9, 1, 2, 0x8001) + bytes(range(27))
    assert stamp.read_question(data) is not None
    answer = reflected(data)
    assert len(answer) == 41
    assert struct.unpack_from("!I", answer, 24) == (9,)
    assert answer[28:38] == data[4:14]
    assert answer[40] == 61


@pytest.mark.parametrize("size", [38, 40])
def test_short_questions_of_others_are_answered_without_what_does_not_fit(size: int) -> None:
    data = struct.pack("!IIIH", 9, 1, 2, 0x8001).ljust(size, b"\7")
    assert stamp.read_question(data) == stamp.Question(9, 0)
    answer = stamp.read_reply(reflected(data))
    assert (answer.sender_number, answer.number, answer.ttl) == (9, 3, None)


def test_short_replies_of_others_are_taken() -> None:
    """A public responder answers 44 octets with 38: no TTL, and arrival and departure the same."""
    reply = stamp.read_reply(reflected(stamp.question(7, NOW), answered=NOW + 10 * MS)[:38])
    assert reply is not None
    assert (reply.ttl, reply.dscp_seen, reply.received) == (None, None, reply.answered)
    assert stamp.read_reply(bytes(37)) is None
    assert stamp.read_question(bytes(37)) is None


def test_the_second_era_begins_in_2036() -> None:
    late = 2_200_000_000 * 1_000_000_000
    reply = stamp.read_reply(reflected(stamp.question(0, late), received=late, answered=late))
    assert (reply.sent, reply.received) == (late, late)


@given(st.integers(0, 2**32 - 1), st.integers(38, 300), st.none() | st.integers(0, 63))
def test_an_answer_is_as_long_as_its_question(number: int, size: int, dscp: int | None) -> None:
    data = stamp.question(number, NOW, dscp=dscp, size=size)
    assert len(data) <= max(size, 52)
    assert len(reflected(data)) == len(data)
    assert stamp.read_reply(reflected(data)).sender_number == number


@given(st.binary(max_size=200))
def test_garbage(data: bytes) -> None:
    stamp.read_reply(data)
    if stamp.read_question(data) is not None:
        assert len(reflected(data)) == len(data)
