"""The operating system's neighbour table: which MAC address answered for which IP address on this segment. Read, never written.

Every sweep fills it, also with hosts that keep silent to SIP. Linux shows it as a file, so no `arp` program is needed there; Windows and
macOS ship one.
"""

import ipaddress
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from dialtone.domain.problems import EnvironmentProblem

PROC = Path("/proc/net/arp")
MAX_ROWS = 70_000
_COMPLETE = 0x2
_ROW = re.compile(
    r"(?<![0-9.])([0-9]{1,3}(?:\.[0-9]{1,3}){3})(?![0-9.])\)?(?: at)?[ \t]+([0-9A-Fa-f]{1,2}(?:[:-][0-9A-Fa-f]{1,2}){5})(?![0-9A-Fa-f:-])"
)


class Neighbour(Struct, frozen=True):
    """One complete entry: an IPv4 address and the MAC address («aa:bb:cc:dd:ee:ff») that answered for it."""

    ip: str
    mac: str


def read() -> tuple[Neighbour, ...]:
    """The table as it stands, without incomplete, multicast, broadcast and all-zero rows.

    EnvironmentProblem «discovery.no-neighbours» with what the system said when it cannot be read.
    """
    try:
        if PROC.exists():
            return parse_proc(PROC.read_text(encoding="ascii", errors="replace"))
        return parse_arp(_run_arp())
    except (OSError, subprocess.SubprocessError) as error:
        raise EnvironmentProblem("discovery.no-neighbours", detail=str(error)) from error


def _run_arp() -> str:
    if sys.platform == "win32":
        command = [str(Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "arp.exe"), "-a"]
        flags = subprocess.CREATE_NO_WINDOW
    else:
        command, flags = ["/usr/sbin/arp", "-an"], 0
    done = subprocess.run(command, capture_output=True, timeout=10, check=False, creationflags=flags, stdin=subprocess.DEVNULL)  # noqa: S603 - fixed path and arguments
    return done.stdout.decode("ascii", "replace")


def parse_proc(text: str) -> tuple[Neighbour, ...]:
    """Rows of /proc/net/arp that are complete (flag ATF_COM); the hardware type must be Ethernet."""
    rows = []
    for line in text.splitlines()[1:MAX_ROWS]:
        parts = line.split()
        if len(parts) < 6 or parts[1] != "0x1":
            continue
        try:
            complete = int(parts[2], 16) & _COMPLETE
        except ValueError:
            continue
        if complete:
            rows.append((parts[0], parts[3]))
    return _usable(rows)


def parse_arp(text: str) -> tuple[Neighbour, ...]:
    """Rows of `arp -a` (Windows, whatever its language) and `arp -an` (macOS, which drops leading zeroes)."""
    return _usable(match.groups() for line in text.splitlines()[:MAX_ROWS] if (match := _ROW.search(line[:300])))


def _usable(rows: Iterable[tuple[str, ...]]) -> tuple[Neighbour, ...]:
    found: dict[str, Neighbour] = {}
    for ip, hardware in rows:
        mac = ":".join(part.zfill(2) for part in re.split("[:-]", hardware.lower()))
        try:
            address = ipaddress.IPv4Address(ip)
            first = int(mac[:2], 16)
        except ValueError:
            continue
        if (
            len(mac) != 17
            or mac == "00:00:00:00:00:00"
            or first & 1
            or address.is_multicast
            or address == ipaddress.IPv4Address("255.255.255.255")
        ):
            continue
        found[str(address)] = Neighbour(str(address), mac)
    return tuple(found.values())
