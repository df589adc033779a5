"""What changed between two versions of a dossier: row by row, by their keys, from their plain form (a site file's).

The plain form and not the record, since an earlier version comes out of a report that another version of this program may have made.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from msgspec import Struct

from dialtone.domain.changes import KEYLESS, KEYS, SINGLES

State = Literal["added", "removed", "changed"]
Plain = Mapping[str, Any]


class FieldChange(Struct, frozen=True, kw_only=True):
    """A field that says something else now; None: it was, or is, not known. Values are as a site file writes them."""

    field: str
    before: Any
    after: Any


class RowChange(Struct, frozen=True, kw_only=True):
    """A row that came, went or changed. `key` is «» for a single value («customer»); `name` is what people call the row, else its key."""

    kind: str
    key: str
    name: str
    state: State
    fields: tuple[FieldChange, ...] = ()


def compare(before: Plain, after: Plain) -> tuple[RowChange, ...]:
    """All that changed, in the order of the record's fields. Order of rows and an absent value for an empty one are no changes."""
    found: list[RowChange] = []
    for kind in SINGLES:
        found += _single(kind, before.get(kind), after.get(kind))
    for kind in (*KEYS, *KEYLESS):
        pair = _rows(before, kind), _rows(after, kind)
        found += _keyless(kind, *pair) if kind in KEYLESS else _keyed(kind, *pair)
    return tuple(found)


def _rows(plain: Plain, kind: str) -> list[Plain]:
    owner, _, name = kind.rpartition(".")
    holder = plain.get(owner) if owner else plain
    rows = holder.get(name) if isinstance(holder, Mapping) else None
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list | tuple) else []


def _single(kind: str, before: Any, after: Any) -> Iterator[RowChange]:
    before, after = _known(before), _known(after)
    if before == after:
        return
    state: State = "added" if before is None else "removed" if after is None else "changed"
    if all(value is None or isinstance(value, Mapping) for value in (before, after)):
        fields = _fields(before or {}, after or {})
    else:
        fields = (FieldChange(field=kind, before=before, after=after),)
    yield RowChange(kind=kind, key="", name="", state=state, fields=fields)


def _keyed(kind: str, before: list[Plain], after: list[Plain]) -> Iterator[RowChange]:
    old, new = ({str(row.get(KEYS[kind], "")): row for row in rows} for rows in (before, after))
    for key, row in new.items():
        if key not in old:
            yield RowChange(kind=kind, key=key, name=row_name(row, key), state="added")
        elif fields := _fields(old[key], row):
            yield RowChange(kind=kind, key=key, name=row_name(row, key), state="changed", fields=fields)
    for key, row in old.items():
        if key not in new:
            yield RowChange(kind=kind, key=key, name=row_name(row, key), state="removed")


def _keyless(kind: str, before: list[Plain], after: list[Plain]) -> Iterator[RowChange]:
    """Rows without a key can only come and go."""
    old, new = (Counter(json.dumps(row, sort_keys=True) for row in rows) for rows in (before, after))
    for state, rows in (("added", new - old), ("removed", old - new)):
        for text in rows.elements():
            yield RowChange(kind=kind, key="", name=row_name(json.loads(text), ""), state=state)  # type: ignore[arg-type]


def _fields(before: Plain, after: Plain) -> tuple[FieldChange, ...]:
    names = dict.fromkeys((*before, *after))
    pairs = ((name, _known(before.get(name)), _known(after.get(name))) for name in names)
    return tuple(FieldChange(field=name, before=old, after=new) for name, old, new in pairs if old != new)


def _known(value: Any) -> Any:
    """None for what says nothing."""
    return None if value in ("", [], (), {}) else list(value) if isinstance(value, tuple) else value


def row_name(row: Plain, key: str) -> str:
    """What people call a row in its plain form: its name, else make and model with the extension, else what it says, else its key."""
    product = " ".join(str(row[part]) for part in ("vendor", "model") if row.get(part))
    extension = str(row.get("extension") or "")
    titled = f"{product} ({extension})" if product and extension else product or extension
    said = next((str(row[part]) for part in ("name", "text", "title", "file", "caption", "question") if row.get(part)), "")
    return said or titled or key or str(row.get("subject") or "")
