"""The site file: the documented JSON text form of a whole dossier (design: site-format).

Reading is strict, so that nothing is silently lost or guessed; every refusal names the file and the place. Writing leaves out what is not
known. `canonical` is the form that hashes are made of.
"""

from pathlib import Path
from typing import Any

import msgspec

from dialtone.domain import references
from dialtone.domain.problems import EnvironmentProblem, InputProblem, InvalidInput
from dialtone.domain.record import Cabling, Record
from dialtone.dossier import faults, json_text

FORMAT = "dialtone-site"
VERSION = 1
MAX_BYTES = 32 * 1024 * 1024
"""A dossier of 10,000 devices takes some 3 MB; what is ten times that is no site file."""
_MOST_FAULTS = 100


def read_path(path: Path) -> Record:
    """Read a site file from disk; its size is looked at before anything is read.

    Raises `InputProblem` (missing, a folder, too large, or any fault of `read`) or `EnvironmentProblem` (not allowed, disk error).
    """
    name = str(path)
    try:
        if path.is_dir():
            raise InputProblem("input.is-folder", file=name)
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _too_large(name, size)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)  # a pipe or a growing file does not say its size
    except FileNotFoundError:
        raise InputProblem("input.missing-file", file=name) from None
    except PermissionError:
        raise EnvironmentProblem("input.no-permission", file=name) from None
    except (OSError, ValueError) as error:
        raise EnvironmentProblem("input.unreadable", file=faults.shown(name), detail=faults.shown(error)) from None
    return read(data, name)


def read(data: bytes, name: str) -> Record:
    """The record in a site file's bytes. `name` is what messages call it.

    Raises `InputProblem` for the first fault of text, shape or type, `InvalidInput` with every duplicate id and dangling reference.
    """
    if len(data) > MAX_BYTES:
        raise _too_large(name, len(data))
    plain = json_text.decode(data, name)
    _check_format(plain, name)
    body = {key: value for key, value in plain.items() if key not in {"format", "version"}}
    try:
        record = msgspec.convert(body, Record)
    except msgspec.ValidationError as error:
        raise faults.from_validation(error, Record, file=name) from None
    except RecursionError:
        raise InputProblem("input.too-deep", file=name) from None
    if record.cabling == Cabling():
        record = msgspec.structs.replace(record, cabling=None)  # nothing documented is the same, said either way
    found = references.check(record)
    if found:
        named = tuple(InputProblem(fault.code, **{**fault.params, "file": name}) for fault in found[:_MOST_FAULTS])
        raise InvalidInput("input.inconsistent", named, file=name, count=len(found))
    return record


def write(record: Record) -> bytes:
    """The record as a site file: UTF-8, indented, the keys in the order of the format."""
    return msgspec.json.format(msgspec.json.encode(_document(record)), indent=1) + b"\n"


def canonical(record: Record) -> bytes:
    """The one form of a record for hashing: keys sorted, no spaces, UTF-8, without what is not known."""
    return msgspec.json.encode(msgspec.to_builtins(_document(record)), order="sorted")


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the site file, made from the types."""
    made = msgspec.json.decode(msgspec.json.encode(msgspec.json.schema(Record)))  # as JSON has it: lists, no tuples
    defs: dict[str, Any] = made["$defs"]
    body = defs.pop("Record")
    properties = {"format": {"const": FORMAT}, "version": {"const": VERSION}, **body["properties"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Dialtone site file",
        "description": "A whole dossier as text. Absent means not known.",
        "type": "object",
        "properties": properties,
        "required": ["format", "version"],
        "additionalProperties": False,
        "$defs": defs,
    }


def _document(record: Record) -> dict[str, Any]:
    known = {name: getattr(record, name) for name in record.__struct_fields__}
    defaults = dict(zip(record.__struct_fields__, record.__struct_defaults__, strict=True))
    return {"format": FORMAT, "version": VERSION} | {name: value for name, value in known.items() if value != defaults[name]}


def _check_format(plain: Any, name: str) -> None:
    if not isinstance(plain, dict):
        raise InputProblem("input.expected-object", file=name, path="$")
    if plain.get("format") != FORMAT:
        raise InputProblem("input.wrong-format", file=name, path="$.format", expected=FORMAT)
    version = plain.get("version")
    if type(version) is int and version > VERSION:
        raise InputProblem("input.newer-version", file=name, path="$.version", version=faults.shown(version), known=VERSION)
    if type(version) is not int or version != VERSION:
        raise InputProblem("input.wrong-version", file=name, path="$.version", known=VERSION)


def _too_large(name: str, size: int) -> InputProblem:
    return InputProblem("input.too-large", file=name, size_mb=round(size / 1_000_000, 1), limit_mb=round(MAX_BYTES / 1_000_000, 1))
