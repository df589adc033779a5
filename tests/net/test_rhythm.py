"""The rhythm keeps its moments whatever happens in between, and stamps are those of arrival."""

import asyncio
import socket
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.net import rhythm
from dialtone.net.failure import Failure


class Clock:
    """A clock that only sleeping and working move."""

    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += max(seconds, 0)


@given(st.lists(st.floats(0, 0.2), min_size=1, max_size=60))
def test_a_stall_is_caught_up_with_and_told(stalls: list[float]) -> None:
    clock = Clock()
    taken: list[float] = []

    def turn(number: int) -> None:
        taken.append(clock.now)
        clock.now += stalls[number]

    told = asyncio.run(rhythm.beat(turn, len(stalls), 0.02, clock=clock, sleep=clock.sleep))
    late = [at - 50 - number * 0.02 for number, at in enumerate(taken)]
    assert min(late) >= -1e-6
    expected = 0.0
    for number, stall in enumerate(stalls):
        assert late[number] == pytest.approx(expected, abs=1e-6)
        expected = max(0.0, expected + stall - 0.02)
    assert told.turns == len(stalls)
    assert told.worst_ms == pytest.approx(max(late) * 1000, abs=0.01)


def test_lateness_never_adds_up() -> None:
    clock = Clock()
    taken: list[float] = []

    async def oversleep(seconds: float) -> None:
        clock.now += seconds + 0.001

    told = asyncio.run(rhythm.beat(lambda _: taken.append(clock.now), 500, 0.02, clock=clock, sleep=oversleep))
    assert taken[-1] == pytest.approx(50 + 499 * 0.02 + 0.001)
    assert told.worst_ms == pytest.approx(1, abs=0.01)


def test_lateness_in_figures() -> None:
    told = rhythm.lateness([0.001 * number for number in range(101)])
    assert (told.turns, told.median_ms, told.p99_ms, told.worst_ms) == (101, 50, 99, 100)
    assert rhythm.lateness([]).worst_ms == 0


def _stamped_on_arrival(server: socket.socket, where: tuple[str, int], flow: socket.socket) -> bool:
    before = time.perf_counter()
    server.sendto(b"here", where)
    time.sleep(0.02)
    read = time.perf_counter()
    [(got, at)] = rhythm.take(flow)
    assert got == b"here"
    assert at <= time.perf_counter()
    return before - 0.002 <= at < read


def test_the_moment_is_that_of_arrival_not_of_reading() -> None:
    """Where the system stamps (Linux): a reader that is busy sees no jitter that the line doesn't have."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 0))
    flow = rhythm.open_flow(*server.getsockname())
    try:
        assert rhythm.send(flow, b"here")
        _, where = server.recvfrom(100)
        # The kernel starts to stamp a moment after it is first asked to (a work queue): until then a packet's stamp is that of reading.
        assert any(_stamped_on_arrival(server, where, flow) for _ in range(20)) or rhythm.sys.platform != "linux"
    finally:
        flow.close()
        server.close()


def test_a_stamp_from_another_time_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = rhythm._STAMP.pack(int(time.time()) - 60, 0)
    assert rhythm._age([(socket.SOL_SOCKET, rhythm._SO_TIMESTAMPNS, stamp)]) == 0
    assert rhythm._age([(socket.SOL_SOCKET, rhythm._SO_TIMESTAMPNS, stamp[:3])]) == 0
    assert rhythm._age([]) == 0


def test_nobody_there_is_no_exception() -> None:
    closed = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    closed.bind(("127.0.0.1", 0))
    port = closed.getsockname()[1]
    closed.close()
    flow = rhythm.open_flow("127.0.0.1", port)
    try:
        for _ in range(4):
            rhythm.send(flow, b"anybody?")
            time.sleep(0.01)
        assert list(rhythm.take(flow)) == []
    finally:
        flow.close()


def test_no_way_there() -> None:
    with pytest.raises(Failure):
        rhythm.open_flow("127.0.0.1", 9, "203.0.113.99")
