"""Whether two lists mean the same: MAC addresses in any notation, names of people, model names. Nothing is guessed.

Every comparison has three outcomes, as that of addresses: equal, different, or not comparable.
"""

import functools
import itertools
import re
import unicodedata
from collections.abc import Collection
from enum import StrEnum

from dialtone.domain.addresses import Comparison

_MAC = re.compile(r"[0-9a-f]{12}", re.ASCII)
_SEPARATORS = re.compile(r"[:\-. \u00a0]")
_NO_SERIAL = frozenset({"", "0", "na", "none", "null", "unknown", "onbekend", "inconnu", "geen", "aucun", "tbd"})


class MacState(StrEnum):
    """What a text is as the MAC address of a device."""

    DEVICE = "device"
    LOCAL = "local"
    INVALID = "invalid"
    ABSENT = "absent"


def normal_mac(text: str | None) -> str | None:
    """«80:5e:c0:4a:10:21» from any usual notation (colons, hyphens, dots, spaces, none); None when these are not twelve hex digits."""
    digits = _SEPARATORS.sub("", text or "").casefold()
    return ":".join(digits[place : place + 2] for place in range(0, 12, 2)) if _MAC.fullmatch(digits) else None


def mac_state(text: str | None) -> MacState:
    """Whether it can be a device's own address (IEEE 802): LOCAL was made up by software; groups, zeros and other texts are INVALID."""
    if not (text or "").strip():
        return MacState.ABSENT
    mac = normal_mac(text)
    if mac is None or int(mac[:2], 16) & 1 or mac == "00:00:00:00:00:00":
        return MacState.INVALID
    return MacState.LOCAL if int(mac[:2], 16) & 2 else MacState.DEVICE


def device_mac(text: str | None) -> str | None:
    """The address that a device can be known by, or None."""
    return normal_mac(text) if mac_state(text) in {MacState.DEVICE, MacState.LOCAL} else None


def serial_key(text: str | None) -> str | None:
    """A serial number as it is compared: letters and digits in capitals; None where the text only says that there is none."""
    key = "".join(filter(str.isalnum, (text or "").casefold()))
    return None if key in _NO_SERIAL or len(set(key)) == 1 else key.upper()


@functools.lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Lower case without accents, with single spaces: how names and headings are compared."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in decomposed if not unicodedata.combining(letter)).split())


@functools.lru_cache(maxsize=65_536)
def name_key(text: str | None) -> tuple[str, ...]:
    """The words of a name in alphabetical order: equal for two ways of writing one name. Of an e-mail address only what is before the @."""
    return tuple(sorted(filter(None, re.split(r"[\W_]+", plain((text or "").partition("@")[0])))))


def same_person(one: str | None, other: str | None) -> Comparison:
    """Whether two ways of writing mean one person: word order, case, accents and punctuation never matter.

    «An Janssens», «JANSSENS, An», «an.janssens@x» and «janssensan» are equal. What may be short for the other («A. Janssens», «Janssens»)
    can't be compared, nor can another single word («reception»: a login or a nickname) or a text without letters.
    """
    a, b = name_key(one), name_key(other)
    if not any(map(str.isalpha, a)) or not any(map(str.isalpha, b)):
        return Comparison.CANNOT_COMPARE
    if a == b or _run_together(a, b) or _run_together(b, a):
        return Comparison.EQUAL
    if 1 in {len(a), len(b)} or set(a) < set(b) or set(b) < set(a) or _initials(a, b):
        return Comparison.CANNOT_COMPARE
    return Comparison.DIFFERENT


def _run_together(single: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether one word is the others without spaces, in any order."""
    if len(single) != 1 or not 2 <= len(words) <= 4 or len(single[0]) != sum(map(len, words)):
        return False
    return any("".join(order) == single[0] for order in itertools.permutations(words))


def _initials(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the words that differ are letters that the other's words may begin with."""
    rest_a, rest_b = sorted(set(a) - set(b)), sorted(set(b) - set(a))
    if len(rest_a) != len(rest_b) or len(rest_a) == len(set(a)):
        return False
    return all(1 in {len(left), len(right)} and left[0] == right[0] for left, right in zip(rest_a, rest_b, strict=True))


def vendor_words(vendors: Collection[str | None]) -> tuple[str, ...]:
    """What may stand in front of a model name («Yealink SIP-T46U»), longest first."""
    words = {_letters(vendor) for vendor in vendors if vendor} - {""}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, plain(text)))


@functools.lru_cache(maxsize=65_536)
def model_key(model: str | None, vendors: tuple[str, ...] = ()) -> str:
    """A model as it is compared, «t46u» for «Yealink SIP-T46U»: letters and digits without the maker's name and «SIP»; «» for none.

    Another suffix is another model: «T46U» is not «T46S».
    """
    key = _letters(model or "")
    for word in vendors:
        if key.startswith(word) and len(key) > len(word):
            key = key.removeprefix(word)
            break
    return key.removeprefix("sip") if len(key) > len("sip") + 1 else key
