import asyncio
import errno
import logging
import socket
import sys

import msgspec
import pytest
from zeroconf import ServiceInfo
from zeroconf.asyncio import AsyncZeroconf

from dialtone.discovery import listening, mdns, method, networks
from dialtone.discovery.method import Context, NotRun, ScanOptions
from dialtone.domain.problems import EnvironmentProblem
from dialtone.net.interfaces import Interface
from dialtone.net.neighbours import Neighbour

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="multicast on the loopback interface is tried on Linux only")


def run(body):
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(body)


def context(network="127.0.0.0/24", source=None):
    options = ScanOptions(networks=(network,))
    return Context(options=options, networks=networks.resolve(options.networks), source=source, stop=asyncio.Event())


def test_a_door_station_announces_itself():
    kind = "_axis-video._tcp.local."
    info = ServiceInfo(
        kind,
        f"Doorstation - test42.{kind}",
        addresses=[
            socket.inet_aton("127.0.0.42"),
            socket.inet_aton("169.254.1.1"),
            socket.inet_aton("198.51.100.3"),
            socket.inet_pton(socket.AF_INET6, "fe80::42"),
        ],
        port=80,
        properties={b"macaddress": b"1CCAE3700001", b"bad": b"\xff\xfe", b"none": None},
        server="doorstation-test42.local.",
    )

    async def body():
        found = []
        announcer = AsyncZeroconf(interfaces=["127.0.0.1"])
        try:
            await announcer.async_register_service(info, cooperating_responders=True)
            await mdns.run(context(), found.append)
        finally:
            await announcer.async_close()
        return found

    found = [signal for signal in run(body()) if "test42" in signal.evidence.value]
    assert {(s.ip, s.mac, s.hostname, s.evidence.field) for s in found} == {
        ("127.0.0.42", "1c:ca:e3:70:00:01", "doorstation-test42", "service")
    }
    assert {frozenset(s.addresses) for s in found} == {frozenset({"169.254.1.1", "198.51.100.3", "fe80::42"})}


@pytest.mark.parametrize(
    ("network", "source", "reason"), [("10.9.9.0/24", None, "scan-no-interface"), ("10.9.9.0/24", "192.0.2.250", "scan-no-multicast")]
)
def test_where_it_cannot_run_it_says_so(network, source, reason):
    with pytest.raises(NotRun) as caught:
        run(mdns.run(context(network, source), lambda _signal: None))
    assert caught.value.reason == reason


def test_who_holds_the_port_is_said(monkeypatch):
    def taken(**_):
        raise OSError(errno.EADDRINUSE, "Address already in use")

    monkeypatch.setattr(mdns, "AsyncZeroconf", taken)
    monkeypatch.setattr(listening.ports, "holder", lambda port: f"player {port}")
    with pytest.raises(NotRun) as caught:
        run(mdns.run(context(), lambda _signal: None))
    assert (caught.value.reason, caught.value.detail) == ("scan-port-taken", "UDP 5353: player 5353")


def test_names_are_what_they_look_like():
    assert method.clean("Yea\u202elink\u200b\ufeff \x1b[31m") == "Yealink  [31m"


MINE, OTHER = "1c:ca:e3:70:00:01", "1c:ca:e3:70:00:02"


@pytest.mark.parametrize(
    ("announced", "mac", "table", "found"),
    [
        (["10.0.0.5"], MINE, {}, [("10.0.0.5", ())]),
        (["169.254.1.1", "10.0.0.5", "fe80::1"], MINE, {"10.0.0.5": MINE}, [("10.0.0.5", ("169.254.1.1", "fe80::1"))]),
        (["10.0.0.5", "10.0.0.6"], MINE, {"10.0.0.5": OTHER, "10.0.0.6": MINE}, [("10.0.0.6", ())]),
        (["10.0.0.6"], MINE, {"10.0.0.6": OTHER, "10.0.0.9": MINE}, [("10.0.0.9", ())]),
        (["10.0.0.6"], MINE, {"10.0.0.6": OTHER}, []),
        (["10.0.0.6"], None, {"10.0.0.6": OTHER}, [("10.0.0.6", ())]),
        (["169.254.1.1"], MINE, {"10.0.0.5": MINE}, [("10.0.0.5", ("169.254.1.1",))]),
        (["169.254.1.1"], MINE, {}, [(None, ("169.254.1.1",))]),
        (["169.254.1.1"], None, {}, []),
        (["10.0.0.5", "10.0.0.5", "10.0.0.7"], MINE, {}, [("10.0.0.5", ()), ("10.0.0.7", ())]),
        ([], MINE, {}, []),
    ],
)
def test_whose_address_it_is(announced, mac, table, found):
    assert mdns.own_addresses(announced, mac, lambda ip: ip.startswith("10.0.0."), table) == found


def test_an_old_entry_of_the_neighbour_table_proves_nothing(monkeypatch):
    rows = [Neighbour("10.0.0.5", OTHER, state="stale"), Neighbour("10.0.0.6", MINE, state="reachable"), Neighbour("10.0.0.7", MINE)]
    monkeypatch.setattr(mdns.neighbours, "read", lambda: tuple(rows))
    assert run(mdns._neighbours(context("10.0.0.0/24"))) == {"10.0.0.6": MINE, "10.0.0.7": MINE}
    assert run(mdns._neighbours(context())) == {}


def test_a_table_that_cannot_be_read_costs_only_the_check(monkeypatch):
    def refuse():
        raise EnvironmentProblem("discovery.no-neighbours", detail="no")

    monkeypatch.setattr(mdns.neighbours, "read", refuse)
    assert run(mdns._neighbours(context("10.0.0.0/24"))) == {}


def test_an_interface_without_an_ipv4_address_is_stated():
    lonely = msgspec.structs.replace(context("10.9.9.0/24"), interface=Interface(name="x0", label="Test card", kind="wired", up=True))
    with pytest.raises(NotRun) as caught:
        run(mdns.run(lonely, lambda _signal: None))
    assert (caught.value.reason, caught.value.detail) == ("scan-no-ipv4", "Test card")


def test_an_interface_that_goes_away_is_stated(monkeypatch):
    monkeypatch.setattr(mdns, "SECONDS", 0.1)
    monkeypatch.setattr(mdns.multicast, "still_there", lambda _source: False)
    with pytest.raises(NotRun) as caught:
        run(mdns.run(context(), lambda _signal: None))
    assert caught.value.reason == "scan-interface-gone"


def test_the_library_complains_once_for_each_kind_and_safely(caplog):
    mdns._quiet()
    mdns._quiet()
    log = logging.getLogger("zeroconf")
    log.filters[log.filters.index(mdns._ONE_LINE)]._seen.clear()
    for number in range(50):
        log.warning("Received invalid packet %s from \x1b[31m %r", number, b"\xff")
        log.error("Other %d", "no number")
    lines = [record.getMessage() for record in caplog.records]
    assert lines == ["Received invalid packet 0 from  [31m b'\\xff'", "Other %d"]


def test_hostile_packets_fill_no_log(caplog):
    """Through the library's own socket: names that point to themselves, cut packets, noise."""
    loop = b"\x00\x00\x84\x00\x00\x00\x00\x01\x00\x00\x00\x00\xc0\x0c\x00\x0c\x00\x01\x00\x00\x00\x78\x00\x02\xc0\x0c"

    async def body():
        task = asyncio.create_task(mdns.run(context(), lambda _signal: None))
        await asyncio.sleep(0.3)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
            sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("127.0.0.1"))
            for number in range(200):
                sock.sendto(loop[: 12 + number % 15] + bytes([number]) * (number % 7), (mdns.GROUP, 5353))
        await task

    mdns._ONE_LINE._seen.clear()
    run(body())
    assert len([record for record in caplog.records if record.name == "zeroconf"]) < 20
