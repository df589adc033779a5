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
from dialtone.domain.versions import RowChange
from dialtone.profile.types import Support
from dialtone.report.document import Brand, Ink, Picture

ReportLanguage = Literal["nl", "fr", "en", "de"]


class ChecklistLine(Struct, frozen=True, kw_only=True):
    """A line of a checklist in the report's language; `id` is that of the record's check."""

    id: str
    group: str
    title: str
    required: bool = True


class EarlierVersion(Struct, frozen=True, kw_only=True):
    """A version that was signed before, by the hash of its file. Users and channels as that version counted them, where it can be read."""

    number: int
    signed_at: dt.datetime
    signer: str
    language: str
    sha256: str
    users: int | None = None
    channels: float | None = None


class ReportMaterial(Struct, frozen=True, kw_only=True):
    """Everything that a report says, fixed at one moment.

    `count_document` and `findings_document` are what `count --json` and `findings --json` give, in the report's language; they go into
    the attachment as they are. `number` is the version of the report (1, 2, …). `created_at` is aware. `ink` is what the customer drew.
    `plans`: the pictures of floor plans by id, `photos` by hash, as far as the dossier holds them. `earlier`: the versions signed before,
    first to last; `changes`: what changed since the last of them, None where that can't be read.
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
    support: Support | None = None
    scan: ScanRun | None = None
    readiness: ReadinessRun | None = None
    checklist: tuple[ChecklistLine, ...] = ()
    unverified_entries: int | None = None
    ink: Ink | None = None
    training: bool = False
    plans: dict[str, PlanPicture] = {}
    photos: dict[str, Picture] = {}
    brand: Brand = Brand()
    earlier: tuple[EarlierVersion, ...] = ()
    changes: tuple[RowChange, ...] | None = ()
