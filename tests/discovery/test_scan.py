import asyncio
import json
import sys

import pytest
from responders import free_port, responders, says

from dialtone.discovery import http, mdns, networks, scan
from dialtone.discovery.document import scan_document
from dialtone.discovery.method import NotRun, ScanOptions
from dialtone.domain.discovery import ScanRun
from dialtone.domain.kinds import TELEPHONES
from dialtone.domain.problems import InputProblem, InvalidInput
from dialtone.net.interfaces import Interface, InterfaceAddress
from dialtone.training.site import TrainingSite
from dialtone.words import Words

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has all of 127.0.0.0/8 without configuring it")


def run(body):
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(body)


def test_the_training_site():
    steps = []

    async def body():
        async with TrainingSite() as site:
            options = ScanOptions(
                networks=tuple(site.networks),
                sip_ports=tuple(site.sip_ports),
                http_ports=tuple(site.http_ports),
                https_ports=(),
                timeout=2,
                switches=(site.switch.target,),
                snmp_communities=(site.switch.community,),
                methods=("sip-options", "switch", "http"),
                training=True,
            )
            return site, await scan.scan(options, steps.append, asyncio.Event())

    site, found = run(body())
    assert found.complete
    assert found.training
    assert found.not_run == ()
    by_ip = {device.ip: device for device in found.devices}
    for device in site.simulated.devices:
        if device.sip is None:
            continue
        seen = by_ip[site.addresses[device.address]]
        assert seen.kind == device.kind, device
        assert seen.telephone == (device.kind in TELEPHONES)
        assert (seen.vendor or "").split()[0] in device.vendor
    assert all(seen.evidence and 0 <= seen.confidence <= 1 for seen in found.devices)
    assert steps[-1].done == steps[-1].total
    assert any(step.devices for step in steps)
    text = json.dumps(scan_document(found))
    assert json.loads(text)["devices"][0]["evidence"][0]["at"].endswith("Z")


def test_one_broken_method_does_not_take_the_others_down(monkeypatch, caplog):
    async def broken(context, report):
        raise RuntimeError("boom")

    async def unavailable(context, report):
        raise NotRun("scan-no-multicast", "no such device")

    monkeypatch.setattr(mdns, "run", unavailable)
    monkeypatch.setattr(http, "run", broken)
    port = free_port()

    async def body():
        async with responders({"127.77.4.9": says("MicroSIP/3.20.5")}, port):
            options = ScanOptions(networks=("127.77.4.0/28",), sip_ports=(port,), timeout=0.2, rate=1000)
            return await scan.scan(options, lambda _step: None, asyncio.Event())

    found = run(body())
    assert [(device.ip, device.kind) for device in found.devices] == [("127.77.4.9", "softphone-pc")]
    reasons = {item.method: item.reason for item in found.not_run}
    assert reasons.items() >= {"mdns": "scan-no-multicast", "http": "scan-failed", "neighbour": "scan-loopback-only"}.items()
    assert "boom" in caplog.text


def test_a_proxy_that_answers_for_all_is_unmasked():
    port = free_port()

    async def body():
        async with responders({"0.0.0.0": says("ALG 1.0")}, port):
            options = ScanOptions(networks=("127.77.4.0/27",), sip_ports=(port,), timeout=0.2, rate=2000, methods=("sip-options",))
            return await scan.scan(options, lambda _step: None, asyncio.Event())

    found = run(body())
    assert found.devices == ()
    assert "unused-address-answers" in {conflict.field for conflict in found.conflicts}


def test_stopped_before_it_starts():
    stop = asyncio.Event()

    async def body():
        stop.set()
        return await scan.scan(ScanOptions(networks=("127.77.4.0/28",)), lambda _step: None, stop)

    found = run(body())
    assert not found.complete
    assert {item.reason for item in found.not_run} == {"scan-stopped"}
    assert {item.method for item in found.not_run} == set(scan.METHODS)


@pytest.mark.parametrize(("typed", "kind"), [(("nonsense",), InvalidInput), (("10.0.0.0/8",), InvalidInput)])
def test_options_that_make_no_sense(typed, kind):
    with pytest.raises(kind):
        run(scan.scan(ScanOptions(networks=typed), lambda _step: None, asyncio.Event()))


def card(name, *addresses, kind="wired", up=True):
    return Interface(name=name, label=name, kind=kind, up=up, addresses=tuple(InterfaceAddress(*pair) for pair in addresses))


OFFICE = card("eth0", ("192.0.2.9", "192.0.2.0/25"), ("198.51.100.9", "198.51.100.0/24"))
VPN = card("tun0", ("203.0.113.9", "203.0.113.0/24"), kind="vpn")


@pytest.mark.parametrize(
    ("asked", "interface", "source"),
    [
        (("192.0.2.0/25",), "eth0", "192.0.2.9"),
        (("198.51.100.0/25",), "eth0", "198.51.100.9"),
        (("192.0.2.0/25", "198.51.100.0/24"), "eth0", None),
        (("203.0.113.0/24",), "tun0", "203.0.113.9"),
        (("192.0.2.0/25", "203.0.113.0/24"), None, None),
        (("10.1.2.0/24",), None, None),
    ],
)
def test_typed_networks_find_their_interface_and_the_address_to_ask_from(asked, interface, source):
    wanted = networks.resolve(asked)
    found = scan._interface_in(wanted, (card("lo", ("127.0.0.1", "127.0.0.0/8"), kind="loopback"), OFFICE, VPN))
    assert (found.name if found else None, scan._source(found, wanted)) == (interface, source)


def test_a_routed_network_is_asked_from_the_interfaces_first_address():
    assert scan._source(OFFICE, networks.resolve(("10.1.2.0/24",))) == "192.0.2.9"


def test_a_scan_that_could_not_ask_everybody_is_not_complete(monkeypatch):
    async def partly(_context, _report):
        raise NotRun("scan-partly", "3/6: ENETUNREACH")

    monkeypatch.setattr(scan.sip_options, "pair", lambda: (partly, partly))
    found = run(scan.scan(ScanOptions(networks=("127.77.4.0/28",), methods=("sip-options",)), lambda _step: None, asyncio.Event()))
    assert not found.complete
    assert [(item.method, item.reason) for item in found.not_run] == [("sip-options", "scan-partly")]


def test_an_interface_that_is_not_there():
    with pytest.raises(InputProblem, match="no-such-interface"):
        run(scan.scan(ScanOptions(interface="nonexistent0"), lambda _step: None, asyncio.Event()))


def test_reasons_as_words():
    import datetime as dt

    from dialtone.domain.discovery import MethodNotRun

    empty = ScanRun(
        networks=("10.0.0.0/24",),
        interface=None,
        started=dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC),
        seconds=1.234,
        complete=False,
        not_run=(MethodNotRun(method="mdns", reason="scan-no-multicast", detail="x"),),
    )
    assert scan_document(empty)["not_run"] == [{"method": "mdns", "reason": "scan-no-multicast", "detail": "x"}]
    assert "multicast" in scan_document(empty, Words("nl"))["not_run"][0]["reason"]
    assert scan_document(empty)["started"] == "2026-11-25T09:00:00.000Z"
