"""Sockets that hear a multicast group or broadcasts on chosen interfaces, and sockets that ask a group through one, on three systems.

They share their port: nobody's softphone, printer service or DHCP server may notice that we listen. Where a system would hand us what was
meant for that other program, the port counts as taken.
"""

import contextlib
import errno
import socket
import sys
from collections.abc import Sequence

from dialtone.net import udp
from dialtone.net.interfaces import Interface

_IP_MULTICAST_ALL = 49
"""Linux: hear a group only on the interfaces where this socket joined it. Python has no name for it."""
_JOINED_ALREADY = errno.EADDRINUSE
_IP_BOUND_IF = 25
_LAN = frozenset({"wired", "wifi", "unknown"})


def open_group(group: str, port: int, sources: Sequence[str], *, personal: bool) -> socket.socket:
    """A socket that hears `group` on the interfaces with these addresses (at least one). It can't send by mistake: it is never connected.

    `personal`: the port also carries messages meant for one program (SIP), so on Windows, where sharing would take them away from it, a
    port in use is an error. OSError: the port is taken, not allowed, or none of the interfaces can do multicast.
    """
    sock = _shared(_where(group, sources), port, careful=personal)
    try:
        _join(sock, group, sources)
    except BaseException:
        sock.close()
        raise
    return sock


def _where(group: str, sources: Sequence[str]) -> str:
    """Bound to the group, a socket gets nothing that was sent to this computer alone. Windows can't bind to a group."""
    if sys.platform == "win32":
        return sources[0] if len(sources) == 1 else ""
    return group


def _join(sock: socket.socket, group: str, sources: Sequence[str]) -> None:
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            sock.setsockopt(socket.IPPROTO_IP, _IP_MULTICAST_ALL, 0)
    failed: OSError | None = None
    joined = 0
    for source in sources:
        try:
            sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton(group) + socket.inet_aton(source))
            joined += 1
        except OSError as error:
            if error.errno == _JOINED_ALREADY:  # two addresses of one interface
                joined += 1
            else:
                failed = error
    if not joined:
        raise failed or OSError(errno.ENODEV, "no interface")


def open_broadcast(port: int, interface: Interface | None) -> socket.socket:
    """A socket that hears what is broadcast to `port`, on one interface where the system can tell. OSError as `open_group`.

    Linux: bound to the broadcast address, so that a DHCP server here keeps what is sent to it alone. macOS can't, and only there any
    program may bind such a low port, as long as it names no address.
    """
    source = interface.ipv4 if interface else None
    where = {"linux": "255.255.255.255", "win32": source or ""}.get(sys.platform, "")
    sock = _shared(where, port, careful=True)
    if interface is not None:
        with contextlib.suppress(OSError, ValueError):  # then it hears all interfaces; what it hears is still true
            if sys.platform == "linux":
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, interface.name.encode() + b"\0")
            elif sys.platform == "darwin":
                sock.setsockopt(socket.IPPROTO_IP, _IP_BOUND_IF, socket.if_nametoindex(interface.name))
    return sock


def _shared(address: str, port: int, *, careful: bool) -> socket.socket:
    """A bound socket that lets others use the port. `careful`: on Windows, first see that nobody does."""
    if careful and sys.platform == "win32":
        for probed in {"", address}:
            udp.open_udp((probed, port)).close()
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        sock.setblocking(False)
        with contextlib.suppress(OSError):
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, udp.RECEIVE_BUFFER)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if hasattr(socket, "SO_REUSEPORT"):
            with contextlib.suppress(OSError):
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        sock.bind((address, port))
    except BaseException:
        sock.close()
        raise
    return sock


def open_asker(source: str, hops: int) -> socket.socket:
    """A socket that sends to groups through the interface with this address, at most `hops` routers far, and hears the answers to it."""
    sock = udp.open_udp((source, 0))
    try:
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(source))
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, hops)
    except BaseException:
        sock.close()
        raise
    return sock


def lan_addresses(choices: Sequence[Interface]) -> tuple[str, ...]:
    """One IPv4 address of each interface that leads to a network of the building: cable or Wi-Fi that is up, no VPN, nothing virtual."""
    own = (first_address(choice) for choice in choices if choice.up and choice.kind in _LAN)
    return tuple(ip for ip in own if ip)


def first_address(interface: Interface) -> str | None:
    """Its IPv4 address; a self-assigned one (169.254) where it has no other: that hears just as well."""
    return interface.ipv4 or next((address.ip for address in interface.addresses if ":" not in address.ip), None)


def still_there(source: str) -> bool:
    """Whether an address is still this machine's. An interface that goes away takes it along, and who listens there notices nothing."""
    try:
        udp.open_udp((source, 0)).close()
    except OSError as error:
        return error.errno != errno.EADDRNOTAVAIL and getattr(error, "winerror", None) != 10049
    return True
