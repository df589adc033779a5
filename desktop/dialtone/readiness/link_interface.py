"""link.interface: which interface the run goes through, and whether it has an address that leads anywhere."""

import platform
from typing import Any

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net import interfaces as net_interfaces
from dialtone.net.interfaces import ANYWHERE, Interface
from dialtone.readiness.base import Context, result

ID = "link.interface"


async def run(context: Context) -> CheckResult:
    """Pass on a cable with an address; warn on Wi-Fi or a VPN; fail without an address or with a self-assigned one."""
    chosen = context.interface
    evidence: dict[str, Any] = {"interfaces": [_listed(one) for one in context.interfaces if one.kind != "loopback"]}
    if chosen is None:
        self_assigned = next((i.name for i in context.interfaces if i.up and any(a.ip.startswith("169.254.") for a in i.addresses)), None)
        code = "self-assigned" if self_assigned else "none"
        return result(ID, Verdict.FAIL, code, params={"interface": self_assigned}, evidence=evidence)
    params = {"interface": chosen.label, "address": chosen.ipv4, "gateway": chosen.gateway}
    route = net_interfaces.interface_towards(ANYWHERE, context.interfaces)
    evidence["route_through"] = route.name if route else None
    verdict, code = judge(chosen)
    if code == "ok" and route is not None and route != chosen and chosen.kind != "loopback" and platform.system() != "Windows":
        # Linux and macOS choose the way by destination, whatever address a socket is bound to.
        params["route"] = route.label
        verdict, code = Verdict.WARN, "other-route"
    return result(ID, verdict, code, value=chosen.name, params=params, evidence=evidence)


def judge(chosen: Interface) -> tuple[Verdict, str]:
    """The first thing that is wrong with the interface, or «ok»."""
    self_assigned = chosen.ipv4 is None and any(a.ip.startswith("169.254.") for a in chosen.addresses)
    rules = (
        (not chosen.up, Verdict.FAIL, "down"),
        (not chosen.addresses, Verdict.FAIL, "no-address"),
        (self_assigned, Verdict.FAIL, "self-assigned"),
        (chosen.kind in {"vpn", "wifi"}, Verdict.WARN, chosen.kind),
        (chosen.gateway is None and chosen.kind != "loopback", Verdict.WARN, "no-gateway"),
    )
    return next(((verdict, code) for wrong, verdict, code in rules if wrong), (Verdict.PASS, "ok"))


def _listed(one: Interface) -> dict[str, Any]:
    return {
        "name": one.name,
        "label": one.label,
        "kind": one.kind,
        "up": one.up,
        "addresses": [f"{a.ip}/{a.network.rpartition('/')[2]}" for a in one.addresses],
        "mac": one.mac,
        "gateway": one.gateway,
    }
