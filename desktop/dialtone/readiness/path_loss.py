"""path.loss: packets of speech that don't arrive, on the whole and in the worst 200 ms."""

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.readiness import stream
from dialtone.readiness.base import VERDICTS, Context, result
from dialtone.readiness.call_load import Outcome

ID = "path.loss"
ALONE = True
DEADLINE = stream.DEADLINE


async def run(context: Context) -> CheckResult:
    """Graded by the profile's limit on loss, and by that on bursts where a moment lost more than chance explains."""
    outcome = await stream.measured(context)
    limits = context.profile.thresholds
    bursts = [direction.burst() for direction in (outcome.up, outcome.down)]
    figures = (outcome.up.loss_percent, outcome.down.loss_percent)
    evidence = {
        "burst_percent": {"up": bursts[0].percent, "down": bursts[1].percent},
        "lost_by_second": {"up": outcome.up.lost_by_second(), "down": outcome.down.lost_by_second()},
    }
    if outcome.silent:
        return _silent(outcome)
    made = stream.graded(ID, outcome, figures, limits.loss_percent, unit="%", evidence=evidence)
    worst = max((burst.percent for burst in bursts if burst.beyond_chance), default=0.0)
    verdict = VERDICTS[limits.burst_loss_percent.grade(worst)]
    if made.verdict is Verdict.FAIL or verdict in {Verdict.PASS, made.verdict}:
        return made
    params = {**made.params, "burst": worst, "good": limits.burst_loss_percent.good, "limit": limits.burst_loss_percent.limit}
    return stream.honest(
        result(
            ID, verdict, "bursts", value=worst, unit="%", threshold=limits.burst_loss_percent.good, params=params, evidence=made.evidence
        ),
        outcome,
    )


def _silent(outcome: Outcome) -> CheckResult:
    up, down = round(outcome.up.loss_percent, 1), round(outcome.down.loss_percent, 1)
    params = {"up": up, "down": down, "port": outcome.port}
    return result(ID, Verdict.FAIL, "nothing", value=max(up, down), unit="%", params=params, evidence=stream.about(outcome))
