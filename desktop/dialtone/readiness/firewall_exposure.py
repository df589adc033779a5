"""firewall.exposure: which ports of the site's public address answer from outside, where nothing of a telephone should."""

from typing import Any

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.readiness import outside
from dialtone.readiness.base import Context, NotRun, result

ID = "firewall.exposure"
DEADLINE = 60.0
_SIP = (5060, 5061)
_TCP = (21, 22, 23, 80, 443, 3389, 5060, 5061, 5900, 7547, 8080, 8291, 8443)
"""File transfer, remote log-in and desktops, web pages of routers and telephones, SIP, remote management (TR-069, MikroTik)."""
_UDP = (5060, 5062)
_MOST = 32


async def run(context: Context) -> CheckResult:
    """Fail when SIP answers from outside (strangers can ring and try passwords), warn on any other open port.

    The responder asks, and only the address that it sees this session come from. Silence of a UDP port says little, and isn't counted.
    """
    peer = await context.peer()
    if outside.private(peer.observed[0]):
        raise outside.inside(peer.host, peer.observed[0])
    profile_ports = [port for entry in context.profile.sip if entry.transport == "udp" for port in entry.ports]
    udp = list(dict.fromkeys((*_UDP, *profile_ports)))[:_MOST]
    answer = await peer.ask("exposure", within=50.0, tcp=list(_TCP), udp=udp)
    tcp_seen, udp_seen = _states(answer.get("tcp")), _states(answer.get("udp"))
    address = str(answer.get("address", ""))[:45]
    if not tcp_seen or all(state in {"unreachable", "error"} for state in tcp_seen.values()):
        raise NotRun("not-reached-back", address=address, evidence={"tcp": tcp_seen, "udp": udp_seen})
    opened = [f"TCP {port}" for port, state in tcp_seen.items() if state == "open"]
    opened += [f"UDP {port}" for port, state in udp_seen.items() if state == "answered"]
    speaking = [port for port in opened if port.startswith("UDP") or int(port.split()[1]) in _SIP]
    own = peer.local[0] == address
    params: dict[str, Any] = {"address": address, "ports": ", ".join(opened), "sip": ", ".join(speaking), "asked": len(tcp_seen)}
    evidence = {"address": address, "tcp": tcp_seen, "udp": udp_seen, "this_computer": own}
    if own:
        if opened:
            return result(ID, Verdict.WARN, "this-computer", value=opened, params=params, evidence=evidence)
        return result(ID, Verdict.PASS, "ok-this-computer", value=[], params=params, evidence=evidence)
    if speaking:
        return result(ID, Verdict.FAIL, "sip-open", value=opened, params=params, evidence=evidence)
    if opened:
        return result(ID, Verdict.WARN, "open", value=opened, params=params, evidence=evidence)
    return result(ID, Verdict.PASS, "ok", value=[], params=params, evidence=evidence)


def _states(found: Any) -> dict[str, str]:
    """Port → what the responder saw, bounded."""
    if not isinstance(found, dict):
        return {}
    pairs = list(found.items())[: 2 * _MOST]
    return {str(port): str(state)[:20] for port, state in pairs if str(port).isascii() and str(port).isdecimal()}
