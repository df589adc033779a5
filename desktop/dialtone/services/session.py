"""An open dossier with everything concluded from it. One session, one dossier; no global current document.

Every method runs where the dossier's worker runs: the window's worker thread, or the command line's only thread; never on two at once.
"""

import datetime as dt
from pathlib import Path
from typing import Self, TypeVar

from msgspec import Struct

from dialtone.domain import rules
from dialtone.domain.changes import KEYLESS, Change, ChangeSet, Edit
from dialtone.domain.discovery import ScanRun
from dialtone.domain.problems import InputProblem
from dialtone.domain.readiness import ReadinessRun
from dialtone.domain.record import Record
from dialtone.domain.rules import Assessment
from dialtone.domain.terms import Terms
from dialtone.dossier import site_file
from dialtone.dossier.dossier import Dossier
from dialtone.dossier.entries import Attachment, ImportSummary, SignedReport
from dialtone.services import progress
from dialtone.services.clock import Clock

_Changes = TypeVar("_Changes", ChangeSet, ChangeSet | None)


class Snapshot(Struct, frozen=True, kw_only=True):
    """All that a view shows, as it stood after one edit."""

    record: Record
    assessment: Assessment
    scan: ScanRun | None
    readiness: ReadinessRun | None
    readiness_before: ReadinessRun | None
    signed: tuple[SignedReport, ...]
    undo_label: str | None
    redo_label: str | None
    read_only: bool
    path: Path
    dossier_id: str
    saved_at: dt.datetime | None
    training: bool
    states: dict[str, progress.PageState]
    blockers: tuple[progress.Blocker, ...]
    keys: dict[str, tuple[str, ...]]


ALL_KINDS = frozenset({*Record.__struct_fields__, "scan", "readiness", "signed"})


class Session:
    """A dossier, its terms and its clock."""

    def __init__(self, dossier: Dossier, terms: Terms, clock: Clock) -> None:
        self._dossier = dossier
        self._terms = terms
        self._clock = clock
        self._saved_at: dt.datetime | None = None
        self._assessed: tuple[Record, dt.date, Assessment] | None = None
        self._scan: ScanRun | None = dossier.latest_scan()
        runs = dossier.readiness_runs()
        self._readiness: ReadinessRun | None = runs[-1] if runs else None
        self._readiness_before: ReadinessRun | None = runs[-2] if len(runs) > 1 else None
        self._signed: tuple[SignedReport, ...] = dossier.signed_reports()

    @property
    def dossier(self) -> Dossier:
        """The file behind, for other services."""
        return self._dossier

    @property
    def record(self) -> Record:
        """The content as it stands."""
        return self._dossier.record

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return self._dossier.path

    @property
    def training(self) -> bool:
        """Whether this dossier is about the training site, not about a real one."""
        return self.record.training_site

    def assessment(self) -> Assessment:
        """Count and findings of the content as it stands (kept until something changes or the day does)."""
        record, today = self.record, self._clock.today()
        if self._assessed is None or self._assessed[0] is not record or self._assessed[1] != today:
            self._assessed = (record, today, rules.assess(record, self._terms, today))
        return self._assessed[2]

    def scan(self) -> ScanRun | None:
        """The latest discovery run."""
        return self._scan

    def readiness(self) -> ReadinessRun | None:
        """The latest readiness run."""
        return self._readiness

    def signed(self) -> tuple[SignedReport, ...]:
        """The reports signed so far, oldest first."""
        return self._signed

    def add_signed(self, report: SignedReport) -> SignedReport:
        """Keep a signed report in the dossier, chained to the one before."""
        self._dossier.add_signed(report)
        self._signed = self._dossier.signed_reports()
        self._saved_at = self._clock.now()
        return self._signed[-1]

    def snapshot(self) -> Snapshot:
        """Everything for the views, computed here so that no view computes."""
        dossier, record, assessment = self._dossier, self.record, self.assessment()
        scan, readiness, signed = self._scan, self._readiness, self._signed
        return Snapshot(
            record=record,
            assessment=assessment,
            scan=scan,
            readiness=readiness,
            readiness_before=self._readiness_before,
            signed=signed,
            undo_label=dossier.undo_label,
            redo_label=dossier.redo_label,
            read_only=dossier.read_only,
            path=dossier.path,
            dossier_id=dossier.dossier_id,
            saved_at=self._saved_at,
            training=self.training,
            states=progress.page_states(record, assessment, scan, readiness, signed_at=signed[-1].signed_at if signed else None),
            blockers=progress.blockers(record, assessment, readiness),
            keys={kind: tuple(key for key, _ in dossier.rows(kind)) for kind in KEYLESS},
        )

    def edit(self, edit: Edit) -> ChangeSet:
        """One undoable step; saved when this returns."""
        return self._saved(self._dossier.apply(edit))

    def change(self, label: str, *changes: Change) -> ChangeSet:
        """The same, from its parts."""
        return self.edit(Edit(label=label, changes=changes))

    def undo(self) -> ChangeSet | None:
        """Take the last step back; None when there is none."""
        return self._saved(self._dossier.undo())

    def redo(self) -> ChangeSet | None:
        """Do it again; None when there is none."""
        return self._saved(self._dossier.redo())

    def attach(self, kind: str, name: str, data: bytes, note: str | None = None) -> str:
        """Keep a file inside the dossier («photo», «plan», «test»); its SHA-256, by which the record refers to it."""
        sha256 = self._dossier.add_attachment(kind, name, data, note)
        self._saved_at = self._clock.now()
        return sha256

    def attachments(self, kind: str | None = None) -> tuple[Attachment, ...]:
        """The files kept inside, of a kind or all, without their content."""
        return self._dossier.attachments(kind)

    def attachment(self, sha256: str) -> bytes:
        """The content of one, checked against its hash."""
        return self._dossier.attachment(sha256)

    def _saved(self, changes: _Changes) -> _Changes:
        if changes is not None:
            self._saved_at = self._clock.now()
        return changes

    def add_scan(self, run: ScanRun) -> None:
        """Keep a discovery run with its evidence."""
        self._refuse_mixing(run.training, "scan.training")
        self._dossier.add_scan(run)
        self._scan = run
        self._saved_at = self._clock.now()

    def add_readiness(self, run: ReadinessRun) -> None:
        """Keep a readiness run with its raw readings."""
        self._refuse_mixing(run.training, "readiness.training")
        self._dossier.add_readiness(run)
        self._readiness_before, self._readiness = self._readiness, run
        self._saved_at = self._clock.now()

    def _refuse_mixing(self, training: bool, code: str) -> None:
        """Simulated readings never enter a real dossier, nor the reverse."""
        if training != self.training:
            raise InputProblem(code, file=str(self.path))

    def import_site_file(self, source: Path, *, dry_run: bool = False) -> ImportSummary:
        """Merge a site file as one undoable step; nothing is deleted. Dry: only say what would happen."""
        return self.import_record(site_file.read_path(source), dry_run=dry_run)

    def import_record(self, record: Record, *, dry_run: bool = False) -> ImportSummary:
        """The same with what was read before."""
        summary = self._dossier.import_record(record, dry_run=dry_run)
        if not dry_run:
            self._saved_at = self._clock.now()
        return summary

    def export(self) -> bytes:
        """The whole content as a site file."""
        return site_file.write(self.record)

    def close(self) -> None:
        """Release the file and its lock."""
        self._dossier.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
