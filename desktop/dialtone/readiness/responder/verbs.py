"""What a proven client may ask for on the control channel. Every verb's parameters are bounded here; wrong ones are refused («params»)."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from dialtone.net.clock_sync import clock_sync
from dialtone.net.datagram_server import Address, Fragmenting, UdpPort
from dialtone.readiness.responder import exposure, mirror
from dialtone.readiness.responder.flows import RTP_HEADER, Stream
from dialtone.readiness.responder.hub import Hub
from dialtone.readiness.responder.sessions import Refusal, Session, Ticket
from dialtone.readiness.responder.throughput import Transfer
from dialtone.wire import probe

Verb = Callable[[Hub, Session, dict[str, Any]], Awaitable[dict[str, Any]]]

_Dscp = Annotated[int, Meta(ge=0, le=63)]
_Port = Annotated[int, Meta(ge=1, le=65535)]
_Seconds = Annotated[float, Meta(gt=0, le=120)]
_EXPOSURE_PAUSE = 5.0
_LONGEST = 300.0
_MOST_PACKETS = 2_000_000


class _AnswerAfter(Struct, forbid_unknown_fields=True):
    seconds: Annotated[float, Meta(ge=0, le=900)]
    other_port: bool = False
    other_address: bool = False
    acknowledge: bool = False
    copies: Annotated[int, Meta(ge=1, le=3)] = 1


class _Marked(Struct, forbid_unknown_fields=True):
    dscp: _Dscp
    count: Annotated[int, Meta(ge=1, le=50)] = 5
    size: Annotated[int, Meta(ge=64, le=1400)] = 200


class _Fragments(Struct, forbid_unknown_fields=True):
    size: Annotated[int, Meta(ge=64, le=9000)]
    count: Annotated[int, Meta(ge=1, le=20)] = 3
    fragmenting: Fragmenting = "allowed"


class _Stream(Struct, forbid_unknown_fields=True):
    calls: Annotated[int, Meta(ge=1, le=500)] = 1
    count: Annotated[int, Meta(ge=1, le=60_000)] = 500
    ptime_ms: Annotated[float, Meta(ge=2, le=1000)] = 20.0
    payload: Annotated[int, Meta(ge=19, le=1460)] = 160
    dscp: _Dscp = 0
    up: bool = True
    down: bool = True
    detail: bool = False


class _UdpRate(Struct, forbid_unknown_fields=True):
    direction: Literal["up", "down"]
    kbit_s: Annotated[float, Meta(ge=8, le=200_000)]
    seconds: _Seconds = 5.0
    size: Annotated[int, Meta(ge=64, le=1472)] = 1200
    dscp: _Dscp = 0


class _Report(Struct, forbid_unknown_fields=True):
    stream: int
    last: bool = True


class _Tcp(Struct, forbid_unknown_fields=True):
    seconds: _Seconds = 10.0
    octets: Annotated[int, Meta(ge=1000, le=4 << 30)] = 2 << 30
    connections: Annotated[int, Meta(ge=1, le=16)] = 4


class _TcpReport(Struct, forbid_unknown_fields=True):
    ticket: str


class _TicketNumber(Struct, forbid_unknown_fields=True):
    ticket: int


class _Exposure(Struct, forbid_unknown_fields=True):
    tcp: Annotated[tuple[_Port, ...], Meta(max_length=32)] = ()
    udp: Annotated[tuple[_Port, ...], Meta(max_length=32)] = ()


async def _hello(hub: Hub, session: Session, params: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - the form of a verb
    return {**hub.description(), "observed": list(session.observed), "verbs": list(VERBS), "octets_left": session.octets_left}


async def _clock(hub: Hub, session: Session, params: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - the form of a verb
    """The clock is compared by echoes; this says whether it is kept right, and the error at most."""
    sync = clock_sync()
    known = {"synchronised": sync.synchronised, "error_s": sync.error} if sync else {"synchronised": None, "error_s": None}
    return {"now_us": time.time_ns() // 1000, **known}


async def _answer_after(hub: Hub, session: Session, params: dict[str, Any]) -> dict[str, Any]:
    asked = msgspec.convert(params, _AnswerAfter)
    if asked.other_address and (1, "main") not in hub.udp:
        raise Refusal("no-second-address")
    if asked.other_port and (0, "other") not in hub.udp:
        raise Refusal("no-second-port")

    async def act(ticket: Ticket, port: UdpPort, to: Address) -> None:
        await asyncio.sleep(asked.seconds)
        changing = asked.other_address or asked.other_port
        sender = hub.changed(port, address=asked.other_address, number=asked.other_port) if changing else port
        for _ in range(asked.copies):
            _send(session, ticket, sender, to, probe.Kind.ANSWER, probe.ticket_body(ticket.number))
            await asyncio.sleep(0.1)

    return {"ticket": session.ticket(act, acknowledge=asked.acknowledge).number}


async def _marked(hub: Hub, session: Session, params: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - the form of a verb
    asked = msgspec.convert(params, _Marked)
    tos = asked.dscp << 2

    async def act(ticket: Ticket, port: UdpPort, to: Address) -> None:
        for number in range(asked.count):
            body = probe.ticket_body(ticket.number) + probe.ticket_body(number) + bytes((tos,))
            _send(session, ticket, port, to, probe.Kind.MARKED, body.ljust(asked.size - probe.OVERHEAD, b"\0"), tos=tos)
            await asyncio.sleep(0.02)

    return {"ticket": session.ticket(act).number}


async def _fragments(hub: Hub, session: Session, params: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - the form of a verb
    asked = msgspec.convert(params, _Fragments)

    async def act(ticket: Ticket, port: UdpPort, to: Address) -> None:
        for number in range(asked.count):
            body = probe.ticket_body(ticket.number) + probe.ticket_body(number)
            body = body.ljust(asked.size - probe.OVERHEAD, b"\0")
            _send(session, ticket, port, to, probe.Kind.FRAGMENT, body, fragmenting=asked.fragmenting)
            await asyncio.sleep(0.05)

    return {"ticket": session.ticket(act).number}


def _send(  # noqa: PLR0913 - one datagram's fields
    session: Session,
    ticket: Ticket,
    port: UdpPort | None,
    to: Address,
    kind: probe.Kind,
    body: bytes,
    *,
    tos: int = 0,
    fragmenting: Fragmenting = "system",
) -> None:
    data = probe.encode(kind, session.id, session.key, body)
    if port is None or not session.spend(len(data)):
        ticket.errors += 1
        return
    number = port.send(data, to, tos=tos, fragmenting=fragmenting)
    if number:
        ticket.errors, ticket.error = ticket.errors + 1, number
    else:
        ticket.sent += 1


async def _ticket(hub: Hub, session: Session, params: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - the form of a verb
    """What became of a ticket: whether its trigger arrived, from where, on which port, and what was sent."""
    ticket = session.tickets.get(msgspec.convert(params, _TicketNumber).ticket)
    if ticket is None:
        raise Refusal("unknown")
    source = list(ticket.source) if ticket.source else None
    return {"source": source, "on": ticket.on or None, "sent": ticket.sent, "errors": ticket.errors, "error": ticket.error}


async def _stream(hub: Hub, session: Session, params: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - the form of a verb
    asked = msgspec.convert(params, _Stream)
    interval = asked.ptime_ms / 1000
    if interval * asked.count > _LONGEST or asked.calls * asked.count > _MOST_PACKETS:
        raise Refusal("limit")
    return _agreed(
        Stream(
            session,
            calls=asked.calls,
            count=asked.count,
            interval=interval,
            size=asked.payload + RTP_HEADER,
            dscp=asked.dscp,
            up=asked.up,
            down=asked.down,
            detail=asked.detail,
        )
    )


async def _udp_rate(hub: Hub, session: Session, params: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - the form of a verb
    """One stream at so many kbit/s of UDP payload. Reported by `stream-report`."""
    asked = msgspec.convert(params, _UdpRate)
    interval = asked.size * 8 / (asked.kbit_s * 1000)
    down, count = asked.direction == "down", max(1, round(asked.seconds / interval))
    if count > _MOST_PACKETS:
        raise Refusal("limit")
    return _agreed(
        Stream(session, calls=1, count=count, interval=interval, size=asked.size, dscp=asked.dscp, up=not down, down=down, detail=False)
    )


def _agreed(stream: Stream) -> dict[str, Any]:
    return {
        "stream": stream.number,
        "flows": [flow.number for flow in stream.flows],
        "size": stream.size,
        "count": stream.count,
        "interval_us": round(stream.interval * 1e6, 3),
    }


async def _stream_report(hub: Hub, session: Session, params: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - the form of a verb
    asked = msgspec.convert(params, _Report)
    stream = session.streams.get(asked.stream)
    if not isinstance(stream, Stream):
        raise Refusal("unknown")
    document = stream.document()
    if asked.last:
        stream.forget()
    return document


def _tcp(direction: str) -> Verb:
    async def agree(hub: Hub, session: Session, params: dict[str, Any]) -> dict[str, Any]:
        asked = msgspec.convert(params, _Tcp)
        transfer = Transfer(session, direction, asked.seconds, asked.octets, asked.connections)
        hub.transfers[transfer.ticket] = transfer
        session.ended.append(lambda: hub.forget(transfer.ticket))
        return {"ticket": transfer.ticket, "path": f"/{direction}/{transfer.ticket}"}

    return agree


async def _tcp_report(hub: Hub, session: Session, params: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - the form of a verb
    transfer = session.transfers.get(msgspec.convert(params, _TcpReport).ticket)
    if not isinstance(transfer, Transfer):
        raise Refusal("unknown")
    return transfer.document()


async def _exposure(hub: Hub, session: Session, params: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - the form of a verb
    asked = msgspec.convert(params, _Exposure)
    now = time.monotonic()
    if now - session.exposed_at < _EXPOSURE_PAUSE:
        raise Refusal("busy")
    session.exposed_at = now
    return {"address": session.observed[0], **await exposure.look(session.observed[0], asked.tcp, asked.udp)}


async def _mirrored(hub: Hub, session: Session, params: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - the form of a verb
    return {"messages": mirror.kept(session)}


VERBS: dict[str, Verb] = {
    "hello": _hello,
    "clock": _clock,
    "answer-after": _answer_after,
    "marked": _marked,
    "fragments": _fragments,
    "ticket": _ticket,
    "stream": _stream,
    "udp-rate": _udp_rate,
    "stream-report": _stream_report,
    "tcp-down": _tcp("down"),
    "tcp-up": _tcp("up"),
    "tcp-report": _tcp_report,
    "exposure": _exposure,
    "mirrored": _mirrored,
}
"""Every verb, by its name on the wire."""


async def answer(hub: Hub, session: Session, verb: str, params: dict[str, Any]) -> dict[str, Any]:
    """Do it. Refusal with a code for what isn't done."""
    known = VERBS.get(verb)
    if known is None:
        raise Refusal("unknown-verb")
    try:
        return await known(hub, session, params)
    except msgspec.ValidationError as error:
        raise Refusal("params") from error
