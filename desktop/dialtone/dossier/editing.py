"""Carries out an edit on a draft: checks every change against the types, follows references, and refuses what does not hold.

Nothing here touches the file. What comes out is a draft whose forward and inverse form go into the journal.
"""

import itertools
import secrets
from collections.abc import Iterable
from typing import Any

import msgspec

from dialtone.domain.changes import APPEND_ONLY, KEYLESS, KEYS, Change, Edit, Put, Remove, Rename, Set
from dialtone.domain.problems import InputProblem, InvalidInput
from dialtone.dossier import columns, faults, json_text, links
from dialtone.dossier.state import SINGLE_KEY, Draft, State


def carry_out(state: State, edit: Edit) -> Draft:
    """The draft that an edit of the user makes.

    Raises `InputProblem` for the first change that cannot be made and for a reference left dangling (`InvalidInput` when several are).
    """
    draft = Draft(state)
    for is_removal, group in itertools.groupby(edit.changes, key=lambda change: change.kind if isinstance(change, Remove) else None):
        if is_removal is not None:
            _remove(draft, is_removal, [change.key for change in group if isinstance(change, Remove)])
            continue
        for change in group:
            _change(draft, change)
    _keep_training(state, draft)
    dangling = links.faults(draft)
    if len(dangling) == 1:
        raise dangling[0]
    if dangling:
        raise InvalidInput("dossier.edit-refused", tuple(dangling[:100]), count=len(dangling))
    return draft


def replay(state: State, changes: Iterable[Change]) -> Draft:
    """The draft that journalled rows make: written as they were, without cascades.

    Raises `InputProblem`, `KeyError` or `TypeError` where a line does not fit the content: somebody else wrote in the file.
    """
    draft = Draft(state)
    for change in changes:
        if isinstance(change, Put) and change.key is not None:
            draft.put(change.kind, change.key, convert(change.kind, change.value, f"$.{change.kind}"), change.row)
        elif isinstance(change, Remove):
            draft.remove(change.kind, change.key)
        else:
            raise TypeError(type(change).__name__)
    return draft


def convert(kind: str, plain: Any, path: str) -> Any:
    """A plain value as the kind's type. Raises `InputProblem` with the path of what doesn't fit."""
    try:
        return msgspec.convert(plain, columns.type_of(kind))
    except msgspec.ValidationError as error:
        raise faults.from_validation(error, columns.type_of(kind), prefix=path) from None


def to_plain(value: Any, path: str) -> Any:
    """A value from a form or another program as JSON-able built-ins; refuses what could not be written to the file."""
    try:
        plain = msgspec.to_builtins(value, str_keys=True)
    except (TypeError, ValueError, RecursionError, OverflowError):
        raise InputProblem("input.invalid-value", path=path) from None
    for inner, found in json_text.walk(plain):
        if not json_text.storable(found):
            raise InputProblem("input.invalid-character" if isinstance(found, str) else "input.not-a-number", path=path + inner[1:])
    return plain


def _change(draft: Draft, change: Change) -> None:
    if change.kind not in columns.KINDS:
        raise InputProblem("dossier.unknown-kind", kind=faults.shown(change.kind))
    if change.kind in APPEND_ONLY and isinstance(change, Set | Rename):
        raise InputProblem("dossier.append-only", kind=change.kind)
    if isinstance(change, Put):
        _put(draft, change)
    elif isinstance(change, Set):
        _set(draft, change)
    elif isinstance(change, Rename):
        _rename(draft, change)


def _path(kind: str, key: str | None) -> str:
    return f"$.{kind}" if not key else f'$.{kind}["{faults.shown(key)}"]'


def _put(draft: Draft, change: Put) -> None:
    kind, table = change.kind, draft.table(change.kind)
    path = _path(kind, change.key)
    plain = to_plain(change.value, path)
    if plain is None and kind in columns.SCALARS + columns.STRUCTS:
        _remove(draft, kind, [SINGLE_KEY])
        return
    value = convert(kind, plain, path)
    if kind in KEYS:
        key = getattr(value, KEYS[kind])
        if change.key is None and key in table.values:
            raise InputProblem("dossier.duplicate", kind=kind, key=key)
        if change.key is not None and change.key != key:
            raise InputProblem("dossier.key-mismatch", kind=kind, key=faults.shown(change.key), value=faults.shown(key))
    elif kind in KEYLESS:
        key = change.key if change.key is not None else secrets.token_hex(8)
        if change.key is not None:
            _existing(draft, kind, key)
    else:
        key = SINGLE_KEY
    if kind in APPEND_ONLY and table.values.get(key, value) != value:
        raise InputProblem("dossier.append-only", kind=kind)
    draft.put(kind, key, value)


def _set(draft: Draft, change: Set) -> None:
    kind, path = change.kind, _path(change.kind, change.key)
    if kind in columns.SCALARS:
        raise InputProblem("dossier.no-fields", kind=kind)
    key = SINGLE_KEY if kind in columns.STRUCTS else change.key
    plain: dict[str, Any] = {} if kind in columns.STRUCTS else _plain_row(draft, kind, key)
    if key in draft.table(kind).values:
        plain = _plain_row(draft, kind, key)
    for field, value in change.fields.items():
        if field == KEYS.get(kind) and value != key:
            raise InputProblem("dossier.key-mismatch", kind=kind, key=faults.shown(key), value=faults.shown(value))
        if field not in columns.forms(kind):
            raise InputProblem("input.unknown-key", path=f"{path}.{faults.shown(field)}", known=tuple(columns.forms(kind)))
        if value is None:
            plain.pop(field, None)
        else:
            plain[field] = to_plain(value, f"{path}.{field}")
    draft.put(kind, key, convert(kind, plain, path))


def _plain_row(draft: Draft, kind: str, key: str) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(_existing(draft, kind, key))
    return plain


def _existing(draft: Draft, kind: str, key: str) -> Any:
    values = draft.table(kind).values
    if key not in values:
        raise InputProblem("dossier.no-such-row", kind=kind, key=faults.shown(key))
    return values[key]


def _remove(draft: Draft, kind: str, keys: list[str]) -> None:
    if kind not in columns.KINDS:
        raise InputProblem("dossier.unknown-kind", kind=faults.shown(kind))
    if kind in APPEND_ONLY:
        raise InputProblem("dossier.append-only", kind=kind)
    if kind in columns.SCALARS + columns.STRUCTS:
        if SINGLE_KEY in draft.table(kind).values:
            draft.remove(kind, SINGLE_KEY)
        return
    for key in keys:
        _existing(draft, kind, key)
    referring = links.referrers(draft, kind, frozenset(keys))
    for key in dict.fromkeys(keys):
        draft.remove(kind, key)
    for referrer in referring:
        _clear(draft, referrer)


def _clear(draft: Draft, referrer: links.Referrer) -> None:
    value = draft.table(referrer.kind).values.get(referrer.key)
    if value is None:  # removed in this very edit
        return
    if referrer.kind == "caller_ids":
        if links.owner_kind(draft, links.SUBJECTS, referrer.target) is None:
            draft.remove(referrer.kind, referrer.key)
        return
    draft.put(referrer.kind, referrer.key, links.pointed_at(value, referrer.field, None))


def _rename(draft: Draft, change: Rename) -> None:
    kind, key, new_key = change.kind, change.key, change.new_key
    if kind not in KEYS:
        raise InputProblem("dossier.no-key", kind=kind)
    value = _existing(draft, kind, key)
    if new_key == key:
        return
    if new_key in draft.table(kind).values:
        raise InputProblem("dossier.duplicate", kind=kind, key=faults.shown(new_key))
    path = f"{_path(kind, key)}.{KEYS[kind]}"
    renamed = convert(kind, {**msgspec.to_builtins(value), KEYS[kind]: to_plain(new_key, path)}, _path(kind, key))
    referring = links.referrers(draft, kind, {key}, follow=True)
    place = draft.table(kind).places[key]
    draft.remove(kind, key)
    draft.put(kind, new_key, renamed, place)
    for referrer in referring:
        _follow(draft, referrer, kind, key, new_key)


def _follow(draft: Draft, referrer: links.Referrer, kind: str, key: str, new_key: str) -> None:
    at = new_key if (referrer.kind, referrer.key) == (kind, key) else referrer.key  # a row that refers to itself has moved
    value = draft.table(referrer.kind).values[at]
    moved = links.pointed_at(value, referrer.field, new_key)
    if referrer.kind != "caller_ids":
        draft.put(referrer.kind, at, moved)
        return
    if new_key in draft.table("caller_ids").values:
        raise InputProblem("dossier.duplicate", kind="caller_ids", key=faults.shown(new_key))
    place = draft.table("caller_ids").places[at]
    draft.remove("caller_ids", at)
    draft.put("caller_ids", new_key, moved, place)


def _keep_training(state: State, draft: Draft) -> None:
    """A training dossier stays one and a real one never becomes one: its evidence would change its nature."""
    if draft.table("training_site").values.get(SINGLE_KEY, False) != state.record.training_site:
        raise InputProblem("dossier.training-fixed")
