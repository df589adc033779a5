"""dns.srv: the records by which phones find the SIP servers (RFC 3263, RFC 2782), and whether what they name exists."""

import asyncio
import random
from collections.abc import Sequence

import msgspec

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net.names import Answer
from dialtone.readiness import locate
from dialtone.readiness.base import Context, NotRun, Part, fillable, from_parts

ID = "dns.srv"


async def run(context: Context) -> CheckResult:
    """Each service name on each server: present, readable when the answer is too large for UDP, and its targets resolvable.

    And what a telephone that asks for NAPTR records first, as RFC 3263 has it, would find instead.
    """
    names = [name for _, name in fillable(context.profile, context.profile.dns.srv, lambda entry: entry.name)]
    servers = context.names.nameservers
    if not servers:
        raise NotRun("no-name-service", host=names[0])
    parts = await asyncio.gather(*(_one(context, server, name) for server in servers for name in names))
    domains = sorted({domain for name in names if (domain := locate.domain_of(name))})
    pointed = await asyncio.gather(*(_pointed(context, server, domain, names) for server in servers for domain in domains))
    return from_parts(ID, [*parts, *_differing(parts), *(part for part in pointed if part)])


async def _one(context: Context, server: str, name: str) -> Part:
    answer = await context.names.ask(server, name, "SRV")
    context.hear_answer(answer)
    order = [f"{one.target}:{one.port}" for one in locate.in_order(locate.services(answer), random.Random(0))]
    evidence = {"answer": msgspec.to_builtins(answer), "order": order}
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
    """Host names of the service records, by priority then weight, each once."""
    rows = sorted(locate.services(answer), key=lambda one: (one.priority, -one.weight))
    return list(dict.fromkeys(one.target for one in rows))


def _differing(parts: Sequence[Part]) -> list[Part]:
    """A warning for every name that servers know differently: telephones then find other servers than one measures here."""
    found = []
    for name in dict.fromkeys(str(part.params["name"]) for part in parts):
        of_name = [part for part in parts if part.params["name"] == name and part.evidence["answer"]["rcode"]]
        said = {str(part.params["server"]): tuple(sorted(part.evidence["answer"]["values"])) for part in of_name}
        if len(set(said.values())) > 1:
            evidence = {"said": {server: list(values) for server, values in said.items()}}
            found.append(Part(verdict=Verdict.WARN, code="differ", params={"name": name, "servers": sorted(said)}, evidence=evidence))
    return found


async def _pointed(context: Context, server: str, domain: str, names: Sequence[str]) -> Part | None:
    """What NAPTR records make of the domain; None where there are none, which is as good: then the service names are asked at once."""
    answer = await context.names.ask(server, domain, "NAPTR")
    context.hear_answer(answer)
    params = {"domain": domain, "server": server}
    evidence = {"answer": msgspec.to_builtins(answer)}
    if answer.failure:  # a refusal costs no time; silence does
        return Part(verdict=Verdict.WARN, code="naptr-silent", params=params, evidence=evidence)
    found = locate.pointers(answer)
    if not found:
        return None
    if not (await context.names.ask(server, found[0].name, "SRV")).found:
        return Part(verdict=Verdict.FAIL, code="naptr-broken", params={**params, "name": found[0].name}, evidence=evidence)
    known = {name.rstrip(".").lower() for name in names}
    if not {one.name for one in found} & known:
        leads = list(dict.fromkeys(one.name for one in found))
        return Part(verdict=Verdict.WARN, code="naptr-other", params={**params, "names": leads}, evidence=evidence)
    return None


async def _resolves(context: Context, server: str, host: str) -> bool:
    answers = await asyncio.gather(context.names.ask(server, host, "A"), context.names.ask(server, host, "AAAA"))
    return any(answer.found for answer in answers)
