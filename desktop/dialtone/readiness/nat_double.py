"""nat.double: whether a second router translates addresses behind the first one, the site's own or the line's (RFC 6598)."""

import ipaddress
from typing import Any

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net import exchange, hops
from dialtone.net.failure import Failure
from dialtone.readiness import nat
from dialtone.readiness.base import Context, NotRun, result
from dialtone.readiness.outside import private, shared
from dialtone.wire import nat_pmp

ID = "nat.double"
_HOPS = 4
_WAITS = (0.4, 0.8)


async def run(context: Context) -> CheckResult:
    """Fail where it is proven: the gateway's own external address (which it tells by NAT-PMP) isn't the one seen from outside.

    Private addresses among the routers behind the gateway are only a hint, and a warning: providers use them in their networks as well.
    """
    outside = await _outside(context)
    if outside is not None and outside[0] == outside[1]:
        return result(ID, Verdict.PASS, "no-nat", value=False, params={"public": outside[1]}, evidence={"public": outside[1]})
    target = await _target(context)
    if target is None:
        raise NotRun("no-target", responsible=Responsible.PARTNER)
    source = context.source_for(target)
    gateway = context.interface.gateway if context.interface else None
    external = await _external(gateway, source) if gateway else None
    routers = await hops.routers(target, source, _HOPS) if hops.can_see() else ()
    return judge(outside[1] if outside else None, gateway, external, routers)


def judge(public: str | None, gateway: str | None, external: str | None, routers: tuple[str | None, ...]) -> CheckResult:
    """From the address seen outside, the gateway and its external address, and the routers by hop (None: silent)."""
    evidence = {"public": public, "gateway": gateway, "gateway_external": external, "routers": list(routers)}
    params: dict[str, Any] = {"public": public or "", "gateway": gateway or "", "external": external or ""}
    if external is not None:
        if private(external) or (public is not None and external != public):
            code = "carrier-nat" if shared(external) else "double-nat"
            return result(ID, Verdict.FAIL, code, value=True, params=params, evidence=evidence)
        return result(ID, Verdict.PASS, "ok", value=False, params={**params, "public": external}, evidence=evidence)
    behind = [address for address in routers[1:] if address is not None]
    params["routers"] = ", ".join(address for address in behind if private(address))
    if any(shared(address) for address in behind):
        return result(ID, Verdict.WARN, "carrier-suspected", value=True, params=params, evidence=evidence)
    if params["routers"]:
        return result(ID, Verdict.WARN, "suspected", value=True, params=params, evidence=evidence)
    if len(routers) < 2 or routers[1] is None:
        raise NotRun("hops-silent", evidence=evidence)
    params["next"] = routers[1]
    return result(ID, Verdict.PASS, "public-behind", value=False, params=params, evidence=evidence)


async def _outside(context: Context) -> tuple[str, str] | None:
    """Our address here and as seen outside; None when nobody could be asked."""
    try:
        _, local, public = await nat.public(context)
    except NotRun:
        return None
    return local[0], public[0]


async def _target(context: Context) -> str | None:
    """An IPv4 address outside to look towards: whoever is asked anyway, or the provider's SIP server. Never a loopback address."""
    found: list[str] = []
    try:
        found += [server.address[0] for server in await nat.servers(context)]
    except NotRun:
        for entry in context.profile.sip:
            host = context.profile.filled(entry.host)
            if host:
                try:
                    found += await context.addresses(host)
                except NotRun:
                    continue
    addresses = [ipaddress.ip_address(address) for address in found]
    return next((str(one) for one in addresses if one.version == 4 and not one.is_loopback), None)


async def _external(gateway: str, source: str | None) -> str | None:
    """What the gateway says its external address is. Asking changes nothing there; most gateways don't answer."""
    if ipaddress.ip_address(gateway).version != 4:
        return None
    try:
        answer, _ = await exchange.ask_udp(
            gateway,
            nat_pmp.PORT,
            lambda _: nat_pmp.REQUEST,
            lambda data: nat_pmp.external_address(data) is not None,
            source=source,
            waits=_WAITS,
        )
    except Failure:
        return None
    return nat_pmp.external_address(answer.data)
