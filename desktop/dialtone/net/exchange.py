"""One question and its answers, over UDP or a stream, within a deadline and a size. Nothing here waits or reads without bound."""

import asyncio
import contextlib
import ssl
import time
from collections.abc import AsyncIterator, Callable, Sequence

from msgspec import Struct

from dialtone.net.failure import Failure, of

WAITS: Sequence[float] = (0.5, 1.0, 2.0)
"""Seconds after each sending; the first as RFC 3261's T1."""
MAX_DATAGRAMS = 64
"""Datagrams kept of one exchange; a flood beyond it is dropped."""


class Datagram(Struct, frozen=True):
    """What came in, and the seconds since the exchange began."""

    data: bytes
    seconds: float


class _Collector(asyncio.DatagramProtocol):
    def __init__(self) -> None:
        self.queue: asyncio.Queue[bytes | OSError] = asyncio.Queue(MAX_DATAGRAMS)

    def datagram_received(self, data: bytes, addr: object) -> None:  # noqa: ARG002 - asyncio's signature
        self._keep(data)

    def error_received(self, exc: Exception) -> None:
        if isinstance(exc, OSError):
            self._keep(exc)

    def _keep(self, item: bytes | OSError) -> None:
        with contextlib.suppress(asyncio.QueueFull):
            self.queue.put_nowait(item)


@contextlib.asynccontextmanager
async def datagrams(
    host: str, port: int, source: str | None
) -> AsyncIterator[tuple[asyncio.DatagramTransport, _Collector, tuple[str, int]]]:
    """A UDP socket connected to an IP address, so that only its answers (and ICMP's «refused») come in. Yields the local address too."""
    loop = asyncio.get_running_loop()
    try:
        transport, collector = await loop.create_datagram_endpoint(
            _Collector, remote_addr=(host, port), local_addr=(source, 0) if source else None
        )
    except OSError as error:
        raise of(error) from error
    try:
        local = transport.get_extra_info("sockname")
        yield transport, collector, (str(local[0]).partition("%")[0], int(local[1]))
    finally:
        transport.close()
        await asyncio.sleep(0)  # the loop closes the socket on its next turn


async def ask_udp(
    host: str,
    port: int,
    make: Callable[[tuple[str, int]], bytes],
    accept: Callable[[bytes], bool],
    *,
    source: str | None = None,
    waits: Sequence[float] | None = None,
) -> tuple[Datagram, tuple[Datagram, ...]]:
    """Sends what `make(local address)` gives, again after each wait but the last (`WAITS`), until `accept` likes an answer.

    Gives the accepted datagram and those before it that were not. Failure «refused» (ICMP), «silent», «no-route»; «protocol» when only
    unacceptable datagrams came.
    """
    async with datagrams(host, port, source) as (transport, collector, local):
        started = time.monotonic()
        request = make(local)
        other: list[Datagram] = []
        refused: OSError | None = None
        for wait in WAITS if waits is None else waits:
            transport.sendto(request)
            until = time.monotonic() + wait
            while (left := until - time.monotonic()) > 0:
                try:
                    item = await asyncio.wait_for(collector.queue.get(), left)
                except TimeoutError:
                    break
                if isinstance(item, OSError):
                    refused = item
                    until = min(until, time.monotonic() + 0.2)  # the host said no; a moment more in case it was another packet's
                    continue
                answer = Datagram(item, time.monotonic() - started)
                if accept(item):
                    return answer, tuple(other)
                if len(other) < MAX_DATAGRAMS:
                    other.append(answer)
        if other:
            raise Failure("protocol", repr(other[0].data[:80]))
        raise of(refused) if refused else Failure("silent")


@contextlib.asynccontextmanager
async def stream(
    host: str,
    port: int,
    *,
    source: str | None = None,
    tls: ssl.SSLContext | None = None,
    server_name: str | None = None,
    deadline: float = 5.0,
) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A TCP or TLS connection to an IP address, closed at the end whatever happens. `deadline` is for connecting. Failure as in `of`."""
    try:
        async with asyncio.timeout(deadline):
            reader, writer = await asyncio.open_connection(host, port, local_addr=(source, 0) if source else None, limit=65_536)
            if tls is not None:
                await _shake_hands(writer, tls, server_name)
    except (OSError, TimeoutError, ValueError) as error:
        raise of(error) from error
    try:
        yield reader, writer
    finally:
        if tls is not None:
            writer.transport.abort()  # a server that never says goodbye would keep us waiting
        else:
            writer.close()
        with contextlib.suppress(OSError, TimeoutError, ssl.SSLError):
            async with asyncio.timeout(1):
                await writer.wait_closed()


async def _shake_hands(writer: asyncio.StreamWriter, tls: ssl.SSLContext, server_name: str | None) -> None:
    """TLS over the connection. When that fails or is cancelled, the socket closes at once; opened with `ssl=` it lingers."""
    raw = writer.transport
    try:
        await writer.start_tls(tls, server_hostname=server_name)
    except BaseException:
        raw.abort()
        await asyncio.sleep(0)  # the loop closes the socket on its next turn
        raise


async def read_some(reader: asyncio.StreamReader, until: Callable[[bytes], bool], *, deadline: float, maximum: int = 65_536) -> bytes:
    """Reads until `until(all so far)` says enough, the other side closes, or `maximum` or the deadline is reached; gives what there is.

    Failure «reset» only when nothing had come yet.
    """
    data = b""
    try:
        async with asyncio.timeout(deadline):
            while len(data) < maximum and not until(data):
                more = await reader.read(min(16_384, maximum - len(data)))
                if not more:
                    break
                data += more
    except TimeoutError:
        pass
    except (OSError, ssl.SSLError) as error:
        if not data:
            raise of(error) from error
    return data
