"""Beyond one LAN: a voice network behind a router, somebody in between who answers for everybody, telephones heard while they start."""

import ipaddress
import itertools
import threading
import time

import pytest
from lab_network import Lab, needs_lab
from lab_population import OFFICE, is_equipment, judge, placed, routed, some
from lab_tools import ours

pytestmark = [pytest.mark.lab, needs_lab]
NEAR, FAR = "10.77.0.0/27", "10.78.0.0/26"


def test_a_routed_voice_network_is_found_without_a_neighbour_table():
    devices = routed(FAR)
    with Lab() as lab:
        office_net = lab.segment(NEAR)
        lab.segment(FAR, devices, behind=office_net)
        outcome, _ = ours(lab, FAR)
    assert judge(devices, outcome.run.devices) == []
    assert all(not any(item.by == "neighbour" for item in device.evidence) for device in outcome.run.devices)
    assert sum(device.mac is not None for device in outcome.run.devices) >= 3, "MAC addresses that stand in names are read"


def test_both_networks_in_one_scan():
    near, far = some(NEAR), routed(FAR, 4)
    with Lab() as lab:
        office_net = lab.segment(NEAR, near)
        lab.segment(FAR, far, behind=office_net)
        outcome, _ = ours(lab, NEAR, FAR)
    gateway = str(ipaddress.ip_network(NEAR)[1])
    assert judge([*near, *far], [device for device in outcome.run.devices if device.ip != gateway]) == []


@pytest.mark.parametrize(
    "everybody", [{"sip": "FRITZ!OS"}, {"tcp": [80, 443, 5060, 5061]}, {"sip": "Yealink SIP-T46U 108.86.0.20"}], ids=str
)
def test_who_answers_for_everybody_makes_no_telephones(everybody):
    """A SIP gateway in a router, or a virus scanner's proxy, answers for addresses that nobody has: rows for them would be inventions."""
    with Lab() as lab:
        office_net = lab.segment(NEAR)
        for network in (FAR, "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"):
            office_net.space.run("ip", "route", "add", "local", network, "dev", "lo")
        office_net.close()
        office_net.play([], answers_all=everybody)
        outcome, _ = ours(lab, FAR)
    telephones = [device for device in outcome.run.devices if device.telephone]
    assert telephones == []
    assert len(outcome.run.devices) <= 1, "62 phantoms must not be 62 rows"
    assert outcome.run.conflicts or outcome.run.notes, "it is said that somebody is in between"


def test_telephones_that_start_are_heard_and_not_answered():
    """SIP PnP and DHCP at boot name telephones that keep silent afterwards; answering either would reconfigure a customer's telephones."""
    spec = next(entry for entry in OFFICE["equipment"] if "pnp" in entry)
    quiet = {key: value for key, value in spec.items() if key not in {"sip", "on"}}
    devices = [placed(quiet, ipaddress.ip_network(NEAR))]
    with Lab() as lab:
        segment = lab.segment(NEAR, devices)
        done = threading.Event()

        def start_telephones():
            for _ in itertools.takewhile(lambda _: not done.is_set(), range(40)):
                segment.boot()
                time.sleep(0.5)

        starting = threading.Thread(target=start_telephones)
        starting.start()
        try:
            outcome, _ = ours(lab, NEAR, listen=4.0)
        finally:
            done.set()
            starting.join()
        heard = segment.heard()
    found = next(device for device in outcome.run.devices if device.ip == devices[0]["ip"])
    assert (found.kind, found.vendor) == ("deskphone", "Yealink")
    by = {item.by for item in found.evidence}
    assert {"sip-pnp", "dhcp"} <= by
    assert not any("NOTIFY" in what for asked in heard.values() for what in asked)
    assert is_equipment(devices[0])
