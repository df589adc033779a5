"""The little of SNMP v1 and v2c (RFC 1157, RFC 3416) that asking a device its name takes, in BER (X.690), proof against any datagram.

A library does the walks through a switch's tables, but it reads whatever comes: lengths that X.690 forbids in SNMP keep it busy for ever.
`well_formed` is what a datagram must be before anything else reads it.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

V1, V2C = 0, 1
_INTEGER, _OCTETS, _NULL, _OID, _SEQUENCE = 0x02, 0x04, 0x05, 0x06, 0x30
_GET, _RESPONSE = 0xA0, 0xA2
_CONSTRUCTED = 0x20
_DEPTH = 6
"""Message, PDU, bindings, binding, value: SNMP nests no deeper."""
_MAX_BINDINGS = 64


class Reply(Struct, frozen=True):
    """A response: the error status (0: none), and the values that are texts or object identifiers, by the identifier asked for."""

    request_id: int
    error_status: int
    texts: dict[str, str]


class _BerError(ValueError):
    """Not what X.690 and SNMP allow."""


def get(version: int, community: str, request_id: int, oids: Iterable[str]) -> bytes:
    """A question for these object identifiers («1.3.6.1.2.1.1.1.0»). `request_id`: 0 to 2^31 - 1."""
    bindings = b"".join(_wrap(_SEQUENCE, _wrap(_OID, _oid(oid)) + _wrap(_NULL, b"")) for oid in oids)
    pdu = _integer(request_id) + _integer(0) + _integer(0) + _wrap(_SEQUENCE, bindings)
    return _wrap(_SEQUENCE, _integer(version) + _wrap(_OCTETS, community.encode()) + _wrap(_GET, pdu))


def reply(data: bytes) -> Reply | None:
    """A response, or None for anything else. The community in it is passed over. Never raises."""
    try:
        version, _, (tag, pdu) = _exactly(_expect(data, _SEQUENCE), 3)
        if tag != _RESPONSE or version[0] != _INTEGER:
            return None
        request_id, status, _, bindings = _exactly(pdu, 4)
        return Reply(_number(request_id), _number(status), dict(_texts(bindings)))
    except _BerError:
        return None


def well_formed(data: bytes) -> bool:
    """Whether a datagram is one BER sequence whose parts fill it exactly, with lengths as SNMP allows them (RFC 3417 8), not too deep."""
    try:
        return bool(_expect(data, _SEQUENCE)) and _fits(data, 0)
    except _BerError:
        return False


def _fits(data: bytes, depth: int) -> bool:
    return depth <= _DEPTH and all(not tag & _CONSTRUCTED or _fits(content, depth + 1) for tag, content in _parts(data))


def _texts(bindings: tuple[int, bytes]) -> Iterator[tuple[str, str]]:
    if bindings[0] != _SEQUENCE:
        raise _BerError
    for count, (tag, binding) in enumerate(_parts(bindings[1])):
        if count == _MAX_BINDINGS:
            return
        if tag != _SEQUENCE:
            raise _BerError
        (name, oid), (kind, value) = _exactly(binding, 2)
        if name == _OID and kind == _OCTETS:
            yield _dotted(oid), value.decode("utf-8", "replace").strip("\x00 \r\n\t")
        elif name == _OID and kind == _OID:
            yield _dotted(oid), _dotted(value)


def _wrap(tag: int, content: bytes) -> bytes:
    size = len(content)
    if size < 0x80:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + content


def _integer(value: int) -> bytes:
    return _wrap(_INTEGER, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def _oid(text: str) -> bytes:
    first, second, *rest = map(int, text.split("."))
    encoded = bytearray()
    for arc in (40 * first + second, *rest):
        septets = [arc & 0x7F]
        while arc := arc >> 7:
            septets.append(0x80 | arc & 0x7F)
        encoded += bytes(reversed(septets))
    return bytes(encoded)


def _dotted(content: bytes) -> str:
    """An object identifier as text, of at most 128 arcs of 32 bits (RFC 2578 3.5)."""
    arcs, value = [], 0
    for octet in content:
        value = value << 7 | octet & 0x7F
        if value >> 32:
            raise _BerError
        if not octet & 0x80:
            arcs.append(value)
            value = 0
    if not arcs or len(arcs) > 127 or content[-1] & 0x80:
        raise _BerError
    first = min(arcs[0] // 40, 2)
    return ".".join(map(str, (first, arcs[0] - 40 * first, *arcs[1:])))


def _number(part: tuple[int, bytes]) -> int:
    if part[0] != _INTEGER or not 0 < len(part[1]) <= 5:
        raise _BerError
    return int.from_bytes(part[1], "big", signed=True)


def _parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The tags and contents that fill `data` exactly."""
    at = 0
    while at < len(data):
        tag, start, end = _header(data, at)
        yield tag, data[start:end]
        at = end


def _header(data: bytes, at: int) -> tuple[int, int, int]:
    """The tag at this place, and where its content begins and ends."""
    if at + 2 > len(data) or data[at] & 0x1F == 0x1F:
        raise _BerError
    length, start = data[at + 1], at + 2
    if length & 0x80:
        octets = length & 0x7F
        if not 1 <= octets <= 4 or start + octets > len(data):
            raise _BerError
        length, start = int.from_bytes(data[start : start + octets], "big"), start + octets
    if start + length > len(data):
        raise _BerError
    return data[at], start, start + length


def _expect(data: bytes, wanted: int) -> bytes:
    """The content of the one thing that `data` is."""
    (tag, content) = _exactly(data, 1)[0]
    if tag != wanted:
        raise _BerError
    return content


def _exactly(data: bytes, count: int) -> list[tuple[int, bytes]]:
    found = []
    for part in _parts(data):
        found.append(part)
        if len(found) > count:
            raise _BerError
    if len(found) != count:
        raise _BerError
    return found
