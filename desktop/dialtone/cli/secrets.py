"""Asking for a passphrase: from the environment, otherwise typed without echo. Never an argument, where others could read it."""

import getpass
import os
import sys

from dialtone.cli.console import Console
from dialtone.domain.problems import InputProblem

VARIABLE = "DIALTONE_PASSPHRASE"


def passphrase(console: Console, *, twice: bool = False) -> str:
    """The passphrase; asked for twice when a new one is set."""
    given = os.environ.get(VARIABLE)
    if given:
        return given
    if not sys.stdin.isatty():
        raise InputProblem("cli.no-passphrase")
    first = getpass.getpass(console.words.text("cli.passphrase"))
    if twice and getpass.getpass(console.words.text("cli.passphrase-again")) != first:
        raise InputProblem("cli.passphrases-differ")
    return first
