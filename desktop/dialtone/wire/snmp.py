"""SNMP v1 and v2c as bytes (RFC 1157, RFC 3416): questions for values, for the next ones and for many at once, and their answers.

BER is what SNMP is written in, and malformed BER keeps some decoders busy for ever, so an answer is looked through before anything else
reads it.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from dialtone.wire import ber
from dialtone.wire.ber import BerError

V1, V2C = 0, 1
GET, GET_NEXT, RESPONSE, GET_BULK, REPORT = 0xA0, 0xA1, 0xA2, 0xA5, 0xA8
TOO_BIG, NO_SUCH_NAME, AUTHORIZATION_ERROR = 1, 2, 16
_DEPTH = 6
"""Message, PDU, bindings, binding, value: SNMP nests no deeper."""
_MAX_BINDINGS = 256
_IP_ADDRESS, _OPAQUE, _COUNTER64 = 0x40, 0x44, 0x46
_NUMBERS = {ber.INTEGER, 0x41, 0x42, 0x43, _COUNTER64, 0x47}
"""INTEGER, Counter32, Gauge32, TimeTicks, Counter64, Unsigned32."""
_TEXTS = {ber.OCTETS, _IP_ADDRESS, _OPAQUE}
_EXCEPTIONS = {0x80, 0x81, 0x82}
"""noSuchObject, noSuchInstance, endOfMibView."""

Value = bytes | int | str
"""Octets as they are, numbers, and object identifiers as text."""
Binding = tuple[str, Value | None]
"""An object identifier and its value; None: there is none."""


class Answer(Struct, frozen=True):
    """A response: the error status (0: none), which binding it is about (from 1), and the bindings in the order they came."""

    request_id: int
    error_status: int
    error_index: int
    bindings: tuple[Binding, ...]


class Reply(Struct, frozen=True):
    """A response: the error status (0: none), and the values that are texts or object identifiers, by the identifier asked for."""

    request_id: int
    error_status: int
    texts: dict[str, str]


def get(version: int, community: str, request_id: int, oids: Iterable[str]) -> bytes:
    """A question for these object identifiers («1.3.6.1.2.1.1.1.0»). `request_id`: 0 to 2^31 - 1."""
    return message(version, community, pdu(GET, request_id, oids))


def pdu(kind: int, request_id: int, oids: Iterable[str], repetitions: int = 0) -> bytes:
    """A question without its envelope: GET, GET_NEXT or GET_BULK (then with so many repetitions of all, RFC 3416 4.2.3)."""
    return ber.sequence(ber.integer(request_id), ber.integer(0), ber.integer(repetitions), ber.bindings(oids), tag=kind)


def message(version: int, community: str, content: bytes) -> bytes:
    """A PDU in the envelope of v1 or v2c."""
    return ber.sequence(ber.integer(version), ber.octets(community.encode()), content)


def answer(data: bytes) -> Answer | None:
    """A response of v1 or v2c, or None for anything else. The community in it is passed over. Never raises."""
    try:
        version, _, (tag, content) = ber.exactly(ber.expect(data, ber.SEQUENCE), 3)
        if tag != RESPONSE or version[0] != ber.INTEGER:
            return None
        return read_pdu(content)
    except BerError:
        return None


def read_pdu(content: bytes) -> Answer:
    """A response or report without its envelope. Raises BerError when it is none."""
    request_id, status, index, (tag, held) = ber.exactly(content, 4)
    if tag != ber.SEQUENCE:
        raise BerError
    return Answer(ber.number(request_id), ber.number(status), ber.number(index), tuple(_bindings(held)))


def _bindings(data: bytes) -> Iterator[Binding]:
    for count, (tag, binding) in enumerate(ber.parts(data)):
        if count == _MAX_BINDINGS:
            return
        if tag != ber.SEQUENCE:
            raise BerError
        (name, oid), value = ber.exactly(binding, 2)
        if name == ber.OID:
            yield ber.dotted(oid), _value(value)


def _value(part: ber.Part) -> Value | None:
    tag, content = part
    if tag in _TEXTS:
        return content
    if tag in _NUMBERS:
        if len(content) > 9:
            raise BerError
        # Some agents leave out the sign octet of what can't be negative.
        return int.from_bytes(content, "big", signed=tag == ber.INTEGER)
    if tag == ber.OID:
        return ber.dotted(content) if content else None
    if tag in _EXCEPTIONS or tag == ber.NULL:
        return None
    raise BerError


def reply(data: bytes) -> Reply | None:
    """The texts of a response, or None for anything else. Never raises."""
    found = answer(data)
    if found is None:
        return None
    texts = {oid: value if isinstance(value, str) else _readable(value) for oid, value in found.bindings if isinstance(value, bytes | str)}
    return Reply(found.request_id, found.error_status, texts)


def _readable(value: bytes) -> str:
    return value.decode("utf-8", "replace").strip("\x00 \r\n\t")


def well_formed(data: bytes) -> bool:
    """Whether a datagram is one BER sequence whose parts fill it exactly, with lengths as SNMP allows them (RFC 3417 8), not too deep."""
    try:
        return bool(ber.expect(data, ber.SEQUENCE)) and ber.fits(data, _DEPTH)
    except BerError:
        return False
