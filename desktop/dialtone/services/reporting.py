"""Making, signing and verifying the commissioning report.

The libraries that draw and sign take most of a second to import, so they are imported when a report is made, not when the window opens.
"""

import contextlib
import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

import msgspec
from msgspec import Struct

from dialtone import __version__, profile
from dialtone.domain import rules
from dialtone.domain.drawings.floor_plan import PlanPicture
from dialtone.domain.problems import InputProblem, Problem
from dialtone.domain.readiness import ProviderStamp
from dialtone.domain.record import Record
from dialtone.dossier import site_file
from dialtone.dossier.entries import SignedReport
from dialtone.profile import ProviderProfile
from dialtone.report.document import Ink
from dialtone.report.material import ChecklistLine, ReportMaterial
from dialtone.report.token_choice import TokenChoice, eid_place
from dialtone.services import checklists, floor_plans, progress, report_photos, time_authority, versions
from dialtone.services.clock import Clock, local
from dialtone.services.counting import count_document, findings_document
from dialtone.services.dossiers import terms_of
from dialtone.services.files import read_bounded
from dialtone.services.session import Session
from dialtone.words import REPORT_LANGUAGES, Words

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from dialtone.report.sign import Signer
    from dialtone.report.time_stamp import Ask

__all__ = ["Ink", "ReportService", "SignRequest", "TokenChoice", "eid_place"]

MAX_PDF = 64 * 1024 * 1024
ReportLanguage = Literal["nl", "fr", "en", "de"]


class SignRequest(Struct, frozen=True, kw_only=True):
    """What a signature needs: the report's language, what the customer drew, and the identity's file with its passphrase or a `token`."""

    language: str
    identity: Path
    passphrase: str
    ink: Ink | None = None
    token: TokenChoice | None = None

    def __repr__(self) -> str:
        return f"SignRequest(language={self.language!r}, identity={str(self.identity)!r})"


def report_language(record: Record, fallback: str) -> ReportLanguage:
    """The customer's language where the report speaks it, otherwise the installer's."""
    wanted = record.customer.language if record.customer else None
    chosen = wanted if wanted in REPORT_LANGUAGES else fallback
    return cast("ReportLanguage", chosen if chosen in REPORT_LANGUAGES else "en")


class ReportService:
    """Reports from a session's content."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def material(self, session: Session, language: str, ink: Ink | None = None) -> ReportMaterial:
        """Everything that the report will say, fixed now."""
        from dialtone.report import brand

        words, assessment, record = Words(language), session.assessment(), session.record
        used, before = _profile_of(session), versions.versions(session)
        return ReportMaterial(
            record=record,
            assessment=assessment,
            count_document=count_document(assessment, words),
            findings_document=findings_document(assessment, words),
            provider=used.stamp if used else ProviderStamp(name=record.provider or "", version="", sha256=""),
            provider_title=used.title if used else record.provider or "",
            conditions_version=used.conditions.version if used else None,
            conditions_read_on=used.conditions.read_on if used else None,
            program_version=__version__,
            dossier_id=session.dossier.dossier_id,
            created_at=local(self._clock.now()),
            number=len(session.signed()) + 1,
            terms=terms_of(record.provider),
            support=used.support if used else None,
            scan=session.scan(),
            readiness=session.readiness(),
            checklist=tuple(
                ChecklistLine(id=item.id, group=entry.title, title=item.title, required=item.required)
                for entry in checklists.load(language)
                for item in entry.items
            ),
            unverified_entries=sum(not entry.verified for entry in used.entries) if used else None,
            ink=ink,
            training=session.training,
            plans=plan_pictures(session),
            photos=report_photos.pictures(session),
            brand=brand.load(),
            earlier=before.earlier,
            changes=before.changes,
        )

    def blockers(self, session: Session) -> tuple[progress.Blocker, ...]:
        """What keeps the report from being signed."""
        return progress.blockers(session.record, session.assessment(), session.readiness())

    def render(self, session: Session, language: str, *, draft: bool, ink: Ink | None = None) -> bytes:
        """The report as PDF/A-3. Not a draft only when nothing keeps it from being signed: InputProblem «report.blocked» says what."""
        if not draft:
            self._refuse_blocked(session, language)
        from dialtone.report import pdf

        return pdf.render(self.material(session, language, ink), cast("ReportLanguage", language), draft=draft)

    def _refuse_blocked(self, session: Session, language: str) -> None:
        if found := self.blockers(session):
            words = Words(language)
            texts = [words.text(f"blocker.{blocker.code}", **blocker.params) for blocker in found]
            raise InputProblem("report.blocked", reasons=" ".join(dict.fromkeys(texts)))

    def sign(self, session: Session, request: SignRequest) -> SignedReport:
        """Make the report, sign it, verify what was made, and keep it in the dossier. Nothing is kept when any of that fails."""
        from dialtone.report import identity, sign

        with _key(request) as key:
            unsigned = self.render(session, request.language, draft=False, ink=request.ink)
            now = self._clock.now()
            signed = sign.sign(unsigned, key, now)
        report = SignedReport(
            name=f"{session.path.stem}-{len(session.signed()) + 1}.pdf",
            language=request.language,
            signer=identity.info_of(key.certificate).name,
            signed_at=now,
            record_sha256=self.record_sha256(session),
            pdf=signed,
        )
        return session.add_signed(report)

    def sign_file(self, path: Path, identity_path: Path, passphrase: str, authority: str | None = None) -> bytes:
        """A report that was made before, signed and verified, with the time from `authority` (its URL) where given. A draft is refused."""
        from dialtone.report import identity, sign

        data = read_bounded(path, MAX_PDF)
        return sign.sign(data, identity.load(identity_path, passphrase), self._clock.now(), _asking(authority))

    def time_stamp_file(self, path: Path, authority: str) -> bytes:
        """A report that was signed without the network, with a time stamp over the whole of it."""
        from dialtone.report import time_stamp

        return time_stamp.stamped(read_bounded(path, MAX_PDF), partial(time_authority.ask, authority))

    def sign_file_on_token(self, path: Path, choice: TokenChoice, authority: str | None = None) -> bytes:
        """The same with a key on a card or token. «eid» as module is the Belgian identity card's own."""
        from dialtone.report import sign

        data = read_bounded(path, MAX_PDF)
        with _on_token(choice) as key:
            return sign.sign(data, key, self._clock.now(), _asking(authority))

    def record_sha256(self, session: Session) -> str:
        """The hash of the dossier's content as it stands: equal to a signed report's `record_sha256` while nothing changed since."""
        from dialtone.report.attachment import sha256

        return sha256(site_file.canonical(session.record))

    def verify(self, path: Path, *, trust: Sequence[Path], expected: int | None = None, sha256: str | None = None) -> dict[str, Any]:
        """The verification as `verify --json` gives it; never uses the network. What is `expected`: see `verify_data`."""
        return self.verify_data(read_bounded(path, MAX_PDF), trust=trust, expected=expected, sha256=sha256)

    def verify_data(self, pdf: bytes, *, trust: Sequence[Path], expected: int | None = None, sha256: str | None = None) -> dict[str, Any]:
        """The same for a report that is in memory (one kept in a dossier).

        `expected`: how many signatures there should be; `sha256`: the whole file's hash, as somebody noted it when it was signed.
        """
        from dialtone.report import verify

        certificates = tuple(read_bounded(one, 1_000_000) for one in trust)
        return verify.document(verify.expecting(pdf, verify.verify(pdf, certificates, recount), expected, sha256))


def _key(request: SignRequest) -> "AbstractContextManager[Signer]":
    """What signs, for as long as it takes."""
    from dialtone.report import identity

    if request.token is not None:
        return _on_token(request.token)
    return contextlib.nullcontext(identity.load(request.identity, request.passphrase))


def _asking(authority: str | None) -> "Ask | None":
    return partial(time_authority.ask, authority) if authority else None


def _on_token(choice: TokenChoice) -> "AbstractContextManager[Signer]":
    from dialtone.report import token

    if str(choice.module) == "eid":
        choice = msgspec.structs.replace(choice, module=token.eid_module())
    return token.opened(choice)


def recount(content: dict[str, Any], today: dt.date) -> tuple[int, float]:
    """Users and channels from a report's own data, counted by this program. `content` is a site file's; `today` the report's day."""
    record = msgspec.convert({key: value for key, value in content.items() if key not in {"format", "version"}}, Record)
    count = rules.count_site(record, terms_of(record.provider), today)
    return count.users_total, count.channels.exact


def plan_pictures(session: Session) -> dict[str, PlanPicture]:
    """The pictures of the record's floor plans by id; without those that the dossier doesn't hold or nobody can read."""
    found = {}
    held = session.record.cabling
    for plan in held.plans if held else ():
        if plan.sha256:
            with contextlib.suppress(Problem):
                found[plan.id] = floor_plans.page(session.attachment(plan.sha256), plan.page or 1).picture
    return found


def _profile_of(session: Session) -> ProviderProfile | None:
    """The profile that the readiness run was made with where it is the dossier's, else the dossier's by name."""
    try:
        return profile.load(session.record.provider or "allocloud")
    except Problem:
        return None
