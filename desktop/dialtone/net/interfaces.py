"""The machine's network interfaces: which there are, which one to work through, and from which address a target is reached.

The installer chooses the interface and the report prints it, because a laptop on site often has a cable, Wi-Fi and a VPN at once. The
operating system's default route may lead into that VPN, so it is never trusted: `default_interface` leaves VPNs out. psutil gives names
(friendly ones on Windows), addresses and speed, netifaces the gateways; both are used nowhere else.
"""

import contextlib
import ipaddress
import platform
import re
import socket
from collections.abc import Mapping, Sequence
from typing import Any

import netifaces
import psutil  # type: ignore[import-untyped]  # ships no types
from msgspec import Struct

from dialtone.domain.problems import InputProblem
from dialtone.net import interfaces_linux, interfaces_macos, interfaces_windows
from dialtone.net.interface_kinds import Kind, kind_of

ANYWHERE = "198.51.100.1"
"""A documentation address (RFC 5737) that stands for the world outside: asking the system for the way there sends nothing."""


class InterfaceAddress(Struct, frozen=True):
    """An address of an interface, without zone, and the network it lies in («192.168.10.0/24»)."""

    ip: str
    network: str


class Interface(Struct, frozen=True, kw_only=True):
    """A network interface. `name` is what the system calls it, `label` what its user does; speed in Mbit/s where the system knows it."""

    name: str
    label: str
    kind: Kind
    addresses: tuple[InterfaceAddress, ...] = ()
    mac: str | None = None
    up: bool = False
    speed_mbit_s: int | None = None
    gateway: str | None = None
    full_duplex: bool | None = None

    @property
    def ipv4(self) -> str | None:
        """The first IPv4 address that isn't self-assigned (169.254/16), or None."""
        for address in self.addresses:
            ip = ipaddress.ip_address(address.ip)
            if ip.version == 4 and not ip.is_link_local:
                return address.ip
        return None


class Raw(Struct, frozen=True, kw_only=True):
    """What the system says, as plain values, so that the conclusions can be tried without a machine that has it all.

    `addresses` per name: (family «ipv4», «ipv6» or «mac», address, netmask); `stats` per name: (up, Mbit/s or 0, full duplex
    or None); `gateways`: (address, interface); `hints`: what the system itself says about the kind; `labels`: its friendly names;
    `descriptions`: what the driver calls it.
    """

    addresses: Mapping[str, Sequence[tuple[str, str, str | None]]]
    stats: Mapping[str, tuple[bool, int, bool | None]]
    gateways: Sequence[tuple[str, str]] = ()
    hints: Mapping[str, Kind] = {}
    labels: Mapping[str, str] = {}
    descriptions: Mapping[str, str] = {}


def interfaces() -> tuple[Interface, ...]:
    """All interfaces of this machine, also those that are down, in the system's order. Takes no network traffic."""
    return conclude(_read_system())


def conclude(raw: Raw) -> tuple[Interface, ...]:
    """What `interfaces` concludes from what the system says."""
    found = []
    for name, entries in _without_aliases(raw.addresses).items():
        up, speed, duplex = raw.stats.get(name, (False, 0, None))
        label = raw.labels.get(name, name)
        addresses = tuple(a for a in (_address(*entry) for entry in entries) if a)
        found.append(
            Interface(
                name=name,
                label=label,
                kind=kind_of(name, label, (a.ip for a in addresses), raw.hints.get(name), raw.descriptions.get(name, "")),
                addresses=addresses,
                mac=next((_mac(address) for family, address, _ in entries if family == "mac" and _mac(address)), None),
                up=up,
                # Virtual adapters report 0, 65535 or 4294 Mbit/s when they mean «unknown».
                speed_mbit_s=speed if 0 < speed < 400_001 and speed not in {65535, 4294} else None,
                gateway=_gateway(name, raw.gateways),
                full_duplex=duplex,
            )
        )
    return tuple(found)


def _without_aliases(addresses: Mapping[str, Sequence[tuple[str, str, str | None]]]) -> dict[str, list[tuple[str, str, str | None]]]:
    """Linux gives an address with a label («eth0:1») as if it were another interface: it is one more of the same."""
    found: dict[str, list[tuple[str, str, str | None]]] = {}
    for name, entries in addresses.items():
        base = name.partition(":")[0]
        found.setdefault(base if base in addresses else name, []).extend(entries)
    return found


_RANK: dict[Kind, int] = {"wired": 0, "wifi": 1, "unknown": 2, "virtual": 3}


def default_interface(choices: Sequence[Interface]) -> Interface | None:
    """The one to propose: up, with an IPv4 address, by preference with a gateway, and then cable before Wi-Fi. Never a VPN or loopback."""
    usable = [c for c in choices if c.up and c.ipv4 and c.kind in _RANK]
    return min(usable, key=lambda c: (c.gateway is None, _RANK[c.kind]), default=None)


def find_interface(wanted: str, choices: Sequence[Interface]) -> Interface:
    """The interface of this name, label or address. InputProblem «net.no-such-interface» with the names there are."""
    for choice in choices:
        if wanted in {choice.name, choice.label} or any(wanted == a.ip for a in choice.addresses):
            return choice
    raise InputProblem("net.no-such-interface", name=wanted, choices=[c.name for c in choices])


def source_address(target: str, port: int = 9) -> str | None:
    """The address this machine would send from to reach `target` (an IP address), by a connected UDP socket.

    Nothing is sent. None: no route.
    """
    try:
        version = ipaddress.ip_address(target.partition("%")[0]).version
    except ValueError:
        return None
    family = socket.AF_INET if version == 4 else socket.AF_INET6
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((target, port))
            own = str(probe.getsockname()[0])
    except OSError:
        return None
    return None if own in {"0.0.0.0", "::"} else own.partition("%")[0]


def interface_towards(target: str, choices: Sequence[Interface]) -> Interface | None:
    """The interface that the system's routes would use for `target`; for saying «this goes through your VPN»."""
    own = source_address(target)
    return interface_of(own, choices) if own else None


def interface_of(ip: str, choices: Sequence[Interface]) -> Interface | None:
    """The interface that has this address."""
    return next((c for c in choices if any(a.ip == ip for a in c.addresses)), None)


def _address(family: str, address: str, netmask: str | None) -> InterfaceAddress | None:
    if family not in {"ipv4", "ipv6"}:
        return None
    plain = address.partition("%")[0]
    mask = (netmask or "").partition("/")[2] or netmask or ("32" if family == "ipv4" else "64")
    if family == "ipv6" and ":" in mask:
        mask = str(int(ipaddress.IPv6Address(mask)).bit_count())
    try:
        return InterfaceAddress(plain, str(ipaddress.ip_interface(f"{plain}/{mask}").network))
    except ValueError:
        return None


def _mac(address: str) -> str | None:
    digits = re.sub(r"[^0-9a-f]", "", address.lower())
    if len(digits) != 12 or digits == "0" * 12:
        return None
    return ":".join(digits[i : i + 2] for i in range(0, 12, 2))


def _gateway(name: str, gateways: Sequence[tuple[str, str]]) -> str | None:
    own = [address for address, interface in gateways if interface == name]
    return next((a for a in own if ":" not in a), own[0] if own else None)


def _read_system() -> Raw:
    families = {socket.AF_INET: "ipv4", socket.AF_INET6: "ipv6", psutil.AF_LINK: "mac"}
    addresses = {
        name: [(families[entry.family], entry.address, entry.netmask) for entry in entries if entry.family in families]
        for name, entries in psutil.net_if_addrs().items()
    }
    stats = {name: (s.isup, s.speed, _duplex(s.duplex)) for name, s in psutil.net_if_stats().items()}
    hints, labels, descriptions = _system_hints(list(addresses))
    return Raw(
        addresses=addresses,
        stats=stats,
        gateways=_read_gateways(addresses),
        hints=hints,
        labels=labels,
        descriptions=descriptions,
    )


def _duplex(value: Any) -> bool | None:
    return {psutil.NIC_DUPLEX_FULL: True, psutil.NIC_DUPLEX_HALF: False}.get(value)


def _read_gateways(addresses: Mapping[str, Sequence[tuple[str, str, str | None]]]) -> list[tuple[str, str]]:
    """Netifaces calls Windows interfaces by GUID and psutil by their friendly name: the same addresses tell which is which."""
    gateways: Any = netifaces.gateways()
    found = []
    for family in (netifaces.AF_INET, netifaces.AF_INET6):
        for entry in gateways.get(family, ()):
            address, name = str(entry[0]), str(entry[1])
            found.append((address.partition("%")[0], name if name in addresses else _friendly(name, addresses) or name))
    return found


def _friendly(guid: str, addresses: Mapping[str, Sequence[tuple[str, str, str | None]]]) -> str | None:
    own: set[str] = set()
    with contextlib.suppress(ValueError):  # raised for an interface that went away meanwhile
        own = {str(e.get("addr")) for family in netifaces.ifaddresses(guid).values() for e in family}
    return next((name for name, entries in addresses.items() if any(a in own for family, a, _ in entries if family != "mac")), None)


def _system_hints(names: Sequence[str]) -> tuple[dict[str, Kind], dict[str, str], dict[str, str]]:
    """Kinds, labels and the drivers' names, as far as the system tells them."""
    system = platform.system()
    if system == "Linux":
        return interfaces_linux.hints(list(names)), {}, {}
    if system == "Darwin":
        return *interfaces_macos.read(), {}
    if system == "Windows":
        adapters = interfaces_windows.read()
        return {a.alias: a.kind for a in adapters if a.kind}, {}, {a.alias: a.description for a in adapters}
    return {}, {}, {}
