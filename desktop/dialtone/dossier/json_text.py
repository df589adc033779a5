"""Strict JSON: what the standard parser lets through is refused here, with the place of the fault.

Refused: duplicate keys (one of the two would be lost silently), NaN and Infinity, half a surrogate pair (cannot be written again), nesting
beyond what the parser carries, numbers of absurd length, and bytes that are not UTF-8. A byte order mark at the start is taken as such,
because Windows editors write one.
"""

import json
import math
import re
from collections.abc import Iterator
from typing import Any

from dialtone.domain.problems import InputProblem
from dialtone.dossier.faults import shown

_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_LONGEST_NUMBER = 40


class _Watch:
    """Hooks of the parser that note what to look for afterwards; a second walk for the path is made only when something was noted."""

    def __init__(self) -> None:
        self.doubled: dict[int, str] = {}
        self.bad_number = False
        self.objects: list[dict[str, Any]] = []  # keeps the doubled objects alive, so that their ids stay theirs

    def pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            seen: set[str] = set()
            for key, _ in pairs:
                if key in seen:
                    self.doubled[id(made)] = key
                    self.objects.append(made)
                    break
                seen.add(key)
        return made

    def constant(self, _text: str) -> float:
        self.bad_number = True
        return math.nan

    def number(self, text: str) -> float:
        value = float(text)
        if math.isinf(value):
            self.bad_number = True
        return value

    def whole(self, text: str) -> float | int:
        if len(text) > _LONGEST_NUMBER:
            self.bad_number = True
            return math.inf
        return int(text)


def decode(data: bytes, name: str) -> Any:
    """The plain value of JSON text; every fault is an `InputProblem` that names the file and the line and column or the JSON path."""
    text = _text(data, name)
    watch = _Watch()
    try:
        plain = json.loads(
            text, object_pairs_hook=watch.pairs, parse_constant=watch.constant, parse_float=watch.number, parse_int=watch.whole
        )
    except json.JSONDecodeError as error:
        code = "input.truncated" if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated") else "input.not-json"
        raise InputProblem(code, file=name, line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise InputProblem("input.too-deep", file=name) from None
    if watch.doubled or watch.bad_number or _ESCAPED_SURROGATE.search(text):
        _find_fault(plain, watch, name)
    return plain


def _text(data: bytes, name: str) -> str:
    if data.startswith(b"SQLite format 3\x00"):
        raise InputProblem("input.is-dossier", file=name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputProblem("input.not-utf8", file=name, offset=error.start) from None
    if not text.strip():
        raise InputProblem("input.empty-file", file=name)
    return text


def _find_fault(plain: Any, watch: _Watch, name: str) -> None:
    for path, value in walk(plain):
        if isinstance(value, dict) and id(value) in watch.doubled:
            raise InputProblem("input.duplicate-key", file=name, path=shown(f"{path}.{watch.doubled[id(value)]}"))
        if not storable(value):
            code = "input.not-a-number" if isinstance(value, float) else "input.invalid-character"
            raise InputProblem(code, file=name, path=shown(path))


def storable(value: Any) -> bool:
    """Whether a plain scalar can be written as JSON in UTF-8: a finite number, text without half surrogate pairs. Containers always can."""
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, str) and not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            return False
    return True


def walk(plain: Any) -> Iterator[tuple[str, Any]]:
    """Every value inside with its JSON path, keys too; without recursion, since the depth is not ours to choose."""
    todo: list[tuple[str, Any]] = [("$", plain)]
    while todo:
        path, value = todo.pop()
        yield path, value
        if isinstance(value, dict):
            for key, inner in value.items():
                yield path, key
                todo.append((f"{path}.{key}", inner))
        elif isinstance(value, list | tuple):
            todo.extend((f"{path}[{index}]", inner) for index, inner in enumerate(value))
