"""Signing and verifying: what is untouched verifies, what was touched in any way does not."""

import datetime as dt
import io
import json
import random
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from dialtone.domain import rules
from dialtone.domain.problems import InputProblem
from dialtone.domain.record import Record
from dialtone.domain.terms import Terms
from dialtone.report import attachment, identity, pdf, sign, verify

NOW = dt.datetime(2026, 11, 24, 13, 30, tzinfo=dt.UTC)
STANDS = {"valid", "intact-untrusted"}


def recount(record: dict[str, Any], today: dt.date) -> tuple[int, float]:
    body = {key: value for key, value in record.items() if key not in {"format", "version"}}
    count = rules.assess(msgspec.convert(body, Record), Terms(), today).count
    return count.users_total, count.channels.exact


def test_a_signed_report_verifies_in_the_documented_shape(signed: bytes, person: identity.Identity) -> None:
    result = verify.document(verify.verify(signed, recount=recount))
    time = result["signatures"][0].pop("time")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", time)
    assert result == {
        "intact": True,
        "covers_whole_file": True,
        "signatures": [
            {
                "signer": "Jan Janssens, Telecom Partner BV",
                "fingerprint": identity.info(person).fingerprint.replace(":", "").lower(),
                "level": "PAdES-B-B",
                "time_source": "claimed",
                "valid": True,
                "trusted": False,
                "modified_after": False,
            }
        ],
        "attachment": {"name": "dossier.json", "sha256": attachment.sha256(verify.attached(signed)), "matches_report": True},
        "verdict": "intact-untrusted",
        "findings": [],
    }
    assert json.dumps(result)


def test_trust_is_given_by_certificate_and_to_nobody_else(signed: bytes, person: identity.Identity) -> None:
    assert verify.verify(signed, [identity.certificate_pem(person)]).verdict == "valid"
    stranger = identity.new("Jan Janssens", "Telecom Partner BV", NOW)
    assert verify.verify(signed, [identity.certificate_pem(stranger)]).verdict == "intact-untrusted"
    with pytest.raises(InputProblem, match=r"verify.certificate"):
        verify.verify(signed, [b"no certificate"])


def test_an_rsa_identity_signs_too(report: bytes) -> None:
    other = identity.new("Jan Janssens", "", NOW, "rsa")
    assert verify.verify(sign.sign(report, other, NOW), [identity.certificate_pem(other)]).verdict == "valid"


def test_both_fields_are_there_before_the_signature(signed: bytes) -> None:
    with pikepdf.open(io.BytesIO(signed)) as opened:
        fields = {str(field.T): field for field in opened.Root.AcroForm.Fields}
        assert set(fields) == {"installer", "customer"}
        assert "/V" in fields["installer"]
        assert "/V" not in fields["customer"]
        assert all("/AP" in field and int(field.F) & 4 for field in fields.values())


def test_a_customer_can_sign_after_and_both_hold(signed: bytes, person: identity.Identity) -> None:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers

    customer = identity.new("Katrien Maes", "", NOW)
    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    meta = signers.PdfSignatureMetadata(field_name="customer", subfilter=fields.SigSeedSubFilter.PADES)
    out = io.BytesIO()
    signers.PdfSigner(meta, sign._pyhanko_signer(customer)).sign_pdf(writer, existing_fields_only=True, output=out)
    result = verify.verify(out.getvalue(), [identity.certificate_pem(person), identity.certificate_pem(customer)])
    assert result.verdict == "valid"
    assert [state.signer for state in result.signatures] == ["Jan Janssens, Telecom Partner BV", "Katrien Maes"]


def test_signing_leaves_metadata_and_pages_alone(report: bytes, signed: bytes) -> None:
    assert signed.startswith(report)
    with pikepdf.open(io.BytesIO(report)) as before, pikepdf.open(io.BytesIO(signed)) as after:
        assert before.Root.Metadata.read_bytes() == after.Root.Metadata.read_bytes()
        assert str(before.docinfo["/Producer"]) == str(after.docinfo["/Producer"])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"outcome": None}, "sign.no-outcome"),
        ({"outcome": "accepted"}, "sign.violations"),
        ({"outcome": "accepted-with-reserves", "reserves": []}, "sign.no-reserves"),
    ],
)
def test_what_may_not_be_signed_is_refused(make_material: Callable, person: identity.Identity, change: dict[str, Any], code: str) -> None:
    content = msgspec.to_builtins(make_material().record)
    content["acceptance"]["outcome"] = change["outcome"]
    content["reserves"] = change.get("reserves", content["reserves"])
    with pytest.raises(InputProblem, match=code):
        sign.sign(pdf.render(make_material("nl", content), "nl"), person, NOW)


def test_draft_signed_and_foreign_files_are_refused(make_material: Callable, signed: bytes, person: identity.Identity) -> None:
    with pytest.raises(InputProblem, match=r"sign.draft"):
        sign.sign(pdf.render(make_material(), "nl", draft=True), person, NOW)
    with pytest.raises(InputProblem, match=r"sign.already-signed"):
        sign.sign(signed, person, NOW)
    foreign = io.BytesIO()
    with pikepdf.new() as empty:
        empty.add_blank_page()
        empty.save(foreign)
    for data in (foreign.getvalue(), b"", b"%PDF-1.7\n", b"{}"):
        with pytest.raises(InputProblem, match=r"sign.not-a-report"):
            sign.sign(data, person, NOW)


def test_an_expired_or_future_certificate_is_refused(report: bytes, person: identity.Identity) -> None:
    with pytest.raises(InputProblem, match=r"sign.expired"):
        sign.sign(report, person, NOW.replace(year=2029))
    with pytest.raises(InputProblem, match=r"sign.not-yet-valid"):
        sign.sign(report, person, NOW - dt.timedelta(days=1))


def test_an_unsigned_report_is_not_signed(report: bytes) -> None:
    result = verify.verify(report)
    assert (result.verdict, result.intact, result.signatures) == ("not-signed", False, ())
    assert result.attachment is not None


# --- tampering -----------------------------------------------------------------------------------------------------------------------


def byte_ranges(data: bytes) -> list[int]:
    found = re.findall(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)", data)
    return [int(number) for number in found[-1]]


def test_no_flipped_bit_inside_the_signed_bytes_is_missed(signed: bytes) -> None:
    first, first_size, second, second_size = byte_ranges(signed)
    places = [*range(first, first + first_size), *range(second, second + second_size)]
    chance = random.Random(20261124)
    missed = []
    for _ in range(150):
        at, bit = chance.choice(places), chance.randrange(8)
        changed = bytearray(signed)
        changed[at] ^= 1 << bit
        if verify.verify(bytes(changed)).verdict in STANDS:
            missed.append((at, bit))
    assert missed == []


@pytest.mark.parametrize("tail", [b"\n", b"\0", b"% comment\n", b"%%EOF\n", b"1 0 obj\nnull\nendobj\n" * 3])
def test_anything_after_the_signature_is_noticed(signed: bytes, tail: bytes) -> None:
    result = verify.verify(signed + tail)
    assert result.verdict not in STANDS
    assert not result.covers_whole_file


def test_truncation_never_verifies(signed: bytes, report: bytes) -> None:
    assert verify.verify(signed[: len(report)]).verdict == "not-signed"
    for size in (len(signed) - 1, len(signed) - 6, len(signed) // 2, 1000, 8):
        assert verify.verify(signed[:size]).verdict not in STANDS


def incremental(data: bytes, change: Callable[[Any], None]) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_another_page_content_by_an_update_is_noticed(signed: bytes) -> None:
    from pyhanko.pdf_utils import generic

    def paint(writer: Any) -> None:
        stream = generic.StreamObject(stream_data=b"q 1 0 0 rg 0 0 600 800 re f Q")
        page = writer.root["/Pages"]["/Kids"][0]
        page["/Contents"] = writer.add_object(stream)
        writer.update_container(page)

    result = verify.verify(incremental(signed, paint))
    assert result.verdict == "modified"
    assert result.signatures[0].modified_after


def test_another_attachment_by_an_update_is_noticed(signed: bytes) -> None:
    from pyhanko.pdf_utils import generic

    def swap(writer: Any) -> None:
        spec = writer.root["/Names"]["/EmbeddedFiles"]["/Names"][1]
        spec["/EF"]["/F"] = writer.add_object(generic.StreamObject(stream_data=b'{"count": {"users_total": 1}}'))
        writer.update_container(spec)

    result = verify.verify(incremental(signed, swap))
    assert result.verdict == "modified"
    assert not result.attachment.matches_report


def test_saving_it_anew_breaks_the_signature(signed: bytes) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(signed)) as opened:
        opened.save(out)
    assert verify.verify(out.getvalue()).verdict not in STANDS


def test_data_swapped_before_signing_do_not_match_the_page(report: bytes, person: identity.Identity) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(report)) as opened:
        data = json.loads(opened.attachments["dossier.json"].get_file().read_bytes())
        data["count"]["users_total"] = 1
        del opened.attachments["dossier.json"]
        opened.attachments["dossier.json"] = pikepdf.AttachedFileSpec(opened, attachment.canonical(data), filename="dossier.json")
        opened.save(out)
    result = verify.verify(out.getvalue())
    assert result.attachment is not None
    assert not result.attachment.matches_report
    from dialtone.domain.problems import EnvironmentProblem

    with pytest.raises(EnvironmentProblem, match=r"sign.self-check"):
        sign.sign(out.getvalue(), person, NOW)


def test_figures_that_the_data_do_not_bear_out_are_inconsistent(make_material: Callable, person: identity.Identity) -> None:
    material = make_material()
    lying = msgspec.structs.replace(material, count_document={**material.count_document, "users_total": 1})
    signed = sign.sign(pdf.render(lying, "nl"), person, NOW)
    assert verify.verify(signed).verdict == "intact-untrusted"
    assert verify.verify(signed, recount=recount).verdict == "inconsistent"
    assert verify.verify(signed, recount=lambda *_: 1 // 0).verdict == "inconsistent"


# --- garbage -------------------------------------------------------------------------------------------------------------------------


@given(st.binary(max_size=2000), st.booleans())
def test_garbage_is_unreadable(data: bytes, headed: bool) -> None:
    result = verify.verify(b"%PDF-1.7\n" + data if headed else data)
    assert result.verdict == "unreadable"
    assert json.dumps(verify.document(result))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_mangled_report_never_crashes_and_never_stands(signed: bytes, data: st.DataObject) -> None:
    first, first_size, second, _ = byte_ranges(signed)
    start = data.draw(st.integers(first, first_size - 1) | st.integers(second, len(signed) - 1))
    junk = data.draw(st.binary(min_size=1, max_size=200))
    size = data.draw(st.integers(0, 300))
    mangled = signed[:start] + junk + signed[start + size :]
    if mangled != signed:
        assert verify.verify(mangled).verdict not in STANDS


def test_a_huge_file_is_not_even_parsed(monkeypatch: pytest.MonkeyPatch, signed: bytes) -> None:
    monkeypatch.setattr(verify, "MAX_BYTES", len(signed) - 1)
    assert verify.verify(signed).verdict == "unreadable"


def test_an_attachment_that_unpacks_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch, signed: bytes) -> None:
    monkeypatch.setattr(verify, "MAX_ATTACHMENT", 1000)
    assert verify.attached(signed) is None
    assert verify.verify(signed).verdict == "inconsistent"


@pytest.mark.system
def test_poppler_agrees(signed: bytes, tmp_path: Path) -> None:
    program = shutil.which("pdfsig")
    if program is None:
        pytest.skip("pdfsig is missing (Debian package poppler-utils)")
    (tmp_path / "signed.pdf").write_bytes(signed)
    done = subprocess.run([program, "signed.pdf"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Signature is Valid" in done.stdout
    assert "Total document signed" in done.stdout
    assert "ETSI.CAdES.detached" in done.stdout


def test_the_stamp_says_who_signed(signed: bytes) -> None:
    with pikepdf.open(io.BytesIO(signed)) as opened:
        field = next(field for field in opened.Root.AcroForm.Fields if str(field.T) == "installer")
        assert field.AP.N.Resources


@pytest.mark.parametrize("place", ["open", "names", "page", "note"])
def test_a_file_that_acts_by_itself_is_not_signed(report: bytes, person: identity.Identity, place: str) -> None:
    act = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(report)) as opened:
        if place == "open":
            opened.Root.OpenAction = act
        elif place == "names":
            opened.Root.Names.JavaScript = pikepdf.Dictionary(Names=pikepdf.Array(["x", act]))
        elif place == "page":
            opened.pages[0].obj.AA = pikepdf.Dictionary(O=act)
        else:
            opened.pages[0].obj.Annots = pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text)])
        opened.save(out)
    with pytest.raises(InputProblem) as problem:
        sign.sign(out.getvalue(), person, NOW)
    assert problem.value.code == "sign.not-a-report"


def test_a_changed_file_is_an_answer_and_no_traceback_in_the_log(signed: bytes, caplog: pytest.LogCaptureFixture) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    action = {"/S": generic.NameObject("/JavaScript"), "/JS": generic.TextStringObject("app.alert(1)")}
    writer.root["/OpenAction"] = generic.DictionaryObject({generic.NameObject(key): value for key, value in action.items()})
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    assert verify.verify(out.getvalue()).verdict == "modified"
    assert not caplog.records
