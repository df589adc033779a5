import socket

import pytest

from dialtone.domain.problems import InputProblem
from dialtone.net import interfaces as net
from dialtone.net.interfaces import Interface, InterfaceAddress, Raw


def raw(**stats: tuple[bool, int, bool | None]) -> Raw:
    """A laptop with everything at once, as the three systems name it."""
    return Raw(
        addresses={
            "lo": [("ipv4", "127.0.0.1", "255.0.0.0"), ("ipv6", "::1", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")],
            "wlan0": [("ipv4", "192.168.1.20", "255.255.255.0"), ("mac", "aa:bb:cc:00:11:22", None)],
            "tun0": [("ipv4", "10.8.0.6", "255.255.255.255")],
            "eth0": [
                ("mac", "80-5E-C0-11-22-33", None),
                ("ipv4", "192.168.10.5", "255.255.255.0"),
                ("ipv6", "fe80::1%eth0", "ffff:ffff:ffff:ffff::"),
            ],
            "docker0": [("ipv4", "172.17.0.1", "255.255.0.0")],
        },
        stats={
            "lo": (True, 0, None),
            "wlan0": (True, 0, None),
            "tun0": (True, 10, True),
            "eth0": (True, 1000, True),
            "docker0": (True, 0, None),
        }
        | stats,
        gateways=[("10.8.0.1", "tun0"), ("192.168.1.1", "wlan0"), ("192.168.10.1", "eth0")],
    )


def by_name(name: str, data: Raw | None = None) -> Interface:
    return next(one for one in net.conclude(data or raw()) if one.name == name)


def test_addresses_networks_mac_speed_and_gateway() -> None:
    eth = by_name("eth0")
    assert eth.addresses == (InterfaceAddress("192.168.10.5", "192.168.10.0/24"), InterfaceAddress("fe80::1", "fe80::/64"))
    assert (eth.mac, eth.speed_mbit_s, eth.gateway, eth.kind, eth.full_duplex) == ("80:5e:c0:11:22:33", 1000, "192.168.10.1", "wired", True)


def test_the_default_is_the_cable_and_never_the_vpn_although_the_system_routes_there() -> None:
    found = net.conclude(raw())
    chosen = net.default_interface(found)
    assert chosen is not None
    assert chosen.name == "eth0"
    without_cable = net.conclude(raw(eth0=(False, 0, None)))
    assert net.default_interface(without_cable).name == "wlan0"  # type: ignore[union-attr]
    only_vpn = [one for one in found if one.kind in {"vpn", "loopback"}]
    assert len(only_vpn) == 2
    assert net.default_interface(only_vpn) is None


def test_an_interface_that_leads_somewhere_goes_before_a_cable_that_does_not() -> None:
    data = raw()
    isolated = Raw(addresses=data.addresses, stats=data.stats, gateways=[("192.168.1.1", "wlan0")])
    assert net.default_interface(net.conclude(isolated)).name == "wlan0"  # type: ignore[union-attr]


def test_self_assigned_addresses_do_not_count() -> None:
    data = Raw(addresses={"eth0": [("ipv4", "169.254.7.7", "255.255.0.0")]}, stats={"eth0": (True, 1000, True)})
    [eth] = net.conclude(data)
    assert eth.ipv4 is None
    assert net.default_interface([eth]) is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ethernet", "wired"),
        ("Ethernet 2", "wired"),
        ("Wi-Fi", "wifi"),
        ("WLAN", "wifi"),
        ("enp3s0", "wired"),
        ("wlp2s0", "wifi"),
        ("utun3", "vpn"),
        ("wg0", "vpn"),
        ("tailscale0", "vpn"),
        ("ppp0", "vpn"),
        ("Cisco AnyConnect Secure Mobility Client Connection", "vpn"),
        ("Fortinet Virtual Ethernet Adapter (NDIS 6.30)", "vpn"),
        ("vEthernet (Default Switch)", "virtual"),
        ("VMware Network Adapter VMnet8", "virtual"),
        ("Local Area Connection* 10", "virtual"),
        ("br-1a2b3c", "virtual"),
        ("awdl0", "virtual"),
        ("lo0", "loopback"),
        ("random0", "unknown"),
    ],
)
def test_kinds_by_name(name: str, kind: str) -> None:
    assert net.kind_of(name, name, (), None) == kind


def test_the_systems_word_counts_where_the_name_says_nothing_but_not_against_a_vpns_name() -> None:
    assert net.kind_of("en0", "en0", (), "wifi") == "wifi"
    assert net.kind_of("tun0", "tun0", (), "wired") == "vpn"


def test_macos_hardware_ports() -> None:
    text = "\nHardware Port: Wi-Fi\nDevice: en0\nEthernet Address: aa:bb\n\nHardware Port: USB 10/100/1000 LAN\nDevice: en7\n"
    assert net._mac_ports(text) == ({"en0": "wifi", "en7": "wired"}, {"en0": "Wi-Fi (en0)", "en7": "USB 10/100/1000 LAN (en7)"})


def test_speeds_that_mean_unknown() -> None:
    for nonsense in (0, 65535, 4294, 10**9):
        assert by_name("eth0", raw(eth0=(True, nonsense, None))).speed_mbit_s is None


def test_choosing_by_name_or_address_and_a_helpful_refusal() -> None:
    found = net.conclude(raw())
    assert net.find_interface("192.168.1.20", found).name == "wlan0"
    with pytest.raises(InputProblem) as caught:
        net.find_interface("eth9", found)
    assert caught.value.code == "net.no-such-interface"
    assert "eth0" in caught.value.params["choices"]


def test_hostile_addresses_are_left_out() -> None:
    data = Raw(addresses={"x": [("ipv4", "999.1.1.1", "255.0.0.0"), ("ipv4", "10.0.0.1", "rubbish"), ("mac", "zz", None)]}, stats={})
    assert net.conclude(data)[0].addresses == ()
    assert net.conclude(data)[0].mac is None


def test_windows_gateways_find_their_friendly_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(net.netifaces, "gateways", lambda: {net.netifaces.AF_INET: [("192.168.10.1", "{GUID}", True)]})
    monkeypatch.setattr(net.netifaces, "ifaddresses", lambda _: {2: [{"addr": "192.168.10.5"}]})
    assert net._read_gateways({"Ethernet": [("ipv4", "192.168.10.5", "255.255.255.0")]}) == [("192.168.10.1", "Ethernet")]


def test_this_machine_has_a_loopback_and_a_source_for_it() -> None:
    found = net.interfaces()
    assert any(one.kind == "loopback" for one in found)
    assert net.source_address("127.0.0.1") == "127.0.0.1"
    assert net.source_address("no address") is None
    assert net.interface_towards("127.0.0.1", found).kind == "loopback"  # type: ignore[union-attr]


def test_without_a_route_there_is_no_source(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*_: object) -> None:
        raise OSError(101, "Network is unreachable")

    monkeypatch.setattr(socket.socket, "connect", unreachable)
    assert net.source_address("198.51.100.1") is None
