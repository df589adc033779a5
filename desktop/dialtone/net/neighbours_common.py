"""What the neighbour tables of all systems have in common: one entry, its states, and which entries name a device at all."""

import re
import socket
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

MAX_ROWS = 70_000
"""Rows taken from any table: a /16 with room to spare."""
_MAC = re.compile(r"[0-9a-f]{1,2}(?:[:-][0-9a-f]{1,2}){5}", re.IGNORECASE)

State = Literal["reachable", "stale", "probing", "permanent", "unknown"]


class Neighbour(Struct, frozen=True):
    """One complete entry: an address (IPv4, or IPv6 without zone) and the MAC address («aa:bb:cc:dd:ee:ff») that answered for it.

    `interface`: the system's name for it, where the table says. `state` as in RFC 4861 7.3.2: «reachable» was confirmed less than a minute
    ago; «stale» is remembered from earlier; «probing» is remembered and being checked (DELAY and PROBE); «permanent» was typed by somebody;
    «unknown» where the system has no states. `age`: seconds since the system last heard from the neighbour, where it tells.
    """

    ip: str
    mac: str
    interface: str | None = None
    state: State = "unknown"
    age: float | None = None
    router: bool = False


def mac_of(hardware: bytes) -> str | None:
    """An Ethernet address as text; None for other lengths, group addresses and all zeroes: no device has these."""
    if len(hardware) != 6 or hardware[0] & 1 or not any(hardware):
        return None
    return hardware.hex(":")


def mac_from_text(text: str) -> str | None:
    """As `mac_of`, from text; macOS drops leading zeroes, Windows writes hyphens."""
    if not _MAC.fullmatch(text):
        return None
    return mac_of(bytes(int(part, 16) for part in re.split("[:-]", text)))


def ip_of(raw: bytes) -> str | None:
    """An address as text, IPv4 or IPv6; None for what is no device's own: multicast, broadcast, reserved, unspecified, loopback."""
    if len(raw) == 4:
        return socket.inet_ntop(socket.AF_INET, raw) if 0 < raw[0] < 224 and raw[0] != 127 else None
    if len(raw) == 16 and raw[0] != 0xFF and any(raw[:15]):
        return socket.inet_ntop(socket.AF_INET6, raw)
    return None


def ip_from_text(text: str) -> str | None:
    """As `ip_of`, from an IPv4 address in text."""
    try:
        return ip_of(socket.inet_pton(socket.AF_INET, text))
    except (OSError, ValueError):  # ValueError: a character that no address has
        return None


def distinct(rows: Iterable[Neighbour]) -> tuple[Neighbour, ...]:
    """Each address once per interface (the last row counts), bounded."""
    found: dict[tuple[str, str | None], Neighbour] = {}
    for row in rows:
        found[row.ip, row.interface] = row
        if len(found) >= MAX_ROWS:
            break
    return tuple(found.values())
