"""Hearing LLDP: which ways there are, what lldpd says, and what goes wrong; the packet socket itself is in tests/lab."""

import asyncio
import errno
import json
import socket
import sys

import pytest

from dialtone.net import lldp_listen

INTERFACE = {
    "name": "eth0",
    "via": "LLDP",
    "chassis": [{"id": [{"type": "mac", "value": "00:1b:17:00:01:12"}], "name": [{"value": "sw-1"}]}],
    "port": [{"id": [{"type": "ifname", "value": "1/0/7"}]}],
}


@pytest.fixture
def no_rights(monkeypatch):
    """A system that allows no packet sockets, as most do for a user."""

    def refuse(_protocol, _interface):
        raise PermissionError(errno.EPERM, "not permitted")

    monkeypatch.setattr(lldp_listen, "_open", refuse)


def client(tmp_path, monkeypatch, text, *, code=0):
    """An lldpcli that prints this."""
    tool = tmp_path / "lldpcli"
    tool.write_text(f"#!/bin/sh\ncat <<'END'\n{text}\nEND\nexit {code}\n")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")


def listen(interface=None, seconds=0.5):
    heard = []

    async def body():
        stop = asyncio.Event()
        asyncio.get_running_loop().call_later(seconds, stop.set)
        await lldp_listen.listen(interface, lambda *each: heard.append(each), stop)

    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        runner.run(body())
    return heard


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="an lldpcli of the test's own is a shell script")


def test_lldpd_tells_where_there_is_no_right(no_rights, tmp_path, monkeypatch):
    client(tmp_path, monkeypatch, json.dumps({"lldp": [{"interface": [INTERFACE]}]}))
    assert lldp_listen.ways() == ("lldpd",)
    ((name, neighbour, by_lldpd),) = listen()
    assert (name, neighbour.port, by_lldpd) == ("eth0", "1/0/7", True)


def test_another_interfaces_neighbour_is_left_out(no_rights, tmp_path, monkeypatch):
    client(tmp_path, monkeypatch, json.dumps({"lldp": [{"interface": [INTERFACE]}]}))
    monkeypatch.setattr(socket, "if_nameindex", lambda: [(1, "lo"), (2, "eth0"), (3, "eth1")])
    assert listen("eth1") == []
    assert [each[0] for each in listen("eth0")] == ["eth0"]


def test_an_lldpd_that_does_not_let_us_is_no_way(no_rights, tmp_path, monkeypatch):
    client(tmp_path, monkeypatch, "unable to connect", code=1)
    assert lldp_listen.ways() == ()
    with pytest.raises(OSError, match="no way to hear") as caught:
        listen()
    assert caught.value.errno == errno.ENOTSUP


def test_no_lldpd_at_all(no_rights, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert lldp_listen.ways() == ()


def test_an_interface_that_is_not_there():
    with pytest.raises(OSError, match="nope0") as caught:
        listen("nope0")
    assert caught.value.errno == errno.ENODEV


def test_what_breaks_off_is_told(monkeypatch, tmp_path):
    """An adapter that is pulled out: the error itself comes, not a group of errors."""
    monkeypatch.setenv("PATH", str(tmp_path))

    async def gone(*_):
        raise OSError(errno.ENETDOWN, "network is down")

    monkeypatch.setattr(lldp_listen, "ways", lambda: ("raw",))
    monkeypatch.setattr(lldp_listen, "_receive", gone)
    with pytest.raises(OSError, match="network is down") as caught:
        listen(seconds=20)
    assert caught.value.errno == errno.ENETDOWN
