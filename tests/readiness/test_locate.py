"""RFC 3263 and RFC 2782: what records say, in which order, and what is told of records that contradict each other."""

import random
from collections import Counter

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.net.names import Answer
from dialtone.profile import types as t
from dialtone.readiness import locate
from dialtone.readiness.dns_hijack import sinkholes


def answer(*values, rdtype="SRV", server="192.0.2.53"):
    return Answer(server=server, name="a.test", rdtype=rdtype, rcode="NOERROR", values=values)


def test_naptr_records_of_the_rfc():
    """RFC 3263 4.1 has these for example.com; a telephone that speaks TLS, TCP and UDP asks in this order."""
    records = answer(
        '100 50 "s" "SIP+D2U" "" _sip._udp.example.com.',
        '50 50 "s" "SIPS+D2T" "" _sips._tcp.example.com.',
        '90 50 "s" "SIP+D2T" "" _sip._tcp.example.com.',
        '10 10 "u" "E2U+sip" "!^.*$!sip:info@example.com!" .',
        '60 50 "s" "SIP+D2S" "" _sip._sctp.example.com.',
        rdtype="NAPTR",
    )
    assert [(one.transport, one.name) for one in locate.pointers(records)] == [
        ("tls", "_sips._tcp.example.com"),
        ("tcp", "_sip._tcp.example.com"),
        ("udp", "_sip._udp.example.com"),
    ]


@pytest.mark.parametrize(
    "garbage", ["", '1 1 "s"', '1 1 "s" "SIP+D2U" "" ', "x y z", '-1 1 "s" "SIP+D2U" "" a.', '999999 1 "s" "SIP+D2U" "" a.']
)
def test_garbage_points_nowhere(garbage):
    assert locate.pointers(answer(garbage, rdtype="NAPTR")) == ()
    assert locate.services(answer(garbage)) == ()


def test_no_such_service():
    assert locate.services(answer("0 0 0 .")) == ()


def test_priorities_in_order_and_weights_in_proportion():
    records = locate.services(answer("20 0 5060 spare.test.", "10 30 5060 big.test.", "10 10 5060 small.test.", "10 0 5060 never.test."))
    chance = random.Random(1)
    orders = [locate.in_order(records, chance) for _ in range(2000)]
    assert {order[-1].target for order in orders} == {"spare.test"}
    first = Counter(order[0].target for order in orders)
    assert first["big.test"] / first["small.test"] == pytest.approx(3, rel=0.25)
    assert 0 < first["never.test"] < 150, "weight 0 has a small chance, not none"


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5)), max_size=12))
def test_every_record_is_tried_once(rows):
    records = [locate.Service(priority, weight, 5060, f"h{at}.test") for at, (priority, weight) in enumerate(rows)]
    tried = locate.in_order(records, random.Random(2))
    assert sorted(tried, key=lambda one: one.target) == sorted(records, key=lambda one: one.target)
    assert [one.priority for one in tried] == sorted(one.priority for one in records)


@pytest.mark.parametrize(
    ("name", "domain"),
    [("_sip._udp.example.org", "example.org"), ("_sips._tcp.Example.org.", "example.org"), ("sip.example.org", None), ("_sip._udp", None)],
)
def test_domains(name, domain):
    assert locate.domain_of(name) == domain


ZONE = {
    ("a.test", "A"): ["127.0.0.1"],
    ("_sip._udp.a.test", "SRV"): ["10 5 5060 a.test."],
    ("_sip._tcp.a.test", "SRV"): ["10 5 5060 a.test."],
}
POINTED = [
    (['10 10 "s" "SIP+D2U" "" _sip._udp.a.test.'], "pass", "ok"),
    (['10 10 "s" "SIP+D2T" "" _sip._tcp.a.test.'], "warn", "naptr-other"),
    (['10 10 "s" "SIP+D2U" "" _gone._udp.a.test.'], "fail", "naptr-broken"),
    (['10 10 "u" "E2U+sip" "!^.*$!sip:a@a.test!" .'], "pass", "ok"),
]


@pytest.mark.parametrize(("records", "verdict", "code"), POINTED, ids=[row[2] + str(at) for at, row in enumerate(POINTED)])
def test_where_naptr_records_lead(lab, go, records, verdict, code):
    async def main():
        async with lab.peers() as peers:
            port = await peers.dns({**ZONE, ("a.test", "NAPTR"): records})
            return await lab.check(lab.profile(dns_port=port, srv=("_sip._udp.a.test",)), "dns.srv")

    result = go(main())
    assert (result.verdict, result.code) == (verdict, f"dns.srv.{code}")


def test_servers_that_know_a_name_differently_and_one_that_drops_naptr(lab, go, monkeypatch):
    """Two servers on one port of two addresses; the second is a router that passes on only what it knows."""
    said = {"127.0.0.1": ("10 5 5060 a.test.",), "127.0.0.2": ("10 5 5070 a.test.",)}

    async def ask(_self, server, name, rdtype):
        if rdtype == "NAPTR":
            return Answer(server=server, name=name, rdtype=rdtype, failure="silent")
        values = said[server] if rdtype == "SRV" else ("127.0.0.1",)
        return Answer(server=server, name=name, rdtype=rdtype, rcode="NOERROR", values=values)

    monkeypatch.setattr("dialtone.net.names.Names.ask", ask)
    own = lab.profile()
    srv = (t.SrvEntry(name="_sip._udp.a.test", source="test", date=own.conditions.date),)
    own = msgspec.structs.replace(own, dns=t.Dns(nameservers=tuple(said), srv=srv))
    result = go(lab.check(own, "dns.srv"))
    assert (result.verdict, result.code) == ("warn", "dns.srv.differ")
    assert [part["code"] for part in result.evidence["targets"]] == ["ok", "ok", "differ", "naptr-silent", "naptr-silent"]


@pytest.mark.parametrize(
    ("address", "sunk"), [("0.0.0.0", True), ("127.0.0.1", True), ("::", True), ("::1", True), ("192.168.1.9", False), ("x", False)]
)
def test_addresses_that_lead_nowhere(address, sunk):
    assert bool(sinkholes([answer(address, rdtype="AAAA" if ":" in address else "A")])) is sunk
    assert sinkholes([answer(address, rdtype="A", server="127.0.0.1")]) == [], "a name server on this computer may say so"


@pytest.mark.parametrize(
    ("address", "verdict", "code"), [("0.0.0.0", "fail", "sinkhole"), ("192.168.60.66", "warn", "private"), ("203.0.113.5", "pass", "ok")]
)
def test_a_filter_that_sinks_the_provider_is_told(lab, go, monkeypatch, address, verdict, code):
    async def ask(_self, server, name, rdtype):
        if name == "a.test":
            return Answer(server=server, name=name, rdtype=rdtype, rcode="NOERROR", values=(address,) if rdtype == "A" else ())
        return Answer(server=server, name=name, rdtype=rdtype, rcode="NXDOMAIN")

    monkeypatch.setattr("dialtone.net.names.Names.ask", ask)
    own = lab.profile()
    names = (t.NameEntry(name="a.test", source="test", date=own.conditions.date),)
    own = msgspec.structs.replace(own, dns=t.Dns(nameservers=("192.0.2.53",), names=names))
    result = go(lab.check(own, "dns.hijack"))
    assert (result.verdict, result.code, result.params.get("address", address)) == (verdict, f"dns.hijack.{code}", address)
