"""Import of the platform's list and the three-way view on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from dialtone.cli import main
from dialtone.domain.record import Person, Record
from dialtone.dossier import site_file

LIST = "MAC;Owner;Model\n805EC0000001;An;T46U\nzz;Bart;T46U\n;;T46U\n"


@pytest.fixture(autouse=True)
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    path = tmp_path / "d.dialtone"
    assert main.run(["new", str(path)]) == 0
    (tmp_path / "p.csv").write_text(LIST)
    capsys.readouterr()
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> Any:
    """The document, with its standard error under «err»."""
    assert main.run([*map(str, arguments), "--json", "--language", "en"]) == code
    captured = capsys.readouterr()
    return {**(json.loads(captured.out) if captured.out else {}), "err": captured.err}


def test_import_says_what_it_took_the_file_for_and_names_rows(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = run(capsys, "import", dossier, dossier.with_name("p.csv"))
    source = result["sources"][0]
    assert (source["kind"], source["columns"], source["heading_row"]) == ("platform", {"mac": "MAC", "owner": "Owner", "model": "Model"}, 1)
    assert (source["added"], source["changed"], source["unchanged"], source["removed"]) == (2, 0, 0, 0)
    assert len(source["refused"]) == 1
    assert source["refused"][0].startswith("Row 4:")
    assert [(row["row"], row["state"]) for row in source["rows"]] == [(2, "added"), (3, "added"), (4, "refused")]
    assert "taken for the platform's list" in result["err"]
    assert "Row 3: «zz» is not a MAC address" in result["err"]
    assert [row["platform"] for row in result["three_way"]["devices"]] == ["listed", "listed"]
    again = run(capsys, "import", dossier, dossier.with_name("p.csv"))["sources"][0]
    assert (again["added"], again["unchanged"]) == (0, 2)


def test_a_dry_run_changes_nothing(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = dossier.read_bytes()
    result = run(capsys, "import", dossier, dossier.with_name("p.csv"), "--dry-run")
    assert (result["dry_run"], result["sources"][0]["added"]) == (True, 2)
    assert dossier.read_bytes() == before


def test_platform_compares_and_exits_by_what_it_finds(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "no list of the provider's platform" in run(capsys, "platform", dossier, code=3)["err"]
    run(capsys, "import", dossier, dossier.with_name("p.csv"))
    view = run(capsys, "platform", dossier, code=1)
    assert [one["code"] for row in view["devices"] for one in row["differences"]] == ["mac-invalid"]
    dossier.with_name("p.csv").write_text(LIST.splitlines()[0] + "\n805EC0000001;An;T46U\n")
    run(capsys, "import", dossier, dossier.with_name("p.csv"), "--replace")
    assert len(run(capsys, "platform", dossier)["devices"]) == 1
    assert main.run(["platform", str(dossier), "--language", "nl"]) == 0
    assert "805ec" not in (out := capsys.readouterr().out)
    assert "80:5e:c0:00:00:01" in out


def test_a_site_file_can_be_compared_too(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "import", dossier, dossier.with_name("p.csv"))
    exported = dossier.with_name("site.json")
    assert main.run(["export", str(dossier), "-o", str(exported)]) == 0
    capsys.readouterr()
    view = run(capsys, "platform", exported, code=1)
    assert view["scan"] is None
    assert view["imports"][0]["file"] == "p.csv"


def test_another_csv_is_refused_with_what_it_holds_and_a_mapping_helps(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other, before = dossier.with_name("other.csv"), dossier.read_bytes()
    other.write_text("Hardware;Wie\n805EC0000001;An\n")
    good = dossier.with_name("good.json")
    good.write_bytes(site_file.write(Record(people=(Person(id="p1"),))))
    refused = run(capsys, "import", dossier, good, other, code=2)["err"]
    assert "Hardware, Wie" in refused
    mapping = dossier.with_name("map.toml")
    mapping.write_text('mac = "Hardware"\nowner = "Wie"\n')
    assert dossier.read_bytes() == before
    assert run(capsys, "import", dossier, other, "--mapping", mapping)["sources"][0]["added"] == 1


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xff\xfe\x00", b'MAC;Owner\n1;"An\n', bytes(range(256))])
def test_no_file_ends_in_a_traceback(dossier: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    bad = dossier.with_name("bad.csv")
    bad.write_bytes(content)
    err = run(capsys, "import", dossier, bad, code=2)["err"]
    assert "Traceback" not in err
    assert "bad.csv" in err


def test_the_ordered_devices_come_from_a_table_too(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    order = dossier.with_name("order.csv")
    order.write_text("Model;Aantal\nT46U;2\nX;veel\n")
    source = run(capsys, "import", dossier, dossier.with_name("p.csv"), order)["sources"][1]
    assert (source["kind"], source["devices"], source["changed"]) == ("ordered-devices", 2, True)
    assert source["refused"][0].startswith("Row 3:")
    models = run(capsys, "platform", dossier, code=1)["models"]
    assert [(row["model"], row["ordered"], row["platform"]) for row in models] == [("T46U", 2, 2)]
