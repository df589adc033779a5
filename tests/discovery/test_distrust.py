"""What something in between says for everybody is nobody's, by whatever way it was asked."""

import ipaddress

import pytest

from dialtone.discovery.fusion import Fusion
from dialtone.discovery.method import Signal, evidence

CONTROL = "203.0.113.77"
NET = ipaddress.IPv4Network("192.0.2.0/27")
OTHER = ipaddress.IPv4Network("198.51.100.0/24")
WAYS = [
    ("http", "title", "Blocked"),
    ("tls", "subject", "CN=Proxy"),
    ("reach", "open", "tcp:80"),
    ("sip-options", "connect", "tcp:5060"),
    ("sip-options", "server", "ALG"),
]


def said(ip, by, field, value, **more):
    return Signal(ip=ip, evidence=evidence(by, field, value), **more)


def arp(ip, mac):
    return said(ip, "neighbour", "mac", mac, mac=mac)


def phone(ip, value="Yealink SIP-T46U 108.86.0.20"):
    return said(ip, "sip-options", "user-agent", value, sip_port=5060)


def fused(*signals, asked=0, networks=()):
    fusion = Fusion(asked, networks)
    for signal in signals:
        fusion.add(signal)
    return fusion


def hosts(count, way, **more):
    return [said(f"192.0.2.{n}", *way, **more) for n in range(1, count + 1)]


@pytest.mark.parametrize("way", WAYS)
def test_an_answer_of_the_unused_address_is_nobodys(way):
    fusion = fused(said(CONTROL, *way, control=True), *hosts(5, way), phone("192.0.2.3"))
    (device,) = fusion.devices()
    assert (device.ip, device.kind) == ("192.0.2.3", "deskphone")
    assert [item.by for item in device.evidence] == ["sip-options"]
    assert [(c.ip, c.field, c.values) for c in fusion.conflicts()] == [(CONTROL, "unused-address-answers", (way[2], "4"))]


def test_a_page_that_names_the_address_asked_is_the_same_page():
    page = "Blocked: {} (proxy)"
    answers = [said(ip, "http", "title", page.format(ip)) for ip in ("192.0.2.1", "192.0.2.2")]
    assert fused(said(CONTROL, "http", "title", page.format(CONTROL), control=True), *answers).devices() == ()


def test_a_portal_that_says_it_is_a_telephone_makes_no_telephones():
    way = ("http", "title", "Yealink SIP-T46U")
    fusion = fused(said(CONTROL, *way, control=True), *hosts(3, way), *(arp(f"192.0.2.{n}", f"00:0c:29:00:00:0{n}") for n in range(1, 4)))
    assert [(d.ip, d.kind, d.present) for d in fusion.devices()] == [(f"192.0.2.{n}", "unknown", True) for n in range(1, 4)]


def test_the_one_in_between_is_itself_a_device():
    way = ("sip-options", "server", "FRITZ!OS")
    fusion = fused(said(CONTROL, *way, control=True), said("192.0.2.1", *way), arp("192.0.2.1", "00:0c:29:00:00:01"))
    assert [(d.ip, d.kind) for d in fusion.devices()] == [("192.0.2.1", "router")]


@pytest.mark.parametrize("way", WAYS)
def test_everybody_answering_alike_is_nobody(way):
    fusion = fused(*hosts(28, way), asked=30)
    assert fusion.devices() == ()
    assert [(c.field, c.values) for c in fusion.conflicts()] == [("everybody-answers-alike", (way[2], "28"))]
    assert len(fused(*hosts(26, way), asked=30).devices()) == 26
    assert len(fused(*hosts(14, way), asked=15).devices()) == 14


def test_alike_telephones_with_macs_of_their_own_are_telephones():
    telephones = [phone(f"192.0.2.{n}") for n in range(1, 31)]
    macs = [arp(f"192.0.2.{n}", f"80:5e:c0:00:00:{n:02x}") for n in range(1, 31)]
    fusion = fused(*telephones, *macs, asked=30)
    assert [device.kind for device in fusion.devices()] == ["deskphone"] * 30
    assert fusion.conflicts() == ()
    assert fused(*telephones, *macs[:2], asked=30).devices()[0].kind == "deskphone"
    assert len(fused(*telephones, *macs[:2], asked=30).devices()) == 2


def test_a_router_that_answers_arp_for_all_makes_no_devices():
    fusion = fused(*(arp(f"192.0.2.{n}", "00:0c:29:00:00:01") for n in range(1, 31)), *hosts(30, WAYS[-1]), phone("192.0.2.7"), asked=30)
    assert [(d.ip, d.kind, d.mac) for d in fusion.devices()] == [("192.0.2.7", "deskphone", None)]
    assert {c.field for c in fusion.conflicts()} == {"everybody-answers-alike", "one-mac-many-addresses"}


def test_everybody_is_everybody_of_one_network():
    behind = hosts(30, WAYS[-1])
    real = [said(f"198.51.100.{n}", *WAYS[-1]) for n in range(1, 6)]
    fusion = fused(*behind, *real, asked=284, networks=(NET, OTHER))
    assert [device.ip for device in fusion.devices()] == [f"198.51.100.{n}" for n in range(1, 6)]


def test_a_list_names_a_device_for_which_only_the_one_in_between_answers():
    listed = Signal(ip="192.0.2.1", mac="80:5e:c0:00:00:01", evidence=evidence("lease", "hostname", "desk"), present=False)
    fusion = fused(said(CONTROL, *WAYS[0], control=True), said("192.0.2.1", *WAYS[0]), listed)
    assert [(d.ip, d.present) for d in fusion.devices()] == [("192.0.2.1", False)]


def test_ports_that_the_one_in_between_opens_are_no_sip_ports():
    way = ("sip-options", "user-agent", "ALG")
    fusion = fused(
        said(CONTROL, *way, control=True),
        said("192.0.2.1", *way, sip_port=5080, transport="tcp"),
        phone("192.0.2.1"),
        arp("192.0.2.1", "80:5e:c0:00:00:01"),
        said("192.0.2.2", *way),
    )
    assert [(d.sip_ports, d.transports) for d in fusion.devices()] == [((5060,), ("udp:5060",))]


def test_control_answers_are_bounded():
    fusion = fused(*(said(CONTROL, "http", "title", f"x{n}", control=True) for n in range(5000)))
    assert len(fusion.conflicts()[0].values) < 300
