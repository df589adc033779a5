"""The largest packet, fragments, marks and exposure: the search and the verdicts, and all of it with a responder on loopback."""

import asyncio
import socket
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialtone.net import marking
from dialtone.readiness import dscp, firewall_exposure, path_dscp_down, path_dscp_up, path_mtu
from dialtone.readiness.responder import Responder, Settings
from dialtone.readiness.responder.settings import Listen

TOKEN = "a token of tests"
EF, AF31, CS3, AF41 = 0xB8, 0x68, 0x60, 0x88
linux = pytest.mark.skipif(not marking.can_read_marks(), reason="this system tells neither marks nor the path MTU")


def checked(lab, *only):
    async def main():
        made = Settings(token=TOKEN, listen=(Listen("127.0.0.1"),), port=0, sip_port=None, sip_tls_port=None, stamp_ports=())
        async with Responder(made) as peer:
            run = await lab.run(lab.base, *only, responder=f"127.0.0.1:{peer.port}", responder_token=TOKEN)
            return {result.id: result for result in run.checks}, peer.counters

    return asyncio.run(main())


@linux
def test_on_loopback_everything_gets_through(lab) -> None:
    found, _ = checked(lab, "path.mtu", "path.fragments", "path.dscp-up", "path.dscp-down")
    assert [(found[name].verdict, found[name].value) for name in ("path.mtu", "path.fragments", "path.dscp-up", "path.dscp-down")] == [
        ("pass", 1500),
        ("pass", True),
        ("pass", "EF"),
        ("pass", "EF"),
    ]
    assert found["path.mtu"].evidence["up"] == found["path.mtu"].evidence["down"] == 1500
    assert found["path.dscp-up"].evidence["sent"]["CS3"] == {"CS3": 5}


@settings(max_examples=60, deadline=None)
@given(st.integers(576, 1500), st.integers(1280, 1500))
def test_the_search_ends_at_the_very_octet(limit: int, top: int) -> None:
    asked: list[int] = []

    async def passes(size: int) -> bool:
        asked.append(size)
        return size <= limit

    assert asyncio.run(path_mtu.largest(top, passes)) == min(limit, top)
    assert max(asked) == top
    assert len(asked) < 60


def test_a_line_that_lets_nothing_through_has_no_largest_packet() -> None:
    async def passes(_: int) -> bool:
        return False

    assert asyncio.run(path_mtu.largest(1500, passes)) is None


def test_losses_during_the_search_never_make_a_packet_larger() -> None:
    lost = iter([False, True] * 200)

    async def passes(size: int) -> bool:
        return size <= 1400 and next(lost)

    found = asyncio.run(path_mtu.largest(1500, passes))
    assert found is not None
    assert found <= 1400


def marks(**seen: dict[int, int]) -> dict[int, Counter[int]]:
    whole = {46: {EF: 5}, 26: {AF31: 5}, 24: {CS3: 5}, 34: {AF41: 5}}
    names = {name: code for code, name in dscp.NAMES.items()}
    return {code: Counter(seen.get(name, whole[code])) for name, code in names.items()}


@pytest.mark.parametrize(
    ("seen", "verdict", "code", "value"),
    [
        (marks(), "pass", "ok", "EF"),
        (marks(EF={0: 5}), "warn", "dscp-cleared", "CS0"),
        (marks(EF={3: 5}), "warn", "dscp-cleared", "CS0"),
        (marks(EF={AF41: 5}), "warn", "dscp-changed", "AF41"),
        (marks(EF={EF: 4, 0: 1}), "warn", "dscp-changed", "CS0, EF"),
        (marks(EF={EF | 2: 5}), "pass", "ok", "EF"),
        (marks(AF31={0: 5}), "warn", "signalling-changed", "EF"),
        (marks(CS3={}), "warn", "signalling-changed", "EF"),
        (marks(EF={8 << 2: 1}), "warn", "dscp-changed", "CS1"),
        (marks(EF={45 << 2: 1}), "warn", "dscp-changed", "DSCP 45"),
    ],
)
def test_marks(seen, verdict, code, value) -> None:
    result = dscp.judge("path.dscp-up", seen, "peer", {})
    assert (result.verdict, result.code, result.value) == (verdict, f"path.dscp-up.{code}", value)


@pytest.mark.parametrize(
    ("module", "able", "reason"), [(path_dscp_up, "can_mark", "marks-not-sent"), (path_dscp_down, "can_read_marks", "marks-not-read")]
)
def test_a_system_that_cannot_mark_is_not_tested(lab, monkeypatch, module, able, reason) -> None:
    monkeypatch.setattr(marking, able, lambda: False)
    found, _ = checked(lab, module.ID)
    assert (found[module.ID].verdict, found[module.ID].reason) == ("not-run", reason)


def test_windows_is_known_not_to_mark(monkeypatch) -> None:
    monkeypatch.setattr(marking.sys, "platform", "win32")
    assert (marking.can_mark(), marking.can_read_marks()) == (False, False)


def test_a_system_that_cuts_packets_up_as_it_likes_is_not_tested(lab, monkeypatch) -> None:
    monkeypatch.setattr(path_mtu.mtu, "can_forbid_fragments", lambda: False)
    found, _ = checked(lab, "path.mtu")
    assert found["path.mtu"].reason == "no-whole-packets"


# Exposure


def test_ports_of_this_computer_that_answer(lab, monkeypatch) -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        port = server.getsockname()[1]
        monkeypatch.setattr(firewall_exposure, "_TCP", (port,))
        found, _ = checked(lab, "firewall.exposure")
    result = found["firewall.exposure"]
    assert (result.verdict, result.code, result.value) == ("warn", "firewall.exposure.this-computer", [f"TCP {port}"])


def exposed(lab, monkeypatch, answer):
    class Peer:
        local, observed = ("192.168.50.10", 1), ("203.0.113.2", 1)

        async def ask(self, verb, **params):
            assert verb == "exposure"
            assert set(params["udp"]) >= {5060}
            return answer

    async def peer(_self):
        return Peer()

    monkeypatch.setattr(firewall_exposure.Context, "peer", peer)
    return asyncio.run(lab.check(lab.base, "firewall.exposure"))


@pytest.mark.parametrize(
    ("tcp", "udp", "verdict", "code"),
    [
        ({"443": "refused", "5060": "silent"}, {"5060": "silent"}, "pass", "firewall.exposure.ok"),
        ({"443": "open"}, {"5060": "refused"}, "warn", "firewall.exposure.open"),
        ({"443": "open"}, {"5060": "answered"}, "fail", "firewall.exposure.sip-open"),
        ({"5060": "open"}, {}, "fail", "firewall.exposure.sip-open"),
        ({"443": "unreachable", "80": "error"}, {}, "not-run", "not-run.not-reached-back"),
        ({}, {}, "not-run", "not-run.not-reached-back"),
        ("nonsense", None, "not-run", "not-run.not-reached-back"),
        ({"junk": "open", "443": "refused"}, ["x"], "pass", "firewall.exposure.ok"),
    ],
)
def test_exposure_verdicts(lab, monkeypatch, tcp, udp, verdict, code) -> None:
    result = exposed(lab, monkeypatch, {"address": "203.0.113.2", "tcp": tcp, "udp": udp})
    assert (result.verdict, result.code) == (verdict, code)
