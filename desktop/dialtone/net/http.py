"""One GET as a phone would do it: no proxy, no cookies, no redirects followed, a bounded body, to a chosen address from a chosen one."""

import asyncio
import contextlib
import ssl
from typing import Any
from urllib.parse import urlsplit

import httpx
from msgspec import Struct

from dialtone.net.failure import Failure, of

MAX_BODY = 65_536
AGENT = "Dialtone"


class Page(Struct, frozen=True, kw_only=True):
    """An answer: the status, the headers by lower-case name (bounded), and the first 64 KiB of the body."""

    status: int
    headers: dict[str, str]
    body: bytes
    milliseconds: float


async def get(url: str, address: str, *, source: str | None, tls: ssl.SSLContext | None = None, deadline: float = 8.0) -> Page:
    """Fetches `url` from this IP address, with the URL's name in Host and SNI; redirects come back as they are.

    Failure as in `net.failure`.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    target = httpx.URL(url).copy_with(host=address)
    headers = {"Host": parts.netloc.rpartition("@")[2], "User-Agent": AGENT, "Accept": "*/*"}
    transport = httpx.AsyncHTTPTransport(verify=tls or False, local_address=source, trust_env=False)
    loop = asyncio.get_running_loop()
    started = loop.time()
    opened: list[Any] = []

    async def trace(name: str, info: dict[str, Any]) -> None:
        if name == "connection.connect_tcp.complete":
            opened.append(info["return_value"])

    try:
        async with (
            asyncio.timeout(deadline),
            httpx.AsyncClient(transport=transport, trust_env=False, timeout=deadline) as client,
            client.stream("GET", target, headers=headers, extensions={"sni_hostname": host, "trace": trace}) as response,
        ):
            body = b""
            async for piece in response.aiter_raw(16_384):
                body += piece
                if len(body) >= MAX_BODY:
                    break
            elapsed = (loop.time() - started) * 1000
            found = {name.lower()[:64]: value[:500] for name, value in list(response.headers.items())[:64]}
            return Page(status=response.status_code, headers=found, body=body[:MAX_BODY], milliseconds=round(elapsed, 1))
    except (httpx.HTTPError, httpx.InvalidURL, OSError, TimeoutError) as error:
        raise _failure(error) from error
    finally:
        for stream in opened:  # one that is cancelled in the middle of its TLS greetings is closed by nobody else
            with contextlib.suppress(Exception):
                await stream.aclose()


def _failure(error: Exception) -> Failure:
    """Httpx wraps what happened several layers deep; the innermost known cause says it best."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Failure("tls", cause.verify_message)
        if isinstance(cause, ssl.SSLError):  # no certificate was judged: what answers speaks no TLS, or none that we know
            return Failure("protocol", cause.reason or str(cause))
        if isinstance(cause, BaseExceptionGroup):
            cause = cause.exceptions[0]
            continue
        if isinstance(cause, OSError) and not isinstance(cause, TimeoutError) and cause.errno is not None:
            return of(cause)
        if isinstance(cause, TimeoutError | httpx.TimeoutException):
            return Failure("silent")
        cause = cause.__cause__ or cause.__context__
    return Failure("protocol", str(error))


def host_of(url: str) -> str:
    """The host name or address in a URL; empty where there is none."""
    return urlsplit(url).hostname or ""


def shown(body: bytes) -> str:
    """The beginning of a body for the evidence, without control characters."""
    return "".join(c if c.isprintable() else " " for c in body[:200].decode("utf-8", "replace"))
