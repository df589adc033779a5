import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.wire import link_frames

MAC = "80:5e:c0:01:02:03"
IPV4 = st.ip_addresses(v=4).map(str)


def test_a_probe_tells_nobody_s_address():
    """RFC 5227 2.1.1: sender address all zero, so that nobody's table changes."""
    assert link_frames.arp_question(MAC, "192.0.2.9") == bytes.fromhex("0001080006040001805ec001020300000000000000000000c0000209")


def test_an_arp_reply():
    reply = bytes.fromhex("0001080006040002020000000001c0000209805ec0010203c0000205")
    assert link_frames.arp_reply(reply + b"\0" * 18) == link_frames.ArpReply("192.0.2.9", "02:00:00:00:00:01")
    for wrong in (reply[:27], reply[:7] + b"\x01" + reply[8:], b"\0\6" + reply[2:], b""):
        assert link_frames.arp_reply(wrong) is None


def test_the_ip_checksum_of_a_known_header():
    """The example of many textbooks: 45 00 00 73 … with checksum b861."""
    header = bytes.fromhex("4500007300004000401100 00c0a80001c0a800c7".replace(" ", ""))
    assert link_frames.checksum(header) == 0xB861


@given(IPV4, st.integers(0, 65535), IPV4, st.integers(0, 65535), st.binary(max_size=1472))
def test_what_is_packed_comes_out_and_its_checksums_hold(source, source_port, target, target_port, data):
    packet = link_frames.udp_packet(source, source_port, target, target_port, data)
    assert link_frames.udp_in(packet + b"\0" * 4) == link_frames.Datagram(
        source=source, source_port=source_port, target=target, target_port=target_port, data=data
    )
    assert link_frames.checksum(packet[:20]) == 0
    pseudo = packet[12:20] + struct.pack("!BBH", 0, 17, len(packet) - 20)
    assert link_frames.checksum(pseudo + packet[20:]) == 0


def test_too_long_for_one_packet():
    with pytest.raises(ValueError, match="1473"):
        link_frames.udp_packet("192.0.2.1", 1, "192.0.2.2", 2, b"\0" * 1473)


def test_fragments_and_other_protocols_are_none_of_ours():
    packet = link_frames.udp_packet("192.0.2.1", 67, "192.0.2.2", 68, b"hello")
    assert link_frames.udp_in(packet[:6] + b"\x20\x00" + packet[8:]) is None
    assert link_frames.udp_in(packet[:9] + b"\x06" + packet[10:]) is None
    assert link_frames.udp_in(b"\x65" + packet[1:]) is None
    for cut in range(len(packet)):
        assert link_frames.udp_in(packet[:cut]) is None


@given(st.binary(max_size=120))
def test_garbage(data):
    link_frames.udp_in(data)
    link_frames.udp_in(b"\x45" + data[1:])
    link_frames.arp_reply(data)
