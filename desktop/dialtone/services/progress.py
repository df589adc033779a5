"""How far the work is: the state of each page, and what keeps the report from being signed."""

import datetime as dt
from collections import Counter
from typing import Any, Literal

from msgspec import Struct

from dialtone.domain.cabling import completeness
from dialtone.domain.discovery import ScanRun
from dialtone.domain.findings import Finding
from dialtone.domain.kinds import CheckState, Outcome, Severity, Verdict
from dialtone.domain.readiness import ReadinessRun
from dialtone.domain.record import Cabling, Record
from dialtone.domain.rules import Assessment
from dialtone.services import checklists

PAGES = ("site", "discover", "readiness", "rooms", "numbers", "cabling", "order", "checks", "report")
Symbol = Literal["empty", "todo", "doubt", "problem", "warn", "done"]
READINESS_CHECK = "handover.readiness"
"""The checklist line by which a readiness run that was not made gets its reason."""

_PAGE_OF_CLAUSE = {
    "AV-1": "site",
    "AV-2": "readiness",
    "AV-3": "site",
    "AV-4": "numbers",
    "AV-5": "checks",
    "AV-8": "rooms",
    "BT-2": "rooms",
    "ST-2": "rooms",
    "BT-3": "rooms",
    "ST-3": "rooms",
    "BT-5": "cabling",
    "BT-6": "order",
    "ST-5": "order",
    "BT-7": "numbers",
    "ST-4": "numbers",
    "BT-4.a person": "rooms",
    "BT-4.a device": "rooms",
    "BT-4.a room": "rooms",
    "BT-4.a no service": "rooms",
    "BT-4.a doubt": "rooms",
}


class PageState(Struct, frozen=True, kw_only=True):
    """A symbol and a word (`state.<text_code>`) for the rail."""

    symbol: Symbol
    text_code: str
    params: dict[str, Any] = {}


class Blocker(Struct, frozen=True, kw_only=True):
    """Something without which the report can't be signed; `page` and `subject` say where it is solved."""

    page: str
    code: str
    params: dict[str, Any] = {}
    subject: str = ""


def page_of(finding: Finding, record: Record | None = None) -> str:
    """The page where a finding is solved."""
    if finding.clause in {"BT-2", "ST-2"} and record is not None and any(line.id == finding.subject for line in record.lines):
        return "numbers"
    return _PAGE_OF_CLAUSE.get(finding.clause, "order")


def blockers(record: Record, assessment: Assessment, readiness: ReadinessRun | None) -> tuple[Blocker, ...]:
    """What keeps the report from being signed, in the order of the rail."""
    found = [*_missing_parties(record), *_unnamed_violations(record, assessment)]
    if readiness is None and not _excused(record, READINESS_CHECK):
        found.append(Blocker(page="readiness", code="readiness-not-run"))
    if left := checklists.open_items(record):
        found.append(Blocker(page="checks", code="checks-open", params={"count": len(left)}, subject=left[0]))
    found += _acceptance(record, assessment)
    return tuple(sorted(found, key=lambda blocker: PAGES.index(blocker.page)))


def _excused(record: Record, check: str) -> bool:
    return any(item.id == check and item.state is CheckState.NOT_DONE and item.reason for item in record.checks)


def _missing_parties(record: Record) -> list[Blocker]:
    missing = []
    if not (record.customer and record.customer.name):
        missing.append(Blocker(page="site", code="customer-name", subject="customer.name"))
    if not (record.partner and record.partner.name):
        missing.append(Blocker(page="site", code="partner-name", subject="partner.name"))
    if not (record.installer and record.installer.name):
        missing.append(Blocker(page="site", code="installer-name", subject="installer.name"))
    return missing


def _unnamed_violations(record: Record, assessment: Assessment) -> list[Blocker]:
    if record.acceptance and record.acceptance.outcome is Outcome.REFUSED:
        return []
    named = {reserve.id for reserve in record.reserves}
    return [
        Blocker(
            page=page_of(finding, record),
            code="violation",
            params={"clause": finding.clause, "finding": finding.id},
            subject=finding.subject,
        )
        for finding in assessment.findings
        if finding.severity is Severity.VIOLATION and finding.id not in named
    ]


def _acceptance(record: Record, assessment: Assessment) -> list[Blocker]:
    acceptance = record.acceptance
    if acceptance is None or acceptance.outcome is None:
        return [Blocker(page="report", code="outcome", subject="acceptance.outcome")]
    found = []
    violations = any(finding.severity is Severity.VIOLATION for finding in assessment.findings)
    if acceptance.outcome is Outcome.ACCEPTED and (violations or record.reserves):
        found.append(Blocker(page="report", code="accepted-but-reserves", subject="acceptance.outcome"))
    if acceptance.outcome is Outcome.WITH_RESERVES and not record.reserves:
        found.append(Blocker(page="report", code="no-reserves", subject="reserves"))
    found += [
        Blocker(page="report", code="reserve-incomplete", params={"text": reserve.text}, subject=reserve.id)
        for reserve in record.reserves
        if reserve.responsible is None or reserve.due is None
    ]
    if not acceptance.signer_name:
        found.append(Blocker(page="report", code="signer", subject="acceptance.signer_name"))
    return found


def page_states(
    record: Record, assessment: Assessment, scan: ScanRun | None, readiness: ReadinessRun | None, *, signed_at: dt.datetime | None
) -> dict[str, PageState]:
    """A state for each page of the rail."""
    by_page: dict[str, Counter[Severity]] = {page: Counter() for page in PAGES}
    for finding in assessment.findings:
        by_page[page_of(finding, record)][finding.severity] += 1
    blocked = Counter(blocker.page for blocker in blockers(record, assessment, readiness))
    return {
        "site": _state_of(by_page["site"], empty=record.customer is None and not record.sites, blocked=blocked["site"]),
        "discover": _discover_state(scan),
        "readiness": _readiness_state(readiness),
        "rooms": _rooms_state(record, by_page["rooms"]),
        "numbers": _state_of(by_page["numbers"], empty=not (record.number_blocks or record.caller_ids or record.lines)),
        "cabling": _cabling_state(record, by_page["cabling"]),
        "order": _order_state(record, assessment, by_page["order"]),
        "checks": _checks_state(record),
        "report": _report_state(blocked, signed_at),
    }


def _rooms_state(record: Record, severities: Counter[Severity]) -> PageState:
    """Rooms without a device or a person are a floor plan and not a finished page."""
    state = _state_of(severities, empty=not (record.devices or record.people or record.rooms))
    if state.symbol == "done" and not (record.devices or record.people):
        return PageState(symbol="todo", text_code="no-devices")
    return state


def _state_of(severities: Counter[Severity], *, empty: bool, blocked: int = 0) -> PageState:
    if empty:
        return PageState(symbol="empty", text_code="empty")
    for severity, symbol, code in (
        (Severity.VIOLATION, "problem", "violations"),
        (Severity.DOUBT, "doubt", "doubts"),
        (Severity.WARNING, "warn", "warnings"),
    ):
        if severities[severity]:
            return PageState(symbol=symbol, text_code=code, params={"count": severities[severity]})  # type: ignore[arg-type]
    if blocked:
        return PageState(symbol="todo", text_code="missing", params={"count": blocked})
    return PageState(symbol="done", text_code="complete")


def _discover_state(scan: ScanRun | None) -> PageState:
    if scan is None:
        return PageState(symbol="empty", text_code="not-scanned")
    count = {"count": sum(device.present for device in scan.devices)}
    return PageState(symbol="done" if scan.complete else "todo", text_code="devices" if scan.complete else "scan-interrupted", params=count)


def _readiness_state(run: ReadinessRun | None) -> PageState:
    if run is None:
        return PageState(symbol="empty", text_code="not-run")
    verdicts = Counter(check.verdict for check in run.checks)
    if not run.complete:
        return PageState(symbol="todo", text_code="run-interrupted")
    if verdicts[Verdict.FAIL]:
        return PageState(symbol="problem", text_code="failed", params={"count": verdicts[Verdict.FAIL]})
    if verdicts[Verdict.WARN]:
        return PageState(symbol="warn", text_code="warnings", params={"count": verdicts[Verdict.WARN]})
    if not verdicts[Verdict.PASS]:
        return PageState(symbol="todo", text_code="nothing-ran")
    left = verdicts[Verdict.NOT_RUN]  # what was not measured is not green
    return PageState(symbol="todo" if left else "done", text_code="passed", params={"count": verdicts[Verdict.PASS], "left": left})


def _cabling_state(record: Record, severities: Counter[Severity]) -> PageState:
    """What the page counts too: outlets and cabled devices that are documented; a failed test or another fault is no finished page."""
    if record.cabling is None or record.cabling == Cabling():
        return PageState(symbol="empty", text_code="not-documented")
    states = Counter(each.state for each in completeness(record))
    if not states:
        return PageState(symbol="todo", text_code="no-outlets")
    if states["failed"]:
        return PageState(symbol="problem", text_code="failed", params={"count": states["failed"]})
    if severities[Severity.VIOLATION] or (severities[Severity.WARNING] and not states["missing"]):
        return _state_of(severities, empty=False)
    done = states.total() - states["missing"]
    return PageState(symbol="todo" if states["missing"] else "done", text_code="of", params={"done": done, "total": states.total()})


def _order_state(record: Record, assessment: Assessment, severities: Counter[Severity]) -> PageState:
    if record.order is None or not record.order.lines:
        return PageState(symbol="empty", text_code="no-order")
    if severities[Severity.VIOLATION] or severities[Severity.DOUBT]:
        return _state_of(severities, empty=False)
    if any(line.difference for line in assessment.count.billing):
        return PageState(symbol="warn", text_code="differs")
    return _state_of(severities, empty=False) if severities[Severity.WARNING] else PageState(symbol="done", text_code="agrees")


def _checks_state(record: Record) -> PageState:
    total = sum(item.required for entry in checklists.load("en") for item in entry.items)
    left = len(checklists.open_items(record))
    failed = sum(check.state is CheckState.FAILED for check in record.checks)
    if not record.checks:
        return PageState(symbol="empty", text_code="of", params={"done": 0, "total": total})
    if failed:
        return PageState(symbol="problem", text_code="failed", params={"count": failed})
    return PageState(symbol="todo" if left else "done", text_code="of", params={"done": total - left, "total": total})


def _report_state(blocked: Counter[str], signed_at: dt.datetime | None) -> PageState:
    if signed_at is not None:
        return PageState(symbol="done", text_code="signed")
    if total := sum(blocked.values()):
        return PageState(symbol="todo", text_code="before-signing", params={"count": total})
    return PageState(symbol="todo", text_code="ready-to-sign")
