"""NAT behaviour: conclusions from readings, a responder with two addresses on loopback, and STUN servers that behave badly."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any, Self

import msgspec
import pytest

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.net import asking
from dialtone.net.datagram_server import UdpPort
from dialtone.profile import types as t
from dialtone.readiness import nat, nat_double, nat_udp_lifetime
from dialtone.readiness.base import NotRun
from dialtone.readiness.nat import Answer, Round, Server
from dialtone.readiness.nat_udp_lifetime import Held
from dialtone.readiness.responder import Responder, Settings
from dialtone.readiness.responder.settings import Listen
from dialtone.wire import stun

TOKEN = "a token of tests"
SERVER = Server(("192.0.2.1", 3478), "stun.test")
LOCAL, MAPPED, OTHER = ("192.168.50.10", 40000), ("203.0.113.2", 50000), ("192.0.2.2", 3479)
SOURCE = {"source": "test", "date": "2026-01-01"}


@contextlib.asynccontextmanager
async def responder(*addresses: str) -> AsyncIterator[dict[str, Any]]:
    settings = Settings(token=TOKEN, listen=tuple(map(Listen, addresses)), port=0, sip_port=None, sip_tls_port=None, stamp_ports=())
    async with Responder(settings) as peer:
        yield {"responder": f"{addresses[0]}:{peer.port}", "responder_token": TOKEN}


def checked(lab: Any, *only: str, addresses: tuple[str, ...] = ("127.0.0.1", "127.0.0.2")) -> dict[str, CheckResult]:
    async def main() -> dict[str, CheckResult]:
        async with responder(*addresses) as options:
            run = await lab.run(lab.base, *only, **options)
        return {result.id: result for result in run.checks}

    return asyncio.run(main())


# Conclusions from readings


def mapped(second: object = None, third: object = None, *, first: Any = MAPPED, plain: Any = MAPPED, other: Any = OTHER) -> Round:
    return Round(LOCAL, Answer(first, plain, other, SERVER.address), other, second, third)  # type: ignore[arg-type]


ELSEWHERE, AGAIN = ("203.0.113.2", 50001), ("203.0.113.2", 50002)


@pytest.mark.parametrize(
    ("rounds", "behaviour"),
    [
        ([mapped(MAPPED, MAPPED)] * 3, "endpoint-independent"),
        ([mapped(ELSEWHERE, ELSEWHERE)] * 3, "address-dependent"),
        ([mapped(ELSEWHERE, AGAIN)] * 3, "address-and-port-dependent"),
        ([mapped(("203.0.113.3", 50000), ("203.0.113.3", 50000))], "address-dependent"),
        ([mapped(first=LOCAL)] * 3, "no-nat"),
        # One socket whose port was changed is enough: the next one's may be too.
        ([mapped(MAPPED, MAPPED), mapped(ELSEWHERE, AGAIN), mapped(MAPPED, MAPPED)], "address-and-port-dependent"),
        # A lost answer is no other port.
        ([mapped(None, MAPPED)] * 3, None),
        ([mapped(ELSEWHERE, None)] * 3, None),
        ([mapped(None, None), mapped(MAPPED, MAPPED)], "endpoint-independent"),
        ([mapped(other=None)] * 3, None),
    ],
)
def test_mapping_from_readings(rounds, behaviour) -> None:
    found = nat.conclude(SERVER, rounds)
    assert found is not None
    assert found.behaviour == behaviour


def test_why_a_server_could_not_tell() -> None:
    one, silent = nat.conclude(SERVER, [mapped(other=None)]), nat.conclude(SERVER, [mapped(None, None)])
    assert one is not None
    assert silent is not None
    assert (one.why, silent.why, nat.conclude(SERVER, [])) == ("one-address", "silent-other", None)


def test_an_address_changed_inside_the_answer_is_noticed() -> None:
    changed, old = nat.conclude(SERVER, [mapped(MAPPED, MAPPED, plain=LOCAL)]), nat.conclude(SERVER, [mapped(MAPPED, MAPPED, plain=None)])
    assert changed is not None
    assert old is not None
    assert (changed.rewritten, old.rewritten) == (True, False)


# On loopback, where there is neither NAT nor filter


def test_without_nat_and_firewall(lab) -> None:
    found = checked(lab, "nat.mapping", "nat.filtering", "nat.port-preservation", "nat.double")
    codes = {
        name: (result.verdict, result.code) for name, result in found.items() if name.startswith("nat.") and result.verdict != "not-run"
    }
    assert codes == {
        "nat.mapping": ("pass", "nat.mapping.no-nat"),
        "nat.filtering": ("warn", "nat.filtering.open"),
        "nat.port-preservation": ("pass", "nat.port-preservation.no-nat"),
        "nat.double": ("pass", "nat.double.no-nat"),
    }


def test_a_responder_with_one_address_cannot_tell_about_filtering(lab) -> None:
    result = checked(lab, "nat.filtering", addresses=("127.0.0.1",))["nat.filtering"]
    assert (result.verdict, result.reason) == ("not-run", "stun-one-address")


def test_without_any_server_nothing_is_said(lab) -> None:
    run = asyncio.run(lab.run(lab.base, "nat.mapping", "nat.filtering", "nat.port-preservation", "nat.double", "nat.udp-lifetime"))
    reasons = {result.id: result.reason for result in run.checks}
    assert {reasons[f"nat.{name}"] for name in ("mapping", "filtering", "port-preservation", "udp-lifetime")} == {"needs-responder"}
    assert reasons["nat.double"] == "no-target"


# STUN servers of others


class Stun:
    """A STUN server on 127.0.0.1 whose answers `change` makes; `silent_other`: its other address says nothing."""

    def __init__(self, change, other=("127.0.0.2", 3479)) -> None:
        self.change, self.other = change, other

    async def __aenter__(self) -> Self:
        self.port = UdpPort("127.0.0.1", 0)
        self.port.serve(self._answer)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.port.close()

    def _answer(self, port, arrival) -> None:
        request = stun.parse(arrival.data)
        assert request is not None
        assert request.first(stun.PADDING) is None, "others would answer with as much"
        for data in self.change(request, arrival):
            port.send(data, arrival.source)

    def whole(self, request, arrival, mapped=None, kind=stun.BINDING_SUCCESS) -> bytes:
        attributes = [(stun.XOR_MAPPED_ADDRESS, stun.xor_address(mapped or arrival.source, request.transaction))]
        if self.other:
            attributes.append((stun.OTHER_ADDRESS, stun.plain_address(self.other)))
        return stun.build(kind, request.transaction, attributes)

    def profile(self, lab):
        entry = t.StunEntry(host="127.0.0.1", port=self.port.address[1], source="test", date=SOURCE["date"])  # type: ignore[arg-type]
        return msgspec.structs.replace(lab.base, stun=(entry,))


def with_stun(lab, monkeypatch, change, *only, other=("127.0.0.2", 3479)):
    monkeypatch.setattr(asking, "WAITS", (0.15, 0.15))

    async def main():
        async with Stun(change, other) as server:
            server.change = lambda request, arrival: change(server, request, arrival)
            run = await lab.run(server.profile(lab), *only)
            return {result.id: result for result in run.checks}

    return asyncio.run(main())


def test_an_answer_to_somebody_elses_question_is_none(lab, monkeypatch) -> None:
    def change(server, request, arrival):
        return [b"", b"\x00" * 20, server.whole(stun.StunMessage(1, bytes(12)), arrival)]

    assert with_stun(lab, monkeypatch, change, "nat.mapping")["nat.mapping"].reason in {"udp-blocked", "no-network"}


def test_a_server_that_ignores_the_change_of_address_proves_nothing_about_filtering(lab, monkeypatch) -> None:
    found = with_stun(lab, monkeypatch, lambda server, request, arrival: [server.whole(request, arrival)], "nat.filtering")
    assert (found["nat.filtering"].verdict, found["nat.filtering"].reason) == ("not-run", "stun-no-change")


def test_a_server_that_refuses_the_change_proves_nothing_either(lab, monkeypatch) -> None:
    def change(server, request, arrival):
        if any(request.change):
            return [stun.build(stun.BINDING_ERROR, request.transaction, [(stun.ERROR_CODE, stun.error_value(420, "Unknown Attribute"))])]
        return [server.whole(request, arrival)]

    assert with_stun(lab, monkeypatch, change, "nat.filtering")["nat.filtering"].reason == "stun-no-change"


def test_silence_to_a_change_is_no_filter_where_the_other_address_never_reaches_us(lab, monkeypatch) -> None:
    """The trap of old programs: a server that can't send from elsewhere makes everybody look well protected."""

    def change(server, request, arrival):
        return [] if any(request.change) else [server.whole(request, arrival)]

    assert with_stun(lab, monkeypatch, change, "nat.filtering")["nat.filtering"].reason == "stun-no-change"


def test_a_silent_other_address_is_no_symmetric_nat(lab, monkeypatch) -> None:
    def change(server, request, arrival):
        return [server.whole(request, arrival, mapped=MAPPED)]

    result = with_stun(lab, monkeypatch, change, "nat.mapping")["nat.mapping"]
    assert (result.verdict, result.reason) == ("not-run", "stun-other-silent")


@pytest.mark.parametrize("other", [None, ("127.0.0.1", 3479), ("224.0.0.1", 3479), ("0.0.0.0", 1), ("198.51.100.7", 3479), ("::1", 3479)])
def test_an_other_address_that_is_none_is_never_asked(lab, monkeypatch, other) -> None:
    def change(server, request, arrival):
        return [server.whole(request, arrival, mapped=MAPPED)]

    result = with_stun(lab, monkeypatch, change, "nat.mapping", other=other)["nat.mapping"]
    assert (result.verdict, result.reason) == ("not-run", "stun-one-address")


# Double NAT

PUBLIC, GATEWAY = "203.0.113.2", "192.168.50.1"


@pytest.mark.parametrize(
    ("public", "external", "routers", "verdict", "code"),
    [
        (PUBLIC, PUBLIC, (GATEWAY, "192.168.1.1"), "pass", "ok"),
        (PUBLIC, "192.168.1.2", (GATEWAY,), "fail", "double-nat"),
        (PUBLIC, "198.51.100.9", (GATEWAY,), "fail", "double-nat"),
        (None, "192.168.1.2", (), "fail", "double-nat"),
        (PUBLIC, "100.64.3.4", (), "fail", "carrier-nat"),
        (PUBLIC, None, (GATEWAY, "192.168.1.1", "203.0.113.1"), "warn", "suspected"),
        (PUBLIC, None, (GATEWAY, "203.0.113.1", "10.9.9.9"), "warn", "suspected"),
        (PUBLIC, None, (GATEWAY, None, "100.127.255.254"), "warn", "carrier-suspected"),
        (PUBLIC, None, (GATEWAY, "100.63.255.255"), "pass", "public-behind"),
        (PUBLIC, None, (GATEWAY, "172.32.0.1", None), "pass", "public-behind"),
        (PUBLIC, None, (GATEWAY, "172.31.0.1"), "warn", "suspected"),
        # The gateway's own address is private everywhere.
        (None, None, (GATEWAY, "203.0.113.1"), "pass", "public-behind"),
    ],
)
def test_double_nat_from_readings(public, external, routers, verdict, code) -> None:
    result = nat_double.judge(public, GATEWAY, external, routers)
    assert (result.verdict, result.code) == (verdict, f"nat.double.{code}")


@pytest.mark.parametrize("routers", [(), (GATEWAY,), (None, None, None), (GATEWAY, None, None)])
def test_routers_that_say_nothing_prove_nothing(routers) -> None:
    with pytest.raises(NotRun, match="hops-silent"):
        nat_double.judge(PUBLIC, GATEWAY, None, routers)


# Binding lifetime


def held(pattern, seconds, lost, port=20862):
    return Held(port=port, pattern=pattern, seconds=seconds, lost=lost, tried={})


@pytest.mark.parametrize(
    ("found", "verdict", "code", "value"),
    [
        ([held("talking", 180, None), held("first", 180, None)], "pass", "ok", 180),
        ([held("talking", 150, 180), held("first", 120, 150)], "pass", "ok-until", 150),
        ([held("talking", 120, 150), held("first", 30, 45)], "warn", "binding-first-short", 120),
        ([held("talking", 60, 75), held("first", 60, 75)], "warn", "binding-short", 60),
        ([held("talking", 45, 60), held("first", 45, 60)], "fail", "binding-short", 45),
        ([held("talking", 0.0, 10), held("first", 0.0, 10)], "fail", "binding-short", 0),
        # A SIP ALG holds its own port for an hour; the telephone's others count as well.
        ([held("talking", 180, None, 5060), held("talking", 20, 30), held("first", 180, None, 5060)], "fail", "binding-short", 20),
        ([held("talking", 180, None)], "pass", "ok", 180),
        ([held("talking", 90, None), held("first", 90, None)], "warn", "at-least", 90),
    ],
)  # fmt: skip
def test_lifetime_from_readings(lab, found, verdict, code, value) -> None:
    result = nat_udp_lifetime.judge(found, lab.base.thresholds.binding_s, "peer")
    assert (result.verdict, result.code, result.value) == (verdict, f"nat.udp-lifetime.{code}", value)
    assert (result.unit, result.threshold) == ("s", 120)


def test_ways_that_stay_open_are_found_open(lab, monkeypatch) -> None:
    monkeypatch.setattr(nat_udp_lifetime, "TIMES", (0.8, 1.2))
    monkeypatch.setattr(nat_udp_lifetime, "_EXCHANGE", (0.0, 0.1))
    result = checked(lab, "nat.udp-lifetime")["nat.udp-lifetime"]
    assert result.code == "nat.udp-lifetime.at-least"
    assert {flow["pattern"] for flow in result.evidence["flows"]} == {"first", "talking"}
    assert all(flow["tried"] == {"0.8 s": "open", "1.2 s": "open"} for flow in result.evidence["flows"])


def test_minutes_are_not_spent_in_training(lab) -> None:
    async def main() -> CheckResult:
        async with responder("127.0.0.1") as options:
            own = msgspec.structs.replace(lab.base, training=True)
            return await lab.check(own, "nat.udp-lifetime", **options)

    result = asyncio.run(main())
    assert (result.verdict, result.reason) == (Verdict.NOT_RUN, "takes-minutes")
