"""Round trips with the responder at a steady rhythm, beside whatever else the line carries meanwhile."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator

from dialtone.net import rhythm
from dialtone.readiness.base import Context, Peer
from dialtone.wire import probe as wire

SPEECH = 172
"""Octets of an echo and its answer: those of a G.711 packet with its RTP header."""


class Echoes:
    """Asks again and again; `trips` has a round trip in ms for each question, without the responder's own time, or None so far."""

    def __init__(self, peer: Peer, gap: float) -> None:
        self._peer, self._gap = peer, gap
        self._sent: list[float] = []
        self.trips: list[float | None] = []

    @contextlib.asynccontextmanager
    async def asking(self, context: Context) -> AsyncIterator[None]:
        """Asks every `gap` seconds meanwhile; answers are heard for as long as this lasts."""
        sock = rhythm.open_flow(self._peer.address, self._peer.port, context.source_for(self._peer.address))
        loop = asyncio.get_running_loop()

        def heard() -> None:
            for data, at in rhythm.take(sock):
                self._heard(data, at)

        loop.add_reader(sock, heard)
        asking = asyncio.ensure_future(rhythm.beat(lambda number: rhythm.send(sock, self._question(number)), 1 << 20, self._gap))
        try:
            yield
        finally:
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)
            loop.remove_reader(sock)
            sock.close()

    def _question(self, number: int) -> bytes:
        self.trips.append(None)
        self._sent.append(time.perf_counter())
        return self._peer.probe(wire.Kind.ECHO, wire.echo_body(wire.Echo(number, 0), SPEECH))

    def _heard(self, data: bytes, at: float) -> None:
        probe = self._peer.read(data)
        reply = wire.read_reply(probe.body) if probe is not None and probe.kind is wire.Kind.ECHO_REPLY else None
        if reply is not None and reply.number < len(self.trips) and self.trips[reply.number] is None:
            inside = max(0.0, (reply.answered - reply.received) / 1e6)
            self.trips[reply.number] = round(max(0.0, at - self._sent[reply.number] - inside) * 1000, 3)
