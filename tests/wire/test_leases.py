import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.wire import dhcpd_leases, leases, listing
from dialtone.wire.listing import MAX_ENTRIES, Entry

NOW = dt.datetime(2026, 11, 25, 12, 0, tzinfo=dt.UTC)
LATER = int(NOW.timestamp()) + 3600
MAC = "80:5e:c0:4a:10:21"

DNSMASQ = f"""\
{LATER} 80:5e:c0:4a:10:21 192.168.10.21 SIP-T46U 01:80:5e:c0:4a:10:21
1000000000 80:5e:c0:4a:10:22 192.168.10.22 old *
0 80:5e:c0:4a:10:23 192.168.10.23 * *
duid 00:01:00:01:2b:8a:3c:4d:80:5e:c0:4a:10:99
{LATER} 12345678 fd00::1:21 SIP-T46U 00:01:00:01:2b:8a:3c:4d:80:5e:c0:4a:10:21
"""

ISC = r"""
# The format of this file is documented in the dhcpd.leases(5) manual page.
authoring-byte-order little-endian;
lease 192.168.10.21 {
  starts 3 2026/11/25 08:00:00;
  ends 3 2026/11/25 20:00:00;
  cltt 3 2026/11/25 08:00:00;
  binding state active;
  next binding state free;
  hardware ethernet 80:5e:c0:4a:10:21;
  uid "\001\200^\300J\020!";
  set vendor-class-identifier = "yealink";
  client-hostname "SIP-T46U \"desk\"";
  on expiry { log (info, "gone"); set x = "y"; }
}
lease 192.168.10.22 { ends 2 2026/11/24 08:00:00; binding state active; hardware ethernet 80:5e:c0:4a:10:22; }
lease 192.168.10.23 { ends never; binding state free; hardware ethernet 80:5e:c0:4a:10:23; }
lease 192.168.10.24 { ends never; binding state active; hardware ethernet 80:5e:c0:4a:10:24; }
lease 192.168.10.24 { ends epoch 1000000000; binding state active; hardware ethernet 80:5e:c0:4a:10:24; }
lease 192.168.10.25 { ends never; binding state active; hardware ethernet 00:04:13:00:00:01; option agent.circuit-id "x"; }
host reception { hardware ethernet 00:04:13:00:00:02; fixed-address 192.168.10.26; }
lease 999.1.1.1 { binding state active; }
lease 192.168.10.27 { binding state active;
"""

KEA = f"""\
address,hwaddr,client_id,valid_lifetime,expire,subnet_id,fqdn_fwd,fqdn_rev,hostname,state,user_context
192.168.10.21,80:5e:c0:4a:10:21,01:80:5e:c0:4a:10:21,3600,{LATER},1,0,0,sip-t46u.example.,0,
192.168.10.22,80:5e:c0:4a:10:22,,3600,1000000000,1,0,0,,0,
192.168.10.23,80:5e:c0:4a:10:23,,3600,{LATER},1,0,0,,2,
192.168.10.21,80:5e:c0:4a:10:21,01:80:5e:c0:4a:10:21,3600,{LATER},1,0,0,t46u,0,
"""

POWERSHELL = (
    "#TYPE Microsoft.Management.Infrastructure.CimInstance#root/Microsoft/Windows/DHCP/DhcpServerv4Lease\r\n"
    '"IPAddress";"ScopeId";"ClientId";"HostName";"AddressState";"LeaseExpiryTime"\r\n'
    '"192.168.10.21";"192.168.10.0";"80-5e-c0-4a-10-21";"Réception";"Active";"26/11/2026 10:00:00"\r\n'
    '"192.168.10.22";"192.168.10.0";"80-5e-c0-4a-10-22";"old";"Expired";""\r\n'
    '"192.168.10.23";"192.168.10.0";"80-5e-c0-4a-10-23";"";"ActiveReservation";""\r\n'
    '"somewhere";"192.168.10.0";"80-5e-c0-4a-10-24";"";"Active";""\r\n'
)

NETSH = """\
Changed the current scope context to 192.168.10.0 scope.

Type : N - NONE, D - DHCP B - BOOTP, U - UNSPECIFIED, R - RESERVATION IP
============================================================================================
IP Address      - Subnet Mask    - Unique ID           - Lease Expires          -Type -Name
============================================================================================
192.168.10.21   - 255.255.255.0  - 80-5e-c0-4a-10-21   -26/11/2026 10:00:00    -D-  SIP-T46U.office.example
192.168.10.22   - 255.255.255.0  - 80-5e-c0-4a-10-22   - NEVER EXPIRES          -U
No of Clients(version 4): 2 in the Scope : 192.168.10.0.
"""

MIKROTIK = """\
Flags: X - disabled, R - radius, D - dynamic, B - blocked
 #   ADDRESS         MAC-ADDRESS       HOST-NAME   SERVER    RATE-LIMIT   STATUS  LAST-SEEN
 0 D 192.168.10.21   80:5E:C0:4A:10:21 SIP-T46U    defconf                bound   2m3s
 1   192.168.10.22   80:5E:C0:4A:10:22             defconf                waiting never
"""


def read(text, encoding="utf-8"):
    return leases.parse(text.encode(encoding), NOW)


def rows(found):
    return {entry.ip.rpartition(".")[2]: (entry.mac, entry.hostname, entry.vendor_class) for entry in found.entries}


def test_dnsmasq():
    found = read(DNSMASQ)
    assert (found.form, found.expired, found.faults) == ("dnsmasq", 1, ())
    assert rows(found) == {"21": (MAC, "SIP-T46U", None), "23": ("80:5e:c0:4a:10:23", None, None)}
    assert [entry.line for entry in found.entries] == [1, 3]


def test_isc_dhcpd():
    found = read(ISC)
    assert (found.form, found.expired) == ("isc-dhcp", 3)
    assert rows(found) == {
        "21": (MAC, 'SIP-T46U "desk"', "yealink"),
        "25": ("00:04:13:00:00:01", None, None),
        "26": ("00:04:13:00:00:02", "reception", None),
    }
    assert found.entries[0].line == 4
    assert [(fault.code, fault.text) for fault in found.faults] == [
        ("not-understood", "lease 999.1.1.1"),
        ("truncated", "lease 192.168.10.27"),
    ]


def test_isc_quotes_without_end_are_looked_at_once():
    """Ten megabytes of them must be read in seconds, not in minutes."""
    tokens = list(dhcpd_leases._tokens('lease 10.0.0.1 {\n client-hostname "' + '\\"' * 100_000))
    assert len(tokens) < 1_000  # strings of a thousand, not a try at each quote
    found = read('lease 10.0.0.1 {\n client-hostname "desk\n hardware ethernet 80:5e:c0:4a:10:21;\n}\n')
    assert [entry.ip for entry in found.entries] == ["10.0.0.1"]


def test_kea():
    found = read(KEA)
    assert (found.form, found.expired, found.faults) == ("kea", 2, ())
    assert rows(found) == {"21": (MAC, "t46u", None)}
    assert found.entries[0].line == 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_windows_export(encoding):
    found = read(POWERSHELL, encoding)
    assert (found.form, found.expired) == ("csv", 1)
    assert rows(found) == {"21": (MAC, "Réception", None), "23": ("80:5e:c0:4a:10:23", None, None)}
    assert [(fault.line, fault.code) for fault in found.faults] == [(6, "not-understood")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NETSH, {"21": (MAC, "SIP-T46U.office.example", None), "22": ("80:5e:c0:4a:10:22", None, None)}),
        (MIKROTIK, {"21": (MAC, "SIP-T46U", None), "22": ("80:5e:c0:4a:10:22", None, None)}),
        (
            'add address=192.168.10.21 class-id="yealink" host-name="T46 desk" mac-address=80:5E:C0:4A:10:21',
            {"21": (MAC, "T46 desk", "yealink")},
        ),
        ("desk.example (192.168.10.21) at 80:5e:c0:4a:10:21 [ether] on eth0", {"21": (MAC, "desk.example", None)}),
        ("? (192.168.10.21) at 80:5e:c0:4a:10:21 on en0 ifscope [ethernet]", {"21": (MAC, None, None)}),
        ("192.168.10.21 dev eth0 lladdr 80:5e:c0:4a:10:21 REACHABLE", {"21": (MAC, None, None)}),
        ("192.168.10.21\t805E.C04A.1021", {"21": (MAC, None, None)}),
        ("192.168.10.21 805ec04a1021 desk", {"21": (MAC, "desk", None)}),
        ("192.168.10.21 01-80-5e-c0-4a-10-21", {"21": (MAC, None, None)}),
        ("192.168.10.21   doorphone-gate  # hosts file", {"21": (None, "doorphone-gate", None)}),
        ("Name;IP-Adresse;MAC\nTürsprechstelle;192.168.10.21;80:5E:C0:4A:10:21", {"21": (MAC, "Türsprechstelle", None)}),
        ("name,ip\nfront door,192.168.10.21", {"21": (None, "front door", None)}),
    ],
)
def test_other_forms(text, expected):
    assert rows(read(text)) == expected


def test_a_server_that_writes_it_twice_means_the_last():
    found = read("192.168.10.21 80:5e:c0:4a:10:21 first\n192.168.10.21 80:5e:c0:4a:10:22 second")
    assert found.entries == (Entry(line=2, ip="192.168.10.21", mac="80:5e:c0:4a:10:22", hostname="second"),)


@pytest.mark.parametrize("text", ["", "\n\n", "Dear sir,\nplease call me.\n"])
def test_a_file_without_devices_says_so(text):
    found = read(text)
    assert found.entries == ()
    assert [fault.code for fault in found.faults] == ["nothing"]


def test_addresses_that_no_device_has_are_faults_or_nothing():
    found = read(
        "224.0.0.1 80:5e:c0:4a:10:21 a\n255.255.255.255 80:5e:c0:4a:10:21 b\n10.0.0.1 01:00:5e:00:00:01 third\n10.0.0.2 ff:ff:ff:ff:ff:ff"
    )
    assert [(entry.ip, entry.mac) for entry in found.entries] == [("10.0.0.1", None)]
    assert [fault.line for fault in found.faults] == [1, 2, 4]


def test_bounded():
    many = "\n".join(
        f"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255} 80:5e:c0:{n >> 16 & 255:02x}:{n >> 8 & 255:02x}:{n & 255:02x}"
        for n in range(1, 25_000)
    )
    found = read(many)
    assert len(found.entries) == MAX_ENTRIES
    assert [fault.code for fault in found.faults] == ["too-many"]
    assert "too-large" in {fault.code for fault in read("192.168.10.21 desk\n" + "x" * listing.MAX_BYTES).faults}
    faults = read("\n".join("10.0.0.999 10.0.0.2 ..." for _ in range(5000))).faults
    assert len(faults) == listing.MAX_FAULTS


@pytest.mark.parametrize(
    "text",
    [
        "{" * 200_000,
        'lease 1.1.1.1 { "' * 50_000,
        "lease 1.1.1.1 {" + "a;" * 500_000,
        '"' * 300_000,
        "lease 1.1.1.1 {\n" + 'x "' + "y" * 300_000,
    ],
)
def test_hostile_blocks_end(text):
    found = read("lease 1.2.3.4 {}\n" + text)
    assert {entry.ip for entry in found.entries} <= {"1.2.3.4", "1.1.1.1"}


PIECES = st.sampled_from([DNSMASQ, ISC, KEA, POWERSHELL, NETSH, MIKROTIK, "\x00", "{", "}", '"', ";", ",", "\n", "lease ", "\ufeff", "é"])


@given(st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=6), st.integers(0, 400), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_pieces_of_files_never_raise(pieces, cut, encoding):
    data = "".join(pieces).encode(encoding, "replace")
    for part in (data, data[cut:], data[:-cut] if cut else data):
        found = leases.parse(part, NOW)
        assert all(listing.address(entry.ip) == entry.ip for entry in found.entries)
        assert len({entry.ip for entry in found.entries}) == len(found.entries)


@given(st.binary(max_size=300))
def test_garbage_never_raises(data):
    leases.parse(data, NOW)
