"""TCP connections to devices: opened with care for the number of sockets, and closed in the ordinary way."""

import asyncio
import contextlib
import errno
import ipaddress
import socket
import sys
from typing import Literal

Outcome = Literal["open", "refused", "silent", "unreachable", "error"]
"""«refused»: somebody is there, with nothing behind this port. «unreachable»: a router or the own system says that nobody is. «error»:
the system did not even ask."""

_SCARCE = {errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM, errno.EAGAIN}
_NOBODY = {errno.EHOSTUNREACH, errno.EHOSTDOWN}
_WINDOWS = {10013: errno.EACCES, 10024: errno.EMFILE}
"""Where Windows' sockets have a number beside the one that Python's `errno` knows them by."""
_BIND_ADDRESS_NO_PORT = 24
"""Linux: choose the local port when the other side is known, so that the range of ports is not used up by connections just closed."""
_FILES = 1024


def room(wanted: int) -> int:
    """How many connections may be open at once without using up what the system gives a program; at most `wanted`.

    macOS starts programs with 256 open files, which is raised here where it may be. On Windows `select` takes 512 sockets in all.
    """
    if sys.platform == "win32":
        return min(wanted, 200)
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < _FILES and (hard == resource.RLIM_INFINITY or hard > soft):
        raised = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (raised, hard))
        soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return wanted if soft == resource.RLIM_INFINITY else max(1, min(wanted, soft // 4))


async def connect(ip: str, port: int, *, source: str | None, seconds: float) -> socket.socket:
    """A connected, non-blocking socket, from `source` where given (not on loopback). OSError, or TimeoutError after `seconds`.

    Waits up to two seconds where sockets are scarce.
    """
    for _ in range(20):
        try:
            return await _connect(ip, port, source=source, seconds=seconds)
        except OSError as error:
            if _number(error) not in _SCARCE:
                raise
        await asyncio.sleep(0.1)
    return await _connect(ip, port, source=source, seconds=seconds)


async def _connect(ip: str, port: int, *, source: str | None, seconds: float) -> socket.socket:
    target = ipaddress.ip_address(ip)
    sock = socket.socket(socket.AF_INET if target.version == 4 else socket.AF_INET6, socket.SOCK_STREAM)
    try:
        sock.setblocking(False)
        if source and not target.is_loopback and target.version == ipaddress.ip_address(source).version:
            if sys.platform == "linux":
                with contextlib.suppress(OSError):
                    sock.setsockopt(socket.IPPROTO_IP, _BIND_ADDRESS_NO_PORT, 1)
            sock.bind((source, 0))
        async with asyncio.timeout(seconds):
            await asyncio.get_running_loop().sock_connect(sock, (ip, port))
    except BaseException:
        sock.close()
        raise
    return sock


async def probe(ip: str, port: int, *, source: str | None, seconds: float) -> tuple[Outcome, int]:
    """Whether somebody accepts a connection there, which is closed at once; with the system's error number, 0 where there is none.

    Never raises for what the network does.
    """
    try:
        sock = await connect(ip, port, source=source, seconds=seconds)
    except TimeoutError:
        return "silent", 0
    except OSError as error:
        number = _number(error)
        return _outcome(number), number
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)
    sock.close()
    return "open", 0


def _number(error: OSError) -> int:
    return _WINDOWS.get(error.errno or 0, error.errno or 0)


def _outcome(number: int) -> Outcome:
    if number in {errno.ECONNREFUSED, errno.ECONNRESET}:
        return "refused"
    return "unreachable" if number in _NOBODY else "error"
