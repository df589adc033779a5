"""A limit on how many new things are started a second: too fast a sweep silently loses phones (the system's neighbour table overflows)."""

import asyncio
import time
from collections.abc import Awaitable, Callable


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
