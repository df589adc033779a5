"""Several rows of a kind at once: one value for all, or the first one's filled down."""

from collections.abc import Mapping, Sequence
from typing import Any

from dialtone.domain.changes import Change, Set
from dialtone.gui.models.cabling_fields import Spec

_COUNTED = {"port", "position_u"}
"""Numbers that count on from row to row: no two links share a port."""


def fill_down(kind: str, rows: Sequence[Any], spec: Spec) -> tuple[Change, ...]:
    """The changes that give all rows the first one's value of a field; rows that have it already are left out. Names have none."""
    if len(rows) < 2 or spec.name == "id":
        return ()
    first = getattr(rows[0], spec.name)
    made: list[Change] = []
    for step, row in enumerate(rows[1:], start=1):
        value = first + step if spec.name in _COUNTED and first is not None else first
        if getattr(row, spec.name) != value:
            made.append(Set(f"cabling.{kind}", row.id, {spec.name: list(value) if isinstance(value, tuple) else value}))
    return tuple(made)


def change_all(kind: str, rows: Sequence[Any], values: Mapping[str, Any]) -> tuple[Change, ...]:
    """The changes that give all rows these values; rows that have them already are left out."""
    made = []
    for row in rows:
        fields = {
            name: value for name, value in values.items() if getattr(row, name) != (tuple(value) if isinstance(value, list) else value)
        }
        if fields:
            made.append(Set(f"cabling.{kind}", row.id, fields))
    return tuple(made)
