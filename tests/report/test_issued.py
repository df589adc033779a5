"""A partner's authority certifies an identity made here; its root is then what `verify` trusts."""

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain.problems import InputProblem
from dialtone.report import identity, issued, sign, verify

NOW = dt.datetime(2026, 11, 24, 13, 30, tzinfo=dt.UTC)


class Authority:
    """A root that answers requests."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP384R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Telecom Partner root")])
        self.root = (
            x509.CertificateBuilder(
                self.name, self.name, self.key.public_key(), 1, NOW - dt.timedelta(days=9), NOW + dt.timedelta(days=3650)
            )
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(x509.KeyUsage(False, False, False, False, False, True, True, False, False), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(self.key.public_key()), critical=False)
            .sign(self.key, hashes.SHA384())
        )

    def answer(self, request: bytes, days: int = 365, *, commits: bool = True) -> x509.Certificate:
        asked = x509.load_pem_x509_csr(request)
        assert asked.is_signature_valid
        start = NOW - dt.timedelta(days=1)
        usage = x509.KeyUsage(True, commits, False, False, False, False, False, False, False)
        return (
            x509.CertificateBuilder(self.name, asked.subject, asked.public_key(), 2, start, start + dt.timedelta(days=days))
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(usage, critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(asked.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False)
            .sign(self.key, hashes.SHA384())
        )


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


@pytest.mark.parametrize("kind", ["ec", "rsa"])
def test_what_the_authority_issued_signs_and_its_root_is_trusted(authority: Authority, report: bytes, kind: str) -> None:
    person = identity.new("Jan Janssens", "Telecom Partner BV", NOW, kind)
    answer = authority.answer(issued.request(person))
    root = authority.root.public_bytes(Encoding.PEM)
    certified = issued.with_issued(person, answer.public_bytes(Encoding.PEM) + root, NOW)
    assert certified.certificate == answer
    assert certified.chain == (authority.root,)
    again = identity.from_p12(identity.to_p12(certified, "zes natte kippen dansen"), "zes natte kippen dansen")
    assert (again.certificate, again.chain) == (answer, (authority.root,))
    signed = sign.sign(report, again, NOW)
    assert verify.verify(signed, [root]).verdict == "valid"
    assert verify.verify(signed, [identity.certificate_pem(identity.new("Jan Janssens", "", NOW))]).verdict == "intact-untrusted"


def test_every_form_in_which_authorities_answer_is_read(authority: Authority, person: identity.Identity) -> None:
    answer = authority.answer(issued.request(person))
    for data in (
        answer.public_bytes(Encoding.DER),
        pkcs7.serialize_certificates([authority.root, answer], Encoding.DER),
        pkcs7.serialize_certificates([answer, authority.root], Encoding.PEM),
    ):
        assert issued.with_issued(person, data, NOW).certificate == answer


def test_what_is_no_answer_is_refused(authority: Authority, person: identity.Identity) -> None:
    other = identity.new("Piet", "", NOW)
    request = issued.request(person)
    for data, code in (
        (b"no certificate", "identity.no-certificate"),
        (authority.answer(issued.request(other)).public_bytes(Encoding.DER), "identity.another-key"),
        (authority.answer(request, commits=False).public_bytes(Encoding.DER), "identity.not-for-signing"),
    ):
        with pytest.raises(InputProblem, match=code):
            issued.with_issued(person, data, NOW)
    with pytest.raises(InputProblem, match=r"identity.issued-expired"):
        issued.with_issued(person, authority.answer(request, days=2).public_bytes(Encoding.DER), NOW + dt.timedelta(days=5))


@given(st.binary(max_size=300), st.sampled_from([b"", b"-----BEGIN CERTIFICATE-----\n", b"0\x82\x01\x00"]))
def test_garbage_is_no_certificate(data: bytes, head: bytes) -> None:
    assert issued._certificates(head + data) == []


@pytest.mark.system
def test_openssl_reads_the_request(person: identity.Identity, tmp_path: Path) -> None:
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("openssl is missing (Debian package openssl)")
    (tmp_path / "request.pem").write_bytes(issued.request(person))
    command = [program, "req", "-in", "request.pem", "-verify", "-noout", "-subject"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "verify OK" in done.stdout + done.stderr
    assert "Jan Janssens" in done.stdout
