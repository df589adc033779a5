"""path.dscp-up: whether the marks that give speech its priority are still there when packets arrive at the responder."""

import asyncio
from collections import Counter

from dialtone.domain.kinds import Responsible
from dialtone.domain.readiness import CheckResult
from dialtone.net import marking
from dialtone.net.asking import asking
from dialtone.readiness import dscp, probing
from dialtone.readiness.base import Context, NotRun, Peer

ID = "path.dscp-up"


async def run(context: Context) -> CheckResult:
    """Warn when they are cleared or changed: speech then queues with everything else. Not run where this computer can't mark at all."""
    if not marking.can_mark():
        raise NotRun("marks-not-sent", responsible=Responsible.PARTNER)
    peer = await probing.reachable(context)
    marks = await asyncio.gather(*(_arrived(context, peer, mark) for mark in dscp.NAMES))
    seen = dict(zip(dscp.NAMES, marks, strict=True))
    if not seen[marking.EXPEDITED]:
        raise NotRun("marks-not-seen", responsible=Responsible.PARTNER, server=peer.host)
    return dscp.judge(ID, seen, peer.host, {"direction": "up"})


async def _arrived(context: Context, peer: Peer, mark: int) -> Counter[int]:
    """The TOS octets with which packets of this mark arrived; empty when the responder's system doesn't tell them."""
    async with asking(peer.address, context.source_for(peer.address)) as asker:
        replies = [await probing.echo(asker, peer, tos=marking.tos(mark)) for _ in range(dscp.COUNT)]
    return Counter(reply.tos for reply in replies if reply is not None and reply.tos is not None)
