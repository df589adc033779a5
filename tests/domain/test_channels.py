import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain.rules.billing import reduction_plan
from dialtone.domain.rules.channels import channels, exact
from dialtone.domain.terms import ChannelBracket, Terms

KNOWN = {
    # users: (progressive, flat), from the formula of the terms in its two readings
    0: (0, 0),
    1: (2, 2),
    2: (4, 4),
    3: (5, 3),
    5: (7, 5),
    6: (7.5, 3),
    10: (9.5, 5),
    11: (9.75, 2.75),
    16: (11, 4),
    20: (12, 5),
    21: (12.25, 5.25),
    40: (17, 10),
    100: (32, 25),
}


@pytest.mark.parametrize(("users", "known"), KNOWN.items())
def test_both_readings(users, known):
    assert (exact(users, "progressive", Terms()), exact(users, "flat", Terms())) == known


def test_calls_are_rounded_down_and_sizing_up():
    result = channels(11, 11, 11, Terms())
    assert (result.exact, result.calls, result.sizing, result.range) == (9.75, 9, 10, None)
    assert (result.other.method, result.other.exact) == ("flat", 2.75)


@pytest.mark.parametrize(("rounding", "calls"), [("down", 9), ("up", 10), ("nearest", 10)])
def test_the_profile_decides_how_calls_are_rounded(rounding, calls):
    assert channels(10, 10, 10, Terms(rounding=rounding)).calls == calls


def test_the_profile_decides_the_method():
    result = channels(11, 11, 11, Terms(channel_method="flat"))
    assert (result.exact, result.calls, result.other.method, result.other.exact) == (2.75, 2, "progressive", 9.75)


def test_no_binary_noise():
    terms = Terms(channel_brackets=(ChannelBracket(None, 0.1),))
    assert exact(3, "progressive", terms) == 0.3
    assert channels(30, 30, 30, terms).sizing == 3


def test_the_range_of_the_flat_reading_sees_the_drop_between_brackets():
    assert channels(4, 4, 12, Terms(channel_method="flat")).range == (2.75, 5.0)
    assert channels(1, 0, 7, Terms()).range == (0.0, 8.0)


@given(st.integers(0, 5000))
def test_progressive_channels_never_fall(users):
    assert exact(users + 1, "progressive", Terms()) >= exact(users, "progressive", Terms())


@given(st.integers(0, 5000), st.integers(0, 50), st.integers(0, 50), st.sampled_from(["progressive", "flat"]))
def test_the_range_holds_every_count_between(low, more, pick, method):
    high = low + more
    least, most = channels(low, low, high, Terms(channel_method=method)).range or (exact(low, method, Terms()),) * 2
    assert least <= exact(low + pick % (more + 1), method, Terms()) <= most


@given(st.integers(0, 3000), st.integers(0, 3000), st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))
def test_a_reduction_never_goes_below_nine_tenths_nor_below_the_target(base, target, today):
    steps, stuck = reduction_plan(base, target, today, Terms())
    before = base
    for step in steps:
        assert target <= step.users < before
        assert 10 * step.users >= 9 * before
        assert step.users == max(target, -(-9 * before // 10))
        before = step.users
    assert stuck == (before > target)
    assert stuck is False or before < 10
    assert len({step.quarter for step in steps}) == len(steps)


@pytest.mark.parametrize(
    ("day", "first"), [(dt.date(2026, 11, 25), "2027-Q1"), (dt.date(2026, 1, 1), "2026-Q2"), (dt.date(2026, 9, 30), "2026-Q4")]
)
def test_the_plan_starts_in_the_quarter_after_today(day, first):
    assert reduction_plan(100, 90, day, Terms())[0][0].quarter == first
