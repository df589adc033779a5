"""Dialtone's own datagrams between a check and the responder, each proven by the session's key; and the same proof inside a SIP message.

Layout: «DTP1», kind (1 octet), session (8), body, and the first 8 octets of HMAC-SHA256 over all before it. A SIP message carries its proof
as text in a tag or Call-ID, wherever a SIP ALG leaves it. Nothing here raises on what comes from the network.
"""

import hashlib
import hmac
import ipaddress
import re
import struct
from enum import IntEnum

from msgspec import Struct

PORT = 20862
"""The responder's main port, TCP and UDP; STAMP is one above."""
MAGIC = b"DTP1"
HEAD = 13
OVERHEAD = HEAD + 8
"""Octets of a datagram around its body."""
MAX_BODY = 65_507 - OVERHEAD
SESSION = 8
VERSION = 1

_ECHO = struct.Struct("!IQ")
_REPLY = struct.Struct("!IQQQHBBBBH16s")
_STREAM = struct.Struct("!HII")
_TICKET = struct.Struct("!I")
ECHO_REPLY_BODY = _REPLY.size
STREAM_BODY = _STREAM.size
UNKNOWN = 255
"""Stands for a TOS or TTL that the system did not tell."""


class Kind(IntEnum):
    """What a datagram is; those of the responder have the highest bit."""

    ECHO = 0x01
    """Answer at once, with as many octets as this has (at least `ECHO_REPLY_BODY`)."""
    ECHO_SHORT = 0x02
    """Answer at once, with the smallest answer that says everything."""
    TRIGGER = 0x03
    """Do now, towards where this came from, what was agreed on the control channel under this ticket."""
    STREAM = 0x04
    """One packet of a call's speech, or of a rate measurement."""
    ECHO_REPLY = 0x81
    TRIGGERED = 0x83
    """The trigger arrived (only where it was agreed that it is acknowledged)."""
    STREAM_DOWN = 0x84
    ANSWER = 0x85
    """The delayed answer of `answer-after`; body: the ticket."""
    MARKED = 0x86
    """Body: the ticket, a number u32, the TOS octet it was sent with, padding."""
    FRAGMENT = 0x87
    """Body: the ticket, a number u32, padding up to the size agreed."""


class Probe(Struct, frozen=True):
    """A datagram whose proof holds."""

    kind: Kind
    session: bytes
    body: bytes


class Echo(Struct, frozen=True):
    """Body of ECHO and ECHO_SHORT: `number` and `sent` (any clock, microseconds) come back as they are."""

    number: int
    sent: int


class EchoReply(Struct, frozen=True):
    """What the responder saw of an echo.

    When it arrived and when the answer left (its own clock, microseconds since 1970), octets of the datagram, TOS and TTL (None: its system
    did not tell), and the address it came from.
    """

    number: int
    sent: int
    received: int
    answered: int
    size: int
    tos: int | None
    ttl: int | None
    source: tuple[str, int]


class StreamPacket(Struct, frozen=True):
    """Body of STREAM and STREAM_DOWN, before padding: flow, sequence number from 0, and send time in microseconds modulo 2**32."""

    flow: int
    number: int
    sent: int


def encode(kind: Kind, session: bytes, key: bytes, body: bytes = b"") -> bytes:
    """A proven datagram."""
    head = MAGIC + bytes((kind,)) + session + body
    return head + _mac(key, head)


def session_of(data: bytes) -> bytes | None:
    """Which session a datagram claims to belong to; None when it is none of ours. Proves nothing yet."""
    return data[5:HEAD] if len(data) >= OVERHEAD and data[:4] == MAGIC else None


def decode(data: bytes, key: bytes) -> Probe | None:
    """The datagram when its proof holds under this key, else None."""
    if len(data) < OVERHEAD or data[:4] != MAGIC or not hmac.compare_digest(data[-8:], _mac(key, data[:-8])):
        return None
    try:
        kind = Kind(data[4])
    except ValueError:
        return None
    return Probe(kind, data[5:HEAD], data[HEAD:-8])


def _mac(key: bytes, data: bytes) -> bytes:
    return hmac.digest(key, data, "sha256")[:8]


def echo_body(echo: Echo, size: int = 0) -> bytes:
    """Body of an echo that makes a datagram of `size` octets (or the smallest there is)."""
    return _ECHO.pack(echo.number & 0xFFFFFFFF, echo.sent).ljust(size - OVERHEAD, b"\0")


def read_echo(body: bytes) -> Echo | None:
    """The echo in a body, or None."""
    return Echo(*_ECHO.unpack_from(body)) if len(body) >= _ECHO.size else None


def reply_body(reply: EchoReply, size: int = 0) -> bytes:
    """Body of the answer to an echo, padded to `size` octets of body."""
    address = ipaddress.ip_address(reply.source[0])
    tos = UNKNOWN if reply.tos is None else reply.tos
    ttl = UNKNOWN if reply.ttl is None else min(reply.ttl, UNKNOWN - 1)
    known = (reply.tos is not None) | (reply.ttl is not None) << 1
    packed = _REPLY.pack(
        reply.number,
        reply.sent,
        reply.received,
        reply.answered,
        min(reply.size, 0xFFFF),
        tos,
        ttl,
        known,
        address.version,
        reply.source[1],
        address.packed,
    )
    return packed.ljust(size, b"\0")


def read_reply(body: bytes) -> EchoReply | None:
    """The answer to an echo in a body, or None."""
    if len(body) < _REPLY.size:
        return None
    number, sent, received, answered, size, tos, ttl, known, version, port, packed = _REPLY.unpack_from(body)
    address = ipaddress.ip_address(packed[:4] if version == 4 else packed)
    return EchoReply(number, sent, received, answered, size, tos if known & 1 else None, ttl if known & 2 else None, (str(address), port))


def stream_body(packet: StreamPacket, size: int = 0) -> bytes:
    """Body of a stream packet that makes a datagram of `size` octets (or the smallest there is: 31)."""
    return _STREAM.pack(packet.flow, packet.number, packet.sent & 0xFFFFFFFF).ljust(size - OVERHEAD, b"\0")


def read_stream(body: bytes) -> StreamPacket | None:
    """The stream packet in a body, or None."""
    return StreamPacket(*_STREAM.unpack_from(body)) if len(body) >= _STREAM.size else None


def ticket_body(ticket: int) -> bytes:
    """Body of a trigger."""
    return _TICKET.pack(ticket)


def read_ticket(body: bytes) -> int | None:
    """The ticket that a body begins with, or None."""
    return int(_TICKET.unpack_from(body)[0]) if len(body) >= _TICKET.size else None


# The proof inside a SIP message

_SIP = re.compile(rb"dtp1-([0-9a-f]{16})-([0-9a-f]{16})-([0-9a-f]{16})")


class SipProof(Struct, frozen=True):
    """What a SIP message claims: session, a nonce of its own, and the proof over both."""

    session: bytes
    nonce: bytes
    mac: bytes


def sip_token(session: bytes, key: bytes, nonce: bytes) -> str:
    """The text that proves a SIP message, for a From tag and a Call-ID; `nonce`: 8 octets, new for each message."""
    return f"dtp1-{session.hex()}-{nonce.hex()}-{_mac(key, b'sip' + session + nonce).hex()}"


def read_sip_token(data: bytes) -> SipProof | None:
    """The proof somewhere in the first 8 KiB of a SIP message, or None. Proves nothing until `sip_proven`."""
    match = _SIP.search(data[:8192].lower() if b"DTP1-" in data[:8192] else data, 0, 8192)
    return SipProof(bytes.fromhex(match[1].decode()), bytes.fromhex(match[2].decode()), bytes.fromhex(match[3].decode())) if match else None


def sip_proven(proof: SipProof, key: bytes) -> bool:
    """Whether the proof holds under this key."""
    return hmac.compare_digest(proof.mac, _mac(key, b"sip" + proof.session + proof.nonce))


# The handshake of the control channel: both sides prove that they know the token, neither says it


def prove(token: str, role: str, client_nonce: str, server_nonce: str) -> str:
    """Proof of one side («client», «server») over both nonces, in hexadecimal."""
    text = f"dialtone\0{role}\0{client_nonce}\0{server_nonce}"
    return hmac.new(token.encode(), text.encode(), hashlib.sha256).hexdigest()


def session_key(token: str, client_nonce: str, server_nonce: str) -> bytes:
    """The key of the session that this handshake opened."""
    return bytes.fromhex(prove(token, "session", client_nonce, server_nonce))
