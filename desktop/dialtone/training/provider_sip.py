"""The training provider's SIP servers over UDP, TCP, TLS and WebSocket (RFC 3261, RFC 7118), and its clock (SNTP, RFC 4330).

OPTIONS gets 200; everything else 403: nobody registers and nobody calls on the training site.
"""

import asyncio
import contextlib
import struct

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from dialtone.training.sockets import Handler
from dialtone.wire import sip

SERVER = "TRAINING provider (simulated)"
_NTP_EPOCH = 2_208_988_800
_NTP_PACKET = 48


def sip_answer(data: bytes, source: tuple[str, int]) -> bytes | None:
    """The server's answer to one message; None for what needs none."""
    request = sip.parse(data)
    if request is None or request.method in {None, "ACK"}:
        return None
    status, reason = (200, "OK") if request.method == "OPTIONS" else (403, "Training Site Takes No Calls")
    headers = [("Server", SERVER), ("Allow", "OPTIONS"), ("Accept", "application/sdp")]
    return sip.response(request, status, reason, headers, received=source, to_tag="training")


def _source(writer: asyncio.StreamWriter) -> tuple[str, int]:
    host, port, *_ = writer.get_extra_info("peername")
    return str(host), int(port)


def sip_handler() -> Handler:
    """SIP over a stream: messages one after the other; a double line break is a keep-alive, answered by one (RFC 5626 4.4.1)."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        buffer = b""
        while data := await asyncio.wait_for(reader.read(sip.MAX_MESSAGE), 60):
            buffer += data
            if buffer == b"\r\n\r\n":
                writer.write(b"\r\n")
                buffer = b""
            while buffer and (size := sip.frame(buffer)):
                message, buffer = buffer[:size], buffer[size:]
                reply = sip_answer(message, _source(writer))
                if reply is not None:
                    writer.write(reply)
            await writer.drain()

    return handle


async def websocket_handler(connection: ServerConnection) -> None:
    """SIP over WebSocket: one message in each frame, text or binary."""
    host, port, *_ = connection.remote_address
    with contextlib.suppress(ConnectionClosed):
        async for message in connection:
            data = message.encode() if isinstance(message, str) else message
            reply = sip_answer(data, (str(host), int(port)))
            if reply is not None:
                await connection.send(reply.decode("utf-8", "replace"))


def _timestamp(moment: float) -> bytes:
    seconds, fraction = divmod(moment + _NTP_EPOCH, 1)
    return struct.pack("!II", int(seconds) & 0xFFFFFFFF, int(fraction * 2**32))


def time_answer(request: bytes, now: float) -> bytes | None:
    """The SNTP answer to a client's packet: this computer's own clock, as stratum 3; None for what is no client packet."""
    if len(request) < _NTP_PACKET or request[0] & 0x07 != 3:
        return None
    version = request[0] >> 3 & 0x07
    stamp = _timestamp(now)
    head = struct.pack("!BBbb", version << 3 | 4, 3, request[2] if request[2] < 128 else 6, -20)
    return head + struct.pack("!II", 0x100, 0x100) + bytes((127, 66, 20, 1)) + _timestamp(now - 10) + request[40:48] + stamp + stamp
