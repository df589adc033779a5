"""Two-dimensional codes as rows of modules: small enough for a label, with nothing in them but the plain identifier."""

import functools
from typing import Any

import zxingcpp
from msgspec import Struct

from dialtone.report.labels.values import CodeKind

LONGEST = 80
"""Characters of an identifier that go into a code; a longer one gets none, since no label has room for it."""
_QUIET = {"datamatrix": 1, "qr": 4}
"""Modules of white that the standards ask for around the code (ISO/IEC 16022, 18004)."""


class Code(Struct, frozen=True):
    """A square code: `rows` of modules, True is dark; `quiet`: white modules wanted around it."""

    rows: tuple[tuple[bool, ...], ...]
    quiet: int

    @property
    def modules(self) -> int:
        """Modules along a side."""
        return len(self.rows)

    def runs(self) -> list[tuple[int, int, int]]:
        """The dark parts as (row, first column, length), so that one box draws neighbours together."""
        found = []
        for at, row in enumerate(self.rows):
            start = None
            for column, dark in enumerate((*row, False)):
                if dark and start is None:
                    start = column
                elif not dark and start is not None:
                    found.append((at, start, column - start))
                    start = None
        return found


@functools.lru_cache(maxsize=5_000)
def encode(text: str, kind: CodeKind) -> Code | None:
    """The code of an identifier; None where none is wanted or the text is too long for one."""
    if kind == "none" or not text or len(text) > LONGEST:
        return None
    # without a word on its encoding a reader guesses, and takes «é» for Japanese; plain letters need none, and some readers print it
    encoding = {} if text.isascii() else {"eci": "UTF-8"}
    try:
        if kind == "datamatrix":
            made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.DataMatrix, force_square=True, **encoding)
        else:
            made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M", **encoding)
    except ValueError:
        return None
    image: Any = made.to_image(scale=1, add_quiet_zones=False)
    pixels: Any = memoryview(image).tolist()
    return Code(tuple(tuple(value == 0 for value in row) for row in pixels), _QUIET[kind])
