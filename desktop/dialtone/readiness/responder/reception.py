"""What arrived of one stream: counted as it arrives, in bounded memory."""

import base64
import struct
from array import array
from collections import Counter
from typing import Any

from dialtone.wire.probe import StreamPacket

_RUNS = 200


class Reception:
    """Counts packets numbered from 0 to `expected` - 1. `rows`: how many arrivals are kept one by one as well.

    Jitter as RFC 3550 6.4.1, from the sender's own time stamps; reordered: came after a later one (RFC 4737).
    """

    def __init__(self, expected: int, rows: int = 0) -> None:
        self.expected = expected
        self.received = self.duplicates = self.reordered = self.octets = 0
        self.marks: Counter[str] = Counter()
        self.first = self.last = 0.0
        self._seen = bytearray(expected)
        self._highest = -1
        self._transit: int | None = None
        self._base = 0
        self._jitter = self._jitter_sum = self.jitter_max = 0.0
        self._rows = rows
        self._numbers, self._transits = array("I"), array("i")

    def add(self, packet: StreamPacket, now: float, size: int, tos: int | None) -> None:
        """One arrival; `now` in seconds of a monotonic clock. Numbers outside the stream are passed over."""
        number = packet.number
        if number >= self.expected:
            return
        self.marks["unknown" if tos is None else str(tos >> 2)] += 1
        self.octets += size
        if self._seen[number]:
            self.duplicates += 1
            return
        self._seen[number] = 1
        self.received += 1
        if number < self._highest:
            self.reordered += 1
        self._highest = max(self._highest, number)
        self.first = self.first if self.received > 1 else now
        self.last = now
        self._time(number, (int(now * 1e6) - packet.sent) & 0xFFFFFFFF)

    def _time(self, number: int, transit: int) -> None:
        """`transit`: microseconds between the two clocks, modulo 2**32; only differences mean something."""
        if self._transit is None:
            self._base = transit
        else:
            change = abs(_signed(transit - self._transit)) / 1000
            self._jitter += (change - self._jitter) / 16
            self._jitter_sum += self._jitter
            self.jitter_max = max(self.jitter_max, self._jitter)
        self._transit = transit
        if len(self._numbers) < self._rows:
            self._numbers.append(number)
            self._transits.append(_signed(transit - self._base))

    @property
    def lost(self) -> int:
        """How many of those expected never came."""
        return self.expected - self.received

    def loss_runs(self) -> list[int]:
        """Lengths of the gaps in the order of sending, the first some hundred."""
        found = [len(run) for run in bytes(self._seen).split(b"\x01") if run]
        return found[:_RUNS]

    def document(self) -> dict[str, Any]:
        """For the report. `arrivals`: Base64 of rows of number u32 and microseconds of transit i32 since the first, big-endian."""
        rows = b"".join(struct.pack("!Ii", *row) for row in zip(self._numbers, self._transits, strict=True))
        return {
            "expected": self.expected,
            "received": self.received,
            "lost": self.lost,
            "duplicates": self.duplicates,
            "reordered": self.reordered,
            "octets": self.octets,
            "seconds": round(self.last - self.first, 6),
            "jitter_ms": round(self._jitter_sum / max(1, self.received - 1), 4),
            "jitter_last_ms": round(self._jitter, 4),
            "jitter_max_ms": round(self.jitter_max, 4),
            "loss_runs": self.loss_runs(),
            "dscp": dict(self.marks),
            "arrivals": base64.b64encode(rows).decode(),
        }


def _signed(value: int) -> int:
    value &= 0xFFFFFFFF
    return value - (1 << 32) if value & 0x80000000 else value
