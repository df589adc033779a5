"""A device is not known by its address alone where the record knows it better."""

import datetime as dt

from dialtone.discovery.merge import propose
from dialtone.domain.discovery import FoundDevice, ScanRun
from dialtone.domain.record import Device, Record


def run_of(*devices: FoundDevice) -> ScanRun:
    now = dt.datetime(2026, 11, 25, tzinfo=dt.UTC)
    return ScanRun(networks=("192.0.2.0/24",), interface=None, started=now, seconds=1, complete=True, devices=devices)


def states(record: Record, *found: FoundDevice) -> list[tuple[str, str | None]]:
    return [(proposal.state, proposal.existing_id) for proposal in propose(record, run_of(*found))]


PHONE = Device(id="d1", ip="192.0.2.5", mac="80:5e:c0:11:22:33", model="SIP-T46S")


def test_a_stranger_at_a_known_address_is_new() -> None:
    printer = FoundDevice(ip="192.0.2.5", model="LaserJet 400", kind="printer")
    assert states(Record(devices=(PHONE,)), printer) == [("new", None), ("missing", "d1")]


def test_behind_a_router_the_model_recognises() -> None:
    assert states(Record(devices=(PHONE,)), FoundDevice(ip="192.0.2.5", model="SIP-T46S", kind="deskphone")) == [("known", "d1")]


def test_a_record_without_mac_is_recognised_by_its_address() -> None:
    record = Record(devices=(Device(id="d1", ip="192.0.2.5"),))
    assert states(record, FoundDevice(ip="192.0.2.5", mac="80:5e:c0:11:22:33")) == [("known", "d1")]
