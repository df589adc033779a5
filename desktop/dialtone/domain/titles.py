"""What people, rooms, sites and devices are called wherever a rule speaks of them."""

import re
from collections import Counter

from dialtone.domain.record import Device, Person, Record, Room, Site


def person_name(person: Person) -> str:
    """What to call a person: the name, else the id."""
    return (person.name or "").strip() or person.id


def room_name(room: Room) -> str:
    """What to call a room: the name, else the id."""
    return (room.name or "").strip() or room.id


def site_name(site: Site) -> str:
    """What to call a site: the name, else the id."""
    return (site.name or "").strip() or site.id


def device_name(device: Device, room: Room | None) -> str:
    """What to call a device: «Yealink T46S (201)», by what people find it with: extension, else room, else MAC address, else the id.

    Without a product the extension or the MAC address stands alone; a room can't name what stands in it, so it follows the id.
    """
    product = " ".join(part.strip() for part in (device.vendor, device.model) if part and part.strip())
    extension, mac = (device.extension or "").strip(), mac_address(device.mac)
    where = room_name(room) if room is not None else ""
    if product:
        return f"{product} ({extension or where or mac or device.id})"
    if extension:
        return extension
    own = mac or device.id
    return f"{own} ({where})" if where else own


def mac_address(text: str | None) -> str:
    """A MAC address with colons, however it was written; what is none stays as it is, and nothing is the empty text."""
    if not text:
        return ""
    written = text.strip()
    digits = re.sub(r"[\s:.-]", "", written).lower()
    return ":".join(re.findall("..", digits)) if re.fullmatch("[0-9a-f]{12}", digits) else written


def device_names(record: Record) -> dict[str, str]:
    """What to call each device, by id; of several that would be called alike, each with its MAC address, else its id."""
    rooms = {room.id: room for room in record.rooms}
    names = {device.id: device_name(device, rooms.get(device.room) if device.room is not None else None) for device in record.devices}
    alike = Counter(names.values())
    for device in record.devices:
        name = names[device.id]
        if alike[name] > 1:
            mac = mac_address(device.mac)
            own = mac if mac and mac not in name else device.id
            names[device.id] = f"{name[:-1]}, {own})" if name.endswith(")") else f"{name} ({own})"
    return names
