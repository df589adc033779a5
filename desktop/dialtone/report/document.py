"""The neutral document: what a report says, as frozen values, without a thought of paper or of the library that draws it."""

from typing import Literal

from msgspec import Struct

from dialtone.domain.drawing import Drawing

Tone = Literal["normal", "bold", "muted", "ok", "warn", "fail", "doubt"]
"""How a piece of text is meant; a colour never stands alone, the words beside it say the same."""


class Run(Struct, frozen=True):
    """Text with one tone."""

    text: str
    tone: Tone = "normal"


Text = str | Run | tuple[Run, ...]
"""Plain text, never markup: whatever stands in it is printed as it is."""


class Heading(Struct, frozen=True):
    """A heading; level 1 starts a chapter and stands in the outline. `key` is what a reference points to."""

    text: str
    level: Literal[1, 2] = 1
    key: str = ""


class Paragraph(Struct, frozen=True):
    """A paragraph. `small` is for what only a careful reader needs."""

    text: Text
    small: bool = False


class Column(Struct, frozen=True):
    """A column; `nowrap` for what must stay on one line as long as it fits (addresses, numbers)."""

    title: str
    align: Literal["left", "right"] = "left"
    nowrap: bool = False


class Row(Struct, frozen=True):
    """A row with a cell per column. `muted`: counts for nothing; `group`: a sum; `heading`: one cell over the whole width."""

    cells: tuple[Text, ...]
    muted: bool = False
    group: bool = False
    heading: bool = False


class Table(Struct, frozen=True):
    """A table that may run over pages; its header is repeated."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Facts(Struct, frozen=True):
    """Label and value, line by line."""

    rows: tuple[tuple[str, Text], ...]


class Figure(Struct, frozen=True):
    """A key figure: the number big, the unit and its comparison small."""

    value: str
    caption: str
    tone: Tone = "normal"


class KeyFigures(Struct, frozen=True):
    """Up to five key figures side by side."""

    figures: tuple[Figure, ...]


class Callout(Struct, frozen=True):
    """A statement that may not be overlooked."""

    title: str
    text: str
    tone: Tone


class Plot(Struct, frozen=True, kw_only=True):
    """Readings in their order, None where none came, with the limit drawn and labelled. `start` and `end` label the axis."""

    title: str
    readings: tuple[float | None, ...]
    unit: str
    limit: float | None = None
    limit_label: str = ""
    start: str = ""
    end: str = ""


class Bar(Struct, frozen=True, kw_only=True):
    """One measured value as a bar, with its limit as a line. `label` says both in words."""

    title: str
    value: float
    limit: float | None
    label: str
    tone: Tone = "normal"


class Bars(Struct, frozen=True):
    """Bars below each other, each with its own scale (they have different units)."""

    bars: tuple[Bar, ...]


class Sketch(Struct, frozen=True):
    """A drawing, kept whole on a page, with its title where it doesn't stand in the drawing itself."""

    drawing: Drawing
    caption: str = ""


class Picture(Struct, frozen=True, kw_only=True):
    """A photo as JPEG, with its size in pixels."""

    jpeg: bytes
    width: int
    height: int


class Photograph(Struct, frozen=True, kw_only=True):
    """A photo, or `missing` in its place; `caption` and `detail` stand below it."""

    picture: Picture | None
    missing: str
    caption: str
    detail: str


class Photographs(Struct, frozen=True):
    """Photos two by two."""

    photos: tuple[Photograph, ...]


class Contents(Struct, frozen=True):
    """The chapters with their pages; the renderer fills it in."""

    title: str


class PageBreak(Struct, frozen=True):
    """What follows starts on a new page."""


Stroke = tuple[tuple[float, float], ...]


class Ink(Struct, frozen=True, kw_only=True):
    """A signature drawn by hand: vector strokes on a pad of `width` × `height`, y downwards as on a screen."""

    width: float
    height: float
    strokes: tuple[Stroke, ...]


class SignatureBox(Struct, frozen=True, kw_only=True):
    """One box on the signature page, with who is expected to sign and, for the customer, what was drawn."""

    role: str
    name: str
    detail: str
    ink: Ink | None = None
    ink_note: str = ""


class SignatureBoxes(Struct, frozen=True):
    """The two boxes at the foot of the last page: installer left, customer right."""

    installer: SignatureBox
    customer: SignatureBox


Block = (
    Heading | Paragraph | Table | Facts | KeyFigures | Callout | Plot | Bars | Sketch | Photographs | Contents | PageBreak | SignatureBoxes
)


class Cover(Struct, frozen=True, kw_only=True):
    """What the first page says besides its blocks."""

    partner: str
    kind: str
    title: tuple[str, ...]
    subtitle: str
    callout: Callout
    figures: KeyFigures
    blocks: tuple[Block, ...]
    code: str
    code_text: str


class Brand(Struct, frozen=True, kw_only=True):
    """The partner's look: a colour for the cover («#rrggbb»), a logo (an opaque PNG) in place of his name, a line in the footer."""

    accent: str = "#0B6B8F"
    logo: bytes = b""
    footer: str = ""


class Document(Struct, frozen=True, kw_only=True):
    """A whole report. `stripe` and `watermark` are on every page where they are not empty; `keywords` carry the hash of the attachment."""

    language: str
    title: str
    author: str
    subject: str
    keywords: str
    footer: str
    page_of: str
    cover: Cover
    blocks: tuple[Block, ...]
    stripe: str = ""
    watermark: str = ""
    brand: Brand = Brand()
