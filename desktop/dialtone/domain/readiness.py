"""What a readiness run concludes, as values."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from dialtone.domain.kinds import Responsible, Verdict


class CheckResult(Struct, frozen=True, kw_only=True):
    """One check. `code` selects message and remedy in the words; `reason` (a code) is set exactly when the verdict is not-run.

    `value` and `threshold` are in `unit`; `evidence` holds the raw readings, JSON-able.
    """

    id: str
    verdict: Verdict
    code: str
    value: Any = None
    unit: str | None = None
    threshold: Any = None
    clause: str = "AV-2"
    responsible: Responsible = Responsible.CUSTOMER
    params: dict[str, Any] = {}
    reason: str | None = None
    evidence: dict[str, Any] = {}


class Capacity(Struct, frozen=True, kw_only=True):
    """Channels to size for, times the codec's rate with overheads; measured line rates only where they were measured."""

    channels: int
    codec: str
    per_call_kbit_s: float
    needed_kbit_s: int
    down_kbit_s: int | None = None
    up_kbit_s: int | None = None
    fits_calls: int | None = None


class ProviderStamp(Struct, frozen=True, kw_only=True):
    """Which provider profile a run was made with."""

    name: str
    version: str
    sha256: str


_WEIGHT = (Verdict.NOT_RUN, Verdict.PASS, Verdict.WARN, Verdict.FAIL)


_CUT_OFF = frozenset(
    {
        *("no-network", "interrupted", "deadline", "fault", "sender-late"),
        *("responder-silent", "responder-token", "responder-lost", "responder-refused", "responder-inside"),
    }
)
"""Reasons for which a check that was meant to say something did not; others say that it had nothing to go by from the start."""


def overall(checks: Iterable[CheckResult], *, complete: bool) -> Verdict:
    """The worst of the checks that ran. A pass needs a finished run in which none broke off: else only what was left of it passes."""
    found = list(checks)
    worst = max((check.verdict for check in found), key=_WEIGHT.index, default=Verdict.NOT_RUN)
    cut_off = not complete or any(check.reason in _CUT_OFF for check in found)
    return Verdict.NOT_RUN if worst is Verdict.PASS and cut_off else worst


class ReadinessRun(Struct, frozen=True, kw_only=True):
    """One run of the checks, in the fixed order of the ids. The verdict is `overall` of them."""

    provider: ProviderStamp
    interface: str | None
    started: dt.datetime
    seconds: float
    verdict: Verdict
    checks: tuple[CheckResult, ...]
    capacity: Capacity | None = None
    complete: bool = True
    training: bool = False


class Sample(Struct, frozen=True):
    """A figure read while a measurement lasts, for a curve: `at` seconds since it began.

    `series`: «delay» (round trip, ms), «jitter» (RFC 3550, ms), «loss» (percent, towards this computer), «down», «up» (kbit/s).
    """

    series: str
    at: float
    value: float


class CheckProgress(Struct, frozen=True, kw_only=True):
    """Sent while checks run: the id that starts, the result that came in, or what a measurement reads just now."""

    done: int
    total: int
    running: str | None = None
    result: CheckResult | None = None
    samples: tuple[Sample, ...] = ()
