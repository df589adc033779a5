"""The few BER types that SNMP needs, bytes ↔ values (X.690 8, RFC 3416 3): the training switch speaks it without a library's inner parts.

A value is a pair (tag, content octets); typed helpers make them. Decoding is bounded by the buffer and raises only `BerError`.
"""

from collections.abc import Iterable

INTEGER, OCTETS, NULL, OID, SEQUENCE = 0x02, 0x04, 0x05, 0x06, 0x30
IP_ADDRESS, COUNTER32, GAUGE32, TIME_TICKS = 0x40, 0x41, 0x42, 0x43
NO_SUCH_OBJECT, NO_SUCH_INSTANCE, END_OF_MIB_VIEW = 0x80, 0x81, 0x82
_LENGTH_OCTETS = 4
_MAX_ARC = 0xFFFFFFFF

Oid = tuple[int, ...]
Encoded = tuple[int, bytes]
"""A value ready to be wrapped: its tag and its content."""


class BerError(ValueError):
    """The octets are not the BER that was expected."""


def wrap(tag: int, content: bytes) -> bytes:
    """Tag, definite length, content (X.690 8.1.3)."""
    size = len(content)
    if size < 0x80:
        return bytes((tag, size)) + content
    octets = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(octets))) + octets + content


def sequence(*parts: bytes, tag: int = SEQUENCE) -> bytes:
    """A constructed value of already wrapped parts."""
    return wrap(tag, b"".join(parts))


def integer(value: int, tag: int = INTEGER) -> Encoded:
    """An INTEGER, or an application type that is encoded like one (Counter32, Gauge32, TimeTicks)."""
    magnitude = value if value >= 0 else ~value
    return tag, value.to_bytes(magnitude.bit_length() // 8 + 1, "big", signed=True)


def octets(value: bytes | str) -> Encoded:
    """An OCTET STRING; text as UTF-8."""
    return OCTETS, value.encode() if isinstance(value, str) else value


def oid(value: Oid) -> Encoded:
    """An OBJECT IDENTIFIER of at least two arcs (X.690 8.19)."""
    first, second, *rest = value
    return OID, b"".join(_base128(arc) for arc in (first * 40 + second, *rest))


def _base128(arc: int) -> bytes:
    groups = [arc & 0x7F]
    while arc := arc >> 7:
        groups.append(0x80 | (arc & 0x7F))
    return bytes(reversed(groups))


def varbinds(rows: Iterable[tuple[Oid, Encoded]]) -> bytes:
    """A variable-bindings list (RFC 3416 3)."""
    return sequence(*(sequence(wrap(*oid(name)), wrap(*value)) for name, value in rows))


def take(data: bytes) -> tuple[int, bytes, bytes]:
    """The first value's tag and content, and what follows it."""
    if len(data) < 2:
        raise BerError("too short")
    tag, size, start = data[0], data[1], 2
    if size & 0x80:
        count = size & 0x7F
        if not 1 <= count <= _LENGTH_OCTETS or len(data) < 2 + count:
            raise BerError("unusable length")
        size, start = int.from_bytes(data[2 : 2 + count], "big"), 2 + count
    if len(data) < start + size:
        raise BerError("cut off")
    return tag, data[start : start + size], data[start + size :]


def expect(data: bytes, tag: int) -> tuple[bytes, bytes]:
    """The content of a first value that must have this tag, and what follows it."""
    found, content, rest = take(data)
    if found != tag:
        raise BerError(f"tag {found:#x} instead of {tag:#x}")
    return content, rest


def as_integer(content: bytes) -> int:
    """The number in an INTEGER's content (at most eight octets)."""
    if not 1 <= len(content) <= 8:
        raise BerError("unusable integer")
    return int.from_bytes(content, "big", signed=True)


def as_oid(content: bytes) -> Oid:
    """The arcs in an OBJECT IDENTIFIER's content (at most 128, each 32 bits: RFC 3416 2)."""
    arcs: list[int] = []
    value = 0
    for octet in content:
        value = value << 7 | octet & 0x7F
        if value > _MAX_ARC:
            raise BerError("arc too large")
        if not octet & 0x80:
            arcs.append(value)
            value = 0
    if not arcs or len(arcs) > 127 or content[-1] & 0x80:
        raise BerError("unusable object identifier")
    root = min(arcs[0] // 40, 2)
    return (root, arcs[0] - root * 40, *arcs[1:])
