"""The same devices at another visit: recognised, never overwritten, missing only where they would have been found again."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.discovery.merge import FIELDS, FieldChange, Hint, all_changes, propose
from dialtone.domain.changes import Put, Set
from dialtone.domain.discovery import Evidence, FoundDevice, MethodNotRun, ScanRun
from dialtone.domain.kinds import DeviceKind
from dialtone.domain.record import Device, Record

NOW = dt.datetime(2026, 11, 25, tzinfo=dt.UTC)
MAC = "80:5e:c0:00:00:01"
PHONE = Device(id="d1", ip="192.0.2.5", mac=MAC, model="SIP-T46U", vendor="Yealink", person="An")


def seen(ip="192.0.2.5", by=("sip-options",), **more):
    evidence = tuple(Evidence(by=one, field="x", value="y", at=NOW) for one in by)
    return FoundDevice(ip=ip, evidence=evidence, **more)


def run(*devices, not_run=(), complete=True):
    missed = tuple(MethodNotRun(method=name, reason="scan-no-switch") for name in not_run)
    return ScanRun(networks=("192.0.2.0/24",), interface=None, started=NOW, seconds=1, complete=complete, devices=devices, not_run=missed)


def states(devices, *found, earlier=(), **more):
    return [(p.state, p.existing_id) for p in propose(Record(devices=devices), run(*found, **more), earlier)]


def test_a_phone_with_another_address_is_changed_and_keeps_its_person():
    (proposal,) = propose(Record(devices=(PHONE,)), run(seen("192.0.2.77", mac=MAC, model="T46U")))
    assert (proposal.state, proposal.existing_id, proposal.changes) == ("changed", "d1", (FieldChange("ip", "192.0.2.5", "192.0.2.77"),))


def test_an_address_that_it_has_as_well_is_no_change():
    (proposal,) = propose(Record(devices=(PHONE,)), run(seen("192.0.2.77", mac=MAC, addresses=("192.0.2.5",))))
    assert proposal.state == "known"


@pytest.mark.parametrize("serial", ["AB-12 34", "ab1234"])
def test_recognised_by_serial_with_another_card(serial):
    device = Device(id="d1", serial="AB1234", mac=MAC)
    (proposal,) = propose(Record(devices=(device,)), run(seen(mac="80:5e:c0:00:00:02", serial=serial)))
    assert proposal.existing_id == "d1"
    assert proposal.changes == (FieldChange("mac", MAC, "80:5e:c0:00:00:02"),)


def test_no_serial_number_is_nobodys():
    assert states((Device(id="d1", serial="unknown"),), seen(serial="Unknown")) == [("new", None)]


def test_two_rows_for_one_mac_are_told_and_neither_is_missing():
    other = Device(id="d2", ip="192.0.2.9", mac="805E.C000.0001".replace(".", ""))
    (proposal,) = propose(Record(devices=(PHONE, other)), run(seen(mac=MAC)))
    assert (proposal.existing_id, proposal.hints) == ("d1", (Hint("recorded-twice", ("d2",)),))


def test_another_phone_of_that_model_at_that_address_may_be_a_replacement_and_is_not_taken_for_it():
    new, missing = propose(Record(devices=(PHONE,)), run(seen(mac="80:5e:c0:00:00:02", vendor="Yealink", model="Yealink T46U")))
    assert (new.state, new.hints, missing.state, missing.existing_id) == ("new", (Hint("replaced", ("d1",)),), "missing", "d1")
    (new, _) = propose(Record(devices=(PHONE,)), run(seen(mac="80:5e:c0:00:00:02", model="SIP-T33G")))
    assert new.hints == ()
    (moved, new) = propose(Record(devices=(PHONE,)), run(seen("192.0.2.6", mac=MAC), seen(mac="80:5e:c0:00:00:02", model="SIP-T46U")))
    assert (moved.state, new.hints) == ("changed", ())


def test_a_random_mac_recognises_and_says_so():
    handset = Device(id="d1", mac="da:a1:19:00:00:01")
    (proposal,) = propose(Record(devices=(handset,)), run(seen(mac="da:a1:19:00:00:01")))
    assert (proposal.existing_id, proposal.hints) == ("d1", (Hint("random-mac"),))


def test_what_the_record_does_not_know_yet_is_offered():
    (proposal,) = propose(Record(devices=(Device(id="d1", mac=MAC, vendor="Y"),)), run(seen(mac=MAC, kind="deskphone", vendor="Y")))
    assert (proposal.state, proposal.fills) == ("known", ("kind", "ip"))


def test_missing_only_when_a_way_that_found_it_was_used_again():
    by_switch = (run(seen(mac=MAC, by=("lldp", "fdb", "oui"))),)
    assert states((PHONE,), earlier=by_switch, not_run=("switch",)) == []
    assert states((PHONE,), earlier=by_switch) == [("missing", "d1")]
    starting = (run(seen(mac=MAC, by=("sip-pnp",))),)
    assert states((PHONE,), earlier=starting) == []
    answering = (*starting, run(seen(mac=MAC, by=("sip-options", "lldp"))))
    assert states((PHONE,), earlier=answering, not_run=("switch",)) == [("missing", "d1")]
    assert states((PHONE,), earlier=answering, complete=False) == []


def test_a_device_that_only_a_list_names_was_not_seen():
    listed = seen("192.0.2.5", by=("lease",), mac=MAC, present=False, vendor="Other")
    (proposal,) = propose(Record(devices=(PHONE,)), run(listed))
    assert (proposal.state, proposal.device, proposal.hints) == ("missing", None, (Hint("only-listed"),))
    (proposal,) = propose(Record(devices=(PHONE,)), run(listed, complete=False))
    assert (proposal.state, proposal.existing_id, proposal.changes) == ("known", "d1", ())
    (proposal,) = propose(Record(), run(listed))
    assert (proposal.state, proposal.hints) == ("new", (Hint("only-listed"),))


def test_the_users_kind_for_a_device_without_address_is_not_everybodys():
    found = (FoundDevice(ip="", mac=MAC), FoundDevice(ip="", mac="80:5e:c0:00:00:02"))
    kinds = [change.value.get("kind") for change in all_changes(Record(), found, {MAC: DeviceKind.DOORPHONE})]
    assert kinds == ["doorphone", None]


# Each found device has an address of its own, as those of a scan do.
MACS = st.sampled_from([None, *(f"80:5e:c0:00:00:0{n}" for n in range(1, 6)), "da:a1:19:00:00:01"])
TEXTS = st.sampled_from([None, "SIP-T46U", "T46U", "Yealink", "x"])
IPS = st.sampled_from([f"192.0.2.{n}" for n in range(1, 7)])
FOUND = st.lists(
    st.builds(
        FoundDevice,
        ip=IPS,
        mac=MACS,
        vendor=TEXTS,
        model=TEXTS,
        firmware=TEXTS,
        serial=st.sampled_from([None, "A1", "B2"]),
        kind=st.sampled_from(["unknown", "deskphone", "camera", "doorphone"]),
        present=st.booleans(),
    ),
    max_size=6,
    unique_by=(lambda device: device.ip, lambda device: device.mac or device.ip),
)
RECORDED = st.lists(
    st.builds(
        Device,
        id=st.sampled_from([f"d{n}" for n in range(8)]),
        ip=st.none() | IPS,
        mac=MACS,
        vendor=TEXTS,
        model=TEXTS,
        serial=st.sampled_from([None, "A1", "B2"]),
        kind=st.none() | st.sampled_from(DeviceKind),
        person=st.none() | st.just("An"),
    ),
    max_size=5,
    unique_by=lambda device: device.id,
)


def applied(record, changes):
    devices = {device.id: device for device in record.devices}
    for change in changes:
        if isinstance(change, Put):
            devices[change.key] = msgspec.convert(change.value, Device)
        else:
            assert isinstance(change, Set)
            devices[change.key] = msgspec.convert(msgspec.to_builtins(devices[change.key]) | change.fields, Device)
    return Record(devices=tuple(devices.values()))


@given(RECORDED, FOUND)
def test_taking_all_in_twice_is_taking_it_in_once_and_overwrites_nothing(recorded, found):
    before = Record(devices=tuple(recorded))
    once = applied(before, all_changes(before, found, {}))
    assert all_changes(once, found, {}) == ()
    after = {device.id: device for device in once.devices}
    for device in recorded:
        for field in device.__struct_fields__:
            if (value := getattr(device, field)) not in {None, ""}:
                assert getattr(after[device.id], field) == value
    proposals = propose(once, run(*found))
    assert [p for p in proposals if p.state == "new"] == []
    assert all(not p.fills for p in proposals)


@given(RECORDED, FOUND)
def test_every_device_is_told_once(recorded, found):
    proposals = propose(Record(devices=tuple(recorded)), run(*found))
    told = [p.existing_id for p in proposals if p.existing_id]
    assert len(told) == len(set(told))
    assert all((p.device is None) == (p.state == "missing") and (p.existing_id is None) == (p.state == "new") for p in proposals)
    assert all(change.field in FIELDS for p in proposals for change in p.changes)
    present = [d.ip for d in found if d.present]
    assert [p.device.ip for p in proposals if p.device and p.device.present] == present
