"""Which column of a table is what: proposed by the headings in four languages, chosen by a person, remembered for the next such table."""

import hashlib
import re
import tomllib
from collections.abc import Mapping as Lookup
from collections.abc import Sequence
from typing import Any, Literal, get_args

import msgspec
from msgspec import Struct

from dialtone import resources
from dialtone.cabling.cells import DateOrder, DecimalSign, date_order
from dialtone.cabling.tables import Table
from dialtone.domain.likeness import plain
from dialtone.domain.problems import InputProblem

Kind = Literal["tests", "patch-list", "netbox-devices", "netbox-cables"]
Measured = Literal["permanent-link", "channel"]
Grade = Literal["certified", "qualified", "verified"]

_NETBOX: dict[Kind, tuple[str, ...]] = {
    "netbox-devices": (
        "name", "role", "manufacturer", "device_type", "status", "site", "location", "rack", "position", "face", "serial", "description",
        "comments",
    ),
    "netbox-cables": (
        *(f"side_{side}_{part}" for side in "ab" for part in ("site", "device", "type", "name")),
        "type", "status", "label", "color", "length", "length_unit", "description", "comments",
    ),
}  # fmt: skip


def _all_fields() -> dict[Kind, dict[str, tuple[str, ...]]]:
    stated = tomllib.loads(resources.shipped("cabling/headings.toml").read_text(encoding="utf-8"))
    own: dict[Kind, dict[str, tuple[str, ...]]] = {"tests": stated["tests"], "patch-list": stated["patch-list"]}
    return own | {kind: dict.fromkeys(names, ()) for kind, names in _NETBOX.items()}


FIELDS = _all_fields()
"""What a row may say, and what its column may be called."""

NEEDS: dict[Kind, tuple[tuple[str, ...], ...]] = {
    "tests": (("link",), ("result", "length")),
    "patch-list": (("panel", "port", "outlet", "switch_port", "a"), ("link", "outlet", "port", "switch_port", "device", "cord", "b")),
    "netbox-devices": (("name",), ("role",), ("device_type", "manufacturer")),
    "netbox-cables": tuple((f"side_{side}_{part}",) for side in "ab" for part in ("device", "type", "name")),
}
"""What a table must say to be of a kind: one of each group, each from another column."""

_CABLE_IQ = (
    "cableid", "date", "time", "result", "operatorfield1", "operatorfield2", "operatorfield2", "s/n", "version", "length unit",
    "length overall", "length 12", "length 36", "length 45", "length 78", "length coax", "wiremap expected", "wiremap wiring",
    "wiremap measured",
)  # fmt: skip
_CABLE_IQ_COLUMNS = {"link": 0, "date": 1, "time": 2, "result": 3, "operator": 4, "serial": 7, "unit": 9, "length": 10, "wiremap": 18}
"""LinkWare's table of CableIQ results: two headings are the same, so columns are taken by place."""

_OPTIONS: dict[str, tuple[Any, ...]] = {
    "kind": get_args(Kind),
    "decimal": get_args(DecimalSign),
    "dates": get_args(DateOrder),
    "units": ("m", "ft"),
    "measured": get_args(Measured),
    "passed": get_args(Grade),
}


class Mapping(Struct, frozen=True, kw_only=True):
    """What the columns are (field → place from 0), and what the table itself does not say.

    `decimal`, `dates`, `units`: None where the columns tell. `measured`: what lengths and results are of. `passed`: what «PASS» of this
    tester means; only a certifier certifies.
    """

    kind: Kind
    columns: dict[str, int]
    decimal: DecimalSign | None = None
    dates: DateOrder | None = None
    units: Literal["m", "ft"] | None = None
    measured: Measured | None = None
    passed: Grade | None = None


def _heading(text: str) -> str:
    return " ".join(re.sub(r"[_.:*’'\[\]()]+", " ", plain(text)).split())


_WANTED: dict[Kind, dict[str, list[tuple[int, str]]]] = {}
for _kind, _fields in FIELDS.items():
    _wanted = _WANTED[_kind] = {}
    for _name, _aliases in _fields.items():
        for _rank, _alias in enumerate((_name, *_aliases)):
            _wanted.setdefault(_heading(_alias), []).append((_rank, _name))


def match(heading: Sequence[str], kind: Kind) -> dict[str, int]:
    """Which field stands in which column, by name. A field is taken once, by the leftmost column of the name that suits it best."""
    wanted = _WANTED[kind]
    names = [_heading(cell) for cell in heading]
    names = [name if name in wanted else re.sub(r" (?:m|ft|feet|meters?|metres?|db)$", "", name) for name in names]
    offers = sorted((*offer, place) for place, name in enumerate(names) for offer in wanted.get(name, ()))
    columns: dict[str, int] = {}
    for _rank, name, place in offers:
        if name not in columns and place not in columns.values():
            columns[name] = place
    return dict(sorted(columns.items(), key=lambda item: item[1]))


def known(cells: Sequence[str]) -> int:
    """How many of these cells are headings of one kind of table."""
    return max(len(match(cells, kind)) for kind in FIELDS)


def suffices(kind: Kind, columns: Lookup[str, int]) -> bool:
    """Whether these columns make a table of this kind."""
    return all(any(name in columns for name in group) for group in NEEDS[kind]) and len(set(columns.values())) > 1


def propose(table: Table) -> Mapping | None:
    """The kind and the columns that the headings suggest; None where they suggest none."""
    heads = tuple(plain(cell).replace("_", " ") for cell in table.heading)
    if heads[: len(_CABLE_IQ)] == _CABLE_IQ:
        return Mapping(kind="tests", columns=_CABLE_IQ_COLUMNS, passed="qualified", dates=_american(table))
    for kind in ("netbox-cables", "netbox-devices"):
        if suffices(kind, columns := match(table.heading, kind)):
            return Mapping(kind=kind, columns=columns)
    tests, patches = match(table.heading, "tests"), match(table.heading, "patch-list")
    is_patch = suffices("patch-list", patches) and bool({"panel", "outlet", "switch_port"} & set(patches) or {"a", "b"} <= set(patches))
    is_tests = suffices("tests", tests) and bool({"limit", "length", "margin", "wiremap"} & set(tests))
    if is_patch and not (is_tests and len(tests) > len(patches)):
        return Mapping(kind="patch-list", columns=patches)
    return Mapping(kind="tests", columns=tests) if is_tests else None


def _american(table: Table) -> DateOrder | None:
    """«mdy» for CableIQ's own form of dates, which goes with AM and PM, where no row tells the order by itself."""
    rows = [row.cells for row in table.rows if len(row.cells) > 2 and row.cells[1].strip()]
    halves = bool(rows) and all(re.search(r"[AP]M\s*$", cells[2], re.IGNORECASE) for cells in rows)
    return "mdy" if halves and date_order(cells[1] for cells in rows) is None else None


def signature(table: Table) -> str:
    """What tables of one form have in common: their headings."""
    return hashlib.sha256("\x1f".join(plain(cell) for cell in table.heading).encode()).hexdigest()[:24]


def check(table: Table, mapping: Mapping) -> None:
    """Raise `InputProblem` «table.not-recognised» unless this mapping makes something of the table."""
    places = list(mapping.columns.values())
    sound = set(mapping.columns) <= set(FIELDS[mapping.kind]) and all(0 <= place < table.width for place in places)
    if not sound or len(set(places)) < len(places) or not suffices(mapping.kind, mapping.columns):
        raise not_recognised(table, mapping.kind)


def not_recognised(table: Table, kind: Kind) -> InputProblem:
    """Says what was found and what is needed."""
    return InputProblem(
        "table.not-recognised",
        file=table.file,
        found=tuple(title for title in table.titles() if title)[:20] or ("–",),
        known=tuple(FIELDS[kind]),
    )


def from_toml(data: bytes, file: str, table: Table) -> Mapping:
    """A mapping as a person wrote it: `field = "heading"` or the column's number from 1, and options (`kind`, `decimal`, `dates`, …).

    Raises `InputProblem` «table.mapping» naming what is wrong.
    """
    try:
        stated = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputProblem("table.mapping", file=file, value=str(error)[:80], known=tuple(_OPTIONS)) from None
    options = {name: stated.pop(name) for name in _OPTIONS if name in stated}
    for name, value in options.items():
        if value not in _OPTIONS[name]:
            raise InputProblem("table.mapping", file=file, value=f"{name} = {value}"[:80], known=_OPTIONS[name])
    proposal = propose(table)
    kind: Kind = options.get("kind") or (proposal.kind if proposal else _kind_of(stated))
    named = proposal.columns if proposal is not None and proposal.kind == kind else match(table.heading, kind)
    columns = {} if stated else dict(named)
    headings = {plain(title): place for place, title in enumerate(table.titles())}
    for field, heading in stated.items():
        place = heading - 1 if type(heading) is int else headings.get(plain(str(heading)))
        if field not in FIELDS[kind] or place is None or not 0 <= place < table.width or place in columns.values():
            raise InputProblem("table.mapping", file=file, value=f"{field} = {heading}"[:80], known=tuple(FIELDS[kind]))
        columns[field] = place
    preset = proposal.passed if proposal is not None and proposal.kind == kind else None
    return msgspec.convert({"passed": preset, **options, "kind": kind, "columns": columns}, Mapping)


def _kind_of(stated: Lookup[str, Any]) -> Kind:
    """The kind that knows most of these fields."""
    return max(FIELDS, key=lambda kind: sum(name in FIELDS[kind] for name in stated))
