"""Hostile messages: valid ones of every kind that devices send, and what becomes of them in the hands of somebody malicious or careless."""

import datetime as dt
import random
import struct
from collections.abc import Iterator

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from dialtone.net import neighbours_windows
from dialtone.wire import sip

REQUEST = sip.options_request("192.0.2.7", 5060, "192.0.2.1", 40000, "UDP", "dt-1-c0000207-5060@dialtone", "b", "t")
MAC = "00:04:13:1a:00:01"
AGENTS = (
    "Yealink SIP-T46U 108.86.0.20",
    "snomD785/10.1.84.12",
    "PolycomVVX-VVX_350-UA/5.8.0.13337_64167f1a0025",
    "Fanvil X303 2.12 0c383e1a0021",
)
SIP = (
    REQUEST,
    *(sip.response(sip.parse(REQUEST), 200, "OK", [("User-Agent", agent), ("Mac", MAC)], b"v=0") for agent in AGENTS),
    b"SIP/2.0 401 No\nv:SIP/2.0/UDP [2001:db8::1]:5060;branch=z9hG4bK1;rport=9\nf:<sip:a>\nt:<sip:b>\ni:dt-1-c0000207-5060\nl:99\n\nabc",
)
EVENTS = (
    'ua-profile;profile-type="device";vendor="snom";model="snom370";version="8.7.5.48"',
    'ua-profile;profile-type="device";vendor="Yealink";model="T46\\"U";version="108.86.0.20"',
)
PNP = tuple(
    sip.build(
        "SUBSCRIBE sip:MAC%3a0004131A0001@224.0.1.75 SIP/2.0",
        [
            ("Via", "SIP/2.0/UDP 192.0.2.9:5059;branch=z9hG4bK2"),
            ("From", "<sip:MAC%3a0004131A0001@224.0.1.75>;tag=1"),
            ("To", "<sip:MAC%3a0004131A0001@224.0.1.75>"),
            ("Call-ID", "7"),
            ("CSeq", "1 SUBSCRIBE"),
            ("Event", event),
            ("Expires", "0"),
            ("Contact", "<sip:192.0.2.9:5059>"),
            ("User-Agent", AGENTS[0]),
        ],
    )
    for event in EVENTS
)
DESCRIPTION = b"""<?xml version="1.0"?><root xmlns="urn:schemas-upnp-org:device-1-0">
<device><deviceType>urn:x:device:Basic:1</deviceType>
<friendlyName>Door</friendlyName><manufacturer>Axis</manufacturer><modelName>A8105-E</modelName><serialNumber>ACCC8E1A003E</serialNumber></device></root>"""
MATCH = b"""<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"
 xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"><s:Header>
<a:MessageID>uuid:1</a:MessageID><a:RelatesTo>uuid:2</a:RelatesTo><a:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/ProbeMatches</a:Action>
</s:Header><s:Body><d:ProbeMatches><d:ProbeMatch><a:EndpointReference><a:Address>urn:uuid:11111111-2222-3333-4444-accc8e1a003e</a:Address>
</a:EndpointReference><d:Types>dn:NetworkVideoTransmitter</d:Types><d:Scopes>onvif://www.onvif.org/hardware/A8105-E onvif://www.onvif.org/MAC/accc8e1a003e
</d:Scopes><d:XAddrs>http://192.0.2.9/onvif/device_service http://[2001:db8::9]/x</d:XAddrs></d:ProbeMatch></d:ProbeMatches></s:Body></s:Envelope>"""
BOMBS = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">'
    + b"".join(b'<!ENTITY b%d "%s">' % (n, b"&b;" * 10) for n in range(9))
    + b"]><a>&b8;</a>",
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    b"<a>" * 20_000,
    b"<a " + b"".join(b'x%d="" ' % n for n in range(5_000)) + b"/>",
    b"<a>" + b"&#x41;" * 9_000 + b"</a>",
)
XML = (DESCRIPTION, MATCH, MATCH.decode().encode("utf-16"), *BOMBS)
ANSWER = b"LOCATION: http://192.0.2.9:49152/d.xml|SERVER: Linux UPnP/1.0 x/1|ST: upnp:rootdevice|USN: uuid:1::upnp:rootdevice||"
NOTICE = b"HOST: 239.255.255.250:1900|LOCATION: http://[2001:db8::9]:1/d|NT: x|NTS: ssdp:alive|SERVER: y|USN: z||"
SSDP = tuple(text.replace(b"|", b"\r\n") for text in (b"HTTP/1.1 200 OK|" + ANSWER, b"NOTIFY * HTTP/1.1|" + NOTICE))
DHCP = tuple(
    struct.pack("!BBBBIHH", 1, 1, 6, 0, 1, 0, 0x8000)
    + bytes(16)
    + bytes.fromhex("0004131a0001").ljust(16, b"\0")
    + bytes(192)
    + b"\x63\x82\x53\x63\x35\x01"
    + kind
    + b"\x3c\x08snomD785\x0c\x05snom1\x32\x04\xc0\x00\x02\x09\x52\x04\x01\x02ab\x34\x01\x03\xff"
    for kind in (b"\x01", b"\x03")
)
PAGES = (
    b'HTTP/1.1 200 OK\r\nServer: snom embedded\r\nWWW-Authenticate: Digest realm="Aastra"\r\n\r\n<html><TITLE>snomD305-832&nbsp;</TITLE>',
    b'HTTP/1.0 401 x\r\nServer: yealink\r\n\r\n{"phoneName":"T54W","firmware":"96.86.0.45"} Cisco ATA 186 (SIP)',
    b"HTTP/1.1 302 Found\r\nLocation: https://192.0.2.9/\r\nContent-Length: 0\r\n\r\n",
)
LISTS = (
    b"2000000000 00:04:13:1a:00:01 192.0.2.9 snom 01:00:04:13:1a:00:01\n",
    b'lease 192.0.2.9 {\n  ends never;\n  binding state active;\n  hardware ethernet 00:04:13:1a:00:01;\n  client-hostname "s\\"n";\n}\n',
    b"address,hwaddr,client_id,valid_lifetime,expire,hostname,state\n192.0.2.9,00:04:13:1a:00:01,,3600,2000000000,snom,0\n",
    '"IPAddress";"ClientId";"HostName"\r\n"192.0.2.9";"00-04-13-1a-00-01";"snom"\r\n'.encode("utf-16"),
    b" 0 D 192.0.2.9  00:04:13:1A:00:01 snom  defconf  bound\n192.0.2.8 0004.131a.0002\n",
)
SCANS = (
    (
        b'<?xml version="1.0"?><!DOCTYPE nmaprun><nmaprun><host><status state="up"/><address addr="192.0.2.9" addrtype="ipv4"/><ports>'
        b'<port protocol="udp" portid="5060"><state state="open"/><service product="snom" method="probed"/></port></ports></host></nmaprun>'
    ),
    *(bomb.replace(b"<a", b"<nmaprun><host") for bomb in BOMBS),
)
NTP = (struct.pack("!BBbb11I", 0x24, 2, 6, -20, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8),)
PROC = (
    b"""IP address       HW type     Flags       HW address            Mask     Device
192.0.2.9        0x1         0x2         00:04:13:1a:00:01     *        eth0
192.0.2.8        0x1         0x0         00:00:00:00:00:00     *        eth0
""",
)
ARP = (
    b"Interface: 192.0.2.1 --- 0xb\r\n  192.0.2.9   00-04-13-1a-00-01  dynamic\r\n",
    b"? (192.0.2.9) at 0:4:13:1a:0:1 on en0 ifscope [ethernet]\n? (192.0.2.8) at (incomplete) on en0\n",
)


def netlink() -> bytes:
    """RTM_NEWNEIGH as Linux sends it: header, ndmsg, destination, hardware address, cache information."""
    attributes = b"".join(
        struct.pack("=HH", 4 + len(value), kind) + value + bytes(-len(value) % 4)
        for kind, value in ((1, bytes([192, 0, 2, 9])), (2, bytes.fromhex("0004131a0001")), (3, struct.pack("=4I", 1, 2, 3, 4)))
    )
    body = struct.pack("=BBHiHBB", 2, 0, 0, 2, 2, 0, 1) + attributes
    return struct.pack("=IHHII", 16 + len(body), 28, 2, 1, 0) + body + struct.pack("=IHHII", 20, 3, 2, 1, 0) + bytes(4)


def route_message() -> bytes:
    """An rt_msghdr with RTF_LLINFO as macOS sends it (version 5), a sockaddr_in and a sockaddr_dl with a MAC address."""
    address = struct.pack("=BBH4s8x", 16, 2, 0, bytes([192, 0, 2, 9]))
    link = struct.pack("=BBHBBBB", 20, 18, 4, 6, 0, 6, 0) + bytes.fromhex("0004131a0001") + bytes(6)
    head = struct.pack("=HBBHxxii", 92 + len(address) + len(link), 5, 4, 2, 0x405, 3)
    return head.ljust(92, b"\0") + address + link


def ip_helper_rows() -> bytes:
    """A MIB_IPNET_TABLE2 with two rows, as Windows sends it."""
    rows = []
    for last in (9, 10):
        row = neighbours_windows.Row(index=2, luid=2, hardware_length=6, state=5)
        row.address[:8] = struct.pack("<HH4s", 2, 0, bytes([192, 0, 2, last]))
        row.hardware[:6] = bytes.fromhex("0004131a00") + bytes([last])
        rows.append(bytes(row))
    return struct.pack("<Q", len(rows)) + b"".join(rows)


def _certificate() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name.from_rfc4514_string("CN=64167F1A0025,O=Polycom Inc.,L=San Jose")
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
    return (
        made.not_valid_before(now)
        .not_valid_after(now + dt.timedelta(days=9))
        .sign(key, hashes.SHA256())
        .public_bytes(serialization.Encoding.DER)
    )


CERTIFICATE = _certificate()
TEXTS = tuple(
    value.encode()
    for value in (
        *AGENTS,
        *EVENTS,
        "onvif://www.onvif.org/hardware/A8105-E onvif://www.onvif.org/MAC/accc8e1a003e",
        "CN=CP-8851,OU=CTG,O=Cisco",
    )
)


def as_is(read, data):
    """How most readers are called."""
    return read(data)


def mutations(seeds: tuple[bytes, ...], count: int, seed: int = 1) -> Iterator[bytes]:
    """`count` hostile variants of valid messages: bits flipped, cut, spliced, repeated, lengths blown up, bytes that no text holds."""
    chance = random.Random(seed)
    for number in range(count):
        data = bytearray(seeds[number % len(seeds)])
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            HABITS[chance.randrange(len(HABITS))](data, chance, seeds)
        yield bytes(data[:65_507])


def _flip(data: bytearray, chance: random.Random, _seeds: tuple[bytes, ...]) -> None:
    for _ in range(chance.choice((1, 3, 20))):
        if data:
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _cut(data: bytearray, chance: random.Random, _seeds: tuple[bytes, ...]) -> None:
    del data[chance.randrange(len(data) + 1) :]


def _drop(data: bytearray, chance: random.Random, _seeds: tuple[bytes, ...]) -> None:
    at = chance.randrange(len(data) + 1)
    del data[at : at + chance.choice((1, 4, 60))]


def _splice(data: bytearray, chance: random.Random, seeds: tuple[bytes, ...]) -> None:
    other = chance.choice(seeds)[:4_000]
    at = chance.randrange(len(other) + 1)
    data[chance.randrange(len(data) + 1) :] = other[at:]


def _repeat(data: bytearray, chance: random.Random, _seeds: tuple[bytes, ...]) -> None:
    at = chance.randrange(len(data) + 1)
    part = data[at : at + chance.choice((1, 9, 80))]
    data[at:at] = part * chance.choice((2, 9, 90))


def _strange(data: bytearray, chance: random.Random, _seeds: tuple[bytes, ...]) -> None:
    at = chance.randrange(len(data) + 1)
    data[at:at] = chance.choice(STRANGE)


def _number(data: bytearray, chance: random.Random, _seeds: tuple[bytes, ...]) -> None:
    digits = [at for at, byte in enumerate(data[:4_000]) if 48 <= byte <= 57]
    if digits:
        at = chance.choice(digits)
        data[at : at + 1] = chance.choice((b"-1", b"99999999999999999999", b"0x7f", "٣".encode(), b"1e9", b""))


def _length(data: bytearray, chance: random.Random, _seeds: tuple[bytes, ...]) -> None:
    if len(data) > 4:
        at = chance.randrange(len(data) - 3)
        data[at : at + 2] = chance.choice((b"\xff\xff", b"\0\0", b"\0\1", b"\x7f\xff"))


HABITS = (_flip, _flip, _cut, _drop, _splice, _repeat, _strange, _number, _length)
STRANGE = (
    b"\0", b"\r\n", b"\n\n", b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", "\u202e".encode(), b"%", b"%3a", b"<", b"&x;", b'"', b"\\", b"]]>",
    b"<![CDATA[", b": ", b";", b"," * 40, b"a" * 3_000, b"\r\nX: y" * 300, b" " * 500, b"\t" * 90, b"SIP/2.0 200 OK\r\n",
    b"Content-Length: 999999999\r\n", b"\x1b[2J",
)  # fmt: skip
