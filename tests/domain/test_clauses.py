"""Findings clause by clause (design: conditions)."""

import datetime as dt

import pytest

from dialtone.domain.kinds import Origin
from dialtone.domain.record import Device
from dialtone.domain.rules import warranty_end
from dialtone.domain.terms import Terms

ADDRESS = {"street": "Kerkstraat", "number": "1", "postcode": "1000", "municipality": "Brussel"}
ELSEWHERE = {"street": "Stationsstraat", "number": "12", "postcode": "9000", "municipality": "Gent"}
SITES = [{"id": "hq", "address": ADDRESS}, {"id": "gent", "address": ELSEWHERE}, {"id": "bare"}]
BLOCKS = [{"first": "+3225551000", "size": 10, "address": ADDRESS}, {"first": "+3292225000", "size": 10, "address": ELSEWHERE}]
PERSON = {"id": "p", "name": "An", "site": "hq", "service": "telephony"}


def emergency(judge, said, **data):
    base = {"sites": SITES, "number_blocks": BLOCKS, "services": ["business-telephony"]}
    return said(judge(**{**base, **data}), "BT-7") - {("warning", "BT-7", "site.address-incomplete", "bare")}


def caller(number, subject="p", external=None):
    return [{"subject": subject, "external": external, "emergency": number}]


def test_a_right_emergency_caller_id_needs_no_word(judge, said):
    assert emergency(judge, said, people=[PERSON], caller_ids=caller("02 555 10 01")) == set()


def test_another_address_is_a_violation(judge, said):
    found = emergency(judge, said, people=[PERSON], caller_ids=caller("+3292225001"))
    assert found == {("violation", "BT-7", "emergency.person-mismatch", "p")}


def test_a_missing_emergency_caller_id_is_never_silent(judge, said):
    expected = {("warning", "BT-7", "emergency.person-not-known", "p")}
    assert emergency(judge, said, people=[PERSON]) == expected
    assert emergency(judge, said, people=[PERSON], caller_ids=caller(None, external="+3225551001")) == expected


@pytest.mark.parametrize("site", [None, "bare"])
def test_an_unknown_real_address_is_a_doubt(judge, said, site):
    found = emergency(judge, said, people=[{**PERSON, "site": site}], caller_ids=caller("+3225551001"))
    assert found == {("doubt", "BT-7", "emergency.person-cannot-compare", "p")}


def test_the_room_of_the_telephones_tells_the_site_of_a_person_without_one(judge, said):
    data = {"people": [{**PERSON, "site": None}], "rooms": [{"id": "r", "site": "hq"}], "caller_ids": caller("+3225551001")}
    device = {"id": "d", "kind": "deskphone", "person": "p", "room": "r"}
    assert emergency(judge, said, devices=[device], **data) == set()


def test_a_telephone_at_another_site_than_its_person_is_checked_itself(judge, said):
    data = {
        "people": [PERSON],
        "rooms": [{"id": "r", "site": "gent"}],
        "devices": [{"id": "d", "kind": "deskphone", "person": "p", "room": "r"}],
    }
    mismatch = {("violation", "BT-7", "emergency.device-mismatch", "d")}
    assert emergency(judge, said, caller_ids=caller("+3225551001"), **data) == mismatch
    own = caller("+3225551001") + caller("+3292225001", "d")
    assert emergency(judge, said, caller_ids=own, **data) == set()


@pytest.mark.parametrize("subject", ["d", "r"])
def test_a_fixed_device_shows_its_own_or_its_rooms_number(judge, said, subject):
    data = {"rooms": [{"id": "r", "site": "gent", "use": "users"}], "devices": [{"id": "d", "kind": "dect-handset", "room": "r"}]}
    assert emergency(judge, said, caller_ids=caller("+3292225001", subject), **data) == set()
    assert emergency(judge, said, caller_ids=caller("+3225551001", subject), **data) == {
        ("violation", "BT-7", "emergency.device-mismatch", "d")
    }
    assert emergency(judge, said, **data) == {("warning", "BT-7", "emergency.device-not-known", "d")}


def test_an_emergency_phone_is_checked_and_a_buzzer_is_not(judge, said):
    rooms = [{"id": "r", "site": "hq"}]
    devices = [{"id": "e", "kind": "emergency-phone", "in_lift": False, "room": "r"}, {"id": "b", "kind": "buzzer", "room": "r"}]
    assert emergency(judge, said, rooms=rooms, devices=devices) == {("warning", "BT-7", "emergency.device-not-known", "e")}


def test_a_block_without_address_is_a_violation_and_a_partial_one_a_doubt(judge, said):
    bare = [{"first": "+3225551000", "size": 10, "address": {"country": "BE"}}]
    found = emergency(judge, said, people=[PERSON], number_blocks=bare, caller_ids=caller("+3225551001"))
    assert found == {("violation", "BT-7", "block.no-address", "+3225551000")}
    partial = [{"first": "+3225551000", "size": 10, "address": {**ADDRESS, "number": ""}}]
    found = emergency(judge, said, people=[PERSON], number_blocks=partial, caller_ids=caller("+3225551001"))
    assert found == {
        ("warning", "BT-7", "block.address-incomplete", "+3225551000"),
        ("doubt", "BT-7", "emergency.person-cannot-compare", "p"),
    }


@pytest.mark.parametrize(
    ("number", "code", "severity"),
    [
        ("+3216000000", "outside", "violation"),
        ("112", "short", "violation"),
        ("201", "short", "violation"),
        ("anonymous", "unreadable", "warning"),
    ],
)
@pytest.mark.parametrize("use", ["external", "emergency"])
def test_a_caller_id_outside_every_block(judge, said, number, code, severity, use):
    result = judge(sites=SITES, number_blocks=BLOCKS, people=[PERSON], caller_ids=[{"subject": "p", use: number}])
    assert (severity, "AV-4", f"caller-id.{use}-{code}", "p") in said(result, "AV-4")


def test_mobile_and_hot_desking_are_notices_that_know_their_acknowledgement(judge):
    data = {"people": [PERSON], "devices": [{"id": "d", "kind": "softphone-mobile", "person": "p"}]}
    (before,) = [finding for finding in judge(**data).findings if finding.code == "emergency.mobile"]
    assert (before.severity, before.clause, before.evidence["acknowledged"]) == ("advice", "BT-7", False)
    (after,) = [
        finding
        for finding in judge(**data, acknowledgements=[{"finding": before.id, "by": "Hilde"}]).findings
        if finding.code == "emergency.mobile"
    ]
    assert (after.evidence["acknowledged"], after.evidence["acknowledged_by"]) == (True, "Hilde")


def test_ids_shared_by_a_person_and_a_device_lose_no_finding(judge):
    data = {"sites": SITES, "people": [{**PERSON, "id": "1"}], "devices": [{"id": "1", "kind": "deskphone"}]}
    codes = {finding.code for finding in judge(**data).findings if finding.clause == "BT-7"}
    assert {"emergency.person-not-known", "emergency.device-not-known"} <= codes


@pytest.mark.parametrize(
    ("services", "clause"),
    [([], "BT"), (["business-telephony"], "BT"), (["business-telephony", "sip-trunking"], "BT"), (["sip-trunking"], "ST")],
)
def test_sip_trunking_alone_has_clauses_of_its_own(judge, said, services, clause):
    result = said(judge(services=services, devices=[{"id": "l", "kind": "lift-phone"}, {"id": "f", "kind": "fax"}], people=[PERSON]))
    assert ("violation", f"{clause}-2", "excluded.lift-phone", "l") in result
    assert ("advice", f"{clause}-3", "fax.use-unknown", "f") in result
    assert ("warning", "BT-7" if clause == "BT" else "ST-4", "emergency.person-not-known", "p") in result


@pytest.mark.parametrize("kind", ["lift", "alarm"])
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ({"on_service": True, "carrier": "X"}, ("violation", "line.on-service")),
        ({}, ("doubt", "line.on-service-unknown")),
        ({"on_service": False, "carrier": "X"}, ("info", "line.kept-elsewhere")),
        ({"on_service": False, "carrier": " "}, ("warning", "line.carrier-unknown")),
    ],
)
def test_lift_and_alarm_lines(judge, said, kind, line, expected):
    assert said(judge(lines=[{"id": "l", "kind": kind, **line}]), "BT-2") == {(expected[0], "BT-2", expected[1], "l")}


@pytest.mark.parametrize(
    ("use", "code"),
    [
        ({"pages_per_week": 20, "critical": False, "long": False}, "fax.analogue-line"),
        ({"pages_per_week": 1, "critical": True, "long": False}, "fax.analogue-line"),
        ({"pages_per_week": None, "critical": None, "long": True}, "fax.analogue-line"),
        ({"pages_per_week": 19, "critical": False, "long": False}, "fax.light-use"),
        ({"pages_per_week": 1, "critical": False}, "fax.use-unknown"),
        (None, "fax.use-unknown"),
    ],
)
def test_fax_by_volume_criticality_and_length(judge, use, code):
    result = judge(devices=[{"id": "f", "kind": "fax", "fax": use}])
    assert [finding.code for finding in result.findings if finding.clause == "BT-3"] == [code]


@pytest.mark.parametrize(
    ("device", "expected"),
    [
        ({"origin": "supplied", "delivered_on": "2025-11-24"}, {("info", "warranty.expired")}),
        ({"origin": "supplied", "delivered_on": "2025-11-25"}, set()),
        ({"origin": "supplied"}, {("advice", "warranty.delivery-unknown")}),
        ({"origin": "approved"}, set()),
        ({"origin": "other"}, {("warning", "origin.other")}),
        ({}, {("advice", "origin.unknown")}),
        ({"kind": "switch"}, set()),
    ],
)
def test_origin_and_warranty(judge, said, device, expected):
    result = said(judge(devices=[{"id": "d", "kind": "deskphone", **device}]), "AV-8")
    assert {(severity, code) for severity, _, code, _ in result} == expected


def test_warranty_ends_on_the_same_day_a_year_later():
    supplied = {"id": "d", "origin": Origin.SUPPLIED}
    assert warranty_end(Device(**supplied, delivered_on=dt.date(2024, 2, 29)), Terms()) == dt.date(2025, 2, 28)
    assert warranty_end(Device(**supplied, delivered_on=dt.date(2024, 12, 1)), Terms(warranty_months=2)) == dt.date(2025, 2, 1)
    assert warranty_end(Device(**supplied, delivered_on=dt.date(9999, 12, 1)), Terms()) is None
    assert warranty_end(Device(id="d", origin=Origin.APPROVED, delivered_on=dt.date(2024, 1, 1)), Terms()) is None


@pytest.mark.parametrize(
    ("training", "expected"),
    [
        (None, ("warning", "training.missing")),
        ({"valid_until": "2030-01-01"}, ("warning", "training.missing")),
        ({"reference": "T", "valid_until": "2026-11-24"}, ("warning", "training.lapsed")),
        ({"reference": "T", "completed_on": "2026-12-01"}, ("warning", "training.not-yet")),
        ({"reference": "T"}, ("info", "training.no-end-date")),
        ({"reference": "T", "valid_until": "2026-11-25"}, None),
    ],
)
def test_training(judge, said, training, expected):
    found = said(judge(installer={"name": "Jo", "training": training}), "AV-3")
    assert {(severity, code) for severity, _, code, _ in found} == ({expected} if expected else set())


def test_roles_and_order(judge, said):
    bad = said(judge(customer={"name": "A", "enterprise_number": "BE0821802906"}, services=["sip-trunking"]), "AV-1")
    assert bad == {
        ("warning", "AV-1", "role.number-invalid", "customer"),
        ("advice", "AV-1", "role.name-missing", "partner"),
        ("advice", "AV-1", "role.number-missing", "partner"),
        ("warning", "AV-1", "order.reference-missing", "order"),
    }
    good = {"name": "A", "enterprise_number": "BE0821.802.905"}
    order = {"reference": "B", "date": "2026-11-02"}
    assert said(judge(customer=good, partner=good, order=order, services=["web-collaboration"]), "AV-1") == set()


def test_security_checks_are_never_green_by_default(judge, said):
    found = said(judge(), "AV-5")
    assert {code for _, _, code, _ in found} == {
        "security.passwords-changed-not-done",
        "security.admin-interface-not-done",
        "security.firewall-not-done",
    }
    checks = [
        {"id": "security.passwords-changed", "state": "done"},
        {"id": "security.admin-interface", "state": "not-done", "reason": "later"},
        {"id": "security.firewall", "state": "failed"},
        {"id": "security.firmware", "state": "failed"},
        {"id": "handover.labels", "state": "failed"},
    ]
    assert said(judge(checks=checks), "AV-5") == {
        ("warning", "AV-5", "security.admin-interface-not-done", "security.admin-interface"),
        ("violation", "AV-5", "security.firewall-failed", "security.firewall"),
        ("warning", "AV-5", "security.other-failed", "security.firmware"),
    }


def test_sound_files_and_diallers(judge, said):
    sounds = [{"name": "a"}, {"name": "b", "rights": "unknown"}, {"name": "c", "rights": "cleared"}, {}, {"rights": "unknown"}]
    assert {(code, subject) for _, _, code, subject in said(judge(sound_files=sounds), "BT-6")} == {
        ("sound.rights-unknown", "a"),
        ("sound.rights-unknown", "b"),
        ("sound.nameless", "sound-files"),
    }
    trunk = ["sip-trunking"]
    assert said(judge(services=trunk, automatic_dialler=True), "ST-5") == {("violation", "ST-5", "dialler.on-trunk", "site")}
    assert said(judge(services=trunk), "ST-5") == {("doubt", "ST-5", "dialler.unknown", "site")}
    assert said(judge(services=trunk, automatic_dialler=False), "ST-5") == set()
    assert said(judge(services=["business-telephony"], automatic_dialler=True), "ST-5") == {("warning", "ST-5", "dialler.present", "site")}


def test_nobody_can_call_is_loud_and_only_where_users_bring_channels(judge, said):
    data = {"devices": [{"id": "d", "kind": "doorphone"}]}
    loud = ("warning", "BT-4.a channels", "channels.nobody-can-call", "site")
    assert loud in said(judge(services=["business-telephony"], **data))
    assert loud not in said(judge(services=["sip-trunking"], **data))
    assert loud not in said(judge(services=["business-telephony"]))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"order": {"lines": [{"item": "user", "quantity": 1}]}}, "declaration.ordered-too-low"),
        ({"previous_users": {"quantity": 1}}, "declaration.previous-too-low"),
        ({"order": {"lines": [{"item": "user", "quantity": 2}]}}, "declaration.perhaps-too-low"),
        ({"order": {"lines": [{"item": "user", "quantity": 4}]}}, "declaration.higher"),
        ({"order": {"lines": [{"item": "user", "quantity": 3}]}}, None),
        ({}, "declaration.not-known"),
    ],
)
def test_exposure(judge, data, code):
    people = [{"id": name, "service": "telephony", "hot_desking": True} for name in "ab"] + [{"id": "c"}]
    result = judge(people=people, **data)
    assert [finding.code for finding in result.findings if finding.code.startswith("declaration.")] == ([code] if code else [])


def test_cabling(judge, said):
    devices = [{"id": "d", "kind": "deskphone"}]
    assert ("warning", "BT-5", "cabling.not-documented", "cabling") in said(judge(devices=devices))
    assert said(judge(devices=[{"id": "d", "kind": "softphone-pc"}]), "BT-5") == set()
    links = [
        {"id": "1", "panel": "p", "port": 1, "outlet": "o", "test": "failed"},
        {"id": "2", "panel": "p", "port": 2, "test": "certified", "length_m": 90.5},
        {"id": "3", "panel": "p", "port": 3, "outlet": "o", "test": "verified", "length_m": 90},
        {"id": "4", "panel": "p", "port": 4, "outlet": "o"},
    ]
    assert said(judge(devices=devices, cabling={"links": links}), "BT-5") == {
        ("violation", "BT-5", "cabling.test-failed", "1"),
        ("warning", "BT-5", "cabling.link-incomplete", "2"),
        ("warning", "BT-5", "cabling.link-long", "2"),
        ("warning", "BT-5", "cabling.not-tested", "cabling"),
        ("advice", "BT-5", "cabling.not-certified", "cabling"),
        ("warning", "BT-5", "cabling.two-cables", "cabling"),
        ("warning", "BT-5", "cabling.path-stops", "cabling"),
    }


def test_recording_and_blocks_in_billing(judge, said):
    found = said(
        judge(
            call_recording={"enabled": True},
            number_blocks=[{"first": "+3225551000", "size": 10}, {"first": "+3225551005"}, {"first": "nonsense"}],
        )
    )
    assert ("warning", "BT-4.b–h", "billing.not-known", "recording-gb") in found
    assert ("warning", "BT-4.b–h", "block.overlap", "+3225551005") in found
    assert ("warning", "AV-4", "block.unreadable", "nonsense") in found
    off = said(judge(call_recording={"enabled": False, "volume_gb": 1}))
    assert ("warning", "BT-4.b–h", "billing.recording-off", "recording") in off


def test_a_lift_phone_is_excluded_whatever_the_services() -> None:
    from dialtone.domain import rules
    from dialtone.domain.kinds import DeviceKind, Service
    from dialtone.domain.record import Device, Record
    from dialtone.domain.terms import Terms

    record = Record(services=(Service.WEB_COLLABORATION,), devices=(Device(id="d1", kind=DeviceKind.LIFT_PHONE),))
    found = rules.assess(record, Terms(), dt.date(2026, 11, 25)).findings
    assert [(finding.clause, finding.severity) for finding in found if finding.subject == "d1"] == [("BT-2", "violation")]
