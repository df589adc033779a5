"""The dossier: one file that is always saved. Every edit is one transaction of data, inverse, author and time.

A `Dossier` is used by one thread at a time (the dossier worker), not necessarily the one that made it. What it hands out is frozen.
"""

import contextlib
import datetime as dt
import sqlite3
import uuid
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec
from sqlite_utils import Database

from dialtone.domain.changes import ChangeSet, Edit
from dialtone.domain.discovery import ScanRun
from dialtone.domain.problems import InputProblem, InvalidInput, Problem
from dialtone.domain.readiness import ReadinessRun
from dialtone.domain.record import Record
from dialtone.dossier import attachments, columns, editing, evidence, files, journal, lock, merge, store
from dialtone.dossier.entries import Attachment, ImportSummary, JournalEntry, SignedReport
from dialtone.dossier.faults import shown
from dialtone.dossier.state import Draft
from dialtone.dossier.troubles import translated

__all__ = ["Attachment", "Dossier", "ImportSummary", "JournalEntry", "SignedReport"]


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Dossier:
    """An open dossier. Make one with `create` or `open`; close it, or use it as a context manager."""

    def __init__(self, path: Path, db: Database, held: lock.Lock | None, author: str, backup_problem: Problem | None) -> None:
        """Only for `create` and `open`; `held` None means read-only."""
        self.path = path
        self.backup_problem = backup_problem
        """Why no backup copy could be made on opening; None where there is one."""
        self._db = db
        self._lock = held
        self._author = author
        self._open = True
        with translated(path), self._sound("schema"):
            self._state = store.load(db, str(path))
            self.dossier_id = str(files.meta(db, "dossier_id"))
            self._labels = journal.labels(db)
        # Views ask for these after every edit; what is kept does not change behind our back.
        self._latest_scan: list[ScanRun | None] = []
        self._latest_readiness: list[ReadinessRun | None] = []
        self._signed: list[tuple[SignedReport, ...]] = []

    # --- opening and closing -------------------------------------------------------------------------------------------------------

    @classmethod
    def create(cls, path: Path, *, provider: str | None, author: str, training: bool = False) -> Self:
        """Make a new dossier and open it. An existing file is never overwritten.

        Raises `InputProblem` (dossier.exists, dossier.no-folder) or `EnvironmentProblem` (not allowed, disk full).
        """
        files.create(path, provider=provider, author=author, training=training, dossier_id=str(uuid.uuid4()), now=_now())
        return cls.open(path, author=author)

    @classmethod
    def open(cls, path: Path, *, author: str, read_only: bool = False) -> Self:
        """Open a dossier: look at it, lock it, copy its last state aside, bring an older version up to date.

        Raises `InputProblem` for a missing, damaged, foreign, newer or locked file, `EnvironmentProblem` where the machine does not allow
        it; the file is then as it was. `read_only` opens a locked one too, makes no files and refuses every change.
        """
        path = files.real(path)
        opened = files.open_read_only(path) if read_only else files.open_for_editing(path, _now())
        try:
            return cls(path, opened.db, opened.held, author, opened.backup_problem)
        except BaseException:
            opened.close()
            raise

    def close(self) -> None:
        """Close the file and let go of the lock. Safe to call twice."""
        if not self._open:
            return
        self._open = False
        try:
            self._db.close()
        finally:
            if self._lock is not None:
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # --- content -------------------------------------------------------------------------------------------------------------------

    @property
    def read_only(self) -> bool:
        """Whether changes are refused."""
        return self._lock is None

    @property
    def record(self) -> Record:
        """The content as it stands: a frozen value that later edits leave alone."""
        return self._state.record

    @property
    def training(self) -> bool:
        """Whether this is the dossier of a training site, which is fixed when it is made."""
        return self.record.training_site

    def rows(self, kind: str) -> tuple[tuple[str, Any], ...]:
        """Key and value of the rows of a kind, in order; a single value that is known has the key «»."""
        if kind not in columns.KINDS:
            raise InputProblem("dossier.unknown-kind", kind=kind)
        return tuple(self._state.tables[kind].values.items())

    # --- edits ---------------------------------------------------------------------------------------------------------------------

    def apply(self, edit: Edit) -> ChangeSet:
        """Carry out an edit; when this returns, it is on disk. An edit that changes nothing leaves no trace in the journal.

        Raises `InputProblem` with the path of what doesn't fit, `EnvironmentProblem` when it can't be written; nothing is changed then.
        """
        self._check_writable()
        with self._named():
            draft = editing.carry_out(self._state, edit)
        return self._commit_edit(edit, draft)

    def _commit_edit(self, edit: Edit, draft: Draft) -> ChangeSet:
        if not draft.changed():
            return ChangeSet(frozenset())
        with self._transaction():
            store.write(self._db, draft)
            journal.append(self._db, edit, draft, self._author, _now())
            labels = journal.labels(self._db)
        return self._adopt(draft, labels)

    def undo(self) -> ChangeSet | None:
        """Take the last edit back; None when there is nothing to take back."""
        return self._step(journal.undoable, "undone")

    def redo(self) -> ChangeSet | None:
        """Bring the last undone edit about again; None when there is none."""
        return self._step(journal.redoable, "done")

    def _step(self, find: Any, state: str) -> ChangeSet | None:
        self._check_writable()
        with translated(self.path), self._sound("journal"):
            step: journal.Step | None = find(self._db)
            if step is None:
                return None
            draft = editing.replay(self._state, step.changes)
        with self._transaction():
            store.write(self._db, draft)
            journal.mark(self._db, step, state, self._author, _now())
            labels = journal.labels(self._db)
        return self._adopt(draft, labels)

    def _adopt(self, draft: Draft, labels: tuple[str | None, str | None]) -> ChangeSet:
        """Take over what is on disk by now; nothing here can fail."""
        kinds = frozenset(kind for kind, _ in draft.changed())
        self._state.take_over(draft)
        self._labels = labels
        return ChangeSet(kinds)

    @property
    def undo_label(self) -> str | None:
        """The label (a code for the words) of what undo takes back."""
        return self._labels[0]

    @property
    def redo_label(self) -> str | None:
        """The label of what redo brings about again."""
        return self._labels[1]

    def journal(self, limit: int = 200) -> tuple[JournalEntry, ...]:
        """The newest lines of the journal, newest first."""
        with translated(self.path):
            return journal.entries(self._db, limit)

    def import_record(self, record: Record, dry_run: bool = False) -> ImportSummary:
        """Merge a record by key, as one edit that can be undone; it adds and changes, and never deletes (see `merge`).

        With `dry_run` nothing is written. A read-only dossier can be asked too then. Raises `InputProblem` for a training record and a real
        dossier (or the reverse) and for a record that isn't sound.
        """
        with self._named():
            plan = merge.plan(self._state, record)
            draft = editing.carry_out(self._state, plan.edit)
        changes = ChangeSet(frozenset(kind for kind, _ in draft.changed()))
        if not dry_run:
            self._check_writable()
            changes = self._commit_edit(plan.edit, draft)
        added = sum(row.state == "added" for row in plan.rows)
        return ImportSummary(
            added=added, changed=len(plan.rows) - added, unchanged=plan.unchanged, rows=plan.rows, changes=changes, dry_run=dry_run
        )

    # --- what was observed ---------------------------------------------------------------------------------------------------------

    def add_scan(self, run: ScanRun) -> None:
        """Keep a scan with its evidence. Raises `InputProblem` for a training scan in a real dossier."""
        self._check_evidence(run.training)
        with self._transaction():
            evidence.add_scan(self._db, run, self._author, _now())
        self._latest_scan.clear()

    def scans(self) -> tuple[ScanRun, ...]:
        """All scans, oldest first."""
        with translated(self.path), self._sound("scans"):
            return evidence.scans(self._db)

    def latest_scan(self) -> ScanRun | None:
        """The last scan."""
        if not self._latest_scan:
            with translated(self.path), self._sound("scans"):
                self._latest_scan.append(next(iter(evidence.scans(self._db, latest=True)), None))
        return self._latest_scan[0]

    def add_readiness(self, run: ReadinessRun) -> None:
        """Keep a readiness run with its readings. Raises `InputProblem` for a training run in a real dossier."""
        self._check_evidence(run.training)
        with self._transaction():
            evidence.add_readiness(self._db, run, self._author, _now())
        self._latest_readiness.clear()

    def readiness_runs(self) -> tuple[ReadinessRun, ...]:
        """All readiness runs, oldest first."""
        with translated(self.path), self._sound("readiness_runs"):
            return evidence.readiness_runs(self._db)

    def latest_readiness(self) -> ReadinessRun | None:
        """The last readiness run."""
        if not self._latest_readiness:
            with translated(self.path), self._sound("readiness_runs"):
                self._latest_readiness.append(next(iter(evidence.readiness_runs(self._db, latest=True)), None))
        return self._latest_readiness[0]

    # --- files inside --------------------------------------------------------------------------------------------------------------

    def add_attachment(self, kind: str, name: str, data: bytes, note: str | None = None) -> str:
        """Keep a file («photo», its name); its SHA-256. Raises `InputProblem` beyond `attachments.MAX_BYTES`."""
        made = Attachment(kind=kind, name=name, sha256="", size=len(data), note=note, at=_now(), author=self._author)
        with self._transaction():
            return attachments.add(self._db, made, data)

    def attachments(self, kind: str | None = None) -> tuple[Attachment, ...]:
        """The attachments of a kind, or all, without their content."""
        with translated(self.path), self._sound("attachments"):
            return attachments.listed(self._db, kind)

    def attachment(self, sha256: str) -> bytes:
        """The content of an attachment, checked against its hash."""
        with translated(self.path):
            return attachments.content(self._db, sha256, str(self.path))

    def add_signed(self, report: SignedReport) -> SignedReport:
        """Keep a signed report as the next of the chain; the report as kept, with its number."""
        with self._transaction():
            kept = attachments.add_signed(self._db, report, self._author)
        self._signed.clear()
        return kept

    def signed_reports(self) -> tuple[SignedReport, ...]:
        """The signed reports, first to last."""
        if not self._signed:
            with translated(self.path), self._sound("signed_reports"):
                self._signed.append(attachments.signed(self._db, str(self.path)))
        return self._signed[0]

    def chain_holds(self) -> bool:
        """Whether no signed report was exchanged or taken out of the middle."""
        return attachments.chain_holds(self.signed_reports())

    # --- inside --------------------------------------------------------------------------------------------------------------------

    def _check_writable(self) -> None:
        if self._lock is None:
            raise InputProblem("dossier.read-only", file=str(self.path))

    def _check_evidence(self, training: bool) -> None:
        if training and not self.training:
            raise InputProblem("dossier.training-evidence")

    @contextlib.contextmanager
    def _named(self) -> Iterator[None]:
        """Problems with an edit name the dossier they are about."""
        try:
            yield
        except InputProblem as problem:
            for fault in (problem, *(problem.faults if isinstance(problem, InvalidInput) else ())):
                fault.params.setdefault("file", str(self.path))
            raise

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        """One transaction, with the revision counted on; all or nothing."""
        self._check_writable()
        with translated(self.path), self._db.atomic():
            yield
            files.count_revision(self._db)

    @contextlib.contextmanager
    def _sound(self, table: str) -> Iterator[None]:
        """What was kept reads as what this program keeps; otherwise the file is damaged."""
        try:
            yield
        except sqlite3.OperationalError as error:
            if (
                getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) != sqlite3.SQLITE_ERROR
            ):  # the disk's or another program's doing, not the content's
                raise
            raise InputProblem("dossier.damaged", file=str(self.path), detail=f"{table}: {shown(error)}") from error
        except (msgspec.MsgspecError, ValueError, TypeError, KeyError) as error:
            raise InputProblem("dossier.damaged", file=str(self.path), detail=f"{table}: {shown(error)}") from error
