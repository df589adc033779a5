"""capacity.calls: whether as many simultaneous calls hold as the site needs: played where there is a responder, else by arithmetic."""

import math
from typing import Any

import msgspec
from msgspec import Struct

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.readiness import call_load, capacity, stream
from dialtone.readiness.base import Context, NotRun, result
from dialtone.readiness.call_load import Outcome

ID = "capacity.calls"
ALONE = True
DEADLINE = 300.0
_SHORT = 4.0
"""Seconds of a trial while searching."""


class _Trial(Struct, frozen=True):
    """A playing, and whether every call held in it."""

    outcome: Outcome
    held: bool

    @property
    def kept(self) -> dict[str, Any]:
        """For the evidence."""
        return {
            "calls": self.outcome.calls,
            "seconds": self.outcome.seconds,
            "held": self.held,
            "loss_percent": _loss(self.outcome),
            "lowest_mos": self.outcome.lowest_mos(),
            "cpu_percent": self.outcome.cpu_percent,
            "sent_late_ms": self.outcome.worst_late_ms,
        }


async def run(context: Context) -> CheckResult:
    """Pass when the needed calls hold twice, once of it for the whole time; fail with the highest number that does.

    A number holds when no more is lost than the profile's limit and every call's voice quality is good by its limit. Without a number of
    calls it isn't run; without a responder the need is set against the line's measured rates, where there are any.
    """
    plan = capacity.plan(context.profile, context.options)
    if plan is None:
        raise NotRun("no-count")
    if not context.has_responder or not plan.channels:
        return capacity.judge(plan)
    trials: list[_Trial] = []
    first = _judged(context, await stream.measured(context), trials)
    needed = first.outcome.calls
    short = min(_SHORT, context.load_seconds)
    again = await _holds(context, needed, short, trials, first)
    if again and not first.held and short < context.load_seconds:
        again = _judged(context, await call_load.play(context, needed, context.load_seconds), trials).held
    if again:
        held = needed
    else:
        held = await _lasting(context, await _search(context, needed, short, trials), trials)
    evidence = {**msgspec.to_builtins(plan), "trials": [trial.kept for trial in trials]}
    params = {"held": held, "channels": plan.channels, "needed": plan.needed_kbit_s, "seconds": first.outcome.seconds}
    if held == needed:
        return _held(plan.channels, held, trials, params, evidence)
    broken = min((trial for trial in trials if not trial.held), key=lambda trial: trial.outcome.calls)
    params |= {"tried": broken.outcome.calls, "loss": _loss(broken.outcome), "mos": broken.outcome.lowest_mos()}
    code = "held-fewer" if held else "none-held"
    made = result(ID, Verdict.FAIL, code, value=held, unit="calls", threshold=plan.channels, params=params, evidence=evidence)
    return stream.honest(made, broken.outcome)


def _held(channels: int, held: int, trials: list[_Trial], params: dict[str, Any], evidence: dict[str, Any]) -> CheckResult:
    good = [trial.outcome for trial in trials if trial.held]
    params |= {"loss": max(map(_loss, good)), "mos": min(outcome.lowest_mos() for outcome in good)}
    params["again"] = min(outcome.seconds for outcome in good)
    verdict, code = (Verdict.PASS, "held") if held >= channels else (Verdict.WARN, "most-held")
    return result(ID, verdict, code, value=held, unit="calls", threshold=channels, params=params, evidence=evidence)


async def _holds(context: Context, calls: int, seconds: float, trials: list[_Trial], first: _Trial | None = None) -> bool:
    """Whether so many calls hold twice, or fail twice: one moment of bad luck decides nothing."""
    seen = [first] if first else []
    while max(sum(trial.held for trial in seen), sum(not trial.held for trial in seen)) < 2:
        seen.append(_judged(context, await call_load.play(context, calls, seconds), trials))
    return sum(trial.held for trial in seen) == 2


async def _search(context: Context, too_many: int, seconds: float, trials: list[_Trial]) -> int:
    """The highest number below that holds; 0 when not even one call does.

    Begins where what got through says that the line is full, then next to it, and halves what is left from there on.
    """
    held = 0
    arrived = 1 - min(_loss(trial.outcome) for trial in trials if not trial.held) / 100
    guesses = [math.floor(too_many * arrived)]
    while too_many - held > 1:
        guess = guesses.pop() if guesses else (held + too_many) // 2
        middle = min(max(guess, held + 1), too_many - 1)
        if await _holds(context, middle, seconds, trials):
            guesses = [middle + 1] if not held else []
            held = middle
        else:
            too_many = middle
    return held


async def _lasting(context: Context, held: int, trials: list[_Trial]) -> int:
    """So many calls, or as many fewer as hold for the whole time: a long queue hides for seconds that a line is too slow."""
    while held and not _judged(context, await call_load.play(context, held, context.load_seconds), trials).held:
        held -= 1
    return held


def _judged(context: Context, outcome: Outcome, trials: list[_Trial]) -> _Trial:
    limits = context.profile.thresholds
    held = limits.loss_percent.grade(_loss(outcome)) != "bad" and limits.mos.grade(outcome.lowest_mos()) == "good" and not outcome.silent
    trial = _Trial(outcome, held)
    trials.append(trial)
    return trial


def _loss(outcome: Outcome) -> float:
    return round(max(outcome.up.loss_percent, outcome.down.loss_percent), 3)
