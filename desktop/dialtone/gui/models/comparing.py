"""What became of a check since the last run: better, worse, the same, or not to be compared."""

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult

BETTER, WORSE, SAME, NEW, GONE, KEPT = "better", "worse", "same", "new", "gone", "kept"
"""«new»: measured now and not the last time; «gone»: the reverse; «kept»: this run took the result over and did not measure again."""

LOOKS = {
    BETTER: ("arrow-up", "ok"),
    WORSE: ("arrow-down", "fail"),
    SAME: ("minus", "muted"),
    NEW: ("plus", "accent"),
    GONE: ("circle-dashed", "warn"),
    KEPT: ("history", "muted"),
}
"""Symbol and tone of each."""

_RANK = {Verdict.FAIL: 0, Verdict.WARN: 1, Verdict.PASS: 2}
_HIGHER_IS_BETTER = frozenset(
    {
        *("link.speed", "tls.chain", "nat.udp-lifetime", "path.mtu", "path.mos"),
        *("bandwidth.down", "bandwidth.up", "bandwidth.both", "capacity.calls"),
    }
)
_LOWER_IS_BETTER = frozenset(
    {
        *("dns.resolve", "time.offset", "path.loss", "path.delay", "path.jitter", "path.reorder", "bandwidth.bufferbloat"),
        *("dhcp.rogue", "link.duplicate-ip"),
    }
)
_SHARE = 0.2
_OF_LIMIT = 0.05
"""Less than a fifth, or than a twentieth of the limit, is what two measurements of the same line differ by anyhow."""


def more_is_better(check: str) -> bool | None:
    """Whether a larger value of this check is the better one; None where that isn't known."""
    if check in _HIGHER_IS_BETTER:
        return True
    return False if check in _LOWER_IS_BETTER else None


def change_of(now: CheckResult | None, before: CheckResult | None) -> str:
    """One of the words above, «» where there is nothing to compare."""
    if now is None or before is None:
        return ""
    if now.evidence.get("taken_over_from"):
        return KEPT
    if before.verdict is Verdict.NOT_RUN or now.verdict is Verdict.NOT_RUN:
        if before.verdict is now.verdict:
            return ""
        return NEW if before.verdict is Verdict.NOT_RUN else GONE
    if now.verdict is not before.verdict:
        return BETTER if _RANK[now.verdict] > _RANK[before.verdict] else WORSE
    return _by_value(now, before)


def look(change: str, now: CheckResult | None, before: CheckResult | None) -> tuple[str, str]:
    """Symbol and tone of a change; a worse value that still has the same verdict is only a warning."""
    icon, tone = LOOKS.get(change, ("", "muted"))
    same = now is not None and before is not None and now.verdict is before.verdict
    return icon, "warn" if change == WORSE and same else tone


def _by_value(now: CheckResult, before: CheckResult) -> str:
    one, other, limit = _figure(now.value), _figure(before.value), _figure(now.threshold)
    if one is None or other is None or now.unit != before.unit:
        return SAME
    difference, more = one - other, more_is_better(now.id)
    if more is None or abs(difference) <= max(_SHARE * max(one, other), _OF_LIMIT * (limit or 0.0)):
        return SAME
    return BETTER if (difference > 0) is more else WORSE


def _figure(value: object) -> float | None:
    """A number without its sign: a clock 3 s slow is as wrong as one 3 s fast."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return abs(float(value))
