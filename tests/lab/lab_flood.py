"""A hostile device: mutated messages of every kind, from any address of its network, to every group and to whoever asks."""

import asyncio
import contextlib
import itertools
import socket
import sys
from pathlib import Path

from lab_announce import MDNS, PNP, SSDP, WSD, _group, _send_as, _udp_frame, mdns_packet

sys.path.insert(0, str(Path(__file__).parent.parent / "discovery"))
import hostile

A_SECOND = 1_000
"""Datagrams a second of each kind, six at once: as many as a receiver on two busy cores still takes in."""
FIRST, LAST = 100, 250
"""Whose addresses it takes: those of nobody, since a message from a device's own address cannot be told from the device's."""


def mutated(seeds, count, seed):
    return hostile.mutations(tuple(seeds), count, seed)


async def _paced(items):
    for number, item in enumerate(items, 1):
        yield item
        if number % 40 == 0:
            await asyncio.sleep(40 / A_SECOND)


async def shout(segment, count, seed=1):
    """`count` datagrams to each group and as DHCP broadcasts, from many addresses; ends when all are sent."""
    senders = itertools.cycle([str(ip) for ip in itertools.islice(segment.network.hosts(), FIRST, LAST)])
    mdns = [mdns_packet(device) for device in segment.devices if "mdns" in device.entry] or [bytes(12)]

    async def to_group(seeds, group):
        with contextlib.closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as sock:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, 0)
            if group is MDNS:
                sock.bind(("", MDNS[1]))
            async for data in _paced(mutated(seeds, count, seed)):
                _send_as(sock, segment, next(senders), data[:9_000], group)

    async def by_broadcast():
        with contextlib.closing(socket.socket(socket.AF_PACKET, socket.SOCK_RAW)) as sock:
            sock.bind((segment.interface, 0))
            async for data in _paced(mutated(hostile.DHCP, count, seed)):
                frame = _udp_frame("02:00:00:00:00:66", data[:1_400], source="0.0.0.0", destination="255.255.255.255", ports=(68, 67))
                with contextlib.suppress(OSError):
                    sock.send(frame)

    kinds = ((hostile.PNP, PNP), (mdns, MDNS), (hostile.SSDP, SSDP), (hostile.XML[1:2], WSD))
    await asyncio.gather(*(to_group(seeds, group) for seeds, group in kinds), by_broadcast())


class Answerer:
    """Answers each question (SSDP, WS-Discovery, SIP) with mutated answers without end, at most `count` for one question."""

    def __init__(self, segment, count):
        self.segment = segment
        self.count = count
        self.tasks = set()

    def open(self):
        for seeds, group in ((hostile.SSDP, SSDP), (hostile.XML[1:2], WSD)):
            sock = _group(self.segment, group)
            asyncio.get_running_loop().add_reader(sock, self._asked, sock, seeds)

    def _asked(self, sock, seeds):
        with contextlib.suppress(BlockingIOError):
            _, source = sock.recvfrom(65_536)
            self._start(self._answer(sock, seeds, source))

    def _start(self, work):
        task = asyncio.ensure_future(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _answer(self, sock, seeds, source):
        senders = itertools.cycle([str(ip) for ip in itertools.islice(self.segment.network.hosts(), FIRST, LAST)])
        async for data in _paced(mutated(seeds, self.count, 2)):
            _send_as(sock, self.segment, next(senders), data[:9_000], source)

    def sip(self, good, transport, source):
        """A SIP question: mutations of the right answer to it, so that many still name the question."""
        self._start(self._sip(good, transport, source))

    async def _sip(self, good, transport, source):
        async for data in _paced(mutated([good, *hostile.SIP[1:3]], self.count, 3)):
            transport.sendto(data, source)
