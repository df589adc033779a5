"""The installer's signing identity: made on purpose, kept in an encrypted PKCS#12 file, readable by its owner only.

Self-signed: it proves that the same person signed, not who that person is; `verify` says «intact-untrusted» until the reader trusts the
certificate. Never made silently, never without a passphrase, never overwritten by accident.
"""

import contextlib
import datetime as dt
import os
import tempfile
from pathlib import Path
from typing import Literal

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PrivateFormat, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier
from msgspec import Struct

from dialtone.domain.problems import EnvironmentProblem, InputProblem

MIN_PASSPHRASE = 14
"""The MAC of a PKCS#12 file written here has 2,048 rounds only, whatever its encryption has; a long passphrase makes up for it."""
MAX_FILE = 1_000_000
YEARS = 2
_ROUNDS = 600_000
_DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")  # RFC 9336
_MAX_NAME = 64  # upper bound of CN and O, RFC 5280 appendix A

PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


class Identity(Struct, frozen=True):
    """A certificate with its key, in memory. Lives as short as possible; nothing of it is logged."""

    key: PrivateKey
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...] = ()

    def __repr__(self) -> str:
        return f"Identity({self.certificate.subject.rfc4514_string()!r})"


class IdentityInfo(Struct, frozen=True, kw_only=True):
    """What may be shown of an identity. `fingerprint` is the SHA-256 of the certificate, in pairs with colons; times in UTC."""

    subject: str
    name: str
    organisation: str
    fingerprint: str
    not_before: dt.datetime
    not_after: dt.datetime
    self_signed: bool
    key: str


def new(name: str, organisation: str, now: dt.datetime, kind: Literal["ec", "rsa"] = "ec") -> Identity:
    """A new key (EC P-256, or RSA with 3072 bits) and its self-signed certificate, valid from `now` (aware) for two years.

    Raises InputProblem `identity.name` when the name is empty or too long.
    """
    if not name.strip() or len(name.strip()) > _MAX_NAME or len(organisation.strip()) > _MAX_NAME:
        raise InputProblem("identity.name", longest=_MAX_NAME)
    key: PrivateKey = ec.generate_private_key(ec.SECP256R1()) if kind == "ec" else rsa.generate_private_key(65537, 3072)
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, name.strip())]
    if organisation.strip():
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation.strip()))
    subject = x509.Name(parts)
    start = now.astimezone(dt.UTC).replace(microsecond=0)
    public = key.public_key()
    # emailProtection beside documentSigning: with the latter alone, older poppler and openssl refuse the certificate
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start - dt.timedelta(minutes=5))
        .not_valid_after(_in_years(start, YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION, _DOCUMENT_SIGNING]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(public), critical=False)
        .sign(key, hashes.SHA256())
    )
    return Identity(key, certificate)


def _in_years(moment: dt.datetime, years: int) -> dt.datetime:
    day = 28 if (moment.month, moment.day) == (2, 29) else moment.day
    return moment.replace(year=moment.year + years, day=day)


def _key_usage() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def to_p12(identity: Identity, passphrase: str) -> bytes:
    """The identity as encrypted PKCS#12 (AES-256, PBKDF2 with 600,000 rounds). Raises InputProblem `identity.short-passphrase`."""
    if len(passphrase) < MIN_PASSPHRASE:
        raise InputProblem("identity.short-passphrase", least=MIN_PASSPHRASE)
    encryption = (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(_ROUNDS)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(passphrase.encode())
    )
    return pkcs12.serialize_key_and_certificates(b"Dialtone", identity.key, identity.certificate, identity.chain or None, encryption)


def from_p12(data: bytes, passphrase: str) -> Identity:
    """Read PKCS#12, ours or another's.

    Raises InputProblem: `identity.passphrase` when it doesn't open, `identity.no-key` when there is no key with its certificate inside,
    `identity.key-kind` for a key that can't sign a report.
    """
    try:
        key, certificate, more = pkcs12.load_key_and_certificates(data, passphrase.encode())
    except ValueError as error:
        code = "identity.passphrase" if "password" in str(error).lower() or "mac" in str(error).lower() else "identity.unreadable"
        raise InputProblem(code) from None
    if key is None or certificate is None:
        raise InputProblem("identity.no-key")
    if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise InputProblem("identity.key-kind")
    return Identity(key, certificate, tuple(more))


def create(
    path: Path,
    name: str,
    organisation: str,
    passphrase: str,
    now: dt.datetime,
    *,
    kind: Literal["ec", "rsa"] = "ec",
    overwrite: bool = False,
) -> IdentityInfo:
    """Make a new identity and write it. Problems of `new`, `to_p12` and `write`."""
    made = new(name, organisation, now, kind)
    write(path, to_p12(made, passphrase), overwrite=overwrite)
    return info(made)


def load(path: Path, passphrase: str) -> Identity:
    """The identity in a file. Raises InputProblem `identity.missing`, `identity.unreadable`, and those of `from_p12`."""
    return from_p12(_read(path), passphrase)


def export(path: Path, passphrase: str, target: Path, *, overwrite: bool = False) -> IdentityInfo:
    """A copy for safekeeping, under the same passphrase; the file is opened first, so that no unusable copy is made."""
    data = _read(path)
    identity = from_p12(data, passphrase)
    write(target, data, overwrite=overwrite)
    return info(identity)


def import_p12(source: Path, passphrase: str, path: Path, new_passphrase: str, *, overwrite: bool = False) -> IdentityInfo:
    """Take over an identity from a PKCS#12 file, encrypted anew under `new_passphrase` (old files often have weak encryption)."""
    identity = from_p12(_read(source), passphrase)
    write(path, to_p12(identity, new_passphrase), overwrite=overwrite)
    return info(identity)


def certificate_pem(identity: Identity) -> bytes:
    """The certificate alone, for whoever wants to trust it."""
    return identity.certificate.public_bytes(Encoding.PEM)


def info(identity: Identity) -> IdentityInfo:
    """What may be shown."""
    return info_of(identity.certificate)


def info_of(certificate: x509.Certificate) -> IdentityInfo:
    """The same of a certificate alone, whose key may be anywhere."""
    digest = certificate.fingerprint(hashes.SHA256()).hex(":").upper()

    def named(oid: ObjectIdentifier) -> str:
        found = certificate.subject.get_attributes_for_oid(oid)
        return str(found[0].value) if found else ""

    key = certificate.public_key()
    return IdentityInfo(
        subject=certificate.subject.rfc4514_string(),
        name=named(NameOID.COMMON_NAME),
        organisation=named(NameOID.ORGANIZATION_NAME),
        fingerprint=digest,
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        self_signed=certificate.subject == certificate.issuer,
        key=f"EC {key.curve.name}" if isinstance(key, ec.EllipticCurvePublicKey) else f"RSA {getattr(key, 'key_size', '?')}",
    )


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except FileNotFoundError:
        raise InputProblem("identity.missing", file=str(path)) from None
    except OSError as error:
        raise EnvironmentProblem("identity.not-read", file=str(path), detail=error.strerror or str(error)) from None
    if len(data) > MAX_FILE:
        raise InputProblem("identity.unreadable")
    return data


def write(path: Path, data: bytes, *, overwrite: bool) -> None:
    """Write whole or not at all, for the owner only (on Windows: with the folder's permissions).

    Raises InputProblem `identity.exists` unless `overwrite`, EnvironmentProblem `identity.not-written`.
    """
    if path.exists() and not overwrite:
        raise InputProblem("identity.exists", file=str(path))
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".identity-")  # created with mode 0600
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if overwrite:
            os.replace(temporary, path)  # noqa: PTH105 - pathlib's rename differs on Windows
        else:
            _place(Path(temporary), path)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        if isinstance(error, FileExistsError) and temporary:
            raise InputProblem("identity.exists", file=str(path)) from None
        raise EnvironmentProblem("identity.not-written", file=str(path), detail=error.strerror or str(error)) from None


def _place(temporary: Path, path: Path) -> None:
    """Give the file its name unless somebody else took it meanwhile."""
    try:
        os.link(temporary, path)
    except (AttributeError, NotImplementedError, PermissionError):  # file systems without hard links
        if path.exists():
            raise FileExistsError(path) from None
        temporary.replace(path)
        return
    temporary.unlink()
