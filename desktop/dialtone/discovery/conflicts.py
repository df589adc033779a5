"""Where the signals of a scan contradict each other: within a device, between devices, and by what is in between. Shown, never averaged."""

from collections.abc import Iterable, Mapping

from dialtone.discovery import device, identity
from dialtone.discovery.device import Facts
from dialtone.discovery.grouping import Grouped, Links, numeric
from dialtone.discovery.identity import HOSTED, Claim
from dialtone.domain.discovery import Conflict, SwitchLocation
from dialtone.domain.likeness import serial_key

MAX_NAMED = 16
"""Addresses named in one conflict."""


def within(facts: Facts) -> tuple[Conflict, ...]:
    """What the signals about one device say differently."""
    ip = device.primary(facts)
    mac = device.mac_of(facts, ip)
    everything = identity.every_claim(facts.heard, mac)
    fields = {"mac": _macs(facts), **_said(everything), "serial": _serials(facts), "switch-port": _places(facts)}
    found = [Conflict(ip=ip, field=field, values=tuple(values)) for field, values in fields.items() if len(values) > 1]
    return (*found, *_moved(facts, ip))


def _said(everything: list[Claim]) -> dict[str, list[str]]:
    """Several makers, kinds, models and firmware versions. What runs on another maker's machine may name another maker than its card."""
    kind = identity.choose_kind(everything)
    claims = [claim for claim in identity.neutral(everything, kind) if not (claim.identity.weak or claim.identity.oem)]
    kinds = sorted({claim.identity.kind for claim in claims} - {"unknown"})
    kinds = [one for one in kinds if not any(one in identity.CARRIED_BY.get(other, ()) for other in kinds)]
    named = [claim.identity for claim in claims if claim.identity.kind != "unknown"] or [claim.identity for claim in claims]
    oems = any(claim.identity.oem for claim in everything)
    makers = named if kind in HOSTED else [] if oems else [claim.identity for claim in claims]
    return {
        "vendor": identity.distinct({said.vendor for said in makers}),
        "kind": kinds,
        "model": identity.distinct({said.model for said in named}) if len(kinds) < 2 else [],
        "firmware": identity.distinct({said.firmware for said in named}),
    }


def _macs(facts: Facts) -> list[str]:
    """Several MAC addresses, unless they are simply those of its several cards (or `duplicate-ip` says it)."""
    seen = {heard.signal.mac for heard in facts.heard if heard.signal.evidence.by == "neighbour" and heard.signal.present}
    stated = {heard.identity.mac for heard in facts.heard if heard.identity} | {heard.signal.mac for heard in facts.heard}
    named = sorted(mac for mac in stated if mac)
    return [] if seen and set(named) <= seen else named


def _serials(facts: Facts) -> list[str]:
    keys: dict[str, str] = {}
    for text in sorted(device.serials(facts.heard)):
        if key := serial_key(text):
            keys.setdefault(key, text)
    return list(keys.values())


def _places(facts: Facts) -> list[str]:
    """Several switch ports. A forwarding table also sees a device through the cable between two switches: LLDP elsewhere explains it."""
    found = [heard.signal.switch for heard in facts.heard if heard.signal.switch]

    def between(place: SwitchLocation) -> bool:
        return place.source == "fdb" and any(other.source == "lldp" and other.name != place.name for other in found)

    return sorted({f"{place.name} {place.port}" for place in found if not between(place)})


def _moved(facts: Facts, ip: str) -> Iterable[Conflict]:
    """An imported list, or what the system remembers from before the scan, knows a device at another address than it has now."""
    now = facts.own
    if not now or not any(heard.signal.present for heard in facts.heard):
        return
    before = {heard.signal.ip for heard in facts.heard if not heard.signal.present and heard.signal.ip} - now
    for old in sorted((old for old in before if old), key=numeric):
        yield Conflict(ip=ip, field="moved-ip", values=(old, ip))


def between(links: Links, grouped: Grouped, contested: Mapping[str, set[str]]) -> Iterable[Conflict]:
    """Addresses that several devices have or claim, and those that stand for many."""
    for source, answered in links.proxies().items():
        yield _many(source, "answers-for-others", (), answered)
    for mac, ips in contested.items():
        yield _many("", "mac-claimed-by-others", (mac,), ips)
    for mac, ips in links.neighbours.items():
        if links.shared(mac):
            yield _many("", "one-mac-many-addresses", (mac,), ips)
    for ip, macs in links.macs_at.items():
        if len(macs) > 1:
            yield Conflict(ip=ip, field="duplicate-ip", values=tuple(sorted(macs)))
    for ip in sorted(links.claimed.keys() | links.listed.keys(), key=numeric):
        yield from _given(links, ip)
    for ip, keys in links.announced.items():
        for key in sorted(keys, key=numeric):
            if not grouped.belongs(ip, grouped.owners[key]):
                yield Conflict(ip=key.removeprefix("mac:"), field="announces-others-address", values=(ip,))


def _given(links: Links, ip: str) -> Iterable[Conflict]:
    """An IP address that lists, switches or DHCP give to a MAC address that is not the one there."""
    said = links.claimed.get(ip, set()) | links.listed.get(ip, set())
    there = links.macs_at.get(ip, set())
    elsewhere = {mac for mac in said - there if links.neighbours.get(mac)}  # those have moved, which their own conflict says
    named = said - elsewhere
    if (there and named - there) or len(named) > 1:
        yield Conflict(ip=ip, field="listed-mac", values=(*sorted(named - there), *sorted(there))[:MAX_NAMED])


def _many(ip: str, field: str, first: tuple[str, ...], addresses: Iterable[str]) -> Conflict:
    ips = sorted((address for address in addresses if address), key=numeric)
    return Conflict(ip=ip or next(iter(ips), ""), field=field, values=(*first, *ips[:MAX_NAMED]))
