"""How one label is filled: the code at its left, the identifier as large as there is room for, and what helps to find the place."""

from msgspec import Struct, structs

from dialtone.domain.labels import Label
from dialtone.report import flowables, fonts
from dialtone.report.clean import clean, visual
from dialtone.report.labels.codes import Code, encode
from dialtone.report.labels.values import CodeKind

_PADDING = 1.0
_LEAST_MODULE = 0.25
"""A smaller module, in mm, isn't read reliably from a page printed at 300 dpi: three dots each."""
_LARGEST_MODULE = 0.6
_SHARE = 0.36
"""A code takes this part of a label's width, and its modules are no larger than a hand-held reader needs."""
_LARGEST = 5.5
_LEAST = 1.35
"""Sizes of letters in mm; the smallest is 3.8 points."""
_SMALL = 2.3
_LEADING = 1.22
_REPEAT = 4.0
_BESIDE = 3.0
"""Around a cable: the identifier at least every so many mm downwards, and with so much white between beside."""
_CAP = 0.73
"""Height of a capital, as a part of the size of Inter's letters."""
_BREAKS = "-/ :._"


def padding(length: float) -> float:
    """White in mm along the edges of a label of this length or height: what a printer that pulls a sheet a little askew needs."""
    return min(_PADDING, length * 0.1)


class Line(Struct, frozen=True):
    """A line of text: its baseline below the area's top, its size, and its place right of the text's left edge, all in mm."""

    text: str
    baseline: float
    size: float
    bold: bool
    left: float = 0.0


class Filled(Struct, frozen=True, kw_only=True):
    """What stands on a label. Places are in mm from the upper left of the area that was given.

    `module`: side of a module; `cut`: the identifier didn't fit as text and is shortened; `no_code`: it doesn't fit as a code.
    """

    lines: tuple[Line, ...]
    text_left: float
    code: Code | None = None
    module: float = 0.0
    code_top: float = 0.0
    cut: bool = False
    no_code: bool = False


def fill(label: Label, width: float, height: float, kind: CodeKind, *, wrap: bool = False, dot: float = 0.0) -> Filled:
    """A label for an area of `width` × `height` mm inside its edges. `dot`: size of a printer's dot in mm, for codes of whole dots."""
    code = encode(label.code, kind)
    module = _module(code, width, height, dot) if code else 0.0
    wanted = kind != "none"
    if code is not None and module < _LEAST_MODULE - 1e-9:
        code, module = None, 0.0
    left = (code.modules + code.quiet) * module if code else 0.0
    left += max(0.6, (code.quiet * module) * 0.3) if code else 0.0
    lines, cut = (_wrapped if wrap and label.wrap else _lines)(label, width - left, height)
    top = (height - code.modules * module) / 2 if code else 0.0
    return Filled(lines=lines, text_left=left, code=code, module=module, code_top=top, cut=cut, no_code=wanted and code is None)


def _module(code: Code, width: float, height: float, dot: float) -> float:
    """Side of a module: the height, at most a part of the width, and whole dots where the printer's are coarse."""
    # the white above and below it is the label's own edge; on the left it is the padding
    side = min(height, max(width * _SHARE, 4.0), width)
    module = min(side / code.modules, _LARGEST_MODULE)
    whole = int(module / dot + 1e-6) if dot else 0
    return whole * dot if whole >= 2 else module


def _lines(label: Label, width: float, height: float) -> tuple[tuple[Line, ...], bool]:
    """The identifier on one line or two, and as many further lines as there is room for."""
    more = label.lines if height >= _LEAST * _LEADING * 2 + 0.4 else ()
    room = height if not more else height * 0.56
    rows, size, cut = _identifier(label.code, width, room)
    lines = [(row, size, True) for row in rows]
    used = len(rows) * size * _LEADING
    small = max(min(_SMALL, size * 0.72), _LEAST)
    for text in more:
        if used + small * _LEADING > height + 0.01:
            break
        wide = fonts.width(clean(text), fonts.REGULAR, small)
        own = max(min(small, small * width / wide if wide else small), _LEAST)
        cut_text = _tail if label.kind in {"links", "cords"} else flowables.shortened
        lines.append((cut_text(text, fonts.REGULAR, own, width + 0.01), own, False))
        used += own * _LEADING
    return _stacked(lines, height), cut


def _wrapped(label: Label, width: float, height: float) -> tuple[tuple[Line, ...], bool]:
    """The identifier again and again, below and beside itself, so that it is read from every side of the cable."""
    rows, size, cut = _identifier(label.code, width, height / max(1, int(height / _REPEAT)))
    wide = max(fonts.width(row, fonts.BOLD, size) for row in rows)
    across = 1 + max(0, int((width - wide) / (wide + _BESIDE)))
    down = max(1, int(height / (len(rows) * size * _LEADING) + 1e-6))
    once = _stacked([(row, size, True) for _ in range(down) for row in rows], height)
    return tuple(structs.replace(line, left=column * (wide + _BESIDE)) for column in range(across) for line in once), cut


def _tail(text: str, font: str, size: float, room: float) -> str:
    """What fits of a place's name, cut at its start: its end tells it from its neighbours. An arrow before it stays."""
    kept = clean(text).replace("\n", " ")
    if fonts.width(kept, font, size) <= room:
        return kept
    arrow, rest = ("→ ", kept[2:]) if kept.startswith("→ ") else ("", kept)
    while rest and fonts.width(f"{arrow}…{rest}", font, size) > room:
        rest = rest[1:]
    return f"{arrow}…{rest.lstrip()}"


def _stacked(lines: list[tuple[str, float, bool]], height: float) -> tuple[Line, ...]:
    """Lines below each other, in the middle of the height."""
    total = sum(size * _LEADING for _, size, _ in lines)
    y = max((height - total) / 2, 0.0)
    placed = []
    for text, size, bold in lines:
        step = size * _LEADING
        placed.append(Line(text, y + (step + size * _CAP) / 2, size, bold))
        y += step
    return tuple(placed)


def _identifier(text: str, width: float, height: float) -> tuple[tuple[str, ...], float, bool]:
    """Lines and size of the identifier: whole on one line, else broken after a separator, else shortened (then the third is True)."""
    shown = visual(clean(text).replace("\n", " "))
    best: tuple[tuple[str, ...], float] = ((shown,), _size((shown,), width, height))
    for at in range(1, len(shown)):
        if shown[at - 1] in _BREAKS:
            rows = (shown[:at], shown[at:])
            size = _size(rows, width, height)
            if size > best[1] * 1.25:  # one line is easier to read: two only where they are clearly larger
                best = (rows, size)
    if best[1] >= _LEAST:
        return *best, False
    return (flowables.shortened(shown, fonts.BOLD, _LEAST, width),), _LEAST, True


def _size(rows: tuple[str, ...], width: float, height: float) -> float:
    wide = max(fonts.width(row, fonts.BOLD, 1.0) for row in rows)
    return min(_LARGEST, height / (len(rows) * _LEADING), width / wide if wide else _LARGEST)
