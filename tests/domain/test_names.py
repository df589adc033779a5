"""What devices and lines are called in messages: what people find them with, and ids only for want of anything else."""

import datetime as dt

import pytest

from dialtone.domain.kinds import DeviceKind, LineKind
from dialtone.domain.record import Device, Line, Record, Room
from dialtone.domain.rules import assess
from dialtone.domain.rules.index import Index
from dialtone.domain.terms import Terms
from dialtone.domain.titles import mac_address

ROOM = Room(id="r1", name="Refter")


def names(*devices: Device) -> list[str]:
    index = Index(Record(rooms=(ROOM,), devices=devices))
    return [index.device_name(device) for device in devices]


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ({"vendor": "Yealink", "model": "T46S", "extension": "201", "room": "r1", "mac": "0080f0001037"}, "Yealink T46S (201)"),
        ({"vendor": "Yealink", "model": "T46S", "room": "r1", "mac": "0080f0001037"}, "Yealink T46S (Refter)"),
        ({"vendor": "Yealink", "mac": "0080F0001037"}, "Yealink (00:80:f0:00:10:37)"),
        ({"vendor": "Yealink"}, "Yealink (x2)"),
        ({"extension": "201", "room": "r1"}, "201"),
        ({"mac": "00-80-F0-00-10-37"}, "00:80:f0:00:10:37"),
        ({"room": "r1"}, "x2 (Refter)"),
        ({"room": "gone"}, "x2"),
        ({"vendor": " ", "extension": " ", "mac": " "}, "x2"),
    ],
)
def test_a_device_is_called_by_what_people_find_it_with(known: dict[str, str], name: str) -> None:
    assert names(Device(id="x2", **known)) == [name]


def test_devices_that_would_be_called_alike_are_told_apart() -> None:
    alike = {"vendor": "Snom", "room": "r1"}
    assert names(Device(id="a", mac="0004130000aa", **alike), Device(id="b", **alike)) == [
        "Snom (Refter, 00:04:13:00:00:aa)",
        "Snom (Refter, b)",
    ]
    assert names(Device(id="a", extension="201"), Device(id="b", extension="201")) == ["201 (a)", "201 (b)"]
    mac = {"vendor": "Snom", "mac": "0004130000aa"}
    assert names(Device(id="a", **mac), Device(id="b", **mac)) == ["Snom (00:04:13:00:00:aa, a)", "Snom (00:04:13:00:00:aa, b)"]


def test_a_mac_address_that_is_none_stays_as_written() -> None:
    assert mac_address("0080.f000.1037") == "00:80:f0:00:10:37"
    assert mac_address("0080f000103") == "0080f000103"
    assert mac_address(None) == ""


def lines(*given: Line) -> dict[str, object]:
    found = assess(Record(lines=given), Terms(), dt.date(2026, 11, 25)).findings
    return {finding.subject: finding.params["line"] for finding in found if finding.code.startswith("line.")}


def test_the_id_of_a_line_is_said_only_where_it_tells_lines_apart() -> None:
    assert lines(Line(id="lift", kind=LineKind.LIFT)) == {"lift": None}
    assert lines(Line(id="line-7", kind=LineKind.ALARM, on_service=True), Line(id="lift", kind=LineKind.LIFT)) == {
        "line-7": None,
        "lift": None,
    }
    assert lines(Line(id="Lift", kind=LineKind.LIFT), Line(id="noord", kind=LineKind.LIFT)) == {"Lift": None, "noord": "noord"}
    assert lines(Line(id="f1", kind=LineKind.FAX, on_service=True), Line(id="f2", kind=LineKind.FAX)) == {"f1": "f1"}


def test_ids_of_findings_stay_by_subject() -> None:
    record = Record(devices=(Device(id="x2", kind=DeviceKind.LIFT_PHONE, vendor="Schindler", extension="9"),))
    [finding] = [one for one in assess(record, Terms(), dt.date(2026, 11, 25)).findings if one.code == "excluded.lift-phone"]
    assert finding.id == f"{finding.clause}:excluded.lift-phone:x2"
    assert finding.params["device"] == "Schindler (9)"
