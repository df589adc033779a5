"""Asks switches by SNMP v2c which device is on which port. Only with a community that the installer gives: guessing would be intrusion."""

import asyncio
import contextlib
import ipaddress
from collections.abc import AsyncIterator, Coroutine
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from dialtone.discovery import oui, switch_tables
from dialtone.discovery.method import Context, NotRun, Report, Signal, evidence
from dialtone.discovery.switch_tables import Reading, Sighting, Value
from dialtone.domain.discovery import SwitchLocation
from dialtone.net import udp
from dialtone.wire.snmp import well_formed

if TYPE_CHECKING:
    from puresnmp import PyWrapper
    from puresnmp.transport import Endpoint

NAME = "switch"
PORT = 161
MAX_ROWS = 50_000
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


async def _unless_stopped(stop: asyncio.Event, reading: Coroutine[Any, Any, Reading | None]) -> Reading | None:
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
        values = await fetch(where, community)
        if values:
            return await asyncio.to_thread(switch_tables.read, values)
    return None


def _client(where: Target, community: str) -> "PyWrapper":
    from puresnmp import V2C, Client, PyWrapper

    client = Client(where.address, V2C(community), port=where.port, sender=_exchange)
    client.configure(timeout=2, retries=2)
    return PyWrapper(client)


async def _exchange(
    endpoint: "Endpoint",
    packet: bytes,
    timeout: int = 1,  # noqa: ASYNC109 - the library's signature
    loop: asyncio.AbstractEventLoop | None = None,
    retries: int = 10,
) -> bytes:
    """One question and its answer. The library's own way leaves the socket open when the port is closed."""
    from puresnmp.exc import Timeout

    running = loop or asyncio.get_running_loop()
    with udp.open_udp() as sock:
        sock.connect((str(endpoint.ip), endpoint.port))
        for _ in range(max(1, retries)):
            await running.sock_sendall(sock, packet)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(timeout):
                    answer = await running.sock_recv(sock, udp.MAX_DATAGRAM)
                    if well_formed(answer):  # anything else may keep the library busy for ever
                        return answer
    raise Timeout(f"no answer from {endpoint.ip}")


async def fetch(where: Target, community: str) -> dict[str, Value]:
    """The tables as {oid: value}, bounded in rows and time; what came before a failure is kept.

    Empty when the switch does not answer: a wrong community cannot be told from a dead host.
    """
    found: dict[str, Value] = {}
    with contextlib.suppress(Exception):  # the library raises many kinds for what a switch or the network does; what came counts
        async with asyncio.timeout(SECONDS):
            client = _client(where, community)
            for oid in (switch_tables.SYS_DESCR, switch_tables.SYS_NAME):
                found[oid] = _value(await client.get(oid))
            for table in switch_tables.TABLES:
                async for oid, value in _walk(client, table):
                    found[oid] = value
                    if len(found) >= MAX_ROWS:
                        return found
    return found


async def _walk(client: "PyWrapper", table: str) -> AsyncIterator[tuple[str, Value]]:
    from puresnmp.exc import SnmpError

    try:
        async for row in client.bulkwalk([table], bulk_size=25):
            yield str(row.oid).lstrip("."), _value(row.value)
    except SnmpError:
        return  # this switch has no such table; the next one may be there


def _value(value: object) -> Value:
    return value if isinstance(value, bytes | int | str) and not isinstance(value, bool) else str(value)


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
        ("telephone", "1" if sighting.telephone else None),
    ]
    items = [evidence("lldp", field, value) for field, value in said if value]
    items.append(evidence("lldp", "port", f"{switch} {sighting.port or f'? ({sighting.raw_port})'}"))
    return [Signal(ip=ip, mac=sighting.mac, switch=place, evidence=item) for item in items]
