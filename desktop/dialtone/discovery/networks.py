"""Which networks a scan covers: typed networks and ranges checked, choices per interface, their size and how long they take."""

import ipaddress
import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from dialtone.domain.problems import InputProblem, InvalidInput
from dialtone.net.interface_kinds import Kind
from dialtone.net.interfaces import Interface

LARGE = 4096
"""Addresses beyond which the user is told the expected time first."""
LARGEST_PREFIX = 16
MAX_NETWORKS = 64
MAX_BLOCKS = 256
"""Networks after taking ranges apart; a range gives thirty at most."""
TAIL = 1.0
"""Seconds between the first and the second pass."""
SETTLE = 0.7
"""Seconds for the closer look at the last hosts, as measured on a /24 with a hundred."""
KNOCKS = 130.0
"""TCP connections a second to addresses where nobody is: as many at once as some systems allow, each given up after 1.5 s."""
TCP_PORTS = 4
"""Web and SIP, without and with TLS."""
_TEST_NETWORKS = ("203.0.113.0/24", "198.51.100.0/24", "192.0.2.0/24")
_RANGE = re.compile(r"(\d{1,3}(?:\.\d{1,3}){3})\s*[-\u2010-\u2015]\s*(?:(\d{1,3})|(\d{1,3}(?:\.\d{1,3}){3}))")
_NAMED_REFUSALS = (
    ("is_multicast", "discovery.multicast"),
    ("is_unspecified", "discovery.unspecified"),
    ("is_reserved", "discovery.reserved"),
)


class Block(ipaddress.IPv4Network):
    """A piece of a typed range, or a single address: all its addresses are asked, the first and the last too, also after a merge."""

    def hosts(self) -> Iterator[ipaddress.IPv4Address]:
        """All addresses."""
        return iter(self)


class NetworkChoice(Struct, frozen=True, kw_only=True):
    """A network that an interface is in, with what scanning it takes.

    `suggested`: not a VPN, nor a virtual network that leads nowhere. `kind` and `speed_mbit_s` are the interface's.
    """

    network: str
    interface: str
    label: str
    addresses: int
    expected_seconds: float
    large: bool
    suggested: bool
    kind: Kind = "unknown"
    speed_mbit_s: int | None = None


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
    _check_extent(typed, network.num_addresses)
    _check_sort(typed, network)
    return network


def _check_extent(typed: str, addresses: int) -> None:
    if addresses > 1 << 32 - LARGEST_PREFIX:
        raise InputProblem("discovery.too-large", network=typed, addresses=addresses, largest=f"/{LARGEST_PREFIX}")


def _check_sort(typed: str, network: ipaddress.IPv4Network) -> None:
    for name, code in _NAMED_REFUSALS:
        if getattr(network.network_address, name):
            raise InputProblem(code, network=typed)


def parse_range(text: str) -> tuple[ipaddress.IPv4Network, ...]:
    """As `parse`, but also «192.168.10.20-60» and «192.168.10.20-192.168.11.60», which give several networks.

    InputProblem as of `parse`; «discovery.backwards» for a range that ends before it begins.
    """
    typed = text.strip()
    match = _RANGE.fullmatch(typed[:100])
    if match is None:
        network = parse(text)
        return (network if network.prefixlen < 31 else Block(network),)
    first, last = match[1], match[3] or f"{match[1].rpartition('.')[0]}.{match[2]}"
    try:
        begin, end = ipaddress.IPv4Address(first), ipaddress.IPv4Address(last)
    except ValueError as error:
        raise InputProblem("discovery.no-network", network=typed) from error
    if end < begin:
        raise InputProblem("discovery.backwards", network=typed)
    _check_extent(typed, int(end) - int(begin) + 1)
    blocks = tuple(map(Block, ipaddress.summarize_address_range(begin, end)))
    for block in blocks:
        _check_sort(typed, block)
    return blocks


def resolve(texts: Iterable[str], interface: Interface | None = None) -> tuple[ipaddress.IPv4Network, ...]:
    """The networks to scan, without duplicates or parts of one another: those typed, else those of the interface.

    InvalidInput «discovery.networks» with a fault per wrong text; InputProblem when there are none: see `nothing`.
    """
    networks: list[ipaddress.IPv4Network] = []
    faults: list[InputProblem] = []
    typed = list(texts)
    for text in typed or (list(of_interface(interface)) if interface else []):
        try:
            networks.extend(parse_range(text))
        except InputProblem as fault:
            faults.append(fault)
    if faults:
        raise InvalidInput("discovery.networks", tuple(faults), count=len(faults))
    if not networks:
        raise nothing([interface] if interface else [])
    collapsed = _collapse(networks)
    if len(typed) > MAX_NETWORKS or len(collapsed) > MAX_BLOCKS or size(collapsed) > 1 << LARGEST_PREFIX:
        raise InputProblem("discovery.too-many", addresses=size(collapsed), largest=1 << LARGEST_PREFIX)
    return collapsed


def _collapse(networks: Sequence[ipaddress.IPv4Network]) -> tuple[ipaddress.IPv4Network, ...]:
    """Each address once. A block stays one: the network around it would leave out its first and last address."""
    whole = list(ipaddress.collapse_addresses(network for network in networks if not isinstance(network, Block)))
    pieces = [network for network in networks if isinstance(network, Block)]
    merged = map(Block, ipaddress.collapse_addresses(pieces))
    blocks = [block for block in merged if not any(_within(block, network) for network in whole)]
    return tuple(sorted([*(network for network in whole if not any(_within(network, block) for block in blocks)), *blocks]))


def _within(inner: ipaddress.IPv4Network, outer: ipaddress.IPv4Network) -> bool:
    return inner.subnet_of(outer)


def nothing(interfaces: Sequence[Interface]) -> InputProblem:
    """Why these interfaces have no network to scan, as far as their addresses tell.

    «discovery.self-assigned»: no DHCP server answered; «discovery.only-ipv6»; else «discovery.nothing-to-scan».
    """
    label = interfaces[0].label if len(interfaces) == 1 else None
    for interface in interfaces:
        own = [ipaddress.ip_address(address.ip) for address in interface.addresses]
        if not interface.up or interface.kind in {"vpn", "loopback"}:
            continue
        if any(ip.version == 4 and ip.is_link_local for ip in own):
            return InputProblem("discovery.self-assigned", interface=interface.label)
        if any(ip.version == 6 and not ip.is_link_local for ip in own):
            return InputProblem("discovery.only-ipv6", interface=interface.label)
    return InputProblem("discovery.nothing-to-scan", interface=label)


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
    return sum(network.num_addresses - (0 if network.prefixlen >= 31 or isinstance(network, Block) else 2) for network in networks)


def hosts(networks: Iterable[ipaddress.IPv4Network]) -> Iterator[str]:
    """The addresses to ask, in order, without network and broadcast addresses. Made one by one, so that a /16 takes no memory."""
    for network in networks:
        yield from map(str, network.hosts())


def expected_seconds(
    networks: Sequence[ipaddress.IPv4Network],
    *,
    rate: float = 300.0,
    timeout: float = 3.0,
    links: Sequence[ipaddress.IPv4Network] = (),
    tcp_ports: int = TCP_PORTS,
) -> float:
    """About how long a scan takes, in seconds. `links`: the networks of our own cards.

    There one question to each address will do, since the neighbour table tells who exists. Elsewhere each is asked twice and its TCP ports
    are tried, which fails slowly where nobody is (on loopback at once).
    """
    near = [network for network in networks if any(network.subnet_of(link) for link in links)]
    far = [network for network in networks if network not in near]
    asked = size(near) + size(far) * 2
    knocks = size(network for network in far if not network.is_loopback) * tcp_ports
    sweep = (asked + (size(far) if tcp_ports else 0)) / rate + (TAIL if far else 0)
    return round(max(sweep, knocks / KNOCKS) + timeout + SETTLE, 1)


def is_large(networks: Iterable[ipaddress.IPv4Network]) -> bool:
    """Whether the user should be told the expected time before starting."""
    return size(networks) > LARGE


def choices(*interfaces: Interface) -> tuple[NetworkChoice, ...]:
    """What can be scanned from here, suggested networks first; VPNs and virtual networks are offered but not suggested."""
    found, own = [], links(interfaces)
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
                    expected_seconds=expected_seconds(network, links=own),
                    large=is_large(network),
                    suggested=interface.kind in {"wired", "wifi", "unknown"} or (interface.kind == "virtual" and bool(interface.gateway)),
                    kind=interface.kind,
                    speed_mbit_s=interface.speed_mbit_s,
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
