"""What is chosen on a drawing or in a table («panel-port:A:7», «switch-port:sw1:3»), and where that leads."""

from dialtone.domain.record import Cabling, Record

KINDS = {
    "rack": "racks",
    "panel": "panels",
    "outlet": "outlets",
    "link": "links",
    "switch": "switches",
    "switch-port": "switch_ports",
    "cord": "cords",
}
"""The first word of a subject → the kind of its row."""
_PHOTOGRAPHED = frozenset({"rack", "panel", "switch", "outlet", "link", "room", "device"})
ICONS = {
    "rack": "server",
    "panel": "rows-3",
    "panel-port": "ethernet-port",
    "outlet": "plug",
    "link": "cable",
    "cord": "cable",
    "switch": "network",
    "switch-port": "ethernet-port",
    "device": "phone",
}


def split(subject: str) -> tuple[str, str]:
    """Its first word and the rest; a panel's port is its panel with the port."""
    form, _, key = subject.partition(":")
    return form, key


def resolved(record: Record, subject: str) -> str:
    """A pin stands for what it shows."""
    form, key = split(subject)
    if form != "pin":
        return subject
    pins = (record.cabling or Cabling()).pins
    return next((pin.subject or "" for pin in pins if pin.id == key), "")


def row_of(subject: str) -> tuple[str, str]:
    """The kind and key of the row that says it; («», «») for what has no row in the cabling record."""
    form, key = split(subject)
    if form == "panel-port":
        return "panels", key.rpartition(":")[0]
    return (KINDS[form], key) if form in KINDS else ("", "")


def trace_key(subject: str) -> str:
    """The place or cable to follow from; «» for what no cable passes."""
    form, key = split(subject)
    if form == "panel-port":
        return f"panel:{key}"
    if form == "switch-port":
        return f"switch:{key}"
    return subject if form in {"outlet", "link", "cord", "device"} else ""


def from_hop(key: str) -> str:
    """A place or cable of a trace as a subject."""
    form, rest = split(key)
    if form == "panel":
        return f"panel-port:{rest}"
    return f"switch-port:{rest}" if form == "switch" else key


def photo_subject(record: Record, subject: str) -> str:
    """What a photo taken here shows; «» where none belongs."""
    form, key = split(subject)
    if form == "panel-port":
        return f"panel:{key.rpartition(':')[0]}"
    if form == "switch-port":
        ports = (record.cabling or Cabling()).switch_ports
        switch = next((port.switch for port in ports if port.id == key), None)
        return f"switch:{switch}" if switch else ""
    return subject if form in _PHOTOGRAPHED else ""
