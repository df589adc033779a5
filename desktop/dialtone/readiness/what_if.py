"""What if there were so many users: the channels of the terms, those of the busy hour by Erlang B, and what each needs of the line.

Beside them stands what the line was measured to carry. The traffic of a user in the busy hour is an assumption, and named as such.
"""

from dialtone.domain import erlang
from dialtone.domain.kinds import Verdict
from dialtone.domain.problems import InputProblem
from dialtone.domain.readiness import ReadinessRun
from dialtone.domain.rules.channels import channels as channels_of
from dialtone.domain.what_if import MOST_USERS, Traffic, WhatIf
from dialtone.profile import ProviderProfile
from dialtone.readiness import capacity

BLOCKED = 0.01
"""The share of calls in the busy hour that may find every channel taken, as is usual for telephony."""


def what_if(profile: ProviderProfile, users: int, run: ReadinessRun | None = None, traffic: Traffic | None = None) -> WhatIf:
    """The figures for so many users, with what `run` measured. InputProblem «readiness.users» or «readiness.traffic» for what can't be."""
    traffic = traffic or Traffic()
    if not 0 < users <= MOST_USERS:
        raise InputProblem("readiness.users", value=users, most=MOST_USERS)
    if not (0 < traffic.calls_an_hour <= 100 and 0 < traffic.minutes <= 60):
        raise InputProblem("readiness.traffic", calls=traffic.calls_an_hour, minutes=traffic.minutes)
    codec = profile.codec(profile.capacity.codec) or profile.codecs[0]
    rate, headroom = capacity.per_call(codec, profile.overheads, profile.capacity.layers), profile.capacity.headroom
    channels = channels_of(users, users, users, profile.terms).sizing
    offered = erlang.erlang_of(users, traffic.calls_an_hour, traffic.minutes)
    busy = erlang.channels_for(offered, BLOCKED)
    return WhatIf(
        users=users,
        channels=channels,
        codec=codec.name,
        per_call_kbit_s=float(rate),
        needed_kbit_s=capacity.needed(channels, rate, headroom),
        traffic=traffic,
        erlang=round(offered, 2),
        blocked_percent=round(100 * erlang.blocking(offered, channels), 2),
        busy_channels=busy,
        busy_needed_kbit_s=capacity.needed(busy, rate, headroom),
        fits_calls=run.capacity.fits_calls if run and run.capacity else None,
        held_calls=_held(run),
    )


def _held(run: ReadinessRun | None) -> int | None:
    found = next((check for check in run.checks if check.id == capacity.ID), None) if run else None
    played = found is not None and found.verdict is not Verdict.NOT_RUN and "held" in found.params
    return int(found.params["held"]) if found is not None and played else None
