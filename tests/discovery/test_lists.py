import asyncio
import datetime as dt
import hashlib
import ipaddress
import shutil
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from responders import free_port, responders, says

from dialtone.discovery import lists
from dialtone.discovery.fusion import Fusion
from dialtone.discovery.method import Context, NotRun, ScanOptions
from dialtone.discovery.scan import scan

NOW = dt.datetime(2026, 11, 25, 12, 0, tzinfo=dt.UTC)
MAC = "80:5e:c0:4a:10:21"
LEASES = b"""2000000000 80:5e:c0:4a:10:21 192.0.2.21 SIP-T46U *
1000000000 80:5e:c0:4a:10:22 192.0.2.22 old *
rubbish 10.0.0.1 80:5e:c0:4a:10:29 -:-
"""
NMAP = b"""<?xml version="1.0"?><!DOCTYPE nmaprun><nmaprun>
<host><status state="up"/><address addr="192.0.2.30" addrtype="ipv4"/><address addr="00:0C:29:11:22:33" addrtype="mac"/>
<address addr="2001:db8::30" addrtype="ipv6"/><hostnames><hostname name="pbx.example"/></hostnames><ports>
<port protocol="udp" portid="5060"><state state="open"/><service name="sip" product="Asterisk PBX" version="18.2" method="probed"/></port>
</ports></host><host><status state="down"/><address addr="192.0.2.31" addrtype="ipv4"/></host></nmaprun>"""


def run(body):
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(body)


def said(leads):
    return [(s.ip, s.mac, s.evidence.by, s.evidence.field, s.evidence.value, s.port, s.present) for s in leads.signals]


def test_leases_become_leads_with_file_and_line():
    leads = lists.read(LEASES, "dnsmasq.leases", NOW)
    assert said(leads) == [
        ("192.0.2.21", MAC, "lease", "hostname", "SIP-T46U", None, False),
        ("192.0.2.21", MAC, "lease", "line", "dnsmasq.leases:1", None, False),
    ]
    assert (leads.kind, leads.devices, leads.left_out, len(leads.faults)) == ("dnsmasq", 1, 1, 1)
    assert leads.sha256 == hashlib.sha256(LEASES).hexdigest()


def test_an_nmap_file_becomes_leads():
    leads = lists.read(NMAP, "scan.xml", NOW)
    mac = "00:0c:29:11:22:33"
    assert said(leads) == [
        ("192.0.2.30", mac, "nmap", "line", "scan.xml:2", None, False),
        ("192.0.2.30", mac, "nmap", "hostname", "pbx.example", None, False),
        ("192.0.2.30", mac, "nmap", "open", "udp:5060", 5060, False),
        ("192.0.2.30", mac, "nmap", "service", "Asterisk PBX 18.2", 5060, False),
    ]
    assert {signal.addresses for signal in leads.signals} == {("2001:db8::30",)}
    assert (leads.kind, leads.devices, leads.left_out, leads.faults) == ("nmap", 1, 1, ())


def test_a_listed_device_is_not_present_and_what_it_is_yields_to_what_answers():
    fusion = Fusion()
    for signal in lists.read(NMAP, "scan.xml", NOW).signals:
        fusion.add(signal)
    (device,) = fusion.devices()
    assert (device.ip, device.present, device.addresses, device.hostname) == ("192.0.2.30", False, ("2001:db8::30",), "pbx.example")
    assert (device.kind, device.telephone, device.sip_ports) == ("pbx", False, ())
    assert device.confidence <= 0.75


def context(leads, networks=("192.0.2.0/24",), links=()):
    return Context(
        options=ScanOptions(leads=leads),
        networks=tuple(map(ipaddress.IPv4Network, networks)),
        links=tuple(map(ipaddress.IPv4Network, links)),
        source=None,
        stop=asyncio.Event(),
    )


def test_leads_of_other_networks_are_left_out_and_routed_ones_are_looked_at():
    leads = lists.read(b"192.0.2.21 desk\n198.51.100.7 other\n", "hosts", NOW).signals
    for links, hosts in ((), 1), (("192.0.2.0/25",), 0):
        got = []

        async def body(links=links, got=got):
            told = context(leads, links=links)
            await lists.run(told, got.append)
            return told.hosts.count

        assert run(body()) == hosts
        assert {signal.ip for signal in got} == {"192.0.2.21"}


def test_without_a_list_it_says_so():
    async def body():
        with pytest.raises(NotRun) as caught:
            await lists.run(context(()), lambda _signal: None)
        return caught.value.reason

    assert run(body()) == "scan-no-list"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has all of 127.0.0.0/8 without configuring it")
def test_in_a_scan_who_answers_is_present_and_who_is_only_listed_is_not():
    port = free_port()
    leads = lists.read(b"127.77.8.9 desk\n127.77.8.10 gate\n", "hosts.txt", NOW).signals

    async def body():
        async with responders({"127.77.8.9": says("MicroSIP/3.20.5")}, port):
            options = ScanOptions(
                networks=("127.77.8.0/28",),
                sip_ports=(port,),
                more_sip_ports=(),
                timeout=0.2,
                rate=1000,
                leads=leads,
                methods=("sip-options", "lists"),
            )
            return await scan(options, lambda _step: None, asyncio.Event())

    found = run(body())
    assert [(d.ip, d.present, d.kind, d.hostname) for d in found.devices] == [
        ("127.77.8.9", True, "softphone-pc", "desk"),
        ("127.77.8.10", False, "unknown", "gate"),
    ]
    assert ("lease", "line", "hosts.txt:2") in {(e.by, e.field, e.value) for e in found.devices[1].evidence}


@pytest.mark.system
@pytest.mark.skipif(shutil.which("nmap") is None, reason="needs the Debian package nmap")
def test_a_file_of_the_real_nmap():
    port = free_port()
    command = ["nmap", "-sT", "-Pn", "-n", "-p", str(port), "-oX", "-", "127.0.0.1"]
    leads = lists.read(subprocess.run(command, capture_output=True, timeout=60, check=True).stdout, "real.xml", NOW)
    assert (leads.kind, leads.devices, leads.faults) == ("nmap", 1, ())
    assert {signal.ip for signal in leads.signals} == {"127.0.0.1"}


@given(st.binary(max_size=300), st.sampled_from([b"", LEASES, NMAP, b"<nmaprun", b"lease 1.1.1.1 {"]), st.text(max_size=20))
def test_whatever_the_file_holds(garbage, before, name):
    leads = lists.read(before + garbage, name, NOW)
    assert leads.devices >= 0
    assert all(not signal.present for signal in leads.signals)
