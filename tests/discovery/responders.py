"""SIP responders on many loopback addresses, for the sweep to meet: real sockets, in the test's own event loop."""

import asyncio
import contextlib
import socket

from dialtone.wire import sip


class Responder(asyncio.DatagramProtocol):
    """Answers OPTIONS by `answer(request, source)`: bytes, None for silence, or a number of seconds and bytes."""

    def __init__(self, answer):
        self.answer = answer
        self.requests = []

    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, addr):
        request = sip.parse(data)
        self.requests.append((request, addr))
        reply = self.answer(request, addr)
        if isinstance(reply, tuple):
            asyncio.get_running_loop().call_later(reply[0], self.transport.sendto, reply[1], addr)
        elif reply is not None:
            self.transport.sendto(reply, addr)


def says(agent, status=200, header="User-Agent"):
    return lambda request, source: sip.response(request, status, "Whatever", [(header, agent)], received=source)


def free_port(ip="127.0.0.1"):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind((ip, 0))
        return sock.getsockname()[1]


@contextlib.asynccontextmanager
async def responders(answers, port):
    """`answers`: address → answer. Yields address → Responder."""
    loop = asyncio.get_running_loop()
    opened = {}
    try:
        for ip, answer in answers.items():
            opened[ip] = (await loop.create_datagram_endpoint(lambda answer=answer: Responder(answer), local_addr=(ip, port)))[1]
        yield opened
    finally:
        for responder in opened.values():
            responder.transport.close()
        await asyncio.sleep(0)


def free_tcp_port(ip="127.0.0.1"):
    with socket.create_server((ip, 0)) as sock:
        return sock.getsockname()[1]


@contextlib.asynccontextmanager
async def listeners(handlers, port, secure=None):
    """TCP (TLS with `secure`) at these addresses: address → `handle(reader, writer)`, whatever end the other side makes of it."""
    opened, visits = [], []

    def quiet(handle):
        async def visit(reader, writer):
            visits.append(asyncio.current_task())
            try:
                with contextlib.suppress(OSError, asyncio.IncompleteReadError):
                    await handle(reader, writer)
            finally:
                writer.close()
                with contextlib.suppress(OSError, TimeoutError):
                    async with asyncio.timeout(1):
                        await writer.wait_closed()

        return visit

    try:
        for ip, handle in handlers.items():
            opened.append(await asyncio.start_server(quiet(handle), ip, port, ssl=secure))
        yield
    finally:
        for server in opened:
            server.close()
        for visit in visits:
            visit.cancel()
        await asyncio.gather(*visits, return_exceptions=True)
        for server in opened:
            await server.wait_closed()


def replies(*answers, seen=None):
    """A handler that reads a question and gives these answers: `answer(request)` or bytes each."""

    async def handle(reader, writer):
        data = await reader.readuntil(b"\r\n\r\n")
        if seen is not None:
            seen.append(data)
        request = sip.parse(data)
        for answer in answers:
            writer.write(answer(request) if callable(answer) else answer)
            await writer.drain()
            await asyncio.sleep(0.01)

    return handle
