import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.net import arp_replies
from dialtone.net.neighbours_common import Neighbour

MAC = bytes.fromhex("805ec0000001")


def frame(*, hardware=1, protocol=0x0800, operation=2, mac=MAC, ip="192.0.2.5"):
    head = hardware.to_bytes(2) + protocol.to_bytes(2) + b"\x06\x04" + operation.to_bytes(2)
    return head + mac + socket.inet_aton(ip) + bytes(6) + socket.inet_aton("192.0.2.9")


def test_a_reply_names_its_sender():
    expected = Neighbour("192.0.2.5", "80:5e:c0:00:00:01", "eth0", "reachable", 0.0)
    assert arp_replies.parse(frame(), "eth0") == expected
    assert arp_replies.parse(frame() + bytes(18), "eth0") == expected  # Ethernet pads short frames


@pytest.mark.parametrize(
    "data",
    [
        frame(operation=1),
        frame(hardware=6),
        frame(protocol=0x86DD),
        frame(mac=bytes(6)),
        frame(mac=b"\xff" * 6),
        frame(ip="0.0.0.0"),
        frame(ip="224.0.0.1"),
        frame()[:27],
    ],
)
def test_anything_else_names_nobody(data):
    assert arp_replies.parse(data) is None


@given(st.binary(max_size=64))
def test_garbage_never_raises(data):
    arp_replies.parse(data)


def test_without_the_right_to_listen_nothing_is_heard(monkeypatch):
    def refuse(_interface):
        raise PermissionError

    monkeypatch.setattr(arp_replies, "_open", refuse)
    with arp_replies.Replies("eth0") as replies:
        assert replies.take() == []
