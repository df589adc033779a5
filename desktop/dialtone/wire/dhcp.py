"""What a DHCP client says of itself when it asks for an address: its card, its maker's class and its name (RFC 2131, RFC 2132, RFC 3396).

Only the client's side is read, and nothing is built: a second DHCP server on a customer's network would do harm.
"""

import re
import struct
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

PORT = 67
MAX_OPTIONS = 256
MAX_LENGTH = 4096
"""Bytes of one option, all its parts together (RFC 3396 sets no bound)."""
MAX_TEXT = 255

Kind = Literal["discover", "request", "inform"]

_FIXED = struct.Struct("!BBBBIHH4s4s4s4s16s64s128s")
_COOKIE = b"\x63\x82\x53\x63"
_KINDS: dict[int, Kind] = {1: "discover", 3: "request", 8: "inform"}
_PAD, _HOSTNAME, _REQUESTED, _OVERLOAD, _TYPE, _VENDOR_CLASS, _END = 0, 12, 50, 52, 53, 60, 255
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_READABLE = re.compile(r"[\x20-\x7e]{3,}")


class Question(Struct, frozen=True, kw_only=True):
    """A client's question. `mac`: chaddr as «aa:bb:cc:dd:ee:ff»; `address`: the one it has (ciaddr); `requested`: the one it would like."""

    kind: Kind
    mac: str
    address: str | None = None
    requested: str | None = None
    vendor_class: str | None = None
    hostname: str | None = None


def parse(data: bytes) -> Question | None:
    """A datagram as a client's DISCOVER, REQUEST or INFORM over Ethernet or Wi-Fi; None for anything else. Never raises."""
    if len(data) < _FIXED.size + len(_COOKIE):
        return None
    operation, hardware, length, _, _, _, _, client, _, _, _, card, server_name, file = _FIXED.unpack_from(data)
    if operation != 1 or hardware != 1 or length != 6 or data[_FIXED.size : _FIXED.size + 4] != _COOKIE:
        return None
    options = _options(data[_FIXED.size + 4 :], file, server_name)
    kind = _KINDS.get((options.get(_TYPE) or b"\0")[0])
    if kind is None:
        return None
    return Question(
        kind=kind,
        mac=card[:6].hex(":"),
        address=_address(client),
        requested=_address(options.get(_REQUESTED, b"")),
        vendor_class=_text(options.get(_VENDOR_CLASS, b"")),
        hostname=_text(options.get(_HOSTNAME, b"")),
    )


def _options(field: bytes, file: bytes, server_name: bytes) -> dict[int, bytes]:
    """All options, also those that option 52 puts in «file» and «sname» (RFC 2131 4.1); parts are joined in that order (RFC 3396 7)."""
    found: dict[int, bytes] = {}
    _collect(field, found)
    overload = (found.get(_OVERLOAD) or b"\0")[0]
    if overload & 1:
        _collect(file, found)
    if overload & 2:
        _collect(server_name, found)
    return found


def _collect(field: bytes, found: dict[int, bytes]) -> None:
    for number, (code, value) in enumerate(_walk(field)):
        if number >= MAX_OPTIONS:
            return
        found[code] = (found.get(code, b"") + value)[:MAX_LENGTH]


def _walk(field: bytes) -> Iterator[tuple[int, bytes]]:
    """One option after another, to the end mark; one that is cut short ends it too."""
    at = 0
    while at < len(field) and field[at] != _END:
        if field[at] == _PAD:
            at += 1
            continue
        if at + 1 >= len(field) or at + 2 + field[at + 1] > len(field):
            return
        yield field[at], field[at + 2 : at + 2 + field[at + 1]]
        at += 2 + field[at + 1]


def _address(value: bytes) -> str | None:
    return ".".join(map(str, value)) if len(value) == 4 and any(value) else None


def _text(value: bytes) -> str | None:
    """An option as text: some makers end it with NUL, others put binary in it; of that the readable parts are kept, else its digits."""
    plain = value.rstrip(b"\0")[:MAX_TEXT]
    try:
        text = plain.decode("utf-8")
    except UnicodeDecodeError:
        text = plain.decode("latin-1")
    if _CONTROL.search(text):
        text = " ".join(_READABLE.findall(plain.decode("latin-1"))) or f"0x{plain.hex()}"
    return text.strip() or None
