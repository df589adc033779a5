"""Knocks by TCP where no neighbour table can tell who exists: on routed networks, on loopback, and where the system hides its table.

An accepted connection is a device, also one that speaks nothing but HTTP. A refused one says that somebody is there (not on loopback, where
the system itself refuses for every address): no row, but a host for the others to look at. A port that an address surely unused accepts,
or nearly everybody, is open because something in between opens it (a virus scanner's or provider's proxy): being accepted there is no
evidence. Those hosts, up to a number, are looked at closer all the same, since what they say may tell the real ones from the proxy.

Of SIP only the usual ports are tried: a provider's further ones would cost minutes for addresses where nobody is, and are asked of hosts
that exist.
"""

import asyncio
import contextlib
import errno
import itertools
from collections.abc import Iterable, Iterator

from dialtone.discovery import networks
from dialtone.discovery.method import Context, NotRun, Report, Signal, evidence, pause
from dialtone.net import tcp

NAME = "reach"
SECONDS = 1.5
"""For a connection: the system repeats the first packet after one second."""
AT_ONCE = 200
TABLE = 1.0
"""Seconds in which the neighbour table should have been read once."""
EVERYBODY, EVERYBODY_OF = 0.9, 16
DOUBTFUL = 256
"""Hosts looked at closer although only a distrusted port is open there; a proxy for a whole /16 would keep the scan busy for hours."""

_DENIED = {errno.EPERM, errno.EACCES}
"""Also what the system says to a broadcast address inside the network as typed."""


class _Tally:
    """How often one thing happened (a port accepted, a connection was refused), and to whom.

    It counts once it is clear that it doesn't happen to everybody. Connections to nobody fail last, so the first outcomes say little.
    """

    def __init__(self, name: str, *, few: bool) -> None:
        self.name = name
        self.believed = few
        self.distrusted = False
        self.pending = True
        self.asked = 0
        self.happened = 0
        self.waiting: dict[str, None] = {}

    def heard(self, ip: str, *, happened: bool) -> list[str]:
        """Take one outcome in; the addresses for which it counts from now on."""
        self.asked += 1
        if happened:
            self.happened += 1
            self.waiting[ip] = None
        if self.asked >= EVERYBODY_OF and self.happened < EVERYBODY * self.asked:
            self.believed = True
        return self.ready()

    def last(self) -> list[str]:
        """The same when all outcomes are in."""
        if self.asked < EVERYBODY_OF:
            self.believed = True
        return self.ready()

    def ready(self) -> list[str]:
        """The addresses that waited and for which it counts. None while it is `pending` what the control address does."""
        if self.pending or self.distrusted or not self.believed:
            return []
        ready = list(self.waiting)
        self.waiting.clear()
        return ready


class _Reach:
    """One run: who to ask, what came of it."""

    def __init__(self, context: Context, report: Report) -> None:
        self.context = context
        self.report = report
        options = context.options
        numbers = dict.fromkeys((*options.http_ports, *options.sip_tcp_ports[:1], *options.https_ports, *options.sip_tls_ports[:1]))
        self.total = sum(1 for _ in self._addresses())
        few = self.total < EVERYBODY_OF
        self.ports = {number: _Tally(f"tcp:{number}", few=few) for number in numbers}
        self.refusals = _Tally("refused", few=few)
        self.done = 0
        self.went = 0
        self.errors: dict[int, int] = {}

    def _addresses(self) -> Iterator[str]:
        """Those about which the neighbour table says nothing."""
        context = self.context
        everywhere = not context.hosts.watched
        return (ip for ip in networks.hosts(context.networks) if everywhere or not context.on_link(ip))

    async def run(self) -> None:
        if not self.total:
            raise NotRun("scan-neighbours-tell")
        if not self.ports:
            raise NotRun("scan-no-web-ports")
        places = ((port, ip) for port in self.ports for ip in self._addresses())
        working = asyncio.gather(
            self._control(), *(self._work(places) for _ in range(min(tcp.room(AT_ONCE), self.total * len(self.ports))))
        )
        stopping = asyncio.create_task(self.context.stop.wait())
        stopping.add_done_callback(lambda _: working.cancel())
        try:
            await working
        except asyncio.CancelledError:
            if not self.context.stop.is_set():
                raise
        finally:
            working.cancel()
            stopping.cancel()
            await asyncio.gather(working, stopping, return_exceptions=True)
        if not self.context.stop.is_set():
            self._conclude()

    async def _control(self) -> None:
        """The address that nobody uses: a port that is open there is open everywhere, and so with a refusal."""
        control = self.context.control
        if control:
            await self.context.gate()
            outcomes = await asyncio.gather(*(self._probe(control, port) for port in self.ports))
            for port, outcome in zip(self.ports, outcomes, strict=True):
                if outcome == "open":
                    self.ports[port].distrusted = True
                    self.report(self._signal(control, port, control=True))
                elif outcome == "refused":
                    self.refusals.distrusted = True
        for tally in (*self.ports.values(), self.refusals):
            tally.pending = False
        for port, tally in self.ports.items():
            self._opened(port, tally.ready())
        self._there(self.refusals.ready())

    async def _work(self, places: Iterator[tuple[int, str]]) -> None:
        """Take the next place until there are none. A host that is known by now needs no further knocking."""
        context, first = self.context, next(iter(self.ports))
        for port, ip in places:
            if not context.hosts.known(ip):
                if port == first:
                    await context.pacer.wait()
                await context.gate()
                if context.stop.is_set():
                    return
                self._take(port, ip, await self._probe(ip, port))
            self.done += 1
            if self.done % 64 == 0:
                await asyncio.sleep(0)
            context.step(NAME, self.done, self.total * len(self.ports))

    async def _probe(self, ip: str, port: int) -> tcp.Outcome:
        outcome, number = await tcp.probe(ip, port, source=self.context.source, seconds=SECONDS)
        if ip == self.context.control:
            return outcome
        if outcome == "error":
            self.errors[number] = self.errors.get(number, 0) + 1
        else:
            self.went += 1
        return outcome

    def _take(self, port: int, ip: str, outcome: tcp.Outcome) -> None:
        if outcome == "error":
            return
        self._opened(port, self.ports[port].heard(ip, happened=outcome == "open"))
        if not ip.startswith("127."):
            self._there(self.refusals.heard(ip, happened=outcome == "refused"))

    def _opened(self, port: int, accepted: Iterable[str]) -> None:
        for ip in accepted:
            self.context.hosts.add(ip)
            self.report(self._signal(ip, port))

    def _there(self, refusing: Iterable[str]) -> None:
        for ip in refusing:
            self.context.hosts.add(ip)

    def _signal(self, ip: str, port: int, *, control: bool = False) -> Signal:
        return Signal(ip=ip, evidence=evidence(NAME, "open", f"tcp:{port}"), control=control, port=port)

    def _conclude(self) -> None:
        """Say what could not be asked or is not believed."""
        if self.errors and not self.went:
            raise NotRun("scan-no-permission" if self.errors.keys() & _DENIED else "scan-no-route", self._detail())
        for port, tally in self.ports.items():
            self._opened(port, tally.last())
        self._there(self.refusals.last())
        doubtful = dict.fromkeys(ip for tally in (*self.ports.values(), self.refusals) for ip in tally.waiting)
        self._there(itertools.islice((ip for ip in doubtful if not self.context.hosts.known(ip)), DOUBTFUL))
        names = [tally.name for tally in self.ports.values() if tally.distrusted or tally.waiting]
        if names:
            raise NotRun("scan-open-everywhere", ", ".join(names))
        if self.errors.keys() - _DENIED:
            raise NotRun("scan-partly", self._detail())

    def _detail(self) -> str:
        return ", ".join(f"{errno.errorcode.get(number, number)} × {count}" for number, count in self.errors.items())


async def run(context: Context, report: Report) -> None:
    """Connect to the web and SIP ports of every address that the neighbour table cannot speak for.

    NotRun: «scan-neighbours-tell» where there is none; «scan-no-route», «scan-no-permission» where not one packet could leave;
    «scan-open-everywhere», with the ports, where being accepted says nothing.
    """
    if any(network.overlaps(link) for network in context.networks for link in context.links):
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(TABLE):
                while not (context.hosts.watched or context.stop.is_set()):
                    await pause(context.stop, 0.05)
    await _Reach(context, report).run()
