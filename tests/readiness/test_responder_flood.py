"""10,000 junk datagrams a second for ten seconds, as the program itself runs: it keeps serving, grows by nothing, and floods nobody."""

import asyncio
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from responder_client import Socket

from dialtone.wire import probe, sip, stamp, stun

TOKEN = "a token for the flood"
RATE, SECONDS = 10_000, 10.0


@pytest.fixture
def program(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], dict[str, int]]]:
    """The responder as a process of its own, on a free port."""
    with Socket(None) as free:
        port = free.address[1]
    environment = {**os.environ, "DIALTONE_RESPONDER_TOKEN": TOKEN, "HOME": str(tmp_path)}
    command = [sys.executable, "-m", "dialtone", "responder", "--listen", "127.0.0.1", "--port", str(port), "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        text = ""
        while not text.endswith("}\n"):
            line = process.stdout.readline()
            assert line, "it ended instead of answering"
            text += line
        about = json.loads(text)
        assert about["token"] is None
        yield process, about
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()
    assert process.returncode == 0


def junk(count: int) -> list[bytes]:
    """Of every sort that gets a look: noise, our own magic, STUN, SIP, half of each; from a seed, so that a failure comes again."""
    chance = random.Random(20862)
    request = sip.options_request("127.0.0.1", 5060, "192.0.2.1", 5060, "UDP", "call@x", "b", "t")
    makers = (
        lambda: chance.randbytes(chance.randrange(0, 400)),
        lambda: probe.MAGIC + chance.randbytes(chance.randrange(0, 400)),
        lambda: stun.binding_request(chance.randbytes(12)),
        lambda: stun.binding_request(chance.randbytes(12), change_ip=True, change_port=True, padding=chance.randrange(0, 200)),
        lambda: stun.build(chance.choice((1, 2, 0x101)), chance.randbytes(12), [(chance.randrange(65_536), chance.randbytes(8))]),
        lambda: request.replace(
            b"call@x", f"dtp1-{chance.randbytes(8).hex()}-{chance.randbytes(8).hex()}-{chance.randbytes(8).hex()}".encode()
        ),
        lambda: request[: chance.randrange(1, len(request))],
    )
    return [chance.choice(makers)() for _ in range(count)]


class Flood:
    """Sends and counts what comes back."""

    def __init__(self, targets: list[tuple[str, int]]) -> None:
        self.sockets = [Socket(target, "127.0.0.9") for target in targets]
        self.out = self.back = self.sent = 0

    async def run(self, datagrams: list[bytes], rate: int, seconds: float) -> None:
        began = time.monotonic()
        while (now := time.monotonic() - began) < seconds:
            while self.sent < now * rate:
                data = datagrams[self.sent % len(datagrams)]
                sock = self.sockets[self.sent % len(self.sockets)]
                try:
                    sock.send(data)
                    self.out += len(data)
                except BlockingIOError:
                    break
                self.sent += 1
            self.listen()
            await asyncio.sleep(0.002)
        await asyncio.sleep(0.3)
        self.listen()

    def listen(self) -> None:
        for sock in self.sockets:
            while True:
                try:
                    self.back += len(sock.sock.recv(65_536))
                except (BlockingIOError, ConnectionRefusedError):
                    break


def test_junk_at_ten_thousand_a_second(program, lab, go) -> None:
    process, about = program
    memory = psutil.Process(process.pid)
    flood = Flood([("127.0.0.1", about["port"])] * 3 + [("127.0.0.1", about["stamp_port"])])
    datagrams = [*junk(5000), *(stamp.question(n, n, size=41 + n) for n in range(100))]
    sizes: list[int] = []

    async def serve(peer) -> tuple[int, int]:
        """A technician measures meanwhile."""
        asked = answered = 0
        with Socket(("127.0.0.1", peer.port)) as sock:
            while not done.is_set():
                asked += 1
                try:
                    await sock.echo(peer)
                    answered += 1
                except TimeoutError:
                    pass
                assert (await peer.ask("hello"))["version"]
                sizes.append(memory.memory_info().rss)
                await asyncio.sleep(0.1)
        return asked, answered

    done = asyncio.Event()

    async def main():
        async with lab.context(responder=f"127.0.0.1:{about['port']}", responder_token=TOKEN) as context:
            peer = await context.peer()
            serving = asyncio.ensure_future(serve(peer))
            await flood.run(datagrams, RATE, SECONDS)
            done.set()
            return await serving

    asked, answered = go(main())
    for sock in flood.sockets:
        sock.sock.close()
    assert flood.sent >= RATE * SECONDS * 0.9, "this machine could not send that much"
    assert 0 < flood.back <= flood.out
    assert answered >= 0.95 * asked
    assert asked >= 30
    third = len(sizes) // 3
    assert max(sizes[-third:]) - max(sizes[:third]) < 2_000_000, sizes
