"""SIP messages as bytes and values: as tolerant as real phones need, and never larger than a datagram (RFC 3261, RFC 3581).

The parser takes what hostile or careless equipment sends: it never raises, it is bounded, and it says `None` to what is not SIP. The
builders write only what a line may hold: line breaks in a value are removed, so no caller can smuggle a header in.
"""

import ipaddress
import re
from collections.abc import Iterable

from msgspec import Struct

MAX_MESSAGE = 65_536
"""Bytes that are looked at; a UDP datagram is never larger."""
MAX_HEADERS = 256
MAX_VALUE = 8_192
VERSION = "SIP/2.0"
USER = "dialtone"
"""The user part of our own addresses."""

COMPACT = {
    "a": "accept-contact",
    "b": "referred-by",
    "c": "content-type",
    "e": "content-encoding",
    "f": "from",
    "i": "call-id",
    "k": "supported",
    "l": "content-length",
    "m": "contact",
    "o": "event",
    "r": "refer-to",
    "s": "subject",
    "t": "to",
    "u": "allow-events",
    "v": "via",
    "x": "session-expires",
}
"""One-letter header names (RFC 3261 7.3.3 and the IANA registry) and their full names in lower case."""

_STATUS = re.compile(r"SIP/2\.0[ \t]+([1-6][0-9]{2})(?:[ \t]+(.*))?", re.IGNORECASE)
_REQUEST = re.compile(r"([A-Za-z][A-Za-z0-9.!%*_+`'~-]{0,31})[ \t]+([^ \t]{1,2048})[ \t]+SIP/2\.0", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9.!%*_+`'~-]{1,64}")
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""Control characters, and what turns the direction of a text around or takes no room: a name must be what it looks like."""
_TARGET = re.compile(r"(?:z9hg4bk)?dt-([0-9a-z]{1,32})-([0-9a-f]{8}|[0-9a-f]{32})-([0-9]{1,5})(?:@.*)?")
_CONTACT = re.compile(r"sips?:(?:([^@<>\s;?]{0,256})@)?(?:\[([0-9a-f:.]{2,45})\]|([0-9.]{7,15})(?![a-z0-9.-]))", re.IGNORECASE)
_INSTANCE = re.compile(r'\+sip\.instance[ ]?=[ ]?"?<?urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9a-f])', re.IGNORECASE)

_ENDS = (b"\r\n\r\n", b"\n\n")
"""What ends the headers."""

Headers = tuple[tuple[str, str], ...]


class Via(Struct, frozen=True):
    """The topmost Via: where a reply is sent, and (`received`, `rport`) what the other side saw as our address (RFC 3581)."""

    transport: str
    host: str
    port: int | None
    params: dict[str, str]

    @property
    def branch(self) -> str | None:
        """The transaction's branch."""
        return self.params.get("branch")

    @property
    def received(self) -> str | None:
        """Our address as the other side saw it."""
        return self.params.get("received")

    @property
    def rport(self) -> int | None:
        """Our port as the other side saw it; None where it did not say."""
        return _port(self.params.get("rport", ""))


class SipMessage(Struct, frozen=True):
    """A request (`method`, `uri`) or a response (`status`, `reason`); names and order of headers as received."""

    start_line: str
    status: int | None
    method: str | None
    headers: Headers
    body: bytes = b""

    @property
    def uri(self) -> str | None:
        """The request's target."""
        return self.start_line.split()[1] if self.method else None

    @property
    def reason(self) -> str | None:
        """The response's reason phrase; empty where the device left it out."""
        if self.status is None:
            return None
        parts = self.start_line.split(None, 2)
        return parts[2] if len(parts) > 2 else ""

    def header(self, name: str) -> str | None:
        """The first value of a header by its full or compact name, whatever its case."""
        found = self.values(name)
        return found[0] if found else None

    def values(self, name: str) -> tuple[str, ...]:
        """All values of a header, in order, one for each header line."""
        wanted = _full(name)
        return tuple(value for given, value in self.headers if _full(given) == wanted)

    @property
    def call_id(self) -> str | None:
        """The Call-ID."""
        return self.header("call-id")

    @property
    def via(self) -> Via | None:
        """The topmost Via, or None where it is missing or unreadable."""
        return _via(self.header("via") or "")

    @property
    def contacts(self) -> tuple[tuple[str, str], ...]:
        """User part (perhaps empty) and IP address of each Contact that names one."""
        found = ((match[1] or "", match[2] or match[3]) for value in self.values("contact") for match in _CONTACT.finditer(value))
        return tuple((user, str(address)) for user, text in found if (address := _address(text)))

    @property
    def instance(self) -> str | None:
        """The UUID by which the device tells itself apart (RFC 5626 4.1), in lower case; None without one."""
        return next((match[1].lower() for value in self.values("contact") if (match := _INSTANCE.search(value))), None)

    @property
    def cseq_method(self) -> str | None:
        """The method that the CSeq names."""
        parts = (self.header("cseq") or "").split()
        return parts[1].upper() if len(parts) > 1 else None


def _full(name: str) -> str:
    lower = name.strip().lower()
    return COMPACT.get(lower, lower)


def _port(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 5 and 0 < int(text) < 65_536 else None


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def _via(value: str) -> Via | None:
    sent, *params = value.split(",", 1)[0].split(";")
    protocol, _, where = sent.strip().partition(" ")
    transport = protocol.rpartition("/")[2].strip()
    where = where.strip()
    if not transport or not where:
        return None
    host, _, port = where.rpartition(":")
    if where.startswith("["):
        host, _, rest = where[1:].partition("]")
        port = rest.lstrip(":")
    elif not host:
        host, port = where, ""
    pairs = (part.partition("=") for part in params[:32])
    return Via(transport.upper(), host, _port(port), {name.strip().lower(): text.strip() for name, _, text in pairs})


def parse(data: bytes) -> SipMessage | None:
    """A datagram as a message, or None when it is not SIP. Never raises; looks at 64 KiB, 256 headers and 8192 characters of a value.

    Accepts what phones really send: compact names, any case, no space after the colon, bare LF, folded lines, blank lines in front, and
    an end without an empty line.
    """
    head, body = _split(data[:MAX_MESSAGE].lstrip(b"\r\n\x00 "))
    lines = head.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start = _clean(lines[0])
    status = _STATUS.fullmatch(start)
    request = None if status else _REQUEST.fullmatch(start)
    if not status and not request:
        return None
    headers = _headers(lines[1:])
    message = SipMessage(start, int(status[1]) if status else None, request[1].upper() if request else None, headers, body)
    length = message.header("content-length") or ""
    if length.isascii() and length.isdigit() and len(length) < 7 and int(length) < len(body):
        message = SipMessage(message.start_line, message.status, message.method, headers, body[: int(length)])
    return message


def _split(data: bytes) -> tuple[bytes, bytes]:
    ends = [(at, len(mark)) for mark in _ENDS if (at := data.find(mark)) >= 0]
    if not ends:
        return data, b""
    at, width = min(ends)
    return data[:at], data[at + width :]


def _headers(lines: Iterable[str]) -> Headers:
    headers: list[tuple[str, str]] = []
    for line in lines:
        if line[:1] in {" ", "\t"} and headers:
            name, value = headers[-1]
            if len(value) < MAX_VALUE:
                headers[-1] = name, f"{value} {_clean(line)}".strip()[:MAX_VALUE]
            continue
        name, colon, value = line.partition(":")
        name = name.strip()
        if colon and _NAME.fullmatch(name) and len(headers) < MAX_HEADERS:
            headers.append((name, _clean(value)))
    return tuple(headers)


def _clean(text: str) -> str:
    """One line without control characters (they would reach screens and reports), bounded."""
    return _CONTROL.sub("", text[: MAX_VALUE * 2]).strip()[:MAX_VALUE].rstrip()


def frame(buffer: bytes) -> int | None:
    """How many bytes the first message of a stream takes (RFC 3261 18.3), leading blank lines included; None while it is incomplete.

    Blank lines alone (a keep-alive, RFC 5626 3.5.1) are no message yet, and bare LF ends lines as in `parse`. A buffer beyond 64 KiB
    without an end counts as one message of its whole length, so a stream cannot fill memory.
    """
    start = len(buffer) - len(buffer.lstrip(b"\r\n"))
    end = min((at + len(mark) for mark in _ENDS if (at := buffer.find(mark, start)) >= 0), default=-1)
    message = parse(buffer[start:end]) if end >= 0 else None
    length = (message.header("content-length") if message else None) or "0"
    needed = end + (int(length) if length.isascii() and length.isdigit() and len(length) < 6 else 0)
    if end >= 0 and len(buffer) >= needed:
        return needed
    return len(buffer) if len(buffer) > MAX_MESSAGE else None


def host_text(host: str) -> str:
    """A host as it stands in a URI: IPv6 addresses in brackets."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def options_request(  # noqa: PLR0913, PLR0917 - each is a field of the message; a struct for one call would only move them
    target_host: str,
    target_port: int,
    local_host: str,
    local_port: int,
    transport: str,
    call_id: str,
    branch: str,
    tag: str,
    *,
    user_agent: str = "Dialtone",
    extra_headers: Iterable[tuple[str, str]] = (),
) -> bytes:
    """An OPTIONS that asks a device what it is (RFC 3261 11.1). It calls nobody and changes nothing.

    `branch` gets the magic cookie where it lacks it; `rport` asks the other side for the address it sees (RFC 3581).
    """
    way = transport.upper()
    suffix = "" if way == "UDP" else f";transport={way.lower()}"
    uri = f"sip:{host_text(target_host)}:{target_port}{suffix}"
    local = f"{host_text(local_host)}:{local_port}"
    cookie = branch if branch.startswith("z9hG4bK") else f"z9hG4bK{branch}"
    headers = [
        ("Via", f"{VERSION}/{way} {local};branch={cookie};rport"),
        ("Max-Forwards", "70"),
        ("From", f"<sip:{USER}@{local}>;tag={tag}"),
        ("To", f"<{uri}>"),
        ("Call-ID", call_id),
        ("CSeq", "1 OPTIONS"),
        ("Contact", f"<sip:{USER}@{local}{suffix}>"),
        ("Accept", "application/sdp"),
        ("User-Agent", user_agent),
        *extra_headers,
    ]
    return build(f"OPTIONS {uri} {VERSION}", headers)


def response(
    request: SipMessage,
    status: int,
    reason: str,
    extra_headers: Iterable[tuple[str, str]] = (),
    body: bytes = b"",
    *,
    received: tuple[str, int] | None = None,
    to_tag: str = "dialtone",
) -> bytes:
    """The response to a request (RFC 3261 8.2.6): Via, From, To, Call-ID and CSeq copied, a tag added to To.

    `received`: the address and port the request came from, written into the topmost Via where it asked for `rport` (RFC 3581).
    """
    headers: list[tuple[str, str]] = []
    for number, value in enumerate(request.values("via")):
        headers.append(("Via", _received(value, received) if received and number == 0 else value))
    for name in ("From", "To", "Call-ID", "CSeq"):
        copied = request.header(name)
        if copied is not None:
            untagged = name == "To" and status > 100 and ";tag=" not in copied.lower()
            headers.append((name, f"{copied};tag={to_tag}" if untagged else copied))
    return build(f"{VERSION} {status} {reason}", [*headers, *extra_headers], body)


def _received(via: str, source: tuple[str, int]) -> str:
    first, comma, rest = via.partition(",")
    parts = [part for part in first.split(";") if not part.strip().lower().startswith("received=")]
    asked = any(part.strip().lower().partition("=")[0] == "rport" for part in parts)
    kept = [part for part in parts if part.strip().lower().partition("=")[0] != "rport"]
    extra = [f"received={source[0]}"] + ([f"rport={source[1]}"] if asked else [])
    return ";".join([*kept, *extra]) + comma + rest


def build(start_line: str, headers: Iterable[tuple[str, str]], body: bytes = b"") -> bytes:
    """A message from its parts, Content-Length added. Line breaks and control characters in values are removed."""
    lines = [_clean(start_line), *(f"{_clean(name)}: {_clean(value)}" for name, value in headers), f"Content-Length: {len(body)}"]
    return "\r\n".join(lines).encode("utf-8", "replace") + b"\r\n\r\n" + body


def target_call_id(run: str, ip: str, port: int) -> str:
    """A Call-ID that says which address and port was asked, so that a reply from another address finds its question.

    `run`: a token of this run, 1 to 32 of [0-9a-z], so that late replies to an earlier run are not mistaken for this one's.
    """
    return f"{_target(run, ip, port)}@dialtone"


def target_branch(run: str, ip: str, port: int) -> str:
    """A branch that says the same, for devices that do not return the Call-ID as it was."""
    return f"z9hG4bK{_target(run, ip, port)}"


def _target(run: str, ip: str, port: int) -> str:
    return f"dt-{run}-{ipaddress.ip_address(ip).packed.hex()}-{port}"


def call_id_target(text: str, run: str | None = None) -> tuple[str, int] | None:
    """The address and port that `target_call_id` or `target_branch` wrote; None when it is not of this run. Without `run`, of any run."""
    match = _TARGET.fullmatch(text.strip().lower())
    port = _port(match[3]) if match else None
    if not match or (run is not None and match[1] != run) or port is None:
        return None
    return str(ipaddress.ip_address(bytes.fromhex(match[2]))), port
