"""`check --users N`: what so many users would need of the line, as lines to print."""

from dialtone.domain.problems import InputProblem
from dialtone.domain.what_if import MOST_USERS, WhatIf
from dialtone.words import Words


def number_of(text: str) -> int:
    """The users that were typed. InputProblem «readiness.users»."""
    if text.isascii() and text.isdecimal() and 0 < int(text) <= MOST_USERS:
        return int(text)
    raise InputProblem("readiness.users", value=text, most=MOST_USERS)


def lines(found: WhatIf, words: Words) -> list[str]:
    """Channels by the terms, those of the busy hour, and what was measured of the line."""
    said = [
        words.text(
            "cli.what-if-terms",
            users=found.users,
            channels=found.channels,
            per_call=found.per_call_kbit_s,
            codec=found.codec,
            needed=found.needed_kbit_s,
        ),
        words.text(
            "cli.what-if-busy",
            calls=found.traffic.calls_an_hour,
            minutes=found.traffic.minutes,
            erlang=found.erlang,
            busy=found.busy_channels,
            busy_needed=found.busy_needed_kbit_s,
            channels=found.channels,
            blocked=found.blocked_percent,
        ),
    ]
    if found.fits_calls is not None:
        said.append(words.text("cli.what-if-fits", fits=found.fits_calls))
    if found.held_calls is not None:
        said.append(words.text("cli.what-if-held", held=found.held_calls))
    if found.fits_calls is None and found.held_calls is None:
        said.append(words.text("cli.what-if-unmeasured"))
    return said
