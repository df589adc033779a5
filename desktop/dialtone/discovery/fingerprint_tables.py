"""Reads the tables in resources/fingerprints: patterns by where a text was read, makers' names and models, words that name a capability.

The form of a table is explained at the head of resources/fingerprints/telephones.toml.
"""

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from dialtone import resources
from dialtone.domain.kinds import DeviceKind

OTHER_KINDS = frozenset({"printer", "camera", "nas", "computer", "unknown"})
KINDS = frozenset(kind.value for kind in DeviceKind) | OTHER_KINDS
_GROUP = re.compile(r"\((?:[^()\\]|\\.)*\)")

Models = tuple[tuple[re.Pattern[str], str], ...]


class Pattern(Struct, frozen=True, kw_only=True):
    """One line of the tables, compiled. `spellings`: how the makers that it names are written, by lower case."""

    vendor: str | None
    match: re.Pattern[str]
    model: str | None
    kind: str | None
    weak: bool
    oem: bool
    software: bool
    general: bool
    models: Models
    spellings: Mapping[str, str]


class Maker(Struct, frozen=True, kw_only=True):
    """A maker whose name is looked for anywhere in a text. `strict`: others of its devices share the numbers, so only patterns count.

    `hints`: one of these must stand in the lower-case text; asking that first spares most texts a hundred searches.
    """

    name: str
    names: re.Pattern[str]
    hints: tuple[str, ...]
    models: Models
    patterns: tuple[Pattern, ...]
    oem: bool
    software: bool
    strict: bool


class Table(Struct, frozen=True, kw_only=True):
    """All patterns by channel in the order they are tried, the makers, the words of a capability, and the versions of the files."""

    channels: Mapping[str, tuple[Pattern, ...]]
    makers: tuple[Maker, ...]
    words: tuple[Pattern, ...]
    versions: Mapping[str, str]

    @property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """Every compiled expression, for the tests of what they cost."""
        found = [pattern for group in self.channels.values() for pattern in group]
        rules = [rule for maker in self.makers for rule, _ in maker.models] + [rule for pattern in found for rule, _ in pattern.models]
        return (*{p.match: None for p in (*found, *self.words)}, *{m.names: None for m in self.makers}, *dict.fromkeys(rules))


def read(files: Iterable[Path]) -> Table:
    """The tables in these files. ValueError naming the file and the table's name where one is wrong."""
    channels: dict[str, list[Pattern]] = {}
    makers, words, versions = [], [], {}
    for path in files:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        versions[path.name] = str(data.get("version", ""))
        for vendor in data["vendor"]:
            try:
                entries = list(_patterns(vendor))
                if vendor.get("words"):
                    words += [pattern for _, pattern in entries]
                    continue
                for where, pattern in entries:
                    channels.setdefault(where, []).append(pattern)
                if vendor.get("names"):
                    makers.append(_maker(vendor, entries))
            except (KeyError, re.error) as error:
                msg = f"{path.name}, vendor «{vendor.get('name')}»: {error!r}"
                raise ValueError(msg) from error
    return Table(
        channels={where: tuple(patterns) for where, patterns in channels.items()},
        makers=tuple(makers),
        words=tuple(words),
        versions=versions,
    )


def _compile(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE | re.ASCII)


def _models(vendor: Mapping[str, Any]) -> Models:
    return tuple((_compile(match), kind) for match, kind in vendor.get("models", ()))


def _maker(vendor: Mapping[str, Any], entries: Iterable[tuple[str, Pattern]]) -> Maker:
    return Maker(
        name=vendor["name"],
        names=_compile(rf"(?<![a-z0-9])(?:{vendor['names']})(?![a-z]{{3}})"),
        hints=_hints(vendor["names"]),
        models=_models(vendor),
        patterns=tuple(pattern for where, pattern in entries if where == "agent"),
        oem=vendor.get("oem", False),
        software=vendor.get("software", False),
        strict=vendor.get("strict", False),
    )


def _hints(names: str) -> tuple[str, ...]:
    """The letters with which each alternative begins, without what may be absent."""
    while (inner := _GROUP.sub(" ", names)) != names:
        names = inner
    starts = (re.match(r"(?:[a-z0-9](?![?*{]))*", part.lower()) for part in names.split("|"))
    return tuple(dict.fromkeys(start[0] if start else "" for start in starts))


def _patterns(vendor: Mapping[str, Any]) -> Iterable[tuple[str, Pattern]]:
    models = _models(vendor)
    for entry in vendor.get("patterns", ()):
        unknown = ({kind for _, kind in models} | {entry.get("kind", "unknown")}) - KINDS
        if unknown:
            raise KeyError(*unknown)
        pattern = Pattern(
            vendor=entry.get("vendor", None if vendor.get("own_vendor") else vendor["name"]),
            match=_compile(entry["match"]),
            model=entry.get("model"),
            kind=entry.get("kind"),
            weak=entry.get("weak", False),
            oem=entry.get("oem", vendor.get("oem", False)),
            software=entry.get("software", vendor.get("software", False)),
            general=not vendor.get("own_vendor", False),
            models=models,
            spellings=_spellings(entry["match"]),
        )
        for where in entry["on"]:
            yield where, pattern


def _spellings(match: str) -> Mapping[str, str]:
    """How the makers in a «vendor» group are written there, whatever case a device uses."""
    _, found, rest = match.partition("(?P<vendor>")
    while (inner := _GROUP.sub("", rest)) != rest:
        rest = inner
    alternatives = rest.partition(")")[0].replace(" ?", " ").replace("\\", "") if found else ""
    return {text.lower(): text for text in alternatives.split("|") if text}


def files() -> tuple[Path, ...]:
    """The shipped tables, each replaced by the user's own of the same name where there is one; own files of another name come first."""
    shipped = sorted(resources.shipped("fingerprints").glob("*.toml"))
    own = sorted((resources.user_folder() / "fingerprints").glob("*.toml"))
    names = {path.name for path in shipped}
    return (*(path for path in own if path.name not in names), *(resources.find(f"fingerprints/{path.name}") for path in shipped))


@functools.lru_cache(maxsize=1)
def table() -> Table:
    """The tables in force, read once."""
    return read(files())
