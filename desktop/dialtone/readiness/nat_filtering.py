"""nat.filtering: whose packets the NAT or firewall lets in on a port that was opened from inside (RFC 4787 5, RFC 5780 4.4)."""

import asyncio

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net.asking import Address, asking
from dialtone.readiness import nat
from dialtone.readiness.base import Context, NotRun, result

ID = "nat.filtering"
_ROUNDS = 2


async def run(context: Context) -> CheckResult:
    """Warn when anybody's packets come in (ghost calls), pass otherwise. Not run when the server can't answer from another address.

    Only after the mapping is known, and each question on a fresh socket.
    """
    mapping = await nat.mapping(context)
    server, other = mapping.server, mapping.other
    if other is None:
        raise NotRun("stun-one-address", responsible=Responsible.PARTNER, server=server.name, evidence=mapping.evidence)
    wide, narrow = await asyncio.gather(_let_in(context, server, other, ip=True), _let_in(context, server, other, ip=False))
    evidence = {**mapping.evidence, "other": list(other), "from_other_address": wide, "from_other_port": narrow}
    if None in {wide, narrow} or (not narrow and not await _other_reaches(context, mapping, other)):
        raise NotRun("stun-no-change", responsible=Responsible.PARTNER, server=server.name, evidence=evidence)
    params = {"server": server.name, "public": mapping.public[0]}
    if wide:
        code = "open" if mapping.behaviour == "no-nat" else "anybody"
        return result(ID, Verdict.WARN, code, value=nat.ORDER[0], threshold=nat.ORDER[1], params=params, evidence=evidence)
    code, value = ("same-address", nat.ORDER[1]) if narrow else ("ok", nat.ORDER[2])
    return result(ID, Verdict.PASS, code, value=value, params=params, evidence=evidence)


async def _let_in(context: Context, server: nat.Server, other: Address, *, ip: bool) -> bool | None:
    """Whether an answer from the other address (or only the other port) gets in; None when the server doesn't send it from there."""
    rounds = await asyncio.gather(*(_ask(context, server, other, ip=ip) for _ in range(_ROUNDS)))
    if True in rounds:
        return True
    return None if None in rounds else False


async def _ask(context: Context, server: nat.Server, other: Address, *, ip: bool) -> bool | None:
    expected = other if ip else (server.address[0], other[1])
    async with asking(server.address[0], context.source_for(server.address[0])) as asker:
        if not isinstance(await nat.ask(asker, server), nat.Answer):
            return None
        answer = await nat.ask(asker, server, change=(ip, True))
        if answer is None:
            return False
        return True if isinstance(answer, nat.Answer) and answer.sender == expected else None


async def _other_reaches(context: Context, mapping: nat.Mapping, other: Address) -> bool:
    """Whether the server really answers from elsewhere, shown on a socket that talked to that address itself before.

    Only a NAT that maps independently of the address keeps the port for that; behind the others the server's word is taken.
    """
    if mapping.behaviour not in {"no-nat", "endpoint-independent"}:
        return True
    server = mapping.server
    async with asking(server.address[0], context.source_for(server.address[0])) as asker:
        await nat.ask(asker, server)
        await nat.ask(asker, server, other)
        answer = await nat.ask(asker, server, change=(True, True))
        return isinstance(answer, nat.Answer) and answer.sender == other
