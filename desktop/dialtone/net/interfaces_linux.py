"""What Linux knows of an interface's kind (sysfs): a radio, a tunnel, a card, or something that stands on one of these."""

import contextlib
from pathlib import Path

from dialtone.net.interface_kinds import Kind

SYS = Path("/sys/class/net")
_ETHERNET, _NONE = "1", "65534"  # ARPHRD_ETHER, ARPHRD_NONE
_DEEPEST = 4
_APART = {"vxlan", "geneve", "gre", "wireguard", "ppp"}
"""Device types that stand on a card but are another network."""


def hints(names: list[str], root: Path = SYS) -> dict[str, Kind]:
    """The kinds that the kernel knows."""
    return {name: kind for name in names if (kind := kind_in(root / name))}


def kind_in(entry: Path, depth: int = 0) -> Kind | None:
    """A radio has `phy80211`, a tunnel `tun_flags` or no hardware type, a card has a device behind it.

    A VLAN, bond, bridge or team is what it stands on (`lower_…`): many laptops have their cable in a bridge for virtual machines.
    """
    hardware, sort = _text(entry / "type"), _sort(entry)
    signs: tuple[tuple[bool, Kind], ...] = (
        ((entry / "phy80211").exists() or (entry / "wireless").exists(), "wifi"),
        (sort == "wwan", "unknown"),
        ((entry / "tun_flags").exists() or hardware == _NONE, "vpn"),
        (sort == "bluetooth", "virtual"),
        ((entry / "device").exists(), "wired"),
    )
    for is_so, kind in signs:
        if is_so:
            return kind
    below = _below(entry, depth) if sort not in _APART else set()
    if below & {"wired", "wifi"}:
        return "wired" if "wired" in below else "wifi"
    return "virtual" if hardware == _ETHERNET else None


def _below(entry: Path, depth: int) -> set[Kind | None]:
    if depth >= _DEEPEST:
        return set()
    found: set[Kind | None] = set()
    with contextlib.suppress(OSError):
        found = {kind_in(entry.parent / lower.name.removeprefix("lower_"), depth + 1) for lower in entry.glob("lower_*")}
    return found


def _sort(entry: Path) -> str:
    """The kernel's own word for the device type («vlan», «bridge», «wwan»)."""
    lines = _text(entry / "uevent").splitlines()
    return next((line.removeprefix("DEVTYPE=") for line in lines if line.startswith("DEVTYPE=")), "")


def _text(path: Path) -> str:
    try:
        return path.read_text(errors="replace").strip()
    except OSError:
        return ""
