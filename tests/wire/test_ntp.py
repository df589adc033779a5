import math
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.wire import ntp

PACKET = struct.Struct("!BBbbII4sQQQQ")
NOW = 1_795_000_000.0
NONCE = 0x1122334455667788


def reply(
    *,
    first: int = 0x24,
    stratum: int = 2,
    delay: int = 0,
    dispersion: int = 0,
    ref: bytes = b"\xc0\x00\x02\x01",
    origin: int = NONCE,
    t2: float | None = NOW,
    t3: float | None = NOW,
) -> bytes:
    stamps = [0 if t is None else ntp.timestamp(t) for t in (t2, t3)]
    return PACKET.pack(first, stratum, 6, -20, delay, dispersion, ref, 0, origin, *stamps)


def test_request_is_a_version_4_client_packet_that_hides_the_clock() -> None:
    data = ntp.request(NONCE)
    assert len(data) == 48
    assert data[0] == 0x23
    assert data[1:40] == bytes(39)
    assert data[40:] == NONCE.to_bytes(8, "big")


def test_known_answer_of_offset_and_delay() -> None:
    # Sent at 0, arrives at server time 10.1, leaves at 10.2, back at 0.3: the way takes 0.2, the clock lacks 10.
    answer = ntp.parse(reply(t2=NOW + 10.1, t3=NOW + 10.2), NONCE, NOW, NOW + 0.3)
    assert isinstance(answer, ntp.Reply)
    assert answer.offset == pytest.approx(10.0, abs=1e-6)
    assert answer.delay == pytest.approx(0.2, abs=1e-6)
    assert answer.reference == "192.0.2.1"


def test_unix_epoch_and_the_era_after_2036() -> None:
    assert ntp.timestamp(0) >> 32 == 2_208_988_800
    in_2040 = 2_208_988_800.5
    stamp = ntp.timestamp(in_2040)
    assert stamp >> 32 < 2_208_988_800  # wrapped
    assert ntp.seconds(stamp, in_2040 - 100) == pytest.approx(in_2040)


@pytest.mark.parametrize(
    ("data", "reason", "detail"),
    [
        (b"", "too-short", "0"),
        (reply()[:47], "too-short", "47"),
        (reply(first=0x23), "wrong-mode", "3"),
        (reply(origin=NONCE + 1), "wrong-origin", ""),
        (reply(stratum=0, ref=b"RATE"), "kiss-of-death", "RATE"),
        (reply(stratum=0, ref=b"DENY", t2=None, t3=None), "kiss-of-death", "DENY"),
        (reply(first=0xE4), "unsynchronised", ""),
        (reply(stratum=16), "bad-stratum", "16"),
        (reply(t3=None), "no-time", ""),
        (reply(dispersion=17 << 16), "distant", "17.0"),
    ],
)
def test_replies_that_carry_no_time(data: bytes, reason: str, detail: str) -> None:
    assert ntp.parse(data, NONCE, NOW, NOW + 0.1) == ntp.Refused(reason, detail)  # type: ignore[arg-type]


@given(st.binary(max_size=200))
def test_garbage_never_raises_and_never_gives_nonsense(data: bytes) -> None:
    answer = ntp.parse(data, NONCE, NOW, NOW + 0.1)
    if isinstance(answer, ntp.Reply):
        assert math.isfinite(answer.offset)


@given(st.floats(-60 * 365 * 86_400, 60 * 365 * 86_400), st.floats(0, 2), st.floats(0, 2), st.floats(0, 1))
def test_a_clock_that_is_off_by_any_amount_is_found_on_a_symmetric_way(offset: float, way: float, back: float, held: float) -> None:
    t2 = NOW + offset + way
    t3 = t2 + held
    answer = ntp.parse(reply(t2=t2, t3=t3), NONCE, NOW, NOW + way + held + back)
    assert isinstance(answer, ntp.Reply)
    # What an asymmetric way may add is half the difference, never more.
    assert abs(answer.offset - offset) <= abs(way - back) / 2 + 1e-5
    assert answer.delay == pytest.approx(way + back, abs=1e-5)


@given(st.floats(0, 4e9))
def test_timestamp_round_trip(moment: float) -> None:
    assert ntp.seconds(ntp.timestamp(moment), moment) == pytest.approx(moment, abs=1e-6)
