"""One look at a device's web pages: who its server, title, certificate and login prompt say it is. One GET of «/», never a login.

Every host that exists is asked, since there are telephones that speak nothing but HTTP or HTTPS. A second GET only where the first named no
device and sent us on to another page of the same host; never more. Certificates are read and not checked, and old TLS is put up with,
because the question is what the device is and not whether it can be trusted; that its TLS is old is evidence for the security checklist.
The control address is asked too: what a proxy or captive portal answers for it, it answers for everybody.
"""

import asyncio
import contextlib
import re
import ssl
from collections.abc import Awaitable, Callable, Collection
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from dialtone.discovery import fingerprints, visits, web_page
from dialtone.discovery.method import Context, NotRun, Report, Signal
from dialtone.discovery.tls import certificate, read_certificate, tolerant, trouble
from dialtone.domain.discovery import Evidence
from dialtone.net import tcp
from dialtone.wire import http as wire

__all__ = ["NAME", "look", "read_certificate", "read_page", "run"]

NAME = web_page.BY
CONNECT = 2.0
SECONDS = 4.0
"""For all of one port."""
CLOSE = 0.5
AT_ONCE = 64
"""Hosts; many, because silence behind a firewall takes two seconds each; a page is small."""
_PATH = re.compile(r"/[!-~]{0,300}")


class _Place(Struct, frozen=True):
    """A page to get."""

    port: int
    secure: bool
    path: str = "/"


async def run(context: Context, report: Report) -> None:
    """Look at every host that exists, while the sweep goes on. NotRun «scan-no-web-ports»."""
    places = [_Place(port, secure=False) for port in context.options.http_ports]
    places += [_Place(port, secure=True) for port in context.options.https_ports]
    if not places:
        raise NotRun("scan-no-web-ports")
    tls = tolerant()

    async def visit(ip: str) -> None:
        async def one(place: _Place) -> None:
            for item in await _look(ip, place, places, source=context.source, tls=tls, gate=context.gate):
                report(Signal(ip=ip, evidence=item, port=place.port, control=ip == context.control))

        await asyncio.gather(*(one(place) for place in places))

    await visits.all_hosts(context, NAME, visit, at_once=AT_ONCE, sockets=len(places))


async def _at_once() -> None:
    """No pause to wait for."""


async def look(ip: str, port: int, *, secure: bool, source: str | None = None) -> list[Evidence]:
    """What one port says within four seconds and 64 KiB a page; nothing where nobody answers. Never raises for what the device does."""
    place = _Place(port, secure)
    return await _look(ip, place, (place,), source=source, tls=tolerant(), gate=_at_once)


async def _look(
    ip: str, place: _Place, asked: Collection[_Place], *, source: str | None, tls: ssl.SSLContext, gate: Callable[[], Awaitable[None]]
) -> list[Evidence]:
    """One GET, and a second where the first sends us on. `asked`: what is asked anyway, and so not once more."""
    await gate()
    loop = asyncio.get_running_loop()
    began = loop.time()
    found, answer = await _get(ip, place, source=source, tls=tls, seconds=SECONDS)
    if answer is None or any(_names_device(item) for item in found):
        return found
    further = _further(ip, place, answer, asked)
    left = SECONDS - (loop.time() - began)
    if further is None or left <= 0:
        return found
    await gate()
    more, _ = await _get(ip, further, source=source, tls=tls, seconds=left)
    known = {(item.by, item.field, item.value) for item in found}
    return found + [item for item in more if (item.by, item.field, item.value) not in known]


def _names_device(item: Evidence) -> bool:
    said = fingerprints.of(item)
    return said is not None and (said.kind != "unknown" or said.model is not None)


def _further(ip: str, place: _Place, answer: wire.HttpAnswer, asked: Collection[_Place]) -> _Place | None:
    """The page of the same host that an answer sends us on to. None where that is another host, asked anyway, or nowhere.

    Another port than ours is asked only for TLS, and only where TLS is asked for at all: which ports are asked is the user's choice.
    """
    location = web_page.onward(answer)
    if not location:
        return None
    try:
        parts = urlsplit(urljoin(f"http{'s' if place.secure else ''}://{ip}:{place.port}{place.path}", location.strip()))
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        return None
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if parts.scheme not in {"http", "https"} or parts.hostname != ip or parts.username is not None or not _PATH.fullmatch(path):
        return None
    further = _Place(port, parts.scheme == "https", path)
    if (port, further.secure) == (place.port, place.secure):
        return further if path != place.path else None
    taken = any(other.port == port for other in asked)
    return further if further.secure and not taken and any(other.secure for other in asked) else None


async def _get(
    ip: str, place: _Place, *, source: str | None, tls: ssl.SSLContext, seconds: float
) -> tuple[list[Evidence], wire.HttpAnswer | None]:
    """One GET: what the connection and the answer say, and the answer. What came before time was up, or a fault, counts."""
    found: list[Evidence] = []
    data = bytearray()
    try:
        async with asyncio.timeout(seconds):
            sock = await tcp.connect(ip, place.port, source=source, seconds=min(CONNECT, seconds))
            way, name = (tls, "") if place.secure else (None, None)  # no name: there is none to ask for
            reader, writer = await asyncio.open_connection(sock=sock, limit=wire.MAX_BYTES, ssl=way, server_hostname=name)
            try:
                found += certificate(writer.get_extra_info("ssl_object"))
                writer.write(_request(ip, place))
                await writer.drain()
                while not wire.complete(bytes(data)) and (chunk := await reader.read(8192)):
                    data += chunk
            finally:
                await _close(writer)
    except ssl.SSLEOFError:
        pass  # as the next one
    except ssl.SSLError as error:
        found.append(trouble(error))
    except OSError:
        pass  # closed without a word, which a proxy in between does too for a host that isn't there
    answer = wire.parse(bytes(data))
    return (found + web_page.said(answer) if answer else found), answer


def _request(ip: str, place: _Place) -> bytes:
    host = ip if place.port == (443 if place.secure else 80) else f"{ip}:{place.port}"
    return f"GET {place.path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: Dialtone\r\nAccept: */*\r\nConnection: close\r\n\r\n".encode("ascii")


async def _close(writer: asyncio.StreamWriter) -> None:
    """Close, without waiting long for the device to do its part."""
    writer.close()
    with contextlib.suppress(OSError, ssl.SSLError, TimeoutError):
        async with asyncio.timeout(CLOSE):
            await writer.wait_closed()


def read_page(data: bytes) -> list[Evidence]:
    """What an HTTP answer as received says about its device; nothing where it is none. Never raises."""
    answer = wire.parse(data)
    return web_page.said(answer) if answer else []
