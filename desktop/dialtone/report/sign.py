"""Signs a report as its installer: PAdES B-B by pyHanko, in a box that was made for it, and verified before it is given out.

Both fields, installer's and customer's, are made before the first signature: a visible field that is added later would make that signature
look tampered with. The signature is an approval, not a certification, so that a customer can still add his own.
"""

# pyHanko is typed in part
# mypy: disable-error-code="no-untyped-call"

import contextlib
import datetime as dt
import hashlib
import io
import json
import tempfile
from pathlib import Path
from typing import Any

import pikepdf
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from dialtone.domain.problems import EnvironmentProblem, InputProblem
from dialtone.report import attachment, geometry, identity, stamp, tampering, time_stamp, token, verify
from dialtone.words import Words

INSTALLER_FIELD = "installer"
CUSTOMER_FIELD = "customer"
_EARLY = dt.timedelta(minutes=5)


Signer = identity.Identity | token.OnToken


def sign(pdf: bytes, signer: Signer, now: dt.datetime, ask: time_stamp.Ask | None = None) -> bytes:
    """The report with the installer's signature. `now` is aware; the signature states the machine's own clock («claimed» time).

    Raises InputProblem: `sign.not-a-report`, `sign.draft`, `sign.already-signed`, `sign.no-outcome`, `sign.violations` (accepted without
    reserves although a violation stands), `sign.no-reserves`, `sign.expired`, `sign.not-yet-valid`. Raises EnvironmentProblem
    `sign.self-check` when what was signed doesn't verify, `sign.no-time-stamp` when `ask` (see `time_stamp`) brings none. Not to be called
    on a running event loop: pyHanko starts its own.
    """
    facts = identity.info_of(signer.certificate)
    if now > facts.not_after:
        raise InputProblem("sign.expired", on=facts.not_after.date())
    if now < facts.not_before - _EARLY:
        raise InputProblem("sign.not-yet-valid", on=facts.not_before.date())
    language = _check_report(pdf)
    signed = _signed(pdf, signer, stamp.draw(facts, now, Words(language)), ask)
    _check_result(signed, signer)
    return signed


def _check_report(pdf: bytes) -> str:
    """Refuse what may not be signed; gives the report's language."""
    state = verify.verify(pdf)
    if state.verdict == "unreadable":
        raise InputProblem("sign.not-a-report")
    if state.signatures:
        raise InputProblem("sign.already-signed")
    if _active(pdf):
        raise InputProblem("sign.not-a-report")
    data = verify.attached(pdf)
    try:
        content = json.loads(data or b"")
        report = content["report"]
        if content["format"] != attachment.FORMAT:
            raise InputProblem("sign.not-a-report")
        if report["draft"]:
            raise InputProblem("sign.draft")
        _check_outcome(content)
        return str(report["language"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise InputProblem("sign.not-a-report") from None


def _active(pdf: bytes) -> bool:
    """Whether a file can act by itself or holds fields and notes: no report of ours does, so it came from elsewhere and isn't signed."""
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            root = opened.Root
            named = "/Names" in root and "/JavaScript" in root.Names
            return (
                named
                or any(key in root for key in ("/OpenAction", "/AA", "/AcroForm"))
                or any(key in page.obj for page in opened.pages for key in ("/AA", "/Annots"))
            )
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, RecursionError):
        return True


def _check_outcome(content: dict[str, Any]) -> None:
    problem = unsignable(content["record"], content["findings"])
    if problem is not None:
        raise InputProblem(problem)


def unsignable(record: dict[str, Any], findings: list[dict[str, Any]]) -> str | None:
    """Why a report of this record (as site file) and findings (as `findings --json`) can't be signed, as a problem code; None if it can."""
    outcome = (record.get("acceptance") or {}).get("outcome")
    if outcome is None:
        return "sign.no-outcome"
    if outcome == "accepted" and any(finding["severity"] == "violation" for finding in findings):
        return "sign.violations"
    if outcome == "accepted-with-reserves" and not record.get("reserves"):
        return "sign.no-reserves"
    return None


def _signed(pdf: bytes, signer: Signer, appearance: bytes, ask: time_stamp.Ask | None) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers
    from pyhanko.stamp import StaticStampStyle

    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    # pyHanko would enter itself as producer and rewrite the metadata that the PDF/A claim stands in (its issue 223)
    writer._update_meta = lambda: None  # type: ignore[method-assign]  # noqa: SLF001
    for name, box, shown in (
        (INSTALLER_FIELD, geometry.INSTALLER_BOX, "Installer"),
        (CUSTOMER_FIELD, geometry.CUSTOMER_BOX, "Customer"),
    ):
        spec = fields.SigFieldSpec(name, on_page=-1, box=tuple(round(edge) for edge in box), readable_field_name=shown)  # type: ignore[arg-type]
        fields.append_signature_field(writer, spec)
    meta = signers.PdfSignatureMetadata(
        field_name=INSTALLER_FIELD,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        name=identity.info_of(signer.certificate).name,
        cades_signed_attr_spec=_commitment(pdf),
    )
    with tempfile.TemporaryDirectory(prefix="dialtone-") as folder:
        file = Path(folder) / "stamp.pdf"
        file.write_bytes(appearance)
        style = StaticStampStyle.from_pdf_file(str(file), border_width=0, background_layout=_fill())
        timestamper = time_stamp.stamper(ask) if ask else None
        pdf_signer = signers.PdfSigner(meta, _pyhanko_signer(signer), timestamper=timestamper, stamp_style=style)
        out = io.BytesIO()
        with time_stamp.answered() if ask else contextlib.nullcontext():
            pdf_signer.sign_pdf(writer, existing_fields_only=True, output=out)
    return out.getvalue()


def _commitment(pdf: bytes) -> Any:
    """Approval of this report and no other: the hash of its data stands under the signature, which is worth nothing in another file."""
    from asn1crypto import core  # type: ignore[import-untyped]
    from pyhanko.sign.ades import api, cades_asn1

    digest = core.OctetString(hashlib.sha256(verify.attached(pdf) or b"").digest())
    qualifier = cades_asn1.CommitmentTypeQualifier({"commitment_type_identifier": tampering.SUBJECT, "qualifier": core.Any(digest)})
    indication = api.GenericCommitment.PROOF_OF_APPROVAL.asn1
    indication["commitment_type_qualifier"] = [qualifier]
    return api.CAdESSignedAttrSpec(commitment_type=indication)


def _fill() -> Any:
    from pyhanko.pdf_utils import layout

    return layout.SimpleBoxLayoutRule(
        x_align=layout.AxisAlignment.ALIGN_MID, y_align=layout.AxisAlignment.ALIGN_MID, margins=layout.Margins.uniform(0)
    )


def _pyhanko_signer(signer: Signer) -> Any:
    if isinstance(signer, token.OnToken):
        return signer.pyhanko
    from asn1crypto import keys, x509
    from pyhanko.sign import signers
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    key = signer.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    chain = [x509.Certificate.load(entry.public_bytes(Encoding.DER)) for entry in signer.chain]
    return signers.SimpleSigner(
        signing_cert=x509.Certificate.load(signer.certificate.public_bytes(Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(key),
        cert_registry=SimpleCertificateStore.from_certs(chain),
        embed_roots=False,
    )


def _check_result(signed: bytes, signer: Signer) -> None:
    """A file that doesn't verify never leaves: better no signature than a broken one."""
    result = verify.verify(signed, trust=(signer.certificate.public_bytes(Encoding.PEM),))
    one = result.signatures[0] if len(result.signatures) == 1 else None
    if one is None or not one.valid or not result.covers_whole_file or not result.intact or result.verdict == "inconsistent":
        raise EnvironmentProblem("sign.self-check", verdict=result.verdict)
