"""web.provisioning: whether phones can fetch their configuration: the page answers as it should, over TLS that verifies."""

import asyncio

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net import http
from dialtone.net.failure import Failure
from dialtone.profile.types import PageEntry
from dialtone.readiness.base import Context, NotRun, Part, fillable, from_parts

ID = "web.provisioning"


async def run(context: Context) -> CheckResult:
    """One GET of each page of the profile. Never logs in, and asks for no phone's configuration."""
    pages = fillable(context.profile, context.profile.provisioning, lambda entry: entry.url)
    return from_parts(ID, await asyncio.gather(*(_fetch(context, entry, url) for entry, url in pages)), unit="ms")


async def _fetch(context: Context, entry: PageEntry, url: str) -> Part:
    host = http.host_of(url)
    address = (await context.addresses(host))[0]
    params = {"url": url}
    try:
        answer = await http.get(url, address, source=context.source_for(address), tls=context.trust() if url.startswith("https") else None)
    except Failure as failure:
        if failure.kind == "no-route":
            raise NotRun("no-network") from failure
        if failure.kind in {"refused", "tls", "reset", "protocol"}:
            context.hear(host)
        code = failure.kind if failure.kind in {"refused", "silent", "tls"} else "broken"
        return Part(verdict=Verdict.FAIL, code=code, params={**params, "detail": failure.detail}, evidence={"failure": failure.kind})
    context.hear(host)
    evidence = {"status": answer.status, "server": answer.headers.get("server"), "body": http.shown(answer.body)}
    if answer.status != entry.status:
        code_params = {**params, "status": answer.status, "expected": entry.status}
        return Part(verdict=Verdict.FAIL, code="status", params=code_params, evidence=evidence)
    if entry.body.encode() not in answer.body:
        return Part(verdict=Verdict.FAIL, code="body", params=params, evidence=evidence)
    return Part(verdict=Verdict.PASS, code="ok", params=params, value=answer.milliseconds, evidence=evidence)
