"""What a dossier keeps besides its record, as values: attachments, signed reports, and what an import did."""

import datetime as dt
from typing import Literal

from msgspec import Struct

from dialtone.domain.changes import ChangeSet
from dialtone.domain.problems import InputProblem


class Attachment(Struct, frozen=True, kw_only=True):
    """A photo or another file kept inside the dossier, found again by the SHA-256 of its content."""

    kind: str
    name: str
    sha256: str
    size: int
    note: str | None
    at: dt.datetime
    author: str


class SignedReport(Struct, frozen=True, kw_only=True):
    """A report that was signed. `record_sha256` is that of the canonical record it was made of; `pdf` the signed file.

    The dossier fills in `number` (from 1), `author`, `previous` and `chain`: each report's chain value covers the one before, so that a
    report that vanished or was exchanged shows.
    """

    name: str
    language: str
    signer: str
    signed_at: dt.datetime
    record_sha256: str
    pdf: bytes
    pdf_sha256: str = ""
    number: int = 0
    author: str = ""
    previous: str = ""
    chain: str = ""


class ImportRow(Struct, frozen=True, kw_only=True):
    """What an import does with one row; `key` is «» for a single value and for a new row without a natural key."""

    kind: str
    key: str
    state: Literal["added", "changed"]


class ImportSummary(Struct, frozen=True, kw_only=True):
    """What an import did, or would do: counted per row, a single value («customer») being one."""

    added: int
    changed: int
    unchanged: int
    refused: tuple[InputProblem, ...] = ()
    rows: tuple[ImportRow, ...] = ()
    changes: ChangeSet = ChangeSet(kinds=frozenset())
    dry_run: bool = False


class JournalEntry(Struct, frozen=True, kw_only=True):
    """A line of the journal: who did what when, and whether it was undone."""

    id: int
    at: dt.datetime
    author: str
    label: str
    state: Literal["done", "undone", "dropped"]
