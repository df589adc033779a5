"""SSDP: the question to all UPnP devices, their answers and announcements, and the description they point to (UPnP DA 1.1, 1.2 and 2.3)."""

import ipaddress
import re
from urllib.parse import urlsplit

from msgspec import Struct

from dialtone.wire import plain_xml

GROUP = "239.255.255.250"
PORT = 1900
MAX_MESSAGE = 8_192
MAX_HEADERS = 64
MAX_VALUE = 512
MAX_PATH = 1_024
_START = re.compile(rb"(?:HTTP/1\.[01] (200)(?: [^\r\n]{0,100})?|(NOTIFY) \* HTTP/1\.[01])[ \t]{0,8}\r?\n", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_RAW_PRINTING = range(9100, 9110)
"""What arrives there is printed, a request of ours too."""


class Announcement(Struct, frozen=True, kw_only=True):
    """An answer or announcement. `target`: what it is about (ST or NT); `leaving`: it says goodbye."""

    target: str = ""
    name: str = ""
    server: str = ""
    location: str = ""
    leaving: bool = False

    @property
    def device_type(self) -> str | None:
        """The type in the target («urn:…:device:Printer:1»), or None where it is about a service or just a root device."""
        return self.target if ":device:" in self.target.lower() else None


class Description(Struct, frozen=True, kw_only=True):
    """What the root device's description says."""

    manufacturer: str | None = None
    model: str | None = None
    device_type: str | None = None
    name: str | None = None
    serial: str | None = None


class Location(Struct, frozen=True):
    """Where a description may be fetched."""

    port: int
    path: str


def search(target: str, seconds: int = 2) -> bytes:
    """An M-SEARCH (1.3.2) for `target`; devices spread their answers over `seconds` (MX)."""
    lines = ("M-SEARCH * HTTP/1.1", f"HOST: {GROUP}:{PORT}", 'MAN: "ssdp:discover"', f"MX: {seconds}", f"ST: {target}", "", "")
    return "\r\n".join(lines).encode("ascii")


def parse(data: bytes) -> Announcement | None:
    """A datagram as an answer or an announcement; None for a question of others and for anything else. Never raises."""
    start = _START.match(data[:MAX_MESSAGE])
    if start is None:
        return None
    headers: dict[str, str] = {}
    for line in data[start.end() : MAX_MESSAGE].split(b"\n")[:MAX_HEADERS]:
        name, colon, value = line.partition(b":")
        if not line.strip():
            break
        if colon:
            headers.setdefault(name.strip().lower().decode("ascii", "replace")[:64], _clean(value))
    target = headers.get("st" if start[1] else "nt", "")
    if not target and not headers.get("usn"):
        return None  # some other HTTP: an answer names what it is about
    return Announcement(
        target=target,
        name=headers.get("usn", ""),
        server=headers.get("server", ""),
        location=headers.get("location", ""),
        leaving=headers.get("nts", "").lower() == "ssdp:byebye",
    )


def _clean(value: bytes) -> str:
    return _CONTROL.sub("", value[: MAX_VALUE * 4].decode("utf-8", "replace")).strip()[:MAX_VALUE]


def location(text: str, ip: str) -> Location | None:
    """Where the description is, if that is on the device that answered and fetching it can do no harm there; else None.

    Anybody can send an answer in another's name, so no URL of a third is fetched, and none at ports where a request would be printed or
    taken for something else than a question (below 1024, other than 80).
    """
    try:
        parts = urlsplit(text)
        port = parts.port or 80
        host = ipaddress.ip_address(parts.hostname or "")
        same = host == ipaddress.ip_address(ip)
    except ValueError:
        return None
    if parts.scheme.lower() != "http" or not same or parts.username is not None or (port != 80 and port < 1024) or port in _RAW_PRINTING:
        return None
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Location(port, path) if len(path) <= MAX_PATH and path.isascii() and path.isprintable() and " " not in path else None


def description(data: bytes) -> Description | None:
    """A device description as the few fields that tell what it is; None where it is none (see `plain_xml`)."""
    root = plain_xml.read(data)
    device = next(root.every("device"), None) if root else None
    if device is None:
        return None
    own = plain_xml.Element("device", children=[child for child in device.children if child.name.lower() != "devicelist"])
    model, number = own.first("modelName"), own.first("modelNumber")
    if model and number and number.lower() not in model.lower():
        model = f"{model} {number}"
    return Description(
        manufacturer=_short(own.first("manufacturer")),
        model=_short(model or number),
        device_type=_short(own.first("deviceType")),
        name=_short(own.first("friendlyName")),
        serial=_short(own.first("serialNumber")),
    )


def _short(value: str | None) -> str | None:
    return _CONTROL.sub("", value)[:MAX_VALUE] or None if value else None
