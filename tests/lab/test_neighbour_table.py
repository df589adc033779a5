"""What the system remembers of earlier is no proof that somebody is there, nor a reason to leave out who is."""

import time

import pytest
from lab_lan import FIRST, Lan
from lab_network import Lab, needs_lab
from lab_tools import ours, scan_process

pytestmark = [pytest.mark.lab, needs_lab]
NETWORK = "10.77.0.0/27"
SILENT = {"host": 20, "ip": "10.77.0.20", "mac": "00:04:13:1a:00:14", "kind": "unknown"}
PRINTER = {"host": 21, "ip": "10.77.0.21", "mac": "00:1b:a9:1a:00:15", "kind": "printer", "web": [{"title": "Brother HL-L2350DW"}]}


def remember(lab, ip, mac, state):
    lab.laptop.run("ip", "neigh", "replace", ip, "lladdr", mac, "dev", "eth0", "nud", state)


def without_gateway(outcome):
    return [device for device in outcome.run.devices if device.ip != "10.77.0.1"]


def test_memories_are_checked_before_they_count():
    with Lab() as lab:
        lab.segment(NETWORK, [SILENT, PRINTER], gateway=False)
        for device in (SILENT, PRINTER):
            remember(lab, device["ip"], device["mac"], "stale")
        remember(lab, "10.77.0.25", "00:04:13:1a:00:19", "stale")  # unplugged since
        remember(lab, "10.77.0.26", "00:04:13:1a:00:1a", "permanent")  # typed in by somebody
        outcome, _ = ours(lab, NETWORK, timeout=1.0)
    found = {device.ip: (device.mac, device.present) for device in without_gateway(outcome)}
    assert found == {
        SILENT["ip"]: (SILENT["mac"], True),
        PRINTER["ip"]: (PRINTER["mac"], True),
        "10.77.0.26": ("00:04:13:1a:00:1a", False),
    }
    assert outcome.run.complete


def test_a_second_scan_finds_the_same():
    with Lab() as lab:
        lab.segment(NETWORK, [SILENT, PRINTER], gateway=False)
        first, _ = ours(lab, NETWORK, timeout=1.0)
        second, _ = ours(lab, NETWORK, timeout=1.0)
    for outcome in (first, second):
        assert [device.ip for device in without_gateway(outcome)] == [SILENT["ip"], PRINTER["ip"]]


def test_nobody_there_is_said_and_a_cable_that_comes_back_too():
    with Lab() as lab:
        lab.segment("10.77.0.0/24")
        nobody, _ = ours(lab, "10.77.0.0/24", timeout=1.0)
        with scan_process(lab, "10.77.0.0/24", timeout=3.0) as scanning:
            while not lab.laptop.run("ss", "-Huan").strip():  # until it has opened its sockets
                time.sleep(0.1)
            lab.laptop.run("ip", "link", "set", "eth0", "down")
            lab.laptop.run("ip", "link", "set", "eth0", "up")
            interrupted = scanning.result()
    assert [note.code for note in nobody.run.notes] == ["no-neighbours"]
    assert nobody.run.complete
    assert [note.code for note in interrupted.run.notes] == ["interface-vanished"]
    assert not interrupted.run.complete


def test_a_vpn_in_the_way_is_named():
    with Lab() as lab:
        lab.segment("10.77.0.0/24", [SILENT], gateway=False)
        lab.segment("10.99.0.0/24", interface="tun0", gateway=True)
        through_vpn, _ = ours(lab, "10.77.0.0/26", "10.98.0.0/28", timeout=0.5)
    notes = {note.code: note.detail for note in through_vpn.run.notes}
    assert notes["vpn-up"] == "tun0: 10.98.0.0/28"
    assert notes["routed"] == "10.98.0.0/28"


def test_an_address_given_out_twice_shows_as_a_conflict():
    with Lan() as lan:
        lan.second.run("ip", "addr", "replace", f"{FIRST}/24", "dev", "eth0")
        cards = {space.run("cat", "/sys/class/net/eth0/address").strip() for space in (lan.first, lan.second)}
        outcome, _ = ours(lan, "192.168.60.0/28", timeout=1.0)
    (conflict,) = [one for one in outcome.run.conflicts if one.field == "duplicate-ip"]
    assert set(conflict.values) == cards
