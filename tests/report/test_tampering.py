"""The tamper matrix: every attack on a signed report is refused, and named for what it is in every language."""

import datetime as dt
import hashlib
import io
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers

from dialtone.report import identity, pdf, sign, tampering, verify
from dialtone.words import REPORT_LANGUAGES, Words

NOW = dt.datetime(2026, 11, 24, 13, 30, tzinfo=dt.UTC)
STANDS = {"valid", "intact-untrusted"}


def codes(data: bytes, expected: int | None = None, sha256: str | None = None) -> list[str]:
    """What is found; every attack is refused, whatever it is called."""
    result = verify.expecting(data, verify.verify(data), expected, sha256)
    assert result.verdict not in STANDS
    return [finding.code for finding in result.findings]


def updated(data: bytes, change: Callable[[Any], None]) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def signed_again(data: bytes, person: identity.Identity, field: str = "customer") -> bytes:
    meta = signers.PdfSignatureMetadata(field_name=field, subfilter=fields.SigSeedSubFilter.PADES)
    out = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    signers.PdfSigner(meta, sign._pyhanko_signer(person)).sign_pdf(writer, output=out)
    return out.getvalue()


def paint(writer: Any) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"q 1 0 0 rg 0 0 600 800 re f Q"))
    writer.update_container(page)


def repaint(writer: Any) -> None:
    stream = writer.root["/Pages"]["/Kids"][0].raw_get("/Contents").get_object()
    stream._data = b"q 1 0 0 rg 0 0 600 800 re f Q"
    stream._encoded_data = None
    writer.update_container(stream)


def drop_page(writer: Any) -> None:
    pages = writer.root["/Pages"]
    pages["/Kids"] = generic.ArrayObject(list(pages["/Kids"])[:-1])
    pages["/Count"] = generic.NumberObject(len(pages["/Kids"]))
    writer.update_container(pages)


def swap(writer: Any) -> None:
    spec = writer.root["/Names"]["/EmbeddedFiles"]["/Names"][1]
    spec["/EF"]["/F"] = writer.add_object(generic.StreamObject(stream_data=b'{"count": {"users_total": 1}}'))
    writer.update_container(spec)


def annotate(writer: Any) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    note = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
            generic.pdf_name("/Rect"): generic.ArrayObject([generic.NumberObject(at) for at in (50, 50, 300, 100)]),
            generic.pdf_name("/Contents"): generic.pdf_string("paid in full"),
        }
    )
    page["/Annots"] = generic.ArrayObject([*list(page.get("/Annots", [])), writer.add_object(note)])
    writer.update_container(page)


def open_action(writer: Any) -> None:
    writer.root["/OpenAction"] = generic.DictionaryObject({generic.pdf_name("/S"): generic.pdf_name("/JavaScript")})
    writer.update_root()


@pytest.mark.parametrize(
    ("attack", "named"),
    [
        (paint, ["page-changed"]),
        (repaint, ["page-changed"]),
        (drop_page, ["page-changed"]),
        (swap, ["data-changed", "data-swapped"]),
        (annotate, ["note-added"]),
        (open_action, ["changed-later"]),
    ],
)
def test_an_update_after_signing_is_named(signed: bytes, attack: Callable[[Any], None], named: list[str]) -> None:
    assert codes(updated(signed, attack)) == named


def test_bytes_behind_the_signature_are_named(signed: bytes) -> None:
    assert codes(signed + b"% comment\n") == ["appended"]


def test_saving_anew_is_named(signed: bytes) -> None:
    for options in ({}, {"object_stream_mode": pikepdf.ObjectStreamMode.generate}, {"linearize": True}):
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(signed)) as opened:
            opened.save(out, **options)
        assert codes(out.getvalue()) == ["saved-anew"]


def test_a_changed_byte_is_named(signed: bytes) -> None:
    page = PdfFileReader(io.BytesIO(signed)).root["/Pages"]["/Kids"][0].get_object()
    at = signed.index(page["/Contents"].encoded_data) + 40
    assert codes(signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :]) == ["bytes-changed"]


def test_a_file_that_ends_too_early_is_named(signed: bytes) -> None:
    assert codes(signed[:-200]) == ["cut-off"]


def test_a_lost_second_signature_is_missed_by_who_expects_it(signed: bytes) -> None:
    both = signed_again(signed, identity.new("Katrien Maes", "", NOW))
    assert verify.verify(both).findings == ()
    assert verify.expecting(both, verify.verify(both), 2, hashlib.sha256(both).hexdigest()).verdict == "intact-untrusted"
    back = both[: len(signed)]
    assert codes(back, expected=2) == ["signature-missing"]
    assert codes(back, sha256=hashlib.sha256(both).hexdigest()) == ["other-file"]
    assert codes(both, expected=1) == ["signature-too-many"]


def test_a_second_signature_under_the_first_ones_name_is_named(signed: bytes) -> None:
    forger = identity.new("Jan Janssens", "Telecom Partner BV", NOW)
    assert codes(signed_again(signed, forger)) == ["same-name"]


def test_a_second_signature_in_a_field_of_its_own_is_named(signed: bytes) -> None:
    assert "unexpected-field" in codes(signed_again(signed, identity.new("Katrien Maes", "", NOW), "approval"))


def test_a_forged_second_signature_does_not_hide_a_painted_page(signed: bytes) -> None:
    found = codes(signed_again(updated(signed, paint), identity.new("Katrien Maes", "", NOW)))
    assert found == ["page-changed"]


def contents(data: bytes, which: int) -> tuple[int, int]:
    match = list(re.finditer(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)", data))[which]
    return int(match[2]) + 1, int(match[3]) - 1


def test_a_signature_from_another_report_is_named(make_material: Callable, signed: bytes, person: identity.Identity) -> None:
    other = sign.sign(pdf.render(make_material("fr", dossier_id="OTHER"), "fr"), person, NOW)
    start, end = contents(signed, -1)
    from_start, from_end = contents(other, -1)
    copied = other[from_start:from_end][: end - start].ljust(end - start, b"0")
    forged = signed[:start] + copied + signed[end:]
    assert verify.verify(forged).signatures[0].signer == "Jan Janssens, Telecom Partner BV"
    assert codes(forged) == ["copied-signature"]


def test_the_first_signature_copied_into_the_second_field_is_named(signed: bytes) -> None:
    both = signed_again(signed, identity.new("Katrien Maes", "", NOW))
    start, end = contents(both, 0)
    to_start, to_end = contents(both, 1)
    copied = both[start:end].rstrip(b"0")
    copied += b"0" * (len(copied) % 2)
    forged = both[:to_start] + copied.ljust(to_end - to_start, b"0") + both[to_end:]
    assert codes(forged) == ["copied-signature"]


def test_swapped_data_that_were_signed_are_named(report: bytes, monkeypatch: pytest.MonkeyPatch, person: identity.Identity) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(report)) as opened:
        data = opened.attachments["dossier.json"].get_file().read_bytes().replace(b'"users_total":', b'"users_total":1')
        del opened.attachments["dossier.json"]
        opened.attachments["dossier.json"] = pikepdf.AttachedFileSpec(opened, data, filename="dossier.json")
        opened.save(out)
    monkeypatch.setattr(sign, "_check_result", lambda *_: None)
    assert codes(sign.sign(out.getvalue(), person, NOW)) == ["data-swapped"]


@pytest.mark.parametrize("part", range(4))
def test_of_a_thousand_flipped_bits_none_is_missed(signed: bytes, part: int) -> None:
    start, end = contents(signed, -1)
    places = [*range(start - 1), *range(end + 1, len(signed))]
    chance = random.Random(20261125 + part)
    missed = []
    for _ in range(250):
        at, bit = chance.choice(places), chance.randrange(8)
        changed = bytearray(signed)
        changed[at] ^= 1 << bit
        result = verify.verify(bytes(changed))
        if result.verdict in STANDS or not (result.findings or result.verdict in {"not-signed", "unreadable"}):
            missed.append((at, bit, result.verdict))
    assert missed == []


def test_every_finding_has_words_in_every_language() -> None:
    source = "".join(Path(module.__file__).read_text(encoding="utf-8") for module in (verify, tampering))
    found = set(re.findall(r'code="([a-z-]+)"', source)) | set(re.findall(r'"([a-z]+-(?:changed|added|later))"', source))
    assert len(found) >= 15
    for language in REPORT_LANGUAGES:
        words = Words(language)
        for code in found:
            assert words.has(f"verify.finding.{code}"), (language, code)
