"""The order in which people expect names: «Office 2» before «Office 10»."""

import re

NaturalKey = tuple[tuple[int, int, str], ...]

_PIECE = re.compile(r"[0-9]{1,18}|[^0-9]+")
_MAC = re.compile(r"(?:[0-9a-f]{2}:){5}[0-9a-f]{2}")


def natural_key(text: str) -> NaturalKey:
    """A key to sort by: letters without regard to case, numbers in the text by their value; a MAC address is no text with numbers."""
    folded = text.casefold()
    if _MAC.fullmatch(folded):
        return ((1, 0, folded),)
    return tuple((0, int(piece), "") if piece.isdigit() and piece.isascii() else (1, 0, piece) for piece in _PIECE.findall(folded))
