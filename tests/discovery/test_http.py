import asyncio
import contextlib
import ssl
import warnings

import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st

from dialtone.discovery import http, networks
from dialtone.discovery.method import Context, NotRun, ScanOptions

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


def context(port=80, *, secure=False, known=("127.0.0.1",), **more):
    """A scan of 127.0.0.0/24 in which these hosts turned out to exist, and nobody else will."""
    ports = {"https_ports": (port,), "http_ports": ()} if secure else {"http_ports": (port,), "https_ports": ()}
    options = ScanOptions(networks=("127.0.0.0/24",), **ports)
    made = Context(options=options, networks=networks.resolve(options.networks), source=None, stop=asyncio.Event(), **more)
    for ip in known:
        made.hosts.add(ip)
    made.hosts.close()
    return made


async def visited(made):
    found = []
    await http.run(made, found.append)
    return found


def test_every_host_that_exists_is_asked_once_and_nobody_else():
    """Also one that spoke nothing else so far; not an address outside the networks, nor one that nothing answered for."""
    asked = []

    async def body():
        async with server(answering(PAGE, asked), "0.0.0.0") as port:
            return await visited(context(port, known=("127.0.0.1", "198.51.100.1", "127.0.0.9", "127.0.0.1")))

    found = run(body())
    assert {signal.ip for signal in found} == {"127.0.0.1", "127.0.0.9"}
    assert len(asked) == 2
    assert all(signal.port and not signal.control for signal in found)


def test_hosts_are_asked_as_they_are_found():
    async def body():
        async with server(answering(PAGE), "0.0.0.0") as port:
            options = ScanOptions(networks=("127.0.0.0/24",), http_ports=(port,), https_ports=())
            made = Context(options=options, networks=networks.resolve(options.networks), source=None, stop=asyncio.Event())
            found = []
            task = asyncio.create_task(http.run(made, found.append))
            for count, ip in enumerate(("127.0.0.1", "127.0.0.2")):
                made.hosts.add(ip)
                for _ in range(500):
                    if len(found) > count:
                        break
                    await asyncio.sleep(0.01)
            made.hosts.close()
            await task
            return [signal.ip for signal in found]

    assert list(dict.fromkeys(run(body()))) == ["127.0.0.1", "127.0.0.2"]


def test_the_control_address_is_asked_and_said_to_be_it():
    async def body():
        async with server(answering(PAGE), "0.0.0.0") as port:
            return await visited(context(port, control="127.254.255.253"))

    found = run(body())
    assert {(signal.ip, signal.control) for signal in found} == {("127.0.0.1", False), ("127.254.255.253", True)}
    values = [{(s.evidence.field, s.evidence.value) for s in found if s.control is control} for control in (True, False)]
    assert values[0] == values[1]


def test_a_stop_ends_visits_under_way(monkeypatch):
    monkeypatch.setattr(http, "SECONDS", 600)

    async def silent(reader, writer):
        await reader.read()
        writer.close()

    async def body():
        async with server(silent) as port:
            made = context(port)
            asyncio.get_running_loop().call_later(0.1, made.stop.set)
            return await asyncio.wait_for(visited(made), 30)

    assert run(body()) == []


def test_nothing_is_sent_during_a_pause():
    asked = []

    async def body():
        async with server(answering(PAGE, asked)) as port:
            made = context(port)
            made.running.clear()
            task = asyncio.create_task(visited(made))
            await asyncio.sleep(0.3)
            before = len(asked)
            made.running.set()
            await task
            return before

    assert (run(body()), len(asked)) == (0, 1)


def test_at_most_so_many_at_once(monkeypatch):
    monkeypatch.setattr(http, "AT_ONCE", 3)
    now = most = 0

    async def counted(*_args, **_more):
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.01)
        now -= 1
        return []

    monkeypatch.setattr(http, "_look", counted)
    run(visited(context(known=[f"127.0.0.{n}" for n in range(1, 40)])))
    assert most == 3


def test_progress_comes_to_its_end():
    steps = []

    async def body():
        async with server(answering(PAGE), "0.0.0.0") as port:
            await visited(context(port, known=("127.0.0.1", "127.0.0.2"), step=lambda *step: steps.append(step)))

    run(body())
    assert steps[-1] == ("http", 2, 2)


@contextlib.asynccontextmanager
async def pages(answers, *, tls=None):
    """A server with these pages by path. Yields its port and the paths asked for, in order."""
    asked = []

    async def handle(reader, writer):
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, ssl.SSLError):
            path = (await reader.readuntil(b"\r\n\r\n")).split()[1].decode()
            asked.append(path)
            writer.write(answers.get(path, b"HTTP/1.0 404 Not Found\r\n\r\n"))
            await writer.drain()
        writer.close()

    async with server(handle, context=tls) as port:
        yield port, asked


def moved(where, more=b""):
    return b"HTTP/1.1 302 Found\r\nLocation: " + where.encode() + b"\r\nContent-Length: 0\r\n" + more + b"\r\n"


NAMED = b"HTTP/1.1 200 OK\r\n\r\n<title>SPA504G Configuration Utility</title>"


@pytest.mark.parametrize(
    "first",
    [
        moved("/login.htm?a=1"),
        moved("/login.htm?a=1", b"Server: lighttpd\r\n"),
        moved("http://127.0.0.1:{port}/login.htm?a=1#top"),
        b'HTTP/1.1 200 OK\r\n\r\n<meta http-equiv="refresh" content="0;url=login.htm?a=1">',
    ],
)
def test_an_answer_that_only_sends_us_on_is_followed_once(first):
    answers = {"/login.htm?a=1": NAMED}

    async def body():
        async with pages(answers) as (port, asked):
            answers["/"] = first.replace(b"{port}", str(port).encode())
            return await http.look("127.0.0.1", port, secure=False), asked

    found, asked = run(body())
    assert ("http", "title", "SPA504G Configuration Utility") in pairs(found)
    assert asked == ["/", "/login.htm?a=1"]


@pytest.mark.parametrize(
    "where",
    [
        "http://192.0.2.1/",
        "https://127.0.0.1/",
        "http://127.0.0.1/",
        "http://phone.example/",
        "http://user:secret@127.0.0.1:{port}/x",
        "//192.0.2.1/x",
        "ftp://127.0.0.1:{port}/",
        "http://[::1",
        "http://127.0.0.1:99999/",
        "/caf\u00e9",
        "/" + "x" * 2000,
        "javascript:alert(1)",
        "/",
        "",
    ],
)
def test_no_other_host_port_or_nonsense_is_followed(where):
    answers = {}

    async def body():
        async with pages(answers) as (port, asked):
            answers["/"] = moved(where.replace("{port}", str(port)))
            return pairs(await http.look("127.0.0.1", port, secure=False)), asked

    assert run(body()) == ([("http", "status", "302")], ["/"])


def test_never_more_than_two_pages():
    async def body():
        async with pages({"/": moved("/1"), "/1": moved("/2"), "/2": NAMED}) as (port, asked):
            return await http.look("127.0.0.1", port, secure=False), asked

    assert run(body())[1] == ["/", "/1"]


def test_who_named_his_device_is_not_followed():
    async def body():
        async with pages({"/": moved("/1", b"Server: Grandstream GXP2020 1.2.5.3\r\n"), "/1": NAMED}) as (port, asked):
            return await http.look("127.0.0.1", port, secure=False), asked

    assert run(body())[1] == ["/"]


@pytest.mark.parametrize(("wanted", "asked_then"), [(True, ["/phone"]), (False, [])])
def test_to_tls_on_a_port_of_its_own_only_where_tls_is_wanted(wanted, asked_then):
    authority = trustme.CA()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("phone.example").configure_cert(tls)

    async def body():
        async with (
            pages({"/phone": NAMED}, tls=tls) as (secure, asked),
            pages({}) as (unused, _),
            pages({"/": moved(f"https://127.0.0.1:{secure}/phone")}) as (port, _),
        ):
            options = ScanOptions(networks=("127.0.0.0/24",), http_ports=(port,), https_ports=(unused,) if wanted else ())
            made = Context(options=options, networks=networks.resolve(options.networks), source=None, stop=asyncio.Event())
            made.hosts.add("127.0.0.1")
            made.hosts.close()
            await visited(made)
            return asked

    assert run(body()) == asked_then


def test_a_port_of_tls_that_is_asked_anyway_is_not_asked_twice():
    authority = trustme.CA()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("phone.example").configure_cert(tls)

    async def body():
        async with pages({"/": NAMED}, tls=tls) as (secure, asked), pages({"/": moved(f"https://127.0.0.1:{secure}/")}) as (port, _):
            options = ScanOptions(networks=("127.0.0.0/24",), http_ports=(port,), https_ports=(secure,))
            made = Context(options=options, networks=networks.resolve(options.networks), source=None, stop=asyncio.Event())
            made.hosts.add("127.0.0.1")
            made.hosts.close()
            await visited(made)
            return asked

    assert run(body()) == ["/"]


def test_the_host_header_has_the_port_where_it_is_not_the_usual_one():
    seen = []

    async def body():
        async with server(answering(PAGE, seen)) as port:
            await http.look("127.0.0.1", port, secure=False)
            return port

    assert f"\r\nHost: 127.0.0.1:{run(body())}\r\n".encode() in seen[0]


def test_a_connection_kept_open_is_not_waited_for(monkeypatch):
    """Devices ignore «Connection: close»; the length says that all has come."""
    monkeypatch.setattr(http, "SECONDS", 60)
    monkeypatch.setattr(http, "CLOSE", 0.1)

    async def kept(reader, writer):
        with contextlib.suppress(OSError):
            writer.write(b"HTTP/1.1 200 OK\r\nServer: kept\r\nContent-Length: 2\r\n\r\nab")
            await reader.read()
        writer.close()

    async def body():
        async with server(kept) as port:
            return await asyncio.wait_for(http.look("127.0.0.1", port, secure=False), 20)

    assert pairs(run(body())) == [("http", "server", "kept")]


@pytest.mark.parametrize(("greeting", "said"), [(b"", []), (b"garbage that is no TLS at all", [("tls", "error")])])
def test_a_handshake_that_fails_is_evidence_but_a_closed_door_is_none(greeting, said):
    """A proxy accepts for hosts that aren't there, and closes."""

    async def rude(reader, writer):
        with contextlib.suppress(OSError):
            await reader.read(10)
            writer.write(greeting)
            await writer.drain()
        writer.close()

    async def body():
        async with server(rude) as port:
            return await http.look("127.0.0.1", port, secure=True)

    assert [(item.by, item.field) for item in run(body())] == said


def test_old_tls_is_said_and_read_all_the_same():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("phone.example", common_name="805ec0000001").configure_cert(context)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1
    context.set_ciphers("ALL:@SECLEVEL=0")

    async def body():
        async with server(answering(PAGE), context=context) as port:
            return await http.look("127.0.0.1", port, secure=True)

    found = pairs(run(body()))
    if ("tls", "too-old", "TLSv1") not in found:
        pytest.skip(f"this system's TLS library has no TLS 1.0 any more: {found}")
    assert ("http", "title", "snom D785") in found


def test_no_ports_is_said():
    options = ScanOptions(networks=("127.0.0.0/24",), http_ports=(), https_ports=())
    made = Context(options=options, networks=networks.resolve(options.networks), source=None, stop=asyncio.Event())
    with pytest.raises(NotRun) as caught:
        run(http.run(made, print))
    assert caught.value.reason == "scan-no-web-ports"
