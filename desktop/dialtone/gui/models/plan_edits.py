"""Floor plans and their pins as edits; a pin remembers its place as parts of the drawing, so that another scan of it keeps them."""

from dataclasses import dataclass, replace

from dialtone.domain.cabling_trace import CablingIndex
from dialtone.domain.changes import Change, Put, Remove, Set
from dialtone.domain.drawings.floor_plan import pin_words
from dialtone.domain.kinds import CABLED
from dialtone.domain.record import FloorPlan, Pin, Record
from dialtone.gui.models.naming import free_ids
from dialtone.words import Words


@dataclass(frozen=True)
class Placeable:
    """Something that belongs on a plan: its subject, name, room, floor, and its pin and plan where it has one."""

    subject: str
    name: str
    room: str
    floor: str
    pin: str = ""
    plan: str = ""
    recheck: bool = False


def placeables(record: Record, index: CablingIndex, words: Words) -> tuple[Placeable, ...]:
    """Outlets, racks, and devices on a cable, in the record's order."""
    held = index.cabling
    pins = {pin.subject: pin for pin in held.pins if pin.subject}
    rooms = {room.id: room for room in record.rooms}
    things = [(f"outlet:{outlet.id}", outlet.room) for outlet in held.outlets]
    things += [(f"rack:{rack.id}", rack.room) for rack in held.racks]
    things += [(f"device:{device.id}", device.room) for device in record.devices if device.kind in CABLED]
    found = []
    for subject, room_id in things:
        room, pin = rooms.get(room_id or ""), pins.get(subject)
        name = pin_words(index, Pin(id="", subject=subject), words.text)[0]
        thing = Placeable(subject, name, (room.name or room.id) if room is not None else "", (room.floor or "") if room is not None else "")
        if pin is not None:
            thing = replace(thing, pin=pin.id, plan=pin.plan or "", recheck=bool(pin.recheck))
        found.append(thing)
    return tuple(found)


def add_plan(record: Record, sha256: str, page: int, title: str | None, floor: str | None) -> Change:
    """A new plan."""
    plans = record.cabling.plans if record.cabling else ()
    sites = record.sites
    value = {"id": free_ids("g", [plan.id for plan in plans], 1)[0], "sha256": sha256, "page": page, "title": title, "floor": floor}
    value["site"] = sites[0].id if len(sites) == 1 else None
    return Put("cabling.plans", {name: each for name, each in value.items() if each is not None})


def replace_drawing(record: Record, plan: str, sha256: str, page: int) -> tuple[Change, ...]:
    """Another drawing under the same plan: its pins stay, and are to be looked at again."""
    pins = record.cabling.pins if record.cabling else ()
    again = (Set("cabling.pins", pin.id, {"recheck": True}) for pin in pins if pin.plan == plan)
    return (Set("cabling.plans", plan, {"sha256": sha256, "page": page}), *again)


def remove_plan(record: Record, plan: str) -> tuple[Change, ...]:
    """The plan and its pins."""
    pins = record.cabling.pins if record.cabling else ()
    return (*(Remove("cabling.pins", pin.id) for pin in pins if pin.plan == plan), Remove("cabling.plans", plan))


def place(record: Record, plan: FloorPlan, subject: str, x: float, y: float) -> tuple[Change, ...]:
    """A pin for a subject, or its pin («pin:ID» too) moved here; it has been looked at then."""
    pins = record.cabling.pins if record.cabling else ()
    there = next((pin for pin in pins if subject in {pin.subject, f"pin:{pin.id}"}), None)
    if there is not None:
        return (Set("cabling.pins", there.id, {"plan": plan.id, "x": x, "y": y, "recheck": None}),)
    key = free_ids("n", [pin.id for pin in pins], 1)[0]
    return (Put("cabling.pins", {"id": key, "plan": plan.id, "subject": subject, "x": x, "y": y}),)
