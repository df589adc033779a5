"""TLS seen from outside: the chain that a server shows, whether or not it can be trusted, and who would trust it.

First a handshake that accepts everything, to get the chain as it stands; then handshakes that verify, against the public roots (certifi),
against the operating system's store, and against the profile's own CA. The system trusting what the public roots don't is how an
intercepting firewall is seen: its root was installed on this computer.
"""

import asyncio
import contextlib
import datetime as dt
import hashlib
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import certifi
import truststore
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from msgspec import Struct

from dialtone.net import exchange
from dialtone.net.failure import Failure

Store = Literal["public", "system", "profile"]
MAX_CHAIN = 10
_TRIES = 3


class Certificate(Struct, frozen=True, kw_only=True):
    """A certificate of the chain, in text; times in UTC."""

    subject: str
    issuer: str
    names: tuple[str, ...]
    not_before: dt.datetime
    not_after: dt.datetime
    spki_sha256: str
    self_signed: bool


class Seen(Struct, frozen=True, kw_only=True):
    """What a TLS server showed. `trusted` per store: None when it verifies, otherwise OpenSSL's reason."""

    host: str
    port: int
    version: str
    chain: tuple[Certificate, ...]
    trusted: dict[Store, str | None]


def accepting() -> ssl.SSLContext:
    """A context that verifies nothing: for looking at a chain and for proving reachability, never for sending anything of value."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def verifying(store: Store, ca_file: Path | None = None) -> ssl.SSLContext:
    """A context that verifies against one store; «profile» is the profile's CA file."""
    if store == "system":
        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return _strictness_of_the_field(ssl.create_default_context(cafile=str(ca_file) if store == "profile" else certifi.where()))


def _strictness_of_the_field(context: ssl.SSLContext) -> ssl.SSLContext:
    """Python 3.13 refuses certificates for faults that phones and browsers accept; the same verdict on every version."""
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return context


async def look(host: str, port: int, addresses: tuple[str, ...], *, source_for: Callable[[str], str | None], ca_file: Path | None) -> Seen:
    """The chain of a server and who trusts it. Failure when no TLS connection comes about, to see it or to verify it."""
    address = addresses[0]
    source = source_for(address)
    async with exchange.stream(address, port, source=source, tls=accepting(), server_name=host) as (_, writer):
        tls = writer.get_extra_info("ssl_object")
        chain, version = _chain(tls), str(tls.version() or "")
    stores: list[Store] = ["public", "system", *(["profile"] if ca_file else [])]  # type: ignore[list-item]  # mypy widens the inner list
    results = await asyncio.gather(*(_verdict(host, port, address, source, verifying(store, ca_file)) for store in stores))
    return Seen(host=host, port=port, version=version, chain=chain, trusted=dict(zip(stores, results, strict=True)))


async def _verdict(host: str, port: int, address: str, source: str | None, context: ssl.SSLContext) -> str | None:
    """None when the handshake verifies, otherwise the reason.

    Failure when it comes about on no try: a lost connection is no word on trust, and must not be taken for distrust.
    """
    for turn in range(_TRIES):
        try:
            async with exchange.stream(address, port, source=source, tls=context, server_name=host):
                return None
        except Failure as failure:
            cause = failure.__cause__
            if isinstance(cause, ssl.SSLCertVerificationError):
                return (cause.verify_message or "certificate verify failed")[:200]
            if turn == _TRIES - 1:
                raise
    return None


def _chain(tls: Any) -> tuple[Certificate, ...]:
    """The chain as sent. Public in Python 3.13; before that the same method sits on the inner object (truststore uses it too)."""
    holder = tls if hasattr(tls, "get_unverified_chain") else tls._sslobj  # noqa: SLF001 - the only way below 3.13
    raw = holder.get_unverified_chain() or []
    ders = [item if isinstance(item, bytes) else item.public_bytes(_DER) for item in raw[:MAX_CHAIN]]
    if not ders:
        only = tls.getpeercert(binary_form=True)
        ders = [only] if only else []
    return tuple(c for c in map(describe, ders) if c)


_DER = 2
"""Encoding DER of the inner certificate object (`_ssl.ENCODING_DER`)."""


def describe(der: bytes) -> Certificate | None:
    """A certificate in text; None for what isn't one. Hostile bytes may come in."""
    try:
        certificate = x509.load_der_x509_certificate(der)
        spki = certificate.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
        return Certificate(
            subject=certificate.subject.rfc4514_string()[:300],
            issuer=certificate.issuer.rfc4514_string()[:300],
            names=_names(certificate),
            not_before=certificate.not_valid_before_utc,
            not_after=certificate.not_valid_after_utc,
            spki_sha256=hashlib.sha256(spki).hexdigest(),
            self_signed=certificate.subject == certificate.issuer,
        )
    except (ValueError, TypeError, x509.UnsupportedGeneralNameType, x509.DuplicateExtension):
        return None
    except Exception:  # noqa: BLE001 - the parser's own errors (unsupported keys, versions) are many and all mean the same
        return None


def _names(certificate: x509.Certificate) -> tuple[str, ...]:
    with contextlib.suppress(x509.ExtensionNotFound):
        extension = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
        return tuple(str(name.value)[:255] for name in extension.value)[:50]
    return ()
