"""STAMP test packets, unauthenticated (RFC 8762), their extensions (RFC 8972) and TWAMP-Light's (RFC 5357), sender and reflector.

Times are nanoseconds since 1970; on the wire they are NTP's seconds and fraction. Nothing here raises on bytes.
"""

import struct

from msgspec import Struct

PORT = 862
SIZE = 44
"""Octets of a STAMP packet without extensions, in both directions."""
TWAMP_SIZE = 41
"""Octets of TWAMP's reflected packet: a sender that wants an answer of its own size sends 14 and at least 27 of padding."""
SHORTEST_REPLY = 38
"""Some reflectors leave out the sender's TTL and what follows (seen in a public responder)."""

EXTRA_PADDING, CLASS_OF_SERVICE = 1, 4
_U, _M = 0x80, 0x40
_EPOCH = 2_208_988_800
_SENDER = struct.Struct("!IIIHH")
_REPLY = struct.Struct("!IIIHHIIIIIH")
_ERROR = 0x8001
"""Error estimate «synchronised», the smallest there is; without synchronisation the highest bit is 0."""


class Reply(Struct, frozen=True):
    """A reflected packet: numbers of reflector and sender, when the question was sent, arrived, and the answer left.

    `ttl`: with how much of it left the question arrived (None: not told). `synchronised`: whether the reflector says its clock is.
    `dscp_seen`, `dscp_asked`: what the Class of Service extension says that the question arrived with, and the answer should have.
    """

    number: int
    sender_number: int
    sent: int
    received: int
    answered: int
    synchronised: bool
    ttl: int | None = None
    dscp_seen: int | None = None
    ecn_seen: int | None = None


class Question(Struct, frozen=True):
    """What a reflector reads of a sender's packet. `dscp_asked`: the mark that the Class of Service extension wants the answer to have."""

    number: int
    session: int
    dscp_asked: int | None = None


def question(number: int, sent: int, *, session: int = 0, dscp: int | None = None, size: int = SIZE, synchronised: bool = False) -> bytes:
    """A sender's packet of at least 44 octets; with `dscp` the Class of Service extension asks for the answer to be marked so.

    What `size` has beyond that is filled with an Extra Padding extension, or with nothing where it would not fit.
    """
    seconds, fraction = _stamp(sent)
    data = _SENDER.pack(number & 0xFFFFFFFF, seconds, fraction, _error(synchronised), session).ljust(SIZE, b"\0")
    if dscp is not None:
        data += struct.pack("!BBHI", _U, CLASS_OF_SERVICE, 4, dscp << 26)
    missing = size - len(data)
    return data + struct.pack("!BBH", _U, EXTRA_PADDING, missing - 4) + bytes(missing - 4) if missing >= 4 else data


def read_question(data: bytes) -> Question | None:
    """A sender's packet, or None for what is too short to be answered by as many octets.

    With less than 41 of them the answer is without the sender's TTL, as of the public reflectors that leave it out.
    """
    if len(data) < SHORTEST_REPLY:
        return None
    number, _, _, _, session = _SENDER.unpack_from(data)
    asked = next((value[0] >> 2 for kind, value, _ in _extensions(data) if kind == CLASS_OF_SERVICE and len(value) == 4), None)
    return Question(number, session if len(data) >= SIZE else 0, asked)  # TWAMP has padding there


def reflect(
    data: bytes, *, number: int, received: int, answered: int, ttl: int | None, tos: int | None, synchronised: bool = False
) -> bytes:
    """The answer to a packet that `read_question` took, of the same size.

    An extension that isn't known gets its U bit, one that is cut off its M bit (RFC 8972 4); a mark that the system did not tell reads 0.
    """
    seconds, fraction = _stamp(answered)
    arrived, arrived_fraction = _stamp(received)
    session = struct.unpack_from("!H", data, 14)[0] if len(data) >= SIZE else 0
    head = _REPLY.pack(
        number & 0xFFFFFFFF,
        seconds,
        fraction,
        _error(synchronised),
        session,
        arrived,
        arrived_fraction,
        *struct.unpack_from("!IIIH", data),
    )
    reply = bytearray(head + bytes((0, 0, min(255 if ttl is None else ttl, 255))))
    reply += bytes(max(0, min(len(data), SIZE) - len(reply))) + data[SIZE:]
    for kind, value, at in _extensions(data):
        flags = reply[at] & 0x1F
        if kind == CLASS_OF_SERVICE and len(value) == 4:
            asked, seen = value[0] >> 2, tos or 0
            struct.pack_into("!I", reply, at + 4, asked << 26 | (seen >> 2) << 20 | (seen & 3) << 18)
        elif kind != EXTRA_PADDING:
            flags |= _U
        if at + 4 + len(value) > len(data) or len(value) < struct.unpack_from("!H", data, at + 2)[0]:
            flags |= _M
        reply[at] = flags
    return bytes(reply[: len(data)])


def read_reply(data: bytes) -> Reply | None:
    """A reflected packet of 38 octets or more, or None. Sizes of question and answer need not be the same."""
    if len(data) < SHORTEST_REPLY:
        return None
    number, seconds, fraction, error, _, arrived, arrived_fraction, theirs, sent, sent_fraction, _ = _REPLY.unpack_from(data)
    service = next(
        (value for kind, value, at in _extensions(data) if kind == CLASS_OF_SERVICE and len(value) == 4 and not data[at] & _U), b""
    )
    word = int.from_bytes(service, "big") if service else None
    return Reply(
        number=number,
        sender_number=theirs,
        sent=_time(sent, sent_fraction),
        received=_time(arrived, arrived_fraction),
        answered=_time(seconds, fraction),
        synchronised=bool(error & 0x8000),
        ttl=data[40] if len(data) > 40 else None,
        dscp_seen=None if word is None else word >> 20 & 0x3F,
        ecn_seen=None if word is None else word >> 18 & 3,
    )


def round_trip(reply: Reply, arrived: int) -> int:
    """Nanoseconds that the packet was under way, without the reflector's own time."""
    return (arrived - reply.sent) - (reply.answered - reply.received)


def _extensions(data: bytes) -> list[tuple[int, bytes, int]]:
    """Type, value and place of every extension after the packet; the value of the last may be cut off."""
    found: list[tuple[int, bytes, int]] = []
    at = SIZE
    while at + 4 <= len(data) and len(found) < 64:
        kind, length = struct.unpack_from("!BH", data, at + 1)
        if kind == 0:  # reserved: this is padding of a sender that knows no extensions
            break
        found.append((kind, data[at + 4 : at + 4 + length], at))
        at += 4 + length
    return found


def _error(synchronised: bool) -> int:
    return _ERROR if synchronised else _ERROR & 0x7FFF


def _stamp(moment: int) -> tuple[int, int]:
    seconds, rest = divmod(moment, 1_000_000_000)
    return (seconds + _EPOCH) & 0xFFFFFFFF, (rest << 32) // 1_000_000_000


def _time(seconds: int, fraction: int) -> int:
    """Of two eras the one that is near: what lies before 1968 is after 2036 (RFC 4330 3)."""
    era = seconds + (1 << 32) if seconds < 1 << 31 else seconds
    return (era - _EPOCH) * 1_000_000_000 + (fraction * 1_000_000_000 >> 32)
