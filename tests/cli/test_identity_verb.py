"""`dialtone identity`: requests, issued certificates, expiry, and the key ring, in folders of the test's own."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from dialtone import bootstrap
from dialtone.cli import main
from dialtone.services.paths import Paths

SECRET = "zes natte kippen dansen"
NOW = dt.datetime(2026, 11, 24, 13, 30, tzinfo=dt.UTC)


class Ring(KeyringBackend):
    """A key ring in memory."""

    priority = 1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError(service)


class Clock:
    def now(self) -> dt.datetime:
        return NOW

    def monotonic(self) -> float:
        return 0.0


@pytest.fixture
def ring() -> Iterator[Ring]:
    before, ring = keyring.get_keyring(), Ring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


@pytest.fixture
def dialtone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ring: Ring, capsys: pytest.CaptureFixture[str]):
    paths = Paths(config=tmp_path / "config", state=tmp_path / "state", documents=tmp_path)
    monkeypatch.setattr(main, "build", lambda: bootstrap.build(paths, Clock()))
    monkeypatch.setenv("DIALTONE_PASSPHRASE", SECRET)

    def call(*arguments: str) -> tuple[int, str]:
        code = main.run([*arguments, "--language", "en"])
        out = capsys.readouterr()
        return code, out.out + out.err

    return call


def answer(request: bytes, days: int) -> bytes:
    asked, key = x509.load_pem_x509_csr(request), ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Root")])
    made = x509.CertificateBuilder(name, asked.subject, asked.public_key(), 2, NOW, NOW + dt.timedelta(days=days))
    return made.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)


def test_request_and_answer(dialtone, tmp_path: Path) -> None:
    assert dialtone("identity", "new", "--name", "Jan Janssens", "--rsa")[0] == 0
    code, said = dialtone("identity", "request", str(tmp_path / "request.pem"))
    assert (code, "identity issued" in said) == (0, True)
    assert x509.load_pem_x509_csr((tmp_path / "request.pem").read_bytes()).public_key().key_size == 3072
    assert dialtone("identity", "request", str(tmp_path / "request.pem"))[0] == 2
    (tmp_path / "answer.pem").write_bytes(answer((tmp_path / "request.pem").read_bytes(), days=20))
    code, said = dialtone("identity", "issued", str(tmp_path / "answer.pem"))
    assert code == 0
    assert "in 20 days" in said
    shown = json.loads(dialtone("identity", "show", "--json")[1])
    assert (shown["self_signed"], shown["key"]) == (False, "RSA 3072")
    assert dialtone("identity", "issued", str(tmp_path / "none.pem"))[0] in {2, 3}
    assert dialtone("identity", "issued")[0] == 2


def test_the_key_ring_answers_for_the_user(dialtone, ring: Ring, monkeypatch: pytest.MonkeyPatch) -> None:
    dialtone("identity", "new", "--name", "Jan Janssens")
    monkeypatch.setenv("DIALTONE_PASSPHRASE", "not the passphrase at all")
    assert dialtone("identity", "remember")[0] == 2
    assert not ring.kept
    monkeypatch.setenv("DIALTONE_PASSPHRASE", SECRET)
    assert dialtone("identity", "remember")[0] == 0
    assert list(ring.kept.values()) == [SECRET]
    monkeypatch.delenv("DIALTONE_PASSPHRASE")
    assert dialtone("identity", "show")[0] == 0
    assert dialtone("identity", "forget")[0] == 0
    assert dialtone("identity", "forget")[0] == 1
    assert not ring.kept
    assert dialtone("identity", "show")[0] == 2


def test_without_a_key_ring_it_says_so(dialtone) -> None:
    dialtone("identity", "new", "--name", "Jan Janssens")
    keyring.set_keyring(keyring.backends.fail.Keyring())
    code, said = dialtone("identity", "remember")
    assert code == 3
    assert "key ring" in said
    assert dialtone("identity", "forget")[0] == 1
