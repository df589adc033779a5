"""How labels are printed and what came of it, without the libraries that draw."""

from typing import Literal

from msgspec import Struct

CodeKind = Literal["datamatrix", "qr", "none"]


class Setup(Struct, frozen=True, kw_only=True):
    """How to print: first free label of the first sheet (from 1), offsets in tenths of a mm (right and down are positive), the code."""

    start: int = 1
    offset_x: int = 0
    offset_y: int = 0
    code: CodeKind = "datamatrix"
    wrap: bool = False


class Printed(Struct, frozen=True, kw_only=True):
    """The PDF, and the identifiers that were shortened as text or have no code because there is no room for it."""

    pdf: bytes
    pages: int
    labels: int
    cut: tuple[str, ...] = ()
    no_code: tuple[str, ...] = ()
