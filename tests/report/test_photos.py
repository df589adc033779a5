"""Photos: small, upright, without where they were taken; what is no picture is said, never hidden."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import pdfa
from PIL import Image

from dialtone.report import content, pdf, photos
from dialtone.report.document import Photographs


def picture(size: tuple[int, int] = (400, 300), form: str = "JPEG", mode: str = "RGB", **more: Any) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, more.pop("colour", "navy")).save(out, form, **more)
    return out.getvalue()


def noise(size: tuple[int, int]) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 120).convert("RGB").save(out, "JPEG", quality=90)
    return out.getvalue()


def test_a_photo_of_12_megapixels_becomes_small() -> None:
    made = photos.prepared(noise((4000, 3000)))
    assert len(made.jpeg) <= photos.MOST_BYTES
    assert max(made.width, made.height) <= photos.MOST_PIXELS
    assert (made.width / made.height) == pytest.approx(4 / 3, rel=0.01)
    with Image.open(io.BytesIO(made.jpeg)) as opened:
        assert opened.size == (made.width, made.height)


def test_it_stands_upright_and_tells_no_place() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010E] = "a secret description"
    exif.get_ifd(0x8825)[1] = "N"
    made = photos.prepared(picture((400, 300), exif=exif))
    assert (made.width, made.height) == (300, 400)
    with Image.open(io.BytesIO(made.jpeg)) as opened:
        assert not opened.getexif()
    assert b"secret" not in made.jpeg


@pytest.mark.parametrize(("form", "mode"), [("PNG", "RGBA"), ("PNG", "LA"), ("PNG", "P"), ("PNG", "I;16"), ("JPEG", "CMYK"), ("GIF", "P")])
def test_every_kind_of_picture_becomes_rgb(form: str, mode: str) -> None:
    colour: Any = 0 if mode in {"P", "I;16"} else (0,) * len(Image.new(mode, (1, 1)).getbands())
    made = photos.prepared(picture((60, 40), form, mode, colour=colour))
    with Image.open(io.BytesIO(made.jpeg)) as opened:
        assert opened.mode == "RGB"


def test_what_is_transparent_is_white() -> None:
    made = photos.prepared(picture((50, 50), "PNG", "RGBA", colour=(0, 0, 0, 0)))
    with Image.open(io.BytesIO(made.jpeg)) as opened:
        assert min(opened.getpixel((25, 25))) > 250


@pytest.mark.parametrize("data", [b"", b"x" * 100, b"\xff\xd8\xff", b"%PDF-1.4", picture()[:200], b"GIF89a\x00\x00\x00\x00"])
def test_what_is_no_picture_is_none(data: bytes) -> None:
    assert photos.prepared(data) is None


def test_a_picture_that_unpacks_to_gigabytes_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(out, "PNG")
    assert photos.prepared(out.getvalue()) is None


def test_photos_are_printed_and_missing_ones_are_said(make_material: Callable, tmp_path: object) -> None:
    made = photos.prepared(picture())
    filled = {
        "cabling": {"racks": [{"id": "R1", "name": "Rack kelder"}]},
        "photos": [
            {"id": "1", "sha256": "ab" * 32, "subject": "rack:R1", "caption": "Voorzijde"},
            {"id": "2", "sha256": "cd" * 32, "subject": "room:r9"},
            {"id": "3", "caption": "zonder foto"},
        ],
    }
    material = make_material(content=filled, photos={"ab" * 32: made})
    document = content.build(material, "nl", "ab" * 32, draft=False)
    (block,) = (block for block in document.blocks if isinstance(block, Photographs))
    first, second = block.photos
    assert first.detail == "Rack Rack kelder · SHA-256 abababababababab…"
    assert first.picture == made
    assert second.missing == "Deze foto zit niet in het dossier of is niet leesbaar."
    data = pdf.render(material, "nl")
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert pdfa.check(opened, "3b").verdict == "pass"
        assert [image for page in opened.pages for image in page.get_images().values()]


@pytest.mark.parametrize("caption", ["<b>R&D</b>", "x" * 4000, "een lang verhaal " * 235, "\ud800\x00"])
def test_captions_are_text(make_material: Callable, caption: str) -> None:
    filled = {"photos": [{"id": "1", "sha256": "ab" * 32, "subject": caption[:200], "caption": caption}]}
    assert pdf.render(make_material(content=filled, photos={"ab" * 32: photos.prepared(picture((90, 1600)))}), "nl")
