import asyncio
import errno
import shutil
import socket
import subprocess
import sys

import pytest
from responders import free_port, responders, says

from dialtone.discovery import networks, sip_options
from dialtone.discovery.method import Context, NotRun, ScanOptions, pause
from dialtone.net import udp
from dialtone.net.pacing import Pacer
from dialtone.wire import sip

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has all of 127.0.0.0/8 without configuring it")

NETWORK = "127.77.3.0/24"


def context_of(network=NETWORK, *, ports, more=(), wait=0.3, stop=None, rate=3000.0, control="", **more_of_it):
    options = ScanOptions(networks=(network,), sip_ports=tuple(ports), more_sip_ports=tuple(more), timeout=wait, rate=rate, control=control)
    resolved = networks.resolve(options.networks)
    return Context(
        options=options,
        networks=resolved,
        source=None,
        stop=stop or asyncio.Event(),
        control=networks.control_address(resolved, control),
        pacer=Pacer(rate),
        **more_of_it,
    )


async def both(context, *, beside=()):
    """Sweep and closer look as a scan runs them; `beside`: hosts that another way of finding knows."""
    found = []

    def report(signal):
        found.append(signal)
        if not signal.control and not signal.answered_from:
            context.hosts.add(signal.ip, signal.mac)

    swept, look = sip_options.pair()
    looking = asyncio.create_task(look(context, report))
    for ip in beside:
        context.hosts.add(ip)
    try:
        await swept(context, report)
        await pause(context.stop, context.options.timeout)
    finally:
        context.hosts.close()
        await looking
    return found


async def sweep(network=NETWORK, **more):
    return await both(context_of(network, **more))


def run(body):
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(body)


def test_forty_phones_in_a_24():
    port = free_port()
    phones = {f"127.77.3.{host}": f"Yealink SIP-T{host % 60 + 20}U 108.86.0.{host}" for host in range(7, 247, 6)}

    async def body():
        async with responders(
            {ip: says(agent, (200, 404, 401, 405, 481, 486, 501)[n % 7]) for n, (ip, agent) in enumerate(phones.items())}, port
        ):
            return await sweep(ports=[port])

    found = run(body())
    assert len(phones) == 40
    assert {signal.ip: signal.evidence.value for signal in found} == phones
    assert {signal.sip_port for signal in found} == {port}


def test_server_and_user_agent_are_both_read_and_a_nameless_answer_counts():
    port = free_port()

    async def body():
        def both(request, _source):
            return sip.response(request, 404, "No", [("Server", "A 1"), ("User-Agent", "B 2"), ("Mac", "00-04-13-00-00-01")])

        def bare(request, _source):
            return sip.response(request, 486, "Busy Here")

        async with responders({"127.77.3.1": both, "127.77.3.2": bare}, port):
            return await sweep("127.77.3.0/29", ports=[port])

    found = {(signal.ip, signal.evidence.field, signal.evidence.value, signal.mac) for signal in run(body())}
    mac = "00:04:13:00:00:01"
    assert found == {
        ("127.77.3.1", "server", "A 1", mac), ("127.77.3.1", "user-agent", "B 2", mac), ("127.77.3.2", "status", "486 Busy Here", None),
    }  # fmt: skip


def test_an_answer_from_another_address_finds_its_question():
    port = free_port()

    async def body():
        loop = asyncio.get_running_loop()
        with udp.open_udp(("127.77.3.99", port)) as other:

            def elsewhere(request, source):
                loop.call_soon(other.sendto, sip.response(request, 200, "OK", [("Server", "Multihomed 1")]), source)

            async with responders({"127.77.3.2": elsewhere}, port):
                return await sweep("127.77.3.0/29", ports=[port])

    assert [(s.ip, s.answered_from, s.evidence.value) for s in run(body())] == [("127.77.3.2", "127.77.3.99", "Multihomed 1")]


def test_garbage_requests_and_foreign_answers_are_ignored():
    port = free_port()
    replies = {
        "127.77.3.1": lambda _request, _source: b"\xff\x00garbage",
        "127.77.3.2": lambda _request, _source: b"SIP/2.0 200 OK\r\nCall-ID: dt-other-7f4d0302-5060@dialtone\r\nServer: Other run\r\n\r\n",
        "127.77.3.3": lambda request, _source: sip.build(
            "OPTIONS sip:you SIP/2.0", [("Call-ID", request.call_id), ("User-Agent", "A request")]
        ),
        "127.77.3.4": lambda _request, _source: b"HTTP/1.1 200 OK\r\nServer: web\r\n\r\n",
        "127.77.3.5": lambda _request, _source: b"SIP/2.0 200 OK\r\nUser-Agent: no call id\r\n\r\n",
        "127.77.3.6": says("Yealink SIP-T46U 1.2"),
    }

    async def body():
        async with responders(replies, port):
            return await sweep("127.77.3.0/29", ports=[port])

    assert [signal.evidence.value for signal in run(body())] == ["Yealink SIP-T46U 1.2"]


def test_who_got_a_question_cannot_answer_those_of_others():
    port = free_port()

    def forger(request, _source):
        other = request.call_id.replace(b"\x7f\x4d\x03\x02".hex(), b"\x7f\x4d\x03\x04".hex())
        assert other != request.call_id
        return sip.build("SIP/2.0 200 OK", [("Call-ID", other), ("User-Agent", "Yealink SIP-T46U 1.2")])

    async def body():
        async with responders({"127.77.3.2": forger}, port):
            return await sweep("127.77.3.0/29", ports=[port])

    assert run(body()) == []


def test_the_second_pass_repeats_the_same_transaction_for_the_silent():
    port = free_port()
    heard = {}

    def at_the_second(request, source):
        heard.setdefault((request.via.branch, request.header("from"), source), []).append(request)
        return says("Late 1")(request, source) if len(heard) == 1 and len(next(iter(heard.values()))) == 2 else None

    async def body():
        async with responders({"127.77.3.5": at_the_second, "127.77.3.6": says("Prompt 1")}, port) as opened:
            found = await sweep("127.77.3.0/29", ports=[port])
            return found, len(opened["127.77.3.5"].requests), len(opened["127.77.3.6"].requests)

    found, late, prompt = run(body())
    assert {signal.evidence.value for signal in found} == {"Late 1", "Prompt 1"}
    assert (late, prompt) == (2, 1)


def test_a_slow_answer_is_waited_for():
    port = free_port()

    async def body():
        def slow(request, source):
            return (0.5, says("Slow 1")(request, source))

        async with responders({"127.77.3.5": slow}, port):
            return await sweep("127.77.3.0/29", ports=[port], wait=1.5)

    assert [signal.evidence.value for signal in run(body())] == ["Slow 1"]


def test_several_ports():
    one, two = free_port(), free_port()

    async def body():
        async with responders({"127.77.3.5": says("One")}, one), responders({"127.77.3.5": says("Two")}, two):
            return await sweep("127.77.3.0/29", ports=[one, two])

    assert {(signal.sip_port, signal.evidence.value) for signal in run(body())} == {(one, "One"), (two, "Two")}


def test_a_talkative_host_is_bounded():
    port = free_port()

    async def body():
        loop = asyncio.get_running_loop()

        def talk(request, source):
            for number in range(500):
                loop.call_soon(opened["127.77.3.5"].transport.sendto, says(f"Me {number}")(request, source), source)

        async with responders({"127.77.3.5": talk}, port) as opened:
            return await sweep("127.77.3.0/29", ports=[port])

    assert len(run(body())) == sip_options.MAX_ANSWERS


def test_the_control_address_is_asked_and_marked():
    port = free_port()

    async def body():
        async with responders({"127.255.255.253": says("ALG 1"), "127.77.3.5": says("ALG 1")}, port):
            return await sweep("127.77.3.0/29", ports=[port], control=None)

    assert {(signal.ip, signal.control) for signal in run(body())} == {("127.255.255.253", True), ("127.77.3.5", False)}


def test_stop_keeps_what_was_found():
    port = free_port()
    stop = asyncio.Event()

    async def body():
        def answer(request, source):
            stop.set()
            return says("First")(request, source)

        async with responders({"127.77.3.1": answer}, port):
            return await sweep("127.77.0.0/16", ports=[port], stop=stop, rate=200, wait=5)

    assert len(run(body())) <= 1  # a /16 at this rate would take eleven minutes


@pytest.mark.parametrize(("code", "reason"), [(errno.EPERM, "scan-no-permission"), (errno.ENETUNREACH, "scan-no-route")])
def test_nothing_could_be_sent(monkeypatch, code, reason):
    async def refuse(*_args, **_more):
        return OSError(code, "no")

    monkeypatch.setattr(udp, "send", refuse)
    with pytest.raises(NotRun) as caught:
        run(sweep("127.77.3.0/29", ports=[5060]))
    assert caught.value.reason == reason
    assert errno.errorcode[code] in caught.value.detail


@pytest.mark.parametrize(("code", "partly"), [(errno.ENETUNREACH, True), (errno.EHOSTUNREACH, False), (errno.EACCES, False)])
def test_what_could_not_be_asked_is_said(monkeypatch, code, partly):
    """An interface that goes down in the middle refuses the rest; a single address without a host, or a broadcast address, is no gap."""
    real = udp.send

    async def refuse(sock, data, address, **more):
        return OSError(code, "no") if address[0] > "127.77.3.3" else await real(sock, data, address, **more)

    monkeypatch.setattr(udp, "send", refuse)
    if not partly:
        run(sweep("127.77.3.0/29", ports=[5060]))
        return
    with pytest.raises(NotRun) as caught:
        run(sweep("127.77.3.0/29", ports=[5060]))
    assert caught.value.reason == "scan-partly"
    assert caught.value.detail.startswith("3/6: ENETUNREACH")


def test_no_socket():
    async def body():
        options = ScanOptions(networks=("192.0.2.0/29",), control="")
        context = Context(options=options, networks=networks.resolve(options.networks), source="192.0.2.250", stop=asyncio.Event())
        sweep, look = sip_options.pair()
        with pytest.raises(NotRun):
            await look(context, lambda _signal: None)
        await sweep(context, lambda _signal: None)

    with pytest.raises(NotRun) as caught:
        run(body())
    assert caught.value.reason == "scan-no-socket"


def test_a_full_send_queue_loses_nobody():
    """A small send buffer towards addresses that nobody reads: every datagram must still go out."""
    port = free_port()

    async def body():
        async with responders({f"127.77.3.{host}": says(f"Phone {host}") for host in range(1, 255)}, port):
            return await sweep(ports=[port], rate=100_000)

    real = udp.open_udp

    def small(*args, **more):
        sock = real(*args, **more)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1)
        return sock

    udp.open_udp = small
    try:
        found = run(body())
    finally:
        udp.open_udp = real
    assert len({signal.ip for signal in found}) == 254


@pytest.mark.system
@pytest.mark.skipif(shutil.which("sipp") is None, reason="the Debian package sip-tester (sipp) is not installed")
def test_sipp_as_a_phone(tmp_path):
    port = free_port("127.77.3.5")
    scenario = tmp_path / "options.xml"
    scenario.write_text(
        '<?xml version="1.0" encoding="us-ascii"?><scenario name="phone"><recv request="OPTIONS"/><send><![CDATA[\n'
        "SIP/2.0 200 OK\n[last_Via:]\n[last_From:]\n[last_To:];tag=[call_number]\n[last_Call-ID:]\n[last_CSeq:]\n"
        "User-Agent: snomD785/10.1.84.12\nContent-Length: 0\n\n]]></send></scenario>"
    )
    command = ["sipp", "-sf", str(scenario), "-i", "127.77.3.5", "-p", str(port), "-m", "1", "-nostdin", "-timeout", "20"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            found = run(sweep("127.77.3.0/29", ports=[port], wait=3))
        finally:
            process.terminate()
    assert {(signal.ip, signal.evidence.value) for signal in found} == {("127.77.3.5", "snomD785/10.1.84.12")}
