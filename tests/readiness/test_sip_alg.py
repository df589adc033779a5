"""SIP ALG: the verdict from flows, a responder on loopback, and relays between that do what ALGs and proxies do."""

import asyncio
from typing import Any

import msgspec
import pytest

from dialtone.domain.readiness import CheckResult
from dialtone.net.datagram_server import UdpPort
from dialtone.readiness import sip_alg, sip_flows
from dialtone.readiness.responder import Responder, Settings
from dialtone.readiness.responder.settings import Listen
from dialtone.readiness.sip_flows import Flow, Message
from dialtone.wire import sip

TOKEN = "a token of tests"
SENT = b"OPTIONS sip:x SIP/2.0\r\nVia: SIP/2.0/UDP 192.168.50.10:5062;branch=z9hG4bK1\r\nMax-Forwards: 70\r\n\r\n"
CHANGED = SENT.replace(b"192.168.50.10", b"203.0.113.2")
COUNTED = SENT.replace(b"70", b"69")


def flow(role, transport="udp", arrived: bytes | None = SENT, *, answered=True, port=5060, failure="", reply_changed=False) -> Flow:
    message = Message(method="OPTIONS", nonce="1", sent=SENT, arrived=arrived, answered=answered, reply_changed=reply_changed)
    return Flow(transport=transport, port=port, role=role, local=("192.168.50.10", 5062), messages=(message,), failure=failure)


def clean() -> list[Flow]:
    return [flow("sip"), flow("control"), flow("sip", "tcp"), flow("control", "tcp"), flow("control", "tls")]


def swapped(*new: Flow) -> list[Flow]:
    """Clean flows but for these, each in the place of those with its role and transport."""
    kept = [one for one in clean() if not any((one.role, one.transport) == (other.role, other.transport) for other in new)]
    return [*new, *kept]


def silent(role, transport="udp") -> Flow:
    return flow(role, transport, None, answered=False)


class Peer:
    host, sip_udp_port = "peer", 5060


@pytest.mark.parametrize(
    ("flows", "verdict", "code"),
    [
        (clean(), "pass", "ok"),
        (swapped(flow("sip", arrived=CHANGED)), "fail", "alg-on"),
        (swapped(flow("sip", reply_changed=True)), "fail", "alg-on"),
        (swapped(flow("sip", "tcp", CHANGED)), "fail", "alg-on"),
        # One socket of two, as an ALG that goes by the local port 5060.
        ([flow("sip", arrived=CHANGED), *clean()], "fail", "alg-on"),
        (swapped(flow("sip", arrived=CHANGED), flow("control", arrived=CHANGED)), "fail", "sip-proxy"),
        (swapped(flow("control", arrived=CHANGED)), "fail", "sip-proxy"),
        (swapped(flow("control", "tls", CHANGED)), "fail", "sip-proxy"),
        (swapped(flow("sip", answered=False)), "fail", "sip-swallowed"),
        (swapped(silent("sip")), "fail", "sip-blocked"),
        (swapped(silent("sip", "tcp")), "warn", "sip-blocked"),
        (swapped(silent("sip"), silent("control")), "fail", "udp-blocked"),
        (swapped(silent("sip"), silent("control"), flow("sip", "tcp", CHANGED)), "fail", "alg-on"),
        (swapped(flow("sip", arrived=COUNTED)), "warn", "harmless"),
        (swapped(flow("control", "tls", failure=sip_flows.OTHER_CERTIFICATE)), "fail", "tls-intercepted"),
        (swapped(silent("control", "tls")), "warn", "partly"),
        ([flow("sip"), silent("sip"), flow("control")], "warn", "partly"),
    ],
)
def test_verdicts(lab, flows, verdict, code) -> None:
    result = sip_alg.judge(flows, Peer())  # type: ignore[arg-type]
    assert (result.verdict, result.code) == (verdict, f"sip.alg.{code}")
    if code in {"alg-on", "sip-proxy"}:
        assert result.value is True


def checked(lab: Any, relay: Any = None, **settings: Any) -> CheckResult:
    """With a responder on loopback whose SIP port is not 5060 (which needs no rights, but may be taken): as the training site does."""

    async def main() -> CheckResult:
        made = {"token": TOKEN, "listen": (Listen("127.0.0.1"),), "port": 0, "sip_port": 0, "sip_tls_port": 0, "stamp_ports": ()}
        async with Responder(Settings(**{**made, **settings})) as peer:
            own = msgspec.structs.replace(lab.base, training=True)
            if relay is not None:
                await relay.start(peer)
            result = await lab.check(own, "sip.alg", responder=f"127.0.0.1:{peer.port}", responder_token=TOKEN)
            if relay is not None:
                relay.close()
            return result

    return asyncio.run(main())


def test_on_loopback_nothing_is_changed(lab) -> None:
    result = checked(lab)
    assert (result.verdict, result.code, result.params["transport"]) == ("pass", "sip.alg.ok", "UDP, TCP, TLS")
    methods = [message["method"] for one in result.evidence["flows"] for message in one["messages"]]
    assert len(methods) >= 15
    assert set(methods) == {"OPTIONS", "REGISTER", "INVITE"}


def test_a_pass_needs_the_port_that_algs_look_at(lab) -> None:
    async def main() -> CheckResult:
        made = Settings(token=TOKEN, listen=(Listen("127.0.0.1"),), port=0, sip_port=0, sip_tls_port=None, stamp_ports=())
        async with Responder(made) as peer:
            return await lab.check(lab.base, "sip.alg", responder=f"127.0.0.1:{peer.port}", responder_token=TOKEN)

    result = asyncio.run(main())
    assert (result.verdict, result.reason) == ("not-run", "responder-no-sip-port")
    assert checked(lab, sip_port=None, sip_tls_port=None).reason == "responder-no-sip-port"


class Relay:
    """Stands before the mirror's SIP port over UDP and changes what passes, in one direction or both."""

    def __init__(self, up=lambda data: data, down=lambda data: data) -> None:
        self.up, self.down = up, down
        self.seen: list[bytes] = []

    async def start(self, responder: Responder) -> None:
        hub = responder._hub
        self.target = ("127.0.0.1", hub.sip_udp_port)
        self.front = UdpPort("127.0.0.1", 0)
        hub.sip_udp_port = self.front.address[1]
        self.clients: dict[tuple[str, int], UdpPort] = {}
        self.front.serve(self._there)

    def _there(self, _port, arrival) -> None:
        self.seen.append(arrival.data)
        back = self.clients.get(arrival.source)
        if back is None:
            back = self.clients[arrival.source] = UdpPort("127.0.0.1", 0)
            back.serve(lambda _, reply: (data := self.down(reply.data)) and self.front.send(data, arrival.source))
        data = self.up(arrival.data)
        if data:
            back.send(data, self.target)

    def close(self) -> None:
        for port in (self.front, *self.clients.values()):
            port.close()


def rewrite(data: bytes) -> bytes:
    return data.replace(b"Via: SIP/2.0/UDP 127.0.0.1", b"Via: SIP/2.0/UDP 203.0.113.2")


def restore(data: bytes) -> bytes:
    return data.replace(b"203.0.113.2", b"127.0.0.1")


def test_an_alg_that_puts_its_changes_back_in_the_reply_is_found(lab) -> None:
    relay = Relay(up=rewrite, down=restore)
    result = checked(lab, relay)
    assert result.code == "sip.alg.alg-on"
    assert (result.params["where"], result.params["transport"]) == ("via", "UDP")
    assert "203.0.113.2" in result.params["arrived"]


def test_an_alg_that_changes_sdp_only(lab) -> None:
    result = checked(lab, Relay(up=lambda data: data.replace(b"c=IN IP4 127.0.0.1", b"c=IN IP4 127.0.0.9")))
    assert (result.code, result.params["where"]) == ("sip.alg.alg-on", "sdp c=")


@pytest.fixture
def quick(monkeypatch) -> None:
    monkeypatch.setattr(sip_flows, "_WAITS", (0.2, 0.3))


def test_requests_or_replies_that_disappear(lab, quick) -> None:
    assert checked(lab, Relay(up=lambda _: b"")).code == "sip.alg.sip-blocked"
    assert checked(lab, Relay(down=lambda _: b"")).code == "sip.alg.sip-swallowed"


@pytest.mark.parametrize("garbage", [b"\x00" * 30, b"SIP/2.0 200 OK\r\n\r\n", b"\xff" * 9000])
def test_replies_of_nobody_are_no_replies(lab, quick, garbage: bytes) -> None:
    assert checked(lab, Relay(down=lambda _: garbage)).code == "sip.alg.sip-swallowed"


def test_a_lost_message_or_two_is_no_verdict(lab, monkeypatch) -> None:
    monkeypatch.setattr(sip_flows, "_WAITS", (0.2, 0.4, 1.0))
    counted = iter(range(10_000))
    assert checked(lab, Relay(up=lambda data: data if next(counted) % 2 else b"")).code == "sip.alg.ok"


def test_messages_are_valid_random_and_true(lab) -> None:
    relay = Relay()
    checked(lab, relay)
    messages = [sip.parse(data) for data in relay.seen]
    ports = {message.via.port for message in messages if message and message.via}
    assert ports
    for port in ports:  # a second socket asks side by side, from port 5060 where no other program has that
        methods = [message.method for message in messages if message and message.via and message.via.port == port]
        assert methods == ["OPTIONS", "REGISTER", "INVITE"]
    ids = [message.call_id for message in messages if message]
    assert len(set(ids)) == len(ids)
    for message, data in zip(messages, relay.seen, strict=True):
        assert message is not None
        assert message.via is not None
        assert f"{message.via.host}:{message.via.port}" in (message.header("contact") or "")
        assert message.via.host == "127.0.0.1"
        assert b"scanner" not in data.lower()
        assert int(message.header("content-length") or -1) == len(data.partition(b"\r\n\r\n")[2])
