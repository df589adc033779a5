"""`dialtone versions` from end to end: sign on the command line, keep, change, list, save."""

import json
from pathlib import Path

import msgspec
import pytest

from dialtone.cli import main
from dialtone.domain.kinds import CheckState, Outcome
from dialtone.domain.record import Acceptance, Check, Customer, Installer, Partner, Person, Record
from dialtone.dossier import site_file
from dialtone.services import checklists

READY = Record(
    provider="allocloud",
    customer=Customer(name="De Linde"),
    partner=Partner(name="Telecom Partner BV"),
    installer=Installer(name="Els Maes"),
    people=(Person(id="p1", name="Directie"),),
    checks=tuple(
        Check(id=item.id, state=CheckState.NOT_DONE, reason="not asked for", by="tester")
        for entry in checklists.load("en")
        for item in entry.items
    ),
    acceptance=Acceptance(outcome=Outcome.REFUSED, signer_name="An Janssens", place="Gent"),
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path


def bring(home: Path, dossier: Path, record: Record) -> None:
    site = home / "site.json"
    site.write_bytes(site_file.write(record))
    assert main.run(["import", str(dossier), str(site)]) == 0


def test_a_report_signed_on_the_command_line_becomes_a_version(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier, report, saved = home / "d.dialtone", home / "r.pdf", home / "saved.pdf"
    monkeypatch.setenv("DIALTONE_PASSPHRASE", "four unrelated words here")
    assert main.run(["new", str(dossier)]) == 0
    assert main.run(["identity", "new", "--name", "Els Maes"]) == 0
    bring(home, dossier, READY)
    assert main.run(["versions", str(dossier), "--language", "en"]) == 0
    assert "No report of this dossier was signed yet." in capsys.readouterr().out
    assert main.run(["report", str(dossier), "-o", str(report)]) in {0, 1}
    assert main.run(["sign", str(report)]) == 0
    assert main.run(["versions", str(dossier), "--keep", str(report), "--language", "en"]) == 0
    assert "Version 1: signed" in capsys.readouterr().out
    bring(home, dossier, msgspec.structs.replace(READY, people=(Person(id="p1", name="Directrice"),)))
    capsys.readouterr()
    assert main.run(["versions", str(dossier), "--language", "en"]) == 1
    said = capsys.readouterr().out
    assert "The chain of the signed files holds." in said
    assert "name: Directie → Directrice" in said
    assert main.run(["versions", str(dossier), "--json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["since"] == 1
    assert document["chain_holds"] is True
    assert [(one["kind"], one["key"], one["state"]) for one in document["changes"]] == [("people", "p1", "changed")]
    assert main.run(["versions", str(dossier), "--save", "1", "-o", str(saved)]) == 0
    assert saved.read_bytes() == report.read_bytes()
    assert main.run(["versions", str(dossier), "--save", "2", "--language", "en"]) == 2
    assert "There is no version 2; there are 1." in capsys.readouterr().err
