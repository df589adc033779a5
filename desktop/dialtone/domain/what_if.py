"""What if there were so many users: the figures, as values."""

from msgspec import Struct

MOST_USERS = 50_000


class Traffic(Struct, frozen=True, kw_only=True):
    """What one user does in the busy hour: calls, and their mean length. An office's usual figures, to be replaced by its own."""

    calls_an_hour: float = 2.0
    minutes: float = 3.0


class WhatIf(Struct, frozen=True, kw_only=True):
    """`channels`: by the terms; `blocked_percent`: of the busy hour's calls that these turn away; `busy_channels`: for at most 1 %.

    Rates are kbit/s in each direction. `fits_calls`: by the measured rates; `held_calls`: as played with the responder. None: not measured.
    """

    users: int
    channels: int
    codec: str
    per_call_kbit_s: float
    needed_kbit_s: int
    traffic: Traffic
    erlang: float
    blocked_percent: float
    busy_channels: int
    busy_needed_kbit_s: int
    fits_calls: int | None = None
    held_calls: int | None = None
