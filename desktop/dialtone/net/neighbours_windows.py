"""Windows' neighbour table, IPv4 and IPv6, by the IP Helper (GetIpNetTable2), and the interface names that its rows need."""

import ctypes
import functools
import sys
from collections.abc import Callable

from dialtone.net.neighbours_common import MAX_ROWS, Neighbour, State, distinct, ip_of, mac_of

Names = Callable[[int], str | None]
_IPV4, _IPV6 = 2, 23
_STATES: dict[int, State] = {2: "probing", 3: "probing", 4: "stale", 5: "reachable", 6: "permanent"}
"""NL_NEIGHBOR_STATE; NlnsUnreachable (0) and NlnsIncomplete (1) name nobody."""
_IS_ROUTER, _IS_UNREACHABLE = 1, 2
_ALIAS = 257


class Row(ctypes.Structure):
    """MIB_IPNET_ROW2 (netioapi.h)."""

    _fields_ = (
        ("address", ctypes.c_uint8 * 28),  # SOCKADDR_INET
        ("index", ctypes.c_uint32),
        ("luid", ctypes.c_uint64),
        ("hardware", ctypes.c_uint8 * 32),
        ("hardware_length", ctypes.c_uint32),
        ("state", ctypes.c_int32),
        ("flags", ctypes.c_uint8),
        ("reachability", ctypes.c_uint32),
    )


SIZE = ctypes.sizeof(Row)
FIRST = 8
"""Where the rows begin in MIB_IPNET_TABLE2: after their number, aligned."""


def read() -> tuple[Neighbour, ...]:
    """The whole table. OSError when the system does not give it."""
    return parse(_table(), functools.cache(_alias))


def _table() -> bytes:
    """The MIB_IPNET_TABLE2, copied."""
    if sys.platform == "win32":
        helper = ctypes.WinDLL("iphlpapi")
        table = ctypes.c_void_p()
        if helper.GetIpNetTable2(0, ctypes.byref(table)) == 0 and table.value:
            try:
                count = min(ctypes.c_uint32.from_address(table.value).value, MAX_ROWS)
                return ctypes.string_at(table.value, FIRST + count * SIZE)
            finally:
                helper.FreeMibTable(table)
    raise OSError("GetIpNetTable2 gave no table")


def _alias(luid: int) -> str | None:
    """The friendly name of an interface."""
    if sys.platform == "win32":
        alias = ctypes.create_unicode_buffer(_ALIAS)
        given = ctypes.c_uint64(luid)
        if ctypes.WinDLL("iphlpapi").ConvertInterfaceLuidToAlias(ctypes.byref(given), alias, _ALIAS) == 0:
            return alias.value
    return None


def parse(data: bytes, name: Names) -> tuple[Neighbour, ...]:
    """The complete rows of a MIB_IPNET_TABLE2. `name` tells an interface's alias (the friendly name) by its LUID."""
    if len(data) < FIRST:
        return ()
    count = min(int.from_bytes(data[:4], "little"), (len(data) - FIRST) // SIZE, MAX_ROWS)
    rows = (Row.from_buffer_copy(data, FIRST + number * SIZE) for number in range(count))
    return distinct(found for row in rows if (found := _neighbour(row, name)))


def _neighbour(row: Row, name: Names) -> Neighbour | None:
    state = _STATES.get(row.state)
    if state is None or row.flags & _IS_UNREACHABLE or row.hardware_length > 32:
        return None
    mac = mac_of(bytes(row.hardware)[: row.hardware_length])
    ip = _ip(bytes(row.address))
    if mac is None or ip is None:
        return None
    return Neighbour(ip, mac, name(row.luid), state, None, bool(row.flags & _IS_ROUTER))


def _ip(address: bytes) -> str | None:
    """The address in a SOCKADDR_INET."""
    family = int.from_bytes(address[:2], "little")
    if family == _IPV4:
        return ip_of(address[4:8])
    if family == _IPV6:
        return ip_of(address[8:24])
    return None
