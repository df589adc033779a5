import ctypes
import socket
import struct
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain.problems import InputProblem
from dialtone.net import interfaces as net
from dialtone.net import interfaces_linux, interfaces_macos, interfaces_windows
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


LAPTOP = {
    "eth0": {"type": "1", "device": ""},
    "enx001122334455": {"type": "1", "device": "", "uevent": "INTERFACE=enx001122334455\nIFINDEX=9"},
    "wlp2s0": {"type": "1", "device": "", "phy80211": "", "uevent": "DEVTYPE=wlan"},
    "tun0": {"type": "65534", "tun_flags": "0x1"},
    "tap9": {"type": "1", "tun_flags": "0x2"},
    "wg0": {"type": "65534", "uevent": "DEVTYPE=wireguard"},
    "wwan0": {"type": "65534", "device": "", "uevent": "DEVTYPE=wwan"},
    "bnep0": {"type": "1", "device": "", "uevent": "DEVTYPE=bluetooth"},
    "eth0.20": {"type": "1", "uevent": "DEVTYPE=vlan", "lower_eth0": ""},
    "bond0": {"type": "1", "uevent": "DEVTYPE=bond", "lower_eth0": "", "lower_enx001122334455": ""},
    "team0": {"type": "1", "lower_eth0": ""},
    "br0": {"type": "1", "uevent": "DEVTYPE=bridge", "bridge": "", "lower_bond0": "", "lower_veth1": ""},
    "br-lan": {"type": "1", "uevent": "DEVTYPE=bridge", "bridge": "", "lower_wlp2s0": ""},
    "docker0": {"type": "1", "uevent": "DEVTYPE=bridge", "bridge": "", "lower_veth1": ""},
    "veth1": {"type": "1"},
    "vxlan5": {"type": "1", "uevent": "DEVTYPE=vxlan", "lower_eth0": ""},
    "loop1": {"type": "1", "lower_loop2": ""},
    "loop2": {"type": "1", "lower_loop1": ""},
    "odd0": {"type": "rubbish"},
}


@pytest.fixture
def sysfs(tmp_path: Path) -> Path:
    for name, files in LAPTOP.items():
        (tmp_path / name).mkdir()
        for file, text in files.items():
            (tmp_path / name / file).write_text(text)
    return tmp_path


def test_linux_knows_what_an_interface_stands_on(sysfs: Path) -> None:
    assert interfaces_linux.hints([*LAPTOP, "gone"], sysfs) == {
        "eth0": "wired",
        "enx001122334455": "wired",
        "wlp2s0": "wifi",
        "tun0": "vpn",
        "tap9": "vpn",
        "wg0": "vpn",
        "wwan0": "unknown",
        "bnep0": "virtual",
        "eth0.20": "wired",
        "bond0": "wired",
        "team0": "wired",
        "br0": "wired",
        "br-lan": "wifi",
        "docker0": "virtual",
        "veth1": "virtual",
        "vxlan5": "virtual",
        "loop1": "virtual",
        "loop2": "virtual",
    }


def test_a_bridge_with_the_cable_in_it_is_the_lan_whatever_its_name() -> None:
    assert net.kind_of("br-lan", "br-lan", (), "wired") == "wired"
    assert net.kind_of("br-1a2b3c", "br-1a2b3c", (), "virtual") == "virtual"


def test_an_address_with_a_label_belongs_to_its_interface() -> None:
    data = raw()
    labelled = Raw(addresses={**data.addresses, "eth0:1": [("ipv4", "192.168.20.5", "255.255.255.0")]}, stats=data.stats)
    found = net.conclude(labelled)
    assert "eth0:1" not in [one.name for one in found]
    assert InterfaceAddress("192.168.20.5", "192.168.20.0/24") in next(one for one in found if one.name == "eth0").addresses


def windows_row(alias: str, description: str, kind: int, *, hardware: bool = True, medium: int = 14) -> bytes:
    row = interfaces_windows.Row(type=kind, flags=int(hardware), medium=medium)
    row.alias[:] = alias.encode("utf-16-le").ljust(514, b"\0")
    row.description[:] = description.encode("utf-16-le").ljust(514, b"\0")
    return bytes(row)


WINDOWS: list[tuple[tuple[str, str, int, bool, int], str]] = [
    (("Ethernet", "Intel(R) Ethernet Connection I219-LM", 6, True, 14), "wired"),
    (("Ethernet 3", "Realtek USB GbE Family Controller", 6, True, 14), "wired"),
    (("Wi-Fi", "Intel(R) Wi-Fi 6 AX201", 71, True, 9), "wifi"),
    (("Local Area Connection* 2", "Microsoft Wi-Fi Direct Virtual Adapter", 71, False, 9), "virtual"),
    (("Ethernet 4", "Cisco AnyConnect Virtual Miniport Adapter for Windows x64", 6, False, 0), "vpn"),
    (("Ethernet 5", "Fortinet SSL VPN Virtual Ethernet Adapter", 6, False, 0), "vpn"),
    (("Ethernet 6", "PANGP Virtual Ethernet Adapter Secure", 6, False, 0), "vpn"),
    (("Bedrijf", "WAN Miniport (IKEv2)", 23, False, 0), "vpn"),
    (("Kantoor", "WireGuard Tunnel", 53, False, 0), "vpn"),
    (("Tailscale", "Tailscale Tunnel", 53, False, 0), "vpn"),
    (("vEthernet (WSL)", "Hyper-V Virtual Ethernet Adapter", 6, False, 0), "virtual"),
    (("Ethernet 7", "VirtualBox Host-Only Ethernet Adapter", 6, False, 0), "virtual"),
    (("VMware Network Adapter VMnet8", "VMware Virtual Ethernet Adapter for VMnet8", 6, False, 0), "virtual"),
    (("Bluetooth-netwerkverbinding", "Bluetooth Device (Personal Area Network)", 6, True, 10), "virtual"),
    (("Team 1", "Microsoft Network Adapter Multiplexor Driver", 6, False, 0), "wired"),
    (("Loopback Pseudo-Interface 1", "Software Loopback Interface 1", 24, False, 0), "loopback"),
    (("Mobiel", "Generic Mobile Broadband Adapter", 243, True, 8), "unknown"),
]


def test_windows_kinds_come_from_type_hardware_and_the_drivers_name() -> None:
    rows = [windows_row(a, d, k, hardware=h, medium=m) for (a, d, k, h, m), _ in WINDOWS]
    table = struct.pack("<Ixxxx", len(rows)) + b"".join(rows)
    found = {one.alias: one for one in interfaces_windows.parse(table)}
    kinds = {name: net.kind_of(name, name, (), one.kind, one.description) for name, one in found.items()}
    assert kinds == {row[0]: kind for row, kind in WINDOWS}


def test_windows_is_asked_and_gets_its_table_back(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = ctypes.create_string_buffer(struct.pack("<Ixxxx", 1) + windows_row("Wi-Fi", "Intel(R) Wi-Fi 6 AX201", 71))
    freed = []

    class Helper:
        def GetIfTable2(self, pointer: Any) -> int:  # noqa: N802 - the system's name
            pointer._obj.value = ctypes.addressof(memory)
            return 0

        def FreeMibTable(self, table: Any) -> None:  # noqa: N802
            freed.append(table.value)

    monkeypatch.setattr(ctypes, "WinDLL", lambda _name: Helper(), raising=False)
    monkeypatch.setattr(interfaces_windows.sys, "platform", "linux")
    assert interfaces_windows.read() == ()
    monkeypatch.setattr(interfaces_windows.sys, "platform", "win32")
    assert interfaces_windows.read() == (interfaces_windows.Adapter("Wi-Fi", "wifi", "Intel(R) Wi-Fi 6 AX201"),)
    assert freed == [ctypes.addressof(memory)]


def test_windows_rows_have_the_size_of_the_systems() -> None:
    assert interfaces_windows.SIZE == 1352
    assert (interfaces_windows.Row.type.offset, interfaces_windows.Row.flags.offset, interfaces_windows.Row.counters.offset) == (
        1128,
        1152,
        1192,
    )


@given(st.binary(max_size=3000))
def test_garbage_interface_tables(noise: bytes) -> None:
    list(interfaces_windows.parse(noise))
    row = windows_row("Ethernet", "x", 6)
    list(interfaces_windows.parse(struct.pack("<Ixxxx", 10**9) + row[:40] + noise + row))
    interfaces_macos.parse(noise.decode("utf-8", "replace"))


def test_windows_hints_reach_the_conclusion(monkeypatch: pytest.MonkeyPatch) -> None:
    adapter = interfaces_windows.Adapter("Ethernet 4", "virtual", "Cisco AnyConnect Virtual Miniport Adapter")
    monkeypatch.setattr(net.platform, "system", lambda: "Windows")
    monkeypatch.setattr(interfaces_windows, "read", lambda: (adapter,))
    hints, _, descriptions = net._system_hints(["Ethernet 4"])
    data = Raw(addresses={"Ethernet 4": [("ipv4", "10.8.0.2", "255.255.255.0")]}, stats={}, hints=hints, descriptions=descriptions)
    assert net.conclude(data)[0].kind == "vpn"


def test_macos_hardware_ports() -> None:
    text = "\nHardware Port: Wi-Fi\nDevice: en0\nEthernet Address: aa:bb\n\nHardware Port: USB 10/100/1000 LAN\nDevice: en7\n"
    assert interfaces_macos.parse(text) == ({"en0": "wifi", "en7": "wired"}, {"en0": "Wi-Fi (en0)", "en7": "USB 10/100/1000 LAN (en7)"})


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
