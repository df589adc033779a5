"""What every chapter writes with: the material, the words of the report's language, and names for ids."""

import datetime as dt
import functools
from collections.abc import Sequence
from typing import Any

from dialtone.domain.findings import Finding
from dialtone.domain.kinds import Severity, Verdict
from dialtone.domain.record import Address, Device, Person, Record, Room
from dialtone.report import local
from dialtone.report.document import Run, Text, Tone
from dialtone.report.material import ReportMaterial
from dialtone.words import Words

SYMBOLS: dict[Tone, str] = {"ok": "✓", "fail": "✗", "warn": "!", "doubt": "?", "muted": "–", "normal": "", "bold": ""}
_SEVERITY: dict[Severity, Tone] = {
    Severity.VIOLATION: "fail",
    Severity.WARNING: "warn",
    Severity.DOUBT: "doubt",
    Severity.ADVICE: "normal",
    Severity.INFO: "muted",
}
_VERDICT: dict[Verdict, Tone] = {Verdict.PASS: "ok", Verdict.WARN: "warn", Verdict.FAIL: "fail", Verdict.NOT_RUN: "muted"}


class Context:
    """The material of one report in one language."""

    def __init__(self, material: ReportMaterial, language: str, digest: str, *, draft: bool) -> None:
        self.material = material
        self.words = Words(language)
        self.digest = digest
        self.draft = draft

    @property
    def record(self) -> Record:
        """The dossier's content."""
        return self.material.record

    def text(self, key: str, **params: Any) -> str:
        """The words of `report.<key>`."""
        return self.words.text(f"report.{key}", **params)

    def word(self, table: str, code: object) -> str:
        """The word for a code («kind», «deskphone»); «not known» for none, the code itself where there is no word."""
        if code is None:
            return self.unknown
        key = f"{table}.{code}"
        return self.words.text(key) if self.words.has(key) else str(code)

    def inline(self, word: str) -> str:
        """A word inside a line or table: lower case, but in German as it was written, for its nouns keep their capital."""
        return word if self.words.language == "de" else word.lower()

    @property
    def unknown(self) -> str:
        """The word for what the dossier doesn't say."""
        return self.words.text("general.unknown")

    def known(self, value: Any) -> Text:
        """A value in the language's form, or a muted «not known»."""
        if value is None or value == "":
            return Run(self.unknown, "muted")
        return self.words.value(value)

    def number(self, value: float | None) -> str:
        """A number, «–» for none; whole floats without decimals."""
        if value is None:
            return "–"
        return self.words.number(int(value) if float(value).is_integer() else value)

    def clause(self, clause: str) -> str:
        """A clause as it is printed: its number, with the part of it in the report's language."""
        return self.word("report.clause-id", clause)

    @property
    def conditions(self) -> str:
        """Which conditions apply, as far as that can be said: a copy without number or date is called so."""
        version, read = self.material.conditions_version, self.material.conditions_read_on
        if not version and read is not None:
            return self.text("conditions.undated", read=read)
        return self.text("conditions.version", version=version or self.unknown)

    def because(self, reason: str) -> str:
        """A reason of ours after «because»."""
        return self.text("not-done.because", reason=reason)

    def day(self, day: dt.date) -> str:
        """A day in figures, for a column; written out in English, where day and month could be mistaken for each other."""
        match self.words.language:
            case "en":
                return self.words.date(day)
            case "de":
                return f"{day:%d.%m.%Y}"
            case _:
                return f"{day:%d/%m/%Y}"

    def stamp(self, moment: Any) -> str:
        """A moment in Belgian time in figures, for a column."""
        at = local.time(moment)
        return f"{self.day(at.date())} {at:%H:%M}"

    def percent(self, share: float) -> str:
        """A share of one in per cent, as the language writes it."""
        return f"{share * 100:.0f}%" if self.words.language == "en" else f"{share * 100:.0f}\N{NO-BREAK SPACE}%"

    def moment(self, moment: Any) -> str:
        """A moment in Belgian time."""
        return self.words.moment(local.time(moment))

    def state(self, tone: Tone, word: str) -> Run:
        """A state: symbol and word in its colour, lower case as in a table."""
        symbol = SYMBOLS[tone]
        return Run(f"{symbol} {word}".strip(), tone)

    def severity(self, finding: Finding) -> Run:
        """How much a finding weighs."""
        return self.state(_SEVERITY[finding.severity], self.inline(self.word("severity", finding.severity)))

    def verdict(self, verdict: Verdict) -> Run:
        """What a check concluded."""
        return self.state(_VERDICT[verdict], self.inline(self.word("verdict", verdict)))

    # --- names for ids -------------------------------------------------------------------------------------------------------------

    @functools.cached_property
    def people(self) -> dict[str, Person]:
        """By id."""
        return {person.id: person for person in self.record.people}

    @functools.cached_property
    def devices(self) -> dict[str, Device]:
        """By id."""
        return {device.id: device for device in self.record.devices}

    @functools.cached_property
    def rooms(self) -> dict[str, Room]:
        """By id."""
        return {room.id: room for room in self.record.rooms}

    @functools.cached_property
    def check_titles(self) -> dict[str, str]:
        """What the lines of the checklists are called, by id."""
        return {line.id: line.title for line in self.material.checklist}

    def check_title(self, identity: str) -> str:
        """What a line of a checklist is called; one of a list that this program doesn't have stays as it was entered."""
        key = f"check.{identity}.title"
        return self.check_titles.get(identity) or (self.words.text(key) if self.words.has(key) else identity)

    def name(self, subject: str) -> str:
        """What people call the subject of a finding, a count or a caller ID; ids that name nothing stay as they are."""
        if subject in self.people:
            return self.people[subject].name or subject
        if subject in self.rooms:
            return self.rooms[subject].name or subject
        if subject in self.devices:
            return self.device_name(self.devices[subject])
        sites = {site.id: site.name for site in self.record.sites}
        lines = {line.id: self.word("line", line.kind) for line in self.record.lines}
        found = sites.get(subject) or lines.get(subject) or self.check_titles.get(subject)
        if found:
            return found
        for table in ("report.subject", "item", "party"):
            if self.words.has(f"{table}.{subject}"):
                return self.words.text(f"{table}.{subject}")
        return subject

    def device_name(self, device: Device) -> str:
        """Kind, and what tells it apart: extension, else model, else id."""
        return f"{self.word('kind', device.kind)} {device.extension or device.model or device.id}"

    def device_names(self, ids: Sequence[str]) -> str:
        """Several devices in one line."""
        return ", ".join(self.device_name(self.devices[one]) if one in self.devices else one for one in ids)

    def place(self, device: Device) -> str | None:
        """Who has it and where it stands, one below the other."""
        parts = []
        if device.person:
            parts.append(self.name(device.person))
        if device.room:
            parts.append(self.name(device.room))
        return "\n".join(parts) or None

    def address(self, address: Address | None) -> str | None:
        """A postal address in one line; None when nothing of it is known."""
        if address is None:
            return None
        box = f" {self.text('box')} {address.box}" if address.box else ""
        street = f"{address.street or ''} {address.number or ''}".strip() + box
        town = f"{address.postcode or ''} {address.municipality or ''}".strip()
        return ", ".join(part for part in (street, town) if part) or None
