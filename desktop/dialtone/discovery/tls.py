"""TLS to devices, whatever they speak: certificates are read and not checked, since the question is who the device is, not whom to trust.

Old TLS is put up with where the library still can; that it is old is evidence for the security checklist.
"""

import contextlib
import ssl
import warnings

from cryptography import x509

from dialtone.discovery.method import evidence
from dialtone.domain.discovery import Evidence

_OLD = ("UNSUPPORTED_PROTOCOL", "PROTOCOL_VERSION", "TOO_SMALL", "LEGACY", "NO_PROTOCOLS")
"""In OpenSSL's reasons. «WRONG_VERSION_NUMBER» is not among them: that is what any answer without TLS looks like."""


def tolerant() -> ssl.SSLContext:
    """A TLS context that speaks to anything: no checks, old versions and ciphers allowed where the library still has them."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with contextlib.suppress(ssl.SSLError, ValueError), warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
    with contextlib.suppress(ssl.SSLError):
        context.set_ciphers("ALL:@SECLEVEL=0")
    context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
    return context


def certificate(connection: ssl.SSLObject | None) -> list[Evidence]:
    """What the other side of an open connection shows of itself: that its TLS is old, and its certificate's names."""
    found = []
    version = connection.version() if connection else None
    if version in {"TLSv1", "TLSv1.1", "SSLv3"}:
        found.append(evidence("tls", "too-old", version))
    der = connection.getpeercert(binary_form=True) if connection else None
    if der:
        found += read_certificate(der)
    return found


def read_certificate(der: bytes) -> list[Evidence]:
    """Subject and issuer of a certificate; devices' certificates are often malformed, and then the fact is all that is said."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parsed = x509.load_der_x509_certificate(der)
            names = {"subject": parsed.subject.rfc4514_string(), "issuer": parsed.issuer.rfc4514_string()}
    except Exception as error:  # noqa: BLE001 - the library raises many kinds for a broken certificate, and each means the same here
        return [evidence("tls", "unreadable-certificate", type(error).__name__)]
    if names["subject"] == names["issuer"]:
        del names["issuer"]
    return [evidence("tls", field, value) for field, value in names.items() if value]


def trouble(error: ssl.SSLError) -> Evidence:
    """What a failed handshake says: «too-old» where the device's TLS is older than the library puts up with, else «error».

    «status» where the device wants a certificate of ours first: it speaks TLS, and tells nothing more.
    """
    text = error.reason or str(error)
    plain = text.upper().replace(" ", "_")
    if "CERTIFICATE_REQUIRED" in plain:
        return evidence("tls", "status", "certificate required")
    return evidence("tls", "too-old" if any(word in plain for word in _OLD) else "error", text)
