"""The stream of calls that path.* and capacity.calls read, measured once per run, and what its checks have in common."""

from typing import Any

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.profile.types import Threshold
from dialtone.readiness import call_load
from dialtone.readiness.base import VERDICTS, Context, NotRun, result
from dialtone.readiness.call_load import Outcome

USUAL_CALLS = 5
"""Simultaneous calls where nobody said how many are needed: packets enough to tell a quarter of a percent."""
DEADLINE = 150.0
"""Seconds: the stream itself, and the wait for the session with the responder."""


def wanted_calls(context: Context) -> int | None:
    """How many simultaneous calls the site needs, as typed or counted; None when nobody said, or none at all."""
    options = context.options
    return (options.calls if options.calls is not None else options.channels) or None


async def measured(context: Context) -> Outcome:
    """The stream of this run, of as many calls as the site needs (or as this program can play); NotRun where it can't be measured."""
    calls = min(wanted_calls(context) or USUAL_CALLS, call_load.MOST_CALLS)
    return await context.once("stream", lambda: call_load.play(context, calls, context.load_seconds))


async def heard(context: Context) -> Outcome:
    """The stream, where something came through both ways; NotRun «stream-silent» else: path.loss says that it didn't."""
    outcome = await measured(context)
    if outcome.silent:
        raise NotRun("stream-silent", evidence=about(outcome))
    return outcome


def about(outcome: Outcome) -> dict[str, Any]:
    """What every reading of the stream says about it."""
    return {
        "calls": outcome.calls,
        "seconds": outcome.seconds,
        "ptime_ms": outcome.up.ptime_ms,
        "packets": outcome.up.expected + outcome.down.expected,
        "sent_late_ms": {"here": outcome.lateness.p99_ms, "here_worst": outcome.lateness.worst_ms, "responder": outcome.peer_late_ms},
        "cpu_percent": outcome.cpu_percent,
    }


def graded(
    check: str,
    outcome: Outcome,
    figures: tuple[float, float],
    limit: Threshold,
    *,
    unit: str,
    evidence: dict[str, Any] | None = None,
) -> CheckResult:
    """The result for one figure of each direction, up and down, judged by the worse one. Code «ok» when it passes, else «over»."""
    up, down = (round(figure, 3) for figure in figures)
    value = min(up, down) if limit.good > limit.limit else max(up, down)
    verdict = VERDICTS[limit.grade(value)]
    params = {"up": up, "down": down, "calls": outcome.calls, "good": limit.good, "limit": limit.limit}
    made = result(
        check,
        verdict,
        "ok" if verdict is Verdict.PASS else "over",
        value=value,
        unit=unit,
        threshold=limit.good,
        params=params,
        evidence={**about(outcome), "up": up, "down": down, **(evidence or {})},
    )
    return honest(made, outcome)


def honest(made: CheckResult, outcome: Outcome) -> CheckResult:
    """The result, unless it blames the line for what this computer or the responder may have done itself: NotRun «sender-late»."""
    if made.verdict in {Verdict.WARN, Verdict.FAIL} and outcome.self_made:
        evidence = {**made.evidence, "would_be": {"verdict": str(made.verdict), "value": made.value}}
        raise NotRun("sender-late", responsible=Responsible.PARTNER, evidence=evidence, milliseconds=outcome.worst_late_ms)
    return made
