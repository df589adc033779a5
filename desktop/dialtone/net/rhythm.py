"""Packets at a steady rhythm and the moments at which they came in: what measuring speech asks of sockets and clocks.

Every turn has its own moment, counted from the start, so that lateness never adds up; how late the turns were is told, because a sender
that is late makes losses that are not the line's. Bursts would: programs that send everything every 100 ms found 20 to 80 % loss.
"""

import asyncio
import contextlib
import socket
import struct
import sys
import time
from collections.abc import Awaitable, Callable, Iterator

from msgspec import Struct

from dialtone.net import udp
from dialtone.net.failure import of

_SO_TIMESTAMPNS = 35
_STAMP = struct.Struct("@ll")
_ANCILLARY = 64
_AT_ONCE = 64
"""Datagrams taken from one socket before others get their turn."""
_OLDEST = 5.0
EXPEDITED = 46 << 2
"""The TOS octet of speech (DSCP EF, RFC 3246), as telephones mark it. Windows sends unmarked all the same."""


class Lateness(Struct, frozen=True, kw_only=True):
    """How long after their moment turns were taken, in ms."""

    turns: int
    median_ms: float
    p99_ms: float
    worst_ms: float


async def beat(
    turn: Callable[[int], object],
    count: int,
    gap: float,
    *,
    clock: Callable[[], float] = time.perf_counter,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> Lateness:
    """Calls `turn(0)` to `turn(count - 1)`, the n-th n × `gap` seconds after the first; those that are due already, at once."""
    late: list[float] = []
    begin = clock()
    with fine_timer():
        for number in range(count):
            due = begin + number * gap
            while (ahead := due - clock()) > 0:
                await sleep(ahead)
            late.append(clock() - due)
            turn(number)
            if number % _AT_ONCE == _AT_ONCE - 1:
                await sleep(0)
    return lateness(late)


def lateness(seconds: list[float]) -> Lateness:
    """The summary of single turns' lateness."""
    late = sorted(seconds) or [0.0]
    return Lateness(
        turns=len(seconds),
        median_ms=round(late[len(late) // 2] * 1000, 3),
        p99_ms=round(late[int((len(late) - 1) * 0.99)] * 1000, 3),
        worst_ms=round(late[-1] * 1000, 3),
    )


@contextlib.contextmanager
def fine_timer() -> Iterator[None]:
    """Windows wakes a sleeper every 15.6 ms only, unless a program asks for better."""
    if sys.platform == "win32":
        import ctypes

        library = ctypes.WinDLL("winmm")
        asked = library.timeBeginPeriod(1) == 0
        try:
            yield
        finally:
            if asked:
                library.timeEndPeriod(1)
    else:
        yield


def open_flow(address: str, port: int, source: str | None = None, *, tos: int = EXPEDITED) -> socket.socket:
    """A connected UDP socket that marks what it sends and stamps what comes in. Failure where there is no way there."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        sock = udp.open_udp((source or "", 0), family=family)
    except OSError as error:
        raise of(error) from error
    try:
        with contextlib.suppress(OSError):  # a system that won't mark sends unmarked
            if family == socket.AF_INET6:
                sock.setsockopt(socket.IPPROTO_IPV6, getattr(socket, "IPV6_TCLASS", 67), tos)
            else:
                sock.setsockopt(socket.IPPROTO_IP, socket.IP_TOS, tos)
        if sys.platform == "linux":
            sock.setsockopt(socket.SOL_SOCKET, _SO_TIMESTAMPNS, 1)
        sock.connect((address, port))
    except OSError as error:
        sock.close()
        raise of(error) from error
    return sock


def send(sock: socket.socket, data: bytes) -> bool:
    """Send now; False when the system wouldn't take it. What ICMP says about an earlier packet doesn't count against this one."""
    try:
        sock.send(data)
    except ConnectionError:
        with contextlib.suppress(OSError):
            return sock.send(data) == len(data)
        return False
    except OSError:
        return False
    return True


def take(sock: socket.socket) -> Iterator[tuple[bytes, float]]:
    """The datagrams that are there, at most 64, each with the moment it came in (`time.perf_counter`).

    Linux says when its network card gave it the packet; elsewhere it is the moment of reading.
    """
    for _ in range(_AT_ONCE):
        try:
            if sys.platform == "linux":
                data, ancillary, _, _ = sock.recvmsg(2_048, _ANCILLARY)
                age = _age(ancillary)
            else:
                data, age = sock.recv(2_048), 0.0
        except BlockingIOError:
            return
        except OSError:
            continue
        yield data, time.perf_counter() - age


def _age(ancillary: list[tuple[int, int, bytes]]) -> float:
    """Seconds since the kernel's stamp; 0 without one, or where the clock was set meanwhile."""
    for level, kind, stamp in ancillary:
        if level == socket.SOL_SOCKET and kind == _SO_TIMESTAMPNS and len(stamp) >= _STAMP.size:
            seconds, nanoseconds = _STAMP.unpack_from(stamp)
            age = time.time() - (seconds + nanoseconds / 1e9)
            return age if 0 <= age < _OLDEST else 0.0
    return 0.0
