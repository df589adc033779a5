import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.discovery.fusion import SHARED, Fusion
from dialtone.discovery.method import Signal, evidence
from dialtone.domain.discovery import SwitchLocation

YEALINK = "Yealink SIP-T46U 108.86.0.20"
MAC = "80:5e:c0:00:00:01"


def sip(ip, value=YEALINK, port=5060, **more):
    return Signal(ip=ip, evidence=evidence("sip-options", "user-agent", value), sip_port=port, **more)


def arp(ip, mac=MAC):
    return Signal(ip=ip, mac=mac, evidence=evidence("neighbour", "mac", mac))


def lldp(mac=MAC, ip=None, field="system-name", value="SIP-T46U", port="1/0/3", name="sw1"):
    return Signal(ip=ip, mac=mac, evidence=evidence("lldp", field, value), switch=SwitchLocation(name=name, port=port))


def fused(*signals, asked=0):
    fusion = Fusion(asked)
    for signal in signals:
        fusion.add(signal)
    return fusion


def test_several_signals_one_device():
    fusion = fused(sip("192.0.2.5"), arp("192.0.2.5"), lldp(), Signal(ip="192.0.2.5", evidence=evidence("http", "title", "Yealink")))
    (device,) = fusion.devices()
    assert (device.ip, device.mac, device.vendor, device.model, device.firmware) == ("192.0.2.5", MAC, "Yealink", "SIP-T46U", "108.86.0.20")
    assert (device.kind, device.telephone, device.sip_ports) == ("deskphone", True, (5060,))
    assert device.switch == SwitchLocation(name="sw1", port="1/0/3")
    assert {item.by for item in device.evidence} == {"sip-options", "neighbour", "lldp", "http", "oui"}
    assert fusion.conflicts() == ()


def test_a_device_that_only_the_switch_knows_is_listed():
    (device,) = fused(lldp()).devices()
    assert (device.ip, device.mac, device.kind) == ("", MAC, "deskphone")


def test_a_place_alone_lists_nobody_but_places_who_is_known():
    place = Signal(
        ip=None,
        mac=MAC,
        evidence=evidence("fdb", "port", "sw1 4"),
        switch=SwitchLocation(name="sw1", port="4", source="fdb", vlan=20),
        only_locates=True,
    )
    assert fused(place).devices() == ()
    assert fused(place).conflicts() == ()
    (device,) = fused(place, arp("192.0.2.5")).devices()
    assert (device.switch.port, device.switch.vlan) == ("4", 20)


def test_an_answer_from_another_address_joins_both():
    fusion = fused(sip("192.0.2.5", answered_from="192.0.2.9"), sip("192.0.2.9"))
    (device,) = fusion.devices()
    assert device.ip == "192.0.2.9"
    assert ("address", "192.0.2.5") in {(item.field, item.value) for item in device.evidence}


def test_the_address_that_answered_is_recorded_when_it_was_not_scanned():
    (device,) = fused(sip("192.0.2.5", answered_from="198.51.100.9")).devices()
    assert device.ip == "192.0.2.5"
    assert ("answered-from", "198.51.100.9") in {(item.field, item.value) for item in device.evidence}


def test_an_unknown_device_stays_and_stays_unknown():
    (device,) = fused(sip("192.0.2.5", "Whatsit 1.0")).devices()
    assert (device.kind, device.telephone, device.vendor) == ("unknown", False, None)
    assert 0 < device.confidence < 0.5


def test_a_maker_is_no_telephone():
    (device,) = fused(arp("192.0.2.5"), Signal(ip="192.0.2.5", evidence=evidence("http", "server", "yealink"))).devices()
    assert (device.vendor, device.kind, device.telephone) == ("Yealink", "unknown", False)


@pytest.mark.parametrize(
    ("signals", "field", "values"),
    [
        ((arp("192.0.2.5"), sip("192.0.2.5", "Fanvil X303 2.12.18.9 0c383e000001")), "mac", ("0c:38:3e:00:00:01", MAC)),
        ((arp("192.0.2.5"), sip("192.0.2.5", "Fanvil X303 2.12.18.9")), "vendor", ("Fanvil", "Yealink")),
        ((sip("192.0.2.5"), sip("192.0.2.5", "Asterisk PBX 18", 5080)), "kind", ("deskphone", "pbx")),
        ((sip("192.0.2.5"), sip("192.0.2.5", "Yealink SIP-T27G 69.86.0.15")), "model", ("SIP-T27G", "SIP-T46U")),
        ((sip("192.0.2.5"), sip("192.0.2.5", "Yealink SIP-T46U 108.87.0.1")), "firmware", ("108.86.0.20", "108.87.0.1")),
        ((lldp(), lldp(port="1/0/9", name="sw2")), "switch-port", ("sw1 1/0/3", "sw2 1/0/9")),
    ],
)
def test_contradictions_are_shown(signals, field, values):
    assert (field, values) in {(conflict.field, conflict.values) for conflict in fused(*signals).conflicts()}


def test_an_oem_inside_is_no_contradiction():
    fusion = fused(arp("192.0.2.5", "00:04:13:00:00:01"), sip("192.0.2.5", "IPDECT/03.55.0013 (MAC=000413000001; SER= 00000; HW=1)"))
    assert fusion.conflicts() == ()
    assert (fusion.devices()[0].vendor, fusion.devices()[0].kind) == ("Snom", "dect-base")


def test_one_mac_behind_many_addresses_is_a_conflict_and_no_device_swallows_the_others():
    signals = [item for host in range(1, SHARED + 4) for item in (arp(f"192.0.2.{host}"), sip(f"192.0.2.{host}"))]
    fusion = fused(*signals)
    assert len(fusion.devices()) == SHARED + 3
    assert [conflict.field for conflict in fusion.conflicts()] == ["one-mac-many-addresses"]


def test_an_unused_address_that_answers_unmasks_the_phantoms():
    real = sip("192.0.2.5")
    fusion = fused(sip("203.0.113.77", "ALG 1", control=True), sip("192.0.2.6", "ALG 1"), sip("192.0.2.7", "ALG 1"), arp("192.0.2.7"), real)
    assert [device.ip for device in fusion.devices()] == ["192.0.2.5", "192.0.2.7"]
    assert [(c.ip, c.field, c.values) for c in fusion.conflicts()] == [("203.0.113.77", "unused-address-answers", ("ALG 1", "1"))]


def test_everybody_answering_alike_is_nobody():
    fusion = fused(*(sip(f"192.0.2.{host}", "ALG 1") for host in range(1, 31)), asked=30)
    assert fusion.devices() == ()
    assert [conflict.field for conflict in fusion.conflicts()] == ["everybody-answers-alike"]
    few = fused(*(sip(f"192.0.2.{host}") for host in range(1, 20)), asked=30)
    assert len(few.devices()) == 19


def test_one_address_answering_for_many_is_shown():
    fusion = fused(*(sip(f"192.0.2.{host}", answered_from="192.0.2.1") for host in range(2, 9)))
    assert [conflict.field for conflict in fusion.conflicts()] == ["answers-for-others"]
    assert len(fusion.devices()) == 7


def test_what_a_device_can_make_us_keep_is_bounded():
    fusion = fused(*(sip("192.0.2.5", f"x{number}") for number in range(500)))
    assert len(fusion.devices()[0].evidence) <= 64


def test_a_talkative_way_of_finding_does_not_crowd_out_the_others():
    chatter = [Signal(ip="192.0.2.5", evidence=evidence("mdns", "service", f"x{number}")) for number in range(500)]
    (device,) = fused(*chatter, sip("192.0.2.5"), arp("192.0.2.5")).devices()
    assert (device.mac, device.kind) == (MAC, "deskphone")


def test_a_device_that_names_its_neighbours_mac_does_not_hide_either_of_them():
    liar = f"Fanvil X303 2.12.18.9 {MAC.replace(':', '')}"
    fusion = fused(sip("192.0.2.5"), arp("192.0.2.5"), sip("192.0.2.6", liar), arp("192.0.2.6", "0c:38:3e:00:00:02"))
    assert [(d.ip, d.mac) for d in fusion.devices()] == [("192.0.2.5", MAC), ("192.0.2.6", "0c:38:3e:00:00:02")]
    assert ("192.0.2.6", "mac") in {(c.ip, c.field) for c in fusion.conflicts()}
    assert ("mac-claimed-by-others", (MAC, "192.0.2.5", "192.0.2.6")) in {(c.field, c.values) for c in fusion.conflicts()}


def test_a_mac_that_several_only_say_of_themselves_is_nobodys():
    lines = [sip(f"192.0.2.{host}", f"Fanvil X303 2.12.18.9 {MAC.replace(':', '')}") for host in (5, 6)]
    fusion = fused(*lines)
    assert [(d.ip, d.mac) for d in fusion.devices()] == [("192.0.2.5", None), ("192.0.2.6", None)]
    assert "mac-claimed-by-others" in {c.field for c in fusion.conflicts()}


def test_the_switch_places_a_phone_by_the_mac_in_its_banner():
    (device,) = fused(sip("192.0.2.5", f"Fanvil X303 2.12.18.9 {MAC.replace(':', '')}"), lldp()).devices()
    assert (device.ip, device.mac, device.switch.port) == ("192.0.2.5", MAC, "1/0/3")


SIGNALS = st.lists(
    st.sampled_from(
        [
            sip("192.0.2.5"),
            sip("192.0.2.5", "snom", 5060),
            sip("192.0.2.5", "Whatsit"),
            arp("192.0.2.5"),
            lldp(),
            lldp(field="telephone", value="1"),
            sip("192.0.2.5", "FRITZ!OS"),
            Signal(ip="192.0.2.5", evidence=evidence("http", "server", "Aragorn")),
            sip("192.0.2.6", answered_from="192.0.2.5"),
            Signal(ip="192.0.2.5", evidence=evidence("http", "title", "Yealink")),
            Signal(ip="192.0.2.5", evidence=evidence("dhcp", "vendor-class", "yealink")),
        ]
    ),
    max_size=8,
)


def strip(devices):
    return [(d.ip, d.mac, d.vendor, d.model, d.firmware, d.kind, d.confidence, d.switch, d.sip_ports) for d in devices]


@given(SIGNALS)
def test_the_order_of_arrival_does_not_matter(signals):
    assert strip(fused(*signals).devices()) == strip(fused(*reversed(signals)).devices())


AGREEING = [
    sip("192.0.2.5"),
    arp("192.0.2.5"),
    lldp(),
    lldp(field="telephone", value="1"),
    Signal(ip="192.0.2.5", evidence=evidence("http", "title", "Yealink")),
    Signal(ip="192.0.2.5", evidence=evidence("dhcp", "vendor-class", "yealink")),
    Signal(ip="192.0.2.5", evidence=evidence("http", "body", '"phoneName":"T46U"')),
]


@given(st.permutations(AGREEING))
def test_confidence_never_falls_with_agreeing_evidence(signals):
    grown = [fused(*signals[:count]).devices() for count in range(1, len(signals) + 1)]
    heard = [next((d.confidence for d in devices if d.ip == "192.0.2.5"), 0.0) for devices in grown]
    assert all(before <= after for before, after in itertools.pairwise(heard))
    assert heard[-1] > 0.95


def test_evidence_carries_its_moment():
    (device,) = fused(sip("192.0.2.5")).devices()
    assert all(item.at.tzinfo is dt.UTC for item in device.evidence)
