"""time.offset: NTP reachable, and this computer's clock right, because certificates and readings of several machines depend on it."""

import secrets
import time
from collections.abc import Sequence

import msgspec

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net import exchange
from dialtone.net.failure import Failure
from dialtone.readiness.base import VERDICTS, Context, NotRun, fillable, result
from dialtone.wire import ntp

ID = "time.offset"
_WAIT = 2.5
_SAMPLES = 4
"""Readings per server, of which the one with the shortest way counts."""

_SLACK = 0.05
"""Seconds: clocks that are this much apart are no reason to doubt either."""

Reading = ntp.Reply | ntp.Refused | Failure


async def run(context: Context) -> CheckResult:
    """Graded by the profile's limit on the offset. No answer fails; a server that refuses or isn't set itself makes it «not run»."""
    try:
        outcome = await _measure(context)
    finally:
        if not context.clock.done():
            context.clock.set_result(None)
    return outcome


async def _measure(context: Context) -> CheckResult:
    profile = context.profile
    servers = [(entry, host) for entry, host in fillable(profile, profile.time, lambda entry: entry.host)]
    readings: dict[str, list[Reading]] = {}
    for entry, host in servers:
        address = (await context.addresses(host))[0]
        readings[host] = await _sample(address, entry.port, context.source_for(address))
    evidence: dict[str, object] = {host: [_kept(reading) for reading in several] for host, several in readings.items()}
    replies = [(reading, host) for host, several in readings.items() for reading in several if isinstance(reading, ntp.Reply)]
    refusals = [reading for several in readings.values() for reading in several if isinstance(reading, ntp.Refused)]
    if replies or refusals:
        context.hear("ntp")
    if not replies:
        return _without_reply(
            list(readings), refusals, [r for several in readings.values() for r in several if isinstance(r, Failure)], evidence
        )
    best, host = min(replies, key=lambda pair: pair[0].delay)
    if apart := disagreeing(replies):
        raise NotRun("time-disagree", responsible=Responsible.PROVIDER, evidence=evidence, servers=apart)
    context.clock.set_result(best.offset)
    limit = profile.thresholds.clock_s
    verdict = VERDICTS[limit.grade(abs(best.offset))]
    code = "ok" if verdict is Verdict.PASS else "off"
    return result(
        ID,
        verdict,
        code,
        value=round(best.offset, 4),
        unit="s",
        threshold=limit.good,
        responsible=Responsible.PARTNER,
        params={"seconds": round(abs(best.offset), 3), "server": host, "stratum": best.stratum},
        evidence=evidence,
    )


def disagreeing(replies: Sequence[tuple[ntp.Reply, str]]) -> list[str]:
    """The servers when any two can't both be right, even allowing for the way and for what they say of their own error; else nothing."""
    best = {host: min((reply for reply, of in replies if of == host), key=lambda reply: reply.delay) for _, host in replies}
    ranges = [(reply.offset, reply.delay / 2 + reply.root_delay / 2 + reply.root_dispersion + _SLACK) for reply in best.values()]
    apart = any(abs(one - other) > error + more for one, error in ranges for other, more in ranges)
    return sorted(best) if apart else []


def _without_reply(hosts: list[str], refusals: list[ntp.Refused], failures: list[Failure], evidence: dict[str, object]) -> CheckResult:
    if refusals:
        raise NotRun("time-refused", responsible=Responsible.PROVIDER, evidence=evidence, server=hosts[0], why=_why(refusals[0]))
    if any(failure.kind == "refused" for failure in failures):
        return result(ID, Verdict.FAIL, "refused", params={"server": hosts[0]}, evidence=evidence)
    if all(failure.kind == "no-route" for failure in failures):
        raise NotRun("no-network", evidence=evidence)
    return result(ID, Verdict.FAIL, "silent", params={"server": hosts[0]}, evidence=evidence)


async def _sample(address: str, port: int, source: str | None) -> list[Reading]:
    """Readings one after the other, since a burst looks like abuse to a server.

    Gives up after two without an answer, and at once at a kiss of death: who asks on is blocked (RFC 5905 7.4).
    """
    readings: list[Reading] = []
    for _ in range(_SAMPLES):
        readings.append(await _ask(address, port, source))
        last = readings[-1]
        if isinstance(last, ntp.Refused) and last.reason == "kiss-of-death":
            break
        if sum(not isinstance(reading, ntp.Reply) for reading in readings) == 2:
            break
    return readings


async def _ask(address: str, port: int, source: str | None) -> Reading:
    nonce = secrets.randbits(64)
    sent = time.time()
    started = time.monotonic()

    def make(_local: tuple[str, int]) -> bytes:
        nonlocal sent, started
        sent, started = time.time(), time.monotonic()
        return ntp.request(nonce)

    def accept(data: bytes) -> bool:
        parsed = ntp.parse(data, nonce, sent, sent + 1)
        return isinstance(parsed, ntp.Reply) or parsed.reason not in {"too-short", "wrong-mode", "wrong-origin"}

    try:
        answer, _ = await exchange.ask_udp(address, port, make, accept, source=source, waits=(_WAIT,))
    except Failure as failure:
        return failure
    # The monotonic clock measures the way there and back, so that a clock that is set meanwhile can't falsify it.
    return ntp.parse(answer.data, nonce, sent, sent + (time.monotonic() - started))


def _why(refusal: ntp.Refused) -> str:
    return f"{refusal.reason} {refusal.detail}".strip()


def _kept(reading: Reading) -> object:
    if isinstance(reading, Failure):
        return {"failure": reading.kind, "detail": reading.detail}
    return msgspec.to_builtins(reading)
