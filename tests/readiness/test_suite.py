import asyncio
import re
from pathlib import Path

import pytest

from dialtone.domain.kinds import Verdict
from dialtone.domain.problems import InputProblem
from dialtone.net.interfaces import Interface, InterfaceAddress
from dialtone.readiness import ReadinessOptions, document, link_interface, suite
from dialtone.readiness.base import Context, worst
from dialtone.words import LANGUAGES, Words

DESIGN = [
    "link.interface",
    "link.speed",
    "link.duplicate-ip",
    "link.vpn",
    "dhcp.server",
    "dhcp.rogue",
    "dhcp.voice-options",
    "dns.resolve",
    "dns.srv",
    "dns.hijack",
    "time.offset",
    "web.captive-portal",
    "web.proxy",
    "web.provisioning",
    "tls.chain",
    "tls.interception",
    "sip.udp",
    "sip.tcp",
    "sip.tls",
    "sip.wss",
    "sip.alg",
    "nat.mapping",
    "nat.filtering",
    "nat.port-preservation",
    "nat.double",
    "nat.udp-lifetime",
    "path.mtu",
    "path.fragments",
    "path.loss",
    "path.delay",
    "path.jitter",
    "path.reorder",
    "path.mos",
    "path.dscp-up",
    "path.dscp-down",
    "bandwidth.down",
    "bandwidth.up",
    "bandwidth.both",
    "bandwidth.bufferbloat",
    "capacity.calls",
    "firewall.exposure",
]


def test_every_id_is_there_once_and_in_order() -> None:
    assert list(suite.IDS) == DESIGN
    assert set(suite.CHECKS) <= set(suite.IDS)


def test_a_run_without_a_network_is_never_green(impatient, lab, go) -> None:
    """The name server is silent: nothing outside answers, so nothing that needs the outside may pass or fail, nor be told so meanwhile."""
    steps = []

    async def main():
        async with lab.peers() as peers:
            silent = await peers.dns({}, silent=True)
            own = lab.profile(
                dns_port=silent,
                names=("a.test",),
                srv=("_sip._udp.a.test",),
                sip=tuple(lab.sip(transport, 5060, host="a.test") for transport in ("udp", "tcp", "tls", "wss")),
                tls=(lab.tls(443, "a.test"),),
                time=(type(lab.time(123))(host="a.test", port=123, source="test", date=lab.time(1).date),),
                provisioning=(lab.page("https://a.test/"),),
                captive_portal=lab.page("http://a.test/", "x"),
            )
            return await lab.run(own, channels=9, progress=steps.append)

    run = go(main())
    assert [result.id for result in run.checks] == DESIGN
    assert run.complete
    told = {step.result.id: step.result.verdict for step in steps if step.result is not None}
    assert told == {result.id: result.verdict for result in run.checks if result.id in told}
    outside = [result for result in run.checks if not result.id.startswith(("link.", "web.proxy"))]
    assert {result.verdict for result in outside} == {Verdict.NOT_RUN}
    reasons = {result.id: result.reason for result in outside}
    for name in ("dns.resolve", "dns.srv", "dns.hijack", "time.offset", "web.captive-portal", "tls.chain", "sip.udp", "sip.wss"):
        assert reasons[name] == "no-network", name
    assert reasons["sip.alg"] == reasons["path.mos"] == reasons["bandwidth.up"] == "needs-responder"
    assert reasons["dhcp.server"] == "blocked-here", "by this folder's own guard: no test asks a network that isn't ours"
    assert run.capacity is not None
    assert run.capacity.needed_kbit_s == 857


def test_stop_keeps_what_there_is(lab, go) -> None:
    async def main():
        async with lab.peers() as peers:
            own = lab.profile(sip=(lab.sip("udp", await peers.udp(lambda _: [])),))
            stop = asyncio.Event()
            seen = []

            def progress(step) -> None:
                seen.append(step)
                if step.result is not None and step.result.id == "capacity.calls":
                    stop.set()

            run = await suite.run(own, ReadinessOptions(only=("sip.udp", "capacity.calls"), calls=1), progress, stop)
            return run, seen, len(asyncio.all_tasks())

    run, seen, tasks = go(main())
    by_id = {result.id: result for result in run.checks}
    assert not run.complete
    assert by_id["sip.udp"].reason == "interrupted"
    assert by_id["capacity.calls"].reason == "line-not-measured"
    assert tasks == 1
    assert [step.running for step in seen[:2]] == ["sip.udp", "capacity.calls"]
    assert seen[-1].total == 2


def test_stopped_before_it_began(lab, go) -> None:
    async def main():
        stop = asyncio.Event()
        stop.set()
        return await lab.run(lab.base, stop=stop)

    run = go(main())
    assert not run.complete
    assert run.verdict == "not-run"
    assert {result.reason for result in run.checks if result.id in suite.CHECKS} == {"interrupted"}


def test_a_fault_in_a_check_is_shown_and_takes_nothing_with_it(lab, go, monkeypatch) -> None:
    async def broken(_context: Context):
        raise ZeroDivisionError

    monkeypatch.setitem(suite.CHECKS, "link.vpn", broken)
    run = go(lab.run(lab.base, "link.vpn", "link.interface"))
    by_id = {result.id: result for result in run.checks}
    assert (by_id["link.vpn"].verdict, by_id["link.vpn"].reason) == ("not-run", "fault")
    assert by_id["link.interface"].verdict != "not-run"


def test_a_check_that_hangs_meets_its_deadline(lab, go, monkeypatch) -> None:
    async def hanging(_context: Context):
        await asyncio.sleep(3600)

    monkeypatch.setitem(suite.CHECKS, "link.vpn", hanging)
    result = go(lab.check(lab.base, "link.vpn", deadline=0.1))
    assert (result.reason, result.params["seconds"]) == ("deadline", 0.1)


def test_only_and_unknown_ids(lab, go) -> None:
    run = go(lab.run(lab.base, "capacity.calls"))
    assert {result.reason for result in run.checks if result.id != "capacity.calls"} == {"not-selected"}
    with pytest.raises(InputProblem) as caught:
        go(lab.run(lab.base, "sip.imaginary"))
    assert caught.value.code == "readiness.unknown-check"
    with pytest.raises(InputProblem, match="no-such-interface"):
        go(lab.run(lab.base, interface="eth99"))


def test_the_verdict_is_the_worst_of_those_that_ran() -> None:
    v = Verdict
    assert worst([]) is v.NOT_RUN
    assert worst([v.NOT_RUN, v.NOT_RUN]) is v.NOT_RUN
    assert worst([v.NOT_RUN, v.PASS]) is v.PASS
    assert worst([v.PASS, v.WARN, v.NOT_RUN]) is v.WARN
    assert worst([v.PASS, v.FAIL, v.WARN]) is v.FAIL


def test_the_document(lab, go) -> None:
    run = go(lab.run(lab.base, "capacity.calls", calls=9))
    made = document.run_document(run, Words("en"))
    assert set(made) == {"provider", "interface", "started", "seconds", "complete", "training", "verdict", "checks", "capacity"}
    assert set(made["provider"]) == {"name", "version", "sha256"}
    keys = {"id", "verdict", "value", "unit", "threshold", "clause", "responsible", "message", "remedy", "reason", "evidence"}
    assert all(set(check) == keys for check in made["checks"])
    assert made["capacity"]["needed_kbit_s"] == 857
    assert made["started"].endswith("Z")


def test_every_code_in_the_checks_has_words_in_every_language() -> None:
    folder = Path(suite.__file__).parent
    wanted: set[str] = set()
    for path in folder.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        identity = re.search(r'^ID = "([a-z.-]+)"', text, re.MULTILINE)
        if identity:
            wanted |= {f"check-code.{identity[1]}.{code}.message" for code in re.findall(r'Verdict\.[A-Z_]+, "([a-z-]+)"', text)}
            wanted |= {
                f"check-code.{identity[1]}.{c}.message" for c in re.findall(r'verdict=Verdict\.(?!NOT_RUN)[A-Z]+, code="([a-z-]+)"', text)
            }
        for reason in re.findall(r'NotRun\(\s*"([a-z-]+)"', text):
            wanted |= {f"reason.{reason}", f"check-code.not-run.{reason}.message", f"check-code.not-run.{reason}.remedy"}
    for transport in ("udp", "tcp", "tls", "wss"):
        for code in ("ok", "some-ports", "no-sip", "silent", "refused", "no-tls", "garbage", "unreachable"):
            wanted.add(f"check-code.sip.{transport}.{code}.message")
    for code in (
        "expired",
        "not-yet-valid",
        "clock",
        "wrong-name",
        "self-signed",
        "incomplete",
        "untrusted",
        "refused",
        "silent",
        "no-tls",
    ):
        wanted.add(f"check-code.tls.chain.{code}.message")
    assert len(wanted) > 100
    for language in LANGUAGES:
        missing = sorted(key for key in wanted if not Words(language).has(key))
        assert not missing, language


def interface(**fields) -> Interface:
    given = {"name": "eth0", "label": "eth0", "kind": "wired", "up": True, "gateway": "10.0.0.1"} | fields
    given.setdefault("addresses", (InterfaceAddress("10.0.0.2", "10.0.0.0/24"),))
    return Interface(**given)


@pytest.mark.parametrize(
    ("fields", "verdict", "code"),
    [
        ({}, "pass", "ok"),
        ({"up": False}, "fail", "down"),
        ({"addresses": ()}, "fail", "no-address"),
        ({"addresses": (InterfaceAddress("169.254.1.1", "169.254.0.0/16"),)}, "fail", "self-assigned"),
        ({"kind": "wifi"}, "warn", "wifi"),
        ({"kind": "vpn"}, "warn", "vpn"),
        ({"gateway": None}, "warn", "no-gateway"),
        ({"gateway": None, "kind": "loopback"}, "pass", "ok"),
    ],
)
def test_link_interface(fields, verdict: str, code: str) -> None:
    assert link_interface.judge(interface(**fields)) == (verdict, code)


@pytest.mark.parametrize(
    ("fields", "verdict", "code"),
    [
        ({"speed_mbit_s": 1000, "full_duplex": True}, "pass", "link.speed.ok"),
        ({"speed_mbit_s": 10, "full_duplex": True}, "warn", "link.speed.slow"),
        ({"speed_mbit_s": 5}, "fail", "link.speed.slow"),
        ({"speed_mbit_s": 100, "full_duplex": False}, "fail", "link.speed.half-duplex"),
        ({}, "not-run", "not-run.speed-unknown"),
        ({"kind": "wifi", "speed_mbit_s": 300}, "not-run", "not-run.not-wired"),
    ],
)
def test_link_speed(lab, go, monkeypatch, fields, verdict: str, code: str) -> None:
    monkeypatch.setattr(suite.net_interfaces, "interfaces", lambda: (interface(**fields),))
    result = go(lab.check(lab.base, "link.speed"))
    assert (result.verdict, result.code) == (verdict, code)


@pytest.mark.parametrize(
    ("vpn_up", "through_vpn", "verdict", "code"),
    [(False, False, "pass", "ok"), (True, False, "warn", "up"), (True, True, "fail", "in-use"), (False, True, "fail", "in-use")],
)
def test_link_vpn(lab, go, monkeypatch, vpn_up: bool, through_vpn: bool, verdict: str, code: str) -> None:
    tunnel = interface(name="tun0", label="tun0", kind="vpn", up=vpn_up)
    cable = interface()
    monkeypatch.setattr(suite.net_interfaces, "interfaces", lambda: (cable, tunnel))
    monkeypatch.setattr(suite.net_interfaces, "interface_towards", lambda *_: tunnel if through_vpn else cable)
    result = go(lab.check(lab.base, "link.vpn"))
    assert (result.verdict, result.code) == (verdict, f"link.vpn.{code}")
    if through_vpn:
        assert result.params["vpn"] == tunnel.label  # named also when the system doesn't call it up


def test_no_interface_at_all(lab, go, monkeypatch) -> None:
    monkeypatch.setattr(suite.net_interfaces, "interfaces", lambda: ())
    run = go(lab.run(lab.base, "link.interface", "link.speed", "dns.resolve"))
    by_id = {result.id: result for result in run.checks}
    assert by_id["link.interface"].code == "link.interface.none"
    assert by_id["link.speed"].reason == "no-network"


def test_another_way_out_than_the_chosen_one_is_told(lab, go, monkeypatch) -> None:
    cable, radio = (
        interface(),
        interface(name="wlan0", label="wlan0", kind="wifi", addresses=(InterfaceAddress("10.9.0.2", "10.9.0.0/24"),)),
    )
    monkeypatch.setattr(suite.net_interfaces, "interfaces", lambda: (cable, radio))
    monkeypatch.setattr(suite.net_interfaces, "interface_towards", lambda *_: radio)
    monkeypatch.setattr(link_interface.platform, "system", lambda: "Linux")
    result = go(lab.check(lab.base, "link.interface", interface="eth0"))
    assert (result.verdict, result.code, result.params["route"]) == ("warn", "link.interface.other-route", "wlan0")
    assert go(lab.check(lab.base, "link.interface", interface="wlan0")).code == "link.interface.wifi"


def test_nothing_is_measured_around_an_interface_without_an_address(lab, go, monkeypatch) -> None:
    """The chosen cable has no address; the provider must not be reached through something else and called reachable by cable."""
    monkeypatch.setattr(suite.net_interfaces, "interfaces", lambda: (interface(addresses=()),))
    own = lab.profile(sip=(lab.sip("tcp", 5060, host="192.0.2.250"),))
    run = go(lab.run(own, "sip.tcp", "link.interface", interface="eth0"))
    by_id = {result.id: result for result in run.checks}
    assert by_id["link.interface"].code == "link.interface.no-address"
    assert (by_id["sip.tcp"].verdict, by_id["sip.tcp"].reason) == ("not-run", "no-network")
