import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain.phone_numbers import NumberForm, NumberPlan, read
from dialtone.domain.record import NumberBlock


@pytest.mark.parametrize(
    "text",
    [
        "+3222268888",
        "+32 2 226 88 88",
        "+32 (0)2 226 88 88",
        "0032 2 226 88 88",
        "02/226.88.88",
        "(02) 226 88 88",
        "tel:+3222268888",
        " 022268888 ",
    ],
)
def test_usual_ways_of_writing_are_one_number(text):
    assert read(text).e164 == "+3222268888"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("112", NumberForm.EMERGENCY),
        ("1 0 1", NumberForm.EMERGENCY),
        ("100", NumberForm.EMERGENCY),
        ("1813", NumberForm.SHORT),
        ("201", NumberForm.SHORT),
        ("anonymous", NumberForm.UNREADABLE),
        ("", NumberForm.UNREADABLE),
        ("+32112", NumberForm.UNREADABLE),
        ("+" + "9" * 40, NumberForm.UNREADABLE),
        ("٠٢٢٢٦", NumberForm.UNREADABLE),
    ],
)
def test_what_is_no_subscriber_number(text, form):
    assert read(text).form is form
    assert read(text).e164 is None


@given(st.text(max_size=80))
def test_any_text_is_read_without_raising(text):
    number = read(text)
    assert (number.e164 is not None) == (number.form is NumberForm.E164)


def plan(*blocks):
    return NumberPlan(NumberBlock(first=first, size=size) for first, size in blocks)


def first_of(numbers, text):
    block = numbers.block_of(read(text))
    return block.first if block else None


def test_a_number_lies_in_its_block_from_first_to_last():
    numbers = plan(("+3225551000", 10), ("+3225551010", 1))
    assert first_of(numbers, "+3225550999") is None
    assert first_of(numbers, "+3225551000") == "+3225551000"
    assert first_of(numbers, "+3225551009") == "+3225551000"
    assert first_of(numbers, "+3225551010") == "+3225551010"
    assert first_of(numbers, "+3225551011") is None
    assert first_of(numbers, "112") is None


def test_overlapping_and_unreadable_blocks_are_told():
    numbers = plan(("+3225551000", 100), ("+3225551010", 5), ("+3225551090", 20), ("x", 3))
    assert numbers.overlaps == [("+3225551000", "+3225551010"), ("+3225551000", "+3225551090")]
    assert [block.first for block in numbers.unreadable] == ["x"]
    assert first_of(numbers, "+3225551050") == "+3225551000"
    assert first_of(numbers, "+3225551105") == "+3225551090"


@given(st.lists(st.tuples(st.integers(3225550000, 3225550060), st.integers(1, 30)), max_size=8), st.integers(3225549990, 3225550100))
def test_a_number_is_found_exactly_when_some_block_holds_it(blocks, number):
    numbers = plan(*((f"+{start}", size) for start, size in blocks))
    block = numbers.block_of(read(f"+{number}"))
    assert (block is not None) == any(start <= number < start + size for start, size in blocks)
    if block is not None:
        assert int(block.first[1:]) <= number < int(block.first[1:]) + block.size


def test_a_trunk_zero_after_the_country_code_is_no_digit():
    assert read("+32025551000") == read("+3225551000")
