"""nat.mapping: whether one socket keeps its public address and port whomever it talks to (RFC 4787 4.1, found out as in RFC 5780 4.3)."""

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.readiness import nat
from dialtone.readiness.base import Context, NotRun, result

ID = "nat.mapping"


async def run(context: Context) -> CheckResult:
    """Pass for endpoint-independent mapping and where there is no NAT, warn for the others.

    A hosted exchange answers where a packet came from, so calls work over those as well; what they break is named in the message. Not run
    when the server has one address only: nothing can then be told apart.
    """
    found = await nat.mapping(context)
    params = {"server": found.server.name, "public": found.public[0], "mapping": found.behaviour or ""}
    if found.behaviour is None:
        reason = "stun-one-address" if found.why == "one-address" else "stun-other-silent"
        raise NotRun(reason, responsible=Responsible.PARTNER, server=found.server.name, evidence=found.evidence)
    if found.rewritten:
        return result(ID, Verdict.WARN, "rewritten", value=found.behaviour, params=params, evidence=found.evidence)
    if found.behaviour == "no-nat":
        return result(ID, Verdict.PASS, "no-nat", value=found.behaviour, params=params, evidence=found.evidence)
    if found.behaviour == "endpoint-independent":
        return result(ID, Verdict.PASS, "ok", value=found.behaviour, params=params, evidence=found.evidence)
    return result(ID, Verdict.WARN, "nat-symmetric", value=found.behaviour, threshold=nat.ORDER[0], params=params, evidence=found.evidence)
