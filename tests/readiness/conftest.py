"""Real peers on loopback: name server, clock, web pages, TLS, SIP. Each misbehaves as told, because that is what readiness is about."""

import asyncio
import contextlib
import datetime as dt
import errno
import ssl
import struct
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset
import msgspec
import pytest
import trustme

from dialtone import profile, resources
from dialtone.domain.readiness import CheckResult, ReadinessRun
from dialtone.net import arp, exchange, names
from dialtone.net import dhcp as net_dhcp
from dialtone.profile import ProviderProfile
from dialtone.profile import types as t
from dialtone.readiness import ReadinessOptions, document, outside, sip_stream, sip_wss, suite, time_offset
from dialtone.readiness.base import Context
from dialtone.readiness.responder import Responder, Settings
from dialtone.readiness.responder.settings import Listen
from dialtone.words import LANGUAGES, Words

TOKEN = "correct horse battery"
sys.path.insert(0, str(Path(__file__).parent))
SOURCE = {"source": "test", "date": dt.date(2026, 1, 1)}


class _Udp(asyncio.DatagramProtocol):
    def __init__(self, answer: Callable[[bytes], list[bytes]]) -> None:
        self.answer = answer

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, addr: Any) -> None:
        for reply in self.answer(data):
            self.transport.sendto(reply, addr)  # type: ignore[attr-defined]


class Peers:
    """Starts peers; every one ends with the `async with` it was started in."""

    def __init__(self) -> None:
        self.stack = contextlib.AsyncExitStack()

    async def udp(self, answer: Callable[[bytes], list[bytes]], port: int = 0) -> int:
        loop = asyncio.get_running_loop()
        transport, _ = await loop.create_datagram_endpoint(lambda: _Udp(answer), local_addr=("127.0.0.1", port))
        self.stack.callback(transport.close)
        return int(transport.get_extra_info("sockname")[1])

    async def tcp(
        self,
        serve: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]],
        tls: ssl.SSLContext | None = None,
        port: int = 0,
    ) -> int:
        async def guarded(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                await serve(reader, writer)
            except (OSError, EOFError, asyncio.CancelledError):
                pass
            finally:
                writer.transport.abort()

        server = await asyncio.start_server(guarded, "127.0.0.1", port, ssl=tls)
        server_port = int(server.sockets[0].getsockname()[1])
        self.stack.push_async_callback(_close, server)
        return server_port

    async def dns(self, records: dict[tuple[str, str], list[str]], **manners: Any) -> int:
        """A name server. Manners: `invented` (for unknown names), `cut` (truncates UDP), `no_tcp`, `rcode` of unknown names, `silent`."""

        def answer(data: bytes, over_tcp: bool = False) -> list[bytes]:
            query = dns.message.from_wire(data)
            question = query.question[0]
            name, kind = question.name.to_text().rstrip("."), dns.rdatatype.to_text(question.rdtype)
            reply = dns.message.make_response(query)
            values = records.get((name, kind), [])
            if not values and manners.get("invented") and kind == "A":
                values = [manners["invented"]]
            if manners.get("silent"):
                return []
            if values and manners.get("cut") and not over_tcp:
                reply.flags |= dns.flags.TC
            elif values:
                reply.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, *values))
            elif not any(known == name for known, _ in records):
                reply.set_rcode(manners.get("rcode", dns.rcode.NXDOMAIN))
            return [reply.to_wire()]

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            [length] = struct.unpack("!H", await reader.readexactly(2))
            [reply] = answer(await reader.readexactly(length), over_tcp=True)
            writer.write(struct.pack("!H", len(reply)) + reply)
            await writer.drain()
            await reader.read()

        for _ in range(20):
            port = await self.udp(answer)
            if manners.get("no_tcp"):
                return port
            with contextlib.suppress(OSError):
                return await self.tcp(serve, port=port)
        raise RuntimeError("no port free for both UDP and TCP")

    async def http(self, status: str, body: bytes, headers: str = "", tls: ssl.SSLContext | None = None) -> int:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{headers}\r\n".encode() + body)
            await writer.drain()
            await reader.read()

        return await self.tcp(serve, tls)


async def _close(server: asyncio.Server) -> None:
    server.close()
    await asyncio.sleep(0.02)  # connections of guarded() end in their own turn


@contextlib.asynccontextmanager
async def started() -> AsyncIterator[Peers]:
    peers = Peers()
    async with peers.stack:
        yield peers


class Lab:
    """The shipped profile pointed at the peers, and ways to run one check or all."""

    peers = staticmethod(started)

    def __init__(self) -> None:
        base = profile.load(str(resources.shipped("providers/allocloud.toml")))
        self.base = msgspec.structs.replace(base, dns=t.Dns(nameservers=("127.0.0.1",), port=1), time=(), tls=(), sip=())

    def profile(
        self, *, dns_port: int | None = None, names: tuple[str, ...] = (), srv: tuple[str, ...] = (), **fields: Any
    ) -> ProviderProfile:
        if dns_port is not None:
            fields["dns"] = t.Dns(
                nameservers=("127.0.0.1",),
                port=dns_port,
                names=tuple(t.NameEntry(name=name, **SOURCE) for name in names),
                srv=tuple(t.SrvEntry(name=name, **SOURCE) for name in srv),
            )
        return msgspec.structs.replace(self.base, **fields)

    def responder(self, *addresses: str, **settings: Any) -> Responder:
        """A responder on free ports, for `async with`; give `**lab.to(it)` to a run that shall use it."""
        chosen = {"token": TOKEN, "port": 0, "sip_port": 0, "sip_tls_port": 0, "stamp_ports": (0,)} | settings
        return Responder(Settings(listen=tuple(Listen(address) for address in addresses or ("127.0.0.1",)), **chosen))

    @staticmethod
    def to(responder: Responder) -> dict[str, str]:
        return {"responder": f"{responder.settings.listen[0].local}:{responder.port}", "responder_token": TOKEN}

    @contextlib.asynccontextmanager
    async def context(self, own: ProviderProfile | None = None, **options: Any) -> AsyncIterator[Context]:
        """A context as the suite makes one, without an interface."""
        made = Context(own or self.base, ReadinessOptions(**options), (), None)
        try:
            yield made
        finally:
            await made.close()

    def sip(self, transport: str, *ports: int, host: str = "127.0.0.1", path: str = "/") -> t.SipEntry:
        return t.SipEntry(transport=transport, host=host, ports=ports, path=path, **SOURCE)  # type: ignore[arg-type]

    def page(self, url: str, body: str = "", status: int = 200) -> t.PageEntry:
        return t.PageEntry(url=url, body=body, status=status, **SOURCE)

    def tls(self, port: int, host: str = "127.0.0.1", pins: tuple[str, ...] = ()) -> t.TlsEntry:
        return t.TlsEntry(host=host, port=port, issuer_spki_sha256=pins, **SOURCE)

    def time(self, port: int) -> t.TimeEntry:
        return t.TimeEntry(host="127.0.0.1", port=port, **SOURCE)

    async def run(
        self, own: ProviderProfile, *only: str, stop: asyncio.Event | None = None, progress: suite.Progress | None = None, **options: Any
    ) -> ReadinessRun:
        made = ReadinessOptions(only=only, **options)
        run = await suite.run(own, made, progress or (lambda _: None), stop or asyncio.Event())
        self.has_words(run)
        return run

    async def check(self, own: ProviderProfile, check: str, **options: Any) -> CheckResult:
        return find(await self.run(own, check, **options), check)

    @staticmethod
    def has_words(run: ReadinessRun) -> None:
        """Every result can be said in every language, with its parameters."""
        for language in LANGUAGES:
            words = Words(language)
            for result in run.checks:
                text, remedy = document.message(result, words)
                assert not text.startswith("check-code."), text
                assert "{" not in text + remedy, text
                assert (result.reason is None) or words.has(f"reason.{result.reason}")
                assert remedy or str(result.verdict) == "pass", result.code
                assert words.has(f"check.{result.id}.title")
            msgspec.json.encode(document.run_document(run, words))


def find(run: ReadinessRun, check: str) -> CheckResult:
    return next(result for result in run.checks if result.id == check)


@pytest.fixture(autouse=True)
def _no_lan(monkeypatch: pytest.MonkeyPatch) -> None:
    """A whole run asks the network of the machine that it is on. That one isn't ours: only namespaces of our own are asked (tests/lab)."""

    async def refused(*_: object) -> None:
        raise OSError(errno.ENETDOWN, "not from a test")

    monkeypatch.setattr(net_dhcp, "ask", refused)
    monkeypatch.setattr(arp, "holders", refused)


@pytest.fixture(autouse=True)
def loopback_is_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """The responders of these tests are on this computer, where a real run refuses them: see test_responder_control."""
    monkeypatch.setattr(outside, "this_computer", lambda _: False)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests in which a peer is silent on purpose: nobody need wait as long for it as on a real line."""
    monkeypatch.setattr(exchange, "WAITS", (0.2, 0.2))
    monkeypatch.setattr(names, "DEADLINE", 0.4)
    monkeypatch.setattr(time_offset, "_WAIT", 0.3)
    monkeypatch.setattr(sip_stream, "_WAIT", 0.5)
    monkeypatch.setattr(sip_wss, "_WAIT", 0.5)


@pytest.fixture
def lab() -> Lab:
    return Lab()


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA(organization_name="Test authority")


@pytest.fixture
def server_tls() -> Callable[[trustme.LeafCert], ssl.SSLContext]:
    def make(leaf: trustme.LeafCert) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        leaf.configure_cert(context)
        return context

    return make


@pytest.fixture
def go() -> Callable[[Coroutine[Any, Any, Any]], Any]:
    return asyncio.run
