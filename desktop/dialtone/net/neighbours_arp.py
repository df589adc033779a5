"""The neighbour table as the program `arp` prints it on Windows and macOS: the second choice, for IPv4 only and without states."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from dialtone.net.neighbours_common import MAX_ROWS, Neighbour, distinct, ip_from_text, mac_from_text

_ROW = re.compile(
    r"(?<![0-9.])([0-9]{1,3}(?:\.[0-9]{1,3}){3})(?![0-9.])\)?(?: at)?[ \t]+([0-9A-Fa-f]{1,2}(?:[:-][0-9A-Fa-f]{1,2}){5})(?![0-9A-Fa-f:-])"
    r"(?: on ([A-Za-z0-9]{1,15})\b)?"
)


def read() -> tuple[Neighbour, ...]:
    """What `arp` prints now. OSError or subprocess.SubprocessError when it cannot be run."""
    return parse_arp(_run_arp())


def _run_arp() -> str:
    if sys.platform == "win32":
        command = [str(Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "arp.exe"), "-a"]
        flags = subprocess.CREATE_NO_WINDOW
    else:
        command, flags = ["/usr/sbin/arp", "-an"], 0
    done = subprocess.run(command, capture_output=True, timeout=10, check=False, creationflags=flags, stdin=subprocess.DEVNULL)  # noqa: S603 - fixed path and arguments
    return done.stdout.decode("ascii", "replace")


def parse_arp(text: str) -> tuple[Neighbour, ...]:
    """Rows of `arp -a` (Windows, whatever its language) and `arp -an` (macOS)."""
    return distinct(_rows(text))


def _rows(text: str) -> Iterator[Neighbour]:
    for line in text.splitlines()[:MAX_ROWS]:
        match = _ROW.search(line[:300])
        if match and (ip := ip_from_text(match[1])) and (mac := mac_from_text(match[2])):
            yield Neighbour(ip, mac, match[3])
