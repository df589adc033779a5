"""Machines as installers really have them: two cards, a VPN, no address, a cable pulled out, a softphone, no rights: each is told."""

import contextlib
import subprocess
import sys
import time

import pytest
from lab_network import Lab, needs_lab, run
from lab_population import judge, some
from lab_tools import ours, scan_process

pytestmark = [pytest.mark.lab, needs_lab]
ONE, TWO, VPN = "10.77.0.0/27", "10.78.0.0/27", "10.99.0.0/27"


def reasons(outcome):
    return {item.method: item.reason for item in outcome.run.not_run}


def without_gateway(outcome):
    return [device for device in outcome.run.devices if not device.ip.endswith(".1")]


def test_two_cards_each_network_through_its_own():
    one, two = some(ONE), some(TWO, first=1)
    with Lab() as lab:
        lab.segment(ONE, one, interface="eth0")
        lab.segment(TWO, two, interface="eth1", gateway=False)
        both, _ = ours(lab, ONE, TWO)
        second, _ = ours(lab, interface="eth1")
    assert judge([*one, *two], without_gateway(both)) == []
    assert judge(two, without_gateway(second)) == []
    assert second.run.interface == "eth1"


def test_a_vpn_is_never_what_is_scanned_by_itself():
    with Lab() as lab:
        lab.segment(ONE, some(ONE))
        far = lab.segment(VPN, some(VPN), interface="wg0", gateway=True)  # the way out leads into the VPN
        outcome, _ = ours(lab)
        heard = far.heard()
    assert outcome.run.interface == "eth0"
    assert outcome.run.networks == (ONE,)
    assert judge(some(ONE), without_gateway(outcome)) == []
    assert heard == {}


def test_without_an_address_it_says_so():
    with Lab() as lab:
        lab.segment(ONE, some(ONE))
        lab.laptop.run("ip", "addr", "flush", "dev", "eth0", "scope", "global")
        nothing, _ = ours(lab)
        typed, _ = ours(lab, ONE)
    assert nothing.problem == "discovery.nothing-to-scan"
    assert reasons(typed)["sip-options"] == "scan-no-route"
    assert not typed.run.complete
    assert typed.run.devices == ()


def test_a_cable_pulled_out_keeps_what_was_found_and_says_so():
    with Lab() as lab:
        lab.segment(ONE, some(ONE))
        with scan_process(lab, ONE) as scanning:
            time.sleep(2.0)
            lab.laptop.run("ip", "link", "del", "eth0")
            outcome = scanning.result()
    assert not outcome.run.complete
    assert "interface-vanished" in {note.code for note in outcome.run.notes}
    assert len(outcome.run.devices) >= 3


def test_a_softphone_on_port_5060_keeps_only_the_listener_from_running():
    hold = "import socket,time; s=socket.socket(type=socket.SOCK_DGRAM); s.bind(('',5060)); print('held',flush=True); time.sleep(600)"
    with Lab() as lab:
        lab.segment(ONE, some(ONE))
        softphone = lab.laptop.start(sys.executable, "-c", hold, stdout=subprocess.PIPE, text=True)
        try:
            assert softphone.stdout.readline() == "held\n"
            outcome, _ = ours(lab, ONE)
        finally:
            softphone.kill()
            softphone.communicate()
    assert judge(some(ONE), without_gateway(outcome)) == []
    assert reasons(outcome)["sip-pnp"] == "scan-port-taken"
    assert outcome.run.complete


def test_a_firewall_that_forbids_the_question_is_named():
    with Lab() as lab:
        lab.segment(ONE, some(ONE))
        rules = "table ip wall {\n chain out {\n type filter hook output priority 0\n udp dport 5059-5080 drop\n }\n}\n"
        lab.laptop.run("nft", "-f", "-", input=rules)
        outcome, _ = ours(lab, ONE)
    assert reasons(outcome)["sip-options"] == "scan-no-permission"
    assert not outcome.run.complete


def test_an_ordinary_user_finds_the_same():
    """Without root only what needs a port below 1024 is left out, and that is said."""
    with Lab() as lab:
        lab.segment(ONE, some(ONE))
        plain = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env", "HOME=/nonexistent")
        outcome, _ = ours(lab, ONE, listen=1.0, before=plain)
    assert judge(some(ONE), without_gateway(outcome)) == []
    assert outcome.run.complete
    assert reasons(outcome)["dhcp"] == "scan-needs-rights"


def test_nothing_is_left_behind():
    with Lab() as lab:
        lab.segment(ONE)
        names = [lab.laptop.name]
    with contextlib.suppress(ZeroDivisionError), Lab() as lab:
        lab.segment(ONE)
        names.append(lab.laptop.name)
        raise ZeroDivisionError
    assert not [name for name in names if name in run("ip", "netns", "list")]
