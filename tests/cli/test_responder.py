"""`dialtone responder` and `check --responder` as processes: what they print, how they end, and where the token may stand."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dialtone.cli import main
from dialtone.readiness import outside

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "a token for the tests"
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.delenv("DIALTONE_RESPONDER_TOKEN", raising=False)
    return tmp_path


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    started: list[subprocess.Popen[str]] = []

    def run(*arguments: str, token: str | None = None) -> subprocess.Popen[str]:
        environment = {**os.environ, **({"DIALTONE_RESPONDER_TOKEN": token} if token else {})}
        process = subprocess.Popen(
            [sys.executable, "-m", "dialtone", "responder", "--listen", "127.0.0.1", "--port", str(free()), *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate(timeout=10)


def free() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))
        return min(int(sock.getsockname()[1]), 65_000)


def document(process: subprocess.Popen[str]) -> dict:
    text = ""
    while not text.endswith("}\n"):
        line = process.stdout.readline()
        assert line, process.stderr.read()
        text += line
    return json.loads(text)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_answers_and_ends_cleanly(sign, start: Start) -> None:
    process = start("--json")
    about = document(process)
    assert (about["listen"], about["alternate"]) == (["127.0.0.1"], None)
    assert about["stamp_port"] == about["port"] + 1
    assert len(about["token"]) >= 30
    process.send_signal(sign)
    out, err = process.communicate(timeout=10)
    assert (process.returncode, out, err) == (0, "", "")


def test_a_given_token_is_never_printed(start: Start) -> None:
    process = start("--language", "nl", token=TOKEN)
    lines = [process.stdout.readline() for _ in range(2)]
    assert re.search(r"127\.0\.0\.1.*TCP en UDP", lines[0])
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=10)
    assert process.returncode == 0
    assert TOKEN not in "".join((*lines, out, err))
    assert "0 sessies" in out


def test_one_on_this_computer_proves_nothing(start: Start, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    about = document(start("--json", token=TOKEN))
    monkeypatch.setenv("DIALTONE_RESPONDER_TOKEN", TOKEN)
    assert main.run(["check", "--responder", f"127.0.0.1:{about['port']}", "--only", "path.loss,firewall.exposure", "--json"]) == 3
    checks = {check["id"]: check for check in json.loads(capsys.readouterr().out)["checks"]}
    for name in ("path.loss", "firewall.exposure"):
        assert (checks[name]["verdict"], checks[name]["reason"]) == ("not-run", "responder-inside")


def test_a_check_through_it(start: Start, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(outside, "this_computer", lambda _: False)
    about = document(start("--json", token=TOKEN))
    monkeypatch.setenv("DIALTONE_RESPONDER_TOKEN", TOKEN)
    arguments = ["check", "--responder", f"127.0.0.1:{about['port']}", "--only", "path.loss,path.mos", "--calls", "2", "--seconds", "1"]
    main.run([*arguments, "--json"])
    checks = {check["id"]: check for check in json.loads(capsys.readouterr().out)["checks"]}
    assert checks["path.loss"]["verdict"] == "pass"
    assert checks["path.mos"]["value"] > 4
    monkeypatch.setenv("DIALTONE_RESPONDER_TOKEN", "another token altogether")
    main.run([*arguments, "--json", "--language", "en"])
    checks = {check["id"]: check for check in json.loads(capsys.readouterr().out)["checks"]}
    assert (checks["path.loss"]["verdict"], checks["path.loss"]["reason"]) == ("not-run", "responder-token")
    assert "token" in checks["path.loss"]["message"]


def test_a_check_has_no_option_for_the_token(capsys: pytest.CaptureFixture[str]) -> None:
    """Others could read it in the list of processes, and it would stand in the shell's history."""
    assert main.run(["check", "--responder", "192.0.2.1", "--token", TOKEN]) == 2
    assert main.run(["check", "--responder", "192.0.2.1", "--language", "en"]) == 2
    assert "DIALTONE_RESPONDER_TOKEN" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["responder", "--listen", "somewhere"], 2, "somewhere"),
        (["responder", "--listen", "127.0.0.1=x"], 2, "127.0.0.1=x"),
        (["responder", "--listen", "127.0.0.1", "--listen", "::1"], 2, "go together"),
        (["responder", "--listen", "127.0.0.1", "--listen", "127.0.0.1"], 2, "go together"),
        (["responder", "--listen", "0.0.0.0", "--listen", "127.0.0.1"], 2, "go together"),
        (["responder", "--listen", "127.0.0.1", "--listen", "127.0.0.2", "--listen", "127.0.0.3"], 2, "go together"),
        (["responder", "--port", "0"], 2, "is not a port"),
        (["responder", "--port", "x"], 2, "is not a port"),
        (["responder", "--rate", "-5"], 2, "is not a rate"),
        (["responder", "--token", "short"], 2, "too short"),
        (["responder", "--listen", "192.0.2.77"], 3, "can't listen"),
        (["check", "--responder", "a:b:c:d", "--only", "link.vpn"], 2, "is not a responder"),
        (["check", "--seconds", "0"], 2, "is not a number of seconds"),
    ],
)
def test_wrong_use(arguments, code, said, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    if arguments[0] == "check":
        monkeypatch.setenv("DIALTONE_RESPONDER_TOKEN", TOKEN)
    assert main.run([*arguments, "--language", "en"]) == code
    assert said in capsys.readouterr().err


def test_the_port_is_taken(start: Start, capsys: pytest.CaptureFixture[str]) -> None:
    about = document(start("--json"))
    assert main.run(["responder", "--listen", "127.0.0.1", "--port", str(about["port"]), "--language", "en"]) == 3
    assert str(about["port"]) in capsys.readouterr().err


def test_the_unit_starts_the_verb_with_what_it_takes() -> None:
    """No systemd here to try it: at least its command is one that the program has, and no line is one of an older unit language."""
    lines = (ROOT / "packaging/linux/dialtone-responder.service").read_text(encoding="utf-8").splitlines()
    entries = dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    assert entries["ExecStart"].split()[1:] == ["responder", "$OPTIONS"]
    assert {line for line in lines if line.startswith("[")} == {"[Unit]", "[Service]", "[Install]"}
    assert entries["DynamicUser"] == entries["NoNewPrivileges"] == "yes"
