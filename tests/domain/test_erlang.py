"""Erlang B by its published tables, and its properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain import erlang


@pytest.mark.parametrize(
    ("channels", "one_percent", "two_percent"),
    [(1, 0.0101, 0.0204), (2, 0.153, 0.223), (5, 1.36, 1.66), (10, 4.46, 5.08), (20, 12.0, 13.2), (30, 20.3, 21.9), (100, 84.1, 88.0)],
)
def test_published_table(channels: int, one_percent: float, two_percent: float) -> None:
    """Traffic offered for 1 % and 2 % blocking, to the table's three digits."""
    assert erlang.blocking(one_percent, channels) == pytest.approx(0.01, rel=0.03)
    assert erlang.blocking(two_percent, channels) == pytest.approx(0.02, rel=0.03)
    assert erlang.channels_for(one_percent * 0.995 - 0.0001, 0.01) == channels
    assert erlang.channels_for(one_percent * 1.005 + 0.002, 0.01) == channels + 1


def test_the_ends() -> None:
    assert erlang.blocking(0, 0) == 1
    assert erlang.blocking(0, 3) == 0
    assert erlang.blocking(5, 0) == 1
    assert erlang.channels_for(0, 0.01) == 0
    assert erlang.erlang_of(40, 3, 4) == 8


@given(st.floats(0.001, 500), st.integers(0, 300))
def test_one_channel_more_loses_less_and_more_traffic_loses_more(offered: float, channels: int) -> None:
    lost = erlang.blocking(offered, channels)
    assert 0 <= erlang.blocking(offered, channels + 1) <= lost <= 1
    assert erlang.blocking(offered * 1.1, channels) >= lost


@given(st.floats(0, 300), st.floats(0.0001, 0.5))
def test_as_many_as_needed_and_not_one_more(offered: float, share: float) -> None:
    channels = erlang.channels_for(offered, share)
    if offered:
        assert erlang.blocking(offered, channels) <= share < erlang.blocking(offered, channels - 1)


@pytest.mark.parametrize("wrong", [(-1, 0.1), (float("nan"), 0.1), (float("inf"), 0.1), (1, 0), (1, 1)])
def test_no_such_traffic(wrong: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="no such traffic"):
        erlang.channels_for(*wrong)


def test_no_such_line() -> None:
    with pytest.raises(ValueError, match="no such traffic"):
        erlang.blocking(1, -1)
