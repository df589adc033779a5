"""Follows a cable: from a telephone over outlet, horizontal link, panel ports and patch cords to the switch port, and back.

Places are named as cords name their ends: «device:ID», «outlet:ID», «panel:ID:PORT», «switch:SWITCHPORT-ID»; cables are «cord:ID» and
«link:ID». Devices and switch ports end a path. Outlets and panel ports are passed through from one cable to the other: an outlet from its
link to its cord, a panel port from one of two cables to the other (a tie cable between panels is a cord). Every cable is part of exactly
one path, so all paths are found once, in linear time, and a trace from one end is the reverse of the trace from the other.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct

from dialtone.domain.record import Cabling, Cord, Device, Link, Outlet, Panel, Record, Switch, SwitchPort

HopKind = Literal["device", "outlet", "panel", "switch", "cord", "link"]
StopCode = Literal[
    "nothing-plugged",
    "loose-end",
    "outlet-free",
    "outlet-no-link",
    "panel-not-patched",
    "panel-no-link",
    "link-no-outlet",
    "link-no-port",
    "two-cables",
    "splitter",
    "loop",
]
_CABLES = ("cord:", "link:")


class Hop(Struct, frozen=True):
    """One place or cable on the way. `key` is its name in this module's form, `id` the record's id; `port`: of a panel."""

    key: str
    kind: HopKind
    id: str
    port: int | None = None

    @property
    def is_cable(self) -> bool:
        """Whether it is a cord or a link and not a place."""
        return self.kind in {"cord", "link"}

    @property
    def subject(self) -> str:
        """What to jump to: a panel port's panel, else the thing itself."""
        return f"panel:{self.id}" if self.kind == "panel" else self.key


class Stop(Struct, frozen=True):
    """Why a trace ends where it does though it should go on (words: `cabling.stop.<code>`). `at`: the key of the place or cable."""

    code: StopCode
    at: str
    params: dict[str, Any] = {}


class Trace(Struct, frozen=True):
    """A path, place and cable in turn. `stops` is for its first and its last hop; None where a device or a switch port ends it."""

    hops: tuple[Hop, ...]
    stops: tuple[Stop | None, Stop | None]

    @property
    def ends(self) -> tuple[Hop, Hop]:
        """The first and the last hop."""
        return self.hops[0], self.hops[-1]

    @property
    def stopped(self) -> Stop | None:
        """Why it isn't complete: at its far end, else at its near end; None when it is complete from end to end."""
        return self.stops[1] or self.stops[0]

    @property
    def complete(self) -> bool:
        """Whether it joins a device and a switch port."""
        return {hop.kind for hop in self.ends} == {"device", "switch"} and self.stopped is None

    def reverse(self) -> "Trace":
        """The same path from its other end."""
        return Trace(self.hops[::-1], self.stops[::-1])

    def end(self, kind: HopKind) -> Hop | None:
        """The end of this kind, if it has one."""
        return next((hop for hop in self.ends[::-1] if hop.kind == kind), None)


def panel_port(panel: str, port: int) -> str:
    """The name of a panel's port as a place."""
    return f"panel:{panel}:{port}"


def hop(key: str) -> Hop:
    """A place or cable by its name; a name in no known form counts as a device's."""
    kind, _, name = key.partition(":")
    if kind == "panel":
        panel, _, port = name.rpartition(":")
        if panel and port.isascii() and port.isdigit() and len(port) <= 5:
            return Hop(key, "panel", panel, int(port))
        return Hop(key, "panel", name)
    if kind in {"outlet", "switch", "cord", "link"}:
        return Hop(key, kind, name)  # type: ignore[arg-type]
    return Hop(key, "device", name or key)


class CablingIndex:
    """The record's cabling with its lookups and all its paths; made once for a record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.cabling = record.cabling or Cabling()
        self.devices: dict[str, Device] = {each.id: each for each in record.devices}
        self.panels: dict[str, Panel] = {each.id: each for each in self.cabling.panels}
        self.outlets: dict[str, Outlet] = {each.id: each for each in self.cabling.outlets}
        self.links: dict[str, Link] = {each.id: each for each in self.cabling.links}
        self.cords: dict[str, Cord] = {each.id: each for each in self.cabling.cords}
        self.switches: dict[str, Switch] = {each.id: each for each in self.cabling.switches}
        self.switch_ports: dict[str, SwitchPort] = {each.id: each for each in self.cabling.switch_ports}
        claims = sorted(self.cabling.switch_ports, key=lambda port: (port.read_at.timestamp() if port.read_at else 0.0, port.id))
        self.seen_at: dict[str, SwitchPort] = {each.device: each for each in claims if each.device}
        """The switch port that says a device is behind it, whatever the cords say; of several the one that was read last."""
        self.ends: dict[str, tuple[str | None, str | None]] = {}
        """The two ends of each cable by its name."""
        self.cables_at: defaultdict[str, list[str]] = defaultdict(list)
        """The cables at each place, in the record's order, links first."""
        for key, ends in self._cables():
            self.ends[key] = ends
            for place in dict.fromkeys(ends):
                if place is not None:
                    self.cables_at[place].append(key)
        self._path_of: dict[str, Trace] = {}
        for cable in self.ends:
            if cable not in self._path_of:
                path = self._path(cable)
                self._path_of |= {each.key: path for each in path.hops if each.is_cable}

    def _cables(self) -> Iterator[tuple[str, tuple[str | None, str | None]]]:
        for link in self.links.values():
            port = panel_port(link.panel, link.port) if link.panel is not None and link.port is not None else None
            yield f"link:{link.id}", (port, f"outlet:{link.outlet}" if link.outlet is not None else None)
        for cord in self.cords.values():
            yield f"cord:{cord.id}", (cord.a, cord.b)

    def paths(self) -> tuple[Trace, ...]:
        """Every path once, from its device or outlet to its switch port or panel."""
        return tuple({id(path): path for path in self._path_of.values()}.values())

    def path_of(self, cable: str) -> Trace | None:
        """The path that a cable («cord:ID», «link:ID») is part of."""
        return self._path_of.get(cable)

    def crowded(self, place: str) -> bool:
        """Whether more cables are on a place than fit: a switch port takes one, an outlet a link and a cord, a panel port two."""
        cables = self.cables_at.get(place, [])
        kind = place.partition(":")[0]
        if len(cables) < 2 or kind == "device" or self.split(place):
            return False
        links = sum(each.startswith("link:") for each in cables)
        return kind == "switch" or len(cables) > 2 or links > 1 or (kind == "outlet" and links == 0)

    def split(self, place: str) -> bool:
        """Whether a splitter joins several cords at an outlet."""
        outlet = self.outlets.get(place.removeprefix("outlet:")) if place.startswith("outlet:") else None
        return bool(outlet and outlet.splitter) and len(self.cables_at.get(place, [])) > 2

    # --- one path ---------------------------------------------------------------------------------------------------------------

    def _path(self, cable: str) -> Trace:
        a, b = self.ends[cable]
        forward, last = self._walk(cable, b)
        if last is not None and last.code == "loop" and forward[-1] == a:
            return Trace((hop(forward[-1]), hop(cable), *(hop(key) for key in forward)), (last, last))
        backward, first = self._walk(cable, a)
        keys = (*reversed(backward), cable, *forward)
        return _from_device(Trace(tuple(hop(key) for key in keys), (first, last)))

    def _walk(self, cable: str, place: str | None) -> tuple[list[str], Stop | None]:
        """What comes after a cable on the side of one of its ends, and why it ends there."""
        keys: list[str] = []
        current = cable
        while place is not None:
            keys.append(place)
            onward = self._onward(place, current)
            if onward is None or isinstance(onward, Stop):
                return keys, onward
            if onward == cable:
                return keys, Stop("loop", place)
            current = onward
            keys.append(current)
            a, b = self.ends[current]
            place = b if place == a else a
        return keys, self._loose(current)

    def _onward(self, place: str, cable: str) -> str | Stop | None:  # noqa: PLR0911 - a line per way to end
        """The cable that goes on from a place; None where a device or switch port ends the path, or why it doesn't go on."""
        kind = place.partition(":")[0]
        if kind not in {"outlet", "panel"}:
            return None
        if self.ends[cable][0] == self.ends[cable][1]:
            return Stop("loop", place)
        cables = self.cables_at[place]
        if self.split(place):
            return Stop("splitter", place, {"cables": _ids(cables)})
        if self.crowded(place):
            return Stop("two-cables", place, {"cables": _ids(cables)})
        if len(cables) == 2:
            return cables[1] if cables[0] == cable else cables[0]
        if cable.startswith("link:"):
            return Stop("outlet-free" if kind == "outlet" else "panel-not-patched", place)
        return Stop("outlet-no-link" if kind == "outlet" else "panel-no-link", place)

    def _loose(self, cable: str) -> Stop:
        if cable.startswith("cord:"):
            return Stop("loose-end", cable)
        link = self.links[hop(cable).id]
        return Stop("link-no-outlet" if link.outlet is None else "link-no-port", cable)


def _ids(cables: list[str]) -> tuple[str, ...]:
    return tuple(hop(each).id for each in cables)


_ORDER: tuple[HopKind, ...] = ("device", "outlet", "link", "cord", "panel", "switch")


def _from_device(path: Trace) -> Trace:
    """From its device's side to its switch's; alike ends by their names, so that the order of the record doesn't show."""
    first, last = ((_ORDER.index(end.kind), end.key) for end in path.ends)
    return path if first <= last else path.reverse()


def traces(source: Record | CablingIndex, start: str) -> tuple[Trace, ...]:
    """All paths of a place or cable by its name: none but itself for a place without a cable, several where several cables meet.

    A trace begins at `start` where that is an end of the path; otherwise it goes from the device's side to the switch's.
    """
    index = source if isinstance(source, CablingIndex) else CablingIndex(source)
    cables = [start] if start.startswith(_CABLES) else index.cables_at.get(start, [])
    paths = {id(path): path for path in (index.path_of(cable) for cable in cables) if path is not None}
    if not paths:
        only, stop = hop(start), Stop("nothing-plugged", start)
        return (Trace((only,), (stop, stop)),)
    return tuple(path.reverse() if path.ends[1].key == start != path.ends[0].key else path for path in paths.values())


def trace(source: Record | CablingIndex, start: str) -> Trace:
    """The path of a place or cable; of several, one that joins a device and a switch port, else the longest."""
    return min(traces(source, start), key=lambda path: (not path.complete, -len(path.hops), [each.key for each in path.hops]))
