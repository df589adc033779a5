"""Identifiers of cabling: the default scheme, its proposals, and what is unfit in free ones.

The scheme is legible and suits one building or a few sites: «0A-A07» is floor 0, telecommunications room A, panel A, port 07; with several
sites «LIE1-0A-A07». Outlet, link and panel port carry the same identifier, because they belong together one to one; patch cords have
numbers of their own («C0123»), because cords move. Identifiers of another kind are accepted, and told apart.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from dialtone.domain.record import Cabling, Panel, Rack, Record

Flaw = Literal["blank", "trailing-dot", "control"]
_SCHEME = re.compile(
    r"(?:(?P<site>[A-Z]{2,6}[0-9]{0,2})-)?(?P<floor>[0-9]{1,2}|B[1-9])(?P<room>[A-Z])-(?P<panel>[A-Z]{1,2})(?P<port>[0-9]{2,4})", re.ASCII
)
_CORD = re.compile(r"C[0-9]{4,6}", re.ASCII)
_GROUND = {"", "0", "glv", "gv", "gelijkvloers", "begane grond", "rdc", "rez", "rez-de-chaussée", "ground", "ground floor"}
_BASEMENT = {"kelder", "kelderverdieping", "sous-sol", "cave", "basement"}
_PIECES = re.compile(r"([0-9]+)", re.ASCII)


class Identifier(Struct, frozen=True, kw_only=True):
    """An identifier of the default scheme. `floor`: «0», «12», or «B1» for the first floor below ground; `width`: of the port's number."""

    floor: str
    room: str
    panel: str
    port: int
    site: str | None = None
    width: int = 2

    def __str__(self) -> str:
        """As it is written on a label."""
        site = f"{self.site}-" if self.site else ""
        return f"{site}{self.floor}{self.room}-{self.panel}{self.port:0{self.width}d}"


class Proposal(Struct, frozen=True, kw_only=True):
    """A row of the record that could be named by the scheme. `kind`: «panels», «outlets», «links» or «cords»."""

    kind: str
    key: str
    identifier: str


def parse(text: str) -> Identifier | None:
    """An identifier of the default scheme; None for any other."""
    match = _SCHEME.fullmatch(text)
    if match is None or int(match["port"]) == 0:
        return None
    port = match["port"]
    return Identifier(site=match["site"], floor=match["floor"], room=match["room"], panel=match["panel"], port=int(port), width=len(port))


def follows_scheme(text: str) -> bool:
    """Whether an outlet, a link or a panel port is named by the default scheme."""
    return parse(text) is not None


def is_cord_number(text: str) -> bool:
    """Whether a patch cord is named by the default scheme."""
    return _CORD.fullmatch(text) is not None


def flaws(text: str) -> tuple[Flaw, ...]:
    """What makes an identifier unfit for a label and for being typed or scanned again."""
    found: list[Flaw] = []
    if any(character.isspace() for character in text):
        found.append("blank")
    if text.endswith("."):
        found.append("trailing-dot")
    if any(not character.isprintable() and not character.isspace() for character in text):
        found.append("control")
    return tuple(found)


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts «A2» before «A10», without regard to case."""
    pieces = _PIECES.split(text.casefold())
    return tuple((0, int(piece), "") if place % 2 else (1, 0, piece) for place, piece in enumerate(pieces) if piece)


def same(text: str) -> str:
    """What two identifiers that a person can't tell apart have in common: case, blanks and leading zeros don't count."""
    return _PIECES.sub(lambda match: str(int(match[0])), "".join(unicodedata.normalize("NFKC", text).casefold().split()))


def uneven(names: Iterable[str]) -> tuple[str, ...]:
    """Names whose last number is written narrower than that of others with the same beginning («A1» beside «A10»): they sort wrongly."""
    groups: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for name in names:
        match = re.fullmatch(r"(.*?)([0-9]+)", name, re.ASCII | re.DOTALL)
        if match:
            groups[match[1].casefold()].append((len(match[2]), name))
    widest = {beginning: max(width for width, _ in group) for beginning, group in groups.items()}
    narrow = (name for beginning, group in groups.items() for width, name in group if width < widest[beginning])
    return tuple(sorted(narrow, key=natural_key))


def twice(names: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The keys of all that share a name with another; `names`: pairs of key and name."""
    listed = tuple(names)
    counted = Counter(same(name) for _, name in listed)
    yield from (key for key, name in listed if counted[same(name)] > 1)


def port_name(panel: Panel | str, port: int) -> str:
    """A panel port's name: the panel's id and the port's number, as wide as the panel's last port, at least two digits."""
    ports = panel.ports if isinstance(panel, Panel) else None
    return f"{panel.id if isinstance(panel, Panel) else panel}{port:0{max(2, len(str(ports or 0)))}d}"


# --- proposals -----------------------------------------------------------------------------------------------------------------------


def floor_code(floor: str | None) -> str:
    """A floor as the scheme writes it: a number, «B1» below ground; what isn't understood counts as the ground floor."""
    text = (floor or "").strip().casefold()
    if text in _GROUND:
        return "0"
    if text in _BASEMENT:
        return "B1"
    match = re.search(r"-?[0-9]{1,2}(?![0-9])", text, re.ASCII)
    if match is None:
        return "0"
    number = int(match[0])
    return f"B{min(-number, 9)}" if number < 0 else str(number)


def letters(number: int) -> str:
    """A, B … Z, AA, AB … for 0, 1 …."""
    return letters(number // 26 - 1) + chr(65 + number % 26) if number >= 26 else chr(65 + number)


class Namer:
    """Names by the scheme for a record's panels and what hangs on them. What has a name by the scheme keeps it."""

    def __init__(self, record: Record) -> None:
        held = record.cabling or Cabling()
        self._held = held
        self._rooms = {room.id: room for room in record.rooms}
        self._racks = {rack.id: rack for rack in held.racks}
        self._sites = {site.id: place for place, site in enumerate(record.sites)} if len(record.sites) > 1 else {}
        self._site_codes = {site.id: _site_code(site.name or site.id, place) for place, site in enumerate(record.sites)}
        self._places = self._room_letters()
        self.panels = self._panel_names()
        """Each panel's name by its id: «0A-A»."""

    def _where(self, rack: Rack | None) -> tuple[str, str, str]:
        """Site, floor and room of a rack; a rack without a room is a place of its own."""
        room = self._rooms.get(rack.room or "") if rack else None
        site = (rack.site if rack else None) or (room.site if room else None) or ""
        return site, floor_code(room.floor if room else None), room.id if room else ""

    def _room_letters(self) -> dict[tuple[str, str, str], str]:
        found = {self._where(self._racks.get(panel.rack or "")) for panel in self._held.panels} | {
            self._where(rack) for rack in self._racks.values()
        }
        used: Counter[tuple[str, str]] = Counter()
        named = {}
        for site, floor, room in sorted(found, key=lambda where: natural_key("\0".join(where))):
            named[site, floor, room] = letters(used[site, floor] % 26)
            used[site, floor] += 1
        return named

    def _prefix(self, panel: Panel) -> str:
        where = self._where(self._racks.get(panel.rack or ""))
        site = f"{self._site_codes[where[0]]}-" if where[0] in self._sites else ""
        return f"{site}{where[1]}{self._places.get(where, 'A')}-"

    def _panel_names(self) -> dict[str, str]:
        named: dict[str, str] = {}
        ordered = sorted(
            self._held.panels, key=lambda panel: (natural_key(panel.rack or ""), -(panel.position_u or 0), natural_key(panel.id))
        )
        for panel in ordered:
            if follows_scheme(port_name(panel, 1)):
                named[panel.id] = panel.id
        taken = set(named.values())
        for panel in ordered:
            if panel.id not in named:
                prefix = self._prefix(panel)
                own = panel.id.upper() if re.fullmatch("[A-Za-z]", panel.id, re.ASCII) else ""
                free = (f"{prefix}{letters(number)}" for number in range(702))
                wanted = f"{prefix}{own}"
                named[panel.id] = wanted if own and wanted not in taken else next((name for name in free if name not in taken), panel.id)
                taken.add(named[panel.id])
        return named

    def port(self, panel: Panel, port: int) -> str:
        """The identifier of a panel's port, and so of its link and its outlet."""
        return f"{self.panels[panel.id]}{port:0{max(2, len(str(panel.ports or 0)))}d}"

    def next_panel(self, rack: str | None) -> str:
        """A free name for another panel in a rack."""
        prefix = self._prefix(Panel(id="?", rack=rack))
        taken = set(self.panels.values()) | set(self.panels)
        return next(name for name in (f"{prefix}{letters(number)}" for number in range(702)) if name not in taken)

    def next_cords(self, count: int) -> tuple[str, ...]:
        """Free numbers for new patch cords, after the highest in use."""
        used = [int(cord.id[1:]) for cord in self._held.cords if is_cord_number(cord.id)]
        first = max(used, default=0) + 1
        return tuple(f"C{number:04d}" for number in range(first, first + count))


def _site_code(name: str, place: int) -> str:
    """Three letters of a site's name and its place in the list, from 1."""
    plain = re.sub("[^A-Z]", "", name.upper())[:3]
    return f"{plain if len(plain) >= 2 else 'SITE'}{min(place + 1, 99)}"


def proposals(record: Record) -> tuple[Proposal, ...]:
    """Identifiers by the scheme for panels, links and outlets on a panel port, and cords, that have another name now."""
    held, namer = record.cabling or Cabling(), Namer(record)
    panels = {panel.id: panel for panel in held.panels}
    made = [Proposal(kind="panels", key=key, identifier=name) for key, name in namer.panels.items() if name != key]
    for link in held.links:
        if link.panel in panels and link.port is not None:
            name = namer.port(panels[link.panel], link.port)
            made += [Proposal(kind="links", key=link.id, identifier=name)] if link.id != name else []
            made += [Proposal(kind="outlets", key=link.outlet, identifier=name)] if link.outlet and link.outlet != name else []
    free = [cord.id for cord in held.cords if not is_cord_number(cord.id)]
    made += [Proposal(kind="cords", key=key, identifier=name) for key, name in zip(free, namer.next_cords(len(free)), strict=True)]
    return tuple(made)
