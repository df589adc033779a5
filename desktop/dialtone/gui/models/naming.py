"""How things of a dossier are called in the window, and free ids for new ones."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QCoreApplication

from dialtone.domain.record import Device, Person, Record, Room, Site
from dialtone.words import Words

translate = QCoreApplication.translate


def product(device: Device) -> str:
    """«Yealink SIP-T33G», or nothing where neither vendor nor model is known."""
    return " ".join(part.strip() for part in (device.vendor, device.model) if part and part.strip())


def device_title(device: Device, words: Words) -> str:
    """What to call a device in a table: its product, else its kind, else its id."""
    return product(device) or kind_name(device, words)


def kind_name(device: Device, words: Words) -> str:
    """The kind in words; «kind not known» is said, since it is a question and not a kind."""
    if device.kind is None:
        return translate("Naming", "Device of unknown kind")
    return words.text(f"kind.{device.kind.value}")


def room_title(room: Room) -> str:
    """«Floor 0 · Magazijn», or the name alone."""
    name = (room.name or "").strip() or room.id
    return translate("Naming", "Floor {floor} · {name}").format(floor=room.floor, name=name) if room.floor else name


def name_of(item: Person | Room | Site) -> str:
    """The name, else the id."""
    return (item.name or "").strip() or item.id


def users_text(count: int) -> str:
    """«3 users»."""
    return translate("Naming", "1 user") if count == 1 else translate("Naming", "%n users", "", count)


def plain_amount(value: float, words: Words) -> str:
    """A number as the language writes it, whole where it is whole."""
    return words.number(int(value) if float(value).is_integer() else value)


def free_ids(prefix: str, taken: Collection[str], count: int) -> tuple[str, ...]:
    """`count` new ids «d12», «d13»… above the highest that is in use."""
    numbers = (int(key[len(prefix) :]) for key in taken if _is_numbered(key, prefix))
    start = max(numbers, default=0) + 1
    return tuple(f"{prefix}{number}" for number in range(start, start + count))


def _is_numbered(key: str, prefix: str) -> bool:
    rest = key[len(prefix) :]
    return key.startswith(prefix) and rest.isascii() and rest.isdigit() and len(rest) <= 9


def ids(rows: Iterable[Device | Person | Room | Site]) -> frozenset[str]:
    """The ids in use."""
    return frozenset(row.id for row in rows)


def site_choices(record: Record) -> tuple[tuple[str, str], ...]:
    """(id, name) of the sites, in their order."""
    return tuple((site.id, name_of(site)) for site in record.sites)


def room_choices(record: Record) -> tuple[tuple[str, str], ...]:
    """(id, name) of the rooms by name."""
    return tuple(sorted(((room.id, room_title(room)) for room in record.rooms), key=lambda pair: pair[1].casefold()))


def person_choices(record: Record) -> tuple[tuple[str, str], ...]:
    """(id, name) of the people by name."""
    return tuple(sorted(((person.id, name_of(person)) for person in record.people), key=lambda pair: pair[1].casefold()))
