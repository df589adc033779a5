"""What the DHCP checks make of answers; the answers themselves come from real servers in tests/lab."""

import asyncio
import datetime as dt

import msgspec
import pytest

from dialtone.domain.kinds import Verdict
from dialtone.domain.readiness import ReadinessRun
from dialtone.net import dhcp as net_dhcp
from dialtone.net.dhcp import Heard, Hearing
from dialtone.net.interfaces import Interface, InterfaceAddress
from dialtone.profile.types import DhcpOption
from dialtone.readiness import dhcp_answers, dhcp_rogue, dhcp_server, dhcp_voice_options, link_duplicate_ip, suite
from dialtone.readiness.base import NotRun
from dialtone.readiness.options import ReadinessOptions
from dialtone.wire import dhcp

MAC = "80:5e:c0:01:02:03"
LAN = Interface(
    name="eth0",
    label="Ethernet",
    kind="wired",
    up=True,
    mac=MAC,
    gateway="192.0.2.1",
    addresses=(InterfaceAddress("192.0.2.9", "192.0.2.0/24"),),
)


def ip(*parts):
    return bytes(parts)


def heard(server="192.0.2.1", kind="offer", address="192.0.2.50", vendor_class=None, **options):
    values = {3: ip(192, 0, 2, 1), 6: ip(192, 0, 2, 1), 1: ip(255, 255, 255, 0), 54: bytes(map(int, server.split(".")))}
    if kind == "offer":
        values[51] = (3600).to_bytes(4, "big")
    values |= {int(code): value for code, value in options.pop("options", {}).items()}
    reply = dhcp.Reply(
        kind=kind,
        xid=1,
        mac=MAC,
        server=server,
        address=address if kind == "offer" else None,
        options={c: v for c, v in values.items() if v},
    )
    asked = "discover" if kind == "offer" else "inform"
    return Heard(asked=asked, vendor_class=vendor_class, reply=reply, source=server)


def answers(*all_heard, way="packets"):
    return dhcp_answers.conclude(Hearing(way=way, heard=all_heard))


def words_for(lab, *results):
    """Every outcome can be said in three languages."""
    checks = {result.id: result for result in results}
    run = ReadinessRun(
        provider=lab.base.stamp, interface=None, started=dhcp_started(), seconds=1, verdict=Verdict.FAIL, checks=tuple(checks.values())
    )
    lab.has_words(run)


def dhcp_started():
    return dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


SERVER = [
    ("ok", Verdict.PASS, [heard()], "packets"),
    ("ok-options", Verdict.PASS, [heard(kind="ack")], "plain"),
    ("no-offer", Verdict.WARN, [heard(kind="ack")], "packets"),
    ("none", Verdict.FAIL, [], "packets"),
    ("no-gateway", Verdict.FAIL, [heard(options={3: b""})], "packets"),
    ("no-dns", Verdict.FAIL, [heard(options={6: b""})], "packets"),
    ("other-network", Verdict.WARN, [heard(address="198.51.100.7")], "packets"),
    ("short-lease", Verdict.WARN, [heard(options={51: (599).to_bytes(4, "big")})], "packets"),
]


@pytest.mark.parametrize(("code", "verdict", "all_heard", "way"), SERVER, ids=[row[0] for row in SERVER])
def test_the_server(lab, code, verdict, all_heard, way):
    result = dhcp_server.judge(answers(*all_heard, way=way), LAN)
    assert (result.verdict, result.code) == (verdict, f"dhcp.server.{code}")
    words_for(lab, result)


def test_silence_proves_nothing_to_one_who_could_not_hear():
    with pytest.raises(NotRun) as caught:
        dhcp_server.judge(answers(way="plain"), LAN)
    assert caught.value.reason == "dhcp-unheard"


@pytest.mark.parametrize(("way", "reason"), [("plain", "dhcp-unheard"), ("packets", "no-dhcp-server")])
def test_without_a_server_the_other_checks_are_not_run(lab, monkeypatch, way, reason):
    async def nobody(*_):
        return Hearing(way=way, heard=())

    monkeypatch.setattr(net_dhcp, "ask", nobody)
    monkeypatch.setattr(suite, "choose", lambda *_: LAN)
    run = asyncio.run(lab.run(lab.profile(), "dhcp.rogue", "dhcp.voice-options"))
    assert [check.reason for check in run.checks if check.id.startswith("dhcp.")][1:] == [reason, reason]


def test_one_server_that_answers_in_several_ways_is_one(lab):
    result = dhcp_rogue.judge(answers(heard(), heard(kind="ack"), heard(kind="ack", vendor_class="yealink")))
    assert (result.verdict, result.value) == (Verdict.PASS, 1)
    words_for(lab, result)


def test_one_server_is_no_proof_when_others_could_not_be_heard():
    with pytest.raises(NotRun) as caught:
        dhcp_rogue.judge(answers(heard(kind="ack"), way="plain"))
    assert caught.value.reason == "dhcp-unheard"


def test_a_rogue_server(lab):
    rogue = heard(server="192.0.2.77", options={3: ip(192, 0, 2, 77)})
    result = dhcp_rogue.judge(answers(heard(), rogue))
    assert (result.verdict, result.value, result.code) == (Verdict.FAIL, 2, "dhcp.rogue.several")
    assert result.evidence["differing"]["gateway"] == {"192.0.2.1": ["192.0.2.1"], "192.0.2.77": ["192.0.2.77"]}
    words_for(lab, result)


def test_two_servers_that_agree_may_be_a_pair(lab):
    result = dhcp_rogue.judge(answers(heard(), heard(server="192.0.2.2")))
    assert (result.verdict, result.code) == (Verdict.WARN, "dhcp.rogue.several-alike")
    words_for(lab, result)


def rule(code, must, value=""):
    return DhcpOption(code=code, must=must, value=value, source="test", date=dt.date(2026, 1, 1))


VOICE = [
    ("ok", Verdict.PASS, (rule(66, "absent"),), {}),
    ("ok", Verdict.PASS, (rule(66, "present"),), {66: b"https://a.example"}),
    ("ok", Verdict.PASS, (rule(66, "equal", "https://a.example"),), {66: b"https://a.example"}),
    ("unwanted", Verdict.FAIL, (rule(66, "absent"),), {66: b"https://a.example"}),
    ("missing", Verdict.FAIL, (rule(66, "present"),), {}),
    ("other", Verdict.FAIL, (rule(66, "equal", "https://a.example"),), {66: b"https://b.example"}),
    ("no-rule", Verdict.WARN, (), {160: b"https://old-pbx.example"}),
    ("no-rule", Verdict.WARN, (rule(66, "absent"),), {160: b"https://old-pbx.example"}),
]


@pytest.mark.parametrize(("code", "verdict", "rules", "options"), VOICE)
def test_options_for_telephones(lab, code, verdict, rules, options):
    result = dhcp_voice_options.judge(answers(heard(options=options)), rules)
    assert (result.verdict, result.code) == (verdict, f"dhcp.voice-options.{code}")
    words_for(lab, result)


def test_no_steering_option_and_no_rule_proves_nothing():
    with pytest.raises(NotRun) as caught:
        dhcp_voice_options.judge(answers(heard()), ())
    assert caught.value.reason == "not-in-profile"


def test_an_option_that_only_a_telephone_gets_counts():
    telephone = heard(kind="ack", vendor_class="yealink", options={66: b"https://old-pbx.example"})
    result = dhcp_voice_options.judge(answers(heard(), telephone), (rule(66, "absent"),))
    assert result.code == "dhcp.voice-options.unwanted"


ARP = [
    ("ok", Verdict.PASS, {"192.0.2.1": ("a",), "192.0.2.5": ("b",)}),
    ("own", Verdict.FAIL, {"192.0.2.1": ("a",), "192.0.2.9": ("b",)}),
    ("gateway", Verdict.FAIL, {"192.0.2.1": ("a", "b")}),
    ("others", Verdict.WARN, {"192.0.2.1": ("a",), "192.0.2.5": ("b", "c")}),
    ("answers-for-all", Verdict.WARN, {f"192.0.2.{n}": (f"m{n}", "proxy") for n in range(20, 30)} | {"192.0.2.1": ("a",)}),
]


@pytest.mark.parametrize(("code", "verdict", "holders"), ARP, ids=[row[0] for row in ARP])
def test_addresses_that_two_answer_for(lab, code, verdict, holders):
    result = link_duplicate_ip.judge(LAN, 254, holders)
    assert (result.verdict, result.code) == (verdict, f"link.duplicate-ip.{code}")
    words_for(lab, result)


def test_a_duplicate_among_what_a_router_answers_for_is_still_seen():
    holders = {f"192.0.2.{n}": (f"m{n}", "proxy") for n in range(20, 30)} | {"192.0.2.40": ("x", "y", "proxy"), "192.0.2.1": ("a",)}
    assert link_duplicate_ip.judge(LAN, 254, holders).code == "link.duplicate-ip.others"


def test_nobody_at_all_answers():
    with pytest.raises(NotRun) as caught:
        link_duplicate_ip.judge(LAN, 254, {})
    assert caught.value.reason == "arp-silent"


def test_our_own_address_and_the_gateway_first_and_never_too_many():
    found = link_duplicate_ip.targets(LAN)
    assert found[:2] == ["192.0.2.9", "192.0.2.1"]
    assert len(found) == len(set(found)) == 254
    wide = msgspec.structs.replace(LAN, addresses=(InterfaceAddress("10.1.2.3", "10.0.0.0/8"),), gateway="10.0.0.1")
    found = link_duplicate_ip.targets(wide)
    assert found[:2] == ["10.1.2.3", "10.0.0.1"]
    assert len(found) == 254
    assert all(one.startswith("10.1.2.") for one in found[2:])


def test_nothing_goes_out_of_a_training_run(lab):
    ids = ("link.duplicate-ip", "dhcp.server", "dhcp.rogue", "dhcp.voice-options")

    async def work():
        own = msgspec.structs.replace(lab.profile(), training=True)
        return await suite.run(own, ReadinessOptions(only=ids), lambda _: None, asyncio.Event())

    run = asyncio.run(work())
    assert {check.reason for check in run.checks if check.id in ids} == {"no-lan"}
    lab.has_words(run)
