"""Hears what the other end of the cable says by LLDP and CDP: on Linux by a packet socket, where the program may; or from lldpd.

A switch says it every 30 seconds (CDP: 60). Nothing is ever sent. Windows and macOS have no way in for a program without a driver.
"""

import asyncio
import contextlib
import errno
import shutil
import socket
import struct
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from dialtone.wire import cdp, lldp, lldpcli
from dialtone.wire.lldp import Neighbour

_IEEE_802_2 = 0x0004
"""The kernel's number for frames that have a length where others have a type (if_ether.h)."""
_PROTOCOLS = ((lldp.ETHERTYPE, lldp.parse), (_IEEE_802_2, cdp.parse))
_SOL_PACKET, _ADD_MEMBERSHIP, _MULTICAST, _OUTGOING = 263, 1, 0, 4
_LONGEST_FRAME = 2048
_POLL_S = 2.0
_LLDPCLI = ("lldpcli", "-f", "json0", "show", "neighbors", "details")

Handler = Callable[[str, Neighbour, bool], None]
"""Interface, neighbour, and whether lldpd told it."""


def ways() -> tuple[str, ...]:
    """How it can be heard here: «raw», «lldpd», or nothing."""
    found = []
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            _open(lldp.ETHERTYPE, None).close()
            found.append("raw")
    if _ask_lldpd(1) is not None:
        found.append("lldpd")
    return tuple(found)


async def listen(interface: str | None, handle: Handler, stop: asyncio.Event) -> None:
    """Give what is heard to `handle` until `stop`, on one interface or on all.

    OSError: ENOTSUP where there is no way at all (no lldpd, and no right or not Linux), ENODEV when the interface isn't there.
    """
    if interface is not None and interface not in {name for _, name in socket.if_nameindex()}:
        raise OSError(errno.ENODEV, interface)
    found = await asyncio.to_thread(ways)
    if not found:
        raise OSError(errno.ENOTSUP, "no way to hear LLDP here")
    work = [_receive(protocol, parse, interface, handle) for protocol, parse in _PROTOCOLS] if "raw" in found else []
    work += [_lldpd(interface, handle)] if "lldpd" in found else []
    tasks = [asyncio.create_task(each) for each in work]
    stopping = asyncio.create_task(stop.wait())
    waiting: set[asyncio.Task[Any]] = {*tasks, stopping}
    try:
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            if task.done():
                task.result()  # the interface went away
    finally:
        for each in waiting:
            each.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)


async def _receive(protocol: int, parse: Callable[[bytes], Neighbour | None], interface: str | None, handle: Handler) -> None:
    loop = asyncio.get_running_loop()
    with _open(protocol, interface) as sock:
        while True:
            data, address = await loop.sock_recvfrom(sock, _LONGEST_FRAME)
            ours = address[2] == _OUTGOING or (interface is not None and address[0] != interface)
            if not ours and (neighbour := parse(data)) is not None:
                handle(str(address[0]), neighbour, False)
            await asyncio.sleep(0)


def _open(protocol: int, interface: str | None) -> socket.socket:
    """A socket for one protocol, with the groups joined that it is sent to. Other programs get their copy too."""
    sock = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(protocol))
    try:
        sock.setblocking(False)
        if interface:
            sock.bind((interface, protocol))
        for index, name in socket.if_nameindex():
            if interface in {None, name}:
                _join(sock, index)
    except BaseException:
        sock.close()
        raise
    return sock


def _join(sock: socket.socket, index: int) -> None:
    for group in (*lldp.ADDRESSES, cdp.ADDRESS):
        with contextlib.suppress(OSError):  # an interface without Ethernet below has no groups
            sock.setsockopt(_SOL_PACKET, _ADD_MEMBERSHIP, struct.pack("@iHH8s", index, _MULTICAST, len(group), group))


async def _lldpd(interface: str | None, handle: Handler) -> None:
    """Ask lldpd again and again; where it has gone, it says nothing and that is all."""
    while True:
        for name, neighbour in await asyncio.to_thread(_ask_lldpd, 5) or ():
            if interface in {None, name}:
                handle(name, neighbour, True)
        await asyncio.sleep(_POLL_S)


def _ask_lldpd(patience: float) -> tuple[tuple[str, Neighbour], ...] | None:
    """What lldpd has heard; None where it isn't installed, doesn't run, or doesn't let us."""
    tool = shutil.which(_LLDPCLI[0])
    if tool is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 - fixed words
            (tool, *_LLDPCLI[1:]), capture_output=True, timeout=patience, check=True, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return lldpcli.parse(done.stdout)
