"""web.proxy: a proxy set on this computer (phones won't use it), or one in the network that leaves its traces in plain HTTP."""

import urllib.request
from urllib.parse import urlsplit

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net import http
from dialtone.net.failure import Failure
from dialtone.readiness.base import Context, NotRun, result

ID = "web.proxy"
_TRACES = ("via", "x-cache", "x-squid-error", "proxy-connection", "x-bluecoat-via", "proxy-agent")


async def run(context: Context) -> CheckResult:
    """Warn on either kind of proxy. Without a page of the profile only the computer's own settings are looked at («ok-settings»)."""
    configured = {scheme: plain(address) for scheme, address in urllib.request.getproxies().items() if scheme != "no"}
    traces, looked = await _traces(context)
    evidence = {"configured": configured, "traces": traces, "network_looked_at": looked}
    if traces:
        params = {"traces": [f"{name}: {value}" for name, value in traces.items()]}
        return result(ID, Verdict.WARN, "in-network", value=True, params=params, evidence=evidence)
    if configured:
        params = {"proxies": sorted(set(configured.values()))}
        return result(ID, Verdict.WARN, "configured", value=True, params=params, evidence=evidence)
    return result(ID, Verdict.PASS, "ok" if looked else "ok-settings", value=False, evidence=evidence)


def plain(address: str) -> str:
    """A proxy's address without the password that may stand in it."""
    try:
        parts = urlsplit(address if "//" in address else f"//{address}")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "?"
    return f"{parts.hostname or '?'}{port}"[:200]


async def _traces(context: Context) -> tuple[dict[str, str], bool]:
    page = context.profile.captive_portal
    url = context.profile.filled(page.url) if page else None
    if url is None or not url.startswith("http://"):
        return {}, False
    try:
        address = (await context.addresses(http.host_of(url)))[0]
        answer = await http.get(url, address, source=context.source_for(address))
    except (Failure, NotRun):
        return {}, False
    context.hear(http.host_of(url))
    return {name: answer.headers[name][:200] for name in _TRACES if name in answer.headers}, True
