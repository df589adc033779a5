"""The part of BER that SNMP needs (X.690 8, RFC 3417 8): definite lengths, one-octet tags, and nothing that reads past its end.

Decoding raises only `BerError`. It is bounded by the datagram: no length is believed before it fits.
"""

from collections.abc import Iterable, Iterator

INTEGER, OCTETS, NULL, OID, SEQUENCE = 0x02, 0x04, 0x05, 0x06, 0x30
CONSTRUCTED = 0x20
_MOST_ARCS = 127
"""Of an object identifier as SNMP encodes it: 128, the first two in one (RFC 2578 3.5)."""

Part = tuple[int, bytes]
"""A tag and its content."""


class BerError(ValueError):
    """Not what X.690 and SNMP allow."""


def wrap(tag: int, content: bytes) -> bytes:
    """Tag, definite length, content (X.690 8.1.3)."""
    size = len(content)
    if size < 0x80:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + content


def sequence(*parts: bytes, tag: int = SEQUENCE) -> bytes:
    """A constructed value of parts that are wrapped already."""
    return wrap(tag, b"".join(parts))


def integer(value: int) -> bytes:
    """An INTEGER that is not negative."""
    return wrap(INTEGER, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def octets(value: bytes) -> bytes:
    """An OCTET STRING."""
    return wrap(OCTETS, value)


def oid(text: str) -> bytes:
    """An OBJECT IDENTIFIER («1.3.6.1…»)."""
    first, second, *rest = map(int, text.split("."))
    encoded = bytearray()
    for arc in (40 * first + second, *rest):
        septets = [arc & 0x7F]
        while arc := arc >> 7:
            septets.append(0x80 | arc & 0x7F)
        encoded += bytes(reversed(septets))
    return wrap(OID, bytes(encoded))


def bindings(oids: Iterable[str]) -> bytes:
    """A list of variable bindings without values, as questions have it (RFC 3416 3)."""
    return sequence(*(sequence(oid(each), wrap(NULL, b"")) for each in oids))


def dotted(content: bytes) -> str:
    """An object identifier as text, of at most 128 arcs of 32 bits (RFC 2578 3.5)."""
    arcs, value = [], 0
    for octet in content:
        value = value << 7 | octet & 0x7F
        if value >> 32:
            raise BerError
        if not octet & 0x80:
            arcs.append(value)
            value = 0
    if not arcs or len(arcs) > _MOST_ARCS or content[-1] & 0x80:
        raise BerError
    first = min(arcs[0] // 40, 2)
    return ".".join(map(str, (first, arcs[0] - 40 * first, *arcs[1:])))


def number(part: Part) -> int:
    """The INTEGER of a protocol field: 32 bits, with a sign octet more where it is needed."""
    if part[0] != INTEGER or not 0 < len(part[1]) <= 5:
        raise BerError
    return int.from_bytes(part[1], "big", signed=True)


def text(part: Part) -> bytes:
    """The OCTET STRING of a protocol field."""
    if part[0] != OCTETS:
        raise BerError
    return part[1]


def parts(data: bytes) -> Iterator[Part]:
    """The tags and contents that fill `data` exactly."""
    at = 0
    while at < len(data):
        tag, start, end = _header(data, at)
        yield tag, data[start:end]
        at = end


def _header(data: bytes, at: int) -> tuple[int, int, int]:
    """The tag at this place, and where its content begins and ends."""
    if at + 2 > len(data) or data[at] & 0x1F == 0x1F:
        raise BerError
    length, start = data[at + 1], at + 2
    if length & 0x80:
        count = length & 0x7F
        if not 1 <= count <= 4 or start + count > len(data):
            raise BerError
        length, start = int.from_bytes(data[start : start + count], "big"), start + count
    if start + length > len(data):
        raise BerError
    return data[at], start, start + length


def expect(data: bytes, wanted: int) -> bytes:
    """The content of the one thing that `data` is."""
    (tag, content) = exactly(data, 1)[0]
    if tag != wanted:
        raise BerError
    return content


def exactly(data: bytes, count: int) -> list[Part]:
    """The so many parts that `data` is."""
    found = []
    for part in parts(data):
        found.append(part)
        if len(found) > count:
            raise BerError
    if len(found) != count:
        raise BerError
    return found


def fits(data: bytes, depth: int) -> bool:
    """Whether all parts fill what they are in exactly, nested no deeper than `depth`. Raises BerError where they don't."""
    return depth >= 0 and all(not tag & CONSTRUCTED or fits(content, depth - 1) for tag, content in parts(data))


def first(data: bytes) -> bytes:
    """The first part whole, with its tag and length: what an encrypted message holds before its padding."""
    if not data:
        raise BerError
    return data[: _header(data, 0)[2]]
