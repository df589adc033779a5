"""Small files and records for the tests of what comes in and goes out."""

import datetime as dt
from typing import Any

import msgspec

from dialtone.cabling import mapping, patch_list, tables, testers
from dialtone.cabling.mapping import Mapping
from dialtone.cabling.planning import ImportPlan
from dialtone.domain.record import Cabling, Record
from dialtone.dossier.editing import carry_out
from dialtone.dossier.state import State, Table

NOW = dt.datetime(2026, 11, 25, 10, tzinfo=dt.UTC)
CABLE_IQ = (
    "CableID,Date,Time,Result,OperatorField1,OperatorField2,OperatorField2,S/N,Version,Length Unit,Length Overall,Length 12,Length 36,"
    "Length 45,Length 78,Length Coax,Wiremap Expected,Wiremap Wiring,Wiremap Measured,"
    + "".join(f"Test{n},Result{n},Reason{n}," for n in range(1, 9))
)


def cable_iq(*rows: tuple[str, str, str, str]) -> str:
    """A file as LinkWare writes it: rows of cable, date, result and length in feet."""
    lines = [
        f"{cable},{date},02:05:09 PM,{result},Jan,,,9876,3.4,ft,{length},,,,,,{'12345678,' * 3}1000BASE-T,{result},,VoIP,{result},"
        + (",,," * 6)
        for cable, date, result, length in rows
    ]
    return "\r\n".join([CABLE_IQ, *lines]) + "\r\n"


def table(text: str | bytes, name: str = "/somewhere/t.csv") -> tables.Table:
    return tables.read(text.encode() if isinstance(text, str) else text, name, mapping.known)[0]


def mapped(read: tables.Table, **options: Any) -> Mapping:
    proposal = mapping.propose(read)
    assert proposal is not None
    return msgspec.structs.replace(proposal, **options)


def results_plan(text: str | bytes, record: Record | None = None, **options: Any) -> ImportPlan:
    read = table(text)
    return testers.plan(read, mapped(read, **options), record or Record(), NOW)


def patch_plan(text: str | bytes, record: Record | None = None, **options: Any) -> ImportPlan:
    read = table(text)
    return patch_list.plan(read, mapped(read, **options), record or Record())


def state_of(record: Record) -> State:
    """The store's picture of a record."""
    from dialtone.domain.changes import KEYS
    from dialtone.dossier import columns

    made: dict[str, Table] = {}
    for kind in columns.KINDS:
        owner, _, name = kind.rpartition(".")
        holder: Any = (record.cabling or Cabling()) if owner else record
        value = getattr(holder, name)
        if kind in columns.LISTS:
            rows = {getattr(row, KEYS[kind]) if kind in KEYS else f"k{place}": row for place, row in enumerate(value)}
            made[kind] = Table(rows, {key: place for place, key in enumerate(rows, 1)}, len(rows))
        elif value is not None:
            made[kind] = Table({"": value}, {"": 1}, 1)
    return State(made)


def applied(record: Record, plan: ImportPlan) -> Record:
    """The record after the edit, as the store carries it out: with all its checks."""
    state = state_of(record)
    state.take_over(carry_out(state, plan.edit))
    return state.record


def states(plan: ImportPlan) -> list[tuple[int, str]]:
    return [(row.number, row.state) for row in plan.rows]


def codes(plan: ImportPlan) -> list[tuple[str, int]]:
    """Why rows are refused."""
    return [(problem.code.removeprefix("table-row."), problem.params["row"]) for problem in plan.refused]


def remarks(plan: ImportPlan) -> list[str]:
    return [note.code.removeprefix("table-row.") for note in plan.notes]
