import asyncio
import contextlib
import socket
import sys

import groups
import pytest
from responders import free_port

from dialtone.discovery import listening, ssdp
from dialtone.discovery.method import NotRun
from dialtone.wire import ssdp as wire

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="multicast on the loopback interface is tried on Linux only")
PAGE = b"""<?xml version="1.0"?><root><device><deviceType>urn:schemas-upnp-org:device:Basic:1</deviceType>
<friendlyName>Front door</friendlyName><manufacturer>Maker</manufacturer><modelName>IP Door</modelName><modelNumber>2</modelNumber>
<serialNumber>54-1234-0001</serialNumber></device></root>"""


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(wire, "PORT", free_port())
    monkeypatch.setattr(listening, "WAIT", 0.4)
    monkeypatch.setattr(listening, "LATE", 0.0)
    monkeypatch.setattr(listening, "AGAIN", 0.1)


def answer(location, server="Linux UPnP/1.1 Door/2", target="upnp:rootdevice"):
    return f"HTTP/1.1 200 OK\r\nLOCATION: {location}\r\nSERVER: {server}\r\nST: {target}\r\nUSN: uuid:1\r\n\r\n".encode()


@contextlib.asynccontextmanager
async def pages(ip, page, status="200 OK"):
    """A web server with one page. Yields its port and the requests."""
    requests = []

    async def serve(reader, writer):
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            requests.append(await reader.readuntil(b"\r\n\r\n"))
            writer.write(f"HTTP/1.1 {status}\r\nContent-Length: {len(page)}\r\nConnection: close\r\n\r\n".encode() + page)
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, ip, 0)
    try:
        yield server.sockets[0].getsockname()[1], requests
    finally:
        server.close()
        await server.wait_closed()


def search(answers, context=None):
    async def body():
        found = []
        async with groups.answering((wire.GROUP, wire.PORT), answers) as questions:
            await ssdp.run(context or groups.context(), found.append)
        return found, questions

    return groups.run(body())


def test_a_door_station_and_its_description():
    async def body():
        found = []
        async with pages("127.0.0.51", PAGE) as (port, requests):
            reply = answer(f"http://127.0.0.51:{port}/d.xml")
            async with groups.answering((wire.GROUP, wire.PORT), {"127.0.0.51": lambda _question: [reply, reply]}) as questions:
                await ssdp.run(groups.context(), found.append)
        return found, questions, requests

    found, questions, requests = groups.run(body())
    assert {(s.ip, s.evidence.by, s.evidence.field, s.evidence.value, s.serial) for s in found} == {
        ("127.0.0.51", "ssdp", "server", "Linux UPnP/1.1 Door/2", None),
        ("127.0.0.51", "ssdp", "manufacturer", "Maker", "54-1234-0001"),
        ("127.0.0.51", "ssdp", "model", "IP Door 2", "54-1234-0001"),
        ("127.0.0.51", "ssdp", "device-type", "urn:schemas-upnp-org:device:Basic:1", "54-1234-0001"),
        ("127.0.0.51", "ssdp", "name", "Front door", "54-1234-0001"),
    }
    assert len(found) == 5
    assert [request.split(b"\r\n")[0] for request in requests] == [b"GET /d.xml HTTP/1.1"]
    assert [data.split(b"\r\n")[4] for data, _ in questions] == [b"ST: ssdp:all", b"ST: upnp:rootdevice"] * 2


@pytest.mark.parametrize("page", [b"", b"<!DOCTYPE root [<!ENTITY a 'b'>]>" + PAGE[21:], b"\xff" * 70_000, b"<html>login</html>"])
def test_a_hostile_description_costs_nothing_but_itself(page):
    async def body():
        found = []
        async with pages("127.0.0.52", page) as (port, requests):
            answers = {"127.0.0.52": lambda _question: [answer(f"http://127.0.0.52:{port}/d.xml")]}
            async with groups.answering((wire.GROUP, wire.PORT), answers):
                await ssdp.run(groups.context(), found.append)
        return found, requests

    found, requests = groups.run(body())
    assert [s.evidence.field for s in found] == ["server"]
    assert len(requests) == 1


def test_no_description_is_fetched_from_another_than_the_sender():
    async def body():
        async with pages("127.0.0.53", PAGE) as (port, requests):
            answers = {"127.0.0.54": lambda _question: [answer(f"http://127.0.0.53:{port}/d.xml")]}
            async with groups.answering((wire.GROUP, wire.PORT), answers):
                await ssdp.run(groups.context(), lambda _signal: None)
        return requests

    assert groups.run(body()) == []


def test_a_page_that_is_not_there_is_no_description():
    async def body():
        found = []
        async with pages("127.0.0.55", PAGE, "404 Not Found") as (port, _):
            answers = {"127.0.0.55": lambda _question: [answer(f"http://127.0.0.55:{port}/d.xml")]}
            async with groups.answering((wire.GROUP, wire.PORT), answers):
                await ssdp.run(groups.context(), found.append)
        return found

    assert [s.evidence.field for s in groups.run(body())] == ["server"]


def test_hostile_answers_and_strangers():
    noise = [b"", b"\xff" * 3000, b"HTTP/1.1 200 OK\r\n\r\n", answer("http://[", server="x\x1b[31m" + "y" * 4000)]
    found, _ = search({"127.0.0.56": lambda _question: noise, "127.9.9.9": lambda _question: [answer("")]})
    assert {s.ip for s in found} == {"127.0.0.56"}
    assert all(len(s.evidence.value) <= 512 and s.evidence.value.isprintable() for s in found)


def test_a_flood_costs_its_sender_and_not_the_others():
    many = [answer("", server=f"S/{number}") for number in range(200)]
    found, _ = search({"127.0.0.57": lambda _question: many, "127.0.0.58": lambda _question: [answer("")]})
    assert sum(s.ip == "127.0.0.57" for s in found) == listening.SHARE
    assert any(s.ip == "127.0.0.58" for s in found)


def test_an_announcement_counts_and_a_goodbye_does_not():
    notify = b"NOTIFY * HTTP/1.1\r\nNT: urn:schemas-upnp-org:device:Printer:1\r\nNTS: ssdp:alive\r\nUSN: uuid:1\r\nSERVER: P/1\r\n\r\n"

    async def body():
        found = []
        task = asyncio.create_task(ssdp.run(groups.context(), found.append))
        await asyncio.sleep(0.05)
        for ip, data in (("127.0.0.59", notify.replace(b"ssdp:alive", b"ssdp:byebye")), ("127.0.0.60", notify)):
            with groups.device(ip) as sock:
                sock.sendto(data, (wire.GROUP, wire.PORT))
        await task
        return {(s.ip, s.evidence.field, s.evidence.value) for s in found}

    assert groups.run(body()) == {
        ("127.0.0.60", "server", "P/1"),
        ("127.0.0.60", "device-type", "urn:schemas-upnp-org:device:Printer:1"),
    }


def test_a_stop_or_a_pause_sends_nothing_more():
    stopped = groups.context()
    stopped.stop.set()
    assert search({}, stopped)[1] == []

    async def body():
        paused = groups.context()
        paused.running.clear()
        async with groups.answering((wire.GROUP, wire.PORT), {}) as questions:
            task = asyncio.create_task(ssdp.run(paused, lambda _signal: None))
            await asyncio.sleep(0.3)
            before = list(questions)
            paused.running.set()
            await task
            await groups.until(lambda: len(questions) == 4)
        return before

    assert groups.run(body()) == []


def test_a_held_port_only_costs_the_announcements():
    async def body():
        found = []
        with groups.held("", wire.PORT):
            await ssdp.run(groups.context(), found.append)
        return found

    assert groups.run(body()) == []


@pytest.mark.parametrize(("network", "reason"), [("10.9.9.0/24", "scan-no-interface")])
def test_where_it_cannot_ask_it_says_so(network, reason):
    with pytest.raises(NotRun) as caught:
        groups.run(ssdp.run(groups.context(network), lambda _signal: None))
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("54-1234-0001", "54-1234-0001"),
        (" A1B2C3 ", "A1B2C3"),
        ("0000000", None),
        ("12345678", None),
        ("none", None),
        ("", None),
        (None, None),
    ],
)
def test_serial_numbers_that_tell_devices_apart(text, number):
    assert ssdp.serial(text) == number


def test_many_silent_descriptions_hold_up_nothing(monkeypatch):
    monkeypatch.setattr(ssdp, "AFTER", 0.2)
    monkeypatch.setattr(ssdp, "SECONDS", 60.0)
    context = groups.context()

    async def body(port):
        found = []
        answers = {"127.0.0.65": lambda _question: [answer(f"http://127.0.0.65:{port}/d.xml")]}
        async with groups.answering((wire.GROUP, wire.PORT), answers), asyncio.timeout(40):
            await ssdp.run(context, found.append)
        return found

    with socket.create_server(("127.0.0.65", 0)) as silent:
        found = groups.run(body(silent.getsockname()[1]))
    assert [s.evidence.field for s in found] == ["server"]
