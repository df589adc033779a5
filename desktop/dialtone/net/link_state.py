"""How an interface fares during a long piece of work: still there, up, with its address and its cable; and whether the system kept up."""

import contextlib
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # ships no types
from msgspec import Struct

SYS = Path("/sys/class/net")
NEIGHBOUR_COUNTERS = Path("/proc/net/stat/arp_cache")
_OVERFLOWS = "table_fulls"


class LinkState(Struct, frozen=True):
    """An interface at one moment. `changes`: how often its cable (or radio) came or went since the system started; Linux only."""

    up: bool
    addresses: frozenset[str]
    changes: int | None = None


def link_state(name: str) -> LinkState | None:
    """The interface of this name now; None when it isn't there. Cheap enough for every second."""
    stats = psutil.net_if_stats().get(name)
    if stats is None:
        return None
    addresses = frozenset(entry.address.partition("%")[0] for entry in psutil.net_if_addrs().get(name, ()))
    changes = None
    with contextlib.suppress(OSError, ValueError):
        changes = int((SYS / name / "carrier_changes").read_text())
    return LinkState(bool(stats.isup), addresses, changes)


def neighbour_overflows() -> int | None:
    """How often the system's neighbour table was full since it started; None where the system doesn't count (only Linux does)."""
    try:
        head, *rows = NEIGHBOUR_COUNTERS.read_text().splitlines()
        column = head.split().index(_OVERFLOWS)
        return sum(int(row.split()[column], 16) for row in rows)
    except (OSError, ValueError, IndexError):
        return None
