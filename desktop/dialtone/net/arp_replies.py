"""ARP replies as they arrive (RFC 826), on Linux with the right to: who else says that an address is his. Listens, and never sends.

The neighbour table keeps one MAC address for each address, the one of the first who answered. Where an address was given out twice, the
second answer is thrown away by the system within the second, and only who hears the replies themselves knows of it.
"""

import contextlib
import socket
import struct
import sys
from typing import Self

from dialtone.net.neighbours_common import Neighbour, ip_of, mac_of

MAX_FRAMES = 20_000
"""Replies taken at one look; a sweep asks some hundreds of addresses a second."""
_ARP = struct.Struct("!HHBBH6s4s6s4s")
_PROTOCOL = 0x0806
_TO_US = 0  # PACKET_HOST (packet(7)), which Python names on Linux only
_BUFFER = 4 << 20


class Replies:
    """Replies to this machine since it was made, on one interface or on all. A context manager.

    Hears nothing where the system doesn't let the program (without root, and on other systems): the neighbour table is enough to work with.
    """

    def __init__(self, interface: str | None) -> None:
        self._socket: socket.socket | None = None
        if sys.platform == "linux":
            with contextlib.suppress(OSError):
                self._socket = _open(interface)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._socket:
            self._socket.close()

    def take(self) -> list[Neighbour]:
        """Who replied since the last time. Does not wait, and never raises."""
        found: dict[tuple[str, str], Neighbour] = {}
        if self._socket is None:
            return []
        with contextlib.suppress(OSError):  # nothing more to read, or the interface went away
            for _ in range(MAX_FRAMES):
                data, address = self._socket.recvfrom(256)
                row = parse(data, str(address[0])) if address[2] == _TO_US else None
                if row:
                    found[row.ip, row.mac] = row
        return list(found.values())


def _open(interface: str | None) -> socket.socket:
    sock = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(_PROTOCOL))
    try:
        sock.setblocking(False)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _BUFFER)
        if interface:
            sock.bind((interface, _PROTOCOL))
    except BaseException:
        sock.close()
        raise
    return sock


def parse(data: bytes, interface: str | None = None) -> Neighbour | None:
    """The neighbour who says in an ARP reply that an IPv4 address is his; None for anything else. Never raises."""
    if len(data) < _ARP.size:
        return None
    hardware, protocol, long, short, operation, sender, ip, _, _ = _ARP.unpack_from(data)
    if (hardware, protocol, long, short, operation) != (1, 0x0800, 6, 4, 2):
        return None
    mac, address = mac_of(sender), ip_of(ip)
    if mac is None or address is None:
        return None
    return Neighbour(address, mac, interface, "reachable", 0.0)
