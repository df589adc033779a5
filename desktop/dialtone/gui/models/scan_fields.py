"""What to scan, as chosen and typed, in words: networks with what they take, ports, imported lists."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from dialtone.domain.discovery import ScanRun
from dialtone.services.discovering import Extent, NetworkChoice
from dialtone.words import Words

if TYPE_CHECKING:
    from dialtone.services.discovering import Leads

translate = QCoreApplication.translate

_PORTS = range(1, 65536)
_MOST_PORTS = 16
INTERFACE_ICONS = {"wired": "ethernet-port", "wifi": "wifi", "vpn": "shield", "virtual": "box"}
"""Symbol of an interface's kind."""
LISTENING = (0, 60, 300)
"""Seconds to choose from for hearing telephones that start."""


def split(text: str | None) -> tuple[str, ...]:
    """Several entries of one field: by spaces, commas or semicolons, each once; a range may have spaces around its dash."""
    joined = re.sub(r"\s*([-\u2010-\u2015])\s*", r"\1", (text or "").strip())
    return tuple(dict.fromkeys(filter(None, re.split(r"[\s,;]+", joined))))


def ports(text: str | None) -> tuple[int, ...] | None:
    """Port numbers as typed; None when one of them is none, or there are more than sixteen (every address is asked on each)."""
    entries = split(text)
    if any(not (entry.isascii() and entry.isdecimal() and len(entry) <= 5 and int(entry) in _PORTS) for entry in entries):
        return None
    found = tuple(sorted({int(entry) for entry in entries}))
    return found if len(found) <= _MOST_PORTS else None


def choice_key(choice: NetworkChoice) -> str:
    """What identifies a choice of network in a list."""
    return f"{choice.interface}|{choice.network}"


def chosen_text(choices: Sequence[NetworkChoice]) -> str:
    """«192.168.10.0/24 · eth0», and how many more."""
    if not choices:
        return translate("ScanFields", "no network of this computer")
    text = f"{choices[0].network} · {choices[0].label}"
    return text if len(choices) == 1 else translate("ScanFields", "{first} and {count} more").format(first=text, count=len(choices) - 1)


def interface_text(choice: NetworkChoice) -> str:
    """«eth0 · cable · 1 Gbit/s»."""
    kinds = {
        "wired": translate("ScanFields", "cable"),
        "wifi": translate("ScanFields", "Wi-Fi"),
        "vpn": translate("ScanFields", "VPN"),
        "virtual": translate("ScanFields", "virtual"),
    }
    return " · ".join(filter(None, (choice.label, kinds.get(choice.kind, ""), speed_text(choice.speed_mbit_s))))


def speed_text(speed: int | None) -> str:
    """«1 Gbit/s», «100 Mbit/s»; nothing where it isn't known."""
    if not speed:
        return ""
    return f"{speed // 1000} Gbit/s" if speed >= 1000 and speed % 1000 == 0 else f"{speed} Mbit/s"


def caution(choice: NetworkChoice, words: Words) -> str:
    """Why a network is not a good choice, or nothing."""
    if choice.kind == "vpn":
        return translate("ScanFields", "{network} is reached through a VPN: probably not this customer's site.").format(
            network=choice.network
        )
    if not choice.suggested:
        return translate("ScanFields", "{network} is a virtual network inside this computer.").format(network=choice.network)
    if choice.large:
        return large_text(Extent(addresses=choice.addresses, expected_seconds=choice.expected_seconds, large=True), words)
    return ""


def extent_text(addresses: int, seconds: float, words: Words) -> str:
    """«254 addresses, about 6 s»."""
    return translate("ScanFields", "{addresses} addresses, about {time}").format(addresses=words.number(addresses), time=duration(seconds))


def large_text(extent: Extent, words: Words) -> str:
    """The question before a large scan."""
    text = translate(
        "ScanFields", "These are {addresses} addresses; the scan takes about {time}. Telephones are usually in a network of their own."
    )
    return text.format(addresses=words.number(extent.addresses), time=duration(extent.expected_seconds))


def duration(seconds: float) -> str:
    """«6 s», «4 min»."""
    if seconds < 90:
        return translate("ScanFields", "{seconds} s").format(seconds=max(round(seconds), 1))
    return translate("ScanFields", "{minutes} min").format(minutes=round(seconds / 60))


def listening_text(seconds: int) -> str:
    """A choice of how long to listen."""
    return translate("ScanFields", "{minutes} min").format(minutes=seconds // 60) if seconds else translate("ScanFields", "not at all")


@dataclass(frozen=True)
class Listed:
    """An imported list: the file's name and what was read."""

    name: str
    leads: "Leads"

    @property
    def faulty(self) -> bool:
        """Whether something in it was not understood."""
        return bool(self.leads.faults)


def listed_text(listed: Listed) -> str:
    """«leases.txt: 42 devices, 3 lines not understood»."""
    devices = listed.leads.devices
    text = translate("ScanFields", "1 device") if devices == 1 else translate("ScanFields", "%n devices", "", devices)
    parts = [f"{listed.name}: {text}"]
    if faults := len(listed.leads.faults):
        one = translate("ScanFields", "1 line not understood")
        parts.append(one if faults == 1 else translate("ScanFields", "%n lines not understood", "", faults))
    return ", ".join(parts)


def listed_details(listed: Listed, words: Words) -> str:
    """What was left out, and each line that was not understood with its reason; at most ten of them."""
    lines = []
    if listed.leads.left_out:
        count = listed.leads.left_out
        lines.append(translate("ScanFields", "{count} left out: the lease had ended, or the host was down").format(count=count))
    for fault in listed.leads.faults[:10]:
        reason = words.text(f"list.{fault.code}")
        text = f" ({fault.text})" if fault.text else ""
        lines.append(translate("ScanFields", "line {line}: {reason}").format(line=fault.line, reason=reason) + text)
    return "\n".join(lines)


def scanned_text(run: ScanRun) -> str:
    """«Scanned: 192.168.10.0/24, in 6 s, from eth0»."""
    text = translate("ScanFields", "Scanned: {networks}, in {time}").format(networks=_networks(run.networks), time=duration(run.seconds))
    return translate("ScanFields", "{scanned}, from {interface}").format(scanned=text, interface=run.interface) if run.interface else text


def _networks(networks: Sequence[str]) -> str:
    """A range gives many pieces; the first few say enough."""
    if len(networks) <= 4:
        return ", ".join(networks)
    return translate("ScanFields", "{first} and {count} more").format(first=", ".join(networks[:3]), count=len(networks) - 3)
