"""The cabling record's tables as data: which fields each kind has, how a value is shown and read, and the change that an edit is."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication

from dialtone.domain.changes import Change, Rename, Set
from dialtone.domain.record import Cabling, Record
from dialtone.gui.models.naming import device_title, room_choices, site_choices
from dialtone.words import Words

translate = QCoreApplication.translate

KINDS = ("links", "outlets", "panels", "racks", "switches", "switch_ports", "cords")
WORDS = {
    "links": "link",
    "outlets": "outlet",
    "panels": "panel",
    "racks": "rack",
    "switches": "switch",
    "switch_ports": "switch-port",
    "cords": "cord",
}
"""Kind → its word in the labels of edits, and the first word of a subject («rack:R1»)."""
TESTS = ("certified", "qualified", "verified", "failed", "not-tested")
SOURCES = ("measured", "estimated")
MOST_PORTS = 1_000
FieldKind = Literal["text", "number", "decimal", "yesno", "choice", "ports"]
Choices = Callable[[Record, Words], Sequence[tuple[str, str]]]


class NotAValueError(ValueError):
    """What was typed can't be this field's value; the message says so to the user."""


@dataclass(frozen=True)
class Spec:
    """A field of a row. `choices` gives (value, label) pairs; `least` and `most` bound a number; `column`: it stands in the table too."""

    name: str
    title: Callable[[], str]
    kind: FieldKind = "text"
    width: int = 96
    stretch: bool = False
    choices: Choices | None = None
    least: int = 0
    most: int = 1_000_000
    column: bool = True


def _racks(record: Record, _: Words) -> list[tuple[str, str]]:
    return [(rack.id, rack.name or rack.id) for rack in cabling(record).racks]


def _panels(record: Record, _: Words) -> list[tuple[str, str]]:
    return [(panel.id, panel.id) for panel in cabling(record).panels]


def _outlets(record: Record, _: Words) -> list[tuple[str, str]]:
    return [(outlet.id, outlet.label or outlet.id) for outlet in cabling(record).outlets]


def _switches(record: Record, _: Words) -> list[tuple[str, str]]:
    return [(switch.id, switch.name or switch.id) for switch in cabling(record).switches]


def devices(record: Record, words: Words) -> list[tuple[str, str]]:
    """(id, title with id) of the devices."""
    return [(device.id, f"{device_title(device, words)} ({device.id})") for device in record.devices]


def _ends(record: Record, words: Words) -> list[tuple[str, str]]:
    """Everything that a cord can end in."""
    held = cabling(record)
    ends = [(f"outlet:{outlet.id}", outlet.label or outlet.id) for outlet in held.outlets]
    ends += [
        (f"panel:{panel.id}:{port}", translate("Cabling", "panel {panel} port {port}").format(panel=panel.id, port=port))
        for panel in held.panels
        for port in range(1, min(panel.ports or 0, 200) + 1)
    ]
    ends += [(f"switch:{port.id}", port.id) for port in held.switch_ports]
    return ends + [(f"device:{key}", title) for key, title in devices(record, words)]


def _tests(_: Record, words: Words) -> list[tuple[str, str]]:
    return [(test, words.text(f"report.test.{test}")) for test in TESTS]


def _sources(_: Record, words: Words) -> list[tuple[str, str]]:
    return [(source, words.text(f"report.cabling.{source}")) for source in SOURCES]


def _duplexes(_: Record, __: Words) -> list[tuple[str, str]]:
    return [("full", translate("Cabling", "full duplex")), ("half", translate("Cabling", "half duplex"))]


def _standards(_: Record, __: Words) -> list[tuple[str, str]]:
    return [("af", "802.3af"), ("at", "802.3at"), ("bt", "802.3bt")]


def _rooms(record: Record, _: Words) -> Sequence[tuple[str, str]]:
    return room_choices(record)


def _sites(record: Record, _: Words) -> Sequence[tuple[str, str]]:
    return site_choices(record)


_ID = Spec("id", lambda: translate("Cabling", "Name"), width=124)
_CATEGORY = Spec("category", lambda: translate("Cabling", "Category"), width=84)
_LENGTH = Spec("length_m", lambda: translate("Cabling", "Length (m)"), "decimal", 84, most=10_000)
_RACK = Spec("rack", lambda: translate("Cabling", "Rack"), "choice", 120, choices=_racks)
_UPS = Spec("ups", lambda: translate("Cabling", "On a UPS"), "yesno", column=False)
_POSITION = Spec("position_u", lambda: translate("Cabling", "Position (U)"), "number", 96, most=100)
_UNITS = Spec("height_u", lambda: translate("Cabling", "Height (U)"), "number", 84, most=100)
_SHIELDED = Spec("shielded", lambda: translate("Cabling", "Shielded"), "yesno", 88)

FIELDS: dict[str, tuple[Spec, ...]] = {
    "links": (
        _ID,
        Spec("panel", lambda: translate("Cabling", "Panel"), "choice", 96, choices=_panels),
        Spec("port", lambda: translate("Cabling", "Port"), "number", 56, least=1, most=10_000),
        Spec("outlet", lambda: translate("Cabling", "Outlet"), "choice", 120, stretch=True, choices=_outlets),
        _CATEGORY,
        _LENGTH,
        Spec("length_source", lambda: translate("Cabling", "Length is"), "choice", 92, choices=_sources),
        Spec("test", lambda: translate("Cabling", "Test"), "choice", 132, choices=_tests),
        replace(_SHIELDED, column=False),
    ),
    "outlets": (
        _ID,
        Spec("label", lambda: translate("Cabling", "Label on the wall"), width=160),
        Spec("room", lambda: translate("Cabling", "Room"), "choice", 200, stretch=True, choices=_rooms),
        Spec("faceplate", lambda: translate("Cabling", "Faceplate"), width=104),
        Spec("splitter", lambda: translate("Cabling", "Splitter"), "yesno", column=False),
        Spec("desk_switch", lambda: translate("Cabling", "Desk switch"), "yesno", column=False),
    ),
    "panels": (
        _ID,
        Spec("rack", lambda: translate("Cabling", "Rack"), "choice", 140, stretch=True, choices=_racks),
        _POSITION,
        Spec("ports", lambda: translate("Cabling", "Ports"), "number", 72, least=1, most=10_000),
        _CATEGORY,
        _SHIELDED,
        replace(_UNITS, column=False),
        Spec("reserved", lambda: translate("Cabling", "Reserved ports"), "ports", column=False),
        Spec("defective", lambda: translate("Cabling", "Defective ports"), "ports", column=False),
    ),
    "racks": (
        _ID,
        Spec("name", lambda: translate("Cabling", "In words"), width=140, stretch=True),
        Spec("site", lambda: translate("Cabling", "Site"), "choice", 130, choices=_sites),
        Spec("room", lambda: translate("Cabling", "Room"), "choice", 230, choices=_rooms),
        _UNITS,
        Spec("earthed", lambda: translate("Cabling", "Earthed"), "yesno", 84),
        Spec("locked", lambda: translate("Cabling", "Locked"), "yesno", column=False),
        _UPS,
    ),
    "switches": (
        _ID,
        Spec("name", lambda: translate("Cabling", "Its own name"), width=120, stretch=True),
        _RACK,
        Spec("vendor", lambda: translate("Cabling", "Vendor"), width=96),
        Spec("model", lambda: translate("Cabling", "Model"), width=96),
        Spec("address", lambda: translate("Cabling", "IP address"), width=112),
        Spec("ports", lambda: translate("Cabling", "Ports"), "number", 60, least=1, most=10_000),
        Spec("poe_budget_w", lambda: translate("Cabling", "PoE (W)"), "decimal", 72),
        Spec("poe_standard", lambda: translate("Cabling", "PoE standard"), "choice", choices=_standards, column=False),
        replace(_POSITION, column=False),
        replace(_UNITS, column=False),
        Spec("serial", lambda: translate("Cabling", "Serial number"), column=False),
        Spec("firmware", lambda: translate("Cabling", "Firmware"), column=False),
        _UPS,
    ),
    "switch_ports": (
        _ID,
        Spec("switch", lambda: translate("Cabling", "Switch"), "choice", 104, choices=_switches),
        Spec("name", lambda: translate("Cabling", "Port"), width=88),
        Spec("device", lambda: translate("Cabling", "Device"), "choice", 160, stretch=True, choices=devices),
        Spec("vlan", lambda: translate("Cabling", "VLAN"), "number", 60, least=1, most=4094),
        Spec("voice_vlan", lambda: translate("Cabling", "Voice"), "number", 60, least=1, most=4094),
        Spec("speed_mbit_s", lambda: translate("Cabling", "Mbit/s"), "number", 64),
        Spec("poe_class", lambda: translate("Cabling", "PoE class"), "number", 88, most=8),
        Spec("duplex", lambda: translate("Cabling", "Duplex"), "choice", choices=_duplexes, column=False),
        Spec("poe_w", lambda: translate("Cabling", "PoE reserved (W)"), "decimal", column=False, most=1_000),
    ),
    "cords": (
        _ID,
        Spec("a", lambda: translate("Cabling", "From"), "choice", 180, choices=_ends),
        Spec("b", lambda: translate("Cabling", "To"), "choice", 180, stretch=True, choices=_ends),
        _LENGTH,
        _CATEGORY,
        Spec("colour", lambda: translate("Cabling", "Colour"), width=84),
    ),
}


def cabling(record: Record) -> Cabling:
    """The cabling record; an empty one where there is none."""
    return record.cabling or Cabling()


def rows_of(record: Record, kind: str) -> Sequence[Any]:
    """The rows of a kind."""
    rows: Sequence[Any] = getattr(cabling(record), kind)
    return rows


def columns_of(kind: str) -> tuple[Spec, ...]:
    """The fields that have a column in the table."""
    return tuple(spec for spec in FIELDS[kind] if spec.column)


def spec_of(kind: str, name: str) -> Spec:
    """The field of that name."""
    return next(spec for spec in FIELDS[kind] if spec.name == name)


def plain_text(value: Any) -> str:
    """A value as it is edited: codes for choices, a comma or point as typed for decimals."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return port_list(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def shown(spec: Spec, value: Any, labels: dict[str, str], words: Words) -> str:
    """A value as it is shown."""
    if value is None:
        return ""
    if spec.kind == "choice":
        return labels.get(str(value), str(value))
    if spec.kind == "ports":
        return port_list(value)
    return str(value) if spec.kind == "text" else words.value(value)


def port_list(ports: Sequence[int]) -> str:
    """«3, 7–9»."""
    parts: list[list[int]] = []
    for port in sorted(ports):
        if parts and port == parts[-1][-1] + 1:
            parts[-1].append(port)
        else:
            parts.append([port])
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]}–{part[-1]}" for part in parts)


def _ports(text: str) -> list[int]:
    found: set[int] = set()
    for piece in text.replace(";", ",").split(","):
        part = piece.strip()
        if not part:
            continue
        match = re.fullmatch(r"([0-9]{1,4})(?:\s*[–-]\s*([0-9]{1,4}))?", part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last <= MOST_PORTS:
            raise NotAValueError(translate("Cabling", "«{text}» is no port and no range of ports").format(text=part[:40]))
        found.update(range(first, last + 1))
    return sorted(found)


def parse(spec: Spec, text: str) -> Any:
    """What was typed or chosen as a value, None for nothing. Raises NotAValueError."""
    text = text.strip()
    if spec.kind == "ports":
        return _ports(text)
    if not text:
        return None
    if spec.kind == "yesno":
        return text == "yes"
    if spec.kind not in {"number", "decimal"}:
        return text[:200]
    digits = text.replace(" ", "").replace(",", ".").rstrip("m")
    try:
        value = int(digits) if spec.kind == "number" else float(digits)
    except ValueError:
        raise NotAValueError(translate("Cabling", "«{text}» is no number").format(text=text[:40])) from None
    if not spec.least <= value <= spec.most:
        message = translate("Cabling", "{title}: from {least} to {most}")
        raise NotAValueError(message.format(title=spec.title(), least=spec.least, most=spec.most))
    return value


def change(kind: str, key: str, spec: Spec, text: str) -> Change | None:
    """An edit of a cell; another name is a rename, and no name is no edit. Raises NotAValueError."""
    value = parse(spec, text)
    if spec.name == "id":
        return Rename(f"cabling.{kind}", key, value) if value and value != key else None
    return Set(f"cabling.{kind}", key, {spec.name: value})
