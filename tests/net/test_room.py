import asyncio
import bisect
import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from dialtone.net import pacing
from dialtone.net.pacing import Room, neighbour_places


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now

    async def sleep(self, seconds):
        self.now += seconds


KNOWN_AFTER = 0.5


def swept(places, exists, gap):
    """When each address was asked, with every host known half a second later."""
    clock, asked = Clock(), []
    before = [0, *itertools.accumulate(exists)]

    async def body():
        room = Room(places, clock=clock, sleep=clock.sleep)
        for _ in exists:
            await room.enter(lambda: before[bisect.bisect_right(asked, clock.now - KNOWN_AFTER)])
            asked.append(clock.now)
            clock.now += gap

    asyncio.run(body())
    return asked


@settings(deadline=None)
@given(st.integers(10, 30), st.lists(st.booleans(), min_size=20, max_size=80), st.floats(0.001, 0.1))
def test_the_table_never_holds_more_than_its_places(places, exists, gap):
    """An address without a host holds its place for 3 s, a host for 45 s from when it answers."""
    asked = swept(places, exists, gap)
    for now in asked:
        assert sum(at <= now < at + (Room.LIVELY if there else 3.0) for there, at in zip(exists, asked, strict=True)) <= places


def test_a_network_without_hosts_goes_as_fast_as_its_silent_addresses_leave():
    asked = swept(100, [False] * 300, 0.001)
    assert 2 * Room.SILENT <= asked[-1] - asked[0] <= 3 * Room.SILENT


def test_hosts_take_their_places_until_the_system_may_forget_them():
    asked = swept(50, [True] * 60, 0.001)
    assert asked[49] - asked[0] < 1
    assert asked[50] - asked[0] >= Room.LIVELY


def test_the_places_come_from_the_system(monkeypatch, tmp_path):
    monkeypatch.setattr(pacing, "LIMIT", tmp_path / "gc_thresh3")
    assert neighbour_places() == 942
    pacing.LIMIT.write_text("4096\n")
    assert neighbour_places() == 3768
    pacing.LIMIT.write_text("nonsense")
    assert neighbour_places() == 942


def test_a_stop_ends_the_wait_for_room():
    async def body():
        stop = asyncio.Event()
        room = Room(1, clock=lambda: 100.0, sleep=lambda _seconds: asyncio.sleep(0))
        await room.enter(lambda: 0, stop)
        asyncio.get_running_loop().call_later(0.05, stop.set)
        async with asyncio.timeout(30):
            await room.enter(lambda: 0, stop)

    asyncio.run(body())
