"""Turns what the validator says about plain data into problems with a code and a JSON path, so that the words can be ours.

`msgspec` reports one fault at a time, as an English sentence with a path. Its sentences are matched here and nowhere else; a sentence
that is not known still yields a problem (`input.invalid-value`) with its path, so a new version of the library loses words, never a fault.
"""

import functools
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from dialtone.domain.problems import InputProblem

SHOWN = 80
"""So much of a foreign text is repeated in a message."""

_PATH = re.compile(r"^(?P<said>.*?)(?: - at `(?P<path>\$[^`]*)`)?$", re.DOTALL)
_UNKNOWN = re.compile(r"unknown field `(.*)`$", re.DOTALL)
_MISSING = re.compile(r"missing required field `(.*)`$", re.DOTALL)
_ENUM = re.compile(r"^Invalid enum value (.*)$", re.DOTALL)
_EXPECTED = re.compile(r"^Expected `([a-z]+)(?: \| null)?`, got `(\w+)`$")
_BOUND = re.compile(r"^Expected `(\w+)(?: \| null)?` (of length )?(>=|<=|>|<) ([-+.\deE]+)$")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")
_TYPE_CODES = {
    "str": "input.expected-text",
    "int": "input.expected-whole-number",
    "float": "input.expected-number",
    "bool": "input.expected-yes-or-no",
    "array": "input.expected-list",
    "object": "input.expected-object",
    "date": "input.expected-date",
    "datetime": "input.expected-moment",
}
_BOUND_CODES = {
    ("of length ", ">="): "input.text-empty",
    ("of length ", "<="): "input.text-too-long",
    (None, ">="): "input.number-too-small",
    (None, "<="): "input.number-too-big",
}


def shown(value: object) -> str:
    """A foreign value as a message may repeat it: bounded, without control or invalid characters."""
    text = str(value).encode("utf-8", "replace").decode("utf-8")
    text = "".join(character if character.isprintable() else "·" for character in text)
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def from_validation(error: msgspec.ValidationError, root: type, prefix: str = "$", **params: Any) -> InputProblem:
    """The problem behind a validation error of data converted to `root`; `prefix` replaces the «$» of the path, `params` are added."""
    match = _PATH.match(str(error))
    said, inner = (match["said"], match["path"] or "$") if match else (str(error), "$")
    code, more = _classify(said, inner, root)
    path = prefix + inner[1:] + more.pop("below", "")
    return InputProblem(code, path=shown(path), **params, **more)


def _classify(said: str, path: str, root: type) -> tuple[str, dict[str, Any]]:  # noqa: PLR0911 - one line per sentence of the library
    """Code and parameters of what the validator said."""
    if unknown := _UNKNOWN.search(said):
        return "input.unknown-key", {"below": f".{shown(unknown[1])}", "known": _allowed(root, path)}
    if missing := _MISSING.search(said):
        return "input.missing-key", {"below": f".{missing[1]}"}
    if enum := _ENUM.match(said):
        return "input.unknown-word", {"value": shown(enum[1].strip("'")), "known": _allowed(root, path)}
    if expected := _EXPECTED.match(said):
        return _TYPE_CODES.get(expected[1], "input.invalid-value"), {}
    if bound := _BOUND.match(said):
        limit = float(bound[4])
        code = _BOUND_CODES.get((bound[2], bound[3]), "input.invalid-value")
        return code, {"limit": int(limit) if limit.is_integer() else limit}
    if "RFC3339" in said and "datetime" not in said:
        return "input.expected-date", {}
    if "timezone" in said or "datetime" in said:
        return "input.expected-moment", {}
    if "out of range" in said:
        return "input.number-too-big", {"limit": 1e9}
    return "input.invalid-value", {}


def _allowed(root: type, path: str) -> tuple[str, ...]:
    """The words or keys that the type has at this place; nothing where the place is not in the type."""
    node = _info(root)
    for name, _index in _STEP.findall(path):
        node = _child(node, name)
    return tuple(_words(node))


@functools.lru_cache(maxsize=64)
def _info(root: type) -> Any:
    return msgspec.inspect.type_info(root)


def _members(node: Any) -> Iterator[Any]:
    """The types that a value may have, without null."""
    inside = node.types if isinstance(node, msgspec.inspect.UnionType) else (node,)
    for member in inside:
        yield member.type if isinstance(member, msgspec.inspect.Metadata) else member


def _child(node: Any, name: str) -> Any:
    for member in _members(node):
        if name and isinstance(member, msgspec.inspect.StructType):
            for field in member.fields:
                if field.encode_name == name:
                    return field.type
        if not name and isinstance(member, msgspec.inspect.VarTupleType):
            return member.item_type
    return msgspec.inspect.NoneType()


def _words(node: Any) -> Iterator[str]:
    for member in _members(node):
        if isinstance(member, msgspec.inspect.EnumType):
            yield from (str(word) for word in member.cls)
        elif isinstance(member, msgspec.inspect.LiteralType):
            yield from map(str, member.values)
        elif isinstance(member, msgspec.inspect.StructType):
            yield from (field.encode_name for field in member.fields)
