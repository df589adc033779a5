"""path.mos: the voice quality to expect, by ITU-T G.107 for G.711 with concealment, of the worst call."""

import msgspec

from dialtone.domain import speech
from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.readiness import stream
from dialtone.readiness.base import VERDICTS, Context, NotRun, result

ID = "path.mos"
ALONE = True
DEADLINE = stream.DEADLINE


async def run(context: Context) -> CheckResult:
    """Graded by the profile's limit. The delay: half the round trip, packet, jitter buffer; packets too late for that count as lost."""
    outcome = await stream.heard(context)
    qualities = {"up": outcome.up.qualities(outcome.round_trip_ms), "down": outcome.down.qualities(outcome.round_trip_ms)}
    worst = speech.worst([*qualities["up"], *qualities["down"]])
    if worst is None or not outcome.round_trips_ms:
        raise NotRun("stream-silent", evidence=stream.about(outcome))
    limit = context.profile.thresholds.mos
    verdict = VERDICTS[limit.grade(worst.mos)]
    made = result(
        ID,
        verdict,
        "ok" if verdict is Verdict.PASS else "low",
        value=worst.mos,
        unit="MOS",
        threshold=limit.good,
        params={
            "mos": worst.mos,
            "r": round(worst.r, 1),
            "delay": worst.delay_ms,
            "buffer": worst.buffer_ms,
            "loss": worst.loss_percent,
            "good": limit.good,
            "limit": limit.limit,
        },
        evidence={
            **stream.about(outcome),
            "model": "ITU-T G.107 narrowband, G.711 with concealment (Ie 0, Bpl 25.1)",
            "delay_basis": "rtt/2 + packet + jitter buffer",
            "calls_up": msgspec.to_builtins(qualities["up"]),
            "calls_down": msgspec.to_builtins(qualities["down"]),
        },
    )
    return stream.honest(made, outcome)
