"""What the calls of this site need of the line, by arithmetic, and whether it has that where it was measured."""

import math
from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any

import msgspec

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import Capacity, CheckResult
from dialtone.profile import ProviderProfile
from dialtone.profile.types import Codec, Overheads
from dialtone.readiness.base import NotRun, result
from dialtone.readiness.options import ReadinessOptions

ID = "capacity.calls"


def per_call(codec: Codec, overheads: Overheads, layers: Collection[str]) -> Fraction:
    """kbit/s of one call in one direction: (payload + headers) in octets, 8 bits each, once every `ptime_ms`.

    `layers` from ipv6, srtp, ethernet, vlan, pppoe, wire; without any it is the IPv4 rate. G.711 at 20 ms: 80 on IP, 87.2 on Ethernet with
    its check sequence, 95.2 on the wire with preamble and gap.
    """
    octets = codec.payload + overheads.ip_udp_rtp + sum(getattr(overheads, layer) for layer in layers)
    return Fraction(octets * 8, codec.ptime_ms)


def needed(channels: int, rate: Fraction, headroom: float) -> int:
    """kbit/s for so many calls at once in each direction, with head room, rounded up."""
    return math.ceil(channels * rate * Fraction(str(headroom)))


def fitting(rate: Fraction, headroom: float, line_kbit_s: int) -> int:
    """Whole calls that fit a line of this rate."""
    return math.floor(line_kbit_s / (rate * Fraction(str(headroom))))


def plan(profile: ProviderProfile, options: ReadinessOptions) -> Capacity | None:
    """The need for the chosen number of calls, and what fits where the line was measured. None when nobody said how many calls."""
    channels = options.calls if options.calls is not None else options.channels
    codec = profile.codec(profile.capacity.codec)
    if channels is None or codec is None:
        return None
    rate = per_call(codec, profile.overheads, profile.capacity.layers)
    headroom = profile.capacity.headroom
    measured = [line for line in (options.down_kbit_s, options.up_kbit_s) if line is not None]
    return Capacity(
        channels=channels,
        codec=codec.name,
        per_call_kbit_s=float(rate),
        needed_kbit_s=needed(channels, rate, headroom),
        down_kbit_s=options.down_kbit_s,
        up_kbit_s=options.up_kbit_s,
        fits_calls=fitting(rate, headroom, min(measured)) if len(measured) == 2 else None,
    )


def with_rates(options: ReadinessOptions, results: Mapping[str, CheckResult]) -> ReadinessOptions:
    """The options with the line's rates as this run measured them: both ways at once where it did, since calls go both ways."""
    found: dict[str, int] = {}
    for check, way, name in (
        ("bandwidth.down", "down_kbit_s", "rate"),
        ("bandwidth.up", "up_kbit_s", "rate"),
        ("bandwidth.both", "down_kbit_s", "down"),
        ("bandwidth.both", "up_kbit_s", "up"),
    ):
        result_of = results.get(check)
        if result_of is not None and result_of.verdict is not Verdict.NOT_RUN and isinstance(result_of.params.get(name), int):
            found[way] = result_of.params[name]
    return msgspec.structs.replace(options, **found)


def judge(capacity: Capacity) -> CheckResult:
    """By arithmetic: fail when fewer calls fit the measured line than are needed. NotRun «line-not-measured», which gives the need."""
    evidence = msgspec.to_builtins(capacity)
    params: dict[str, Any] = {
        "channels": capacity.channels,
        "needed": capacity.needed_kbit_s,
        "codec": capacity.codec,
        "rate": capacity.per_call_kbit_s,
        "fits": capacity.fits_calls,
    }
    if capacity.fits_calls is None:
        raise NotRun("line-not-measured", evidence=evidence, **params)
    enough = capacity.fits_calls >= capacity.channels
    verdict, code = (Verdict.PASS, "ok") if enough else (Verdict.FAIL, "too-little")
    return result(ID, verdict, code, value=capacity.fits_calls, unit="calls", threshold=capacity.channels, params=params, evidence=evidence)
