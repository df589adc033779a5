"""How a scan gets on: rate, time so far, time left, pauses, and listening for telephones that start."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain.discovery import ScanProgress
from dialtone.services.scan_course import Course


def step(done: int, total: int = 500, stage: str = "sip-options", **more: bool) -> ScanProgress:
    return ScanProgress(stage=stage, done=done, total=total, **more)


def test_the_rate_is_that_of_its_own_stage() -> None:
    course = Course()
    assert course.advance(step(0), 10.0).rate is None
    figures = course.advance(step(100), 11.0)
    assert (figures.rate, figures.left) == (100.0, 4.0)
    assert course.advance(step(1, 9, "http"), 12.0).rate is None


def test_the_rate_forgets_what_is_long_ago() -> None:
    course = Course()
    for second in range(10):
        course.advance(step(second * 100, 5000), float(second))
    for second in range(10, 20):
        figures = course.advance(step(1000 + (second - 10) * 10, 5000), float(second))
    assert figures.rate == 10.0


def test_the_estimate_holds_until_something_takes_longer() -> None:
    course = Course(expected=20.0)
    course.advance(step(0), 0.0)
    assert course.advance(step(100), 1.0).left == 19.0
    assert course.advance(step(101), 5.0).left > 15.0
    assert course.advance(step(500), 60.0).left == 0.0


def test_nothing_is_said_about_an_end_that_nobody_knows() -> None:
    assert Course().advance(step(0), 0.0).left is None


def test_a_pause_counts_nowhere() -> None:
    course = Course(expected=10.0)
    course.advance(step(0), 0.0)
    course.advance(step(100), 1.0)
    assert course.advance(step(100, paused=True), 2.0).rate is None
    course.advance(step(100, paused=True), 90.0)
    figures = course.advance(step(110), 100.0)
    assert figures.elapsed == 1.0
    figures = course.advance(step(200), 101.0)
    assert (figures.elapsed, figures.left) == (2.0, 8.0)


def test_when_all_was_asked_it_only_listens() -> None:
    course = Course(expected=6.0, listen=60.0)
    course.advance(step(0), 0.0)
    assert not course.advance(step(100), 1.0).listening
    figures = course.advance(step(500), 10.0)
    assert figures.listening
    assert figures.left == 50.0
    assert not course.advance(step(500), 61.0).listening


@given(
    st.lists(st.tuples(st.floats(0, 5), st.integers(-5, 700), st.sampled_from(["a", "b"]), st.booleans()), max_size=40),
    st.none() | st.floats(0, 1000),
    st.floats(0, 300),
)
def test_figures_make_sense_whatever_is_reported(
    reports: list[tuple[float, int, str, bool]], expected: float | None, listen: float
) -> None:
    course, now, before = Course(expected, listen), 0.0, 0.0
    for wait, done, stage, paused in reports:
        now += wait
        figures = course.advance(step(done, stage=stage, paused=paused), now)
        assert before <= figures.elapsed <= now + 1e-6
        assert figures.left is None or figures.left >= 0
        assert figures.rate is None or figures.rate > 0
        before = figures.elapsed
