"""STAMP and TWAMP-Light reflector (RFC 8762, RFC 8972, RFC 5357): every packet answered by one of the same size, numbered by sender."""

import time

from dialtone.net.clock_sync import clock_sync
from dialtone.net.datagram_server import Arrival, UdpPort
from dialtone.readiness.responder.hub import Hub
from dialtone.wire import stamp
from dialtone.wire.probe import PORT

_SENDERS = 1024
_KEPT = 60.0
_LARGEST = 1500
_SERVICES = 1024
"""Ports below are those of servers: nobody measures from there, but an answer to one could go to and fro for ever (reflectors, «echo»)."""


class Reflector:
    """Stateful: counts what arrived of each sender, so that he can tell on which way a packet was lost."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._senders: dict[tuple[str, int, int], tuple[int, float]] = {}
        sync = clock_sync()
        self._synchronised = sync is not None and sync.synchronised

    def handle(self, port: UdpPort, arrival: Arrival) -> None:
        """Quick, and never raises. Strangers are answered too, one for one, as far as their allowance goes."""
        hub, received = self._hub, time.time_ns()
        sender = arrival.source[1] >= _SERVICES and arrival.source[1] not in {PORT + 1, port.address[1]}
        question = stamp.read_question(arrival.data) if sender and len(arrival.data) <= _LARGEST else None
        stranger = not hub.sessions.proven(arrival.source[0])
        if stranger:
            hub.counters.strangers_in += len(arrival.data)
        if question is None or (stranger and not hub.allowance.take(arrival.source[0])):
            hub.counters.junk += 1
            return
        number = self._count((*arrival.source, question.session))
        tos = 0 if question.dscp_asked is None else question.dscp_asked << 2
        reply = stamp.reflect(
            arrival.data,
            number=number,
            received=received,
            answered=time.time_ns(),
            ttl=arrival.ttl,
            tos=arrival.tos,
            synchronised=self._synchronised,
        )
        if stranger:
            hub.counters.answered_strangers += 1
            hub.counters.strangers_out += len(reply)
        port.send(reply, arrival.source, tos=tos)

    def _count(self, sender: tuple[str, int, int]) -> int:
        """The sender's next number, from 0; after a minute of silence it begins again."""
        now = time.monotonic()
        number, last = self._senders.pop(sender, (0, now))
        if now - last > _KEPT:
            number = 0
        while len(self._senders) >= _SENDERS:
            self._senders.pop(next(iter(self._senders)))
        self._senders[sender] = (number + 1, now)
        return number
