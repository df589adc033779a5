"""bandwidth.bufferbloat: how much longer a round trip takes while somebody downloads or uploads."""

from typing import Any

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.readiness import rates
from dialtone.readiness.base import VERDICTS, Context, NotRun, result

ID = "bandwidth.bufferbloat"
ALONE = True
DEADLINE = rates.DEADLINE


async def run(context: Context) -> CheckResult:
    """Graded by the profile's limit: what 95 % of the round trips under the worse load take at most, over the median at rest."""
    found = await rates.measured(context)
    trips = {"idle": found.idle_ms, "down": found.down_ms, "up": found.up_ms, "both": found.both_ms}
    if not all(trips[name] for name in ("idle", "down", "up")):
        answered = {f"answered_{name}": len(several) for name, several in trips.items()}
        raise NotRun("stream-silent", responsible=Responsible.PARTNER, evidence=answered)
    idle = _quantile(found.idle_ms, 0.5)
    down, up = _quantile(found.down_ms, 0.95), _quantile(found.up_ms, 0.95)
    added = round(max(0.0, max(down, up) - idle), 1)
    limit = context.profile.thresholds.load_delay_ms
    verdict = VERDICTS[limit.grade(added)]
    params = {"added": added, "idle": round(idle, 1), "down": round(down, 1), "up": round(up, 1), "good": limit.good, "limit": limit.limit}
    evidence: dict[str, Any] = {f"rtt_{name}_ms": _kept(several) for name, several in trips.items() if several}
    code = "ok" if verdict is Verdict.PASS else "over"
    return result(ID, verdict, code, value=added, unit="ms", threshold=limit.good, params=params, evidence=evidence)


def _quantile(trips: tuple[float, ...], share: float) -> float:
    return sorted(trips)[int((len(trips) - 1) * share)]


def _kept(trips: tuple[float, ...]) -> dict[str, Any]:
    return {"median": _quantile(trips, 0.5), "p95": _quantile(trips, 0.95), "most": max(trips), "series": list(trips)}
