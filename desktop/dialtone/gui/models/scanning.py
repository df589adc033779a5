"""A scan in words: what to scan as typed, how far it is, what it could not use, what contradicts itself, and the signals of a device."""

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from dialtone.domain.discovery import Conflict, FoundDevice, ScanProgress, ScanRun
from dialtone.services.clock import local
from dialtone.services.discovering import Extent, NetworkChoice
from dialtone.words import Words

translate = QCoreApplication.translate

_PORTS = range(1, 65536)
_MOST_PORTS = 16
_SPAN = 3.0
"""Seconds over which the rate is taken."""
MOST_LINES = 50
"""Contradictions shown before the rest is only counted."""


def split(text: str | None) -> tuple[str, ...]:
    """Several entries of one field: by spaces, commas or semicolons, each once."""
    return tuple(dict.fromkeys(re.split(r"[\s,;]+", (text or "").strip()))) if (text or "").strip() else ()


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


def choice_label(choice: NetworkChoice) -> str:
    """«192.168.10.0/24 · eth0», with a warning where it is not the customer's network."""
    text = f"{choice.network} · {choice.label}"
    return text if choice.suggested else translate("Scanning", "{network} (VPN or virtual)").format(network=text)


def extent_text(addresses: int, seconds: float, words: Words) -> str:
    """«254 addresses, about 6 s»."""
    return translate("Scanning", "{addresses} addresses, about {time}").format(addresses=words.number(addresses), time=duration(seconds))


def large_text(extent: Extent, words: Words) -> str:
    """The question before a large scan."""
    text = translate(
        "Scanning", "These are {addresses} addresses; the scan takes about {time}. Telephones are usually in a network of their own."
    )
    return text.format(addresses=words.number(extent.addresses), time=duration(extent.expected_seconds))


def duration(seconds: float) -> str:
    """«6 s», «4 min»."""
    if seconds < 90:
        return translate("Scanning", "{seconds} s").format(seconds=max(round(seconds), 1))
    return translate("Scanning", "{minutes} min").format(minutes=round(seconds / 60))


class Pace:
    """How fast a stage goes: fed with each report, it tells the rate of the last seconds and what is left."""

    def __init__(self) -> None:
        self._stage = ""
        self._seen: deque[tuple[float, int]] = deque(maxlen=64)

    def advance(self, step: ScanProgress, now: float) -> tuple[float | None, float | None]:
        """(addresses a second, seconds left) at `now`, None where it can't be said yet. `now` is a clock that only goes forward."""
        if step.stage != self._stage:
            self._stage = step.stage
            self._seen.clear()
        self._seen.append((now, step.done))
        while len(self._seen) > 2 and now - self._seen[0][0] > _SPAN:
            self._seen.popleft()
        (began, first), (ended, last) = self._seen[0], self._seen[-1]
        if ended - began < 0.2 or last <= first:
            return None, None
        rate = (last - first) / (ended - began)
        return rate, max(step.total - step.done, 0) / rate


def progress_text(step: ScanProgress, found: int, pace: tuple[float | None, float | None], words: Words) -> str:
    """«SIP question (OPTIONS): 120 of 508, 85 a second, about 4 s left · 31 devices»; what is paused has no rate."""
    if step.paused:
        return f"{translate('Scanning', 'Paused: nothing is sent')} · {devices_text(found)}"
    rate, left = pace
    text = translate("Scanning", "{stage}: {done} of {total}").format(
        stage=words.text(f"method.{step.stage}"), done=step.done, total=step.total
    )
    if rate is not None and left is not None:
        text += translate("Scanning", ", {rate} a second, about {time} left").format(rate=round(rate), time=duration(left))
    return f"{text} · {devices_text(found)}"


def devices_text(count: int) -> str:
    """«31 devices»."""
    return translate("Scanning", "1 device") if count == 1 else translate("Scanning", "%n devices", "", count)


@dataclass(frozen=True)
class Note:
    """A line under the table: a symbol, its tone, and the words."""

    icon: str
    tone: str
    text: str


def notes(run: ScanRun, words: Words) -> tuple[Note, ...]:
    """What a reader of the list must know: interrupted, ways of finding that were not used and why, contradictions."""
    networks = ", ".join(run.networks)
    text = translate("Scanning", "Scanned: {networks}, in {time}").format(networks=networks, time=duration(run.seconds))
    if run.interface:
        text = translate("Scanning", "{scanned}, from {interface}").format(scanned=text, interface=run.interface)
    found = [Note("radar", "muted", text)]
    if not run.complete:
        text = translate("Scanning", "Interrupted: the list holds what was found until then, and nothing counts as missing.")
        found.append(Note("triangle-alert", "warn", text))
    found += [Note("triangle-alert", "warn", conflict_text(conflict, words, with_ip=True)) for conflict in run.conflicts[:MOST_LINES]]
    if len(run.conflicts) > MOST_LINES:
        more = len(run.conflicts) - MOST_LINES
        found.append(Note("triangle-alert", "warn", translate("Scanning", "and {count} more contradictions").format(count=more)))
    for method in run.not_run:
        reason = words.text(f"reason.{method.reason}") + (f" ({method.detail})" if method.detail else "")
        text = translate("Scanning", "Not used: {method}: {reason}").format(method=words.text(f"method.{method.method}"), reason=reason)
        found.append(Note("circle-dashed", "muted", text))
    return tuple(found)


def conflict_text(conflict: Conflict, words: Words, *, with_ip: bool = False) -> str:
    """A contradiction with both sides of it."""
    values: Iterable[str] = conflict.values
    if conflict.field == "kind":
        values = (words.text(f"kind.{value}") for value in conflict.values)
    title = words.text(f"conflict.{conflict.field}") if words.has(f"conflict.{conflict.field}") else conflict.field
    text = translate("Scanning", "Contradiction: {what}: {values}").format(what=title, values=" / ".join(values))
    return f"{conflict.ip} · {text}" if with_ip and conflict.ip else text


def evidence_text(device: FoundDevice, words: Words) -> str:
    """Every signal with the way it came, its field, its value as received, and the time."""
    lines = []
    for item in device.evidence:
        lines.append(f"{local(item.at):%H:%M:%S}  {words.text(f'method.{item.by}')} · {item.field}")
        lines.append(f"  {item.value}")
    return "\n".join(lines)


def summary(run: ScanRun, telephones: int, unknown: int, new: int, words: Words) -> str:
    """«41 devices, 23 telephones, 2 unknown, 12 new · 24 November 2026 14:02»."""
    parts = [devices_text(len(run.devices)), translate("Scanning", "{count} telephones").format(count=telephones)]
    if unknown:
        parts.append(translate("Scanning", "{count} unknown").format(count=unknown))
    if new:
        parts.append(translate("Scanning", "{count} new").format(count=new))
    moment = local(run.started)
    return f"{', '.join(parts)} · {words.date(moment.date())} {moment:%H:%M}"


def facts(device: FoundDevice) -> Sequence[tuple[str, str]]:
    """What is known of a found device besides its name: (what, value) pairs."""
    switch = device.switch
    vlan = translate("Scanning", "{place}, VLAN {vlan}").format(place=f"{switch.name} {switch.port}", vlan=switch.vlan) if switch else ""
    rows = (
        (translate("Scanning", "IP address"), device.ip),
        (translate("Scanning", "MAC address"), device.mac or ""),
        (translate("Scanning", "Firmware"), device.firmware or ""),
        (translate("Scanning", "Calls itself"), device.hostname or ""),
        (translate("Scanning", "SIP port"), ", ".join(map(str, device.sip_ports))),
        (translate("Scanning", "Switch port"), vlan if switch and switch.vlan else f"{switch.name} {switch.port}" if switch else ""),
    )
    return [(name, value) for name, value in rows if value]
