"""Time stamps by OpenSSL as authority on the loopback: at the signature, or later over the whole file."""

import contextlib
import datetime as dt
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dialtone.cli.main import run
from dialtone.domain.problems import EnvironmentProblem, InputProblem
from dialtone.report import identity, sign, time_stamp, verify
from dialtone.services import time_authority

NOW = dt.datetime(2026, 11, 24, 13, 30, tzinfo=dt.UTC)
CONFIG = """[tsa]
default_tsa = one
[one]
serial = serial
signer_cert = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
"""


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, bytes]]:
    """Its address, and its certificate."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("openssl is missing (Debian package openssl)")
    folder = tmp_path_factory.mktemp("tsa")
    (folder / "tsa.cnf").write_text(CONFIG)
    (folder / "serial").write_text("01\n")
    make = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "tsa.key", "-out", "tsa.pem"]
    purpose = ["-subj", "/CN=Test time", "-days", "3650", "-addext", "extendedKeyUsage=critical,timeStamping"]
    usage = ["-addext", "keyUsage=critical,digitalSignature"]
    subprocess.run([program, *make, *purpose, *usage], cwd=folder, check=True, capture_output=True)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            (folder / "query.tsq").write_bytes(query)
            command = [program, "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq", "-out", "reply.tsr"]
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
            answer = b"no time stamp" if self.path == "/broken" else (folder / "reply.tsr").read_bytes()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", (folder / "tsa.pem").read_bytes()
    server.shutdown()
    server.server_close()
    thread.join()


def asking(url: str) -> time_stamp.Ask:
    return lambda request: time_authority.ask(url, request)


@pytest.mark.system
def test_a_signature_with_a_time_stamp(report: bytes, person: identity.Identity, authority: tuple[str, bytes]) -> None:
    url, certificate = authority
    signed = sign.sign(report, person, NOW, asking(url))
    mine = identity.certificate_pem(person)
    known = verify.verify(signed, [mine, certificate])
    assert known.verdict == "valid"
    assert (known.signatures[0].level, known.signatures[0].time_source) == ("PAdES-B-T", "timestamp")
    unknown = verify.verify(signed, [mine])
    assert (unknown.verdict, unknown.signatures[0].time_source) == ("valid", "claimed")


@pytest.mark.system
def test_a_file_signed_without_the_network_is_stamped_later(
    signed: bytes, person: identity.Identity, authority: tuple[str, bytes], tmp_path: Path
) -> None:
    url, certificate = authority
    (tmp_path / "report.pdf").write_bytes(signed)
    assert run(["sign", str(tmp_path / "report.pdf"), "--upgrade", "--time-stamp", url, "--language", "en"]) == 0
    stamped = (tmp_path / "report.pdf").read_bytes()
    assert stamped.startswith(signed)
    mine = identity.certificate_pem(person)
    known = verify.verify(stamped, [mine, certificate])
    assert (known.verdict, known.covers_whole_file, known.findings) == ("valid", True, ())
    assert [(one.level, one.time_source) for one in known.signatures] == [("PAdES-B-T", "timestamp")]
    unknown = verify.verify(stamped, [mine])
    assert (unknown.verdict, unknown.signatures[0].level, unknown.signatures[0].time_source) == ("valid", "PAdES-B-B", "claimed")
    assert [finding.code for finding in verify.verify(stamped + b"%\n").findings] == ["appended"]


@pytest.mark.system
def test_without_a_good_answer_nothing_is_signed(
    report: bytes, signed: bytes, person: identity.Identity, authority: tuple[str, bytes]
) -> None:
    url, _ = authority
    for ask in (asking(url + "broken"), asking("http://127.0.0.1:9/"), lambda _: b""):
        for attempt in (lambda ask=ask: sign.sign(report, person, NOW, ask), lambda ask=ask: time_stamp.stamped(signed, ask)):
            with pytest.raises(EnvironmentProblem, match=r"sign.no-time-stamp"):
                attempt()
    with pytest.raises(InputProblem, match=r"sign.authority"):
        time_stamp.stamped(signed, asking("ftp://127.0.0.1/"))


def test_only_what_is_signed_gets_a_stamp(report: bytes, signed: bytes) -> None:
    for data in (report, signed + b"%\n", b"nothing"):
        with pytest.raises(InputProblem, match=r"sign.not-signed"):
            time_stamp.stamped(data, lambda _: b"")
    with contextlib.suppress(SystemExit):
        assert run(["sign", "report.pdf", "--upgrade", "--language", "en"]) == 2
