"""Linux's neighbour table by rtnetlink (rtnetlink(7), RTM_GETNEIGH), readable without rights; or as the file /proc/net/arp.

The file knows IPv4 only and no states, so it is the second choice (some sandboxes forbid netlink sockets).
"""

import contextlib
import functools
import os
import socket
import struct
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dialtone.net.neighbours_common import MAX_ROWS, Neighbour, State, distinct, ip_from_text, ip_of, mac_from_text, mac_of

PROC = Path("/proc/net/arp")
TIMEOUT = 2.0
Names = Callable[[int], str | None]
_NETLINK, _ROUTE = 16, 0  # the socket module has these on Linux only
_HEADER = struct.Struct("=IHHII")  # nlmsghdr: length, type, flags, sequence, port
_ENTRY = struct.Struct("=BBHiHBB")  # ndmsg: family, two of padding, interface index, state, flags, type
_ATTRIBUTE = struct.Struct("=HH")
_AGES = struct.Struct("=III")  # nda_cacheinfo: ticks since confirmed, used, updated
_ERROR, _DONE, _NEW_NEIGHBOUR, _GET_NEIGHBOUR = 2, 3, 28, 30
_REQUEST_DUMP = 0x301
_DESTINATION, _HARDWARE, _CACHE = 1, 2, 3
_STATES: dict[int, State] = {0x02: "reachable", 0x04: "stale", 0x08: "probing", 0x10: "probing", 0x80: "permanent"}
"""INCOMPLETE (1), FAILED (0x20) and NOARP (0x40) name nobody."""
_ROUTER = 0x80
_IPV4, _IPV6 = 2, 10
_LENGTHS = {_IPV4: 4, _IPV6: 16}
_COMPLETE = 0x2


def read() -> tuple[Neighbour, ...]:
    """The whole table, IPv4 and IPv6. OSError when neither netlink nor the file can be read."""
    try:
        return parse(_dump(), functools.cache(_name), 1 / os.sysconf("SC_CLK_TCK"))
    except OSError:
        return parse_proc(PROC.read_text(encoding="ascii", errors="replace"))


def _dump() -> Iterator[bytes]:
    """The kernel's answers, until it says that it is done. OSError also when it says nothing for `TIMEOUT` seconds."""
    with socket.socket(_NETLINK, socket.SOCK_RAW, _ROUTE) as sock:
        sock.settimeout(TIMEOUT)
        with contextlib.suppress(OSError):
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
        length = _HEADER.size + _ENTRY.size
        sock.send(_HEADER.pack(length, _GET_NEIGHBOUR, _REQUEST_DUMP, 1, 0) + bytes(_ENTRY.size))
        for _ in range(MAX_ROWS):
            answer = sock.recv(1 << 17)
            yield answer
            if _last(answer):
                return


def _last(answer: bytes) -> bool:
    return any(kind in {_ERROR, _DONE} for kind, _ in _messages(answer)) or not answer


def _messages(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The messages of one answer (netlink(7)): type and body; a wrong length ends it."""
    at = 0
    while at + _HEADER.size <= len(data):
        length, kind = _HEADER.unpack_from(data, at)[:2]
        if length < _HEADER.size or at + length > len(data):
            return
        yield kind, data[at + _HEADER.size : at + length]
        at += (length + 3) & ~3


def parse(answers: Iterable[bytes], name: Names, tick: float = 0.01) -> tuple[Neighbour, ...]:
    """The complete rows of a dump. `name` tells an interface's name by its index; `tick`: seconds of the kernel's unit of age.

    OSError when the kernel answered with an error.
    """
    rows: list[Neighbour] = []
    for answer in answers:
        for kind, body in _messages(answer):
            if kind == _ERROR and len(body) >= 4 and (code := struct.unpack_from("=i", body)[0]):
                raise OSError(-code, os.strerror(-code) if code < 0 else "netlink error")
            if kind == _NEW_NEIGHBOUR and len(rows) < MAX_ROWS and (row := _row(body, name, tick)):
                rows.append(row)
    return distinct(rows)


def _row(body: bytes, name: Names, tick: float) -> Neighbour | None:
    if len(body) < _ENTRY.size:
        return None
    family, _, _, index, nud, flags, _ = _ENTRY.unpack_from(body)
    state = _STATES.get(nud)
    if state is None or family not in _LENGTHS:
        return None
    said = _attributes(body, _ENTRY.size)
    mac, raw = mac_of(said.get(_HARDWARE, b"")), said.get(_DESTINATION, b"")
    ip = ip_of(raw) if len(raw) == _LENGTHS[family] else None
    if mac is None or ip is None:
        return None
    return Neighbour(ip, mac, name(index), state, _age(said.get(_CACHE, b""), state, tick), bool(flags & _ROUTER))


def _age(cache_info: bytes, state: State, tick: float) -> float | None:
    """Seconds since the kernel heard from the neighbour.

    A stale row's last change tells too: it came to be because the neighbour asked for us, or because it was reachable until then.
    """
    if len(cache_info) < _AGES.size:
        return None
    confirmed, _, updated = _AGES.unpack_from(cache_info)
    return float(min(confirmed, updated) if state == "stale" else confirmed) * tick


def _attributes(data: bytes, at: int) -> dict[int, bytes]:
    """The attributes from `at` on (rtnetlink(7)), each kind's first; a wrong length ends them."""
    found: dict[int, bytes] = {}
    while at + _ATTRIBUTE.size <= len(data):
        length, kind = _ATTRIBUTE.unpack_from(data, at)
        if length < _ATTRIBUTE.size or at + length > len(data):
            break
        found.setdefault(kind, data[at + _ATTRIBUTE.size : at + length])
        at += (length + 3) & ~3
    return found


def _name(index: int) -> str | None:
    try:
        return socket.if_indextoname(index)
    except OSError:
        return None


def parse_proc(text: str) -> tuple[Neighbour, ...]:
    """Rows of /proc/net/arp that are complete (flag ATF_COM); the hardware type must be Ethernet."""
    rows = []
    for line in text.splitlines()[1:MAX_ROWS]:
        parts = line[:300].split()
        if len(parts) < 6 or parts[1] != "0x1":
            continue
        try:
            complete = int(parts[2], 16) & _COMPLETE
        except ValueError:
            continue
        ip, mac = ip_from_text(parts[0]), mac_from_text(parts[3])
        if complete and ip and mac:
            rows.append(Neighbour(ip, mac, parts[5]))
    return distinct(rows)
