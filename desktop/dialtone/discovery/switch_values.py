"""A switch's answers {oid: value} as columns of its tables, and the spellings that switches have for texts, numbers and addresses.

LLDP-MIB (IEEE 802.1AB) with its MED and 802.3 extensions, BRIDGE-MIB (RFC 4188), Q-BRIDGE-MIB (RFC 4363), IF-MIB (RFC 2863),
EtherLike-MIB (RFC 3635), POWER-ETHERNET-MIB (RFC 3621), ENTITY-MIB (RFC 6933), IP-MIB (RFC 4293).
"""

import bisect
import ipaddress
import re
from collections.abc import Iterator, Mapping

from dialtone.discovery.method import clean, normal_mac
from dialtone.wire.snmp import Value

Values = Mapping[str, Value]
Index = tuple[int, ...]

SYS_DESCR, SYS_NAME = "1.3.6.1.2.1.1.1.0", "1.3.6.1.2.1.1.5.0"
IF_DESCR, IF_TYPE, IF_SPEED, IF_STATUS = (f"1.3.6.1.2.1.2.2.1.{column}" for column in (2, 3, 5, 8))
IF_NAME, IF_HIGH_SPEED, IF_CONNECTOR, IF_ALIAS = (f"1.3.6.1.2.1.31.1.1.1.{column}" for column in (1, 15, 17, 18))
DUPLEX = "1.3.6.1.2.1.10.7.2.1.19"
BASE_PORT = "1.3.6.1.2.1.17.1.4.1.2"
FDB = "1.3.6.1.2.1.17.4.3.1"
Q_FDB = "1.3.6.1.2.1.17.7.1.2.2.1.2"
Q_STATUS = "1.3.6.1.2.1.17.7.1.2.2.1.3"
VLAN_FDB = "1.3.6.1.2.1.17.7.1.4.2.1.3"
PVID = "1.3.6.1.2.1.17.7.1.4.5.1.1"
ARP = "1.3.6.1.2.1.4.22.1.2"
LLDP_LOCAL = "1.0.8802.1.1.2.1.3.7.1"
LLDP_REMOTE = "1.0.8802.1.1.2.1.4.1.1"
LLDP_ADDRESS = "1.0.8802.1.1.2.1.4.2.1.3"
MED_LOCAL_POLICY = "1.0.8802.1.1.2.1.5.4795.1.2.1.1.2"
MED_CLASS = "1.0.8802.1.1.2.1.5.4795.1.3.1.1.3"
MED_POLICY = "1.0.8802.1.1.2.1.5.4795.1.3.2.1.2"
MED_INVENTORY = "1.0.8802.1.1.2.1.5.4795.1.3.3.1"
DOT3_POWER_CLASS = "1.0.8802.1.1.2.1.5.4623.1.3.2.1.6"
POE_PORT = "1.3.6.1.2.1.105.1.1.1"
POE_MAIN = "1.3.6.1.2.1.105.1.3.1.1"
CISCO_POE = "1.3.6.1.4.1.9.9.402.1.2.1"
CISCO_SB_POE_MW = "1.3.6.1.4.1.9.6.1.101.108.1.1.5"
HP_POE_MW = "1.3.6.1.4.1.11.2.14.11.1.9.1.1.1.3"
CISCO_VLAN = "1.3.6.1.4.1.9.9.68.1.2.2.1.2"
CISCO_VOICE_VLAN = "1.3.6.1.4.1.9.9.68.1.5.1.1.1"
CISCO_VLAN_STATE = "1.3.6.1.4.1.9.9.46.1.3.1.1.2"
CDP = "1.3.6.1.4.1.9.9.23.1.2.1.1"
ENTITY_IF = "1.3.6.1.2.1.47.1.3.2.1.2"
ENTITY_CLASS, ENTITY_NAME, ENTITY_SOFTWARE, ENTITY_SERIAL, ENTITY_MAKER, ENTITY_MODEL = (
    f"1.3.6.1.2.1.47.1.1.1.1.{column}" for column in (5, 7, 10, 11, 12, 13)
)
TABLES = (
    IF_DESCR,
    IF_NAME,
    IF_TYPE,
    IF_STATUS,
    IF_SPEED,
    IF_HIGH_SPEED,
    IF_CONNECTOR,
    IF_ALIAS,
    DUPLEX,
    BASE_PORT,
    LLDP_LOCAL,
    LLDP_REMOTE,
    LLDP_ADDRESS,
    FDB,
    Q_FDB,
    Q_STATUS,
    VLAN_FDB,
    PVID,
    MED_LOCAL_POLICY,
    MED_CLASS,
    MED_POLICY,
    MED_INVENTORY,
    DOT3_POWER_CLASS,
    POE_PORT,
    POE_MAIN,
    ARP,
    ENTITY_CLASS,
    ENTITY_NAME,
    ENTITY_SOFTWARE,
    ENTITY_SERIAL,
    ENTITY_MAKER,
    ENTITY_MODEL,
    HP_POE_MW,
    CISCO_SB_POE_MW,
    CISCO_POE,
    CISCO_VLAN,
    CISCO_VOICE_VLAN,
    CISCO_VLAN_STATE,
    CDP,
    ENTITY_IF,
)
"""What a walker has to fetch, besides SYS_DESCR and SYS_NAME; the most telling first, should it be broken off."""


class Tables:
    """The answers with quick access to one column."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self._order = sorted(values)

    def get(self, oid: str) -> Value | None:
        """One value."""
        return self._values.get(oid)

    def column(self, prefix: str) -> Iterator[tuple[Index, Value]]:
        """The rows below an object identifier with their index, in the order of the index."""
        start = bisect.bisect_left(self._order, prefix + ".")
        end = bisect.bisect_left(self._order, prefix + "/")  # the character after the point
        rows = []
        for oid in self._order[start:end]:
            try:
                rows.append((tuple(map(int, oid[len(prefix) + 1 :].split("."))), self._values[oid]))
            except ValueError:
                continue
        yield from sorted(rows, key=lambda row: row[0])

    def numbers(self, prefix: str) -> dict[int, int]:
        """A column of numbers whose index is one number."""
        found = ((index, number(value)) for index, value in self.column(prefix))
        return {index[0]: value for index, value in found if len(index) == 1 and value is not None}

    def texts(self, prefix: str) -> dict[int, str]:
        """A column of texts whose index is one number; empty ones are left out."""
        return {index[0]: said for index, value in self.column(prefix) if len(index) == 1 and (said := text(value))}


def text(value: Value | None) -> str:
    """A text fit to be shown."""
    if isinstance(value, bytes):
        return clean(value.decode("utf-8", "replace"))
    return clean(str(value)) if value is not None else ""


def number(value: Value | None) -> int | None:
    """A number, or None for a value that is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def address_mac(value: Value | None) -> str | None:
    """A MAC address as six octets or as text, also with a port behind it («00041324FA59:P1»)."""
    if isinstance(value, bytes) and len(value) == 6:
        return normal_mac(value.hex())
    said = text(value).removeprefix("0x")
    return normal_mac(said) or normal_mac(re.sub(r":P[0-9]$", "", said))


def index_mac(octets: Index) -> str | None:
    """The MAC address in an index, with or without a length octet in front."""
    mac = octets[1:] if len(octets) == 7 and octets[0] == 6 else octets
    return normal_mac(bytes(mac).hex()) if len(mac) == 6 and all(0 <= part < 256 for part in mac) else None


def ipv4(said: str) -> str | None:
    """An IPv4 address that is one."""
    try:
        return str(ipaddress.IPv4Address(said))
    except ValueError:
        return None


def vlan_id(value: int | None) -> int | None:
    """A VLAN number that is one (IEEE 802.1Q)."""
    return value if value is not None and 1 <= value <= 4094 else None
