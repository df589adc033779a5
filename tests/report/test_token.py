"""Signing with a key that stays on a token: SoftHSM is the token, and plays the Belgian identity card too."""

import datetime as dt
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from dialtone.cli.main import run
from dialtone.domain.problems import EnvironmentProblem, InputProblem
from dialtone.report import identity, sign, token, token_choice, verify
from dialtone.report.token_choice import TokenChoice

NOW = dt.datetime(2026, 11, 24, 13, 30, tzinfo=dt.UTC)
PIN = "4711"
PLACES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so", "/usr/local/lib/softhsm/libsofthsm2.so")


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The module, told to keep its tokens in a folder of the test's."""
    found = next((Path(place) for place in PLACES if Path(place).exists()), None)
    if found is None or shutil.which("softhsm2-util") is None:
        pytest.skip("softhsm2-util is missing (Debian package softhsm2)")
    folder = tmp_path_factory.mktemp("softhsm")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\nobjectstore.backend = file\nlog.level = ERROR\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
        yield found


def call(*arguments: str) -> None:
    subprocess.run(["softhsm2-util", *arguments], check=True, capture_output=True)


@pytest.fixture
def fill(module: Path, tmp_path: Path) -> Iterator[Callable[..., None]]:
    """Makes a token with a label and puts identities on it, each under a label."""
    import pkcs11
    from pkcs11 import Attribute, ObjectClass

    made = []

    def make(label: str, **people: identity.Identity) -> None:
        call("--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", PIN)
        made.append(label)
        library = pkcs11.lib(str(module))
        library.reinitialize()
        for at, (name, person) in enumerate(people.items(), 1):
            key = tmp_path / f"{name}.pem"
            key.write_bytes(person.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
            call("--import", str(key), "--token", label, "--label", name, "--id", f"a{at}", "--pin", PIN)
            with library.get_token(token_label=label).open(rw=True, user_pin=PIN) as session:
                session.create_object(
                    {
                        Attribute.CLASS: ObjectClass.CERTIFICATE,
                        Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                        Attribute.TOKEN: True,
                        Attribute.PRIVATE: False,
                        Attribute.LABEL: name,
                        Attribute.ID: bytes([0xA0 + at]),
                        Attribute.SUBJECT: person.certificate.subject.public_bytes(),
                        Attribute.VALUE: person.certificate.public_bytes(Encoding.DER),
                    }
                )
        library.reinitialize()

    yield make
    for label in made:
        call("--delete-token", "--token", label)
    pkcs11.lib(str(module)).reinitialize()


def signed_with(report: bytes, choice: TokenChoice) -> bytes:
    with token.opened(choice) as key:
        return sign.sign(report, key, NOW)


@pytest.mark.system
@pytest.mark.parametrize("kind", ["ec", "rsa"])
def test_a_key_on_a_token_signs(report: bytes, module: Path, fill: Callable[..., None], kind: str) -> None:
    person = identity.new("Jan Janssens", "Telecom Partner BV", NOW, kind)
    fill("partner", jan=person)
    signed = signed_with(report, TokenChoice(module=module, pin=PIN))
    result = verify.verify(signed, [identity.certificate_pem(person)])
    assert (result.verdict, result.signatures[0].signer) == ("valid", "Jan Janssens, Telecom Partner BV")


@pytest.mark.system
def test_a_wrong_or_missing_pin_says_so(report: bytes, module: Path, fill: Callable[..., None], person: identity.Identity) -> None:
    fill("partner", jan=person)
    with pytest.raises(InputProblem, match=r"token.pin\("):
        signed_with(report, TokenChoice(module=module, pin="0000"))
    with pytest.raises(InputProblem, match=r"token.pin-missing"):
        signed_with(report, TokenChoice(module=module))
    assert PIN not in repr(TokenChoice(module=module, pin=PIN))


@pytest.mark.system
def test_the_verb_signs_with_a_token(
    report: bytes, module: Path, fill: Callable[..., None], person: identity.Identity, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill("partner", jan=person)
    monkeypatch.setenv("DIALTONE_PIN", PIN)
    (tmp_path / "report.pdf").write_bytes(report)
    assert run(["sign", str(tmp_path / "report.pdf"), "--pkcs11", str(module), "--language", "en"]) == 0
    assert verify.verify((tmp_path / "report.pdf").read_bytes()).verdict == "intact-untrusted"
    assert run(["sign", str(tmp_path / "report.pdf"), "--pkcs11", str(tmp_path / "none.so"), "--language", "en"]) == 3


@pytest.mark.system
def test_of_several_certificates_one_is_chosen(report: bytes, module: Path, fill: Callable[..., None], person: identity.Identity) -> None:
    other = identity.new("Piet Pieters", "", NOW)
    fill("partner", jan=person, piet=other)
    with pytest.raises(InputProblem, match=r"token.choose") as problem:
        signed_with(report, TokenChoice(module=module, pin=PIN))
    assert "a2 (piet" in str(problem.value.params["certificates"])
    for wanted in ("piet", "a2"):
        signed = signed_with(report, TokenChoice(module=module, pin=PIN, certificate=wanted))
        assert verify.verify(signed).signatures[0].signer == "Piet Pieters"
    with pytest.raises(InputProblem, match=r"token.no-certificate"):
        signed_with(report, TokenChoice(module=module, pin=PIN, certificate="nobody"))


def citizen() -> identity.Identity:
    """As on an identity card: P-384, named by a National Register number (an invented one)."""
    key = ec.generate_private_key(ec.SECP384R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "An Peeters"), x509.NameAttribute(NameOID.SERIAL_NUMBER, "00000000097")])
    usage = x509.KeyUsage(False, True, False, False, False, False, False, False, False)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 7, NOW, NOW + dt.timedelta(days=900))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA384())
    )
    return identity.Identity(key, certificate)


@pytest.mark.system
def test_an_identity_card_signs_after_the_warning_only(report: bytes, module: Path, fill: Callable[..., None]) -> None:
    person = citizen()
    fill("other", jan=identity.new("Jan Janssens", "", NOW))
    fill("BELPIC", Authentication=identity.new("An Peeters (login)", "", NOW), Signature=person)
    with pytest.raises(InputProblem, match=r"token.national-number"):
        signed_with(report, TokenChoice(module=module, pin=PIN))
    signed = signed_with(report, TokenChoice(module=module, pin=PIN, number_accepted=True))
    result = verify.verify(signed, [identity.certificate_pem(person)])
    assert (result.verdict, result.signatures[0].signer) == ("valid", "An Peeters")


def test_a_module_that_is_none_says_so(tmp_path: Path) -> None:
    (tmp_path / "module.so").write_bytes(b"no library")
    for name in ("module.so", "missing.so"):
        with pytest.raises(EnvironmentProblem, match=r"token.module"), token.opened(TokenChoice(module=tmp_path / name)):
            pass


@pytest.mark.system
def test_without_a_token_it_says_so(module: Path, fill: Callable[..., None]) -> None:
    del fill
    with pytest.raises(EnvironmentProblem, match=r"token.none"), token.opened(TokenChoice(module=module, pin=PIN)):
        pass


def test_missing_card_software_says_where_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(token_choice, "_EID_PLACES", {})
    with pytest.raises(EnvironmentProblem, match=r"token.no-middleware"):
        token.eid_module()


class Card:
    label = "BELPIC"

    def __init__(self, flags: int) -> None:
        self.flags = flags


def test_a_pin_pad_asks_for_the_pin_itself() -> None:
    import pkcs11

    pad = pkcs11.TokenFlag.PROTECTED_AUTHENTICATION_PATH | pkcs11.TokenFlag.LOGIN_REQUIRED
    assert token._pin(Card(pad), None, eid=True) is pkcs11.PROTECTED_AUTH
    assert token._pin(Card(pkcs11.TokenFlag.LOGIN_REQUIRED), None, eid=True) is None
    with pytest.raises(InputProblem, match=r"token.pin-missing"):
        token._pin(Card(pkcs11.TokenFlag.LOGIN_REQUIRED), None, eid=False)
