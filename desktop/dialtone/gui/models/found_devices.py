"""The table of what a scan found, as values apart from widgets: each device against the dossier, in groups, with its contradictions."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QCoreApplication

from dialtone.domain.discovery import Conflict, FoundDevice, ScanRun
from dialtone.domain.kinds import EXCLUDED, NON_USER_TERMINALS, TELEPHONES
from dialtone.domain.record import Device, Record
from dialtone.gui.models.naming import device_title, name_of, room_title
from dialtone.gui.widgets.table_model import Group, Row
from dialtone.services.discovering import Hint, Proposal
from dialtone.words import Words

translate = QCoreApplication.translate

NEW, KNOWN, CHANGED, MISSING, LISTED = "new", "known", "changed", "missing", "listed"
STATES = (NEW, CHANGED, KNOWN, LISTED, MISSING)
STATE_LOOKS = {
    NEW: ("plus", "accent"),
    CHANGED: ("triangle-alert", "warn"),
    KNOWN: ("circle-check", "ok"),
    LISTED: ("list", "muted"),
    MISSING: ("circle-dashed", "doubt"),
}
"""Symbol and tone of a state."""

UNKNOWN = "unknown"
GROUP = "group:"
"""Before the keys of group rows."""
TELEPHONE, CONFLICT = "telephones", "conflict"
_GROUPS = (TELEPHONE, UNKNOWN, "terminals", "others", LISTED, MISSING)


@dataclass(frozen=True)
class Entry:
    """A row: a found device, a recorded one, or both as one. `sure` is the confidence from 0 to 1, None for what did not answer.

    `differences`: (field, in the dossier, on the network). `fills`: fields that the dossier lacks and the network knows. `hints`: sentences
    about the device that help to decide.
    """

    key: str
    state: str
    state_word: str
    kind: str
    kind_word: str
    vendor: str
    model: str
    ip: str
    mac: str
    port: str
    place: str
    sure: float | None
    where: str
    found: FoundDevice | None
    recorded: Device | None
    differences: tuple[tuple[str, str, str], ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    hints: tuple[str, ...] = ()
    fills: tuple[str, ...] = ()

    @property
    def group(self) -> str:
        """The group it stands in."""
        if self.state in {MISSING, LISTED}:
            return self.state
        if self.kind == UNKNOWN:
            return UNKNOWN
        if self.kind in TELEPHONES:
            return TELEPHONE
        return "terminals" if self.kind in NON_USER_TERMINALS | EXCLUDED else "others"

    @property
    def sure_text(self) -> str:
        """«84 %»; never more than 99, since no signal is proof."""
        return "" if self.sure is None else f"{min(round(self.sure * 100), 99)} %"

    @property
    def product(self) -> str:
        """«Yealink SIP-T33G», as far as it is known."""
        return " ".join(filter(None, (self.vendor, self.model)))

    @property
    def addable(self) -> bool:
        """Whether the dossier does not have it yet."""
        return self.recorded is None and self.found is not None

    def passes(self, name: str) -> bool:
        """Whether it belongs to what a filter shows: a state, «unknown», «telephones» or «conflict»; «» shows all."""
        if name == CONFLICT:
            return bool(self.conflicts)
        if name == UNKNOWN:
            return self.kind == UNKNOWN
        if name == TELEPHONE:
            return self.kind in TELEPHONES
        return not name or self.state == name

    @property
    def title(self) -> str:
        """«Yealink SIP-T33G», else where it is."""
        return self.product or self.ip or self.mac


@dataclass(frozen=True)
class FoundTable:
    """Rows and groups for the table, the entries by key, and how many there are.

    `telephones`, `unknown`, `devices` count those that answered; `passing` those that each filter shows.
    """

    rows: tuple[Row, ...] = ()
    groups: tuple[Group, ...] = ()
    entries: Mapping[str, Entry] = field(default_factory=dict)
    states: Mapping[str, int] = field(default_factory=dict)
    telephones: int = 0
    unknown: int = 0
    devices: int = 0
    passing: Mapping[str, int] = field(default_factory=dict)


def build(record: Record, run: ScanRun, proposals: Iterable[Proposal], words: Words, before: FoundTable | None = None) -> FoundTable:
    """The table of a run against a record. Takes time with thousands of devices, so it is made on a worker.

    What is as it was in the table `before` is the very same row, so that the window finds the rows that changed at once.
    """
    recorded = {device.id: device for device in record.devices}
    where = _places(record)
    conflicts: dict[str, list[Conflict]] = {}
    for conflict in run.conflicts:
        conflicts.setdefault(conflict.ip, []).append(conflict)
    switches = {device.switch.name for device in run.devices if device.switch}
    entries: dict[str, Entry] = {}
    for proposal in proposals:
        device = recorded.get(proposal.existing_id) if proposal.existing_id else None
        entry = _entry(proposal, device, words, one_switch=len(switches) == 1)
        if entry is None:
            continue
        key = _free(entry.key, entries)
        entries[key] = replace(
            entry,
            key=key,
            where=where(device),
            conflicts=tuple(conflicts.get(entry.ip, ()) if entry.ip else ()),
            hints=tuple(_hint(hint, recorded, where, words) for hint in proposal.hints),
        )
    found = [entry for entry in entries.values() if entry.state not in {MISSING, LISTED}]
    old = {row.key: row for row in before.rows} if before is not None else {}
    return FoundTable(
        rows=tuple(_row(entry, old.get(entry.key)) for entry in entries.values()),
        groups=_groups(entries.values()),
        entries=entries,
        states=Counter(entry.state for entry in entries.values()),
        telephones=sum(entry.group == TELEPHONE for entry in found),
        unknown=sum(entry.kind == UNKNOWN for entry in found),
        devices=len(found),
        passing={name: sum(entry.passes(name) for entry in entries.values()) for name in ("", TELEPHONE, UNKNOWN, CONFLICT, *STATES)},
    )


def _row(entry: Entry, before: Row | None) -> Row:
    return before if before is not None and before.value == entry else Row(entry.key, entry, f"{GROUP}{entry.group}")


def _free(key: str, taken: Mapping[str, Entry]) -> str:
    number, free = 2, key
    while free in taken:
        free, number = f"{key}#{number}", number + 1
    return free


def _entry(proposal: Proposal, recorded: Device | None, words: Words, *, one_switch: bool) -> Entry | None:
    found = proposal.device
    if found is None:
        return _missing(recorded, words) if recorded is not None else None
    kind = found.kind if found.kind != UNKNOWN or recorded is None or recorded.kind is None else recorded.kind.value
    place = f"{found.switch.name} · {found.switch.port}" if found.switch else ""
    state = proposal.state if found.present else LISTED
    return Entry(
        key=found.ip or found.mac or UNKNOWN,
        state=state,
        state_word=state_word(state),
        kind=kind,
        kind_word=words.text(f"kind.{kind}"),
        vendor=found.vendor or (recorded.vendor if recorded else None) or "",
        model=found.model or (recorded.model if recorded else None) or "",
        ip=found.ip,
        mac=found.mac or "",
        port=found.switch.port if found.switch and one_switch else place,
        place=place,
        sure=found.confidence if found.present else None,
        where="",
        found=found,
        recorded=recorded,
        differences=tuple((change.field, change.before or "", change.after or "") for change in proposal.changes),
        fills=proposal.fills if found.present else (),
    )


def _missing(recorded: Device, words: Words) -> Entry:
    kind = recorded.kind.value if recorded.kind else UNKNOWN
    return Entry(
        key=f"missing:{recorded.id}",
        state=MISSING,
        state_word=state_word(MISSING),
        kind=kind,
        kind_word=words.text(f"kind.{kind}"),
        vendor=recorded.vendor or "",
        model=recorded.model or "",
        ip=recorded.ip or "",
        mac=recorded.mac or "",
        port="",
        place="",
        sure=None,
        where="",
        found=None,
        recorded=recorded,
    )


def _hint(hint: Hint, recorded: Mapping[str, Device], where: Callable[[Device | None], str], words: Words) -> str:
    """A hint with the recorded devices that it is about."""
    named = []
    for key in hint.devices:
        device = recorded.get(key)
        if device is not None:
            named.append(" · ".join(filter(None, (device_title(device, words), device.mac or device.ip or "", where(device)))))
    return "\n".join((words.text(f"hint.{hint.code}"), *named))


def _places(record: Record) -> Callable[[Device | None], str]:
    """Who or where a recorded device belongs to, in words."""
    people = {person.id: name_of(person) for person in record.people}
    rooms = {room.id: room_title(room) for room in record.rooms}

    def where(device: Device | None) -> str:
        if device is None:
            return ""
        return " · ".join(filter(None, (people.get(device.person or ""), rooms.get(device.room or ""))))

    return where


def state_word(state: str) -> str:
    """A state in words."""
    return {
        NEW: translate("FoundDevices", "new"),
        KNOWN: translate("FoundDevices", "known"),
        CHANGED: translate("FoundDevices", "changed"),
        MISSING: translate("FoundDevices", "missing"),
        LISTED: translate("FoundDevices", "listed"),
    }.get(state, state)


def group_title(group: str) -> str:
    """A group in words."""
    return {
        TELEPHONE: translate("FoundDevices", "Telephones"),
        "terminals": translate("FoundDevices", "Other terminals"),
        UNKNOWN: translate("FoundDevices", "What are these?"),
        "others": translate("FoundDevices", "Network and other devices"),
        LISTED: translate("FoundDevices", "Only in an imported list, did not answer"),
        MISSING: translate("FoundDevices", "In the dossier, but did not answer"),
    }[group]


def _groups(entries: Iterable[Entry]) -> tuple[Group, ...]:
    counts = Counter(entry.group for entry in entries)
    return tuple(Group(f"{GROUP}{name}", group_title(name), str(counts[name])) for name in _GROUPS if counts[name])


def telephones_to_add(table: FoundTable) -> tuple[FoundDevice, ...]:
    """The telephones that answered and that the dossier does not have; what is unknown or only listed is never taken for one."""
    entries = (entry for entry in table.entries.values() if entry.state == NEW and entry.kind in TELEPHONES)
    return tuple(entry.found for entry in entries if entry.addable and entry.found is not None)
