"""What the cabling page concludes from a record, off the window's thread: paths, failed links, drawings."""

from dataclasses import dataclass, field
from functools import cached_property

from dialtone.domain.cabling import CompletenessLine, completeness, completeness_lines, issues
from dialtone.domain.cabling_issue import CablingIssue
from dialtone.domain.cabling_survey import Survey
from dialtone.domain.cabling_trace import CablingIndex, hop, trace
from dialtone.domain.drawing import Drawing
from dialtone.domain.drawings.panel_front import panel_front
from dialtone.domain.drawings.ports import failed_links, place_name
from dialtone.domain.drawings.rack_elevation import rack_elevation
from dialtone.domain.drawings.topology import topology
from dialtone.domain.drawings.trace_strip import trace_strip
from dialtone.domain.record import Record
from dialtone.gui.models.cabling_problems import issue_rows, minimum_rows
from dialtone.gui.models.cabling_state import Point, points
from dialtone.gui.widgets.table_model import Row
from dialtone.words import Words


@dataclass(frozen=True)
class Facts:
    """Made once for a record and a language. The record is frozen, so any thread may ask."""

    record: Record
    index: CablingIndex = field(repr=False)
    points: tuple[Point, ...] = field(repr=False)
    issues: tuple[CablingIssue, ...] = field(repr=False)
    lines: tuple[CompletenessLine, ...] = field(repr=False)
    issue_rows: tuple[Row, ...] = field(repr=False)
    minimum_rows: tuple[Row, ...] = field(repr=False)

    @cached_property
    def failed(self) -> frozenset[str]:
        """Links whose last test failed."""
        return failed_links(self.index)

    def drawing(self, name: str, words: Words) -> Drawing | None:
        """«topology», «rack:ID», «panel:ID» or «trace:PLACE»; None for what is not there (any more)."""
        form, _, key = name.partition(":")
        if form == "topology":
            return topology(self.index, words.text)
        if form == "trace":
            return trace_strip(self.index, trace(self.index, key), words.text, self.failed)
        if form == "panel" and (panel := self.index.panels.get(key)) is not None:
            return panel_front(self.index, panel, words.text, self.failed)
        rack = next((rack for rack in self.index.cabling.racks if rack.id == key), None) if form == "rack" else None
        return rack_elevation(self.index, rack, words.text, self.failed) if rack is not None else None

    def name(self, place: str, words: Words) -> str:
        """What to call a place of a trace."""
        return place_name(self.index, hop(place), words.text)


def conclude(record: Record, words: Words) -> Facts:
    """Follow all cables, hold the record against what it must be, and say so in a language."""
    survey = Survey(record)
    found, lines = issues(survey), completeness_lines(survey)
    return Facts(
        record=record,
        index=survey.index,
        points=points(record, words, completeness(survey)),
        issues=found,
        lines=lines,
        issue_rows=issue_rows(found, words),
        minimum_rows=minimum_rows(lines, words),
    )
