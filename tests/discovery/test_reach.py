import asyncio
import contextlib
import errno
import ipaddress
import socket
import ssl
import sys

import msgspec
import pytest
import trustme

from dialtone.discovery import networks, reach, scan
from dialtone.discovery.method import Context, NotRun, ScanOptions
from dialtone.net.pacing import Pacer

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has all of 127.0.0.0/8 without configuring it")

NETWORK = "127.77.9.0/27"
CONTROL = "127.254.255.253"


def run(body):
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(body)


def context(network=NETWORK, *, ports=(80,), control=None, links=(), **more):
    options = ScanOptions(networks=(network,), http_ports=tuple(ports), https_ports=(), sip_tcp_ports=(), sip_tls_ports=())
    return Context(
        options=options,
        networks=networks.resolve(options.networks),
        source=None,
        stop=asyncio.Event(),
        control=control,
        links=tuple(map(ipaddress.ip_network, links)),
        **{"pacer": Pacer(100_000), **more},
    )


async def reached(asked):
    """The signals, and why not all was believed."""
    found = []
    try:
        await reach.run(asked, found.append)
    except NotRun as reason:
        return found, (reason.reason, reason.detail)
    return found, None


def free_tcp_port():
    with socket.create_server(("127.0.0.1", 0)) as sock:
        return sock.getsockname()[1]


@contextlib.asynccontextmanager
async def listening(addresses, port):
    """Accepts connections at these addresses; yields how each connection ended (what was read before its end)."""
    ends = []

    async def handle(reader, writer):
        try:
            ends.append(await reader.read())
        except OSError as error:
            ends.append(error)
        finally:
            writer.close()

    async with contextlib.AsyncExitStack() as stack:
        for ip in addresses:
            server = await asyncio.start_server(handle, ip, port)
            stack.callback(server.close)
        yield ends


def said(found):
    return [(signal.ip, signal.evidence.by, signal.evidence.field, signal.evidence.value, signal.port, signal.control) for signal in found]


def test_hosts_that_only_accept_a_connection_are_found_on_loopback():
    port = free_tcp_port()

    async def body():
        async with listening(("127.77.9.4", "127.77.9.29"), port) as ends:
            asked = context(ports=(port,), control=CONTROL)
            found, why = await reached(asked)
            for _ in range(100):
                if len(ends) == 2:
                    break
                await asyncio.sleep(0.01)
            return asked, found, why, ends

    asked, found, why, ends = run(body())
    assert sorted(said(found)) == [
        ("127.77.9.29", "reach", "open", f"tcp:{port}", port, False),
        ("127.77.9.4", "reach", "open", f"tcp:{port}", port, False),
    ]
    assert why is None
    assert asked.hosts.count == 2  # on loopback a refusal says nothing
    assert ends == [b"", b""]  # closed in the ordinary way, without a word


def test_each_port_is_asked_but_not_of_a_host_that_is_known():
    first, second = free_tcp_port(), free_tcp_port()

    async def body():
        async with listening(("127.77.9.4",), first), listening(("127.77.9.4", "127.77.9.5", "127.77.9.6"), second) as ends:
            asked = context(ports=(first, second))
            asked.hosts.add("127.77.9.6")
            found, _ = await reached(asked)
            return found, ends

    found, ends = run(body())
    places = {(signal.ip, signal.port) for signal in found}
    assert {("127.77.9.4", first), ("127.77.9.5", second)} <= places
    assert "127.77.9.6" not in {ip for ip, _ in places}
    assert len(ends) <= 2


def test_of_sip_only_the_usual_ports_are_tried(monkeypatch):
    """The provider's would cost a second and a half for each address where nobody is; who exists is asked on them later."""
    knocked = []

    async def probe(ip, port, **_):
        knocked.append((ip, port))
        return "silent", 0

    monkeypatch.setattr(reach.tcp, "probe", probe)
    options = ScanOptions(networks=("10.77.9.0/30",), sip_tcp_ports=(5060, 10060), sip_tls_ports=(5061, 34561))
    run(reached(msgspec.structs.replace(context("10.77.9.0/30"), options=options)))
    assert {port for _, port in knocked} == {80, 443, 5060, 5061}
    assert len(knocked) == 2 * networks.TCP_PORTS  # as the expected time is counted


def test_all_ports_of_a_small_network_are_knocked_at_together(monkeypatch):
    """What fails slowly must not be tried one after the other: two silent addresses would take twenty seconds."""
    waiting, most = 0, 0

    async def probe(_ip, _port, **_):
        nonlocal waiting, most
        waiting += 1
        most = max(most, waiting)
        await asyncio.sleep(0.05)
        waiting -= 1
        return "silent", 0

    monkeypatch.setattr(reach.tcp, "probe", probe)
    run(reached(context("10.77.9.0/30", ports=(80, 81, 82))))
    assert most == 6


def test_a_proxy_that_accepts_everything_makes_no_devices():
    """As a virus scanner does that stands between every program and the network."""
    port = free_tcp_port()

    async def body():
        async with listening(("0.0.0.0",), port):
            asked = context(ports=(port,), control=CONTROL)
            return asked, *await reached(asked)

    asked, found, why = run(body())
    assert said(found) == [(CONTROL, "reach", "open", f"tcp:{port}", port, True)]
    assert why == ("scan-open-everywhere", f"tcp:{port}")
    assert asked.hosts.count == 30  # what they say may tell the real ones from the proxy


def test_nearly_everybody_accepting_is_no_evidence_either_without_a_control_address():
    port = free_tcp_port()

    async def body():
        async with listening([f"127.77.9.{host}" for host in range(1, 30)], port):
            asked = context(ports=(port,))
            return asked, *await reached(asked)

    asked, found, why = run(body())
    assert found == []
    assert why == ("scan-open-everywhere", f"tcp:{port}")
    assert asked.hosts.count == 29


def test_a_distrusted_port_does_not_take_the_others_along():
    proxied, honest = free_tcp_port(), free_tcp_port()

    async def body():
        async with listening(("0.0.0.0",), proxied), listening(("127.77.9.7",), honest):
            return await reached(context(ports=(proxied, honest), control=CONTROL))

    found, why = run(body())
    assert [(signal.ip, signal.port) for signal in found if not signal.control] == [("127.77.9.7", honest)]
    assert why == ("scan-open-everywhere", f"tcp:{proxied}")


def test_how_many_doubtful_hosts_are_looked_at_is_bounded(monkeypatch):
    monkeypatch.setattr(reach, "DOUBTFUL", 5)
    port = free_tcp_port()

    async def body():
        async with listening(("0.0.0.0",), port):
            asked = context(ports=(port,), control=CONTROL)
            await reached(asked)
            return asked.hosts.count

    assert run(body()) == 5


def test_a_few_hosts_that_all_accept_are_believed():
    port = free_tcp_port()

    async def body():
        async with listening([f"127.77.9.{host}" for host in range(1, 7)], port):
            return await reached(context("127.77.9.0/29", ports=(port,), control=CONTROL))

    found, why = run(body())
    assert len(found) == 6
    assert why is None


def faked(monkeypatch, outcomes, otherwise="silent"):
    asked = []

    async def probe(ip, port, *, source, seconds):
        asked.append((ip, port))
        outcome = outcomes.get(ip, otherwise)
        return outcome if isinstance(outcome, tuple) else (outcome, 0)

    monkeypatch.setattr(reach.tcp, "probe", probe)
    return asked


def test_a_refusal_on_a_routed_network_is_a_host_but_no_row(monkeypatch):
    faked(monkeypatch, {"10.9.9.3": "refused", "10.9.9.4": "open"})
    asked = context("10.9.9.0/24", control="203.0.113.77")
    found, why = run(reached(asked))
    assert [signal.ip for signal in found] == ["10.9.9.4"]
    assert {ip for ip in map(str, ipaddress.ip_network("10.9.9.0/24")) if asked.hosts.known(ip)} == {"10.9.9.3", "10.9.9.4"}
    assert why is None


@pytest.mark.parametrize(
    "outcomes", [{"203.0.113.77": "refused", "10.9.9.3": "refused"}, {f"10.9.9.{n}": "refused" for n in range(1, 255)}]
)
def test_a_firewall_that_refuses_for_everybody_makes_hosts_doubtful(monkeypatch, outcomes):
    monkeypatch.setattr(reach, "DOUBTFUL", 1)
    faked(monkeypatch, outcomes)
    asked = context("10.9.9.0/24", control="203.0.113.77")
    found, why = run(reached(asked))
    assert (found, why, asked.hosts.count) == ([], None, 1)


def test_the_neighbour_table_speaks_for_its_own_network(monkeypatch):
    places = faked(monkeypatch, {})
    asked = context("10.9.9.0/28", links=("10.9.9.0/24",))
    asked.hosts.watched = True
    assert run(reached(asked)) == ([], ("scan-neighbours-tell", ""))
    assert places == []


def test_beside_a_watched_network_only_the_routed_one_is_asked(monkeypatch):
    places = faked(monkeypatch, {})
    options = ScanOptions(networks=("10.9.9.0/29", "10.8.8.0/29"))
    asked = Context(
        options=options,
        networks=networks.resolve(options.networks),
        source=None,
        stop=asyncio.Event(),
        links=(ipaddress.ip_network("10.9.9.0/24"),),
    )
    asked.hosts.watched = True
    run(reached(asked))
    assert {ip for ip, _ in places} == {f"10.8.8.{host}" for host in range(1, 7)}
    assert {port for _, port in places} == {80, 443, 5060, 5061}


def test_a_table_that_nobody_shows_is_not_waited_for_for_ever(monkeypatch):
    monkeypatch.setattr(reach, "TABLE", 0.1)
    faked(monkeypatch, {"10.9.9.4": "open"})
    found, _ = run(reached(context("10.9.9.0/28", links=("10.9.9.0/24",))))
    assert [signal.ip for signal in found] == ["10.9.9.4"]


@pytest.mark.parametrize(
    ("number", "reason"), [(errno.ENETUNREACH, "scan-no-route"), (errno.EPERM, "scan-no-permission"), (errno.EACCES, "scan-no-permission")]
)
def test_nothing_could_leave(monkeypatch, number, reason):
    faked(monkeypatch, {}, otherwise=("error", number))
    found, why = run(reached(context("10.9.9.0/29")))
    assert (found, why) == ([], (reason, f"{errno.errorcode[number]} × 6"))


def test_an_empty_network_is_no_failure(monkeypatch):
    faked(monkeypatch, {"10.9.9.7": ("error", errno.EACCES)}, otherwise=("unreachable", errno.EHOSTUNREACH))
    assert run(reached(context("10.9.9.0/24", control="203.0.113.77"))) == ([], None)


def test_a_part_that_could_not_be_asked_is_said(monkeypatch):
    faked(monkeypatch, {"10.9.9.3": ("error", errno.EMFILE)})
    assert run(reached(context("10.9.9.0/24"))) == ([], ("scan-partly", "EMFILE × 1"))


def test_without_ports_nothing_is_asked():
    assert run(reached(context(ports=()))) == ([], ("scan-no-web-ports", ""))


def test_a_stop_ends_connections_under_way(monkeypatch):
    ended = []

    async def never(_ip, _port, *, source, seconds):
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(True)

    monkeypatch.setattr(reach.tcp, "probe", never)

    async def body():
        asked = context("10.9.9.0/24")
        asyncio.get_running_loop().call_later(0.1, asked.stop.set)
        return await asyncio.wait_for(reached(asked), 30)

    assert run(body()) == ([], None)
    assert ended


def test_nothing_is_sent_during_a_pause(monkeypatch):
    places = faked(monkeypatch, {})

    async def body():
        asked = context("10.9.9.0/29", control="203.0.113.77")
        asked.running.clear()
        task = asyncio.create_task(reached(asked))
        await asyncio.sleep(0.3)
        before = len(places)
        asked.running.set()
        await task
        return before, len(places)

    assert run(body()) == (0, 7)


def test_new_addresses_take_their_turn_once(monkeypatch):
    faked(monkeypatch, {})
    turns = []

    class Turns:
        async def wait(self):
            turns.append(True)

    run(reached(context("10.9.9.0/28", ports=(80, 443, 5060), pacer=Turns())))
    assert len(turns) == 14


def test_at_most_so_many_at_once(monkeypatch):
    now, most = 0, 0

    async def probe(_ip, _port, *, source, seconds):
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.01)
        now -= 1
        return "silent", 0

    monkeypatch.setattr(reach.tcp, "probe", probe)
    monkeypatch.setattr(reach, "AT_ONCE", 7)
    run(reached(context("10.9.9.0/26")))
    assert most == 7


def test_progress_comes_to_its_end(monkeypatch):
    faked(monkeypatch, {})
    steps = []
    run(reached(context("10.9.9.0/28", ports=(80, 443), step=lambda *step: steps.append(step))))
    assert steps[-1] == ("reach", 28, 28)


def test_the_own_address_is_asked_as_any_other(monkeypatch):
    places = faked(monkeypatch, {"10.9.9.2": "open"})
    found, _ = run(reached(context("10.9.9.0/30")))
    assert [signal.ip for signal in found] == ["10.9.9.2"]
    assert {ip for ip, _ in places} == {"10.9.9.1", "10.9.9.2"}


@pytest.mark.parametrize("secure", [False, True], ids=["http", "https"])
def test_a_host_that_answers_nothing_but_the_web_is_found_on_loopback(secure):
    """The whole scan: the knock finds it, the page says what it is."""
    tls = None
    if secure:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trustme.CA(organization_name="Yealink Equipment Issuing CA").issue_cert("phone.example").configure_cert(tls)

    async def page(reader, writer):
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"HTTP/1.1 200 OK\r\nServer: snom embedded\r\n\r\n<title>snom D715</title>")
            await writer.drain()
        writer.close()

    async def body():
        server = await asyncio.start_server(page, "127.77.9.20", 0, ssl=tls)
        async with server:
            port = server.sockets[0].getsockname()[1]
            options = ScanOptions(
                networks=(NETWORK,),
                methods=("reach", "http"),
                http_ports=() if secure else (port,),
                https_ports=(port,) if secure else (),
                sip_tcp_ports=(),
                sip_tls_ports=(),
                timeout=0.1,
                training=True,
            )
            return await scan.scan(options, lambda _step: None, asyncio.Event())

    (device,) = run(body()).devices
    assert (device.ip, device.vendor, device.model, device.kind) == ("127.77.9.20", "Snom", "D715", "deskphone")
    assert {item.by for item in device.evidence} >= {"reach", "http"}
