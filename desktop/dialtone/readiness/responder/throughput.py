"""How fast TCP carries octets, as plain HTTP on the main port: `GET /down/TICKET` gives them, `POST /up/TICKET` takes and counts them.

The tickets come from the control channel, each for a number of connections; without one the connection ends without a word.
"""

import asyncio
import contextlib
import re
import secrets
import time
from typing import Any

from dialtone.readiness.responder.hub import Hub
from dialtone.readiness.responder.sessions import Refusal, Session

_REQUEST = re.compile(rb"(GET|POST) /(down|up)/([0-9a-f]{32}) HTTP/1\.[01]\r\n")
_CHUNK = 65_536
_BIN = 0.1
_BINS = 1200
_AFTER = 2.0
_NOISE = secrets.token_bytes(1 << 20)
"""What is sent: nothing between can pack it."""


class Transfer:
    """One measurement over one or more connections in one direction."""

    def __init__(self, session: Session, direction: str, seconds: float, octets: int, connections: int) -> None:
        if len(session.transfers) >= 64:
            raise Refusal("limit")
        self.session, self.direction, self.seconds, self.octets_left = session, direction, seconds, octets
        self.connections_left = connections
        self.connections = self.octets = 0
        self.began = self.last = 0.0
        self.bins: list[int] = []
        self.ticket = secrets.token_hex(16)
        session.transfers[self.ticket] = self

    def count(self, octets: int) -> None:
        """Octets that went or came just now."""
        now = time.monotonic()
        self.began = self.began or now
        self.last = now
        self.octets += octets
        place = min(int((now - self.began) / _BIN), _BINS)
        self.bins.extend([0] * (place + 1 - len(self.bins)))
        self.bins[place] += octets

    @property
    def over(self) -> bool:
        """Whether time or octets are used up."""
        return self.octets >= self.octets_left or (self.began > 0 and time.monotonic() - self.began >= self.seconds)

    def document(self) -> dict[str, Any]:
        """For the report; `samples`: octets in each tenth of a second since the first."""
        return {
            "octets": self.octets,
            "seconds": round(self.last - self.began, 6),
            "connections": self.connections,
            "samples": self.bins,
        }


async def serve(hub: Hub, first: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One connection of a transfer."""
    head = first
    while b"\r\n\r\n" not in head and len(head) < 4096:
        more = await asyncio.wait_for(reader.read(4096), 5)
        if not more:
            return
        head += more
    match = _REQUEST.match(head)
    transfer = _find(hub, match[2].decode(), match[3].decode()) if match else None
    if transfer is None:
        hub.counters.refused += 1
        return
    transfer.connections_left -= 1
    transfer.connections += 1
    if transfer.direction == "down":
        await _down(hub, transfer, writer)
    else:
        await _up(transfer, head.partition(b"\r\n\r\n")[2], reader, writer)


def _find(hub: Hub, direction: str, ticket: str) -> Transfer | None:
    found = hub.transfers.get(ticket)
    if not isinstance(found, Transfer) or found.direction != direction or found.connections_left <= 0:
        return None
    return found


async def _down(hub: Hub, transfer: Transfer, writer: asyncio.StreamWriter) -> None:
    writer.transport.set_write_buffer_limits(high=2 * _CHUNK)
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n")
    view, at = memoryview(_NOISE), 0
    async with asyncio.timeout(transfer.seconds + 10):
        while not transfer.over and transfer.session.spend(_CHUNK):
            await hub.line.take(_CHUNK)
            writer.write(view[at : at + _CHUNK])
            at = (at + _CHUNK) % len(_NOISE)
            await writer.drain()
            transfer.count(_CHUNK)


async def _up(transfer: Transfer, first: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    data = first
    async with asyncio.timeout(transfer.seconds + 10):
        while True:
            if data:
                transfer.count(len(data))
            if transfer.over:
                break
            data = await reader.read(4 * _CHUNK)
            if not data:
                break
    writer.write(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
    with contextlib.suppress(TimeoutError):  # what is still under way is read: closing before would reset the connection
        async with asyncio.timeout(_AFTER):
            while await reader.read(4 * _CHUNK):
                pass
