import asyncio
import errno
import socket
import sys

import pytest

from dialtone.net import tcp


def run(body):
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(body)


def probe(ip, port, seconds=5.0):
    return run(tcp.probe(ip, port, source=None, seconds=seconds))


def test_an_open_port_is_opened_and_closed_in_the_ordinary_way():
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert probe(*server.getsockname()) == ("open", 0)
        accepted, _ = server.accept()
        with accepted:
            accepted.settimeout(10)
            assert accepted.recv(10) == b""  # an end, not a reset


def test_a_closed_port_is_a_refusal():
    with socket.create_server(("127.0.0.1", 0)) as server:
        place = server.getsockname()
    assert probe(*place) == ("refused", errno.ECONNREFUSED)


@pytest.mark.skipif(sys.platform != "linux", reason="Linux drops connections beyond the backlog; others refuse them")
def test_silence_is_no_refusal():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        waiting = []
        try:
            for _ in range(4):
                client = socket.socket()
                client.setblocking(False)
                client.connect_ex(server.getsockname())
                waiting.append(client)
            assert probe(*server.getsockname(), seconds=0.2) == ("silent", 0)
        finally:
            for client in waiting:
                client.close()


def test_what_could_not_be_asked_is_neither():
    assert probe("255.255.255.255", 80)[0] == "error"


@pytest.mark.parametrize(
    ("number", "outcome"),
    [
        (errno.EHOSTUNREACH, "unreachable"),
        (errno.ETIMEDOUT, "silent"),
        (errno.ENETUNREACH, "error"),
        (errno.EACCES, "error"),
        (errno.ECONNRESET, "refused"),
        (10013, "error"),
    ],
)
def test_what_the_system_says(monkeypatch, number, outcome):
    async def refuse(*_args, **_more):
        raise OSError(number, "no")

    monkeypatch.setattr(tcp, "connect", refuse)
    assert probe("192.0.2.1", 80)[0] == outcome


def test_where_sockets_are_scarce_it_waits_for_one(monkeypatch):
    tries = []
    really = tcp._connect

    async def scarce(*args, **more):
        tries.append(args)
        if len(tries) < 3:
            raise OSError(errno.EMFILE, "Too many open files")
        return await really(*args, **more)

    monkeypatch.setattr(tcp, "_connect", scarce)
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert probe(*server.getsockname()) == ("open", 0)
    assert len(tries) == 3


def test_the_source_address_is_used_but_not_for_loopback():
    async def body():
        with socket.create_server(("127.0.0.1", 0)) as server:
            sock = await tcp.connect("127.0.0.1", server.getsockname()[1], source="192.0.2.99", seconds=5)
            with sock:
                return sock.getsockname()[0]

    assert run(body()) == "127.0.0.1"
    with pytest.raises(OSError, match=r".*"):
        run(tcp.connect("192.0.2.1", 80, source="192.0.2.99", seconds=0.2))


def test_windows_says_no_permission_with_a_number_of_its_own(monkeypatch):
    async def refuse(*_args, **_more):
        raise OSError(10013, "no")

    monkeypatch.setattr(tcp, "connect", refuse)
    assert probe("192.0.2.1", 80) == ("error", errno.EACCES)


def test_there_is_room_for_some():
    assert 1 <= tcp.room(8) <= 8


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_a_low_limit_is_raised_or_respected(monkeypatch):
    import resource

    limits = [(256, 2048)]
    monkeypatch.setattr(resource, "getrlimit", lambda _what: limits[-1])
    monkeypatch.setattr(resource, "setrlimit", lambda _what, pair: limits.append(pair))
    assert tcp.room(200) == 200
    assert limits[-1] == (1024, 2048)
    limits.append((256, 256))
    assert tcp.room(200) == 64
