"""Asks every address with a SIP OPTIONS what it is (RFC 3261 11): the way that finds most telephones. It calls nobody.

Paced, because too fast a sweep overflows the system's neighbour table and loses phones without an error; a second pass for the silent ones;
several sockets, because packets to addresses without a host fill a socket's queue; replies matched by Call-ID, since a host with several
addresses may answer from another one.
"""

import asyncio
import contextlib
import errno
import hashlib
import hmac
import ipaddress
import itertools
import socket
from collections.abc import Awaitable, Callable, Iterator, Sequence

from dialtone.discovery import networks
from dialtone.discovery.method import Context, NotRun, Report, Signal, evidence, normal_mac, pause
from dialtone.net import interfaces, udp
from dialtone.net.pacing import Pacer
from dialtone.wire import sip

NAME = "sip-options"
Work = Callable[[Context, Report], Awaitable[None]]
SOCKETS = 4
MAX_ANSWERS = 32
"""Different answers kept of one address, so that a talkative host cannot fill memory."""
_NO_PERMISSION = {errno.EPERM, errno.EACCES}
_NOBODY = {errno.EHOSTUNREACH, errno.EHOSTDOWN, errno.EACCES}
"""Refusals of one address by itself: no host there (macOS says so at once), or a broadcast address inside the network as typed."""


class _Sweep:
    """One run: what was asked, who answered, what the system refused."""

    def __init__(self, context: Context, report: Report) -> None:
        self.context = context
        self.report = report
        self.answered: dict[str, set[tuple[str, ...]]] = {}
        self.control = networks.control_address(context.networks, context.options.control)
        self.pacer = Pacer(context.options.rate)
        self.sent = 0
        self.refused: dict[int, int] = {}
        self.unasked: set[str] = set()
        self.own: dict[str, str | None] = {}
        self.total = networks.size(context.networks) + bool(self.control)

    async def run(self) -> None:
        async with contextlib.AsyncExitStack() as stack:
            sockets = [stack.enter_context(contextlib.closing(self._open())) for _ in range(SOCKETS)]
            readers = [asyncio.create_task(udp.receive(sock, self._received)) for sock in sockets]
            try:
                await self._ask(sockets, lambda _ip: True, 0)
                if not self.sent:
                    raise NotRun(self._reason(), self._detail())
                await pause(self.context.stop, min(networks.TAIL, self.context.options.timeout))
                await self._ask(sockets, lambda ip: ip not in self.answered, self.total)
                await pause(self.context.stop, self.context.options.timeout)
                if self.unasked - self.answered.keys() and not self.context.stop.is_set():
                    raise NotRun("scan-partly", f"{len(self.unasked)}/{self.total - bool(self.control)}: {self._detail()}")
            finally:
                for reader in readers:
                    reader.cancel()
                await asyncio.gather(*readers, return_exceptions=True)

    def _open(self) -> socket.socket:
        loopback = all(network.is_loopback for network in self.context.networks)
        source = "" if loopback else self.context.source or ""
        try:
            return udp.open_udp((source, 0))
        except OSError as error:
            raise NotRun("scan-no-socket", str(error)) from error

    def _targets(self) -> Iterator[str]:
        if self.control:
            yield self.control
        yield from networks.hosts(self.context.networks)

    async def _ask(self, sockets: Sequence[socket.socket], wanted: Callable[[str], bool], before: int) -> None:
        """Send to all targets that are wanted. Each socket has its share; one whose queue is full does not hold up the others.

        A share is the same in both passes, since a repeat must come from the same port.
        """
        done = 0

        async def work(number: int, sock: socket.socket) -> None:
            nonlocal done
            for ip in itertools.islice(self._targets(), number, None, len(sockets)):
                if not wanted(ip):
                    continue
                await self.pacer.wait()
                if self.context.stop.is_set():
                    return
                for port in self.context.options.sip_ports:
                    await self._send(sock, ip, port)
                done += 1
                self.context.step(NAME, before + done, self.total * 2)

        await asyncio.gather(*(work(number, sock) for number, sock in enumerate(sockets)))

    async def _send(self, sock: socket.socket, ip: str, port: int) -> None:
        local_port = sock.getsockname()[1]
        source = ip if ipaddress.ip_address(ip).is_loopback else self.context.source or self._own(ip) or sock.getsockname()[0]
        call_id = self._call_id(ip, port)
        once = hashlib.sha256(call_id.encode()).hexdigest()  # the second pass repeats the same transaction (RFC 3261 17.1.2.2)
        data = sip.options_request(ip, port, source, local_port, "UDP", call_id, once[:16], once[16:24])
        error = await udp.send(sock, data, (ip, port))
        if ip == self.control:
            return
        if error is None:
            self.sent += 1
            self.unasked.discard(ip)
        elif error.errno is not None:
            self.refused[error.errno] = self.refused.get(error.errno, 0) + 1
            if error.errno not in _NOBODY:
                self.unasked.add(ip)

    def _own(self, ip: str) -> str | None:
        """Our address towards this one, for the message's text; looked up once per 256 addresses."""
        block = ip.rpartition(".")[0]
        if block not in self.own:
            self.own[block] = interfaces.source_address(ip)
        return self.own[block]

    def _call_id(self, ip: str, port: int) -> str:
        """Names the target and proves that we asked it: nobody who got one question can answer those that others got."""
        return sip.target_call_id(self._proof(ip, port), ip, port)

    def _proof(self, ip: str, port: int) -> str:
        return hmac.digest(self.context.token.encode(), f"{ip}:{port}".encode(), "sha256").hex()[:16]

    def _asked(self, call_id: str) -> tuple[str, int] | None:
        target = sip.call_id_target(call_id)
        return sip.call_id_target(call_id, self._proof(*target)) if target else None

    def _reason(self) -> str:
        if self.context.stop.is_set():
            return "scan-stopped"
        return "scan-no-permission" if _NO_PERMISSION & self.refused.keys() else "scan-no-route"

    def _detail(self) -> str:
        return ", ".join(f"{errno.errorcode.get(code, code)} × {count}" for code, count in self.refused.items())

    def _received(self, data: bytes, source: tuple[str, int]) -> None:
        message = sip.parse(data)
        target = self._asked(message.call_id or "") if message and message.status else None
        if message is None or target is None:
            return  # a request, an answer to somebody else, or no SIP at all
        ip, port = target
        if ip != self.control and not self.context.covers(ip):
            return
        seen = self.answered.setdefault(ip, set())
        mac = normal_mac(message.header("mac") or "")
        for name, value in _said(message):
            key = (str(port), name, value, source[0])
            if key in seen or len(seen) >= MAX_ANSWERS:
                continue
            seen.add(key)
            self.report(
                Signal(
                    ip=ip,
                    evidence=evidence(NAME, name, value),
                    mac=mac,
                    sip_port=port,
                    answered_from=source[0] if source[0] != ip else None,
                    control=ip == self.control,
                )
            )


def _said(message: sip.SipMessage) -> tuple[tuple[str, str], ...]:
    """Who the device says it is; failing that, the bare fact that it answered."""
    named = [(name, value) for name in ("user-agent", "server") if (value := message.header(name))]
    return tuple(named) or (("status", f"{message.status} {message.reason}".strip()),)


async def run(context: Context, report: Report) -> None:
    """Sweep the networks on the options' ports. NotRun when not one packet could be sent, or in the end not to all («scan-partly»)."""
    await _Sweep(context, report).run()


def pair() -> tuple[Work, Work]:
    """The sweep, and the closer look at each host."""

    async def look(context: Context, report: Report) -> None:
        del report
        async for _ in context.hosts.follow():
            pass

    return run, look
