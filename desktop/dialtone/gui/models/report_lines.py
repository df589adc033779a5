"""The report page's rows and texts: what keeps it from being signed, what exactly is signed, what was."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from dialtone.domain.findings import Finding
from dialtone.domain.kinds import Outcome, Severity
from dialtone.domain.record import Record, Reserve
from dialtone.gui.models.report_edits import violations
from dialtone.gui.widgets.table_model import Group, Row
from dialtone.services.clock import local
from dialtone.services.progress import page_of
from dialtone.words import Words

if TYPE_CHECKING:
    from dialtone.dossier.entries import SignedReport
    from dialtone.services.session import Snapshot

translate = QCoreApplication.translate

OPEN, REFUSED = "open", "refused"
_HASH_GROUP = 8
VERDICT_LOOKS = {
    "valid": ("circle-check", "ok"),
    "intact-untrusted": ("circle-question-mark", "doubt"),
    "inconsistent": ("circle-x", "fail"),
    "modified": ("circle-x", "fail"),
    "not-signed": ("circle-dashed", "muted"),
    "unreadable": ("circle-x", "fail"),
}
"""Symbol and tone of a verification's verdict. «intact-untrusted» is no pass: who signed is not proven."""


@dataclass(frozen=True)
class Outstanding:
    """A line of «before signing»: what it is, where it is solved, and the violation behind it where there is one."""

    text: str
    page: str
    subject: str
    finding: Finding | None = None
    blocks: bool = True

    @property
    def look(self) -> tuple[str, str]:
        """Symbol and tone."""
        return ("circle-x", "fail") if self.finding is not None else ("circle-dot-dashed", "muted")


@dataclass(frozen=True)
class Signed:
    """A signed report; `current` is whether the dossier still says the same (None: not known yet)."""

    report: "SignedReport"
    at: str
    language: str
    current: bool | None


@dataclass(frozen=True)
class Fact:
    """A line of what is signed; `short` ones may stand two in a row."""

    label: str
    text: str
    short: bool = False
    strong: bool = False


def outstanding(snapshot: "Snapshot", words: Words) -> tuple[tuple[Row, ...], tuple[Group, ...]]:
    """All that keeps the report from being signed in the order of the rail; violations with their own message.

    When the outcome is «refused» violations keep nobody from signing; those that no reserve names are then listed apart.
    """
    record, rows = snapshot.record, []
    by_id = {finding.id: finding for finding in snapshot.assessment.findings}
    for number, blocker in enumerate(snapshot.blockers):
        finding = by_id.get(str(blocker.params.get("finding", ""))) if blocker.code == "violation" else None
        text = _message(finding, words) if finding is not None else words.text(f"blocker.{blocker.code}", **blocker.params)
        key = finding.id if finding is not None else f"{number}:{blocker.code}"
        rows.append(Row(key, Outstanding(text, blocker.page, blocker.subject, finding), OPEN))
    listed = {row.key for row in rows}
    for finding in violations(snapshot.assessment.findings, record):
        if finding.id not in listed:
            line = Outstanding(_message(finding, words), page_of(finding, record), finding.subject, finding, blocks=False)
            rows.append(Row(finding.id, line, REFUSED))
    if not any(row.group == REFUSED for row in rows):
        return tuple(Row(row.key, row.value) for row in rows), ()
    groups = (
        Group(OPEN, translate("ReportLines", "Before signing")),
        Group(REFUSED, translate("ReportLines", "Violations that no reserve names"), translate("ReportLines", "refused all the same")),
    )
    return tuple(rows), tuple(group for group in groups if any(row.group == group.key for row in rows))


def _message(finding: Finding, words: Words) -> str:
    message, _ = words.finding(finding)
    return f"{message} ({finding.clause})"


def accepted_bar(snapshot: "Snapshot", words: Words) -> str:
    """Why «accepted» can't be chosen, or «»."""
    count = sum(finding.severity is Severity.VIOLATION for finding in snapshot.assessment.findings)
    reserves = len(snapshot.record.reserves)
    parts = []
    if count:
        parts.append(translate("ReportLines", "1 violation") if count == 1 else translate("ReportLines", "%n violations", "", count))
    if reserves:
        parts.append(translate("ReportLines", "1 reserve") if reserves == 1 else translate("ReportLines", "%n reserves", "", reserves))
    if not parts:
        return ""
    return translate("ReportLines", "«{accepted}» is not possible: {why}.").format(
        accepted=words.text("outcome.accepted"), why=", ".join(parts)
    )


def reserve_state(reserve: Reserve) -> str:
    """What a reserve lacks, or «»."""
    missing = []
    if reserve.responsible is None:
        missing.append(translate("ReportLines", "who solves it"))
    if reserve.due is None:
        missing.append(translate("ReportLines", "by when"))
    return translate("ReportLines", "missing: {what}").format(what=", ".join(missing)) if missing else ""


def signed_rows(snapshot: "Snapshot", digest: str, words: Words) -> tuple[Row, ...]:
    """The signed reports, the newest first; `digest` is the hash of the content as it stands, «» while it is not known."""
    return tuple(
        Row(
            str(report.number),
            Signed(
                report,
                f"{words.date(local(report.signed_at).date())} {local(report.signed_at):%H:%M}",
                words.text(f"language.{report.language}"),
                report.record_sha256 == digest if digest else None,
            ),
        )
        for report in reversed(snapshot.signed)
    )


def statement(snapshot: "Snapshot", digest: str, words: Words) -> tuple[Fact, ...]:
    """What exactly is signed, in the language of the report (`words`)."""

    def fact(name: str, text: str, *, short: bool = False, strong: bool = False) -> Fact:
        return Fact(words.text(f"signing.{name}"), text, short, strong)

    record, count = snapshot.record, snapshot.assessment.count
    acceptance = record.acceptance
    customer = (record.customer.name if record.customer else None) or words.text("general.unknown")
    users = words.value(count.users_total)
    if (count.users_min, count.users_max) != (count.users_total, count.users_total):
        users = words.text("signing.users-range", total=count.users_total, low=count.users_min, high=count.users_max)
    broken = sum(finding.severity is Severity.VIOLATION for finding in snapshot.assessment.findings)
    reserves = "\n".join(f"• {_reserve(reserve, words)}" for reserve in record.reserves)
    signer = ", ".join(part for part in (acceptance.signer_name, acceptance.signer_function) if part) if acceptance else ""
    facts = [
        fact("outcome", outcome_text(record, words), strong=True),
        fact("customer", customer),
        fact("users", users),
        fact("channels", words.value(count.channels.exact), short=True),
        fact("terminals", words.value(count.terminals_total), short=True),
        fact("violations", words.value(broken), short=True),
        fact("version", str(len(snapshot.signed) + 1), short=True),
        fact("reserves", reserves or words.text("signing.no-reserves")),
    ]
    if acceptance is not None and acceptance.in_service_since is not None:
        facts.append(fact("service", words.moment(local(acceptance.in_service_since))))
    place = acceptance.place if acceptance else None
    facts.append(fact("signer", signer or words.text("signing.nobody"), short=bool(place)))
    if place:
        facts.append(fact("place", place, short=True))
    if digest:
        facts.append(fact("digest", grouped(digest)))
    return tuple(facts)


def outcome_text(record: Record, words: Words) -> str:
    """The outcome in words."""
    outcome: Outcome | None = record.acceptance.outcome if record.acceptance else None
    return words.text(f"outcome.{outcome.value}") if outcome else words.text("signing.outcome-none")


def _reserve(reserve: Reserve, words: Words) -> str:
    who = words.text(f"party.{reserve.responsible}") if reserve.responsible else words.text("signing.nobody")
    if reserve.due is None:
        return words.text("signing.reserve-open", text=reserve.text, who=who)
    return words.text("signing.reserve", text=reserve.text, who=who, due=reserve.due)


def grouped(digest: str) -> str:
    """A hash in groups that can be read aloud."""
    return " ".join(digest[at : at + _HASH_GROUP] for at in range(0, len(digest), _HASH_GROUP))
