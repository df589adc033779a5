"""Opens a responder's sockets and closes them: one asyncio loop serves all."""

import asyncio
import contextlib
import logging
import ssl
from collections.abc import Awaitable, Callable
from typing import Self

from dialtone.net.datagram_server import UdpPort
from dialtone.readiness.responder import mirror
from dialtone.readiness.responder.certificate import server_tls
from dialtone.readiness.responder.control import Control
from dialtone.readiness.responder.datagrams import Datagrams
from dialtone.readiness.responder.hub import Hub, Role
from dialtone.readiness.responder.limits import Counters
from dialtone.readiness.responder.reflector import Reflector
from dialtone.readiness.responder.settings import Settings

_LOG = logging.getLogger(__name__)
_BUFFER = 1 << 18
_TRIES = 20

Handle = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Responder:
    """The peer. `start` opens what `settings` says, `close` ends everything; then it may not be started again."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._hub = Hub(settings)
        self._datagrams = Datagrams(self._hub)
        self._reflector = Reflector(self._hub)
        self._ports: list[UdpPort] = []
        self._servers: list[asyncio.Server] = []
        self._connections: dict[asyncio.Task[None], str] = {}

    @property
    def port(self) -> int:
        """The main port that was opened."""
        return self._hub.port

    @property
    def counters(self) -> Counters:
        """What happened so far."""
        return self._hub.counters

    def description(self) -> dict[str, object]:
        """The ports that were opened, as clients are told."""
        return self._hub.description()

    async def start(self) -> None:
        """OSError when the main port isn't free on every address, or an address isn't this machine's; other ports may be missing."""
        try:
            await self._main()
            for index, _ in enumerate(self.settings.listen):
                self._add(index, "other", self._hub.port + 2)
            await self._sip()
            for port in self.settings.stamp_ports:
                self._stamp(port or self._hub.port + 1)
        except BaseException:
            await self.close()
            raise

    async def _main(self) -> None:
        """One number for UDP and TCP on every address; with port 0 whichever is free for all."""
        wanted = self.settings.port
        for attempt in range(1 if wanted else _TRIES):
            ports: list[UdpPort] = []
            try:
                for listen in self.settings.listen:
                    ports.append(UdpPort(listen.local, ports[0].address[1] if ports else wanted))
                number = ports[0].address[1]
                for listen in self.settings.listen:
                    await self._tcp(listen.local, number, Control(self._hub).handle)
            except OSError:
                for port in ports:
                    port.close()
                await self._stop_servers()
                if wanted or attempt == _TRIES - 1:
                    raise
                continue
            self._hub.port = number
            for index, port in enumerate(ports):
                self._keep(index, "main", port)
            return

    def _add(self, index: int, role: Role, number: int) -> int:
        """A further UDP port where it is free; its number, or 0."""
        try:
            port = UdpPort(self.settings.listen[index].local, number)
        except (OSError, OverflowError):
            _LOG.info("UDP port %s isn't free", number)
            return 0
        self._keep(index, role, port)
        return port.address[1]

    def _keep(self, index: int, role: Role, port: UdpPort) -> None:
        self._ports.append(port)
        self._hub.add((index, role), port)
        port.serve(self._datagrams.handle)

    def _stamp(self, number: int) -> None:
        for listen in self.settings.listen:
            try:
                port = UdpPort(listen.local, number)
            except (OSError, OverflowError):
                _LOG.info("UDP port %s isn't free", number)
                continue
            self._ports.append(port)
            port.serve(self._reflector.handle)
            self._hub.stamp_port = self._hub.stamp_port or port.address[1]

    async def _sip(self) -> None:
        settings, hub, local = self.settings, self._hub, self.settings.listen[0].local
        if settings.sip_port is not None:
            hub.sip_udp_port = self._add(0, "sip", settings.sip_port)
            hub.sip_tcp_port = await self._mirror(local, settings.sip_port, "tcp", None)
        if settings.sip_tls_port is not None:
            tls, hub.sip_tls_sha256 = await asyncio.to_thread(server_tls)
            hub.sip_tls_port = await self._mirror(local, settings.sip_tls_port, "tls", tls)

    async def _mirror(self, local: str, number: int, transport: str, tls: ssl.SSLContext | None) -> int:
        async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await mirror.serve(self._hub, b"", reader, writer, transport)

        try:
            return await self._tcp(local, number, handle, tls)
        except OSError:
            _LOG.info("TCP port %s isn't free", number)
            return 0

    async def _tcp(self, local: str, number: int, handle: Handle, tls: ssl.SSLContext | None = None) -> int:
        async def connection(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task, host = asyncio.current_task(), str(writer.get_extra_info("peername")[0])
            if task is None or not self._room(host):
                writer.transport.abort()
                return
            self._connections[task] = host
            try:
                await handle(reader, writer)
            except (OSError, EOFError, TimeoutError, asyncio.LimitOverrunError, asyncio.CancelledError):
                pass  # who left, and our own end: nothing to keep
            finally:
                del self._connections[task]
                await _hang_up(writer)

        server = await asyncio.start_server(connection, local, number, limit=_BUFFER, ssl=tls, ssl_handshake_timeout=5.0 if tls else None)
        self._servers.append(server)
        return int(server.sockets[0].getsockname()[1])

    def _room(self, host: str) -> bool:
        """Whether one more connection from there is taken; nobody may use them all up."""
        limits = self.settings.limits
        if len(self._connections) >= limits.connections:
            return False
        return sum(other == host for other in self._connections.values()) < limits.connections_per_source

    async def close(self) -> None:
        """End all connections and release all ports; safe to call again."""
        for port in self._ports:
            port.close()
        self._ports = []
        await self._stop_servers()

    async def _stop_servers(self) -> None:
        for server in self._servers:
            server.close()
        tasks = tuple(self._connections)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for server in self._servers:
            abort = getattr(server, "abort_clients", None)  # Python 3.13: who connected and never spoke TLS
            if abort is not None:
                abort()
            await server.wait_closed()
        self._servers = []

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


async def _hang_up(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with contextlib.suppress(OSError, TimeoutError, asyncio.CancelledError):
        async with asyncio.timeout(1):
            await writer.wait_closed()
            return
    writer.transport.abort()
