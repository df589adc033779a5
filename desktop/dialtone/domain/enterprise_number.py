"""Belgian enterprise numbers: form and check digits (mod 97). A right form does not prove that the enterprise exists."""

import functools
from enum import StrEnum

from stdnum.be import vat
from stdnum.exceptions import ValidationError


class NumberState(StrEnum):
    """What can be said of an enterprise number without a network."""

    VALID = "valid"
    INVALID = "invalid"
    FOREIGN = "foreign"
    MISSING = "missing"


@functools.lru_cache(maxsize=256)
def state(text: str | None) -> NumberState:
    """Whether the text is a Belgian enterprise number; another country's prefix is told apart since its check digits aren't known here."""
    cleaned = "".join((text or "").split()).upper()
    if not cleaned:
        return NumberState.MISSING
    if cleaned[:2].isalpha() and not cleaned.startswith("BE"):
        return NumberState.FOREIGN
    return NumberState.VALID if normalise(cleaned) else NumberState.INVALID


def normalise(text: str) -> str | None:
    """«0821802905»: ten digits (an older number of nine gets its leading zero), or None where form or check digits are wrong."""
    if not text.isascii():
        return None
    try:
        digits = str(vat.validate(text))
    except ValidationError:
        return None
    # The library compares modulo 97, so it also lets 98 and 99 pass for 01 and 02, which are never given out.
    return digits if int(digits[-2:]) == 97 - int(digits[:-2]) % 97 else None


def display(text: str) -> str:
    """«BE 0821.802.905»; a text that is no valid number comes back as it is."""
    digits = normalise(text)
    return f"BE {digits[:4]}.{digits[4:7]}.{digits[7:]}" if digits else text
