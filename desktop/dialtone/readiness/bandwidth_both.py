"""bandwidth.both: how much TCP carries in both directions at once, as calls use a line."""

from dialtone.domain.readiness import CheckResult
from dialtone.readiness import rates
from dialtone.readiness.base import Context

ID = "bandwidth.both"
ALONE = True
DEADLINE = rates.DEADLINE


async def run(context: Context) -> CheckResult:
    """As bandwidth.down, by the smaller of the two rates."""
    found = await rates.measured(context)
    down, up = found.both_down, found.both_up
    params = {"down": down.kbit_s, "up": up.kbit_s}
    return rates.judged(ID, context, min(down.kbit_s, up.kbit_s), params, {"down": rates.kept(down), "up": rates.kept(up)})
