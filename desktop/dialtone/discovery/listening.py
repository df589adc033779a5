"""What the ways of finding that listen, or ask a group, have in common: where to do it, how much to take from anybody, and when to end.

Whatever keeps a socket from hearing is told with its reason. Anybody on the network may flood a listener, so each sender has a share, all
together have one, and what is over it is thrown away unread.
"""

import asyncio
import contextlib
import errno
import ipaddress
import socket
from collections import Counter
from collections.abc import Callable, Coroutine, Iterable, Sequence
from typing import Any

from dialtone.discovery.method import Context, NotRun, pause
from dialtone.net import multicast, ports, udp
from dialtone.net.interfaces import interfaces

SHARE = 64
"""Messages taken from one sender: a telephone repeats its question five times at most, a media server announces some thirty services."""
TOTAL = 20_000
EVERY = 0.5
"""Seconds between two looks whether the interface is still there."""
HOPS = 2
"""How many routers far a question to a group may go (UPnP DA 1.1 1.3.2)."""
WAIT = 2
"""Seconds over which devices spread their answers (MX)."""
LATE = 1.0
AGAIN = 0.6
"""Seconds before the second time: one packet in a hundred gets lost on Wi-Fi, multicast more often."""
_NO_RIGHT = frozenset({errno.EACCES, errno.EPERM})

Handle = Callable[[bytes, tuple[str, int]], None]


def sources(context: Context, *, listening: bool) -> tuple[str, ...]:
    """Our addresses on the interfaces to work through. NotRun where there is none.

    That of the chosen interface; else, to listen, of all that lead into the building, and to ask, of those that the networks overlap.
    """
    if all(network.is_loopback for network in context.networks):
        return ("127.0.0.1",)
    own = context.source or (multicast.first_address(context.interface) if context.interface else None)
    if own:
        return (own,)
    if context.interface:
        raise NotRun("scan-no-ipv4", context.interface.label)
    found = multicast.lan_addresses(interfaces())
    if not listening:
        found = tuple(ip for ip in found if _inside(ip, context))
    if not found:
        raise NotRun("scan-no-interface")
    return found


def _inside(ip: str, context: Context) -> bool:
    """Whether one of our own addresses is on a link that the scanned networks overlap."""
    address = ipaddress.ip_address(ip)
    return any(address in link and any(link.overlaps(network) for network in context.networks) for link in context.links)


def not_run(error: OSError, port: int, taken: str = "scan-port-taken") -> NotRun:
    """Why a socket for `port` could not be had, as a result. `taken`: the reason code where another program holds the port."""
    said = error.strerror or str(error)
    windows = getattr(error, "winerror", None)
    if error.errno == errno.EADDRINUSE or windows in {10048, 10013}:
        program = ports.holder(port)
        return NotRun(taken, f"UDP {port}: {program}" if program else f"UDP {port}")
    if error.errno in _NO_RIGHT:
        return NotRun("scan-needs-rights", f"UDP {port}: {said}")
    if error.errno == errno.EADDRNOTAVAIL or windows == 10049:
        return NotRun("scan-interface-gone", said)
    return NotRun("scan-no-multicast", said)


class Shares:
    """How much each sender, and all together, may still say."""

    def __init__(self, share: int = SHARE, total: int = TOTAL) -> None:
        self._share = share
        self._left = total
        self._taken: Counter[str] = Counter()

    def take(self, sender: str) -> bool:
        """Whether one more message of this sender is taken."""
        if self._left <= 0 or self._taken[sender] >= self._share:
            return False
        self._left -= 1
        self._taken[sender] += 1
        return True

    @property
    def spent(self) -> bool:
        """Whether nothing more is taken from anybody."""
        return self._left <= 0


async def settled(context: Context) -> None:
    """Until all is asked and answered, or the scan is stopped."""
    while not (context.settled.is_set() or context.stop.is_set()):
        await pause(context.settled, EVERY)


async def listen(socks: Iterable[socket.socket], handle: Handle, own: Sequence[str], until: Coroutine[Any, Any, None]) -> None:
    """Give what arrives to `handle` until `until` ends. NotRun when none of our own addresses is there any more, or a socket fails."""
    tasks = [asyncio.ensure_future(work) for work in (until, _watch(own), *(udp.receive(sock, handle) for sock in socks))]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    except OSError as error:
        raise NotRun("scan-interface-gone", error.strerror or str(error)) from error
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _watch(own: Sequence[str]) -> None:
    while any(multicast.still_there(source) for source in own):  # noqa: ASYNC110 - the system tells nobody
        await asyncio.sleep(EVERY)
    raise NotRun("scan-interface-gone", ", ".join(own))


async def ask(context: Context, group: tuple[str, int], questions: Sequence[bytes], handle: Handle, *, announced: bool = False) -> None:
    """Ask a group twice through the interfaces to ask through, and give the answers to `handle` for as long as devices may take.

    `announced`: also what devices tell the group unasked, where the port can be shared. NotRun when multicast isn't possible here.
    """
    own = sources(context, listening=False)
    with contextlib.ExitStack() as stack:
        try:
            askers = [stack.enter_context(multicast.open_asker(source, HOPS)) for source in own]
        except OSError as error:
            raise not_run(error, group[1]) from error
        hearing = list(askers)
        if announced:
            with contextlib.suppress(OSError):  # a bonus: a system service may hold the port for itself
                hearing.append(stack.enter_context(multicast.open_group(*group, own, personal=False)))
        await listen(hearing, handle, own, _ask(context, group, questions, askers))


async def _ask(context: Context, group: tuple[str, int], questions: Sequence[bytes], askers: Sequence[socket.socket]) -> None:
    asked, refused, error = 0, 0, None
    for wait in (AGAIN, WAIT + LATE):
        for question in questions:
            for sock in askers:
                await context.gate()
                if context.stop.is_set():
                    return
                asked += 1
                error = await udp.send(sock, question, group)
                refused += error is not None
        if error and refused == asked:
            raise NotRun("scan-no-permission" if error.errno in _NO_RIGHT else "scan-no-multicast", error.strerror or str(error))
        await pause(context.stop, wait)
