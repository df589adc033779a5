"""Proven questions to the responder from one socket: an echo, and what was agreed on the control channel and is set off by a ticket."""

import itertools
import time
from collections.abc import Callable, Sequence

from dialtone.net.asking import Address, Arrival, Asker, Fragmenting, asking
from dialtone.readiness.base import Context, NotRun, Peer
from dialtone.wire import probe

_NUMBERS = itertools.count(1)
_ANSWER = probe.OVERHEAD + probe.ECHO_REPLY_BODY


async def echo(
    asker: Asker,
    peer: Peer,
    *,
    to: Address | None = None,
    size: int = 0,
    tos: int = 0,
    fragmenting: Fragmenting = "system",
    waits: Sequence[float] | None = None,
) -> probe.EchoReply | None:
    """What the responder saw of a datagram of `size` octets (0: as many as the answer has); None for silence.

    Failure «too-large» as `Asker.send`.
    """
    number = next(_NUMBERS)

    def accept(arrival: Arrival) -> probe.EchoReply | None:
        found = peer.read(arrival.data)
        reply = probe.read_reply(found.body) if found is not None and found.kind is probe.Kind.ECHO_REPLY else None
        return reply if reply is not None and reply.number == number else None

    body = probe.echo_body(probe.Echo(number, time.monotonic_ns() // 1000), size or _ANSWER)
    question = peer.probe(probe.Kind.ECHO_SHORT, body)
    return await asker.ask(question, to or (peer.address, peer.port), accept, waits=waits, tos=tos, fragmenting=fragmenting)


def tickets(peer: Peer, kind: probe.Kind, ticket: int) -> Callable[[Arrival], Arrival | None]:
    """Accepts the proven datagrams of this kind that belong to a ticket."""

    def accept(arrival: Arrival) -> Arrival | None:
        found = peer.read(arrival.data)
        return arrival if found is not None and found.kind is kind and probe.read_ticket(found.body) == ticket else None

    return accept


def trigger(asker: Asker, peer: Peer, ticket: int, to: Address | None = None) -> None:
    """Set off what was agreed under this ticket. Sent once: who repeats it must not mind that it opens the way again."""
    asker.send(peer.probe(probe.Kind.TRIGGER, probe.ticket_body(ticket)), to or (peer.address, peer.port))


async def reachable(context: Context) -> Peer:
    """The responder, once a datagram went there and back. NotRun as `Context.peer`, or «udp-blocked»."""
    await round_trip(context)
    return await context.peer()


async def round_trip(context: Context) -> float:
    """Seconds that the first datagram took there and back, its repetitions with it. NotRun as `reachable`."""
    peer = await context.peer()

    async def attempt() -> float | None:
        begun = time.monotonic()
        async with asking(peer.address, context.source_for(peer.address)) as asker:
            return time.monotonic() - begun if await echo(asker, peer) is not None else None

    trip = await context.once("udp", attempt)
    if trip is None:
        raise NotRun("udp-blocked", server=f"{peer.host}:{peer.port}")
    return trip
