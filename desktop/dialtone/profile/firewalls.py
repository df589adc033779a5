"""What common firewalls call the settings that the checks ask to be changed (resources/firewalls.toml, or the user's own copy of it)."""

import datetime as dt
import functools
import tomllib
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from dialtone import resources
from dialtone.domain.problems import EnvironmentProblem, InputProblem
from dialtone.profile.types import Source

FILE = "firewalls.toml"
MAX_BYTES = 1_000_000
Word = Annotated[str, Meta(min_length=1, max_length=200)]
To = Literal["off", "on", "remove", "except", "at-least"]


class Setting(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One setting for one remedy: where it is, what it is called and what it must become, or the commands that do it.

    `read`: whether its source was read for this list, on `date`.
    """

    remedy: Word = msgspec.field(name="for")
    where: str = ""
    name: str = ""
    to: To | None = None
    commands: tuple[Word, ...] = ()
    source: Source
    date: dt.date
    read: bool

    def command_lines(self, seconds: int) -> tuple[str, ...]:
        """The commands with the wanted lifetime of a UDP binding filled in."""
        return tuple(line.replace("{seconds}", str(seconds)) for line in self.commands)


class Firewall(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A make, its settings, and what stands in the issuer of certificates that it shows when it opens encryption."""

    id: Annotated[str, Meta(pattern="^[a-z0-9-]{1,40}$")]
    name: Word
    settings: tuple[Setting, ...] = msgspec.field(default=(), name="setting")
    issuers: tuple[Word, ...] = ()

    def for_remedy(self, remedy: str) -> tuple[Setting, ...]:
        """Its settings for one remedy."""
        return tuple(setting for setting in self.settings if setting.remedy == remedy)


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    format: Literal[1]
    version: Word
    firewall: Annotated[tuple[Firewall, ...], Meta(max_length=200)]


def load() -> tuple[Firewall, ...]:
    """The makes in the order of the file. InputProblem «firewalls.invalid», EnvironmentProblem «firewalls.unreadable»."""
    path = resources.find(FILE)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise EnvironmentProblem("firewalls.unreadable", file=str(path), detail=error.strerror or str(error)) from error
    return _parse(data, str(path))


@functools.lru_cache(maxsize=2)
def _parse(data: bytes, name: str) -> tuple[Firewall, ...]:
    if len(data) > MAX_BYTES:
        raise InputProblem("firewalls.invalid", file=name, detail=f"> {MAX_BYTES}")
    try:
        return msgspec.convert(tomllib.loads(data.decode("utf-8")), _File).firewall
    except (ValueError, msgspec.ValidationError) as error:
        raise InputProblem("firewalls.invalid", file=name, detail=str(error)[:300]) from error


def opener(issuer: str, makes: tuple[Firewall, ...]) -> Firewall | None:
    """The product that is known to issue certificates under this name when it opens encryption."""
    lower = issuer.lower()
    return next((make for make in makes for text in make.issuers if text.lower() in lower), None)
