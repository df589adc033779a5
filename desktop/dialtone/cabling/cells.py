"""Numbers, lengths and dates as people write them. The decimal sign and the order of day and month are those of the whole column."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Literal

from dialtone.domain.likeness import plain
from dialtone.domain.problems import InputProblem

DecimalSign = Literal[",", "."]
DateOrder = Literal["dmy", "mdy", "ymd"]
FOOT = 0.3048
"""Metres in a foot (exactly, since 1959)."""

_ABSENT = frozenset({"", "-", "–", "—", "n/a", "na", "n.a.", "nvt", "n.v.t.", "s.o.", "?", "none", "null", "#n/a", "#nv"})
_NUMBER = re.compile(r"(?P<sign>[+\-−]?)(?P<digits>[0-9]*(?:[.,][0-9]+)*)(?P<after>[a-z%Ωµ/]*)", re.ASCII | re.IGNORECASE)
_SPACES = re.compile(r"[\s\u00a0\u202f'’]")


def absent(text: str) -> bool:
    """Whether a cell only says that there is nothing."""
    return plain(text) in _ABSENT


def decimal_sign(cells: Iterable[tuple[int, str]], column: str, file: str, hint: DecimalSign | None = None) -> DecimalSign:
    """The decimal sign of a column of (row number, text). `hint` decides where 1.234 may be a thousand and something.

    Raises `InputProblem` «table.decimal-mixed» when the rows disagree, and «table.decimal-unclear» when nothing tells.
    """
    seen: dict[DecimalSign, tuple[int, str]] = {}
    unclear: tuple[int, str] | None = None
    for row, text in cells:
        sign = _sign_of(text)
        if sign == "unclear":
            unclear = unclear or (row, text)
        elif sign is not None:
            seen.setdefault(sign, (row, text))
    if len(seen) > 1:
        (row, value), (other_row, other) = sorted(seen.values())
        raise InputProblem(
            "table.decimal-mixed", file=file, column=column, row=row, value=value[:40], other_row=other_row, other=other[:40]
        )
    if seen:
        return next(iter(seen))
    if unclear is not None and hint is None:
        raise InputProblem("table.decimal-unclear", file=file, column=column, row=unclear[0], value=unclear[1][:40])
    return hint or "."


def _sign_of(text: str) -> DecimalSign | Literal["unclear"] | None:
    """What one number tells of the decimal sign; None: nothing."""
    found = _NUMBER.fullmatch(_SPACES.sub("", text))
    if found is None:
        return None
    digits = found["digits"]
    commas, points = digits.count(","), digits.count(".")
    if commas and points:
        return "," if digits.rfind(",") > digits.rfind(".") else "."
    if commas + points == 0:
        return None
    used: DecimalSign = "," if commas else "."
    if commas + points > 1:
        return "." if used == "," else ","
    whole, _, rest = digits.partition(used)
    if len(rest) != 3 or len(whole) > 3 or whole in {"", "0"}:
        return used
    return "unclear"


def number(text: str, sign: DecimalSign) -> tuple[float, str] | None:
    """A number and the unit written after it, in lower case («m»); None for a cell that says there is none. ValueError for other text."""
    if absent(text):
        return None
    found = _NUMBER.fullmatch(_SPACES.sub("", text))
    if found is None or not found["digits"]:
        raise ValueError(text)
    thousands = "." if sign == "," else ","
    whole, *rest = found["digits"].split(sign)
    groups = whole.split(thousands)
    if (
        len(rest) > 1
        or (rest and thousands in rest[0])
        or (len(groups) > 1 and (len(groups[0]) > 3 or any(len(g) != 3 for g in groups[1:])))
    ):
        raise ValueError(text)
    value = float("".join(groups) + ("." + rest[0] if rest else "") or "x")
    return (-value if found["sign"] in {"-", "−"} else value), found["after"].casefold()


# --- dates ---------------------------------------------------------------------------------------------------------------------------

_DATE = re.compile(r"(\d{1,4})[-/. ]{1,2}(\d{1,2}|[^\W\d_]{3,10}\.?)[-/., ]{1,2}(\d{1,4})", re.UNICODE)
_TIME = re.compile(r"(\d{1,2})[:hH.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?\s*([AaPp])?\.?(?:[Mm]\.?)?")
_MONTHS = {
    "jan": 1, "feb": 2, "fev": 2, "mar": 3, "maa": 3, "mrt": 3, "apr": 4, "avr": 4, "may": 5, "mei": 5, "mai": 5, "jun": 6, "juin": 6,
    "jul": 7, "juil": 7, "aug": 8, "aou": 8, "sep": 9, "oct": 10, "okt": 10, "nov": 11, "dec": 12, "dez": 12,
}  # fmt: skip


def date_order(cells: Iterable[str]) -> DateOrder | None:
    """The order of day, month and year in a column; None when nothing tells, or when the rows disagree."""
    orders: set[DateOrder] = set()
    for text in cells:
        found = _DATE.match(text.strip())
        if found is None:
            continue
        first, second, third = found.groups()
        if len(first) == 4:
            orders.add("ymd")
        elif not second.isdecimal() or int(first) > 12:
            orders.add("dmy")
        elif int(second) > 12 and len(third) in {2, 4}:
            orders.add("mdy")
    return orders.pop() if len(orders) == 1 else None


def moment(date: str, time: str, order: DateOrder | None) -> str | None:
    """Date and time of the day as «2026-11-25T14:30:00», or the date alone; None when it is none that exists in this order."""
    found = _DATE.match(date.strip())
    if found is None or (order is None and found[2].isdecimal()):
        return None
    rest = date.strip()[found.end() :].strip(" T,") or time.strip()
    first, second, third = found.groups()
    if not second.isdecimal():
        month, day, year = _month(second), *((first, third) if len(first) < 3 else (third, first))
    elif order == "mdy":
        month, day, year = int(first), second, third
    else:
        month, day, year = int(second), *((first, third) if order == "dmy" else (third, first))
    if len(year) not in {2, 4}:
        return None
    try:
        made = dt.date(int(year) + (2000 if len(year) == 2 else 0), month, int(day)).isoformat()
        return f"{made}T{_clock(rest)}" if rest else made
    except ValueError:
        return None


def _month(text: str) -> int:
    name = plain(text).rstrip(".")
    return _MONTHS.get(name[:4], _MONTHS.get(name[:3], 0))


def _clock(text: str) -> str:
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    hour, half = int(found[1]), (found[4] or "").casefold()
    if half and not 1 <= hour <= 12:
        raise ValueError(text)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return dt.time(hour, int(found[2]), int(found[3] or 0)).isoformat("seconds")


_LOOKS_DATED = re.compile(r"\d{1,2}[-./ ](?:[^\W\d_]{3,5}\.?)|\d{4}-\d{2}-\d{2}(?: 00:00:00)?|[^\W\d_]{3}[-. ]\d{2}", re.UNICODE)


def looks_like_a_date(text: str) -> bool:
    """Whether an identifier seems to be one that a spreadsheet made a date of («3-4» → «4-mrt»)."""
    found = _LOOKS_DATED.fullmatch(text.strip())
    if found is None:
        return False
    letters = "".join(filter(str.isalpha, text))
    return not letters or bool(_month(letters))
