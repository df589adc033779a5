"""WS-Discovery: the question to all devices and their answers (WS-Discovery April 2005, which ONVIF and Windows devices speak).

Door stations and cameras tell their model and often their MAC address in «scopes» (ONVIF Core Specification 7.3.2), printers their type.
"""

import html
import ipaddress
import re
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from dialtone.wire import plain_xml

GROUP = "239.255.255.250"
PORT = 3702
CAMERA = "dn:NetworkVideoTransmitter"
"""What ONVIF devices answer to; some answer to nothing else, and others not to it."""
MAX_MATCHES = 16
MAX_SCOPES = 64
MAX_SCOPE = 256
_MAC = re.compile(r"/mac(?:[_-]?address)?/((?:[0-9a-f]{2}[:-]?){5}[0-9a-f]{2})$", re.IGNORECASE)
_SERIAL = re.compile(r"/serial(?:[_-]?number)?/([\w-]{5,64})$", re.IGNORECASE)
_TELLING = re.compile(r"/(?:hardware|name|type|model|manufacturer|mac|serial)", re.IGNORECASE)
_PROBE = """<?xml version="1.0" encoding="UTF-8"?>
<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope" xmlns:w="http://schemas.xmlsoap.org/ws/2004/08/addressing" \
xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery" xmlns:dn="http://www.onvif.org/ver10/network/wsdl"><e:Header>\
<w:MessageID>{message}</w:MessageID><w:To>urn:schemas-xmlsoap-org:ws:2005:04:discovery</w:To>\
<w:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe</w:Action></e:Header><e:Body><d:Probe>{types}</d:Probe></e:Body></e:Envelope>"""


class Match(Struct, frozen=True, kw_only=True):
    """One device that answered. `scopes`: decoded, the telling ones first; `mac` as written; `addresses`: where it can be reached."""

    types: str = ""
    scopes: tuple[str, ...] = ()
    mac: str | None = None
    serial: str | None = None
    addresses: tuple[str, ...] = ()


def probe(message: str, types: str = "") -> bytes:
    """A Probe for devices of these types; empty asks all. `message`: a URI that nobody used before («urn:uuid:…»)."""
    return _PROBE.format(message=html.escape(message), types=f"<d:Types>{html.escape(types)}</d:Types>" if types else "").encode()


def parse(data: bytes) -> tuple[Match, ...] | None:
    """A datagram as the devices of a ProbeMatches; None for anything else. Never raises; bounded as `plain_xml` is."""
    root = plain_xml.read(data)
    if root is None or root.name != "Envelope":
        return None
    body = next((child for child in root.children if child.name == "Body"), None)
    answer = next((child for child in body.children if child.name == "ProbeMatches"), None) if body else None
    if answer is None:
        return None
    matches = [child for child in answer.children if child.name == "ProbeMatch"]
    return tuple(_match(match) for match in matches[:MAX_MATCHES])


def _match(element: plain_xml.Element) -> Match:
    scopes = [unquote(scope[: MAX_SCOPE * 3])[:MAX_SCOPE] for scope in (element.first("Scopes") or "").split()[:MAX_SCOPES]]
    addresses = dict.fromkeys(ip for url in (element.first("XAddrs") or "").split()[:8] if (ip := _address(url)))
    return Match(
        types=(element.first("Types") or "")[:512],
        scopes=tuple(sorted(scopes, key=lambda scope: not _TELLING.search(scope))),
        mac=next((match[1] for scope in scopes if (match := _MAC.search(scope))), None),
        serial=next((match[1] for scope in scopes if (match := _SERIAL.search(scope))), None),
        addresses=tuple(addresses),
    )


def _address(url: str) -> str | None:
    try:
        return str(ipaddress.ip_address((urlsplit(url).hostname or "").partition("%")[0]))
    except ValueError:
        return None
