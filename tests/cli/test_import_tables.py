"""Cabling on the command line: what came in, row by row, and what goes out."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dialtone.cli import main

PATCHES = "Paneel;Poort;Aansluitpunt;Lokaal;Switch;Switchpoort\nA;1;A01;Bureau;SW1;1\nA;1;A09;Bureau;SW1;9\nA;2;A02;Bureau;SW1;2\n"
TESTS = "Kabel-ID;Resultaat;Lengte (m);Tester\nA01;Geslaagd;12,5;DSX\nZ;Mislukt;3;DSX\n"


@pytest.fixture(autouse=True)
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    path = tmp_path / "d.dialtone"
    assert main.run(["new", str(path)]) == 0
    (tmp_path / "patch.csv").write_text(PATCHES)
    (tmp_path / "tests.csv").write_text(TESTS)
    capsys.readouterr()
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> Any:
    """The document, with its standard error under «err»."""
    assert main.run([*map(str, arguments), "--json", "--language", "en"]) == code
    captured = capsys.readouterr()
    return {**(json.loads(captured.out) if captured.out else {}), "err": captured.err}


def cabling(capsys: pytest.CaptureFixture[str], dossier: Path) -> dict[str, Any]:
    assert main.run(["export", str(dossier)]) == 0
    held: dict[str, Any] = json.loads(capsys.readouterr().out).get("cabling", {})
    return held


def test_a_patch_list_and_results_by_one_command(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = run(capsys, "import", dossier, dossier.with_name("patch.csv"), dossier.with_name("tests.csv"))
    patches, tests = result["sources"]
    assert (patches["kind"], patches["added"], patches["delimiter"]) == ("patch-list", 2, ";")
    assert patches["refused"] == ["Row 3: A01 already has cable A01. Take that out first, or correct the row."]
    assert (tests["kind"], tests["added"], tests["unmatched"]) == ("tests", 2, ["Z"])
    assert tests["columns"] == {"link": "Kabel-ID", "result": "Resultaat", "length": "Lengte (m)", "tester": "Tester"}
    assert "Row 3: there is no cable «Z» in the dossier." in result["err"]
    held = cabling(capsys, dossier)
    assert ([link["id"] for link in held["links"]], [test["result"] for test in held["tests"]]) == (["A01", "A02"], ["certified", "failed"])
    again = run(capsys, "import", dossier, dossier.with_name("tests.csv"))["sources"][0]
    assert (again["added"], again["unchanged"]) == (0, 2)


def test_a_dry_run_changes_nothing(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = dossier.read_bytes()
    assert run(capsys, "import", dossier, dossier.with_name("patch.csv"), "--dry-run")["sources"][0]["added"] == 2
    assert dossier.read_bytes() == before


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_people_read_it_in_their_language(dossier: Path, capsys: pytest.CaptureFixture[str], language: str) -> None:
    for name in ("patch.csv", "tests.csv"):
        assert main.run(["import", str(dossier), str(dossier.with_name(name)), "--language", language]) == 0
    captured = capsys.readouterr()
    for text in (captured.out, captured.err):
        assert text
        assert "{" not in text
        assert "table-" not in text
        assert "problem." not in text


def test_one_bad_file_among_good_ones_imports_nothing(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = dossier.with_name("bad.csv")
    bad.write_text(TESTS.replace("12,5", "12,5\nX;OK;13.5;DSX\nY;OK;12,5"))
    refused = run(capsys, "import", dossier, dossier.with_name("patch.csv"), bad, code=2)
    assert "column «Lengte (m)»: row 2 has «12,5» and row 3 «13.5»" in refused["err"]
    assert cabling(capsys, dossier) == {}
    mapping = dossier.with_name("m.toml")
    mapping.write_text('decimal = ","\npassed = "certified"\nmeasured = "channel"\n')
    source = run(capsys, "import", dossier, bad, "--mapping", mapping)["sources"][0]
    assert (source["added"], source["refused"]) == (3, ["Row 3: «13.5» under «Lengte (m)» is no number. Correct it."])
    assert {test["measured"] for test in cabling(capsys, dossier)["tests"]} == {"channel"}


def test_a_mapping_for_other_headings(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd, mapping = dossier.with_name("odd.csv"), dossier.with_name("m.toml")
    odd.write_text("Nr,Goed\nA1,ok\n")
    assert "isn't recognised" in run(capsys, "import", dossier, odd, code=2)["err"].replace("is not", "isn't")
    mapping.write_text('kind = "tests"\nlink = "Nr"\nresult = 2\npassed = "verified"\n')
    assert run(capsys, "import", dossier, odd, "--mapping", mapping)["sources"][0]["added"] == 1
    mapping.write_text('link = "Nr"\nresult = "Slecht"\n')
    assert "«result = Slecht» can't be used" in run(capsys, "import", dossier, odd, "--mapping", mapping, code=2)["err"]


def test_a_file_that_is_no_database_is_refused_or_kept(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = dossier.with_name("dsx.flw")
    path.write_bytes(b"not a database")
    said = run(capsys, "import", dossier, dossier.with_name("patch.csv"), path, code=2)["err"]
    assert "no SQLite database" in said
    assert "--attach" in said  # what the command line has for it; the window's words name no option
    assert cabling(capsys, dossier) == {}
    kept = run(capsys, "import", dossier, path, "--attach")["sources"][0]
    assert (kept["kind"], len(kept["sha256"])) == ("attachment", 64)


def test_tables_out_and_in_again(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "import", dossier, dossier.with_name("patch.csv"), dossier.with_name("tests.csv"))
    before = cabling(capsys, dossier)
    out = dossier.with_name("out")
    files = run(capsys, "export", dossier, "--format", "csv", "-o", out)["files"]
    assert {"cabling.links.csv", "patch-list.csv", "dossier.csv"} <= set(files)
    assert run(capsys, "export", dossier, "--format", "xlsx", "-o", dossier.with_name("o.xlsx"))["files"] == ["o.xlsx"]
    for source in (out, dossier.with_name("o.xlsx")):
        fresh = dossier.with_name(f"{source.name}.dialtone")
        assert main.run(["new", str(fresh)]) == 0
        capsys.readouterr()
        run(capsys, "import", fresh, source)
        assert cabling(capsys, fresh) == before
        again = run(capsys, "import", dossier, source)
        assert (again["sources"][0]["kind"], again["sources"][0]["added"], again["sources"][0]["changed"]) == ("lists", 0, 0)
    assert "passed over" in run(capsys, "import", dossier, out)["err"]


def test_netbox_out_and_in_again(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "import", dossier, dossier.with_name("patch.csv"))
    before = cabling(capsys, dossier)
    out = dossier.with_name("nb")
    run(capsys, "export", dossier, "--format", "netbox", "-o", out)
    result = run(capsys, "import", dossier, out)
    assert "only prepares NetBox" in result["err"]
    assert [(source["kind"], source["added"], source["changed"], len(source["refused"])) for source in result["sources"]] == [
        ("netbox-devices", 0, 0, 0),
        ("netbox-cables", 0, 0, 0),
    ]
    assert cabling(capsys, dossier) == before
    assert run(capsys, "export", dossier, "--format", "netbox", "-o", dossier.with_name("nb.zip"))["files"][0] == "01-sites.csv"


def test_tables_need_a_place(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("csv", "xlsx", "netbox"):
        assert "-o" in run(capsys, "export", dossier, "--format", form, code=2)["err"]


def test_a_bad_row_of_a_list_is_named_with_its_file(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rooms, sites = dossier.with_name("rooms.csv"), dossier.with_name("sites.csv")
    rooms.write_text("id;site;use\nr1;hq;users\nr2;hq;disco\n")
    sites.write_text("id\nhq\n")
    source = run(capsys, "import", dossier, rooms, sites)["sources"][0]
    assert (source["added"], source["refused"]) == (2, ["rooms.csv: Row 3: «disco» can't be under «use». Correct it."])


def test_the_platforms_list_and_the_order_come_from_a_workbook_too(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.Workbook()
    for row in ([], ["MAC", "Owner", "Model"], ["805EC0000001", "An", "T46U"]):
        book.active.append(row)
    book.save(dossier.with_name("p.xlsx"))
    source = run(capsys, "import", dossier, dossier.with_name("p.xlsx"))["sources"][0]
    assert (source["kind"], source["added"], source["heading_row"], source["rows"][0]["row"]) == ("platform", 1, 2, 3)
    book = openpyxl.Workbook()
    for row in (["Model", "Quantity"], ["T46U", 12]):
        book.active.append(row)
    book.save(dossier.with_name("o.xlsx"))
    assert run(capsys, "import", dossier, dossier.with_name("o.xlsx"))["sources"][0]["devices"] == 12


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Panel;Port;Outlet\nA;1;o1\nA;2;o\x002\n", "list.csv, row 3: there are control characters"),
        (b"Panel;Port;Outlet\nA;1;o1\nA;2;\x1b[31mred\n", "list.csv, row 3: there are control characters"),
        (b'Panel;Port;Outlet\nA;1;o1\nA;2;"o2\nA;3;o3\n', "list.csv, row 3: a quotation mark"),
        (b"Panel;Port;Outlet\n" + b"A;1;o1\n" * 50_020, "list.csv has more than 50000 rows."),
        (b"Kast;Foo;Bar\nA;1;2\n", "list.csv is not recognised: its headings don't tell what it is. Found: Kast, Foo, Bar. "),
    ],
    ids=["nul", "escape", "quote", "rows", "headings"],
)
def test_a_broken_list_is_not_taken_for_a_bad_list_of_devices(
    dossier: Path, capsys: pytest.CaptureFixture[str], data: bytes, said: str
) -> None:
    source = dossier.with_name("list.csv")
    source.write_bytes(data)
    assert said in run(capsys, "import", dossier, source, code=2)["err"]
    assert cabling(capsys, dossier) == {}


def test_the_platforms_list_is_read_where_only_its_own_reader_takes_it(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = dossier.with_name("list.csv")
    source.write_bytes(b"MAC;Owner\n80:5e:c0:00:00:01;A\x1bn\n")
    assert run(capsys, "import", dossier, source)["sources"][0]["kind"] == "platform"


@pytest.mark.parametrize("heading", ["Wandcontactdoos", "Netwerkpunt", "Prise réseau", "Netzwerkdose"])
def test_an_outlet_has_many_names(dossier: Path, capsys: pytest.CaptureFixture[str], heading: str) -> None:
    source = dossier.with_name("list.csv")
    source.write_bytes(f"Paneel;Poort;{heading}\nA;1;o1\n".encode("cp1252"))
    run(capsys, "import", dossier, source)
    assert [link["outlet"] for link in cabling(capsys, dossier)["links"]] == ["o1"]


def test_a_site_file_that_contradicts_the_dossier_stops_the_files_before_it(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (dossier.with_name("cabling.panels.csv")).write_text("id;ports\nA;2\n")
    run(capsys, "import", dossier, dossier.with_name("cabling.panels.csv"))
    site = dossier.with_name("site.json")
    content = {"panels": [{"id": "A"}], "links": [{"id": "L9", "panel": "A", "port": 9}]}
    site.write_text(json.dumps({"format": "dialtone-site", "version": 1, "cabling": content}))
    before = cabling(capsys, dossier)
    assert "port 9 doesn't exist" in run(capsys, "import", dossier, dossier.with_name("patch.csv"), site, code=2)["err"]
    assert cabling(capsys, dossier) == before


def test_a_kind_that_is_stated_is_enough_where_the_headings_are_known(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, mapping = dossier.with_name("few.csv"), dossier.with_name("few.toml")
    source.write_text("Kabel-ID;Resultaat;Tester\nA01;PASS;DSX\n")
    mapping.write_text('kind = "tests"\n')
    assert run(capsys, "import", dossier, source, "--mapping", mapping)["sources"][0]["columns"] == {
        "link": "Kabel-ID",
        "result": "Resultaat",
        "tester": "Tester",
    }


def test_a_workbook_that_is_too_long_is_read_once(
    dossier: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from dialtone.cabling import spreadsheets, tables

    opened: list[str] = []
    reading = spreadsheets.read
    monkeypatch.setattr(spreadsheets, "read", lambda *given: opened.append("") or reading(*given))
    monkeypatch.setattr(tables, "MAX_ROWS", 20)
    source, book = dossier.with_name("long.xlsx"), openpyxl.Workbook()
    for number in range(25):
        book.active.append(["A", number + 1, f"o{number}"])
    book.save(source)
    assert "long.xlsx has more than 20 rows." in run(capsys, "import", dossier, source, code=2)["err"]
    assert len(opened) == 1
