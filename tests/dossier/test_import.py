"""Importing: added, changed, unchanged; one step to undo; nothing is ever deleted or made unknown."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from dialtone.domain.changes import Edit, Put, Remove
from dialtone.domain.kinds import Service
from dialtone.domain.problems import InputProblem, InvalidInput
from dialtone.domain.record import (
    Address,
    Cabling,
    ConferenceRoom,
    Contact,
    Customer,
    Device,
    Order,
    OrderLine,
    Outlet,
    Person,
    Record,
    Site,
    SoundFile,
    TrafficPack,
)
from dialtone.dossier import site_file
from dialtone.dossier.dossier import Dossier


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Dossier]:
    with Dossier.create(tmp_path / "a.dialtone", provider=None, author="A") as dossier:
        yield dossier


def test_import_then_export_gives_the_same_data(empty: Dossier, full: Record) -> None:
    summary = empty.import_record(full)
    assert (summary.changed, summary.unchanged, summary.refused) == (0, 0, ())
    assert summary.added == len(summary.rows)
    assert empty.record == full
    assert site_file.write(empty.record) == site_file.write(full)
    assert empty.undo_label == "edit.import"
    empty.undo()
    assert empty.record == Record()
    empty.redo()
    assert empty.record == full


def test_importing_again_changes_nothing(dossier: Dossier, full: Record) -> None:
    before = dossier.journal()
    summary = dossier.import_record(full)
    assert (summary.added, summary.changed) == (0, 0)
    assert summary.changes.kinds == frozenset()
    assert dossier.journal() == before


def test_dry_run_says_the_same_and_writes_nothing(dossier: Dossier) -> None:
    source = Record(people=(Person(id="p1", name="New"), Person(id="p9")), sound_files=(SoundFile(name="x"),))
    before = dossier.record
    said = dossier.import_record(source, dry_run=True)
    assert (said.added, said.changed, said.unchanged, said.dry_run) == (2, 1, 0, True)
    assert dossier.record == before
    done = dossier.import_record(source)
    assert msgspec.structs.replace(said, dry_run=False) == done
    assert [(row.kind, row.key, row.state) for row in done.rows] == [
        ("people", "p1", "changed"), ("people", "p9", "added"), ("sound_files", "", "added"),
    ]  # fmt: skip


def test_what_the_source_does_not_state_stays(dossier: Dossier, full: Record) -> None:
    dossier.import_record(
        Record(
            devices=(Device(id="d3", vendor="Snom"),),
            sites=(Site(id="hq", address=Address(number="2")),),
            customer=Customer(contacts=(Contact(name="Bo", phone="1"), Contact(name="Cy"))),
            services=(Service.WEB_COLLABORATION,),
            cabling=Cabling(outlets=(Outlet(id="o2"),)),
        )
    )
    record = dossier.record
    assert record.devices[2] == msgspec.structs.replace(full.devices[2], vendor="Snom")
    assert full.sites[0].address is not None
    assert record.sites[0].address == msgspec.structs.replace(full.sites[0].address, number="2")
    assert record.customer is not None
    assert record.customer.name == "De Linde é你"
    assert [(contact.name, contact.email, contact.phone) for contact in record.customer.contacts] == [
        ("An", "an@example.invalid", None), ("Bo", None, "1"), ("Cy", None, None),
    ]  # fmt: skip
    assert record.services == (*full.services, Service.WEB_COLLABORATION)
    assert record.cabling is not None
    assert full.cabling is not None
    assert record.cabling.cords == full.cabling.cords
    assert [outlet.id for outlet in record.cabling.outlets] == ["o1", "o2"]


def test_an_order_is_one_statement(dossier: Dossier) -> None:
    lines = (OrderLine(item="user", quantity=9.0),)
    dossier.import_record(Record(order=Order(lines=lines)))
    assert dossier.record.order is not None
    assert (dossier.record.order.reference, dossier.record.order.lines) == ("O1", lines)


def test_rows_without_key_are_matched_by_name_and_counted(empty: Dossier) -> None:
    empty.import_record(Record(traffic_packs=(TrafficPack(name="T", quantity=3),), conference_rooms=(ConferenceRoom(), ConferenceRoom())))
    key = empty.rows("traffic_packs")[0][0]
    summary = empty.import_record(
        Record(traffic_packs=(TrafficPack(name="T", quantity=5), TrafficPack(name="U")), conference_rooms=(ConferenceRoom(),) * 3)
    )
    assert (summary.added, summary.changed, summary.unchanged) == (2, 1, 2)
    assert empty.rows("traffic_packs")[0] == (key, TrafficPack(name="T", quantity=5))
    assert len(empty.record.conference_rooms) == 3


def test_a_record_that_is_not_sound_is_refused_whole(dossier: Dossier) -> None:
    before = dossier.record
    with pytest.raises(InvalidInput) as caught:
        dossier.import_record(Record(people=(Person(id="x"), Person(id="x")), devices=(Device(id="y", person="z"),)))
    assert [fault.code for fault in caught.value.faults] == ["reference.duplicate", "reference.missing"]
    with pytest.raises(InputProblem, match=r"input\.unknown-word"):
        dossier.import_record(Record(devices=(Device(id="y", kind="phone"),)))
    assert dossier.record == before


def test_training_and_real_never_mix(tmp_path: Path, full: Record) -> None:
    practice = msgspec.structs.replace(full, training_site=True)
    with Dossier.create(tmp_path / "t.dialtone", provider=None, author="A", training=True) as training:
        with pytest.raises(InputProblem, match=r"dossier\.real-import"):
            training.import_record(full)
        training.import_record(practice)
        assert training.record == practice
        assert site_file.read(site_file.write(training.record), "x").training_site
        training.undo()
        assert training.record == Record(training_site=True)
    with Dossier.create(tmp_path / "r.dialtone", provider=None, author="A") as real:
        for dry_run in (True, False):
            with pytest.raises(InputProblem, match=r"dossier\.training-import"):
                real.import_record(practice, dry_run=dry_run)
        assert real.record == Record()


def test_import_after_edits_and_undo_keeps_the_order_of_both(empty: Dossier) -> None:
    empty.apply(Edit("edit.add", (Put("people", {"id": "b"}), Put("people", {"id": "a"}))))
    empty.apply(Edit("edit.remove", (Remove("people", "b"),)))
    empty.import_record(Record(people=(Person(id="c"), Person(id="a"))))
    assert [row.id for row in empty.record.people] == ["a", "c"]
    empty.undo()
    empty.undo()
    assert [row.id for row in empty.record.people] == ["b", "a"]
