"""What a pasted table would do, row by row, before it does it: added, or refused with the reason. One edit for all that can be added."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QCoreApplication

from dialtone.domain.changes import Change, Put
from dialtone.domain.kinds import DeviceKind, Origin, PersonService
from dialtone.domain.record import Record
from dialtone.gui.models.naming import free_ids, ids, name_of
from dialtone.gui.models.sheet import Sheet, plain
from dialtone.gui.widgets.form import parse_date
from dialtone.words import LANGUAGES, Words

translate = QCoreApplication.translate

_MAC = re.compile(r"[0-9a-f]{12}", re.ASCII)
_YES = {"yes", "ja", "oui", "y", "x", "1", "true", "waar", "vrai"}


@dataclass(frozen=True)
class ImportRow:
    """A row of the table: its number in the paste (heading included), what it is, the remarks, and why it is refused («»: it is not)."""

    number: int
    title: str
    detail: str
    refused: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImportPlan:
    """All rows, and the changes of those that are not refused."""

    rows: tuple[ImportRow, ...] = ()
    changes: tuple[Change, ...] = ()
    unused: tuple[str, ...] = ()
    cut: int = 0

    @property
    def added(self) -> int:
        """Rows that will be added."""
        return sum(not row.refused for row in self.rows)

    @property
    def refused(self) -> tuple[ImportRow, ...]:
        """Rows that will not."""
        return tuple(row for row in self.rows if row.refused)


class _RefusedError(Exception):
    """A row can't be added, because."""


def normal_mac(text: str) -> str | None:
    """«80:5e:c0:4a:10:21» from any usual way of writing it; None when it is no MAC address."""
    digits = re.sub(r"[:\-. ]", "", text).casefold()
    return ":".join(digits[place : place + 2] for place in range(0, 12, 2)) if _MAC.fullmatch(digits) else None


def kind_names() -> dict[str, DeviceKind]:
    """Kinds by code and by name in all languages, since a price list is in any of them."""
    names = {plain(kind.value): kind for kind in DeviceKind} | {plain(kind.value.replace("-", " ")): kind for kind in DeviceKind}
    for language in LANGUAGES:
        words = Words(language)
        names |= {plain(words.text(f"kind.{kind.value}")): kind for kind in DeviceKind}
    return names


@dataclass
class _Names:
    """Existing and new rows of a kind by name."""

    by_name: dict[str, list[str]] = field(default_factory=dict)
    new: list[dict[str, Any]] = field(default_factory=list)


class DeviceImport:
    """Reads devices. People and rooms that aren't in the dossier yet come along: a person with telephony, a room of unknown use."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._kinds = kind_names()
        self._origins = {plain(origin.value): origin.value for origin in Origin}
        for language in LANGUAGES:
            words = Words(language)
            self._origins |= {plain(words.text(f"origin.{origin.value}")): origin.value for origin in Origin}
        self._macs = {device.mac: device.id for device in record.devices if device.mac}
        self._people = _Names(_by_name([(person.id, name_of(person)) for person in record.people]))
        self._rooms = _Names(_by_name([(room.id, name_of(room)) for room in record.rooms]))
        self._person_ids, self._room_ids = set(ids(record.people)), set(ids(record.rooms))
        self._site = record.sites[0].id if len(record.sites) == 1 else None

    def plan(self, sheet: Sheet) -> ImportPlan:
        """What the sheet would do."""
        first = 2 if sheet.heading else 1
        numbers = iter(free_ids("d", ids(self._record.devices), len(sheet.rows)))
        rows, values = [], []
        for place, cells in enumerate(sheet.rows):
            found = sheet.cells(cells)
            title = (
                " ".join(found[name] for name in ("vendor", "model") if name in found) or found.get("kind") or " ".join(filter(None, cells))
            )
            try:
                value, remarks = self._device(found)
            except _RefusedError as refusal:
                rows.append(ImportRow(first + place, title[:80], _detail(found), str(refusal)))
                continue
            values.append({"id": next(numbers), **value})
            rows.append(ImportRow(first + place, title[:80], _detail(found), remarks=tuple(remarks)))
        new = [*(Put("people", value) for value in self._people.new), *(Put("rooms", value) for value in self._rooms.new)]
        changes = (*new, *(Put("devices", value) for value in values))
        return ImportPlan(tuple(rows), changes if values else (), sheet.unused, sheet.cut)

    def _device(self, cells: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
        """The device of a row. Everything that may refuse it comes before what makes people and rooms."""
        value: dict[str, Any] = {
            name: cells[name] for name in ("extension", "vendor", "model", "serial", "firmware", "ip", "note") if name in cells
        }
        if not any(cells.get(name) for name in ("kind", "vendor", "model", "mac", "serial", "ip")):
            raise _RefusedError(translate("Import", "says nothing about a device"))
        if text := cells.get("kind"):
            value["kind"] = self._kind(text)
        if text := cells.get("origin"):
            if plain(text) not in self._origins:
                raise _RefusedError(translate("Import", "origin «{value}» is not known").format(value=text[:40]))
            value["origin"] = self._origins[plain(text)]
        if text := cells.get("delivered_on"):
            day = parse_date(text)
            if day is None:
                raise _RefusedError(translate("Import", "«{value}» is no date").format(value=text[:40]))
            value["delivered_on"] = day.isoformat()
        remarks: list[str] = []
        person, room = self._find(self._people, cells.get("person")), self._find(self._rooms, cells.get("room"))
        if text := cells.get("mac"):
            value["mac"] = self._mac(text, cells)
        if name := cells.get("person"):
            value["person"] = person or self._new_person(name, remarks)
        if name := cells.get("room"):
            value["room"] = room or self._new_room(name, remarks)
        if "kind" not in value:
            remarks.append(translate("Import", "kind not known: becomes a question"))
        return value, remarks

    def _kind(self, text: str) -> str:
        kind = self._kinds.get(plain(text))
        if kind is None:
            raise _RefusedError(translate("Import", "kind «{value}» is not known").format(value=text[:40]))
        return kind.value

    def _mac(self, text: str, cells: Mapping[str, str]) -> str:
        mac = normal_mac(text)
        if mac is None:
            raise _RefusedError(translate("Import", "«{value}» is no MAC address").format(value=text[:40]))
        if mac in self._macs:
            raise _RefusedError(translate("Import", "MAC address is already on {device}").format(device=self._macs[mac]))
        self._macs[mac] = " ".join(cells.get(name, "") for name in ("vendor", "model")).strip() or translate("Import", "a row above")
        return mac

    @staticmethod
    def _find(names: _Names, text: str | None) -> str | None:
        found = names.by_name.get(plain(text), []) if text else []
        if len(found) > 1:
            raise _RefusedError(translate("Import", "«{value}» is the name of several").format(value=(text or "")[:40]))
        return found[0] if found else None

    def _new_person(self, name: str, remarks: list[str]) -> str:
        key = free_ids("p", self._person_ids, 1)[0]
        self._person_ids.add(key)
        self._people.by_name[plain(name)] = [key]
        value = {"id": key, "name": name, "service": PersonService.TELEPHONY.value}
        self._people.new.append(value | ({"site": self._site} if self._site else {}))
        remarks.append(translate("Import", "new person {name}").format(name=name))
        return key

    def _new_room(self, name: str, remarks: list[str]) -> str:
        key = free_ids("r", self._room_ids, 1)[0]
        self._room_ids.add(key)
        self._rooms.by_name[plain(name)] = [key]
        self._rooms.new.append({"id": key, "name": name} | ({"site": self._site} if self._site else {}))
        remarks.append(translate("Import", "new room {name}").format(name=name))
        return key


def _detail(cells: Mapping[str, str]) -> str:
    return " · ".join(cells[name] for name in ("kind", "mac", "person", "room", "extension") if name in cells)


def _by_name(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, name in pairs:
        found.setdefault(plain(name), []).append(key)
    for key, name in pairs:
        if plain(key) != plain(name):
            found.setdefault(plain(key), [key])
    return found


class PeopleImport:
    """Reads people: a name per line, or a table with a heading."""

    def __init__(self, record: Record, *, service: str = PersonService.TELEPHONY.value, site: str | None = None) -> None:
        self._record, self._service, self._site = record, service, site
        self._sites = _by_name([(each.id, name_of(each)) for each in record.sites])
        self._services = {plain(each.value): each.value for each in PersonService}
        for language in LANGUAGES:
            words = Words(language)
            self._services |= {plain(words.text(f"person-service.{each.value}")): each.value for each in PersonService}

    def plan(self, sheet: Sheet) -> ImportPlan:
        """What the list would do."""
        first = 2 if sheet.heading else 1
        seen = {plain(name_of(person)) for person in self._record.people}
        numbers = iter(free_ids("p", ids(self._record.people), len(sheet.rows)))
        rows: list[ImportRow] = []
        changes: list[Change] = []
        for place, row in enumerate(sheet.rows):
            cells = sheet.cells(row) if sheet.heading else {"name": row[0]}
            name = self._name(cells)
            detail = " · ".join(filter(None, (cells.get("site"), cells.get("service"))))
            try:
                value = self._person(name, cells, seen)
            except _RefusedError as refusal:
                rows.append(ImportRow(first + place, name or " ".join(filter(None, row))[:80], detail, str(refusal)))
                continue
            seen.add(plain(name))
            changes.append(Put("people", {"id": next(numbers), **value}))
            rows.append(ImportRow(first + place, name, detail))
        unused = sheet.unused if sheet.heading else ()
        return ImportPlan(tuple(rows), tuple(changes), unused, sheet.cut)

    @staticmethod
    def _name(cells: Mapping[str, str]) -> str:
        if cells.get("name"):
            return cells["name"]
        return " ".join(filter(None, (cells.get("first_name"), cells.get("last_name"))))

    def _person(self, name: str, cells: Mapping[str, str], seen: set[str]) -> dict[str, Any]:
        if not name:
            raise _RefusedError(translate("Import", "has no name"))
        if not any(letter.isalpha() for letter in name):
            raise _RefusedError(translate("Import", "«{value}» is no name").format(value=name[:40]))
        if plain(name) in seen:
            raise _RefusedError(translate("Import", "is in the list already"))
        site = self._site
        if text := cells.get("site"):
            found = self._sites.get(plain(text), [])
            if len(found) != 1:
                raise _RefusedError(translate("Import", "site «{value}» is not in the dossier").format(value=text[:40]))
            site = found[0]
        service = self._service
        if text := cells.get("service"):
            if plain(text) not in self._services:
                raise _RefusedError(translate("Import", "service «{value}» is not known").format(value=text[:40]))
            service = self._services[plain(text)]
        value: dict[str, Any] = {"name": name, "service": service}
        if site:
            value["site"] = site
        if text := cells.get("hot_desking"):
            value["hot_desking"] = plain(text) in _YES
        return value
