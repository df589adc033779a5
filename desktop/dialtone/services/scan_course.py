"""How a scan gets on, in figures: the rate of the sweep, the time it has taken, and the time that is left."""

from collections import deque

from msgspec import Struct

from dialtone.domain.discovery import ScanProgress

SPAN = 3.0
"""Seconds over which the rate is taken."""
_SOON = 0.2
"""Seconds of a stage before which a rate would be chance."""


class Figures(Struct, frozen=True, kw_only=True):
    """At one moment: questions a second in this stage (None: can't be said yet), seconds so far without pauses, seconds left.

    `left` None: nothing is known about the end. `listening`: all has been asked, and the scan only waits for telephones that start.
    """

    rate: float | None
    elapsed: float
    left: float | None
    listening: bool


class Course:
    """Fed with each report of progress. `expected`: seconds that the whole should take (None: unknown); `listen`: at least."""

    def __init__(self, expected: float | None = None, listen: float = 0.0) -> None:
        self._expected, self._listen = expected, listen
        self._stage = ""
        self._seen: deque[tuple[float, int]] = deque(maxlen=64)
        self._last: float | None = None
        self._elapsed = 0.0
        self._paused = False

    def advance(self, step: ScanProgress, now: float) -> Figures:
        """The figures at `now`, in seconds of a clock that only goes forward. Time that the scan was paused counts nowhere."""
        if self._last is not None and not (self._paused or step.paused):
            self._elapsed += now - self._last
        self._last, self._paused = now, step.paused
        rate = None if step.paused else self._rate(step)
        through = step.done >= step.total
        listening = through and self._elapsed < self._listen
        return Figures(rate=rate, elapsed=self._elapsed, left=self._left(step, rate), listening=listening)

    def _rate(self, step: ScanProgress) -> float | None:
        if step.stage != self._stage or (self._seen and step.done < self._seen[-1][1]):
            self._stage = step.stage
            self._seen.clear()
        self._seen.append((self._elapsed, step.done))
        while len(self._seen) > 2 and self._elapsed - self._seen[0][0] > SPAN:
            self._seen.popleft()
        (began, first), (ended, last) = self._seen[0], self._seen[-1]
        if ended - began < _SOON or last <= first:
            return None
        return (last - first) / (ended - began)

    def _left(self, step: ScanProgress, rate: float | None) -> float | None:
        """The longest of what is known: the estimate made before, this stage at its rate, and the time to listen."""
        known = [self._listen - self._elapsed] if self._listen else []
        if self._expected is not None:
            known.append(self._expected - self._elapsed)
        if rate:
            known.append((step.total - step.done) / rate)
        return max(0.0, *known) if known else None
