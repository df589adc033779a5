"""Jitter, loss and order by known answers, and what must hold for any stream."""

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain import jitter
from dialtone.domain.jitter import Arrivals, Reading


def stream(transits: list[float | None], *, start_us: int = 0, ptime_ms: float = 20) -> Arrivals:
    """Packets every `ptime_ms`, each that many ms under way (None: lost), in order of arrival."""
    arrivals = Arrivals(len(transits))
    arriving = [(number * ptime_ms + transit, number) for number, transit in enumerate(transits) if transit is not None]
    for at, number in sorted(arriving):
        arrivals.add(number, (start_us + round(number * ptime_ms * 1000)) % 2**32, 1000 + at / 1000)
    return arrivals


def test_the_vector_of_rfc_3550s_formula() -> None:
    assert stream([0, 8, 0, 8, 0]).jitters() == pytest.approx([0.5, 0.96875, 1.40820, 1.82019], abs=1e-5)


def test_uniform_jitter_gives_two_thirds_of_its_half_width() -> None:
    rng = random.Random(7)
    reading = stream([40 + rng.uniform(-10, 10) for _ in range(20_000)]).reading()
    assert reading.jitter_ms == pytest.approx(20 / 3, rel=0.02)
    assert reading.reordered == reading.lost == 0
    assert 19 <= reading.within(0.999) <= 20


def test_steady_delay_has_no_jitter_however_long_and_across_the_clocks_wrap() -> None:
    reading = stream([300.0] * 500, start_us=2**32 - 1_000_000).reading()
    assert (reading.jitter_max_ms, reading.loss_percent) == (pytest.approx(0, abs=0.01), 0)
    assert sum(reading.spread) == sum(reading.spread[:2]) == 500
    assert len(reading.jitter_by_second) == 9


def test_loss_order_and_duplicates() -> None:
    arrivals = Arrivals(6)
    for number in (0, 2, 1, 1, 5, 99, -1):
        arrivals.add(number, number * 20_000, number * 0.02)
    reading = arrivals.reading()
    assert (reading.expected, reading.received, reading.lost, reading.reordered, reading.duplicates) == (6, 4, 2, 1, 1)
    assert reading.arrivals() == [True, True, True, False, False, True]
    assert arrivals.reading(3).arrivals() == [True, True, True]
    assert arrivals.reading(3).lost == 0


def test_nothing_arrived() -> None:
    reading = Arrivals(3).reading()
    assert (reading.loss_percent, reading.jitter_ms, reading.within(0.999), reading.spread) == (100, 0, 0, ())
    assert Arrivals(3).reading(0).loss_percent == 100


def test_bursts() -> None:
    arrived = [True] * 100
    for place in (10, 11, 12, 50, 80):
        arrived[place] = False
    assert jitter.loss_runs(arrived) == [3, 1, 1]
    assert jitter.burst_ratio([arrived]) == pytest.approx(5 / 3 * 0.95)
    assert jitter.burst_ratio([[True] * 9]) == jitter.burst_ratio([[False] * 9]) == jitter.burst_ratio([]) == 1
    assert jitter.worst_window([arrived], 10) == 30
    assert jitter.worst_window([arrived, [True] * 100], 10) == 15
    assert jitter.worst_window([[False] * 3], 10) == 100
    assert jitter.worst_window([], 10) == 0


def test_how_late() -> None:
    reading = stream([5.0] * 90 + [25.0] * 9 + [205.0]).reading()
    assert (reading.within(0.9), reading.within(0.99), reading.within(1)) == (1, pytest.approx(21, abs=1), pytest.approx(201, abs=1))
    assert (reading.later_than(1), reading.later_than(30), reading.later_than(500)) == (10, 1, 0)


def test_a_delay_of_minutes_is_bounded() -> None:
    reading = stream([5.0, 90_000.0]).reading()
    assert len(reading.spread) == jitter.MAX_SPREAD + 1


@given(
    st.lists(st.none() | st.floats(0, 300), min_size=1, max_size=200),
    st.integers(0, 2**32 - 1),
)
def test_any_stream_adds_up_and_travels_as_json(transits: list[float | None], start: int) -> None:
    reading = stream(transits, start_us=start).reading()
    assert reading.arrivals() == [transit is not None for transit in transits]
    assert reading.received + reading.lost == len(transits)
    assert sum(reading.spread) == reading.received
    assert 0 <= reading.jitter_ms <= reading.jitter_max_ms <= 301
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading


@given(st.lists(st.tuples(st.integers(-5, 50), st.integers(0, 2**32 - 1), st.floats(0, 1e6)), max_size=100))
def test_nonsense_is_taken(packets: list[tuple[int, int, float]]) -> None:
    arrivals = Arrivals(40)
    for packet in packets:
        arrivals.add(*packet)
    reading = arrivals.reading()
    assert msgspec.convert(msgspec.to_builtins(reading), Reading, strict=False).received <= 40


@given(st.text(max_size=30), st.integers(0, 100))
def test_any_bitmap_is_read(text: str, expected: int) -> None:
    assert len(Reading(expected=expected, received=0, arrived=text).arrivals()) == expected


@pytest.mark.parametrize("count", [0, -1, jitter.MAX_PACKETS + 1])
def test_no_such_stream(count: int) -> None:
    with pytest.raises(ValueError, match="no such stream"):
        Arrivals(count)
