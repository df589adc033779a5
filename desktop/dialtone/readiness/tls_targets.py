"""The TLS servers of a profile: those listed, SIP over TLS and WebSockets, and HTTPS pages. Each once."""

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

import msgspec

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net.failure import Failure
from dialtone.net.tls import Seen
from dialtone.readiness.base import Context, NotRun, Part, fillable

Judge = Callable[[Context, Seen], Awaitable[Part]]


def targets(context: Context) -> tuple[list[tuple[str, int]], list[str]]:
    """Host and port of each, and those that need the account. NotRun «not-in-profile», «account-not-filled-in» when none is left."""
    profile = context.profile
    listed = [(entry.host, entry.port) for entry in profile.tls]
    listed += [(entry.host, port) for entry in profile.sip if entry.transport in {"tls", "wss"} for port in entry.ports]
    for page in profile.provisioning:
        parts = urlsplit(page.url)
        if parts.scheme == "https" and parts.hostname:
            listed.append((parts.hostname, parts.port or 443))
    filled = fillable(profile, dict.fromkeys(listed), lambda pair: pair[0])
    open_ones = [f"{profile.shown(host)}:{port}" for host, port in dict.fromkeys(listed) if profile.filled(host) is None]
    return [(host, pair[1]) for pair, host in filled], open_ones


async def parts_of(context: Context, judge: Judge) -> tuple[list[Part], list[str]]:
    """What `judge` says of every target that shows a chain, and «host:port» of those that could not be looked at.

    A target that can be asked but shows no chain comes back as «fail» with the kind of failure. NotRun when none could be asked.
    """
    wanted, skipped = targets(context)
    results = await asyncio.gather(*(_one(context, judge, host, port) for host, port in wanted), return_exceptions=True)
    parts: list[Part] = []
    reasons: list[NotRun] = []
    for (host, port), one in zip(wanted, results, strict=True):
        if isinstance(one, Part):
            parts.append(one)
        elif isinstance(one, NotRun):
            reasons.append(one)
            skipped.append(f"{host}:{port}")
        else:
            raise one
    if not parts:
        raise reasons[0]
    return parts, skipped


def with_skipped(found: CheckResult, skipped: list[str]) -> CheckResult:
    """A pass over some of the servers is no pass over all: it becomes the warning «partly» that names the others."""
    evidence = {**found.evidence, "skipped": skipped}
    if found.verdict is not Verdict.PASS or not skipped:
        return msgspec.structs.replace(found, evidence=evidence)
    params = {**found.params, "skipped": skipped}
    return msgspec.structs.replace(
        found, verdict=Verdict.WARN, code=f"{found.id}.partly", params=params, evidence=evidence, responsible=Responsible.PARTNER
    )


async def _one(context: Context, judge: Judge, host: str, port: int) -> Part:
    try:
        return await judge(context, await context.look(host, port))
    except Failure as failure:
        if failure.kind == "no-route":
            raise NotRun("no-network") from failure
        if failure.kind in {"refused", "reset", "tls", "closed"}:
            context.hear(host)
        code = {"refused": "refused", "silent": "silent"}.get(failure.kind, "no-tls")
        params = {"host": host, "port": port, "detail": failure.detail}
        return Part(verdict=Verdict.FAIL, code=code, params=params, evidence={"failure": failure.kind})
