import datetime as dt

import pytest

from dialtone.discovery.merge import FieldChange, all_changes, propose, to_changes
from dialtone.domain.changes import Put, Set
from dialtone.domain.discovery import Evidence, FoundDevice, ScanRun
from dialtone.domain.kinds import DeviceKind
from dialtone.domain.record import Device, Record

MAC = "80:5e:c0:00:00:01"
FOUND = FoundDevice(ip="192.0.2.5", mac=MAC, vendor="Yealink", model="SIP-T46U", firmware="108.86.0.20", kind="deskphone", telephone=True)


def run(*devices, complete=True):
    return ScanRun(
        networks=("192.0.2.0/24",),
        interface="eth0",
        started=dt.datetime(2026, 11, 25, tzinfo=dt.UTC),
        seconds=1,
        complete=complete,
        devices=devices,
    )


def record(*devices):
    return Record(devices=devices)


@pytest.mark.parametrize(
    ("device", "state"),
    [
        (Device(id="d1", mac="805EC0-000001"), "known"),
        (Device(id="d1", mac="80:5e:c0:00:00:02"), "new"),
        (Device(id="d1", mac="80-5E-C0-00-00-01", ip="192.0.2.99"), "changed"),
        (Device(id="d1", mac="805ec0000001"), "known"),
        (Device(id="d1", serial="805EC0000001"), "known"),
        (Device(id="d1", ip="192.0.2.5"), "known"),
        (Device(id="d1", ip="192.0.2.5", model="sip t46u"), "known"),
        (Device(id="d1", ip="192.0.2.5", mac="00:04:13:00:00:01"), "new"),
        (Device(id="d1", ip="192.0.2.6"), "new"),
    ],
)
def test_recognised_by_mac_then_ip(device, state):
    proposal = next(p for p in propose(record(device), run(FOUND)) if p.device)
    assert proposal.state == state
    assert proposal.existing_id == (None if state == "new" else "d1")


def test_recognised_by_serial():
    found = FoundDevice(ip="192.0.2.5", evidence=(Evidence(by="lldp", field="serial", value="ab12", at=dt.datetime.now(dt.UTC)),))
    assert propose(record(Device(id="d1", serial="AB12")), run(found))[0].existing_id == "d1"


def test_mac_goes_before_ip_whatever_the_order():
    other = FoundDevice(ip="192.0.2.9", mac="80:5e:c0:00:00:02")
    devices = (Device(id="old", ip="192.0.2.9", mac=MAC), Device(id="new", ip="192.0.2.5"))
    by_ip = {p.device.ip: p.existing_id for p in propose(record(*devices), run(other, FOUND)) if p.device}
    assert by_ip == {"192.0.2.9": None, "192.0.2.5": "old"}


def test_what_changed():
    device = Device(id="d1", mac=MAC, firmware="1.0", kind=DeviceKind.CONFERENCE_PHONE, vendor="YEALINK")
    assert set(propose(record(device), run(FOUND))[0].changes) == {
        FieldChange("firmware", "1.0", "108.86.0.20"),
        FieldChange("kind", "conference-phone", "deskphone"),
    }


def test_missing_only_after_a_complete_run_that_covered_it():
    devices = (Device(id="gone", ip="192.0.2.77"), Device(id="elsewhere", ip="198.51.100.1"), Device(id="offline"))
    assert [(p.state, p.existing_id) for p in propose(record(*devices), run())] == [("missing", "gone")]
    assert propose(record(*devices), run(complete=False)) == ()


def test_a_new_device_becomes_a_row():
    (change,) = to_changes(record(), FOUND)
    values = {
        "id": "805ec0000001",
        "kind": "deskphone",
        "vendor": "Yealink",
        "model": "SIP-T46U",
        "mac": MAC,
        "firmware": "108.86.0.20",
        "ip": "192.0.2.5",
    }
    assert change == Put("devices", values, "805ec0000001")
    (again,) = to_changes(record(Device(id="805ec0000001")), FOUND)
    assert again.key == "805ec0000001-2"


@pytest.mark.parametrize(("kind", "expected"), [("unknown", None), ("printer", "other"), ("camera", "other"), ("ata", "ata")])
def test_kinds_that_the_record_has_no_word_for(kind, expected):
    (change,) = to_changes(record(), FoundDevice(ip="192.0.2.5", kind=kind))
    assert change.value.get("kind") == expected
    assert change.key == "ip-192.0.2.5"


def test_the_users_kind_goes_before_the_found_one():
    (change,) = to_changes(record(), FOUND, DeviceKind.EMERGENCY_PHONE)
    assert change.value["kind"] == "emergency-phone"


def test_what_was_typed_is_never_overwritten():
    device = Device(id="d1", mac=MAC, kind=DeviceKind.FAX, model="My phone", ip="192.0.2.99")
    (change,) = to_changes(record(device), FOUND, DeviceKind.DESKPHONE)
    assert change == Set("devices", "d1", {"vendor": "Yealink", "firmware": "108.86.0.20"})
    full = Device(id="d1", mac=MAC, kind=DeviceKind.FAX, model="m", ip="1", vendor="v", firmware="f")
    assert to_changes(record(full), FOUND) == ()


def test_devices_taken_in_together_never_share_an_id() -> None:
    nameless = (FoundDevice(ip="", hostname="a"), FoundDevice(ip="", hostname="b"))
    keys = [change.key for change in all_changes(Record(), nameless, {})]
    assert len(set(keys)) == 2
