"""Results of cable testers: a row is a result, kept as its file says it, with the file's hash and the row's number.

Results only come in. The same result again, in the same file or in a later export that repeats it, is known again and not kept twice.
«Qualified» is not «certified»: what a «PASS» means depends on the tester, and nobody's word is made better than it is.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import msgspec
from msgspec import Struct

from dialtone.cabling import cells as texts
from dialtone.cabling.mapping import Mapping as ColumnMapping
from dialtone.cabling.planning import ImportPlan, PlanRow, RefusedError, State, cells_of, problem, put, unused
from dialtone.cabling.tables import Table, TableRow, clean
from dialtone.domain.cabling_identifiers import same
from dialtone.domain.cabling_tests import CableTests
from dialtone.domain.changes import Change, Edit
from dialtone.domain.likeness import plain
from dialtone.domain.problems import InputProblem
from dialtone.domain.record import CableTest, Cabling, Record, TesterFile

LABEL = "edit.import-cable-tests"
MOST_METRES = 10_000
Result = Literal["certified", "qualified", "verified", "failed"]

_PASSED = frozenset({
    "pass", "passed", "ok", "good", "success", "geslaagd", "goed", "in orde", "voldoet", "reussi", "reussite", "conforme", "bon", "succes",
    "bestanden", "i.o.", "io", "in ordnung", "gut",
})  # fmt: skip
_FAILED = frozenset({
    "fail", "failed", "nok", "not ok", "bad", "error", "disqualified", "mislukt", "gefaald", "niet geslaagd", "afgekeurd", "slecht",
    "niet in orde", "voldoet niet", "echec", "echoue", "non conforme", "mauvais", "non reussi", "disqualifie", "nicht bestanden",
    "durchgefallen", "n.i.o.", "nio", "fehler", "gedisqualificeerd", "disqualifiziert",
})  # fmt: skip
_SAID: dict[Result, frozenset[str]] = {
    "certified": frozenset({"certified", "gecertificeerd", "certifie", "zertifiziert"}),
    "qualified": frozenset({"qualified", "gekwalificeerd", "qualifie", "qualifiziert"}),
    "verified": frozenset({"verified", "geverifieerd", "verifie", "verifiziert", "checked"}),
}
_GRADES: tuple[tuple[re.Pattern[str], Result], ...] = (
    (re.compile(r"dsx|dtx|wirexpert|lantek|certifier", re.IGNORECASE), "certified"),
    (re.compile(r"cableiq|linkiq|signaltek|linkrunner|validator|qualifier", re.IGNORECASE), "qualified"),
    (re.compile(r"microscanner|verifier|cable ?prowler", re.IGNORECASE), "verified"),
)
"""What a «PASS» of these testers is."""


class Reading(Struct, frozen=True, kw_only=True):
    """A result and the row it comes from."""

    row: int
    test: CableTest
    remarks: tuple[InputProblem, ...] = ()


def plan(table: Table, mapping: ColumnMapping, record: Record, now: dt.datetime) -> ImportPlan:
    """What importing these results does.

    Raises `InputProblem` where the whole column is unclear (decimal sign) or nothing tells what a «PASS» means («tests.passed»).
    """
    reader = _Reader(table, mapping)
    readings, refused = reader.read()
    source = TesterFile(sha256=table.sha256, file=file_name(table.file), imported_at=now, rows=len(readings))
    made = against(record, source, readings, table)
    return msgspec.structs.replace(
        made,
        rows=tuple(sorted((*made.rows, *refused), key=lambda row: row.number)),
        unused=unused(table, {*mapping.columns.values(), *reader.used}),
        remarks=(*reader.remarks, *made.remarks),
    )


def file_name(path: str) -> str:
    """The last part of a path of any system."""
    return re.split(r"[\\/]", path)[-1][:400]


def against(record: Record, source: TesterFile, readings: Sequence[Reading], table: Table) -> ImportPlan:
    """The plan for results that were read: which are new, which are known."""
    cabling = record.cabling or Cabling()
    known = {test.id: test for test in cabling.tests}
    contents = {_content(test): test for test in cabling.tests}
    links = CableTests(cabling)
    likely = {same(link.id): link.id for link in cabling.links}
    changes: list[Change] = []
    rows: list[PlanRow] = []
    unmatched: dict[str, None] = {}
    for reading in readings:
        test, remarks = reading.test, list(reading.remarks)
        state: State = "added"
        before = known.get(test.id) or contents.get(_content(test))
        if before is not None:
            state = "unchanged"
            if before.source == source.sha256 and before.file_row != reading.row:
                remarks.append(problem("test-again", table, reading.row, other=before.file_row, value=test.link))
            elif _content(before) != _content(test):
                remarks.append(problem("test-kept", table, reading.row, value=test.link))
        else:
            known[test.id] = contents[_content(test)] = test
            changes.append(put("cabling.tests", test, test.id))
        if links.link_of(test.link) is None:
            unmatched[test.link] = None
            remarks.append(_unmatched(test.link, likely.get(same(test.link)), table, reading.row))
        rows.append(PlanRow(number=reading.row, title=test.link, detail=_detail(test), state=state, remarks=tuple(remarks)))
    if changes and all(one.sha256 != source.sha256 for one in cabling.test_files):
        changes.insert(0, put("cabling.test_files", source, source.sha256))
    return ImportPlan(
        file=source.file or "",
        sha256=source.sha256,
        kind="tests",
        rows=tuple(rows),
        edit=Edit(LABEL, tuple(changes)),
        unmatched=tuple(unmatched),
        keep=bool(changes),
    )


def _unmatched(name: str, likely: str | None, table: Table, row: int) -> InputProblem:
    if texts.looks_like_a_date(name):
        return problem("test-date-name", table, row, value=name)
    if likely is not None:
        return problem("test-likely", table, row, value=name, likely=likely)
    return problem("test-unmatched", table, row, value=name)


def _content(test: CableTest) -> CableTest:
    return msgspec.structs.replace(test, id="-", source=None, file_row=None)


def _detail(test: CableTest) -> str:
    return " · ".join(filter(None, (test.at, test.limit, test.tester, test.operator)))[:160]


class _Reader:
    """Makes results of rows."""

    def __init__(self, table: Table, mapping: ColumnMapping) -> None:
        self._table, self._mapping = table, mapping
        self.remarks: list[InputProblem] = []
        self.used: set[int] = set()

    def read(self) -> tuple[list[Reading], list[PlanRow]]:
        """The results, and the rows that are refused."""
        said: list[tuple[TableRow, dict[str, str]]] = []
        refused: list[PlanRow] = []
        for row in self._table.rows:
            try:
                said.append((row, cells_of(row, self._mapping.columns, self._table)))
            except RefusedError as error:
                refused.append(self._refused(row, error))
        self._learn([cells for _, cells in said], [row.number for row, _ in said])
        readings: list[Reading] = []
        for row, cells in said:
            try:
                readings.append(self._reading(row, cells))
            except RefusedError as error:
                refused.append(self._refused(row, error))
        return readings, refused

    def _refused(self, row: TableRow, error: RefusedError) -> PlanRow:
        title = " ".join(filter(None, map(clean, row.cells)))[:80]
        return PlanRow(
            number=row.number, title=title, state="refused", problem=problem(error.code, self._table, row.number, **error.params)
        )

    def _learn(self, said: Sequence[Mapping[str, str]], numbers: Sequence[int]) -> None:
        """What only whole columns tell."""
        hint = self._mapping.decimal or ("." if self._table.sheet else None)
        self._signs: dict[str, texts.DecimalSign] = {}
        for field in ("length", "margin"):
            cells = [(number, cells[field]) for number, cells in zip(numbers, said, strict=True) if field in cells]
            self._signs[field] = self._mapping.decimal or texts.decimal_sign(cells, self._title(field), self._table.file, hint)
            hint = hint or (self._signs[field] if any("," in text or "." in text for _, text in cells) else None)
        dates = [cells["date"] for cells in said if "date" in cells]
        self._order = self._mapping.dates or texts.date_order(dates)
        if dates and self._order is None and any(texts.moment(date, "", None) is None for date in dates):
            self.remarks.append(InputProblem("table.dates-unclear", file=self._table.file, column=self._title("date"), value=dates[0][:40]))
        self._units = self._mapping.units or _units_of(self._title("length"))
        told = self._units or any("unit" in cells or re.search(r"[A-Za-z]", cells.get("length", "")) for cells in said)
        if not told and any("length" in cells for cells in said):
            self.remarks.append(InputProblem("table.units-assumed", file=self._table.file, column=self._title("length")))
        if self._mapping.measured is None and any("length" in cells for cells in said):
            self.remarks.append(InputProblem("table.measured-unknown", file=self._table.file))
        self._services = _service_columns(self._table.heading)
        self.used = {place for triple in self._services for place in triple}

    def _title(self, field: str) -> str:
        place = self._mapping.columns.get(field)
        return self._table.title(place) if place is not None else field

    def _reading(self, row: TableRow, cells: Mapping[str, str]) -> Reading:
        name = cells.get("link")
        if name is None:
            raise RefusedError("no-link", column=self._title("link"))
        if len(name) > 200:
            raise RefusedError("too-long", column=self._title("link"), limit=200)
        if not {"result", "length", "wiremap"} & set(cells):
            raise RefusedError("no-result", value=name[:40])
        remarks: list[InputProblem] = []
        result, comments = self._result(cells, row.number, remarks)
        value = {name: cells.get(name) for name in ("limit", "category", "wiremap", "operator", "tester", "serial")}
        services, reasons = self._service_results(row)
        value["limit"] = value["limit"] or ", ".join(services) or None
        comments = [*filter(None, (cells.get("comment"),)), *comments, *reasons]
        test = CableTest(
            id=f"{_fingerprint(row.cells)}",
            link=name,
            source=self._table.sha256,
            file_row=row.number,
            result=result,
            measured=self._mapping.measured,
            length_m=self._length(cells),
            margin_db=self._margin(cells),
            at=self._at(cells, row.number, remarks),
            comment="; ".join(comments)[:4000] or None,
            **value,
        )
        return Reading(row=row.number, test=test, remarks=tuple(remarks))

    def _result(self, cells: Mapping[str, str], row: int, remarks: list[InputProblem]) -> tuple[Result | None, list[str]]:
        """The result, and the word itself where it says more (a star: within the tester's accuracy) or is not understood."""
        text = cells.get("result", "")
        word = plain(text).rstrip("*! ").strip()
        comments = [text] if "*" in text else []
        if texts.absent(word):
            return None, comments
        for result, said in _SAID.items():
            if word in said:
                return result, comments
        if word in _FAILED:
            return "failed", comments
        if word in _PASSED:
            return self._passed(cells, row), comments
        remarks.append(problem("result-word", self._table, row, value=text[:40], column=self._title("result")))
        return None, [text]

    def _passed(self, cells: Mapping[str, str], row: int) -> Result:
        """What a «PASS» is: as the person said, else by the tester that the row names."""
        if self._mapping.passed:
            return self._mapping.passed
        named = " ".join(filter(None, (cells.get("tester"), cells.get("limit"))))
        for pattern, grade in _GRADES:
            if pattern.search(named):
                return grade
        raise InputProblem("tests.passed", file=self._table.file, row=row, value=cells["result"][:40])

    def _length(self, cells: Mapping[str, str]) -> float | None:
        found = self._number(cells, "length")
        if found is None:
            return None
        value, after = found
        unit = plain(cells.get("unit", "")) or after or self._units or "m"
        factor = _METRES.get(unit.rstrip("."))
        if factor is None:
            raise RefusedError("unit", value=unit[:40])
        metres = round(value * factor, 2)
        if not 0 <= metres <= MOST_METRES:
            raise RefusedError("length-range", value=f"{value:g} {unit}", limit=MOST_METRES)
        return metres

    def _margin(self, cells: Mapping[str, str]) -> float | None:
        found = self._number(cells, "margin")
        if found is not None and abs(found[0]) > 1_000:
            raise RefusedError("number", column=self._title("margin"), value=cells["margin"][:40])
        return None if found is None else found[0]

    def _number(self, cells: Mapping[str, str], field: str) -> tuple[float, str] | None:
        text = cells.get(field, "")
        try:
            return texts.number(text, self._signs[field])
        except ValueError:
            raise RefusedError("number", column=self._title(field), value=text[:40]) from None

    def _at(self, cells: Mapping[str, str], row: int, remarks: list[InputProblem]) -> str | None:
        date, time = cells.get("date", ""), cells.get("time", "")
        if not date:
            return time or None
        made = texts.moment(date, time, self._order)
        if made is None and self._order is not None:
            remarks.append(problem("date", self._table, row, value=f"{date} {time}".strip()[:40], column=self._title("date")))
        return made or f"{date} {time}".strip()

    def _service_results(self, row: TableRow) -> tuple[list[str], list[str]]:
        """What a qualifier tested the cable for («1000BASE-T»), and why it failed one."""
        names, reasons = [], []
        for places in self._services:
            name, result, reason = (clean(row.cells[place]) if place < len(row.cells) else "" for place in places)
            if name:
                names.append(name)
            if reason and not texts.absent(reason):
                reasons.append(f"{name} {result}: {reason}".strip())
        return names, reasons


_METRES = {"m": 1.0, "meter": 1.0, "metre": 1.0, "meters": 1.0, "metres": 1.0, "mtr": 1.0, "cm": 0.01} | dict.fromkeys(
    ("ft", "feet", "foot", "voet", "pieds", "fuss"), texts.FOOT
)


def _units_of(title: str) -> Literal["m", "ft"] | None:
    """The unit that a heading names: «Length (ft)», «lengte_m»."""
    found = re.search(r"(?:[\s(\[_])(m|ft|feet|meter|metres?|meters?)[)\].]?$", title, re.IGNORECASE)
    if found is None:
        return None
    return "ft" if found[1].casefold().startswith("f") else "m"


def _service_columns(heading: Sequence[str]) -> list[tuple[int, int, int]]:
    """The places of «Test1, Result1, Reason1» and on."""
    places = {plain(cell).replace(" ", ""): place for place, cell in enumerate(heading)}
    triples = ((places.get(f"test{n}"), places.get(f"result{n}"), places.get(f"reason{n}")) for n in range(1, 33))
    return [(name, result, reason) for name, result, reason in triples if name is not None and result is not None and reason is not None]


def _fingerprint(cells: Iterable[Any]) -> str:
    """What a result is known by: all that its row says."""
    kept = [clean(str(cell)) for cell in cells]
    while kept and not kept[-1]:
        kept.pop()
    return hashlib.sha256("\x1f".join(kept).encode("utf-8", "replace")).hexdigest()[:24]
