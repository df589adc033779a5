"""The installer's signing identity: made on purpose, one file, never without a passphrase."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from dialtone.domain.problems import InputProblem
from dialtone.services import key_ring
from dialtone.services.clock import Clock
from dialtone.services.files import read_bounded, write_atomically
from dialtone.services.paths import Paths

if TYPE_CHECKING:
    from dialtone.report.identity import IdentityInfo as IdentityInfo  # noqa: PLC0414 - callers name the type from here

_WARN_DAYS = 30
MIN_PASSPHRASE = 14
"""Characters; `report.identity` says why and holds to it (a test keeps the two equal)."""


class ExpiryNote(Struct, frozen=True):
    """How long an identity still serves: «valid», «expires-soon», «expired» or «not-yet», with the days left."""

    state: Literal["valid", "expires-soon", "expired", "not-yet"]
    days: int


class IdentityService:
    """The identity in the user's folder."""

    def __init__(self, paths: Paths, clock: Clock) -> None:
        self._paths, self._clock = paths, clock

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return self._paths.identity

    def exists(self) -> bool:
        """Whether one was made or imported; what is in it can only be seen with the passphrase."""
        return self.path.is_file()

    def show(self, passphrase: str, path: Path | None = None) -> "IdentityInfo":
        """What may be shown of the identity (or of another PKCS#12 file)."""
        from dialtone.report import identity

        return identity.info(identity.load(path or self.path, passphrase))

    def create(
        self, name: str, organisation: str, passphrase: str, *, kind: Literal["ec", "rsa"] = "ec", overwrite: bool = False
    ) -> "IdentityInfo":
        """Make one; an existing one is not overwritten unless told."""
        from dialtone.report import identity

        return identity.create(self.path, name, organisation, passphrase, self._clock.now(), kind=kind, overwrite=overwrite)

    def import_file(self, source: Path, passphrase: str, new_passphrase: str, *, overwrite: bool = False) -> "IdentityInfo":
        """Take over a PKCS#12 file, encrypted anew."""
        from dialtone.report import identity

        return identity.import_p12(source, passphrase, self.path, new_passphrase, overwrite=overwrite)

    def export_file(self, passphrase: str, target: Path, *, overwrite: bool = False) -> "IdentityInfo":
        """A copy for safekeeping, key included, under the same passphrase."""
        from dialtone.report import identity

        return identity.export(self.path, passphrase, target, overwrite=overwrite)

    def export_certificate(self, passphrase: str, target: Path) -> "IdentityInfo":
        """The certificate alone, for whoever wants to trust it."""
        from dialtone.report import identity

        loaded = identity.load(self.path, passphrase)
        if target.exists():
            raise InputProblem("identity.exists", file=str(target))
        write_atomically(target, identity.certificate_pem(loaded))
        return identity.info(loaded)

    def request(self, passphrase: str, target: Path, *, overwrite: bool = False) -> "IdentityInfo":
        """Write a certificate signing request for the identity's key; an authority answers it with a certificate."""
        from dialtone.report import identity, issued

        loaded = identity.load(self.path, passphrase)
        if target.exists() and not overwrite:
            raise InputProblem("identity.exists", file=str(target))
        write_atomically(target, issued.request(loaded))
        return identity.info(loaded)

    def take_issued(self, passphrase: str, source: Path) -> "IdentityInfo":
        """Take over the certificate that an authority issued for the identity's key; it replaces the one made here."""
        from dialtone.report import identity, issued

        loaded = identity.load(self.path, passphrase)
        certified = issued.with_issued(loaded, read_bounded(source, identity.MAX_FILE), self._clock.now())
        identity.write(self.path, identity.to_p12(certified, passphrase), overwrite=True)
        return identity.info(certified)

    def remember(self, passphrase: str) -> "IdentityInfo":
        """Keep the passphrase in the system's key ring, once it is known to open the identity."""
        info = self.show(passphrase)
        key_ring.remember(self.path, passphrase)
        return info

    def remembered(self) -> str | None:
        """The passphrase in the system's key ring, if its owner put it there."""
        return key_ring.remembered(self.path) if self.exists() else None

    def forget(self) -> bool:
        """Take it out of the key ring; whether it was in."""
        return key_ring.forget(self.path)

    def for_training(self, folder: Path, passphrase: str) -> Path:
        """A throw-away identity that says what it is; the caller removes the file."""
        from dialtone.report import identity

        path = folder / ".training-identity.p12"
        path.unlink(missing_ok=True)
        identity.create(path, "TRAINING - no real person", "Dialtone training site", passphrase, self._clock.now())
        return path

    def expiry(self, info: "IdentityInfo") -> ExpiryNote:
        """How long it still serves."""
        now = self._clock.now()
        days = (info.not_after - now) // dt.timedelta(days=1)
        if now < info.not_before:
            return ExpiryNote("not-yet", days)
        if days < 0:
            return ExpiryNote("expired", days)
        return ExpiryNote("expires-soon" if days < _WARN_DAYS else "valid", days)
