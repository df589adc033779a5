"""Erlang B: how many channels so much speech needs in the busy hour when a caller who finds all taken hears «busy» (and gives up)."""


def blocking(erlang: float, channels: int) -> float:
    """The share of calls, 0 to 1, that find every channel taken. `erlang`: simultaneous calls on average in the busy hour.

    ValueError for negative figures.
    """
    if not erlang >= 0 or channels < 0:
        msg = f"no such traffic: {erlang} erlang on {channels} channels"
        raise ValueError(msg)
    lost = 1.0
    for channel in range(1, channels + 1):
        lost = erlang * lost / (channel + erlang * lost)
    return lost


def channels_for(erlang: float, share: float) -> int:
    """The fewest channels on which at most this share of calls finds all taken. ValueError unless 0 < share < 1 and 0 ≤ erlang ≤ 10⁷."""
    if not 0 <= erlang <= 10_000_000 or not 0 < share < 1:
        msg = f"no such traffic: {erlang} erlang with {share} lost"
        raise ValueError(msg)
    lost, channels = 1.0, 0
    while lost > share and erlang:
        channels += 1
        lost = erlang * lost / (channels + erlang * lost)
    return channels


def erlang_of(users: int, calls_an_hour: float, minutes: float) -> float:
    """Traffic of the busy hour: users, calls of each in that hour, and their mean length in minutes."""
    return users * calls_an_hour * minutes / 60
