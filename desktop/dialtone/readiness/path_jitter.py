"""path.jitter: how unevenly packets of speech arrive (RFC 3550)."""

from typing import Any

from dialtone.domain.readiness import CheckResult
from dialtone.domain.speech import Direction
from dialtone.readiness import stream
from dialtone.readiness.base import Context

ID = "path.jitter"
ALONE = True
DEADLINE = stream.DEADLINE


async def run(context: Context) -> CheckResult:
    """The mean of RFC 3550's J, over the stream and the calls, of the worse direction."""
    outcome = await stream.heard(context)
    evidence = {"statistic": "mean of RFC 3550 J", "details": {"up": _details(outcome.up), "down": _details(outcome.down)}}
    figures = (outcome.up.jitter_ms, outcome.down.jitter_ms)
    return stream.graded(ID, outcome, figures, context.profile.thresholds.jitter_ms, unit="ms", evidence=evidence)


def _details(direction: Direction) -> dict[str, Any]:
    """Largest J of any call, delay variation (RFC 5481, 99.9 % of the packets), and J by second."""
    return {
        "most_ms": max((reading.jitter_max_ms for reading in direction.readings), default=0.0),
        "pdv_p999_ms": max((reading.within(0.999) for reading in direction.readings), default=0),
        "by_second_ms": direction.jitter_by_second(),
    }
