import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain.enterprise_number import NumberState, display, normalise, state


@pytest.mark.parametrize("text", ["BE0821.802.905", "be 0821 802 905", "0821802905", "821802905"])
def test_a_right_number_in_any_dress(text):
    assert state(text) is NumberState.VALID
    assert normalise(text) == "0821802905"
    assert display(text) == "BE 0821.802.905"


def test_the_series_that_starts_with_one():
    assert state("1006.872.569") is NumberState.VALID


@pytest.mark.parametrize("text", ["0821802906", "BE0000000000", "12", "2821802905", "٠٨٢١٨٠٢٩٠٥", "BE"])
def test_wrong_numbers(text):
    assert state(text) is NumberState.INVALID
    assert display(text) == text


def test_missing_and_foreign():
    assert state(None) is NumberState.MISSING
    assert state("  ") is NumberState.MISSING
    assert state("FR40303265045") is NumberState.FOREIGN


@given(st.integers(0, 99_999_999))
def test_only_one_pair_of_check_digits_is_right(base):
    right = 97 - base % 97
    valid = {check for check in range(100) if state(f"{base:08d}{check:02d}") is NumberState.VALID}
    assert valid <= {right}


@given(st.text(max_size=40))
def test_any_text(text):
    state(text)
    display(text)
