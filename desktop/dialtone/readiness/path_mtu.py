"""path.mtu: the largest packet that gets through uncut each way, and whether routers say so when one is too large (RFC 4821, RFC 8899)."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net import mtu
from dialtone.net.asking import asking
from dialtone.net.failure import Failure
from dialtone.readiness import probing
from dialtone.readiness.base import VERDICTS, Context, NotRun, Peer, result
from dialtone.wire import probe

ID = "path.mtu"
_LARGEST, _SMALLEST = 1500, 576
_COMMON = (1492, 1480, 1472, 1460, 1454, 1440, 1430, 1420, 1400, 1380, 1360, 1340, 1320, 1300, 1280, 1200, 1100, 1000, 800)
"""Sizes asked all at once; then only the gap between two of them is left. Octets of the IP packet."""
_WAITS = (0.4, 0.4, 0.4, 0.9)
"""Seconds after each sending; the last one and the round trip more. So many, because a lost packet is no packet that was too large."""
_COPIES = 4

Passes = Callable[[int], Awaitable[bool]]


async def run(context: Context) -> CheckResult:
    """Graded by the profile's limit. Fails as well where packets that are too large disappear without a word (no ICMP): «mtu-blackhole».

    Not run where the system can't send whole packets or nothing.
    """
    if not mtu.can_forbid_fragments():
        raise NotRun("no-whole-packets")
    peer = await probing.reachable(context)
    source = context.source_for(peer.address)
    link = min(mtu.known_mtu(peer.address, source) or _LARGEST, _LARGEST)
    waits = (*_WAITS[:-1], _WAITS[-1] + await probing.round_trip(context))
    up, down = await asyncio.gather(largest(link, _upwards(context, peer, waits)), largest(_LARGEST, _downwards(context, peer, waits)))
    if up is None:
        raise NotRun("mtu-unclear", evidence={"link": link, "up": up, "down": down})
    told = mtu.known_mtu(peer.address, source)
    smaller = up if down is None else min(up, down)
    limit = context.profile.thresholds.mtu
    verdict = VERDICTS[limit.grade(smaller)]
    params = {"mtu": smaller, "up": up, "down": down or 0, "link": link, "server": peer.host}
    evidence = {"up": up, "down": down, "link": link, "system_says": told, "ip_version": 6 if ":" in peer.address else 4}
    code = "ok" if verdict is Verdict.PASS else "small"
    if up < link and told is not None and up < told:
        verdict, code = Verdict.FAIL, "mtu-blackhole"
    return result(ID, verdict, code, value=smaller, unit="octets", threshold=limit.good, params=params, evidence=evidence)


async def largest(top: int, passes: Passes) -> int | None:
    """The largest size that passes, to the octet; None when not even the smallest does. A size that once passed is proven."""
    sizes = sorted({top, *(size for size in _COMMON if size < top), _SMALLEST}, reverse=True)
    outcome = dict(zip(sizes, await asyncio.gather(*(passes(size) for size in sizes)), strict=True))
    through = [size for size in sizes if outcome[size]]
    if not through:
        return None
    low = max(through)
    high = min((size for size in sizes if size > low), default=low + 1)
    while high - low > 1:
        step = max(1, (high - low) // 5)
        between = [*range(low + step, high, step)]
        found = await asyncio.gather(*(passes(size) for size in between))
        low = max([low, *(size for size, passed in zip(between, found, strict=True) if passed)])
        high = min([high, *(size for size, passed in zip(between, found, strict=True) if not passed and size > low)])
    return low


def _upwards(context: Context, peer: Peer, waits: Sequence[float]) -> Passes:
    around = mtu.headers(peer.address)

    async def passes(size: int) -> bool:
        async with asking(peer.address, context.source_for(peer.address)) as asker:
            try:
                reply = await probing.echo(asker, peer, size=size - around, fragmenting="forbidden", waits=waits)
            except Failure as failure:
                if failure.kind != "too-large":
                    raise
                return False
            return reply is not None and reply.size == size - around

    return passes


def _downwards(context: Context, peer: Peer, waits: Sequence[float]) -> Passes:
    """The responder sends whole or not at all as well; the question for it is small and repeated until it arrived."""
    around = mtu.headers(peer.address)

    async def passes(size: int) -> bool:
        ticket = int((await peer.ask("fragments", size=size - around, count=_COPIES, fragmenting="forbidden"))["ticket"])
        async with asking(peer.address, context.source_for(peer.address)) as asker:
            with asker.listening(probing.tickets(peer, probe.Kind.FRAGMENT, ticket)) as found:
                for wait in waits:
                    probing.trigger(asker, peer, ticket)
                    if await found.within(wait):
                        return True
        return False

    return passes
