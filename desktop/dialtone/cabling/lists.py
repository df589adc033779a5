"""The dossier's lists as tables, one per kind: a column per field, so that what is exported can be changed in a spreadsheet and read back.

Single values («customer.name») share a table of paths and values. An empty cell says nothing: it never makes unknown what is known.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args, get_type_hints

import msgspec
from msgspec import Struct

from dialtone.cabling.planning import ImportPlan, PlanRow, State
from dialtone.cabling.spreadsheets import Cell
from dialtone.cabling.tables import Table, TableRow
from dialtone.cabling.testers import file_name
from dialtone.domain.changes import APPEND_ONLY, KEYLESS, KEYS, Change, Edit, Put
from dialtone.domain.problems import InputProblem
from dialtone.domain.record import Cabling, Record

LABEL = "edit.import"
SINGLES = "dossier"
NUMBER = "#"
LISTS = (*KEYS, *KEYLESS)
_BETWEEN = "|"
_PATH = ("path", "value")
_COMMA = re.compile(r"-?\d+,\d+(?:e-?\d+)?", re.ASCII)

Keys = Mapping[str, Sequence[str]]


@functools.cache
def type_of(kind: str) -> Any:
    """The type of a row."""
    owner, _, name = kind.rpartition(".")
    return get_args(get_type_hints(Cabling if owner else Record, include_extras=True)[name])[0]


@functools.cache
def columns(kind: str) -> dict[str, bool]:
    """The columns of a kind («address.street»), and whether a cell holds several values. Rows without a key are numbered.

    Otherwise a conference room without a name, which is billed, would be an empty row.
    """
    return {**({NUMBER: False} if kind in KEYLESS else {}), **dict(_columns(type_of(kind), ""))}


def _columns(row_type: Any, prefix: str) -> Iterator[tuple[str, bool]]:
    for field in msgspec.structs.fields(row_type):
        node: Any = msgspec.inspect.type_info(field.type)
        members = node.types if isinstance(node, msgspec.inspect.UnionType) else (node,)
        inner = [member.cls for member in members if isinstance(member, msgspec.inspect.StructType)]
        if inner:
            yield from _columns(inner[0], f"{prefix}{field.name}.")
        else:
            yield (
                prefix + field.name,
                any(isinstance(member, msgspec.inspect.VarTupleType | msgspec.inspect.Metadata) and _many(member) for member in members),
            )


def _many(node: Any) -> bool:
    return isinstance(node.type if isinstance(node, msgspec.inspect.Metadata) else node, msgspec.inspect.VarTupleType)


def rows_of(record: Record, kind: str) -> tuple[Any, ...]:
    """The record's rows of a kind."""
    owner, _, name = kind.rpartition(".")
    rows: tuple[Any, ...] = getattr(record.cabling or Cabling(), name) if owner else getattr(record, name)
    return rows


def written(record: Record) -> Iterator[tuple[str, tuple[str, ...], list[tuple[Cell, ...]]]]:
    """Name, headings and rows of every list that has any, and of the single values."""
    singles: list[tuple[Cell, ...]] = list(_flat(_plain_singles(record), ""))
    if singles:
        yield SINGLES, _PATH, singles
    for kind in LISTS:
        if rows := rows_of(record, kind):
            heading = tuple(columns(kind))
            yield (
                kind,
                heading,
                [tuple(number if path == NUMBER else _cell(row, path) for path in heading) for number, row in enumerate(rows, 1)],
            )


def _plain_singles(record: Record) -> dict[str, Any]:
    names = [name for name in Record.__struct_fields__ if name not in LISTS and name not in {"cabling", "training_site"}]
    plain: dict[str, Any] = msgspec.to_builtins(record)
    return {name: plain[name] for name in names if name in plain}


def _flat(value: Any, path: str) -> Iterator[tuple[str, Cell]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _flat(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield from _flat(inner, f"{path}[{place}]")
    else:
        yield path, value


def _cell(row: Any, path: str) -> Cell:
    for name in path.split("."):
        row = getattr(row, name, None)
    if isinstance(row, tuple):
        return _BETWEEN.join(map(str, row)) or None
    if isinstance(row, bool | int | float) or row is None:
        return row
    plain: Any = msgspec.to_builtins(row)
    return str(plain)


# --- reading -------------------------------------------------------------------------------------------------------------------------


def known(cells: Sequence[str]) -> int:
    """How many of these cells are headings, where all of them are the headings of one list; else 0."""
    heading = set(cells) - {""}
    if heading == set(_PATH):
        return len(_PATH)
    fits = any(heading <= set(columns(kind)) and KEYS.get(kind, NUMBER) in heading for kind in LISTS)
    return len(heading) if fits else 0


def kind_of(table: Table) -> str | None:
    """Which list of the dossier a table is: by the name of its sheet or file, or because it has all columns of one; else None."""
    heading = set(table.heading)
    if len(heading) < len(table.heading) or not heading:
        return None
    name = table.sheet or re.sub(r"\.[^.]*$", "", file_name(table.file))
    if set(_PATH) == heading:
        return SINGLES
    if name in LISTS and heading <= set(columns(name)) and KEYS.get(name, table.heading[0]) in heading:
        return name
    return next((kind for kind in LISTS if heading == set(columns(kind)) and len(heading) > 1), None)


def _sheet(table: Table) -> str:
    return table.sheet or file_name(table.file)


class _FaultError(Exception):
    def __init__(self, problem: InputProblem) -> None:
        super().__init__()
        self.problem = problem


def plan(tables: Sequence[Table], record: Record, keys: Keys) -> ImportPlan:
    """What importing these lists does. `keys`: the store's keys of the lists without natural ones, in the record's order."""
    rows: list[PlanRow] = []
    changes: list[Change] = []
    for table in tables:
        kind = kind_of(table)
        if kind == SINGLES:
            found = _plan_singles(table, record)
        elif kind is not None:
            found = _plan_list(table, kind, record, keys)
        else:
            continue
        rows += found[0]
        changes += found[1]
    first = tables[0]
    return ImportPlan(file=file_name(first.file), sha256=first.sha256, kind="lists", rows=tuple(rows), edit=Edit(LABEL, tuple(changes)))


def _plan_list(table: Table, kind: str, record: Record, keys: Keys) -> tuple[list[PlanRow], list[Change]]:
    rows: list[PlanRow] = []
    changes: list[Change] = []
    key_field = KEYS.get(kind)
    old = {getattr(row, key_field): row for row in rows_of(record, kind)} if key_field else {}
    free = _Keyless(rows_of(record, kind), keys.get(kind, ()))
    seen: dict[str, int] = {}
    for row in table.rows:
        try:
            plain = _plain_row(table, kind, row)
            title = str(plain.get(key_field or "name", plain.get("question", "")))[:80]
            if key_field:
                _once(seen, title, table, row)
            before, key = (old.get(str(plain.get(key_field))), str(plain.get(key_field))) if key_field else free.take(plain)
            value = _converted(table, kind, row, plain, before)
            _evidence_stays(kind, value, before, table, row)
        except _FaultError as fault:
            shown = " ".join(filter(None, row.cells))[:80]
            rows.append(PlanRow(number=row.number, sheet=_sheet(table), title=shown, state="refused", problem=fault.problem))
            continue
        state: State = "unchanged" if value == before else "added" if before is None else "changed"
        if state != "unchanged":
            changes.append(Put(kind, msgspec.to_builtins(value), key=key or None))
        rows.append(PlanRow(number=row.number, sheet=_sheet(table), title=title, detail=kind, state=state))
    return rows, changes


def _evidence_stays(kind: str, value: Any, before: Any, table: Table, row: TableRow) -> None:
    if kind in APPEND_ONLY and before is not None and value != before:
        raise _FaultError(_problem("test-kept", table, row, value=getattr(value, "link", value.sha256 if hasattr(value, "sha256") else "")))


def _once(seen: dict[str, int], key: str, table: Table, row: TableRow) -> None:
    if key in seen:
        raise _FaultError(_problem("duplicate", table, row, other=seen[key], value=key))
    seen[key] = row.number


class _Keyless:
    """Rows without a natural key, each taken once: an equal one first, else one of the same name."""

    def __init__(self, rows: Sequence[Any], keys: Sequence[str]) -> None:
        self._left = list(zip(rows, keys, strict=False))

    def take(self, plain: Mapping[str, Any]) -> tuple[Any, str | None]:
        """The row that is meant and its key, or (None, None)."""
        for same in (
            lambda row: msgspec.to_builtins(row) == plain,
            lambda row: _name(msgspec.to_builtins(row)) == _name(plain) != (None, None),
        ):
            for place, (row, key) in enumerate(self._left):
                if same(row):
                    del self._left[place]
                    return row, key
        return None, None


def _name(plain: Mapping[str, Any]) -> tuple[Any, Any]:
    return plain.get("name", plain.get("subject")), plain.get("question")


def _problem(code: str, table: Table, row: TableRow, **params: Any) -> InputProblem:
    return InputProblem(f"table-row.{code}", file=table.file, row=row.number, **params)


def _plain_row(table: Table, kind: str, row: TableRow) -> dict[str, Any]:
    """The row's cells as the site file would have them; texts still."""
    plain: dict[str, Any] = {}
    many = columns(kind)
    beyond = [cell for cell in row.cells[table.width :] if cell.strip()]
    if beyond:
        raise _FaultError(_problem("too-many-cells", table, row, cells=len(row.cells), columns=table.width))
    for name, cell in zip(table.heading, row.cells, strict=False):
        if cell.strip() == "" or name == NUMBER:
            continue
        *above, field = name.split(".")
        place = plain
        for part in above:
            place = place.setdefault(part, {})
        place[field] = [part for part in cell.split(_BETWEEN) if part] if many[name] else cell
    return plain


def _converted(table: Table, kind: str, row: TableRow, plain: dict[str, Any], before: Any) -> Any:
    """The row as a value, over what is known. Raises `_FaultError` with the column."""
    row_type = type_of(kind)
    typed: dict[str, Any] = {}
    for field in msgspec.structs.fields(row_type):
        if field.name not in plain:
            continue
        stated = plain[field.name]
        try:
            typed[field.name] = _lax(stated, field.type)
        except (msgspec.ValidationError, ValueError) as error:
            inner = re.search(r"`\$\.([\w.]+)`", str(error))
            column = f"{field.name}.{inner[1]}" if inner else field.name
            shown = str(stated if not isinstance(stated, dict) else stated.get(inner[1] if inner else "", "–"))[:40]
            raise _FaultError(_problem("value", table, row, column=column, value=shown)) from None
        if isinstance(before, Struct) and isinstance(typed[field.name], Struct) and (known := getattr(before, field.name)) is not None:
            typed[field.name] = _over(known, typed[field.name])
    if before is not None:
        return msgspec.structs.replace(before, **typed)
    try:
        return row_type(**typed)
    except TypeError:
        missing = [field.name for field in msgspec.structs.fields(row_type) if field.required and field.name not in typed]
        raise _FaultError(_problem("missing", table, row, column=", ".join(missing))) from None


def _lax(stated: Any, wanted: Any) -> Any:
    """A cell's text as the type wants it. A text stays as it is, whatever it looks like."""
    try:
        return msgspec.convert(stated, wanted)
    except msgspec.ValidationError:
        return msgspec.convert(_with_points(stated), wanted, strict=False)


def _with_points(stated: Any) -> Any:
    """Numbers with decimal commas as the types read them."""
    if isinstance(stated, dict):
        return {name: _with_points(value) for name, value in stated.items()}
    if isinstance(stated, list):
        return [_with_points(value) for value in stated]
    return stated.replace(",", ".") if isinstance(stated, str) and _COMMA.fullmatch(stated) else stated


def _over(old: Any, new: Any) -> Any:
    stated = {name: getattr(new, name) for name in new.__struct_fields__ if getattr(new, name) not in (None, ())}
    return msgspec.structs.replace(old, **stated)


# --- single values ---------------------------------------------------------------------------------------------------------------------


def _plan_singles(table: Table, record: Record) -> tuple[list[PlanRow], list[Change]]:
    """Each field of the record that the paths name is stated as a whole: lists in it replace what was there."""
    path_at, value_at = table.heading.index("path"), table.heading.index("value")
    groups: defaultdict[str, list[TableRow]] = defaultdict(list)
    rows: list[PlanRow] = []
    known = set(_known_singles())
    for row in table.rows:
        path = row.cells[path_at] if path_at < len(row.cells) else ""
        name = re.split(r"[.\[]", path)[0]
        if name in known:
            groups[name].append(row)
        else:
            fault = _problem("value", table, row, column="path", value=path[:40])
            rows.append(PlanRow(number=row.number, sheet=_sheet(table), title=path[:80], state="refused", problem=fault))
    changes: list[Change] = []
    for name, members in groups.items():
        before = getattr(record, name)
        bad: TableRow | None = None
        try:
            plain: dict[str, Any] = {}
            for bad in members:
                _place(plain, bad.cells[path_at], bad.cells[value_at] if value_at < len(bad.cells) else "")
            bad = None
            value = _lax(_listed(plain)[name], get_type_hints(Record, include_extras=True)[name])
        except (msgspec.ValidationError, ValueError, TypeError, KeyError) as error:
            row = bad or _stated_by(members, path_at, name, error)
            path, text = row.cells[path_at], row.cells[value_at] if value_at < len(row.cells) else ""
            fault = _problem("value", table, row, column=path[:80], value=text[:40])
            rows.append(PlanRow(number=row.number, sheet=_sheet(table), title=name, state="refused", problem=fault))
            continue
        if isinstance(before, Struct) and isinstance(value, Struct):
            value = _over(before, value)
        state: State = "unchanged" if value == before else "added" if before in (None, ()) else "changed"
        if state != "unchanged":
            changes.append(Put(name, msgspec.to_builtins(value)))
        rows.append(PlanRow(number=members[0].number, sheet=_sheet(table), title=name, detail=SINGLES, state=state))
    return rows, changes


def _stated_by(members: Sequence[TableRow], path_at: int, name: str, error: Exception) -> TableRow:
    """The row of the value that a fault is about («… - at `$.lines[0].quantity`»), else the first."""
    found = re.search(r"at `\$(.*)`$", str(error))
    wanted = name + (found[1] if found else "")
    return next((row for row in members if row.cells[path_at] == wanted or row.cells[path_at].startswith(f"{wanted}.")), members[0])


def _known_singles() -> Iterator[str]:
    yield from (name for name in Record.__struct_fields__ if name not in LISTS and name not in {"cabling", "training_site"})


def _place(plain: dict[str, Any], path: str, value: str) -> None:
    """Put a value at «customer.contacts[0].name»; places in lists are keys for now."""
    steps = re.findall(r"[^.\[\]]+", path)
    if not steps or len(steps) > 8:
        raise ValueError(path)
    for step in steps[:-1]:
        plain = plain.setdefault(step, {})
        if not isinstance(plain, dict):
            raise TypeError(path)  # what another row states as a text has nothing in it
    plain[steps[-1]] = value


def _listed(value: Any) -> Any:
    """Dicts whose keys are all numbers as lists."""
    if not isinstance(value, dict):
        return value
    inner = {name: _listed(each) for name, each in value.items()}
    if inner and all(name.isdecimal() for name in inner):
        return [inner[name] for name in sorted(inner, key=int)]
    return inner
