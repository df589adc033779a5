"""The checklists as rows: each line with its state, who filled it in and when; nothing is done until somebody said so."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QCoreApplication

from dialtone.domain.changes import Change, Put, Remove
from dialtone.domain.kinds import CheckState
from dialtone.domain.record import Check, Record
from dialtone.gui.widgets.table_model import Cell, Group, Row
from dialtone.services.checklists import Checklist, ChecklistItem
from dialtone.services.clock import local
from dialtone.words import Words

translate = QCoreApplication.translate

GROUP = "list:"
"""Before the keys of group rows."""
OTHERS = "others"
OPEN = "open"
LOOKS = {
    OPEN: ("circle-dashed", "muted"),
    CheckState.DONE.value: ("circle-check", "ok"),
    CheckState.FAILED.value: ("circle-x", "fail"),
    CheckState.NOT_DONE.value: ("circle-minus", "warn"),
}
"""Symbol and tone of a state."""


@dataclass(frozen=True)
class Line:
    """A row. `check` None: nobody filled it in."""

    id: str
    title: str
    required: bool
    check: Check | None
    word: str
    said: str
    who: str

    @property
    def by(self) -> str:
        """Who filled it in."""
        return (self.check.by if self.check is not None else None) or ""

    @property
    def look(self) -> str:
        """The state for symbol and tone."""
        return self.check.state.value if self.check is not None else OPEN

    @property
    def lacks_reason(self) -> bool:
        """Not done without a reason: read from a file, since the window refuses it."""
        return self.check is not None and self.check.state is CheckState.NOT_DONE and not self.check.reason


@dataclass(frozen=True)
class ChecksTable:
    """Rows and groups for the table, the lines by id, and how far the required ones are."""

    rows: tuple[Row, ...] = ()
    groups: tuple[Group, ...] = ()
    lines: Mapping[str, Line] = field(default_factory=dict)
    filled: int = 0
    required: int = 0
    failed: int = 0


def build(lists: Iterable[Checklist], record: Record, words: Words) -> ChecksTable:
    """All lists against what the dossier holds; lines of the dossier that no list knows come last, under their id."""
    checks = {check.id: check for check in record.checks}
    rows: list[Row] = []
    groups: list[Group] = []
    for entry in lists:
        lines = [_line(item, checks.pop(item.id, None), words) for item in entry.items]
        rows += [Row(line.id, line, f"{GROUP}{entry.id}") for line in lines]
        groups.append(_group(entry.id, entry.title, lines))
    if checks:
        lines = [_line(ChecklistItem(id=name, title=name, required=False), check, words) for name, check in checks.items()]
        rows += [Row(line.id, line, f"{GROUP}{OTHERS}") for line in lines]
        groups.append(_group(OTHERS, translate("ChecksTable", "Other checks"), lines))
    every = [row.value for row in rows]
    needed = [line for line in every if line.required]
    return ChecksTable(
        rows=tuple(rows),
        groups=tuple(groups),
        lines={line.id: line for line in every},
        filled=sum(line.check is not None for line in needed),
        required=len(needed),
        failed=sum(line.look == CheckState.FAILED for line in every),
    )


def _line(item: ChecklistItem, check: Check | None, words: Words) -> Line:
    word = words.text(f"check-state.{check.state.value}") if check is not None else translate("ChecksTable", "To do")
    said = " · ".join(filter(None, (check.reason, check.note))) if check is not None else ""
    who = ""
    if check is not None:
        moment = f"{local(check.at):%d/%m/%Y %H:%M}" if check.at is not None else ""
        who = ", ".join(filter(None, (check.by, moment)))
    return Line(id=item.id, title=item.title, required=item.required, check=check, word=word, said=said, who=who)


def _group(key: str, title: str, lines: Sequence[Line]) -> Group:
    filled = sum(line.check is not None for line in lines)
    failed = sum(line.look == CheckState.FAILED for line in lines)
    note = translate("ChecksTable", "{filled} of {total}").format(filled=filled, total=len(lines))
    cells = {}
    if failed:
        cells["who"] = Cell(translate("ChecksTable", "{count} failed").format(count=failed), "fail", "circle-x")
    return Group(f"{GROUP}{key}", title, note, cells)


def filling_in(lines: Iterable[Line], state: CheckState, *, by: str, at: dt.datetime, reason: str | None = None) -> tuple[Change, ...]:
    """Write the state of lines, with who said so and when. A note stays; the reason of another state does not."""
    changes: list[Change] = []
    for line in lines:
        value: dict[str, Any] = {"id": line.id, "state": state.value, "by": by, "at": at.isoformat()}
        if reason:
            value["reason"] = reason
        if line.check is not None and line.check.note:
            value["note"] = line.check.note
        changes.append(Put("checks", value, line.id))
    return tuple(changes)


def clearing(lines: Iterable[Line]) -> tuple[Change, ...]:
    """Make lines open again."""
    return tuple(Remove("checks", line.id) for line in lines if line.check is not None)
