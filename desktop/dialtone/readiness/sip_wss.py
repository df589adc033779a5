"""sip.wss: SIP over secure WebSockets (RFC 7118), the way of browser phones."""

import asyncio
import contextlib

import websockets
from websockets.asyncio.client import ClientConnection, connect

from dialtone.domain.readiness import CheckResult
from dialtone.net import failure as net_failure
from dialtone.net import tls
from dialtone.profile.types import SipEntry
from dialtone.readiness import sip_options
from dialtone.readiness.base import Context
from dialtone.readiness.sip_options import Probe, Question
from dialtone.wire import sip

ID = "sip.wss"
_WAIT = 4.0


async def run(context: Context) -> CheckResult:
    """Opens the WebSocket with subprotocol «sip» and sends OPTIONS. A refusal in HTTP proves the way, not the service: a warning."""
    return await sip_options.run(ID, "wss", context, _ask)


async def _ask(context: Context, entry: SipEntry, host: str, address: str, port: int) -> Probe:
    source = context.source_for(address)
    # A browser's WebSocket has no address of its own to tell: RFC 7118 uses an invalid name.
    request = Question(host, port, "WSS")
    try:
        async with connect(
            f"wss://{sip.host_text(host)}:{port}{entry.path}",
            host=address,
            port=port,
            local_addr=(source, 0) if source else None,
            ssl=tls.accepting(),
            server_hostname=host,
            subprotocols=[websockets.Subprotocol("sip")],
            proxy=None,
            open_timeout=_WAIT,
            close_timeout=1,
            ping_interval=None,
            max_size=65_536,
            compression=None,
            user_agent_header="Dialtone",
        ) as socket:
            return await _options(socket, request, host, address, port)
    except websockets.exceptions.InvalidStatus as error:
        return Probe(host=host, address=address, port=port, open=True, failure="protocol", detail=f"HTTP {error.response.status_code}")
    except websockets.exceptions.WebSocketException as error:
        cause = error.__cause__
        if isinstance(cause, OSError | EOFError):
            raise net_failure.of(cause) from error
        return Probe(host=host, address=address, port=port, open=True, failure="protocol", detail=str(error)[:200])
    except (OSError, TimeoutError, EOFError) as error:
        raise net_failure.of(error) from error


async def _options(socket: ClientConnection, question: Question, host: str, address: str, port: int) -> Probe:
    loop = asyncio.get_running_loop()
    started = loop.time()
    local = (f"{question.call_id[:12]}.invalid", 443)
    with contextlib.suppress(TimeoutError, websockets.exceptions.ConnectionClosed):
        async with asyncio.timeout(_WAIT):
            await socket.send(question.request(local).decode("utf-8", "replace"))
            for _ in range(16):
                received = await socket.recv()
                message = question.reply(received.encode() if isinstance(received, str) else received)
                if message is not None:
                    return sip_options.spoken(host, address, port, message, loop.time() - started)
    return Probe(host=host, address=address, port=port, open=True, failure="silent")
