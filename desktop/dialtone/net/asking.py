"""Questions from one UDP socket of our own, to several addresses of a server and with a TOS and «don't fragment» of choice.

What a NAT does depends on the socket and on all it sent before, so a check that wants to know opens a fresh one for each question.
"""

import asyncio
import contextlib
import errno
import os
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from typing import Generic, TypeVar

from dialtone.net import interfaces
from dialtone.net.datagram_server import Address, Arrival, Fragmenting, UdpPort
from dialtone.net.failure import Failure, of

__all__ = ["Address", "Arrival", "Asker", "Fragmenting", "asking"]

Made = TypeVar("Made")
WAITS: Sequence[float] = (0.4, 0.8, 1.6)
"""Seconds after each sending. RFC 8489 goes on for 39.5 s; the line of an office that needs more is found out by the loss check."""
_GONE = {errno.ECONNREFUSED, errno.EHOSTUNREACH, errno.ENETUNREACH}
_TRIES = 3
_KEPT = 4096


class Asker:
    """A socket that asks and knows what it gets the answer from. `local` is its true address and port."""

    def __init__(self, port: UdpPort, local: Address) -> None:
        self._port = port
        self.local = local
        self._listening: list[Callable[[Arrival], None]] = []
        port.serve(self._take)

    def _take(self, _port: UdpPort, arrival: Arrival) -> None:
        for listener in tuple(self._listening):
            listener(arrival)

    def send(self, data: bytes, to: Address, *, tos: int = 0, fragmenting: Fragmenting = "system") -> None:
        """Send one datagram. Failure «too-large» where it may not be cut up and doesn't fit this computer's own link; or as in `of`.

        Linux refuses a packet with what ICMP said about an earlier one, so it is tried again.
        """
        for turn in range(_TRIES):
            error = self._port.send(data, to, tos=tos, fragmenting=fragmenting)
            if not error:
                return
            if error == errno.EMSGSIZE:
                raise Failure("too-large", f"{len(data)} octets")
            if error not in _GONE or turn == _TRIES - 1:
                raise of(OSError(error, os.strerror(error)))

    async def ask(
        self,
        data: bytes,
        to: Address,
        accept: Callable[[Arrival], Made | None],
        *,
        waits: Sequence[float] | None = None,
        tos: int = 0,
        fragmenting: Fragmenting = "system",
    ) -> Made | None:
        """What `accept` makes of the first arrival that it doesn't refuse; the question is repeated after each wait. None for silence."""
        with self.listening(accept) as found:
            for wait in WAITS if waits is None else waits:
                self.send(data, to, tos=tos, fragmenting=fragmenting)
                if await found.within(wait):
                    break
            return found.first

    @contextlib.contextmanager
    def listening(self, accept: Callable[[Arrival], Made | None]) -> Iterator["Found[Made]"]:
        """Everything that `accept` doesn't refuse while the block runs."""
        found: Found[Made] = Found()

        def take(arrival: Arrival) -> None:
            made = accept(arrival)
            if made is not None:
                found.add(made)

        self._listening.append(take)
        try:
            yield found
        finally:
            self._listening.remove(take)

    def close(self) -> None:
        """Release the socket."""
        self._port.close()


class Found(Generic[Made]):
    """What came in, in order, at most some thousand; and a way to wait for it."""

    def __init__(self) -> None:
        self.all: list[Made] = []
        self._came = asyncio.Event()

    def add(self, made: Made) -> None:
        """Keep one more."""
        if len(self.all) < _KEPT:
            self.all.append(made)
        self._came.set()

    @property
    def first(self) -> Made | None:
        """The first, or None."""
        return self.all[0] if self.all else None

    async def within(self, seconds: float, count: int = 1) -> bool:
        """Wait until there are so many, at most this long; whether there are."""
        until = time.monotonic() + seconds
        while len(self.all) < count and (left := until - time.monotonic()) > 0:
            self._came.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._came.wait(), left)
        return len(self.all) >= count


@contextlib.asynccontextmanager
async def asking(target: str, source: str | None, port: int = 0) -> AsyncIterator[Asker]:
    """A fresh socket towards an address, from `source` or the address that the system would take. Failure as in `of`."""
    local = source or interfaces.source_address(target)
    if local is None:
        raise Failure("no-route", target)
    try:
        sock = UdpPort(local, port)
    except OSError as error:
        raise of(error) from error
    asker = Asker(sock, sock.address)
    try:
        yield asker
    finally:
        asker.close()
