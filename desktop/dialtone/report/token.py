"""Keys that never leave a card or token, through PKCS#11: which certificates it holds, and a signer for one of them.

The Belgian identity card is a token labelled BELPIC. Its middleware asks for the PIN itself, in its own window or on the reader's pin pad,
and its certificate bears the holder's National Register number, which every reader of the file can then see: nobody signs with it unasked.
"""

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.x509.oid import NameOID
from msgspec import Struct

from dialtone.domain.problems import EnvironmentProblem, InputProblem, Problem
from dialtone.report.token_choice import TokenChoice, eid_place

EID_LABEL = "BELPIC"
_EID_CERTIFICATE = "Signature"
_NATIONAL_NUMBER = re.compile(r"\d{11}")
_MOST_CERTIFICATES = 50


class OnToken(Struct, frozen=True):
    """A certificate whose key is on a token, while its session is open."""

    certificate: x509.Certificate
    pyhanko: Any


def eid_module() -> Path:
    """The Belgian eID middleware's module. Raises EnvironmentProblem `token.no-middleware`, which says where to get it."""
    if (place := eid_place()) is None:
        raise EnvironmentProblem("token.no-middleware")
    return place


def national_number(certificate: x509.Certificate) -> bool:
    """Whether a certificate names its holder by what looks like a National Register number."""
    return any(_NATIONAL_NUMBER.fullmatch(str(part.value)) for part in certificate.subject.get_attributes_for_oid(NameOID.SERIAL_NUMBER))


@contextlib.contextmanager
def opened(choice: TokenChoice) -> Iterator[OnToken]:
    """The key on the token, for as long as the context lasts: one signature, since a card asks for its PIN each time.

    Raises InputProblem `token.pin`, `token.locked`, `token.pin-missing`, `token.choose`, `token.no-certificate`, `token.national-number`;
    EnvironmentProblem `token.module`, `token.none`, `token.failed`.
    """
    with _problems(choice.module):
        slot, token = _token(choice.module)
        eid = token.label.strip() == EID_LABEL
        with _session(token, None) as session:
            found = _chosen(_certificates(session), choice.certificate or (_EID_CERTIFICATE if eid else None))
        if national_number(found.certificate) and not choice.number_accepted:
            raise InputProblem("token.national-number")
        session = _session(token, _pin(token, choice.pin, eid=eid))
    with session:
        signer = _signer(session, slot, found)
        with _problems(choice.module):
            yield OnToken(found.certificate, signer)


class _Held(Struct, frozen=True):
    """A certificate on the token, with the others that may lead to it."""

    certificate: x509.Certificate
    der: bytes
    key_id: bytes
    label: str
    chain: tuple[bytes, ...] = ()


@contextlib.contextmanager
def _problems(module: Path) -> Iterator[None]:
    """The library's exceptions as problems with words of their own."""
    import pkcs11
    from pkcs11 import exceptions

    try:
        yield
    except Problem:
        raise
    except (exceptions.PinIncorrect, exceptions.PinInvalid, exceptions.PinLenRange):
        raise InputProblem("token.pin") from None
    except exceptions.PinLocked:
        raise InputProblem("token.locked") from None
    except exceptions.FunctionCancelled:
        raise InputProblem("token.cancelled") from None
    except (exceptions.TokenNotPresent, exceptions.DeviceRemoved, exceptions.TokenNotRecognised):
        raise EnvironmentProblem("token.none", file=str(module)) from None
    except (pkcs11.PKCS11Error, RuntimeError, OSError) as error:
        raise EnvironmentProblem("token.failed", detail=str(error) or type(error).__name__) from None


def _token(module: Path) -> tuple[Any, Any]:
    """The first token that is there; the eID before others."""
    import pkcs11

    if not module.is_file():
        raise EnvironmentProblem("token.module", file=str(module), detail=os.strerror(2))
    try:
        slots = pkcs11.lib(str(module)).get_slots(token_present=True)
    except (RuntimeError, pkcs11.PKCS11Error) as error:
        raise EnvironmentProblem("token.module", file=str(module), detail=str(error) or type(error).__name__) from None
    usable = [(slot, token) for slot in slots if (token := slot.get_token()).flags & pkcs11.TokenFlag.TOKEN_INITIALIZED]
    if not usable:
        raise EnvironmentProblem("token.none", file=str(module))
    return max(usable, key=lambda pair: bool(pair[1].label.strip() == EID_LABEL))


def _pin(token: Any, pin: str | None, *, eid: bool) -> Any:
    """How to log in: on the pin pad, with the PIN given, or not at all where the eID's middleware asks for it when it signs."""
    import pkcs11

    if token.flags & pkcs11.TokenFlag.PROTECTED_AUTHENTICATION_PATH:
        return pkcs11.PROTECTED_AUTH
    if pin is None and not eid and token.flags & pkcs11.TokenFlag.LOGIN_REQUIRED:
        raise InputProblem("token.pin-missing")
    return pin


def _session(token: Any, pin: Any) -> Any:
    return token.open() if pin is None else token.open(user_pin=pin)


def _certificates(session: Any) -> list[_Held]:
    from pkcs11 import Attribute, ObjectClass
    from pkcs11.exceptions import AttributeTypeInvalid

    found = []
    for entry in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
        with contextlib.suppress(ValueError, AttributeTypeInvalid):  # a token may hold anything; what is no certificate is not offered
            der = bytes(entry[Attribute.VALUE])
            found.append(_Held(x509.load_der_x509_certificate(der), der, bytes(entry[Attribute.ID]), str(entry[Attribute.LABEL])))
        if len(found) == _MOST_CERTIFICATES:
            break
    return found


def _chosen(held: list[_Held], wanted: str | None) -> _Held:
    """The certificate to sign with: the one asked for, else the only one that is meant for signatures."""
    own = [one for one in held if not _is_authority(one.certificate)]
    if wanted is not None:
        own = [one for one in own if wanted.lower() in {one.key_id.hex(), one.label.lower()}]
    elif len(own) > 1:
        own = [one for one in own if _commits(one.certificate)] or own
    if not own:
        raise InputProblem("token.no-certificate")
    if len(own) > 1:
        listed = "; ".join(f"{one.key_id.hex()} ({one.label}, {one.certificate.subject.rfc4514_string()})" for one in own)
        raise InputProblem("token.choose", certificates=listed)
    one = own[0]
    return _Held(one.certificate, one.der, one.key_id, one.label, tuple(other.der for other in held if _is_authority(other.certificate)))


def _is_authority(certificate: x509.Certificate) -> bool:
    with contextlib.suppress(x509.ExtensionNotFound, ValueError):
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    return False


def _commits(certificate: x509.Certificate) -> bool:
    """Meant for signatures that bind (non-repudiation), not for logging in."""
    with contextlib.suppress(x509.ExtensionNotFound, ValueError):
        return certificate.extensions.get_extension_for_class(x509.KeyUsage).value.content_commitment
    return False


def _signer(session: Any, slot: Any, held: _Held) -> Any:
    from asn1crypto import x509 as asn1  # type: ignore[import-untyped]
    from pkcs11 import Mechanism
    from pyhanko.sign.pkcs11 import PKCS11Signer

    key: dict[str, Any] = {"key_id": held.key_id} if held.key_id else {"key_label": held.label}
    return PKCS11Signer(
        session,
        signing_cert=asn1.Certificate.load(held.der),
        ca_chain=[asn1.Certificate.load(der) for der in held.chain],
        embed_roots=False,
        use_raw_mechanism=Mechanism.ECDSA_SHA256 not in slot.get_mechanisms() and _is_ec(held.certificate),
        **key,
    )


def _is_ec(certificate: x509.Certificate) -> bool:
    from cryptography.hazmat.primitives.asymmetric import ec

    return isinstance(certificate.public_key(), ec.EllipticCurvePublicKey)
