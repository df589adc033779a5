"""Counting what strangers get, and sharing the line among those who are no strangers."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from msgspec import Struct

_SOURCES = 4096


class Counters(Struct):
    """What happened, for the log and the tests. Octets of strangers in both directions: out never exceeds in."""

    junk: int = 0
    refused: int = 0
    answered_strangers: int = 0
    strangers_in: int = 0
    strangers_out: int = 0
    sessions: int = 0
    failures: int = 0


class Allowance:
    """How many answers strangers get a second, all together and each. Keeps at most some thousand addresses in mind, for a second."""

    def __init__(self, total: int, each: int, *, seconds: float = 1.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._total, self._each, self._seconds, self._clock = total, each, seconds, clock
        self._until = 0.0
        self._given = 0
        self._sources: dict[str, int] = {}

    def take(self, source: str) -> bool:
        """Whether this address may have one more now."""
        self._turn()
        given = self._sources.get(source, 0)
        if self._given >= self._total or given >= self._each or (not given and len(self._sources) >= _SOURCES):
            return False
        self._given += 1
        self._sources[source] = given + 1
        return True

    def spent(self, source: str) -> bool:
        """Whether this address has had all it may have."""
        self._turn()
        return self._sources.get(source, 0) >= self._each

    def _turn(self) -> None:
        now = self._clock()
        if now >= self._until:
            self._until, self._given = now + self._seconds, 0
            self._sources.clear()


class Line:
    """The rate that everything sent in sessions may take together, in bits a second."""

    def __init__(
        self,
        bits: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bits, self._clock, self._sleep = bits, clock, sleep
        self._reserved = 0.0
        self._next = clock()

    def reserve(self, bits: float) -> bool:
        """Whether so much is left for a paced stream; it is kept for it until `release`."""
        if self._reserved + bits > self._bits:
            return False
        self._reserved += bits
        return True

    def release(self, bits: float) -> None:
        """Give back what was reserved."""
        self._reserved = max(0.0, self._reserved - bits)

    async def take(self, octets: int) -> None:
        """Wait for a turn to send so many octets over TCP, with what the paced streams leave, and never with less than a tenth."""
        now = self._clock()
        turn = max(self._next, now - 0.05)
        self._next = turn + octets * 8 / max(self._bits - self._reserved, self._bits / 10)
        if turn > now:
            await self._sleep(turn - now)
