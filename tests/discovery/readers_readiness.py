"""The codecs of the readiness checks, in the table of what reads from others (readers.py explains it)."""

import struct

import hostile

from dialtone.wire import link_frames, probe, stamp, stun

SESSION, KEY, TRANSACTION = bytes(range(8)), b"k" * 32, bytes(range(12))
ADDRESS = bytes.fromhex("0004131a0001")
STUN = (
    stun.binding_request(TRANSACTION, change_ip=True, padding=16),
    stun.build(0x0101, TRANSACTION, [(0x0020, stun.xor_address(("192.0.2.9", 5060), TRANSACTION))], fingerprint=True),
)
ARP = struct.pack("!HHBBH", 1, 0x0800, 6, 4, 2) + ADDRESS + bytes([192, 0, 2, 9]) + ADDRESS + bytes([192, 0, 2, 1])
OFFER = (
    b"\x02"
    + hostile.DHCP[0][1:16]
    + bytes([192, 0, 2, 9])
    + hostile.DHCP[0][20:240]
    + b"\x35\x01\x02\x36\x04\xc0\x00\x02\x01\x42\x04host\xff"
)
STAMP = stamp.question(1, 2 << 32, session=3, dscp=46, size=60)
REFLECTED = stamp.reflect(STAMP, number=1, received=3 << 32, answered=4 << 32, ttl=64, tos=184)
TOKEN = probe.sip_token(SESSION, KEY, bytes(8)).encode()
BODIES = (bytes(range(64)), b"\0" * 40)

READERS = {
    "wire.dhcp.reply": (hostile.as_is, (OFFER,)),
    "wire.dhcp.shown": (lambda read, data: read(data[0] if data else 0, data[1:]), (b"\x03\xc0\x00\x02\x01", b"\x0cname", b"\x33\0\0\0\1")),
    "wire.link_frames.arp_reply": (hostile.as_is, (ARP,)),
    "wire.link_frames.udp_in": (hostile.as_is, (link_frames.udp_packet("192.0.2.1", 68, "192.0.2.9", 67, b"x" * 30),)),
    "wire.link_frames.checksum": (hostile.as_is, (ARP,)),
    "wire.nat_pmp.external_address": (hostile.as_is, (struct.pack("!BBHI4s", 0, 128, 0, 1, bytes([192, 0, 2, 9])),)),
    "wire.probe.session_of": (hostile.as_is, (probe.encode(probe.Kind.ECHO, SESSION, KEY, bytes(40)),)),
    "wire.probe.decode": (lambda read, data: read(data, KEY), (probe.encode(probe.Kind.ECHO, SESSION, KEY, bytes(40)),)),
    "wire.probe.read_echo": (hostile.as_is, BODIES),
    "wire.probe.read_reply": (hostile.as_is, BODIES),
    "wire.probe.read_stream": (hostile.as_is, BODIES),
    "wire.probe.read_ticket": (hostile.as_is, BODIES),
    "wire.probe.read_sip_token": (hostile.as_is, (b"From: <sip:a>;tag=" + TOKEN, TOKEN)),
    "wire.sip_changes.compare": (lambda read, data: read(hostile.REQUEST, data), tuple(hostile.SIP[1:])),
    "wire.stamp.read_question": (hostile.as_is, (STAMP,)),
    "wire.stamp.read_reply": (hostile.as_is, (REFLECTED,)),
    "wire.stun.is_stun": (hostile.as_is, STUN),
    "wire.stun.parse": (hostile.as_is, STUN),
}

NOT_READERS = {
    "wire.link_frames.udp_packet": "builds",
    "wire.mirror.reply": "builds from a message that was parsed",
    "wire.probe.encode": "builds",
    "wire.probe.sip_token": "builds",
    "wire.probe.sip_proven": "takes what read_sip_token gave",
    "wire.stamp.reflect": "takes what read_question took",
    "wire.stun.build": "builds",
    "wire.stun.binding_request": "builds",
    "wire.stun.xor_address": "builds",
}
