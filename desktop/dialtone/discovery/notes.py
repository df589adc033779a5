"""What a reader of the list must know about the network or the run: nobody answers, the card went away, the packets took another way.

Looked at before and after the scan, since only the difference tells (a cable that was pulled out and put back, a table that overflowed).
"""

import asyncio
import ipaddress
from collections.abc import Iterable, Sequence

from msgspec import Struct

from dialtone.discovery import networks
from dialtone.discovery.method import Context, pause
from dialtone.domain.discovery import FoundDevice, ScanNote
from dialtone.net.interfaces import Interface, interface_of, interfaces, source_address
from dialtone.net.link_state import LinkState, link_state, neighbour_overflows

VANISHED = "interface-vanished"
"""Makes a run incomplete."""
FEW = 32
"""Addresses on a card's own network below which silence proves nothing."""
EVERY = 1.0
GIVEN_UP = 3
"""Looks in a row at which the card must be gone before the scan is given up: a plug that is moved comes back."""
MAX_NAMED = 8

Network = ipaddress.IPv4Network


class Way(Struct, frozen=True):
    """The interface through which the system reaches a network, and from which address. None: it knows no way."""

    network: Network
    interface: Interface | None
    source: str | None


class Card(Struct, frozen=True):
    """A card that is in use: its name, the address to send from, and its state at the beginning."""

    name: str
    address: str
    state: LinkState


class Before(Struct, frozen=True, kw_only=True):
    """The machine when the scan began: its ways to the networks, and the cards on them that are up."""

    ways: tuple[Way, ...]
    cards: tuple[Card, ...]
    overflows: int | None


def begin(context: Context) -> Before:
    """Take note of how things are. Asks the operating system (milliseconds, on macOS more); sends nothing."""
    present = interfaces()
    ways = tuple(way for network in context.networks for way in _ways_to(network, present))
    used = {way.interface.name: way.source for way in ways if way.interface and way.interface.kind != "loopback" and way.source}
    if context.interface and context.source:
        used[context.interface.name] = context.source
    states = ((name, address, link_state(name)) for name, address in used.items())
    cards = tuple(Card(name, address, state) for name, address, state in states if state and state.up and address in state.addresses)
    return Before(ways=ways, cards=cards, overflows=neighbour_overflows())


def _ways_to(network: Network, present: Sequence[Interface]) -> Iterable[Way]:
    """The ways to its first, middle and last address: a VPN often takes a part of a network."""
    numbers = {min(1, network.num_addresses - 1), network.num_addresses // 2, max(0, network.num_addresses - 2)}
    sources = dict.fromkeys(source_address(str(network[number])) for number in sorted(numbers))
    return [Way(network, interface_of(source, present) if source else None, source) for source in sources]


async def watch(before: Before, context: Context) -> None:
    """Stop the scan when a card is gone for good: what is left to ask cannot be asked. Runs until the stop; cancel it with the scan."""
    missed = 0
    while not context.stop.is_set() and before.cards:
        await pause(context.stop, EVERY)
        missed = missed + 1 if await asyncio.to_thread(_gone, before) else 0
        if missed >= GIVEN_UP:
            context.stop.set()


def _gone(before: Before, *, briefly: bool = False) -> list[str]:
    """The cards that cannot be used now, with the address if only that is lost; `briefly`: also those whose cable came and went."""
    found = []
    for card in before.cards:
        now = link_state(card.name)
        if now is None or not now.up or (briefly and now.changes != card.state.changes):
            found.append(card.name)
        elif card.address not in now.addresses:
            found.append(f"{card.name} {card.address}")
    return found


def conclude(before: Before, context: Context, devices: Sequence[FoundDevice]) -> tuple[ScanNote, ...]:
    """The notes of a scan that is over. `VANISHED` among them makes it incomplete."""
    gone = _gone(before, briefly=True)
    notes = [ScanNote(code=VANISHED, detail=", ".join(gone))] if gone else []
    if not gone and not context.stop.is_set():
        notes += _silence(before, context, devices)
    overflows = neighbour_overflows()
    if before.overflows is not None and overflows is not None and overflows > before.overflows:
        notes.append(ScanNote(code="neighbour-table-full", detail=str(overflows - before.overflows)))
    return (*notes, *_ways(before, context))


def _silence(before: Before, context: Context, devices: Sequence[FoundDevice]) -> list[ScanNote]:
    """Whether nobody on a card's own network is heard but the router: Wi-Fi that keeps its guests apart, or the wrong socket."""
    ways = {way.interface.name: way.interface for way in before.ways if way.interface}
    found = []
    for card in [context.interface] if context.interface else ways.values():
        near = _near(card, context)
        if networks.size(near) >= FEW and not any(_is_neighbour(device, card, near) for device in devices):
            found.append(
                ScanNote(code="wifi-isolation" if card.kind == "wifi" else "no-neighbours", detail=f"{card.label}: {_named(near)}")
            )
    return found


def _near(card: Interface, context: Context) -> list[Network]:
    """The scanned networks that are the card's own."""
    own = [ipaddress.ip_network(address.network, strict=False) for address in card.addresses]
    links = [network for network in own if isinstance(network, Network) and any(network.subnet_of(link) for link in context.links)]
    return [network for network in context.networks if any(network.subnet_of(link) for link in links)]


def _is_neighbour(device: FoundDevice, card: Interface, near: Sequence[Network]) -> bool:
    """Whether a device is on this network and neither its router nor this computer. One without address: its MAC address was seen."""
    if not device.present or device.ip == card.gateway or any(device.ip == address.ip for address in card.addresses):
        return False
    return not device.ip or any(ipaddress.ip_address(device.ip) in network for network in near)


def _ways(before: Before, context: Context) -> list[ScanNote]:
    """Where the packets went, if not simply out of the chosen card into its own network."""
    chosen = context.interface
    vpn: dict[str, list[Network]] = {}
    other: dict[str, list[Network]] = {}
    for way in before.ways:
        if way.interface is None or way.interface.kind == "loopback":
            continue
        if way.interface.kind == "vpn":
            vpn.setdefault(way.interface.label, []).append(way.network)
        elif chosen is not None and way.interface.name != chosen.name:
            other.setdefault(way.interface.label, []).append(way.network)
    # Where the system knows no way at all, nobody knows whether there is a router either; the sweep says what became of it.
    reached = dict.fromkeys(way.network for way in before.ways if way.source)
    routed = [network for network in reached if not network.is_loopback and not any(network.overlaps(n) for n in context.links)]
    return [
        *(ScanNote(code="vpn-up", detail=f"{label}: {_named(found)}") for label, found in vpn.items()),
        *(ScanNote(code="other-interface", detail=f"{label}: {_named(found)}") for label, found in other.items()),
        *([ScanNote(code="routed", detail=_named(routed))] if routed else []),
    ]


def _named(found: Sequence[Network]) -> str:
    return ", ".join([*map(str, found[:MAX_NAMED]), *(["…"] if len(found) > MAX_NAMED else [])])
