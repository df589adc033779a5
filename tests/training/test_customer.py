"""The customer of the training site: nobody real, a sound dossier, and a story in which something is left to settle."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import phonenumbers
import pytest
from stdnum.be import vat

from dialtone.domain import references
from dialtone.domain.cabling import issues
from dialtone.domain.cabling_identifiers import proposals
from dialtone.domain.cabling_trace import CablingIndex, trace
from dialtone.domain.changes import Edit, Put
from dialtone.domain.kinds import DeviceKind, Origin, Outcome, Severity
from dialtone.domain.rules import Assessment, assess
from dialtone.domain.terms import Terms
from dialtone.dossier import site_file
from dialtone.dossier.dossier import Dossier
from dialtone.services import checklists
from dialtone.training import customer
from dialtone.training.network import load
from dialtone.words import LANGUAGES, Words

NETWORK = load()
ADDRESSES = {octet: NETWORK.ip(octet) for octet in range(1, 255)}
NOW = dt.datetime(2027, 3, 1, 14, 0, tzinfo=dt.UTC)
TODAY = NOW.date()
KINDS = {str(kind) for kind in DeviceKind}


def found() -> dict[str, str]:
    """What a technician takes over from the scan: address → id in the dossier."""
    return {NETWORK.ip(device.address): f"d{device.address}" for device in NETWORK.devices if device.kind in KINDS}


def taken_over() -> Edit:
    puts = []
    for device in NETWORK.devices:
        ip = NETWORK.ip(device.address)
        if ip in found():
            value = {"id": found()[ip], "kind": device.kind, "vendor": device.vendor, "model": device.model, "mac": device.mac, "ip": ip}
            puts.append(Put(kind="devices", key=value["id"], value={key: text for key, text in value.items() if text}))
    return Edit(label="edit.add-found", changes=tuple(puts))


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    path = tmp_path_factory.mktemp("visit") / "training.dialtone"
    with Dossier.create(path, provider="training", author="test", training=True) as dossier:
        dossier.import_record(site_file.read(customer.site_file(TODAY), "training.json"))
        dossier.apply(taken_over())
        for edit in customer.visit(NETWORK, ADDRESSES, found(), NOW):
            dossier.apply(edit)
        yield dossier


@pytest.fixture(scope="module")
def assessment(visited: Dossier) -> Assessment:
    return assess(visited.record, Terms(), TODAY)


# --- before the visit -------------------------------------------------------------------------------------------------------------------


def test_the_site_file_is_read_as_any_other_and_is_marked() -> None:
    data = customer.site_file(TODAY)
    record = site_file.read(data, "training.json")
    assert record == customer.record(TODAY)
    assert record.training_site
    assert references.check(record) == ()
    assert json.loads(data)["format"] == "dialtone-site"


def test_nobody_is_real() -> None:
    record = customer.record(TODAY)
    assert record.customer
    assert record.partner
    for party in (record.customer, record.partner):
        assert "TRAINING" in (party.name or "")
        number = party.enterprise_number or ""
        assert vat.is_valid(number)
        assert number.startswith("BE09999")
    assert all((contact.email or ".invalid").endswith(".invalid") for contact in record.customer.contacts)
    for entry in record.caller_ids:
        for text in (entry.external, entry.emergency):
            number = phonenumbers.parse(text)
            assert phonenumbers.is_valid_number(number)
            assert text is not None
            assert text.startswith("+325200")  # no subscriber's number begins with 0 behind the zone
    assert {site.address.postcode for site in record.sites if site.address} == {"9999"}
    assert record.installer
    assert record.installer.training
    assert (record.installer.training.reference or "").startswith("TRAINING")


def test_a_training_site_never_grows_old() -> None:
    for today in (dt.date(2026, 11, 25), dt.date(2031, 2, 28)):
        record = customer.record(today)
        assert record.order
        assert record.order.date == today - dt.timedelta(days=37)
        assert record.installer
        assert record.installer.training
        assert record.installer.training.valid_until is not None
        assert record.installer.training.valid_until > today
        for place in customer.placements(NETWORK, ADDRESSES, today):
            assert place.delivered_on is None or today - dt.timedelta(days=30) < place.delivered_on <= today


# --- the visit --------------------------------------------------------------------------------------------------------------------------


def test_placements_name_devices_rooms_and_people_that_exist() -> None:
    record = customer.record(TODAY)
    places = customer.placements(NETWORK, ADDRESSES, TODAY)
    assert len({place.ip for place in places}) == len(places)
    macs = {NETWORK.ip(device.address): device.mac for device in NETWORK.devices}
    assert all(macs[place.ip] == place.mac for place in places)
    assert {place.room for place in places} <= {room.id for room in record.rooms}
    people = [place.person for place in places if place.person]
    assert len(set(people)) == len(people)
    assert set(people) <= {person.id for person in record.people}
    assert {carried for place in places for carried in place.carries} <= {device.id for device in record.devices}
    assert {place.origin for place in places} == {Origin.SUPPLIED, Origin.OTHER}
    decoys = {"router", "pbx", "nas", "printer", "camera", "computer"}
    placed = {place.ip for place in places}
    assert placed == {NETWORK.ip(device.address) for device in NETWORK.devices if device.kind not in decoys}


def test_a_persons_room_lies_on_his_site_or_the_emergency_check_would_be_about_something_else() -> None:
    record = customer.record(TODAY)
    site_of = {room.id: room.site for room in record.rooms} | {person.id: person.site for person in record.people}
    for place in customer.placements(NETWORK, ADDRESSES, TODAY):
        if place.person:
            assert site_of[place.person] == site_of[place.room], place.person


def test_each_step_is_one_undoable_edit(visited: Dossier) -> None:
    edits = customer.visit(NETWORK, ADDRESSES, found(), NOW)
    assert all(edit.changes for edit in edits)
    for language in LANGUAGES:
        assert all(Words(language).has(edit.label) for edit in edits)
    before = visited.record
    for _ in edits:
        assert visited.undo()
    assert visited.record.cabling is None or not visited.record.cabling.links
    for _ in edits:
        assert visited.redo()
    assert visited.record == before


def test_what_the_scan_missed_is_left_out_and_the_rest_still_fits(tmp_path: Path) -> None:
    some = {ip: key for ip, key in found().items() if ip.endswith(("21", "65", "43"))}
    with Dossier.create(tmp_path / "few.dialtone", provider="training", author="test", training=True) as dossier:
        dossier.import_record(customer.record(TODAY))
        changes = tuple(change for change in taken_over().changes if isinstance(change, Put) and change.key in some.values())
        dossier.apply(Edit(label="edit.add-found", changes=changes))
        for edit in customer.visit(NETWORK, ADDRESSES, some, NOW):
            if edit.changes:
                dossier.apply(edit)
        assert references.check(dossier.record) == ()
        assert {device.id for device in dossier.record.devices if device.person == "p01"} == {"d21", "gsm-1"}


def test_the_dossier_after_the_visit_is_sound(visited: Dossier) -> None:
    record = visited.record
    assert references.check(record) == ()
    assert site_file.read(site_file.write(record), "x") == record
    assert checklists.open_items(record) == ()
    known = {item.id for entry in checklists.load("nl") for item in entry.items}
    assert {check.id for check in record.checks} <= known
    assert all(check.reason for check in record.checks if check.state == "not-done")
    assert record.cabling
    assert len(record.cabling.links) == 22
    assert len(record.cabling.cords) == 2 * 22 + 4
    assert proposals(record) == ()
    assert record.acceptance
    assert record.acceptance.outcome is Outcome.WITH_RESERVES
    assert record.acceptance.in_service_since == NOW
    assert all(reserve.responsible and reserve.due and reserve.due > TODAY for reserve in record.reserves)
    devices = {device.id: device for device in record.devices}
    assert devices["fax-1"].attached_to == "d65"
    assert devices["handset-1"].attached_to == "d50"


def test_the_cabling_agrees_with_what_the_switch_says(visited: Dossier) -> None:
    cabling = visited.record.cabling
    assert cabling
    index = CablingIndex(visited.record)
    for port in cabling.switch_ports:
        assert port.device
        assert trace(index, f"device:{port.device}").ends[1].id == port.id
    ports = {f"d{device.address}": f"1/0/{device.port}" for device in NETWORK.devices}
    assert {port.device: port.name for port in cabling.switch_ports} == {
        port.device: ports[port.device] for port in cabling.switch_ports if port.device
    }


def test_the_cabling_that_is_documented_is_sound(visited: Dossier) -> None:
    found = {(issue.code, issue.key) for issue in issues(visited.record) if issue.code not in {"not-tested", "path-stops"}}
    assert found == {("link-long", "B1A-A22"), ("poe-tight", "sw-linde-1")}  # until the switch says the classes
    infants = {"d38", "d39", "d40", "d41", "d61", "d64"}
    assert {issue.key for issue in issues(visited.record) if issue.code == "path-stops"} == infants | {"d62", "d63"}


# --- the story --------------------------------------------------------------------------------------------------------------------------


def test_the_story(assessment: Assessment) -> None:
    count = assessment.count
    assert (count.users_total, count.users_min, count.users_max) == (25, 24, 26)
    assert count.channels.exact == 13.25
    assert {doubt.subject: doubt.adds for doubt in count.doubts} == {"p21": (-1, 0), "r-leraars": (0, 1)}
    by_severity = {severity: [f for f in assessment.findings if f.severity is severity] for severity in Severity}
    assert [(f.code, f.subject) for f in by_severity[Severity.VIOLATION]] == [("block.no-address", "+3252002000")]
    assert {f.subject for f in by_severity[Severity.DOUBT]} == {"p21", "r-leraars"}
    different = {line.item: line.difference for line in count.billing if line.difference}
    assert different == {"user": 3, "virtual-fax": 1}
    storeroom = next(user for user in count.users if user.subject == "r-magazijn")
    assert storeroom.count == 2
    assert "p22" not in {user.subject for user in count.users}


def test_the_lift_and_the_alarm_stay_with_another_carrier(assessment: Assessment) -> None:
    kept = {finding.subject for finding in assessment.findings if finding.code == "line.kept-elsewhere"}
    assert kept == {"lift", "alarm"}


def test_every_acknowledgement_is_of_a_finding_that_there_is(visited: Dossier, assessment: Assessment) -> None:
    assert {entry.finding for entry in visited.record.acknowledgements} <= {finding.id for finding in assessment.findings}


def test_without_the_visit_nobody_has_a_telephone() -> None:
    before = assess(customer.record(TODAY), Terms(), TODAY)
    assert before.count.users_total == 21
    assert len(before.count.doubts) > 10
