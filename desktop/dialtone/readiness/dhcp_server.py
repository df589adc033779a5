"""dhcp.server: whether the telephones' network hands out addresses, with all that a telephone needs beside one."""

import ipaddress

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net.interfaces import Interface
from dialtone.readiness import dhcp_answers
from dialtone.readiness.base import Context, NotRun, result
from dialtone.readiness.dhcp_answers import Answers
from dialtone.wire import dhcp

ID = "dhcp.server"
SHORT_LEASE = 600
"""Seconds. A telephone renews at half of it; with less, every hiccup of the server is a telephone without an address."""


async def run(context: Context) -> CheckResult:
    """Fail without a server, gateway or name server; warn on a full pool, another network's addresses and very short leases."""
    interface = dhcp_answers.usable(context)
    return judge(await dhcp_answers.answers(context), interface)


def judge(found: Answers, interface: Interface) -> CheckResult:
    """The first thing that is wrong with what the servers said, or «ok»."""
    if not found.servers:
        if not found.whole:
            raise NotRun("dhcp-unheard", evidence=found.evidence)
        return result(ID, Verdict.FAIL, "none", params={"interface": interface.label}, evidence=found.evidence)
    replies = [reply for server in found.servers for reply in server.replies]
    offers = [reply for server in found.servers for reply in server.offers]
    networks = [ipaddress.ip_network(one.network) for one in interface.addresses]
    strange = sorted({o.address for o in offers if o.address and not any(ipaddress.ip_address(o.address) in net for net in networks)})
    leases = [offer.lease for offer in offers if offer.lease is not None]
    params = {
        "servers": [server.name for server in found.servers],
        "interface": interface.label,
        "offered": strange,
        "lease": min(leases, default=None),
        "minutes": round(min(leases, default=0) / 60),
    }
    rules = (
        (not any(reply.addresses(dhcp.ROUTERS) for reply in replies), Verdict.FAIL, "no-gateway"),
        (not any(reply.addresses(dhcp.SERVERS) for reply in replies), Verdict.FAIL, "no-dns"),
        (bool(strange), Verdict.WARN, "other-network"),
        (found.whole and not offers, Verdict.WARN, "no-offer"),
        (bool(leases) and min(leases) < SHORT_LEASE, Verdict.WARN, "short-lease"),
        (not offers, Verdict.PASS, "ok-options"),
    )
    verdict, code = next(((verdict, code) for wrong, verdict, code in rules if wrong), (Verdict.PASS, "ok"))
    threshold = SHORT_LEASE if leases else None
    value, unit = (min(leases), "s") if leases else (None, None)
    return result(ID, verdict, code, value=value, unit=unit, threshold=threshold, params=params, evidence=found.evidence)
