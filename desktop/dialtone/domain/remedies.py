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

_BLOCKED = ("silent", "refused", "unreachable", "some-ports")
_BY_CHECK: dict[str, dict[str, tuple[str, ...]]] = {
    "sip.alg": {"alg-on": ("sip-proxy", "sip-swallowed"), "udp-blocked": ("sip-blocked",)},
    "sip.udp": {"udp-blocked": _BLOCKED},
    "sip.tcp": {"tcp-blocked": _BLOCKED},
    "sip.tls": {"tcp-blocked": _BLOCKED},
    "sip.wss": {"tcp-blocked": _BLOCKED},
    "time.offset": {"udp-blocked": ("silent", "refused")},
    "tls.chain": {"tcp-blocked": ("silent", "refused")},
    "web.provisioning": {"tcp-blocked": ("silent", "refused"), "tls-intercepted": ("tls",)},
    "nat.double": {"double-nat": ("suspected",)},
    "nat.udp-lifetime": {"binding-short": ("binding-first-short",)},
    "path.fragments": {"fragments-dropped": ("large-dropped",)},
    "path.dscp-up": {"dscp-cleared": ("dscp-changed", "signalling-changed")},
    "path.dscp-down": {"dscp-cleared": ("dscp-changed", "signalling-changed")},
    "bandwidth.bufferbloat": {"queue-long": ("over",)},
    "dhcp.rogue": {"rogue-dhcp": ("several", "several-alike")},
    "dhcp.voice-options": {"dhcp-option": ("unwanted", "missing", "other", "no-rule")},
    "dns.hijack": {"dns-forged": ("invented", "sinkhole", "private")},
    "web.captive-portal": {"captive-portal": ("portal", "altered", "announced")},
    "web.proxy": {"web-proxied": ("in-network",)},
    "tls.interception": {"tls-intercepted": ("intercepted", "other-issuer", "known-product")},
    "firewall.exposure": {"exposed": ("open", "sip-open")},
}
"""For each check the remedies that the endings of its result codes ask for; an ending that is a remedy's own name needs no entry."""


def remedy_of(result: CheckResult) -> str | None:
    """The code of the change that this result asks for; None for one that asks for none, or for one that no firewall can make."""
    if result.verdict not in {Verdict.WARN, Verdict.FAIL}:
        return None
    ending = result.code.removeprefix(f"{result.id}.")
    if ending in REMEDIES:
        return ending
    return next((remedy for remedy, endings in _BY_CHECK.get(result.id, {}).items() if ending in endings), None)


def for_supplier(result: CheckResult) -> bool:
    """Whether the customer's firewall or network supplier has something to do about it."""
    asked = result.verdict in {Verdict.WARN, Verdict.FAIL}
    return asked and (remedy_of(result) is not None or result.responsible is Responsible.CUSTOMER)
