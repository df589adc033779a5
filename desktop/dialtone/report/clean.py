"""Text from users and devices made fit to print: hostile characters out, nothing lost without a trace.

A name that a device gave itself may hold control characters, marks that turn the reading direction of what follows, or halves of
surrogate pairs. None of these may reach a page or a font.
"""

import unicodedata

MAX_TEXT = 4000
"""Longest text printed from one field; what is longer ends in « […]»."""

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SPACES = frozenset({"Zl", "Zp", "Zs"})
_RIGHT = frozenset({"R", "AL"})


def clean(text: str, limit: int = MAX_TEXT) -> str:
    """One line or more of printable text: line breaks kept (at most one in a row), every other blank a space, invisible characters gone."""
    if len(text) <= limit and text.isascii() and text.isprintable():  # most texts: nothing in them can be wrong
        return text.strip(" ")
    cut = text if len(text) <= limit else text[:limit].rstrip() + " […]"
    lines = (
        unicodedata.normalize("NFC", cut.encode("utf-8", "replace").decode("utf-8")).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )
    return "\n".join(kept for line in lines if (kept := _line(line)))


def _line(line: str) -> str:
    out = []
    for char in line:
        category = unicodedata.category(char)
        if char == "\t" or (category in _SPACES and char != "\N{NO-BREAK SPACE}"):
            out.append(" ")
        elif category not in _INVISIBLE:
            out.append(char)
    return "".join(out).strip(" ")


def visual(text: str) -> str:
    """Right-to-left runs in the order in which they are drawn, since the drawing library sets characters from left to right only."""
    if text.isascii() or not any(unicodedata.bidirectional(char) in _RIGHT for char in text):
        return text
    out: list[str] = []
    run: list[str] = []
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in _RIGHT or (run and direction in {"NSM", "WS", "CS", "ES"}):
            run.append(char)
        else:
            out += _turned(run)
            run = []
            out.append(char)
    return "".join(out + _turned(run))


def _turned(run: list[str]) -> list[str]:
    tail = []
    while run and run[-1] == " ":
        tail.append(run.pop())
    return run[::-1] + tail
