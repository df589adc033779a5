"""nat.udp-lifetime: how long a way opened from inside stays open when nothing is sent any more (RFC 4787 4.3, RFC 5780 4.6).

Every duration is tried on sockets of its own, all at once: the responder is asked to answer after so many seconds, and the answer arrives
or not. Two patterns, because gateways have a timer for each: silent after one packet, and after an exchange that went on for seconds (as a
registered telephone has). Two ports, because a SIP ALG gives 5060 a timer of its own.
"""

import asyncio
from typing import Any, Literal

from msgspec import Struct

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net.asking import Asker, asking
from dialtone.profile.types import Threshold
from dialtone.readiness import probing
from dialtone.readiness.base import VERDICTS, Context, NotRun, Peer, result
from dialtone.wire import probe

ID = "nat.udp-lifetime"
DEADLINE = 198.0
BACKGROUND = True
TIMES: tuple[float, ...] = (10, 20, 30, 45, 60, 75, 90, 105, 120, 150, 180)
"""Seconds. The border is narrowed down to the next one."""
EARLY = 0.7
"""So much before the full time the answer is sent: a timer of exactly 60 s holds 60 s."""
_SOCKETS = 2
"""For each duration: an answer proves that the way was open, a missing one may be a lost packet."""
_EXCHANGE = (0.0, 1.1, 1.2)
"""Seconds before each echo: Linux takes a flow for a lasting one when it still talks after 2 s."""
_PATIENCE = 2.5
_ACKNOWLEDGED = (0.4, 0.8, 1.6)
_AT_ONCE = 8
"""Questions on the control channel."""

Pattern = Literal["first", "talking"]
PATTERNS: tuple[Pattern, ...] = ("first", "talking")


class Held(Struct, frozen=True, kw_only=True):
    """For one port and pattern: it held for `seconds` (0: not even the shortest), but not for `lost` (None: never lost)."""

    port: int
    pattern: Pattern
    seconds: float
    lost: float | None
    tried: dict[str, str]


async def run(context: Context) -> CheckResult:
    """Graded by the profile's limit for a flow that talked; a new flow that is dropped sooner is a warning («binding-first-short»)."""
    if context.profile.training:
        raise NotRun("takes-minutes", responsible=Responsible.PARTNER)
    peer = await probing.reachable(context)
    ports = [peer.port, *([peer.sip_udp_port] if peer.sip_udp_port else [])]
    gate = asyncio.Semaphore(_AT_ONCE)
    found = await asyncio.gather(*(_held(context, peer, port, pattern, gate) for port in ports for pattern in PATTERNS))
    known = [one for one in found if one is not None]
    if not any(one.pattern == "talking" for one in known):
        raise NotRun("udp-blocked", server=f"{peer.host}:{peer.port}")
    return judge(known, context.profile.thresholds.binding_s, peer.host)


def judge(found: list[Held], limit: Threshold, server: str) -> CheckResult:
    """The shortest over the ports counts."""
    talking = min((one for one in found if one.pattern == "talking"), key=lambda one: one.seconds)
    first = min((one for one in found if one.pattern == "first"), key=lambda one: one.seconds, default=talking)
    params: dict[str, Any] = {
        "seconds": talking.seconds,
        "lost": talking.lost,
        "first": first.seconds,
        "port": talking.port,
        "needed": limit.limit,
        "good": limit.good,
        "server": server,
    }
    evidence = {"early": EARLY, "flows": [{field: getattr(one, field) for field in one.__struct_fields__} for one in found]}
    verdict = VERDICTS[limit.grade(talking.seconds)]
    code = "binding-short"
    if talking.lost is None and verdict is not Verdict.PASS:  # a profile that asks for more than is tried
        verdict, code = Verdict.WARN, "at-least"
    elif verdict is Verdict.PASS:
        code = "ok" if talking.lost is None else "ok-until"
        if VERDICTS[limit.grade(first.seconds)] is Verdict.FAIL:
            verdict, code = Verdict.WARN, "binding-first-short"
    return result(ID, verdict, code, value=talking.seconds, unit="s", threshold=limit.good, params=params, evidence=evidence)


async def _held(context: Context, peer: Peer, port: int, pattern: Pattern, gate: asyncio.Semaphore) -> Held | None:
    """None when no flow could be opened on this port. Ends early when two durations in a row were lost."""
    tasks = {seconds: asyncio.ensure_future(_open_after(context, peer, port, pattern, seconds, gate)) for seconds in TIMES}
    tried: dict[float, bool | None] = {}
    try:
        for seconds, task in tasks.items():
            tried[seconds] = await task
            if [tried[time] for time in TIMES if time in tried][-2:] == [False, False]:
                break
    finally:
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)
    if all(outcome is None for outcome in tried.values()):
        return None
    held = max((time for time, outcome in tried.items() if outcome), default=0.0)
    words = {True: "open", False: "lost", None: "unknown"}
    return Held(
        port=port,
        pattern=pattern,
        seconds=held,
        lost=min((time for time, outcome in tried.items() if outcome is False and time > held), default=None),
        tried={f"{time:g} s": words[outcome] for time, outcome in tried.items()},
    )


async def _open_after(context: Context, peer: Peer, port: int, pattern: Pattern, seconds: float, gate: asyncio.Semaphore) -> bool | None:
    """Whether the way was still open then, on at least one of the sockets; None when none of them could be opened."""
    outcomes = await asyncio.gather(*(_one(context, peer, port, pattern, seconds, gate) for _ in range(_SOCKETS)))
    known = [outcome for outcome in outcomes if outcome is not None]
    return any(known) if known else None


async def _one(context: Context, peer: Peer, port: int, pattern: Pattern, seconds: float, gate: asyncio.Semaphore) -> bool | None:
    wait, talking = max(0.0, seconds - EARLY), pattern == "talking"
    async with asking(peer.address, context.source_for(peer.address)) as asker:
        if talking and not await _talk(asker, peer, port):
            return None
        async with gate:
            ticket = int((await peer.ask("answer-after", seconds=wait, copies=2, acknowledge=talking))["ticket"])
        with asker.listening(probing.tickets(peer, probe.Kind.ANSWER, ticket)) as answers:
            if talking and not await _acknowledged(asker, peer, port, ticket):
                return None
            if not talking:
                probing.trigger(asker, peer, ticket, (peer.address, port))
            if await answers.within(wait + _PATIENCE):
                return True
        state = await peer.ask("ticket", ticket=ticket)
        return False if state.get("sent") else None


async def _talk(asker: Asker, peer: Peer, port: int) -> bool:
    """Question and answer over some seconds; whether there was an answer at all."""
    replies = []
    for pause in _EXCHANGE:
        await asyncio.sleep(pause)
        replies.append(await probing.echo(asker, peer, to=(peer.address, port)))
    return replies[-1] is not None


async def _acknowledged(asker: Asker, peer: Peer, port: int, ticket: int) -> bool:
    with asker.listening(probing.tickets(peer, probe.Kind.TRIGGERED, ticket)) as found:
        for wait in _ACKNOWLEDGED:
            probing.trigger(asker, peer, ticket, (peer.address, port))
            if await found.within(wait):
                return True
    return False
