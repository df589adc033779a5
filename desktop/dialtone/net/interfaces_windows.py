"""What Windows knows of an interface's kind (IP Helper, GetIfTable2): its type, whether hardware is behind it, and the driver's name.

The friendly name («Ethernet 4») says little: VPN clients and virtual machines make Ethernet interfaces too.
"""

import ctypes
import re
import sys
from collections.abc import Iterator

from msgspec import Struct

from dialtone.net.interface_kinds import Kind

MAX_ROWS = 4096
FIRST = 8
_ETHERNET, _PPP, _LOOPBACK, _VIRTUAL, _WIFI, _TUNNEL = 6, 23, 24, 53, 71, 131
_BLUETOOTH = 10
_HARDWARE = 1
_COMBINES = re.compile(r"multiplexor|mac bridge|network bridge", re.IGNORECASE)
"""Teams and bridges: no hardware themselves, but cards in them."""


class Row(ctypes.Structure):
    """MIB_IF_ROW2 (netioapi.h)."""

    _fields_ = (
        ("luid", ctypes.c_uint64),
        ("index", ctypes.c_uint32),
        ("guid", ctypes.c_uint8 * 16),
        ("alias", ctypes.c_uint8 * 514),
        ("description", ctypes.c_uint8 * 514),
        ("address_length", ctypes.c_uint32),
        ("address", ctypes.c_uint8 * 32),
        ("permanent_address", ctypes.c_uint8 * 32),
        ("mtu", ctypes.c_uint32),
        ("type", ctypes.c_uint32),
        ("tunnel_type", ctypes.c_uint32),
        ("media_type", ctypes.c_uint32),
        ("medium", ctypes.c_uint32),
        ("access_type", ctypes.c_uint32),
        ("direction_type", ctypes.c_uint32),
        ("flags", ctypes.c_uint8),
        ("states", ctypes.c_uint32 * 3),
        ("network", ctypes.c_uint8 * 16),
        ("connection_type", ctypes.c_uint32),
        ("counters", ctypes.c_uint64 * 20),
    )


SIZE = ctypes.sizeof(Row)


class Adapter(Struct, frozen=True):
    """An interface by its friendly name: its kind where the system knows it, and the driver's name."""

    alias: str
    kind: Kind | None
    description: str


def read() -> tuple[Adapter, ...]:
    """All interfaces; empty where the system doesn't tell."""
    return tuple(parse(_table()))


def _table() -> bytes:
    """The MIB_IF_TABLE2, copied."""
    if sys.platform == "win32":
        helper = ctypes.WinDLL("iphlpapi")
        table = ctypes.c_void_p()
        if helper.GetIfTable2(ctypes.byref(table)) == 0 and table.value:
            try:
                count = min(ctypes.c_uint32.from_address(table.value).value, MAX_ROWS)
                return ctypes.string_at(table.value, FIRST + count * SIZE)
            finally:
                helper.FreeMibTable(table)
    return b""


def parse(data: bytes) -> Iterator[Adapter]:
    """The rows of a MIB_IF_TABLE2."""
    if len(data) < FIRST:
        return
    count = min(int.from_bytes(data[:4], "little"), (len(data) - FIRST) // SIZE, MAX_ROWS)
    for number in range(count):
        row = Row.from_buffer_copy(data, FIRST + number * SIZE)
        alias, description = _text(bytes(row.alias)), _text(bytes(row.description))
        if alias:
            yield Adapter(alias, _kind(row, description), description)


def _kind(row: Row, description: str) -> Kind | None:
    hardware = bool(row.flags & _HARDWARE)
    if row.type == _LOOPBACK:
        return "loopback"
    if row.type in {_PPP, _VIRTUAL, _TUNNEL}:
        return "vpn"
    if row.type not in {_ETHERNET, _WIFI}:
        return None
    if row.medium == _BLUETOOTH:
        return "virtual"
    if row.type == _WIFI:
        return "wifi" if hardware else "virtual"  # Wi-Fi Direct and hotspots are no hardware
    return "wired" if hardware or _COMBINES.search(description) else "virtual"


def _text(wide: bytes) -> str:
    """A zero-terminated UTF-16 text."""
    return wide.decode("utf-16-le", "replace").partition("\0")[0]
