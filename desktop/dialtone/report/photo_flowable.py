"""Draws photos two by two, each with its caption."""

# reportlab has no types
# mypy: disable-error-code="no-untyped-call,attr-defined"

import io

from reportlab.lib.utils import ImageReader
from reportlab.platypus import KeepTogether, Spacer
from reportlab.platypus import Table as Drawn
from reportlab.platypus.flowables import Flowable

from dialtone.report import geometry, look
from dialtone.report.document import Photograph, Photographs

_GAP = 16.0
_WIDTH = (geometry.WIDTH - _GAP) / 2
_MOST_HEIGHT = 225.0
_LONGEST = 300
"""Characters of a caption: it stands in one piece below its photo."""


def story(block: Photographs, *, blank: bool) -> list[Flowable]:
    """All photos in rows of two; a row is kept whole on a page."""
    pairs = [block.photos[at : at + 2] for at in range(0, len(block.photos), 2)]
    return [one for pair in pairs for one in (KeepTogether([_row(pair, blank=blank)]), Spacer(1, 14))]


def _row(pair: tuple[Photograph, ...], *, blank: bool) -> Drawn:
    cells = [_cell(photo, blank=blank) for photo in pair]
    drawn = Drawn([[cells[0], "", cells[1] if len(cells) > 1 else ""]], colWidths=[_WIDTH, _GAP, _WIDTH], hAlign="LEFT")
    names = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    drawn.setStyle(look.table_style([("VALIGN", (0, 0), (-1, -1), "BOTTOM"), *((name, (0, 0), (-1, -1), 0) for name in names)]))
    return drawn


def _cell(photo: Photograph, *, blank: bool) -> list[Flowable]:
    picture: Flowable = look.paragraph(photo.missing, "body", "warn") if photo.picture is None else PhotoFlowable(photo, blank=blank)
    caption = [look.paragraph(look.clean(photo.caption, _LONGEST), "body", "bold")] if photo.caption else []
    return [picture, Spacer(1, 4), *caption, look.paragraph(look.clean(photo.detail, _LONGEST), "small", "muted")]


class PhotoFlowable(Flowable):
    """A photo in half the text's width, in its own proportions. `blank`: only its size counts in this pass."""

    def __init__(self, photo: Photograph, *, blank: bool = False) -> None:
        super().__init__()
        picture = photo.picture
        self._jpeg = picture.jpeg if picture else b""
        wide, high = (picture.width, picture.height) if picture else (1, 1)
        scale = min(_WIDTH / wide, _MOST_HEIGHT / high)
        self._size = (wide * scale, high * scale)
        self._blank = blank

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its size, which doesn't depend on the room."""
        return self._size

    def draw(self) -> None:
        """The picture, with a hairline around it: a photo of a white wall has no edge of its own."""
        if self._blank:
            return
        self.canv.drawImage(ImageReader(io.BytesIO(self._jpeg)), 0, 0, *self._size)
        self.canv.setStrokeColor(look.LINE)
        self.canv.setLineWidth(0.4)
        self.canv.rect(0, 0, *self._size, stroke=1, fill=0)
