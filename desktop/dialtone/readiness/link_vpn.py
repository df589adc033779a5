"""link.vpn: whether a VPN of this computer carries what should be measured on the customer's own line."""

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net import interfaces as net_interfaces
from dialtone.readiness.base import Context, NotRun, result

ID = "link.vpn"


async def run(context: Context) -> CheckResult:
    """Fail when the route to the provider leads into a VPN, warn when one is merely up, pass otherwise."""
    target = await _target(context)
    active = [one for one in context.interfaces if one.kind == "vpn" and one.up and one.addresses]
    route = net_interfaces.interface_towards(target, context.interfaces)
    evidence = {"vpn": [one.name for one in active], "route_to": target, "route_through": route.name if route else None}
    params = {"vpn": ", ".join(one.label for one in active)}
    chosen_is_vpn = context.interface is not None and context.interface.kind == "vpn"
    if chosen_is_vpn or (route is not None and route.kind == "vpn"):
        through = context.interface if chosen_is_vpn else route  # a tunnel without a peer isn't «up» and yet takes the route
        name = through.label if through else params["vpn"]
        return result(ID, Verdict.FAIL, "in-use", value=True, responsible=Responsible.PARTNER, params={"vpn": name}, evidence=evidence)
    if active:
        return result(ID, Verdict.WARN, "up", value=True, responsible=Responsible.PARTNER, params=params, evidence=evidence)
    return result(ID, Verdict.PASS, "ok", value=False, evidence=evidence)


async def _target(context: Context) -> str:
    listed = [*(entry.host for entry in context.profile.sip), *(entry.host for entry in context.profile.tls)]
    hosts = (context.profile.filled(host) for host in listed)
    for host in hosts:
        if host:
            try:
                return (await context.addresses(host))[0]
            except NotRun:
                break
    return net_interfaces.ANYWHERE
