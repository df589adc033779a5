"""How a row of a kind is kept in its table: scalars in columns of their own, nested values as JSON text.

Every list kind has a table (`cabling.racks` → `cabling_racks`), every single value with fields too. `row` is the place in the list. Lists
without a natural key have a column `key`. Single scalars («provider», «services») share the table `singles`.
"""

import datetime as dt
import functools
import json
from typing import Any, get_args, get_type_hints

import msgspec
from msgspec import Struct

from dialtone.domain.changes import KEYLESS, KEYS, SINGLES
from dialtone.domain.record import Cabling, Record

NATURAL = tuple(KEYS)
LISTS = NATURAL + KEYLESS
SCALARS = ("provider", "training_site", "services", "automatic_dialler")
STRUCTS = tuple(kind for kind in SINGLES if kind not in SCALARS)
TABLE_KINDS = LISTS + STRUCTS
"""Kinds with a table of their own."""
KINDS = TABLE_KINDS + SCALARS


def table_of(kind: str) -> str:
    """The name of the kind's table."""
    return kind.replace(".", "_") if kind in TABLE_KINDS else "singles"


@functools.cache
def type_of(kind: str) -> Any:
    """What a value of this kind must be: the row type of a list, the field's type of a single value (never None for a struct)."""
    owner, _, name = kind.rpartition(".")
    hints = get_type_hints(Cabling if owner else Record, include_extras=True)
    hint = hints[name]
    if kind in LISTS or kind in STRUCTS:
        return next(argument for argument in get_args(hint) if argument not in (..., type(None)))
    return hint


@functools.cache
def default_of(kind: str) -> Any:
    """The value of a single that nobody stated."""
    return dict(zip(Record.__struct_fields__, Record.__struct_defaults__, strict=True))[kind]


def key_column(kind: str) -> str:
    """The column that holds the key."""
    return KEYS.get(kind, "key")


@functools.cache
def forms(kind: str) -> dict[str, str]:
    """Columns of the kind's table after `row` and `key`, and how each is kept: «text», «integer», «real», «boolean» or «json»."""
    return {field.encode_name: _form(field.type) for field in _fields(type_of(kind))}


def _fields(kind: Any) -> tuple[Any, ...]:
    info: Any = msgspec.inspect.type_info(kind)
    fields: tuple[Any, ...] = info.fields
    return fields


_SCALAR_FORMS: dict[type, str] = {
    msgspec.inspect.StrType: "text",
    msgspec.inspect.EnumType: "text",
    msgspec.inspect.LiteralType: "text",
    msgspec.inspect.DateType: "text",
    msgspec.inspect.DateTimeType: "text",
    msgspec.inspect.IntType: "integer",
    msgspec.inspect.FloatType: "real",
    msgspec.inspect.BoolType: "boolean",
}


def _form(node: Any) -> str:
    members = node.types if isinstance(node, msgspec.inspect.UnionType) else (node,)
    found = {_SCALAR_FORMS.get(type(member), "json") for member in members if not isinstance(member, msgspec.inspect.NoneType)}
    return found.pop() if len(found) == 1 else "json"


@functools.cache
def statements(kind: str) -> tuple[str, str, str]:
    """SQL to upsert a row (key columns first, as `parameters` gives them), to delete one by key, and to read all in order."""
    table, key, names = table_of(kind), key_column(kind), tuple(forms(kind))
    own = () if key in names else (key,)
    columns = ("row", *own, *names)
    listed = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    updates = ", ".join(f'"{name}" = excluded."{name}"' for name in columns if name != key)
    # Names come from our own types, never from data; columns that a newer minor version added are left alone by the update.
    put = f'INSERT INTO "{table}" ({listed}) VALUES ({marks}) ON CONFLICT ("{key}") DO UPDATE SET {updates}'  # noqa: S608
    delete = f'DELETE FROM "{table}" WHERE "{key}" = ?'  # noqa: S608
    # Qualified, because SQLite takes a lone "name" that is no column for a text.
    qualified = ", ".join(f'"{table}"."{name}"' for name in columns)
    select = f'SELECT {qualified} FROM "{table}" ORDER BY "{table}"."row", "{table}"."{key}"'  # noqa: S608
    return put, delete, select


def parameters(kind: str, key: str, row: int, value: Struct) -> tuple[Any, ...]:
    """The values of a row for the upsert statement."""
    own = (key,) if kind not in KEYS else ()
    return (row, *own, *(_to_column(form, getattr(value, name)) for name, form in forms(kind).items()))


def _to_column(form: str, value: Any) -> Any:
    if value is None:
        return None
    if form == "json":
        return msgspec.json.encode(value).decode()
    if form == "boolean":
        return int(value)
    if isinstance(value, dt.date):
        return str(msgspec.to_builtins(value))
    return str(value) if form == "text" else value


def from_row(kind: str, values: tuple[Any, ...]) -> tuple[str, int, dict[str, Any]]:
    """Key, place and plain value of a selected row. Raises `ValueError` or `TypeError` for a column that can't be ours."""
    named = forms(kind)
    row, rest = values[0], values[1:]
    key = None
    if kind not in KEYS:
        key, rest = rest[0], rest[1:]
    plain = {name: _from_column(form, value) for (name, form), value in zip(named.items(), rest, strict=True) if value is not None}
    found = plain.get(key_column(kind)) if key is None else key
    if type(found) is not str or type(row) is not int:
        raise TypeError(table_of(kind))
    return found, row, plain


def _from_column(form: str, value: Any) -> Any:
    if form == "json":
        return json.loads(value)
    if form == "boolean" and type(value) is int and value in (0, 1):
        return bool(value)
    return value
