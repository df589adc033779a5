"""What something in between says for everybody (a SIP ALG, a captive portal, a virus scanner's proxy) is no evidence about a device.

It shows in two ways: an address that surely nobody uses gives the same answer, or nearly every address of a network does. Such answers are
left out wherever they are heard, by way of finding, field and text; an own IP address in a text counts as any other. A host that the
neighbour table shows under a MAC address of its own exists all the same; only what the one in between says for it is not believed.
"""

from collections.abc import Iterable, Mapping, Sequence
from ipaddress import IPv4Address, IPv4Network

from dialtone.discovery.identity import Heard
from dialtone.discovery.method import Signal
from dialtone.discovery.networks import size

PROBED = frozenset({"sip-options", "http", "tls", "reach", "snmp"})
"""Ways of finding that connect or ask, so that another can answer."""
EVERYBODY = 0.9
EVERYBODY_OF = 16
MAX_CONTROL = 256

Told = tuple[str, str, str]


class Distrust:
    """Counts who says the same. `asked`: addresses asked in all; `networks`: the same by network, where several are scanned."""

    def __init__(self, asked: int = 0, networks: Sequence[IPv4Network] = ()) -> None:
        self._parts: dict[IPv4Network | None, int] = {network: size((network,)) for network in networks} or {None: asked}
        self._counts: dict[tuple[IPv4Network | None, Told], int] = {}
        self._suspects: set[tuple[IPv4Network | None, Told]] = set()
        self.control: list[Signal] = []
        self._controls: set[Told] = set()
        self.common: frozenset[tuple[IPv4Network | None, Told]] = frozenset()
        self.version = 0

    def unused_answers(self, signal: Signal) -> None:
        """An address that nobody uses answered."""
        if len(self.control) < MAX_CONTROL:
            self.control.append(signal)
            self._controls.add(told(signal))
            self.version += 1

    def heard(self, key: str, signal: Signal, known: Iterable[Heard]) -> None:
        """Count a signal of an address, unless it said the same before (`known`)."""
        if signal.evidence.by not in PROBED and signal.evidence.by != "neighbour":
            return
        said = told(signal)
        if any(told(other.signal) == said for other in known):
            return
        place = (self._part(key), said)
        count = self._counts[place] = self._counts.get(place, 0) + 1
        asked = self._parts.get(place[0], 0)
        if asked >= EVERYBODY_OF and count >= EVERYBODY * asked:
            self._suspects.add(place)

    def settle(self, everyone: Mapping[str, Sequence[Heard]]) -> None:
        """Decide what nearly everybody says: a MAC address, then the answers of those that have no MAC address of their own."""
        if not self._suspects:
            return
        macs = frozenset(place for place in self._suspects if place[1][0] == "neighbour")
        counts = dict.fromkeys(self._suspects - macs, 0)
        for key, signals in everyone.items():
            part = self._part(key)
            if not _own_mac(signals, part, macs):
                for place in {(part, told(heard.signal)) for heard in signals} & counts.keys():
                    counts[place] += 1
        common = macs | {place for place, count in counts.items() if count >= EVERYBODY * self._parts.get(place[0], 0)}
        if common != self.common:
            self.common = common
            self.version += 1

    def believable(self, key: str, signals: Sequence[Heard]) -> list[Heard]:
        """The signals of an address without those that something in between gives."""
        if not self._controls and not self.common:
            return list(signals)
        part = self._part(key)
        own = _own_mac(signals, part, self.common)
        return [heard for heard in signals if not self._borrowed(heard.signal, part, own=own)]

    def _borrowed(self, signal: Signal, part: IPv4Network | None, *, own: bool) -> bool:
        said = told(signal)
        if said in self._controls:
            # The only one that says so under its own MAC address is the one in between itself.
            return not (own and self._counts.get((part, said), 0) == 1)
        return (part, said) in self.common and (not own or signal.evidence.by == "neighbour")

    def everybody(self) -> list[str]:
        """The texts with which nearly every address answers, besides those of the unused address."""
        return sorted({said[2] for _, said in self.common if said[0] != "neighbour" and said not in self._controls})

    def _part(self, key: str) -> IPv4Network | None:
        if None in self._parts:
            return None
        try:
            address = IPv4Address(key)
        except ValueError:
            return None
        return next((network for network in self._parts if network is not None and address in network), None)


def told(signal: Signal) -> Told:
    """What a signal says, with its own address taken out: a portal's page or a proxy's certificate names the address that was asked."""
    item = signal.evidence
    value = item.value.replace(signal.ip, "*") if signal.ip and signal.ip in item.value else item.value
    return item.by, item.field, value


def _own_mac(signals: Iterable[Heard], part: IPv4Network | None, shared: frozenset[tuple[IPv4Network | None, Told]]) -> bool:
    """Whether the neighbour table shows a MAC address here that doesn't stand for nearly everybody (a router answering for others)."""
    return any(
        heard.signal.mac and heard.signal.evidence.by == "neighbour" and heard.signal.present and (part, told(heard.signal)) not in shared
        for heard in signals
    )
