"""How complete the cabling record is: each outlet and each cabled device is documented, documented but not tested, or not documented."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from dialtone.domain.cabling import Documented, Lack, State
from dialtone.domain.cabling import completeness as documented
from dialtone.domain.changes import Change, Put, Set
from dialtone.domain.discovery import FoundDevice, ScanRun
from dialtone.domain.record import Device, Link, Outlet, Record, Room
from dialtone.gui.models.cabling_fields import cabling
from dialtone.gui.models.importing import normal_mac
from dialtone.gui.models.naming import device_title, name_of, room_title
from dialtone.gui.widgets.table_model import Group, Row
from dialtone.words import Words

translate = QCoreApplication.translate

LOOKS: dict[State, tuple[str, str]] = {
    "missing": ("circle-dashed", "muted"),
    "failed": ("circle-x", "fail"),
    "unchecked": ("circle-question-mark", "doubt"),
    "done": ("circle-check", "ok"),
}


@dataclass(frozen=True)
class Point:
    """An outlet or a device and its cable. `place` is the room with its floor; `tab` and `subject` say where it is filled in."""

    key: str
    name: str
    room: str
    place: str
    path: str
    state: State
    why: str
    tab: str
    subject: str
    icon: str


def state_name(state: State) -> str:
    """The state in words."""
    return {
        "missing": translate("CablingState", "Not documented"),
        "failed": translate("CablingState", "Test failed"),
        "unchecked": translate("CablingState", "Documented, not tested"),
        "done": translate("CablingState", "Documented"),
    }[state]


def points(record: Record, words: Words, found: Sequence[Documented] | None = None) -> tuple[Point, ...]:
    """All outlets, then all devices that hang on a cable. `found`: where the caller has looked already."""
    rooms = {room.id: room for room in record.rooms}
    return tuple(_point(each, rooms, words) for each in (documented(record) if found is None else found))


def _point(each: Documented, rooms: dict[str, Room], words: Words) -> Point:
    found, why = rooms.get(each.of.room or ""), _why(each.lack)
    room, place = (name_of(found), room_title(found)) if found is not None else ("", "")
    if isinstance(each.of, Outlet):
        name, link = each.of.label or each.of.id, each.link
        tab, subject = ("links", link.id) if link is not None else ("outlets", each.of.id)
        return Point(f"outlet:{each.of.id}", name, room, place, _link_path(link, words), each.state, why, tab, subject, "plug")
    port = each.port
    path = translate("CablingState", "switch port {port}").format(port=port.id) if port else ""
    tab, subject = ("switch_ports", port.id) if port is not None else ("device", each.of.id)
    return Point(f"device:{each.of.id}", device_title(each.of, words), room, place, path, each.state, why, tab, subject, "phone")


def _why(lack: Lack) -> str:
    return {
        "": "",
        "no-link": translate("CablingState", "no link to a panel"),
        "no-port": translate("CablingState", "panel or port not known"),
        "test-failed": translate("CablingState", "the link failed its test"),
        "not-tested": translate("CablingState", "the link was not tested"),
        "no-cord": translate("CablingState", "no patch cord"),
        "no-switch-port": translate("CablingState", "switch port not known"),
        "nothing": translate("CablingState", "no switch port, no cord"),
    }[lack]


def _link_path(link: Link | None, words: Words) -> str:
    if link is None:
        return ""
    parts = [f"{link.panel or '?'} / {link.port or '?'}"]
    if link.category:
        parts.append(link.category)
    if link.length_m is not None:
        parts.append(f"{words.number(link.length_m)} m")
    return " · ".join(parts)


def by_state(found: Sequence[Point]) -> tuple[tuple[Row, ...], tuple[Group, ...]]:
    """The list by state, what has to be done first."""
    counts = Counter(point.state for point in found)
    rows = tuple(Row(point.key, point, point.state) for point in found)
    groups = tuple(Group(state, state_name(state), str(counts[state])) for state in LOOKS if counts[state])
    return rows, groups


# --- switch ports from a scan --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Fill:
    """What the last scan says of switch ports: how many devices agree, the ports to be written, and what contradicts the record."""

    changes: tuple[Change, ...] = ()
    new: tuple[str, ...] = ()
    agreed: int = 0
    contradicted: tuple[str, ...] = ()


def fill_from_scan(record: Record, scan: ScanRun | None, words: Words) -> Fill:
    """Switch ports by the switch's own word. A port or device that the record has elsewhere is shown and left alone."""
    if scan is None:
        return Fill()
    held = cabling(record)
    switches = {name.casefold(): switch.id for switch in held.switches for name in (switch.id, switch.name) if name}
    ports = {(port.switch, (port.name or "").casefold()): port for port in held.switch_ports}
    placed = {port.device: port for port in held.switch_ports if port.device}
    changes: list[Change] = []
    new: list[str] = []
    contradicted: list[str] = []
    agreed, taken = 0, {port.id for port in held.switch_ports}
    for found in scan.devices:
        device = _known(record, found)
        if found.switch is None or device is None:
            continue
        name, port_name = found.switch.name, found.switch.port
        title = f"{device_title(device, words)}: {name} {port_name}"
        switch = switches.get(name.casefold())
        port = ports.get((switch, port_name.casefold())) if switch else None
        if port is not None and port.device == device.id:
            agreed += 1
        elif device.id in placed or (port is not None and port.device is not None):
            contradicted.append(title)
        else:
            if switch is None:
                switch = switches[name.casefold()] = name[:200]
                changes.append(Put("cabling.switches", {"id": switch, "name": name[:200]}))
            if port is not None:
                changes.append(Set("cabling.switch_ports", port.id, {"device": device.id}))
            else:
                key = f"{switch}:{port_name}"[:200]
                if key in taken:
                    contradicted.append(title)
                    continue
                taken.add(key)
                changes.append(Put("cabling.switch_ports", {"id": key, "switch": switch, "name": port_name, "device": device.id}))
            new.append(title)
    return Fill(tuple(changes), tuple(new), agreed, tuple(contradicted))


def _known(record: Record, found: FoundDevice) -> Device | None:
    """The dossier's device: by MAC address, else by IP address where neither MAC contradicts it."""
    mac = normal_mac(found.mac) if found.mac else None
    if mac:
        for device in record.devices:
            if device.mac and normal_mac(device.mac) == mac:
                return device
    return next((device for device in record.devices if device.ip == found.ip and (not mac or not device.mac)), None)
