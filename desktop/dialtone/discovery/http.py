"""One look at a device's web page: who its server, title, certificate and login prompt say it is. One GET of «/», never a login.

Only hosts that something else found are asked. Certificates are read and not checked, and old TLS is put up with, because the question is
what the device is and not whether it can be trusted; that its TLS is old is evidence for the security checklist.
"""

import asyncio
import contextlib
import html
import ipaddress
import re
import ssl
from collections.abc import Mapping

from dialtone.discovery.method import Context, NotRun, Report, Signal, evidence
from dialtone.discovery.tls import certificate, read_certificate, tolerant, trouble
from dialtone.domain.discovery import Evidence

__all__ = ["NAME", "look", "read_certificate", "read_page", "run"]

NAME = "http"
MAX_BYTES = 65_536
SECONDS = 5.0
AT_ONCE = 16
_TITLE = re.compile(rb"<title[^>]{0,100}>([^<]{0,400})", re.IGNORECASE)
_BODY = re.compile(rb'"phoneName" ?: ?"[^"]{1,40}"(?:, ?"firmware" ?: ?"[^"]{1,40}")?|Cisco ATA [0-9]{3}[^<"]{0,12}', re.IGNORECASE)
_STATUS = re.compile(rb"HTTP/1\.[01] ([0-9]{3})")


async def run(context: Context, report: Report) -> None:
    """Look at every host that exists, a few at a time, while the sweep goes on."""
    ports = [(port, False) for port in context.options.http_ports] + [(port, True) for port in context.options.https_ports]
    if not ports:
        raise NotRun("scan-no-web-ports")
    limit, done = asyncio.Semaphore(AT_ONCE), 0

    async def visit(ip: str, port: int, *, secure: bool) -> None:
        nonlocal done
        async with limit:
            await context.gate()
            if not context.stop.is_set():
                for item in await look(ip, port, secure=secure, source=context.source):
                    report(Signal(ip=ip, evidence=item, port=port))
        done += 1
        context.step(NAME, done, context.hosts.count * len(ports))

    async with asyncio.TaskGroup() as group:
        async for ip in context.hosts.follow():
            if context.covers(ip):
                for port, secure in ports:
                    group.create_task(visit(ip, port, secure=secure))


async def look(ip: str, port: int, *, secure: bool, source: str | None = None) -> list[Evidence]:
    """What one port says within five seconds and 64 KiB; nothing where nobody answers. Never raises for what the device does."""
    found: list[Evidence] = []
    try:
        async with asyncio.timeout(SECONDS):
            await _get(ip, port, found, secure=secure, source=source)
    except ssl.SSLError as error:
        found.append(trouble(error))
    except (OSError, TimeoutError, ValueError, asyncio.IncompleteReadError):
        pass
    return found


async def _get(ip: str, port: int, found: list[Evidence], *, secure: bool, source: str | None) -> None:
    local = (source, 0) if source and not ipaddress.ip_address(ip).is_loopback else None
    reader, writer = await asyncio.open_connection(ip, port, ssl=tolerant() if secure else None, local_addr=local, limit=MAX_BYTES)
    try:
        if secure:
            found += certificate(writer.get_extra_info("ssl_object"))
        writer.write(f"GET / HTTP/1.1\r\nHost: {ip}\r\nUser-Agent: Dialtone\r\nAccept: */*\r\nConnection: close\r\n\r\n".encode())
        await writer.drain()
        data = bytearray()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(SECONDS / 2):
                while len(data) < MAX_BYTES and (chunk := await reader.read(8192)):
                    data += chunk
        found += read_page(bytes(data[:MAX_BYTES]))
    finally:
        writer.close()
        with contextlib.suppress(OSError, ssl.SSLError, TimeoutError):
            async with asyncio.timeout(0.5):
                await writer.wait_closed()


def read_page(data: bytes) -> list[Evidence]:
    """What an HTTP answer says about its device: server, login prompt, title, a line that gives the model. Never raises."""
    status = _STATUS.match(data)
    if status is None:
        return []
    head, _, body = data[:MAX_BYTES].partition(b"\r\n\r\n")
    headers = _headers(head)
    found = [evidence(NAME, name, headers[name]) for name in ("server", "www-authenticate") if headers.get(name)]
    title = _TITLE.search(body)
    if title and title[1].strip():
        found.append(evidence(NAME, "title", html.unescape(title[1].decode("utf-8", "replace")).replace("\xa0", " ")))
    line = _BODY.search(body)
    if line:
        found.append(evidence(NAME, "body", line[0].decode("utf-8", "replace")))
    return found or [evidence(NAME, "status", status[1].decode())]


def _headers(head: bytes) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for line in head.split(b"\r\n")[1:100]:
        name, colon, value = line.partition(b":")
        if colon:
            found.setdefault(name.strip().lower().decode("ascii", "replace"), value.decode("utf-8", "replace"))
    return found
