import base64
import contextlib
import ctypes
import socket
import struct
import subprocess
import sys
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain.problems import EnvironmentProblem
from dialtone.net import neighbours, neighbours_arp, neighbours_linux, neighbours_macos, neighbours_windows
from dialtone.net.neighbours import Neighbour

PROC = """IP address       HW type     Flags       HW address            Mask     Device
192.0.2.1        0x1         0x2         80:5e:c0:00:00:01     *        eth0
192.0.2.2        0x1         0x0         00:00:00:00:00:00     *        eth0
192.0.2.3        0x1         0x6         00:04:13:00:00:03     *        wlan0
192.0.2.4        0x20        0x2         00:04:13:00:00:04     *        ib0
224.0.0.251      0x1         0x2         01:00:5e:00:00:fb     *        eth0
192.0.2.5        0x1         zz          00:04:13:00:00:05     *        eth0
"""
WINDOWS = """
Interface: 192.0.2.9 --- 0x4
  Internetadres         Fysiek adres          Type
  192.0.2.1             80-5e-c0-00-00-01     dynamisch
  192.0.2.255           ff-ff-ff-ff-ff-ff     statisch
  224.0.0.22            01-00-5e-00-00-16     statisch
"""
MACOS = """? (192.0.2.1) at 80:5e:c0:0:0:1 on en0 ifscope [ethernet]
? (192.0.2.7) at (incomplete) on en0 ifscope [ethernet]
? (224.0.0.251) at 1:0:5e:0:0:fb on en0 ifscope permanent [ethernet]
"""
MAC = "80:5e:c0:00:00:01"
# What a Linux 6.18 answered: .1 reachable, .3 stale, .5 permanent, .6 a group MAC address, .7 incomplete, multicast rows without state,
# fe80::1 reachable and a router.
LINUX = zlib.decompress(
    base64.b64decode(
        "eNqdkkEOgjAQRf+0FAlbiWHhDVxi4tYDsNcVh9ALcAp37jwIt+EW4gyFlmogwTY/Hdr+l58yJYA9FIjX0xFcOVHCuw0UpfxVVw3kUoKIJ5BB48HrKPGXM6zIs7SwEG3B"
        "9p6FgXXL+S5ZYYE1yRWn/XkFxCGL2OS0wKo9y7hcJmSNmcZc5xkWedZG/Gbwx3n4Rtcvfzr4mWsy3u0UpmMnuYpCqjDXnbmarLCOS93zdbBcqULuhbktrLA+r3J51X95"
        "udNIuO864P704Ny/ziCt5bkyPpDJJgU="
    )
)


def name(index):
    return {2: "eth0", 5: "en0"}.get(index)


def test_linux_as_recorded():
    rows = neighbours_linux.parse([LINUX], name)
    assert [(row.ip, row.mac, row.state, row.router, row.interface) for row in rows] == [
        ("192.0.2.1", MAC, "reachable", False, "eth0"),
        ("192.0.2.3", "00:04:13:00:00:03", "stale", False, "eth0"),
        ("192.0.2.5", "00:04:13:00:00:05", "permanent", False, "eth0"),
        ("fe80::1", MAC, "reachable", True, "eth0"),
    ]
    assert rows[0].age == pytest.approx(1.5, abs=0.2)


def linux_row(nud, *, ip="192.0.2.1", hardware=MAC, ages=(100, 200, 300), index=2):
    raw = bytes.fromhex(hardware.replace(":", ""))
    target = socket.inet_pton(socket.AF_INET6 if ":" in ip else socket.AF_INET, ip)
    said = b""
    for kind, value in ((1, target), (2, raw), (3, struct.pack("=IIII", *ages, 1))):
        said += struct.pack("=HH", len(value) + 4, kind) + value + bytes(-len(value) % 4)
    body = struct.pack("=BBHiHBB", 10 if ":" in ip else 2, 0, 0, index, nud, 0, 1) + said
    return struct.pack("=IHHII", len(body) + 16, 28, 2, 1, 0) + body


@pytest.mark.parametrize(("nud", "state"), [(2, "reachable"), (4, "stale"), (8, "probing"), (16, "probing"), (128, "permanent")])
def test_linux_states(nud, state):
    [row] = neighbours_linux.parse([linux_row(nud)], name)
    assert (row.ip, row.mac, row.state) == ("192.0.2.1", MAC, state)


@pytest.mark.parametrize("nud", [0, 1, 0x20, 0x40, 3])
def test_linux_rows_that_name_nobody(nud):
    assert neighbours_linux.parse([linux_row(nud)], name) == ()


@pytest.mark.parametrize(
    ("ip", "hardware"),
    [
        ("224.0.0.251", MAC),
        ("255.255.255.255", MAC),
        ("127.0.0.1", MAC),
        ("0.0.0.0", MAC),
        ("ff02::1", MAC),
        ("::1", MAC),
        ("192.0.2.1", "00:00:00:00:00:00"),
        ("192.0.2.1", "ff:ff:ff:ff:ff:ff"),
        ("192.0.2.1", "01:00:5e:00:00:16"),
        ("192.0.2.1", "80:5e:c0:00:00"),
        ("192.0.2.1", "80:5e:c0:00:00:01:02:03"),
    ],
)
def test_linux_addresses_that_are_no_devices(ip, hardware):
    assert neighbours_linux.parse([linux_row(2, ip=ip, hardware=hardware)], name) == ()


def test_linux_ages():
    def age(nud, ages):
        return neighbours_linux.parse([linux_row(nud, ages=ages)], name, 0.01)[0].age

    assert age(2, (100, 900, 50)) == pytest.approx(1.0)
    assert age(16, (6000, 100, 50)) == pytest.approx(60.0)  # that it is being checked says nothing about the neighbour
    assert age(4, (6000, 100, 50)) == pytest.approx(0.5)  # that it became stale just now does


def test_a_kernel_that_refuses_is_an_error():
    refusal = struct.pack("=IHHII", 20, 2, 0, 1, 0) + struct.pack("=i", -1)
    with pytest.raises(PermissionError):
        neighbours_linux.parse([refusal], name)


def test_the_same_address_on_two_interfaces_is_two_rows():
    other = linux_row(2, hardware="00:04:13:00:00:03", index=5)
    rows = neighbours_linux.parse([linux_row(2) + other], name)
    assert [(row.interface, row.mac) for row in rows] == [("eth0", MAC), ("en0", "00:04:13:00:00:03")]


@pytest.mark.skipif(sys.platform != "linux", reason="netlink")
def test_this_machine_answers():
    assert isinstance(neighbours_linux.read(), tuple)
    assert isinstance(neighbours.read(), tuple)


@pytest.mark.skipif(sys.platform != "linux", reason="netlink")
def test_linux_without_netlink_reads_the_file(monkeypatch, tmp_path):
    def forbidden():
        raise PermissionError(1, "Operation not permitted")

    (tmp_path / "arp").write_text(PROC)
    monkeypatch.setattr(neighbours_linux, "_dump", forbidden)
    monkeypatch.setattr(neighbours_linux, "PROC", tmp_path / "arp")
    assert [(row.ip, row.interface, row.state) for row in neighbours.read()] == [
        ("192.0.2.1", "eth0", "unknown"),
        ("192.0.2.3", "wlan0", "unknown"),
    ]
    monkeypatch.setattr(neighbours_linux, "PROC", tmp_path / "absent")
    with pytest.raises(EnvironmentProblem) as caught:
        neighbours.read()
    assert caught.value.code == "discovery.no-neighbours"
    assert "absent" in caught.value.params["detail"]


def macos_row(ip="192.0.2.1", hardware=MAC, *, expires=2300, flags=0x400 | 0x1 | 0x4, index=5, present=3, version=5):
    raw = bytes.fromhex(hardware.replace(":", ""))
    if ":" in ip:
        packed = socket.inet_pton(socket.AF_INET6, ip)
        target = struct.pack("=BBHI", 28, 30, 0, 0) + packed[:2] + b"\0\5" + packed[4:] + bytes(4)
    else:
        target = struct.pack("=BBH", 16, 2, 0) + socket.inet_aton(ip) + bytes(8)
    link = struct.pack("=BBHBBBB", 20, 18, index, 6, 0, len(raw), 0) + raw + bytes(12 - len(raw))
    head = struct.pack("=HBBHxxiiiiiii", 0, version, 4, index, flags, present, 0, 0, 0, 0, 0) + struct.pack("=iii", 0, 0, 0)
    head += struct.pack("=i", expires) + bytes(40)
    assert len(head) == 92
    body = head + target + link
    return struct.pack("=H", len(body)) + body[2:]


def test_macos_rows():
    rows = list(neighbours_macos.parse(macos_row() + macos_row("192.0.2.7", "00:04:13:00:00:03", expires=1100), name, 1000.0, 1200.0))
    assert rows == [
        Neighbour("192.0.2.1", MAC, "en0", "reachable", 0.0),  # a clock that was set leaves no negative age
        Neighbour("192.0.2.7", "00:04:13:00:00:03", "en0", "stale", 1100.0),
    ]


def test_macos_reachable_is_a_recent_answer():
    assert [next(neighbours_macos.parse(macos_row(expires=e), name, 1000.0, 1200.0)).state for e in (2160, 2150, 0)] == [
        "reachable",
        "stale",
        "permanent",
    ]


def test_macos_link_local_addresses_lose_the_number_of_their_interface():
    [row] = neighbours_macos.parse(macos_row("fe80::1"), name, 1000.0)
    assert (row.ip, row.state, row.age) == ("fe80::1", "stale", None)


@pytest.mark.parametrize(
    "row",
    [
        macos_row(flags=0x408),
        macos_row(flags=0x400 | 0x200000),
        macos_row(flags=0x400 | 0x800000),
        macos_row(hardware="01:00:5e:00:00:fb"),
        macos_row(hardware=""),
        macos_row("224.0.0.251"),
        macos_row(present=1),
        macos_row(version=4),
        macos_row()[:-1],
        b"",
    ],
)
def test_macos_rows_that_name_nobody(row):
    assert list(neighbours_macos.parse(row, name, 1000.0)) == []


def windows_row(state=5, *, ip="192.0.2.1", hardware=MAC, flags=0, luid=0x6008000000000):
    raw = bytes.fromhex(hardware.replace(":", ""))
    if ":" in ip:
        address = struct.pack("<HHI", 23, 0, 0) + socket.inet_pton(socket.AF_INET6, ip) + bytes(4)
    else:
        address = struct.pack("<HH", 2, 0) + socket.inet_aton(ip) + bytes(20)
    return address + struct.pack("<IQ32sIiBxxxI", 4, luid, raw, len(raw), state, flags, 30000)


def windows_table(*rows, count=None):
    return struct.pack("<Ixxxx", len(rows) if count is None else count) + b"".join(rows)


def alias(luid):
    return {0x6008000000000: "Ethernet"}.get(luid)


def test_windows_rows_have_the_size_of_the_systems():
    assert neighbours_windows.SIZE == len(windows_row()) == 88
    assert (neighbours_windows.Row.luid.offset, neighbours_windows.Row.state.offset) == (32, 76)
    assert ctypes.alignment(neighbours_windows.Row) == neighbours_windows.FIRST


def test_windows_rows():
    table = windows_table(windows_row(), windows_row(4, ip="192.0.2.3", luid=7), windows_row(3, ip="fe80::1", flags=1))
    assert neighbours_windows.parse(table, alias) == (
        Neighbour("192.0.2.1", MAC, "Ethernet", "reachable"),
        Neighbour("192.0.2.3", MAC, None, "stale"),
        Neighbour("fe80::1", MAC, "Ethernet", "probing", None, True),
    )


@pytest.mark.parametrize(
    "row",
    [
        windows_row(0),
        windows_row(1),
        windows_row(7),
        windows_row(flags=2),
        windows_row(6, ip="224.0.0.22", hardware="01:00:5e:00:00:16"),
        windows_row(6, ip="192.0.2.255", hardware="ff:ff:ff:ff:ff:ff"),
        windows_row(hardware=""),
    ],
)
def test_windows_rows_that_name_nobody(row):
    assert neighbours_windows.parse(windows_table(row), alias) == ()


def test_a_windows_table_shorter_than_it_says():
    assert len(neighbours_windows.parse(windows_table(windows_row(), windows_row(ip="192.0.2.2"), count=10**9), alias)) == 2


class Helper:
    """The system's library as far as it is used: a table in memory, which must be given back."""

    def __init__(self, table, error=0):
        self.memory = ctypes.create_string_buffer(table)
        self.error = error
        self.freed = []

    def GetIpNetTable2(self, family, pointer):  # noqa: N802 - the system's name
        assert family == 0
        pointer._obj.value = ctypes.addressof(self.memory)
        return self.error

    def ConvertInterfaceLuidToAlias(self, luid, alias, size):  # noqa: N802
        assert size == 257
        alias.value = "Ethernet"
        return 0 if luid._obj.value == 0x6008000000000 else 87

    def FreeMibTable(self, table):  # noqa: N802
        self.freed.append(table.value)


def test_windows_is_asked_and_gets_its_table_back(monkeypatch):
    helper = Helper(windows_table(windows_row(), windows_row(4, ip="192.0.2.3", luid=7)))
    monkeypatch.setattr(ctypes, "WinDLL", lambda _name: helper, raising=False)
    monkeypatch.setattr(neighbours_windows.sys, "platform", "win32")
    found = neighbours_windows.read()
    assert [(row.ip, row.interface) for row in found] == [("192.0.2.1", "Ethernet"), ("192.0.2.3", None)]
    assert helper.freed == [ctypes.addressof(helper.memory)]
    helper.error = 5
    with pytest.raises(OSError, match="GetIpNetTable2"):
        neighbours_windows.read()


class Library:
    """macOS's C library as far as it is used."""

    def __init__(self, tables):
        self.tables = tables
        self.short = 1

    def sysctl(self, path, length, buffer, size, _new, _new_size):
        assert (list(path)[:3], list(path)[4:], length) == ([4, 17, 0], [2, 0x400], 6)
        table = self.tables[path[3]]
        if buffer is not None and self.short:
            self.short -= 1  # the table grew meanwhile
            return -1
        if buffer is not None:
            ctypes.memmove(buffer, table, len(table))
        size._obj.value = len(table)
        return 0

    def sysctlbyname(self, name, value, _size, _new, _new_size):
        assert name == b"net.link.ether.inet.max_age"
        value._obj.value = 600
        return 0


def test_macos_is_asked_for_both_families(monkeypatch):
    library = Library({2: macos_row(expires=1600), 30: macos_row("fe80::1")})
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: library)
    monkeypatch.setattr(neighbours_macos.time, "time", lambda: 1030.0)
    monkeypatch.setattr(neighbours_macos, "_name", name)
    assert neighbours_macos.read() == (
        Neighbour("192.0.2.1", MAC, "en0", "reachable", 30.0),
        Neighbour("fe80::1", MAC, "en0", "stale"),
    )
    library.short = 9
    with pytest.raises(OSError, match="sysctl"):
        neighbours_macos.read()


def test_the_program_and_the_file():
    assert neighbours_linux.parse_proc(PROC) == (
        Neighbour("192.0.2.1", MAC, "eth0"),
        Neighbour("192.0.2.3", "00:04:13:00:00:03", "wlan0"),
    )
    assert neighbours_arp.parse_arp(WINDOWS) == (Neighbour("192.0.2.1", MAC),)
    assert neighbours_arp.parse_arp(MACOS) == (Neighbour("192.0.2.1", MAC, "en0"),)


@given(st.text(max_size=400))
def test_garbage_texts(text):
    neighbours_linux.parse_proc("\n" + text)
    neighbours_arp.parse_arp(text)


@given(st.binary(max_size=600), st.sampled_from([LINUX, linux_row(2), macos_row(), windows_table(windows_row())]), st.integers(0, 800))
def test_garbage_tables(noise, valid, at):
    data = valid[:at] + noise + valid[at:]
    for changed in (data, noise + valid, valid[: at % len(valid)] + noise):
        with contextlib.suppress(OSError):  # a message that says «error»
            neighbours_linux.parse([changed], name)
        list(neighbours_macos.parse(changed, name, 1000.0))
        neighbours_windows.parse(changed, alias)


def test_windows_and_macos_fall_back_to_the_program(monkeypatch):
    for platform, module in (("win32", neighbours_windows), ("darwin", neighbours_macos)):
        monkeypatch.setattr(sys, "platform", platform)
        ways = neighbours._WAYS[platform]
        assert ways[0] is module.read

        def broken():
            raise AttributeError("GetIpNetTable2")

        monkeypatch.setitem(neighbours._WAYS, platform, (broken, lambda: neighbours_arp.parse_arp(MACOS)))
        assert neighbours.read() == (Neighbour("192.0.2.1", MAC, "en0"),)

        def hanging():
            raise subprocess.TimeoutExpired("arp", 10)

        monkeypatch.setitem(neighbours._WAYS, platform, (broken, hanging))
        with pytest.raises(EnvironmentProblem) as caught:
            neighbours.read()
        assert "GetIpNetTable2" in caught.value.params["detail"]
