"""What arrived of a stream of numbered packets: loss and its bursts, order, interarrival jitter (RFC 3550), delay variation (RFC 5481).

Delay variation needs no common clock: all delays are taken relative to the shortest one. Send times are those of the packets as they really
left, so a sender that is late does not look like a line that jitters.
"""

import base64
import binascii
from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta, Struct

MAX_PACKETS = 200_000
MAX_SPREAD = 1_000
"""Milliseconds of delay variation told apart; what varies more counts as this."""
_WRAP = 1 << 32
_WARM_UP = 64
"""Samples until the smoothed jitter, which begins at 0, has caught up (four time constants of RFC 3550's filter)."""

Count = Annotated[int, Meta(ge=0, le=MAX_PACKETS)]
Milliseconds = Annotated[float, Meta(ge=0, le=1e9)]


class Reading(Struct, frozen=True, kw_only=True):
    """One direction of one call. `expected`: packets sent; `received`: different ones that arrived, at whatever time.

    `jitter_ms`: mean of RFC 3550's J over the stream; `jitter_max_ms`: its largest; `jitter_by_second`: J at the end of each second.
    `spread`: how many packets took 0, 1, 2 … ms (rounded down) longer than the fastest.
    `arrived`: a bit for each packet, the first packet's the highest, in Base64.
    """

    expected: Count
    received: Count
    duplicates: Count = 0
    reordered: Count = 0
    jitter_ms: Milliseconds = 0.0
    jitter_max_ms: Milliseconds = 0.0
    jitter_by_second: Annotated[tuple[Milliseconds, ...], Meta(max_length=3_600)] = ()
    spread: Annotated[tuple[Count, ...], Meta(max_length=MAX_SPREAD + 1)] = ()
    arrived: Annotated[str, Meta(max_length=MAX_PACKETS // 6 + 4)] = ""

    @property
    def lost(self) -> int:
        """Packets that never arrived."""
        return max(0, self.expected - self.received)

    @property
    def loss_percent(self) -> float:
        """Of what was sent; 100 when nothing was."""
        return 100 * self.lost / self.expected if self.expected else 100.0

    def arrivals(self) -> list[bool]:
        """For each packet sent whether it arrived. All False where `arrived` can't be read."""
        try:
            bits = base64.b64decode(self.arrived, validate=True)
        except (binascii.Error, ValueError):
            bits = b""
        return [place < 8 * len(bits) and bool(bits[place >> 3] & 0x80 >> (place & 7)) for place in range(self.expected)]

    def within(self, share: float) -> int:
        """The delay variation in ms (rounded up) that this share of the arrived packets stays within: RFC 5481's PDV at a quantile."""
        wanted, seen = share * sum(self.spread), 0
        for milliseconds, count in enumerate(self.spread, 1):
            seen += count
            if seen >= wanted:
                return milliseconds
        return len(self.spread)

    def later_than(self, milliseconds: int) -> int:
        """Packets that took longer than the fastest one by more than this."""
        return sum(self.spread[milliseconds:])


class Arrivals:
    """Takes the packets of one direction of one call as they come in."""

    def __init__(self, count: int) -> None:
        """`count`: packets that may come, numbered from 0."""
        if not 0 < count <= MAX_PACKETS:
            msg = f"no such stream: {count} packets"
            raise ValueError(msg)
        self._transit: list[float | None] = [None] * count
        self._received = self._duplicates = self._reordered = 0
        self._highest = -1
        self._first_sent = 0
        self._origin = 0.0
        self._jitter = 0.0
        self._jitters: list[float] = []
        self._last = 0.0
        self._seconds: list[float] = []

    @property
    def received(self) -> int:
        """Different packets so far."""
        return self._received

    @property
    def highest(self) -> int:
        """The highest number that came so far; -1 before the first."""
        return self._highest

    @property
    def jitter(self) -> float:
        """RFC 3550's J now, in ms."""
        return self._jitter

    def add(self, number: int, sent_us: int, received_s: float) -> None:
        """One packet: its number, when it left in microseconds modulo 2**32 of the sender's clock, when it arrived in seconds of ours.

        A number that is out of range is passed over; one that came before only counts as a duplicate.
        """
        if not 0 <= number < len(self._transit):
            return
        if self._transit[number] is not None:
            self._duplicates += 1
            return
        if not self._received:
            self._first_sent, self._origin = sent_us, received_s
        sent = (sent_us - self._first_sent + _WRAP // 2) % _WRAP - _WRAP // 2
        elapsed = received_s - self._origin
        transit = elapsed * 1000 - sent / 1000
        self._transit[number] = transit
        if self._received:
            self._jitter += (abs(transit - self._last) - self._jitter) / 16
            self._jitters.append(self._jitter)
            while elapsed >= len(self._seconds) + 1 and len(self._seconds) < 3_600:
                self._seconds.append(round(self._jitter, 3))
        self._last = transit
        self._received += 1
        self._reordered += number < self._highest
        self._highest = max(self._highest, number)

    def jitters(self) -> Sequence[float]:
        """RFC 3550's J after each packet but the first, in ms, in order of arrival."""
        return self._jitters

    def reading(self, expected: int | None = None) -> Reading:
        """What came so far, of `expected` packets that were sent (all there may be, where that isn't said)."""
        sent = len(self._transit) if expected is None else max(0, min(expected, len(self._transit)))
        transits = [transit for transit in self._transit[:sent] if transit is not None]
        settled = self._jitters[_WARM_UP:] if len(self._jitters) >= 2 * _WARM_UP else self._jitters
        return Reading(
            expected=sent,
            received=len(transits),
            duplicates=min(self._duplicates, MAX_PACKETS),
            reordered=self._reordered,
            jitter_ms=round(sum(settled) / len(settled), 3) if settled else 0.0,
            jitter_max_ms=round(max(self._jitters, default=0.0), 3),
            jitter_by_second=tuple(self._seconds),
            spread=_spread(transits),
            arrived=_bits([transit is not None for transit in self._transit[:sent]]),
        )


def _spread(transits: Sequence[float]) -> tuple[int, ...]:
    fastest = min(transits, default=0.0)
    bins = [min(MAX_SPREAD, int(transit - fastest)) for transit in transits]
    counts = [0] * (max(bins, default=-1) + 1)
    for milliseconds in bins:
        counts[milliseconds] += 1
    return tuple(counts)


def _bits(arrived: Sequence[bool]) -> str:
    text = "".join("1" if one else "0" for one in arrived)
    octets = (len(text) + 7) // 8
    return base64.b64encode(int(text.ljust(8 * octets, "0") or "0", 2).to_bytes(octets, "big")).decode()


def loss_runs(arrived: Sequence[bool]) -> list[int]:
    """Lengths of the runs of lost packets, in order."""
    runs, length = [], 0
    for one in [*arrived, True]:
        if not one:
            length += 1
        elif length:
            runs.append(length)
            length = 0
    return runs


def burst_ratio(calls: Sequence[Sequence[bool]]) -> float:
    """G.107's BurstR over several calls: mean run of lost packets over what random loss of that share would give; 1 at least.

    1 also where nothing or everything was lost.
    """
    runs = [run for arrived in calls for run in loss_runs(arrived)]
    total = sum(len(arrived) for arrived in calls)
    lost = sum(runs)
    if not runs or lost == total:
        return 1.0
    return max(1.0, lost / len(runs) * (1 - lost / total))


def worst_window(calls: Sequence[Sequence[bool]], packets: int) -> float:
    """The largest share of packets, in percent, lost over all calls within any so many packets' time."""
    slots = max((len(arrived) for arrived in calls), default=0)
    sent, lost = [0] * slots, [0] * slots
    for arrived in calls:
        for place, one in enumerate(arrived):
            sent[place] += 1
            lost[place] += not one
    worst, in_sent, in_lost = 0.0, 0, 0
    for place in range(slots):
        in_sent += sent[place] - (sent[place - packets] if place >= packets else 0)
        in_lost += lost[place] - (lost[place - packets] if place >= packets else 0)
        if place >= min(packets, slots) - 1:
            worst = max(worst, 100 * in_lost / in_sent)
    return worst
