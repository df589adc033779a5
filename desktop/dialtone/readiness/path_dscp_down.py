"""path.dscp-down: whether packets that the responder marked as speech still have that mark when they arrive here."""

import asyncio
from collections import Counter

from dialtone.domain.kinds import Responsible
from dialtone.domain.readiness import CheckResult
from dialtone.net import marking
from dialtone.net.asking import asking
from dialtone.readiness import dscp, probing
from dialtone.readiness.base import Context, NotRun, Peer
from dialtone.wire import probe

ID = "path.dscp-down"
_WAITS = (0.6, 0.8, 1.2)


async def run(context: Context) -> CheckResult:
    """Warn when they are cleared or changed. Not run where this system doesn't tell programs the marks of what came in."""
    if not marking.can_read_marks():
        raise NotRun("marks-not-read", responsible=Responsible.PARTNER)
    peer = await probing.reachable(context)
    marks = await asyncio.gather(*(_arrived(context, peer, mark) for mark in dscp.NAMES))
    seen = dict(zip(dscp.NAMES, marks, strict=True))
    if not seen[marking.EXPEDITED]:
        raise NotRun("marks-not-seen", responsible=Responsible.PARTNER, server=peer.host)
    return dscp.judge(ID, seen, peer.host, {"direction": "down"})


async def _arrived(context: Context, peer: Peer, mark: int) -> Counter[int]:
    ticket = int((await peer.ask("marked", dscp=mark, count=dscp.COUNT))["ticket"])
    async with asking(peer.address, context.source_for(peer.address)) as asker:
        with asker.listening(probing.tickets(peer, probe.Kind.MARKED, ticket)) as found:
            for wait in _WAITS:
                probing.trigger(asker, peer, ticket)
                if await found.within(wait, dscp.COUNT):
                    break
            return Counter(arrival.tos for arrival in found.all if arrival.tos is not None)
