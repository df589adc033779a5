"""Photos made fit for a page: upright, at most 1600 pixels, a few hundred kilobytes, without what a camera writes beside the picture.

A photo from a telephone is 12 million pixels and knows where it was taken. A report of forty of them must stay a file that one can mail,
and a place that nobody meant to tell must not be in it. The dossier keeps the photo as it was, under the hash that is printed.
"""

import io

from PIL import Image, ImageOps

from dialtone.report.document import Picture

MOST_PIXELS = 1600
"""Of the longer side."""
MOST_BYTES = 320_000
"""Of one photo; forty of them stay below 13 MB."""
_MOST_SOURCE = 120_000_000
"""Pixels of a source: more is no photo of a site but a trap for the memory."""
_QUALITIES = (82, 72, 60, 48)
_SMALLER = 0.7


def prepared(data: bytes) -> Picture | None:
    """The photo for the page; None where the bytes are no picture, a broken one, or one of a monstrous size."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF")) as source:
            if source.width * source.height > _MOST_SOURCE or not source.width or not source.height:
                return None
            source.draft("RGB", (MOST_PIXELS, MOST_PIXELS))  # a JPEG is unpacked at the size that is needed, not at 12 million pixels
            upright = ImageOps.exif_transpose(source)
            upright.thumbnail((MOST_PIXELS, MOST_PIXELS), Image.Resampling.LANCZOS)
            image = _opaque(upright)
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
    return image.convert("RGB")


def _small(image: Image.Image) -> Picture:
    """The best quality that keeps below the limit, and smaller where none does."""
    for quality in _QUALITIES:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= MOST_BYTES:
            return Picture(jpeg=out.getvalue(), width=image.width, height=image.height)
    smaller = (max(1, int(image.width * _SMALLER)), max(1, int(image.height * _SMALLER)))
    return _small(image.resize(smaller, Image.Resampling.LANCZOS))
