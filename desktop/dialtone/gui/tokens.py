"""The design's colours and measures, in one place (design: looks). Palette, style sheet, icons and delegates are all made from these."""

from dataclasses import dataclass, fields

GRID = 8
RADIUS = 6
CONTROL = 32
ROW = 32
BODY_PX = 13
SMALL_PX = 11
TITLE_PX = 20
BIG_PX = 34


@dataclass(frozen=True)
class Tokens:
    """Colours by meaning; `…_on` is the tint that text of that colour stands on in chips and banners."""

    name: str
    background: str
    surface: str
    line: str
    text: str
    muted: str
    accent: str
    accent_on: str
    ok: str
    ok_on: str
    warn: str
    warn_on: str
    fail: str
    fail_on: str
    doubt: str
    doubt_on: str
    rail: str
    rail_selected: str
    rail_text: str
    rail_muted: str
    on_accent: str
    hover: str
    line_px: int = 1
    weight: int = 400

    @property
    def dark(self) -> bool:
        """Whether this is a light-on-dark theme."""
        return self.name == "dark"

    def colour(self, tone: str) -> str:
        """The colour of a meaning («ok», «muted», …), the text colour for a meaning that has none."""
        return str(getattr(self, tone, self.text)) if tone in _COLOURS else self.text

    def tint(self, tone: str) -> str:
        """The tint that a meaning's text stands on."""
        return str(getattr(self, f"{tone}_on", self.background)) if f"{tone}_on" in _COLOURS else self.background


_COLOURS = frozenset(field.name for field in fields(Tokens)) - {"name", "line_px", "weight"}

LIGHT = Tokens(
    name="light",
    background="#F4F6F8",
    surface="#FFFFFF",
    line="#DFE4EA",
    text="#15202B",
    muted="#5A6876",
    accent="#0B6B8F",
    accent_on="#E3F1F6",
    ok="#1B7A4B",
    ok_on="#E4F4EB",
    warn="#9A5B00",
    warn_on="#FCF0DC",
    fail="#B42B24",
    fail_on="#FBE7E5",
    doubt="#6446B4",
    doubt_on="#EEE9FA",
    rail="#0F2A38",
    rail_selected="#1C465A",
    rail_text="#DCE7ED",
    rail_muted="#93A9B5",
    on_accent="#FFFFFF",
    hover="#F0F3F6",
)
DARK = Tokens(
    name="dark",
    background="#12181E",
    surface="#1A222A",
    line="#2C3742",
    text="#E6ECF1",
    muted="#95A3B0",
    accent="#4FB3D6",
    accent_on="#143543",
    ok="#5CC48E",
    ok_on="#153426",
    warn="#E3A953",
    warn_on="#3A2B13",
    fail="#F0857C",
    fail_on="#431D1B",
    doubt="#B09CF0",
    doubt_on="#2B2348",
    rail="#0C1116",
    rail_selected="#1D2B36",
    rail_text="#DCE4EA",
    rail_muted="#8C9AA6",
    on_accent="#06202B",
    hover="#202A33",
)
SUNLIGHT = Tokens(
    name="sunlight",
    background="#FFFFFF",
    surface="#FFFFFF",
    line="#000000",
    text="#000000",
    muted="#1E1E1E",
    accent="#003F58",
    accent_on="#FFFFFF",
    ok="#00431F",
    ok_on="#FFFFFF",
    warn="#5A3400",
    warn_on="#FFFFFF",
    fail="#7F0000",
    fail_on="#FFFFFF",
    doubt="#38177F",
    doubt_on="#FFFFFF",
    rail="#000000",
    rail_selected="#FFFFFF",
    rail_text="#FFFFFF",
    rail_muted="#FFFFFF",
    on_accent="#FFFFFF",
    hover="#E8E8E8",
    line_px=2,
    weight=600,
)
THEMES = {tokens.name: tokens for tokens in (LIGHT, DARK, SUNLIGHT)}


def luminance(colour: str) -> float:
    """Relative luminance of «#RRGGBB» (WCAG 2.2)."""

    def channel(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (channel(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
