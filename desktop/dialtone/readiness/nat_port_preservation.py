"""nat.port-preservation: whether sockets keep their own port number outside (RFC 4787 4.2.1)."""

import asyncio

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net.asking import Address, asking
from dialtone.readiness import nat
from dialtone.readiness.base import Context, result

ID = "nat.port-preservation"
_SOCKETS = 6


async def run(context: Context) -> CheckResult:
    """Always a pass once it is known: a hosted exchange doesn't need it. It tells what to expect in traces and firewall rules."""
    server, _, _ = await nat.public(context)
    pairs = [pair for pair in await asyncio.gather(*(_pair(context, server) for _ in range(_SOCKETS))) if pair is not None]
    if not pairs:
        raise nat.silent([server])
    kept = sum(local[1] == mapped[1] for local, mapped in pairs)
    params = {"server": server.name, "kept": kept, "sockets": len(pairs)}
    evidence = {"server": server.name, "sockets": [{"local": local, "public": mapped} for local, mapped in pairs]}
    if all(local == mapped for local, mapped in pairs):
        code = "no-nat"
    elif kept == len(pairs):
        code = "ok"
    else:
        code = "partly" if kept else "changed"
    return result(ID, Verdict.PASS, code, value=kept == len(pairs), params=params, evidence=evidence)


async def _pair(context: Context, server: nat.Server) -> tuple[Address, Address] | None:
    async with asking(server.address[0], context.source_for(server.address[0])) as asker:
        answer = await nat.ask(asker, server)
        return (asker.local, answer.mapped) if isinstance(answer, nat.Answer) else None
