"""A UDP port that serves many: tells the TOS and TTL that a datagram came with, and sends with a TOS and «don't fragment» of choice.

Where the system doesn't tell, they are None. Sending doesn't wait: what the system's queue has no room for is lost.
"""

import asyncio
import contextlib
import errno
import socket
import sys
from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from dialtone.net.udp import MAX_DATAGRAM, RECEIVE_BUFFER, open_udp

Address = tuple[str, int]
Fragmenting = Literal["system", "allowed", "forbidden"]
"""«system»: as the system does (path MTU discovery); «allowed»: no DF bit; «forbidden»: DF set, and the known path MTU not looked at."""

_IP_RECVTTL, _IP_RECVTOS = 12, 13
_IP_MTU_DISCOVER, _IPV6_MTU_DISCOVER = 10, 23
_IPV6_RECVHOPLIMIT, _IPV6_RECVTCLASS = 51, 66
_MODES: dict[Fragmenting, int] = {"system": 1, "allowed": 0, "forbidden": 3}
_BATCH = 64
"""Datagrams read before others get a turn."""


class Arrival(Struct, frozen=True):
    """One datagram, where from, and with which TOS and TTL (None: not told)."""

    data: bytes
    source: Address
    tos: int | None
    ttl: int | None


class UdpPort:
    """One bound socket. `serve` once with a handler; `send` at any time; `close` at the end. `sent` and `received` count octets."""

    def __init__(self, address: str, port: int) -> None:
        """OSError when the port is taken or the address is not this machine's."""
        self._six = ":" in address
        self._sock = open_udp((address, port), family=socket.AF_INET6 if self._six else socket.AF_INET)
        self._tos = 0
        self._told = hasattr(self._sock, "recvmsg") and self._ask_marks()
        self._serving = False
        self.sent = self.received = 0
        name = self._sock.getsockname()
        self.address: Address = (str(name[0]), int(name[1]))

    def _ask_marks(self) -> bool:
        with contextlib.suppress(OSError):
            self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, RECEIVE_BUFFER)
        try:
            if self._six:
                self._sock.setsockopt(socket.IPPROTO_IPV6, getattr(socket, "IPV6_RECVTCLASS", _IPV6_RECVTCLASS), 1)
                self._sock.setsockopt(socket.IPPROTO_IPV6, getattr(socket, "IPV6_RECVHOPLIMIT", _IPV6_RECVHOPLIMIT), 1)
            elif sys.platform == "linux":
                self._sock.setsockopt(socket.IPPROTO_IP, _IP_RECVTOS, 1)
                self._sock.setsockopt(socket.IPPROTO_IP, _IP_RECVTTL, 1)
            else:
                return False
        except OSError:
            return False
        return True

    def serve(self, handle: Callable[["UdpPort", Arrival], None]) -> None:
        """Give every datagram to `handle` from now on, on the running loop. It must be quick and not raise."""

        def read() -> None:
            for _ in range(_BATCH):
                arrival = self._receive()
                if arrival is None:
                    return
                self.received += len(arrival.data)
                handle(self, arrival)

        asyncio.get_running_loop().add_reader(self._sock, read)
        self._serving = True

    def _receive(self) -> Arrival | None:
        try:
            if not self._told:
                data, address = self._sock.recvfrom(MAX_DATAGRAM)
                return Arrival(data, (str(address[0]), int(address[1])), None, None)
            data, marks, _, address = self._sock.recvmsg(MAX_DATAGRAM, 128)
        except OSError:  # nothing there, or an ICMP message about an earlier answer
            return None
        tos, ttl = None, None
        for level, kind, value in marks:
            number = value[0] if len(value) < 4 else int.from_bytes(value[:4], sys.byteorder)
            if (level, kind) in {(socket.IPPROTO_IP, socket.IP_TOS), (socket.IPPROTO_IP, _IP_RECVTOS), (41, 67)}:
                tos = number & 0xFF
            elif (level, kind) in {(socket.IPPROTO_IP, socket.IP_TTL), (41, 52)}:
                ttl = number & 0xFF
        return Arrival(data, (str(address[0]), int(address[1])), tos, ttl)

    def send(self, data: bytes, to: Address, *, tos: int = 0, fragmenting: Fragmenting = "system") -> int:
        """Send now; the error number that the system refused it with (EMSGSIZE: larger than goes in one piece), 0 when it took it."""
        try:
            self._mark(tos)
            if fragmenting != "system" and not self._mode(fragmenting):
                return errno.ENOPROTOOPT
            self._sock.sendto(data, to)
        except OSError as error:
            return error.errno or -1
        finally:
            if fragmenting != "system":
                self._mode("system")
        self.sent += len(data)
        return 0

    def _mark(self, tos: int) -> None:
        if tos != self._tos:
            if self._six:
                self._sock.setsockopt(socket.IPPROTO_IPV6, getattr(socket, "IPV6_TCLASS", 67), tos)
            else:
                self._sock.setsockopt(socket.IPPROTO_IP, socket.IP_TOS, tos)
            self._tos = tos

    def _mode(self, fragmenting: Fragmenting) -> bool:
        if sys.platform != "linux":
            return fragmenting == "allowed"
        with contextlib.suppress(OSError):
            level, option = (socket.IPPROTO_IPV6, _IPV6_MTU_DISCOVER) if self._six else (socket.IPPROTO_IP, _IP_MTU_DISCOVER)
            self._sock.setsockopt(level, option, _MODES[fragmenting])
            return True
        return False

    def close(self) -> None:
        """Stop serving and release the port; safe to call again."""
        if self._serving:
            asyncio.get_running_loop().remove_reader(self._sock)
            self._serving = False
        self._sock.close()
