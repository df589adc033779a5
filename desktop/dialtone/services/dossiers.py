"""Opening and making dossiers, and the list of the recent ones."""

import contextlib
import datetime as dt
import re
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from dialtone import profile
from dialtone.domain.problems import EnvironmentProblem, InputProblem, Problem
from dialtone.domain.record import Record
from dialtone.domain.terms import DefaultTerms, Terms
from dialtone.dossier import site_file
from dialtone.dossier.dossier import Dossier
from dialtone.services.clock import Clock
from dialtone.services.files import write_atomically
from dialtone.services.paths import Paths
from dialtone.services.session import Session
from dialtone.services.settings import SettingsStore

SUFFIX = ".dialtone"
_MOST_RECENT = 12


class RecentDossier(Struct, frozen=True, kw_only=True):
    """A dossier opened lately on this machine."""

    path: Path
    customer: str
    opened_at: dt.datetime
    training: bool = False

    @property
    def exists(self) -> bool:
        """Whether the file is still there (a stick may be out)."""
        return self.path.exists()


def _decode_path(kind: type, value: Any) -> Any:
    return kind(value)


def terms_of(provider: str | None) -> Terms:
    """The terms in the provider's profile; the default terms when there is no such profile (the finding then says so)."""
    try:
        return profile.load(provider or "allocloud").terms
    except Problem:
        return DefaultTerms(wanted=provider or "allocloud")


class DossierService:
    """Makes sessions."""

    def __init__(self, paths: Paths, clock: Clock, settings: SettingsStore) -> None:
        self._paths, self._clock, self._settings = paths, clock, settings

    def create(self, path: Path, provider: str | None = None, *, training: bool = False) -> Session:
        """An empty dossier in a new file; an existing file is never overwritten."""
        settings = self._settings.get()
        name = provider or settings.provider
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise EnvironmentProblem("file.write", file=str(path), detail=error.strerror or str(error)) from error
        dossier = Dossier.create(path, provider=name, author=settings.author, training=training)
        return self._session(dossier)

    def open(self, path: Path, *, read_only: bool = False) -> Session:
        """An existing dossier; the problems say whether it is missing, foreign, damaged, newer or locked, and what to do."""
        return self._session(Dossier.open(path, author=self._settings.get().author, read_only=read_only))

    def _session(self, dossier: Dossier) -> Session:
        session = Session(dossier, terms_of(dossier.record.provider), self._clock)
        if not dossier.read_only:
            with contextlib.suppress(Problem):  # the recent list is a convenience; a full disk must not keep a dossier closed
                self._remember(session)
        return session

    def recent(self) -> tuple[RecentDossier, ...]:
        """The dossiers opened lately, newest first."""
        try:
            return msgspec.json.decode(self._paths.recent.read_bytes(), type=tuple[RecentDossier, ...], dec_hook=_decode_path)
        except (OSError, msgspec.DecodeError):
            return ()

    def remember(self, session: Session) -> None:
        """Note the dossier's present customer name in the recent list."""
        self._remember(session)

    def _remember(self, session: Session) -> None:
        record = session.record
        name = (record.customer.name if record.customer else None) or session.path.stem
        entry = RecentDossier(path=session.path.resolve(), customer=name, opened_at=self._clock.now(), training=record.training_site)
        rest = [other for other in self.recent() if other.path != entry.path]
        self._write_recent((entry, *rest)[:_MOST_RECENT])

    def forget(self, path: Path) -> None:
        """Take a dossier off the list; the file stays."""
        self._write_recent(tuple(entry for entry in self.recent() if entry.path != path))

    def _write_recent(self, entries: tuple[RecentDossier, ...]) -> None:
        write_atomically(self._paths.recent, msgspec.json.encode(entries, enc_hook=str))

    def suggest_path(self, name: str) -> Path:
        """A free file name for a new dossier of this customer, in the documents folder."""
        stem = re.sub(r"[^\w\- ]+", "", name, flags=re.UNICODE).strip()[:60] or "dossier"
        folder = self._paths.documents
        candidates = (folder / f"{stem}{'' if number == 1 else f' {number}'}{SUFFIX}" for number in range(1, 10_000))
        return next(path for path in candidates if not path.exists())


def is_dossier(path: Path) -> bool:
    """Whether FILE on the command line is a dossier rather than a site file: by its first bytes, not by its name."""
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError as error:
        raise InputProblem("file.read", file=str(path), detail=error.strerror or str(error)) from error


def read_record(path: Path, service: DossierService) -> Record:
    """The content of FILE: a dossier (read only) or a site file."""
    if is_dossier(path):
        with service.open(path, read_only=True) as session:
            return session.record
    return site_file.read_path(path)


def read_site_file(path: Path) -> Record:
    """The content of a site file; a dossier is refused."""
    return site_file.read_path(path)


def export_site_file(record: Record) -> bytes:
    """The content as a site file."""
    return site_file.write(record)
