"""The annex with what each check of the network read, as it noted it: what the conclusions rest on, for whoever doubts them."""

from collections.abc import Iterator, Mapping
from typing import Any

from dialtone.domain.readiness import CheckResult
from dialtone.report.context import Context
from dialtone.report.document import Block, Column, Heading, Paragraph, Row, Run, Table, Text

_FIRST = 6
"""Values of a list that are printed; then how many there are in all."""
_LONGEST_VALUE = 60
_LONGEST = 900
"""Characters of one value, and of all that one check noted; dossier.json holds everything."""
_DEEPEST = 4


def raw(c: Context) -> list[Block]:
    """A row for each check that noted something, also for one that didn't run; nothing without a run."""
    run = c.material.readiness
    rows = [_row(c, check) for check in run.checks if check.evidence] if run else []
    if not rows:
        return []
    columns = (Column(c.text("col.check")), Column(c.text("col.verdict"), nowrap=True), Column(c.text("raw.noted")))
    return [Heading(c.text("raw.title"), 1, "raw"), Paragraph(c.text("raw.text"), small=True), Table(columns, tuple(rows))]


def _row(c: Context, check: CheckResult) -> Row:
    noted = ", ".join(f"{name} {value}" for name, value in _flat(check.evidence))
    shown = noted if len(noted) <= _LONGEST else f"{noted[:_LONGEST].rstrip()} […]"
    title: Text = (Run(c.word("check", f"{check.id}.title")), Run(f"\n{check.id}", "muted"))
    return Row((title, c.verdict(check.verdict), shown))


def _flat(evidence: Mapping[Any, Any], prefix: str = "", depth: int = 1) -> Iterator[tuple[str, str]]:
    """Name and value, names of what lies deeper joined by points."""
    for name, value in evidence.items():
        path = f"{prefix}{str(name)[:_LONGEST_VALUE]}"
        if isinstance(value, Mapping) and value and depth < _DEEPEST:
            yield from _flat(value, f"{path}.", depth + 1)
        elif isinstance(value, list | tuple):
            more = f" … ({len(value)})" if len(value) > _FIRST else ""
            yield path, f"[{' '.join(_short(one) for one in value[:_FIRST])}{more}]"
        else:
            yield path, _short(value)


def _short(value: Any) -> str:
    """A value as data: as a program writes it, the same in every language."""
    text = "–" if value is None else f"{value:.6g}" if isinstance(value, float) else str(value)
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"
