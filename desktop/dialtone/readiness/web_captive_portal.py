"""web.captive-portal: whether plain HTTP reaches the provider's own page, or a log-in page of the network answers in its place."""

from typing import Any

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net import http
from dialtone.net.failure import Failure
from dialtone.readiness.base import Context, NotRun, fillable, result

ID = "web.captive-portal"


async def run(context: Context) -> CheckResult:
    """Pass only when the exact status and body come back: portals answer 200 for anything, and 204 or a redirect proves nothing."""
    page = context.profile.captive_portal
    if page is None:
        raise NotRun("not-in-profile", responsible=Responsible.PROVIDER)
    [(_, url)] = fillable(context.profile, [page], lambda entry: entry.url)
    host = http.host_of(url)
    address = (await context.addresses(host))[0]
    try:
        answer = await http.get(url, address, source=context.source_for(address))
    except Failure as failure:
        if failure.kind == "no-route":
            raise NotRun("no-network") from failure
        code = failure.kind if failure.kind in {"refused", "silent"} else "broken"
        params = {"url": url, "detail": failure.detail}
        return result(ID, Verdict.FAIL, code, params=params, evidence={"failure": failure.kind, "detail": failure.detail})
    context.hear(host)
    evidence = {"status": answer.status, "location": answer.headers.get("location"), "body": http.shown(answer.body)}
    same = answer.body.strip() == page.body.strip().encode()
    if answer.status == page.status and same:
        return result(ID, Verdict.PASS, "ok", value=False, params={"url": url}, evidence=evidence)
    failed: dict[str, Any] = {"url": url, "status": answer.status, "where": answer.headers.get("location", "")[:200]}
    redirected = 300 <= answer.status < 400 or answer.status == 511  # RFC 6585: Network Authentication Required
    return result(ID, Verdict.FAIL, "portal" if redirected else "altered", value=True, params=failed, evidence=evidence)
