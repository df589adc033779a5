"""dns.hijack: whether a name that cannot exist gets an address, as captive portals and some access providers do."""

import asyncio
import secrets

import msgspec

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.readiness.base import Context, NotRun, result

ID = "dns.hijack"


async def run(context: Context) -> CheckResult:
    """Fail when a server gives an address for a random name, pass when each says of every such name that it has none.

    A server that leaves one of the names open (SERVFAIL, silence) has proved nothing: the warning «partly», or not run when all do.
    """
    names = [f"{secrets.token_hex(12)}.{zone}" for zone in context.profile.dns.nonexistent_under]
    servers = context.names.nameservers
    if not names:
        raise NotRun("not-in-profile")
    if not servers:
        raise NotRun("no-name-service", host=names[0])
    asked = [(server, name, rdtype) for server in servers for name in names for rdtype in ("A", "AAAA")]
    answers = await asyncio.gather(*(context.names.ask(*question) for question in asked))
    for answer in answers:
        context.hear_answer(answer)
    evidence = {"answers": [msgspec.to_builtins(answer) for answer in answers]}
    invented = [answer for answer in answers if answer.found]
    if invented:
        params = {"server": invented[0].server, "name": invented[0].name, "address": invented[0].values[0]}
        return result(ID, Verdict.FAIL, "invented", value=True, params=params, evidence=evidence)
    unclear = sorted({answer.server for answer in answers if answer.rdtype == "A" and answer.rcode not in {"NXDOMAIN", "NOERROR"}})
    if len(unclear) == len(set(servers)):
        no_route = all(answer.failure == "no-route" for answer in answers)
        raise NotRun("no-network" if no_route else "no-name-service", host=names[0], evidence=evidence)
    if unclear:
        return result(ID, Verdict.WARN, "partly", params={"servers": unclear}, evidence=evidence)
    return result(ID, Verdict.PASS, "ok", value=False, evidence=evidence)
