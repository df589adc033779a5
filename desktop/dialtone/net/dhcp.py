"""Asks the DHCP servers of a network, all of them, without taking an address and without disturbing the system's own client."""

import asyncio
import contextlib
import errno
import secrets
import socket
import sys
from typing import Literal

from msgspec import Struct

from dialtone.net import multicast, packets, udp
from dialtone.net.interfaces import Interface
from dialtone.wire import dhcp, link_frames

Way = Literal["packets", "broadcast", "plain"]
"""«packets»: everything is heard. «broadcast»: offers are. «plain»: only servers that answer to the port a question came from."""

SECONDS = 6.0
"""How long answers are collected: servers first see (by a ping, up to 3 s) whether nobody has the address that they'd offer."""
RESEND = 2.5
MAX_HEARD = 64
_EVERYBODY = "255.255.255.255"


class Heard(Struct, frozen=True, kw_only=True):
    """One answer: to which question, from which address, and from which card where that is known."""

    asked: Literal["discover", "inform"]
    vendor_class: str | None
    reply: dhcp.Reply
    source: str
    mac: str | None = None


class Hearing(Struct, frozen=True, kw_only=True):
    """All that was heard and in which way."""

    way: Way
    heard: tuple[Heard, ...]


class _Question(Struct, frozen=True, kw_only=True):
    xid: int
    kind: Literal["discover", "inform"]
    vendor_class: str | None
    data: bytes


async def ask(interface: Interface, classes: tuple[str | None, ...]) -> Hearing:
    """One DISCOVER, and one INFORM for each vendor class (None: without one); the answers of the next seconds.

    The interface needs an IPv4 and a MAC address. OSError when the system lets none of the ways happen.
    """
    mac, own = str(interface.mac), str(interface.ipv4)
    questions = [_question("inform", mac, own, one) for one in classes]
    way, sock = _open(interface)
    if way != "plain":  # a client with an address bound to it doesn't hear what is broadcast
        questions.insert(0, _question("discover", mac, own, None))
    known = {question.xid: question for question in questions}
    heard: list[Heard] = []
    with sock:
        listening = asyncio.ensure_future(_listen(sock, way, known, mac, heard))
        try:
            for pause in (RESEND, SECONDS - RESEND):
                for question in questions:
                    _send(sock, way, interface, question)
                await asyncio.wait({listening}, timeout=pause)
        finally:
            listening.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await listening
    return Hearing(way=way, heard=tuple(heard))


def _question(kind: Literal["discover", "inform"], mac: str, own: str, vendor_class: str | None) -> _Question:
    xid = secrets.randbits(32)
    data = dhcp.discover(xid, mac) if kind == "discover" else dhcp.inform(xid, mac, own, vendor_class=vendor_class)
    return _Question(xid=xid, kind=kind, vendor_class=vendor_class, data=data)


def _open(interface: Interface) -> tuple[Way, socket.socket]:
    """The best way that this system allows."""
    with contextlib.suppress(OSError):
        return "packets", packets.open_packets(interface, packets.IPV4, packets.to_port(dhcp.CLIENT_PORT))
    with contextlib.suppress(OSError):
        sock = multicast.open_broadcast(dhcp.CLIENT_PORT, interface)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        return "broadcast", sock
    sock = udp.open_udp((str(interface.ipv4), 0))
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
    if sys.platform == "linux":  # a broadcast goes by the routes, whatever address the socket is bound to
        with contextlib.suppress(OSError):
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, interface.name.encode() + b"\0")
    return "plain", sock


def _send(sock: socket.socket, way: Way, interface: Interface, question: _Question) -> None:
    if way == "packets":
        source = str(interface.ipv4) if question.kind == "inform" else "0.0.0.0"
        packet = link_frames.udp_packet(source, dhcp.CLIENT_PORT, _EVERYBODY, dhcp.PORT, question.data)
        packets.send(sock, interface, packets.IPV4, packet)
        return
    try:
        sock.sendto(question.data, (_EVERYBODY, dhcp.PORT))
    except OSError as error:
        if error.errno not in {errno.EAGAIN, errno.ENOBUFS}:
            raise


async def _listen(sock: socket.socket, way: Way, known: dict[int, _Question], mac: str, heard: list[Heard]) -> None:
    """Keeps what answers one of our questions; the same answer twice is one."""
    loop = asyncio.get_running_loop()
    ready = asyncio.Event()
    loop.add_reader(sock, ready.set)
    try:
        while len(heard) < MAX_HEARD:
            await ready.wait()
            ready.clear()
            for _ in range(MAX_HEARD):
                got = _next(sock, way)
                if got is None:
                    break
                data, source, card = got
                reply = dhcp.reply(data)
                question = known.get(reply.xid) if reply else None
                if reply is None or question is None or reply.mac != mac:
                    continue
                one = Heard(asked=question.kind, vendor_class=question.vendor_class, reply=reply, source=source, mac=card)
                if one not in heard and len(heard) < MAX_HEARD:
                    heard.append(one)
            else:
                ready.set()  # more may be waiting, and others want their turn
                await asyncio.sleep(0)
    finally:
        loop.remove_reader(sock)


def _next(sock: socket.socket, way: Way) -> tuple[bytes, str, str | None] | None:
    """Data, source address and card of the next datagram; None when there is none now."""
    if way == "packets":
        while (got := packets.receive(sock)) is not None:
            datagram = link_frames.udp_in(got[0])
            if datagram is not None and datagram.target_port == dhcp.CLIENT_PORT:
                return datagram.data, datagram.source, got[1]
        return None
    try:
        data, address = sock.recvfrom(udp.MAX_DATAGRAM)
    except OSError:
        return None
    return data, str(address[0]), None
