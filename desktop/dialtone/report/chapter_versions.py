"""The versions before this one, and what changed since the last: only in a report that isn't the first."""

from itertools import groupby

from dialtone.domain.versions import RowChange
from dialtone.report.attachment import grouped
from dialtone.report.context import Context
from dialtone.report.document import Block, Column, Heading, Paragraph, Row, Run, Table
from dialtone.words import versions as said

_APART = 25
"""Rows of one kind that are told one by one; more are counted, and stand in the attached data."""


def versions(c: Context) -> list[Block]:
    """Earlier versions with their hash, and the changes since the last one."""
    earlier = c.material.earlier
    if not earlier:
        return []
    columns = (
        Column(c.text("versions.col.version"), "right", nowrap=True),
        Column(c.text("versions.col.signed")),
        Column(c.text("versions.col.signer")),
        Column(c.text("versions.col.file-hash")),
    )
    rows = tuple(Row((str(one.number), c.stamp(one.signed_at), one.signer, grouped(one.sha256))) for one in earlier)
    return [
        Heading(c.text("versions.title"), 1, "versions"),
        Paragraph(c.text("versions.text", number=c.material.number)),
        Table(columns, rows),
        *_changes(c),
    ]


def _changes(c: Context) -> list[Block]:
    last, changes = c.material.earlier[-1], c.material.changes
    heading = Heading(c.text("versions.changes", number=last.number), 2)
    if changes is None:
        return [heading, Paragraph(c.text("versions.unreadable", number=last.number))]
    figures = _figures(c)
    if not changes:
        return [heading, *figures, Paragraph(c.text("versions.none", number=last.number))]
    columns = (Column(c.text("col.what")), Column(c.text("versions.col.which")), Column(c.text("versions.col.change")))
    rows: list[Row] = []
    for kind, found in groupby(changes, key=lambda one: one.kind):
        rows += _rows(c, kind, list(found))
    return [heading, *figures, Table(columns, tuple(rows))]


def _figures(c: Context) -> list[Block]:
    """The figures that decide money, where they became others."""
    last, count = c.material.earlier[-1], c.material.assessment.count
    pairs = (("users", last.users, count.users_total), ("calls", last.channels, count.channels.exact))
    return [
        Paragraph(c.text(f"versions.{key}", before=c.number(before), after=c.number(after)))
        for key, before, after in pairs
        if before is not None and before != after
    ]


def _rows(c: Context, kind: str, changes: list[RowChange]) -> list[Row]:
    title = said.kind(c.words, kind)
    rows = [
        Row((title if at == 0 else Run(title, "muted"), one.name, said.summary(c.words, one, _Names(c))))
        for at, one in enumerate(changes[:_APART])
    ]
    if rest := changes[_APART:]:
        more = c.text("versions.more", count=len(rest))
        rows.append(Row((Run(title, "muted"), said.counted(c.words, rest), Run(more, "muted"))))
    return rows


class _Names(dict[str, str]):
    """What ids are called, looked up as they are asked for."""

    def __init__(self, c: Context) -> None:
        super().__init__()
        self._context = c

    def get(self, key: str, default: str = "") -> str:  # type: ignore[override]
        """The name of an id; the id itself where there is none."""
        return self._context.name(key) or default
