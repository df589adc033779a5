"""Looks at the client's own public address from outside: which of the named ports answer. Never at any other address."""

import asyncio
import secrets

from dialtone.net import exchange, tcp
from dialtone.net.failure import Failure
from dialtone.wire import sip

_WAIT = 3.0
_AT_ONCE = 8


async def look(host: str, tcp_ports: tuple[int, ...], udp_ports: tuple[int, ...]) -> dict[str, dict[str, str]]:
    """«open», «refused», «silent», «unreachable» or «error» for each TCP port, «answered», «refused» or «silent» for each UDP port.

    A UDP port is asked with a SIP OPTIONS; silence says nothing about what is behind.
    """
    gate = asyncio.Semaphore(_AT_ONCE)

    async def one(kind: str, port: int) -> tuple[str, str]:
        async with gate:
            return str(port), await (_tcp(host, port) if kind == "tcp" else _udp(host, port))

    streams = await asyncio.gather(*(one("tcp", port) for port in tcp_ports))
    datagrams = await asyncio.gather(*(one("udp", port) for port in udp_ports))
    return {"tcp": dict(streams), "udp": dict(datagrams)}


async def _tcp(host: str, port: int) -> str:
    outcome, _ = await tcp.probe(host, port, source=None, seconds=_WAIT)
    return outcome


async def _udp(host: str, port: int) -> str:
    token = secrets.token_hex(8)

    def make(local: tuple[str, int]) -> bytes:
        return sip.options_request(host, port, local[0], local[1], "UDP", f"{token}@dialtone", token, token)

    try:
        await exchange.ask_udp(host, port, make, lambda _: True, waits=(0.8, 1.2))
    except Failure as failure:
        return failure.kind if failure.kind in {"refused", "silent"} else "unreachable"
    return "answered"
