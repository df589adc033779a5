"""DHCP as a client sees it (RFC 2131, RFC 2132, RFC 3396): what others ask, two questions of our own, and what servers answer to them.

Nothing here takes an address (no REQUEST), and no answer is ever built: a second DHCP server on a customer's network would do harm.
"""

import ipaddress
import re
import struct
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

PORT = 67
CLIENT_PORT = 68
MAX_OPTIONS = 256
MAX_LENGTH = 4096
"""Bytes of one option, all its parts together (RFC 3396 sets no bound)."""
MAX_TEXT = 255

Kind = Literal["discover", "request", "inform"]
Answer = Literal["offer", "ack", "nak"]

_FIXED = struct.Struct("!BBBBIHH4s4s4s4s16s64s128s")
_COOKIE = b"\x63\x82\x53\x63"
_KINDS: dict[int, Kind] = {1: "discover", 3: "request", 8: "inform"}
_ANSWERS: dict[int, Answer] = {2: "offer", 5: "ack", 6: "nak"}
_BROADCAST = 0x8000
"""Answer by broadcast: a client without an address, or one that listens beside the system's own, hears nothing else."""
_PAD, _HOSTNAME, _REQUESTED, _OVERLOAD, _TYPE, _VENDOR_CLASS, _END = 0, 12, 50, 52, 53, 60, 255
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_READABLE = re.compile(r"[\x20-\x7e]{3,}")


MASK, ROUTERS, SERVERS, DOMAIN, TIME_SERVERS, VENDOR, LEASE, SERVER = 1, 3, 6, 15, 42, 43, 51, 54
WANTED: tuple[int, ...] = (
    1,
    3,
    6,
    15,
    42,
    43,
    51,
    60,
    66,
    67,
    114,
    120,
    125,
    128,
    132,
    138,
    144,
    150,
    156,
    157,
    159,
    160,
    161,
    176,
    242,
    252,
)
"""Asked for by number (option 55): servers leave out what wasn't, and telephones ask for these."""


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


class Reply(Struct, frozen=True, kw_only=True):
    """A server's answer. `address`: what it offers (yiaddr); `server`: who it says it is (option 54); `options` as they came, bounded."""

    kind: Answer
    xid: int
    mac: str
    server: str | None = None
    address: str | None = None
    relay: str | None = None
    options: dict[int, bytes] = {}

    def addresses(self, code: int) -> tuple[str, ...]:
        """The IPv4 addresses in an option; empty when it isn't there or isn't a list of them."""
        value = self.options.get(code, b"")
        if not value or len(value) % 4:
            return ()
        return tuple(".".join(map(str, value[at : at + 4])) for at in range(0, min(len(value), 64), 4))

    @property
    def lease(self) -> int | None:
        """Seconds that the address may be kept; None when the answer doesn't say (an INFORM's doesn't)."""
        value = self.options.get(LEASE, b"")
        return int.from_bytes(value, "big") if len(value) == 4 else None


def discover(xid: int, mac: str, *, vendor_class: str | None = None) -> bytes:
    """The question which servers there are and what they'd give this card. It takes nothing: only a REQUEST would."""
    return _message(1, xid, mac, None, vendor_class)


def inform(xid: int, mac: str, address: str, *, vendor_class: str | None = None) -> bytes:
    """The question for the options only, from a host that has its address (RFC 2131 4.4.3)."""
    return _message(8, xid, mac, address, vendor_class)


def _message(kind: int, xid: int, mac: str, address: str | None, vendor_class: str | None) -> bytes:
    own = ipaddress.IPv4Address(address).packed if address else bytes(4)
    flags = 0 if address else _BROADCAST
    fixed = _FIXED.pack(1, 1, 6, 0, xid, 0, flags, own, bytes(4), bytes(4), bytes(4), bytes.fromhex(mac.replace(":", "")), b"", b"")
    options = [(_TYPE, bytes((kind,))), (55, bytes(WANTED)), (57, (1472).to_bytes(2, "big"))]
    if vendor_class:
        options.append((_VENDOR_CLASS, vendor_class.encode("ascii", "replace")[:MAX_TEXT]))
    body = fixed + _COOKIE + b"".join(bytes((code, len(value))) + value for code, value in options) + bytes((_END,))
    return body.ljust(300, b"\0")  # some relays drop what is shorter than BOOTP was (RFC 1542 2.1)


def reply(data: bytes) -> Reply | None:
    """A datagram as a server's OFFER, ACK or NAK for an Ethernet card; None for anything else. Never raises."""
    if len(data) < _FIXED.size + len(_COOKIE):
        return None
    operation, hardware, length, _, xid, _, _, _, yours, _, relay, card, server_name, file = _FIXED.unpack_from(data)
    if operation != 2 or hardware != 1 or length != 6 or data[_FIXED.size : _FIXED.size + 4] != _COOKIE:
        return None
    options = _options(data[_FIXED.size + 4 :], file, server_name)
    kind = _ANSWERS.get((options.get(_TYPE) or b"\0")[0])
    if kind is None:
        return None
    return Reply(
        kind=kind,
        xid=xid,
        mac=card[:6].hex(":"),
        server=_address(options.get(SERVER, b"")),
        address=_address(yours),
        relay=_address(relay),
        options={code: value for code, value in options.items() if code != _TYPE},
    )


_LISTS = frozenset({MASK, ROUTERS, SERVERS, TIME_SERVERS, SERVER, 138, 150})
_NUMBERS = frozenset({LEASE, 58, 59})


def shown(code: int, value: bytes) -> str:
    """An option's value for people: addresses, seconds, text, or its octets in hexadecimal where it is none of these."""
    if code in _LISTS and value and len(value) % 4 == 0:
        return " ".join(".".join(map(str, value[at : at + 4])) for at in range(0, min(len(value), 64), 4))
    if code in _NUMBERS and len(value) == 4:
        return str(int.from_bytes(value, "big"))
    if code == 120:
        return _sip_servers(value)
    plain = value.rstrip(b"\0")[:MAX_TEXT]
    if plain and all(32 <= octet < 127 for octet in plain):
        return plain.decode("ascii").strip()
    return f"0x{value[:64].hex()}"


def _sip_servers(value: bytes) -> str:
    """Option 120 (RFC 3361): a first octet says whether names (0) or addresses (1) follow."""
    if value[:1] == b"\1" and len(value) % 4 == 1:
        return shown(ROUTERS, value[1:])
    names: list[str] = []
    labels: list[str] = []
    at = 1
    while value[:1] == b"\0" and at < len(value) and value[at] < 64 and len(names) < 8:
        size = value[at]
        if size:
            labels.append(value[at + 1 : at + 1 + size].decode("ascii", "replace"))
        elif labels:
            names.append(".".join(labels))
            labels = []
        at += 1 + size
    return " ".join(_CONTROL.sub("?", name) for name in names) or f"0x{value[:64].hex()}"
