"""The one question of NAT-PMP that changes nothing: which external address a gateway has (RFC 6886 3.2). Never raises on bytes."""

import ipaddress
import struct

PORT = 5351
REQUEST = b"\x00\x00"
_ANSWER = struct.Struct("!BBHI4s")


def external_address(data: bytes) -> str | None:
    """The gateway's external IPv4 address; None for what is no successful answer, or 0.0.0.0."""
    if len(data) < _ANSWER.size:
        return None
    version, operation, result, _, packed = _ANSWER.unpack_from(data)
    address = ipaddress.IPv4Address(packed)
    return str(address) if (version, operation, result) == (0, 128, 0) and int(address) else None
