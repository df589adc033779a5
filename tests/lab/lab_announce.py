"""What devices say unasked or to a group: mDNS, SSDP, WS-Discovery, SIP PnP at boot, DHCP at boot."""

import asyncio
import contextlib
import socket
import struct

from zeroconf import DNSOutgoing, DNSPointer, DNSService, DNSText
from zeroconf._dns import DNSAddress  # the package exports it under this name only

PKTINFO = 8
MDNS, SSDP, WSD, PNP = ("224.0.0.251", 5353), ("239.255.255.250", 1900), ("239.255.255.250", 3702), ("224.0.1.75", 5060)
RESPONSE, UNIQUE = 0x8400, 0x8001


def _group(segment, group):
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind(("", group[1]))
    sock.setsockopt(
        socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, struct.pack("=4s4si", socket.inet_aton(group[0]), b"\0" * 4, segment.index)
    )
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, 0)
    sock.setblocking(False)
    return sock


def _send_as(sock, segment, ip, data, destination):
    """From a device's own address, through the segment's interface."""
    info = struct.pack("=I4s4s", segment.index, socket.inet_aton(ip), b"\0" * 4)
    with contextlib.suppress(OSError):
        sock.sendmsg([data], [(socket.IPPROTO_IP, PKTINFO, info)], 0, destination)


async def listen_multicast(segment):
    """Listen for the questions that devices of this segment answer."""
    wanted = {key for device in segment.devices for key in ("mdns", "ssdp", "wsd") if key in device.entry}
    for key, group, respond in (("mdns", MDNS, _mdns), ("ssdp", SSDP, _ssdp), ("wsd", WSD, _wsd)):
        if key not in wanted:
            continue
        sock = _group(segment, group)
        devices = [device for device in segment.devices if key in device.entry]

        def read(sock=sock, devices=devices, respond=respond):
            with contextlib.suppress(BlockingIOError):
                while True:
                    respond(sock, devices, *sock.recvfrom(65_536))

        asyncio.get_running_loop().add_reader(sock, read)


def mdns_packet(device):
    """PTR, SRV, TXT and A of a service (RFC 6763). `says_ip`: another address than its own, as one product was seen to announce."""
    entry = device.entry["mdns"]
    kind = f"{entry['type']}.local."
    name, host = f"{entry['name']}.{kind}", f"{entry.get('host', entry['name'].replace(' ', '-'))}.local."
    texts = (
        b"".join(bytes([len(pair)]) + pair for pair in (f"{key}={value}".encode() for key, value in entry.get("txt", {}).items())) or b"\0"
    )
    packet = DNSOutgoing(RESPONSE)
    packet.add_answer_at_time(DNSPointer(kind, 12, 1, 4500, name), 0)
    packet.add_answer_at_time(DNSService(name, 33, UNIQUE, 120, 0, 0, entry.get("port", 80), host), 0)
    packet.add_answer_at_time(DNSText(name, 16, UNIQUE, 4500, texts), 0)
    for ip in (device.ip, *entry.get("says_ip", ())):
        packet.add_answer_at_time(DNSAddress(host, 1, UNIQUE, 120, socket.inet_aton(ip)), 0)
    return packet.packets()[0]


def _mdns(sock, devices, data, source):
    if len(data) < 12 or data[2] & 0x80:
        return
    for device in devices:
        label = device.entry["mdns"]["type"].split(".")[0].encode()
        if label in data:
            _send_as(sock, device.segment, device.ip, mdns_packet(device), MDNS)


def _ssdp(sock, devices, data, source):
    if not data.startswith(b"M-SEARCH"):
        return
    for device in devices:
        entry = device.entry["ssdp"]
        lines = [
            "HTTP/1.1 200 OK",
            "CACHE-CONTROL: max-age=1800",
            "EXT:",
            f"LOCATION: http://{device.ip}:{entry.get('port', 49152)}/device.xml",
            f"SERVER: {entry['server']}",
            f"ST: {entry.get('st', 'upnp:rootdevice')}",
            f"USN: uuid:{device.mac.replace(':', '')}::upnp:rootdevice",
        ]
        _send_as(sock, device.segment, device.ip, "\r\n".join([*lines, "", ""]).encode(), source)


def _wsd(sock, devices, data, source):
    if b"Probe" not in data:
        return
    start = data.find(b"MessageID")
    message_id = data[data.find(b">", start) + 1 : data.find(b"<", start)].decode("ascii", "replace") if start >= 0 else "urn:x"
    for device in devices:
        entry = device.entry["wsd"]
        _send_as(
            sock,
            device.segment,
            device.ip,
            WSD_MATCH.format(id=message_id, uuid=device.mac.replace(":", ""), ip=device.ip, **entry).encode(),
            source,
        )


WSD_MATCH = """<?xml version="1.0" encoding="UTF-8"?>
<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing"
 xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery" xmlns:dn="http://www.onvif.org/ver10/network/wsdl"><s:Header>
<a:MessageID>uuid:11111111-2222-3333-4444-{uuid}</a:MessageID><a:RelatesTo>{id}</a:RelatesTo>
<a:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/ProbeMatches</a:Action></s:Header><s:Body><d:ProbeMatches><d:ProbeMatch>
<a:EndpointReference><a:Address>urn:uuid:11111111-2222-3333-4444-{uuid}</a:Address></a:EndpointReference>
<d:Types>{types}</d:Types><d:Scopes>{scopes}</d:Scopes><d:XAddrs>http://{ip}/onvif/device_service</d:XAddrs>
<d:MetadataVersion>1</d:MetadataVersion></d:ProbeMatch></d:ProbeMatches></s:Body></s:Envelope>"""


def announce(device):
    """What a device multicasts when it starts."""
    if "mdns" in device.entry:
        with contextlib.closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as sock:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            sock.bind(("", MDNS[1]))
            _send_as(sock, device.segment, device.ip, mdns_packet(device), MDNS)


def pnp_request(ip, mac, event, *, port=5060, agent=""):
    """A SUBSCRIBE for the device's profile, as telephones send it at boot."""
    digits = mac.replace(":", "")
    lines = [
        f"SUBSCRIBE sip:MAC%3a{digits}@224.0.1.75 SIP/2.0",
        f"Via: SIP/2.0/UDP {ip}:{port};branch=z9hG4bK{digits}",
        "Max-Forwards: 70",
        f"From: <sip:MAC%3a{digits}@224.0.1.75>;tag={digits[:6]}",
        f"To: <sip:MAC%3a{digits}@224.0.1.75>",
        f"Call-ID: {digits}@{ip}",
        "CSeq: 1 SUBSCRIBE",
        f"Event: {event}",
        "Expires: 0",
        "Accept: application/url",
        f"Contact: <sip:{ip}:{port}>",
    ]
    lines += [f"User-Agent: {agent}"] if agent else []
    return "\r\n".join([*lines, "Content-Length: 0", "", ""]).encode()


def subscribe_pnp(device):
    entry = device.entry.get("pnp")
    if entry:
        with contextlib.closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as sock:
            data = pnp_request(device.ip, device.mac, entry["event"], port=entry.get("port", 5060), agent=entry.get("agent", ""))
            _send_as(sock, device.segment, device.ip, data, PNP)


def dhcp_discover(mac, options, transaction=1):
    """A DHCPDISCOVER (RFC 2131) with the broadcast flag; `options`: code → bytes."""
    hardware = bytes.fromhex(mac.replace(":", ""))
    fixed = struct.pack("!BBBBIHH", 1, 1, 6, 0, transaction, 0, 0x8000) + b"\0" * 16 + hardware.ljust(16, b"\0") + b"\0" * 192
    coded = b"".join(bytes([code, len(value)]) + value for code, value in options.items())
    return fixed + b"\x63\x82\x53\x63" + b"\x35\x01\x01" + coded + b"\xff"


def _udp_frame(source_mac, data, *, source, destination, ports):
    """An Ethernet broadcast with IPv4 and UDP, checksum of UDP left out as RFC 768 allows."""
    udp = struct.pack("!HHHH", *ports, 8 + len(data), 0) + data
    head = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(udp), 0, 0, 64, 17, 0, socket.inet_aton(source), socket.inet_aton(destination))
    total = sum(struct.unpack("!10H", head))
    total = (total & 0xFFFF) + (total >> 16)
    checksum = ~(total + (total >> 16)) & 0xFFFF
    return (
        b"\xff" * 6 + bytes.fromhex(source_mac.replace(":", "")) + b"\x08\x00" + head[:10] + struct.pack("!H", checksum) + head[12:] + udp
    )


def discover_dhcp(device):
    entry = device.entry.get("dhcp")
    if entry is None:
        return
    options = {code: text.encode("latin-1") for code, text in ((60, entry.get("vendor_class")), (12, entry.get("hostname"))) if text}
    frame = _udp_frame(device.mac, dhcp_discover(device.mac, options), source="0.0.0.0", destination="255.255.255.255", ports=(68, 67))
    with contextlib.closing(socket.socket(socket.AF_PACKET, socket.SOCK_RAW)) as sock:
        sock.bind((device.segment.interface, 0))
        sock.send(frame)
