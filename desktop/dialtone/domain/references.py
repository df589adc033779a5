"""What a record refers to must exist, and keys must be unique: every fault with its JSON path, in linear time."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from dialtone.domain.changes import KEYS
from dialtone.domain.problems import InputProblem
from dialtone.domain.record import Cabling, Record


def check(record: Record) -> tuple[InputProblem, ...]:
    """All duplicate keys and dangling references (design: site-format), each an `InputProblem` with `path` and `value`; empty if sound."""
    return (*_duplicates(record), *_dangling(record), *_cabling(record.cabling or Cabling()))


def _rows(record: Record, kind: str) -> tuple[Any, ...]:
    if kind.startswith("cabling."):
        return getattr(record.cabling, kind.removeprefix("cabling."), ()) if record.cabling else ()
    rows: tuple[Any, ...] = getattr(record, kind)
    return rows


def _duplicates(record: Record) -> Iterator[InputProblem]:
    for kind, field in KEYS.items():
        first_at: dict[str, int] = {}
        for place, row in enumerate(_rows(record, kind)):
            key = getattr(row, field)
            if key in first_at:
                path, first = f"$.{kind}[{place}].{field}", f"$.{kind}[{first_at[key]}].{field}"
                yield InputProblem("reference.duplicate", path=path, value=key, first=first)
            else:
                first_at[key] = place


def _ids(rows: tuple[Any, ...]) -> frozenset[str]:
    return frozenset(row.id for row in rows)


def _unknown(rows: tuple[Any, ...], kind: str, field: str, known: Collection[str]) -> Iterator[InputProblem]:
    for place, row in enumerate(rows):
        value = getattr(row, field)
        if value is not None and value not in known:
            yield InputProblem("reference.missing", path=f"$.{kind}[{place}].{field}", value=value)


def _dangling(record: Record) -> Iterator[InputProblem]:
    sites, rooms, people, devices = (_ids(rows) for rows in (record.sites, record.rooms, record.people, record.devices))
    cabling = record.cabling or Cabling()
    racks, panels, outlets, switches = (_ids(rows) for rows in (cabling.racks, cabling.panels, cabling.outlets, cabling.switches))
    yield from _unknown(record.rooms, "rooms", "site", sites)
    yield from _unknown(record.people, "people", "site", sites)
    yield from _unknown(record.devices, "devices", "person", people)
    yield from _unknown(record.devices, "devices", "room", rooms)
    yield from _unknown(record.devices, "devices", "attached_to", devices)
    for place, device in enumerate(record.devices):
        if device.attached_to == device.id:
            yield InputProblem("reference.itself", path=f"$.devices[{place}].attached_to", value=device.id)
    yield from _unknown(record.caller_ids, "caller_ids", "subject", people | devices | rooms)
    yield from _unknown(record.platform_devices, "platform_devices", "source", frozenset(one.sha256 for one in record.platform_imports))
    yield from _unknown(cabling.racks, "cabling.racks", "site", sites)
    yield from _unknown(cabling.racks, "cabling.racks", "room", rooms)
    yield from _unknown(cabling.panels, "cabling.panels", "rack", racks)
    yield from _unknown(cabling.outlets, "cabling.outlets", "room", rooms)
    yield from _unknown(cabling.links, "cabling.links", "panel", panels)
    yield from _unknown(cabling.links, "cabling.links", "outlet", outlets)
    yield from _unknown(cabling.switches, "cabling.switches", "rack", racks)
    yield from _unknown(cabling.switch_ports, "cabling.switch_ports", "switch", switches)
    yield from _unknown(cabling.switch_ports, "cabling.switch_ports", "device", devices)
    yield from _cord_ends(cabling, devices)
    yield from _unknown(cabling.tests, "cabling.tests", "source", frozenset(one.sha256 for one in cabling.test_files))
    yield from _unknown(cabling.plans, "cabling.plans", "site", sites)
    yield from _unknown(cabling.pins, "cabling.pins", "plan", _ids(cabling.plans))
    shown = {"rack": racks, "panel": panels, "switch": switches, "outlet": outlets, "link": _ids(cabling.links), "room": rooms}
    yield from _subjects(cabling.pins, "cabling.pins", shown | {"device": devices})
    yield from _subjects(record.photos, "photos", shown | {"device": devices})


def _subjects(rows: tuple[Any, ...], kind: str, known: Mapping[str, Collection[str]]) -> Iterator[InputProblem]:
    """What pins and photos show, as «outlet:ID»."""
    for place, row in enumerate(rows):
        form, _, key = (row.subject or "").partition(":")
        path = f"$.{kind}[{place}].subject"
        if row.subject is not None and (form not in known or not key):
            yield InputProblem("reference.subject", path=path, value=row.subject)
        elif row.subject is not None and key not in known[form]:
            yield InputProblem("reference.missing", path=path, value=row.subject)


def _cabling(cabling: Cabling) -> Iterator[InputProblem]:
    """Ports of links that their panel doesn't have."""
    ports = {panel.id: panel.ports for panel in cabling.panels}
    for place, link in enumerate(cabling.links):
        limit = ports.get(link.panel) if link.panel else None
        if link.port is not None and limit is not None and link.port > limit:
            yield InputProblem("reference.port", path=f"$.cabling.links[{place}].port", value=str(link.port), limit=limit)


def _cord_ends(cabling: Cabling, devices: frozenset[str]) -> Iterator[InputProblem]:
    ports = {panel.id: panel.ports for panel in cabling.panels}

    def panel_port(name: str) -> bool:
        panel, _, port = name.rpartition(":")
        if panel not in ports or not (port.isascii() and port.isdigit()) or len(port) > 5:
            return False
        limit = ports[panel]
        return int(port) >= 1 and (limit is None or int(port) <= limit)

    outlets, switch_ports = _ids(cabling.outlets), _ids(cabling.switch_ports)
    exists: dict[str, Callable[[str], bool]] = {
        "panel": panel_port,
        "outlet": outlets.__contains__,
        "switch": switch_ports.__contains__,
        "device": devices.__contains__,
    }
    for place, cord in enumerate(cabling.cords):
        for side in ("a", "b"):
            end: str | None = getattr(cord, side)
            if end is None:
                continue
            form, _, name = end.partition(":")
            path = f"$.cabling.cords[{place}].{side}"
            if form not in exists or not well_formed(end):
                yield InputProblem("reference.cord-end", path=path, value=end)
            elif not exists[form](name):
                yield InputProblem("reference.missing", path=path, value=end)


def well_formed(end: str) -> bool:
    """Whether a cord's end is written in the only way: something after the form, and no panel port as «07», which names another place."""
    form, _, name = end.partition(":")
    port = name.rpartition(":")[2]
    return bool(name) and not (form == "panel" and port.startswith("0") and port != "0")
