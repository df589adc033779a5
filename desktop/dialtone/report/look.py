"""Colours, sizes and paragraph styles of the printed report (design: looks, light theme)."""

# reportlab has no types
# mypy: disable-error-code="no-untyped-call,attr-defined"

import functools
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, TableStyle

from dialtone.report import fonts
from dialtone.report.clean import clean, visual
from dialtone.report.document import Run, Text, Tone

LINE: Color = HexColor("#DFE4EA")
TEXT: Color = HexColor("#15202B")
BLACK: Color = HexColor("#000000")
"""For what is printed to be scanned or cut."""
MUTED: Color = HexColor("#5A6876")
ACCENT: Color = HexColor("#0B6B8F")
_HEX: dict[Tone, str] = {
    "normal": "#15202B",
    "bold": "#15202B",
    "muted": "#5A6876",
    "ok": "#1B7A4B",
    "warn": "#9A5B00",
    "fail": "#B42B24",
    "doubt": "#6446B4",
}
TONES: dict[Tone, Color] = {tone: HexColor(code) for tone, code in _HEX.items()}
BODY = 8.5
SMALL = 7.2


def _style(name: str, size: float, leading: float, font: str = fonts.REGULAR, **more: object) -> ParagraphStyle:
    # wordWrap None and splitLongWords: a device's name of 200 characters without a space is broken, never drawn over its neighbour
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, textColor=TEXT, splitLongWords=1, **more)


STYLES = {
    "body": _style("body", BODY, 12.6),
    "right": _style("right", BODY, 12.6, alignment=TA_RIGHT),
    "small": _style("small", SMALL, 10.4),
    "head": _style("head", SMALL, 10.0, fonts.SEMIBOLD),
    "head-right": _style("head-right", SMALL, 10.0, fonts.SEMIBOLD, alignment=TA_RIGHT),
    "h1": _style("h1", 15, 19, fonts.BOLD, spaceBefore=22, spaceAfter=10),
    "h2": _style("h2", 10.5, 14, fonts.SEMIBOLD, spaceBefore=15, spaceAfter=6),
    "title": _style("title", 23, 27, fonts.BOLD, alignment=TA_LEFT),
    "subtitle": _style("subtitle", 10.5, 15),
    "figure": _style("figure", 25, 30, fonts.BOLD),
    "callout": _style("callout", 12.5, 16, fonts.BOLD),
}


def bound(text: str) -> str:
    """Text in which French marks don't start a line: the space before them (and after «) can't break."""
    for mark in ":;?!»%":
        text = text.replace(f" {mark}", f"\N{NO-BREAK SPACE}{mark}")
    return text.replace("« ", "«\N{NO-BREAK SPACE}")


@functools.lru_cache(maxsize=20_000)
def _piece(text: str, font: str, colour: str) -> str:
    # cleaning trims; what stands between two runs of our own must stay
    head, tail = text[: len(text) - len(text.lstrip(" \n"))], text[len(text.rstrip(" ")) :]
    kept = head[:1] + visual(bound(clean(text))) + tail[:1] if text.strip() else text[:1]
    out = [f'<font name="{name}" color="{colour}">{escape(part)}</font>' for name, part in fonts.runs(kept, font)]
    return "".join(out).replace("\n", "<br/>")


def runs_of(text: Text) -> tuple[Run, ...]:
    """Any text as runs."""
    if isinstance(text, str):
        return (Run(text),)
    return (text,) if isinstance(text, Run) else text


def plain(text: Text) -> str:
    """A text without its tones, cleaned."""
    return clean("".join(run.text for run in runs_of(text)))


def font_of(tone: Tone, base: str = fonts.REGULAR) -> str:
    """The cut for a tone: states are semibold so that they are told apart without colour."""
    return base if tone in {"normal", "muted"} else fonts.SEMIBOLD


def markup(text: Text, base: str = fonts.REGULAR, tone: Tone | None = None) -> str:
    """Paragraph markup of a text: cleaned, escaped, each piece in a font that has its characters. `tone` replaces «normal»."""
    parts = []
    for run in runs_of(text):
        used: Tone = tone if tone is not None and run.tone == "normal" else run.tone
        parts.append(_piece(run.text, base if base != fonts.REGULAR else font_of(used), _HEX[used]))
    return "".join(parts)


def paragraph(text: Text, style: str, tone: Tone | None = None) -> Paragraph:
    """A paragraph of user text, safely."""
    chosen = STYLES[style]
    return Paragraph(markup(text, chosen.fontName, tone), chosen)


def table_style(commands: list[tuple[Any, ...]]) -> TableStyle:
    """A table style in our font: reportlab selects a style's font for every cell, and its own default would come along, not embedded."""
    return TableStyle([("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR), *commands])
