"""Everything that reads what others sent: each with valid messages, so that test_hostile.py can throw mutations of them at it.

Every public function of wire, discovery and the neighbour tables that takes bytes or parses text must be here, or in `NOT_READERS` with
the reason; the test looks for those that are missing. Functions are named by text, so that one that moved fails one test and not all.
"""

import contextlib
import datetime as dt
from collections.abc import Callable

import hostile
import readers_cabling
import readers_readiness

from dialtone.discovery import fingerprints, switch_tables
from dialtone.wire.listing import Collected

NOW = dt.datetime(2026, 11, 25, tzinfo=dt.UTC)
Reader = tuple[Callable[..., object], tuple[bytes, ...]]
SNMP_REPLY = bytes.fromhex(
    "304602010104067075626c6963a23902014d020100020100302e301706082b06010201010100040b324e20495020466f726365301306082b0601020101020006072b060104018237"
)
"""A response of v2c with sysDescr «2N IP Force» and sysObjectID."""


def text(data):
    """Bytes as a text that still holds every odd thing: half of Latin-1 is control characters."""
    return data.decode("utf-8", "replace") if data[:1] != b"\0" else data.decode("latin-1")


def as_text(read, data):
    return read(text(data))


def _switch(read, data):
    """The bytes as a switch's answers: columns of its tables with odd indexes, texts and numbers."""
    values = {}
    for at in range(0, min(len(data), 600), 12):
        part = data[at : at + 12]
        if len(part) == 12:
            table = switch_tables.TABLES[part[0] % len(switch_tables.TABLES)]
            oid = ".".join([table, str(part[1] % 12), *(str(value) for value in part[2 : 2 + part[2] % 9])])
            values[oid] = part[5] if part[3] & 1 else bytes(part[4:])
    return read({**values, switch_tables.SYS_DESCR: data[:300]})


def _any_channel(read, data):
    channels = sorted(set(fingerprints.CHANNELS.values()))
    return read(channels[len(data) % len(channels)], text(data))


def _netlink(read, data):
    """An OSError is the kernel's own «no» and stated."""
    with contextlib.suppress(OSError):
        return read([data], _interface)
    return None


def _interface(index):
    return "eth0" if index == 2 else None


def _blocks(read, data):
    found = Collected()
    read(text(data), NOW, found)
    return found.listing("x").entries


READERS: dict[str, Reader] = {
    **readers_readiness.READERS,
    **readers_cabling.READERS,
    "wire.sip.parse": (hostile.as_is, hostile.SIP),
    "wire.sip.frame": (hostile.as_is, hostile.SIP),
    "wire.sip.call_id_target": (as_text, (b"dt-1-c0000207-5060@dialtone",)),
    "wire.pnp.parse": (hostile.as_is, hostile.PNP),
    "wire.pnp.parameters": (as_text, hostile.TEXTS),
    "wire.dhcp.parse": (hostile.as_is, hostile.DHCP),
    "wire.ssdp.parse": (hostile.as_is, hostile.SSDP),
    "wire.ssdp.location": (lambda read, data: read(text(data), "192.0.2.9"), (b"http://192.0.2.9:49152/d.xml", b"http://[::1]:x/\\@y")),
    "wire.ssdp.description": (hostile.as_is, hostile.XML),
    "wire.ws_discovery.parse": (hostile.as_is, hostile.XML),
    "wire.plain_xml.read": (hostile.as_is, hostile.XML),
    "wire.http.parse": (hostile.as_is, hostile.PAGES),
    "wire.http.complete": (hostile.as_is, hostile.PAGES),
    "wire.snmp.reply": (hostile.as_is, (SNMP_REPLY,)),
    "wire.snmp.well_formed": (hostile.as_is, (SNMP_REPLY,)),
    "wire.listing.decode": (hostile.as_is, hostile.LISTS),
    "wire.leases.parse": (lambda read, data: read(data, NOW), hostile.LISTS),
    "wire.dhcpd_leases.read_blocks": (_blocks, hostile.LISTS),
    "wire.nmap_xml.looks_like": (hostile.as_is, hostile.SCANS),
    "wire.nmap_xml.parse": (hostile.as_is, hostile.SCANS),
    "discovery.lists.read": (lambda read, data: read(data, "list", NOW), (*hostile.LISTS, *hostile.SCANS)),
    "wire.ntp.parse": (lambda read, data: read(data, 1, 0.0, 1.0), hostile.NTP),
    "discovery.http.read_page": (hostile.as_is, hostile.PAGES),
    "discovery.tls.read_certificate": (hostile.as_is, (hostile.CERTIFICATE,)),
    "discovery.switch_tables.read": (_switch, (bytes(range(256)) * 2, hostile.AGENTS[0].encode() * 9)),
    "discovery.fingerprints.recognise": (_any_channel, hostile.TEXTS),
    "discovery.banner.mac_in": (as_text, hostile.TEXTS),
    "discovery.banner.model_only": (as_text, hostile.TEXTS),
    "discovery.banner.plain": (as_text, hostile.TEXTS),
    "discovery.banner.scopes": (as_text, hostile.TEXTS),
    "discovery.banner.pnp": (as_text, hostile.TEXTS),
    "discovery.banner.names": (as_text, hostile.TEXTS),
    "discovery.ssdp.serial": (as_text, hostile.TEXTS),
    "net.neighbours_linux.parse": (_netlink, (hostile.netlink(),)),
    "net.neighbours_linux.parse_proc": (as_text, hostile.PROC),
    "net.neighbours_macos.parse": (lambda read, data: list(read(data, _interface, 1.0)), (hostile.route_message(),)),
    "net.neighbours_windows.parse": (lambda read, data: read(data, _interface), (hostile.ip_helper_rows(),)),
    "net.neighbours_arp.parse_arp": (as_text, hostile.ARP),
    "net.neighbours_common.mac_of": (hostile.as_is, (bytes.fromhex("0004131a0001"),)),
    "net.neighbours_common.ip_of": (hostile.as_is, (bytes([192, 0, 2, 9]), bytes([254, 128, *range(14)]))),
}
"""Function → (how it is called with bytes, valid messages)."""

NOT_READERS = {
    **readers_readiness.NOT_READERS,
    **readers_cabling.NOT_READERS,
    "discovery.networks.parse_range": "reads what the installer typed; its errors are answers to him (test_networks.py)",
    "wire.sip.response": "builds from a message that was parsed",
    "wire.sip.build": "builds",
    "discovery.dhcp.heard": "a listener's handler: tests/lab/test_flood.py sends it the same through its socket",
    "discovery.networks.parse": "reads what the installer typed; its errors are answers to him (test_networks.py)",
}
