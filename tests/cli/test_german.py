"""The command line in German: the report in the customer's language, and what verification says of it."""

import json
from pathlib import Path

import pikepdf
import pytest

from dialtone.cli import main
from dialtone.domain.kinds import Language
from dialtone.domain.record import Customer, Record
from dialtone.dossier import site_file


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path


def lang(report: Path) -> str:
    with pikepdf.open(report) as opened:
        return str(opened.Root.Lang)


def test_a_german_report_is_made_on_demand_and_for_a_german_customer(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dossier, report, site = home / "d.dialtone", home / "r.pdf", home / "site.json"
    assert main.run(["new", str(dossier)]) == 0
    assert main.run(["report", str(dossier), "--draft", "-o", str(report), "--language", "de"]) in {0, 1}
    assert "Protokoll in " in capsys.readouterr().out
    assert lang(report) == "de-BE"
    assert main.run(["report", str(dossier), "--draft", "-o", str(report), "--language", "nl"]) in {0, 1}
    assert lang(report) == "nl-BE"
    site.write_bytes(site_file.write(Record(customer=Customer(name="Schule am Berg", language=Language.DE))))
    assert main.run(["import", str(dossier), str(site)]) == 0
    capsys.readouterr()
    assert main.run(["report", str(dossier), "--draft", "-o", str(report), "--json"]) in {0, 1}
    assert json.loads(capsys.readouterr().out)["language"] == "de"
    assert lang(report) == "de-BE"


def test_verification_speaks_german(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dossier, report = home / "d.dialtone", home / "r.pdf"
    assert main.run(["new", str(dossier)]) == 0
    assert main.run(["report", str(dossier), "--draft", "-o", str(report)]) in {0, 1}
    capsys.readouterr()
    main.run(["verify", str(report), "--language", "de"])
    assert "Nicht unterzeichnet." in capsys.readouterr().out
