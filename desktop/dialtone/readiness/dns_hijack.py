"""dns.hijack: whether a name that cannot exist gets an address, as captive portals and some access providers do."""

import asyncio
import secrets

import msgspec

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.readiness.base import Context, NotRun, result

ID = "dns.hijack"


async def run(context: Context) -> CheckResult:
    """Fail when a server gives an address for a random name, pass when all that answer say NXDOMAIN."""
    names = [f"{secrets.token_hex(12)}.{zone}" for zone in context.profile.dns.nonexistent_under]
    servers = context.names.nameservers
    if not names:
        raise NotRun("not-in-profile")
    if not servers:
        raise NotRun("no-name-service", host=names[0])
    answers = await asyncio.gather(*(context.names.ask(server, name, "A") for server in servers for name in names))
    for answer in answers:
        context.hear_answer(answer)
    evidence = {"answers": [msgspec.to_builtins(answer) for answer in answers]}
    invented = [answer for answer in answers if answer.found]
    if invented:
        params = {"server": invented[0].server, "name": invented[0].name, "address": invented[0].values[0]}
        return result(ID, Verdict.FAIL, "invented", value=True, params=params, evidence=evidence)
    if not any(answer.rcode in {"NXDOMAIN", "NOERROR"} for answer in answers):
        no_route = all(answer.failure == "no-route" for answer in answers)
        raise NotRun("no-network" if no_route else "no-name-service", host=names[0], evidence=evidence)
    return result(ID, Verdict.PASS, "ok", value=False, evidence=evidence)
