"""Tells what a measurement reads while it lasts, for a curve on the screen. Results are taken from the whole measurement, not from this."""

import asyncio
import contextlib
import statistics
import time
from collections.abc import AsyncIterator, Callable, Iterable, Sequence

from dialtone.domain.jitter import Arrivals
from dialtone.domain.readiness import Sample
from dialtone.readiness.base import Context

EVERY = 0.5
"""Seconds between two figures of a curve."""

Figures = Callable[[], Iterable[tuple[str, float]]]


@contextlib.asynccontextmanager
async def telling(context: Context, figures: Figures) -> AsyncIterator[None]:
    """Meanwhile tells every half second what `figures()` gives: the curve's name and its value, in the units of `Sample`."""
    begun = time.perf_counter()

    async def tell() -> None:
        while True:
            await asyncio.sleep(EVERY)
            at = round(time.perf_counter() - begun, 3)
            context.tell(tuple(Sample(series, at, round(value, 3)) for series, value in figures()))

    telling_on = asyncio.ensure_future(tell())
    try:
        yield
    finally:
        telling_on.cancel()
        await asyncio.gather(telling_on, return_exceptions=True)


class Delay:
    """The median of the round trips that were answered since the last look."""

    def __init__(self, trips: Sequence[float | None]) -> None:
        self._trips, self._seen = trips, 0

    def figures(self) -> Iterable[tuple[str, float]]:
        """«delay» in ms; nothing where no answer came."""
        fresh = [trip for trip in self._trips[self._seen :] if trip is not None]
        self._seen = len(self._trips)
        if fresh:
            yield "delay", statistics.median(fresh)


class Calls:
    """What comes in of a number of calls: the worst call's jitter now, and what was lost of the packets since the last look."""

    def __init__(self, calls: Sequence[Arrivals]) -> None:
        self._calls = calls
        self._highest = self._received = 0

    def figures(self) -> Iterable[tuple[str, float]]:
        """«jitter» in ms where packets came, and «loss» in percent of those sent before the last one that came; all, where none comes."""
        highest, received = sum(call.highest + 1 for call in self._calls), sum(call.received for call in self._calls)
        sent, came = highest - self._highest, received - self._received
        self._highest, self._received = highest, received
        if came:
            yield "jitter", max(call.jitter for call in self._calls)
        yield "loss", 100 * max(0.0, 1 - came / sent) if sent else 100.0


class Count:
    """Octets since the last look, as a rate."""

    def __init__(self, series: str) -> None:
        self._series, self._octets, self._at = series, 0, time.perf_counter()

    def add(self, octets: int) -> None:
        """So many more went through."""
        self._octets += octets

    def figures(self) -> Iterable[tuple[str, float]]:
        """The curve's value in kbit/s."""
        now = time.perf_counter()
        rate = self._octets * 8 / 1000 / max(now - self._at, 1e-3)
        self._octets, self._at = 0, now
        yield self._series, rate
