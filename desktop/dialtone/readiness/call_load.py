"""Plays so many two-way calls with the responder at once: each packet at its own moment, each call from a socket of its own.

The responder sends each call's other half to where its first packet came from, as a provider's media server does. Beside the calls, echoes
measure the round trip. Both ends tell how late they sent, because a sender that is late makes losses that are not the line's.
"""

import asyncio
import base64
import binascii
import contextlib
import socket
import struct
import time
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from dialtone.domain import speech
from dialtone.domain.jitter import MAX_PACKETS, Arrivals, Reading
from dialtone.domain.kinds import Responsible
from dialtone.domain.speech import Direction
from dialtone.net import rhythm
from dialtone.net.rhythm import Lateness
from dialtone.readiness import live
from dialtone.readiness.base import Context, NotRun, Peer
from dialtone.readiness.echoes import Echoes
from dialtone.wire import probe as wire

MOST_CALLS = 100
"""Calls that this program plays at once."""
_ROW = struct.Struct("!Ii")
_RTP_HEADER = 12
_ECHO_GAP = 0.1
_LINGER = 1.0
"""Seconds for the last packets to come in."""
_LATE_MS = 10.0
_STALL_MS = 60.0
"""A sender whose packets left later than this, one in a hundred or even one, may have made the losses itself."""


class Outcome(Struct, frozen=True, kw_only=True):
    """What became of the calls. `echoes`: round trips in ms without the responder's own time, None for those unanswered.

    `unsent`: packets that this computer would not take. `peer_late_ms`: the responder's latest packet.
    """

    calls: int
    seconds: float
    port: int
    up: Direction
    down: Direction
    echoes: tuple[float | None, ...]
    lateness: Lateness
    peer_late_ms: float
    unsent: int
    cpu_percent: float

    @property
    def round_trips_ms(self) -> list[float]:
        """The answered echoes."""
        return [trip for trip in self.echoes if trip is not None]

    @property
    def round_trip_ms(self) -> float:
        """The median round trip; 0 when no echo was answered."""
        trips = sorted(self.round_trips_ms)
        middle = len(trips) // 2
        return (trips[middle] + trips[~middle]) / 2 if trips else 0.0

    @property
    def silent(self) -> bool:
        """Whether nothing at all came through in one direction."""
        return not any(one.received for one in self.up.readings) or not any(one.received for one in self.down.readings)

    @property
    def worst_late_ms(self) -> float:
        """The latest packet of either end."""
        return max(self.lateness.worst_ms, self.peer_late_ms)

    @property
    def self_made(self) -> bool:
        """Whether this computer or the responder was too late with its packets to blame the line."""
        return bool(self.unsent) or self.lateness.p99_ms > _LATE_MS or self.worst_late_ms > _STALL_MS

    def lowest_mos(self) -> float:
        """The voice quality of the worst call."""
        worst = speech.worst([*self.up.qualities(self.round_trip_ms), *self.down.qualities(self.round_trip_ms)])
        return worst.mos if worst else 1.0


async def play(context: Context, calls: int, seconds: float) -> Outcome:
    """Plays the calls and measures them. NotRun as `Context.peer`, Failure where no socket opens, PeerRefused where the responder won't."""
    peer = await context.peer()
    codec = context.profile.codec(context.profile.capacity.codec) or context.profile.codecs[0]
    size = max(codec.payload + _RTP_HEADER, wire.OVERHEAD + wire.STREAM_BODY)
    count = max(1, round(seconds * 1000 / codec.ptime_ms))
    plan = _Plan(peer, calls, count, codec.ptime_ms, size)
    async with contextlib.AsyncExitStack() as stack:
        for _ in range(calls):
            sock = rhythm.open_flow(peer.address, peer.port, context.source_for(peer.address))
            stack.callback(sock.close)
            plan.sockets.append(sock)
        return await plan.run(context)


class _Plan:
    """One playing: the calls agreed with the responder and their sockets."""

    def __init__(self, peer: Peer, calls: int, count: int, ptime_ms: int, size: int) -> None:
        self.peer, self.calls, self.count, self.ptime_ms, self.size = peer, calls, count, ptime_ms, size
        self.sockets: list[socket.socket] = []
        self.down = [Arrivals(count) for _ in range(calls)]
        self.echoes = Echoes(peer, _ECHO_GAP)
        self.flows: list[int] = []
        self.unsent = 0

    async def run(self, context: Context) -> Outcome:
        agreed = await self.peer.ask(
            "stream",
            calls=self.calls,
            count=self.count,
            ptime_ms=self.ptime_ms,
            payload=self.size - _RTP_HEADER,
            dscp=rhythm.EXPEDITED >> 2,
            up=True,
            down=True,
            detail=True,
        )
        self.flows = _flows(agreed, self.calls)
        loop = asyncio.get_running_loop()
        for place, sock in enumerate(self.sockets):
            loop.add_reader(sock, self._heard, place)
        begun, busy = time.perf_counter(), time.process_time()
        calls, delay = live.Calls(self.down), live.Delay(self.echoes.trips)
        try:
            async with self.echoes.asking(context):
                async with live.telling(context, lambda: (*calls.figures(), *delay.figures())):
                    late = await rhythm.beat(self._packet, self.count * self.calls, self.ptime_ms / 1000 / self.calls)
                took, worked = time.perf_counter() - begun, time.process_time() - busy
                await self._linger()  # nothing is told of it: silence after the last packet is no loss
        finally:
            for sock in self.sockets:
                loop.remove_reader(sock)
        report = await self.peer.ask("stream-report", stream=agreed.get("stream"), within=30.0)
        return self._outcome(report, late, round(100 * worked / took, 1))

    def _packet(self, turn: int) -> None:
        number, call = divmod(turn, self.calls)
        packet = wire.StreamPacket(self.flows[call], number, int(time.perf_counter() * 1e6))
        data = self.peer.probe(wire.Kind.STREAM, wire.stream_body(packet, self.size))
        self.unsent += not rhythm.send(self.sockets[call], data)

    def _heard(self, place: int) -> None:
        for data, at in rhythm.take(self.sockets[place]):
            probe = self.peer.read(data)
            packet = wire.read_stream(probe.body) if probe is not None and probe.kind is wire.Kind.STREAM_DOWN else None
            if packet is not None and packet.flow == self.flows[place]:
                self.down[place].add(packet.number, packet.sent, at)

    async def _linger(self) -> None:
        """Waits for what is still under way: until all is there, or nothing more came for a while."""
        until, before = time.perf_counter() + _LINGER, -1
        while time.perf_counter() < until and any(arrivals.received < self.count for arrivals in self.down):
            now = sum(arrivals.received for arrivals in self.down)
            if now != before:
                until, before = time.perf_counter() + _LINGER, now
            await asyncio.sleep(0.02)

    def _outcome(self, report: dict[str, Any], late: Lateness, cpu: float) -> Outcome:
        told = _told(report, self.flows)
        down = tuple(arrivals.reading(call.sent) for arrivals, call in zip(self.down, told, strict=True))
        return Outcome(
            calls=self.calls,
            seconds=round(self.count * self.ptime_ms / 1000, 2),
            port=self.peer.port,
            up=Direction(ptime_ms=self.ptime_ms, readings=tuple(call.reading(self.count, self.ptime_ms) for call in told)),
            down=Direction(ptime_ms=self.ptime_ms, readings=down),
            echoes=tuple(self.echoes.trips),
            lateness=late,
            peer_late_ms=round(max(call.late_ms for call in told), 3),
            unsent=self.unsent,
            cpu_percent=cpu,
        )


class _Told(Struct, frozen=True):
    """What the responder reports of one call; `arrivals`: rows of number u32 and transit i32 in microseconds, big-endian, in Base64."""

    flow: Annotated[int, Meta(ge=0)]
    sent: Annotated[int, Meta(ge=0, le=MAX_PACKETS)]
    late_ms: Annotated[float, Meta(ge=0, le=1e9)]
    duplicates: Annotated[int, Meta(ge=0)]
    arrivals: Annotated[str, Meta(max_length=12 * MAX_PACKETS)]

    def reading(self, count: int, ptime_ms: int) -> Reading:
        """The upstream half: as if the packets had left at their nominal moments, since only how long each was under way counts."""
        try:
            rows = base64.b64decode(self.arrivals, validate=True)
        except (binascii.Error, ValueError):
            rows = b""
        arrivals = Arrivals(count)
        for number, transit in _ROW.iter_unpack(rows[: len(rows) // _ROW.size * _ROW.size]):
            sent = number * ptime_ms * 1000
            arrivals.add(number, sent % (1 << 32), (sent + transit) / 1e6)
        return msgspec.structs.replace(arrivals.reading(), duplicates=min(self.duplicates, MAX_PACKETS))


class _Report(Struct, frozen=True):
    calls: Annotated[tuple[_Told, ...], Meta(max_length=4_096)]


def _told(report: dict[str, Any], flows: list[int]) -> list[_Told]:
    """The report by call, in our order. NotRun «responder-refused» for one that isn't what was agreed."""
    with contextlib.suppress(msgspec.ValidationError):
        by_flow = {call.flow: call for call in msgspec.convert(report, _Report).calls}
        if set(flows) <= set(by_flow):
            return [by_flow[flow] for flow in flows]
    raise NotRun("responder-refused", responsible=Responsible.PARTNER, code="report")


def _flows(agreed: dict[str, Any], calls: int) -> list[int]:
    flows = agreed.get("flows")
    if not isinstance(flows, list) or len(flows) != calls or not all(isinstance(flow, int) and 0 <= flow < 1 << 16 for flow in flows):
        raise NotRun("responder-refused", responsible=Responsible.PARTNER, code="stream")
    return flows
