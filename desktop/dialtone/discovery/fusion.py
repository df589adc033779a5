"""From signals to devices, while a scan runs: what is heard is kept by address, tied together, and told as devices whenever asked.

`grouping` says which signals are about one device, `distrust` which answers are not a device's own, `identity` what it is and how sure that
is, `device` puts it together, `conflicts` finds the contradictions. A device is made again only when something about it changed, since
thousands are told several times a second.
"""

from collections.abc import Mapping, Sequence
from ipaddress import IPv4Network

import msgspec
from msgspec import Struct

from dialtone.discovery import conflicts, device, identity
from dialtone.discovery.device import Facts
from dialtone.discovery.distrust import Distrust
from dialtone.discovery.grouping import SHARED, Grouped, Links, home, numeric
from dialtone.discovery.identity import Heard
from dialtone.discovery.method import Signal
from dialtone.domain.discovery import Conflict, FoundDevice

__all__ = ["SHARED", "Fusion"]

MAX_SIGNALS = 32
"""Signals kept of one address from each way of finding: one that talks too much must not crowd out the others."""
PLENTY, FEW = 200_000, 4
"""From this many signals in all, so many are kept of each: everybody talking too much must not fill the memory."""
MAX_DEVICES = 70_000
MAX_FURTHER = 16
"""Announced addresses kept of one signal."""


class _Made(Struct):
    """A device as it was made, from what, and what is in conflict."""

    stamp: tuple[object, ...]
    facts: Facts
    device: FoundDevice | None
    order: tuple[int, str, str] = (0, "", "")
    conflicts: tuple[Conflict, ...] | None = None


class Fusion:
    """Collects signals and tells the devices as they stand.

    `asked`: how many addresses are asked, to know when «all» answer; `networks`: the same network by network.
    """

    def __init__(self, asked: int = 0, networks: Sequence[IPv4Network] = ()) -> None:
        self._heard: dict[str, list[Heard]] = {}
        self._total = 0
        self._links = Links()
        self._distrust = Distrust(asked, networks)
        self._made: dict[str, _Made] = {}
        self._stand: tuple[int, tuple[_Made, ...]] = (-1, ())
        self._contested: dict[str, set[str]] = {}
        self._grouped = Grouped()
        self.version = 0

    def add(self, signal: Signal) -> bool:
        """Take a signal in; False when it says nothing new or the device has said enough."""
        if signal.control:
            self._distrust.unused_answers(signal)
            self.version += 1
            return True
        signal = _bounded(signal)
        key = home(signal)
        if key is None:
            return False
        known = self._heard.get(key)
        if known is None:
            if len(self._heard) >= MAX_DEVICES:
                return False
            known = self._heard[key] = []
        by = signal.evidence.by
        enough = MAX_SIGNALS if self._total < PLENTY else FEW
        if sum(other.signal.evidence.by == by for other in known) >= enough or any(_same(signal, other.signal) for other in known):
            return False
        heard = identity.hear(signal)
        self._distrust.heard(key, signal, known)
        self._links.note(key, heard)
        known.append(heard)
        self._total += 1
        self.version += 1
        return True

    def devices(self) -> tuple[FoundDevice, ...]:
        """The devices as they stand, by IP address; phantoms of something in between are left out (see `conflicts`)."""
        return tuple(made.device for made in self._stands() if made.device is not None)

    def conflicts(self) -> tuple[Conflict, ...]:
        """Contradictions within a device and between devices, and answers from where nobody is."""
        found: list[Conflict] = []
        phantoms = 0
        for made in self._stands():
            if made.device is None:
                phantoms += any(not key.startswith("mac:") for key in made.facts.keys)
                continue
            if made.conflicts is None:
                made.conflicts = conflicts.within(made.facts)
            found += made.conflicts
        control = self._distrust.control
        for ip in sorted({signal.ip for signal in control if signal.ip}):
            values = dict.fromkeys(signal.evidence.value for signal in control if signal.ip == ip)
            found.append(Conflict(ip=ip, field="unused-address-answers", values=(*values, f"{phantoms}")))
        if everybody := self._distrust.everybody():
            found.append(Conflict(ip="", field="everybody-answers-alike", values=(*everybody, f"{phantoms}")))
        found += conflicts.between(self._links, self._grouped, self._contested)
        return tuple(found)

    def _stands(self) -> tuple[_Made, ...]:
        """All groups as they stand, made anew only where something changed."""
        if self._stand[0] != self.version:
            self._distrust.settle(self._heard)
            self._grouped = self._links.group(self._heard)
            self._contested = self._claimed_by_several()
            contested: dict[str, set[str]] = {}
            for mac in self._contested:
                for key in (f"mac:{mac}", *self._links.stated[mac], *self._links.neighbours.get(mac, ())):
                    contested.setdefault(key, set()).add(mac)
            self._made = {keys[0]: self._make(keys, contested) for keys in self._grouped.groups}
            self._stand = (self.version, tuple(sorted(self._made.values(), key=lambda made: made.order)))
        return self._stand[1]

    def _claimed_by_several(self) -> dict[str, set[str]]:
        """MAC addresses that several devices name, though the network saw them at one of these at most, with a key of each."""
        found = {}
        owners = self._grouped.owners
        for mac, naming in self._links.stated.items():
            seen = {owners[key] for key in (f"mac:{mac}", *self._links.neighbours.get(mac, ())) if key in owners}
            everyone = seen | {owners[key] for key in naming}
            if len(everyone) > 1 and len(seen) <= 1:
                found[mac] = {min(keys, key=numeric) for keys in everyone}
        return found

    def _make(self, keys: tuple[str, ...], contested: Mapping[str, set[str]]) -> _Made:
        spoken_of = {ip for key in keys for ip in self._links.mentioned.get(key, ())}
        elsewhere = frozenset(ip for ip in spoken_of if not self._grouped.belongs(ip, keys))
        disputed = frozenset(mac for key in keys for mac in contested.get(key, ()))
        stamp = (keys, tuple(len(self._heard[key]) for key in keys), self._distrust.version, elsewhere, disputed)
        made = self._made.get(keys[0])
        if made is not None and made.stamp == stamp:
            return made
        heard = tuple(one for key in keys for one in self._distrust.believable(key, self._heard[key]))
        facts = Facts(keys=keys, heard=heard, contested=disputed, elsewhere=elsewhere)
        if all(one.signal.only_locates for one in heard):
            return _Made(stamp, facts, None)
        found = device.build(facts)
        return _Made(stamp, facts, found, (*numeric(found.ip), found.mac or ""))


def _bounded(signal: Signal) -> Signal:
    """The signal with as many addresses as one device may announce, without zones («fe80::1%eth0»): they are this machine's business."""
    texts = (signal.ip or "", *signal.addresses)
    if len(texts) <= MAX_FURTHER and not any("%" in text for text in texts):
        return signal
    further = tuple(dict.fromkeys(text.partition("%")[0] for text in signal.addresses[:MAX_FURTHER]))
    return msgspec.structs.replace(signal, ip=signal.ip.partition("%")[0] if signal.ip else None, addresses=further)


def _same(one: Signal, other: Signal) -> bool:
    a, b = one.evidence, other.evidence
    if a.value != b.value or a.field != b.field or a.by != b.by:
        return False
    mine = (
        one.ip,
        one.mac,
        one.sip_port,
        one.transport,
        one.switch,
        one.answered_from,
        one.addresses,
        one.present,
        one.serial,
        one.hostname,
    )
    return mine == (
        *(other.ip, other.mac, other.sip_port, other.transport, other.switch, other.answered_from),
        *(other.addresses, other.present, other.serial, other.hostname),
    )
