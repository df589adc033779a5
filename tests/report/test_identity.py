"""The signing identity: made on purpose, encrypted, never overwritten by accident."""

import datetime as dt
import os
import stat
import subprocess
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID
from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain.problems import EnvironmentProblem, InputProblem
from dialtone.report import identity

NOW = dt.datetime(2026, 11, 24, 13, 30, tzinfo=dt.UTC)
PASSPHRASE = "zes natte kippen dansen"


@pytest.mark.parametrize("kind", ["ec", "rsa"])
def test_it_is_made_and_opened_again(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "folder" / "identity.p12"
    made = identity.create(path, "Jan Janssens", "Telecom Partner BV", PASSPHRASE, NOW, kind=kind)
    assert identity.info(identity.load(path, PASSPHRASE)) == made
    assert (made.name, made.organisation, made.self_signed) == ("Jan Janssens", "Telecom Partner BV", True)
    assert made.not_after == NOW.replace(year=2028)
    assert made.key == {"ec": "EC secp256r1", "rsa": "RSA 3072"}[kind]
    assert len(made.fingerprint) == 95
    assert [entry.name for entry in path.parent.iterdir()] == ["identity.p12"]


def test_the_certificate_is_for_signing_documents_only(person: identity.Identity) -> None:
    extensions = person.certificate.extensions
    usage = extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.digital_signature
    assert usage.content_commitment
    assert not usage.key_cert_sign
    assert not extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    purposes = extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert ExtendedKeyUsageOID.EMAIL_PROTECTION in purposes
    assert x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36") in purposes


@pytest.mark.skipif(os.name == "nt", reason="Windows has no mode bits; the folder's permissions hold")
def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "identity.p12"
    identity.create(path, "Jan", "", PASSPHRASE, NOW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_short_passphrase_is_refused_and_nothing_written(tmp_path: Path) -> None:
    path = tmp_path / "identity.p12"
    with pytest.raises(InputProblem, match=r"identity.short-passphrase"):
        identity.create(path, "Jan", "", "x" * 13, NOW)
    assert list(tmp_path.iterdir()) == []
    identity.create(path, "Jan", "", "x" * 14, NOW)


def test_an_existing_one_is_overwritten_only_when_told(tmp_path: Path) -> None:
    path = tmp_path / "identity.p12"
    identity.create(path, "Jan", "", PASSPHRASE, NOW)
    before = path.read_bytes()
    with pytest.raises(InputProblem, match=r"identity.exists"):
        identity.create(path, "Piet", "", PASSPHRASE, NOW)
    assert path.read_bytes() == before
    identity.create(path, "Piet", "", PASSPHRASE, NOW, overwrite=True)
    assert identity.info(identity.load(path, PASSPHRASE)).name == "Piet"
    assert [entry.name for entry in tmp_path.iterdir()] == ["identity.p12"]


def test_a_wrong_passphrase_says_so(tmp_path: Path) -> None:
    path = tmp_path / "identity.p12"
    identity.create(path, "Jan", "", PASSPHRASE, NOW)
    with pytest.raises(InputProblem, match=r"identity.passphrase"):
        identity.load(path, PASSPHRASE + "!")
    with pytest.raises(InputProblem, match=r"identity.missing"):
        identity.load(tmp_path / "none.p12", PASSPHRASE)


def test_export_is_a_copy_and_import_encrypts_anew(tmp_path: Path) -> None:
    path, copy, other = tmp_path / "a.p12", tmp_path / "b.p12", tmp_path / "c.p12"
    made = identity.create(path, "Jan", "", PASSPHRASE, NOW)
    with pytest.raises(InputProblem, match=r"identity.passphrase"):
        identity.export(path, "not the passphrase", copy)
    assert not copy.exists()
    assert identity.export(path, PASSPHRASE, copy) == made
    assert identity.import_p12(copy, PASSPHRASE, other, "een heel andere zin") == made
    assert identity.info(identity.load(other, "een heel andere zin")) == made
    with pytest.raises(InputProblem, match=r"identity.passphrase"):
        identity.load(other, PASSPHRASE)


def test_a_file_without_key_or_with_another_kind_of_key_is_refused(person: identity.Identity) -> None:
    from cryptography.hazmat.primitives.asymmetric import ed25519

    bare = pkcs12.serialize_key_and_certificates(b"x", None, person.certificate, None, NoEncryption())
    with pytest.raises(InputProblem, match=r"identity.(no-key|passphrase)"):
        identity.from_p12(bare, "")
    odd = pkcs12.serialize_key_and_certificates(b"x", ed25519.Ed25519PrivateKey.generate(), None, None, NoEncryption())
    with pytest.raises(InputProblem, match=r"identity\."):
        identity.from_p12(odd, "")


def test_a_name_is_needed_and_has_a_length() -> None:
    for name in ("", "  ", "x" * 65):
        with pytest.raises(InputProblem, match=r"identity.name"):
            identity.new(name, "", NOW)


def test_a_leap_day_has_an_end() -> None:
    made = identity.new("Jan", "", dt.datetime(2028, 2, 29, tzinfo=dt.UTC))
    assert identity.info(made).not_after == dt.datetime(2030, 2, 28, tzinfo=dt.UTC)


def test_nothing_secret_shows(person: identity.Identity) -> None:
    assert "key" not in repr(person).lower().replace("monkey", "")


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    with pytest.raises(EnvironmentProblem, match=r"identity.not-written"):
        identity.write(blocked / "identity.p12", b"x", overwrite=False)


@given(st.binary(max_size=400))
def test_garbage_is_no_identity(data: bytes) -> None:
    with pytest.raises(InputProblem, match=r"identity\."):
        identity.from_p12(data, PASSPHRASE)


@pytest.mark.system
def test_openssl_opens_it(tmp_path: Path) -> None:
    import shutil

    program = shutil.which("openssl")
    if program is None:
        pytest.skip("openssl is missing (Debian package openssl)")
    path = tmp_path / "identity.p12"
    identity.create(path, "Jan Janssens", "", PASSPHRASE, NOW)
    command = [program, "pkcs12", "-in", str(path), "-passin", f"pass:{PASSPHRASE}", "-info", "-noout"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "AES-256-CBC, Iteration 600000" in done.stderr
