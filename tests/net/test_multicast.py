import socket
import sys

import psutil
import pytest

from dialtone.net import multicast, ports
from dialtone.net.interfaces import Interface, InterfaceAddress

GROUP = "224.0.1.75"
linux = pytest.mark.skipif(sys.platform != "linux", reason="multicast on the loopback interface is tried on Linux only")


def card(name, *ips, kind="wired", up=True):
    return Interface(name=name, label=name, kind=kind, up=up, addresses=tuple(InterfaceAddress(ip, "0.0.0.0/0") for ip in ips))


def test_the_interfaces_that_lead_into_the_building():
    choices = (
        card("a", "192.0.2.1", "192.0.2.2"),
        card("b", "fe80::1", "169.254.3.4"),
        card("c", "169.254.3.5", "198.51.100.1", kind="wifi"),
        card("d", "fe80::2"),
        card("e", "192.0.2.3", up=False),
        card("f", "10.8.0.1", kind="vpn"),
        card("g", "172.17.0.1", kind="virtual"),
        card("lo", "127.0.0.1", kind="loopback"),
    )
    assert multicast.lan_addresses(choices) == ("192.0.2.1", "169.254.3.4", "198.51.100.1")


def test_whether_an_address_is_still_ours():
    assert multicast.still_there("127.0.0.1")
    assert not multicast.still_there("192.0.2.250")


def free_port():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


@linux
def test_the_program_that_holds_a_port_is_named():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))
        number = sock.getsockname()[1]
        assert ports.holder(number) == psutil.Process().name()
    assert ports.holder(number) is None


@linux
def test_two_listeners_share_a_port_and_both_hear():
    number = free_port()
    with (
        multicast.open_group(GROUP, number, ["127.0.0.1"], personal=True) as one,
        multicast.open_group(GROUP, number, ["127.0.0.1"], personal=True) as two,
        multicast.open_asker("127.0.0.1", 2) as asker,
    ):
        asker.sendto(b"x", (GROUP, number))
        for sock in (one, two):
            sock.settimeout(30)
            assert sock.recv(10) == b"x"


@linux
def test_a_group_is_heard_where_it_was_joined_only_and_nothing_else():
    number = free_port()
    with multicast.open_group(GROUP, number, ["127.0.0.1"], personal=True) as sock, multicast.open_asker("127.0.0.1", 1) as asker:
        asker.sendto(b"to this computer alone", ("127.0.0.1", number))
        asker.sendto(b"to another group", ("224.0.1.76", number))
        asker.sendto(b"to the group", (GROUP, number))
        sock.settimeout(30)
        assert sock.recv(100) == b"to the group"


@linux
def test_where_no_interface_can_join_it_is_an_error_and_one_is_enough():
    number = free_port()
    with pytest.raises(OSError, match="device"):
        multicast.open_group(GROUP, number, ["192.0.2.250"], personal=True)
    multicast.open_group(GROUP, number, ["192.0.2.250", "127.0.0.1", "127.0.0.1"], personal=True).close()
    with pytest.raises(OSError, match="interface"):
        multicast.open_group(GROUP, number, [], personal=True)


@linux
def test_a_broadcast_socket_keeps_no_server_from_its_port():
    number = free_port()
    with multicast.open_broadcast(number, None), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", number))
        server.settimeout(30)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
            client.sendto(b"renew", ("127.0.0.1", number))
        assert server.recv(10) == b"renew"
