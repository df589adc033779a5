"""Thousands of devices, told several times a second: only what changed is made again, and what everybody says stays small."""

import tracemalloc

import pytest

from dialtone.discovery import device
from dialtone.discovery.fusion import FEW, MAX_SIGNALS, Fusion
from dialtone.discovery.method import Signal, evidence


def ip_of(number):
    return f"10.0.{number >> 8}.{number & 255}"


def mac_of(number):
    return f"80:5e:c0:00:{number >> 8:02x}:{number & 255:02x}"


def signals(number):
    ip, mac = ip_of(number), mac_of(number)
    yield Signal(ip=ip, evidence=evidence("sip-options", "user-agent", "Yealink SIP-T46U 108.86.0.20"), sip_port=5060)
    yield Signal(ip=ip, mac=mac, evidence=evidence("neighbour", "mac", mac))
    yield Signal(ip=None, mac=mac, evidence=evidence("lldp", "system-name", "SIP-T46U"))


@pytest.fixture
def built(monkeypatch):
    """How many devices were put together."""
    made = []
    build = device.build

    def counted(facts):
        made.append(facts)
        return build(facts)

    monkeypatch.setattr(device, "build", counted)
    return made


def test_only_what_changed_is_made_again(built):
    fusion = Fusion(65_534)
    for number in range(1, 1001):
        for signal in signals(number):
            fusion.add(signal)
    assert len(fusion.devices()) == 1000
    assert len(built) == 1000
    assert fusion.devices() is not None
    assert len(built) == 1000
    assert fusion.add(Signal(ip=ip_of(7), evidence=evidence("http", "title", "Yealink")))
    changed = fusion.devices()
    assert len(built) == 1001
    assert "http" in {item.by for item in next(d for d in changed if d.ip == ip_of(7)).evidence}
    assert not fusion.add(Signal(ip=ip_of(7), evidence=evidence("http", "title", "Yealink")))
    assert fusion.devices() == changed
    assert len(built) == 1001


def test_a_change_elsewhere_reaches_the_device_that_it_concerns(built):
    fusion = Fusion()
    fusion.add(Signal(ip=ip_of(1), evidence=evidence("sip-options", "user-agent", f"Fanvil X303 2.12.18.9 {mac_of(9).replace(':', '')}")))
    (before,) = fusion.devices()
    assert before.mac == mac_of(9)
    fusion.add(Signal(ip=ip_of(9), mac=mac_of(9), evidence=evidence("neighbour", "mac", mac_of(9))))
    assert {(d.ip, d.mac) for d in fusion.devices()} == {(ip_of(1), None), (ip_of(9), mac_of(9))}


@pytest.mark.timeout(300)
def test_everybody_answering_with_many_texts_does_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr("dialtone.discovery.fusion.PLENTY", 5_000)
    tracemalloc.start()
    try:
        fusion = Fusion(65_534)
        for number in range(20_000):
            for text in range(MAX_SIGNALS):
                signal = Signal(ip=ip_of(number), evidence=evidence("reach", "open", f"tcp:{text}"))
                if not fusion.add(signal):
                    break
        size, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert FEW < MAX_SIGNALS
    assert size / 20_000 < 6_000, "bytes for each address"
