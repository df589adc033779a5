"""From what arrived to what the ear has, by known answers."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain import speech, voice_quality
from dialtone.domain.jitter import Arrivals, Reading
from dialtone.domain.speech import Direction


def call(transits: list[float | None]) -> Reading:
    arrivals = Arrivals(len(transits))
    for at, number in sorted((number * 20 + transit, number) for number, transit in enumerate(transits) if transit is not None):
        arrivals.add(number, number * 20_000, at / 1000)
    return arrivals.reading()


def lossy(packets: int, share: float, seed: int) -> Reading:
    rng = random.Random(seed)
    return call([None if rng.random() < share else 10.0 for _ in range(packets)])


def test_a_perfect_line() -> None:
    found = speech.quality(call([40.0] * 500), 80, 20)
    assert (found.delay_ms, found.buffer_ms, found.loss_percent, found.late) == (80, 20, 0, 0)
    assert found.r == pytest.approx(voice_quality.rating(80), abs=0.01)
    assert found.mos == pytest.approx(voice_quality.mos(voice_quality.rating(80)), abs=0.001)


def test_the_buffer_grows_with_jitter_and_what_it_cannot_hold_is_lost() -> None:
    rng = random.Random(3)
    spread = speech.quality(call([40 + rng.uniform(-50, 50) for _ in range(2_000)]), 80, 20)
    assert (spread.buffer_ms, spread.late) == (pytest.approx(50, abs=10), pytest.approx(0, abs=2))
    late = speech.quality(call([10.0] * 950 + [500.0] * 50), 20, 20)
    assert (late.buffer_ms, late.late, late.loss_percent) == (120, 50, 5)
    assert late.r == pytest.approx(voice_quality.rating(150, 5), abs=0.01)


def test_a_line_that_carries_nothing() -> None:
    found = speech.quality(call([None] * 100), 0, 20)
    assert (found.loss_percent, found.mos) == (100, pytest.approx(voice_quality.mos(voice_quality.rating(40, 100)), abs=0.001))
    direction = Direction(ptime_ms=20, readings=(call([None] * 100),))
    assert (direction.loss_percent, direction.reorder_percent, direction.jitter_ms) == (100, 0, 0)
    assert Direction(ptime_ms=20, readings=()).loss_percent == 100
    assert speech.worst(()) is None


def test_random_loss_is_no_burst_and_a_gap_is() -> None:
    for seed in range(30):
        calls = tuple(lossy(500, 0.01, seed * 10 + one) for one in range(8))
        assert not Direction(ptime_ms=20, readings=calls).burst().beyond_chance
    gap = call([None if 100 <= number < 105 else 10.0 for number in range(1_500)])
    direction = Direction(ptime_ms=20, readings=(gap,))
    assert direction.burst() == speech.Burst(percent=50, beyond_chance=True)
    assert direction.lost_by_second()[:4] == [0, 0, 10, 0]


def test_one_lost_packet_in_one_call_is_no_burst() -> None:
    single = call([None if number == 100 else 10.0 for number in range(500)])
    assert Direction(ptime_ms=20, readings=(single,)).burst() == speech.Burst(percent=10, beyond_chance=False)


def test_over_all_calls() -> None:
    quiet, lossy_one = call([10.0] * 200), call([None] * 100 + [10.0] * 100)
    direction = Direction(ptime_ms=20, readings=(quiet, lossy_one))
    assert direction.loss_percent == 25
    assert direction.lost_by_second() == [50, 50, 0, 0]
    assert len(direction.jitter_by_second()) == 3
    qualities = direction.qualities(20)
    assert speech.worst(qualities) == qualities[1]


@given(st.lists(st.none() | st.floats(0, 400), min_size=1, max_size=120), st.floats(0, 500))
def test_any_call_has_a_quality(transits: list[float | None], round_trip: float) -> None:
    found = speech.quality(call(transits), round_trip, 20)
    assert 1 <= found.mos <= 4.5
    assert found.delay_ms >= round_trip / 2 + 40 - 0.01
    perfect = speech.quality(call([0.0] * len(transits)), round_trip, 20)
    assert found.r <= perfect.r + 0.01
