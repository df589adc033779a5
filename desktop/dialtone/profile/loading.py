"""Reads a provider profile from the user's folder or the shipped ones, or from a file that was named."""

import hashlib
import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from dialtone import resources
from dialtone.domain.problems import EnvironmentProblem, InputProblem, InvalidInput
from dialtone.domain.terms import Terms
from dialtone.profile import lines, validation
from dialtone.profile.types import ProfileFile, ProviderProfile
from dialtone.profile.validation import ProfileFault

MAX_BYTES = 1_000_000
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


def load(name_or_path: str) -> ProviderProfile:
    """The profile of this name (the user's own file before the shipped one), or of this file.

    InputProblem «profile.not-found», «profile.too-large»; InvalidInput «profile.invalid» with every fault;
    EnvironmentProblem «profile.unreadable».
    """
    path = locate(name_or_path)
    data = _read(path)
    found = _faults(data, path)
    if found:
        problems = tuple(InputProblem(f"profile.{f.code}", file=str(path), line=f.line, key=f.key, **f.params) for f in found)
        raise InvalidInput("profile.invalid", problems, file=str(path), count=len(problems))
    table: dict[str, Any] = tomllib.loads(data.decode("utf-8"))
    terms = {key: value for key, value in table.pop("terms").items() if key in Terms.__struct_fields__}
    for bracket in terms.get("channel_brackets", ()):
        bracket.setdefault("up_to", None)  # TOML has no null: the bracket without a limit leaves it out
    content = msgspec.convert(table, ProfileFile)
    fields = {name: getattr(content, name) for name in ProfileFile.__struct_fields__}
    return ProviderProfile(**fields, terms=msgspec.convert(terms, Terms), path=path, sha256=hashlib.sha256(data).hexdigest())


def check(path: str | Path) -> tuple[ProfileFault, ...]:
    """All faults of a profile file, with line and key; empty when it can be used. Problems as with `load` when it can't be read at all."""
    return _faults(_read(Path(path)), Path(path))


def locate(name_or_path: str) -> Path:
    """The file behind a provider's name or a path. InputProblem «profile.not-found» with the names there are."""
    if _NAME.fullmatch(name_or_path):
        path = resources.find(f"providers/{name_or_path}.toml")
        if path.is_file():
            return path
    path = Path(name_or_path)
    # A provider's name may come out of somebody else's site file: only profiles are opened by it.
    if path.suffix != ".toml" or not path.is_file():
        raise InputProblem("profile.not-found", name=name_or_path, choices=list(names()))
    return path


def names() -> tuple[str, ...]:
    """Names of the profiles there are, shipped and the user's own, sorted."""
    folders = (resources.shipped("providers"), resources.user_folder() / "providers")
    return tuple(sorted({path.stem for folder in folders if folder.is_dir() for path in folder.glob("*.toml")}))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise EnvironmentProblem("profile.unreadable", file=str(path), detail=error.strerror or str(error)) from error
    if len(data) > MAX_BYTES:
        raise InputProblem("profile.too-large", file=str(path), maximum=MAX_BYTES)
    return data


def _faults(data: bytes, path: Path) -> tuple[ProfileFault, ...]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return (ProfileFault(data[: error.start].count(b"\n") + 1, "", "not-text", {}),)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        detail = re.sub(r" \(at [^)]*\)$", "", str(error))[:200]
        return (ProfileFault(lines.syntax_line(text, error), "", "syntax", {"detail": detail}),)
    except RecursionError:
        return (ProfileFault(1, "", "syntax", {"detail": "nesting"}),)
    found = validation.faults(table, text)
    return found or _missing_ca(table, text, path)


def _missing_ca(table: dict[str, Any], text: str, path: Path) -> tuple[ProfileFault, ...]:
    name = table.get("trust", {}).get("ca_file", "")
    if not name or (path.parent / name).is_file():
        return ()
    where = lines.find(lines.key_lines(text), ("trust", "ca_file"))
    return (ProfileFault(where, "trust.ca_file", "no-ca-file", {"found": name}),)
