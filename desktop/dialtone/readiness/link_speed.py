"""link.speed: what the network card and the switch port agreed on."""

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.readiness.base import VERDICTS, Context, NotRun, result

ID = "link.speed"


async def run(context: Context) -> CheckResult:
    """Graded by the profile's limit; half duplex fails, since it loses packets under load. Not run where the speed is unknown."""
    chosen = context.interface
    if chosen is None:
        raise NotRun("no-network")
    if chosen.kind != "wired":
        raise NotRun("not-wired", interface=chosen.label)
    if chosen.speed_mbit_s is None:
        raise NotRun("speed-unknown", interface=chosen.label)
    limit = context.profile.thresholds.link_mbit_s
    params = {"speed": chosen.speed_mbit_s, "interface": chosen.label}
    evidence = {"speed_mbit_s": chosen.speed_mbit_s, "full_duplex": chosen.full_duplex}
    if chosen.full_duplex is False:
        return result(ID, Verdict.FAIL, "half-duplex", value=chosen.speed_mbit_s, unit="Mbit/s", params=params, evidence=evidence)
    verdict = VERDICTS[limit.grade(chosen.speed_mbit_s)]
    code = "ok" if verdict is Verdict.PASS else "slow"
    return result(ID, verdict, code, value=chosen.speed_mbit_s, unit="Mbit/s", threshold=limit.good, params=params, evidence=evidence)
