"""A UDP port that serves many: what it tells of a datagram, and how it sends."""

import asyncio
import errno
import socket
import sys

import pytest

from dialtone.net import clock_sync
from dialtone.net.datagram_server import Arrival, UdpPort

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells and takes this")


def serve(address: str, talk) -> list[Arrival]:
    """Runs `talk(port, client)` with a serving port and a plain socket of the same family; what arrived."""
    arrived: list[Arrival] = []

    async def main() -> None:
        port = UdpPort(address, 0)
        client = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_DGRAM)
        client.settimeout(2)
        client.bind((address, 0))
        try:
            port.serve(lambda _, arrival: arrived.append(arrival))
            await talk(port, client)
        finally:
            port.close()
            port.close()
            client.close()

    asyncio.run(main())
    return arrived


@LINUX
@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_it_tells_tos_and_ttl(address: str) -> None:
    async def talk(port: UdpPort, client: socket.socket) -> None:
        six = ":" in address
        client.setsockopt(socket.IPPROTO_IPV6 if six else socket.IPPROTO_IP, 67 if six else socket.IP_TOS, 46 << 2)
        client.setsockopt(socket.IPPROTO_IPV6 if six else socket.IPPROTO_IP, 16 if six else socket.IP_TTL, 9)
        client.sendto(b"hello", port.address)
        client.sendto(b"", port.address)
        await asyncio.sleep(0.1)
        assert port.received == 5

    found = serve(address, talk)
    assert [(a.data, a.tos, a.ttl, a.source[0]) for a in found] == [(data, 46 << 2, 9, address) for data in (b"hello", b"")]


@LINUX
def test_it_sends_with_a_tos_and_forgets_it_for_the_next() -> None:
    async def talk(port: UdpPort, client: socket.socket) -> None:
        client.setsockopt(socket.IPPROTO_IP, 13, 1)
        for tos in (184, 0, 136):
            assert port.send(b"x", client.getsockname(), tos=tos) == 0
        assert [client.recvmsg(10, 100)[1][0][2][0] for _ in range(3)] == [184, 0, 136]
        assert port.sent == 3

    serve("127.0.0.1", talk)


@LINUX
def test_it_fragments_or_not_as_it_is_told() -> None:
    async def talk(port: UdpPort, client: socket.socket) -> None:
        port._sock.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, 9)
        assert port.send(bytes(60_000), client.getsockname(), fragmenting="forbidden") == 0  # loopback takes 65,536 octets
        assert len(client.recv(65_536)) == 60_000
        assert port.send(bytes(65_507), client.getsockname(), fragmenting="allowed") == 0
        assert port.send(bytes(65_508), client.getsockname(), fragmenting="forbidden") == errno.EMSGSIZE
        assert port._sock.getsockopt(socket.IPPROTO_IP, 10) == 1

    serve("127.0.0.1", talk)


def test_an_icmp_refusal_of_an_earlier_answer_does_not_make_it_deaf() -> None:
    async def talk(port: UdpPort, client: socket.socket) -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as gone:
            gone.bind(("127.0.0.1", 0))
            nobody = gone.getsockname()
        for _ in range(5):
            port.send(b"x", nobody)
        await asyncio.sleep(0.05)
        for _ in range(100):
            client.sendto(b"y", port.address)
        await asyncio.sleep(0.2)

    assert len(serve("127.0.0.1", talk)) == 100


def test_a_port_that_is_taken() -> None:
    async def talk(port: UdpPort, client: socket.socket) -> None:
        with pytest.raises(OSError):
            UdpPort(*port.address)
        assert port.send(b"x", ("127.0.0.1", 0)) != 0

    serve("127.0.0.1", talk)


def test_the_clocks_state_is_read_and_never_set() -> None:
    first = clock_sync.clock_sync()
    if sys.platform != "linux":
        assert first is None
        return
    assert first is not None
    assert first.error >= 0
    text = clock_sync._Timex.modes
    assert (text.offset, clock_sync._Timex().modes) == (0, 0)  # modes 0: adjtimex(2) only reads


def test_a_system_that_forbids_the_question(monkeypatch: pytest.MonkeyPatch) -> None:
    class Forbidden:
        @staticmethod
        def adjtimex(_: object) -> int:
            return -1

    monkeypatch.setattr(clock_sync.ctypes, "CDLL", lambda *_, **__: Forbidden())
    monkeypatch.setattr(clock_sync.sys, "platform", "linux")
    assert clock_sync.clock_sync() is None
