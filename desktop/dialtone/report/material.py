"""What a report is made from: frozen values, nothing read from the clock, a disk or the network."""

import datetime as dt
from typing import Literal

from msgspec import Struct

from dialtone.domain.discovery import ScanRun
from dialtone.domain.drawings.floor_plan import PlanPicture
from dialtone.domain.readiness import ProviderStamp, ReadinessRun
from dialtone.domain.record import Plain, Record
from dialtone.domain.rules.values import Assessment
from dialtone.domain.terms import Terms
from dialtone.report.document import Ink

ReportLanguage = Literal["nl", "fr", "en"]


class ChecklistLine(Struct, frozen=True, kw_only=True):
    """A line of a checklist in the report's language; `id` is that of the record's check."""

    id: str
    group: str
    title: str
    required: bool = True


class ReportMaterial(Struct, frozen=True, kw_only=True):
    """Everything that a report says, fixed at one moment.

    `count_document` and `findings_document` are what `count --json` and `findings --json` give, in the report's language; they go into
    the attachment as they are. `number` is the version of the report (1, 2, …). `created_at` is aware. `ink` is what the customer drew.
    `plans`: the pictures of floor plans by id, as far as the dossier holds them.
    """

    record: Record
    assessment: Assessment
    count_document: Plain
    findings_document: list[Plain]
    provider: ProviderStamp
    provider_title: str
    conditions_version: str | None
    program_version: str
    dossier_id: str
    created_at: dt.datetime
    number: int = 1
    conditions_read_on: dt.date | None = None
    terms: Terms = Terms()
    scan: ScanRun | None = None
    readiness: ReadinessRun | None = None
    checklist: tuple[ChecklistLine, ...] = ()
    unverified_entries: int | None = None
    ink: Ink | None = None
    training: bool = False
    plans: dict[str, PlanPicture] = {}
