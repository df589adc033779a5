"""The checks' side of the responder: one proven control channel for each run, and the proof that every datagram carries.

On the wire (TCP, lines of JSON): `{"dialtone":1,"nonce":…}` padded, so that the answer is shorter; `{"nonce":…}`; `{"proof":…}`;
`{"session":…,"proof":…,…}`. From then on `{"id":n,"verb":…,"params":{…}}`, answered by `{"id":n,"ok":{…}}` or `{"id":n,"error":…}`, in any
order.
"""

import asyncio
import contextlib
import hmac
import ipaddress
import itertools
import json
import secrets
from typing import TYPE_CHECKING, Any, Self

from dialtone.domain.kinds import Responsible
from dialtone.net.failure import Failure, of
from dialtone.profile.types import is_host
from dialtone.readiness import outside
from dialtone.readiness.reasons import NotRun
from dialtone.wire import probe as wire

if TYPE_CHECKING:
    from dialtone.readiness.base import Context

__all__ = ["Peer", "PeerRefused", "split_target"]

_CONNECT = 5.0
_ANSWER = 15.0
_LINE = 8 << 20
_PAD = 400


class PeerRefused(Exception):  # noqa: N818 - the responder's answer, not an error
    """The responder would not do it; `code` says why: «busy», «params», «unknown», «limit», «no-second-address»."""

    def __init__(self, verb: str, code: str) -> None:
        super().__init__(verb, code)
        self.verb, self.code = verb, code


def split_target(text: str) -> tuple[str, int]:
    """Host and port of «host[:port]» (IPv6 in brackets when a port follows). ValueError for what is neither."""
    host, port = text.strip(), str(wire.PORT)
    if host.startswith("["):
        host, _, rest = host[1:].partition("]")
        port = rest.removeprefix(":") or port
    elif host.count(":") == 1:
        host, _, port = host.partition(":")
    if not is_host(host) or not port.isascii() or not port.isdecimal() or not 0 < int(port) < 65_536:
        raise ValueError(text)
    return host, int(port)


class Peer:
    """An open session with the responder. Checks get it from `Context.peer()` and never close it.

    `observed`: this computer's address as the responder sees it. Ports are None where they aren't open there. `alternate`: its second
    address, with main and alternate port too. `rate_mbit_s`: more than that it never sends: such a reading means «at least».
    """

    def __init__(self, host: str, address: str, port: int, streams: tuple[asyncio.StreamReader, asyncio.StreamWriter]) -> None:
        self.host, self.address, self.port = host, address, port
        self.local: tuple[str, int] = streams[1].get_extra_info("sockname")[:2]
        self.session, self.key = b"", b""
        self.version = ""
        self.observed: tuple[str, int] = ("", 0)
        self.sip_udp_port: int | None = None
        self.sip_tcp_port: int | None = None
        self.sip_tls_port: int | None = None
        self.sip_tls_sha256 = ""
        self.rate_mbit_s: int | None = None
        self.stamp_port: int | None = None
        self.alternate: str | None = None
        self.alternate_port: int | None = None
        self.verbs: frozenset[str] = frozenset()
        self._reader, self._writer = streams
        self._ids = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._reading: asyncio.Task[None] | None = None

    @classmethod
    async def open(cls, context: "Context") -> Self:
        """The session of this run.

        NotRun «needs-responder», «responder-silent», «responder-token», or «responder-inside» for one on the interface's own network or,
        but for training, on this computer; as `Context.addresses` for a name.
        """
        entry = context.profile.responder
        named = context.options.responder or (entry and f"[{entry.host}]:{entry.port}")
        if not named:
            raise NotRun("needs-responder", responsible=Responsible.PARTNER)
        token = context.options.responder_token or (entry.token if entry and not context.options.responder else "")
        host, port = split_target(named)
        if not token:
            raise NotRun("responder-token", responsible=Responsible.PARTNER, host=host, port=port)
        addresses = await context.addresses(host)
        if near := [address for address in addresses if outside.same_network(context.interface, address)]:
            raise outside.inside(host, context.source_for(near[0]) or near[0])
        if not context.profile.training and (own := [address for address in addresses if outside.this_computer(address)]):
            raise outside.inside(host, own[0])
        failure = Failure("silent")
        for address in sorted(addresses, key=lambda text: ipaddress.ip_address(text).version)[:4]:
            try:
                peer = await cls._connect(host, address, port, context.source_for(address))
            except Failure as error:
                failure = error
                continue
            await peer.enter(token)
            context.hear(host)
            return peer
        raise NotRun("responder-silent", responsible=Responsible.PARTNER, host=host, port=port, evidence={"failure": failure.kind})

    @classmethod
    async def _connect(cls, host: str, address: str, port: int, source: str | None) -> Self:
        try:
            async with asyncio.timeout(_CONNECT):
                streams = await asyncio.open_connection(address, port, local_addr=(source, 0) if source else None, limit=_LINE)
        except (OSError, TimeoutError) as error:
            raise of(error) from error
        return cls(host, address, port, streams)

    async def enter(self, token: str) -> None:
        """The handshake. Neither side says the token, and the responder proves that it knows it too."""
        about: dict[str, Any] = {"host": self.host, "port": self.port}
        try:
            async with asyncio.timeout(_CONNECT):
                await self._shake_hands(token)
        except PermissionError:
            await self._hang_up()
            raise NotRun("responder-token", responsible=Responsible.PARTNER, **about) from None
        except (OSError, TimeoutError, ValueError, KeyError, TypeError, OverflowError) as error:
            await self._hang_up()
            evidence = {"failure": type(error).__name__}
            raise NotRun("responder-silent", responsible=Responsible.PARTNER, evidence=evidence, **about) from error
        except BaseException:
            await self._hang_up()
            raise
        self._reading = asyncio.ensure_future(self._read())

    async def _shake_hands(self, token: str) -> None:
        mine = secrets.token_hex(16)
        self._say({"dialtone": wire.VERSION, "nonce": mine, "pad": "." * _PAD})
        challenge = await self._hear()
        if "error" in challenge:
            raise PeerRefused("hello", str(challenge["error"])[:60])
        theirs = str(challenge["nonce"])
        self._say({"proof": wire.prove(token, "client", mine, theirs)})
        welcome = await self._hear()
        if "error" in welcome:
            if welcome["error"] == "token":
                raise PermissionError
            raise ValueError(welcome["error"])
        if not hmac.compare_digest(str(welcome["proof"]), wire.prove(token, "server", mine, theirs)):
            raise PermissionError  # somebody else answers there
        self.key, self.session = wire.session_key(token, mine, theirs), bytes.fromhex(welcome["session"])
        self._take(welcome)

    def _take(self, welcome: dict[str, Any]) -> None:
        host, port = welcome["observed"]
        self.observed = str(host), int(port)
        self.version = str(welcome["version"])[:40]
        self.verbs = frozenset(map(str, welcome["verbs"]))
        self.sip_tls_sha256 = str(welcome.get("sip_tls_sha256", ""))[:64]
        for name in ("sip_udp_port", "sip_tcp_port", "sip_tls_port", "stamp_port", "alternate_port", "rate_mbit_s"):
            value = welcome.get(name)
            setattr(self, name, int(value) if value else None)
        self.alternate = str(ipaddress.ip_address(welcome["alternate"])) if welcome.get("alternate") else None

    def _say(self, document: dict[str, Any]) -> None:
        self._writer.write(json.dumps(document, separators=(",", ":")).encode() + b"\n")

    async def _hear(self) -> dict[str, Any]:
        line = await self._reader.readline()
        if not line.endswith(b"\n"):
            raise ConnectionResetError
        try:
            document = json.loads(line)
        except RecursionError as error:
            raise ValueError(line[:40]) from error
        if not isinstance(document, dict):
            raise ValueError(line[:40])  # noqa: TRY004 - one sort of fault: not our protocol
        return document

    async def _read(self) -> None:
        """Hands every answer to the one who asked, until the channel ends."""
        try:
            while True:
                answer = await self._hear()
                waiting = self._waiting.pop(answer.get("id", 0), None)
                if waiting is not None and not waiting.done():
                    waiting.set_result(answer)
        except (OSError, ValueError, TypeError, asyncio.LimitOverrunError):
            pass
        finally:
            for waiting in self._waiting.values():
                if not waiting.done():
                    waiting.cancel()
            self._waiting.clear()

    async def ask(self, verb: str, *, within: float = _ANSWER, **params: Any) -> dict[str, Any]:
        """What the responder answers to a verb, within so many seconds. PeerRefused when it would not; NotRun «responder-lost»."""
        number = next(self._ids)
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        lost = NotRun("responder-lost", responsible=Responsible.PARTNER, host=self.host, port=self.port)
        if self._reading is None or self._reading.done():
            raise lost
        self._waiting[number] = answer
        try:
            self._say({"id": number, "verb": verb, "params": params})
            async with asyncio.timeout(within):
                await self._writer.drain()
                await asyncio.wait({answer})
        except (OSError, TimeoutError) as error:
            raise lost from error
        finally:
            self._waiting.pop(number, None)
        if answer.cancelled():
            raise lost
        document = answer.result()
        if "error" in document:
            raise PeerRefused(verb, str(document["error"])[:60])
        result = document.get("ok")
        return result if isinstance(result, dict) else {}

    def probe(self, kind: wire.Kind, body: bytes = b"") -> bytes:
        """A datagram of this session."""
        return wire.encode(kind, self.session, self.key, body)

    def read(self, data: bytes) -> wire.Probe | None:
        """The responder's datagram when it is of this session and proven, else None."""
        if wire.session_of(data) != self.session:
            return None
        found = wire.decode(data, self.key)
        return found if found is not None and found.kind & 0x80 else None

    def sip_token(self) -> str:
        """A new proof for a SIP message to the mirror: put it into the From tag and the Call-ID."""
        return wire.sip_token(self.session, self.key, secrets.token_bytes(8))

    async def close(self) -> None:
        """End the session; safe to call again."""
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.gather(self._reading, return_exceptions=True)
        await self._hang_up()

    async def _hang_up(self) -> None:
        self._writer.close()
        with contextlib.suppress(OSError, TimeoutError):
            async with asyncio.timeout(1):
                await self._writer.wait_closed()
