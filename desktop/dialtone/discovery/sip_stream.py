"""SIP OPTIONS over TCP and TLS, for telephones that keep silent over UDP: one connection and one question for each port of each known host.

Certificates are read and not checked, and old TLS is put up with. A port that accepts and says nothing is told as just that («connect»); so
is whatever accepts for the unused address, since then something in between accepts for everybody.

A host that answered no SIP question by then and may be a telephone is knocked at on the further ports too; what accepts there is asked over
TCP, then over TLS.
"""

import asyncio
import contextlib
import errno
import ssl
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from typing import Any, TypeVar

from dialtone.discovery import oui, tls
from dialtone.discovery.method import Context, NotRun, Report, Signal, evidence, pause
from dialtone.discovery.sip_question import Questions, Transport
from dialtone.domain.discovery import Evidence
from dialtone.net import tcp
from dialtone.wire import sip

NAME = "sip-stream"
CONNECT = 2.0
"""Seconds to connect; the system repeats its first packet after one."""
ANSWER = 3.0
"""Seconds for the handshake of TLS, and again for the answer."""
OBJECTION = 0.2
"""Seconds after the handshake in which a device that wants a certificate of ours says so (TLS 1.3). A question sent to it meanwhile would
make its system reset the connection, and what it said would be lost."""
AT_ONCE = 64
LATER = 2.5
"""Seconds that a host is given to answer over UDP before its further ports are knocked at: slow telephones take two."""
KNOCK = 2.5
"""Seconds for one: Windows takes two to see a refusal."""
KNOCKS = 8
"""Ports of one host at once; where none of so many gives a sign, a firewall keeps silent and the rest is left alone. A telephone maker's
device behind such a firewall is knocked at on all of them, at once, since it will be a telephone."""
MAX_KNOCKED = 1024
"""Hosts knocked at."""
MAX_DEAF = 16
"""Of these, hosts behind a firewall that keeps silent: each takes a whole wait for some twenty connections."""
MAX_MESSAGES = 8
"""Messages read on one connection: «100 Trying» and the like before the answer, requests that the device sends first."""
_ABSENT = {errno.ECONNREFUSED, errno.ECONNRESET, errno.EHOSTUNREACH, errno.EHOSTDOWN, errno.ETIMEDOUT}
"""Refusals by the other side; any other error is this system's, and then the port was not asked."""

Place = tuple[str, int, Transport]
T = TypeVar("T")


class _Asking:
    """One run: its questions, and what this system refused."""

    def __init__(self, context: Context, report: Report) -> None:
        self.context = context
        self.report = report
        self.questions = Questions(context)
        options = context.options
        self.ports: list[tuple[int, Transport]] = [(port, "tcp") for port in options.sip_tcp_ports]
        self.ports += [(port, "tls") for port in options.sip_tls_ports]
        self.limit = asyncio.Semaphore(tcp.room(AT_ONCE))
        usual = {port for port, _ in self.ports}
        self.further = tuple(port for port in dict.fromkeys((*options.sip_ports, *options.more_sip_ports)) if port not in usual)
        self.silent: dict[str, int] = {}
        self.knocked = 0
        self.deaf = 0
        self.tolerant = tls.tolerant()
        self.begun: set[asyncio.Task[Any]] = set()
        self.control: asyncio.Task[set[int]] | None = None
        self.total = 0
        self.refused: dict[str, int] = {}
        self.done = 0

    async def run(self) -> None:
        if not self.ports:
            raise NotRun("scan-no-stream-ports")
        async with asyncio.TaskGroup() as group:
            stopping = group.create_task(self._end_on_stop())
            if self.context.control:
                self._visits_to(group, self.context.control)
                self.control = self._begin(group, self._knock_at_control(self.context.control))
            async for ip in self.context.hosts.follow():
                if self.context.covers(ip):
                    usual = self._visits_to(group, ip)
                    self._begin(group, self._further(ip, usual))
            if self.begun:
                await asyncio.wait(self.begun)
            stopping.cancel()
        if self.refused and not self.context.stop.is_set():
            detail = ", ".join(f"{name} × {count}" for name, count in self.refused.items())
            raise NotRun("scan-partly", f"{sum(self.refused.values())}/{self.total}: {detail}")

    def _visits_to(self, group: asyncio.TaskGroup, ip: str) -> list[asyncio.Task[None]]:
        self.total += len(self.ports)
        return [self._begin(group, self._visit((ip, port, transport))) for port, transport in self.ports]

    def _begin(self, group: asyncio.TaskGroup, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        task = group.create_task(work)
        self.begun.add(task)
        task.add_done_callback(self.begun.discard)
        return task

    async def _end_on_stop(self) -> None:
        await self.context.stop.wait()
        for task in self.begun:
            task.cancel()

    async def _further(self, ip: str, usual: Iterable[asyncio.Task[None]]) -> None:
        """The further ports of a host that may be a telephone and has kept silent to SIP so far."""
        context = self.context
        await asyncio.gather(*usual, pause(context.stop, min(LATER, context.options.timeout)))
        mac, deaf = context.hosts.mac(ip), bool(self.ports) and self.silent.get(ip, 0) == len(self.ports)
        worth = oui.of_telephone_maker(mac) if deaf else oui.may_be_telephone(mac)
        if ip in context.hosts.speaking or not worth or self.knocked >= MAX_KNOCKED or (deaf and self.deaf >= MAX_DEAF):
            return
        self.knocked += 1
        self.deaf += deaf
        everywhere = await self.control if self.control else set()
        async for port in self._knock(ip, len(self.further) if deaf else KNOCKS):
            if port not in everywhere and not await self._attempt((ip, port, "tcp")):
                await self._attempt((ip, port, "tls"))

    async def _knock_at_control(self, ip: str) -> set[int]:
        """The further ports that accept for the address that nobody uses, and so for everybody."""
        return {port async for port in self._knock(ip)}

    async def _knock(self, ip: str, at_once: int = KNOCKS) -> AsyncIterator[int]:
        """The further ports that accept a connection, which is closed at once."""

        async def one(port: int) -> tcp.Outcome:
            async with self.limit:
                await self.context.gate()
                return (await tcp.probe(ip, port, source=self.context.source, seconds=KNOCK))[0]

        for at in range(0, len(self.further), at_once):
            ports = self.further[at : at + at_once]
            outcomes = await asyncio.gather(*map(one, ports))
            for port, outcome in zip(ports, outcomes, strict=True):
                if outcome == "open":
                    yield port
            if not {"open", "refused"} & set(outcomes):
                return

    async def _visit(self, place: Place) -> None:
        await self._attempt(place)
        self.done += 1
        self.context.step(NAME, self.done, self.total)

    async def _attempt(self, place: Place) -> bool:
        """Ask when it is our turn; whether there was an answer."""
        async with self.limit:
            await self.context.gate()
            if self.context.stop.is_set():
                return False
            try:
                return await self._ask(place)
            except TimeoutError:
                self.silent[place[0]] = self.silent.get(place[0], 0) + 1
            except OSError as error:
                if error.errno and error.errno not in _ABSENT and place[0] != self.context.control:
                    name = errno.errorcode.get(error.errno, str(error.errno))
                    self.refused[name] = self.refused.get(name, 0) + 1
        return False

    async def _ask(self, place: Place) -> bool:
        """Connect and ask; whether there was an answer.

        OSError or TimeoutError where there is no connection; what happens after that is told.
        """
        ip, port, transport = place
        sock = await tcp.connect(ip, port, source=self.context.source, seconds=CONNECT)
        local: tuple[str, int] = sock.getsockname()[:2]
        answered = False
        try:
            async with asyncio.timeout(ANSWER):
                secure = self.tolerant if transport == "tls" else None
                reader, writer = await asyncio.open_connection(sock=sock, ssl=secure, server_hostname="" if secure else None)
            try:
                if secure:
                    self._tell(place, tls.certificate(writer.get_extra_info("ssl_object")))
                    await asyncio.sleep(OBJECTION)
                writer.write(self.questions.text(ip, port, transport, local))
                answered = await read(reader, lambda data: self._answer(data, place))
            finally:
                await _close(writer)
        except ssl.SSLError as error:
            self._tell(place, [tls.trouble(error)])
        except OSError:  # silent or reset: it accepted, and that is all there is to tell (TimeoutError is one too)
            pass
        if not answered or ip == self.context.control:
            self._tell(place, [evidence(NAME, "connect", f"{transport}:{port}")])
        return answered

    def _answer(self, data: bytes, place: Place) -> bool:
        """Report what an answer says; the connection tells whose it is, however it spoils the message. True for a final one."""
        ip, port, transport = place
        message = sip.parse(data)
        if message is None or message.status is None:
            return False
        for signal in self.questions.signals(message, (ip, port), transport, ip):
            self.report(signal)
        if message.status >= 200 and ip != self.context.control:
            self.context.hosts.speaking.add(ip)
        return message.status >= 200

    def _tell(self, place: Place, items: Iterable[Evidence]) -> None:
        ip, port, _ = place
        for item in items:
            self.report(Signal(ip=ip, evidence=item, port=port, control=ip == self.context.control))


async def read(reader: asyncio.StreamReader, answer: Callable[[bytes], bool]) -> bool:
    """Give messages to `answer` until it is content or `ANSWER` seconds are over; also what was begun and never became whole.

    Bounded by `MAX_MESSAGES` of 64 KiB. ssl.SSLError where TLS ends in one.
    """
    buffer = b""
    with contextlib.suppress(TimeoutError, ConnectionError):
        async with asyncio.timeout(ANSWER):
            for _ in range(MAX_MESSAGES):
                while (size := sip.frame(buffer)) is None and (chunk := await reader.read(8192)):
                    buffer += chunk
                if size is None:
                    break
                if answer(buffer[:size]):
                    return True
                buffer = buffer[size:]
    return answer(buffer)


async def _close(writer: asyncio.StreamWriter) -> None:
    writer.close()
    try:
        async with asyncio.timeout(0.5):
            await writer.wait_closed()
    except OSError:  # reset, a broken end of TLS, or one who never says goodbye
        writer.transport.abort()


async def run(context: Context, report: Report) -> None:
    """Ask every host that exists, some at a time, while the sweep goes on. NotRun without ports, or where the system refused to ask."""
    await _Asking(context, report).run()
