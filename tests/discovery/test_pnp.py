import ast
import asyncio
import contextlib
import socket
import sys
from pathlib import Path

import groups
import psutil
import pytest
from responders import free_port

from dialtone.discovery import listening, pnp
from dialtone.discovery.method import NotRun
from dialtone.net import multicast
from dialtone.wire import pnp as wire

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="multicast on the loopback interface is tried on Linux only")
EVENT = 'ua-profile;profile-type="device";vendor="yealink";model="T46U";version="108.86.0.20"'


@pytest.fixture(autouse=True)
def port(monkeypatch):
    """A port of our own: other tests and programs use 5060 at the same time."""
    number = free_port()
    monkeypatch.setattr(wire, "PORT", number)
    return number


def test_the_port_and_group_of_the_standard():
    source = (Path(wire.__file__)).read_text("utf-8")
    assert (wire.GROUP, "PORT = 5060" in source) == ("224.0.1.75", True)


def question(mac, event=EVENT, agent="Yealink SIP-T46U 108.86.0.20"):
    lines = [
        f"SUBSCRIBE sip:MAC%3a{mac}@224.0.1.75 SIP/2.0",
        "Via: SIP/2.0/UDP 192.0.2.1:5059;branch=z9hG4bK1",
        "From: <sip:x@y>;tag=1",
        "To: <sip:x@y>",
        f"Call-ID: {mac}",
        "CSeq: 1 SUBSCRIBE",
        f"Event: {event}",
        f"User-Agent: {agent}",
        "Content-Length: 0",
    ]
    return "\r\n".join([*lines, "", ""]).encode()


@contextlib.asynccontextmanager
async def listening_to(context):
    found = []
    task = asyncio.create_task(pnp.run(context, found.append))
    try:
        await asyncio.sleep(0.05)
        yield found
    finally:
        context.settled.set()
        await task


def speak(ip, *datagrams, port=0):
    with groups.device(ip, port) as sock:
        for data in datagrams:
            sock.sendto(data, (wire.GROUP, wire.PORT))


def test_a_telephone_that_starts():
    async def body():
        async with listening_to(groups.context()) as found:
            with groups.device("127.0.0.31", 5059) as sock:
                sock.sendto(question("805ec0000031"), (wire.GROUP, wire.PORT))
                await groups.until(lambda: len([s for s in found if s.mac == "80:5e:c0:00:00:31"]) >= 2)
                with pytest.raises(BlockingIOError):
                    sock.recv(100)
        return [s for s in found if s.mac == "80:5e:c0:00:00:31"]

    said = groups.run(body())
    assert [(s.ip, s.sip_port, s.transport, s.evidence.by, s.evidence.field, s.evidence.value) for s in said] == [
        ("127.0.0.31", 5059, "udp", "sip-pnp", "event", EVENT),
        ("127.0.0.31", 5059, "udp", "sip-pnp", "user-agent", "Yealink SIP-T46U 108.86.0.20"),
    ]


def test_one_with_an_address_from_elsewhere_is_reported_and_marked():
    async def body():
        async with listening_to(groups.context()) as found:
            speak("127.7.7.7", question("805ec0000077", event="ua-profile;model=T31P;vendor=yealink"))
            await groups.until(lambda: any(s.evidence.field == "outside-network" for s in found))
        return {(s.evidence.field, s.evidence.value) for s in found if s.ip == "127.7.7.7"}

    said = groups.run(body())
    assert ("outside-network", "127.7.7.7") in said
    assert {value for field, value in said if field == "event"} == {
        "ua-profile;model=T31P;vendor=yealink",
        'ua-profile;profile-type="device";vendor="yealink";model="T31P"',
    }


class Mute(socket.socket):
    """A socket that fails the test when anything is sent."""

    sent = 0

    def _refuse(self, *_args):
        Mute.sent += 1
        raise AssertionError

    send = sendto = sendall = sendmsg = connect = _refuse


def test_nothing_is_ever_sent(monkeypatch):
    real = multicast.open_group

    def mute(*args, **kwargs):
        sock = real(*args, **kwargs)
        return Mute(fileno=sock.detach())

    monkeypatch.setattr(multicast, "open_group", mute)
    Mute.sent = 0
    hostile = [question("805ec0000032"), question("805ec0000032").replace(b"SUBSCRIBE", b"OPTIONS"), b"\xff" * 2000, b""]

    async def body():
        loop = asyncio.get_running_loop()
        for name in ("sock_sendto", "sock_sendall", "sock_connect"):
            monkeypatch.setattr(loop, name, Mute._refuse)
        async with listening_to(groups.context()) as found:
            with groups.device("127.0.0.32", 0) as sock:
                for data in hostile:
                    sock.sendto(data, (wire.GROUP, wire.PORT))
                speak("127.0.0.33", question("805ec0000033"))
                await groups.until(lambda: any(s.ip == "127.0.0.33" for s in found))
                with pytest.raises(BlockingIOError):
                    sock.recv(100)

    groups.run(body())
    assert Mute.sent == 0


def test_there_is_nothing_to_send_with():
    tree = ast.parse(Path(pnp.__file__).read_text("utf-8"))
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    names |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert not [name for name in names if "send" in name or name in {"ask", "response", "build", "connect"}]


def test_a_flood_costs_its_sender_and_not_the_others():
    async def body():
        async with listening_to(groups.context()) as found:
            with groups.device("127.0.0.34") as sock:
                for number in range(300):
                    sock.sendto(question(f"805ec1{number:06x}"), (wire.GROUP, wire.PORT))
            speak("127.0.0.35", question("805ec0000035"))
            await groups.until(lambda: any(s.ip == "127.0.0.35" for s in found))
        return {s.mac for s in found if s.ip == "127.0.0.34"}

    assert len(groups.run(body())) == listening.SHARE


def test_a_flood_from_everywhere_is_stated(monkeypatch):
    real = listening.Shares
    monkeypatch.setattr(listening, "Shares", lambda: real(share=64, total=3))

    async def body():
        async with listening_to(groups.context()) as found:
            for number in range(40, 48):
                speak(f"127.0.0.{number}", question(f"805ec20000{number}"))
            await groups.until(lambda: len(found) >= 3)

    with pytest.raises(NotRun) as caught:
        groups.run(body())
    assert caught.value.reason == "scan-flooded"


def test_a_softphone_that_holds_the_port_is_named(port):
    async def body():
        with groups.held("", wire.PORT):
            await pnp.run(groups.context(), lambda _signal: None)

    with pytest.raises(NotRun) as caught:
        groups.run(body())
    assert caught.value.reason == "scan-port-taken"
    assert caught.value.detail == f"UDP {port}: {psutil.Process().name()}"


def test_a_softphone_keeps_what_is_sent_to_it():
    async def body():
        with groups.device("127.0.0.36", wire.PORT) as phone:
            async with listening_to(groups.context()) as found:
                with groups.device("127.0.0.37") as other:
                    other.sendto(question("805ec0000037"), ("127.0.0.36", wire.PORT))
                assert (await asyncio.get_running_loop().sock_recv(phone, 2000)).startswith(b"SUBSCRIBE")
                speak("127.0.0.38", question("805ec0000038"))
                await groups.until(lambda: any(s.ip == "127.0.0.38" for s in found))
            return [s for s in found if s.ip == "127.0.0.37"]

    assert groups.run(body()) == []


def test_a_stop_ends_it():
    async def body():
        context = groups.context()
        task = asyncio.create_task(pnp.run(context, lambda _signal: None))
        await asyncio.sleep(0.05)
        context.stop.set()
        async with asyncio.timeout(30):
            await task

    groups.run(body())


@pytest.mark.parametrize(
    ("refusal", "reason"), [(PermissionError(13, "no"), "scan-needs-rights"), (OSError(19, "no such device"), "scan-no-multicast")]
)
def test_what_the_system_refuses_is_stated(monkeypatch, refusal, reason):
    def refuse(*_args, **_kwargs):
        raise refusal

    monkeypatch.setattr(multicast, "open_group", refuse)
    with pytest.raises(NotRun) as caught:
        groups.run(pnp.run(groups.context(), lambda _signal: None))
    assert (caught.value.reason, refusal.strerror in caught.value.detail) == (reason, True)


def test_an_interface_that_goes_away_is_stated(monkeypatch):
    answers = iter([True, True])
    monkeypatch.setattr(multicast, "still_there", lambda _source: next(answers, False))
    with pytest.raises(NotRun) as caught:
        groups.run(pnp.run(groups.context(), lambda _signal: None))
    assert (caught.value.reason, caught.value.detail) == ("scan-interface-gone", "127.0.0.1")
