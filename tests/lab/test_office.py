"""The office of a hundred devices, scanned by the program as it is shipped: everything found, nothing invented, no harm done."""

import pytest
from lab_network import Lab, needs_lab, table_overflows
from lab_population import company, is_equipment, judge, office
from lab_tools import ours

pytestmark = [pytest.mark.lab, needs_lab]
MEMORY_MB = 250


@pytest.fixture(scope="module")
def scanned():
    """The /24, scanned once; the devices tell afterwards what they were asked."""
    network = "10.77.0.0/24"
    devices = office(network)
    with Lab() as lab:
        segment = lab.segment(network, devices)
        outcome, _ = ours(lab, network)
        heard = segment.heard()
    return devices, outcome, heard


def test_the_office_is_what_the_issue_asks_for():
    devices = office("10.77.0.0/24")
    equipment = [device for device in devices if is_equipment(device)]
    assert (len(equipment), len(devices) - len(equipment)) == (60, 40)
    assert len({device["vendor"] for device in equipment}) >= 20
    assert len({device["mac"] for device in devices}) == len({device["ip"] for device in devices}) == 100


def test_everything_is_found_and_called_what_it_is(scanned):
    devices, outcome, _ = scanned
    assert judge(devices, outcome.run.devices) == []
    assert outcome.run.complete


def test_rows_come_while_the_sweep_goes_on(scanned):
    _, outcome, _ = scanned
    assert outcome.rows[0][1] < len(outcome.run.devices) / 2, outcome.rows
    assert outcome.memory_mb < MEMORY_MB


def test_nothing_was_dialled_and_no_password_tried(scanned):
    _, _, heard = scanned
    assert {what.rpartition(":")[2] for asked in heard.values() for what in asked} == {"OPTIONS", "GET"}
    assert max(asked.get("http:GET", 0) for asked in heard.values()) <= 2, "one look at a page, HTTP and HTTPS"


def test_svmap_s_blind_spots_are_covered(scanned):
    """What svmap cannot find on its one UDP port: named so that a lost way of finding shows as what it loses."""
    devices, outcome, _ = scanned
    kinds = {device.ip: device.kind for device in outcome.run.devices}
    blind = [
        device for device in devices if is_equipment(device) and "udp:5060" not in device.get("on", ["udp:5060"] if "sip" in device else [])
    ]
    assert len(blind) >= 12
    assert {device["ip"]: kinds.get(device["ip"]) for device in blind} == {device["ip"]: device["kind"] for device in blind}


def test_five_hundred_devices_in_a_large_network_and_no_full_neighbour_table():
    network = "10.80.0.0/20"
    devices = company(network, 500)
    full = table_overflows()
    with Lab() as lab:
        lab.segment(network, devices)
        outcome, _ = ours(lab, network)
    assert judge(devices, outcome.run.devices) == []
    assert outcome.run.complete
    assert table_overflows() == full
    assert outcome.memory_mb < MEMORY_MB
