"""Calls to emergency numbers and caller IDs: person or device → caller ID → number block → address = real address? (AV-4, BT-7, ST-4).

Nothing here dials; it compares what the dossier states.
"""

from dialtone.domain.addresses import Comparison, compare, is_empty, missing_parts, one_line
from dialtone.domain.kinds import NON_USER_TERMINALS, SOFTPHONES, TELEPHONES, DeviceKind, Responsible, Severity
from dialtone.domain.phone_numbers import NumberForm, NumberPlan, read
from dialtone.domain.record import CallerId, Device, NumberBlock, Person, Site
from dialtone.domain.rules import clauses
from dialtone.domain.rules.collector import Collector
from dialtone.domain.rules.index import Index, is_lift_emergency, is_telephony
from dialtone.domain.rules.values import EmergencyCheck
from dialtone.domain.titles import person_name, site_name

_CALLING = (TELEPHONES - SOFTPHONES) | {DeviceKind.EMERGENCY_PHONE}
_VERDICT = {Comparison.EQUAL: "ok", Comparison.DIFFERENT: "mismatch", Comparison.CANNOT_COMPARE: "cannot-compare"}
_OUTSIDE = {
    NumberForm.E164: ("outside", Severity.VIOLATION),
    NumberForm.SHORT: ("short", Severity.VIOLATION),
    NumberForm.EMERGENCY: ("short", Severity.VIOLATION),
    NumberForm.UNREADABLE: ("unreadable", Severity.WARNING),
}


class EmergencyRules:
    """The checks over one record; `checks` and the findings are complete after construction."""

    def __init__(self, index: Index, into: Collector) -> None:
        self._index = index
        self._into = into
        self._clause = index.clauses.emergency
        self._plan = NumberPlan(index.record.number_blocks)
        self._homes: dict[str, Site | None] = {}
        self._compared: dict[tuple[str, str], Comparison] = {}
        self.checks: list[EmergencyCheck] = []
        self._blocks()
        self._caller_ids()
        self._sites()
        for person in index.people.values():
            if is_telephony(person):
                self._person(person)
        for device in index.devices.values():
            self._device(device)

    # --- what the dossier states ------------------------------------------------------------------------------------------------------

    def _blocks(self) -> None:
        for block in self._index.record.number_blocks:
            shown = {"block": block.first, "size": block.size}
            if block.address is None or is_empty(block.address):
                self._into.add(Severity.VIOLATION, self._clause, "block.no-address", block.first, Responsible.PARTNER, **shown)
            elif missing_parts(block.address):
                self._into.add(
                    Severity.WARNING,
                    self._clause,
                    "block.address-incomplete",
                    block.first,
                    Responsible.PARTNER,
                    **shown,
                    address=one_line(block.address),
                )
        for block in self._plan.unreadable:
            self._into.add(Severity.WARNING, clauses.CALLER_ID, "block.unreadable", block.first, Responsible.PARTNER, block=block.first)
        for first, second in self._plan.overlaps:
            self._into.add(Severity.WARNING, clauses.BILLING, "block.overlap", second, Responsible.PARTNER, block=second, other=first)

    def _caller_ids(self) -> None:
        """AV-4: every external and emergency caller ID lies in a block."""
        for entry in self._index.record.caller_ids:
            for use, text in (("external", entry.external), ("emergency", entry.emergency)):
                if not text:
                    continue
                number = read(text)
                if self._plan.block_of(number) is None:
                    problem, severity = _OUTSIDE[number.form]
                    self._into.add(
                        severity, clauses.CALLER_ID, f"caller-id.{use}-{problem}", entry.subject, Responsible.PARTNER, number=text
                    )
        unknown = 0
        for person in self._index.people.values():
            entry_or_none = self._index.person_caller_id(person)
            if is_telephony(person) and not (entry_or_none and entry_or_none.external):
                unknown += 1
        if unknown:
            self._into.add(Severity.INFO, clauses.CALLER_ID, "caller-id.external-not-known", "site", Responsible.PARTNER, people=unknown)

    def _sites(self) -> None:
        for site in self._index.sites.values():
            if site.address is None or is_empty(site.address) or missing_parts(site.address):
                self._into.add(
                    Severity.WARNING, self._clause, "site.address-incomplete", site.id, Responsible.PARTNER, name=site_name(site)
                )

    # --- per person and fixed device --------------------------------------------------------------------------------------------------

    def _room_site(self, device: Device) -> Site | None:
        room = self._index.room(device)
        return self._index.sites.get(room.site) if room is not None and room.site is not None else None

    def _fixed(self, person: Person) -> list[Device]:
        return [device for device in self._index.devices_of[person.id] if device.kind in _CALLING and not is_lift_emergency(device)]

    def _person_site(self, person: Person) -> Site | None:
        """The person's site; found once, since each of his devices asks for it."""
        if person.id not in self._homes:
            self._homes[person.id] = self._find_person_site(person)
        return self._homes[person.id]

    def _find_person_site(self, person: Person) -> Site | None:
        """The site stated, or else the one site where all of his fixed telephones stand."""
        if person.site is not None:
            return self._index.sites.get(person.site)
        places = {site.id for device in self._fixed(person) if (site := self._room_site(device)) is not None}
        return self._index.sites[places.pop()] if len(places) == 1 else None

    def _person(self, person: Person) -> None:
        devices = self._index.devices_of[person.id]
        softphones = any(device.kind in SOFTPHONES for device in devices)
        name, mobile = person_name(person), softphones or person.hot_desking is True
        if mobile:
            code = "emergency.hot-desking" if person.hot_desking else "emergency.mobile"
            self._into.add(Severity.ADVICE, self._clause, code, person.id, Responsible.CUSTOMER, name=name)
        self._judge(person.id, "person", name, self._index.person_caller_id(person), self._person_site(person), mobile=mobile)

    def _device(self, device: Device) -> None:
        """A fixed device: its own caller ID, else its room's, else that of the person whose device it is.

        A device of a person with telephony is covered by the person's check, unless it shows another number or stands at another site.
        """
        own = self._index.device_caller_id(device)
        may_call = device.kind in _CALLING or (device.kind in NON_USER_TERMINALS and own is not None)
        if not may_call or is_lift_emergency(device):
            return
        person, site = self._index.owner(device), self._room_site(device)
        if person is None:
            entry = own or self._index.room_caller_id(device)
        else:
            entry = own or self._index.person_caller_id(person)
            home = self._person_site(person)
            if is_telephony(person):
                if own is None and (site is None or (home is not None and site.id == home.id)):
                    return
                site = site or home
        self._judge(device.id, "device", self._index.device_name(device), entry, site)

    def _judge(self, subject: str, kind: str, name: str, entry: CallerId | None, site: Site | None, *, mobile: bool = False) -> None:
        text = entry.emergency if entry is not None else None
        block: NumberBlock | None = None
        if not text:
            verdict = "not-known"
        else:
            number = read(text)
            block = self._plan.block_of(number)
            if block is None:
                verdict = "unreadable" if number.form is NumberForm.UNREADABLE else "outside"
            elif is_empty(block.address):
                verdict = "no-address"
            else:
                verdict = _VERDICT[self._compare(block, site)]
        check = EmergencyCheck(
            subject=subject,
            subject_kind=kind,
            name=name,
            verdict=verdict,
            number=text or None,
            block=block.first if block is not None else None,
            registered=one_line(block.address) if block is not None else None,
            real=one_line(site.address) if site is not None else None,
            mobile=mobile,
        )
        self.checks.append(check)
        self._report(check)

    def _compare(self, block: NumberBlock, site: Site | None) -> Comparison:
        if site is None:
            return Comparison.CANNOT_COMPARE
        pair = (block.first, site.id)
        if pair not in self._compared:
            self._compared[pair] = compare(block.address, site.address)
        return self._compared[pair]

    def _report(self, check: EmergencyCheck) -> None:
        """The finding of a check; a number outside every block (AV-4) and a block without address are reported where they belong."""
        severity = {"mismatch": Severity.VIOLATION, "cannot-compare": Severity.DOUBT, "not-known": Severity.WARNING}.get(check.verdict)
        if severity is None:
            return
        code = f"emergency.{check.subject_kind}-{check.verdict}"
        if check.verdict == "not-known":
            self._into.add(severity, self._clause, code, check.subject, Responsible.PARTNER, name=check.name)
            return
        self._into.add(
            severity,
            self._clause,
            code,
            check.subject,
            Responsible.PARTNER,
            name=check.name,
            number=check.number,
            block=check.block,
            registered=check.registered,
            real=check.real,
        )
