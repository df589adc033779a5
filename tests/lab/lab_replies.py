"""How devices answer a SIP OPTIONS, also the careless and the broken ones: one function per habit (`quirk` in office.toml)."""

import asyncio
import os
import socket

from dialtone.wire import sip


class Peer:
    """One address and port of a device, and the further sockets that some habits need."""

    def __init__(self, device, *, reader_port, ip=None):
        self.device = device
        self.ip = ip or device.ip
        self.port = reader_port
        self.entry = device.entry
        self.transport = None
        self.other = None

    async def open(self):
        quirk = self.entry.get("quirk")
        local = {
            "other-port": (self.ip, 5062),
            "random-port": (self.ip, 0),
            "other-address": (self.entry.get("answers_from", self.ip), self.port),
        }
        if quirk in local:
            sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            sock.bind(local[quirk])
            sock.setblocking(False)
            self.other, _ = await asyncio.get_running_loop().create_datagram_endpoint(asyncio.DatagramProtocol, sock=sock)


def replies(peer, data, source, way):
    """What goes back: (after how many seconds, bytes, from which transport or None for the one that was asked)."""
    request = sip.parse(data)
    method = (request.method if request else None) or "garbage"
    peer.device.segment.hear(peer.device.ip, f"sip-{way}:{method}")
    quirk = peer.entry.get("quirk", "")
    if quirk == "echo":
        return [(0, data, None)]
    if quirk == "not-sip":
        return [(0, b"HTTP/1.0 400 Bad Request\r\nServer: nothing\r\n\r\n", None), (0, os.urandom(300), None)]
    if request is None or method != "OPTIONS":
        return []
    good = answer(peer.entry, request, source)
    sender = peer.other if quirk in {"other-port", "random-port", "other-address"} else None
    broken = BROKEN.get(quirk)
    return [
        (peer.entry.get("delay", 0) + number * 0.05, reply, sender)
        for number, reply in enumerate(broken(good, request) if broken else [good])
    ]


def answer(entry, request, source):
    status = entry.get("status", 200)
    headers = [(entry.get("header", "User-Agent"), entry["sip"])] if entry["sip"] else []
    headers += [(name, value) for name, value in entry.get("headers", {}).items()]
    return sip.response(
        request, status, {200: "OK"}.get(status, "No"), [*headers, ("Allow", "INVITE, ACK, OPTIONS, BYE, CANCEL")], received=source
    )


def _compact(good, _request):
    for long, short in (
        (b"Via: ", b"v:"),
        (b"From: ", b"f:"),
        (b"To: ", b"t:"),
        (b"Call-ID: ", b"i:"),
        (b"Content-Length: ", b"l:"),
        (b"User-Agent: ", b"User-Agent:"),
    ):
        good = good.replace(long, short)
    return [good]


def _huge(good, _request):
    head, _, body = good.partition(b"\r\n\r\n")
    return [head + b"".join(b"\r\nX-Filler-%d: " % n + b"a" * 500 for n in range(90)) + b"\r\n\r\n" + body]


def _truncated(good, _request):
    return [good[: good.index(b"Allow:") + 12]]


def _wrong_length(good, _request):
    return [
        good.replace(b"Content-Length: 0", b"Content-Length: 99999") + b"v=0",
        good.replace(b"Content-Length: 0", b"Content-Length: -1"),
    ]


def _binary(good, _request):
    return [b"\0\0\r\n" + good.replace(b"Allow:", b"X-\xff\xfe: \x80\x00\x01\xc3\r\nAllow:") + os.urandom(700)]


def _garbage_first(good, _request):
    return [b"\xff" * 40, b"SIP/2.0 \r\n\r\n", b"SIP/2.0 999999999999 x\r\nUser-Agent: liar\r\n\r\n", good]


def _asks_back(good, request):
    own = request.via
    return [
        sip.options_request(own.host, own.port or 5060, "192.0.2.1", 5060, "UDP", request.call_id, "1234", "5678", user_agent="asks back"),
        good,
    ]


def _trying(good, _request):
    head, _, rest = good.partition(b"\r\n")
    del head
    lines = [line for line in rest.split(b"\r\n") if not line.startswith((b"User-Agent", b"Allow"))]
    return [b"SIP/2.0 100 Trying\r\n" + b"\r\n".join(lines), good]


BROKEN = {
    "compact": _compact,
    "no-end": lambda good, _request: [good.rstrip(b"\r\n")],
    "bare-lf": lambda good, _request: [good.replace(b"\r\n", b"\n")],
    "upper": lambda good, _request: [good.replace(b"User-Agent: ", b"USER-AGENT :\t").replace(b"Call-ID", b"CALL-ID")],
    "folded": lambda good, _request: [good.replace(b"User-Agent: ", b"User-Agent:\r\n  ")],
    "huge": _huge,
    "truncated": _truncated,
    "wrong-length": _wrong_length,
    "binary": _binary,
    "garbage-first": _garbage_first,
    "asks-back": _asks_back,
    "trying": _trying,
    "storm": lambda good, _request: [good] * 40,
}
"""Habit → the datagrams that come instead of the good reply."""
