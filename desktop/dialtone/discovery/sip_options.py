"""Asks every address with a SIP OPTIONS what it is (RFC 3261 11): the way that finds most telephones. It calls nobody.

The sweep asks all addresses on the usual ports, paced, because too fast a sweep overflows the system's neighbour table and loses phones
without an error. The closer look runs beside it: every host that turns out to exist is asked again where it kept silent, and on further
ports. So silent addresses are asked twice only where no neighbour table tells that nobody is there.
"""

import asyncio
import errno
import ipaddress
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from socket import socket

from dialtone.discovery import networks, oui
from dialtone.discovery.method import Context, NotRun, Report, pause
from dialtone.discovery.sip_question import MAX_ANSWERS, NAME, Questions
from dialtone.net import interfaces, udp
from dialtone.net.pacing import Pacer, Room, neighbour_places
from dialtone.wire import sip

__all__ = ["MAX_ANSWERS", "NAME", "pair"]

LOG = logging.getLogger(__name__)
Work = Callable[[Context, Report], Awaitable[None]]
SOCKETS = 8
"""Packets to addresses without a host wait some 3 s in their socket's queue, 167 at most (Linux): room for 300 new addresses a second."""
FURTHER = 4
"""Sockets for further ports: they don't wait for hosts that don't exist."""
KNOWN_RATE = 1500.0
"""Packets a second to hosts that exist. They fill no neighbour table; together they take 6 Mbit/s, fewer than 32 at once to one host."""
AGAIN = 0.7
"""Seconds from the moment that a host turns out to exist until it is asked again."""
GRACE = 1.0
"""Seconds that a host which has answered is given for its other ports."""
MAX_LOOKED = 4096
"""Hosts asked on further ports. More of them at one site is something in between that answers for all."""
_NO_PERMISSION = {errno.EPERM, errno.EACCES}
_NOBODY = {errno.EHOSTUNREACH, errno.EHOSTDOWN, errno.EACCES}
"""Refusals of one address by itself: no host there (macOS says so at once), or a broadcast address inside the network as typed."""


class _Sockets:
    """The sockets of sweep and look, open while either works. A target always has the same one: a repeat must come from the same port."""

    def __init__(self, source: str, handle: Callable[[bytes, tuple[str, int]], None]) -> None:
        self._source = source
        self._handle = handle
        self._users = 0
        self._sockets: list[socket] = []
        self._readers: list[asyncio.Task[None]] = []

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Open them, or join in. NotRun «scan-no-socket»."""
        self._users += 1
        try:
            if self._users == 1:
                self._open()
            yield
        finally:
            self._users -= 1
            if not self._users:
                await self._close()

    def of(self, ip: str, *, swept: bool) -> socket:
        """The socket for a target."""
        return self._sockets[share(ip) if swept else SOCKETS + share(ip) % FURTHER]

    def _open(self) -> None:
        try:
            self._sockets = []
            for _ in range(SOCKETS + FURTHER):
                self._sockets.append(udp.open_udp((self._source, 0)))
        except OSError as error:
            raise NotRun("scan-no-socket", str(error)) from error
        self._readers = [asyncio.create_task(self._read(sock)) for sock in self._sockets]

    async def _read(self, sock: socket) -> None:
        while True:
            try:
                await udp.receive(sock, self._handle)
            except OSError as error:  # an interface that goes away is told here; the answers that came before must not be its last
                LOG.debug("receiving: %s", error)
                await asyncio.sleep(0.2)

    async def _close(self) -> None:
        readers, sockets = self._readers, self._sockets
        self._readers, self._sockets = [], []
        for reader in readers:
            reader.cancel()
        await asyncio.gather(*readers, return_exceptions=True)
        for sock in sockets:
            sock.close()


def share(ip: str) -> int:
    """Which of the sweep's sockets asks this address."""
    return int(ip.rpartition(".")[2]) % SOCKETS


class _Asking:
    """One run: what was asked, who answered, what the system refused."""

    def __init__(self, context: Context, report: Report) -> None:
        self.context = context
        self.report = report
        self.questions = Questions(context)
        loopback = all(network.is_loopback for network in context.networks)
        self.sockets = _Sockets("" if loopback else context.source or "", self._received)
        self.answered: dict[str, set[int]] = {}
        self.further = tuple(port for port in context.options.more_sip_ports if port not in context.options.sip_ports)
        self.pacers = Pacer(KNOWN_RATE), Pacer(KNOWN_RATE)
        self.looked: dict[str, float] = {}
        self.room = Room(neighbour_places())
        self.sent = 0
        self.refused: dict[int, int] = {}
        self.unasked: set[str] = set()
        self.own: dict[str, str | None] = {}
        self.total = networks.size(context.networks) + bool(context.control)
        self.done = 0
        self.left_out = 0

    async def sweep(self) -> None:
        """Ask all addresses; the silent again where nobody can know who exists."""
        context, blind = self.context, not self._all_on_link()
        whole = self.total * (2 if blind else 1)
        async with self.sockets.open():
            await self._pass(self._targets, whole)
            if not self.sent:
                raise NotRun(self._reason(), self._detail())
            await self._between(long=blind or bool(self.unasked))
            self.done = self.total
            if blind or self.unasked or not context.hosts.watched:
                await self._pass(lambda: filter(self._unsure, self._targets()), self.total * 2)
            context.step(NAME, whole, whole)
            gaps = self.unasked - self.answered.keys()
            if gaps and not context.stop.is_set():
                raise NotRun("scan-partly", f"{len(gaps)}/{self.total - bool(context.control)}: {self._detail()}")

    def _all_on_link(self) -> bool:
        return all(any(network.subnet_of(link) for link in self.context.links) for network in self.context.networks)

    async def _between(self, *, long: bool) -> None:
        """Time for answers before the second pass, or for the first look at the neighbour table, without which there is one."""
        until = time.monotonic() + min(networks.TAIL, self.context.options.timeout)
        while (left := until - time.monotonic()) > 0 and not self.context.stop.is_set() and (long or not self.context.hosts.watched):
            await pause(self.context.stop, min(left, 0.1))

    def _unsure(self, ip: str) -> bool:
        """Whether a silent address may still have somebody; who is known to exist is left to the closer look."""
        hosts = self.context.hosts
        if ip in self.answered or hosts.known(ip):
            return False
        return ip in self.unasked or not (hosts.watched and self.context.on_link(ip))

    def _targets(self) -> Iterator[str]:
        if self.context.control:
            yield self.context.control
        yield from networks.hosts(self.context.networks)

    async def _pass(self, targets: Callable[[], Iterable[str]], whole: int) -> None:
        """Ask these targets. Each socket has its share; one whose queue is full does not hold up the others."""

        async def work(number: int) -> None:
            for ip in (ip for ip in targets() if share(ip) == number):
                if self.context.on_link(ip):
                    await self.room.enter(lambda: self.context.hosts.count, self.context.stop)
                for port in self.context.options.sip_ports:
                    if not await self._ask(ip, port, self.context.pacer):
                        return
                self.done += 1
                self.context.step(NAME, min(self.done, whole), whole)

        await asyncio.gather(*map(work, range(SOCKETS)))

    async def _ask(self, ip: str, port: int, pacer: Pacer) -> bool:
        """Ask in turn, not while paused; False when the scan was stopped."""
        await pacer.wait()
        await self.context.gate()
        if self.context.stop.is_set():
            return False
        swept = port in self.context.options.sip_ports
        sock = self.sockets.of(ip, swept=swept)
        loopback = ipaddress.ip_address(ip).is_loopback
        source = ip if loopback else self.context.source or self._own(ip) or sock.getsockname()[0]
        data = self.questions.text(ip, port, "udp", (source, sock.getsockname()[1]))
        error = await udp.send(sock, data, (ip, port))
        if ip == self.context.control or not swept:
            return True
        if error is None:
            self.sent += 1
            self.unasked.discard(ip)
        elif error.errno is not None:
            self.refused[error.errno] = self.refused.get(error.errno, 0) + 1
            if error.errno not in _NOBODY:
                self.unasked.add(ip)
        return True

    def _own(self, ip: str) -> str | None:
        """Our address towards this one, for the message's text; looked up once per 256 addresses."""
        block = ip.rpartition(".")[0]
        if block not in self.own:
            self.own[block] = interfaces.source_address(ip)
        return self.own[block]

    def _reason(self) -> str:
        if self.context.stop.is_set():
            return "scan-stopped"
        return "scan-no-permission" if _NO_PERMISSION & self.refused.keys() else "scan-no-route"

    def _detail(self) -> str:
        return ", ".join(f"{errno.errorcode.get(code, code)} × {count}" for code, count in self.refused.items())

    async def look(self) -> None:
        """Ask every host that exists again where it kept silent, and on further ports; wait for the slow."""
        context = self.context
        async with self.sockets.open():
            async with asyncio.TaskGroup() as group:
                if context.control:
                    group.create_task(self._ask_further(context.control))
                async for ip in context.hosts.follow():
                    if context.covers(ip):
                        group.create_task(self._ask_further(ip))
                        group.create_task(self._ask_again(ip))
            while (left := self._patience() - time.monotonic()) > 0 and not context.stop.is_set():
                await pause(context.stop, min(left, 0.1))
        if self.left_out:
            raise NotRun("scan-partly", f"UDP {self.further[0]}–{self.further[-1]}: {self.left_out}")

    async def _ask_known(self, ip: str, ports: Iterable[int], pacer: Pacer) -> None:
        for port in ports:
            if port in self.answered.get(ip, ()) or self._in_between(ip):
                continue
            if not await self._ask(ip, port, pacer):
                return
            self.looked[ip] = time.monotonic()

    async def _ask_further(self, ip: str) -> None:
        """The further ports: also of a host that answered already, since one device can have several."""
        if len(self.looked) < MAX_LOOKED or ip in self.looked:
            await self._ask_known(ip, self.further, self.pacers[0])
        elif self.further and not self._in_between(ip):
            self.left_out += 1

    async def _ask_again(self, ip: str) -> None:
        """The usual ports once more, and the further ones of a silent host that may be a telephone."""
        await pause(self.context.stop, min(AGAIN, self.context.options.timeout))
        await self._ask_known(ip, self.context.options.sip_ports, self.pacers[1])
        if ip not in self.answered and ip in self.looked and oui.may_be_telephone(self.context.hosts.mac(ip)):
            await self._ask_further(ip)

    def _in_between(self, ip: str) -> bool:
        """Whether a host is known by no more than what the unused address says too: something answers for everybody, on every port."""
        said, control = self.questions.values(ip), self.context.control
        return bool(said and control and ip != control and said <= self.questions.values(control) and not self.context.hosts.mac(ip))

    def _patience(self) -> float:
        """Until when answers may come of those that the closer look asked."""
        timeout = self.context.options.timeout
        return max((at + (min(GRACE, timeout) if ip in self.answered else timeout) for ip, at in self.looked.items()), default=0.0)

    def _received(self, data: bytes, source: tuple[str, int]) -> None:
        message = sip.parse(data)
        target = self.questions.asked(message) if message else None
        if message is None or target is None:
            return  # a request, an answer to somebody else, or no SIP at all
        ip, port = target
        if ip != self.context.control and not self.context.covers(ip):
            return
        if (message.status or 0) >= 200:  # «100 Trying» promises an answer and is none
            self.answered.setdefault(ip, set()).add(port)
            if ip != self.context.control:
                self.context.hosts.speaking.add(ip)
        for signal in self.questions.signals(message, target, "udp", source[0]):
            self.report(signal)


def pair() -> tuple[Work, Work]:
    """The sweep, and the closer look at each host; they share sockets and what was answered.

    The sweep raises NotRun when not one packet could be sent, or in the end not to all («scan-partly»). The look ends when hosts are closed
    and nobody is waited for any more: a host that answered for a second, others for the options' timeout after their last question.
    """
    shared: list[_Asking] = []

    def of(context: Context, report: Report) -> _Asking:
        if not shared:
            shared.append(_Asking(context, report))
        return shared[0]

    async def sweep(context: Context, report: Report) -> None:
        await of(context, report).sweep()

    async def look(context: Context, report: Report) -> None:
        await of(context, report).look()

    return sweep, look
