"""Keeps files inside the dossier by the SHA-256 of their content: photos and other attachments, and signed reports as a hash chain."""

import datetime as dt
import hashlib
from typing import TYPE_CHECKING, Any

import msgspec

from dialtone.domain.problems import InputProblem
from dialtone.dossier.entries import Attachment, SignedReport

if TYPE_CHECKING:
    from sqlite_utils import Database

MAX_BYTES = 64 * 1024 * 1024
"""No photo or report of a visit is larger; a dossier must stay a file that one can send."""


def _keep(db: "Database", name: str, data: bytes) -> str:
    """Keep content once; its SHA-256."""
    if len(data) > MAX_BYTES:
        raise InputProblem("dossier.attachment-too-large", name=name, size_mb=round(len(data) / 1e6, 1), limit_mb=round(MAX_BYTES / 1e6, 1))
    sha256 = hashlib.sha256(data).hexdigest()
    db.execute("INSERT INTO blobs (sha256, size, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", [sha256, len(data), data])
    return sha256


def add(db: "Database", attachment: Attachment, data: bytes) -> str:
    """Keep an attachment, whose hash and size are taken from the data; the same content under the same kind and name is kept once."""
    sha256 = _keep(db, attachment.name, data)
    known = db.execute(
        "SELECT 1 FROM attachments WHERE sha256 = ? AND kind = ? AND name = ?", [sha256, attachment.kind, attachment.name]
    ).fetchone()
    if known is None:
        db.execute(
            'INSERT INTO attachments (kind, name, note, sha256, "at", author) VALUES (?, ?, ?, ?, ?, ?)',
            [attachment.kind, attachment.name, attachment.note, sha256, attachment.at.isoformat(), attachment.author],
        )
    return sha256


def listed(db: "Database", kind: str | None) -> tuple[Attachment, ...]:
    """The attachments of a kind, or all, in the order in which they came."""
    rows = db.execute(
        'SELECT kind, name, sha256, size, note, "at", author FROM attachments JOIN blobs USING (sha256) '
        "WHERE ? IN (kind, '') ORDER BY id",
        [kind or ""],
    ).fetchall()
    return tuple(msgspec.convert(dict(zip(Attachment.__struct_fields__, row, strict=True)), Attachment) for row in rows)


def content(db: "Database", sha256: str, file: str) -> bytes:
    """The content with this hash. Raises `InputProblem` where there is none or it is no longer what was kept."""
    row = db.execute("SELECT data FROM blobs WHERE sha256 = ?", [sha256]).fetchone()
    if row is None:
        raise InputProblem("dossier.no-such-attachment", sha256=sha256)
    data = bytes(row[0])
    if hashlib.sha256(data).hexdigest() != sha256:
        raise InputProblem("dossier.damaged", file=file, detail=f"blobs: {sha256}")
    return data


def add_signed(db: "Database", report: SignedReport, author: str) -> SignedReport:
    """Keep a signed report as the next of the chain; the report as kept."""
    last = db.execute("SELECT number, chain FROM signed_reports ORDER BY number DESC LIMIT 1").fetchone() or (0, "")
    kept = msgspec.structs.replace(
        report,
        signed_at=report.signed_at.astimezone(dt.UTC),
        pdf_sha256=_keep(db, report.name, report.pdf),
        number=last[0] + 1,
        author=author,
        previous=last[1],
    )
    kept = msgspec.structs.replace(kept, chain=_chain(kept))
    db.table("signed_reports").insert(_without_pdf(kept))
    return kept


def signed(db: "Database", file: str) -> tuple[SignedReport, ...]:
    """The signed reports, first to last."""
    found = []
    for row in db["signed_reports"].rows_where(order_by="number"):
        plain: dict[str, Any] = {**row, "pdf": content(db, row["pdf_sha256"], file)}
        found.append(msgspec.convert(plain, SignedReport))
    return tuple(found)


def chain_holds(reports: tuple[SignedReport, ...]) -> bool:
    """Whether the chain is unbroken: numbers from 1, every link what it must be. That the last ones were cut off cannot show here."""
    previous = ""
    for number, report in enumerate(reports, start=1):
        if report.number != number or report.previous != previous or report.chain != _chain(report):
            return False
        previous = report.chain
    return True


def _chain(report: SignedReport) -> str:
    """SHA-256 over everything but the chain value itself; the PDF enters by its own hash."""
    plain = {name: value for name, value in _without_pdf(report).items() if name != "chain"}
    return hashlib.sha256(msgspec.json.encode(plain, order="sorted")).hexdigest()


def _without_pdf(report: SignedReport) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(msgspec.structs.replace(report, pdf=b""))
    del plain["pdf"]
    return plain
