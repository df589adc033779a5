"""The partner's look: safe where nothing is set, legible where something is, and never another one without a word."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import pdfa
from PIL import Image

from dialtone.domain.problems import EnvironmentProblem
from dialtone.report import brand, pdf
from dialtone.report.document import Brand


def look_file(folder: Path, text: str, logo: bytes | None = None) -> Path:
    path = folder / "brand.toml"
    path.write_text(f"format = 1\n{text}", encoding="utf-8")
    if logo is not None:
        (folder / "logo.png").write_bytes(logo)
    return path


def drawn(form: str = "PNG", size: tuple[int, int] = (300, 80)) -> bytes:
    out = io.BytesIO()
    Image.new("RGBA" if form == "PNG" else "RGB", size, (10, 60, 90)).save(out, form)
    return out.getvalue()


def test_as_shipped_nothing_is_set() -> None:
    assert brand.load() == Brand()


def test_logo_colour_and_footer_are_on_the_pages(make_material: Callable, tmp_path: Path) -> None:
    path = look_file(tmp_path, 'accent = "#7A1F3D"\nlogo = "logo.png"\nfooter = "Kouter 1 <b>&"', drawn())
    found = brand.load(path)
    assert (found.accent, found.footer) == ("#7A1F3D", "Kouter 1 <b>&")
    data = pdf.render(make_material(brand=found), "nl")
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert pdfa.check(opened, "3b").verdict == "pass"
        assert len(opened.pages[0].get_images()) == 1
        assert not opened.pages[1].get_images()
    assert pdf.render(make_material(brand=found), "nl") == data
    assert pdf.render(make_material(brand=Brand(footer="x " * 60)), "nl")


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_logo_is_made_opaque_and_bounded(tmp_path: Path, form: str) -> None:
    found = brand.load(look_file(tmp_path, 'logo = "logo.png"', drawn(form, (4000, 1000))))
    with Image.open(io.BytesIO(found.logo)) as opened:
        assert (opened.mode, opened.size) == ("RGB", (1000, 250))


def test_contrast_is_that_of_the_guidelines() -> None:
    assert brand.contrast("#000000") == pytest.approx(21)
    assert brand.contrast("#FFFFFF") == pytest.approx(1)
    assert brand.contrast("#767676") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('accent = "#FFD700"', "brand.pale"),
        ('accent = "red"', "brand.unreadable"),
        ('colour = "#000000"', "brand.unreadable"),
        ("format = 2", "brand.unreadable"),
        ('footer = "' + "x" * 121 + '"', "brand.unreadable"),
        ('logo = "logo.png"', "brand.logo"),
        ('logo = "../logo.png"', "brand.logo"),
        ('logo = "/etc/hostname"', "brand.logo"),
        ('logo = "brand.toml"', "brand.logo"),
        ('logo = ".."', "brand.logo"),
    ],
)
def test_what_is_wrong_is_named_with_its_file(tmp_path: Path, text: str, code: str) -> None:
    path = look_file(tmp_path, text)
    with pytest.raises(EnvironmentProblem) as caught:
        brand.load(path)
    assert caught.value.code == code
    assert caught.value.params["file"] == str(path)


def test_a_monstrous_logo_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("1", (9_000, 9_000)).save(out, "PNG")
    with pytest.raises(EnvironmentProblem, match=r"brand\.logo"):
        brand.load(look_file(tmp_path, 'logo = "logo.png"', out.getvalue()))
