"""What the report page writes: the acceptance, the moment of going into service, the reserves. No Qt, so that it can be tried alone."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dialtone.domain.changes import Change, Put, Set
from dialtone.domain.findings import Finding
from dialtone.domain.kinds import Severity
from dialtone.domain.record import Record
from dialtone.services.clock import BRUSSELS, local
from dialtone.words import Words

RESPONSIBLE = ("customer", "partner", "provider")
TEXT_LENGTH = 4000


@dataclass(frozen=True)
class Draft:
    """A reserve to be made. `id` empty: it names no finding."""

    text: str
    responsible: str | None = None
    id: str = ""


def acceptance_values(record: Record) -> dict[str, Any]:
    """Values of the acceptance's form; the moment in Brussels time, as the report prints it."""
    acceptance = record.acceptance
    if acceptance is None:
        return {}
    since = local(acceptance.in_service_since) if acceptance.in_service_since else None
    return {
        "signer_name": acceptance.signer_name,
        "signer_function": acceptance.signer_function,
        "place": acceptance.place,
        "day": since.date() if since else None,
        "time": f"{since:%H:%M}" if since else None,
    }


def parse_time(text: str | None) -> dt.time | None:
    """«14:30», «14.30», «14h30» or «14h»; None when it is no time of day."""
    match = re.fullmatch(r"\s*([0-9]{1,2})\s*(?:[:.hHuU]\s*([0-9]{2})?)?\s*", text or "")
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def acceptance_change(record: Record, name: str, value: Any) -> Set | None:
    """One field of the form as a change; a time without a day says nothing yet, so it waits for the day."""
    if name not in {"day", "time"}:
        return Set("acceptance", "", {name: value})
    present = acceptance_values(record)
    day = value if name == "day" else present.get("day")
    time = parse_time(value if name == "time" else present.get("time")) or dt.time()
    if day is None:
        return Set("acceptance", "", {"in_service_since": None}) if present.get("day") else None
    return since_change(dt.datetime.combine(day, time, BRUSSELS))


def since_change(moment: dt.datetime) -> Set:
    """In service since this moment (aware), to the minute."""
    utc = moment.astimezone(dt.UTC).replace(second=0, microsecond=0)
    return Set("acceptance", "", {"in_service_since": utc.isoformat().replace("+00:00", "Z")})


def violations(findings: Sequence[Finding], record: Record) -> tuple[Finding, ...]:
    """The violations that no reserve names."""
    named = {reserve.id for reserve in record.reserves}
    return tuple(finding for finding in findings if finding.severity is Severity.VIOLATION and finding.id not in named)


def draft_of(finding: Finding, words: Words) -> Draft:
    """The reserve that names a violation: its message and clause in the language of the report, and who has to solve it."""
    message, _ = words.finding(finding)
    return Draft(text=f"{message} ({finding.clause})"[:TEXT_LENGTH], responsible=finding.responsible.value, id=finding.id)


def reserve_changes(record: Record, drafts: Sequence[Draft], responsible: str | None, due: dt.date | None) -> tuple[Change, ...]:
    """The drafts as new reserves; `responsible` where given goes before the draft's own."""
    taken = {reserve.id for reserve in record.reserves}
    changes: list[Change] = []
    for draft in drafts:
        key = draft.id or _free("reserve-", taken)
        taken.add(key)
        value: dict[str, Any] = {"id": key, "text": draft.text}
        if who := responsible or draft.responsible:
            value["responsible"] = who
        if due is not None:
            value["due"] = due.isoformat()
        changes.append(Put("reserves", value))
    return tuple(changes)


def _free(stem: str, taken: set[str]) -> str:
    number = 1
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"
