"""The report's fonts, embedded in every file: Inter, and DejaVu Sans for the characters that Inter lacks.

A character that neither has is printed as «□», so that the reader sees that something stood there (reportlab would drop it silently).
"""

# reportlab has no types
# mypy: disable-error-code="no-untyped-call,attr-defined"

import functools
import threading

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from dialtone import resources

REGULAR = "Inter"
SEMIBOLD = "Inter-SemiBold"
BOLD = "Inter-Bold"
_FILES = {
    REGULAR: "Inter-Regular.ttf",
    SEMIBOLD: "Inter-SemiBold.ttf",
    BOLD: "Inter-Bold.ttf",
    "DejaVu": "DejaVuSans.ttf",
    "DejaVu-Bold": "DejaVuSans-Bold.ttf",
}
_FALLBACK = {REGULAR: "DejaVu", SEMIBOLD: "DejaVu-Bold", BOLD: "DejaVu-Bold"}
MISSING = "□"
_LOCK = threading.Lock()


def register() -> None:
    """Make the fonts known to reportlab; once per process, from any thread."""
    with _LOCK:
        rl_config.useA85 = 0  # streams as bytes: writing them as text takes a fifth more room and longer than compressing them
        if REGULAR not in pdfmetrics.getRegisteredFontNames():
            for name, file in _FILES.items():
                pdfmetrics.registerFont(TTFont(name, str(resources.shipped(f"fonts/{file}"))))


@functools.lru_cache(maxsize=16)
def _glyphs(font: str) -> frozenset[int]:
    return frozenset(pdfmetrics.getFont(font).face.charToGlyph)


def runs(text: str, font: str) -> list[tuple[str, str]]:
    """Cut text into pieces with the font that has all their characters: [(font, piece)…]."""
    own, fallback = _glyphs(font), _glyphs(_FALLBACK[font])
    if text and own.issuperset(map(ord, text)):
        return [(font, text)]
    pieces: list[tuple[str, str]] = []
    for char in text:
        code = ord(char)
        if code in own or char == "\n":
            name, drawn = font, char
        elif code in fallback:
            name, drawn = _FALLBACK[font], char
        else:
            name, drawn = _FALLBACK[font], MISSING
        if pieces and pieces[-1][0] == name:
            pieces[-1] = (name, pieces[-1][1] + drawn)
        else:
            pieces.append((name, drawn))
    return pieces


@functools.lru_cache(maxsize=50_000)
def width(text: str, font: str, size: float) -> float:
    """Width of one line of text in points, over its pieces."""
    return float(sum(pdfmetrics.stringWidth(piece, name, size) for name, piece in runs(text, font)))
