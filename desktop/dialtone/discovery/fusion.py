"""From signals to devices: which signals are about the same device, what they say together, and where they contradict each other.

Signals belong to one device when the network names the same MAC address for them, else the same IP address, else when an answer to the one
came from the other (Call-ID). A MAC address that a device merely says of itself never joins two addresses: it could hide a host by naming
its neighbour's. Contradictions are listed, never averaged.

Confidence says how sure the identification is. Every way of finding («by») that supports the chosen kind and maker contributes its
strongest signal s as in 1 - product of (1 - s): two independent witnesses of 0.6 give 0.84. The strengths: a model that the tables know
0.85, a kind without model 0.7, a family's usual kind 0.5, a maker in a text 0.4, a maker by MAC address 0.3, an answer without a name 0.2,
a neighbour entry 0.1. So one more signal that agrees never lowers it; one that disagrees shows as a conflict.
"""

import ipaddress
import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence

import msgspec
from msgspec import Struct

from dialtone.discovery import fingerprints, oui
from dialtone.discovery.fingerprints import Identity
from dialtone.discovery.method import Signal
from dialtone.domain.discovery import Conflict, Evidence, FoundDevice, SwitchLocation
from dialtone.domain.kinds import TELEPHONES

SIP = "sip-options"
MAX_SIGNALS = 32
"""Signals kept of one address from each way of finding: one that talks too much must not crowd out the others."""
MAX_DEVICES = 70_000
SEEN = frozenset({"neighbour", "lldp", "fdb"})
"""Ways of finding in which the network, not the device, names the MAC address."""
SHARED = 4
"""An address that answers for more than this many others, or a MAC address behind that many, is something in between (proxy, ALG)."""
EVERYBODY = 0.9
EVERYBODY_OF = 16
_STRENGTH = {"oui": 0.3, "neighbour": 0.1, "sip-options": 0.2, "mdns": 0.2, "http": 0.15, "tls": 0.15, "lldp": 0.2, "snmp": 0.2, "fdb": 0.1}


class _Claim(Struct, frozen=True):
    """What one signal says, and how strongly."""

    by: str
    identity: Identity
    strength: float


class Fusion:
    """Collects signals and tells the devices as they stand. `asked`: how many addresses are asked, to know when «all» answer."""

    def __init__(self, asked: int = 0) -> None:
        self._asked = asked
        self._signals: dict[str, list[Signal]] = {}
        self._control: list[Signal] = []
        self._common: tuple[int, str | None] = (-1, None)
        self.version = 0

    def add(self, signal: Signal) -> bool:
        """Take a signal in; False when it says nothing new or the device has said enough."""
        if signal.control:
            self._control.append(signal)
            self._control = self._control[:MAX_SIGNALS]
            self.version += 1
            return True
        key = signal.ip or f"mac:{signal.mac}"
        known = self._signals.get(key)
        if known is None:
            if len(self._signals) >= MAX_DEVICES:
                return False
            known = self._signals[key] = []
        by = signal.evidence.by
        if sum(other.evidence.by == by for other in known) >= MAX_SIGNALS or any(_same(signal, other) for other in known):
            return False
        known.append(signal)
        self.version += 1
        return True

    def addresses(self) -> dict[str, list[Signal]]:
        """The signals by IP address of who is there.

        Left out: devices known by MAC address only, phantoms, and addresses for which only somebody else answered.
        """
        found = {key: list(signals) for key, signals in self._signals.items() if not key.startswith("mac:")}
        return {
            ip: signals
            for ip, signals in found.items()
            if not self._phantom(signals) and any(not signal.answered_from for signal in signals)
        }

    def devices(self) -> tuple[FoundDevice, ...]:
        """The devices as they stand, by IP address; phantoms of something in between are left out (see `conflicts`)."""
        groups = self._groups()
        contested = _contested(groups)
        found = [_device(group, contested) for group in groups if not self._phantom(group)]
        return tuple(sorted(found, key=_order))

    def conflicts(self) -> tuple[Conflict, ...]:
        """Contradictions within a device, one MAC address behind many, and answers from where nobody is."""
        groups = self._groups()
        found = [conflict for group in groups if not self._phantom(group) for conflict in _contradictions(group)]
        phantoms = sum(self._phantom(group) for group in groups if group[0].ip)
        for ip in sorted({signal.ip for signal in self._control if signal.ip}):
            values = [signal.evidence.value for signal in self._control if signal.ip == ip]
            found.append(Conflict(ip=ip, field="unused-address-answers", values=(*dict.fromkeys(values), f"{phantoms}")))
        everybody = self._everybody()
        if everybody and not self._control:
            found.append(Conflict(ip="", field="everybody-answers-alike", values=(everybody, f"{phantoms}")))
        for source, answered in self._proxies().items():
            found.append(Conflict(ip=source, field="answers-for-others", values=tuple(sorted(answered, key=_numeric)[:16])))
        for mac, ips in _contested(groups).items():
            found.append(Conflict(ip=min(ips, key=_numeric), field="mac-claimed-by-others", values=(mac, *sorted(ips, key=_numeric)[:16])))
        for mac, ips in self._neighbours().items():
            if len(ips) > SHARED:
                found.append(
                    Conflict(ip=min(ips, key=_numeric), field="one-mac-many-addresses", values=(mac, *sorted(ips, key=_numeric)[:16]))
                )
        return tuple(found)

    def _neighbours(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for key, signals in self._signals.items():
            for signal in signals:
                if signal.mac and signal.evidence.by == "neighbour":
                    found.setdefault(signal.mac, set()).add(key)
        return found

    def _proxies(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for key, signals in self._signals.items():
            for signal in signals:
                if signal.answered_from:
                    found.setdefault(signal.answered_from, set()).add(key)
        return {source: keys for source, keys in found.items() if len(keys) > SHARED}

    def _everybody(self) -> str | None:
        """The text with which (nearly) every address of a network answers; real networks have empty places and printers."""
        if self._asked < EVERYBODY_OF:
            return None
        if self._common[0] != self.version:
            counts = Counter(
                value for signals in self._signals.values() for value in {s.evidence.value for s in signals if s.evidence.by == SIP}
            )
            value, count = next(iter(counts.most_common(1)), ("", 0))
            self._common = (self.version, value if count >= EVERYBODY * self._asked else None)
        return self._common[1]

    def _phantom(self, group: Sequence[Signal]) -> bool:
        """Whether all that is known is an answer that something in between gives for any address, or a place for a device nobody found."""
        if all(signal.only_locates for signal in group):
            return True
        if any(signal.evidence.by != SIP or signal.mac for signal in group):
            return False
        values = {signal.evidence.value for signal in group}
        return bool(self._control and values <= {signal.evidence.value for signal in self._control}) or values == {self._everybody()}

    def _groups(self) -> list[list[Signal]]:
        """Signals joined by MAC address, then by who answered for whom."""
        joined = _Joined(self._signals)
        neighbours, proxies = self._neighbours(), self._proxies()
        seen: dict[str, set[str]] = {}
        stated: dict[str, set[str]] = {}
        for key, signals in self._signals.items():
            for signal in signals:
                for mac in _macs((signal,)):
                    if len(neighbours.get(mac, ())) <= SHARED:
                        (seen if mac in _seen_macs((signal,)) else stated).setdefault(mac, set()).add(key)
        for keys in seen.values():
            joined.join(sorted(keys))
        for mac, keys in stated.items():
            owners = seen.get(mac, set())
            # A switch's device without an address is the one that names itself so, if only one does and nobody is known by it.
            if len(keys - owners) == 1 and all(key.startswith("mac:") for key in owners):
                joined.join(sorted(keys | owners))
        for key, signals in self._signals.items():
            for source in {signal.answered_from for signal in signals if signal.answered_from} - proxies.keys():
                joined.join((source, key))
        groups: dict[str, list[Signal]] = {}
        for key, signals in self._signals.items():
            groups.setdefault(joined.root(key), []).extend(signals)
        return list(groups.values())


class _Joined:
    """Which keys are about one device (union-find)."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._parents = {key: key for key in keys}

    def root(self, key: str) -> str:
        while self._parents[key] != key:
            self._parents[key] = self._parents[self._parents[key]]
            key = self._parents[key]
        return key

    def join(self, keys: Iterable[str]) -> None:
        present = [key for key in keys if key in self._parents]
        for key in present[1:]:
            self._parents[self.root(key)] = self.root(present[0])


def _same(one: Signal, other: Signal) -> bool:
    a, b = one.evidence, other.evidence
    mine = (a.by, a.field, a.value, one.mac, one.sip_port, one.switch, one.answered_from)
    return mine == (b.by, b.field, b.value, other.mac, other.sip_port, other.switch, other.answered_from)


def _macs(group: Iterable[Signal]) -> set[str]:
    """All MAC addresses that the signals name, also those that the device says of itself."""
    return {mac for signal in group for mac in (signal.mac, _stated(signal).mac) if mac}


def _seen_macs(group: Iterable[Signal]) -> set[str]:
    """The MAC addresses that the network saw, whatever the device says."""
    return {signal.mac for signal in group if signal.mac and signal.evidence.by in SEEN}


def _contested(groups: Iterable[Sequence[Signal]]) -> dict[str, set[str]]:
    """MAC addresses that several devices name, though the network saw them at one of these at most, with the addresses of all."""
    claimed: dict[str, list[tuple[str, bool]]] = {}
    for group in groups:
        seen = _seen_macs(group)
        for mac in _macs(group):
            claimed.setdefault(mac, []).append((_primary(group), mac in seen))
    return {mac: {ip for ip, _ in by} for mac, by in claimed.items() if len(by) > 1 and sum(seen for _, seen in by) <= 1}


def _stated(signal: Signal) -> Identity:
    return fingerprints.of(signal.evidence) or Identity()


def _numeric(ip: str) -> tuple[int, str]:
    try:
        return int(ipaddress.ip_address(ip)), ip
    except ValueError:
        return 1 << 128, ip


def _order(device: FoundDevice) -> tuple[int, str, str]:
    return (*_numeric(device.ip), device.mac or "")


def _claims(group: Iterable[Signal], mac: str | None) -> list[_Claim]:
    claims = []
    for signal in group:
        by = signal.evidence.by
        identity = fingerprints.of(signal.evidence)
        if identity is None:
            claims.append(_Claim(by, Identity(), _STRENGTH.get(by, 0.1)))
            continue
        known = identity.kind != "unknown"
        strength = 0.4 if not known else 0.5 if identity.weak else 0.85 if identity.model else 0.7
        claims.append(_Claim(by, identity, strength))
    made = oui.maker(mac) if mac else None
    if made and made.name:
        claims.append(_Claim("oui", Identity(vendor=made.name), _STRENGTH["oui"]))
    return claims


def _best(scores: dict[str, float]) -> str | None:
    """The value with the highest sum; the first in the alphabet where two are equal, so that the order of arrival doesn't matter."""
    return min(scores, key=lambda value: (-round(scores[value], 6), value), default=None)


def _choose(claims: Iterable[_Claim], field: str, *, strong_first: bool = False) -> str | None:
    """The value of a field that the claims support most; the maker behind a card and an OEM's name yield to a maker in a text."""
    scores: dict[str, float] = {}
    strongest: dict[str, dict[str, float]] = {}
    for claim in claims:
        value = getattr(claim.identity, field)
        if not value or (field == "kind" and value == "unknown"):
            continue
        strength = claim.strength * (0.3 if claim.identity.oem and field == "vendor" else 1)
        bonus = 10.0 if strong_first and not claim.identity.weak else 0.0
        by = strongest.setdefault(value, {})
        by[claim.by] = max(by.get(claim.by, 0.0), strength + bonus)
    for value, by in strongest.items():
        scores[value] = sum(by.values())
    return _best(scores)


def _fullest(claims: Iterable[_Claim], model: str | None) -> str | None:
    """The longest spelling of the chosen model: «CP-7821-3PCC» says more than «7821»."""
    same = [text for claim in claims if (text := claim.identity.model) and model and _plain(model) in _plain(text)]
    return max(same, key=lambda text: (len(text), text), default=model)


def _confidence(claims: Iterable[_Claim], kind: str | None, vendor: str | None) -> float:
    strongest: dict[str, float] = {}
    for claim in claims:
        said = claim.identity
        if said.kind not in {"unknown", kind} or (said.vendor and vendor and not said.oem and said.vendor != vendor and said.kind != kind):
            continue
        strongest[claim.by] = max(strongest.get(claim.by, 0.0), claim.strength)
    doubt = 1.0
    for strength in strongest.values():
        doubt *= 1 - strength
    return round(1 - doubt, 4)


def _device(group: Sequence[Signal], contested: Container[str]) -> FoundDevice:
    mac = _mac(group, contested)
    claims = _claims(group, mac)
    kind = _choose(claims, "kind", strong_first=True)
    agreeing = [claim for claim in claims if claim.identity.kind == kind] or claims
    vendor = _choose(
        claims if kind is None else [*agreeing, *(c for c in claims if c.by == "oui" or c.identity.kind == "unknown")], "vendor"
    )
    of_vendor = [claim for claim in agreeing if claim.identity.vendor in {None, vendor}] or agreeing
    ip = _primary(group)
    switch = _switch(group)
    return FoundDevice(
        ip=ip,
        mac=mac,
        vendor=vendor,
        model=_fullest(of_vendor, _choose(of_vendor, "model")),
        firmware=_choose(of_vendor, "firmware"),
        kind=kind or "unknown",
        telephone=kind in TELEPHONES,
        confidence=_confidence(claims, kind, vendor),
        hostname=next((signal.hostname for signal in group if signal.hostname), None),
        sip_ports=tuple(sorted({signal.sip_port for signal in group if signal.sip_port})),
        switch=switch,
        evidence=_evidence(group, ip, mac),
    )


def _evidence(group: Sequence[Signal], ip: str, mac: str | None) -> tuple[Evidence, ...]:
    """All evidence, once each, with what came from another address or concerns another address of the same device named as such."""
    found: dict[tuple[str, str, str], Evidence] = {}
    for signal in group:
        item = signal.evidence
        found.setdefault((item.by, item.field, item.value), item)
        for name, other in (("address", signal.ip), ("answered-from", signal.answered_from)):
            if other and other != ip:
                found.setdefault((item.by, name, other), Evidence(by=item.by, field=name, value=other, at=item.at))
    made = oui.maker(mac) if mac else None
    if made and group:
        value = made.name or "random"
        found.setdefault(("oui", "maker", value), Evidence(by="oui", field="maker", value=value, at=group[0].evidence.at))
    return tuple(found.values())


def _mac(group: Iterable[Signal], contested: Container[str] = ()) -> str | None:
    """The MAC address: what the network says (neighbour table, switch) before what the device says of itself.

    `contested`: addresses that others name too; they count only where the network saw them.
    """
    ranked: dict[str, int] = {}
    for signal in group:
        stated = _stated(signal).mac
        seen = signal.evidence.by in SEEN
        for mac, rank in ((signal.mac, 0 if signal.evidence.by == "neighbour" else 1), (stated, 2)):
            if mac and not (mac in contested and not (seen and mac == signal.mac)):
                ranked[mac] = min(rank, ranked.get(mac, 9))
    return min(ranked, key=lambda mac: (ranked[mac], mac), default=None)


def _primary(group: Iterable[Signal]) -> str:
    """The address to show: one that answers SIP itself, else any; the lowest. Empty when only a switch knows the device."""
    ranked: dict[str, int] = {}
    for signal in group:
        if signal.ip:
            rank = 1 if signal.answered_from or not signal.sip_port else 0
            ranked[signal.ip] = min(rank, ranked.get(signal.ip, 9))
    return min(ranked, key=lambda ip: (ranked[ip], _numeric(ip)), default="")


def _switch(group: Iterable[Signal]) -> SwitchLocation | None:
    """Where the switch says it is; what LLDP says goes before what the forwarding table says, with its VLAN filled in from there."""
    places = [signal.switch for signal in group if signal.switch]
    best = min(places, key=lambda place: (place.source != "lldp", place.name, place.port), default=None)
    if best and best.vlan is None:
        vlan = next((place.vlan for place in places if place.vlan and (place.name, place.port) == (best.name, best.port)), None)
        return msgspec.structs.replace(best, vlan=vlan)
    return best


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _distinct(values: Iterable[str]) -> list[str]:
    """Values that really differ: not merely in spelling, nor one being a part of the other («T41S», «SIP-T41S»)."""
    kept: list[str] = []
    for value in sorted({value for value in values if value}, key=lambda value: (-len(value), value)):
        if not any(_plain(value) in _plain(other) for other in kept):
            kept.append(value)
    return sorted(kept)


def _elsewhere(place: SwitchLocation, group: Iterable[Signal]) -> bool:
    """Whether another switch names the device's port by LLDP: then this one only sees it through a cable between the switches."""
    return any(s.switch and s.switch.source == "lldp" and s.switch.name != place.name for s in group)


def _contradictions(group: Sequence[Signal]) -> Iterable[Conflict]:
    ip, mac = _primary(group), _mac(group)
    claims = [claim for claim in _claims(group, mac) if not claim.identity.oem]
    strong = [claim.identity for claim in claims if not claim.identity.weak]
    stated = {signal.mac for signal in group} | {_stated(signal).mac for signal in group}
    places = {(s.switch.name, s.switch.port) for s in group if s.switch and not (s.switch.source == "fdb" and _elsewhere(s.switch, group))}
    oems = any(_stated(signal).oem for signal in group)
    kinds = sorted({item.kind for item in strong} - {"unknown"})
    named = [item for item in strong if item.kind != "unknown"] or strong
    fields = {
        "mac": sorted(value for value in stated if value),
        "vendor": [] if oems else _distinct(item.vendor or "" for item in strong),
        "kind": kinds,
        "model": _distinct(item.model or "" for item in named) if len(kinds) < 2 else [],
        "firmware": _distinct(item.firmware or "" for item in named),
        "switch-port": sorted(" ".join(place) for place in places),
    }
    for field, values in fields.items():
        if len(values) > 1:
            yield Conflict(ip=ip, field=field, values=tuple(values))
