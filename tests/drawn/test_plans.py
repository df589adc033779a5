"""Drawings that a customer sends: pages become pictures of a bounded size, and what is none is refused in words."""

import contextlib
import io
import zlib

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from dialtone.cabling import plans
from dialtone.domain.problems import InputProblem
from dialtone.words import REPORT_LANGUAGES, Words


def image(size: tuple[int, int], kind: str = "PNG", mode: str = "RGB", **more: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, (200, 10, 10, 0) if mode == "RGBA" else 200 if mode == "L" else (200, 10, 10)).save(out, kind, **more)
    return out.getvalue()


def pdf(*sizes: tuple[float, float], password: str | None = None) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as made:
        for size in sizes:
            made.add_blank_page(page_size=size)
        encryption = pikepdf.Encryption(owner=password, user=password) if password else False
        made.save(out, encryption=encryption)
    return out.getvalue()


def opened(picture: plans.PagePicture) -> Image.Image:
    made = Image.open(io.BytesIO(picture.png))
    assert made.format == "PNG"
    assert made.mode == "RGB"
    assert made.size == (picture.width, picture.height)
    assert picture.width * picture.height <= plans.MOST_PIXELS
    assert max(made.size) <= plans.LONGEST_SIDE
    return made


@pytest.mark.parametrize("data", [image((40, 30)), image((40, 30), "JPEG"), image((40, 30), mode="RGBA"), image((40, 30), mode="L")])
def test_a_small_picture_keeps_its_size(data):
    assert opened(plans.picture(data)).size == (40, 30)
    assert plans.page_count(data) == 1


def test_transparency_becomes_white():
    assert opened(plans.picture(image((4, 4), mode="RGBA"))).getpixel((1, 1)) == (255, 255, 255)


def test_a_large_picture_is_made_smaller_in_its_proportions():
    for kind in ("PNG", "JPEG"):
        made = opened(plans.picture(image((7_000, 3_500), kind)))
        assert made.width / made.height == pytest.approx(2, rel=0.01)
        assert made.width > 3_500


def test_a_photo_is_held_upright():
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (60, 40)).save(out, "JPEG", exif=exif)
    assert opened(plans.picture(out.getvalue())).size == (40, 60)


def test_a_page_of_a_pdf():
    data = pdf((842, 595), (595, 842))
    assert plans.page_count(data) == 2
    first, second = (opened(plans.picture(data, page)) for page in (1, 2))
    assert first.width > first.height
    assert second.width < second.height
    assert plans.picture(data, 2).pages == 2
    assert first.getpixel((5, 5)) == (255, 255, 255)


def test_the_last_of_many_pages_and_none_after_it():
    data = pdf(*[(100, 100)] * 600)
    assert plans.picture(data, 600).pages == 600
    with pytest.raises(InputProblem) as caught:
        plans.picture(data, 601)
    assert (caught.value.code, caught.value.params["pages"]) == ("plan.page", 600)


def test_a_page_of_many_metres_is_bounded():
    opened(plans.picture(pdf((14_400, 9_000))))
    opened(plans.picture(pdf((14_400, 10))))


@pytest.mark.parametrize(
    ("data", "page", "code"),
    [
        (b"", 1, "plan.kind"),
        (b"GIF89a....", 1, "plan.kind"),
        (b"%PDF-1.7 nothing", 1, "plan.unreadable"),
        (b"\x89PNG\r\n\x1a\n nothing", 1, "plan.unreadable"),
        (b"\xff\xd8\xff nothing", 1, "plan.unreadable"),
        (image((400, 300), "JPEG")[:-200], 1, "plan.unreadable"),
        (image((40, 30)), 2, "plan.page"),
        (pdf((100, 100)), 0, "plan.page"),
        (pdf((100, 100)), 2, "plan.page"),
        (pdf((100, 100), password="geheim"), 1, "plan.locked"),
    ],
)
def test_what_is_no_drawing_is_refused_in_words(data, page, code):
    with pytest.raises(InputProblem) as raised:
        plans.picture(data, page)
    assert raised.value.code == code
    for language in REPORT_LANGUAGES:
        text = Words(language).problem(raised.value)
        assert " " in text
        assert "{" not in text


@pytest.mark.parametrize("side", [9_000, 60_000])
def test_a_picture_that_unpacks_to_gigabytes_is_refused_unopened(side):
    header = bytearray(image((10, 10)))
    header[16:24] = side.to_bytes(4, "big") * 2
    header[29:33] = zlib.crc32(bytes(header[12:29])).to_bytes(4, "big")
    with pytest.raises(InputProblem) as raised:
        plans.picture(bytes(header))
    assert raised.value.code == "plan.too-large"


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([image((30, 20)), image((30, 20), "JPEG"), pdf((100, 80))]), st.data())
def test_a_damaged_drawing_never_does_worse_than_being_refused(sound, data):
    damaged = bytearray(sound)
    for at in data.draw(st.lists(st.integers(0, len(sound) - 1), max_size=20)):
        damaged[at] = data.draw(st.integers(0, 255))
    with contextlib.suppress(InputProblem):
        opened(plans.picture(bytes(damaged)))
