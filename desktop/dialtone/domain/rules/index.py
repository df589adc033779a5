"""A record with its maps, made once per assessment, so that no rule searches a list."""

import re
from collections import Counter, defaultdict

from dialtone.domain.kinds import NON_USER_TERMINALS, TELEPHONES, DeviceKind, PersonService
from dialtone.domain.record import CallerId, Device, Person, Record, Room, Site
from dialtone.domain.rules.clauses import Clauses


class Index:
    """Lookups by id. People and devices are in order of id, so that the order of the input never shows in a result."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.clauses = Clauses(record)
        self.sites: dict[str, Site] = {site.id: site for site in record.sites}
        self.rooms: dict[str, Room] = {room.id: room for room in record.rooms}
        self.people: dict[str, Person] = {person.id: person for person in sorted(record.people, key=lambda person: person.id)}
        self.devices: dict[str, Device] = {device.id: device for device in sorted(record.devices, key=lambda device: device.id)}
        self.devices_of: defaultdict[str, list[Device]] = defaultdict(list)
        for device in self.devices.values():
            if device.person is not None and device.person in self.people:
                self.devices_of[device.person].append(device)
        self.lines_of_kind = Counter(line.kind for line in record.lines)
        self._names = {device.id: device_name(device, self.room(device)) for device in self.devices.values()}
        self._alike = Counter(self._names.values())
        self.caller_ids: dict[str, CallerId] = {entry.subject: entry for entry in record.caller_ids}

    def owner(self, device: Device) -> Person | None:
        """The person that a device is linked to."""
        return self.people.get(device.person) if device.person is not None else None

    def room(self, device: Device) -> Room | None:
        """The room that a device stands in."""
        return self.rooms.get(device.room) if device.room is not None else None

    def device_name(self, device: Device) -> str:
        """What to call a device; of several that would be called alike, each with its MAC address, else its id."""
        name, mac = self._names[device.id], mac_address(device.mac)
        if self._alike[name] == 1:
            return name
        own = mac if mac and mac not in name else device.id
        return f"{name[:-1]}, {own})" if name.endswith(")") else f"{name} ({own})"

    def person_caller_id(self, person: Person) -> CallerId | None:
        """The caller IDs entered for a person."""
        return self.caller_ids.get(person.id)

    def device_caller_id(self, device: Device) -> CallerId | None:
        """The caller IDs entered for a device (an id that a person has too means the person)."""
        return None if device.id in self.people else self.caller_ids.get(device.id)

    def room_caller_id(self, device: Device) -> CallerId | None:
        """The caller IDs entered for the room that a device stands in."""
        if device.room is None or device.room not in self.rooms or device.room in self.people or device.room in self.devices:
            return None
        return self.caller_ids.get(device.room)


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
    written = (text or "").strip()
    digits = re.sub(r"[\s:.-]", "", written).lower()
    return ":".join(re.findall("..", digits)) if re.fullmatch("[0-9a-f]{12}", digits) else written


def is_telephony(person: Person) -> bool:
    """Whether a person has telephony (rule 1)."""
    return person.service is PersonService.TELEPHONY


def is_no_service(person: Person) -> bool:
    """Whether a person is an administrator or supervisor without service (rule 2)."""
    return person.service in {PersonService.ADMINISTRATOR_NO_SERVICE, PersonService.SUPERVISOR_NO_SERVICE}


def is_telephone(device: Device) -> bool:
    """Whether a device is a telephone."""
    return device.kind in TELEPHONES


def is_lift_emergency(device: Device) -> bool:
    """An emergency phone in a lift (rule 7)."""
    return device.kind is DeviceKind.EMERGENCY_PHONE and device.in_lift is True


def is_terminal(device: Device) -> bool:
    """Telephones and terminals that are no users (rule 9); an emergency phone in a lift is none."""
    return device.kind in TELEPHONES or (device.kind in NON_USER_TERMINALS and not is_lift_emergency(device))
