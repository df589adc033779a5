"""Patching by scanning: what a scanned or typed name is, and the cord that two of them become.

An outlet and its panel port carry the same name on purpose. Which of the two is meant follows from the other end (a telephone hangs on
an outlet, a switch on a panel), else from where one stands: at the rack or at the desk.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QCoreApplication

from dialtone.domain.cabling_identifiers import Namer
from dialtone.domain.changes import Change, Put, Set
from dialtone.domain.record import Cabling, Cord, Record
from dialtone.gui.models.importing import normal_mac
from dialtone.gui.models.naming import device_title
from dialtone.words import Words

translate = QCoreApplication.translate

Where = Literal["rack", "desk"]
Code = Literal["first", "cord", "made", "unknown", "which", "taken", "same"]
_CORD = re.compile(r"[A-Za-z]{0,4}C\d{2,9}", re.IGNORECASE)
_AT = {"rack": ("panel", "switch"), "desk": ("outlet", "device")}
_PARTNER = {"device": "outlet", "switch": "panel", "panel": "panel", "outlet": "outlet"}


@dataclass(frozen=True)
class Place:
    """Where a cord can end: its key in the record («panel:A:7») and what to call it."""

    key: str
    title: str

    @property
    def form(self) -> str:
        """«panel», «outlet», «switch» or «device»."""
        return self.key.partition(":")[0]


@dataclass(frozen=True)
class Step:
    """What a scan led to. `places`: those it is about; `cord`: the cord's name; `changes`: the edit, when there is one."""

    code: Code
    text: str
    places: tuple[Place, ...] = ()
    cord: str = ""
    changes: tuple[Change, ...] = ()


def fold(text: str) -> str:
    """Names are alike without regard to case and blanks."""
    return "".join(text.split()).casefold()


class Places:
    """All places of a record by the names that labels and people give them."""

    def __init__(self, record: Record, words: Words) -> None:
        self._found: defaultdict[str, dict[str, Place]] = defaultdict(dict)
        held = record.cabling or Cabling()
        for outlet in held.outlets:
            place = Place(f"outlet:{outlet.id}", translate("Patching", "outlet {name}").format(name=outlet.label or outlet.id))
            self._add(place, outlet.id, outlet.label)
        for panel in held.panels:
            for port in range(1, min(panel.ports or 0, 1_000) + 1):
                title = translate("Patching", "panel {panel} port {port}").format(panel=panel.id, port=port)
                self._add(Place(f"panel:{panel.id}:{port}", title), *panel_port_names(panel.id, port))
        switches = {switch.id: switch.name for switch in held.switches}
        for each in held.switch_ports:
            name = switches.get(each.switch or "") or each.switch
            title = translate("Patching", "switch port {port}").format(port=f"{name} {each.name}" if name and each.name else each.id)
            self._add(Place(f"switch:{each.id}", title), each.id, f"{name}:{each.name}", f"{name}{each.name}", f"{name}/{each.name}")
        for device in record.devices:
            title = " · ".join(part for part in (device_title(device, words), device.extension) if part)
            mac = normal_mac(device.mac) if device.mac else None
            bare = mac.replace(":", "") if mac else None
            self._add(Place(f"device:{device.id}", title), device.id, device.serial, device.extension, mac, bare)

    def _add(self, place: Place, *names: str | None) -> None:
        for name in names:
            if name and fold(name):
                self._found[fold(name)][place.key] = place

    def find(self, text: str) -> tuple[Place, ...]:
        """What is called so; several where an outlet and its panel port share a name."""
        found = self._found.get(fold(text)) or self._found.get(fold(normal_mac(text) or ""))
        return tuple(found.values()) if found else ()

    def title(self, key: str) -> str:
        """What to call a place."""
        return next((place.title for found in self._found.values() for place in found.values() if place.key == key), key)


def panel_port_names(panel: str, port: int) -> tuple[str, ...]:
    """The ways in which a panel's port is written: «A07», «A-07», «A7», «A:7», «A/7»."""
    pairs = {f"{panel}{mark}{port:0{width}}" for mark in ("", "-", ":", "/", ".") for width in (1, 2, 3)}
    return tuple(sorted(pairs))


@dataclass
class Patching:
    """The sequence: (a cord's own label,) one end, the other end, and again."""

    record: Record
    places: Places
    where: Where = "rack"
    cord: str = ""
    first: tuple[Place, ...] = ()
    waiting: Step | None = field(default=None)
    """A cord that would take the place of another: made after `replace`."""
    stumbled: bool = False
    """The other end could not be taken."""

    def scan(self, text: str) -> Step:
        """What was scanned or typed, and what comes of it."""
        self.waiting = None
        found = self.places.find(text)
        if not found:
            return self._unknown(text.strip()[:200])
        if not self.first:
            self.first = found
            return Step("first", text, (self._meant(found, ()),), self.cord)
        one, other = self._meant(self.first, found), self._meant(found, self.first)
        if one.key == other.key:
            return Step("same", text, (one,))
        if self.stumbled and one.form == other.form:  # who went on with the next pair means no cord between two outlets
            self.forget()
            return self.scan(text)
        return self._patch(text, one, other)

    def _unknown(self, text: str) -> Step:
        cords = {fold(cord.id): cord.id for cord in (self.record.cabling or Cabling()).cords}
        known = cords.get(fold(text))
        if (not self.first or self.stumbled) and (known or _CORD.fullmatch(text)):
            self.forget()
            self.cord = known or text
            return Step("cord", text, cord=self.cord)
        self.stumbled = bool(self.first)
        return Step("unknown", text)

    def _meant(self, found: tuple[Place, ...], others: tuple[Place, ...]) -> Place:
        """The one of several that the other end asks for, else the one where one stands."""
        forms = {place.form for place in others}
        wanted = [_PARTNER[next(iter(forms))]] if len(forms) == 1 else list(_AT[self.where])
        return next((place for form in (*wanted, *_AT[self.where]) for place in found if place.form == form), found[0])

    def _patch(self, text: str, one: Place, other: Place) -> Step:
        cords = (self.record.cabling or Cabling()).cords
        cord = self.cord or Namer(self.record).next_cords(1)[0]
        own = next((each for each in cords if each.id == cord), None)
        if own is not None:
            change: Change = Set("cabling.cords", cord, {"a": one.key, "b": other.key})
        else:
            change = Put("cabling.cords", {"id": cord, "a": one.key, "b": other.key})
        taken = [(place, each.id) for place in (one, other) for each in self._in_the_way(place, cord)]
        if not taken:
            return Step("made", text, (one, other), cord, (change,))
        pulled: dict[str, dict[str, None]] = defaultdict(dict)
        for place, name in taken:
            there = next(each for each in cords if each.id == name)
            pulled[name] |= {side: None for side in ("a", "b") if getattr(there, side) == place.key}
        out = tuple(Set("cabling.cords", name, dict(sides)) for name, sides in pulled.items())
        self.waiting = Step("made", text, (one, other), cord, (*out, change))
        self.stumbled = True
        return Step("taken", text, tuple(place for place, _ in taken), ", ".join(dict.fromkeys(name for _, name in taken)))

    def _in_the_way(self, place: Place, cord: str) -> list[Cord]:
        """Cords that are plugged in there. A panel port that has no link may have two: a cable between two panels is one of them."""
        held = self.record.cabling or Cabling()
        there = [each for each in held.cords if place.key in {each.a, each.b} and each.id != cord]
        if place.form != "panel":
            return list(there)
        panel, _, port = place.key.removeprefix("panel:").rpartition(":")
        linked = any(link.panel == panel and str(link.port) == port for link in held.links)
        return list(there) if linked or len(there) > 1 else []

    def replace(self) -> Step | None:
        """Take the other cords out (their end is loose then) and make the one that waits."""
        return self.waiting

    def done(self, record: Record, places: Places) -> None:
        """A cord was made: the record is another one, and the next sequence begins."""
        self.record, self.places = record, places
        self.cord, self.first, self.waiting, self.stumbled = "", (), None, False

    def forget(self) -> None:
        """Begin again with the first end."""
        self.cord, self.first, self.waiting, self.stumbled = "", (), None, False
