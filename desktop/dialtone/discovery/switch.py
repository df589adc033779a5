"""Asks switches by SNMP which device is on which port. Only with credentials that the installer gives: guessing would be intrusion."""

import asyncio
import ipaddress
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, TypeVar

from msgspec import Struct, field

from dialtone.discovery import oui, switch_tables
from dialtone.discovery import switch_values as mib
from dialtone.discovery.method import Context, NotRun, Report, Signal, evidence
from dialtone.discovery.switch_tables import Reading, Sighting, Value
from dialtone.discovery.switch_values import Tables
from dialtone.domain.discovery import SwitchLocation
from dialtone.net.snmp import PORT, Agent, Community, Credentials, LoopError, RefusedError, SilentError

T = TypeVar("T")
NAME = "switch"
MAX_ROWS, MAX_TABLE = 50_000, 20_000
MAX_OCTETS = 512
"""Of a value that is kept: no column that is read has longer ones, and rows of 64 KiB each would fill this computer's memory."""
MAX_VLANS, SILENT_VLANS = 64, 3
SECONDS = 60.0
"""For one switch; a chassis with thousands of addresses takes some."""


class Target(Struct, frozen=True):
    """A switch to ask."""

    address: str
    port: int = PORT


def target(text: str) -> Target:
    """«address» or «address:port». ValueError for anything else; names are not looked up."""
    host, colon, port = text.strip().rpartition(":")
    if not colon:
        return Target(str(ipaddress.IPv4Address(text.strip())))
    number = int(port)
    if not 0 < number < 65536:
        raise ValueError(text)
    return Target(str(ipaddress.IPv4Address(host)), number)


async def run(context: Context, report: Report) -> None:
    """Read every switch of the options. NotRun without a switch or community, or when none of them answered."""
    options = context.options
    if not options.switches or not options.snmp_communities:
        raise NotRun("scan-no-switch")
    silent = []
    for text in options.switches:
        if context.stop.is_set():
            break
        try:
            where = target(text)
        except ValueError:
            silent.append(text[:80])
            continue
        reading = await _unless_stopped(context.stop, _read_any(where, options.snmp_communities))
        if context.stop.is_set():
            break
        if reading is None:
            silent.append(text[:80])
        else:
            _report(where, reading, context, report)
    if silent:
        raise NotRun("scan-switch-silent", ", ".join(silent))


async def _unless_stopped(stop: asyncio.Event, reading: Coroutine[Any, Any, T | None]) -> T | None:
    """A walk that never ends must not keep a stopped scan waiting."""
    asking, stopping = asyncio.ensure_future(reading), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({asking, stopping}, return_when=asyncio.FIRST_COMPLETED)
        return asking.result() if asking.done() else None
    finally:
        for task in (asking, stopping):
            task.cancel()
        await asyncio.gather(asking, stopping, return_exceptions=True)


async def _read_any(where: Target, communities: tuple[str, ...]) -> Reading | None:
    for community in communities:
        try:
            walk = await fetch(where, Community(community))
        except (SilentError, RefusedError, OSError):
            continue  # a wrong community can't be told from a dead host
        return await asyncio.to_thread(switch_tables.read, walk.values, walk.by_vlan)
    return None


class Walk(Struct, kw_only=True):
    """A switch's answers as they come. `by_vlan`: its bridge tables as each VLAN sees them, where it shows one at a time.

    `complete` False: it was broken off after so many rows or seconds, or some answers stayed out. `looped`: tables without an end.
    """

    values: dict[str, Value] = field(default_factory=dict)
    by_vlan: dict[int, dict[str, Value]] = field(default_factory=dict)
    complete: bool = True
    looped: list[str] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many values there are."""
        return len(self.values) + sum(map(len, self.by_vlan.values()))


Step = Callable[[int, int, int], None]
"""Tables done, tables in all, rows so far."""


async def fetch(
    where: Target,
    credentials: Credentials,
    step: Step = lambda _done, _total, _rows: None,
    *,
    stop: asyncio.Event | None = None,
    context: str = "",
    seconds: float = SECONDS,
) -> Walk:
    """The tables, bounded in rows and time; what came before it was broken off, or before `stop` was set, is kept.

    SilentError when it never answers, RefusedError when it says no (v3), OSError when there is no way to it. `context`: another view of it.
    """
    walk = Walk()
    async with Agent(where.address, credentials, port=where.port) as agent:
        stop = stop or asyncio.Event()
        said = await _unless_stopped(stop, agent.get((switch_tables.SYS_DESCR, switch_tables.SYS_NAME), context=context))
        walk.values |= said or {}
        try:
            async with asyncio.timeout(seconds):
                walk.complete = bool(await _unless_stopped(stop, _tables(agent, walk, step, context))) and walk.complete
        except (TimeoutError, SilentError, RefusedError, OSError):
            walk.complete = False
    return walk


async def _tables(agent: Agent, walk: Walk, step: Step, context: str) -> bool:
    step(0, len(switch_tables.TABLES), walk.rows)
    tables = await agent.present(switch_tables.TABLES, context=context)
    total = len(tables)
    for done, table in enumerate(tables):
        step(done, total, walk.rows)
        await _table(agent, walk, table, walk.values, context, lambda done=done: step(done, total, walk.rows))  # type: ignore[misc]
    vlans = _vlans_apart(walk.values)
    silent, agent.tries = 0, 1
    for done, vlan in enumerate(vlans):
        step(total + done, total + len(vlans), walk.rows)
        view: dict[str, Value] = {}
        try:
            for table in (mib.BASE_PORT, mib.FDB):
                await _table(agent, walk, table, view, agent.vlan_context(vlan), lambda: None)
        except (SilentError, RefusedError):  # a VLAN that exists on the trunk only has no view
            silent += 1
            if silent == SILENT_VLANS and not walk.by_vlan:
                break
        else:
            walk.by_vlan[vlan] = view
    step(total + len(vlans), total + len(vlans), walk.rows)
    return True


async def _table(agent: Agent, walk: Walk, table: str, into: dict[str, Value], context: str, tell: Callable[[], None]) -> None:
    rows = 0
    try:
        async for oid, value in agent.walk(table, context=context):
            into[oid] = value[:MAX_OCTETS] if isinstance(value, bytes) else value
            rows += 1
            if rows % 500 == 0:
                tell()
            if rows >= MAX_TABLE or walk.rows >= MAX_ROWS:
                walk.complete = False
                return
    except LoopError:
        walk.looped.append(table)
        walk.complete = False


def _vlans_apart(values: Mapping[str, Value]) -> list[int]:
    """The VLANs to ask one by one: of a Cisco switch that shows no forwarding table of all. 1002 to 1005 are reserved."""
    tables = Tables(values)
    if any(True for _ in tables.column(mib.Q_FDB)):
        return []
    states = ((index[-1], value) for index, value in tables.column(mib.CISCO_VLAN_STATE))
    return [vlan for vlan, state in states if state == 1 and 1 <= vlan <= 4094 and not 1002 <= vlan <= 1005][:MAX_VLANS]


def _report(where: Target, reading: Reading, context: Context, report: Report) -> None:
    name = reading.name or where.address
    if reading.description:
        report(Signal(ip=where.address, evidence=evidence("snmp", "sysdescr", reading.description), hostname=reading.name))
    if reading.bridge_ports:
        report(Signal(ip=where.address, evidence=evidence("snmp", "bridge-ports", str(reading.bridge_ports)), hostname=reading.name))
    for ip, mac in reading.neighbours:
        if context.covers(ip):
            report(Signal(ip=ip, mac=mac, evidence=evidence("neighbour", "mac", mac)))
    for sighting in reading.sightings:
        if sighting.source == "cdp":
            continue  # its texts have no fingerprints; the cabling record takes them
        for signal in _signals(sighting, name, context):
            report(signal)


def _signals(sighting: Sighting, switch: str, context: Context) -> list[Signal]:
    """A sighting as signals. The forwarding table holds every computer too, so by itself it makes only telephone makers' cards a device."""
    if sighting.ip is None and sighting.mac is None:
        return []
    ip = sighting.ip if sighting.ip and context.covers(sighting.ip) else None
    if ip is None and sighting.mac is None:
        return []
    place = SwitchLocation(name=switch, port=sighting.port, vlan=sighting.vlan, source=sighting.source) if sighting.port else None
    if sighting.source == "fdb":
        made = oui.maker(sighting.mac or "")
        seen = evidence("fdb", "port", f"{switch} {sighting.port}")
        return [Signal(ip=None, mac=sighting.mac, switch=place, evidence=seen, only_locates=not (made and made.voip))]
    said = [
        ("system-name", sighting.name),
        ("system-description", sighting.description),
        ("med-manufacturer", sighting.maker),
        ("med-model", sighting.model),
        ("telephone", "1" if sighting.telephone else None),
    ]
    items = [evidence("lldp", field, value) for field, value in said if value]
    items.append(evidence("lldp", "port", f"{switch} {sighting.port or f'? ({sighting.raw_port})'}"))
    return [Signal(ip=ip, mac=sighting.mac, switch=place, evidence=item) for item in items]
