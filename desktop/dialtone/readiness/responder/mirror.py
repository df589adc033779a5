"""The SIP mirror: the exact bytes of a message that arrived, returned in a valid SIP reply, so that what a router changed shows.

Only for messages that carry the proof of a session. The last ones are kept too, for who doesn't get the reply.
"""

import asyncio
import contextlib

from dialtone.net.datagram_server import Address
from dialtone.readiness.responder.hub import Hub
from dialtone.readiness.responder.sessions import Mirrored, Session
from dialtone.wire import mirror, probe, sip

_KEPT = 64
_KEPT_OCTETS = 16_384
_IDLE = 60.0
_FIRST = 10.0
"""Seconds for the first message: until it has proven a session a connection is a stranger's."""


def looks_like_sip(data: bytes) -> bool:
    """Whether a datagram can be a SIP request, at the price of a glance: a first line that ends in SIP/2.0."""
    return data[:1].isalpha() and b" SIP/2.0" in data[: data.find(b"\n", 0, 2048) + 1]


def prove(hub: Hub, data: bytes, source: Address) -> tuple[Session, str] | None:
    """The session that a message belongs to and its nonce; None when it proves nothing, or repeats what came from elsewhere."""
    claim = probe.read_sip_token(data)
    session = hub.sessions.get(claim.session) if claim else None
    if claim is None or session is None or not probe.sip_proven(claim, session.key) or not session.fresh(claim.nonce, source):
        return None
    return session, claim.nonce.hex()


def reflect(session: Session, arrived: Mirrored) -> bytes | None:
    """The reply with the message in it; None for what is no request or needs none."""
    if len(session.mirrored) >= _KEPT:
        session.mirrored.pop(0)
    session.mirrored.append(arrived)
    request = sip.parse(arrived.data)
    if request is None or request.method in {None, "ACK"}:
        return None
    reply = mirror.reply(request, arrived.data, arrived.source, datagram=arrived.transport == "udp")
    return reply if session.spend(len(reply)) else None


async def serve(hub: Hub, first: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, transport: str) -> None:
    """SIP over a stream: proven messages are mirrored one after the other; anything else ends the connection without a word."""
    host, port = writer.get_extra_info("peername")[:2]
    here = int(writer.get_extra_info("sockname")[1])
    buffer, wait = first, _FIRST
    while len(buffer) <= sip.MAX_MESSAGE:
        size = sip.frame(buffer)
        if size is None:
            more = await asyncio.wait_for(reader.read(16_384), wait)
            if not more:
                return
            buffer += more
            continue
        data, buffer = buffer[:size], buffer[size:]
        proven = prove(hub, data, (str(host), int(port)))
        if proven is None:
            hub.counters.refused += 1
            return
        wait = _IDLE
        reply = reflect(proven[0], Mirrored(proven[1], transport, here, (str(host), int(port)), data))
        if reply is not None:
            writer.write(reply)
            await writer.drain()


def kept(session: Session) -> list[dict[str, object]]:
    """What arrived last, for the control channel: a reply that a router swallows shows here."""
    import base64

    rows: list[dict[str, object]] = []
    for one in session.mirrored:
        with contextlib.suppress(ValueError):
            text = base64.b64encode(one.data[:_KEPT_OCTETS]).decode()
            rows.append({"nonce": one.nonce, "transport": one.transport, "port": one.port, "source": list(one.source), "data": text})
    return rows
