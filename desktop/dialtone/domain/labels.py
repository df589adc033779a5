"""Which labels a cabling record asks for, and what each says: the plain identifier first, then what helps whoever stands before it."""

from collections.abc import Callable, Iterator
from typing import Literal

from msgspec import Struct

from dialtone.domain.cabling_identifiers import natural_key, port_name
from dialtone.domain.cabling_trace import CablingIndex, hop
from dialtone.domain.drawings import Say
from dialtone.domain.drawings.ports import category_name, place_name, room_name
from dialtone.domain.record import Record

LabelKind = Literal["links", "cords", "outlets", "ports", "switch-ports", "panels", "racks"]
KINDS: tuple[LabelKind, ...] = ("links", "cords", "outlets", "ports", "switch-ports", "panels", "racks")
MOST_PORTS = 2_000
"""Ports of one panel that get a label; a mistyped number must not print a book."""


class Label(Struct, frozen=True, kw_only=True):
    """One label. `code`: the plain identifier, printed large and put in the code; `lines`: what stands below it, smaller.

    `end`: «A» or «B» for the two ends of a cable, else nothing. `wrap`: it goes around a cable.
    """

    kind: LabelKind
    code: str
    lines: tuple[str, ...] = ()
    end: Literal["", "A", "B"] = ""
    wrap: bool = False


class Choice(Struct, frozen=True, kw_only=True):
    """What to print: kinds, and only these panels, racks, switches or single identifiers where some are given."""

    kinds: tuple[LabelKind, ...] = ("links",)
    only: tuple[str, ...] = ()


def labels(record: Record, choice: Choice, say: Say) -> tuple[Label, ...]:
    """The labels in natural order within each kind, the two ends of a cable behind each other; words come in by `say` (`Words.text`)."""
    index = CablingIndex(record)
    wanted = frozenset(choice.only)
    made: list[Label] = []
    for kind in dict.fromkeys(choice.kinds):
        rows = sorted(_MAKERS[kind](index, say), key=lambda row: natural_key(row[0][0].code))
        made += [label for found, about in rows for label in found if not wanted or wanted & {label.code, *about}]
    return tuple(made)


_Row = tuple[tuple[Label, ...], tuple[str, ...]]
"""The labels of one thing, and the other identifiers that choose it."""


def _links(index: CablingIndex, say: Say) -> Iterator[_Row]:
    """Both ends of each horizontal link: what is at this end, and where the other one is."""
    for link in index.links.values():
        outlet, panel = index.outlets.get(link.outlet or ""), index.panels.get(link.panel or "")
        port = port_name(panel or link.panel, link.port) if link.panel and link.port else link.panel
        rack = _together(link.id, panel.rack if panel else None, port)
        wall = _together(link.id, room_name(index, outlet.room) if outlet else None, (outlet.label or outlet.id) if outlet else link.outlet)
        ends = (("A", rack, wall), ("B", wall, rack))
        made = tuple(Label(kind="links", code=link.id, lines=_ends(near, far, say), end=end, wrap=True) for end, near, far in ends)  # type: ignore[arg-type]
        yield made, tuple(part for part in (link.panel, link.outlet) if part)


def _together(code: str, place: str | None, name: str | None) -> str:
    """Place and name; without a name that is on the label already, where the place alone says enough."""
    return " · ".join(part for part in (place, None if place and name == code else name) if part)


def _cords(index: CablingIndex, say: Say) -> Iterator[_Row]:
    """Both ends of each patch cord."""
    for cord in index.cords.values():
        a, b = (place_name(index, hop(end), say) if end else say("drawing.loose") for end in (cord.a, cord.b))
        ends = (("A", a, b), ("B", b, a))
        made = tuple(Label(kind="cords", code=cord.id, lines=_ends(near, far, say), end=end, wrap=True) for end, near, far in ends)  # type: ignore[arg-type]
        yield made, tuple(hop(end).id for end in (cord.a, cord.b) if end)


def _ends(near: str, far: str, say: Say) -> tuple[str, ...]:
    unknown = say("general.unknown")
    return near or unknown, f"→ {far or unknown}"


def _outlets(index: CablingIndex, _say: Say) -> Iterator[_Row]:
    links = {link.outlet: link for link in index.links.values() if link.outlet}
    for outlet in index.outlets.values():
        link = links.get(outlet.id)
        port = port_name(index.panels.get(link.panel, link.panel), link.port) if link and link.panel and link.port else None
        name = outlet.label if outlet.label and outlet.label != outlet.id else None
        lines = tuple(part for part in (name, f"→ {port}" if port and port != outlet.id else None, room_name(index, outlet.room)) if part)
        yield (
            (Label(kind="outlets", code=outlet.id, lines=lines),),
            tuple(part for part in (link.panel if link else None, outlet.room) if part),
        )


def _ports(index: CablingIndex, _say: Say) -> Iterator[_Row]:
    """Panel ports: the identifier of the link behind them where there is one, since both carry the same."""
    links = {(link.panel, link.port): link for link in index.links.values()}
    for panel in index.panels.values():
        for number in range(1, min(panel.ports or 0, MOST_PORTS) + 1):
            link = links.get((panel.id, number))
            name = port_name(panel, number)
            outlet = index.outlets.get(link.outlet or "") if link else None
            lines = tuple(
                part for part in (name if link and link.id != name else None, room_name(index, outlet.room) if outlet else None) if part
            )
            yield (Label(kind="ports", code=link.id if link else name, lines=lines),), (panel.id, name)


def _switch_ports(index: CablingIndex, _say: Say) -> Iterator[_Row]:
    for port in index.switch_ports.values():
        switch = index.switches.get(port.switch or "")
        named = " ".join(part for part in ((switch.name or switch.id) if switch else port.switch, port.name) if part)
        lines = (named,) if named and named != port.id else ()
        yield (Label(kind="switch-ports", code=port.id, lines=lines),), tuple(part for part in (port.switch,) if part)


def _panels(index: CablingIndex, say: Say) -> Iterator[_Row]:
    for panel in index.panels.values():
        lines = tuple(
            part
            for part in (panel.rack, say("drawing.ports", count=panel.ports) if panel.ports else None, category_name(panel.category))
            if part
        )
        yield (Label(kind="panels", code=panel.id, lines=lines),), tuple(part for part in (panel.rack,) if part)


def _racks(index: CablingIndex, _say: Say) -> Iterator[_Row]:
    for rack in index.cabling.racks:
        lines = tuple(part for part in (rack.name, room_name(index, rack.room)) if part)
        yield (Label(kind="racks", code=rack.id, lines=lines),), ()


_MAKERS: dict[LabelKind, Callable[[CablingIndex, Say], Iterator[_Row]]] = {
    "links": _links,
    "cords": _cords,
    "outlets": _outlets,
    "ports": _ports,
    "switch-ports": _switch_ports,
    "panels": _panels,
    "racks": _racks,
}
