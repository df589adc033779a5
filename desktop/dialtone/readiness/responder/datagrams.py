"""What to do with a datagram: STUN, a probe of ours, SIP, or junk, which is counted and dropped without a word."""

import time

from dialtone.net.datagram_server import Arrival, UdpPort
from dialtone.readiness.responder import behaviour, mirror
from dialtone.readiness.responder.flows import Flow
from dialtone.readiness.responder.hub import Hub
from dialtone.readiness.responder.sessions import Mirrored, Refusal, Session
from dialtone.wire import probe, stun


class Datagrams:
    """Handles every datagram of the main, the other and the SIP ports."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def handle(self, port: UdpPort, arrival: Arrival) -> None:
        """Quick, and never raises."""
        data, counters = arrival.data, self._hub.counters
        if data[:4] == probe.MAGIC:
            self._probe(port, arrival)
        elif stun.is_stun(data):
            self._stun(port, arrival)
        elif mirror.looks_like_sip(data):
            self._sip(port, arrival)
        else:
            counters.junk += 1
            counters.strangers_in += len(data)

    def _stun(self, port: UdpPort, arrival: Arrival) -> None:
        hub, stranger = self._hub, not self._hub.sessions.proven(arrival.source[0])
        if stranger:
            hub.counters.strangers_in += len(arrival.data)
        if not (hub.allowance if stranger else hub.trusted).take(arrival.source[0]):
            hub.counters.refused += 1
            return
        found = behaviour.answer(hub, port, arrival)
        if found is None:
            hub.counters.junk += 1
            return
        sender, reply, to = found
        if stranger:
            hub.counters.answered_strangers += 1
            hub.counters.strangers_out += len(reply)
        sender.send(reply, to)

    def _sip(self, port: UdpPort, arrival: Arrival) -> None:
        proven = mirror.prove(self._hub, arrival.data, arrival.source)
        if proven is None:
            self._hub.counters.refused += 1
            self._hub.counters.strangers_in += len(arrival.data)
            return
        session, nonce = proven
        reply = mirror.reflect(session, Mirrored(nonce, "udp", port.address[1], arrival.source, arrival.data))
        if reply is not None:
            port.send(reply, arrival.source)

    def _probe(self, port: UdpPort, arrival: Arrival) -> None:
        session = self._hub.sessions.get(probe.session_of(arrival.data))
        found = probe.decode(arrival.data, session.key) if session is not None else None
        if session is None or found is None:
            self._hub.counters.refused += 1
            self._hub.counters.strangers_in += len(arrival.data)
        elif found.kind is probe.Kind.STREAM:
            _stream(session, port, arrival, found.body)
        elif found.kind in {probe.Kind.ECHO, probe.Kind.ECHO_SHORT}:
            _echo(session, port, arrival, found)
        elif found.kind is probe.Kind.TRIGGER:
            _trigger(session, port, arrival, found.body)


def _stream(session: Session, port: UdpPort, arrival: Arrival, body: bytes) -> None:
    packet = probe.read_stream(body)
    flow = session.flows.get(packet.flow) if packet is not None else None
    if packet is not None and isinstance(flow, Flow):
        flow.arrived(packet, port, arrival)


def _echo(session: Session, port: UdpPort, arrival: Arrival, found: probe.Probe) -> None:
    """At most as many octets back as came; the smallest answer also for less, but only to where the session is.

    Else who overhears an echo could send it again in another's name, and have him get more than that cost.
    """
    echo = probe.read_echo(found.body)
    if echo is None:
        return
    now = time.time_ns() // 1000
    reply = probe.EchoReply(echo.number, echo.sent, now, now, len(arrival.data), arrival.tos, arrival.ttl, arrival.source)
    size = len(found.body) if found.kind is probe.Kind.ECHO else 0
    data = probe.encode(probe.Kind.ECHO_REPLY, session.id, session.key, probe.reply_body(reply, size))
    if len(data) > len(arrival.data) and arrival.source[0] != session.observed[0]:
        return
    if session.spend(len(data)):
        port.send(data, arrival.source)


def _trigger(session: Session, port: UdpPort, arrival: Arrival, body: bytes) -> None:
    number = probe.read_ticket(body)
    ticket = session.tickets.get(number) if number is not None else None
    if ticket is None:
        return
    if ticket.source is None:
        ticket.source, ticket.on = arrival.source, port.address[1]
        try:
            session.spawn(ticket.act(ticket, port, arrival.source))
        except Refusal:
            ticket.errors += 1
    if ticket.acknowledge and ticket.source == arrival.source:
        data = probe.encode(probe.Kind.TRIGGERED, session.id, session.key, probe.ticket_body(ticket.number))
        port.send(data, arrival.source)
