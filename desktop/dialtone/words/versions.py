"""What changed between two versions of a dossier, in words: the same in the report, the window and on the command line."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from dialtone.domain.versions import FieldChange, RowChange
from dialtone.words import Words

_LONGEST = 160
"""Characters of one value; what is longer stands whole in both versions."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_TABLES = {
    "use": "use",
    "service": "person-service",
    "services": "service",
    "origin": "origin",
    "rights": "rights",
    "outcome": "outcome",
    "responsible": "party",
    "item": "item",
    "language": "language",
}
"""Fields whose values are codes, and the table of their words."""
_CODES = {("devices", "kind"): "kind", ("platform_devices", "kind"): "kind", ("lines", "kind"): "line", ("checks", "state"): "check-state"}
_NAMED = frozenset({"person", "room", "site", "rack", "panel", "switch", "device", "attached_to", "outlet", "subject", "plan"})
"""Fields that hold the id of another row."""


def kind(words: Words, code: str) -> str:
    """What a kind of rows is called («device»)."""
    return _or_code(words, f"version.kind.{_key(code)}", code)


def field(words: Words, code: str) -> str:
    """What a field is called («serial number»)."""
    return _or_code(words, f"version.field.{_key(code)}", code)


def summary(words: Words, change: RowChange, names: Mapping[str, str]) -> str:
    """What happened to one row; every field that changed on a line of its own. `names`: what ids are called."""
    if not change.fields:
        return words.text(f"version.{change.state}")
    return "\n".join(_said(words, change, one, names) for one in change.fields)


def counted(words: Words, changes: Sequence[RowChange]) -> str:
    """Several changes of a kind in one line: how many rows are new, changed and removed."""
    states = {state: sum(one.state == state for one in changes) for state in ("added", "changed", "removed")}
    return words.text("version.states", **states)


def _said(words: Words, change: RowChange, one: FieldChange, names: Mapping[str, str]) -> str:
    title = kind(words, one.field) if one.field == change.kind else field(words, one.field)
    before, after = (value_text(words, change.kind, one.field, value, names) for value in (one.before, one.after))
    return words.text("version.was-now", field=title, before=before, after=after)


def value_text(words: Words, of_kind: str, name: str, value: Any, names: Mapping[str, str]) -> str:
    """A value as it stands in a site file, as people of this language write it; shortened where it is long."""
    text = _plain(words, of_kind, name, value, names)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _plain(words: Words, of_kind: str, name: str, value: Any, names: Mapping[str, str]) -> str:
    if value is None:
        return words.text("general.unknown")
    if isinstance(value, Mapping):
        parts = ((str(key), part) for key, part in value.items())
        return ", ".join(_part(words, of_kind, key, part, names) for key, part in parts if part not in (None, ""))
    if isinstance(value, list | tuple):
        return "; ".join(_plain(words, of_kind, name, one, names) for one in value)
    if not isinstance(value, str):
        return words.value(value)
    return names.get(value, value) if name in _NAMED else _text(words, of_kind, name, value)


def _part(words: Words, of_kind: str, key: str, part: Any, names: Mapping[str, str]) -> str:
    """A part of a value; what is yes or no, or a number, needs its name beside it."""
    text = _plain(words, of_kind, key, part, names)
    title = f"version.field.{_key(key)}"
    return f"{words.text(title)} {text}" if isinstance(part, bool | int | float) and words.has(title) else text


def _text(words: Words, of_kind: str, name: str, value: str) -> str:
    table = _CODES.get((of_kind, name)) or _TABLES.get(name)
    if table is not None:
        return _or_code(words, f"{table}.{value}", value)
    try:
        if _DAY.fullmatch(value):
            return words.date(dt.date.fromisoformat(value))
        if _MOMENT.match(value):
            return words.moment(dt.datetime.fromisoformat(value))
    except ValueError:
        pass
    return value


def _key(code: str) -> str:
    return code.replace(".", "-").replace("_", "-")


def _or_code(words: Words, key: str, code: str) -> str:
    return words.text(key) if words.has(key) else code
