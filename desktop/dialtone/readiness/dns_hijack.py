"""dns.hijack: whether a name that cannot exist gets an address, as captive portals and some access providers do.

And whether the provider's own names get one that leads nowhere, as filters do, or one of the site's own networks.
"""

import asyncio
import contextlib
import ipaddress
import secrets
from collections.abc import Iterator, Sequence

import msgspec

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net.names import Answer
from dialtone.readiness import outside
from dialtone.readiness.base import Context, NotRun, result

ID = "dns.hijack"


async def run(context: Context) -> CheckResult:
    """Fail when a server gives an address for a random name, or one that leads nowhere for the provider's; pass when none does either.

    A private address for the provider's name is a warning: a filter's page, unless the provider has a server on the site.

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
    own = [full for entry in context.profile.dns.names if (full := context.profile.filled(entry.name))]
    provided = await asyncio.gather(
        *(context.names.ask(server, name, rdtype) for server in servers for name in own for rdtype in ("A", "AAAA"))
    )
    evidence = {"answers": [msgspec.to_builtins(answer) for answer in (*answers, *provided)]}
    if sunk := sinkholes(provided):
        answer, address = sunk[0]
        params = {"server": answer.server, "name": answer.name, "address": address}
        return result(ID, Verdict.FAIL, "sinkhole", value=True, params=params, evidence=evidence)
    invented = [answer for answer in answers if answer.found]
    if invented:
        params = {"server": invented[0].server, "name": invented[0].name, "address": invented[0].values[0]}
        return result(ID, Verdict.FAIL, "invented", value=True, params=params, evidence=evidence)
    unclear = sorted({answer.server for answer in answers if answer.rdtype == "A" and answer.rcode not in {"NXDOMAIN", "NOERROR"}})
    if len(unclear) == len(set(servers)):
        no_route = all(answer.failure == "no-route" for answer in answers)
        raise NotRun("no-network" if no_route else "no-name-service", host=names[0], evidence=evidence)
    if kept := private_ones(provided):
        answer, address = kept[0]
        params = {"server": answer.server, "name": answer.name, "address": address}
        return result(ID, Verdict.WARN, "private", value=True, params=params, evidence=evidence)
    for answer in provided:
        context.hear_answer(answer)
    if unclear:
        return result(ID, Verdict.WARN, "partly", params={"servers": unclear}, evidence=evidence)
    return result(ID, Verdict.PASS, "ok", value=False, evidence=evidence)


def sinkholes(answers: Sequence[Answer]) -> list[tuple[Answer, str]]:
    """Answers with an address that leads nowhere («this host», or the asking computer itself), with that address.

    A name server on this computer itself may well answer so.
    """
    return [
        (answer, str(address))
        for answer, address in _addresses(answers)
        if address.is_unspecified or address.is_loopback or str(address).startswith("0.")
    ]


def private_ones(answers: Sequence[Answer]) -> list[tuple[Answer, str]]:
    """Answers with an address of private networks, with that address."""
    return [(answer, str(address)) for answer, address in _addresses(answers) if outside.private(str(address))]


def _addresses(answers: Sequence[Answer]) -> Iterator[tuple[Answer, ipaddress.IPv4Address | ipaddress.IPv6Address]]:
    for answer in answers:
        if answer.rdtype not in {"A", "AAAA"} or ipaddress.ip_address(answer.server).is_loopback:
            continue
        for value in answer.values:
            with contextlib.suppress(ValueError):
                yield answer, ipaddress.ip_address(value)
