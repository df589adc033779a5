"""Numbers and dates as people write them; what is unclear is refused, never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.cabling import cells
from dialtone.domain.problems import InputProblem


def sign(*texts: str, hint: cells.DecimalSign | None = None) -> str:
    return cells.decimal_sign(list(enumerate(texts, 2)), "Length", "x.csv", hint)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("12,5", "1.000,5"), ","),
        (("12.5", "1,000.5"), "."),
        (("1.000.000",), ","),
        (("1,000,000",), "."),
        (("0,125",), ","),
        (("1234.567",), "."),
        (("12", "13"), "."),
        (("-", "n/a", "12,5 m"), ","),
        (("1.234", "2,5"), ","),
        ((".5",), "."),
    ],
)
def test_the_column_tells_its_decimal_sign(texts: tuple[str, ...], expected: str) -> None:
    assert sign(*texts) == expected


def test_a_mixed_column_is_refused_with_both_rows() -> None:
    with pytest.raises(InputProblem) as caught:
        sign("3", "12,5", "13.5")
    assert (caught.value.code, caught.value.params["row"], caught.value.params["other_row"]) == ("table.decimal-mixed", 3, 4)
    assert caught.value.params["column"] == "Length"


def test_an_unclear_column_is_refused_unless_something_tells() -> None:
    with pytest.raises(InputProblem, match="decimal-unclear"):
        sign("1.234", "5.678")
    assert sign("1.234", hint=",") == ","


@pytest.mark.parametrize(
    ("text", "decimal", "expected"),
    [
        ("12,5", ",", (12.5, "")),
        ("1.000,5 m", ",", (1000.5, "m")),
        ("1 000,5", ",", (1000.5, "")),
        ("1'000.5", ".", (1000.5, "")),
        ("1\u202f000", ".", (1000.0, "")),
        ("295FT", ".", (295.0, "ft")),
        ("-3.2 dB", ".", (-3.2, "db")),
        ("−3,2", ",", (-3.2, "")),
        ("+3", ".", (3.0, "")),
        ("n/a", ".", None),
        ("–", ",", None),
    ],
)
def test_numbers(text: str, decimal: cells.DecimalSign, expected: tuple[float, str] | None) -> None:
    assert cells.number(text, decimal) == expected


@pytest.mark.parametrize("text", ["abc", "1.2.3", "12,5", "1,00", "m", "1e5x", "12.5.", "<5", "٣", "1..2"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        cells.number(text, ".")


@given(st.floats(min_value=-1e6, max_value=1e6).map(lambda value: round(value, 2)), st.sampled_from([",", "."]))
def test_any_number_written_in_either_way_is_read(value: float, decimal: cells.DecimalSign) -> None:
    english = f"{value:,.2f}"
    text = english if decimal == "." else english.replace(",", " ").replace(".", ",")
    assert cells.decimal_sign([(1, text)], "c", "f") == decimal
    assert cells.number(text, decimal) == (value, "")


@given(st.text(max_size=15), st.sampled_from([",", "."]))
def test_garbage_is_no_number(text: str, decimal: cells.DecimalSign) -> None:
    try:
        cells.number(text, decimal)
        cells.decimal_sign([(1, text)], "c", "f", ".")
        cells.looks_like_a_date(text)
    except ValueError:
        pass


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (("03/04/2026", "25/11/2026"), "dmy"),
        (("03/04/2026", "11/25/2026"), "mdy"),
        (("2026-11-03",), "ymd"),
        (("3-nov-2026",), "dmy"),
        (("03/04/2026",), None),
        (("25/11/2026", "11/25/2026"), None),
        (("gisteren",), None),
    ],
)
def test_the_column_tells_the_order_of_day_and_month(dates: tuple[str, ...], order: str | None) -> None:
    assert cells.date_order(dates) == order


@pytest.mark.parametrize(
    ("date", "time", "order", "expected"),
    [
        ("03/04/2026", "02:05:09 PM", "mdy", "2026-03-04T14:05:09"),
        ("03/04/2026", "14:05", "dmy", "2026-04-03T14:05:00"),
        ("3.4.26", "", "dmy", "2026-04-03"),
        ("2026-11-25 14:30:00", "", "ymd", "2026-11-25T14:30:00"),
        ("2026-11-25T14:30:00", "", "ymd", "2026-11-25T14:30:00"),
        ("25 november 2026", "", None, "2026-11-25"),
        ("4-mrt-2026", "", None, "2026-03-04"),
        ("1er août", "", "dmy", None),
        ("12 juil. 2026", "9h05", None, "2026-07-12T09:05:00"),
        ("12 août 2026", "12:00 am", None, "2026-08-12T00:00:00"),
        ("31/02/2026", "", "dmy", None),
        ("03/04/2026", "", None, None),
        ("03/04/2026", "25:00", "dmy", None),
        ("03/04/2026", "14:00 PM", "dmy", None),
        ("03/04/126", "", "dmy", None),
    ],
)
def test_dates(date: str, time: str, order: cells.DateOrder | None, expected: str | None) -> None:
    assert cells.moment(date, time, order) == expected


@pytest.mark.parametrize("text", ["4-mrt", "3-apr", "2026-03-04", "2026-03-04 00:00:00", "mei-12"])
def test_an_identifier_that_became_a_date(text: str) -> None:
    assert cells.looks_like_a_date(text)


@pytest.mark.parametrize("text", ["A-01", "0A-A07", "3-4", "12", "kab-01", "2-abc"])
def test_an_identifier_that_did_not(text: str) -> None:
    assert not cells.looks_like_a_date(text)
