"""Proven sessions: who, with which key, what was agreed, and how much may still be sent."""

import asyncio
import itertools
import secrets
import time
from collections.abc import Callable, Coroutine
from typing import Any

from msgspec import Struct

from dialtone.net.datagram_server import Address, UdpPort
from dialtone.readiness.responder.limits import Line
from dialtone.readiness.responder.settings import Limits
from dialtone.wire import probe

_TICKETS = 1024
_NONCES = 8192
_TASKS = 512


class Refusal(Exception):  # noqa: N818 - an answer, not an error
    """What was asked isn't done; `code` goes to the client."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Ticket(Struct):
    """Something to send, agreed on the control channel, which a datagram with its number sets off once, towards where that came from."""

    number: int
    act: Callable[["Ticket", UdpPort, Address], Coroutine[Any, Any, None]]
    acknowledge: bool = False
    source: Address | None = None
    on: int = 0
    sent: int = 0
    errors: int = 0
    error: int = 0


class Mirrored(Struct, frozen=True):
    """A SIP message as it arrived."""

    nonce: str
    transport: str
    port: int
    source: Address
    data: bytes


class Session:
    """One control channel and all that belongs to it. `close` ends everything that it started."""

    def __init__(self, key: bytes, observed: Address, limits: Limits, line: Line) -> None:
        self.id = secrets.token_bytes(probe.SESSION)
        self.key, self.observed, self.line = key, observed, line
        self.until = time.monotonic() + limits.session_seconds
        self.octets_left = limits.session_octets
        self.tickets: dict[int, Ticket] = {}
        self.flows: dict[int, Any] = {}
        self.streams: dict[int, Any] = {}
        self.transfers: dict[str, Any] = {}
        self.mirrored: list[Mirrored] = []
        self.exposed_at = -1e9
        self.ended: list[Callable[[], None]] = []
        self._nonces: dict[bytes, Address] = {}
        self._numbers = itertools.count(1)
        self._tasks: set[asyncio.Task[None]] = set()

    def number(self) -> int:
        """A number that this session has not used yet."""
        return next(self._numbers)

    def ticket(self, act: Callable[[Ticket, UdpPort, Address], Coroutine[Any, Any, None]], *, acknowledge: bool = False) -> Ticket:
        """A new ticket. Refusal «limit» when there are too many."""
        if len(self.tickets) >= _TICKETS:
            raise Refusal("limit")
        made = Ticket(self.number(), act, acknowledge)
        self.tickets[made.number] = made
        return made

    def fresh(self, nonce: bytes, source: Address) -> bool:
        """Whether a SIP message with this nonce may be answered: not seen before, or sent again from where it came from first.

        So who overhears one can't have the answers sent to somebody else.
        """
        if len(self._nonces) >= _NONCES:
            return False
        return self._nonces.setdefault(nonce, source) == source

    def spend(self, octets: int) -> bool:
        """Whether so much may still be sent in this session, which is then taken off."""
        if self.octets_left < octets:
            return False
        self.octets_left -= octets
        return True

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Run beside the control channel, until the session ends at the latest. Refusal «limit»."""
        if len(self._tasks) >= _TASKS:
            work.close()
            raise Refusal("limit")
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """End what runs and give back what was reserved."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for ended in self.ended:
            ended()
        self.ended.clear()


class Sessions:
    """The open sessions, by id and by address."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._by_id: dict[bytes, Session] = {}
        self._sources: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._by_id)

    def room(self, host: str) -> bool:
        """Whether one more session from this address is taken."""
        return len(self._by_id) < self._limits.sessions and self._sources.get(host, 0) < self._limits.sessions_per_source

    def add(self, session: Session) -> None:
        """Keep a session that was just proven."""
        self._by_id[session.id] = session
        host = session.observed[0]
        self._sources[host] = self._sources.get(host, 0) + 1

    def remove(self, session: Session) -> None:
        """Forget it."""
        if self._by_id.pop(session.id, None) is not None:
            host = session.observed[0]
            self._sources[host] -= 1
            if not self._sources[host]:
                del self._sources[host]

    def get(self, number: bytes | None) -> Session | None:
        """The open session of this id."""
        return self._by_id.get(number) if number is not None else None

    def proven(self, host: str) -> bool:
        """Whether this address has a session: its plain STUN questions are answered in full."""
        return host in self._sources
