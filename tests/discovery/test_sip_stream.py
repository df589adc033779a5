import asyncio
import contextlib
import errno
import shutil
import socket
import ssl
import subprocess
import sys
import warnings

import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st
from responders import free_tcp_port, listeners, replies

from dialtone.discovery import networks, oui, sip_stream
from dialtone.discovery.method import Context, NotRun, ScanOptions
from dialtone.net import tcp
from dialtone.wire import sip

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has all of 127.0.0.0/8 without configuring it")

PHONE = "127.77.5.9"


def run(body):
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(body)


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(sip_stream, "ANSWER", 1.0)
    monkeypatch.setattr(sip_stream, "LATER", 0.1)


def context_of(*, plain=(), secure=(), control="", further=(), **more):
    options = ScanOptions(
        networks=("127.77.5.0/24",),
        sip_ports=(),
        more_sip_ports=tuple(further),
        sip_tcp_ports=tuple(plain),
        sip_tls_ports=tuple(secure),
        control=control,
    )
    resolved = networks.resolve(options.networks)
    at = networks.control_address(resolved, control)
    return Context(options=options, networks=resolved, source=None, stop=asyncio.Event(), control=at, **more)


async def asked(context, *hosts):
    found = []
    for ip in hosts:
        context.hosts.add(ip)
    context.hosts.close()
    await sip_stream.run(context, found.append)
    return found


def told(signals):
    return [(s.ip, s.evidence.by, s.evidence.field, s.evidence.value, s.transport, s.sip_port) for s in signals]


def says(agent, status=200):
    return lambda request: sip.response(request, status, "Whatever", [("User-Agent", agent)])


def one(*answers, **more):
    """What comes of one telephone that answers so over TCP."""
    port = free_tcp_port(PHONE)

    async def body():
        async with listeners({PHONE: replies(*answers, **more)}, port):
            return await asked(context_of(plain=[port]), PHONE)

    return port, run(body())


def test_a_telephone_that_speaks_tcp_only():
    seen = []
    port, found = one(says("Yealink SIP-T46U 108.86.0.20"), seen=seen)
    assert told(found) == [(PHONE, "sip-options", "user-agent", "Yealink SIP-T46U 108.86.0.20", "tcp", port)]
    assert len(seen) == 1
    request = sip.parse(seen[0])
    assert (request.method, request.via.transport) == ("OPTIONS", "TCP")
    assert request.uri == f"sip:{PHONE}:{port};transport=tcp"


def bare(agent):
    return lambda request: says(agent)(request).replace(b"\r\n", b"\n")


@pytest.mark.parametrize(
    "answers",
    [
        (b"\r\n\r\n", b"\r\n", says("Odd 1")),
        (lambda request: sip.response(request, 100, "Trying"), lambda request: sip.response(request, 180, "Ringing"), says("Odd 1")),
        (b"OPTIONS sip:you SIP/2.0\r\nUser-Agent: asks first\r\nContent-Length: 0\r\n\r\n", says("Odd 1")),
        (bare("Odd 1"),),
        (lambda request: says("Odd 1")(request).rstrip(b"\r\n"),),
        (lambda request: says("Odd 1")(request).replace(b"Content-Length: 0", b"l: 400") + b"short",),
        (b"SIP/2.0 200\r\nUser-Agent:Odd 1\r\n\r\n",),
        (b"SIP/2.0 404 No\r\nv: x\r\nUser-Agent: Odd\r\n 1\r\n\r\n",),
        (*(bytes([byte]) for byte in b"SIP/2.0 501 No\r\nServer: Odd 1\r\n\r\n"),),
    ],
)
def test_odd_answers_are_read(answers):
    _, found = one(*answers)
    assert "Odd 1" in {signal.evidence.value for signal in found}
    assert "connect" not in {signal.evidence.field for signal in found}
    assert "asks first" not in {signal.evidence.value for signal in found}


@pytest.mark.parametrize(
    "answers", [(), (b"220 mail ready\r\n",), (b"HTTP/1.1 400 Bad\r\n\r\n",), (b"\xff" * 200_000,), (b"\r\n" * 90_000,)]
)
def test_what_accepts_and_speaks_no_sip_is_only_open(answers):
    port, found = one(*answers)
    assert told(found) == [(PHONE, "sip-stream", "connect", f"tcp:{port}", None, None)]
    assert found[0].port == port


def test_half_open_and_closed():
    port, closed = free_tcp_port(PHONE), free_tcp_port(PHONE)

    async def silent(reader, _writer):
        await reader.read()

    async def body():
        async with listeners({PHONE: silent}, port):
            return await asked(context_of(plain=[port, closed]), PHONE)

    assert told(run(body())) == [(PHONE, "sip-stream", "connect", f"tcp:{port}", None, None)]


def test_an_endless_talker_is_given_up():
    async def endless(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        while True:
            writer.write(b"SIP/2.0 100 Trying\r\nContent-Length: 0\r\n\r\n" * 1000)
            await writer.drain()

    port = free_tcp_port(PHONE)

    async def body():
        async with listeners({PHONE: endless}, port):
            return await asked(context_of(plain=[port]), PHONE)

    assert {signal.evidence.value for signal in run(body())} == {"100 Trying", f"tcp:{port}"}


FURTHER = (free_tcp_port(PHONE), free_tcp_port(PHONE))


async def on_a_further_port(*answers, secure=None, mac=None, speaking=False, control=""):
    """What comes of a telephone that listens on a port other than the usual one, and how many questions it got."""
    seen = []
    async with listeners({PHONE: replies(*answers, seen=seen)}, FURTHER[1], secure):
        context = context_of(plain=[free_tcp_port(PHONE)], further=FURTHER, control=control)
        context.hosts.add(PHONE, mac)
        if speaking:
            context.hosts.speaking.add(PHONE)
        return await asked(context, PHONE), seen


def test_a_telephone_on_another_tcp_port_is_found():
    found, seen = run(on_a_further_port(says("Yealink SIP-T46U 108.86.0.20")))
    assert told(found) == [(PHONE, "sip-options", "user-agent", "Yealink SIP-T46U 108.86.0.20", "tcp", FURTHER[1])]
    assert len([data for data in seen if data]) == 1


def test_a_telephone_on_another_tls_port_is_found():
    found, _ = run(on_a_further_port(says("snomD785/10.1.84.12"), secure=server_of(authority())))
    assert (PHONE, "sip-options", "user-agent", "snomD785/10.1.84.12", "tls", FURTHER[1]) in told(found)


@pytest.mark.parametrize("more", [{"speaking": True}, {"mac": "00:25:64:00:00:01"}])
def test_who_answered_already_or_is_no_telephone_is_not_knocked_at(more):
    run(oui.load())
    found, seen = run(on_a_further_port(says("Odd 1"), **more))
    assert (told(found), seen) == ([], [])


def behind_a_firewall(monkeypatch, *, but):
    """Nothing comes back from any port but one, not even a refusal."""
    connect, probe = sip_stream.tcp.connect, sip_stream.tcp.probe

    async def connecting(ip, port, **more):
        if port != but:
            raise TimeoutError
        return await connect(ip, port, **more)

    async def probing(ip, port, **more):
        return await probe(ip, port, **more) if port == but else ("silent", 0)

    monkeypatch.setattr(sip_stream.tcp, "connect", connecting)
    monkeypatch.setattr(sip_stream.tcp, "probe", probing)
    monkeypatch.setattr(sip_stream, "KNOCKS", 1)


def test_a_telephone_makers_device_behind_a_firewall_is_knocked_at_on_all_ports(monkeypatch):
    behind_a_firewall(monkeypatch, but=FURTHER[1])
    found, _ = run(on_a_further_port(says("snomD785/10.1.84.12"), mac="00:04:13:00:00:12"))
    assert told(found) == [(PHONE, "sip-options", "user-agent", "snomD785/10.1.84.12", "tcp", FURTHER[1])]


def test_a_site_full_of_firewalls_does_not_hold_up_the_scan(monkeypatch):
    behind_a_firewall(monkeypatch, but=FURTHER[1])
    monkeypatch.setattr(sip_stream, "MAX_DEAF", 0)
    found, seen = run(on_a_further_port(says("snomD785/10.1.84.12"), mac="00:04:13:00:00:12"))
    assert (told(found), seen) == ([], [])


@pytest.mark.parametrize("mac", [None, "00:25:64:00:00:01"])
def test_any_other_host_behind_a_firewall_is_left_alone(mac, monkeypatch):
    behind_a_firewall(monkeypatch, but=FURTHER[1])
    found, seen = run(on_a_further_port(says("Odd 1"), mac=mac))
    assert (told(found), seen) == ([], [])


def test_a_further_port_that_is_open_for_everybody_is_not_asked():
    control = "127.255.255.253"

    async def body():
        async with listeners({control: replies(says("Proxy"))}, FURTHER[1]):
            return await on_a_further_port(says("Proxy"), control=control)

    found, seen = run(body())
    assert [signal for signal in found if signal.ip == PHONE] == []
    assert [data for data in seen if data] == []


def test_a_host_that_answered_is_known_to_speak():
    port = free_tcp_port(PHONE)

    async def body():
        context = context_of(plain=[port])
        async with listeners({PHONE: replies(says("Odd 1"))}, port):
            await asked(context, PHONE)
        return context.hosts.speaking

    assert run(body()) == {PHONE}


def authority():
    return trustme.CA(organization_name="Yealink Equipment Issuing CA")


def server_of(issuer, **more):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    issuer.issue_cert("phone.example", common_name="805ec0000001", **more).configure_cert(context)
    return context


def over_tls(context, *answers):
    port = free_tcp_port(PHONE)

    async def body():
        async with listeners({PHONE: replies(*answers)}, port, context):
            return await asked(context_of(secure=[port]), PHONE)

    return port, run(body())


def test_a_telephone_that_speaks_tls_only():
    port, found = over_tls(server_of(authority()), says("snomD785/10.1.84.12"))
    by_field = {(s.evidence.by, s.evidence.field): s for s in found}
    assert by_field["sip-options", "user-agent"].evidence.value == "snomD785/10.1.84.12"
    assert (by_field["sip-options", "user-agent"].transport, by_field["sip-options", "user-agent"].sip_port) == ("tls", port)
    assert "CN=805ec0000001" in by_field["tls", "subject"].evidence.value
    assert "Yealink Equipment Issuing CA" in by_field["tls", "issuer"].evidence.value
    assert by_field["tls", "subject"].port == port
    assert ("sip-stream", "connect") not in by_field


def test_old_tls_is_put_up_with_and_named():
    context = server_of(authority(), key_type=trustme.KeyType.RSA)
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1
    _, found = over_tls(context, says("Old 1"))
    values = {(s.evidence.by, s.evidence.field): s.evidence.value for s in found}
    if ("sip-options", "user-agent") not in values and values.get(("tls", "too-old")) != "TLSv1":
        assert ("tls", "too-old") in values  # a library without TLS 1.0: old is all that can be said
        pytest.skip("this OpenSSL speaks no TLS 1.0 at all")
    assert values["tls", "too-old"] == "TLSv1"
    assert values["sip-options", "user-agent"] == "Old 1"


@pytest.mark.parametrize("newest", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_who_wants_our_certificate_speaks_tls_and_that_is_all(newest):
    issuer = authority()
    context = server_of(issuer)
    context.verify_mode = ssl.CERT_REQUIRED
    context.maximum_version = newest
    issuer.configure_trust(context)

    def refuse(listening):  # in a thread: asyncio's own server closes without saying why
        connection, _ = listening.accept()
        with pytest.raises(ssl.SSLError):
            context.wrap_socket(connection, server_side=True)
        connection.close()

    async def body():
        with socket.create_server((PHONE, 0)) as listening:
            serving = asyncio.create_task(asyncio.to_thread(refuse, listening))
            port = listening.getsockname()[1]
            found = await asked(context_of(secure=[port]), PHONE)
            await serving
            return port, found

    port, found = run(body())
    values = {(s.evidence.by, s.evidence.field): s.evidence.value for s in found}
    if newest is ssl.TLSVersion.TLSv1_3:
        assert values["tls", "status"] == "certificate required"
    else:
        assert "HANDSHAKE_FAILURE" in values["tls", "error"]  # TLS 1.2 has no word of its own for it
    assert values["sip-stream", "connect"] == f"tls:{port}"
    assert not any(signal.sip_port for signal in found)


def test_an_answer_without_tls_is_not_called_old():
    port = free_tcp_port(PHONE)

    async def plain(_reader, writer):
        writer.write(b"SIP/2.0 400 Bad Request\r\n\r\n" * 5)
        await writer.drain()

    async def body():
        async with listeners({PHONE: plain}, port):
            return await asked(context_of(secure=[port]), PHONE)

    values = {(s.evidence.by, s.evidence.field): s.evidence.value for s in run(body())}
    assert ("tls", "too-old") not in values
    assert values["sip-stream", "connect"] == f"tls:{port}"


def test_a_handshake_that_never_comes():
    port = free_tcp_port(PHONE)

    async def silent(reader, _writer):
        await reader.read()
        await reader.read()

    async def body():
        async with listeners({PHONE: silent}, port):
            return await asked(context_of(secure=[port]), PHONE)

    assert told(run(body())) == [(PHONE, "sip-stream", "connect", f"tls:{port}", None, None)]


@pytest.mark.parametrize("answer", [says("ALG 1"), b"nothing"])
def test_what_accepts_for_the_unused_address_is_told(answer):
    port = free_tcp_port(PHONE)

    async def body():
        async with listeners({"127.255.255.253": replies(answer), PHONE: replies(answer)}, port):
            return await asked(context_of(plain=[port], control=None), PHONE)

    found = run(body())
    control = {(s.evidence.field, s.evidence.value) for s in found if s.control}
    assert ("connect", f"tcp:{port}") in control
    assert {s.ip for s in found if s.control} == {"127.255.255.253"}
    assert {(s.evidence.field, s.evidence.value) for s in found if not s.control} <= control
    assert any(s.ip == PHONE for s in found)


def test_hosts_outside_the_networks_are_left_alone():
    port = free_tcp_port("127.77.6.9")
    seen = []

    async def body():
        async with listeners({"127.77.6.9": replies(says("x"), seen=seen)}, port):
            return await asked(context_of(plain=[port]), "127.77.6.9")

    assert (run(body()), seen) == ([], [])


def test_a_stop_ends_a_connection_that_does_not_come(monkeypatch):
    monkeypatch.setattr(sip_stream, "CONNECT", 90.0)

    async def body():
        with socket.socket() as full, contextlib.ExitStack() as stack:
            full.bind((PHONE, 0))
            full.listen(0)
            address = full.getsockname()
            for _ in range(3):  # its queue is full: the system lets nobody in any more
                waiting = stack.enter_context(socket.socket())
                waiting.setblocking(False)
                waiting.connect_ex(address)
            context = context_of(plain=[address[1]])
            asyncio.get_running_loop().call_later(0.3, context.stop.set)
            async with asyncio.timeout(30):
                return await asked(context, PHONE)

    assert run(body()) == []


def test_nothing_is_sent_while_paused():
    port = free_tcp_port(PHONE)
    seen = []

    async def body():
        async with listeners({PHONE: replies(says("Patient 1"), seen=seen)}, port):
            context = context_of(plain=[port], running=asyncio.Event())
            asking = asyncio.create_task(asked(context, PHONE))
            await asyncio.sleep(0.4)
            before = len(seen)
            context.running.set()
            return before, await asking

    before, found = run(body())
    assert before == 0
    assert [s.evidence.value for s in found] == ["Patient 1"]


def test_what_this_system_refuses_is_said(monkeypatch):
    async def refuse(*_args, **_more):
        raise OSError(errno.EMFILE, "no more files")

    monkeypatch.setattr(tcp, "connect", refuse)
    with pytest.raises(NotRun) as caught:
        run(asked(context_of(plain=[5060]), PHONE, "127.77.5.10"))
    assert (caught.value.reason, caught.value.detail) == ("scan-partly", "2/2: EMFILE × 2")


def test_no_ports_is_said():
    with pytest.raises(NotRun) as caught:
        run(asked(context_of(), PHONE))
    assert caught.value.reason == "scan-no-stream-ports"


ANSWER = sip.build("SIP/2.0 200 OK", [("Via", "SIP/2.0/TCP a;branch=b"), ("Server", "x"), ("Contact", "<sip:a@127.77.5.8>")], b"v=0")


@given(
    st.lists(st.tuples(st.integers(0, len(ANSWER)), st.integers(0, 9), st.binary(max_size=9)), max_size=6),
    st.lists(st.integers(1, 40), max_size=30),
)
def test_no_spoiled_stream_raises(edits, cuts):
    data = ANSWER
    for at, length, new in edits:
        data = data[:at] + new + data[at + length :]
    asking = sip_stream._Asking(context_of(plain=[5060]), lambda _signal: None)

    async def body():
        reader = asyncio.StreamReader()
        rest = data
        for cut in cuts:
            reader.feed_data(rest[:cut])
            rest = rest[cut:]
        reader.feed_data(rest)
        reader.feed_eof()
        return await sip_stream.read(reader, lambda part: asking._answer(part, (PHONE, 5060, "tcp")))

    assert run(body()) in {True, False}


@pytest.mark.system
@pytest.mark.skipif(shutil.which("sipp") is None, reason="the Debian package sip-tester (sipp) is not installed")
def test_sipp_as_a_telephone_over_tcp(tmp_path):
    port = free_tcp_port(PHONE)
    scenario = tmp_path / "options.xml"
    scenario.write_text(
        '<?xml version="1.0" encoding="us-ascii"?><scenario name="phone"><recv request="OPTIONS"/><send><![CDATA[\n'
        "SIP/2.0 200 OK\n[last_Via:]\n[last_From:]\n[last_To:];tag=[call_number]\n[last_Call-ID:]\n[last_CSeq:]\n"
        "User-Agent: snomD785/10.1.84.12\nContent-Length: 0\n\n]]></send></scenario>"
    )
    command = ["sipp", "-sf", str(scenario), "-t", "t1", "-i", PHONE, "-p", str(port), "-nostdin", "-timeout", "20"]

    async def body():
        for _ in range(100):
            with contextlib.suppress(OSError):
                _, writer = await asyncio.open_connection(PHONE, port)
                writer.close()
                break
            await asyncio.sleep(0.05)
        return await asked(context_of(plain=[port]), PHONE)

    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            found = run(body())
        finally:
            process.terminate()
    assert told(found) == [(PHONE, "sip-options", "user-agent", "snomD785/10.1.84.12", "tcp", port)]
