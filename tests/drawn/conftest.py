"""Drawings, labels and plans, over all layers: from shapes and words to pages that are looked at again."""

import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from shutil import which

import pytest
from PIL import Image

sys.path.insert(0, str(Path(__file__).parent))

from drawn_site import site

from dialtone.domain.cabling_trace import CablingIndex
from dialtone.domain.record import Record
from dialtone.words import Words


@pytest.fixture(scope="session")
def record() -> Record:
    return site()


@pytest.fixture(scope="session")
def index(record: Record) -> CablingIndex:
    return CablingIndex(record)


@pytest.fixture(params=["nl", "fr", "en"])
def say(request: pytest.FixtureRequest) -> Callable[..., str]:
    """The words of a language; every text that is asked for must be there."""
    words = Words(request.param)

    def text(key: str, **params: object) -> str:
        assert words.has(key), key
        filled = words.text(key, **params)
        assert "{" not in filled, filled
        return filled

    return text


@pytest.fixture(scope="session")
def looked_at() -> Callable[..., Image.Image]:
    """A page of a PDF as another program than ours draws it, in shades of grey."""
    program = which("pdftoppm")
    if program is None:
        pytest.skip("pdftoppm is not installed: apt install poppler-utils")

    def page(pdf: bytes, dpi: int, number: int = 1) -> Image.Image:
        command = [program, "-r", str(dpi), "-gray", "-f", str(number), "-l", str(number), "-"]
        done = subprocess.run(command, input=pdf, capture_output=True, check=True)
        return Image.open(BytesIO(done.stdout)).convert("L")

    return page
