"""UDP sockets that don't lose packets on the way out or in, on every system, for asyncio's selector loop."""

import asyncio
import contextlib
import errno
import socket
import sys
from collections.abc import Callable

RECEIVE_BUFFER = 4 << 20
"""Bytes asked of the system; it may give less. A sweep answered by everybody overran the default (measured)."""
MAX_DATAGRAM = 65_536
_SIO_UDP_CONNRESET = 0x9800000C
_IP_RECVERR = 11
_EARLIER = {errno.ECONNREFUSED, errno.EHOSTUNREACH}
"""What an earlier packet's fate may refuse a packet with; a second attempt tells whether it was meant."""
_FULL = {errno.EAGAIN, errno.EWOULDBLOCK, errno.ENOBUFS, errno.ENOMEM}
_REFUSALS = {errno.ECONNREFUSED, errno.ECONNRESET, errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EMSGSIZE}
"""What an ICMP message about an earlier packet turns into at the next receive; it says nothing about this one."""


def open_udp(local: tuple[str, int] = ("", 0), *, family: socket.AddressFamily = socket.AF_INET) -> socket.socket:
    """A bound, non-blocking UDP socket with a large receive buffer. OSError when the address is not this machine's or the port is taken."""
    sock = socket.socket(family, socket.SOCK_DGRAM)
    try:
        sock.setblocking(False)
        with contextlib.suppress(OSError):
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)
        _ignore_port_unreachable(sock)
        sock.bind(local)
    except BaseException:
        sock.close()
        raise
    return sock


def _ignore_port_unreachable(sock: socket.socket) -> None:
    """Windows turns an ICMP port unreachable into error 10054 on the next receive, and some versions then stay deaf."""
    if sys.platform == "win32":
        with contextlib.suppress(OSError, ValueError, AttributeError):
            sock.ioctl(_SIO_UDP_CONNRESET, False)  # type: ignore[arg-type]


async def send(sock: socket.socket, data: bytes, address: tuple[str, int], *, patience: float = 5.0) -> OSError | None:
    """Send one datagram and wait while the system's queue is full (packets wait there for ARP, some 3 s for a host that isn't there).

    Waits as well while its neighbour table is full. Returns what the system refused it with, or None when it took it. Gives up on what
    stays full after `patience` seconds.
    """
    try:
        async with asyncio.timeout(patience):
            while True:
                try:
                    _send_now(sock, data, address)
                except OSError as error:
                    if error.errno not in _FULL:
                        return error
                    await asyncio.sleep(0.02)  # asyncio can wait for a socket, but not several tasks for one
                else:
                    return None
    except TimeoutError:
        return OSError(errno.EAGAIN, "the send queue stayed full")


def _send_now(sock: socket.socket, data: bytes, address: tuple[str, int]) -> None:
    """Send, or raise what keeps the system from it.

    Linux drops a packet without a word when its neighbour table is full, but for a socket that wants to hear of errors (ip(7), IP_RECVERR).
    That is set for this moment only: else errors about earlier packets would queue up. Unsetting it empties that queue, and reading
    SO_ERROR takes away the last, which the next attempt would be refused with.
    """
    if sys.platform != "linux" or sock.family != socket.AF_INET:
        sock.sendto(data, address)
        return
    sock.setsockopt(socket.IPPROTO_IP, _IP_RECVERR, 1)
    try:
        try:
            sock.sendto(data, address)
        except OSError as error:
            if error.errno not in _EARLIER:
                raise
            sock.sendto(data, address)
    finally:
        sock.setsockopt(socket.IPPROTO_IP, _IP_RECVERR, 0)
        sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)


async def receive(sock: socket.socket, handle: Callable[[bytes, tuple[str, int]], None]) -> None:
    """Give every datagram to `handle` until cancelled. ICMP errors about earlier packets are passed over."""
    loop = asyncio.get_running_loop()
    count = 0
    while True:
        try:
            data, address = await loop.sock_recvfrom(sock, MAX_DATAGRAM)
        except OSError as error:
            if error.errno not in _REFUSALS and getattr(error, "winerror", None) not in {10054, 10040, 10052}:
                raise
            await asyncio.sleep(0)
            continue
        handle(data, (address[0], address[1]))
        count += 1
        if count % 64 == 0:  # a receive that never has to wait would keep every other task from running
            await asyncio.sleep(0)
