"""Labels for cables, outlets and ports: on sheets, on tapes, or as a table for a tape printer's own program."""

from collections.abc import Sequence

from msgspec import Struct

from dialtone.domain.labels import KINDS, Choice, Label, LabelKind
from dialtone.domain.labels import labels as labels_of
from dialtone.domain.problems import InputProblem
from dialtone.domain.record import Record
from dialtone.report.labels import sheets
from dialtone.report.labels.values import CodeKind, Printed, Setup
from dialtone.words import Words

__all__ = ["KINDS", "CodeKind", "Label", "LabelKind", "LabelRequest", "LabelService", "MediumInfo", "Printed"]

DEFAULT_MEDIUM = "avery-l4732"
MOST_LABELS = 20_000
MOST_OFFSET = 200
"""Tenths of a mm; a printer that is further off than 20 mm has another fault."""


class LabelRequest(Struct, frozen=True, kw_only=True):
    """What to print and how. `only`: ids of panels, racks, rooms, switches or single things, nothing for all.

    `start`: the first free label of the first sheet, from 1, row by row. Offsets are in tenths of a mm, right and down positive.
    """

    kinds: tuple[LabelKind, ...] = ("links",)
    only: tuple[str, ...] = ()
    medium: str = DEFAULT_MEDIUM
    start: int = 1
    offset_x: int = 0
    offset_y: int = 0
    code: CodeKind = "datamatrix"
    wrap: bool = False


class MediumInfo(Struct, frozen=True, kw_only=True):
    """A sheet or tape to choose: labels on a sheet (0: a tape) across × down, size of one in mm (a tape's width is 0: as needed)."""

    name: str
    title: str
    across: int
    down: int
    width: float
    height: float
    note: str = ""

    @property
    def each(self) -> int:
        """Labels on a sheet; 0 for a tape."""
        return self.across * self.down


class LabelService:
    """Labels from a record. The libraries that draw are imported when labels are made."""

    def media(self) -> tuple[MediumInfo, ...]:
        """Every sheet and tape, sheets first."""
        return tuple(_info(medium) for medium in sheets.load().values())

    def labels(self, record: Record, request: LabelRequest, language: str) -> tuple[Label, ...]:
        """What would be printed. InputProblem «labels.none» where the record has nothing of it, «labels.too-many»."""
        made = labels_of(record, Choice(kinds=request.kinds, only=request.only), Words(language).text)
        if not made:
            raise InputProblem("labels.none")
        if len(made) > MOST_LABELS:
            raise InputProblem("labels.too-many", count=len(made), limit=MOST_LABELS)
        return made

    def pdf(self, record: Record, request: LabelRequest, language: str) -> Printed:
        """The labels as PDF, in the size of the sheet or tape; to be printed without scaling."""
        from dialtone.report.labels import pages

        medium = self._medium(request)
        return pages.render(self.labels(record, request, language), medium, _setup(request), Words(language))

    def csv(self, record: Record, request: LabelRequest, language: str) -> bytes:
        """The labels as a table for P-touch Editor or DYMO."""
        from dialtone.report.labels import table

        return table.table(self.labels(record, request, language))

    def test_page(self, request: LabelRequest, language: str) -> bytes:
        """The page to hold against a sheet: outlines and rulers, with the offsets of the request."""
        from dialtone.report.labels import pages

        return pages.preparation(self._medium(request), _setup(request), Words(language))

    def _medium(self, request: LabelRequest) -> sheets.Medium:
        media = sheets.load()
        medium = media.get(request.medium.strip().lower())
        if medium is None:
            raise InputProblem("labels.no-such-sheet", name=request.medium, names=", ".join(media))
        if isinstance(medium, sheets.Sheet) and not 1 <= request.start <= medium.each:
            raise InputProblem("labels.start", start=request.start, each=medium.each)
        for offset in (request.offset_x, request.offset_y):
            if abs(offset) > MOST_OFFSET:
                raise InputProblem("labels.offset", offset=offset / 10, limit=MOST_OFFSET / 10)
        return medium


def kinds_in(record: Record) -> tuple[LabelKind, ...]:
    """The kinds of labels that the record has something for."""
    held = record.cabling
    if held is None:
        return ()
    has: dict[LabelKind, Sequence[object]] = {
        "links": held.links,
        "cords": held.cords,
        "outlets": held.outlets,
        "ports": [panel for panel in held.panels if panel.ports],
        "switch-ports": held.switch_ports,
        "panels": held.panels,
        "racks": held.racks,
    }
    return tuple(kind for kind in KINDS if has[kind])


def _setup(request: LabelRequest) -> Setup:
    return Setup(start=request.start, offset_x=request.offset_x, offset_y=request.offset_y, code=request.code, wrap=request.wrap)


def _info(medium: sheets.Medium) -> MediumInfo:
    if isinstance(medium, sheets.Sheet):
        (across, down), (width, height) = medium.count, medium.label
        return MediumInfo(name=medium.name, title=medium.title, across=across, down=down, width=width, height=height, note=medium.note)
    return MediumInfo(name=medium.name, title=medium.title, across=0, down=0, width=0.0, height=medium.height, note=medium.note)
