"""A limit on how many new things are started a second: too fast a sweep silently loses phones (the system's neighbour table overflows)."""

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import Awaitable, Callable
from pathlib import Path

LIMIT = Path("/proc/sys/net/ipv4/neigh/default/gc_thresh3")
USUAL_LIMIT = 1024
"""Entries of Linux's neighbour table, where the system doesn't tell; Windows' and macOS' limits are not known, and this suits them."""
SHARE = 0.92
"""Of the limit: other programs and other networks have entries too."""


class Pacer:
    """Lets `wait` through at most `rate` times a second on average, with at most `burst` at once after a pause.

    `clock` (seconds, monotonic) and `sleep` can be replaced, so that tests need no real time.
    """

    def __init__(
        self,
        rate: float,
        burst: int = 8,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        if rate <= 0 or burst < 1:
            msg = f"a pacer needs a positive rate and a burst of at least 1, not {rate} and {burst}"
            raise ValueError(msg)
        self._gap = 1 / rate
        self._slack = self._gap * (burst - 1)
        self._clock = clock
        self._sleep = sleep
        self._next = clock()

    async def wait(self) -> None:
        """Return when the next one may start. Several tasks may wait on one pacer: each takes its own turn."""
        now = self._clock()
        turn = max(self._next, now - self._slack)
        self._next = turn + self._gap
        if turn > now:
            await self._sleep(turn - now)


def neighbour_places() -> int:
    """How many entries of the neighbour table a sweep may take."""
    limit = USUAL_LIMIT
    with contextlib.suppress(OSError, ValueError):
        limit = int(LIMIT.read_text(encoding="ascii"))
    return max(64, int(limit * SHARE))


class Room:
    """Keeps the system's neighbour table from filling up: what finds no place there is lost, and often without an error.

    An address that nobody has takes a place for as long as the system asks for it (three times, a second apart), and a host keeps one while
    it counts as reachable (RFC 4861 10: 30 s, times up to 1.5); the system throws nothing out before. So where many hosts exist the sweep
    goes slower (measured on Linux, /20 with 500 hosts: 300 new addresses a second overflowed the table and lost 45 hosts, this none).
    """

    SILENT = 3.1
    LIVELY = 45.0

    def __init__(
        self, places: int, *, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._places = places
        self._clock = clock
        self._sleep = sleep
        self._asked: deque[float] = deque()
        self._hosts: deque[float] = deque()
        self._count = 0

    async def enter(self, hosts: Callable[[], int], stop: asyncio.Event | None = None) -> None:
        """Return when one more address may be asked, or on `stop`. `hosts` tells how many exist, as far as is known at that moment."""
        while not self._take(hosts()) and not (stop and stop.is_set()):
            await self._sleep(0.02)

    def _take(self, hosts: int) -> bool:
        now = self._clock()
        for _ in range(hosts - self._count):
            self._hosts.append(now)
            if self._asked:
                self._asked.popleft()  # it was asked not long ago; its place is counted as a host's from now on
        self._count = max(hosts, self._count)
        for times, kept in ((self._asked, self.SILENT), (self._hosts, self.LIVELY)):
            while times and times[0] <= now - kept:
                times.popleft()
        if len(self._asked) + len(self._hosts) >= self._places:
            return False
        self._asked.append(now)
        return True
