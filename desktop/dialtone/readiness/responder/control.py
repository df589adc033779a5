"""The main TCP port: who comes there, the handshake of the control channel (described in `dialtone.readiness.peer`), and its verbs."""

import asyncio
import contextlib
import hmac
import json
import logging
import secrets
from typing import Any

from dialtone.net.datagram_server import Address
from dialtone.readiness.responder import mirror, throughput, verbs
from dialtone.readiness.responder.hub import Hub
from dialtone.readiness.responder.sessions import Refusal, Session
from dialtone.wire import probe

_LOG = logging.getLogger(__name__)
_FIRST = 10.0
_LINE = 65_536
_AT_ONCE = 32
_LEAST_QUESTION = 200
"""Octets of the first line: more than the answer to it has."""


class Control:
    """Handles every connection of the main port."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection until its end. The first octets say what it is; what is nothing of ours ends without a word."""
        async with asyncio.timeout(_FIRST):
            first = await reader.read(4096)
        if first.startswith(b"{"):
            await self._control(first, reader, writer)
        elif first.startswith((b"GET ", b"POST ")):
            await throughput.serve(self._hub, first, reader, writer)
        elif first[:1].isalpha():
            await mirror.serve(self._hub, first, reader, writer, "tcp")
        elif first:
            self._hub.counters.junk += 1

    async def _control(self, first: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host, port = writer.get_extra_info("peername")[:2]
        lines = _Lines(first, reader)
        session = await self._welcome((str(host).partition("%")[0], int(port)), lines, writer)
        if session is None:
            return
        self._hub.sessions.add(session)
        self._hub.counters.sessions += 1
        try:
            async with asyncio.timeout_at(asyncio.get_running_loop().time() + self._hub.settings.limits.session_seconds):
                await _Channel(self._hub, session, writer).serve(lines)
        finally:
            self._hub.sessions.remove(session)
            await session.close()

    async def _welcome(self, source: Address, lines: "_Lines", writer: asyncio.StreamWriter) -> Session | None:
        """The handshake; None when it came to nothing."""
        hub = self._hub
        hello = await lines.read(_FIRST)
        if hello is None or lines.octets < _LEAST_QUESTION or hub.failures.spent(source[0]):
            hub.counters.refused += 1
            return None
        theirs, mine, token = str(hello.get("nonce", ""))[:64], secrets.token_hex(16), hub.settings.token
        if not theirs.isascii() or len(theirs) < 16 or not hub.sessions.room(source[0]):
            _say(writer, {"nonce": "", "error": "busy"} if len(theirs) >= 16 else {"error": "nonce"})
            return None
        _say(writer, {"nonce": mine})
        await writer.drain()
        answer = await lines.read(_FIRST)
        given = str((answer or {}).get("proof", ""))
        if not hmac.compare_digest(given.encode(), probe.prove(token, "client", theirs, mine).encode()):
            hub.counters.failures += 1
            hub.failures.take(source[0])
            _say(writer, {"error": "token"})
            return None
        session = Session(probe.session_key(token, theirs, mine), source, hub.settings.limits, hub.line)
        about = {**hub.description(), "observed": list(source), "verbs": list(verbs.VERBS)}
        _say(writer, {"session": session.id.hex(), "proof": probe.prove(token, "server", theirs, mine), **about})
        return session


class _Lines:
    """JSON objects, one a line, bounded."""

    def __init__(self, first: bytes, reader: asyncio.StreamReader) -> None:
        self._buffer, self._reader = first, reader
        self.octets = 0

    async def read(self, seconds: float | None = None) -> dict[str, Any] | None:
        """The next object; None at the end, or when it is none."""
        async with asyncio.timeout(seconds):
            while b"\n" not in self._buffer:
                more = await self._reader.read(_LINE) if len(self._buffer) < _LINE else b""
                if not more:
                    return None
                self._buffer += more
        line, _, self._buffer = self._buffer.partition(b"\n")
        self.octets += len(line) + 1
        with contextlib.suppress(ValueError, RecursionError):
            document = json.loads(line)
            return document if isinstance(document, dict) else None
        return None


class _Channel:
    """A proven control channel: verbs side by side, answers as they come."""

    def __init__(self, hub: Hub, session: Session, writer: asyncio.StreamWriter) -> None:
        self._hub, self._session, self._writer = hub, session, writer
        self._running = 0

    async def serve(self, lines: _Lines) -> None:
        """Until the client leaves or sends what is no question."""
        while (question := await lines.read()) is not None:
            number, verb, params = question.get("id"), question.get("verb"), question.get("params") or {}
            if not isinstance(number, int) or not isinstance(verb, str) or not isinstance(params, dict):
                return
            if self._running >= _AT_ONCE:
                _say(self._writer, {"id": number, "error": "busy"})
                continue
            self._running += 1
            self._session.spawn(self._answer(number, verb, params))
            await self._writer.drain()

    async def _answer(self, number: int, verb: str, params: dict[str, Any]) -> None:
        try:
            _say(self._writer, {"id": number, "ok": await verbs.answer(self._hub, self._session, verb, params)})
        except Refusal as refusal:
            _say(self._writer, {"id": number, "error": refusal.code})
        except Exception as error:  # noqa: BLE001 - a fault of ours must not end everybody's sessions
            _LOG.exception("Verb %s failed", verb[:40])
            _say(self._writer, {"id": number, "error": f"fault-{type(error).__name__}"})
        finally:
            self._running -= 1


def _say(writer: asyncio.StreamWriter, document: dict[str, Any]) -> None:
    writer.write(json.dumps(document, separators=(",", ":")).encode() + b"\n")
