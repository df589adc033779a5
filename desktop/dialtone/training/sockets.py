"""What every server of the training site has in common: sockets on a preferred port or a free one, and an end to all of them.

Who closes the listeners closes the sockets, the connections and the tasks that they started.
"""

import asyncio
import errno
import socket
import ssl
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

MAX_HEAD = 16_384
HANDSHAKE_SECONDS = 3
_IN_USE = {errno.EADDRINUSE, errno.EACCES, errno.EPERM, getattr(errno, "WSAEADDRINUSE", 10048), getattr(errno, "WSAEACCES", 10013)}

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def _socket(kind: socket.SocketKind, address: str, port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET, kind)
    try:
        exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)  # Windows would otherwise let two programs share the port
        if exclusive is not None:
            made.setsockopt(socket.SOL_SOCKET, exclusive, 1)
        elif kind is socket.SOCK_STREAM:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.setblocking(False)
        made.bind((address, port))
        if kind is socket.SOCK_STREAM:
            made.listen()  # at once: two sockets may bind the same port, only one may listen
    except BaseException:
        made.close()
        raise
    return made


def claim(kinds: Sequence[socket.SocketKind], addresses: Sequence[str], ports: Sequence[int]) -> tuple[int, list[socket.socket]]:
    """Bind every address with every kind on the first of the ports that all of them allow; 0 means any that is free.

    Sockets come address by address, in the order of the kinds. Raises the last OSError where no port is left, or at once where an address
    does not exist on this machine.
    """
    failure = OSError(errno.EADDRINUSE, "no port to try")
    for wanted in ports:
        port, taken = wanted, list[socket.socket]()
        try:
            for address in addresses:
                for kind in kinds:
                    taken.append(_socket(kind, address, port))
                    port = port or taken[0].getsockname()[1]
        except OSError as error:
            for one in taken:
                one.close()
            failure = error
            if error.errno not in _IN_USE:
                raise
            continue
        return port, taken
    raise failure


async def _hang_up(writer: asyncio.StreamWriter) -> None:
    """Close politely, and after a second at all events: without TLS's goodbye from the client it would last half a minute."""
    writer.close()
    try:
        await asyncio.wait_for(writer.wait_closed(), 1)
    except (OSError, TimeoutError, asyncio.CancelledError):
        writer.transport.abort()


class Responder(asyncio.DatagramProtocol):
    """A UDP server that gives each datagram at most one answer, from the socket it came in on."""

    def __init__(self, respond: Callable[[bytes, tuple[str, int]], bytes | None]) -> None:
        self._respond = respond
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: Any) -> None:
        """Keep the socket to answer on."""
        self._transport = transport

    def datagram_received(self, data: bytes, addr: Any) -> None:
        """Answer, or keep silent."""
        reply = self._respond(data, addr)
        if reply is not None and self._transport is not None:
            self._transport.sendto(reply, addr)

    def error_received(self, exc: Exception) -> None:
        """An asker that has gone (ICMP, Windows 10054) is no concern of the server."""


class Listeners:
    """Sockets, servers and connection tasks of one site, closed together."""

    def __init__(self) -> None:
        self._transports: list[asyncio.BaseTransport] = []
        self._servers: list[asyncio.Server] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._loose: set[socket.socket] = set()

    def hold(self, sockets: Sequence[socket.socket]) -> None:
        """Answer for sockets that are claimed but not served yet: if the start fails in between they are closed too."""
        self._loose.update(sockets)

    def release(self, sock: socket.socket) -> None:
        """Another server answers for this socket now."""
        self._loose.discard(sock)

    async def datagram(self, sock: socket.socket, protocol: asyncio.DatagramProtocol) -> asyncio.DatagramTransport:
        """Serve a UDP socket."""
        transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(lambda: protocol, sock=sock)
        self._loose.discard(sock)
        self._transports.append(transport)
        return transport

    async def stream(self, sock: socket.socket, handler: Handler, tls: ssl.SSLContext | None = None) -> None:
        """Serve a TCP socket; an error on a connection ends that connection only."""

        async def connection(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            if task is not None:
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
            try:
                await handler(reader, writer)
            except (OSError, EOFError, asyncio.LimitOverrunError, TimeoutError, asyncio.CancelledError):
                pass  # a client that left, or our own end: nothing to keep
            finally:
                await _hang_up(writer)

        server = await asyncio.start_server(
            connection, sock=sock, limit=MAX_HEAD, ssl=tls, ssl_handshake_timeout=HANDSHAKE_SECONDS if tls else None
        )
        self._loose.discard(sock)
        self._servers.append(server)

    def later(self, seconds: float, call: Callable[[], None]) -> None:
        """Call after a pause, unless the site has ended by then."""

        async def wait() -> None:
            await asyncio.sleep(seconds)
            call()

        task = asyncio.get_running_loop().create_task(wait())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Close everything and wait until it is gone."""
        for server in self._servers:
            server.close()
        for transport in self._transports:
            transport.close()
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for server in self._servers:
            abort = getattr(server, "abort_clients", None)  # Python 3.13: who connected and never spoke TLS
            if abort is not None:
                abort()
            await server.wait_closed()
        for sock in self._loose:
            sock.close()
        self._transports, self._servers, self._tasks, self._loose = [], [], set(), set()
        await asyncio.sleep(0)  # datagram transports close their sockets in the loop's next round
