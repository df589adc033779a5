"""G.107 by the check values of the recommendation and of an independent computation, and its properties."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain import voice_quality as quality
from dialtone.domain.voice_quality import G711, G711_PLC, G729A

DELAYS = st.floats(0, 2_000)
LOSSES = st.floats(0, 100)
SPEECH = st.sampled_from([G711, G711_PLC, G729A])


def test_the_recommendations_default() -> None:
    assert quality.rating() == pytest.approx(93.206, abs=0.01)
    assert quality.mos(quality.rating()) == pytest.approx(4.409, abs=0.001)


def test_the_parts_of_the_default() -> None:
    noise = quality._noise()
    ratio = 15 - 1.5 * (8 + noise)
    assert noise == pytest.approx(-61.179, abs=0.001)
    assert ratio == pytest.approx(94.769, abs=0.001)
    assert quality._simultaneous(noise, ratio, 0) == pytest.approx(1.4136, abs=0.0001)
    assert quality._delay(noise, ratio, 0) == pytest.approx(0.1490, abs=0.0001)


@pytest.mark.parametrize(
    ("delay", "r"),
    [(50, 91.76), (100, 90.66), (150, 89.54), (177.3, 88.05), (200, 85.80), (250, 79.18), (300, 72.67), (400, 62.25)],
)
def test_delay(delay: float, r: float) -> None:
    assert quality.rating(delay) == pytest.approx(r, abs=0.01)


@pytest.mark.parametrize(("delay", "impairment"), [(100, 0), (150, 0.164), (200, 3.044), (250, 8.917), (300, 14.761), (400, 24.07)])
def test_absolute_delay(delay: float, impairment: float) -> None:
    assert quality._absolute_delay(delay) == pytest.approx(impairment, abs=0.001)


@pytest.mark.parametrize(
    ("speech", "ratings"),
    [
        (G711, (83.31, 75.28, 63.05, 54.17, 42.13)),
        (G711_PLC, (91.35, 89.57, 86.20, 83.06, 77.43)),
        (G729A, (80.05, 78.01, 74.21, 70.75, 64.71)),
    ],
)
def test_loss_in_percent(speech: quality.Speech, ratings: tuple[float, ...]) -> None:
    for loss, r in zip((0.5, 1, 2, 3, 5), ratings, strict=True):
        assert quality.rating(0, loss, speech) == pytest.approx(r, abs=0.01)


@pytest.mark.parametrize(("r", "mos"), [(90, 4.339), (80, 4.024), (70, 3.597), (60, 3.10), (50, 2.575), (93.206, 4.409)])
def test_mos_of_a_rating(r: float, mos: float) -> None:
    assert quality.mos(r) == pytest.approx(mos, abs=0.001)


def test_the_ends_of_the_scale() -> None:
    assert [quality.mos(r) for r in (-20, 0, 3, 100, 120)] == [1, 1, 1, 4.5, 4.5]
    assert [quality.opinion(r) for r in (90, 89.9, 80, 70, 60, 50, 49.9)] == [
        "very-satisfied",
        "satisfied",
        "satisfied",
        "some-dissatisfied",
        "many-dissatisfied",
        "nearly-all-dissatisfied",
        "not-recommended",
    ]


@given(st.floats(2, 2_000), st.floats(0, 200), LOSSES, SPEECH)
def test_more_delay_is_never_better(delay: float, more: float, loss: float, speech: quality.Speech) -> None:
    assert quality.rating(delay + more, loss, speech) <= quality.rating(delay, loss, speech) + 1e-6


@given(st.floats(0, 2), st.floats(0, 2))
def test_below_two_milliseconds_the_formula_itself_rises_a_little(one: float, other: float) -> None:
    assert quality.rating(max(one, other)) <= quality.rating(min(one, other)) + 0.06


@given(DELAYS, LOSSES, LOSSES, SPEECH, st.floats(1, 20))
def test_more_loss_is_never_better(delay: float, one: float, other: float, speech: quality.Speech, burst: float) -> None:
    less, more = sorted((one, other))
    assert quality.rating(delay, more, speech, burst) <= quality.rating(delay, less, speech, burst)


@given(DELAYS, LOSSES, SPEECH, st.floats(1, 20), st.floats(1, 20))
def test_bursts_are_never_better(delay: float, loss: float, speech: quality.Speech, one: float, other: float) -> None:
    random, bursty = sorted((one, other))
    assert quality.rating(delay, loss, speech, bursty) <= quality.rating(delay, loss, speech, random)


@given(st.floats(-50, 150), st.floats(0, 50))
def test_a_better_rating_is_never_a_worse_opinion(r: float, more: float) -> None:
    assert 1 <= quality.mos(r) <= quality.mos(r + more) + 1e-12 <= 4.5 + 1e-12


def test_no_jump_anywhere() -> None:
    """One program's MOS fell from 4 to 1 between 100 and 101 ms."""
    ratings = [quality.rating(step / 10) for step in range(10_000)]
    assert max(abs(a - b) for a, b in itertools.pairwise(ratings)) < 0.1
    ratings = [quality.rating(0, step / 100) for step in range(10_000)]
    assert max(abs(a - b) for a, b in itertools.pairwise(ratings)) < 0.05


@pytest.mark.parametrize("wrong", [(-1, 0), (0, -0.1), (0, 100.1), (float("nan"), 0), (0, float("nan"))])
def test_no_such_figures(wrong: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="no such"):
        quality.rating(*wrong)
    with pytest.raises(ValueError, match="no such"):
        quality.rating(0, 0, G711, 0)
