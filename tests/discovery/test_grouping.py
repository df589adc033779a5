"""Which signals are one device: addresses that move, are doubled, come from lists, or are IPv6."""

import asyncio
import datetime as dt
import itertools

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.discovery import oui
from dialtone.discovery.fusion import Fusion
from dialtone.discovery.method import Signal, evidence
from dialtone.domain.discovery import SwitchLocation

A, B, C = "80:5e:c0:00:00:01", "80:5e:c0:00:00:02", "0c:38:3e:00:00:03"
YEALINK = "Yealink SIP-T46U 108.86.0.20"


def sip(ip, value=YEALINK, port=5060, **more):
    return Signal(ip=ip, evidence=evidence("sip-options", "user-agent", value), sip_port=port, **more)


def arp(ip, mac=A, later=0, **more):
    said = evidence("neighbour", "mac", mac)
    return Signal(ip=ip, mac=mac, evidence=msgspec.structs.replace(said, at=said.at + dt.timedelta(seconds=later)), **more)


def arp6(*addresses, mac=A):
    return Signal(ip=None, mac=mac, addresses=addresses, evidence=evidence("neighbour", "mac", mac))


def lease(ip, mac=A, name="desk"):
    return Signal(ip=ip, mac=mac, hostname=name, evidence=evidence("lease", "hostname", name), present=False)


def dhcp(ip, mac=A):
    return Signal(ip=ip, mac=mac, evidence=evidence("dhcp", "vendor-class", "yealink"))


def lldp(ip=None, mac=A, port="1"):
    place = SwitchLocation(name="sw", port=port)
    return Signal(ip=ip, mac=mac, switch=place, evidence=evidence("lldp", "port", f"sw {port}"))


def fused(*signals, asked=0):
    fusion = Fusion(asked)
    for signal in signals:
        fusion.add(signal)
    return fusion


def rows(fusion):
    return [(d.ip, d.mac, d.present) for d in fusion.devices()]


def conflicts(fusion):
    return {(c.ip, c.field, c.values) for c in fusion.conflicts()}


def test_ipv6_addresses_join_the_host_with_that_mac():
    fusion = fused(sip("192.0.2.5"), arp("192.0.2.5"), arp6("fe80::1%eth0"), arp6("2001:db8::5"), arp6("fe80::9", mac=B))
    first, second = fusion.devices()
    assert (first.ip, first.mac, first.addresses) == ("192.0.2.5", A, ("2001:db8::5", "fe80::1"))
    assert (second.ip, second.mac, second.present) == ("fe80::9", B, True)
    assert fusion.conflicts() == ()


def test_a_device_with_ipv6_only_shows_its_best_address():
    (device,) = fused(arp6("fe80::1"), arp6("2001:db8::7"), arp6("fd00::7")).devices()
    assert (device.ip, set(device.addresses)) == ("2001:db8::7", {"fd00::7", "fe80::1"}) or (
        device.ip,
        set(device.addresses),
    ) == ("fd00::7", {"2001:db8::7", "fe80::1"})
    assert not device.ip.startswith("fe80")


def test_an_ipv6_answer_belongs_to_the_mac_that_the_network_shows_there():
    announced = Signal(ip="fe80::1", evidence=evidence("mdns", "service", "Door._axis-video._tcp.local."))
    (device,) = fused(arp("192.0.2.5"), announced, arp6("fe80::1")).devices()
    assert (device.ip, device.addresses) == ("192.0.2.5", ("fe80::1",))


def test_many_ipv6_addresses_are_one_device_all_the_same():
    six = [arp6(f"2001:db8::{n:x}") for n in range(1, 12)]
    (device,) = fused(arp("192.0.2.5"), *six).devices()
    assert len(device.addresses) == 11
    assert fused(arp("192.0.2.5"), *six).conflicts() == ()


def test_a_device_with_two_cards_has_no_conflict():
    fusion = fused(sip("192.0.2.5", answered_from="192.0.2.9"), arp("192.0.2.5", A), sip("192.0.2.9"), arp("192.0.2.9", B))
    (device,) = fusion.devices()
    assert (device.ip, device.mac, device.addresses) == ("192.0.2.9", B, ("192.0.2.5",))
    assert fusion.conflicts() == ()


def test_one_address_with_two_macs_is_a_conflict():
    fusion = fused(arp("192.0.2.5", A, later=1), arp("192.0.2.5", B), sip("192.0.2.5"))
    assert rows(fusion) == [("192.0.2.5", A, True)]
    assert conflicts(fusion) == {("192.0.2.5", "duplicate-ip", (A, B))}


def test_the_card_at_a_doubled_address_is_the_one_that_came_last():
    assert rows(fused(arp("192.0.2.5", A), arp("192.0.2.5", B, later=1), sip("192.0.2.5"))) == [("192.0.2.5", B, True)]


def test_two_telephones_that_change_places_stay_two():
    before = [arp("192.0.2.5", A), sip("192.0.2.5"), arp("192.0.2.6", B), sip("192.0.2.6", "snomD785/10.1.84.12")]
    after = [arp("192.0.2.6", A, later=2), arp("192.0.2.5", B, later=2)]
    fusion = fused(*before, *after, lldp(mac=A, port="1"), lldp(mac=B, port="2"))
    assert [(d.ip, d.mac, d.switch.port) for d in fusion.devices()] == [("192.0.2.5", B, "2"), ("192.0.2.6", A, "1")]
    assert {("192.0.2.5", "duplicate-ip", (A, B)), ("192.0.2.6", "duplicate-ip", (A, B))} <= conflicts(fusion)


def test_who_answers_for_a_telephone_does_not_swallow_it():
    liar = "02:00:00:00:00:66"
    fusion = fused(arp("192.0.2.5", A), sip("192.0.2.5"), arp("192.0.2.9", liar), arp("192.0.2.5", liar, later=1))
    assert [(d.ip, d.kind) for d in fusion.devices()] == [("192.0.2.5", "deskphone"), ("192.0.2.9", "unknown")]
    assert ("192.0.2.5", "duplicate-ip", (liar, A)) in conflicts(fusion)


@pytest.mark.parametrize(
    ("mac", "second"),
    [
        ("02:00:00:00:00:66", "snomD785/10.1.84.12"),
        ("3c:d9:2b:00:00:66", YEALINK),  # the card is no telephone maker's
        ("02:00:00:00:00:66", "Fanvil X303 2.12.18.9 0c383e000003"),
    ],
)
def test_telephones_behind_a_repeater_are_not_one(mac, second):
    asyncio.run(oui.load())
    fusion = fused(arp("192.0.2.5", mac), sip("192.0.2.5"), arp("192.0.2.6", mac), sip("192.0.2.6", second))
    assert [(d.ip, d.telephone) for d in fusion.devices()] == [("192.0.2.5", True), ("192.0.2.6", True)]
    assert ("192.0.2.5", "one-mac-many-addresses", (mac, "192.0.2.5", "192.0.2.6")) in conflicts(fusion)


def test_a_telephone_with_two_addresses_is_one():
    fusion = fused(arp("192.0.2.5"), sip("192.0.2.5"), arp("192.0.2.6"), sip("192.0.2.6", "Yealink SIP-T46U"))
    assert [(d.ip, d.addresses) for d in fusion.devices()] == [("192.0.2.5", ("192.0.2.6",))]
    assert fusion.conflicts() == ()


def test_what_the_system_remembers_from_before_is_no_double():
    fusion = fused(arp("192.0.2.5", A, present=False), arp("192.0.2.5", B), arp("192.0.2.7", A))
    assert rows(fusion) == [("192.0.2.5", B, True), ("192.0.2.7", A, True)]
    assert conflicts(fusion) == {("192.0.2.7", "moved-ip", ("192.0.2.5", "192.0.2.7"))}


def test_remembered_is_not_present_until_something_answers():
    assert rows(fused(arp("192.0.2.5", present=False))) == [("192.0.2.5", A, False)]
    assert rows(fused(arp("192.0.2.5", present=False), arp("192.0.2.5"))) == [("192.0.2.5", A, True)]
    assert rows(fused(arp("192.0.2.5", present=False), sip("192.0.2.5"))) == [("192.0.2.5", A, True)]


def test_a_lease_names_who_answers_where_the_network_shows_no_mac():
    (device,) = fused(sip("192.0.2.5"), lease("192.0.2.5")).devices()
    assert (device.ip, device.mac, device.hostname, device.present) == ("192.0.2.5", A, "desk", True)


def test_a_lease_of_a_device_that_moved():
    fusion = fused(lease("192.0.2.5"), arp("192.0.2.7"), sip("192.0.2.7"))
    (device,) = fusion.devices()
    assert (device.ip, device.mac, device.addresses) == ("192.0.2.7", A, ())
    assert conflicts(fusion) == {("192.0.2.7", "moved-ip", ("192.0.2.5", "192.0.2.7"))}
    assert ("lease", "address", "192.0.2.5") in {(e.by, e.field, e.value) for e in device.evidence}


def test_a_lease_for_an_address_where_another_is_now():
    fusion = fused(lease("192.0.2.5", A), arp("192.0.2.5", B), sip("192.0.2.5"))
    assert rows(fusion) == [("", A, False), ("192.0.2.5", B, True)] or rows(fusion) == [("192.0.2.5", B, True), ("", A, False)]
    assert ("192.0.2.5", "listed-mac", (A, B)) in conflicts(fusion)
    assert next(d for d in fusion.devices() if d.mac == B).hostname is None


def test_a_lease_does_not_rename_who_says_another_mac():
    fusion = fused(lease("192.0.2.5", A), sip("192.0.2.5", "Fanvil X303 2.12.18.9 0c383e000003"))
    assert {(d.ip, d.mac, d.hostname) for d in fusion.devices()} == {("192.0.2.5", C, None), ("", A, "desk")}


def test_two_leases_for_one_address_are_a_conflict_and_give_it_to_neither():
    fusion = fused(lease("192.0.2.5", A, "a"), lease("192.0.2.5", B, "b"))
    assert {(d.ip, d.mac) for d in fusion.devices()} == {("", A), ("", B)}
    assert conflicts(fusion) == {("192.0.2.5", "listed-mac", (A, B))}


def test_what_a_switch_says_goes_before_what_a_list_says():
    fusion = fused(lease("192.0.2.5", A), lldp("192.0.2.5", B), sip("192.0.2.5"))
    assert {(d.ip, d.mac) for d in fusion.devices()} == {("", A), ("192.0.2.5", B)}


def test_an_address_asked_for_by_dhcp_where_another_is_now():
    fusion = fused(dhcp("192.0.2.5", A), arp("192.0.2.5", B), arp("192.0.2.7", A))
    assert {(d.ip, d.mac) for d in fusion.devices()} == {("192.0.2.5", B), ("192.0.2.7", A)}
    (device,) = fused(dhcp("192.0.2.5", A), sip("192.0.2.5")).devices()
    assert (device.mac, device.vendor) == (A, "Yealink")


def test_an_announced_address_where_another_answers_is_a_conflict():
    door = Signal(ip="192.0.2.6", addresses=("192.0.2.5", "169.254.1.1"), evidence=evidence("mdns", "service", "x"))
    fusion = fused(door, sip("192.0.2.5"))
    assert [(d.ip, d.addresses) for d in fusion.devices()] == [("192.0.2.5", ()), ("192.0.2.6", ("169.254.1.1",))]
    assert conflicts(fusion) == {("192.0.2.6", "announces-others-address", ("192.0.2.5",))}


def test_a_liar_does_not_take_the_place_of_a_device_that_only_a_switch_knows():
    fusion = fused(lldp(mac=A), sip("192.0.2.6", f"Fanvil X303 2.12.18.9 {A.replace(':', '')}"), arp("192.0.2.6", C))
    assert {(d.ip, d.mac) for d in fusion.devices()} == {("", A), ("192.0.2.6", C)}
    assert "mac-claimed-by-others" in {c.field for c in fusion.conflicts()}


def test_a_proxy_is_nobodys_further_address():
    fusion = fused(*(sip(f"192.0.2.{host}", answered_from="198.51.100.1") for host in range(2, 9)))
    assert all(d.addresses == () for d in fusion.devices())


def test_serial_transports_and_ports():
    signals = (
        sip("192.0.2.5", transport="udp"),
        sip("192.0.2.5", transport="tls", port=5061),
        Signal(ip="192.0.2.5", evidence=evidence("sip-options", "connect", "tcp:5060"), sip_port=5060, transport="tcp"),
        Signal(ip="192.0.2.5", evidence=evidence("ssdp", "model", "x"), serial="AB-12"),
        Signal(ip="192.0.2.5", evidence=evidence("lldp", "serial", "ab12"), mac=A),
    )
    fusion = fused(*signals)
    (device,) = fusion.devices()
    assert (device.transports, device.sip_ports) == (("tls:5061", "udp:5060"), (5060, 5061))
    assert device.serial in {"AB-12", "ab12"}
    assert fusion.conflicts() == ()
    fusion.add(Signal(ip="192.0.2.5", evidence=evidence("ssdp", "model", "y"), serial="CD34"))
    assert "serial" in {c.field for c in fusion.conflicts()}


EVERYTHING = st.lists(
    st.sampled_from(
        [
            *itertools.chain.from_iterable(
                (arp(ip, mac), lease(ip, mac), dhcp(ip, mac)) for ip in ("192.0.2.5", "192.0.2.6") for mac in (A, B)
            ),
            *(arp(ip, A, present=False) for ip in ("192.0.2.5", "192.0.2.6")),
            sip("192.0.2.5"),
            sip("192.0.2.6", f"Fanvil X303 2.12.18.9 {A.replace(':', '')}"),
            sip("192.0.2.6", answered_from="192.0.2.5"),
            arp6("fe80::1"),
            arp6("fe80::1", mac=B),
            lldp(),
            lldp("192.0.2.6", B),
            Signal(ip="192.0.2.5", addresses=("192.0.2.6", "fe80::1"), evidence=evidence("mdns", "service", "x")),
            Signal(ip="fe80::1", evidence=evidence("mdns", "service", "y")),
        ]
    ),
    max_size=10,
    unique_by=repr,
)


def facts(fusion):
    devices = {(d.ip, d.mac, d.vendor, d.kind, d.confidence, d.addresses, d.hostname, d.present, d.transports) for d in fusion.devices()}
    return devices, conflicts(fusion)


@given(EVERYTHING, st.randoms())
def test_the_order_of_arrival_does_not_matter(signals, random):
    other = list(signals)
    random.shuffle(other)
    assert facts(fused(*signals)) == facts(fused(*other))


@given(EVERYTHING)
def test_asking_in_between_changes_nothing_and_nobody_is_lost(signals):
    fusion = Fusion()
    for signal in signals:
        fusion.add(signal)
        fusion.devices()
        fusion.conflicts()
    assert facts(fusion) == facts(fused(*signals))
    shown = [ip for device in fusion.devices() for ip in (device.ip, *device.addresses) if ip]
    met = {signal.ip for signal in signals if signal.ip and signal.evidence.by in {"sip-options", "mdns"}}
    met |= {signal.ip for signal in signals if signal.ip and signal.evidence.by == "neighbour" and signal.present}
    assert met <= set(shown)
    assert len(shown) == len(set(shown)), "an address belongs to one device"
    macs = {signal.mac for signal in signals if signal.mac}
    named = {value for device in fusion.devices() for value in (device.mac, *(e.value for e in device.evidence))}
    assert macs <= named | {value for c in fusion.conflicts() for value in c.values}


@pytest.mark.parametrize(
    "signal", [Signal(ip=None, evidence=evidence("mdns", "service", "x")), Signal(ip="", evidence=evidence("x", "y", "z"))]
)
def test_a_signal_about_nobody_is_nobody(signal):
    fusion = fused(signal)
    assert fusion.devices() == ()
    assert fusion.version == 0
