"""Reads «10 offices 1.01–1.10» and the like as names of rooms, so that a floor is entered in one line."""

import re

MOST = 500
"""Rooms that one line may make."""

_RANGE = re.compile(
    r"(?P<label>.*?)(?P<first>(?:[^\s–—-]*[^\s\d–—-])?\d{1,6})\s*(?:–|—|-|\.\.|…)\s*(?P<last>(?:[^\s–—-]*[^\s\d–—-])?\d{1,6})\s*"
)
_COUNTED = re.compile(r"(?P<count>\d{1,4})\s*(?:[x×]\s*)?(?P<label>[^\W\d].*)")
_TAIL = re.compile(r"(?P<head>.*?)(?P<digits>\d+)")


class NotRoomsError(ValueError):
    """The text can't be read as rooms: `reason` is a code, `part` the piece that it is about."""

    def __init__(self, reason: str, part: str) -> None:
        super().__init__(reason, part)
        self.reason = reason
        self.part = part


def expand(text: str) -> tuple[str, ...]:
    """Give the rooms' names.

    Pieces are parted by commas, semicolons or new lines; each is a name, a range («Office 1–4», «1.01–1.10»), a number of rooms
    («3 warehouses»), or both («10 offices 1.01–1.10», where the number must agree with the range).
    Raises NotRoomsError («backwards», «count», «too-many», «twice»).
    """
    names: list[str] = []
    for piece in re.split(r"[,;\n]", text):
        part = " ".join(piece.split())
        if part:
            names += _expand_one(part)
        if len(names) > MOST:
            raise NotRoomsError("too-many", part)
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise NotRoomsError("twice", name)
        seen.add(name.casefold())
    return tuple(names)


def _expand_one(part: str) -> list[str]:
    ranged = _RANGE.fullmatch(part)
    if ranged is None:
        counted = _COUNTED.fullmatch(part)
        if counted is None:
            return [part]
        count = int(counted["count"])
        if count > MOST:
            raise NotRoomsError("too-many", part)
        label = _one_of(counted["label"])
        return [label] if count == 1 else [f"{label} {number}" for number in range(1, count + 1)]
    label = ranged["label"].strip()
    counted = _COUNTED.fullmatch(label)
    numbers = _between(part, ranged["first"], ranged["last"])
    if counted is not None:
        if int(counted["count"]) != len(numbers):
            raise NotRoomsError("count", part)
        label = _one_of(counted["label"])
    return [f"{label} {number}".strip() for number in numbers]


def _between(part: str, first: str, last: str) -> list[str]:
    """«1.01» to «1.10»: what precedes the last digits must be the same; leading zeros stay."""
    one, other = _TAIL.fullmatch(first), _TAIL.fullmatch(last)
    if one is None or other is None:
        raise NotRoomsError("backwards", part)
    if other["head"] not in {one["head"], ""}:
        raise NotRoomsError("backwards", part)
    start, end, width = int(one["digits"]), int(other["digits"]), len(one["digits"])
    if end < start:
        raise NotRoomsError("backwards", part)
    if end - start >= MOST:
        raise NotRoomsError("too-many", part)
    return [f"{one['head']}{number:0{width}}" for number in range(start, end + 1)]


def _one_of(label: str) -> str:
    """«offices» → «Office», «bureaux» → «Bureau»: the plain plurals of English, French and much of Dutch.

    Other plurals stay: the preview shows them.
    """
    bare = label.strip()
    plural = bare.endswith("eaux") or (len(bare) > 3 and bare.endswith("s") and not bare.endswith("ss"))
    if plural and " " not in bare:
        bare = bare[:-1]
    return bare[:1].upper() + bare[1:]
