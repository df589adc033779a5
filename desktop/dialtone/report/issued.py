"""A certificate by an authority for an identity that was made here: the request for it, and taking over what it issued.

The key never leaves: the request holds the public half and the name only.
"""

import contextlib
import datetime as dt

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, pkcs7

from dialtone.domain.problems import InputProblem
from dialtone.report.identity import Identity

_MOST = 20


def request(identity: Identity) -> bytes:
    """The certificate signing request (PKCS#10, PEM) for the identity's key, under the identity's name."""
    made = x509.CertificateSigningRequestBuilder().subject_name(identity.certificate.subject).sign(identity.key, hashes.SHA256())
    return made.public_bytes(Encoding.PEM)


def with_issued(identity: Identity, data: bytes, now: dt.datetime) -> Identity:
    """The identity with the certificate that an authority issued for its key. `data`: PEM, DER or PKCS#7, possibly with its own.

    Raises InputProblem: `identity.no-certificate` (nothing readable), `identity.another-key` (none of them is for this key),
    `identity.not-for-signing` (its usage excludes signing documents), `identity.issued-expired`.
    """
    found = _certificates(data)
    if not found:
        raise InputProblem("identity.no-certificate")
    own = _public(identity.certificate)
    mine = [one for one in found if _public(one) == own]
    if not mine:
        raise InputProblem("identity.another-key")
    issued = max(mine, key=lambda one: one.not_valid_after_utc)
    if not _signs(issued):
        raise InputProblem("identity.not-for-signing")
    if issued.not_valid_after_utc < now:
        raise InputProblem("identity.issued-expired", on=issued.not_valid_after_utc.date())
    return msgspec.structs.replace(identity, certificate=issued, chain=tuple(one for one in found if one not in mine))


def _public(certificate: x509.Certificate) -> bytes:
    with contextlib.suppress(ValueError, TypeError):
        return certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return b""


def _certificates(data: bytes) -> list[x509.Certificate]:
    """Whatever certificates a file holds, in any of the forms in which authorities send them."""
    for read in (
        x509.load_pem_x509_certificates,
        lambda content: [x509.load_der_x509_certificate(content)],
        pkcs7.load_pem_pkcs7_certificates,
        pkcs7.load_der_pkcs7_certificates,
    ):
        with contextlib.suppress(ValueError, TypeError):
            if found := read(data):
                return found[:_MOST]
    return []


def _signs(certificate: x509.Certificate) -> bool:
    """Whether its usage, where it states any, allows signatures that bind."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    except ValueError:
        return False
    return usage.content_commitment
