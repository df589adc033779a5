"""A record with its maps, made once per assessment, so that no rule searches a list."""

from collections import Counter, defaultdict

from dialtone.domain.kinds import NON_USER_TERMINALS, TELEPHONES, DeviceKind, PersonService
from dialtone.domain.record import CallerId, Device, Person, Record, Room, Site
from dialtone.domain.rules.clauses import Clauses
from dialtone.domain.titles import device_names


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
        self._names = device_names(record)
        self.caller_ids: dict[str, CallerId] = {entry.subject: entry for entry in record.caller_ids}

    def owner(self, device: Device) -> Person | None:
        """The person that a device is linked to."""
        return self.people.get(device.person) if device.person is not None else None

    def room(self, device: Device) -> Room | None:
        """The room that a device stands in."""
        return self.rooms.get(device.room) if device.room is not None else None

    def device_name(self, device: Device) -> str:
        """What to call a device; of several that would be called alike, each with its MAC address, else its id."""
        return self._names[device.id]

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
