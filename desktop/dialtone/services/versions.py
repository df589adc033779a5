"""The signed versions of a dossier: each frozen as the file that was signed, with what changed since.

A version needs no copy of the record beside it: the signed file holds the whole record as data, covered by its signature.
"""

import contextlib
import datetime as dt
import json
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from dialtone.domain import titles
from dialtone.domain.problems import InputProblem
from dialtone.domain.record import Record
from dialtone.domain.versions import RowChange, compare
from dialtone.dossier import site_file
from dialtone.dossier.entries import SignedReport
from dialtone.report.material import EarlierVersion
from dialtone.services.clock import Clock
from dialtone.services.files import read_bounded
from dialtone.services.session import Session

MAX_PDF = 64 * 1024 * 1024


class Versions(Struct, frozen=True, kw_only=True):
    """What was signed, first to last; `changes`: since the last one (None: it can't be read); `chain_holds`: no file was exchanged."""

    earlier: tuple[EarlierVersion, ...]
    changes: tuple[RowChange, ...] | None
    chain_holds: bool


def content(report: SignedReport) -> dict[str, Any] | None:
    """The data that a signed file holds, or None where they can't be read."""
    from dialtone.report import verify

    found: Any = None
    with contextlib.suppress(ValueError, RecursionError):
        found = json.loads(verify.attached(report.pdf) or b"null")
    return found if isinstance(found, dict) else None


def versions(session: Session) -> Versions:
    """All versions, and what changed since the last."""
    reports = session.signed()
    last = content(reports[-1]) if reports else None
    earlier = [_earlier(one, content(one)) for one in reports[:-1]]
    if reports:
        earlier.append(_earlier(reports[-1], last))
    return Versions(
        earlier=tuple(earlier),
        changes=() if not reports else None if last is None else _since(last, session),
        chain_holds=session.dossier.chain_holds(),
    )


def changes_since(session: Session, number: int) -> tuple[RowChange, ...] | None:
    """What changed in the dossier since a version; None where that version can't be read. Raises InputProblem `versions.no-such`."""
    found = content(version(session, number))
    return None if found is None else _since(found, session)


def version(session: Session, number: int) -> SignedReport:
    """A signed version. Raises InputProblem `versions.no-such`."""
    for report in session.signed():
        if report.number == number:
            return report
    raise InputProblem("versions.no-such", number=number, count=len(session.signed()))


def keep(session: Session, path: Path, clock: Clock) -> SignedReport:
    """Keep a file that was signed elsewhere (on the command line) as the dossier's next version.

    Raises InputProblem `versions.not-signed` (not a report, or not as it was signed), `versions.other-dossier`, `versions.other-number`.
    """
    from dialtone.report import attachment, verify

    pdf, file = read_bounded(path, MAX_PDF), path.name
    state = verify.verify(pdf)
    if state.verdict not in {"valid", "intact-untrusted"}:
        raise InputProblem("versions.not-signed", file=file)
    try:
        found = json.loads(verify.attached(pdf) or b"null")
        about, record = found["report"], found["record"]
        dossier, number, language = str(about["dossier"]), int(about["number"]), str(about["language"])
        digest = attachment.sha256(site_file.canonical(site_file.read(json.dumps(record).encode(), file)))
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputProblem("versions.not-signed", file=file) from None
    if dossier != session.dossier.dossier_id:
        raise InputProblem("versions.other-dossier", file=file)
    following = len(session.signed()) + 1
    if number != following:
        raise InputProblem("versions.other-number", file=file, number=number, next=following)
    by = state.signatures[0]
    at = dt.datetime.fromisoformat(by.time) if by.time else clock.now()
    report = SignedReport(name=file, language=language, signer=by.signer, signed_at=at, record_sha256=digest, pdf=pdf)
    return session.add_signed(report)


def names(record: Record) -> dict[str, str]:
    """What the ids of a record are called, for the words of a change."""
    people = {person.id: titles.person_name(person) for person in record.people}
    rooms = {room.id: titles.room_name(room) for room in record.rooms}
    sites = {site.id: titles.site_name(site) for site in record.sites}
    return {**titles.device_names(record), **sites, **rooms, **people}


def _earlier(report: SignedReport, found: dict[str, Any] | None) -> EarlierVersion:
    count = (found or {}).get("count")
    users = count.get("users_total") if isinstance(count, dict) else None
    channels = count.get("channels") if isinstance(count, dict) else None
    exact = channels.get("exact") if isinstance(channels, dict) else None
    return EarlierVersion(
        number=report.number,
        signed_at=report.signed_at,
        signer=report.signer,
        language=report.language,
        sha256=report.pdf_sha256,
        users=users if isinstance(users, int) else None,
        channels=float(exact) if isinstance(exact, int | float) else None,
    )


def _since(found: dict[str, Any], session: Session) -> tuple[RowChange, ...]:
    record = found.get("record")
    changes = compare(record if isinstance(record, dict) else {}, json.loads(site_file.canonical(session.record)))
    return (*changes, *_measured_again(found, session))


def _measured_again(found: dict[str, Any], session: Session) -> list[RowChange]:
    """Readiness and discovery are runs and no rows: that there is another one now is the change."""
    again = []
    for kind, run in (("readiness", session.readiness()), ("scan", session.scan())):
        before = found.get(kind)
        started = str(before.get("started") or "") if isinstance(before, dict) else ""
        if run is not None and _moment(run.started) != started:
            again.append(RowChange(kind=kind, key="", name="", state="changed" if started else "added"))
    return again


def _moment(moment: Any) -> str:
    return str(msgspec.to_builtins(moment))
