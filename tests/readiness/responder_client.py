"""A UDP socket of a check, for tests that talk to a responder."""

import asyncio
import socket
import time
from typing import Self

from dialtone.readiness.peer import Peer
from dialtone.wire import probe, stun


class Socket:
    """Connected or not; every receive has an end."""

    def __init__(self, to: tuple[str, int] | None, source: str = "127.0.0.1", port: int = 0) -> None:
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.setblocking(False)
        self.sock.bind((source, port))
        self.to = to

    @property
    def address(self) -> tuple[str, int]:
        return self.sock.getsockname()

    def send(self, data: bytes, to: tuple[str, int] | None = None) -> None:
        self.sock.sendto(data, to or self.to)

    async def receive(self, wait: float = 2.0) -> tuple[bytes, tuple[str, int]]:
        async with asyncio.timeout(wait):
            return await asyncio.get_running_loop().sock_recvfrom(self.sock, 65_536)

    async def silence(self, wait: float = 0.3) -> bool:
        """Whether nothing comes for so long."""
        try:
            await self.receive(wait)
        except TimeoutError:
            return True
        return False

    async def ask(self, data: bytes, wait: float = 2.0) -> bytes:
        self.send(data)
        return (await self.receive(wait))[0]

    async def stun(
        self, wait: float = 2.0, to: tuple[str, int] | None = None, **fields: object
    ) -> tuple[stun.StunMessage, tuple[str, int]]:
        self.send(stun.binding_request(b"twelve-bytes", **fields), to)
        data, source = await self.receive(wait)
        message = stun.parse(data)
        assert message is not None
        assert message.transaction == b"twelve-bytes"
        return message, source

    async def echo(self, peer: Peer, *, size: int = 100, short: bool = False) -> tuple[probe.EchoReply, int]:
        kind = probe.Kind.ECHO_SHORT if short else probe.Kind.ECHO
        data = await self.ask(peer.probe(kind, probe.echo_body(probe.Echo(7, time.monotonic_ns() // 1000), size)))
        found = peer.read(data)
        assert found is not None
        reply = probe.read_reply(found.body)
        assert reply is not None
        assert reply.number == 7
        return reply, len(data)

    def trigger(self, peer: Peer, answer: dict[str, int], to: tuple[str, int] | None = None) -> None:
        self.send(peer.probe(probe.Kind.TRIGGER, probe.ticket_body(answer["ticket"])), to)

    async def probe(self, peer: Peer, wait: float = 2.0) -> tuple[probe.Probe, tuple[str, int]]:
        data, source = await self.receive(wait)
        found = peer.read(data)
        assert found is not None
        return found, source

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.sock.close()
