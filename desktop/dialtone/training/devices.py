"""The simulated telephones, doorphones, adapters and decoys on their sockets: SIP answers in the makers' shapes and spelling, and a page.

They answer OPTIONS and nothing else: no registration, no call, no login.
"""

import asyncio
import html
from collections.abc import Callable
from typing import Any

from dialtone.training.network import HttpAnswer, SimulatedDevice, SipAnswer
from dialtone.training.sockets import Handler, Listeners
from dialtone.wire import sip

REASONS = {
    200: "OK",
    401: "Unauthorized",
    404: "Not Found",
    405: "Method Not Allowed",
    481: "Call/Transaction Does Not Exist",
    486: "Busy Here",
    501: "Not Implemented",
}
_ALLOW = "INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY, REFER, UPDATE, INFO"
_GARBAGE = bytes(range(0, 256, 3)) + b"NOT SIP AT ALL\r\n\r\n"
_COMPACT = {"Via": "v", "From": "f", "To": "t", "Call-ID": "i", "Content-Length": "l"}


def options_answer(device: SimulatedDevice, answer: SipAnswer, request: sip.SipMessage, source: tuple[str, int]) -> bytes:
    """The device's answer to a request, in the maker's spelling. Requests other than OPTIONS get 405."""
    status = answer.status if request.method == "OPTIONS" else 405
    extra: list[tuple[str, str]] = [(answer.header, device.banner)] if answer.header else []
    if status == 401:
        extra.append(("WWW-Authenticate", 'Digest realm="training", nonce="0", algorithm=MD5'))
    if status in {200, 405}:
        extra.append(("Allow", _ALLOW))
    plain = sip.response(request, status, REASONS[status], extra, received=source, to_tag=device.mac.replace(":", ""))
    return _spelled(plain, answer.form)


def _spelled(message: bytes, form: str) -> bytes:
    """The same message as careless equipment writes it (RFC 3261 7.3 allows most of these)."""
    head, end, body = message.partition(b"\r\n\r\n")
    start, *lines = head.decode().split("\r\n")
    if form == "unfinished":  # the empty line at the end is missing
        return "\r\n".join([start, *lines, ""]).encode()
    if form == "tight":
        lines = [line.replace(": ", ":", 1) for line in lines]
    elif form == "lower":
        lines = [name.lower() + colon + value for name, colon, value in (line.partition(":") for line in lines)]
    elif form == "compact":
        lines = [_COMPACT.get(name, name) + colon + value for name, colon, value in (line.partition(":") for line in lines)]
    return "\r\n".join([start, *lines]).encode() + end + body


class SipDevice(asyncio.DatagramProtocol):
    """A device on its UDP socket.

    `later(seconds, call)` does what a slow device does; `second` is the socket of its other address, when it answers from there.
    """

    def __init__(self, device: SimulatedDevice, later: Callable[[float, Callable[[], None]], None]) -> None:
        self.device = device
        self.second: asyncio.DatagramTransport | None = None
        self._later = later
        self._heard: set[Any] = set()
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: Any) -> None:
        """Keep the socket to answer on."""
        self._transport = transport

    def datagram_received(self, data: bytes, addr: Any) -> None:
        """Answer as this device does: at once, late, from elsewhere, with garbage, or not at all."""
        if self.device.garbage:
            self._send(_GARBAGE, addr)
        request = sip.parse(data)
        answer = self.device.sip
        if request is None or request.method in {None, "ACK"} or answer is None:
            return
        if answer.first_try_silent and not self._known(addr):
            return
        reply = options_answer(self.device, answer, request, addr)
        if answer.delay_ms:
            self._later(answer.delay_ms / 1000, lambda: self._send(reply, addr))
        else:
            self._send(reply, addr)

    def _known(self, addr: Any) -> bool:
        """Whether this asker asked before; forgotten after one answer, and bounded, so that each scan meets the same device."""
        if addr in self._heard:
            self._heard.discard(addr)
            return True
        if len(self._heard) < 1000:
            self._heard.add(addr)
        return False

    def _send(self, data: bytes, addr: Any) -> None:
        transport = self.second or self._transport
        if transport is not None and not transport.is_closing():
            transport.sendto(data, addr)

    def error_received(self, exc: Exception) -> None:
        """An asker that has gone (ICMP, Windows 10054) is no concern of the device."""


class Silent(asyncio.DatagramProtocol):
    """A socket that only sends."""


def page(answer: HttpAnswer, path: str) -> bytes:
    """The HTTP response for a path: the start page, a further document, or 404."""
    document = answer.paths.get(path)
    status = answer.status if path == "/" else 200 if document is not None else 404
    reason = {200: "OK", 401: "Unauthorized", 404: "Not Found"}[status]
    text = (
        document
        if document is not None
        else f"<html><head><title>{answer.title}</title></head><body>{html.escape(answer.body, quote=False)}</body></html>"
    )
    kind = "application/json" if document is not None else "text/html; charset=utf-8"
    body = text.encode() if status != 404 else b""
    lines = [f"HTTP/1.1 {status} {reason}"]
    lines += [f"Server: {answer.server}"] if answer.server else []
    lines += [f'WWW-Authenticate: Basic realm="{answer.realm}"'] if answer.realm else []
    lines += [f"Content-Type: {kind}", f"Content-Length: {len(body)}", "Connection: close", "X-Dialtone: training site"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def page_handler(respond: Callable[[str], bytes]) -> Handler:
    """A server that answers one GET or HEAD per connection; what it can't read it hangs up on."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)
        method, _, rest = head.decode("latin-1").partition("\r\n")[0].partition(" ")
        path = rest.partition(" ")[0].partition("?")[0]
        if method not in {"GET", "HEAD"} or not path.startswith("/"):
            return
        response = respond(path)
        writer.write(response if method == "GET" else response.partition(b"\r\n\r\n")[0] + b"\r\n\r\n")
        await writer.drain()

    return handle


def device_handler(answer: HttpAnswer) -> Handler:
    """The web server of a device."""
    return page_handler(lambda path: page(answer, path))


def sip_device(device: SimulatedDevice, listeners: Listeners) -> SipDevice:
    """The protocol for a device's SIP socket."""
    return SipDevice(device, listeners.later)
