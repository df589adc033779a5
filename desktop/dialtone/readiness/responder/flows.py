"""Paced streams, as calls have: what the client sends is counted, and each call is answered by a stream of its own."""

import asyncio
import contextlib
import heapq
import time
from typing import Any

from dialtone.net.datagram_server import Address, Arrival, UdpPort
from dialtone.readiness.responder.reception import Reception
from dialtone.readiness.responder.sessions import Refusal, Session
from dialtone.wire import probe

RTP_HEADER = 12
START = 0xFFFFFFFF
"""As number: opens the way for the stream down, and isn't counted."""
_ROWS = 200_000
"""Arrivals kept one by one for all calls of a stream: a hundred calls of half a minute."""
_BATCH = 32


class Flow:
    """One call."""

    def __init__(self, stream: "Stream", number: int, rows: int) -> None:
        self.stream, self.number = stream, number
        self.reception = Reception(stream.count if stream.up else 0, rows)
        self.source: Address | None = None
        self.port: UdpPort | None = None
        self.sent = self.errors = 0
        self.late = 0.0

    def arrived(self, packet: probe.StreamPacket, port: UdpPort, arrival: Arrival) -> None:
        """The first packet says where the call comes from, and so where its other half goes."""
        now = time.monotonic()
        if self.source is None:
            self.source, self.port = arrival.source, port
            self.stream.begin(self, now)
        if packet.number != START:
            self.reception.add(packet, now, len(arrival.data), arrival.tos)

    def document(self) -> dict[str, Any]:
        """For the report: what arrived, and what was sent, by how much too late at most."""
        return {
            "flow": self.number,
            "source": list(self.source) if self.source else None,
            "sent": self.sent,
            "send_errors": self.errors,
            "late_ms": round(self.late * 1000, 3),
            **self.reception.document(),
        }


class Stream:
    """Calls that were agreed together. They are paced by one task, which ends when all is sent or the session does."""

    def __init__(  # noqa: PLR0913 - what the client chose
        self, session: Session, *, calls: int, count: int, interval: float, size: int, dscp: int, up: bool, down: bool, detail: bool
    ) -> None:
        """Refusal «busy» when the line isn't free for that, «limit» when the session's octets don't do."""
        self.session, self.count, self.interval, self.size, self.dscp = session, count, interval, size, dscp
        self.up, self.down = up, down
        self.number = session.number()
        if len(session.flows) + calls > 4096 or session.octets_left < (calls * count * size if down else 0):
            raise Refusal("limit")
        self._bits = calls * (size + 28) * 8 / interval if down else 0.0
        if not session.line.reserve(self._bits):
            raise Refusal("busy")
        session.ended.append(self.release)
        rows = _ROWS // calls if detail else 0
        first = max(session.flows, default=-1) + 1
        self.flows = [Flow(self, first + index, rows) for index in range(calls)]
        session.flows.update((flow.number, flow) for flow in self.flows)
        session.streams[self.number] = self
        self._due: list[tuple[float, int, int]] = []
        self._more = asyncio.Event()
        self._pacing = False

    def begin(self, flow: Flow, now: float) -> None:
        """Start the call's own stream."""
        if not self.down:
            return
        heapq.heappush(self._due, (now, flow.number - self.flows[0].number, 0))
        self._more.set()
        if not self._pacing:
            self._pacing = True
            with contextlib.suppress(Refusal):
                self.session.spawn(self._pace())

    async def _pace(self) -> None:
        """Send each packet when it is due, never earlier; how much later at most is reported."""
        done = sent = 0
        try:
            while done < len(self.flows):
                if not self._due:
                    self._more.clear()
                    await self._more.wait()
                wait = self._due[0][0] - time.monotonic()
                if wait > 0:
                    self._more.clear()
                    await _first(self._more, wait)
                    continue
                due, index, number = heapq.heappop(self._due)
                self._send(self.flows[index], number, due)
                sent += 1
                if sent % _BATCH == 0:  # at a high rate something is always due, and others want a turn
                    await asyncio.sleep(0)
                if number + 1 < self.count and self.session.octets_left > self.size:
                    heapq.heappush(self._due, (due + self.interval, index, number + 1))
                else:
                    done += 1
        finally:
            self.release()

    def _send(self, flow: Flow, number: int, due: float) -> None:
        now = time.monotonic()
        flow.late = max(flow.late, now - due)
        packet = probe.StreamPacket(flow.number, number, int(now * 1e6))
        data = probe.encode(probe.Kind.STREAM_DOWN, self.session.id, self.session.key, probe.stream_body(packet, self.size))
        if flow.port is None or flow.source is None or not self.session.spend(len(data)):
            return
        if flow.port.send(data, flow.source, tos=self.dscp << 2):
            flow.errors += 1
        else:
            flow.sent += 1

    def release(self) -> None:
        """Give back the rate; safe to call again."""
        self.session.line.release(self._bits)
        self._bits = 0.0

    def document(self) -> dict[str, Any]:
        """The report of all calls."""
        return {"stream": self.number, "calls": [flow.document() for flow in self.flows]}

    def forget(self) -> None:
        """Drop what was counted: the report was fetched for the last time."""
        for flow in self.flows:
            self.session.flows.pop(flow.number, None)
        self.session.streams.pop(self.number, None)
        self.release()


async def _first(event: asyncio.Event, seconds: float) -> None:
    """Wait so long, or until the event."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
