"""STUN messages (RFC 8489) and the attributes of NAT behaviour discovery (RFC 5780), bytes to values and back. Never raises on bytes."""

import ipaddress
import struct
import zlib
from collections.abc import Iterable

from msgspec import Struct

COOKIE = 0x2112A442
HEADER = 20
BINDING = 0x0001
BINDING_SUCCESS = 0x0101
BINDING_ERROR = 0x0111

MAPPED_ADDRESS = 0x0001
CHANGE_REQUEST = 0x0003
ERROR_CODE = 0x0009
UNKNOWN_ATTRIBUTES = 0x000A
XOR_MAPPED_ADDRESS = 0x0020
PADDING = 0x0026
RESPONSE_PORT = 0x0027
SOFTWARE = 0x8022
FINGERPRINT = 0x8028
RESPONSE_ORIGIN = 0x802B
OTHER_ADDRESS = 0x802C

CHANGE_IP, CHANGE_PORT = 0x4, 0x2
_MAX_ATTRIBUTES = 64

Address = tuple[str, int]


class StunMessage(Struct, frozen=True):
    """A message: its type (method and class), transaction id (12 octets) and attributes in order."""

    kind: int
    transaction: bytes
    attributes: tuple[tuple[int, bytes], ...] = ()

    def first(self, kind: int) -> bytes | None:
        """The first attribute of this type; later ones don't count (RFC 8489 14)."""
        return next((value for given, value in self.attributes if given == kind), None)

    @property
    def mapped(self) -> Address | None:
        """Where the server saw the request come from: XOR-MAPPED-ADDRESS, or MAPPED-ADDRESS of an old server."""
        return self.xor_mapped or self.plain_mapped

    @property
    def xor_mapped(self) -> Address | None:
        """XOR-MAPPED-ADDRESS."""
        return _read_address(self.first(XOR_MAPPED_ADDRESS), _mask(self.transaction))

    @property
    def plain_mapped(self) -> Address | None:
        """MAPPED-ADDRESS: a careless gateway rewrites it; where it differs from the other, one did."""
        return _read_address(self.first(MAPPED_ADDRESS))

    @property
    def other(self) -> Address | None:
        """OTHER-ADDRESS: where else this server listens (RFC 5780 7.4)."""
        return _read_address(self.first(OTHER_ADDRESS))

    @property
    def origin(self) -> Address | None:
        """RESPONSE-ORIGIN: where the response was sent from, as its sender says."""
        return _read_address(self.first(RESPONSE_ORIGIN))

    @property
    def change(self) -> tuple[bool, bool]:
        """CHANGE-REQUEST: whether the answer is asked from the other address, and from the other port."""
        value = self.first(CHANGE_REQUEST)
        flags = int.from_bytes(value, "big") if value is not None and len(value) == 4 else 0
        return bool(flags & CHANGE_IP), bool(flags & CHANGE_PORT)

    @property
    def response_port(self) -> int | None:
        """RESPONSE-PORT: the port that the answer is asked at."""
        value = self.first(RESPONSE_PORT)
        return int.from_bytes(value[:2], "big") if value is not None and len(value) in {2, 4} else None

    @property
    def error(self) -> tuple[int, str] | None:
        """ERROR-CODE: number and reason, bounded."""
        value = self.first(ERROR_CODE)
        if value is None or len(value) < 4:
            return None
        return (value[2] & 7) * 100 + value[3], value[4:132].decode("utf-8", "replace")


def is_stun(data: bytes) -> bool:
    """Whether a datagram looks like STUN, at the price of a glance: two zero bits, the magic cookie, a length that fits."""
    return len(data) >= HEADER and data[0] < 4 and data[4:8] == b"\x21\x12\xa4\x42" and len(data) == HEADER + (data[2] << 8 | data[3])


def parse(data: bytes) -> StunMessage | None:
    """The message, or None for what is none. A FINGERPRINT that is there has to be right and last (RFC 8489 14.7)."""
    if not is_stun(data) or len(data) % 4:
        return None
    attributes: list[tuple[int, bytes]] = []
    at = HEADER
    while at < len(data):
        if at + 4 > len(data) or len(attributes) >= _MAX_ATTRIBUTES:
            return None
        kind, length = struct.unpack_from("!HH", data, at)
        if at + 4 + length > len(data):
            return None
        value = data[at + 4 : at + 4 + length]
        if kind == FINGERPRINT and (value != _fingerprint(data[:at]) or at + 8 != len(data)):
            return None
        attributes.append((kind, value))
        at += 4 + length + -length % 4
    return StunMessage(int.from_bytes(data[:2], "big"), data[8:HEADER], tuple(attributes))


def build(kind: int, transaction: bytes, attributes: Iterable[tuple[int, bytes]] = (), *, fingerprint: bool = False) -> bytes:
    """A message from its parts; values are padded to four octets."""
    body = b"".join(struct.pack("!HH", name, len(value)) + value + bytes(-len(value) % 4) for name, value in attributes)
    length = len(body) + (8 if fingerprint else 0)
    data = struct.pack("!HHI", kind, length, COOKIE) + transaction + body
    return data + struct.pack("!HH", FINGERPRINT, 4) + _fingerprint(data) if fingerprint else data


def binding_request(
    transaction: bytes, *, change_ip: bool = False, change_port: bool = False, response_port: int | None = None, padding: int = 0
) -> bytes:
    """A Binding request. `padding` octets make room for the answer: our responder sends strangers no more than they sent."""
    attributes: list[tuple[int, bytes]] = []
    if change_ip or change_port:
        attributes.append((CHANGE_REQUEST, struct.pack("!I", change_ip * CHANGE_IP | change_port * CHANGE_PORT)))
    if response_port is not None:
        attributes.append((RESPONSE_PORT, struct.pack("!HH", response_port, 0)))
    if padding:
        attributes.append((PADDING, bytes(padding + -padding % 4)))
    return build(BINDING, transaction, attributes)


def xor_address(address: Address, transaction: bytes) -> bytes:
    """The value of XOR-MAPPED-ADDRESS."""
    return _write_address(address, _mask(transaction))


def plain_address(address: Address) -> bytes:
    """The value of MAPPED-ADDRESS, OTHER-ADDRESS and RESPONSE-ORIGIN."""
    return _write_address(address, bytes(16))


def error_value(code: int, reason: str) -> bytes:
    """The value of ERROR-CODE."""
    return struct.pack("!HBB", 0, code // 100, code % 100) + reason.encode()


def _mask(transaction: bytes) -> bytes:
    return struct.pack("!I", COOKIE) + transaction


def _write_address(address: Address, mask: bytes) -> bytes:
    host = ipaddress.ip_address(address[0])
    port = address[1] ^ int.from_bytes(mask[:2], "big")
    packed = bytes(a ^ b for a, b in zip(host.packed, mask, strict=False))
    return struct.pack("!BBH", 0, 1 if host.version == 4 else 2, port) + packed


def _read_address(value: bytes | None, mask: bytes = bytes(16)) -> Address | None:
    if value is None or (len(value), value[1:2]) not in {(8, b"\x01"), (20, b"\x02")}:
        return None
    port = int.from_bytes(value[2:4], "big") ^ int.from_bytes(mask[:2], "big")
    return str(ipaddress.ip_address(bytes(a ^ b for a, b in zip(value[4:], mask, strict=False)))), port


def _fingerprint(data: bytes) -> bytes:
    return struct.pack("!I", zlib.crc32(data) ^ 0x5354554E)
