"""Asks an SNMP agent for values and walks its tables, in v2c or v3. Read only: there is no way here to set anything.

Every walk ends: one that repeats itself is broken off, answers are counted, and silence has a limit. Passwords are in memory only.
"""

import asyncio
import contextlib
import secrets
import socket
import time
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Self, TypeVar

from msgspec import Struct

from dialtone.net import udp
from dialtone.wire import snmp, snmp_v3
from dialtone.wire.snmp import Answer, Value
from dialtone.wire.snmp_v3 import Engine, Keys, User

PORT = 161
TIMEOUT, TRIES = 2.0, 3
REPETITIONS = 25
"""Rows asked for at once; an agent sends as many as fit its answer."""
_AT_ONCE = 10
"""Tables asked for at once whether they are there."""
_STRAYS = 1000
"""Datagrams that are no answer to the question, before the agent counts as silent."""
T = TypeVar("T")


class Community(Struct, frozen=True):
    """The community of SNMP v2c, which is a password and is not shown."""

    text: str

    def __repr__(self) -> str:
        return "Community()"


Credentials = Community | User


class SilentError(Exception):
    """No answer: nobody is there, SNMP is off, or the community is wrong; v2c doesn't say which."""


class RefusedError(Exception):
    """The agent said no: `code` is «user», «password», «level», «privacy», «clock» or «error».

    Or it says who it is and then nothing to a user who encrypts («unread»): what it can't decrypt, many an agent drops without a word.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class LoopError(Exception):
    """The agent's table doesn't come to an end: what it sends next is not after what it was asked for."""


_REFUSALS = {
    snmp_v3.UNKNOWN_USER: "user",
    snmp_v3.WRONG_DIGEST: "password",
    snmp_v3.WRONG_LEVEL: "level",
    snmp_v3.CANNOT_DECRYPT: "privacy",
    snmp_v3.NOT_IN_TIME: "clock",
}


class Agent:
    """One agent, one question at a time. An async context manager; OSError when there is no way to the address.

    `tries`: how often a question is asked before the agent counts as silent.
    """

    def __init__(
        self, address: str, credentials: Credentials, *, port: int = PORT, timeout: float = TIMEOUT, tries: int = TRIES, source: str = ""
    ) -> None:
        self._where, self._source = (address, port), source
        self._credentials = credentials
        self._timeout, self.tries = timeout, tries
        self._engine: Engine | None = None
        self._heard_at = 0.0
        self._keys: Keys | None = None
        self._understood = False
        self._socket: socket.socket | None = None
        self._number = secrets.randbelow(1 << 30)
        self._salt = secrets.randbits(64)
        self._repetitions = REPETITIONS

    async def __aenter__(self) -> Self:
        sock = udp.open_udp((self._source, 0))
        try:
            sock.connect(self._where)
        except BaseException:
            sock.close()
            raise
        self._socket = sock
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._socket is not None:
            self._socket.close()

    async def get(self, oids: Sequence[str], *, context: str = "") -> dict[str, Value]:
        """The values that there are of these. SilentError, RefusedError. `context`: another view that the agent has, by its name."""
        answer = await self._ask(snmp.GET, oids, context=context)
        if answer.error_status == snmp.NO_SUCH_NAME and len(oids) > 1:  # v1 agents fail the whole question
            found: dict[str, Value] = {}
            for oid in oids:
                found |= await self.get((oid,), context=context)
            return found
        if answer.error_status == snmp.AUTHORIZATION_ERROR:
            raise RefusedError("error")
        wanted = set(oids)
        return {oid: value for oid, value in answer.bindings if value is not None and oid in wanted and not answer.error_status}

    async def present(self, tables: Sequence[str], *, context: str = "") -> list[str]:
        """Those of some tables that have a row at all, by few questions; all of them where the agent's answer doesn't tell."""
        found: list[str] = []
        for start in range(0, len(tables), _AT_ONCE):
            asked = tables[start : start + _AT_ONCE]
            answer = await self._ask(snmp.GET_NEXT, asked, context=context)
            if answer.error_status or len(answer.bindings) != len(asked):
                found += asked
            else:
                found += [table for table, (oid, _) in zip(asked, answer.bindings, strict=True) if oid.startswith(table + ".")]
        return found

    async def walk(self, table: str, *, context: str = "") -> AsyncIterator[tuple[str, Value]]:
        """All below an object identifier, in order. SilentError, RefusedError, LoopError; what came before one of them counts."""
        prefix, last, name = table + ".", _arcs(table), table
        while True:
            answer = await self._bulk(name, context)
            if answer.error_status or not answer.bindings:
                return
            for oid, value in answer.bindings:
                if not oid.startswith(prefix) or value is None:
                    return
                arcs = _arcs(oid)
                if arcs <= last:
                    raise LoopError
                last, name = arcs, oid
                yield oid, value
            await asyncio.sleep(0)

    def vlan_context(self, vlan: int) -> str:
        """How a VLAN's own view is called, on switches that have one for each: behind the community in v2c, a name in v3."""
        return str(vlan) if isinstance(self._credentials, Community) else f"vlan-{vlan}"

    async def _bulk(self, name: str, context: str) -> Answer:
        """The next rows; fewer at once for an agent that can't make so large an answer."""
        while True:
            answer = await self._ask(snmp.GET_BULK, (name,), repetitions=self._repetitions, context=context)
            if answer.error_status != snmp.TOO_BIG or self._repetitions == 1:
                return answer
            self._repetitions = max(1, self._repetitions // 2)

    async def _ask(self, kind: int, oids: Sequence[str], *, repetitions: int = 0, context: str = "") -> Answer:
        if isinstance(self._credentials, Community):
            return await self._ask_v2c(self._credentials, kind, oids, repetitions, context)
        return await self._ask_v3(self._credentials, kind, oids, repetitions, context)

    def _next_number(self) -> int:
        self._number = (self._number + 1) & 0x7FFFFFFF
        return self._number

    async def _ask_v2c(self, credentials: Community, kind: int, oids: Sequence[str], repetitions: int, context: str) -> Answer:
        """The context of v2c is written into the community («public@20»), as Cisco's switches want it."""
        number = self._next_number()
        community = f"{credentials.text}@{context}" if context else credentials.text
        packet = snmp.message(snmp.V2C, community, snmp.pdu(kind, number, oids, repetitions))

        def answered(data: bytes) -> Answer | None:
            found = snmp.answer(data)
            return found if found is not None and found.request_id == number else None

        return await self._exchange(lambda: packet, answered)

    async def _ask_v3(self, user: User, kind: int, oids: Sequence[str], repetitions: int, context: str) -> Answer:
        if self._engine is None:
            await self._meet(user)
        for _ in range(3):  # once more after the agent has told its clock, or that it started again
            number = self._next_number()
            pdu = snmp.pdu(kind, number, oids, repetitions)
            try:
                received = await self._exchange_v3(user, number, pdu, context)
            except SilentError:
                if user.priv and not self._understood:
                    raise RefusedError("unread") from None
                raise
            self._hear(user, received)
            if received.report is None:
                self._understood = True
                return received.answer
            if received.report not in {snmp_v3.NOT_IN_TIME, snmp_v3.UNKNOWN_ENGINE}:
                break
        raise RefusedError(_REFUSALS.get(received.report or "", "error"))

    async def _exchange_v3(self, user: User, number: int, pdu: bytes, context: str) -> snmp_v3.Received:
        def packet() -> bytes:
            keys, engine = self._keys or Keys(b"", b""), self._engine or Engine()
            if self._heard_at:
                engine = Engine(engine.id, engine.boots, engine.time + int(time.monotonic() - self._heard_at))
            self._salt += 1
            return snmp_v3.question(user, keys, engine, number, pdu, context=context, salt=self._salt)

        def answered(data: bytes) -> snmp_v3.Received | None:
            found = snmp_v3.received(data, user, self._keys)
            return found if found is not None and found.message_id == number else None

        return await self._exchange(packet, answered)

    async def _meet(self, user: User) -> None:
        """Who the agent is and what its clock says (RFC 3414 4)."""
        number = self._next_number()
        packet = snmp_v3.discovery(number)

        def answered(data: bytes) -> snmp_v3.Received | None:
            found = snmp_v3.received(data, user, None)
            return found if found is not None and found.message_id == number and found.report is not None and found.engine.id else None

        self._hear(user, await self._exchange(lambda: packet, answered), first=True)

    def _hear(self, user: User, received: snmp_v3.Received, *, first: bool = False) -> None:
        """Take over the engine and its clock: from a signed message, or from the first one, which can't be signed."""
        if not (first or received.authentic or received.report == snmp_v3.UNKNOWN_ENGINE):
            return
        if self._engine is None or self._engine.id != received.engine.id:
            self._keys = snmp_v3.localised(user, received.engine.id)
        self._engine, self._heard_at = received.engine, time.monotonic()

    async def _exchange(self, packet: Callable[[], bytes], answered: Callable[[bytes], T | None]) -> T:
        """One question and its answer, asked again where none comes; what is no answer to it is passed over."""
        loop, sock = asyncio.get_running_loop(), self._socket
        if sock is None:
            raise SilentError
        strays = 0
        for _ in range(self.tries):
            with contextlib.suppress(TimeoutError, ConnectionError):  # a closed port may be open again in a moment
                await loop.sock_sendall(sock, packet())
                async with asyncio.timeout(self._timeout):
                    while strays < _STRAYS:
                        found = answered(await loop.sock_recv(sock, udp.MAX_DATAGRAM))
                        if found is not None:
                            return found
                        strays += 1
                        await asyncio.sleep(0)
        raise SilentError


def _arcs(oid: str) -> tuple[int, ...]:
    return tuple(map(int, oid.split(".")))
