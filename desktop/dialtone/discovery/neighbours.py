"""The neighbour table during the sweep: which hosts exist on this segment, with their MAC address, also when they keep silent to SIP.

What counts as existing. An entry is proof when the system calls it reachable (confirmed less than a minute ago; a system without states is
believed), or heard from the neighbour since the scan began. Other entries are memories: the host may be gone. The sweep's packet makes the
system check them: Linux and Windows wait five seconds for a sign of life and then ask three times, a second apart (RFC 4861 7.3.3; measured
on Linux: a host that exists is reachable again after 5.2 s, one that is gone fails after 8.4 s). So a memory becomes a suspect, which the
other methods look at at once, and the scan waits for the system's verdict on those that kept silent. One that fails is never told; one
without verdict (typed into the table by somebody, or a system that doesn't check) is told as not present.

The table keeps one MAC address for an address. Where the system lets us hear the replies themselves, a second one that says the same of
itself is told as well.
"""

import asyncio
import ipaddress
import time
from collections.abc import Iterable

from dialtone.discovery.method import Context, NotRun, Report, Signal, evidence, pause
from dialtone.domain.problems import EnvironmentProblem
from dialtone.net import interfaces, neighbours
from dialtone.net.arp_replies import Replies
from dialtone.net.neighbours import Neighbour

NAME = "neighbour"
MAX_HEARD = 65_536
"""Replies kept that name an address which the table doesn't have."""
EVERY = 0.5
"""Seconds between two looks: entries of hosts that exist live at least five, also when the table is full."""
PATIENCE = 8.0
"""Seconds to wait, after all else is done, for the system's verdict on hosts that it remembers."""
MAX_TOLD = 2 * neighbours.MAX_ROWS
"""Pairs told at most: a host that changes its MAC address all the time must not fill memory."""


class _Table:
    """What was told of the table so far, and which of its entries await a verdict."""

    def __init__(self, context: Context, report: Report) -> None:
        self.context = context
        self.report = report
        self.began = time.monotonic()
        self.through = _only_interface(context)
        self.told: set[tuple[str, str]] = set()
        self.macs: set[str] = set()
        self.doubtful: list[Neighbour] = []
        self.whole_link = _whole_link(context)

    @property
    def waiting(self) -> bool:
        """Whether the system is still finding out about a host."""
        return any(row.state == "probing" for row in self.doubtful)

    def take(self, rows: Iterable[Neighbour]) -> None:
        """Tell what is new and proven, and keep what is doubtful."""
        self.doubtful = []
        sixth = []
        for row in rows:
            if (row.ip, row.mac) in self.told or (self.through is not None and row.interface not in {None, self.through}):
                continue
            if ":" in row.ip:
                sixth.append(row)
            elif not self.context.covers(row.ip):
                continue
            elif self._proven(row) or self.context.hosts.known(row.ip):
                self._tell(row, present=True)
            else:
                self.context.hosts.suspect(row.ip, row.mac)
                self.doubtful.append(row)
        if self.through is not None:
            self._tell_sixth(sixth)

    def end(self) -> None:
        """What is still in doubt is told as such."""
        for row in self.doubtful:
            self._tell(row, present=False)

    def _proven(self, row: Neighbour) -> bool:
        heard = row.age is not None and row.age <= time.monotonic() - self.began
        return heard or row.state in {"reachable", "unknown"}

    def _tell(self, row: Neighbour, *, present: bool) -> None:
        if len(self.told) < MAX_TOLD:
            self.told.add((row.ip, row.mac))
            self.macs.add(row.mac)
            self.report(Signal(ip=row.ip, mac=row.mac, evidence=evidence(NAME, "mac", row.mac), present=present))

    def _tell_sixth(self, rows: Iterable[Neighbour]) -> None:
        """IPv6 addresses of the same link, joined by MAC address; nobody asks them, so a memory counts where IPv4 shows that host.

        Where only a part of the link is scanned, they add an address to a device and list none.
        """
        for row in rows:
            if (row.mac in self.macs or self._proven(row)) and len(self.told) < MAX_TOLD:
                self.told.add((row.ip, row.mac))
                said = evidence(NAME, "address", row.ip)
                self.report(Signal(ip=None, mac=row.mac, addresses=(row.ip,), evidence=said, only_locates=not self.whole_link))


def _only_interface(context: Context) -> str | None:
    """The interface whose entries count: the chosen one, if the system's routes lead there; else they may be in any."""
    chosen = context.interface
    if chosen is None:
        return None
    own = {address.ip for address in chosen.addresses}
    towards = {interfaces.source_address(str(network[min(1, network.num_addresses - 1)])) for network in context.networks}
    return chosen.name if towards <= own else None


def _whole_link(context: Context) -> bool:
    """Whether all that the chosen interface is in gets scanned."""
    if context.interface is None:
        return False
    own = [ipaddress.ip_network(address.network, strict=False) for address in context.interface.addresses]
    fourth = [network for network in own if isinstance(network, ipaddress.IPv4Network) and not network.is_link_local]
    return bool(fourth) and all(any(network.subnet_of(scanned) for scanned in context.networks) for network in fourth)


def _watches(context: Context) -> bool:
    """Whether the table knows who exists: an interface without neighbours (a tunnel) has no entries to tell it by."""
    if context.interface is None:
        return bool(context.links)
    own = [ipaddress.ip_network(address.network, strict=False) for address in context.interface.addresses]
    return any(network.overlaps(link) for network in own if isinstance(network, ipaddress.IPv4Network) for link in context.links)


async def run(context: Context, report: Report) -> None:
    """Read the table until all else is done, and a little longer for the system's verdict on hosts that it only remembers.

    NotRun when the system does not show it.
    """
    if all(network.is_loopback for network in context.networks):
        raise NotRun("scan-loopback-only")
    table, watches = _Table(context, report), _watches(context)
    with Replies(table.through) as replies:
        await _read_on(table, replies, watches=watches)
    table.end()


async def _read_on(table: _Table, replies: Replies, *, watches: bool) -> None:
    context, until = table.context, 0.0
    heard: dict[tuple[str, str], Neighbour] = {}  # until the table, read just before, knows of them
    while True:
        closed = context.hosts.closed.is_set()
        try:
            rows = await asyncio.to_thread(neighbours.read)
        except EnvironmentProblem as problem:
            context.hosts.watched = False
            raise NotRun("scan-no-neighbours", str(problem.params.get("detail", ""))) from problem
        context.hosts.watched = watches
        # Only of addresses in the table: whoever replies without being asked makes no host. The table's own row counts as the last word.
        heard.update({(row.ip, row.mac): row for row in replies.take()[: MAX_HEARD - len(heard)]})
        known = {row.ip for row in rows}
        table.take((*(heard.pop(key) for key in list(heard) if key[0] in known), *rows))
        if closed:
            until = until or time.monotonic() + PATIENCE
            if not table.waiting or context.stop.is_set() or time.monotonic() >= until:
                break
        await pause(context.stop if closed else context.hosts.closed, EVERY)
