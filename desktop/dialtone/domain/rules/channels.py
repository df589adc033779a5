"""Simultaneous calls by number of users (BT-4.a channels), in both readings of the terms."""

import math
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from dialtone.domain.rules.values import Channels, Reading
from dialtone.domain.terms import ChannelMethod, Rounding, Terms

_ROUNDING = {"down": ROUND_FLOOR, "up": ROUND_CEILING, "nearest": ROUND_HALF_UP}


def exact(users: int, method: ChannelMethod, terms: Terms) -> float:
    """The channels of `users` users. Calculated in decimals, so 0.1 per user stays 0.1.

    progressive: each user at the rate of his rank. flat: all users at the rate of the bracket that their number falls in.
    """
    total, below = Decimal(0), 0
    for bracket in terms.channel_brackets:
        rate = Decimal(str(bracket.rate))
        last = users if bracket.up_to is None else min(users, bracket.up_to)
        if method == "flat":
            total = rate * users
        else:
            total += rate * max(0, last - below)
        if bracket.up_to is None or users <= bracket.up_to:
            break
        below = bracket.up_to
    return float(total)


def whole_calls(value: float, rounding: Rounding) -> int:
    """Whole simultaneous calls by the profile's rounding."""
    return int(Decimal(str(value)).to_integral_value(rounding=_ROUNDING[rounding]))


def _range(low: int, high: int, terms: Terms) -> tuple[float, float]:
    """Least and most channels from `low` to `high` users: the flat reading drops at the edges of brackets, so these are looked at."""
    counts = {low, high}
    for bracket in terms.channel_brackets:
        if bracket.up_to is not None:
            counts |= {count for count in (bracket.up_to, bracket.up_to + 1) if low <= count <= high}
    values = [exact(count, terms.channel_method, terms) for count in counts]
    return min(values), max(values)


def channels(total: int, low: int, high: int, terms: Terms) -> Channels:
    """The channels of `total` users, and their range where the doubts leave `low` to `high` users possible."""
    other: ChannelMethod = "flat" if terms.channel_method == "progressive" else "progressive"
    value = exact(total, terms.channel_method, terms)
    return Channels(
        exact=value,
        calls=whole_calls(value, terms.rounding),
        sizing=math.ceil(value),
        method=terms.channel_method,
        other=Reading(other, exact(total, other, terms)),
        range=_range(low, high, terms) if low != high else None,
    )
