"""link.duplicate-ip: whether two devices use one address: this computer's, the gateway's, or any other of this network."""

import errno
import ipaddress
from collections.abc import Mapping

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net import arp
from dialtone.net.interfaces import Interface
from dialtone.readiness.base import Context, NotRun, result
from dialtone.readiness.dhcp_answers import usable

ID = "link.duplicate-ip"
MOST = 254
"""Addresses asked; of a larger network only this computer's, the gateway's, and those nearest to them."""
_PROXY = 8
"""A card that answers for so many addresses beside others' is a router that answers for all (proxy ARP), not so many duplicates."""


async def run(context: Context) -> CheckResult:
    """Fail when somebody else has this computer's address or two have the gateway's; warn when two answer for another.

    Not run without the right to hear ARP.
    """
    interface = usable(context)
    asked = targets(interface)
    try:
        holders = await arp.holders(interface, asked)
    except OSError as error:
        if error.errno in {errno.EPERM, errno.EACCES, errno.ENOTSUP}:
            raise NotRun("needs-rights", responsible=Responsible.PARTNER) from error
        raise NotRun("blocked-here", detail=error.strerror or str(error)) from error
    return judge(interface, len(asked), holders)


def targets(interface: Interface) -> list[str]:
    """The addresses to ask for: our own, the gateway's, then the network around ours."""
    own = ipaddress.ip_address(str(interface.ipv4))
    first = [str(own), *([interface.gateway] if interface.gateway and ":" not in interface.gateway else [])]
    network = next(net for net in (ipaddress.ip_network(a.network) for a in interface.addresses) if own in net)
    if network.num_addresses > MOST + 2:
        network = ipaddress.ip_network(f"{own}/24", strict=False)
    return list(dict.fromkeys([*first, *(map(str, network.hosts()))]))[:MOST]


def judge(interface: Interface, asked: int, holders: Mapping[str, tuple[str, ...]]) -> CheckResult:
    """The verdict over who answered for what."""
    own, gateway = str(interface.ipv4), interface.gateway
    several = {ip: macs for ip, macs in holders.items() if len(macs) > 1}
    shares = [mac for macs in several.values() for mac in macs]
    everywhere = {mac for mac in shares if shares.count(mac) >= _PROXY}
    others = {ip: macs for ip, macs in several.items() if ip not in {own, gateway} and len(set(macs) - everywhere) > 1}
    evidence = {
        "asked": asked,
        "answered": len(holders),
        "several": {ip: list(macs) for ip, macs in several.items()},
        "answers_for_all": sorted(everywhere),
    }
    if own in holders:
        params = {"address": own, "macs": list(holders[own])}
        return result(ID, Verdict.FAIL, "own", value=1, params=params, evidence={**evidence, "own": list(holders[own])})
    if gateway in several:
        return result(ID, Verdict.FAIL, "gateway", value=1, params={"address": gateway, "macs": list(several[gateway])}, evidence=evidence)
    if others:
        listed = [f"{ip} ({', '.join(macs)})" for ip, macs in list(others.items())[:10]]
        return result(ID, Verdict.WARN, "others", value=len(others), params={"addresses": listed}, evidence=evidence)
    if everywhere:
        return result(ID, Verdict.WARN, "answers-for-all", params={"macs": sorted(everywhere)}, evidence=evidence)
    if not holders and gateway is not None:
        raise NotRun("arp-silent", evidence=evidence)
    return result(ID, Verdict.PASS, "ok", value=0, params={"asked": asked, "answered": len(holders)}, evidence=evidence)
