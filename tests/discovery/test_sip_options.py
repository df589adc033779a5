import asyncio
import contextlib
import errno
import ipaddress
import shutil
import socket
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from responders import free_port, responders, says

from dialtone.discovery import networks, oui, sip_options, sip_question
from dialtone.discovery.method import Context, NotRun, ScanOptions, pause
from dialtone.net import pacing, udp
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


def test_an_answer_after_two_seconds():
    port = free_port()

    def slow(request, source):
        return (2.0, says("Slow 1")(request, source))

    async def body():
        async with responders({"127.77.3.5": slow}, port):
            return await sweep("127.77.3.0/29", ports=[port], wait=3)

    assert [signal.evidence.value for signal in run(body())] == ["Slow 1"]


def test_an_answer_from_another_port_counts_for_the_one_that_was_asked():
    port = free_port()

    async def body():
        loop = asyncio.get_running_loop()
        with udp.open_udp(("127.77.3.5", 0)) as other:

            def elsewhere(request, source):
                loop.call_soon(other.sendto, says("Other port 1")(request, source), source)

            async with responders({"127.77.3.5": elsewhere}, port):
                return await sweep("127.77.3.0/29", ports=[port])

    assert [(s.ip, s.sip_port, s.answered_from, s.transport) for s in run(body())] == [("127.77.3.5", port, None, "udp")]


def test_a_phone_that_ignores_rport_reaches_us():
    """Old devices answer to the address in the Via, so that must be the one we listen on."""
    port = free_port()

    async def body():
        loop = asyncio.get_running_loop()

        def old(request, _source):
            via = request.via
            reply = sip.response(request, 200, "OK", [("Server", "Old 1")])
            loop.call_soon(opened["127.77.3.5"].transport.sendto, reply, ("127.0.0.1", via.port))

        async with responders({"127.77.3.5": old}, port) as opened:
            return await sweep("127.77.3.0/29", ports=[port])

    assert [signal.evidence.value for signal in run(body())] == ["Old 1"]


def without(name, data):
    head, _, body = data.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(name.encode() + b":")]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: without("call-id", data),
        lambda data: without("via", data),
        lambda data: without("call-id", data).replace(b"Via:", b"Call-ID: 0\r\nv :"),
        lambda data: data.replace(b"\r\n", b"\n"),
        lambda data: data.rstrip(b"\r\n"),
        lambda data: data.replace(b"Content-Length: 0", b"Content-Length: 9999"),
        lambda data: data.replace(b"User-Agent: ", b"User-Agent:\r\n "),
        lambda data: data.replace(b"Call-ID:", b"i:").replace(b"Via:", b"v:").replace(b"From:", b"f:"),
        lambda data: b"\r\n\r\n" + data.upper().replace(b"SPOILED", b"Spoiled"),
        lambda data: data.replace(b"SIP/2.0 200 Whatever", b"SIP/2.0 200"),
        lambda data: data + b"\x00" * 4000,
    ],
)
def test_spoiled_answers_find_their_question(spoil):
    port = free_port()

    async def body():
        async with responders({"127.77.3.5": lambda request, source: spoil(says("Spoiled 1")(request, source))}, port):
            return await sweep("127.77.3.0/29", ports=[port])

    assert [(s.ip, s.evidence.value) for s in run(body())] == [("127.77.3.5", "Spoiled 1")]


def test_a_branch_cannot_be_forged_either():
    port = free_port()

    def forger(request, _source):
        other = request.via.branch.replace(b"\x7f\x4d\x03\x02".hex(), b"\x7f\x4d\x03\x04".hex())
        assert other != request.via.branch
        return sip.build("SIP/2.0 200 OK", [("Via", f"SIP/2.0/UDP a;branch={other}"), ("User-Agent", "Forged 1")])

    async def body():
        async with responders({"127.77.3.2": forger}, port):
            return await sweep("127.77.3.0/29", ports=[port])

    assert run(body()) == []


def test_repeated_and_provisional_answers():
    port = free_port()
    asked = []

    async def body():
        def answer(request, source):
            asked.append(request)
            send = opened["127.77.3.5"].transport.sendto
            send(sip.response(request, 100, "Trying"), source)
            for _ in range(3 if len(asked) > 1 else 0):
                send(says("Forked 1")(request, source), source)

        async with responders({"127.77.3.5": answer}, port) as opened:
            return await sweep("127.77.3.0/29", ports=[port])

    assert [signal.evidence.value for signal in run(body())] == ["100 Trying", "Forked 1"]
    assert len(asked) == 2  # «trying» alone is no answer: asked again


def test_a_known_host_is_asked_on_further_ports():
    usual, further, other = free_port(), free_port(), free_port()

    async def body():
        async with (
            responders({"127.77.3.5": says("Silent on 5060")}, further),
            responders({"127.77.3.6": says("Line 1")}, usual) as first,
            responders({"127.77.3.6": says("Line 2"), "127.77.3.7": says("Nobody knows me")}, other),
        ):
            context = context_of("127.77.3.0/29", ports=[usual], more=[usual, further, other])
            return await both(context, beside=["127.77.3.5"]), len(first["127.77.3.6"].requests)

    found, questions = run(body())
    assert {(s.ip, s.sip_port, s.evidence.value) for s in found} == {
        ("127.77.3.5", further, "Silent on 5060"), ("127.77.3.6", usual, "Line 1"), ("127.77.3.6", other, "Line 2"),
    }  # fmt: skip
    assert questions == 1


def on_link(**more):
    return context_of("127.77.3.0/29", links=(ipaddress.ip_network("127.77.3.0/24"),), **more)


@pytest.mark.parametrize(("watched", "absent", "present"), [(True, 1, 2), (False, 2, 2)])
def test_where_the_neighbour_table_tells_who_exists_only_those_are_asked_again(watched, absent, present):
    port = free_port()

    async def body():
        async with responders({"127.77.3.3": lambda *_: None, "127.77.3.5": lambda *_: None}, port) as opened:
            context = on_link(ports=[port])
            context.hosts.watched = watched
            await both(context, beside=["127.77.3.5"])
            return [[(sip.parse(sip.build(r.start_line, r.headers)).call_id, at) for r, at in opened[ip].requests] for ip in opened]

    nobody, silent = run(body())
    assert (len(nobody), len(silent)) == (absent, present)
    assert len(set(silent)) == 1  # the same transaction from the same port


def test_of_several_networks_only_the_silent_of_the_far_one_are_asked_twice():
    port = free_port()
    near, far = "127.77.3.3", "127.77.4.3"

    async def body():
        async with responders({near: lambda *_: None, far: lambda *_: None}, port) as opened:
            options = ScanOptions(
                networks=("127.77.3.0/29", "127.77.4.0/29"), sip_ports=(port,), more_sip_ports=(), timeout=0.3, control=""
            )
            context = Context(
                options=options,
                networks=networks.resolve(options.networks),
                source=None,
                stop=asyncio.Event(),
                links=(ipaddress.ip_network("127.77.3.0/24"),),
                pacer=Pacer(3000),
            )
            context.hosts.watched = True
            await both(context)
            return {ip: len(opened[ip].requests) for ip in opened}

    assert run(body()) == {near: 1, far: 2}


@pytest.mark.parametrize(
    ("uuid", "maker", "mac"),
    [
        ("00000000-0000-1000-8000-f8b156abcdef", oui.Maker("Dell"), "f8:b1:56:ab:cd:ef"),
        ("9b2c3d4e-1a2b-4c3d-8e4f-f8b156abcdef", oui.Maker("Dell"), None),
        ("9b2c3d4e-1a2b-4c3d-8e4f-f8b156abcdef", oui.Maker("Telephones", voip=True), "f8:b1:56:ab:cd:ef"),
        ("00000000-0000-1000-8000-f8b156abcdef", None, None),
        ("00000000-0000-1000-8000-fab156abcdef", oui.Maker(None, random=True), None),
    ],
)
def test_a_card_in_a_uuid_is_believed_where_the_uuid_is_made_from_cards(monkeypatch, uuid, maker, mac):
    monkeypatch.setattr(oui, "maker", lambda _mac: maker)
    assert sip_question._card(uuid) == mac


def test_a_host_known_before_the_sweep_comes_to_it_is_asked_at_once():
    port = free_port()
    stop = asyncio.Event()

    async def body():
        def answer(request, source):
            stop.set()
            return says("Early 1")(request, source)

        async with responders({"127.77.250.5": answer}, port):
            context = context_of("127.77.0.0/16", ports=[port], stop=stop, rate=100, wait=1)
            return await both(context, beside=["127.77.250.5"])

    assert len(run(body())) <= 1  # the sweep comes to it after eleven minutes
    assert stop.is_set()


def test_what_stands_in_between_is_not_asked_on_every_port():
    usual, further = free_port(), free_port()
    asked = []

    def further_answer(request, source):
        asked.append(request.uri)
        return says("ALG 1")(request, source)

    async def body():
        everybody = ["127.255.255.253", *(f"127.77.3.{host}" for host in range(1, 15))]
        async with (
            responders(dict.fromkeys(everybody, says("ALG 1")), usual),
            responders(dict.fromkeys(everybody, further_answer), further),
        ):
            return await sweep("127.77.3.0/28", ports=[usual], more=[further], control=None, rate=300.0)

    found = run(body())
    assert {signal.ip for signal in found if signal.control} == {"127.255.255.253"}
    assert {signal.sip_port for signal in found if signal.control} == {usual, further}
    assert {signal.ip for signal in found} == {"127.255.255.253", *(f"127.77.3.{host}" for host in range(1, 15))}
    assert len(asked) < 8  # the unused address, and at most those that answered before it did


def test_hosts_without_end_are_not_all_asked_on_every_port_and_that_is_said(monkeypatch):
    usual, further = free_port(), free_port()
    monkeypatch.setattr(sip_options, "MAX_LOOKED", 3)

    async def body():
        async with responders({f"127.77.3.{host}": says("Same") for host in range(1, 7)}, usual):
            return await sweep("127.77.3.0/29", ports=[usual], more=[further])

    with pytest.raises(NotRun) as caught:
        run(body())
    assert (caught.value.reason, caught.value.detail) == ("scan-partly", f"UDP {further}–{further}: 3")


def test_nothing_is_sent_while_paused():
    port, further = free_port(), free_port()

    async def body():
        async with responders({"127.77.3.5": says("Usual")}, port) as one, responders({"127.77.3.5": says("Further")}, further) as two:
            context = context_of("127.77.3.0/29", ports=[port], more=[further], running=asyncio.Event())
            asking = asyncio.create_task(both(context, beside=["127.77.3.5"]))
            await asyncio.sleep(0.5)
            before = len(one["127.77.3.5"].requests) + len(two["127.77.3.5"].requests)
            context.running.set()
            return before, await asking

    before, found = run(body())
    assert before == 0
    assert {signal.evidence.value for signal in found} == {"Usual", "Further"}


def test_a_stop_ends_a_pause():
    async def body():
        context = context_of("127.77.3.0/24", ports=[free_port()], running=asyncio.Event(), wait=60)
        asyncio.get_running_loop().call_later(0.2, context.stop.set)
        async with asyncio.timeout(30):
            return await both(context, beside=["127.77.3.5"])

    with pytest.raises(NotRun) as caught:
        run(body())
    assert caught.value.reason == "scan-stopped"


def test_a_stop_ends_the_wait_for_room_in_the_neighbour_table(monkeypatch):
    monkeypatch.setattr(sip_options, "neighbour_places", lambda: 2)
    monkeypatch.setattr(pacing.Room, "SILENT", 90.0)
    port = free_port()

    async def body():
        async with responders({"127.77.3.1": says("First")}, port) as opened:
            context = on_link(ports=[port])
            asyncio.get_running_loop().call_later(0.5, context.stop.set)
            async with asyncio.timeout(30):
                found = await both(context)
            return found, len(opened["127.77.3.1"].requests)

    found, questions = run(body())
    assert [signal.evidence.value for signal in found] == ["First"]
    assert questions == 1


@pytest.mark.parametrize(
    ("contact", "mac", "addresses"),
    [
        ("<sip:100@127.77.3.40:5060>", None, ("127.77.3.40",)),
        ("<sip:127.77.3.40;transport=udp>, <sip:1@127.77.3.41>", None, ("127.77.3.40", "127.77.3.41")),
        ("<sip:100@127.77.3.5:5060>", None, ()),
        ("<sip:100@198.51.100.7>", None, ()),
        ("<sip:dialtone@127.77.3.40:999>", None, ()),
        ("<sip:a@phone.example>;q=1", None, ()),
        ("<sip:a@127.77.3.400>", None, ()),
        ('<sip:a@b>;+sip.instance="<urn:uuid:00000000-0000-1000-8000-001565ABCDEF>"', "00:15:65:ab:cd:ef", ()),
        ('<sip:a@b>;+sip.instance="<urn:uuid:9b2c3d4e-1a2b-4c3d-8e4f-000413abcdef>"', "00:04:13:ab:cd:ef", ()),
        ('<sip:a@b>;+sip.instance="<urn:uuid:9b2c3d4e-1a2b-4c3d-8e4f-a1b2c3d4e5f6>"', None, ()),
        ('<sip:a@b>;+sip.instance="<urn:uuid:00000000-0000-1000-8000-011565abcdef>"', None, ()),
        ('<sip:a@b>;+sip.instance="<urn:uuid:00000000-0000-1000-8000-000000000000>"', None, ()),
    ],
)
def test_what_a_contact_tells(contact, mac, addresses):
    port = free_port()

    def answer(request, source):
        return sip.response(request, 200, "OK", [("User-Agent", "Phone"), ("Contact", contact)], received=source)

    async def body():
        async with responders({"127.77.3.5": answer}, port):
            return await sweep("127.77.3.0/26", ports=[port])

    found = {signal.evidence.field: signal for signal in run(body())}
    assert (found["user-agent"].mac, found["user-agent"].addresses) == (mac, addresses)
    assert ("instance" in found) == (mac is not None)


def test_a_softphone_on_our_own_5060_is_in_nobodys_way():
    with contextlib.suppress(OSError), udp.open_udp(("127.0.0.1", 5060)):
        port = free_port()

        async def body():
            async with responders({"127.77.3.5": says("Phone")}, port) as opened:
                found = await sweep("127.77.3.0/29", ports=[port])
                return found, opened["127.77.3.5"].requests[0][1][1]

        found, from_port = run(body())
        assert len(found) == 1
        assert from_port != 5060
        return
    pytest.skip("port 5060 of 127.0.0.1 is taken")


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 9), st.binary(max_size=9)), max_size=8), st.integers(0, 900))
def test_no_spoiled_answer_raises(edits, end):
    context = context_of("127.77.3.0/24", ports=[5060])
    found = []
    asking = sip_options._Asking(context, found.append)
    extra = [("Contact", '<sip:1@127.77.3.9>;+sip.instance="<urn:uuid:00000000-0000-1000-8000-001565ABCDEF>"'), ("User-Agent", "Yealink")]
    question = asking.questions.text("127.77.3.5", 5060, "udp", ("127.0.0.1", 4000))
    asking._received(sip.response(sip.parse(question), 200, "OK", extra), ("127.77.3.5", 5060))
    assert len(found) == 2
    data = sip.response(sip.parse(question), 200, "OK", extra)[: end or None]
    for at, length, new in edits:
        data = data[:at] + new + data[at + length :]
    asking._received(data, ("127.77.3.5", 5060))
    assert all(context.covers(signal.ip) for signal in found)
    assert len(found) <= sip_options.MAX_ANSWERS


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
