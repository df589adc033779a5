"""The rooms page's table: who and what stands where, and what each counts as, from one snapshot. Pure: the page only shows it."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from dialtone.domain.findings import Finding
from dialtone.domain.kinds import EXCLUDED, INFRASTRUCTURE, NON_USER_TERMINALS, TELEPHONES, RoomUse, Severity
from dialtone.domain.record import Device, Person, Room
from dialtone.domain.rules import CountedUser, Doubt, NotUser
from dialtone.gui.icons import KIND_ICONS
from dialtone.gui.models.naming import device_title, kind_name, name_of, room_title, users_text
from dialtone.gui.widgets.natural import NaturalKey, natural_key
from dialtone.gui.widgets.table_model import Cell, Group, Row
from dialtone.words import Words

if TYPE_CHECKING:
    from dialtone.services.session import Snapshot

translate = QCoreApplication.translate

PERSONS, NOWHERE = "persons", "nowhere"
ROOM, PERSON = "room:", "person:"
"""Prefixes of keys: group rows of rooms, and rows of people without a device. A device's row has the device's id as its key."""

_GRAVE = (Severity.VIOLATION, Severity.DOUBT, Severity.WARNING)


@dataclass(frozen=True)
class Entry:
    """A line of the table: a device, or a person who has none. `worst` is the gravest finding about it; `why` is asked when it is shown."""

    key: str
    subject: str
    title: str
    icon: str
    mac: str
    who: str
    counts: str
    tone: str
    why: Callable[[], str]
    search: str
    device: Device | None = None
    person: Person | None = None
    worst: Severity | None = None

    @property
    def muted(self) -> bool:
        """Whether it counts 0 and asks nothing."""
        return self.tone == "muted"


@dataclass(frozen=True)
class Table:
    """Rows and groups for the table, and the entries by key."""

    rows: tuple[Row, ...] = ()
    groups: tuple[Group, ...] = ()
    entries: dict[str, Entry] = field(default_factory=dict)


@dataclass(frozen=True)
class _Verdict:
    text: str
    tone: str = "text"
    why: Callable[[], str] = lambda: ""


def lowered(text: str) -> str:
    """For use inside a phrase: «Buzzer» → «buzzer», but «DECT base» stays."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


class RoomsTable:
    """Builds the table of one snapshot."""

    def __init__(self, snapshot: "Snapshot", words: Words) -> None:
        self._words = words
        record, count = snapshot.record, snapshot.assessment.count
        self._record = record
        self._rooms = {room.id: room for room in record.rooms}
        self._people = {person.id: person for person in record.people}
        self._users: dict[str, CountedUser] = {user.subject: user for user in count.users}
        self._not_users: dict[str, NotUser] = {entry.subject: entry for entry in count.not_users}
        self._doubts: dict[str, Doubt] = {doubt.subject: doubt for doubt in count.doubts}
        self._findings: dict[str, list[Finding]] = defaultdict(list)
        for finding in snapshot.assessment.findings:
            self._findings[finding.subject].append(finding)
        self._named = {device: name for user in count.users for device, name in zip(user.devices, user.named, strict=False) if user.named}
        self._by_room: dict[str, list[Device]] = defaultdict(list)
        self._by_person: dict[str, list[Device]] = defaultdict(list)
        self._nowhere: list[Device] = []
        for device in record.devices:
            if device.person in self._people:
                self._by_person[device.person or ""].append(device)
            elif device.room in self._rooms:
                self._by_room[device.room or ""].append(device)
            else:
                self._nowhere.append(device)
        self._owned = Counter(device.room for devices in self._by_person.values() for device in devices)
        self._rows: list[Row] = []
        self._groups: list[Group] = []
        self._entries: dict[str, Entry] = {}

    def build(self) -> Table:
        """Rooms by site, floor and name; then persons; then what has neither."""
        for room in sorted(self._record.rooms, key=_room_order):
            self._room(room)
        if self._record.people:
            self._persons()
        if self._nowhere:
            self._without_place()
        return Table(tuple(self._rows), tuple(self._groups), self._entries)

    # --- groups ----------------------------------------------------------------------------------------------------------------------

    def _room(self, room: Room) -> None:
        key, title = f"{ROOM}{room.id}", room_title(room)
        devices = self._by_room.get(room.id, [])
        self._groups.append(Group(key, title, self._room_note(room), {"counts": self._room_sum(room, devices)}))
        for device in devices:
            self._add_device(device, key, title, self._room_device(device, room))

    def _room_note(self, room: Room) -> str:
        notes = {
            RoomUse.NON_USERS: translate("RoomsTable", "shared, used by people who are no users yet"),
            RoomUse.USERS: translate("RoomsTable", "used by people who are users already"),
            RoomUse.PERSONAL: translate("RoomsTable", "each telephone has its person"),
            RoomUse.MIXED: translate("RoomsTable", "mixed use?"),
        }
        note = (
            notes.get(room.use, translate("RoomsTable", "who uses its telephones?"))
            if room.use
            else translate("RoomsTable", "who uses its telephones?")
        )
        owned = self._owned[room.id] if room.use is RoomUse.PERSONAL else 0
        under = translate("RoomsTable", "%n under persons", "", owned)
        return f"{note} · {under}" if owned else note

    def _room_sum(self, room: Room, devices: list[Device]) -> Cell:
        user, doubt = self._users.get(room.id), self._doubts.get(room.id)
        if user is not None:
            return Cell(users_text(user.count), "accent")
        if doubt is not None:
            return _open(doubt.adds[1])
        asked = sum(device.id in self._doubts and self._doubts[device.id].adds[1] > 0 for device in devices)
        if asked:
            return _open(asked)
        if any(device.kind in TELEPHONES for device in devices):
            return Cell(users_text(0), "muted")
        return Cell(translate("RoomsTable", "no telephone"), "muted")

    def _persons(self) -> None:
        total = sum(user.count for user in self._users.values() if user.subject in self._people)
        title = translate("RoomsTable", "Persons")
        self._groups.append(Group(PERSONS, title, "", {"counts": Cell(users_text(total), "accent" if total else "muted")}))
        for person in sorted(self._record.people, key=lambda person: natural_key(name_of(person))):
            devices = self._by_person.get(person.id, [])
            if not devices:
                self._add_person(person, title)
            for number, device in enumerate(devices):
                self._add_device(device, PERSONS, title, self._person_device(device, person, number, devices))

    def _without_place(self) -> None:
        title = translate("RoomsTable", "Without room or person")
        excluded = any(self._violations(device.id) for device in self._nowhere)
        asked = sum(self._doubts[device.id].adds[1] for device in self._nowhere if device.id in self._doubts)
        cell = Cell(translate("RoomsTable", "excluded"), "fail", "circle-x") if excluded else _open(asked) if asked else Cell("")
        self._groups.append(Group(NOWHERE, title, "", {"counts": cell}))
        for device in self._nowhere:
            self._add_device(device, NOWHERE, title, self._other(device))

    # --- verdicts --------------------------------------------------------------------------------------------------------------------

    def _room_device(self, device: Device, room: Room) -> _Verdict:
        user = self._users.get(room.id)
        if user is not None and device.id in user.devices:
            return _Verdict(users_text(1), "text", self._because(user))
        doubt = self._doubts.get(room.id)
        if doubt is not None and device.kind in TELEPHONES:
            return _Verdict(translate("RoomsTable", "doubt"), "doubt", self._question(doubt))
        return self._other(device)

    def _person_device(self, device: Device, person: Person, number: int, devices: list[Device]) -> _Verdict:
        if self._violations(device.id):
            return self._other(device)
        user = self._users.get(person.id)
        if user is not None and device.kind in TELEPHONES:
            first = next((other.id for other in devices if other.kind in TELEPHONES), "")
            if device.id != first:
                return _Verdict(translate("RoomsTable", "same user"), "muted", self._because(user))
            held = len(devices)
            text = users_text(1) if held == 1 else translate("RoomsTable", "1 user, %n devices", "", held)
            return _Verdict(text, "text", self._because(user))
        doubt = self._doubts.get(person.id)
        if doubt is not None and number == 0 and user is None:
            return _Verdict(translate("RoomsTable", "doubt"), "doubt", self._question(doubt))
        return self._other(device)

    def _other(self, device: Device) -> _Verdict:
        """What a device is by itself: excluded, a question, no user, infrastructure."""
        violations = self._violations(device.id)
        if violations:
            finding = violations[0]
            excluded = device.kind in EXCLUDED or device.in_lift
            text = translate("RoomsTable", "excluded line ({clause})") if excluded else translate("RoomsTable", "not allowed ({clause})")
            clause = finding.clause.removeprefix("BT-4.a ")
            return _Verdict(text.format(clause=clause), "fail", lambda: "\n".join(self._words.finding(finding)))
        doubt = self._doubts.get(device.id)
        if doubt is not None:
            text = translate("RoomsTable", "in a lift?") if doubt.question == "in-lift" else translate("RoomsTable", "doubt")
            return _Verdict(text, "doubt", self._question(doubt))
        no_user = self._not_users.get(device.id)
        if no_user is not None and no_user.because == "room-of-users":
            return _Verdict(translate("RoomsTable", "room of users"), "muted", self._because(no_user))
        if device.kind in NON_USER_TERMINALS:
            text = translate("RoomsTable", "no user: {kind}").format(kind=lowered(kind_name(device, self._words)))
            return _Verdict(text, "muted", self._because(no_user) if no_user else lambda: "")
        if device.kind in INFRASTRUCTURE:
            return _Verdict(translate("RoomsTable", "infrastructure"), "muted", lambda: translate("RoomsTable", "No terminal and no user."))
        return _Verdict(translate("RoomsTable", "no user"), "muted")

    def _violations(self, subject: str) -> list[Finding]:
        return [
            finding
            for finding in self._findings.get(subject, ())
            if finding.severity is Severity.VIOLATION and finding.clause not in {"BT-7", "AV-4"}
        ]

    def _because(self, entry: CountedUser | NotUser) -> Callable[[], str]:
        return lambda: self._clause(self._words.text(f"because.{entry.because}", **entry.params), entry.clause)

    def _question(self, doubt: Doubt) -> Callable[[], str]:
        return lambda: self._clause(self._words.text(f"question.{doubt.question}", **doubt.params), doubt.clause)

    def _clause(self, text: str, clause: str) -> str:
        return f"{text}\n{clause_line(clause, self._words)}"

    # --- rows ------------------------------------------------------------------------------------------------------------------------

    def _add_device(self, device: Device, group: str, group_title: str, verdict: _Verdict) -> None:
        person = self._people.get(device.person or "")
        name = name_of(person) if person else self._named.get(device.id, "")
        who = " · ".join(part for part in (name, device.extension) if part) if name else f"· {device.extension}" if device.extension else ""
        room = self._rooms.get(device.room or "")
        title = device_title(device, self._words)
        search = [
            title,
            kind_name(device, self._words),
            device.mac,
            who,
            room_title(room) if room else "",
            group_title,
            device.serial,
            device.ip,
            device.id,
        ]
        self._add(
            group,
            Entry(
                key=device.id,
                subject=device.id,
                title=title,
                icon=KIND_ICONS.get(device.kind.value if device.kind else "unknown", "box"),
                mac=device.mac or "—",
                who=who,
                counts=verdict.text,
                tone=verdict.tone,
                why=verdict.why,
                search=" ".join(part for part in search if part).casefold(),
                device=device,
                worst=self._worst(device.id),
            ),
        )

    def _add_person(self, person: Person, group_title: str) -> None:
        user, doubt, no_user = self._users.get(person.id), self._doubts.get(person.id), self._not_users.get(person.id)
        if doubt is not None:
            text = translate("RoomsTable", "1 user?") if user else translate("RoomsTable", "doubt")
            verdict = _Verdict(text, "doubt", self._question(doubt))
        elif user is not None:
            verdict = _Verdict(users_text(1), "text", self._because(user))
        else:
            verdict = _Verdict(translate("RoomsTable", "no service"), "muted", self._because(no_user) if no_user else lambda: "")
        title = translate("RoomsTable", "Shares telephones") if person.hot_desking else translate("RoomsTable", "No device")
        self._add(
            PERSONS,
            Entry(
                key=f"{PERSON}{person.id}",
                subject=person.id,
                title=title,
                icon="user",
                mac="—",
                who=name_of(person),
                counts=verdict.text,
                tone=verdict.tone,
                why=verdict.why,
                search=f"{name_of(person)} {person.id} {group_title} {title}".casefold(),
                person=person,
                worst=self._worst(person.id),
            ),
        )

    def _add(self, group: str, entry: Entry) -> None:
        self._rows.append(Row(entry.key, entry, group))
        self._entries[entry.key] = entry

    def _worst(self, subject: str) -> Severity | None:
        found = {finding.severity for finding in self._findings.get(subject, ())}
        return next((severity for severity in _GRAVE if severity in found), None)


def clause_line(clause: str, words: Words) -> str:
    """«BT-4.a room — Shared rooms»: the clause and its short title."""
    return f"{clause} — {words.text(f'clause.{clause}')}" if words.has(f"clause.{clause}") else clause


def _open(adds: int) -> Cell:
    return Cell(translate("RoomsTable", "0 or {count}").format(count=adds), "doubt", "circle-question-mark")


def _room_order(room: Room) -> tuple[str, tuple[int, str], NaturalKey]:
    floor = room.floor or ""
    number = int(floor) if floor.lstrip("-").isascii() and floor.lstrip("-").isdigit() and len(floor) < 6 else 9999
    return room.site or "", (number, floor), natural_key(name_of(room))
