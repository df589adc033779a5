"""path.delay: how long speech is under way: half the round trip, since nothing proves that the two clocks agree."""

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.readiness import stream
from dialtone.readiness.base import VERDICTS, Context, NotRun, result

ID = "path.delay"
ALONE = True
DEADLINE = stream.DEADLINE


async def run(context: Context) -> CheckResult:
    """The median of the round trips beside the calls, halved, graded by the profile's limit; the responder's own time is taken off."""
    outcome = await stream.heard(context)
    trips = sorted(outcome.round_trips_ms)
    if not trips:
        raise NotRun("stream-silent", evidence=stream.about(outcome))
    limit = context.profile.thresholds.delay_ms
    round_trip = outcome.round_trip_ms
    delay = round(round_trip / 2, 2)
    verdict = VERDICTS[limit.grade(delay)]
    figures = {"median": round(round_trip, 2), "least": round(trips[0], 2), "p95": round(trips[int((len(trips) - 1) * 0.95)], 2)}
    made = result(
        ID,
        verdict,
        "ok" if verdict is Verdict.PASS else "over",
        value=delay,
        unit="ms",
        threshold=limit.good,
        params={"delay": delay, "rtt": figures["median"], "good": limit.good, "limit": limit.limit},
        evidence={
            **stream.about(outcome),
            "basis": "rtt/2",
            "rtt_ms": {**figures, "most": round(trips[-1], 2)},
            "echoes": len(outcome.echoes),
            "unanswered": sum(trip is None for trip in outcome.echoes),
            "rtt_series_ms": list(outcome.echoes),
        },
    )
    return stream.honest(made, outcome)
