"""dns.srv: the service records by which phones find the SIP servers (RFC 3263, RFC 2782), and whether what they name exists."""

import asyncio

import msgspec

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net.names import Answer
from dialtone.readiness.base import Context, NotRun, Part, fillable, from_parts

ID = "dns.srv"


async def run(context: Context) -> CheckResult:
    """Each service name on each server: present, readable when the answer is too large for UDP, and its targets resolvable."""
    names = [name for _, name in fillable(context.profile, context.profile.dns.srv, lambda entry: entry.name)]
    servers = context.names.nameservers
    if not servers:
        raise NotRun("no-name-service", host=names[0])
    parts = await asyncio.gather(*(_one(context, server, name) for server in servers for name in names))
    return from_parts(ID, parts)


async def _one(context: Context, server: str, name: str) -> Part:
    answer = await context.names.ask(server, name, "SRV")
    context.hear_answer(answer)
    evidence = {"answer": msgspec.to_builtins(answer)}
    params = {"name": name, "server": server}
    if answer.failure:
        if answer.over_tcp:
            return Part(verdict=Verdict.FAIL, code="no-tcp", params=params, evidence=evidence)
        if answer.failure == "no-route":
            raise NotRun("no-network", evidence=evidence)
        return Part(verdict=Verdict.FAIL, code="silent", params=params, evidence=evidence)
    if not answer.found:
        return Part(verdict=Verdict.FAIL, code="missing", params={**params, "answer": answer.rcode}, evidence=evidence)
    lost = [target for target in targets(answer) if not await _resolves(context, server, target)]
    if lost:
        return Part(verdict=Verdict.FAIL, code="target-missing", params={**params, "targets": lost}, evidence=evidence)
    return Part(verdict=Verdict.PASS, code="ok", params=params, evidence=evidence)


def targets(answer: Answer) -> list[str]:
    """Host names of SRV records («priority weight port target»), by priority then weight; «.» means «no such service» and is none."""
    rows = [fields for fields in (value.split() for value in answer.values) if len(fields) == 4]
    rows.sort(key=lambda fields: (int(fields[0]), -int(fields[1])))
    return list(dict.fromkeys(fields[3].rstrip(".") for fields in rows if fields[3] != "."))


async def _resolves(context: Context, server: str, host: str) -> bool:
    answers = await asyncio.gather(context.names.ask(server, host, "A"), context.names.ask(server, host, "AAAA"))
    return any(answer.found for answer in answers)
