"""How much a passphrase is worth, roughly: long enough for the identity's file, and not one thing over and over. Never stored or logged."""

import re
from typing import Literal, NamedTuple

from dialtone.services.identities import MIN_PASSPHRASE

Code = Literal["empty", "short", "weak", "fair", "good"]
_GOOD_LENGTH = 20


class Strength(NamedTuple):
    """`share` from 0 to 100 for the bar; `enough` is whether it may be used at all."""

    code: Code
    share: int
    enough: bool


def judge(passphrase: str) -> Strength:
    """What to say about it while it is typed; only its length can refuse it, as in the identity itself."""
    length = len(passphrase)
    if not length:
        return Strength("empty", 0, enough=False)
    if length < MIN_PASSPHRASE:
        return Strength("short", round(length / MIN_PASSPHRASE * 40), enough=False)
    different = len(set(passphrase.casefold()))
    if different < 6 or re.fullmatch(r"(.{1,6})\1+.{0,5}", passphrase) or passphrase.isdigit():
        return Strength("weak", 45, enough=True)
    return Strength("good", 100, enough=True) if length >= _GOOD_LENGTH and different >= 8 else Strength("fair", 70, enough=True)
