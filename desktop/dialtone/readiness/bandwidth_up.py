"""bandwidth.up: how much TCP carries to the responder, beside what the site's calls need."""

from dialtone.domain.readiness import CheckResult
from dialtone.readiness import rates
from dialtone.readiness.base import Context

ID = "bandwidth.up"
ALONE = True
DEADLINE = rates.DEADLINE


async def run(context: Context) -> CheckResult:
    """Fails below the need of the calls, warns without the head room of the profile's limit; without a number of calls, by one call."""
    rate = (await rates.measured(context)).up
    return rates.judged(ID, context, rate.kbit_s, {"rate": rate.kbit_s}, rates.kept(rate))
