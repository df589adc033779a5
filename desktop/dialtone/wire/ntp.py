"""SNTP (RFC 4330, packet of RFC 5905): requests out, replies in, offset and delay computed.

A reply that says «go away» (kiss-o'-death, stratum 0) or «my clock isn't set» (leap indicator 3) carries no time; taking it for one gave
other tools offsets of a century. Such replies come back as `Refused`.
"""

import struct
from typing import Literal

from msgspec import Struct

UNIX_EPOCH = 2_208_988_800
"""Seconds from the NTP epoch, 1900, to 1970."""

_ERA = 2**32
_MAX_DISTANCE = 16  # seconds; RFC 5905, MAXDISP
_PACKET = struct.Struct("!BBbbII4sQQQQ")
LENGTH = _PACKET.size

Reason = Literal["too-short", "wrong-mode", "wrong-origin", "kiss-of-death", "unsynchronised", "bad-stratum", "no-time", "distant"]


class Reply(Struct, frozen=True, kw_only=True):
    """A usable answer, in seconds. `offset` is what this computer's clock lacks (positive: it is slow), `delay` the round trip."""

    offset: float
    delay: float
    stratum: int
    root_delay: float
    root_dispersion: float
    reference: str


class Refused(Struct, frozen=True):
    """An answer that carries no time, and why; `detail` is the kiss code («RATE») or the number that was wrong."""

    reason: Reason
    detail: str = ""


def timestamp(seconds: float) -> int:
    """64-bit NTP timestamp of a moment since 1970 (32.32 fixed point; eras wrap every 136 years, next in 2036)."""
    whole = int(seconds // 1)
    return ((whole + UNIX_EPOCH) % _ERA) << 32 | min(int((seconds - whole) * _ERA), _ERA - 1)


def seconds(stamp: int, near: float) -> float:
    """The moment since 1970 of a timestamp, in the era that lies closest to `near`."""
    value = (stamp >> 32) - UNIX_EPOCH + (stamp & (_ERA - 1)) / _ERA
    return value + round((near - value) / _ERA) * _ERA


def request(nonce: int) -> bytes:
    """A client request (version 4).

    `nonce` is 64 random bits in the place of the transmit time: the reply must echo it, and it tells nobody our clock.
    """
    return _PACKET.pack(4 << 3 | 3, 0, 0, 0, 0, 0, b"", 0, 0, 0, nonce)


def parse(data: bytes, nonce: int, sent: float, received: float) -> Reply | Refused:
    """What a reply says. `sent` and `received` are this computer's clock. Never raises."""
    if len(data) < LENGTH:
        return Refused("too-short", str(len(data)))
    first, stratum, _poll, _precision, root_delay, root_dispersion, reference, _ref, origin, t2, t3 = _PACKET.unpack_from(data)
    distance = root_delay / 65536 / 2 + root_dispersion / 65536
    refusals: tuple[tuple[bool, Reason, str], ...] = (
        (first & 7 != 4, "wrong-mode", str(first & 7)),
        (origin != nonce, "wrong-origin", ""),
        (stratum == 0, "kiss-of-death", _text(reference)),
        (first >> 6 == 3, "unsynchronised", ""),
        (stratum > 15, "bad-stratum", str(stratum)),
        (t2 == 0 or t3 == 0, "no-time", ""),
        (distance >= _MAX_DISTANCE, "distant", f"{distance:.1f}"),
    )
    for refused, reason, detail in refusals:
        if refused:
            return Refused(reason, detail)
    arrived, left = seconds(t2, sent), seconds(t3, received)
    return Reply(
        offset=((arrived - sent) + (left - received)) / 2,
        delay=max(0.0, (received - sent) - (left - arrived)),
        stratum=stratum,
        root_delay=root_delay / 65536,
        root_dispersion=root_dispersion / 65536,
        reference=_text(reference) if stratum == 1 else ".".join(str(b) for b in reference),
    )


def _text(code: bytes) -> str:
    return "".join(chr(b) for b in code if 32 <= b < 127)
