"""`check --sheet`: the page for the firewall's supplier beside the run's own output."""

import io
import json
from pathlib import Path

import pikepdf
import pytest

from dialtone.cli import main
from dialtone.domain.record import Customer, Record
from dialtone.dossier import site_file

QUIET = ["--only", "web.proxy", "--interface", "lo"]
"""A check that asks nobody."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path


def language(path: Path) -> str:
    with pikepdf.open(io.BytesIO(path.read_bytes())) as opened:
        assert len(opened.pages) == 1
        return str(opened.Root.Lang)


def test_without_a_dossier_in_the_language_asked(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["check", *QUIET, "--sheet", str(home / "sheet.pdf"), "--language", "fr"]) == 0
    assert str(home / "sheet.pdf") in capsys.readouterr().out
    assert language(home / "sheet.pdf") == "fr"


def test_with_a_dossier_in_the_customer_s_language(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "site.json").write_bytes(site_file.write(Record(customer=Customer(name="De Linde", language="nl"))))
    dossier = str(home / "d.dialtone")
    assert main.run(["new", dossier]) == 0
    assert main.run(["import", dossier, str(home / "site.json")]) == 0
    capsys.readouterr()
    assert main.run(["check", dossier, *QUIET, "--sheet", str(home / "sheet.pdf"), "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["checks"]) > 40, "nothing but the document on standard output"
    assert language(home / "sheet.pdf") == "nl"


def test_where_it_can_not_be_written(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "file").write_text("x")
    assert main.run(["check", *QUIET, "--sheet", str(home / "file" / "sheet.pdf"), "--language", "en"]) == 3
    assert "Traceback" not in capsys.readouterr().err
