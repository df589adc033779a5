"""Label sheets and tapes: files in resources/labels, with a partner's own files beside them."""

import tomllib
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from dialtone import resources
from dialtone.domain.problems import EnvironmentProblem, InputProblem

FOLDER = "labels"
MAX_BYTES = 200_000
MAX_FILES = 100
Name = Annotated[str, Meta(pattern="^[a-z0-9][a-z0-9-]{0,39}$")]
Title = Annotated[str, Meta(min_length=1, max_length=120)]
Length = Annotated[float, Meta(gt=0, le=1_000)]
Start = Annotated[float, Meta(ge=0, le=1_000)]
Many = Annotated[int, Meta(ge=1, le=200)]


class Sheet(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sheet of labels in mm: size of a label, how many across and down, edge of the first, and the pitch from one to the next."""

    name: Name
    title: Title
    label: tuple[Length, Length]
    count: tuple[Many, Many]
    first: tuple[Start, Start]
    pitch: tuple[Length, Length]
    page: tuple[Length, Length] = (210.0, 297.0)
    note: Annotated[str, Meta(max_length=400)] = ""

    @property
    def each(self) -> int:
        """Labels on a sheet."""
        return self.count[0] * self.count[1]

    def place(self, position: int) -> tuple[float, float]:
        """Left and upper edge in mm of the label at a position from 0, row by row."""
        row, column = divmod(position, self.count[0])
        return self.first[0] + column * self.pitch[0], self.first[1] + row * self.pitch[1]

    def __post_init__(self) -> None:
        """Refuse a sheet whose labels overlap or leave the page: a typing error that would cost a pack of labels."""
        for axis in (0, 1):
            end = self.first[axis] + (self.count[axis] - 1) * self.pitch[axis] + self.label[axis]
            if end > self.page[axis] + 0.05 or (self.count[axis] > 1 and self.pitch[axis] < self.label[axis] - 0.05):
                msg = f"{self.name}: labels overlap or leave the page"
                raise ValueError(msg)


class Tape(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A tape in mm: its height, the part of it that the print head reaches, and the head's dots per inch."""

    name: Name
    title: Title
    height: Length
    printable: Length
    dpi: Annotated[int, Meta(ge=100, le=1_200)]
    note: Annotated[str, Meta(max_length=400)] = ""


Medium = Sheet | Tape


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    format: Literal[1]
    source: Annotated[str, Meta(min_length=1, max_length=600)]
    sheet: Annotated[tuple[Sheet, ...], Meta(max_length=200)] = ()
    tape: Annotated[tuple[Tape, ...], Meta(max_length=200)] = ()


def load() -> dict[str, Medium]:
    """All sheets and tapes by name, the user's own over the shipped ones.

    InputProblem «labels.invalid», EnvironmentProblem «labels.unreadable».
    """
    found: dict[str, Medium] = {}
    for folder in (resources.shipped(FOLDER), resources.user_folder() / FOLDER):
        for path in sorted(folder.glob("*.toml"))[:MAX_FILES]:
            file = _read(path)
            found |= {medium.name: medium for medium in file.sheet} | {medium.name: medium for medium in file.tape}
    return found


def _read(path: Path) -> _File:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise EnvironmentProblem("labels.unreadable", file=str(path), detail=error.strerror or str(error)) from error
    if len(data) > MAX_BYTES:
        raise InputProblem("labels.invalid", file=str(path), detail=f"> {MAX_BYTES}")
    try:
        return msgspec.convert(tomllib.loads(data.decode("utf-8")), _File)
    except (ValueError, msgspec.ValidationError) as error:
        raise InputProblem("labels.invalid", file=str(path), detail=str(error)[:300]) from error
