import asyncio
import contextlib
import ssl

import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st

from dialtone.discovery import http, networks
from dialtone.discovery.fusion import Fusion
from dialtone.discovery.method import Context, NotRun, ScanOptions, Signal, evidence

PAGE = (
    b'HTTP/1.1 401 Unauthorized\r\nServer: Aragorn\r\nWWW-Authenticate: Basic realm="Aastra 6731i"\r\n\r\n'
    b'<html><TITLE >snom&nbsp;D785</TITLE><script>{"phoneName":"T54W","firmware":"96.86.0.45"}</script>'
)


def pairs(found):
    return [(item.by, item.field, item.value) for item in found]


def test_what_a_page_says():
    assert pairs(http.read_page(PAGE)) == [
        ("http", "server", "Aragorn"),
        ("http", "www-authenticate", 'Basic realm="Aastra 6731i"'),
        ("http", "title", "snom D785"),
        ("http", "body", '"phoneName":"T54W","firmware":"96.86.0.45"'),
    ]


def test_a_page_that_says_nothing_is_still_a_page():
    assert pairs(http.read_page(b"HTTP/1.0 204 No Content\r\n\r\n")) == [("http", "status", "204")]
    assert http.read_page(b"SSH-2.0-x") == []


@given(st.binary(max_size=500).map(lambda tail: b"HTTP/1.1 200" + tail))
def test_garbage_pages(data):
    for item in http.read_page(data):
        assert len(item.value) <= 512


@given(st.binary(max_size=300))
def test_garbage_certificates(data):
    http.read_certificate(data)


def run(body):
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(body)


@contextlib.asynccontextmanager
async def server(handle, ip="127.0.0.1", context=None):
    opened = await asyncio.start_server(handle, ip, 0, ssl=context)
    try:
        yield opened.sockets[0].getsockname()[1]
    finally:
        opened.close()
        await opened.wait_closed()


def answering(data, seen=None):
    async def handle(reader, writer):
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, ssl.SSLError):
            request = await reader.readuntil(b"\r\n\r\n")
            if seen is not None:
                seen.append(request)
            writer.write(data)
            await writer.drain()
        writer.close()

    return handle


def test_one_get_without_login():
    seen = []

    async def body():
        async with server(answering(PAGE, seen)) as port:
            return await http.look("127.0.0.1", port, secure=False)

    assert ("http", "title", "snom D785") in pairs(run(body()))
    assert len(seen) == 1
    assert seen[0].startswith(b"GET / HTTP/1.1\r\n")
    assert b"Authorization" not in seen[0]


def test_an_untrusted_certificate_is_read():
    authority = trustme.CA(organization_name="Yealink Equipment Issuing CA")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("phone.example", common_name="805ec0000001").configure_cert(context)

    async def body():
        async with server(answering(b"HTTP/1.1 200 OK\r\nServer: x\r\n\r\n"), context=context) as port:
            return await http.look("127.0.0.1", port, secure=True)

    found = {field: value for by, field, value in pairs(run(body())) if by == "tls"}
    assert "CN=805ec0000001" in found["subject"]
    assert "Yealink Equipment Issuing CA" in found["issuer"]


def test_no_tls_at_all_is_evidence_and_a_closed_port_is_none():
    async def body():
        async with server(answering(b"HTTP/1.1 400 Bad\r\n\r\n" + b"x" * 100)) as port:
            plain = await http.look("127.0.0.1", port, secure=True)
        return plain, await http.look("127.0.0.1", port, secure=False)

    plain, closed = run(body())
    assert [item.by for item in plain] in ([], ["tls"])
    assert closed == []


def test_an_endless_page_is_cut_and_a_silent_server_given_up(monkeypatch):
    monkeypatch.setattr(http, "SECONDS", 0.6)

    async def endless(reader, writer):
        with contextlib.suppress(OSError):
            writer.write(b"HTTP/1.1 200 OK\r\nServer: endless\r\n\r\n")
            while True:
                writer.write(b"x" * 65536)
                await writer.drain()
        writer.close()

    async def silent(reader, writer):
        await reader.read(100_000)
        await reader.read(1)
        writer.close()

    async def body():
        async with server(endless) as port:
            first = await http.look("127.0.0.1", port, secure=False)
        async with server(silent) as port:
            return first, await http.look("127.0.0.1", port, secure=False)

    first, second = run(body())
    assert pairs(first) == [("http", "server", "endless")]
    assert second == []


def test_only_hosts_that_something_found_are_asked():
    asked = []
    fusion = Fusion()
    fusion.add(Signal(ip="127.0.0.1", evidence=evidence("sip-options", "server", "x"), sip_port=5060))
    fusion.add(Signal(ip="198.51.100.1", evidence=evidence("sip-options", "server", "outside"), sip_port=5060))

    async def body():
        async with server(answering(PAGE, asked)) as port:
            options = ScanOptions(networks=("127.0.0.0/24",), http_ports=(port,), https_ports=())
            context = Context(options=options, networks=networks.resolve(options.networks), source=None, stop=asyncio.Event())
            found = []
            await http.method(fusion)(context, found.append)
            return found

    assert {signal.ip for signal in run(body())} == {"127.0.0.1"}
    assert len(asked) == 1


def test_no_ports_is_said():
    options = ScanOptions(networks=("127.0.0.0/24",), http_ports=(), https_ports=())
    context = Context(options=options, networks=networks.resolve(options.networks), source=None, stop=asyncio.Event())
    with pytest.raises(NotRun):
        run(http.method(Fusion())(context, lambda _signal: None))
