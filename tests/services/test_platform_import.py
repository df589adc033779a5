"""Import of the platform's list: every row is accounted for, importing again changes nothing, and all of it is one undoable step."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialtone.domain.changes import Put, Remove
from dialtone.domain.problems import InputProblem
from dialtone.domain.record import PlatformDevice, Record
from dialtone.dossier.dossier import Dossier
from dialtone.services import platform_import, platform_table
from dialtone.services.platform_import import PlatformPlan, plan, read_mapping
from dialtone.services.platform_table import read
from dialtone.words import LANGUAGES, Words

NOW = dt.datetime(2026, 11, 25, 10, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(hours=1)
HEAD = "MAC;Eigenaar;Login;Toestelnummer;Merk;Model;Soort;Serienummer;Geregistreerd;Laatst gezien\n"
ROWS = "805EC0000001;An Janssens;an;101;Yealink;T46U;deskphone;S1;ja;gisteren\n80-5e-c0-00-00-02;Bart Peeters;;102;Yealink;T46U;;;nee;\n"


def table(text: str, name: str = "/somewhere/p.csv") -> platform_table.PlatformTable:
    return read(text.encode(), name)


def applied(record: Record, made: PlatformPlan) -> Record:
    """The record after the edit, by the plainest means."""
    devices = {one.id: one for one in record.platform_devices}
    imports = {one.sha256: one for one in record.platform_imports}
    for change in made.edit.changes:
        if isinstance(change, Remove):
            del devices[change.key]
        elif isinstance(change, Put) and change.kind == "platform_devices":
            value = msgspec.convert(change.value, PlatformDevice)
            devices[value.id] = value
        elif isinstance(change, Put):
            imports[str(change.key)] = msgspec.convert(change.value, type(record).__annotations__ and platform_import.PlatformImport)
    return msgspec.structs.replace(record, platform_devices=tuple(devices.values()), platform_imports=tuple(imports.values()))


def states(made: PlatformPlan) -> list[tuple[int, str]]:
    return [(row.number, row.state) for row in made.rows]


def test_a_row_becomes_a_device_with_its_evidence() -> None:
    read_table = table(HEAD + ROWS)
    made = plan(Record(), read_table, NOW)
    record = applied(Record(), made)
    first, second = record.platform_devices
    assert msgspec.to_builtins(first) == {
        "id": "805ec0000001", "mac": "80:5e:c0:00:00:01", "serial": "S1", "owner": "An Janssens", "login": "an", "extension": "101",
        "vendor": "Yealink", "model": "T46U", "kind": "deskphone", "registered": True, "last_seen": "gisteren",
        "source": read_table.sha256, "file_row": 2,
    }  # fmt: skip
    assert (second.mac, second.registered, second.kind, second.file_row) == ("80:5e:c0:00:00:02", False, None, 3)
    source = record.platform_imports[0]
    assert (source.sha256, source.file, source.imported_at, source.rows) == (read_table.sha256, "p.csv", NOW, 2)
    assert states(made) == [(2, "added"), (3, "added")]


def test_importing_again_changes_nothing_and_an_update_changes_its_row() -> None:
    record = applied(Record(), plan(Record(), table(HEAD + ROWS), NOW))
    again = plan(record, table(HEAD + ROWS), LATER)
    assert (states(again), again.edit.changes) == ([(2, "unchanged"), (3, "unchanged")], ())
    mixed = HEAD + "".join(reversed(ROWS.splitlines(keepends=True))).replace("Bart Peeters", "Cor Maes").replace(
        "805EC0000001", "805e.c000.0001"
    )
    updated = plan(record, table(mixed), LATER)
    assert states(updated) == [(2, "changed"), (3, "unchanged")]
    after = applied(record, updated)
    assert [(one.owner, one.file_row, one.source) for one in after.platform_devices] == [
        ("An Janssens", 3, updated.sha256),
        ("Cor Maes", 2, updated.sha256),
    ]
    assert len(after.platform_imports) == 2


def test_an_earlier_file_imported_again_is_the_latest_again() -> None:
    record = applied(Record(), plan(Record(), table(HEAD + ROWS), NOW))
    record = applied(record, plan(record, table(HEAD + ROWS.splitlines(keepends=True)[0]), LATER))
    record = applied(record, plan(record, table(HEAD + ROWS), LATER + dt.timedelta(hours=1)))
    newest = max(record.platform_imports, key=lambda one: one.imported_at or NOW)
    assert {one.source for one in record.platform_devices} == {newest.sha256}


def test_a_complete_list_takes_away_what_is_not_in_it() -> None:
    record = applied(Record(), plan(Record(), table(HEAD + ROWS), NOW))
    shorter = table(HEAD + ROWS.splitlines(keepends=True)[0])
    assert states(plan(record, shorter, LATER)) == [(2, "unchanged")]
    made = plan(record, shorter, LATER, replace=True)
    assert states(made) == [(2, "unchanged"), (0, "removed")]
    assert [one.mac for one in applied(record, made).platform_devices] == ["80:5e:c0:00:00:01"]
    with pytest.raises(InputProblem, match=r"platform\.not-complete"):
        plan(record, table(HEAD + ";;;;;T46U;;;;\n805EC0000001;x\n"), LATER, replace=True)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (";;;;Yealink;T46U;;;;\n", "nobody"),
        ("805EC0000001;An;;;;;;;;;more\n", "too-many-cells"),
        ("805EC0000001;" + "x" * 1001 + "\n", "too-long"),
    ],
)
def test_bad_rows_are_refused_by_number_and_the_others_taken(row: str, code: str) -> None:
    made = plan(Record(), table(HEAD + row + ROWS), NOW)
    assert [(one.code, one.params["row"]) for one in made.refused] == [(f"platform-row.{code}", 2)]
    assert (made.count("added"), made.count("refused")) == (2, 1)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("8,05E+11;An\n", "mac-invalid"),
        ("02:00:00:00:00:01;An\n", "mac-local"),
        (";An\n", "no-mac"),
        ("805EC0000009;An;;;;;;;misschien\n", "status"),
    ],
)
def test_odd_rows_are_taken_with_a_remark(row: str, code: str) -> None:
    made = plan(Record(), table(HEAD.replace("Eigenaar", "Owner") + row), NOW)
    assert [(one.code, one.params["row"]) for one in made.remarks] == [(f"platform-row.{code}", 2)]
    assert states(made) == [(2, "added")]


def test_the_same_row_twice_is_taken_once_and_another_owner_is_kept_beside() -> None:
    text = HEAD + "805EC0000001;An\n805e-c000-0001;An\n805EC0000001;Bart\n"
    made = plan(Record(), table(text), NOW)
    assert states(made) == [(2, "added"), (3, "refused"), (4, "added")]
    assert (made.refused[0].code, made.refused[0].params["other"]) == ("platform-row.duplicate", 2)
    assert [one.code for one in made.remarks] == ["platform-row.mac-again"]
    record = applied(Record(), made)
    assert [(one.id, one.owner) for one in record.platform_devices] == [("805ec0000001", "An"), ("805ec0000001 bart", "Bart")]
    turned = plan(record, table(HEAD + "805EC0000001;Bart\n805EC0000001;An\n"), LATER)
    assert {row.state for row in turned.rows} == {"unchanged"}


def test_kinds_are_known_in_three_languages_and_else_stay() -> None:
    kinds = [Words(language).text("kind.doorphone") for language in LANGUAGES]
    text = "MAC;Type\n" + "".join(f"805EC000000{number};{kind}\n" for number, kind in enumerate([*kinds, "Wandapparaat"]))
    record = applied(Record(), plan(Record(), table(text), NOW))
    assert [one.kind for one in record.platform_devices] == ["doorphone", "doorphone", "doorphone", "Wandapparaat"]


def test_columns_can_be_chosen() -> None:
    odd = table("Hardware;Wie;x\n805EC0000001;An;1\n")
    with pytest.raises(InputProblem, match=r"platform\.not-recognised"):
        plan(Record(), odd, NOW)
    headless = read(b"805EC0000001;An\n805EC0000002;Bart\n", "p.csv")
    for one, columns in ((odd, {0: "mac", 1: "owner"}), (headless, {0: "mac", 1: "owner"})):
        made = plan(Record(), one, NOW, columns=columns)
        assert applied(Record(), made).platform_devices[0].owner == "An"


def test_a_mapping_file(tmp_path: Path) -> None:
    odd = table("Hardware ID;Wie\n805EC0000001;An\n")
    path = tmp_path / "map.toml"
    path.write_text('mac = "hardware id"\nowner = 2\n')
    assert read_mapping(path, odd) == {0: "mac", 1: "owner"}
    for wrong in ('mac = "x"', 'colour = "Wie"', "mac = 9", "mac = 1\nowner = 1", "mac =", "mac = 0"):
        path.write_text(wrong)
        with pytest.raises(InputProblem, match=r"platform\.mapping"):
            read_mapping(path, odd)


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    with Dossier.create(tmp_path / "d.dialtone", provider=None, author="A") as made:
        yield made


def test_it_is_one_step_in_the_dossier_that_can_be_undone(dossier: Dossier) -> None:
    made = plan(dossier.record, table(HEAD + ROWS), NOW)
    dossier.apply(made.edit)
    assert (len(dossier.record.platform_devices), dossier.undo_label) == (2, "edit.import-platform")
    dossier.apply(plan(dossier.record, table(HEAD + ROWS), LATER).edit)
    assert len(dossier.journal()) == 1
    dossier.undo()
    assert (dossier.record.platform_devices, dossier.record.platform_imports) == ((), ())
    dossier.redo()
    assert applied(Record(), made).platform_devices == dossier.record.platform_devices


def test_every_code_has_words_with_all_parameters() -> None:
    source = Path(platform_import.__file__).read_text(encoding="utf-8") + Path(platform_table.__file__).read_text(encoding="utf-8")
    codes = set(re.findall(r'"(platform\.[a-z-]+)"', source)) | {
        f"platform-row.{code}" for code in re.findall(r'(?:_problem|_RefusedError)\("([a-z-]+)"', source)
    } | {"platform-row.mac-invalid", "platform-row.mac-local"}  # fmt: skip
    assert len(codes) >= 16
    missing = [(language, code) for language in LANGUAGES for code in codes if not Words(language).has(f"problem.{code}")]
    assert missing == []


CELL = st.sampled_from(
    ["", "805EC0000001", "805EC0000002", "02:00:00:00:00:01", "zz", "An", "Bart", "101", "S1", "N/A", "ja", "é;", "=1+1"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(CELL, min_size=1, max_size=11), max_size=8), st.booleans())
def test_every_row_is_accounted_for_and_twice_is_once(rows: list[list[str]], replace: bool) -> None:
    import csv
    import io

    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";").writerows([HEAD.strip().split(";"), *rows])
    read_table = table(buffer.getvalue())
    made = plan(Record(), read_table, NOW)
    assert [row.number for row in made.rows] == [row.number for row in read_table.rows]
    record = applied(Record(), made)
    assert len(record.platform_devices) == made.count("added")
    again = plan(record, read_table, LATER, replace=replace and not made.refused)
    assert again.edit.changes == ()
    assert again.count("unchanged") == made.count("added")
    for problem in (*made.refused, *made.remarks):
        text: Any = Words("nl").problem(problem)
        assert "{" not in text
        assert str(problem.params["row"]) in text
