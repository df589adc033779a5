"""web.captive-portal: whether plain HTTP reaches the provider's own page, or a log-in page of the network answers in its place.

A network may also say by DHCP that it has one (RFC 8910): then telephones meet it, even when this computer has logged in.
"""

from typing import Any

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net import http
from dialtone.net.failure import Failure
from dialtone.readiness import dhcp_answers
from dialtone.readiness.base import Context, NotRun, fillable, result
from dialtone.wire import dhcp

ID = "web.captive-portal"
_OPTION = 114
_UNRESTRICTED = "urn:ietf:params:capport:unrestricted"
"""What a network without a portal may say (RFC 8910 2)."""


async def run(context: Context) -> CheckResult:
    """Pass only when the exact status and body come back: portals answer 200 for anything, and 204 or a redirect proves nothing."""
    page = context.profile.captive_portal
    announced = await _announced(context)
    if page is None or context.profile.filled(page.url) is None:
        if announced:
            return result(ID, Verdict.WARN, "announced", value=True, params={"url": announced}, evidence={"option_114": announced})
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
    evidence = {
        "option_114": announced,
        "status": answer.status,
        "location": answer.headers.get("location"),
        "body": http.shown(answer.body),
    }
    same = answer.body.strip() == page.body.strip().encode()
    if answer.status == page.status and same:
        if announced:
            return result(ID, Verdict.WARN, "announced", value=True, params={"url": announced}, evidence=evidence)
        return result(ID, Verdict.PASS, "ok", value=False, params={"url": url}, evidence=evidence)
    failed: dict[str, Any] = {"url": url, "status": answer.status, "where": answer.headers.get("location", "")[:200]}
    redirected = 300 <= answer.status < 400 or answer.status == 511  # RFC 6585: Network Authentication Required
    return result(ID, Verdict.FAIL, "portal" if redirected else "altered", value=True, params=failed, evidence=evidence)


async def _announced(context: Context) -> str | None:
    """The address of the log-in page's interface that a DHCP server hands out; None without one, or where none could be asked."""
    try:
        found = await dhcp_answers.answers(context)
    except NotRun:
        return None
    given = (dhcp.shown(_OPTION, value) for server in found.servers for value in server.values(_OPTION))
    return next((one for one in given if one != _UNRESTRICTED and "://" in one), None)
