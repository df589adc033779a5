"""A SIP message inside the reply to it: Base64, so that no router finds anything in it to rewrite; packed when it would be too large.

RFC 3261: a valid 200 with the right Content-Length, or a router that minds SIP swallows it.
"""

import base64
import binascii
import zlib

from dialtone.wire import sip

HEADER = "X-Dialtone-Mirror"
_PLAIN, _PACKED = "base64", "deflate-base64"
_DATAGRAM = 1300
"""Octets of a reply that surely goes in one piece (RFC 3261 18.1.1)."""


def reply(request: sip.SipMessage, arrived: bytes, source: tuple[str, int], *, datagram: bool) -> bytes:
    """A 200 with the bytes that arrived in its body."""
    whole = _reply(request, _PLAIN, arrived, source)
    if not datagram or len(whole) <= _DATAGRAM:
        return whole
    return _reply(request, _PACKED, zlib.compress(arrived, 9), source)


def _reply(request: sip.SipMessage, way: str, data: bytes, source: tuple[str, int]) -> bytes:
    text = base64.b64encode(data)
    lines = b"".join(text[at : at + 76] + b"\r\n" for at in range(0, len(text), 76))
    headers = [("Server", "Dialtone responder"), (HEADER, way), ("Content-Type", "text/plain")]
    return sip.response(request, 200, "OK", headers, lines, received=source, to_tag="dialtone-mirror")


def read(message: sip.SipMessage) -> bytes | None:
    """The bytes as they arrived at the mirror, or None when this is no reply of a mirror."""
    way = message.header(HEADER)
    if message.status != 200 or way not in {_PLAIN, _PACKED}:
        return None
    try:
        data = base64.b64decode(b"".join(message.body.split()), validate=True)
        if way == _PACKED:
            unpacking = zlib.decompressobj()
            data = unpacking.decompress(data, sip.MAX_MESSAGE)
    except (binascii.Error, ValueError, zlib.error):
        return None
    return data
