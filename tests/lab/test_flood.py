"""Hostile datagrams in a flood, through the real sockets of all listeners: the scan ends, stays small and finds the same."""

import re

import pytest
from lab_flood import A_SECOND
from lab_network import Lab, needs_lab
from lab_population import judge, some
from lab_tools import scan_process

pytestmark = [pytest.mark.lab, needs_lab]
NETWORK = "10.77.0.0/24"
ALL, SOME = 100_000, 4_000
"""To each of five groups (PnP, mDNS, SSDP, WS-Discovery, DHCP) and as answers to each question. Who asks hears them for seconds."""
LINES = 30
"""Of log: some kinds of fault, a line each."""


def received(space):
    """UDP datagrams that the laptop's sockets took in."""
    head, row = [line.split() for line in space.run("cat", "/proc/net/snmp").splitlines() if line.startswith("Udp:")]
    return int(row[head.index("InDatagrams")])


def test_a_flood_of_hostile_datagrams(request):
    count = ALL if request.config.getoption("--long") else SOME
    devices = some(NETWORK)
    hostile = {
        "ip": "10.77.0.200",
        "mac": "02:00:00:00:00:66",
        "kind": "unknown",
        "sip": "Yealink SIP-T46U 108.86.0.20",
        "quirk": "hostile",
    }
    with Lab() as lab:
        segment = lab.segment(NETWORK, [*devices, hostile], hostile=count)
        with scan_process(lab, NETWORK, listen=count / A_SECOND + 4) as scanning:
            segment.flood(count)
            outcome = scanning.result(complaints := [])
        heard = received(lab.laptop)
    true = {device["ip"] for device in devices}
    assert [line for line in judge(devices, [device for device in outcome.run.devices if device.ip in true]) if "MAC" not in line] == []
    assert heard > count, "a flood that does not arrive proves nothing"
    assert outcome.memory_mb < 250
    assert len(complaints) < LINES, complaints
    assert not [line for line in complaints if re.search("Traceback|Error", line)]
