"""Name service asked server by server (RFC 1035, 2782), so that a slow, silent or lying one is seen; dnspython does the messages.

The phones get their servers from the site's DHCP, as this computer does; its hosts file and search list are left out:
phones have none.
"""

import asyncio
import contextlib
import ipaddress
import time
from collections.abc import Callable, Sequence

import dns.asyncquery
import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.resolver
from msgspec import Struct

from dialtone.net.failure import Failure, of

DEADLINE = 3.0
"""Seconds for one question to one server, both tries together."""


class Answer(Struct, frozen=True, kw_only=True):
    """What one server said of one name. `rcode` «NOERROR», «NXDOMAIN»…, or None with `failure` (a kind of `net.failure`)."""

    server: str
    name: str
    rdtype: str
    rcode: str | None = None
    values: tuple[str, ...] = ()
    ttl: int | None = None
    milliseconds: float | None = None
    over_tcp: bool = False
    failure: str | None = None
    detail: str = ""

    @property
    def found(self) -> bool:
        """Whether there is at least one record."""
        return self.rcode == "NOERROR" and bool(self.values)


def system_nameservers() -> tuple[str, ...]:
    """The servers that this computer is set to ask; empty where it has none."""
    try:
        resolver = dns.resolver.Resolver()
    except (dns.exception.DNSException, OSError):
        return ()
    found = []
    for server in resolver.nameservers:
        with contextlib.suppress(ValueError):
            found.append(str(ipaddress.ip_address(str(server).partition("%")[0])))
    return tuple(dict.fromkeys(found))[:4]


async def ask(server: str, name: str, rdtype: str, *, port: int = 53, source: str | None = None) -> Answer:
    """Asks one server by UDP, twice when it is silent, and by TCP when the answer was cut (TC). Never raises for what the network does."""
    try:
        query = dns.message.make_query(dns.name.from_text(name), rdtype)
    except dns.exception.DNSException as error:
        return Answer(server=server, name=name, rdtype=rdtype, failure="protocol", detail=str(error)[:200])
    deadline = DEADLINE
    started = time.monotonic()
    over_tcp = False
    try:
        try:
            response = await _udp(query, server, port, source, deadline / 2)
        except dns.exception.Timeout:
            started = time.monotonic()
            response = await _udp(query, server, port, source, deadline / 2)
        if response.flags & dns.flags.TC:
            over_tcp = True
            response = await dns.asyncquery.tcp(query, server, timeout=deadline, port=port, source=source)
    except dns.exception.Timeout:
        return Answer(server=server, name=name, rdtype=rdtype, failure="silent", over_tcp=over_tcp)
    except (dns.exception.DNSException, OSError, EOFError) as error:
        failure = of(error)
        return Answer(server=server, name=name, rdtype=rdtype, failure=failure.kind, detail=failure.detail, over_tcp=over_tcp)
    values, ttl = _records(response, rdtype)
    return Answer(
        server=server,
        name=name,
        rdtype=rdtype,
        rcode=dns.rcode.to_text(response.rcode()),
        values=values,
        ttl=ttl,
        milliseconds=round((time.monotonic() - started) * 1000, 1),
        over_tcp=over_tcp,
    )


async def _udp(query: dns.message.QueryMessage, server: str, port: int, source: str | None, deadline: float) -> dns.message.Message:
    return await dns.asyncquery.udp(query, server, timeout=deadline, port=port, source=source, ignore_unexpected=True, ignore_errors=True)


def _records(response: dns.message.Message, rdtype: str) -> tuple[tuple[str, ...], int | None]:
    wanted = dns.rdatatype.from_text(rdtype)
    sets = [rrset for rrset in response.answer if rrset.rdtype == wanted][:16]
    values = tuple(str(record)[:300] for rrset in sets for record in rrset)[:64]
    return values, min((rrset.ttl for rrset in sets), default=None)


class Names:
    """Addresses of the provider's hosts, through the servers that are checked; each name is asked once."""

    def __init__(self, nameservers: Sequence[str], port: int, source_for: Callable[[str], str | None]) -> None:
        self.nameservers = tuple(nameservers)
        self.port = port
        self._source_for = source_for
        self._known: dict[str, asyncio.Task[tuple[str, ...]]] = {}

    async def ask(self, server: str, name: str, rdtype: str) -> Answer:
        """One question to one of the servers."""
        return await ask(server, name, rdtype, port=self.port, source=self._source_for(server))

    async def addresses(self, host: str) -> tuple[str, ...]:
        """Addresses of a host, IPv4 first; an address is its own.

        Failure «unresolved», or «silent» / «no-route» when no server answered.
        """
        try:
            return (str(ipaddress.ip_address(host)),)
        except ValueError:
            pass
        if host not in self._known:
            self._known[host] = asyncio.ensure_future(self._look_up(host))
        return await asyncio.shield(self._known[host])

    async def _look_up(self, host: str) -> tuple[str, ...]:
        answers: list[Answer] = []
        for rdtype in ("A", "AAAA"):
            for server in self.nameservers:
                answer = await self.ask(server, host, rdtype)
                if answer.found:
                    return answer.values
                answers.append(answer)
                if answer.rcode in {"NXDOMAIN", "NOERROR"}:
                    break
        said = [answer.rcode for answer in answers if answer.rcode]
        if said:
            raise Failure("unresolved", f"{host}: {said[0]}")
        if any(answer.failure == "no-route" for answer in answers) or not answers:
            raise Failure("no-route", host)
        raise Failure("silent", host)

    async def close(self) -> None:
        """Ends look-ups that nobody waits for any more."""
        for task in self._known.values():
            task.cancel()
        await asyncio.gather(*self._known.values(), return_exceptions=True)
