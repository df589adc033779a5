"""Roles, training, security checklist, services, sound files, diallers (AV-1, AV-3, AV-5, BT-6, ST-5)."""

import datetime as dt

from dialtone.domain.enterprise_number import NumberState, state
from dialtone.domain.kinds import CheckState, Responsible, Rights, Severity
from dialtone.domain.record import Record
from dialtone.domain.rules import clauses
from dialtone.domain.rules.collector import Collector
from dialtone.domain.rules.index import Index
from dialtone.domain.terms import DefaultTerms, Terms

SECURITY_CHECKS = ("security.passwords-changed", "security.admin-interface", "security.firewall")
"""Ids of the security checklist (AV-5): default passwords changed, administration not reachable from outside, behind a firewall."""

_NUMBER = {
    NumberState.MISSING: ("number-missing", Severity.ADVICE),
    NumberState.INVALID: ("number-invalid", Severity.WARNING),
    NumberState.FOREIGN: ("number-foreign", Severity.ADVICE),
}


def check(index: Index, terms: Terms, today: dt.date, into: Collector) -> None:
    """Findings that hang on no device."""
    record = index.record
    _roles(record, into)
    if isinstance(terms, DefaultTerms):
        into.add(Severity.WARNING, clauses.ROLES, "provider.profile-unusable", "provider", Responsible.PARTNER, provider=terms.wanted[:80])
    _training(record, today, into)
    _security(record, into)
    if index.clauses.business:
        _sound(record, into)
    _dialler(index, into)


def _roles(record: Record, into: Collector) -> None:
    for party, role in (("customer", record.customer), ("partner", record.partner)):
        responsible = Responsible(party)
        if role is None or not (role.name or "").strip():
            into.add(Severity.ADVICE, clauses.ROLES, "role.name-missing", party, responsible, party=party)
        number = role.enterprise_number if role is not None else None
        fault = _NUMBER.get(state(number))
        if fault is not None:
            code, severity = fault
            into.add(severity, clauses.ROLES, f"role.{code}", party, responsible, party=party, number=number)
    order = record.order
    if order is None or not (order.reference or "").strip():
        into.add(Severity.WARNING, clauses.ROLES, "order.reference-missing", "order", Responsible.PARTNER)
    elif order.date is None:
        into.add(Severity.INFO, clauses.ROLES, "order.date-missing", "order", Responsible.PARTNER, reference=order.reference)
    if not record.services:
        into.add(Severity.WARNING, clauses.ROLES, "services.not-known", "services", Responsible.PARTNER)


def _training(record: Record, today: dt.date, into: Collector) -> None:
    installer = record.installer
    training = installer.training if installer is not None else None
    name = (installer.name if installer is not None else None) or None

    def add(severity: Severity, code: str, **params: str | dt.date | None) -> None:
        into.add(severity, clauses.TRAINING, code, "installer", Responsible.PARTNER, name=name, **params)

    if training is None or not ((training.reference or "").strip() or training.completed_on):
        add(Severity.WARNING, "training.missing")
    elif training.completed_on is not None and training.completed_on > today:
        add(Severity.WARNING, "training.not-yet", completed=training.completed_on)
    elif training.valid_until is not None and training.valid_until < today:
        add(Severity.WARNING, "training.lapsed", until=training.valid_until)
    elif training.valid_until is None:
        add(Severity.INFO, "training.no-end-date", reference=training.reference)


def _security(record: Record, into: Collector) -> None:
    """A check that failed or wasn't done; passwords are only ever declared changed, never read or tried.

    The three of the clause always count; further lines of the checklist count as soon as they are in the dossier.
    """
    states = {entry.id: entry for entry in record.checks if entry.id.startswith("security.")}
    for name in sorted({*SECURITY_CHECKS, *states}):
        entry = states.get(name)
        code = name if name in SECURITY_CHECKS else "security.other"
        if entry is None or entry.state is CheckState.NOT_DONE:
            reason = ((entry.reason or "").strip() or None) if entry is not None else None
            into.add(Severity.WARNING, clauses.SECURITY, f"{code}-not-done", name, Responsible.PARTNER, check=name, reason=reason)
        elif entry.state is CheckState.FAILED:
            reason = (entry.reason or entry.note or "").strip() or None
            severity = Severity.VIOLATION if name == "security.firewall" else Severity.WARNING
            into.add(severity, clauses.SECURITY, f"{code}-failed", name, Responsible.PARTNER, check=name, reason=reason)


def _sound(record: Record, into: Collector) -> None:
    nameless = 0
    for sound in record.sound_files:
        if sound.rights not in {None, Rights.UNKNOWN}:
            continue
        name = (sound.name or "").strip()
        if name:
            into.add(Severity.WARNING, clauses.SOUND, "sound.rights-unknown", name, Responsible.CUSTOMER)
        else:
            nameless += 1
    if nameless:
        into.add(Severity.WARNING, clauses.SOUND, "sound.nameless", "sound-files", Responsible.CUSTOMER, files=nameless)


def _dialler(index: Index, into: Collector) -> None:
    dialler, trunk = index.record.automatic_dialler, index.clauses.trunk
    if dialler and trunk:
        into.add(Severity.VIOLATION, clauses.DIALLER, "dialler.on-trunk", "site", Responsible.CUSTOMER)
    elif dialler:
        into.add(Severity.WARNING, clauses.DIALLER, "dialler.present", "site", Responsible.CUSTOMER)
    elif dialler is None and trunk:
        into.add(Severity.DOUBT, clauses.DIALLER, "dialler.unknown", "site", Responsible.CUSTOMER)
