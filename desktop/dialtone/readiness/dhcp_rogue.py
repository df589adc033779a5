"""dhcp.rogue: whether more than one DHCP server answers: telephones then take their settings from whichever was first."""

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.readiness import dhcp_answers
from dialtone.readiness.base import Context, NotRun, result
from dialtone.readiness.dhcp_answers import Answers, Server
from dialtone.wire import dhcp

ID = "dhcp.rogue"
COMPARED = {"mask": dhcp.MASK, "gateway": dhcp.ROUTERS, "dns": dhcp.SERVERS, "66": 66, "160": 160, "43": dhcp.VENDOR}
"""What two servers of one network must agree on, by the word for it in the evidence (a number: an option that steers telephones)."""


async def run(context: Context) -> CheckResult:
    """Fail when servers contradict each other; warn when several say the same (a pair on purpose, or not yet a nuisance).

    One server alone is a pass only where all would have been heard.
    """
    return judge(await dhcp_answers.heard_servers(context))


def judge(found: Answers) -> CheckResult:
    """The verdict over the servers that answered."""
    names = [server.name for server in found.servers]
    params = {"servers": names, "count": len(names)}
    if len(names) == 1:
        if not found.whole:
            raise NotRun("dhcp-unheard", responsible=Responsible.PARTNER, evidence=found.evidence)
        return result(ID, Verdict.PASS, "ok", value=1, threshold=1, params=params, evidence=found.evidence)
    differing = {word: {server.name: _said(server, code) for server in found.servers} for word, code in COMPARED.items()}
    differing = {word: said for word, said in differing.items() if len({tuple(values) for values in said.values()}) > 1}
    evidence = {**found.evidence, "differing": differing}
    verdict, code = (Verdict.FAIL, "several") if differing else (Verdict.WARN, "several-alike")
    shown = [f"{word}: {' / '.join(', '.join(values) or '–' for values in said.values())}" for word, said in differing.items()]
    return result(ID, verdict, code, value=len(names), threshold=1, params={**params, "differing": shown}, evidence=evidence)


def _said(server: Server, code: int) -> list[str]:
    return [dhcp.shown(code, value) for value in server.values(code)]
