"""Answers of web servers in devices (RFC 9112), read leniently: what came is cut to a bound, and what is malformed says as much as it can.

Taken as well: bare LF or CR as line ends, folded headers (RFC 9112 5.2), no blank line before the page, a page without any head (HTTP/0.9),
chunks that are cut off, and compression that nobody asked for, also without a header that says so.
"""

import re
import zlib
from collections.abc import Sequence

from msgspec import Struct

MAX_BYTES = 65_536
"""Of an answer, and of its body when unpacked: a few bytes of compressed zeros would fill memory."""
MAX_HEADERS = 100
MAX_VALUE = 2_048
_STATUS = re.compile(rb"HTTP/[0-9](?:\.[0-9])? {1,4}([0-9]{3})(?![0-9])")
_HEAD_END = re.compile(rb"\r?\n\r?\n|\r\r|[\r\n](?=<)")
_LINE_END = re.compile(rb"\r\n|\n|\r")
_CHUNK = re.compile(rb"\s{0,4}([0-9a-fA-F]{1,8})[^\r\n]{0,200}\r?\n")
_LAST_CHUNK = re.compile(rb"(?:^|\n)0{1,8}(?:;[^\r\n]{0,200})?\r?\n(?:[^\r\n]{1,500}\r?\n){0,8}\r?\n?\Z")
_INTERIM = 4
_NO_BODY = {204, 304}


class HttpAnswer(Struct, frozen=True, kw_only=True):
    """An answer: the status (None for a page without a head), headers in order with lower-case names, and the body, unpacked."""

    status: int | None
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """The first header of this (lower-case) name."""
        return next((value for key, value in self.headers if key == name), None)


def parse(data: bytes) -> HttpAnswer | None:
    """The first final answer in `data`, or None where it is no HTTP. Never raises."""
    data = data[:MAX_BYTES].lstrip(b"\r\n \t")
    for _ in range(_INTERIM):
        status = _STATUS.match(data)
        if status is None:
            return HttpAnswer(status=None, body=data) if data.startswith(b"<") else None
        head, body = _split(data)
        if not 100 <= int(status[1]) < 200 or int(status[1]) == 101:
            headers = _headers(head)
            return HttpAnswer(status=int(status[1]), headers=headers, body=_unpacked(body, headers))
        data = body.lstrip(b"\r\n")
    return None


def complete(data: bytes) -> bool:
    """Whether all of an answer has come, so that nobody needs to wait for the connection's end."""
    if len(data) >= MAX_BYTES:
        return True
    status, end = _STATUS.match(data), _HEAD_END.search(data)
    if status is None or end is None or int(status[1]) < 200:
        return False
    head, body = _split(data)
    headers = dict(_headers(head))
    if int(status[1]) in _NO_BODY:
        return True
    if "chunked" in headers.get("transfer-encoding", "").lower():
        return _LAST_CHUNK.search(body[-4096:]) is not None
    length = headers.get("content-length", "").strip()
    return length.isascii() and length.isdigit() and len(length) < 10 and len(body) >= int(length)


def _split(data: bytes) -> tuple[bytes, bytes]:
    end = _HEAD_END.search(data)
    return (data[: end.start()], data[end.end() :]) if end else (data, b"")


def _headers(head: bytes) -> tuple[tuple[str, str], ...]:
    lines: list[bytes] = []
    for line in _LINE_END.split(head)[1:]:
        if line[:1] in {b" ", b"\t"} and lines:
            lines[-1] += b" " + line.strip()
        elif len(lines) < MAX_HEADERS:
            lines.append(line)
    found = []
    for line in lines:
        name, colon, value = line[: MAX_VALUE * 2].partition(b":")
        if colon and name.strip():
            found.append((name.strip().lower().decode("ascii", "replace")[:64], _text(value.strip()[:MAX_VALUE])))
    return tuple(found)


def _text(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _unpacked(body: bytes, headers: Sequence[tuple[str, str]]) -> bytes:
    said = dict(reversed(headers))
    if "chunked" in said.get("transfer-encoding", "").lower():
        body = _joined(body)
    encoding = said.get("content-encoding", "").lower()
    if "gzip" in encoding or body.startswith(b"\x1f\x8b"):
        return _inflated(body, 31)
    if "deflate" in encoding:
        return _inflated(body, 15) or _inflated(body, -15)
    return body[:MAX_BYTES]


def _joined(body: bytes) -> bytes:
    """Chunks put together (RFC 9112 7.1) as far as they came; a body that isn't in chunks after all stays as it is."""
    joined, at = bytearray(), 0
    while (size := _CHUNK.match(body, at)) is not None:
        length = int(size[1], 16)
        if not length:
            return bytes(joined)
        joined += body[size.end() : size.end() + length]
        at = size.end() + length
    return bytes(joined) if at else body


def _inflated(body: bytes, window: int) -> bytes:
    """Unpacked up to the bound; what came before a fault is kept."""
    unpacking, found = zlib.decompressobj(window), bytearray()
    try:
        for start in range(0, len(body), 1024):
            found += unpacking.decompress(body[start : start + 1024], MAX_BYTES - len(found))
            if len(found) >= MAX_BYTES or unpacking.eof:
                break
    except zlib.error:
        pass
    return bytes(found)
