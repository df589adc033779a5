"""Packets below UDP on one interface, without taking them from anybody: the system's own programs get their copy too.

Only on Linux and only with the right to (root, or the capability CAP_NET_RAW); elsewhere it would take a driver of its own.
"""

import contextlib
import ctypes
import errno
import socket
import struct
import sys
from collections.abc import Sequence

from dialtone.net.interfaces import Interface

IPV4, ARP = 0x0800, 0x0806
BROADCAST = b"\xff" * 6
_SO_ATTACH_FILTER = 26
_MAX_PACKET = 2048

_Instruction = tuple[int, int, int, int]


def open_packets(interface: Interface, protocol: int, keep: Sequence[_Instruction] = ()) -> socket.socket:
    """A non-blocking socket for packets of this protocol (`IPV4`, `ARP`) on the interface; `keep` is a classic BPF program.

    OSError: EPERM without the right, ENOTSUP on other systems, ENODEV when the interface is gone.
    """
    if sys.platform != "linux":
        raise OSError(errno.ENOTSUP, "no packet sockets on this system")
    sock = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, 0)  # 0: hears nothing before it is bound to the interface
    try:
        sock.setblocking(False)
        if keep:
            _attach(sock, keep)
        sock.bind((interface.name, protocol))
    except BaseException:
        sock.close()
        raise
    return sock


def to_port(port: int) -> tuple[_Instruction, ...]:
    """A filter for UDP datagrams in IPv4 to this port, so that a busy computer doesn't look at everything it gets."""
    return (
        (0x30, 0, 0, 9),  # protocol
        (0x15, 0, 6, 17),
        (0x28, 0, 0, 6),  # fragment offset
        (0x45, 4, 0, 0x1FFF),
        (0xB1, 0, 0, 0),  # length of the IP header
        (0x48, 0, 0, 2),  # destination port
        (0x15, 0, 1, port),
        (0x06, 0, 0, _MAX_PACKET),
        (0x06, 0, 0, 0),
    )


def _attach(sock: socket.socket, program: Sequence[_Instruction]) -> None:
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in program)
    held = ctypes.create_string_buffer(code, len(code))
    sock.setsockopt(socket.SOL_SOCKET, _SO_ATTACH_FILTER, struct.pack("@HP", len(program), ctypes.addressof(held)))


def send(sock: socket.socket, interface: Interface, protocol: int, packet: bytes) -> None:
    """Send to everybody on the interface's network; what the card has no room for just now is lost."""
    with contextlib.suppress(BlockingIOError):
        sock.sendto(packet, (interface.name, protocol, 0, 0, BROADCAST))


def receive(sock: socket.socket) -> tuple[bytes, str] | None:
    """The next packet that came from others, with the MAC address it came from; None when there is none now."""
    while True:
        try:
            packet, (_, _, kind, _, card) = sock.recvfrom(_MAX_PACKET)
        except BlockingIOError:
            return None
        if kind != 4:  # PACKET_OUTGOING: this computer's own
            return packet, card.hex(":")
