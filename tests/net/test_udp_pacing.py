import asyncio
import errno
import socket
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.net import udp
from dialtone.net.pacing import Pacer


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now

    async def sleep(self, seconds):
        assert seconds > 0
        self.now += seconds


@given(st.floats(1, 1000), st.integers(1, 20), st.lists(st.floats(0, 0.1), min_size=30, max_size=80))
def test_never_more_than_the_rate_and_one_burst(rate, burst, work):
    clock = Clock()
    starts = []

    async def body():
        pacer = Pacer(rate, burst, clock=clock, sleep=clock.sleep)
        for busy in work:
            await pacer.wait()
            starts.append(clock.now)
            clock.now += busy

    asyncio.run(body())
    for first in range(len(starts)):
        for last in range(first, len(starts), 7):
            assert last - first + 1 <= burst + (starts[last] - starts[first]) * rate + 1 + 1e-6


def test_a_pacer_without_rate_is_refused():
    with pytest.raises(ValueError, match="positive"):
        Pacer(0)


def loop(body):
    return asyncio.run(body())


def test_send_and_receive_many():
    async def body():
        got = []
        with udp.open_udp(("127.0.0.1", 0)) as here, udp.open_udp(("127.0.0.1", 0)) as there:
            all_here = asyncio.Event()

            def handle(data, source):
                got.append((data, source))
                if len(got) == 500:
                    all_here.set()

            reader = asyncio.create_task(udp.receive(there, handle))
            for number in range(500):
                assert await udp.send(here, b"%d" % number, there.getsockname()) is None
            await all_here.wait()
            reader.cancel()
            await asyncio.gather(reader, return_exceptions=True)
            assert [data for data, _ in got] == [b"%d" % number for number in range(500)]
            assert {source for _, source in got} == {here.getsockname()}

    loop(body)


class Stubborn:
    """A socket whose system answers as told, one answer for each attempt; the last for all further ones."""

    family = socket.AF_INET

    def __init__(self, *answers):
        self.answers = list(answers)
        self.sent = 0
        self.told = []

    def setsockopt(self, _level, _name, value):
        self.told.append(value)

    def getsockopt(self, *_which):
        return 0

    def sendto(self, _data, _address):
        if sys.platform == "linux":
            assert self.told[-1] == 1, "without it Linux drops the packet silently when its neighbour table is full"
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if answer:
            raise answer
        self.sent += 1


def test_a_full_queue_is_waited_for_and_other_refusals_are_told():
    async def body():
        sock = Stubborn(OSError(errno.ENOBUFS, "full"), BlockingIOError(errno.EAGAIN, "full"), OSError(errno.ENOBUFS, "full"), None)
        assert await udp.send(sock, b"x", ("127.0.0.1", 9)) is None
        assert sock.sent == 1
        assert sock.told[-1:] != [1]  # errors about earlier packets must not queue up
        assert (await udp.send(Stubborn(OSError(errno.EPERM, "no")), b"x", ("127.0.0.1", 9))).errno == errno.EPERM
        full = Stubborn(BlockingIOError(errno.EAGAIN, "full"))
        assert (await udp.send(full, b"x", ("127.0.0.1", 9), patience=0.05)).errno == errno.EAGAIN

    loop(body)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no error about an earlier packet is asked for")
def test_an_earlier_packets_fate_is_not_this_ones():
    async def body():
        sock = Stubborn(OSError(errno.EHOSTUNREACH, "earlier"), None)
        assert await udp.send(sock, b"x", ("127.0.0.1", 9)) is None
        assert sock.sent == 1
        nowhere = Stubborn(OSError(errno.EHOSTUNREACH, "no way"))
        assert (await udp.send(nowhere, b"x", ("127.0.0.1", 9))).errno == errno.EHOSTUNREACH

    loop(body)


def test_closed_ports_keep_no_packet_from_going_out():
    """Each of these is refused by a port on which nobody listens, at once as on any loopback network."""

    async def body():
        with udp.open_udp(("127.0.0.1", 0)) as closed:
            nobody = closed.getsockname()
        got, all_here = set(), asyncio.Event()

        def handle(data, _source):
            got.add(data)
            if len(got) == 50:
                all_here.set()

        with udp.open_udp(("127.0.0.1", 0)) as here, udp.open_udp(("127.0.0.1", 0)) as there:
            reader = asyncio.create_task(udp.receive(there, handle))
            for number in range(50):
                assert await udp.send(here, b"x", nobody) is None
                assert await udp.send(here, b"%d" % number, there.getsockname()) is None
            await all_here.wait()
            reader.cancel()
            await asyncio.gather(reader, return_exceptions=True)
        assert len(got) == 50

    loop(body)


def test_several_tasks_wait_for_one_full_socket():
    async def body():
        sock = Stubborn(*[BlockingIOError(errno.EAGAIN, "full")] * 7, None)
        answers = await asyncio.gather(*(udp.send(sock, b"x", ("127.0.0.1", 9)) for _ in range(5)))
        assert answers == [None] * 5
        assert sock.sent == 5

    loop(body)


def test_icmp_errors_do_not_deafen_and_others_are_raised(monkeypatch):
    async def body():
        answers = [
            ConnectionResetError(errno.ECONNRESET, "10054"),
            OSError(errno.ECONNREFUSED, "no"),
            (b"hi", ("127.0.0.1", 1)),
            OSError(errno.EBADF, "closed"),
        ]

        async def recvfrom(*_):
            answer = answers.pop(0)
            if isinstance(answer, OSError):
                raise answer
            return answer

        monkeypatch.setattr(asyncio.get_running_loop(), "sock_recvfrom", recvfrom)
        got = []
        with pytest.raises(OSError, match="closed"):
            await udp.receive(None, lambda data, source: got.append((data, source)))
        assert got == [(b"hi", ("127.0.0.1", 1))]

    loop(body)


def test_a_taken_port_is_an_error_and_leaks_nothing():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(OSError, match="in use"):
            udp.open_udp(taken.getsockname())
