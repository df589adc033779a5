"""SIP messages to the responder's mirror over UDP, TCP and TLS, and what became of each of them on the way there and back."""

import asyncio
import base64
import hashlib
import ipaddress
import secrets
import ssl
from collections.abc import Coroutine, Iterator
from typing import Any, Literal

from msgspec import Struct, structs

from dialtone.net import exchange
from dialtone.net.asking import Address, Arrival, asking
from dialtone.net.failure import Failure
from dialtone.readiness.base import Context, Peer
from dialtone.wire import mirror, sip, sip_changes

SIP_PORT = 5060
OTHER_CERTIFICATE = "other-certificate"
_METHODS = ("OPTIONS", "REGISTER", "INVITE")
_WAITS = (0.5, 0.5, 1.0, 2.0)
"""Seconds after each sending: so many, because a lost reply isn't a swallowed one."""
_STREAM_WAIT = 3.0
_RTP = 40_000

Transport = Literal["udp", "tcp", "tls"]
Role = Literal["sip", "control"]


class Message(Struct, frozen=True, kw_only=True):
    """One request: the bytes sent and those that arrived (None: nothing did), whether its reply came back, and whether whole."""

    method: str
    nonce: str
    sent: bytes
    arrived: bytes | None = None
    answered: bool = False
    seen_as: str = ""
    """Our address in the reply's Via («received»)."""
    reply_changed: bool = False

    @property
    def changes(self) -> tuple[sip_changes.Change, ...]:
        """How what arrived differs from what was sent."""
        return sip_changes.compare(self.sent, self.arrived) if self.arrived is not None else ()


class Flow(Struct, frozen=True, kw_only=True):
    """Messages over one socket to one port; `failure`: why it could not even be opened."""

    transport: Transport
    port: int
    role: Role
    local: Address
    messages: tuple[Message, ...] = ()
    failure: str = ""

    @property
    def answered(self) -> bool:
        """Whether any reply came back."""
        return any(message.answered for message in self.messages)

    @property
    def changed(self) -> bool:
        """Whether any message arrived with another meaning, or a reply was rewritten."""
        return any(message.reply_changed or sip_changes.matters(message.changes) for message in self.messages)

    @property
    def swallowed(self) -> bool:
        """Whether messages arrived unchanged and yet not one reply came back."""
        return not self.answered and any(message.arrived is not None for message in self.messages)


async def flows(context: Context, peer: Peer) -> tuple[Flow, ...]:
    """All of them side by side, each on a socket of its own. Every message carries a proof and random names of its own."""
    made = await asyncio.gather(*_planned(context, peer))
    kept = await peer.ask("mirrored")
    rows = {str(row.get("nonce")): row for row in kept.get("messages", []) if isinstance(row, dict)}
    return tuple(
        structs.replace(flow, messages=tuple(_completed(message, rows) for message in flow.messages)) for flow in made if flow is not None
    )


def _planned(context: Context, peer: Peer) -> Iterator[Coroutine[Any, Any, Flow | None]]:
    if peer.sip_udp_port:
        yield _udp(context, peer, peer.sip_udp_port, "sip")
        yield _udp(context, peer, peer.sip_udp_port, "sip", local_port=SIP_PORT)  # as many telephones do; some ALGs go by it
    yield _udp(context, peer, peer.port, "control")
    if peer.sip_tcp_port:
        yield _stream(context, peer, peer.sip_tcp_port, "sip", "tcp")
    yield _stream(context, peer, peer.port, "control", "tcp")
    if peer.sip_tls_port:
        yield _stream(context, peer, peer.sip_tls_port, "control", "tls")


def _completed(message: Message, rows: dict[str, dict[str, Any]]) -> Message:
    """What the control channel knows of it: a reply that an ALG swallowed or rewrote shows here."""
    row = rows.get(message.nonce)
    if row is None:
        return message
    arrived = message.arrived
    if arrived is None:
        arrived = base64.b64decode(str(row.get("data", "")))
    source = str(next(iter(row.get("source") or [""])))
    return structs.replace(message, arrived=arrived, reply_changed=bool(message.seen_as) and not _same(message.seen_as, source))


def _same(one: str, other: str) -> bool:
    try:
        return ipaddress.ip_address(one) == ipaddress.ip_address(other)
    except ValueError:
        return False


async def _udp(context: Context, peer: Peer, port: int, role: Role, local_port: int = 0) -> Flow | None:
    """None when the local port asked for is taken (by a softphone)."""
    try:
        async with asking(peer.address, context.source_for(peer.address), local_port) as asker:
            messages = []
            for method in _METHODS:
                nonce, token, data = request(peer, method, port, asker.local, "UDP")
                wanted = token.lower().encode()

                def accept(arrival: Arrival, wanted: bytes = wanted) -> bytes | None:
                    return arrival.data if wanted in arrival.data.lower() else None

                reply = await asker.ask(data, (peer.address, port), accept, waits=_WAITS)
                messages.append(_message(method, nonce, data, reply))
                if reply is None:
                    break
            return Flow(transport="udp", port=port, role=role, local=asker.local, messages=tuple(messages))
    except Failure:
        if local_port:
            return None
        raise


async def _stream(context: Context, peer: Peer, port: int, role: Role, transport: Literal["tcp", "tls"]) -> Flow:
    """TLS isn't verified by a name: the responder has a certificate of its own, which it told the hash of on the control channel."""
    local: Address = ("", 0)
    messages: list[Message] = []
    try:
        tls = _unverified() if transport == "tls" else None
        async with exchange.stream(peer.address, port, source=context.source_for(peer.address), tls=tls) as (reader, writer):
            local = tuple(writer.get_extra_info("sockname")[:2])
            if tls is not None and not _is_own(writer, peer):
                return Flow(transport=transport, port=port, role=role, local=local, failure=OTHER_CERTIFICATE)
            for method in _METHODS:
                nonce, _, data = request(peer, method, port, local, transport.upper())
                writer.write(data)
                reply = await exchange.read_some(reader, lambda got: sip.frame(got) is not None, deadline=_STREAM_WAIT)
                messages.append(_message(method, nonce, data, reply or None))
                if not reply:
                    break
    except (Failure, OSError) as error:
        kind = error.kind if isinstance(error, Failure) else type(error).__name__
        return Flow(transport=transport, port=port, role=role, local=local, messages=tuple(messages), failure=kind)
    return Flow(transport=transport, port=port, role=role, local=local, messages=tuple(messages))


def _unverified() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _is_own(writer: asyncio.StreamWriter, peer: Peer) -> bool:
    shown = writer.get_extra_info("ssl_object").getpeercert(binary_form=True) or b""
    return hashlib.sha256(shown).hexdigest() == peer.sip_tls_sha256


def _message(method: str, nonce: str, sent: bytes, reply: bytes | None) -> Message:
    message = sip.parse(reply) if reply is not None else None
    arrived = mirror.read(message) if message is not None else None
    via = message.via if message is not None else None
    return Message(
        method=method, nonce=nonce, sent=sent, arrived=arrived, answered=message is not None, seen_as=(via and via.received) or ""
    )


def request(peer: Peer, method: str, port: int, local: Address, transport: str) -> tuple[str, str, bytes]:
    """Nonce, proof and bytes of a request as a telephone sends it, with random names (filters know the usual ones)."""
    token = peer.sip_token()
    host, here = sip.host_text(peer.address), f"{sip.host_text(local[0])}:{local[1]}"
    suffix = "" if transport == "UDP" else f";transport={transport.lower()}"
    user = f"u{secrets.token_hex(4)}"
    target = f"sip:{host}:{port}{suffix}" if method != "INVITE" else f"sip:{secrets.randbelow(10**6):06}@{host}:{port}{suffix}"
    headers = [
        ("Via", f"{sip.VERSION}/{transport} {here};branch=z9hG4bK{secrets.token_hex(8)};rport"),
        ("Max-Forwards", "70"),
        ("From", f"<sip:{user}@{host}>;tag={token}"),
        ("To", f"<{target}>" if method == "INVITE" else f"<sip:{user}@{host}>"),
        ("Call-ID", f"{token}@{sip.host_text(local[0])}"),
        ("CSeq", f"{secrets.randbelow(9000) + 1} {method}"),
        ("Contact", f"<sip:{user}@{here}{suffix}>"),
        ("User-Agent", "Dialtone"),
    ]
    if method == "REGISTER":
        headers.append(("Expires", "120"))
    body = b""
    if method == "INVITE":
        headers.append(("Content-Type", "application/sdp"))
        body = _sdp(local[0])
    return token.split("-")[2], token, sip.build(f"{method} {target} {sip.VERSION}", headers, body)


def _sdp(local: str) -> bytes:
    family = f"IN IP{6 if ':' in local else 4} {local}"
    number = secrets.randbelow(10**9)
    lines = [
        "v=0",
        f"o=- {number} {number} {family}",
        "s=-",
        f"c={family}",
        "t=0 0",
        f"m=audio {_RTP + secrets.randbelow(5000) * 2} RTP/AVP 8 0 101",
        "a=rtpmap:101 telephone-event/8000",
        "a=sendrecv",
    ]
    return ("\r\n".join(lines) + "\r\n").encode()
