"""What changed between two versions of a dossier."""

import copy
import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain.record import Cabling, Customer, Device, Link, OtherService, Person, Record, Room, Site
from dialtone.domain.versions import FieldChange, RowChange, compare

BASE = Record(
    provider="allocloud",
    customer=Customer(name="De Linde"),
    sites=(Site(id="hq", name="Hoofdgebouw"),),
    rooms=(Room(id="r1", site="hq", name="Secretariaat"),),
    people=(Person(id="p1", name="An"), Person(id="p2", name="Bram")),
    devices=(Device(id="d1", vendor="Yealink", model="T46U", extension="101"),),
    other_services=(OtherService(name="Opname", quantity=2),),
    cabling=Cabling(links=(Link(id="L1", category="6"),)),
)


def plain(record: Record) -> dict:
    found: dict = msgspec.json.decode(msgspec.json.encode(record))
    return found


def changes(**fields: object) -> tuple[RowChange, ...]:
    return compare(plain(BASE), plain(msgspec.structs.replace(BASE, **fields)))


def test_the_same_is_no_change() -> None:
    assert changes() == ()
    assert changes(people=tuple(reversed(BASE.people))) == ()


def test_rows_come_go_and_change_by_their_key() -> None:
    found = changes(people=(Person(id="p1", name="An Peeters"), Person(id="p3", name="Céline")))
    assert [(one.kind, one.key, one.name, one.state) for one in found] == [
        ("people", "p1", "An Peeters", "changed"),
        ("people", "p3", "Céline", "added"),
        ("people", "p2", "Bram", "removed"),
    ]
    assert found[0].fields == (FieldChange(field="name", before="An", after="An Peeters"),)


def test_a_value_that_becomes_unknown_is_told() -> None:
    assert changes(devices=(Device(id="d1", vendor="Yealink", model="T46U"),)) == (
        RowChange(
            kind="devices",
            key="d1",
            name="Yealink T46U",
            state="changed",
            fields=(FieldChange(field="extension", before="101", after=None),),
        ),
    )


def test_single_values_rows_without_key_and_rows_of_the_cabling() -> None:
    found = changes(
        customer=Customer(name="De Linde", enterprise_number="BE0123456749"),
        other_services=(OtherService(name="Opname", quantity=3),),
        cabling=Cabling(links=(Link(id="L1", category="6A"),)),
    )
    assert [(one.kind, one.key, one.state) for one in found] == [
        ("customer", "", "changed"),
        ("cabling.links", "L1", "changed"),
        ("other_services", "", "added"),
        ("other_services", "", "removed"),
    ]


@pytest.mark.parametrize("damaged", [{"people": 7}, {"people": [7, None]}, {"cabling": []}, {"customer": "text"}, {"devices": [{}]}])
def test_a_version_of_another_shape_is_compared_as_far_as_it_goes(damaged: dict) -> None:
    assert compare(damaged, plain(BASE))
    assert compare(plain(BASE), damaged)


@given(st.randoms(use_true_random=False))
def test_every_row_taken_out_is_told_once(chance: random.Random) -> None:
    whole = plain(BASE)
    less = copy.deepcopy(whole)
    kind = chance.choice(["sites", "rooms", "people", "devices", "other_services"])
    gone = less[kind].pop(chance.randrange(len(less[kind])))
    found = compare(whole, less)
    assert [(one.kind, one.state) for one in found] == [(kind, "removed")]
    assert [(one.kind, one.state) for one in compare(less, whole)] == [(kind, "added")]
    assert str(gone.get("name") or gone["vendor"]) in found[0].name
