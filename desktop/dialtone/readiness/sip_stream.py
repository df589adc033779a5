"""OPTIONS over a connection, for sip.tcp and sip.tls."""

import asyncio
import ssl
from typing import Literal

from dialtone.net import exchange
from dialtone.net.failure import Failure
from dialtone.readiness import sip_options
from dialtone.readiness.base import Context
from dialtone.readiness.sip_options import Probe, Question
from dialtone.wire import sip

_WAIT = 4.0


async def ask(context: Context, host: str, address: str, port: int, transport: Literal["TCP", "TLS"], tls: ssl.SSLContext | None) -> Probe:
    """Connects, asks, reads until the reply. A connection without a reply is `open` with the failure. Failure when it can't connect."""
    question = Question(host, port, transport)
    loop = asyncio.get_running_loop()
    async with exchange.stream(address, port, source=context.source_for(address), tls=tls, server_name=host) as (reader, writer):
        local = writer.get_extra_info("sockname")
        started = loop.time()
        try:
            writer.write(question.request((str(local[0]).partition("%")[0], int(local[1]))))
            data = await exchange.read_some(reader, lambda data: _find(question, data) is not None, deadline=_WAIT)
        except Failure as failure:
            return Probe(host=host, address=address, port=port, open=True, failure=failure.kind, detail=failure.detail)
        message = _find(question, data)
        if message is not None:
            return sip_options.spoken(host, address, port, message, loop.time() - started)
        return Probe(
            host=host,
            address=address,
            port=port,
            open=True,
            failure="protocol" if data else "silent",
            detail=repr(data[:60]) if data else "",
        )


def _find(question: Question, data: bytes) -> sip.SipMessage | None:
    """The reply among the messages of a stream; provisional and foreign ones before it are skipped, a cut-off one is waited for."""
    while data.strip(b"\r\n"):
        length = sip.frame(data)
        if length is None:
            return None
        message = question.reply(data[:length])
        if message is not None:
            return message
        data = data[length:]
    return None
