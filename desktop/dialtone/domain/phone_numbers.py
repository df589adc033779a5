"""Telephone numbers as typed, in E.164; blocks of numbers and which block a number lies in.

Short numbers are told apart before parsing: the library reads «112» as +32112 (a number that doesn't exist).
"""

import bisect
import functools
import re
from collections.abc import Iterable
from enum import StrEnum

import phonenumbers
from msgspec import Struct

from dialtone.domain.record import NumberBlock

_E164 = re.compile(r"\+[1-9][0-9]{7,14}", re.ASCII)
_SHORT = re.compile(r"[0-9]{1,6}", re.ASCII)
_LOOSE = re.compile(r"[\s./()\-]+")
_LONGEST = 60


class NumberForm(StrEnum):
    """What a typed number is."""

    E164 = "e164"
    SHORT = "short"
    EMERGENCY = "emergency"
    UNREADABLE = "unreadable"


class PhoneNumber(Struct, frozen=True):
    """A number read: `e164` («+3222268888») is set for the form E164 only."""

    form: NumberForm
    e164: str | None = None

    @property
    def digits(self) -> int:
        """The E.164 number as an integer; only for the form E164."""
        return int((self.e164 or "+0")[1:])


def read(text: str, region: str = "BE") -> PhoneNumber:
    """Read a number as typed («02/226.88.88», «+32 (0)2 226 88 88», «0032…»); never raises."""
    # The form of the dossier itself; the library would take 10,000 times 100 µs. Only «+320…» still holds a trunk zero that must go.
    if _E164.fullmatch(text) and not text.startswith("+320"):
        return PhoneNumber(NumberForm.E164, text)
    return _read(text[:_LONGEST], region)


@functools.lru_cache(maxsize=4096)
def _read(text: str, region: str) -> PhoneNumber:
    bare = _LOOSE.sub("", text)
    if _SHORT.fullmatch(bare):
        emergency = phonenumbers.is_emergency_number(bare, region)
        return PhoneNumber(NumberForm.EMERGENCY if emergency else NumberForm.SHORT)
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return PhoneNumber(NumberForm.UNREADABLE)
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if not phonenumbers.is_possible_number(number) or not _E164.fullmatch(e164):
        return PhoneNumber(NumberForm.UNREADABLE)
    return PhoneNumber(NumberForm.E164, e164)


class NumberPlan:
    """The customer's number blocks, searchable by number (logarithmic time).

    Where blocks overlap, a number belongs to the block that starts first; `overlaps` names the pairs by their first numbers.
    """

    def __init__(self, blocks: Iterable[NumberBlock]) -> None:
        self.unreadable: list[NumberBlock] = []
        self.overlaps: list[tuple[str, str]] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._blocks: list[NumberBlock] = []
        readable: list[tuple[int, str, NumberBlock]] = []
        for block in blocks:
            number = read(block.first)
            if number.form is NumberForm.E164:
                readable.append((number.digits, block.first, block))
            else:
                self.unreadable.append(block)
        taken, owner = -1, ""
        for start, first, block in sorted(readable, key=lambda entry: (entry[0], -entry[2].size, entry[1])):
            end = start + block.size - 1
            if start <= taken:
                self.overlaps.append((owner, first))
            free = max(start, taken + 1)
            if free <= end:
                self._starts.append(free)
                self._ends.append(end)
                self._blocks.append(block)
                taken, owner = end, first

    def block_of(self, number: PhoneNumber) -> NumberBlock | None:
        """The block that holds the number, or None."""
        if number.form is not NumberForm.E164:
            return None
        place = bisect.bisect_right(self._starts, number.digits) - 1
        if place < 0 or number.digits > self._ends[place]:
            return None
        return self._blocks[place]
