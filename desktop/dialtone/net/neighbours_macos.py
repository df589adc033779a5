"""macOS's neighbour table, IPv4 and IPv6, by sysctl on the routing table (route(4), NET_RT_FLAGS with RTF_LLINFO).

The system keeps an IPv4 entry for twenty minutes after the neighbour's last answer and tells when it expires, so an entry's age is known.
"""

import ctypes
import ctypes.util
import functools
import socket
import struct
import time
from collections.abc import Callable, Iterator

from dialtone.net.neighbours_common import MAX_ROWS, Neighbour, State, distinct, ip_of, mac_of

KEPT = 1200.0
"""Seconds that an IPv4 entry lives (net.link.ether.inet.max_age) where the system doesn't tell."""
REACHABLE = 45.0
"""Seconds after an answer in which a neighbour counts as reachable: the longest that other systems take (RFC 4861 10: 30 s, times 1.5)."""
MAX_BYTES = 64 << 20
Names = Callable[[int], str | None]
_NET, _ROUTE, _FLAGS, _LLINFO = 4, 17, 2, 0x400
_IPV4, _LINK, _IPV6 = 2, 18, 30
_DESTINATION, _GATEWAY = 1, 2
_NO_DEVICE = 0x8 | 0x200000 | 0x400000 | 0x800000  # RTF_REJECT, RTF_LOCAL, RTF_BROADCAST, RTF_MULTICAST
_VERSION = 5
_HEADER = struct.Struct("=HBBHxxii")  # rt_msghdr: length, version, type, interface index, flags, which addresses follow
_EXPIRES = 48  # rt_msghdr.rtm_rmx.rmx_expire
_HEADER_SIZE = 92


def read() -> tuple[Neighbour, ...]:
    """The whole table. OSError when the system does not give it."""
    library = ctypes.CDLL(ctypes.util.find_library("c"), use_errno=True)
    kept = _max_age(library)
    name = functools.cache(_name)
    now = time.time()
    return distinct(row for family in (_IPV4, _IPV6) for row in parse(_sysctl(library, family), name, now, kept))


def _sysctl(library: ctypes.CDLL, family: int) -> bytes:
    """Ask for the size, then for the table; it may have grown meanwhile, so a second time."""
    path = (ctypes.c_int * 6)(_NET, _ROUTE, 0, family, _FLAGS, _LLINFO)
    for _ in range(3):
        size = ctypes.c_size_t(0)
        _check(library.sysctl(path, 6, None, ctypes.byref(size), None, ctypes.c_size_t(0)))
        size.value = min(size.value + size.value // 4 + 4096, MAX_BYTES)
        buffer = ctypes.create_string_buffer(size.value)
        if library.sysctl(path, 6, buffer, ctypes.byref(size), None, ctypes.c_size_t(0)) == 0:
            return buffer.raw[: size.value]
    raise OSError(ctypes.get_errno(), "sysctl")


def _check(result: int) -> None:
    if result != 0:
        raise OSError(ctypes.get_errno(), "sysctl")


def _max_age(library: ctypes.CDLL) -> float:
    value, size = ctypes.c_int(0), ctypes.c_size_t(4)
    done = library.sysctlbyname(b"net.link.ether.inet.max_age", ctypes.byref(value), ctypes.byref(size), None, ctypes.c_size_t(0))
    return float(value.value) if done == 0 and value.value > 0 else KEPT


def _name(index: int) -> str | None:
    try:
        return socket.if_indextoname(index)
    except OSError:
        return None


def parse(data: bytes, name: Names, now: float, kept: float = KEPT) -> Iterator[Neighbour]:
    """The complete rows of a table. `now`: seconds since 1970, as the system counts an entry's expiry; `kept`: how long it keeps one."""
    at = 0
    for _ in range(MAX_ROWS):
        if at + _HEADER.size > len(data):
            return
        length, version = _HEADER.unpack_from(data, at)[:2]
        if length < _HEADER_SIZE or at + length > len(data):
            return
        if version == _VERSION and (row := _row(data[at : at + length], name, now, kept)):
            yield row
        at += length


def _row(message: bytes, name: Names, now: float, kept: float) -> Neighbour | None:
    _, _, _, index, flags, present = _HEADER.unpack_from(message)
    if flags & _NO_DEVICE or present & (_DESTINATION | _GATEWAY) != _DESTINATION | _GATEWAY:
        return None
    body = message[_HEADER_SIZE:]
    ip, rest = _address(body)
    mac = _hardware(body[rest:])
    if ip is None or mac is None:
        return None
    (expires,) = struct.unpack_from("=i", message, _EXPIRES)
    state, age = _state(ip, expires, now, kept)
    return Neighbour(ip, mac, name(index), state, age)


def _state(ip: str, expires: int, now: float, kept: float) -> tuple[State, float | None]:
    if expires == 0:
        return "permanent", None
    if ":" in ip:
        return "stale", None  # the expiry of an IPv6 entry says nothing about its last answer
    age = max(0.0, kept - (expires - now))
    return ("reachable" if age <= REACHABLE else "stale"), age


def _address(body: bytes) -> tuple[str | None, int]:
    """The first socket address (sockaddr_in, sockaddr_in6) and where the next begins."""
    length = body[0] if body else 0
    rest = (length + 3) & ~3 if length else 4
    family = body[1] if len(body) > 1 else 0
    if family == _IPV4 and 8 <= length <= len(body):
        return ip_of(body[4:8]), rest
    if family == _IPV6 and 24 <= length <= len(body):
        raw = body[8:24]
        if raw[0] == 0xFE and raw[1] & 0xC0 == 0x80:
            raw = raw[:2] + b"\0\0" + raw[4:]  # the kernel keeps the interface's number in there
        return ip_of(raw), rest
    return None, rest


def _hardware(body: bytes) -> str | None:
    """The MAC address in a link-layer socket address (sockaddr_dl); None while the entry is incomplete."""
    if len(body) < 8 or body[1] != _LINK:
        return None
    begin = 8 + body[5]
    return mac_of(body[begin : begin + body[6]])
