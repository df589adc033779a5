"""Photos made fit for a page: upright, at most 1600 pixels, a few hundred kilobytes, without what a camera writes beside the picture.

A photo from a telephone is 12 million pixels and knows where it was taken. A report of forty of them must stay a file that one can mail,
and a place that nobody meant to tell must not be in it. The dossier keeps the photo as it was, under the hash that is printed.
"""

import io
import math

from PIL import Image, ImageOps

from dialtone.report.document import Picture

MOST_PIXELS = 1600
"""Of the longer side."""
MOST_BYTES = 330_000
"""Of one photo; forty of them stay below 14 MB."""
_MOST_SOURCE = 120_000_000
"""Pixels of a source: more is no photo of a site but a trap for the memory."""
_QUALITY = 76
_MARGIN = 0.94


def prepared(data: bytes) -> Picture | None:
    """The photo for the page; None where the bytes are no picture, a broken one, or one of a monstrous size."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF")) as source:
            if source.width * source.height > _MOST_SOURCE or not source.width or not source.height:
                return None
            share = min(1.0, MOST_PIXELS / max(source.size))
            size = (max(1, round(source.width * share)), max(1, round(source.height * share)))
            source.draft("RGB", size)  # a JPEG is unpacked at about the size that is needed, not at 12 million pixels
            source.thumbnail((MOST_PIXELS, MOST_PIXELS), Image.Resampling.BILINEAR)
            ImageOps.exif_transpose(source, in_place=True)
            image = _opaque(source)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
    return _small(image)


def _opaque(image: Image.Image) -> Image.Image:
    """As RGB on white: PDF/A-3 would take transparency, paper doesn't."""
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        layer = image.convert("RGBA")
        white = Image.new("RGB", layer.size, "white")
        white.paste(layer, mask=layer.getchannel("A"))
        return white
    return image if image.mode == "RGB" else image.convert("RGB")


def _small(image: Image.Image) -> Picture:
    """As JPEG below the limit; a picture with so much detail that it would be larger becomes smaller instead of worse."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_QUALITY)
    if out.tell() <= MOST_BYTES:
        return Picture(jpeg=out.getvalue(), width=image.width, height=image.height)
    share = _MARGIN * math.sqrt(MOST_BYTES / out.tell())
    return _small(image.resize((max(1, int(image.width * share)), max(1, int(image.height * share))), Image.Resampling.BILINEAR))
