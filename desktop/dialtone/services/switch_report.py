"""A switch as it was read, for people: what it is, its ports with what stands on each, and what its tables leave open or contradict."""

import datetime as dt

from msgspec import Struct

from dialtone.discovery import fingerprints
from dialtone.discovery.switch_neighbours import Sighting
from dialtone.discovery.switch_poe import PortPower, PowerSupply
from dialtone.discovery.switch_tables import Conflict, Port, Reading


class SwitchFacts(Struct, frozen=True, kw_only=True):
    """What the switch is. `poe_budget_w` and `poe_used_w`: of all its supplies together, in watts."""

    name: str | None = None
    description: str | None = None
    vendor: str | None = None
    model: str | None = None
    serial: str | None = None
    firmware: str | None = None
    ports: int = 0
    poe_budget_w: float | None = None
    poe_used_w: float | None = None


class SwitchReport(Struct, frozen=True, kw_only=True):
    """A switch as it was read. `complete` False: it was stopped or broken off, so what isn't here may be there.

    `unresolved`: neighbours whose port it doesn't say; `unplaced`: power rows that are no port's; `stale`: rows older than what is there
    now, left out; `looped`: whether a table of it has no end.
    """

    address: str
    read_at: dt.datetime
    complete: bool
    switch: SwitchFacts
    ports: tuple[Port, ...] = ()
    unresolved: tuple[Sighting, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    supplies: tuple[PowerSupply, ...] = ()
    unplaced: tuple[PortPower, ...] = ()
    stale: int = 0
    looped: bool = False


def report_of(address: str, reading: Reading, read_at: dt.datetime, *, complete: bool = True, looped: bool = False) -> SwitchReport:
    """What a reading means, whichever way it came."""
    said, known = reading.identity, fingerprints.recognise("snmp", reading.description or "")
    budgets = [supply.budget_w for supply in reading.supplies if supply.budget_w]
    used = [supply.used_w for supply in reading.supplies if supply.used_w is not None]
    facts = SwitchFacts(
        name=reading.name,
        description=reading.description,
        vendor=said.maker or (known.vendor if known else None),
        model=said.model or (known.model if known else None),
        serial=said.serial,
        firmware=said.software or (known.firmware if known else None),
        ports=len(reading.ports),
        poe_budget_w=sum(budgets) if budgets else None,
        poe_used_w=sum(used) if used else None,
    )
    return SwitchReport(
        address=address,
        read_at=read_at,
        complete=complete,
        switch=facts,
        ports=reading.ports,
        unresolved=reading.unresolved,
        conflicts=reading.conflicts,
        supplies=reading.supplies,
        unplaced=reading.unplaced,
        stale=reading.stale,
        looped=looped,
    )
