"""Which signals are about one device: by the MAC address that the network names, then by IP address, then by who answered for whom.

The neighbour table ties a MAC address to the IP addresses where it was seen. What switches, DHCP and imported lists say is about a MAC
address; the IP address they give is joined to it only where nobody else is known to be there (addresses move). A MAC address that a device
merely says of itself never joins two addresses: it could hide a host by naming its neighbour's. Nor do the addresses that it announces.
Nor does the neighbour table where it is not the whole truth: an address at which it shows several MAC addresses (given out twice, two that
changed places, somebody who answers for others) stays by itself, and so do telephones that share the MAC address of a repeater.
"""

import datetime as dt
import ipaddress
import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct

from dialtone.discovery import oui
from dialtone.discovery.identity import LISTS, UNASKED, Heard, plain
from dialtone.discovery.method import Signal
from dialtone.domain.kinds import NON_USER_TERMINALS, SOFTPHONES, TELEPHONES, DeviceKind

SEEN = frozenset({"neighbour", "lldp", "fdb", "dhcp"})
"""Ways of finding in which the network, not the device, names the MAC address."""
OF_MACS = (SEEN - {"neighbour"}) | LISTS
"""Ways of finding that are about a MAC address; the IP address is what they say of it, and may be an old one."""
SHARED = 4
"""An address that answers for more than this many others, or a MAC address behind that many, is something in between (proxy, ALG)."""
ONE_EACH = (TELEPHONES - SOFTPHONES) | NON_USER_TERMINALS | {DeviceKind.ATA, DeviceKind.DECT_BASE}
"""Kinds of device that a site has many of, each with one address as a rule."""
_Index = dict[str, set[str]]


def home(signal: Signal) -> str | None:
    """The key under which a signal is kept: an IP address, or «mac:…»; None when it is about nobody."""
    by_mac = signal.mac and (not signal.ip or signal.evidence.by in OF_MACS or not signal.present)
    return f"mac:{signal.mac}" if by_mac else signal.ip or None


def numeric(ip: str) -> tuple[int, str]:
    """IP addresses in their own order, anything else after them."""
    try:
        return int(ipaddress.ip_address(ip)), ip
    except ValueError:
        return 1 << 128, ip


class Grouped(Struct, frozen=True):
    """The keys of each device; for each key and IP address that is spoken of, the keys of the device that it belongs to.

    `disputed`: addresses that several devices are said to have, or that answer for many others.
    """

    groups: Sequence[tuple[str, ...]] = ()
    owners: Mapping[str, tuple[str, ...]] = {}
    disputed: frozenset[str] = frozenset()

    def belongs(self, ip: str, keys: tuple[str, ...]) -> bool:
        """Whether an address that a device's signals speak of is its own."""
        return self.owners.get(ip, keys) is keys and ip not in self.disputed


class Links:
    """What ties keys together, noted as signals come in, so that grouping looks at no signal again."""

    def __init__(self) -> None:
        self.neighbours: _Index = {}
        """IP addresses at which the neighbour table shows a MAC address now."""
        self.macs_at: _Index = {}
        """MAC addresses that the neighbour table shows at an IP address now."""
        self.stated: _Index = {}
        """Keys whose device says of itself that it has this MAC address."""
        self.claimed: _Index = {}
        """MAC addresses for which a switch or DHCP gives this IP address."""
        self.listed: _Index = {}
        """MAC addresses for which a list, or an old neighbour entry, gives this IP address."""
        self.mentioned: _Index = {}
        """IP addresses, other than the key itself, that the signals of a key speak of."""
        self.announced: _Index = {}
        """Keys whose device says that it has this IP address as well."""
        self._stated_at: _Index = {}
        self._answered: _Index = {}
        self._shown: dict[tuple[str, str], dt.datetime] = {}
        self._telephones: _Index = {}
        self._six: set[str] = set()

    def note(self, key: str, heard: Heard) -> None:
        """Take a signal's ties in."""
        signal, by = heard.signal, heard.signal.evidence.by
        if signal.mac and (by in SEEN or key.startswith("mac:")):
            self._note_seen(key, signal, signal.mac)
        for mac in (signal.mac if by not in SEEN | LISTS else None, heard.identity.mac if heard.identity else None):
            if mac and key != f"mac:{mac}":
                _add(self.stated, mac, key)
                _add(self._stated_at, key, mac)
        said = heard.identity
        if said and said.model and said.kind in ONE_EACH and not said.weak and by not in UNASKED | LISTS:
            _add(self._telephones, key, plain(f"{said.vendor or ''} {said.model}"))
        if by not in SEEN:
            for ip in signal.addresses:
                _add(self.announced, ip, key)
        if signal.answered_from:
            _add(self._answered, signal.answered_from, key)
        for spoken_of in (signal.ip, signal.answered_from, *signal.addresses):
            if spoken_of and spoken_of != key:
                _add(self.mentioned, key, spoken_of)

    def _note_seen(self, key: str, signal: Signal, mac: str) -> None:
        """What the network or a list says of a MAC address."""
        by = signal.evidence.by
        if not key.startswith("mac:"):
            _add(self.neighbours, mac, key)
            _add(self.macs_at, key, mac)
            moment = signal.evidence.at
            self._shown[key, mac] = max(moment, self._shown.get((key, mac), moment))
            return
        if signal.ip:
            _add(self.claimed if by in SEEN and signal.present else self.listed, signal.ip, mac)
        if by in SEEN:
            self._six.update(signal.addresses)
            for address in signal.addresses:
                _add(self.macs_at, address, mac)

    def proxies(self) -> dict[str, set[str]]:
        """Addresses that answer for many others, with these."""
        return {source: keys for source, keys in self._answered.items() if len(keys) > SHARED}

    def shared(self, mac: str) -> bool:
        """Whether a MAC address stands for several devices: too many IP addresses, or several telephones, as behind a Wi-Fi repeater.

        These say that they are several (other models, other MAC addresses), or the card is of another maker, one of something else.
        """
        ips = self.neighbours.get(mac, ())
        if len(ips) > SHARED:
            return True
        named = sorted(ip for ip in ips if self._telephones.get(ip) and len(self.macs_at[ip]) == 1)
        pairs = itertools.combinations(named, 2)
        if any(
            _differ(self._telephones[a], self._telephones[b]) or _apart(self._stated_at.get(a), self._stated_at.get(b)) for a, b in pairs
        ):
            return True
        made = oui.maker(mac) if len(named) > 1 else None
        own = plain(made.name) if made and made.name and not made.voip else ""
        return bool(own) and not any(own in text for ip in named for text in self._telephones[ip])

    def holder(self, ip: str) -> str | None:
        """The MAC address that the neighbour table showed last at an address; None where it showed none."""
        shown = (mac for mac in self.macs_at.get(ip, ()) if (ip, mac) in self._shown)
        return max(shown, key=lambda mac: (self._shown[ip, mac], mac), default=None)

    def together(self, mac: str, ips: Collection[str]) -> Collection[str]:
        """Those of the IP addresses of a MAC address that are one device's."""
        if self.shared(mac):
            return ()
        alone = [ip for ip in ips if len(self.macs_at[ip]) == 1]
        return alone or sorted((ip for ip in ips if self.holder(ip) == mac), key=numeric)[:1]

    def claimant(self, ip: str) -> str | None:
        """Whose an IP address is by the word of switches, DHCP and lists; None where they name several, or another is there."""
        for index in (self.claimed, self.listed):
            macs = index.get(ip, ())
            if macs:
                mac = next(iter(macs)) if len(macs) == 1 else None
                return mac if mac and self._may_have(mac, ip) else None
        return None

    def _may_have(self, mac: str, ip: str) -> bool:
        """Not where the network shows the MAC address elsewhere, or another one at the address, or who is there says another."""
        if self.neighbours.get(mac):
            return self.holder(ip) == mac
        there = self.macs_at.get(ip) or self._stated_at.get(ip)
        return not there or mac in there

    def group(self, keys: Iterable[str]) -> Grouped:
        """Join the keys into devices. Depends only on what was noted, not on its order."""
        joined = _Joined(keys)
        for mac, ips in self.neighbours.items():
            joined.join((f"mac:{mac}", *self.together(mac, ips)))
        for ip in self.claimed.keys() | self.listed.keys():
            if owner := self.claimant(ip):
                joined.join((f"mac:{owner}", ip))
        for address in self._six:
            if len(self.macs_at[address]) == 1:
                joined.join((address, *(f"mac:{mac}" for mac in self.macs_at[address])))
        for mac, naming in self.stated.items():
            # A switch's device without an address is the one that names itself so, if only one does and nobody is known by it.
            if len(naming) == 1 and not self.neighbours.get(mac) and mac in self.macs_at.get(min(naming), {mac}):
                joined.join((f"mac:{mac}", *naming))
        for source, asked in self._answered.items():
            if len(asked) <= SHARED:
                joined.join((source, *asked))
        return self._grouped(joined)

    def _grouped(self, joined: "_Joined") -> Grouped:
        groups = joined.groups()
        owners = {key: keys for keys in groups for key in keys}
        disputed = set(self.proxies())

        def give(ip: str, macs_or_keys: Iterable[str]) -> None:
            if ip not in owners:
                found = {owners[key] for key in macs_or_keys if key in owners}
                if len(found) == 1:
                    owners[ip] = found.pop()
                else:
                    disputed.add(ip)

        for ip in self._six:
            give(ip, [f"mac:{mac}" for mac in self.macs_at[ip]])
        for ip in self.claimed.keys() | self.listed.keys():
            mac = self.claimant(ip)
            give(ip, [f"mac:{mac}"] if mac else [])
        for ip, keys in self.announced.items():
            if ip not in disputed:
                give(ip, keys)
        return Grouped(groups, owners, frozenset(disputed))


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

    def groups(self) -> list[tuple[str, ...]]:
        """The keys of each device, in the order in which they came."""
        found: dict[str, list[str]] = {}
        for key in self._parents:
            found.setdefault(self.root(key), []).append(key)
        return [tuple(keys) for keys in found.values()]


def _differ(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two sets of names have nothing in common, not even one that is a part of another."""
    return not any(a in b or b in a for a in one for b in other)


def _apart(one: Collection[str] | None, other: Collection[str] | None) -> bool:
    return bool(one and other and not set(one) & set(other))


def _add(index: _Index, name: str, value: str) -> None:
    index.setdefault(name, set()).add(value)
