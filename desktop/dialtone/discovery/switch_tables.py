"""Reads a switch's tables (LLDP-MIB, BRIDGE-MIB, Q-BRIDGE-MIB, IF-MIB): which device is on which port. From {oid: value} to sightings.

A local LLDP port number is never taken for an ifIndex. The order is: the switch's own LLDP port table by name, then a port id that is an
ifIndex, then the bridge port table. Otherwise the port is unknown and its number is shown as sent.
"""

import ipaddress
import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from dialtone.discovery.method import clean, normal_mac

Value = bytes | int | str
Values = Mapping[str, Value]

SYS_DESCR, SYS_NAME = "1.3.6.1.2.1.1.1.0", "1.3.6.1.2.1.1.5.0"
LLDP_LOCAL = "1.0.8802.1.1.2.1.3.7.1"
LLDP_REMOTE = "1.0.8802.1.1.2.1.4.1.1"
LLDP_ADDRESS = "1.0.8802.1.1.2.1.4.2.1.3"
IF_DESCR, IF_NAME = "1.3.6.1.2.1.2.2.1.2", "1.3.6.1.2.1.31.1.1.1.1"
BASE_PORT = "1.3.6.1.2.1.17.1.4.1.2"
FDB = "1.3.6.1.2.1.17.4.3.1"
Q_FDB = "1.3.6.1.2.1.17.7.1.2.2.1.2"
VLAN_FDB = "1.3.6.1.2.1.17.7.1.4.2.1.3"
PVID = "1.3.6.1.2.1.17.7.1.4.5.1.1"
ARP = "1.3.6.1.2.1.4.22.1.2"
TABLES = (LLDP_LOCAL, LLDP_REMOTE, LLDP_ADDRESS, IF_DESCR, IF_NAME, BASE_PORT, FDB, Q_FDB, VLAN_FDB, PVID, ARP)
"""What a walker has to fetch, besides SYS_DESCR and SYS_NAME."""
UPLINK = 8
"""More MAC addresses than this behind a port: another switch, so nothing is located there."""
_TELEPHONE, _BRIDGE = 0x04, 0x20
_MAC_IN_NAME = re.compile(r"(?:SEP|ATA|[_-])([0-9a-f]{12}|(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2})\b", re.IGNORECASE)


class Sighting(Struct, frozen=True, kw_only=True):
    """A device that the switch knows. `port` None: the switch does not say which; `raw_port` is its number as sent."""

    source: str
    port: str | None
    raw_port: str
    mac: str | None = None
    ip: str | None = None
    name: str | None = None
    description: str | None = None
    telephone: bool = False
    vlan: int | None = None


class Reading(Struct, frozen=True):
    """A switch: its name and description, its number of bridge ports, its own ARP table (IP, MAC) and what it sees."""

    name: str | None
    description: str | None
    bridge_ports: int
    neighbours: tuple[tuple[str, str], ...]
    sightings: tuple[Sighting, ...]


def read(values: Values) -> Reading:
    """All that the tables say. Never raises for odd rows: they are left out."""
    ports = _Ports(values)
    lldp = tuple(_lldp(values, ports))
    return Reading(
        name=_text(values.get(SYS_NAME)) or None,
        description=_text(values.get(SYS_DESCR)) or None,
        bridge_ports=len(ports.base),
        neighbours=tuple(_arp(values)),
        sightings=(*lldp, *_fdb(values, ports)),
    )


def _column(values: Values, prefix: str) -> Iterator[tuple[tuple[int, ...], Value]]:
    for oid, value in values.items():
        if oid.startswith(prefix + "."):
            try:
                yield tuple(int(part) for part in oid[len(prefix) + 1 :].split(".")), value
            except ValueError:
                continue


def _text(value: Value | None) -> str:
    if isinstance(value, bytes):
        return clean(value.decode("utf-8", "replace"))
    return clean(str(value)) if value is not None else ""


def _number(value: Value | None) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


class _Ports:
    """From the numbers that the tables use to the name that is printed on the switch."""

    def __init__(self, values: Values) -> None:
        self.names = {index[0]: name for index, value in _column(values, IF_DESCR) if len(index) == 1 and (name := _text(value))}
        self.names |= {index[0]: name for index, value in _column(values, IF_NAME) if len(index) == 1 and (name := _text(value))}
        base = ((index[0], _number(value)) for index, value in _column(values, BASE_PORT) if len(index) == 1)
        self.base = {port: number for port, number in base if number is not None}
        self.pvid = {index[0]: vlan for index, value in _column(values, PVID) if len(index) == 1 and (vlan := _number(value))}
        self.local = {index[0]: value for index, value in _column(values, f"{LLDP_LOCAL}.3") if len(index) == 1}
        self.described = {
            index[0]: text for index, value in _column(values, f"{LLDP_LOCAL}.4") if len(index) == 1 and (text := _text(value))
        }

    def of_lldp(self, number: int) -> str | None:
        """The port of a local LLDP number, in the order of reference cabling 4.2."""
        known = set(self.names.values())
        if number in self.local:
            texts = [text for text in (_text(self.local[number]), self.described.get(number, "")) if text]
            named = next((text for text in texts if text in known), None)
            if named:
                return named
            index = next((int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 10), None)
            if index in self.names:
                return self.names[index]
            if number in self.base and self.base[number] in self.names:
                return self.names[self.base[number]]
            readable = [text for text in texts if normal_mac(text) is None and text.isprintable() and "\ufffd" not in text]
            return readable[0] if readable else None
        if number in self.base:
            return self.names.get(self.base[number])
        return None

    def of_bridge(self, number: int) -> str | None:
        """The port of a bridge port number."""
        index = self.base.get(number)
        return self.names.get(index, str(number)) if index is not None else None


def _arp(values: Values) -> Iterator[tuple[str, str]]:
    """The switch's or router's ARP table (ipNetToMediaPhysAddress): MAC addresses of networks that this computer is not in."""
    for index, value in _column(values, ARP):
        ip, mac = _ip(".".join(map(str, index[1:]))), _address_mac(value)
        if len(index) == 5 and ip and mac:
            yield ip, mac


def _lldp(values: Values, ports: _Ports) -> Iterator[Sighting]:
    rows: dict[tuple[int, ...], dict[int, Value]] = {}
    for index, value in _column(values, LLDP_REMOTE):
        rows.setdefault(index[1:], {})[index[0]] = value
    addresses = _addresses(values)
    for index, row in rows.items():
        local = index[1] if len(index) == 3 else None
        name, description = _text(row.get(9)) or None, _text(row.get(10)) or None
        ip = _chassis_ip(row) or addresses.get(index)
        port = ports.of_lldp(local) if local is not None else None
        yield Sighting(
            source="lldp",
            port=port,
            raw_port=str(local if local is not None else ".".join(map(str, index))),
            mac=_remote_mac(row, name),
            ip=ip,
            name=name,
            description=description,
            telephone=bool(_capabilities(row) & _TELEPHONE),
        )


def _capabilities(row: Mapping[int, Value]) -> int:
    """The first octet of the enabled (else supported) capabilities; some switches send the bits as a number."""
    for column in (12, 11):
        value = row.get(column)
        if isinstance(value, bytes) and value:
            return value[0]
        if isinstance(value, int) and value:
            return value & 0xFF
    return 0


def _address_mac(value: Value | None) -> str | None:
    """A MAC address as six octets or as text, also with a port behind it («00041324FA59:P1»)."""
    if isinstance(value, bytes) and len(value) == 6:
        return normal_mac(value.hex())
    text = _text(value).removeprefix("0x")
    return normal_mac(text) or normal_mac(re.sub(r":P[0-9]$", "", text))


def _remote_mac(row: Mapping[int, Value], name: str | None) -> str | None:
    in_name = _MAC_IN_NAME.search(name or "")
    candidates = [
        _address_mac(row.get(7)) if row.get(6) in {3, 7} else None,
        _address_mac(row.get(5)) if row.get(4) in {4, 7} else None,
        normal_mac(in_name[1]) if in_name else None,
        _address_mac(row.get(7)),
    ]
    return next((mac for mac in candidates if mac), None)


def _chassis_ip(row: Mapping[int, Value]) -> str | None:
    """The IP address where the chassis is named by one: a family octet and four octets, or text."""
    value = row.get(5)
    if row.get(4) != 5 or value is None:
        return None
    octets = value if isinstance(value, bytes) else b""
    text = str(ipaddress.IPv4Address(octets[1:])) if len(octets) == 5 and octets[0] == 1 else _text(value)
    return _ip(text)


def _ip(text: str) -> str | None:
    try:
        return str(ipaddress.IPv4Address(text))
    except ValueError:
        return None


def _addresses(values: Values) -> dict[tuple[int, ...], str]:
    """Management addresses by row; the address stands in the index: row (3), family, length, octets."""
    found = {}
    for index, _ in _column(values, LLDP_ADDRESS):
        if len(index) == 9 and index[3:5] == (1, 4) and (ip := _ip(".".join(map(str, index[5:])))):
            found[index[:3]] = ip
    return found


def _fdb(values: Values, ports: _Ports) -> Iterator[Sighting]:
    """The forwarding tables, without ports that lead to another switch and without ports that the bridge does not name."""
    rows = [*_q_rows(values), *_d_rows(values)]
    behind: dict[int, set[str]] = {}
    for mac, port, _ in rows:
        behind.setdefault(port, set()).add(mac)
    vlans: dict[tuple[str, int], int | None] = {}
    for mac, port, vlan in rows:
        vlans[mac, port] = vlans.get((mac, port)) or vlan
    for (mac, port), vlan in vlans.items():
        name = ports.of_bridge(port)
        if name and len(behind[port]) <= UPLINK:
            yield Sighting(source="fdb", port=name, raw_port=str(port), mac=mac, vlan=vlan or ports.pvid.get(port))


def _index_mac(octets: tuple[int, ...]) -> str | None:
    """The MAC address in an index, with or without a length octet in front."""
    mac = octets[1:] if len(octets) == 7 and octets[0] == 6 else octets
    return normal_mac(bytes(mac).hex()) if len(mac) == 6 and all(0 <= part < 256 for part in mac) else None


def _q_rows(values: Values) -> Iterator[tuple[str, int, int | None]]:
    vlans: dict[int, set[int]] = {}
    for index, value in _column(values, VLAN_FDB):
        if (number := _number(value)) is not None:
            vlans.setdefault(number, set()).add(index[-1])
    # A table shared by several VLANs says which one only where it bears that VLAN's number.
    vlan_of = {table: table if table in ids else min(ids) for table, ids in vlans.items() if table in ids or len(ids) == 1}
    for index, value in _column(values, Q_FDB):
        mac, port = _index_mac(index[1:]), _number(value)
        if mac and port:
            vlan = vlan_of.get(index[0]) if vlans else index[0]
            yield mac, port, vlan if vlan and 1 <= vlan <= 4094 else None


def _d_rows(values: Values) -> Iterator[tuple[str, int, None]]:
    addresses = dict(_column(values, f"{FDB}.1"))
    for index, value in _column(values, f"{FDB}.2"):
        mac, port = _address_mac(addresses.get(index)) or _index_mac(index), _number(value)
        if mac and port:
            yield mac, port, None
