"""The training provider: its servers on loopback, and the provider profile that points at them.

The readiness checks meet a provider that does everything right, so what a check finds wrong is the computer's own doing.
"""

import datetime as dt
import socket
import ssl
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from msgspec import Struct
from websockets.asyncio.server import Server, serve

from dialtone import resources
from dialtone.training import certificates, provider_names, provider_sip
from dialtone.training.devices import page_handler
from dialtone.training.sockets import HANDSHAKE_SECONDS, Listeners, Responder, claim

PORTAL_PATH, PORTAL_BODY = "/check", "TRAINING provider: nothing stands between us."
PROVISIONING_PATH, PROVISIONING_BODY = "/provisioning/", "TRAINING provisioning server (simulated): no configuration is handed out."
WEBSOCKET_PATH = "/sip"
_RESPONDER = """
[responder]
host = "{address}"
port = {port}
token = "{token}"
source = "TRAINING: simulated provider"
date = {date}
"""
_UDP, _TCP = socket.SOCK_DGRAM, socket.SOCK_STREAM


class ProviderPorts(Struct, frozen=True, kw_only=True):
    """Where each server listens, all on `address`."""

    address: str
    dns: int
    time: int
    http: int
    https: int
    sip: int
    sip_tls: int
    sip_wss: int


class TrainingPeer(Struct, frozen=True, kw_only=True):
    """The provider's responder: a part of the program itself, started by whoever starts the site. `close` ends it."""

    port: int
    token: str
    close: Callable[[], Awaitable[None]]


PeerStarter = Callable[[str], Awaitable[TrainingPeer]]
"""Starts a responder on this address."""


def _document(body: str) -> bytes:
    text = body.encode()
    head = f"Server: {provider_sip.SERVER}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {len(text)}\r\nConnection: close"
    return f"HTTP/1.1 200 OK\r\n{head}\r\n\r\n".encode() + text


def _pages(path: str) -> bytes:
    body = {PORTAL_PATH: PORTAL_BODY, PROVISIONING_PATH: PROVISIONING_BODY}.get(path)
    return _document(body) if body else b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class TrainingProvider:
    """The servers. `start` once, then `ports`, `ca_file` and `profile_path` hold; `close` ends the WebSocket server and the responder.

    All other sockets belong to the `listeners` that were given.
    """

    ports: ProviderPorts
    ca_file: Path
    profile_path: Path

    def __init__(self, listeners: Listeners, start_peer: PeerStarter | None = None) -> None:
        self._listeners = listeners
        self._start_peer = start_peer
        self._peer: TrainingPeer | None = None
        self._websocket: Server | None = None

    async def start(self, address: str, folder: Path) -> None:
        """Listen on free ports of this address; certificates and profile are written into `folder`."""
        names = [provider_names.DOMAIN, *(provider_names.host(label) for label in provider_names.HOSTS)]
        self.ca_file, tls = certificates.make(folder, names, [address])
        dns_port = await self._names(address)
        time_port, (clock,) = self._claim(address, (_UDP,), 10123)
        await self._listeners.datagram(clock, Responder(lambda data, _: provider_sip.time_answer(data, time.time())))
        http_port, (plain,) = self._claim(address, (_TCP,), 10080)
        await self._listeners.stream(plain, page_handler(_pages))
        https_port, (secure,) = self._claim(address, (_TCP,), 10443)
        await self._listeners.stream(secure, page_handler(_pages), tls)
        wss_port, (web,) = self._claim(address, (_TCP,), 10444)
        await self._serve_websocket(web, tls)
        self.ports = ProviderPorts(
            address=address,
            dns=dns_port,
            time=time_port,
            http=http_port,
            https=https_port,
            sip=self._sip_port,
            sip_tls=self._sips_port,
            sip_wss=wss_port,
        )
        await self._sip(tls)
        if self._start_peer is not None:
            self._peer = await self._start_peer(address)
        self.profile_path = self._write_profile(folder)

    def _claim(self, address: str, kinds: Sequence[socket.SocketKind], port: int) -> tuple[int, list[socket.socket]]:
        port, sockets = claim(kinds, (address,), (port, port + 10_000, 0))
        self._listeners.hold(sockets)
        return port, sockets

    async def _names(self, address: str) -> int:
        """Claim the SIP ports too: the zone names them."""
        self._sip_port, self._sip_sockets = self._claim(address, (_UDP, _TCP), 10060)
        self._sips_port, self._sips_sockets = self._claim(address, (_TCP,), 10061)
        port, (datagrams, streams) = self._claim(address, (_UDP, _TCP), 10053)
        sip_ports = {"udp": self._sip_port, "tcp": self._sip_port, "tls": self._sips_port}
        server = provider_names.NameServer(provider_names.zone(address, sip_ports))
        await self._listeners.datagram(datagrams, Responder(lambda data, _: server.answer(data, provider_names.UDP_SIZE)))
        await self._listeners.stream(streams, provider_names.name_handler(server))
        return port

    async def _sip(self, tls: ssl.SSLContext) -> None:
        datagrams, streams = self._sip_sockets
        await self._listeners.datagram(datagrams, Responder(provider_sip.sip_answer))
        await self._listeners.stream(streams, provider_sip.sip_handler())
        await self._listeners.stream(self._sips_sockets[0], provider_sip.sip_handler(), tls)

    async def _serve_websocket(self, sock: socket.socket, tls: ssl.SSLContext) -> None:
        self._websocket = await serve(
            provider_sip.websocket_handler,
            sock=sock,
            ssl=tls,
            subprotocols=["sip"],  # type: ignore[list-item]  # a NewType of str
            server_header=provider_sip.SERVER,
            ssl_handshake_timeout=HANDSHAKE_SECONDS,
            open_timeout=5,
            close_timeout=1,
            max_size=65_536,
        )
        self._listeners.release(sock)

    def _write_profile(self, folder: Path) -> Path:
        text = resources.shipped("training/provider.toml").read_text(encoding="utf-8")
        ports = self.ports
        values = {
            "address": ports.address,
            "ca_file": self.ca_file.name,
            "date": dt.datetime.now(dt.UTC).date().isoformat(),
            "domain": provider_names.DOMAIN,
            "portal_path": PORTAL_PATH,
            "portal_body": PORTAL_BODY,
            "provisioning_path": PROVISIONING_PATH,
            "provisioning_body": PROVISIONING_BODY,
            "websocket_path": WEBSOCKET_PATH,
            **{f"{name}_port": str(getattr(ports, name)) for name in ("dns", "time", "http", "https", "sip", "sip_tls", "sip_wss")},
        }
        for name, value in values.items():
            text = text.replace(f"@{name}@", value)
        if self._peer is not None:
            text += _RESPONDER.format(address=ports.address, port=self._peer.port, token=self._peer.token, date=values["date"])
        path = folder / "training.toml"
        path.write_text(text, encoding="utf-8")
        return path

    async def close(self) -> None:
        """End the WebSocket server and the responder; safe to call again."""
        if self._peer is not None:
            await self._peer.close()
            self._peer = None
        if self._websocket is not None:
            self._websocket.close()
            await self._websocket.wait_closed()
            self._websocket = None
