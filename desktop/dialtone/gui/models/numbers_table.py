"""The numbers page's tables: who shows which number, whether its address is the real one, the blocks, the lines, the notices. Pure."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from dialtone.domain.addresses import one_line
from dialtone.domain.changes import Change, Put, Remove, Set
from dialtone.domain.findings import Finding
from dialtone.domain.kinds import Severity
from dialtone.domain.phone_numbers import NumberForm, read
from dialtone.domain.record import CallerId, Line, NumberBlock, Record
from dialtone.domain.rules import TO_ACKNOWLEDGE, EmergencyCheck
from dialtone.gui.icons import KIND_ICONS
from dialtone.gui.models.naming import device_title, name_of, room_title
from dialtone.gui.widgets.table_model import Cell, Group, Row
from dialtone.words import Words

if TYPE_CHECKING:
    from dialtone.services.session import Snapshot

translate = QCoreApplication.translate

VERDICTS: dict[str, tuple[str, str]] = {
    "ok": ("circle-check", "ok"),
    "mismatch": ("circle-x", "fail"),
    "no-address": ("circle-x", "fail"),
    "outside": ("circle-x", "fail"),
    "cannot-compare": ("circle-question-mark", "doubt"),
    "unreadable": ("triangle-alert", "warn"),
    "not-known": ("triangle-alert", "warn"),
    "": ("circle-dashed", "muted"),
}
"""Symbol and tone of an emergency verdict."""


@dataclass(frozen=True)
class Caller:
    """A line of the caller IDs: a person, a device or a room, and what it shows."""

    subject: str
    name: str
    icon: str
    external: str
    emergency: str
    verdict: str
    word: str
    reason: str
    why: Callable[[], str]
    external_finding: Finding | None = None
    mobile: bool = False
    brief: str = ""
    """The reason as it stands beside the verdict: an address that is right needs only its street there."""

    @property
    def external_bad(self) -> bool:
        """Whether what it shows when calling out may not be shown."""
        return self.external_finding is not None


@dataclass(frozen=True)
class Block:
    """A number block with its last number and what is wrong with it."""

    block: NumberBlock
    last: str
    address: str
    fault: str = ""
    severity: str = ""


@dataclass(frozen=True)
class OtherLine:
    """Another line on the site."""

    line: Line
    kind: str
    on_service: str
    verdict: str
    severity: str


@dataclass(frozen=True)
class Notice:
    """Something that the customer takes note of."""

    finding: Finding
    text: str
    by: str
    at: dt.datetime | None
    done: bool


def normal_number(text: str) -> str | None:
    """A number as the dossier keeps it: E.164 where it can be read, otherwise as typed, so that the rules can say what is wrong with it."""
    typed = " ".join(text.split())
    if not typed:
        return None
    number = read(typed)
    return number.e164 if number.form is NumberForm.E164 and number.e164 else typed


def caller_change(record: Record, subject: str, field: str, text: str) -> Change | None:
    """The change that a number typed for a subject is; None when it is none."""
    present = next((entry for entry in record.caller_ids if entry.subject == subject), None)
    value = normal_number(text)
    if present is None:
        return Put("caller_ids", {"subject": subject, field: value}) if value else None
    other = present.emergency if field == "external" else present.external
    if value is None and other is None:
        return Remove("caller_ids", subject)
    return Set("caller_ids", subject, {field: value})


class NumbersTables:
    """Builds the tables of one snapshot."""

    def __init__(self, snapshot: "Snapshot", words: Words) -> None:
        self._words, self._snapshot, self._record = words, snapshot, snapshot.record
        self._no_address = translate("NumbersTable", "address not known")
        self._reasons = {
            "outside": translate("NumbersTable", "in none of the blocks"),
            "unreadable": translate("NumbersTable", "is no telephone number"),
            "not-known": translate("NumbersTable", "no number entered"),
        }
        self._rooms = {room.id: room for room in snapshot.record.rooms}
        self._entries = {entry.subject: entry for entry in snapshot.record.caller_ids}
        self._findings: dict[str, list[Finding]] = defaultdict(list)
        for finding in snapshot.assessment.findings:
            self._findings[finding.subject].append(finding)

    # --- caller IDs ------------------------------------------------------------------------------------------------------------------

    def callers(self) -> tuple[tuple[Row, ...], tuple[Group, ...]]:
        """Persons, devices and rooms, by name."""
        people = {person.id: person for person in self._record.people}
        rooms = {room.id: room for room in self._record.rooms}
        devices = {device.id: device for device in self._record.devices}
        found: dict[str, list[Caller]] = {"people": [], "devices": [], "rooms": []}
        seen = set()
        for check in self._snapshot.assessment.emergency:
            seen.add(check.subject)
            kind = "people" if check.subject_kind == "person" else "devices"
            device = devices.get(check.subject) if kind == "devices" else None
            icon = KIND_ICONS.get(device.kind.value if device and device.kind else "", "phone") if kind == "devices" else "user"
            found[kind].append(self._caller(check.subject, self._place(check, device), icon, check))
        for subject in self._entries:
            if subject in seen:
                continue
            if subject in people:
                found["people"].append(self._caller(subject, name_of(people[subject]), "user"))
            elif subject in rooms:
                found["rooms"].append(self._caller(subject, room_title(rooms[subject]), "door-open"))
            elif subject in devices:
                found["devices"].append(self._caller(subject, device_title(devices[subject], self._words), "phone"))
        titles = {
            "people": translate("NumbersTable", "Persons"),
            "devices": translate("NumbersTable", "Devices without a person of their own"),
            "rooms": translate("NumbersTable", "Rooms: for all their telephones"),
        }
        rows: list[Row] = []
        groups: list[Group] = []
        for kind, callers in found.items():
            if callers:
                groups.append(Group(f"group:{kind}", titles[kind], "", {"verdict": _group_sum(callers)}))
                rows += [
                    Row(caller.subject, caller, f"group:{kind}") for caller in sorted(callers, key=lambda caller: caller.name.casefold())
                ]
        return tuple(rows), tuple(groups)

    def _place(self, check: EmergencyCheck, device: Any) -> str:
        if device is None:
            return check.name
        room = self._rooms.get(device.room)
        title = device_title(device, self._words)
        return f"{title} · {name_of(room)}" if room else f"{title} ({device.id})"

    def _caller(self, subject: str, name: str, icon: str, check: EmergencyCheck | None = None) -> Caller:
        entry = self._entries.get(subject, CallerId(subject=subject))
        verdict = check.verdict if check else ""
        inherited = check is not None and check.number is not None and not entry.emergency
        number = (check.number or "") if check else entry.emergency or ""
        mine = [finding for finding in self._findings.get(subject, ()) if finding.clause in {"AV-4", "BT-7", "ST-4"}]
        external = next((finding for finding in mine if finding.code.startswith("caller-id.external")), None)
        others = [finding for finding in mine if not finding.code.startswith("caller-id.external")]
        return Caller(
            subject=subject,
            name=name,
            icon=icon,
            external=entry.external or "",
            emergency=f"({number})" if inherited else number,
            verdict=verdict,
            word=self._words.text(f"emergency-verdict.{verdict}") if verdict else translate("NumbersTable", "for its telephones"),
            reason=self._reason(check) if check else "",
            why=lambda: "\n\n".join("\n".join(self._words.finding(finding)) for finding in others),
            external_finding=external,
            mobile=check.mobile if check else False,
            brief=self._reason(check, brief=True) if check else "",
        )

    def _reason(self, check: EmergencyCheck, *, brief: bool = False) -> str:
        nothing = self._no_address
        if check.verdict == "ok":
            text = check.registered or ""
            text = text.split(",")[0] if brief else text
        elif check.verdict in {"mismatch", "cannot-compare"}:
            sign = "≠" if check.verdict == "mismatch" else "?"
            text = f"{check.registered or nothing} {sign} {check.real or nothing}"
        elif check.verdict == "no-address":
            text = check.block or ""
        else:
            text = self._reasons.get(check.verdict, "")
        mobile = translate("NumbersTable", "mobile")
        return f"{text} · {mobile}" if check.mobile else text

    # --- blocks, lines, notices ------------------------------------------------------------------------------------------------------

    def blocks(self) -> tuple[Row, ...]:
        """The number blocks in their order."""
        return tuple(Row(block.first, self._block(block)) for block in self._record.number_blocks)

    def _block(self, block: NumberBlock) -> Block:
        number = read(block.first)
        last = f"+{number.digits + block.size - 1}" if number.form is NumberForm.E164 else "?"
        finding = next((finding for finding in self._findings.get(block.first, ()) if finding.code.startswith("block.")), None)
        address = one_line(block.address) or ""
        if finding is None:
            return Block(block, last, address)
        return Block(block, last, address, "\n".join(self._words.finding(finding)), finding.severity.value)

    def lines(self) -> tuple[Row, ...]:
        """The other lines in their order."""
        return tuple(Row(line.id, self._line(line)) for line in self._record.lines)

    def _line(self, line: Line) -> OtherLine:
        finding = next((finding for finding in self._findings.get(line.id, ()) if finding.code.startswith("line.")), None)
        state = {
            True: translate("NumbersTable", "yes"),
            False: translate("NumbersTable", "no"),
            None: translate("NumbersTable", "not known"),
        }
        return OtherLine(
            line=line,
            kind=self._words.text(f"line.{line.kind.value}") if line.kind else translate("NumbersTable", "not known"),
            on_service=state[line.on_service],
            verdict=self._words.finding(finding)[0] if finding else translate("NumbersTable", "nothing to remark"),
            severity=finding.severity.value if finding else "",
        )

    def notices(self) -> tuple[Row, ...]:
        """What the customer takes note of: location of mobile users, fax."""
        taken = {entry.finding: entry for entry in self._record.acknowledgements}
        rows = []
        for finding in self._snapshot.assessment.findings:
            if finding.code in TO_ACKNOWLEDGE:
                entry = taken.get(finding.id)
                text = self._words.finding(finding)[0]
                notice = Notice(finding, text, (entry.by or "") if entry else "", entry.at if entry else None, entry is not None)
                rows.append(Row(finding.id, notice))
        return tuple(rows)


@dataclass(frozen=True)
class Tables:
    """All four."""

    callers: tuple[Row, ...]
    groups: tuple[Group, ...]
    blocks: tuple[Row, ...]
    lines: tuple[Row, ...]
    notices: tuple[Row, ...]


def build(snapshot: "Snapshot", words: Words) -> Tables:
    """All tables of a snapshot."""
    make = NumbersTables(snapshot, words)
    callers, groups = make.callers()
    return Tables(callers, groups, make.blocks(), make.lines(), make.notices())


def _group_sum(callers: list[Caller]) -> Cell:
    open_ones = sum(caller.verdict not in {"ok", ""} or caller.external_finding is not None for caller in callers)
    if not open_ones:
        return (
            Cell(translate("NumbersTable", "all in order"), "ok", "circle-check") if any(caller.verdict for caller in callers) else Cell("")
        )
    grave = any(VERDICTS[caller.verdict][1] == "fail" or caller.external_finding for caller in callers)
    return Cell(
        translate("NumbersTable", "%n to solve", "", open_ones), "fail" if grave else "warn", "circle-x" if grave else "triangle-alert"
    )


def severity_look(severity: str) -> tuple[str, str]:
    """Symbol and tone of a finding's severity; what has none is in order."""
    looks = {
        Severity.VIOLATION.value: ("circle-x", "fail"),
        Severity.WARNING.value: ("triangle-alert", "warn"),
        Severity.DOUBT.value: ("circle-question-mark", "doubt"),
        Severity.ADVICE.value: ("lightbulb", "accent"),
    }
    return looks.get(severity, ("circle-check", "ok"))
