"""Whether an address can be a line's own outside: what is measured with a responder within the site says nothing of the way out of it."""

import ipaddress

from dialtone.domain.kinds import Responsible
from dialtone.net.interfaces import Interface
from dialtone.readiness.reasons import NotRun

_SHARED = ipaddress.ip_network("100.64.0.0/10")
_PRIVATE = tuple(
    ipaddress.ip_network(text)
    for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10", "fc00::/7", "fe80::/10")
)


def shared(address: str) -> bool:
    """An address of a carrier's NAT (RFC 6598)."""
    return ipaddress.ip_address(address) in _SHARED


def private(address: str) -> bool:
    """Addresses that no line has outside. Python's own `is_private` also counts documentation and other special networks."""
    parsed = ipaddress.ip_address(address.partition("%")[0])
    return any(parsed.version == network.version and parsed in network for network in _PRIVATE)


def same_network(interface: Interface | None, address: str) -> bool:
    """Whether a private address lies on the interface's own network: nothing of the site's router is then on the way."""
    if interface is None or not private(address):
        return False
    return any(ipaddress.ip_address(address) in ipaddress.ip_network(one.network) for one in interface.addresses)


def this_computer(address: str) -> bool:
    """Whether an address is this computer's own loopback: no line at all is on the way."""
    return ipaddress.ip_address(address.partition("%")[0]).is_loopback


def inside(server: str, address: str) -> NotRun:
    """The server sees this computer's private address, or that of a NAT of its own; or it is on this very computer."""
    return NotRun("responder-inside", responsible=Responsible.PARTNER, server=server, address=address)
