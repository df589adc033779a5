"""Routers on the way to an address, by what they say when a packet's time to live ends there. On Linux this needs no rights (ip(7))."""

import asyncio
import contextlib
import socket
import struct
import sys
import time

from dialtone.net.failure import of

_IP_RECVERR = 11
_FROM_ICMP = 2
_TIME_EXCEEDED, _UNREACHABLE = 11, 3
_EXTENDED = struct.Struct("=IBBBxII")
_PORT = 33_434
_TRIES = 3
_TURN = 0.05


def can_see() -> bool:
    """Whether this system tells a program without special rights which router answered."""
    return sys.platform == "linux"


async def routers(target: str, source: str | None, count: int = 4, *, patience: float = 1.2) -> tuple[str | None, ...]:
    """The IPv4 addresses that answer at hop 1, 2, … (None: silent), until the target itself answers. Failure as in `of`."""
    seen = await asyncio.gather(*(_hop(target, source, number, patience) for number in range(1, count + 1)))
    found: list[str | None] = []
    for address, arrived in seen:
        found.append(address)
        if arrived:
            break
    return tuple(found)


async def _hop(target: str, source: str | None, number: int, patience: float) -> tuple[str | None, bool]:
    """Who answered, and whether that was the target."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
            sock.setblocking(False)
            sock.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, number)
            sock.setsockopt(socket.IPPROTO_IP, _IP_RECVERR, 1)
            if source:
                sock.bind((source, 0))
            for turn in range(_TRIES):
                with contextlib.suppress(ConnectionRefusedError, BlockingIOError):
                    sock.sendto(b"", (target, _PORT + number + turn * 16))
                until = time.monotonic() + patience / _TRIES
                while time.monotonic() < until:
                    found = _told(sock)
                    if found is not None:
                        return found[0], found[1] or found[0] == target
                    await asyncio.sleep(_TURN)
    except OSError as error:
        raise of(error) from error
    return None, False


def _told(sock: socket.socket) -> tuple[str, bool] | None:
    """The sender of an ICMP message about our packet, and whether it says that the packet had arrived (nobody listens on that port)."""
    try:
        _, marks, _, _ = sock.recvmsg(512, 512, socket.MSG_ERRQUEUE)
    except OSError:
        return None
    for level, kind, value in marks:
        if (level, kind) == (socket.IPPROTO_IP, _IP_RECVERR) and len(value) >= _EXTENDED.size + 8:
            _, origin, icmp, code, _, _ = _EXTENDED.unpack_from(value)
            if origin == _FROM_ICMP and icmp in {_TIME_EXCEEDED, _UNREACHABLE}:
                address = socket.inet_ntoa(value[_EXTENDED.size + 4 : _EXTENDED.size + 8])
                return address, icmp == _UNREACHABLE and code == 3
    return None
