"""Asking for a passphrase: from the environment, otherwise typed without echo. Never an argument, where others could read it."""

import getpass
import os
import sys
from collections.abc import Callable

from dialtone.cli.console import Console
from dialtone.domain.problems import InputProblem
from dialtone.services.responding import TOKEN_VARIABLE

VARIABLE = "DIALTONE_PASSPHRASE"


NEW_VARIABLE = "DIALTONE_NEW_PASSPHRASE"


def responder_token(console: Console) -> str:
    """The responder's token."""
    given = os.environ.get(TOKEN_VARIABLE)
    if given:
        return given
    if not sys.stdin.isatty():
        raise InputProblem("cli.no-responder-token", variable=TOKEN_VARIABLE)
    return getpass.getpass(console.words.text("cli.responder-token-ask"))


def passphrase(console: Console, *, new: bool = False, variable: str = VARIABLE, remembered: Callable[[], str | None] | None = None) -> str:
    """The passphrase; asked for twice when a new one is set. `remembered`: where it may be known from, asked before the user is."""
    given = os.environ.get(variable) or (remembered() if remembered else None)
    if given:
        return given
    if not sys.stdin.isatty():
        raise InputProblem("cli.no-passphrase", variable=variable)
    first = getpass.getpass(console.words.text("cli.passphrase-new" if new else "cli.passphrase"))
    if new and getpass.getpass(console.words.text("cli.passphrase-again")) != first:
        raise InputProblem("cli.passphrases-differ")
    return first


PIN_VARIABLE = "DIALTONE_PIN"


def pin() -> str | None:
    """A token's PIN from the environment; None where there is none, and the card's own middleware or pin pad may ask for it."""
    return os.environ.get(PIN_VARIABLE)


def ask_pin(console: Console) -> str:
    """The PIN, typed."""
    if not sys.stdin.isatty():
        raise InputProblem("token.pin-missing")
    return getpass.getpass(console.words.text("cli.pin"))
