"""One device of a scan from the signals about it: its addresses, where it hangs, whether it is there, and all the evidence."""

import ipaddress
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct

from dialtone.discovery import identity, oui
from dialtone.discovery.grouping import OF_MACS, SEEN, numeric
from dialtone.discovery.identity import LISTS, Heard
from dialtone.domain.discovery import Evidence, FoundDevice, SwitchLocation
from dialtone.domain.kinds import TELEPHONES

MAX_ADDRESSES = 32


class Facts(Struct, frozen=True, kw_only=True):
    """What is known of one device. `keys`: where its signals were kept. `contested`: MAC addresses that others name too.

    `elsewhere`: addresses that its signals speak of and that belong to another device or to nobody for sure.
    """

    keys: tuple[str, ...]
    heard: tuple[Heard, ...]
    contested: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()

    @property
    def own(self) -> set[str]:
        """The IP addresses at which it was met."""
        return {key for key in self.keys if not key.startswith("mac:")}


def build(facts: Facts) -> FoundDevice:
    """The device."""
    ip = primary(facts)
    mac = mac_of(facts, ip)
    said = identity.identify(identity.claims(facts.heard, mac))
    signals = [heard.signal for heard in facts.heard]
    answering = [s for s in signals if s.sip_port and s.present and s.evidence.field != "connect"]
    return FoundDevice(
        ip=ip,
        mac=mac,
        vendor=said.vendor,
        model=said.model,
        firmware=said.firmware,
        kind=said.kind,
        telephone=said.kind in TELEPHONES,
        confidence=said.confidence,
        hostname=_usual(s.hostname for s in signals),
        sip_ports=tuple(sorted({s.sip_port for s in answering if s.sip_port})),
        switch=_switch(facts.heard),
        evidence=_evidence(facts, ip, mac),
        addresses=_others(facts, ip),
        serial=_usual(serials(facts.heard)),
        transports=tuple(sorted({f"{s.transport or 'udp'}:{s.sip_port}" for s in answering})),
        present=any(s.present for s in signals),
    )


def serials(group: Iterable[Heard]) -> list[str]:
    """Serial numbers as the signals state them."""
    found = []
    for heard in group:
        text = heard.signal.serial or (heard.signal.evidence.value if heard.signal.evidence.field == "serial" else "")
        if text.strip():
            found.append(text.strip())
    return found


def _usual(values: Iterable[str | None]) -> str | None:
    """The value said most often; the shorter, then the first in the alphabet, where several are."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], len(value), value), default=None)


def scope(ip: str) -> int:
    """How useful an address is to show: IPv4, then IPv6, then what only works on one cable."""
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return 3
    return 2 if address.is_link_local else 0 if address.version == 4 else 1


def primary(facts: Facts) -> str:
    """The address to show: one that answers SIP itself, else any at which it was met, else one that is spoken of; the lowest of these.

    Empty when nobody knows one.
    """
    ranked: dict[str, int] = {}

    def offer(ip: str, rank: int) -> None:
        if ip not in facts.elsewhere:
            ranked[ip] = min(rank, ranked.get(ip, 9))

    for heard in facts.heard:
        signal = heard.signal
        if signal.ip:
            spoken_of = signal.ip not in facts.keys or signal.evidence.by in OF_MACS
            offer(signal.ip, 2 if spoken_of else 1 if signal.answered_from or not signal.sip_port else 0)
        for address in signal.addresses:
            offer(address, 3)
    return min(ranked, key=lambda ip: (scope(ip), ranked[ip], numeric(ip)), default="")


def mac_of(facts: Facts, ip: str) -> str | None:
    """The MAC address: what the network says (neighbour table, switch) before a list, and that before what the device says of itself.

    One that others name too counts only where the network saw it. Where it saw several at the address, the one that came last.
    """
    ranked: dict[str, tuple[int, bool, float]] = {}
    for heard in facts.heard:
        signal, by = heard.signal, heard.signal.evidence.by
        sure = 0 if by == "neighbour" and signal.present else 1 if by in SEEN else 2 if by in LISTS else 3
        for mac, rank in ((signal.mac, sure), (heard.identity.mac if heard.identity else None, 3)):
            if mac and (mac not in facts.contested or rank < 2):
                age = -signal.evidence.at.timestamp() if rank == 0 else 0.0
                ranked[mac] = min((rank, signal.ip != ip, age), ranked.get(mac, (9, True, 0.0)))
    return min(ranked, key=lambda mac: (ranked[mac], mac), default=None)


def _others(facts: Facts, ip: str) -> tuple[str, ...]:
    """All its other addresses: where it was met, where it answered from, and what it announces unless that is another's."""
    found = facts.own
    for heard in facts.heard:
        signal = heard.signal
        found.update(signal.addresses)
        if signal.answered_from:
            found.add(signal.answered_from)
    found -= facts.elsewhere | {ip}
    return tuple(sorted(found, key=lambda address: (scope(address), numeric(address)))[:MAX_ADDRESSES])


def _evidence(facts: Facts, ip: str, mac: str | None) -> tuple[Evidence, ...]:
    """All evidence, once each, with what came from another address or concerns another address of the same device named as such."""
    found: dict[tuple[str, str, str], Evidence] = {}
    for heard in facts.heard:
        signal, item = heard.signal, heard.signal.evidence
        found.setdefault((item.by, item.field, item.value), item)
        further = [("address", signal.ip), ("answered-from", signal.answered_from), *(("address", a) for a in signal.addresses)]
        for name, other in further:
            if other and other != ip:
                found.setdefault((item.by, name, other), Evidence(by=item.by, field=name, value=other, at=item.at))
    made = oui.maker(mac) if mac else None
    if made and facts.heard:
        value = made.name or "random"
        found.setdefault(("oui", "maker", value), Evidence(by="oui", field="maker", value=value, at=facts.heard[0].signal.evidence.at))
    return tuple(found.values())


def _switch(group: Sequence[Heard]) -> SwitchLocation | None:
    """Where the switch says it is; what LLDP says goes before what the forwarding table says, with its VLAN filled in from there."""
    places = [heard.signal.switch for heard in group if heard.signal.switch]
    best = min(places, key=lambda place: (place.source != "lldp", place.name, place.port, place.vlan or 0), default=None)
    if best and best.vlan is None:
        vlans = [place.vlan for place in places if place.vlan and (place.name, place.port) == (best.name, best.port)]
        return msgspec.structs.replace(best, vlan=min(vlans, default=None))
    return best
