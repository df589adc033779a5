"""Verifies a signed report, offline, and says apart what holds: integrity, coverage, identity, and whether page and data agree.

Stricter than a PDF reader: no signature is a failure, and so is anything after the last signature. Nothing is ever fetched. The file is
hostile until shown otherwise: it is bounded, and whatever the parser stumbles on becomes «unreadable», never a crash.
"""

import datetime as dt
import io
import json
import logging
import zlib
from collections.abc import Callable, Iterable
from typing import Any, Literal

import msgspec
from asn1crypto import pem, x509  # type: ignore[import-untyped]
from msgspec import Struct

from dialtone.domain.problems import InputProblem
from dialtone.report import attachment as attached_data
from dialtone.report import tampering
from dialtone.report.attachment import ATTACHMENT
from dialtone.report.tampering import Finding

MAX_BYTES = 100_000_000
"""Larger files are refused; pyHanko doesn't sign them correctly either (its issue 336)."""
MAX_ATTACHMENT = 64_000_000

VerdictWord = Literal["valid", "intact-untrusted", "inconsistent", "modified", "not-signed", "unreadable"]
Recount = Callable[[dict[str, Any], dt.date], tuple[int, float]]
"""Counts the attached record (a site file as plain data) again as of a day: users and exact channels."""


class SignatureState(Struct, frozen=True, kw_only=True):
    """One signature. `time` is what the signer claims unless `time_source` is «timestamp»; `trusted`: leads to a given certificate.

    `fingerprint`: SHA-256 of the signer's certificate, by which people tell two certificates of one name apart.
    """

    signer: str
    fingerprint: str
    level: str
    time: str | None
    time_source: str
    valid: bool
    trusted: bool
    modified_after: bool


class _Checked(Struct, frozen=True):
    """A signature as pyHanko has it, with what was found of it. `intact`: its bytes; `whole`: it covers the file to its last byte."""

    embedded: Any
    state: SignatureState
    intact: bool
    whole: bool


class AttachmentState(Struct, frozen=True, kw_only=True):
    """The data in the file. `matches_report`: its hash is the one in the report, and counting it again gives the printed figures."""

    name: str
    sha256: str
    matches_report: bool


class Verification(Struct, frozen=True, kw_only=True):
    """What holds and what doesn't; `findings` names what was done to a file that isn't as it was signed."""

    intact: bool
    covers_whole_file: bool
    signatures: tuple[SignatureState, ...]
    attachment: AttachmentState | None
    verdict: VerdictWord
    findings: tuple[Finding, ...] = ()


def document(result: Verification) -> dict[str, Any]:
    """Plain data in the shape of `verify --json` (design: command-line)."""
    plain: dict[str, Any] = msgspec.to_builtins(result)
    plain["signatures"] = list(plain["signatures"])
    plain["findings"] = list(plain["findings"])
    return plain


FIELDS = ("installer", "customer")
"""The fields that a report of ours has; a signature anywhere else was not foreseen."""
_UNREADABLE = Verification(intact=False, covers_whole_file=False, signatures=(), attachment=None, verdict="unreadable")


def certificates(data: bytes) -> tuple[x509.Certificate, ...]:
    """The certificates in a PEM or DER file. Raises InputProblem `verify.certificate`."""
    try:
        ders = [der for _, _, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
        found = tuple(x509.Certificate.load(der) for der in ders)
        for certificate in found:
            certificate.native  # noqa: B018 - parsed lazily; a broken one must show here
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        raise InputProblem("verify.certificate") from None
    return found


def verify(pdf: bytes, trust: Iterable[bytes] = (), recount: Recount | None = None) -> Verification:
    """What a file's signatures are worth. `trust` are PEM or DER certificates; self-signed ones are trusted as they are.

    Never raises for the file's sake; raises InputProblem `verify.certificate` for an unusable certificate in `trust`.
    """
    roots = [certificate for data in trust for certificate in certificates(data)]
    if len(pdf) > MAX_BYTES or not pdf[:1024].lstrip().startswith(b"%PDF-"):
        return _UNREADABLE
    try:
        return _verified(pdf, roots, recount)
    except Exception:  # noqa: BLE001 - a hostile file may make the parser raise anything; the answer is the same
        named = tampering.of_bytes(pdf) or ((Finding(code="damaged"),) if b"/ByteRange" in pdf else ())
        return msgspec.structs.replace(_UNREADABLE, findings=named)


def expecting(pdf: bytes, result: Verification, signatures: int | None, sha256: str | None) -> Verification:
    """The result with what its reader knows beforehand: how many signatures there should be, and the whole file's SHA-256.

    A file that was cut back to an earlier signature is whole in itself: only who knows that there were two can miss one.
    """
    found = []
    if signatures is not None and len(result.signatures) != signatures:
        found.append(Finding(code="signature-missing" if len(result.signatures) < signatures else "signature-too-many"))
    if sha256 is not None and sha256.replace(" ", "").lower() != attached_data.sha256(pdf):
        found.append(Finding(code="other-file"))
    if not found:
        return result
    verdict = result.verdict if result.verdict in {"unreadable", "not-signed"} else "modified"
    return msgspec.structs.replace(result, verdict=verdict, findings=(*result.findings, *found))


def attached(pdf: bytes) -> bytes | None:
    """The data attached to a report, or None where there is none (or the file can't be read)."""
    try:
        return _attachment_of(_reader(pdf))
    except Exception:  # noqa: BLE001 - as above
        return None


def _reader(pdf: bytes) -> Any:
    from pyhanko.pdf_utils.reader import PdfFileReader

    return PdfFileReader(io.BytesIO(pdf), strict=True)


def _verified(pdf: bytes, roots: list[x509.Certificate], recount: Recount | None) -> Verification:
    reader = _reader(pdf)
    embedded = list(reader.embedded_regular_signatures)
    data, printed = _attachment_state(reader, recount)
    if not embedded:
        return Verification(intact=False, covers_whole_file=False, signatures=(), attachment=data, verdict="not-signed")
    checked = _time_stamped(reader, [_checked(signature, roots) for signature in embedded], roots)
    signatures = tuple(one.state for one in checked)
    whole = checked[-1].whole
    findings = list(_findings(pdf, checked, data.sha256 if data else None))
    if data is not None and not data.matches_report:
        findings.append(Finding(code="recount-differs" if printed else "data-swapped"))
    if not whole:
        signatures = (*signatures[:-1], msgspec.structs.replace(signatures[-1], modified_after=True))
    intact = all(state.valid for state in signatures)
    forged = any(finding.code in _FORGED for finding in findings)
    return Verification(
        intact=intact,
        covers_whole_file=whole,
        signatures=signatures,
        attachment=data,
        verdict=_verdict(intact and whole and not forged, signatures, data),
        findings=tuple(findings),
    )


def _time_stamped(reader: Any, checked: list[_Checked], roots: list[x509.Certificate]) -> list[_Checked]:
    """With a sound time stamp behind the signatures: it covers the file for them, and one by a trusted authority gives their time."""
    from pyhanko.sign.validation import validate_pdf_timestamp
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    last = list(reader.embedded_signatures)[-1]
    if str(last.sig_object.get("/Type")) != "/DocTimeStamp":
        return checked
    context = ValidationContext(trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail")
    status = validate_pdf_timestamp(last, context)
    if not (status.intact and status.valid and status.coverage == SignatureCoverageLevel.ENTIRE_FILE):
        return checked
    *before, end = checked
    found = [*before, msgspec.structs.replace(end, whole=True)]
    if not status.trusted:
        return found
    time = {"level": "PAdES-B-T", "time": _moment(status.timestamp), "time_source": "timestamp"}
    return [
        one if one.state.time_source == "timestamp" else msgspec.structs.replace(one, state=msgspec.structs.replace(one.state, **time))
        for one in found
    ]


def _moment(moment: dt.datetime | None) -> str | None:
    return moment.astimezone(dt.UTC).isoformat().replace("+00:00", "Z") if moment else None


def _findings(pdf: bytes, checked: list[_Checked], data_sha256: str | None) -> tuple[Finding, ...]:
    """Names for what doesn't hold of the signatures, each once."""
    found: list[Finding] = []
    for one in checked:
        if not one.intact:
            others = [other.embedded for other in checked if other is not one]
            found += tampering.of_bytes(pdf) or (tampering.of_digest(one.embedded, one.state.signer, data_sha256, others),)
        elif not one.state.valid:
            found += tampering.of_updates(one.embedded)
    if not checked[-1].whole and not found:
        found.append(Finding(code="appended"))
    return tuple(dict.fromkeys((*found, *_forged(checked))))


_FORGED = {"same-name", "unexpected-field"}


def _forged(checked: list[_Checked]) -> list[Finding]:
    """Signatures that no report of ours gets: in a field it doesn't have, or under an earlier signer's name with another certificate."""
    found, seen = [], dict[str, bytes]()
    for one in checked:
        signer, certificate = one.state.signer, one.embedded.signer_cert.sha256
        if one.embedded.field_name not in FIELDS:
            found.append(Finding(code="unexpected-field", signer=signer))
        if seen.setdefault(signer, certificate) != certificate:
            found.append(Finding(code="same-name", signer=signer))
    return found


def _verdict(untouched: bool, signatures: tuple[SignatureState, ...], data: AttachmentState | None) -> VerdictWord:
    if not untouched:
        return "modified"
    if data is not None and not data.matches_report:
        return "inconsistent"
    return "valid" if all(state.trusted for state in signatures) else "intact-untrusted"


def _checked(embedded: Any, roots: list[x509.Certificate]) -> _Checked:
    """One signature with its state."""
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    # Of a self-signed certificate that nobody gave, and of a changed file, pyHanko logs whole tracebacks; both are ordinary answers.
    for name in ("pyhanko.sign.validation", "pyhanko.sign.diff_analysis"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    context = ValidationContext(trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail")
    status = validate_pdf_signature(embedded, context)
    unchanged = bool(status.docmdp_ok) if status.modification_level is not None else True
    cryptographic = bool(status.intact and status.valid)
    stamped = status.timestamp_validity is not None
    # a time that an authority nobody trusts vouches for is worth no more than the signer's own
    stamp = status.timestamp_validity
    sure = stamp is not None and bool(stamp.intact and stamp.valid and stamp.trusted)
    moment: dt.datetime | None = stamp.timestamp if stamp is not None and sure else status.signer_reported_dt
    state = SignatureState(
        signer=_signer_name(status.signing_cert),
        fingerprint=status.signing_cert.sha256.hex(),
        level=_level(embedded, stamped=stamped),
        time=_moment(moment),
        time_source="timestamp" if sure else "claimed",
        valid=cryptographic and unchanged,
        trusted=bool(status.trusted),
        modified_after=not unchanged,
    )
    return _Checked(embedded, state, cryptographic, status.coverage == SignatureCoverageLevel.ENTIRE_FILE)


def _signer_name(certificate: x509.Certificate) -> str:
    native = certificate.subject.native
    name, organisation = native.get("common_name"), native.get("organization_name")
    return ", ".join(str(part) for part in (name, organisation) if part) or certificate.subject.human_friendly


def _level(embedded: Any, *, stamped: bool) -> str:
    if str(embedded.sig_object.get("/SubFilter")) != "/ETSI.CAdES.detached":
        return "PKCS#7"
    return "PAdES-B-T" if stamped else "PAdES-B-B"


def _attachment_of(reader: Any) -> bytes | None:
    names = reader.root["/Names"]["/EmbeddedFiles"]["/Names"] if "/Names" in reader.root else []
    for at in range(0, len(names) - 1, 2):
        if str(names[at]) == ATTACHMENT:
            return _content(names[at + 1]["/EF"]["/F"])
    return None


def _content(stream: Any) -> bytes:
    """A stream's data, bounded: a few kilobytes may unpack to gigabytes."""
    raw: bytes = stream.encoded_data
    kinds = stream.get("/Filter", [])
    filters = [str(kind) for kind in kinds] if isinstance(kinds, list) else [str(kinds)]
    if not filters:
        return raw[:MAX_ATTACHMENT]
    if filters != ["/FlateDecode"] or "/DecodeParms" in stream:
        raise ValueError(filters)
    unpacker = zlib.decompressobj()
    data = unpacker.decompress(raw, MAX_ATTACHMENT)
    if unpacker.unconsumed_tail:
        raise ValueError(len(data))
    return data


def _attachment_state(reader: Any, recount: Recount | None) -> tuple[AttachmentState | None, bool]:
    """The data's state, and whether their hash is the one in the report."""
    printed = str(reader.trailer_view["/Info"].get("/Keywords", "")) if "/Info" in reader.trailer_view else ""
    try:
        data = _attachment_of(reader)
    except (KeyError, ValueError, zlib.error, IndexError, TypeError):
        data = b"" if printed.startswith(ATTACHMENT) else None
    if data is None:
        return None, False
    digest = attached_data.sha256(data)
    same = printed == attached_data.keyword(digest)
    agrees = same and (recount is None or _recounted(data, recount))
    return AttachmentState(name=ATTACHMENT, sha256=digest, matches_report=agrees), same


def _recounted(data: bytes, recount: Recount) -> bool:
    """Whether counting the attached record again gives the attached count."""
    try:
        content = json.loads(data)
        day = dt.datetime.fromisoformat(content["report"]["created_at"]).date()
        users, channels = recount(content["record"], day)
        count = content["count"]
        return bool(users == count["users_total"] and channels == count["channels"]["exact"])
    except Exception:  # noqa: BLE001 - whatever the data make the counting raise, they don't confirm the report
        return False
