"""What this computer knows of the largest packet on the way to an address, and whether it can be told not to cut packets up."""

import contextlib
import socket
import sys

_IP_MTU, _IPV6_MTU = 14, 24
IPV4, IPV6 = 28, 48
"""Octets of IP and UDP headers around a datagram's payload."""


def headers(address: str) -> int:
    """Octets of the headers around a datagram to this address."""
    return IPV6 if ":" in address else IPV4


def can_forbid_fragments() -> bool:
    """Whether datagrams can be sent whole or not at all, whatever path MTU the system has in mind."""
    return sys.platform == "linux"


def known_mtu(target: str, source: str | None) -> int | None:
    """The path MTU to this address as the system has it now: that of its link, or what routers said by ICMP. None where it doesn't tell."""
    if sys.platform != "linux":
        return None
    six = ":" in target
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET6 if six else socket.AF_INET, socket.SOCK_DGRAM) as sock:
        if source:
            sock.bind((source, 0))
        sock.connect((target, 9))
        return sock.getsockopt(socket.IPPROTO_IPV6 if six else socket.IPPROTO_IP, _IPV6_MTU if six else _IP_MTU)
    return None
