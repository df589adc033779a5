import asyncio
import errno
import ssl
from collections.abc import Callable

import pytest

from dialtone.net import exchange, failure
from dialtone.net.failure import Failure


class Responder(asyncio.DatagramProtocol):
    def __init__(self, answers: Callable[[int, bytes], list[bytes]]) -> None:
        self.answers = answers
        self.requests: list[bytes] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, addr: object) -> None:
        self.requests.append(data)
        for answer in self.answers(len(self.requests), data):
            self.transport.sendto(answer, addr)  # type: ignore[attr-defined]


async def ask(answers: Callable[[int, bytes], list[bytes]], waits: tuple[float, ...] = (0.1, 0.1, 0.3)) -> tuple[object, Responder]:
    loop = asyncio.get_running_loop()
    transport, responder = await loop.create_datagram_endpoint(lambda: Responder(answers), local_addr=("127.0.0.1", 0))
    port = transport.get_extra_info("sockname")[1]
    try:
        try:
            found: object = await exchange.ask_udp("127.0.0.1", port, lambda _: b"question", lambda data: data == b"answer", waits=waits)
        except Failure as error:
            found = error
        return found, responder
    finally:
        transport.close()
        await asyncio.sleep(0)


def test_garbage_before_the_answer_is_kept_apart() -> None:
    (answer, other), _ = asyncio.run(ask(lambda _n, _d: [b"\x00\xff", b"SIP", b"answer"]))  # type: ignore[misc]
    assert answer.data == b"answer"
    assert [one.data for one in other] == [b"\x00\xff", b"SIP"]


def test_a_lost_question_is_repeated() -> None:
    (answer, _), responder = asyncio.run(ask(lambda n, _d: [b"answer"] if n == 2 else []))  # type: ignore[misc]
    assert answer.data == b"answer"
    assert responder.requests == [b"question"] * 2


def test_only_garbage_is_not_an_answer() -> None:
    found, _ = asyncio.run(ask(lambda _n, _d: [b"HTTP/1.1 400"]))
    assert isinstance(found, Failure)
    assert found.kind == "protocol"
    assert "HTTP/1.1 400" in found.detail


def test_a_flood_is_bounded_and_the_answer_in_it_is_found() -> None:
    (_, other), _ = asyncio.run(ask(lambda n, _d: [b"x"] * 500 if n == 1 else [b"answer"]))  # type: ignore[misc]
    assert len(other) <= exchange.MAX_DATAGRAMS


def test_silence_and_refusal_are_told_apart() -> None:
    found, responder = asyncio.run(ask(lambda _n, _d: [], (0.05, 0.05)))
    assert isinstance(found, Failure)
    assert found.kind == "silent"
    assert len(responder.requests) == 2

    async def closed() -> None:
        loop = asyncio.get_running_loop()
        transport, _ = await loop.create_datagram_endpoint(asyncio.DatagramProtocol, local_addr=("127.0.0.1", 0))
        port = transport.get_extra_info("sockname")[1]
        transport.close()
        await asyncio.sleep(0)
        await exchange.ask_udp("127.0.0.1", port, lambda _: b"q", lambda _: True, waits=(0.1,))

    with pytest.raises(Failure) as caught:
        asyncio.run(closed())
    assert caught.value.kind == "refused"


def test_reading_stops_at_the_maximum_and_at_the_deadline() -> None:
    async def main() -> tuple[bytes, bytes]:
        async def flood(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(b"x" * 200_000)
            await asyncio.sleep(0.5)
            writer.close()

        server = await asyncio.start_server(flood, "127.0.0.1", 0)
        async with server:
            port = server.sockets[0].getsockname()[1]
            async with exchange.stream("127.0.0.1", port) as (reader, _):
                much = await exchange.read_some(reader, lambda _: False, deadline=5, maximum=1000)
            async with exchange.stream("127.0.0.1", port) as (reader, _):
                all_there = await exchange.read_some(reader, lambda data: data.endswith(b"never"), deadline=0.2, maximum=10**6)
            await asyncio.sleep(0.6)
        return much, all_there

    much, all_there = asyncio.run(main())
    assert len(much) == 1000
    assert set(all_there) == {ord("x")}


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (ConnectionRefusedError(errno.ECONNREFUSED, "refused"), "refused"),
        (ConnectionResetError(errno.ECONNRESET, "reset"), "reset"),
        (OSError(errno.ENETUNREACH, "unreachable"), "no-route"),
        (OSError(errno.EHOSTUNREACH, "no route"), "no-route"),
        (OSError(10054, "WSAECONNRESET"), "reset"),
        (OSError(10061, "WSAECONNREFUSED"), "refused"),
        (OSError(errno.EPERM, "not permitted"), "local"),
        (TimeoutError(), "silent"),
        (OSError(errno.ETIMEDOUT, "timed out"), "silent"),
        (ssl.SSLError(1, "handshake"), "tls"),
        (EOFError(), "closed"),
        (ValueError("odd"), "protocol"),
        (Failure("unresolved", "x"), "unresolved"),
    ],
)
def test_failures_by_the_advice_they_lead_to(error: BaseException, kind: str) -> None:
    assert failure.of(error).kind == kind
