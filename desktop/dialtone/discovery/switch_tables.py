"""Reads a switch whole: what stands on each port by LLDP, CDP and the forwarding tables together, and what the port is set to and feeds.

From {oid: value} to a `Reading`, without a clock or a socket: the same for a switch that is asked now and for one that was written down.
LLDP alone is not enough (a telephone that keeps silent is only in the forwarding tables, and the row is the computer behind it); where the
two contradict each other, that is said and neither is preferred.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from dialtone.discovery import oui, switch_neighbours, switch_poe
from dialtone.discovery import switch_values as mib
from dialtone.discovery.switch_forwarding import UPLINK, Forwarding
from dialtone.discovery.switch_neighbours import Sighting
from dialtone.discovery.switch_poe import PortPower, PowerSupply
from dialtone.discovery.switch_ports import Ports
from dialtone.discovery.switch_values import SYS_DESCR, SYS_NAME, TABLES, Tables, Values, address_mac, ipv4, text
from dialtone.wire.snmp import Value

__all__ = ["SYS_DESCR", "SYS_NAME", "TABLES", "UPLINK", "Conflict", "Identity", "Port", "Reading", "Seen", "Sighting", "Value", "read"]

ConflictCode = Literal["lldp-fdb", "lldp-elsewhere", "two-ports"]
_CHASSIS, _STACK = 3, 11


class Identity(Struct, frozen=True, kw_only=True):
    """What the switch is by its ENTITY-MIB."""

    maker: str | None = None
    model: str | None = None
    serial: str | None = None
    software: str | None = None


class Seen(Struct, frozen=True, kw_only=True):
    """A device on a port, from all that tells of it; `by`: «lldp», «cdp», «fdb». `mac` None: only a name is known."""

    mac: str | None
    by: tuple[str, ...]
    ip: str | None = None
    name: str | None = None
    description: str | None = None
    telephone: bool = False
    network: bool = False
    vlan: int | None = None
    maker: str | None = None
    model: str | None = None
    serial: str | None = None
    firmware: str | None = None


class Port(Struct, frozen=True, kw_only=True):
    """A port. `uplink`: so many are behind it that it leads to another switch; then `seen` has only what LLDP and CDP name."""

    name: str
    index: int
    alias: str | None = None
    up: bool | None = None
    speed_mbit_s: int | None = None
    duplex: Literal["full", "half"] | None = None
    vlan: int | None = None
    voice_vlan: int | None = None
    power: PortPower | None = None
    seen: tuple[Seen, ...] = ()
    behind: int = 0
    uplink: bool = False


class Conflict(Struct, frozen=True, kw_only=True):
    """What the switch's own tables contradict each other in (words: `cabling.conflict.<code>`).

    «lldp-fdb»: LLDP names `mac` on a port where others (`macs`) are heard and it is not. «lldp-elsewhere»: it is heard on another port
    (`ports`). «two-ports»: it is on several ports at once, so it was moved a moment ago, or there is a loop.
    """

    code: ConflictCode
    mac: str
    port: str
    ports: tuple[str, ...] = ()
    macs: tuple[str, ...] = ()


class Reading(Struct, frozen=True, kw_only=True):
    """A switch: its name and description, its number of bridge ports, its own ARP table (IP, MAC), what it sees, and its ports.

    `unresolved`: neighbours whose port it doesn't say. `unplaced`: power rows that are no port's. `stale`: rows that were left out.
    """

    name: str | None
    description: str | None
    bridge_ports: int
    neighbours: tuple[tuple[str, str], ...]
    sightings: tuple[Sighting, ...]
    identity: Identity = Identity()
    ports: tuple[Port, ...] = ()
    supplies: tuple[PowerSupply, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    unresolved: tuple[Sighting, ...] = ()
    unplaced: tuple[PortPower, ...] = ()
    stale: int = 0


def read(values: Values, by_vlan: Mapping[int, Values] | None = None) -> Reading:
    """All that the tables say. Never raises for odd rows: they are left out.

    `by_vlan`: the bridge tables as seen from each VLAN, for switches that show no more than one at a time (Cisco's «community@20»).
    """
    tables = Tables(values)
    ports = Ports(tables)
    views = [(vlan, view, Ports(view)) for vlan, view in sorted((vlan, Tables(found)) for vlan, found in (by_vlan or {}).items())]
    forwarding = Forwarding(tables, ports, views)
    heard = switch_neighbours.lldp(tables, ports)
    by_cdp = switch_neighbours.cdp(tables, ports)
    forwarded = forwarding.sightings()
    named, moved = _without_moved((*heard.sightings, *by_cdp), forwarding)
    power = switch_poe.power(tables, ports)
    arp = tuple(_arp(tables))
    addresses = {mac: ip for ip, mac in arp}
    return Reading(
        name=text(values.get(SYS_NAME)) or None,
        description=text(values.get(SYS_DESCR)) or None,
        bridge_ports=len(ports.base),
        neighbours=arp,
        sightings=(*named, *forwarded),
        identity=_identity(tables),
        ports=tuple(_ports(ports, forwarding, power.ports, [*named, *forwarded], addresses)),
        supplies=power.supplies,
        conflicts=tuple(_conflicts(named, forwarded, forwarding)),
        unresolved=tuple(seen for seen in named if seen.port is None),
        unplaced=power.unplaced,
        stale=heard.stale + moved,
    )


def _arp(tables: Tables) -> Iterator[tuple[str, str]]:
    """The switch's or router's ARP table (ipNetToMediaPhysAddress): MAC addresses of networks that this computer is not in."""
    for index, value in tables.column(mib.ARP):
        ip, mac = ipv4(".".join(map(str, index[1:]))), address_mac(value)
        if len(index) == 5 and ip and mac:
            yield ip, mac


def _identity(tables: Tables) -> Identity:
    """The chassis, or the first member of a stack (entPhysicalClass). Software is often another entity's: then the first that says it."""
    classes = tables.numbers(mib.ENTITY_CLASS)
    serials, models = tables.texts(mib.ENTITY_SERIAL), tables.texts(mib.ENTITY_MODEL)
    wanted = [entity for kind in (_CHASSIS, _STACK) for entity, found in sorted(classes.items()) if found == kind]
    chassis = next((entity for entity in wanted if entity in serials or entity in models), None)
    if chassis is None:
        return Identity()
    software = tables.texts(mib.ENTITY_SOFTWARE)
    return Identity(
        maker=tables.texts(mib.ENTITY_MAKER).get(chassis),
        model=models.get(chassis),
        serial=serials.get(chassis),
        software=software.get(chassis) or next((software[entity] for entity in sorted(software)), None),
    )


# --- LLDP against the forwarding tables ----------------------------------------------------------------------------------------------


def _without_moved(named: Sequence[Sighting], forwarding: Forwarding) -> tuple[tuple[Sighting, ...], int]:
    """Neighbours without rows of ports that they have left: one that several rows place is where it is heard, if that is one of them."""
    places: defaultdict[str, set[str]] = defaultdict(set)
    for seen in named:
        if seen.mac and seen.port:
            places[seen.mac].add(seen.port)
    left: set[tuple[str, str]] = set()
    for mac, at in places.items():
        here = {port for port in at if mac in forwarding.behind.get(port, ())}
        if len(at) > 1 and len(here) == 1:
            left |= {(mac, port) for port in at - here}
    kept = tuple(seen for seen in named if (seen.mac, seen.port) not in left)
    return kept, len(named) - len(kept)


def _conflicts(named: Sequence[Sighting], forwarded: Sequence[Sighting], forwarding: Forwarding) -> Iterator[Conflict]:
    said: defaultdict[str, dict[str, None]] = defaultdict(dict)
    heard: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for rows, into in ((named, said), (forwarded, heard)):
        for seen in rows:
            if seen.mac and seen.port and not seen.network:
                into[seen.mac][seen.port] = None
    for mac in dict.fromkeys([*said, *heard]):
        ports = list(heard[mac]) if len(heard[mac]) > 1 else list(said[mac])
        if len(ports) > 1:
            yield Conflict(code="two-ports", mac=mac, port=ports[0], ports=tuple(ports[1:]))
            continue
        if mac not in said or not said[mac]:
            continue
        (port,) = said[mac]
        others = sorted(forwarding.behind.get(port, set()) - {mac})
        if mac in forwarding.behind.get(port, ()) or forwarding.is_uplink(port):
            continue
        if elsewhere := [other for other in heard[mac] if other != port]:
            yield Conflict(code="lldp-elsewhere", mac=mac, port=port, ports=tuple(elsewhere), macs=tuple(others))
        elif others:
            yield Conflict(code="lldp-fdb", mac=mac, port=port, macs=tuple(others))


# --- port by port --------------------------------------------------------------------------------------------------------------------


def _ports(
    ports: Ports,
    forwarding: Forwarding,
    power: Mapping[int, PortPower],
    sightings: Sequence[Sighting],
    addresses: Mapping[str, str],
) -> Iterator[Port]:
    at: defaultdict[int, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        if sighting.index is not None:
            at[sighting.index].append(sighting)
    for index in ports.physical():
        name, here = ports.names[index], at[index]
        seen = tuple(_merged(here, addresses))
        vlan, fed = ports.vlan(index), power.get(index)
        yield Port(
            name=name,
            index=index,
            alias=ports.aliases.get(index),
            up=ports.is_up(index),
            speed_mbit_s=ports.speed(index),
            duplex=ports.duplex(index),
            vlan=vlan,
            voice_vlan=ports.voice_vlan(index) or _voice_vlan_seen(here, seen, vlan),
            power=_with_class(fed, here) if fed else None,
            seen=seen,
            behind=len(forwarding.behind.get(name, ())),
            uplink=forwarding.is_uplink(name),
        )


def _voice_vlan_seen(here: Sequence[Sighting], seen: Sequence[Seen], vlan: int | None) -> int | None:
    """The VLAN that a telephone says it was told to use, or in which it is heard and which isn't the port's own."""
    told = next((sighting.voice_vlan for sighting in here if sighting.voice_vlan), None)
    if told or vlan is None:
        return told
    return next((each.vlan for each in seen if each.telephone and each.vlan and each.vlan != vlan), None)


def _with_class(power: PortPower, here: Sequence[Sighting]) -> PortPower:
    """The class that the device says itself, where the switch doesn't tell which one it has found."""
    said = next((sighting.power_class for sighting in here if sighting.power_class is not None), None)
    if power.power_class is not None or said is None or not power.delivering:
        return power
    return PortPower(
        place=power.place,
        enabled=power.enabled,
        detection=power.detection,
        power_class=said,
        allocated_w=power.allocated_w,
        measured_w=power.measured_w,
    )


def _merged(here: Sequence[Sighting], addresses: Mapping[str, str]) -> Iterator[Seen]:
    """Each device once, whatever tells of it; what has no MAC address is told apart by its name."""
    devices: defaultdict[str, list[Sighting]] = defaultdict(list)
    for sighting in here:
        devices[sighting.mac or f"name {sighting.name or sighting.description or sighting.raw_port}"].append(sighting)
    for rows in devices.values():
        mac = rows[0].mac
        maker = oui.maker(mac) if mac else None
        network = any(row.network for row in rows)
        yield Seen(
            mac=mac,
            by=tuple(dict.fromkeys(row.source for row in rows)),
            ip=_first(row.ip for row in rows) or addresses.get(mac or ""),
            name=_first(row.name for row in rows),
            description=_first(row.description for row in rows),
            telephone=any(row.telephone for row in rows) or bool(maker and maker.voip and not network),
            network=network,
            vlan=next((row.vlan for row in rows if row.vlan), None),
            maker=_first(row.maker for row in rows) or (maker.name if maker else None),
            model=_first(row.model for row in rows),
            serial=_first(row.serial for row in rows),
            firmware=_first(row.firmware for row in rows),
        )


def _first(values: Iterator[str | None]) -> str | None:
    return next((value for value in values if value), None)
