"""Edits: each kind of change, cascades, refusals that leave nothing behind, undo and redo across a restart."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from dialtone.domain import references
from dialtone.domain.changes import Change, Edit, Put, Remove, Rename, Set
from dialtone.domain.kinds import DeviceKind
from dialtone.domain.problems import EnvironmentProblem, InputProblem, InvalidInput
from dialtone.domain.record import Device, Record
from dialtone.dossier import editing
from dialtone.dossier.dossier import Dossier


def edit(*changes: Change) -> Edit:
    return Edit("edit.change", changes)


def device(dossier: Dossier, key: str) -> Device:
    return dict(dossier.rows("devices"))[key]


def test_put_adds_and_replaces(dossier: Dossier) -> None:
    assert dossier.apply(edit(Put("devices", {"id": "d9", "kind": "pager"}))).kinds == {"devices"}
    assert dossier.record.devices[-1] == Device(id="d9", kind=DeviceKind.PAGER)
    dossier.apply(edit(Put("devices", {"id": "d1", "kind": "gateway"}, key="d1")))
    assert [row.id for row in dossier.record.devices] == ["d1", "d2", "d3", "d9"]
    assert device(dossier, "d1") == Device(id="d1", kind=DeviceKind.GATEWAY)


def test_put_of_a_keyless_row_gets_a_key_that_stays(dossier: Dossier) -> None:
    dossier.apply(edit(Put("sound_files", {"name": "a"})))
    (_, first), (key, second) = dossier.rows("sound_files")
    assert (first.name, second.name) == ("wacht.wav", "a")
    dossier.apply(edit(Set("sound_files", key, {"rights": "cleared"})))
    dossier.undo()
    dossier.undo()
    dossier.redo()
    assert dossier.rows("sound_files")[1] == (key, second)


def test_set_changes_only_its_fields_and_none_means_unknown(dossier: Dossier) -> None:
    before = device(dossier, "d3")
    dossier.apply(edit(Set("devices", "d3", {"vendor": "Snom", "delivered_on": None})))
    after = device(dossier, "d3")
    assert (after.vendor, after.delivered_on, after.person) == ("Snom", None, before.person)


def test_single_values(dossier: Dossier) -> None:
    changed = dossier.apply(
        edit(
            Set("customer", "", {"name": "N"}),
            Put("provider", "other"),
            Put("automatic_dialler", True),
            Remove("order", ""),
            Put("partner", None),
        )
    )
    assert changed.kinds == {"customer", "provider", "automatic_dialler", "order", "partner"}
    record = dossier.record
    assert record.customer is not None
    assert (record.customer.name, len(record.customer.contacts)) == ("N", 2)
    assert (record.provider, record.automatic_dialler, record.order, record.partner) == ("other", True, None, None)
    dossier.apply(edit(Set("partner", "", {"name": "New"}), Remove("automatic_dialler", "")))
    assert dossier.record.partner is not None
    assert dossier.record.automatic_dialler is None


def test_removing_a_person_clears_what_refers_to_it(dossier: Dossier) -> None:
    before = dossier.record
    changed = dossier.apply(edit(Remove("people", "p1")))
    assert changed.kinds == {"people", "devices", "caller_ids"}
    assert device(dossier, "d3").person is None
    assert [row.subject for row in dossier.record.caller_ids] == ["d2"]
    assert dossier.record.answers == before.answers  # what was said stays said
    dossier.undo()
    assert dossier.record == before


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("sites", "hq"), ("rooms", "r1"), ("rooms", "r2"), ("people", "p1"), ("devices", "d1"), ("devices", "d2"), ("devices", "d3"),
        ("cabling.racks", "k"), ("cabling.panels", "A:1"), ("cabling.outlets", "o1"), ("cabling.switches", "s"),
        ("cabling.switch_ports", "s/1"),
    ],
)  # fmt: skip
def test_removing_and_renaming_leave_nothing_dangling(dossier: Dossier, kind: str, key: str) -> None:
    before = dossier.record
    dossier.apply(edit(Remove(kind, key)))
    assert references.check(dossier.record) == ()
    removed = dossier.record
    dossier.undo()
    assert dossier.record == before
    dossier.apply(edit(Rename(kind, key, "new:name")))
    assert references.check(dossier.record) == ()
    text = repr(msgspec.structs.replace(before, acknowledgements=()))  # the customer takes note again of what has another name
    assert repr(dossier.record).count("new:name") == text.count(f"'{key}'") + text.count(f":{key}'") + text.count(f":{key}:")
    dossier.undo()
    assert dossier.record == before
    assert removed != before


def test_rename_keeps_the_place_in_the_list(dossier: Dossier) -> None:
    dossier.apply(edit(Rename("devices", "d1", "z")))
    assert [row.id for row in dossier.record.devices] == ["z", "d2", "d3"]
    assert device(dossier, "d2").attached_to == "z"


def test_caller_id_of_an_id_that_two_kinds_have_belongs_to_the_person(dossier: Dossier) -> None:
    dossier.apply(edit(Put("devices", {"id": "p1"})))
    dossier.apply(edit(Remove("devices", "p1")))
    assert "p1" in {row.subject for row in dossier.record.caller_ids}
    dossier.apply(edit(Put("devices", {"id": "p1"}), Remove("people", "p1")))
    assert "p1" in {row.subject for row in dossier.record.caller_ids}  # the device still answers to it


def test_several_removals_in_one_edit(dossier: Dossier) -> None:
    before = dossier.record
    dossier.apply(edit(Remove("devices", "d1"), Remove("devices", "d2"), Remove("devices", "d3"), Remove("rooms", "r1")))
    assert dossier.record.devices == ()
    dossier.undo()
    assert dossier.record == before


def test_order_in_an_edit_does_not_matter_for_references(dossier: Dossier) -> None:
    dossier.apply(edit(Put("devices", {"id": "x", "person": "y"}), Put("people", {"id": "y"})))
    assert device(dossier, "x").person == "y"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (Put("devices", {"id": "d1"}), "dossier.duplicate"),
        (Put("devices", {"id": "d1"}, key="d2"), "dossier.key-mismatch"),
        (Put("devices", {"id": "x", "person": "nobody"}), "reference.missing"),
        (Put("devices", {"id": "x", "attached_to": "x"}), "reference.itself"),
        (Put("devices", {"id": "x", "kind": "phone"}), "input.unknown-word"),
        (Put("devices", {"id": "x", "note": "\ud800"}), "input.invalid-character"),
        (Put("devices", {"id": "x", "note": object()}), "input.invalid-value"),
        (Put("devices", "x"), "input.expected-object"),
        (Put("devices", None), "input.expected-object"),
        (Put("device", {"id": "x"}), "dossier.unknown-kind"),
        (Put("sound_files", {"name": "a"}, key="nope"), "dossier.no-such-row"),
        (Put("call_recording", {"volume_gb": float("nan")}), "input.not-a-number"),
        (Put("training_site", True), "dossier.training-fixed"),
        (Set("devices", "d1", {"id": "x"}), "dossier.key-mismatch"),
        (Set("devices", "d1", {"colour": "x"}), "input.unknown-key"),
        (Set("devices", "d1", {"room": "nowhere"}), "reference.missing"),
        (Set("devices", "nope", {"note": "x"}), "dossier.no-such-row"),
        (Set("provider", "", {"name": "x"}), "dossier.no-fields"),
        (Set("acceptance", "", {"outcome": "maybe"}), "input.unknown-word"),
        (Set("previous_users", "", {"quantity": None}), "input.missing-key"),
        (Set("cabling.panels", "A:1", {"ports": 2}), None),
        (Set("cabling.links", "L1", {"port": 25}), "reference.port"),
        (Set("cabling.cords", "c1", {"a": "panel:A:1:25"}), "reference.missing"),
        (Set("cabling.cords", "c1", {"a": "wall:3"}), "reference.cord-end"),
        (Set("cabling.cords", "c1", {"a": "panel:p1:07"}), "reference.cord-end"),
        (Remove("devices", "nope"), "dossier.no-such-row"),
        (Remove("nothing", "x"), "dossier.unknown-kind"),
        (Rename("devices", "d1", "d2"), "dossier.duplicate"),
        (Rename("devices", "nope", "x"), "dossier.no-such-row"),
        (Rename("devices", "d1", ""), "input.text-empty"),
        (Rename("sound_files", "x", "y"), "dossier.no-key"),
        (Rename("caller_ids", "p1", "nobody"), "reference.missing"),
    ],
)
def test_a_refused_change_leaves_everything_as_it_was(dossier: Dossier, change: Change, code: str | None) -> None:
    before, journal, stored = dossier.record, dossier.journal(), dump(dossier)
    with pytest.raises(InputProblem) as caught:
        dossier.apply(edit(Put("rooms", {"id": "fine"}), change))
    if code is None:
        assert isinstance(caught.value, InvalidInput)
        assert {fault.code for fault in caught.value.faults} == {"reference.port", "reference.missing"}
    else:
        assert caught.value.code == code
    assert caught.value.params["file"] == str(dossier.path)
    assert (dossier.record, dossier.journal(), dump(dossier)) == (before, journal, stored)


def dump(dossier: Dossier) -> list[str]:
    return list(dossier._db.conn.iterdump())


def test_an_edit_that_changes_nothing_leaves_no_trace(dossier: Dossier) -> None:
    dossier.apply(edit(Set("devices", "d1", {"note": "x"})))
    dossier.undo()
    assert dossier.apply(edit(Set("devices", "d3", {"kind": "deskphone"}))).kinds == frozenset()
    assert dossier.redo_label == "edit.change"


def test_undo_and_redo_survive_a_restart(closed: Path, full: Record) -> None:
    with Dossier.open(closed, author="A") as dossier:
        dossier.apply(Edit("edit.one", (Remove("people", "p1"),)))
        dossier.apply(Edit("edit.two", (Put("rooms", {"id": "r9"}),)))
        dossier.undo()
    with Dossier.open(closed, author="B") as dossier:
        assert (dossier.undo_label, dossier.redo_label) == ("edit.one", "edit.two")
        dossier.undo()
        assert dossier.record == full
    with Dossier.open(closed, author="C") as dossier:
        assert dossier.redo() is not None
        assert dossier.redo() is not None
        assert dossier.redo() is None
        assert dossier.record.rooms[-1].id == "r9"
        assert [(line.author, line.label, line.state) for line in dossier.journal(2)] == [
            ("A", "edit.two", "done"),
            ("A", "edit.one", "done"),
        ]
        assert all(line.at.utcoffset() is not None for line in dossier.journal())


def test_a_new_edit_after_undo_ends_redo(dossier: Dossier) -> None:
    dossier.apply(Edit("edit.one", (Put("rooms", {"id": "a"}),)))
    dossier.undo()
    dossier.apply(Edit("edit.two", (Put("rooms", {"id": "b"}),)))
    assert (dossier.undo_label, dossier.redo_label, dossier.redo()) == ("edit.two", None, None)
    assert [line.state for line in dossier.journal()] == ["done", "dropped", "done"]
    dossier.undo()
    dossier.undo()
    assert (dossier.record, dossier.undo()) == (Record(provider="allocloud"), None)


def test_reopening_gives_the_same_record_in_the_same_order(closed: Path) -> None:
    with Dossier.open(closed, author="A") as dossier:
        dossier.apply(edit(Rename("rooms", "r1", "zz"), Put("rooms", {"id": "aa"}), Remove("devices", "d2"), Put("sound_files", {})))
        record, rows = dossier.record, [dossier.rows(kind) for kind in ("devices", "sound_files", "customer", "services")]
    with Dossier.open(closed, author="A") as dossier:
        assert dossier.record == record
        assert [dossier.rows(kind) for kind in ("devices", "sound_files", "customer", "services")] == rows


def test_one_edit_among_many_decodes_only_its_row(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier.apply(edit(*(Put("devices", {"id": f"n{number}"}) for number in range(500))))
    converted: list[Any] = []
    convert = editing.convert
    monkeypatch.setattr(editing, "convert", lambda *given: converted.append(given) or convert(*given))
    untouched = dossier.record.devices[17]
    dossier.apply(edit(Set("devices", "n400", {"note": "x"})))
    assert len(converted) == 1
    assert dossier.record.devices[17] is untouched


def test_a_full_disk_is_named_and_loses_only_the_edit_at_hand(dossier: Dossier) -> None:
    before = dossier.record
    pages = dossier._db.execute("PRAGMA page_count").fetchone()[0]
    dossier._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(EnvironmentProblem) as caught:
        dossier.apply(edit(*(Put("devices", {"id": f"n{number}", "note": "x" * 4000}) for number in range(100))))
    assert caught.value.code == "dossier.disk-full"
    assert dossier.record == before
    dossier._db.execute("PRAGMA max_page_count = 1000000")
    dossier.apply(edit(Put("rooms", {"id": "after"})))
    assert dossier.record.rooms[-1].id == "after"


def test_a_reference_that_slipped_through_is_not_committed(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second belt: the tables themselves refuse a dangling reference."""
    monkeypatch.setattr("dialtone.dossier.links.faults", lambda _draft: [])
    before = dossier.record
    with pytest.raises(Exception, match="FOREIGN KEY"):
        dossier.apply(edit(Set("devices", "d1", {"person": "nobody"})))
    assert dossier.record == before


def test_training_is_fixed_from_the_start(tmp_path: Path) -> None:
    with Dossier.create(tmp_path / "t.dialtone", provider=None, author="A", training=True) as dossier:
        assert dossier.record.training_site
        for change in (Put("training_site", False), Remove("training_site", "")):
            with pytest.raises(InputProblem, match=r"dossier\.training-fixed"):
                dossier.apply(edit(change))
        dossier.apply(edit(Put("training_site", True), Put("rooms", {"id": "r"})))
    with Dossier.open(tmp_path / "t.dialtone", author="A") as dossier:
        assert dossier.training
        assert dossier.record.training_site


@pytest.mark.parametrize(
    "change",
    [
        Set("cabling.tests", "66666666:2", {"result": "certified"}),
        Remove("cabling.tests", "66666666:2"),
        Rename("cabling.tests", "66666666:2", "other"),
        Put("cabling.tests", {"id": "66666666:2", "link": "L1"}, key="66666666:2"),
        Remove("cabling.test_files", "6" * 64),
    ],
)
def test_results_of_a_tester_are_never_changed(dossier: Dossier, change: Change) -> None:
    before = dossier.record
    with pytest.raises(InputProblem, match=r"dossier\.append-only"):
        dossier.apply(Edit("edit.change", (change,)))
    assert dossier.record == before


def test_a_result_that_came_is_taken_out_by_undoing_only(dossier: Dossier) -> None:
    before = dossier.record
    dossier.apply(Edit("edit.change", (Put("cabling.tests", {"id": "again", "link": "L1", "result": "failed"}),)))
    assert len(dossier.record.cabling.tests) == 2
    dossier.undo()
    assert dossier.record == before
