"""Every simulated device answers as its data says, over real sockets, and the data is what we mean it to be."""

import http.client
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.domain.kinds import DeviceKind
from dialtone.training.devices import REASONS
from dialtone.training.network import SimulatedDevice, load
from dialtone.training.site import TrainingSite
from dialtone.wire import sip

NETWORK = load()
ANSWERING = [device for device in NETWORK.devices if device.sip]
PAGES = [device for device in NETWORK.devices if device.http]


def name(device: SimulatedDevice) -> str:
    return f"{device.address}-{device.model}"


def exchange(target: tuple[str, int], data: bytes | None = None, wait: float = 3) -> tuple[bytes, tuple[str, int]] | None:
    """Ask once and again after half a second of silence, as a scanner does; the first answer and where it came from."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))
        message = data or sip.options_request(*target, *sock.getsockname(), "UDP", "call-1@test", "b1", "t1")
        for timeout in (min(wait, 1.5), wait):
            sock.sendto(message, target)
            sock.settimeout(timeout)
            try:
                return sock.recvfrom(65_536)
            except TimeoutError:
                continue
    return None


@pytest.mark.parametrize("device", ANSWERING, ids=name)
def test_answers_options_as_its_data_says(site: TrainingSite, device: SimulatedDevice) -> None:
    answer = device.sip
    assert answer is not None
    got = exchange(site.endpoints[device.address])
    assert got is not None
    data, source = got
    message = sip.parse(data)
    assert message is not None
    assert (message.status, message.reason) == (answer.status, REASONS[answer.status])
    assert message.call_id == "call-1@test"
    assert source[0] == site.addresses[answer.from_address or device.address]
    said = {header: message.header(header) for header in ("User-Agent", "Server") if message.header(header)}
    assert said == ({answer.header: device.banner} if answer.header else {})
    if "<mac>" in answer.banner.lower():
        assert device.mac.replace(":", "") in device.banner.lower()


def test_the_forms_of_careless_equipment(site: TrainingSite) -> None:
    def raw(octet: int) -> bytes:
        got = exchange(site.endpoints[octet])
        assert got is not None
        return got[0]

    assert b"\r\nUser-Agent:Mitel 6930" in raw(34)
    assert b"\r\ni: call-1@test\r\n" in raw(31)
    assert b"\r\nserver: Cisco/SPA504G-7.5.2\r\n" in raw(39)
    assert not raw(41).endswith(b"\r\n\r\n")
    assert raw(22).endswith(b"\r\n\r\n")


def test_the_silent_computer_and_the_switch_keep_silent(site: TrainingSite) -> None:
    assert exchange(site.endpoints[10], wait=0.3) is None
    assert exchange(site.endpoints[2], wait=0.3) is None


def test_the_garbage_is_no_sip(site: TrainingSite) -> None:
    got = exchange(site.endpoints[9])
    assert got is not None
    assert sip.parse(got[0]) is None


def test_one_device_is_silent_on_the_first_try_of_every_asker(site: TrainingSite) -> None:
    target = site.endpoints[37]
    for _ in range(2):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
            sock.bind(("127.0.0.1", 0))
            message = sip.options_request(*target, *sock.getsockname(), "UDP", "c", "b", "t")
            sock.sendto(message, target)
            sock.settimeout(0.3)
            with pytest.raises(TimeoutError):
                sock.recv(65_536)
            sock.sendto(message, target)
            sock.settimeout(3)
            assert sip.parse(sock.recv(65_536)) is not None


def test_nobody_can_be_called_or_registered(site: TrainingSite) -> None:
    target = site.endpoints[22]
    request = sip.options_request(*target, "127.0.0.1", 5070, "UDP", "c", "b", "t")
    for method in (b"INVITE", b"REGISTER"):
        got = exchange(target, request.replace(b"OPTIONS", method))
        assert got is not None
        message = sip.parse(got[0])
        assert message is not None
        assert message.status == 405


@given(data=st.binary(max_size=600))
def test_garbage_gets_no_answer_and_does_no_harm(data: bytes) -> None:
    from dialtone.training.devices import SipDevice

    class Heard:
        sent: list[bytes]

        def __init__(self) -> None:
            self.sent = []

        def is_closing(self) -> bool:
            return False

        def sendto(self, message: bytes, _addr: object) -> None:
            self.sent.append(message)

    device, heard = SipDevice(ANSWERING[5], lambda _seconds, call: call()), Heard()
    device.connection_made(heard)
    device.datagram_received(data, ("127.0.0.1", 5070))
    assert bool(heard.sent) == bool((message := sip.parse(data)) and message.method not in {None, "ACK"})


@pytest.mark.parametrize("device", PAGES, ids=name)
def test_pages(site: TrainingSite, device: SimulatedDevice) -> None:
    answer = device.http
    assert answer is not None
    for path, expected in (("/", answer.title), *answer.paths.items()):
        connection = http.client.HTTPConnection(site.addresses[device.address], site.http_ports[0], timeout=5)
        connection.request("GET", path)
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        assert response.status == (answer.status if path == "/" else 200)
        assert response.getheader("Server") == answer.server
        assert expected in text
        assert answer.body in text or path != "/"
        assert (answer.realm or "") in (response.getheader("WWW-Authenticate") or "")


def test_other_paths_and_other_methods(site: TrainingSite) -> None:
    def fetch(method: str, path: str) -> int:
        connection = http.client.HTTPConnection("127.66.10.21", site.http_ports[0], timeout=5)
        try:
            connection.request(method, path)
            return connection.getresponse().status
        except (http.client.RemoteDisconnected, ConnectionResetError):
            return 0
        finally:
            connection.close()

    assert fetch("GET", "/nowhere") == 404
    assert fetch("HEAD", "/") == 200
    assert fetch("POST", "/") == 0


def test_the_data_is_a_believable_site() -> None:
    devices = NETWORK.devices
    assert 40 <= len(devices) <= 50
    assert len({device.address for device in devices}) == len({device.mac for device in devices}) == len(devices)
    kinds = {str(kind) for kind in DeviceKind} | {"printer", "camera", "nas", "computer"}
    assert {device.kind for device in devices} <= kinds
    assert {"deskphone", "conference-phone", "dect-base", "doorphone", "pager", "ata", "pbx", "router", "printer", "camera", "nas"} <= {
        device.kind for device in devices
    }
    makers = "Yealink Snom Grandstream Fanvil Poly Mitel Gigaset Panasonic Cisco Akuvox Axis 2N Algo"
    assert set(makers.split()) <= {device.vendor for device in devices}
    assert {200, 401, 404, 405, 481, 501} == {device.sip.status for device in ANSWERING if device.sip}


def test_the_banners_are_shapes_that_were_seen_in_the_field() -> None:
    """Each banner names the model and, where the data has one, the firmware: what discovery has to find."""
    for device in ANSWERING:
        if device.banner and device.firmware:
            assert device.firmware in device.banner, name(device)
