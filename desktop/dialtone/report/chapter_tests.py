"""Results of cable testers: where they come from, each as its file says it, and those of cables that the record doesn't know."""

import datetime as dt
from collections import Counter

from dialtone.domain.cabling_identifiers import natural_key
from dialtone.domain.cabling_tests import CableTests
from dialtone.domain.record import CableTest, Cabling
from dialtone.report.context import Context
from dialtone.report.document import Block, Column, Heading, Paragraph, Row, Run, Table, Text, Tone

_TEST: dict[str, Tone] = {"failed": "fail", "not-tested": "muted", "certified": "ok", "qualified": "normal", "verified": "normal"}


def test_state(c: Context, test: str | None) -> Text:
    """A result in words. Only a certification has the sign of what is in order: the others say less, and are explained."""
    if test is None:
        return Run(c.text("test.not-tested"), "muted")
    return c.state(_TEST.get(test, "muted"), c.text(f"test.{test}"))


def results(c: Context, tests: CableTests) -> list[Block]:
    """The files, then every result by cable, the oldest first."""
    held = c.record.cabling or Cabling()
    states = {tests.result(link).state for link in held.links}
    blocks: list[Block] = [Heading(c.text("cabling.results"), 2)]
    if not held.tests:
        blocks.append(Paragraph(c.text("cabling.no-results")))
    elif held.test_files:
        blocks.append(Table(_columns(c, "file rows results imported", right="rows", nowrap="imported"), tuple(_files(c, held))))
    blocks += [Paragraph(c.text(f"cabling.{state}-is-not"), small=True) for state in ("qualified", "verified") if state in states]
    unmatched = {test.id for test in tests.unmatched}
    if unmatched:
        blocks.append(Paragraph(c.text("cabling.unmatched", count=len(unmatched))))
    if held.tests:
        columns = _columns(c, "link result limit length margin at tester", right="length margin", nowrap="length margin at")
        ordered = sorted(held.tests, key=lambda test: (natural_key(test.link), test.at or "", test.file_row or 0))
        blocks.append(Table(columns, tuple(_result(c, test, unknown=test.id in unmatched) for test in ordered)))
    return blocks


def _columns(c: Context, keys: str, *, right: str = "", nowrap: str = "") -> tuple[Column, ...]:
    return tuple(
        Column(c.text(f"col.{key}"), "right" if key in right.split() else "left", nowrap=key in nowrap.split()) for key in keys.split()
    )


def _files(c: Context, held: Cabling) -> list[Row]:
    counted = Counter((test.source, test.result or "–") for test in held.tests)
    rows = []
    for file in held.test_files:
        found = [(result, number) for (source, result), number in counted.items() if source == file.sha256]
        said = ", ".join(f"{number} {c.text(f'test.{result}') if result != '–' else c.unknown}" for result, number in sorted(found))
        name: Text = (Run(file.file or c.unknown), Run(f"\nSHA-256 {file.sha256[:32]}…", "muted"))
        rows.append(Row((name, c.number(file.rows), said or "–", c.stamp(file.imported_at) if file.imported_at else "–")))
    return rows


def _result(c: Context, test: CableTest, *, unknown: bool) -> Row:
    link: Text = (Run(test.link), Run(f"\n{c.text('cabling.unknown-link')}", "warn")) if unknown else test.link
    length = f"{c.number(test.length_m)} m" if test.length_m is not None else "–"
    margin = f"{c.number(test.margin_db)} dB" if test.margin_db is not None else "–"
    how = c.text(f"cabling.{test.measured}") if test.measured else None
    limit = "\n".join(part for part in (test.limit, how) if part)
    tester = " · ".join(part for part in (test.tester, test.serial, test.operator) if part)
    more = " · ".join(part for part in (test.wiremap, test.comment) if part)
    state = test_state(c, test.result) if test.result else Run(c.unknown, "muted")
    said: Text = (state, Run(f"\n{more}", "muted")) if more and isinstance(state, Run) else state
    return Row((link, said, limit or "–", length, margin, _when(c, test.at), tester or "–"))


def _when(c: Context, text: str | None) -> str:
    """The tester's local time, without seconds; as the file has it where that is in no form that can be read."""
    try:
        at = dt.datetime.fromisoformat(text or "")
    except ValueError:
        return text or "–"
    return f"{c.day(at.date())} {at:%H:%M}"
