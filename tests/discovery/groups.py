"""Multicast on the loopback interface for the tests of listeners: a context, a device that speaks to a group, and one that answers."""

import asyncio
import contextlib
import socket
import struct

from dialtone.discovery import networks
from dialtone.discovery.method import Context, ScanOptions
from dialtone.net import multicast


def run(body):
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(body)


def context(network="127.0.0.0/24", **more):
    options = ScanOptions(networks=(network,))
    return Context(options=options, networks=networks.resolve(options.networks), source=None, stop=asyncio.Event(), **more)


def device(ip, port=0):
    """A socket of a simulated device that reaches groups on the loopback interface."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.setblocking(False)
    sock.bind((ip, port))
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("127.0.0.1"))
    return sock


async def until(condition):
    """Wait for what a real socket brings."""
    async with asyncio.timeout(30):
        while not condition():  # noqa: ASYNC110 - what is waited for is a list
            await asyncio.sleep(0.01)


@contextlib.asynccontextmanager
async def answering(group, answers):
    """Devices (address → function of the question: datagrams) that answer what is asked of the group. Yields the questions."""
    loop = asyncio.get_running_loop()
    questions = []
    sock = multicast.open_group(*group, ["127.0.0.1"], personal=False)
    devices = {ip: device(ip) for ip in answers}

    def read():
        with contextlib.suppress(BlockingIOError):
            while True:
                data, source = sock.recvfrom(65_536)
                questions.append((data, source))
                for ip, answer in answers.items():
                    for reply in answer(data):
                        with contextlib.suppress(OSError):
                            devices[ip].sendto(reply, source)

    loop.add_reader(sock, read)
    try:
        yield questions
    finally:
        loop.remove_reader(sock)
        for each in (sock, *devices.values()):
            each.close()


@contextlib.contextmanager
def held(address, port):
    """The port as a program holds it that shares it with nobody."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind((address, port))
        yield


def dhcp_question(mac, *options, kind=1, client="0.0.0.0"):
    head = struct.pack("!BBBBIHH", 1, 1, 6, 0, 7, 0, 0x8000) + socket.inet_aton(client) + b"\0" * 12
    head += bytes.fromhex(mac.replace(":", "")).ljust(16, b"\0") + b"\0" * 192
    options = ((53, bytes([kind])), *options)
    return head + b"\x63\x82\x53\x63" + b"".join(bytes([code, len(value)]) + value for code, value in options) + b"\xff"
