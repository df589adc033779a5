"""Which networks a scan covers: typed CIDR checked, choices per interface, their size and how long they take."""

import ipaddress
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from dialtone.domain.problems import InputProblem, InvalidInput
from dialtone.net.interfaces import Interface

LARGE = 4096
"""Addresses beyond which the user is told the expected time first."""
LARGEST_PREFIX = 16
MAX_NETWORKS = 64
TAIL = 1.0
"""Seconds between the first and the second pass."""
_TEST_NETWORKS = ("203.0.113.0/24", "198.51.100.0/24", "192.0.2.0/24")
_NAMED_REFUSALS = (
    ("is_multicast", "discovery.multicast"),
    ("is_unspecified", "discovery.unspecified"),
    ("is_reserved", "discovery.reserved"),
)


class NetworkChoice(Struct, frozen=True, kw_only=True):
    """A network that an interface is in, with what scanning it takes. `suggested`: not a VPN, virtual or self-assigned network."""

    network: str
    interface: str
    label: str
    addresses: int
    expected_seconds: float
    large: bool
    suggested: bool


def parse(text: str) -> ipaddress.IPv4Network:
    """A network as typed («192.168.10.0/24»; a host address in it will do; one address alone is a /32).

    InputProblem «discovery.…» with `network` (the text) for what cannot be scanned: no network, IPv6, multicast, reserved, larger than /16.
    """
    typed = text.strip()
    try:
        network = ipaddress.ip_network(typed, strict=False)
    except ValueError as error:
        raise InputProblem("discovery.no-network", network=typed[:100]) from error
    if isinstance(network, ipaddress.IPv6Network):
        raise InputProblem("discovery.ipv6", network=typed)
    if network.prefixlen < LARGEST_PREFIX:
        raise InputProblem("discovery.too-large", network=typed, addresses=network.num_addresses, largest=f"/{LARGEST_PREFIX}")
    for name, code in _NAMED_REFUSALS:
        if getattr(network.network_address, name):
            raise InputProblem(code, network=typed)
    return network


def resolve(texts: Iterable[str], interface: Interface | None = None) -> tuple[ipaddress.IPv4Network, ...]:
    """The networks to scan, without duplicates or parts of one another: those typed, else those of the interface.

    InvalidInput «discovery.networks» with a fault per wrong text; InputProblem «discovery.nothing-to-scan» when there are none.
    """
    networks: list[ipaddress.IPv4Network] = []
    faults: list[InputProblem] = []
    typed = list(texts)
    for text in typed or (list(of_interface(interface)) if interface else []):
        try:
            networks.append(parse(text))
        except InputProblem as fault:
            faults.append(fault)
    if faults:
        raise InvalidInput("discovery.networks", tuple(faults), count=len(faults))
    if not networks:
        raise InputProblem("discovery.nothing-to-scan", interface=interface.label if interface else None)
    collapsed = tuple(ipaddress.collapse_addresses(networks))
    if len(collapsed) > MAX_NETWORKS or size(collapsed) > 1 << LARGEST_PREFIX:
        raise InputProblem("discovery.too-many", addresses=size(collapsed), largest=1 << LARGEST_PREFIX)
    return collapsed


def of_interface(interface: Interface) -> tuple[str, ...]:
    """The IPv4 networks that an interface is in. A network larger than /16 gives the /24 around the interface's own address."""
    found = []
    for address in interface.addresses:
        ip = ipaddress.ip_address(address.ip)
        if ip.version != 4 or ip.is_link_local:
            continue
        network = ipaddress.ip_network(address.network, strict=False)
        found.append(str(network if network.prefixlen >= LARGEST_PREFIX else ipaddress.ip_network(f"{ip}/24", strict=False)))
    return tuple(dict.fromkeys(found))


def links(interfaces: Iterable[Interface]) -> tuple[ipaddress.IPv4Network, ...]:
    """The networks of the cards that have neighbours: up, with a MAC address. A tunnel has none, so nobody's absence shows there."""
    found = []
    for interface in interfaces:
        if interface.up and interface.mac and interface.kind not in {"loopback", "vpn"}:
            for address in interface.addresses:
                network = ipaddress.ip_network(address.network, strict=False)
                if isinstance(network, ipaddress.IPv4Network) and network.prefixlen < 31:
                    found.append(network)
    return tuple(found)


def size(networks: Iterable[ipaddress.IPv4Network]) -> int:
    """How many addresses are asked."""
    return sum(network.num_addresses - (2 if network.prefixlen < 31 else 0) for network in networks)


def hosts(networks: Iterable[ipaddress.IPv4Network]) -> Iterator[str]:
    """The addresses to ask, in order, without network and broadcast addresses. Made one by one, so that a /16 takes no memory."""
    for network in networks:
        yield from map(str, network.hosts())


def expected_seconds(networks: Sequence[ipaddress.IPv4Network], *, rate: float = 300.0, timeout: float = 3.0) -> float:
    """About how long the sweep takes when nobody answers: two passes and the waits after them, in seconds."""
    return round(2 * size(networks) / rate + TAIL + timeout, 1)


def is_large(networks: Iterable[ipaddress.IPv4Network]) -> bool:
    """Whether the user should be told the expected time before starting."""
    return size(networks) > LARGE


def choices(*interfaces: Interface) -> tuple[NetworkChoice, ...]:
    """What can be scanned from here, suggested networks first; VPNs and virtual networks are offered but not suggested."""
    found = []
    for interface in interfaces:
        if not interface.up:
            continue
        for text in of_interface(interface):
            network = (parse(text),)
            found.append(
                NetworkChoice(
                    network=text,
                    interface=interface.name,
                    label=interface.label,
                    addresses=size(network),
                    expected_seconds=expected_seconds(network),
                    large=is_large(network),
                    suggested=interface.kind in {"wired", "wifi", "unknown"},
                )
            )
    return tuple(sorted(found, key=lambda choice: not choice.suggested))


def control_address(networks: Sequence[ipaddress.IPv4Network], wanted: str | None) -> str | None:
    """An address that nobody uses and that lies outside the scanned networks: an answer «from» it comes from something in between.

    Addresses set aside for documentation (RFC 5737); on the loopback network one of its own, so that nothing leaves the machine.
    """
    if wanted is not None:
        return wanted or None
    if all(network.is_loopback for network in networks):
        candidates = ["127.255.255.253", "127.254.255.253"]
    else:
        candidates = [str(ipaddress.ip_network(text)[77]) for text in _TEST_NETWORKS]
    return next((ip for ip in candidates if not any(ipaddress.ip_address(ip) in network for network in networks)), None)
