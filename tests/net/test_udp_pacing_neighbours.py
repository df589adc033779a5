import asyncio
import errno
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain.problems import EnvironmentProblem
from dialtone.net import neighbours, udp
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
    """A socket whose system answers as told, one answer for each attempt."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.sent = 0


def test_a_full_queue_is_waited_for_and_other_refusals_are_told(monkeypatch):
    async def body():
        sock = Stubborn(OSError(errno.ENOBUFS, "full"), OSError(errno.ENOBUFS, "full"), None)

        async def sendto(stubborn, data, address):
            answer = stubborn.answers.pop(0)
            if answer:
                raise answer
            stubborn.sent += 1

        monkeypatch.setattr(asyncio.get_running_loop(), "sock_sendto", sendto)
        assert await udp.send(sock, b"x", ("127.0.0.1", 9)) is None
        assert sock.sent == 1
        assert (await udp.send(Stubborn(OSError(errno.EPERM, "no")), b"x", ("127.0.0.1", 9))).errno == errno.EPERM

        async def blocked(*_):
            await asyncio.Event().wait()

        monkeypatch.setattr(asyncio.get_running_loop(), "sock_sendto", blocked)
        assert (await udp.send(sock, b"x", ("127.0.0.1", 9), patience=0.05)).errno == errno.EAGAIN

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


PROC = """IP address       HW type     Flags       HW address            Mask     Device
192.0.2.1        0x1         0x2         80:5E:C0:00:00:01     *        eth0
192.0.2.2        0x1         0x0         00:00:00:00:00:00     *        eth0
192.0.2.3        0x1         0x6         00:04:13:00:00:03     *        eth0
192.0.2.4        0x20        0x2         00:04:13:00:00:04     *        ib0
224.0.0.251      0x1         0x2         01:00:5e:00:00:fb     *        eth0
192.0.2.5        0x1         zz          00:04:13:00:00:05     *        eth0
"""
WINDOWS = """
Interface: 192.0.2.9 --- 0x4
  Internetadres         Fysiek adres          Type
  192.0.2.1             80-5e-c0-00-00-01     dynamisch
  192.0.2.255           ff-ff-ff-ff-ff-ff     statisch
  224.0.0.22            01-00-5e-00-00-16     statisch
"""
MACOS = """? (192.0.2.1) at 80:5e:c0:0:0:1 on en0 ifscope [ethernet]
? (192.0.2.7) at (incomplete) on en0 ifscope [ethernet]
? (224.0.0.251) at 1:0:5e:0:0:fb on en0 ifscope permanent [ethernet]
"""


def test_neighbour_tables_of_three_systems():
    first = neighbours.Neighbour("192.0.2.1", "80:5e:c0:00:00:01")
    assert neighbours.parse_proc(PROC) == (first, neighbours.Neighbour("192.0.2.3", "00:04:13:00:00:03"))
    assert neighbours.parse_arp(WINDOWS) == (first,)
    assert neighbours.parse_arp(MACOS) == (first,)


@given(st.text(max_size=400))
def test_garbage_tables(text):
    neighbours.parse_proc(text)
    neighbours.parse_arp(text)


def test_an_unreadable_table_is_a_problem_with_the_systems_words(monkeypatch, tmp_path):
    monkeypatch.setattr(neighbours, "PROC", tmp_path)
    with pytest.raises(EnvironmentProblem) as caught:
        neighbours.read()
    assert caught.value.code == "discovery.no-neighbours"
    assert caught.value.params["detail"]
