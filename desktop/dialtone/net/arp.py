"""Asks a network who has an address, and hears everybody who says so (ARP probes, RFC 5227): the system's own table keeps only one."""

import asyncio
import contextlib
from collections.abc import Sequence

from dialtone.net import packets
from dialtone.net.interfaces import Interface
from dialtone.wire import link_frames

SECONDS = 1.5
"""How long answers are awaited after the last question; RFC 5227 2.1.1 waits as long between probes."""
PER_SECOND = 100
ROUNDS = 2


async def holders(interface: Interface, targets: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The MAC addresses that answer for each of these addresses, sorted; nothing for those that nobody has.

    Asks each twice, at a pace that no switch minds. OSError as `packets.open_packets`. The interface needs a MAC address.
    """
    found: dict[str, set[str]] = {}
    wanted = frozenset(targets)
    with packets.open_packets(interface, packets.ARP) as sock:

        def read() -> None:
            for _ in range(64):
                got = packets.receive(sock)
                if got is None:
                    return
                reply = link_frames.arp_reply(got[0])
                if reply is not None and reply.ip in wanted and reply.mac != interface.mac:
                    found.setdefault(reply.ip, set()).add(reply.mac)

        loop = asyncio.get_running_loop()
        loop.add_reader(sock, read)
        try:
            for _ in range(ROUNDS):
                for target in targets:
                    with contextlib.suppress(OSError):  # the interface went down meanwhile; silence says nothing then, and nothing is said
                        packets.send(sock, interface, packets.ARP, link_frames.arp_question(str(interface.mac), target))
                    await asyncio.sleep(1 / PER_SECOND)
                await asyncio.sleep(SECONDS)
        finally:
            loop.remove_reader(sock)
    return {ip: tuple(sorted(macs)[:8]) for ip, macs in sorted(found.items())}
