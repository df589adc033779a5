"""Import of cabling from other programs' files: what a file is, which column is what, what each row would do; then one undoable edit.

Patch lists, cable testers' results, NetBox's devices and cables, and the dossier's own lists. Files that hold no rows that can be read (a
PDF, a photo, another tester's database) can be kept as they are.
"""

import contextlib
import tempfile
from collections.abc import Mapping as Lookup
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from dialtone.cabling import linkware, lists, mapping, netbox, netbox_import, patch_list, tables, testers
from dialtone.cabling.mapping import FIELDS, Kind, Mapping
from dialtone.cabling.planning import ImportPlan, PlanRow, State
from dialtone.cabling.tables import Table
from dialtone.cabling.writing import csv_bytes
from dialtone.domain.changes import KEYLESS, ChangeSet, Edit, Put
from dialtone.domain.problems import InputProblem
from dialtone.domain.record import Photo, Record
from dialtone.dossier.attachments import MAX_BYTES as MOST_KEPT
from dialtone.services.clock import Clock
from dialtone.services.files import read_bounded
from dialtone.services.session import Session
from dialtone.services.settings import SettingsStore

__all__ = ["FIELDS", "CablingImportService", "ImportPlan", "Kind", "Mapping", "PlanRow", "State", "TableSource"]

EVIDENCE = "cable-tests"
"""The kind of attachment that testers' files are kept as."""
_SAMPLE = 20
_REMEMBERED = 60
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
Form = Literal["table", "lists", "linkware", "attachment"]


class TableSource(Struct, frozen=True, kw_only=True):
    """A file, or a sheet of one, as it was read. `columns`: a title per column; `sample`: the first rows as they are.

    `proposal`: what the columns seem to be, None where nobody can tell; `remembered`: from an earlier import of such a table. A source of
    the form «attachment» has no rows to import; `reason` says why.
    """

    file: str
    form: Form
    sha256: str = ""
    sheet: str = ""
    columns: tuple[str, ...] = ()
    sample: tuple[tuple[str, ...], ...] = ()
    proposal: Mapping | None = None
    remembered: bool = False
    tables: tuple[Table, ...] = ()
    results: linkware.Results | None = None
    data: bytes | None = None
    path: Path | None = None
    reason: InputProblem | None = None

    @property
    def auxiliary(self) -> bool:
        """Whether it only prepares NetBox for the devices and cables of an export, and says nothing that they don't."""
        return self.form == "table" and self.tables[0].heading in netbox.AUXILIARY

    @property
    def recognised(self) -> bool:
        """Whether it can be imported without asking anybody."""
        return self.form in {"lists", "linkware"} or (self.form == "table" and self.proposal is not None)


class CablingImportService:
    """Opens files, plans and carries out their import, and remembers what columns were."""

    def __init__(self, settings: SettingsStore, clock: Clock) -> None:
        self._settings, self._clock = settings, clock

    # --- opening -----------------------------------------------------------------------------------------------------------------

    def open(self, source: Path | bytes, name: str | None = None) -> TableSource:
        """The file, or its sheet that is recognised best. Raises `InputProblem` when it can't be read at all."""
        found = self.open_all(source, name)
        return max(found, key=lambda one: (one.recognised, len(one.proposal.columns) if one.proposal else 0))

    def open_all(self, source: Path | bytes, name: str | None = None) -> tuple[TableSource, ...]:
        """The same with every sheet that has rows; the dossier's own lists in one file are one source."""
        path = source if isinstance(source, Path) else None
        file = name or (str(path) if path is not None else "–")
        head = _head(source)
        if linkware.is_sqlite(head):
            return (self._linkware(source, file),)
        if reason := _not_rows(head, file):
            return (TableSource(file=file, form="attachment", path=path, data=None if path else bytes(source), reason=reason),)
        data = read_bounded(source, tables.MAX_BYTES) if isinstance(source, Path) else source
        found = tables.read(data, file, _known)
        own = tuple(table for table in found if lists.kind_of(table) is not None)
        if own:
            return (TableSource(file=file, form="lists", sha256=own[0].sha256, tables=own, data=data, path=path),)
        return tuple(self._table(table, data, path) for table in found)

    def as_csv(self, path: Path) -> tuple[bytes, str]:
        """A workbook's first sheet as text, with its rows at their numbers, for readers of other lists; and the file's SHA-256."""
        table = tables.read(read_bounded(path, tables.MAX_BYTES), str(path), _known)[0]
        rows = {row.number: row.cells for row in table.rows} | {table.heading_row: table.heading}
        return csv_bytes(rows.get(1, ()), (rows.get(number, ()) for number in range(2, max(rows) + 1))), table.sha256

    def _table(self, table: Table, data: bytes, path: Path | None) -> TableSource:
        remembered = self._remembered(table)
        return TableSource(
            file=table.file,
            form="table",
            sha256=table.sha256,
            sheet=table.sheet,
            columns=table.titles(),
            sample=tuple(row.cells for row in table.rows[:_SAMPLE]),
            proposal=remembered or mapping.propose(table),
            remembered=remembered is not None,
            tables=(table,),
            data=data,
            path=path,
        )

    def _linkware(self, source: Path | bytes, file: str) -> TableSource:
        with contextlib.ExitStack() as stack:
            path = source if isinstance(source, Path) else Path(stack.enter_context(tempfile.TemporaryDirectory())) / "results.flw"
            if isinstance(source, bytes):
                path.write_bytes(source)
            try:
                results = msgspec.structs.replace(linkware.read(path), file=file)
            except InputProblem as problem:
                if not file.casefold().endswith(".flw"):
                    raise InputProblem("input.is-dossier", file=file) from None
                reason = InputProblem(problem.code, **{**problem.params, "file": file})
                kept = bytes(source) if isinstance(source, bytes) else None
                return TableSource(file=file, form="attachment", path=None if kept else path, data=kept, reason=reason)
        return TableSource(
            file=file,
            form="linkware",
            sha256=results.sha256,
            results=results,
            proposal=Mapping(kind="tests", columns={}),
            sample=tuple((str(row.get("CableId", "")), str(row.get("LengthM", ""))) for _, row in results.rows[:_SAMPLE]),
            path=source if isinstance(source, Path) else None,
            data=source if isinstance(source, bytes) else None,
        )

    # --- mappings ----------------------------------------------------------------------------------------------------------------

    def _remembered(self, table: Table) -> Mapping | None:
        stored = self._settings.get().cabling_mappings.get(mapping.signature(table))
        with contextlib.suppress(msgspec.ValidationError, InputProblem):
            if stored is not None:
                found = msgspec.convert(stored, Mapping)
                mapping.check(table, found)
                return found
        return None

    def remember(self, source: TableSource, chosen: Mapping) -> None:
        """Propose this mapping for the next table with the same headings."""
        if source.form != "table":
            return
        key = mapping.signature(source.tables[0])
        kept = {name: value for name, value in self._settings.get().cabling_mappings.items() if name != key}
        recent = dict(list(kept.items())[-_REMEMBERED + 1 :])
        self._settings.update(cabling_mappings={**recent, key: msgspec.to_builtins(chosen)})

    def propose(self, source: TableSource, kind: Kind) -> Mapping:
        """The columns as their headings suggest them for a kind that a person chose."""
        proposal = mapping.propose(source.tables[0])
        if proposal is not None and proposal.kind == kind:
            return proposal
        return Mapping(kind=kind, columns=mapping.match(source.tables[0].heading, kind))

    def read_mapping(self, path: Path, source: TableSource) -> Mapping:
        """A mapping from a TOML file. Raises `InputProblem` «table.mapping»."""
        data = read_bounded(path, 100_000)
        table = source.tables[0] if source.tables else Table(file=source.file, sha256="", heading=(), rows=(), heading_row=0)
        return mapping.from_toml(data, str(path), table)

    # --- importing ---------------------------------------------------------------------------------------------------------------

    def plan(
        self, source: TableSource, chosen: Mapping | None, record: Record, keys: Lookup[str, Sequence[str]] | None = None
    ) -> ImportPlan:
        """What importing this means. `keys`: the store's keys of lists without natural ones (`Snapshot.keys`), for the dossier's own lists.

        Raises `InputProblem` where the columns don't suffice or a whole column is unclear; nothing is then half read.
        """
        now = self._clock.now()
        if source.reason is not None:
            raise source.reason
        if source.form == "lists":
            return lists.plan(source.tables, record, keys or {})
        if source.results is not None:
            return linkware.plan(source.results, record, now, chosen.measured if chosen else None)
        table = source.tables[0]
        chosen = chosen or source.proposal
        if chosen is None:
            raise mapping.not_recognised(table, "patch-list")
        mapping.check(table, chosen)
        if chosen.kind == "tests":
            return testers.plan(table, chosen, record, now)
        if chosen.kind == "patch-list":
            return patch_list.plan(table, chosen, record)
        return netbox_import.plan(table, chosen, record)

    def edit(self, plan: ImportPlan) -> Edit:
        """The one undoable step of a plan."""
        return plan.edit

    def apply(self, session: Session, source: TableSource, plan: ImportPlan, chosen: Mapping | None = None) -> ChangeSet | None:
        """Carry a plan out: keep the file as evidence where it is that, make the edit, remember the mapping. None: nothing to change."""
        if not plan.edit.changes:
            return None
        if plan.keep:
            self.keep(session, source)
        changed = session.edit(plan.edit)
        if chosen is not None:
            self.remember(source, chosen)
        return changed

    def keep(self, session: Session, source: TableSource) -> bool:
        """Keep a tester's file in the dossier; False when it is larger than a dossier keeps (its hash is in the record all the same)."""
        data = _data_of(source)
        if data is None:
            return False
        session.attach(EVIDENCE, testers.file_name(source.file), data)
        return True

    def keeps(self, source: TableSource) -> bool:
        """Whether the file is small enough to be kept in the dossier."""
        return (source.results.size if source.results is not None else len(source.data or b"")) <= MOST_KEPT

    def attach(self, session: Session, source: TableSource, subject: str | None = None, caption: str | None = None) -> str:
        """Keep a file that has no rows: a PDF, a tester's own database, or a photo of `subject` («outlet:ID»); gives its SHA-256."""
        data = _data_of(source)
        if data is None:
            raise InputProblem("dossier.attachment-too-large", name=source.file, size_mb=0, limit_mb=MOST_KEPT // 1_000_000)
        name = testers.file_name(source.file)
        if not data.startswith(_PICTURES):
            return session.attach("document" if data.startswith(b"%PDF") else EVIDENCE, name, data, caption)
        sha256 = session.attach("photo", name, data, caption)
        if all(photo.sha256 != sha256 or photo.subject != subject for photo in session.record.photos):
            taken = {photo.id for photo in session.record.photos}
            key = next(key for number in range(1, 100_000) if (key := f"{sha256[:12]}-{number}") not in taken)
            photo = Photo(id=key, sha256=sha256, subject=subject, caption=caption or name)
            session.change("edit.add-photo", Put("photos", msgspec.to_builtins(photo), key=key))
        return sha256


def keys_of(session: Session) -> dict[str, tuple[str, ...]]:
    """The store's keys of the lists without natural ones."""
    return {kind: tuple(key for key, _ in session.dossier.rows(kind)) for kind in KEYLESS}


def _known(cells: Sequence[str]) -> int:
    return max(mapping.known(cells), lists.known(cells))


def _head(source: Path | bytes) -> bytes:
    if isinstance(source, bytes):
        return source[:4096]
    with contextlib.suppress(OSError):
        if source.is_file():
            with source.open("rb") as file:
                return file.read(4096)
    return b""  # reading it whole says what is wrong


def _not_rows(head: bytes, file: str) -> InputProblem | None:
    if head.startswith((*_PICTURES, b"%PDF-")):
        return InputProblem("table.no-rows", file=file)
    if file.casefold().endswith(".flw") and head:
        return InputProblem("linkware.not-a-database", file=file)
    return None


def _data_of(source: TableSource) -> bytes | None:
    """The file's bytes; None when there are more than a dossier keeps."""
    if source.data is not None:
        return source.data if len(source.data) <= MOST_KEPT else None
    if source.path is None or source.path.stat().st_size > MOST_KEPT:
        return None
    return read_bounded(source.path, MOST_KEPT)
