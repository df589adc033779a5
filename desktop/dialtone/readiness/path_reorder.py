"""path.reorder: packets of speech that arrive after later ones (RFC 4737)."""

from dialtone.domain.readiness import CheckResult
from dialtone.readiness import stream
from dialtone.readiness.base import Context

ID = "path.reorder"
ALONE = True
DEADLINE = stream.DEADLINE


async def run(context: Context) -> CheckResult:
    """Graded by the profile's limit, the worse direction; duplicates are told beside it."""
    outcome = await stream.heard(context)
    duplicates = {
        name: sum(reading.duplicates for reading in direction.readings) for name, direction in (("up", outcome.up), ("down", outcome.down))
    }
    figures = (outcome.up.reorder_percent, outcome.down.reorder_percent)
    return stream.graded(ID, outcome, figures, context.profile.thresholds.reorder_percent, unit="%", evidence={"duplicates": duplicates})
