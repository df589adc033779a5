"""Pages of drawings as pictures of a bounded size: floor plans from PDF, PNG or JPEG, and the preview of pages to be printed.

Whatever a customer sends may be a plan: a page of many metres, a picture that unpacks to gigabytes, or no picture at all. Sizes are looked
at before anything is unpacked.
"""

import io
import threading
import warnings
from typing import Any

import pypdfium2
from msgspec import Struct
from PIL import Image, ImageOps, UnidentifiedImageError

from dialtone.domain.problems import InputProblem

MOST_PIXELS = 8_000_000
"""Of the picture that comes out: some 3,300 × 2,400, enough for a floor on A3 at 200 dpi."""
MOST_SOURCE_PIXELS = 60_000_000
LONGEST_SIDE = 6_000
_PDF = b"%PDF-"
_HEAD = 1_024
_LOCK = threading.Lock()
"""PDFium isn't safe to be used by two threads at once."""


class PagePicture(Struct, frozen=True, kw_only=True):
    """A page as the bytes of a PNG file without transparency; its size in pixels; how many pages the file has."""

    png: bytes
    width: int
    height: int
    pages: int = 1


def kind_of(data: bytes) -> str | None:
    """«pdf», «png» or «jpeg» by the first bytes; None for anything else."""
    if _PDF in data[:_HEAD]:
        return "pdf"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    return "jpeg" if data.startswith(b"\xff\xd8\xff") else None


def page_count(data: bytes) -> int:
    """How many pages a drawing has; a picture is one. InputProblem «plan.unreadable», «plan.kind», «plan.locked»."""
    if kind_of(data) != "pdf":
        picture(data)
        return 1
    with _LOCK:
        document = _open(data)
        try:
            return len(document)
        finally:
            document.close()


def picture(data: bytes, page: int = 1, *, most_pixels: int = MOST_PIXELS) -> PagePicture:
    """A page (from 1) of a drawing, at most `most_pixels` large.

    InputProblem «plan.kind» (no PDF, PNG or JPEG), «plan.unreadable», «plan.locked» (password), «plan.too-large», «plan.page».
    """
    kind = kind_of(data)
    if kind == "pdf":
        return page_of_pdf(data, page, most_pixels=most_pixels)
    if kind is None:
        raise InputProblem("plan.kind")
    if page != 1:
        raise InputProblem("plan.page", page=page, pages=1)
    return _from_image(data, most_pixels)


def page_of_pdf(data: bytes, page: int = 1, *, dpi: int = 200, most_pixels: int = MOST_PIXELS) -> PagePicture:
    """A page of a PDF at `dpi`, or coarser where that would be too large."""
    with _LOCK:
        document = _open(data)
        try:
            pages = len(document)
            if not 1 <= page <= pages:
                raise InputProblem("plan.page", page=page, pages=pages)
            image = _rendered(document[page - 1], dpi, most_pixels)
        except pypdfium2.PdfiumError as error:
            raise InputProblem("plan.unreadable", detail=str(error)) from error
        finally:
            document.close()
    return _packed(image, pages)


def _open(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)  # type: ignore[no-untyped-call]
    except pypdfium2.PdfiumError as error:
        code = "plan.locked" if "password" in str(error).lower() else "plan.unreadable"
        raise InputProblem(code, detail=str(error)) from error


def _rendered(page: Any, dpi: int, most_pixels: int) -> Image.Image:
    width, height = page.get_size()
    if not (width > 0 and height > 0):
        raise InputProblem("plan.unreadable", detail=f"{width} × {height}")
    # a little less than the bound, since PDFium rounds upwards
    scale = min(dpi / 72, 0.999 * (most_pixels / (width * height)) ** 0.5, 0.999 * LONGEST_SIDE / max(width, height))
    made: Image.Image = page.render(scale=scale, fill_color=(255, 255, 255, 255)).to_pil()
    page.close()
    return made


def _from_image(data: bytes, most_pixels: int) -> PagePicture:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of sizes that are refused here
        try:
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
                _refuse_large(image.size)
                wanted = _bounded(image.size, most_pixels)
                image.draft("RGB", wanted)  # a JPEG is unpacked no larger than needed
                image.load()
                flat = _flattened(ImageOps.exif_transpose(image))  # upright, as the camera says
        except InputProblem:
            raise
        except Image.DecompressionBombError as error:
            raise InputProblem("plan.too-large") from error
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError, MemoryError) as error:
            raise InputProblem("plan.unreadable", detail=str(error)[:200]) from error
    flat.thumbnail(_bounded(flat.size, most_pixels), Image.Resampling.LANCZOS)
    return _packed(flat, 1)


def _refuse_large(size: tuple[int, int]) -> None:
    if size[0] * size[1] > MOST_SOURCE_PIXELS:
        raise InputProblem("plan.too-large")


def _bounded(size: tuple[int, int], most_pixels: int) -> tuple[int, int]:
    """The size in pixels that a picture may have, in its own proportions and never larger than it is."""
    width, height = size
    scale = min(1.0, (most_pixels / (width * height)) ** 0.5, LONGEST_SIDE / max(width, height))
    return max(int(width * scale), 1), max(int(height * scale), 1)


def _flattened(image: Image.Image) -> Image.Image:
    """On white, without transparency: an archived report may hold none."""
    if image.mode in {"RGBA", "LA", "PA"} or (image.mode == "P" and "transparency" in image.info):
        own = image.convert("RGBA")
        ground = Image.new("RGB", own.size, (255, 255, 255))
        ground.paste(own, mask=own.getchannel("A"))
        return ground
    return image.convert("RGB")


def _packed(image: Image.Image, pages: int) -> PagePicture:
    out = io.BytesIO()
    image.convert("RGB").save(out, "PNG", compress_level=6)
    return PagePicture(png=out.getvalue(), width=image.size[0], height=image.size[1], pages=pages)
