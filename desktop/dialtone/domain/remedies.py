"""Which change a failed check asks of the network: few codes, so that every make of firewall can say each in its own words."""

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult

REMEDIES: tuple[str, ...] = (
    "alg-on",
    "nat-symmetric",
    "binding-short",
    "double-nat",
    "udp-blocked",
    "tcp-blocked",
    "fragments-dropped",
    "mtu-blackhole",
    "dscp-cleared",
    "queue-long",
    "rogue-dhcp",
    "dhcp-option",
    "dns-forged",
    "captive-portal",
    "web-proxied",
    "tls-intercepted",
    "exposed",
)
"""In the order in which a sheet lists them: what breaks calls first."""

_BLOCKED = ("silent", "refused", "unreachable", "some-ports", "blocked")
_BY_CHECK: dict[str, tuple[tuple[str, ...], str]] = {
    "sip.alg": ((), "alg-on"),
    "sip.udp": (_BLOCKED, "udp-blocked"),
    "sip.tcp": (_BLOCKED, "tcp-blocked"),
    "sip.tls": (_BLOCKED, "tcp-blocked"),
    "sip.wss": (_BLOCKED, "tcp-blocked"),
    "time.offset": (_BLOCKED, "udp-blocked"),
    "tls.chain": (_BLOCKED, "tcp-blocked"),
    "web.provisioning": (_BLOCKED, "tcp-blocked"),
    "nat.mapping": ((), "nat-symmetric"),
    "nat.double": ((), "double-nat"),
    "nat.udp-lifetime": ((), "binding-short"),
    "path.fragments": ((), "fragments-dropped"),
    "path.dscp-up": ((), "dscp-cleared"),
    "path.dscp-down": ((), "dscp-cleared"),
    "bandwidth.bufferbloat": ((), "queue-long"),
    "dhcp.rogue": ((), "rogue-dhcp"),
    "dhcp.voice-options": (("unwanted", "missing", "other", "no-rule"), "dhcp-option"),
    "dns.hijack": (("invented", "sinkhole"), "dns-forged"),
    "web.captive-portal": (("portal", "altered"), "captive-portal"),
    "web.proxy": (("in-network",), "web-proxied"),
    "tls.interception": (("intercepted", "other-issuer", "known-product"), "tls-intercepted"),
    "firewall.exposure": ((), "exposed"),
}
"""For each check the endings of the result codes (none: all) that ask for the remedy."""


def remedy_of(result: CheckResult) -> str | None:
    """The code of the change that this result asks for; None for one that asks for none, or for one that no firewall can make."""
    if result.verdict not in {Verdict.WARN, Verdict.FAIL}:
        return None
    ending = result.code.removeprefix(f"{result.id}.")
    if ending in REMEDIES:
        return ending
    if result.id == "sip.alg" and ending.endswith("blocked"):
        return "udp-blocked"
    endings, remedy = _BY_CHECK.get(result.id, ((), ""))
    return remedy if remedy and (not endings or ending in endings) else None


def for_supplier(result: CheckResult) -> bool:
    """Whether the customer's firewall or network supplier has something to do about it."""
    asked = result.verdict in {Verdict.WARN, Verdict.FAIL}
    return asked and (remedy_of(result) is not None or result.responsible is Responsible.CUSTOMER)
