"""The rules of counting one by one (design: site-format)."""

import datetime as dt

import msgspec
import pytest

from dialtone.domain.record import Record
from dialtone.domain.rules import count_site
from dialtone.domain.terms import Terms

PHONE = {"id": "d", "kind": "deskphone"}


def count(terms=None, today=dt.date(2026, 11, 25), **data):
    return count_site(msgspec.convert(data, Record), terms or Terms(), today)


def numbers(result):
    return result.users_min, result.users_total, result.users_max, result.terminals_total


def questions(result):
    return [(doubt.question, doubt.subject, doubt.adds) for doubt in result.doubts]


PERSON = {"id": "p", "service": "telephony"}


def test_rule_1_a_person_without_device_is_a_user_and_a_question():
    result = count(people=[PERSON])
    assert numbers(result) == (0, 1, 1, 0)
    assert questions(result) == [("person-without-device", "p", (-1, 0))]


@pytest.mark.parametrize(
    "extra", [{"people": [{**PERSON, "hot_desking": True}]}, {"people": [PERSON], "devices": [{**PHONE, "person": "p"}]}]
)
def test_rule_1_hot_desking_or_a_device_leaves_no_question(extra):
    assert count(**extra).doubts == ()
    assert count(**extra).users_total == 1


def test_rule_2_no_service_is_no_user_and_a_device_a_question():
    person = {"id": "p", "service": "administrator-no-service"}
    assert numbers(count(people=[person])) == (0, 0, 0, 0)
    two = [{"id": name, "kind": "deskphone", "person": "p"} for name in ("a", "b")]
    result = count(people=[person], devices=two)
    assert questions(result) == [("no-service-with-device", "p", (0, 1))]
    assert numbers(result) == (0, 0, 1, 2)


def test_a_person_whose_service_is_not_known_is_a_question():
    assert questions(count(people=[{"id": "p"}])) == [("person-service-unknown", "p", (0, 1))]


def test_rule_3_a_linked_telephone_belongs_to_its_person_wherever_it_stands():
    result = count(people=[PERSON], rooms=[{"id": "r", "use": "non-users"}], devices=[{**PHONE, "person": "p", "room": "r"}])
    assert numbers(result) == (1, 1, 1, 1)
    assert [user.subject for user in result.users] == ["p"]


@pytest.mark.parametrize(
    ("use", "expected", "asked"),
    [
        ("non-users", (2, 2, 2, 2), []),
        ("users", (0, 0, 0, 2), []),
        ("mixed", (0, 0, 2, 2), [("room-mixed", "r", (0, 2))]),
        ("unknown", (0, 0, 2, 2), [("room-use-unknown", "r", (0, 2))]),
        (None, (0, 0, 2, 2), [("room-use-unknown", "r", (0, 2))]),
        ("personal", (0, 0, 2, 2), [("whose-telephone", "d1", (0, 1)), ("whose-telephone", "d2", (0, 1))]),
    ],
)
def test_rule_4_the_use_of_the_room_decides(use, expected, asked):
    devices = [{"id": name, "kind": "deskphone", "room": "r"} for name in ("d2", "d1")]
    result = count(rooms=[{"id": "r", "name": "Magazijn", "use": use}], devices=devices)
    assert numbers(result) == expected
    assert questions(result) == asked


def test_rule_4_the_users_of_a_room_are_named_in_order_of_device_id():
    devices = [{"id": name, "kind": "deskphone", "room": "r"} for name in ("d3", "d1", "d2")]
    (user,) = count(rooms=[{"id": "r", "name": "Magazijn", "use": "non-users"}], devices=devices).users
    assert user.devices == ("d1", "d2", "d3")
    assert user.named == ("Magazijn 1", "Magazijn 2", "Magazijn 3")
    (user,) = count(rooms=[{"id": "r", "name": "Werkplaats", "use": "non-users"}], devices=devices[:1]).users
    assert user.named == ("Werkplaats",)


def test_rule_5_a_telephone_of_nobody_is_a_question():
    assert questions(count(devices=[PHONE])) == [("telephone-nowhere", "d", (0, 1))]


@pytest.mark.parametrize("kind", ["doorphone", "fax", "emergency-phone", "pager", "buzzer", "flasher"])
def test_rule_6_terminals_that_are_no_users(kind):
    device = {"id": "d", "kind": kind, "in_lift": False, "person": "p", "room": "r"}
    result = count(people=[PERSON], rooms=[{"id": "r", "use": "non-users"}], devices=[device])
    assert numbers(result) == (1, 1, 1, 1)
    assert [(entry.subject, entry.clause, entry.because) for entry in result.not_users] == [("d", "BT-4.a device", kind)]


@pytest.mark.parametrize("kind", ["dect-base", "ata", "gateway", "switch", "router", "firewall", "access-point", "pbx", "other"])
def test_rule_7_infrastructure_is_nothing(kind):
    assert numbers(count(devices=[{"id": "d", "kind": kind}])) == (0, 0, 0, 0)


@pytest.mark.parametrize("device", [{"kind": "lift-phone"}, {"kind": "alarm-panel"}, {"kind": "emergency-phone", "in_lift": True}])
def test_rule_7_excluded_devices_are_no_terminals(device):
    result = count(devices=[{"id": "d", **device}])
    assert numbers(result) == (0, 0, 0, 0)
    assert [entry.clause for entry in result.not_users] == ["BT-2"]


def test_rule_7_an_emergency_phone_asks_for_the_lift():
    result = count(devices=[{"id": "d", "kind": "emergency-phone"}])
    assert questions(result) == [("in-lift", "d", (0, 0))]
    assert result.terminals_total == 1


def test_a_device_of_unknown_kind_is_a_question_and_no_terminal():
    assert numbers(count(devices=[{"id": "d"}])) == (0, 0, 1, 0)
    assert count(devices=[{"id": "d", "room": "r"}], rooms=[{"id": "r", "use": "users"}]).doubts == ()


def test_rule_8_both_outcomes_of_a_doubt_are_computed():
    result = count(
        people=[{**PERSON, "hot_desking": True}, {"id": "q", "service": "telephony"}],
        rooms=[{"id": "r"}],
        devices=[{"id": "d1", "kind": "deskphone", "room": "r"}, {"id": "d2", "kind": "deskphone", "room": "r"}],
    )
    assert numbers(result) == (1, 2, 4, 2)
    assert result.channels.range == (2.0, 6.0)
    outcomes = {doubt.subject: [(entry.users, entry.channels) for entry in doubt.outcomes] for doubt in result.doubts}
    assert outcomes == {"q": [(1, 2.0), (2, 4.0)], "r": [(2, 4.0), (4, 6.0)]}


def test_rule_10_below_ten_users_the_strict_reading_allows_no_step():
    result = count(previous_users={"quantity": 9}, people=[{**PERSON, "hot_desking": True}])
    assert result.reduction_plan == ()
    assert questions(result) == [("reduction-stuck", "site", (0, 0))]
    assert (result.users_min, result.users_max) == (1, 1)


def test_rule_10_the_order_is_the_base_where_there_is_no_earlier_number():
    order = {"lines": [{"item": "user", "quantity": 20}]}
    assert [step.users for step in count(order=order, people=[{**PERSON, "hot_desking": True}]).reduction_plan][:3] == [18, 17, 16]
    both = count(order=order, previous_users={"quantity": 1}, people=[{**PERSON, "hot_desking": True}])
    assert both.reduction_plan == ()


def test_every_billed_item_is_compared_with_the_order():
    result = count(
        order={"lines": [{"item": "number", "quantity": 3}, {"item": "number", "quantity": 4}, {"item": "conference-room", "quantity": 1}]},
        number_blocks=[{"first": "+3225551000", "size": 10}, {"first": "+3225552000"}],
        virtual_faxes=[{"number": "+3225551001"}],
        conference_rooms=[{"name": "A"}, {}],
        call_recording={"enabled": True, "volume_gb": 2.5},
        click_to_call={"channels": 2},
        traffic_packs=[{"quantity": 3}, {"quantity": 1}],
        other_services=[{"name": "x"}],
    )
    lines = {line.item: (line.ordered, line.found, line.difference) for line in result.billing}
    assert lines == {
        "user": (0, 0, 0),
        "number": (7, 11, 4),
        "virtual-fax": (0, 1, 1),
        "conference-room": (1, 2, 1),
        "recording-gb": (0, 2.5, 2.5),
        "click-to-call-channel": (0, 2, 2),
        "traffic-pack": (0, 4, 4),
        "other": (0, 1, 1),
    }


def test_without_an_order_nothing_is_known_of_what_was_ordered():
    (line,) = count(people=[{**PERSON, "hot_desking": True}]).billing
    assert (line.item, line.ordered, line.found, line.difference) == ("user", None, 1, None)


def test_recording_that_is_on_without_a_volume_is_not_zero():
    lines = {line.item: line.found for line in count(call_recording={"enabled": True}).billing}
    assert lines["recording-gb"] is None
    assert "recording-gb" not in {line.item for line in count(call_recording={"enabled": False}).billing}


def test_exposure_puts_users_terminals_and_order_side_by_side():
    order = {"lines": [{"item": "user", "quantity": 1}]}
    result = count(order=order, people=[PERSON], devices=[{**PHONE, "person": "p"}, {"id": "e", "kind": "buzzer"}]).exposure
    assert (result.counted, result.counted_max, result.terminals, result.ordered, result.declared) == (1, 1, 2, 1, 1)
