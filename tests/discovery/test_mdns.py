import asyncio
import socket
import sys

import pytest
from zeroconf import ServiceInfo
from zeroconf.asyncio import AsyncZeroconf

from dialtone.discovery import mdns, method, networks
from dialtone.discovery.method import Context, NotRun, ScanOptions

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
        addresses=[socket.inet_aton("127.0.0.42"), socket.inet_aton("169.254.1.1"), socket.inet_aton("198.51.100.3")],
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


@pytest.mark.parametrize(
    ("network", "source", "reason"), [("10.9.9.0/24", None, "scan-no-interface"), ("10.9.9.0/24", "192.0.2.250", "scan-no-multicast")]
)
def test_where_it_cannot_run_it_says_so(network, source, reason):
    with pytest.raises(NotRun) as caught:
        run(mdns.run(context(network, source), lambda _signal: None))
    assert caught.value.reason == reason


def test_names_are_what_they_look_like():
    assert method.clean("Yea\u202elink\u200b\ufeff \x1b[31m") == "Yealink  [31m"
