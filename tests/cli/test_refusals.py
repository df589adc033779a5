"""Wrong use and broken circumstances on the command line: the exit code tells them apart, and nothing is half done."""

import errno
import json
from pathlib import Path
from typing import Any

import pytest

from dialtone.cli import main, verb_count
from dialtone.domain.record import Person, Record
from dialtone.dossier import site_file


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No settings and no recent list of the user who runs the tests."""
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path


def site(path: Path, *people: str) -> Path:
    path.write_bytes(site_file.write(Record(people=tuple(Person(id=name) for name in people))))
    return path


def test_new_where_no_folder_can_be_is_no_crash(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "file").write_text("x")
    assert main.run(["new", str(home / "file" / "x.dialtone"), "--language", "en"]) == 3
    captured = capsys.readouterr()
    assert "Can't write" in captured.err
    assert "Traceback" not in captured.err


def test_a_fault_in_any_source_leaves_the_dossier_alone(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dossier = home / "d.dialtone"
    assert main.run(["new", str(dossier)]) == 0
    bad = home / "bad.json"
    bad.write_text('{"format": "dialtone-site", "version": 1, "peoples": []}')
    before = dossier.read_bytes()
    capsys.readouterr()
    assert main.run(["import", str(dossier), str(site(home / "good.json", "p1")), str(bad), "--json"]) == 2
    assert capsys.readouterr().out == ""
    assert dossier.read_bytes() == before
    assert main.run(["import", str(dossier), str(home / "good.json"), str(site(home / "more.json", "p1", "p2")), "--json"]) == 0
    assert [source["added"] for source in json.loads(capsys.readouterr().out)["sources"]] == [1, 1]


@pytest.mark.parametrize("text", ["inf", "nan", "-1", "0", "1e308", "soon"])
def test_a_wait_without_end_is_refused(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["scan", "--network", "127.0.0.1/32", f"--timeout={text}", "--language", "en"]) == 2
    assert "waiting time" in capsys.readouterr().err


@pytest.mark.parametrize("error", [RuntimeError("ours"), OSError(errno.EIO, "Input/output error", "disk")])
def test_what_could_not_run_is_not_called_different(
    error: Exception, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: Any) -> int:
        raise error

    monkeypatch.setattr(verb_count, "run", fail)
    assert main.run(["count", str(site(home / "s.json")), "--json"]) == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err


def test_check_says_why_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    main.run(["check", "--only", "link.vpn", "--language", "nl"])
    lines = [line for line in capsys.readouterr().out.splitlines() if "bandwidth.down" in line]
    assert len(lines) == 1
    assert "not-selected" not in lines[0]
    assert "niet gekozen" in lines[0]


def test_terms_that_stand_in_for_a_profile_that_is_not_there_are_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = home / "s.json"
    path.write_bytes(site_file.write(Record(provider="nosuch")))
    main.run(["count", str(path), "--json", "--language", "en"])
    captured = capsys.readouterr()
    assert json.loads(captured.out)["users_total"] == 0
    assert "«nosuch»" in captured.err
    main.run(["findings", str(path), "--json", "--language", "en"])
    found = {finding["subject"]: finding for finding in json.loads(capsys.readouterr().out)}
    assert (found["provider"]["severity"], found["provider"]["clause"]) == ("warning", "AV-1")
    path.write_bytes(site_file.write(Record(provider="allocloud")))
    main.run(["findings", str(path), "--json"])
    assert "profile-unusable" not in capsys.readouterr().out


@pytest.mark.parametrize("verb", [["export"], ["report", "--draft"]])
def test_output_never_replaces_a_dossier(verb: list[str], home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dossier = home / "d.dialtone"
    assert main.run(["new", str(dossier)]) == 0
    before = dossier.read_bytes()
    assert main.run([verb[0], str(dossier), *verb[1:], "-o", str(dossier), "--language", "en"]) == 2
    assert "not overwritten" in capsys.readouterr().err
    assert dossier.read_bytes() == before
