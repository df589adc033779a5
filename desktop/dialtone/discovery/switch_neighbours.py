"""What a switch hears from its neighbours by LLDP (IEEE 802.1AB, MED: TIA-1057) and by Cisco's CDP: the rows of its tables as sightings.

A row may be older than what is there now: of several rows of one device on a port the newest counts, and none on a port without a link.
"""

import ipaddress
import re
from collections.abc import Mapping

from msgspec import Struct

from dialtone.discovery import switch_values as mib
from dialtone.discovery.method import normal_mac
from dialtone.discovery.switch_ports import Ports, is_voice
from dialtone.discovery.switch_values import Index, Tables, address_mac, ipv4, number, text, vlan_id
from dialtone.wire.snmp import Value

_TELEPHONE, _BRIDGE, _ROUTER = 0x04, 0x20, 0x08
_CDP_TELEPHONE, _CDP_BRIDGE = 0x80, 0x0A
_CLASS_III = 3
_BITS_AS_TEXT = re.compile(rb"([0-9a-f]{2})(?: ([0-9a-f]{2}))?(?: \d{1,2})*", re.IGNORECASE)
"""«24 2 5» or «00»: two octets of bits can't look so, since the second has few that mean anything."""
_CISCO_PHONE = re.compile(r"(?:SEP|ATA)[0-9A-F]{12}\b")
_MAC_IN_NAME = re.compile(r"(?:SEP|ATA|[_-])([0-9a-f]{12}|(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2})\b", re.IGNORECASE)


class Sighting(Struct, frozen=True, kw_only=True):
    """A device that the switch knows. `port` None: the switch does not say which; `raw_port` is its number as sent.

    `index`: the port's ifIndex. `network`: it calls itself a bridge or router and no telephone. `model`, `serial`, `firmware` and
    `voice_vlan` are what an endpoint says by MED; `power_class` by 802.3.
    """

    source: str
    port: str | None
    raw_port: str
    index: int | None = None
    mac: str | None = None
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
    voice_vlan: int | None = None
    power_class: int | None = None


class Heard(Struct, frozen=True):
    """The sightings, and how many rows were left out because they are older than what is there now."""

    sightings: tuple[Sighting, ...]
    stale: int


def lldp(tables: Tables, ports: Ports) -> Heard:
    """All LLDP rows that can be true now."""
    rows: dict[Index, dict[int, Value]] = {}
    for index, value in tables.column(mib.LLDP_REMOTE):
        rows.setdefault(index[1:], {})[index[0]] = value
    addresses, extension = _addresses(tables), _Extension(tables)
    newest: dict[tuple[object, ...], tuple[Index, Sighting]] = {}
    stale = 0
    for index, row in sorted(rows.items()):
        seen = _sighting(index, row, ports, addresses, extension)
        if seen.index is not None and ports.is_up(seen.index) is False:
            stale += 1
            continue
        # Sorted by time mark and remote index: the last of one device on one port is the newest.
        who = seen.mac or (row.get(5), row.get(7), seen.name)
        key = (index[1] if len(index) == 3 else index, who)
        stale += key in newest
        newest[key] = index, seen
    return Heard(tuple(seen for _, seen in sorted(newest.values(), key=lambda pair: pair[0])), stale)


def _sighting(index: Index, row: Mapping[int, Value], ports: Ports, addresses: Mapping[Index, str], extension: "_Extension") -> Sighting:
    local = index[1] if len(index) == 3 else None
    name = text(row.get(9)) or None
    capabilities = _capabilities(row)
    telephone = bool(capabilities & _TELEPHONE) or extension.classes.get(index) == _CLASS_III or bool(name and _CISCO_PHONE.match(name))
    inventory = extension.inventory.get(index, {})
    return Sighting(
        source="lldp",
        port=ports.name_of_lldp(local) if local is not None else None,
        index=ports.index_of_lldp(local) if local is not None else None,
        raw_port=str(local if local is not None else ".".join(map(str, index))),
        mac=_remote_mac(row, name),
        ip=_chassis_ip(row) or addresses.get(index),
        name=name,
        description=text(row.get(10)) or None,
        telephone=telephone,
        network=bool(capabilities & (_BRIDGE | _ROUTER)) and not telephone,
        maker=inventory.get(6),
        model=inventory.get(7),
        serial=inventory.get(5),
        firmware=inventory.get(4) or inventory.get(3),
        voice_vlan=extension.voice_vlans.get(index),
        power_class=extension.power_classes.get(index),
    )


class _Extension:
    """What rows say in the tables of MED and 802.3, by the row's index."""

    def __init__(self, tables: Tables) -> None:
        self.classes = dict(tables.column(mib.MED_CLASS))
        policies = ((index, vlan_id(number(value))) for index, value in tables.column(mib.MED_POLICY))
        self.voice_vlans = {index[:3]: vlan for index, vlan in policies if vlan and len(index) > 3 and is_voice(index[3:])}
        self.inventory: dict[Index, dict[int, str]] = {}
        for index, value in tables.column(mib.MED_INVENTORY):
            if said := text(value):
                self.inventory.setdefault(index[1:], {})[index[0]] = said
        classes = ((index, number(value)) for index, value in tables.column(mib.DOT3_POWER_CLASS))
        self.power_classes = {index: value - 1 for index, value in classes if value is not None and 1 <= value <= 9}


def _capabilities(row: Mapping[int, Value]) -> int:
    """The first octet of the enabled (else supported) capabilities, the first of them in its highest bit (BITS, RFC 2578 7.1.4).

    Some switches send the octets as they stand in the frame, as a number, where the first is the lowest bit; some as a text of hex digits.
    """
    for column in (12, 11):
        value = row.get(column)
        if isinstance(value, int) and value:
            return int(f"{value & 0xFF:08b}"[::-1], 2)
        if isinstance(value, bytes) and value:
            return _bits(value)
    return 0


def _bits(value: bytes) -> int:
    said = _BITS_AS_TEXT.fullmatch(value)
    if said is None:
        return value[0]
    octets = bytes.fromhex((said[1] + (said[2] or b"")).decode())
    return _bits(octets) if len(octets) == 2 else octets[0]


def _remote_mac(row: Mapping[int, Value], name: str | None) -> str | None:
    in_name = _MAC_IN_NAME.search(name or "")
    candidates = [
        address_mac(row.get(7)) if row.get(6) in {3, 7} else None,
        address_mac(row.get(5)) if row.get(4) in {4, 7} else None,
        normal_mac(in_name[1]) if in_name else None,
        address_mac(row.get(7)),
    ]
    return next((mac for mac in candidates if mac), None)


def _chassis_ip(row: Mapping[int, Value]) -> str | None:
    """The IP address where the chassis is named by one: a family octet and four octets, or text."""
    value = row.get(5)
    if row.get(4) != 5 or value is None:
        return None
    octets = value if isinstance(value, bytes) else b""
    return ipv4(str(ipaddress.IPv4Address(octets[1:])) if len(octets) == 5 and octets[0] == 1 else text(value))


def _addresses(tables: Tables) -> dict[Index, str]:
    """Management addresses by row; the address stands in the index: row (3), family, length, octets."""
    found = {}
    for index, _ in tables.column(mib.LLDP_ADDRESS):
        if len(index) == 9 and index[3:5] == (1, 4) and (ip := ipv4(".".join(map(str, index[5:])))):
            found[index[:3]] = ip
    return found


# --- CDP (CISCO-CDP-MIB) -------------------------------------------------------------------------------------------------------------


def cdp(tables: Tables, ports: Ports) -> tuple[Sighting, ...]:
    """What Cisco's switches hear in their own protocol, also where LLDP is off. Its index is an ifIndex."""
    rows: dict[Index, dict[int, Value]] = {}
    for index, value in tables.column(mib.CDP):
        if len(index) == 3:
            rows.setdefault(index[1:], {})[index[0]] = value
    found = []
    for index, row in sorted(rows.items()):
        if ports.is_up(index[0]) is False:
            continue
        name, address, bits = text(row.get(6)) or None, row.get(4), row.get(9)
        in_name = _MAC_IN_NAME.search(name or "")
        flags = bits[-1] if isinstance(bits, bytes) and bits else 0
        found.append(
            Sighting(
                source="cdp",
                port=ports.names.get(index[0]),
                index=index[0] if index[0] in ports.names else None,
                raw_port=str(index[0]),
                mac=normal_mac(in_name[1]) if in_name else None,
                ip=str(ipaddress.IPv4Address(address)) if isinstance(address, bytes) and len(address) == 4 and any(address) else None,
                name=name,
                description=text(row.get(8)) or text(row.get(5)) or None,
                telephone=bool(flags & _CDP_TELEPHONE),
                network=bool(flags & _CDP_BRIDGE) and not flags & _CDP_TELEPHONE,
            )
        )
    return tuple(found)
