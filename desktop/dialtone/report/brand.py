"""The partner's look: logo, colour and footer from brand.toml in the user's folder; without it, Dialtone's own.

A look may never cost legibility: a colour that can't be read on white is refused with a message, as is a logo that is no picture. States
(in order, not in order) keep their own colours, whatever the partner's is.
"""

import io
import tomllib
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from PIL import Image

from dialtone import resources
from dialtone.domain.problems import EnvironmentProblem
from dialtone.report.document import Brand

_MOST_BYTES = 2_000_000
_MOST_PIXELS = 40_000_000
_SIDE = 1000
"""Pixels of the printed logo: 600 dpi at its size on the cover."""
_LEAST_CONTRAST = 4.5


class _File(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    format: Annotated[int, Meta(ge=1, le=1)]
    accent: Annotated[str, Meta(pattern="^#[0-9A-Fa-f]{6}$")] = Brand().accent
    logo: Annotated[str, Meta(max_length=200)] = ""
    footer: Annotated[str, Meta(max_length=120)] = ""


def load(path: Path | None = None) -> Brand:
    """The look of a file, by default the user's own brand.toml or the shipped one.

    Raises EnvironmentProblem `brand.unreadable`, `brand.pale` (the colour) or `brand.logo`, which name the file: a report must not come out
    in another look than the partner asked for without a word.
    """
    path = path or resources.find("brand.toml")
    try:
        file = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)
    except (OSError, ValueError, msgspec.ValidationError) as error:
        raise EnvironmentProblem("brand.unreadable", file=str(path), detail=str(error)) from error
    found = contrast(file.accent)
    if found < _LEAST_CONTRAST:
        raise EnvironmentProblem("brand.pale", file=str(path), colour=file.accent, contrast=round(found, 1), least=_LEAST_CONTRAST)
    return Brand(accent=file.accent, logo=_logo(path, file.logo) if file.logo else b"", footer=file.footer)


def contrast(colour: str) -> float:
    """The contrast of «#rrggbb» on white, 1 to 21 (WCAG 2.1)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _logo(path: Path, name: str) -> bytes:
    """The logo as an opaque PNG of a bounded size."""
    try:
        layer = _opened(path.parent, name)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise EnvironmentProblem("brand.logo", file=str(path), logo=name) from error
    layer.thumbnail((_SIDE, _SIDE), Image.Resampling.LANCZOS)
    white = Image.new("RGB", layer.size, "white")
    white.paste(layer, mask=layer.getchannel("A"))
    out = io.BytesIO()
    white.save(out, "PNG")
    return out.getvalue()


def _opened(folder: Path, name: str) -> Image.Image:
    """The picture beside the file; a name with a folder in it, or a file or picture that is too large, is a ValueError."""
    logo = folder / name
    if Path(name).name != name or "\\" in name or logo.stat().st_size > _MOST_BYTES:
        raise ValueError(name)
    with Image.open(logo, formats=("PNG", "JPEG")) as source:
        if source.width * source.height > _MOST_PIXELS:
            raise ValueError(name)
        return source.convert("RGBA")
