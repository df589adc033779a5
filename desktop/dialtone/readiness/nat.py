"""What the NAT checks share: which servers to ask, a STUN question from a fresh socket, and the mapping behaviour, found out once per run.

Words and order are those of RFC 4787 and RFC 5780. Mapping is always found out before filtering, and each on sockets of its own: answers
that nobody asked for leave traces in some gateways (Linux keeps the tuple busy) that make a well-behaved one look symmetric.
"""

import asyncio
import ipaddress
import secrets
from collections.abc import Sequence
from typing import Any, Literal

import msgspec
from msgspec import Struct

from dialtone.domain.kinds import Responsible
from dialtone.net.asking import Address, Arrival, Asker, asking
from dialtone.readiness import outside
from dialtone.readiness.base import Context, NotRun
from dialtone.wire import stun

_ROOM = 120
"""Octets of padding for our responder, which sends a stranger no more than he sent; other servers would answer with as much."""
_ROUNDS = 3

Behaviour = Literal["endpoint-independent", "address-dependent", "address-and-port-dependent"]
ORDER: tuple[Behaviour, ...] = ("endpoint-independent", "address-dependent", "address-and-port-dependent")
Seen = Literal["no-nat"] | Behaviour


class Server(Struct, frozen=True):
    """A STUN server: where it listens, what it is called, and whether it is our responder."""

    address: Address
    name: str
    ours: bool = False


class Answer(Struct, frozen=True):
    """What a server said: our address as it saw it, the same in a form that careless gateways rewrite, its other address, its sender."""

    mapped: Address
    plain: Address | None
    other: Address | None
    sender: Address


class Mapping(Struct, frozen=True, kw_only=True):
    """How the NAT maps. `behaviour` None: the server couldn't tell, `why` says for which reason; `rounds` holds the readings."""

    server: Server
    behaviour: Seen | None
    why: Literal["", "one-address", "silent-other"] = ""
    local: Address
    public: Address
    other: Address | None = None
    rewritten: bool = False
    rounds: tuple[dict[str, Any], ...] = ()

    @property
    def evidence(self) -> dict[str, Any]:
        """Readings, for the record."""
        return {
            "server": f"{self.server.name} ({self.server.address[0]}:{self.server.address[1]})",
            "local": list(self.local),
            "public": list(self.public),
            "rounds": list(self.rounds),
            "rewritten": self.rewritten,
        }


async def servers(context: Context) -> tuple[Server, ...]:
    """Those of the profile and the responder. NotRun when there is none that could be asked: «needs-responder», or why not.

    One that is reached over IPv6 says nothing of the NAT that telephones meet, as long as there is IPv4 here.
    """
    found: list[Server] = []
    reason: NotRun | None = None
    for entry in context.profile.stun:
        host = context.profile.filled(entry.host)
        if host is None:
            continue
        try:
            found.append(Server(((await context.addresses(host))[0], entry.port), host))
        except NotRun as not_run:
            reason = not_run
    if context.has_responder:
        try:
            peer = await context.peer()
            found.append(Server((peer.address, peer.port), peer.host, ours=True))
        except NotRun as not_run:
            reason = not_run
    if context.interface is not None and context.interface.ipv4:
        six = [server for server in found if ":" in server.address[0]]
        found = [server for server in found if server not in six]
        if six and not found:
            reason = NotRun("nat-over-ipv6", responsible=Responsible.PARTNER, server=six[0].name)
    if not found:
        raise reason or NotRun("needs-responder", responsible=Responsible.PARTNER)
    return tuple(found)


async def ask(
    asker: Asker,
    server: Server,
    to: Address | None = None,
    *,
    change: tuple[bool, bool] = (False, False),
    waits: Sequence[float] | None = None,
) -> Answer | stun.StunMessage | None:
    """A Binding request from this socket. Gives the answer, the error that the server answered with, or None for silence.

    `change`: whether the answer is asked from the other address, and from the other port.
    """
    transaction = secrets.token_bytes(12)

    def accept(arrival: Arrival) -> Answer | stun.StunMessage | None:
        message = stun.parse(arrival.data)
        if message is None or message.transaction != transaction:
            return None
        if message.kind == stun.BINDING_SUCCESS and message.mapped is not None:
            return Answer(message.mapped, message.plain_mapped, message.other, arrival.source)
        return message if message.kind == stun.BINDING_ERROR else None

    request = stun.binding_request(transaction, change_ip=change[0], change_port=change[1], padding=_ROOM if server.ours else 0)
    return await asker.ask(request, to or server.address, accept, waits=waits)


async def public(context: Context) -> tuple[Server, Address, Address]:
    """The first server that answers over UDP, our local address and what it saw.

    NotRun «udp-blocked» when none does, «responder-inside» when it isn't outside.
    """
    known = await servers(context)
    for server in known:
        async with asking(server.address[0], context.source_for(server.address[0])) as asker:
            answer = await ask(asker, server)
            if isinstance(answer, Answer):
                context.hear(server.name)
                if outside.private(answer.mapped[0]):
                    raise outside.inside(server.name, answer.mapped[0])
                return server, asker.local, answer.mapped
    raise silent(known)


def silent(known: Sequence[Server]) -> NotRun:
    """No answer over UDP from any of them."""
    where = ", ".join(f"{server.name}:{server.address[1]}" for server in known)
    return NotRun("udp-blocked", server=where, evidence={"servers": [msgspec.to_builtins(server) for server in known]})


async def mapping(context: Context) -> Mapping:
    """How the NAT maps, found out once per run. NotRun as `servers`, «udp-blocked» or «responder-inside»."""
    return await context.once("nat.mapping", lambda: _mapping(context))


async def _mapping(context: Context) -> Mapping:
    """The first server that can tell; else the first that answers at all."""
    known = await servers(context)
    answering: list[Mapping] = []
    for server in known:
        rounds = await asyncio.gather(*(_round(context, server) for _ in range(_ROUNDS)))
        found = conclude(server, [one for one in rounds if one is not None])
        if found is None:
            continue
        context.hear(server.name)
        if outside.private(found.public[0]):
            raise outside.inside(server.name, found.public[0])
        if found.behaviour is not None:
            return found
        answering.append(found)
    if not answering:
        raise silent(known)
    return answering[0]


class Round(Struct, frozen=True):
    """One socket's readings: what the primary address saw, the other address on the same port, and the other address and port."""

    local: Address
    first: Answer
    other: Address | None
    second: Address | None = None
    third: Address | None = None


async def _round(context: Context, server: Server) -> Round | None:
    async with asking(server.address[0], context.source_for(server.address[0])) as asker:
        first = await ask(asker, server)
        if not isinstance(first, Answer):
            return None
        other = _usable(server, first.other)
        if other is None or first.mapped == asker.local:
            return Round(asker.local, first, other)
        seen: list[Address | None] = []
        for target in ((other[0], server.address[1]), other):  # RFC 5780 4.3: in this order, one after the other
            answer = await ask(asker, server, target)
            seen.append(answer.mapped if isinstance(answer, Answer) and answer.sender == target else None)
        return Round(asker.local, first, other, *seen)


def _usable(server: Server, other: Address | None) -> Address | None:
    """The server's other address when it really is another one, on another port, that may be sent to from here."""
    if other is None or other[0] == server.address[0] or other[1] == server.address[1]:
        return None
    mine, its = ipaddress.ip_address(server.address[0]), ipaddress.ip_address(other[0])
    if its.version != mine.version or its.is_multicast or its.is_unspecified or its.is_loopback != mine.is_loopback:
        return None
    return other


def conclude(server: Server, rounds: Sequence[Round]) -> Mapping | None:
    """The behaviour over several sockets: the worst that was seen, since one well-mapped socket is no promise for the next."""
    if not rounds:
        return None
    seen = [_behaviour(one) for one in rounds]
    told = [behaviour for behaviour in seen if behaviour is not None]
    dependent = [behaviour for behaviour in told if behaviour != "no-nat"]
    return Mapping(
        server=server,
        behaviour=max(dependent, key=ORDER.index) if dependent else (told[0] if told else None),
        why="" if told else ("silent-other" if any(one.other for one in rounds) else "one-address"),
        local=rounds[0].local,
        public=rounds[0].first.mapped,
        other=next((one.other for one in rounds if one.other), None),
        rewritten=any(one.first.plain not in {None, one.first.mapped} for one in rounds),
        rounds=tuple(
            {"local": one.local, "first": one.first.mapped, "second": one.second, "third": one.third, "behaviour": behaviour}
            for one, behaviour in zip(rounds, seen, strict=True)
        ),
    )


def _behaviour(one: Round) -> Seen | None:
    """RFC 5780 4.3. A question that stayed without an answer proves nothing: taken as «another port» it once made every NAT symmetric."""
    if one.first.mapped == one.local:
        return "no-nat"
    if one.second is None:
        return None
    if one.second == one.first.mapped:
        return "endpoint-independent"
    if one.third is None:
        return None
    return "address-dependent" if one.third == one.second else "address-and-port-dependent"
