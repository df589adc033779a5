"""path.fragments: whether datagrams larger than a packet arrive: long SIP messages (busy lamps, presence) are cut into fragments."""

import asyncio
from typing import Any

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net.asking import asking
from dialtone.net.failure import Failure
from dialtone.readiness import probing
from dialtone.readiness.base import Context, Peer, result
from dialtone.wire import probe

ID = "path.fragments"
_SIZES = (1800, 4000)
"""Octets of the datagram: two fragments, and three."""
_WAITS = (0.4, 0.4, 0.4, 0.8, 1.6)
_COPIES = 5


async def run(context: Context) -> CheckResult:
    """Fail when fragments don't arrive in one direction or both, at the smaller size; the larger one alone is a warning."""
    peer = await probing.reachable(context)
    asked = [(way, size) for size in _SIZES for way in ("up", "down")]
    outcomes = await asyncio.gather(*(_up(context, peer, size) if way == "up" else _down(context, peer, size) for way, size in asked))
    arrived = dict(zip(asked, outcomes, strict=True))
    evidence: dict[str, Any] = {f"{way} {size}": passed for (way, size), passed in arrived.items()}
    small, large = _SIZES
    lost = [way for way in ("up", "down") if not arrived[way, small]]
    params = {"size": small, "large": large, "server": peer.host}
    if len(lost) == 2:
        return result(ID, Verdict.FAIL, "fragments-dropped", value=False, params=params, evidence=evidence)
    if lost:
        return result(ID, Verdict.FAIL, f"fragments-dropped-{lost[0]}", value=False, params=params, evidence=evidence)
    if not (arrived["up", large] and arrived["down", large]):
        return result(ID, Verdict.WARN, "large-dropped", value=True, params=params, evidence=evidence)
    return result(ID, Verdict.PASS, "ok", value=True, params=params, evidence=evidence)


async def _up(context: Context, peer: Peer, size: int) -> bool:
    async with asking(peer.address, context.source_for(peer.address)) as asker:
        try:
            reply = await probing.echo(asker, peer, size=size, fragmenting="allowed", waits=_WAITS)
        except Failure as failure:
            if failure.kind != "too-large":
                raise
            return False
        return reply is not None and reply.size == size


async def _down(context: Context, peer: Peer, size: int) -> bool:
    ticket = int((await peer.ask("fragments", size=size, count=_COPIES))["ticket"])
    async with asking(peer.address, context.source_for(peer.address)) as asker:
        with asker.listening(probing.tickets(peer, probe.Kind.FRAGMENT, ticket)) as found:
            for wait in _WAITS:
                probing.trigger(asker, peer, ticket)
                if await found.within(wait):
                    return True
    return False
