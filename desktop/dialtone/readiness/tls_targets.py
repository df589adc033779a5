"""The TLS servers of a profile: those listed, SIP over TLS and WebSockets, and HTTPS pages. Each once."""

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from dialtone.domain.kinds import Verdict
from dialtone.net.failure import Failure
from dialtone.net.tls import Seen
from dialtone.readiness.base import Context, NotRun, Part, fillable

Judge = Callable[[Context, Seen], Awaitable[Part]]


def targets(context: Context) -> list[tuple[str, int]]:
    """Host and port of each. NotRun «not-in-profile», «account-not-filled-in»."""
    profile = context.profile
    listed = [(entry.host, entry.port) for entry in profile.tls]
    listed += [(entry.host, port) for entry in profile.sip if entry.transport in {"tls", "wss"} for port in entry.ports]
    for page in profile.provisioning:
        parts = urlsplit(page.url.replace("{account}", "{account}"))
        if parts.scheme == "https" and parts.hostname:
            listed.append((parts.hostname, parts.port or 443))
    filled = fillable(profile, dict.fromkeys(listed), lambda pair: pair[0])
    return [(host, pair[1]) for pair, host in filled]


async def parts_of(context: Context, judge: Judge) -> list[Part]:
    """What `judge` says of every target that shows a chain; those that don't come back as «fail» with the kind of failure.

    NotRun when no target could even be asked.
    """
    results = await asyncio.gather(*(_one(context, judge, host, port) for host, port in targets(context)), return_exceptions=True)
    parts = [part for part in results if isinstance(part, Part)]
    if parts:
        return parts
    for error in results:
        if isinstance(error, BaseException):
            raise error
    raise NotRun("not-in-profile")


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
