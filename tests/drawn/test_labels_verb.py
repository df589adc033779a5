"""`dialtone labels` from outside, and the service behind it."""

import io
import json
from pathlib import Path

import pikepdf
import pytest
from drawn_site import site as drawn_site
from msgspec.structs import replace

from dialtone.cli import main
from dialtone.domain.problems import InputProblem
from dialtone.domain.record import Customer, Record
from dialtone.dossier import site_file
from dialtone.services.labels import LabelRequest, LabelService, kinds_in
from dialtone.services.settings import SettingsStore
from dialtone.words import REPORT_LANGUAGES, Words


def site() -> Record:
    """Without the pin of an outlet that is gone: that can be drawn, but not imported."""
    record = drawn_site()
    return replace(record, cabling=replace(record.cabling, pins=record.cabling.pins[:3]))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def file(home: Path) -> Path:
    path = home / "school.json"
    path.write_bytes(site_file.write(site()))
    return path


def test_labels_of_a_site_file_as_pdf(file, capsys):
    assert (
        main.run(["labels", str(file), "--json", "--kind", "cords", "--kind", "outlets", "--sheet", "herma-10001", "--start", "180"]) == 0
    )
    document = json.loads(capsys.readouterr().out)
    assert document["labels"] == 2 * 11 + 12
    assert document["pages"] == 2, "from label 180 on there are 10 on the first sheet of 189"
    assert document["output"] == str(file.with_name("school-labels.pdf"))
    with pikepdf.open(document["output"]) as opened:
        assert len(opened.pages) == 2
        assert float(opened.pages[0].MediaBox[2]) == pytest.approx(210 / 25.4 * 72, abs=0.1)


def test_the_same_as_a_table(file, home, capsys):
    assert main.run(["labels", str(file), "-o", str(home / "x.csv"), "--only", "0A-A03", "--language", "nl"]) == 0
    rows = (home / "x.csv").read_bytes().decode("utf-8-sig").splitlines()
    assert [row.split(";")[0] for row in rows] == ["id", "0A-A03", "0A-A03"]
    assert "Etiketten als tabel: 2" in capsys.readouterr().out


def test_a_dossier_in_the_language_of_its_customer(home, capsys):
    record = replace(site(), customer=Customer(language="fr"))
    (home / "site.json").write_bytes(site_file.write(record))
    assert main.run(["new", "d.dialtone"]) == 0
    assert main.run(["import", "d.dialtone", "site.json"]) == 0
    assert main.run(["labels", "d.dialtone", "-o", "l.pdf"]) == 0
    with pikepdf.open("l.pdf") as opened:
        assert str(opened.Root.Lang) == "fr"


def test_sheets_are_listed(capsys):
    assert main.run(["labels", "--list", "--json"]) == 0
    listed = {one["name"]: one for one in json.loads(capsys.readouterr().out)}
    assert listed["avery-l4732"]["across"] * listed["avery-l4732"]["down"] == 80
    assert listed["tape-12"]["across"] == 0
    assert main.run(["labels", "--list", "--language", "en"]) == 0
    assert "herma-10001" in capsys.readouterr().out


def test_the_test_page_needs_no_dossier(home, capsys):
    assert main.run(["labels", "--test-page", "--sheet", "avery-l7160", "--offset-x", "0,3"]) == 0
    assert Path("avery-l7160-test.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "dialtone labels DOSSIER"),
        (["FILE", "--sheet", "nothing"], "avery-l4730"),
        (["FILE", "--start", "81"], "80"),
        (["FILE", "--start", "0"], "80"),
        (["FILE", "--offset-y", "25"], "20"),
        (["FILE", "--only", "nothing"], "nothing"),
        (["missing.json"], "missing.json"),
    ],
)
def test_wrong_use_is_said_with_its_remedy(file, capsys, arguments, said):
    given = [str(file) if one == "FILE" else one for one in arguments]
    assert main.run(["labels", *given, "--language", "en"]) == 2
    assert said in capsys.readouterr().err
    assert not file.with_name("school-labels.pdf").exists()


def test_an_offset_that_is_no_number(file, capsys):
    assert main.run(["labels", str(file), "--offset-x", "much"]) == 2
    assert "much" in capsys.readouterr().err


def test_the_computer_s_own_sheet_and_offset_are_used(file, home, capsys):
    from dialtone.services.paths import system_paths

    SettingsStore(system_paths().settings).update(label_sheet="cablebug", label_offset_x=5)
    assert main.run(["labels", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["medium"] == "cablebug"


def test_every_refusal_has_words():
    service = LabelService()
    for request in (LabelRequest(medium="x"), LabelRequest(start=999), LabelRequest(offset_x=900), LabelRequest()):
        with pytest.raises(InputProblem) as raised:
            service.pdf(Record(), request, "nl")
        for language in REPORT_LANGUAGES:
            text = Words(language).problem(raised.value)
            assert " " in text
            assert "{" not in text


def test_what_there_is_to_label():
    assert kinds_in(Record()) == ()
    assert kinds_in(site()) == ("links", "cords", "outlets", "ports", "switch-ports", "panels", "racks")


def test_media_are_described():
    media = {one.name: one for one in LabelService().media()}
    assert media["avery-l7160"].each == 21
    assert media["tape-24"].each == 0
    assert io.BytesIO(LabelService().test_page(LabelRequest(medium="tape-24"), "fr")).read(5) == b"%PDF-"
