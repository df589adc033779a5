"""Bad input: exit 2, the place named, nothing written (design: command line)."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

BAD = {
    "truncated": (b'{"format": "dialtone-site", "version": 1, "people": [{"id": "p1"', "line 1"),
    "unknown-key": (b'{"format": "dialtone-site", "version": 1, "devices": [{"id": "d1", "colour": "red"}]}', "$.devices[0]"),
    "unknown-top-key": (b'{"format": "dialtone-site", "version": 1, "devics": []}', "devics"),
    "wrong-type": (b'{"format": "dialtone-site", "version": 1, "people": [{"id": "p1", "hot_desking": "yes"}]}', "$.people[0].hot_desking"),
    "bad-kind": (b'{"format": "dialtone-site", "version": 1, "devices": [{"id": "d1", "kind": "toaster"}]}', "$.devices[0].kind"),
    "duplicate-id": (b'{"format": "dialtone-site", "version": 1, "rooms": [{"id": "r1"}, {"id": "r1"}]}', "$.rooms[1].id"),
    "dangling": (b'{"format": "dialtone-site", "version": 1, "devices": [{"id": "d1", "person": "nobody"}]}', "$.devices[0].person"),
    "duplicate-key": (b'{"format": "dialtone-site", "version": 1, "people": [], "people": []}', "people"),
    "garbage": (bytes(range(256)) * 40, "bad.json"),
    "empty": (b"", "bad.json"),
    "newer": (b'{"format": "dialtone-site", "version": 2}', "$.version"),
    "foreign": (b'{"format": "something-else", "version": 1}', "$.format"),
    "deep": (b"[" * 100_000, "bad.json"),
    "infinite": (b'{"format": "dialtone-site", "version": 1, "call_recording": {"volume_gb": 1e999}}', "$.call_recording.volume_gb"),
}


@pytest.mark.parametrize("name", BAD)
def test_count_refuses_and_names_the_place(dialtone: Callable, tmp_path: Path, name: str) -> None:
    data, place = BAD[name]
    (tmp_path / "bad.json").write_bytes(data)
    done = dialtone("count", "bad.json", "--json", "--language", "en")
    assert done.code == 2, done.err
    assert place in done.err
    assert "bad.json" in done.err
    assert "Traceback" not in done.err
    assert done.out == ""


@pytest.mark.parametrize("name", ["truncated", "unknown-key", "dangling", "garbage"])
def test_import_writes_nothing(dialtone: Callable, tmp_path: Path, name: str) -> None:
    assert dialtone("new", "d.dialtone").code == 0
    before = dialtone("export", "d.dialtone").out
    (tmp_path / "bad.json").write_bytes(BAD[name][0])
    assert dialtone("import", "d.dialtone", "bad.json").code == 2
    assert dialtone("export", "d.dialtone").out == before


def test_a_hundred_megabytes_are_refused(dialtone: Callable, tmp_path: Path) -> None:
    with (tmp_path / "big.json").open("wb") as file:
        file.write(b'{"format": "dialtone-site", "version": 1, "people": [')
        file.truncate(100 * 1024 * 1024)
    done = dialtone("count", "big.json")
    assert done.code == 2, done.err
    assert "big.json" in done.err


def test_a_missing_file(dialtone: Callable) -> None:
    done = dialtone("count", "nowhere.json")
    assert done.code == 2
    assert "nowhere.json" in done.err


def test_new_never_overwrites(dialtone: Callable, tmp_path: Path) -> None:
    (tmp_path / "d.dialtone").write_text("mine")
    done = dialtone("new", "d.dialtone")
    assert done.code == 2
    assert (tmp_path / "d.dialtone").read_text() == "mine"


@pytest.mark.parametrize("data", [b"not a database", b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_foreign_or_damaged_dossier_stays_as_it_was(dialtone: Callable, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "d.dialtone").write_bytes(data)
    (tmp_path / "s.json").write_text(json.dumps({"format": "dialtone-site", "version": 1}))
    done = dialtone("import", "d.dialtone", "s.json")
    assert done.code == 2, done.err
    assert (tmp_path / "d.dialtone").read_bytes() == data


def test_an_unknown_verb(dialtone: Callable) -> None:
    done = dialtone("dial", "112")
    assert done.code == 2
    assert "verbs are" in done.err


def test_round_trip(dialtone: Callable, tmp_path: Path) -> None:
    site = {
        "format": "dialtone-site",
        "version": 1,
        "provider": "allocloud",
        "customer": {"name": "École «Les Tilleuls» & Cie", "language": "fr"},
        "sites": [{"id": "hq", "name": "", "address": {"street": "Wetstraat / Rue de la Loi", "number": "16", "postcode": "1000"}}],
        "people": [{"id": "p2", "name": "B", "service": "telephony"}, {"id": "p1", "name": "A", "hot_desking": False}],
        "devices": [{"id": "d1", "kind": "deskphone", "person": "p1"}],
        "order": {"lines": [{"item": "user", "quantity": 12}, {"item": "recording-gb", "quantity": 2.5}]},
        "automatic_dialler": False,
    }
    (tmp_path / "s.json").write_text(json.dumps(site))
    assert dialtone("new", "d.dialtone").code == 0
    assert dialtone("import", "d.dialtone", "s.json", "--dry-run").code == 0
    assert "people" not in json.loads(dialtone("export", "d.dialtone").out)
    assert dialtone("import", "d.dialtone", "s.json").code == 0
    assert json.loads(dialtone("export", "d.dialtone").out) == site
    again = dialtone("import", "d.dialtone", "s.json", "--json").json
    assert again["sources"][0]["added"] == again["sources"][0]["changed"] == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(dialtone: Callable, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = dialtone("verify", "pipe", "--json")
    assert done.code == 2
    assert "pipe" in done.err


def test_identity_new_show_export(dialtone: Callable, tmp_path: Path) -> None:
    secret = {"DIALTONE_PASSPHRASE": "a long enough phrase"}
    assert dialtone("identity", "show", "--json").json is None
    assert dialtone("identity", "new", "--name", "Robin Voorbeeld", "--json", **secret).json["name"] == "Robin Voorbeeld"
    assert dialtone("identity", "new", "--name", "Other", **secret).code == 2
    assert dialtone("identity", "show", DIALTONE_PASSPHRASE="not the right one").code == 2
    assert dialtone("identity", "export", "copy.p12", **secret).code == 0
    again = {**secret, "DIALTONE_NEW_PASSPHRASE": "another long phrase"}
    assert dialtone("identity", "import", "copy.p12", "--replace", **again).code == 0
    assert dialtone("identity", "show", DIALTONE_PASSPHRASE="another long phrase").code == 0
    assert dialtone("identity", "show").code == 2


def test_french_punctuation_reaches_the_terminal_whole(dialtone: Callable, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_bytes(BAD["bad-kind"][0])
    done = dialtone("count", "bad.json", "--language", "fr")
    assert done.code == 2
    assert "\N{REPLACEMENT CHARACTER}" not in done.err
    assert "«\N{NO-BREAK SPACE}toaster\N{NO-BREAK SPACE}»" in done.err
