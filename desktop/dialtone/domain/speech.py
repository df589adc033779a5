"""What a stream of calls says of a line: loss, bursts, order, jitter and voice quality, for each call and each direction.

The delay is half the round trip, since the two clocks are not known to agree; the jitter buffer is one that telephones have (it adapts, 20
to 120 ms); what comes too late for it is lost to the ear. The voice quality is that of G.711 with concealment, whatever codec is used.
"""

import statistics
from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta, Struct

from dialtone.domain import jitter, voice_quality
from dialtone.domain.jitter import Reading

_BUFFERS = range(20, 121, 10)
_HELD = 0.999
"""The share of packets that a jitter buffer adapts to."""
_WINDOW_MS = 200


class Quality(Struct, frozen=True, kw_only=True):
    """One direction of one call as the ear has it. `delay_ms`: half the round trip, packet and jitter buffer; `late`: packets too late."""

    r: float
    mos: float
    delay_ms: float
    buffer_ms: int
    loss_percent: float
    late: int


class Burst(Struct, frozen=True, kw_only=True):
    """The worst 200 ms: how much was lost in them over all calls, and whether that is more than chance makes of the overall loss."""

    percent: float
    beyond_chance: bool


class Direction(Struct, frozen=True, kw_only=True):
    """All calls of one direction, a packet every `ptime_ms`."""

    ptime_ms: Annotated[int, Meta(ge=5, le=200)]
    readings: tuple[Reading, ...]

    @property
    def expected(self) -> int:
        """Packets sent."""
        return sum(reading.expected for reading in self.readings)

    @property
    def loss_percent(self) -> float:
        """Of what was sent."""
        return _percent(sum(reading.lost for reading in self.readings), self.expected, nothing=100.0)

    @property
    def reorder_percent(self) -> float:
        """Of what arrived."""
        arrived = sum(reading.received for reading in self.readings)
        return _percent(sum(reading.reordered for reading in self.readings), arrived, nothing=0.0)

    @property
    def jitter_ms(self) -> float:
        """The mean of the calls' jitter (RFC 3550) where at least something arrived."""
        return statistics.fmean([reading.jitter_ms for reading in self.readings if reading.received] or [0.0])

    def burst(self) -> Burst:
        """The worst 200 ms."""
        arrived = [reading.arrivals() for reading in self.readings]
        packets = max(1, _WINDOW_MS // self.ptime_ms)
        worst = jitter.worst_window(arrived, packets)
        size = packets * len(arrived)
        by_chance = self.loss_percent / 100 * size
        return Burst(percent=round(worst, 2), beyond_chance=worst / 100 * size > by_chance + 5 * by_chance**0.5 + 2)

    def qualities(self, round_trip_ms: float) -> tuple[Quality, ...]:
        """Each call's voice quality."""
        return tuple(quality(reading, round_trip_ms, self.ptime_ms) for reading in self.readings)

    def lost_by_second(self) -> list[float]:
        """Percent lost in each second, over all calls."""
        size = 1000 // self.ptime_ms
        calls = [reading.arrivals() for reading in self.readings]
        parts = [[one for arrived in calls for one in arrived[at : at + size]] for at in range(0, max(map(len, calls), default=0), size)]
        return [round(100 * part.count(False) / len(part), 2) for part in parts]

    def jitter_by_second(self) -> list[float]:
        """The largest jitter of any call at the end of each second."""
        seconds = max((len(reading.jitter_by_second) for reading in self.readings), default=0)
        return [
            max(reading.jitter_by_second[at] for reading in self.readings if len(reading.jitter_by_second) > at) for at in range(seconds)
        ]


def quality(reading: Reading, round_trip_ms: float, ptime_ms: int) -> Quality:
    """Voice quality of one direction of one call by G.107."""
    middle = reading.within(0.5)
    arrived = sum(reading.spread)
    buffer = next((size for size in _BUFFERS if reading.later_than(middle + size) <= (1 - _HELD) * arrived), _BUFFERS[-1])
    late = reading.later_than(middle + buffer)
    missing = min(100.0, _percent(reading.lost + late, reading.expected, nothing=100.0))
    delay = round_trip_ms / 2 + ptime_ms + buffer
    r = voice_quality.rating(delay, missing, voice_quality.G711_PLC, jitter.burst_ratio([reading.arrivals()]))
    return Quality(
        r=round(r, 2),
        mos=round(voice_quality.mos(r), 3),
        delay_ms=round(delay, 2),
        buffer_ms=buffer,
        loss_percent=round(missing, 3),
        late=late,
    )


def _percent(part: int, whole: int, *, nothing: float) -> float:
    return 100 * part / whole if whole else nothing


def worst(qualities: Sequence[Quality]) -> Quality | None:
    """The worst of several calls."""
    return min(qualities, key=lambda one: one.r, default=None)
