import dns.rcode
import msgspec
import pytest

from dialtone.net import names
from dialtone.profile import types as t
from dialtone.readiness.base import Context

ZONE = {
    ("a.test", "A"): ["127.0.0.1"],
    ("b.test", "AAAA"): ["::1"],
    ("_sip._udp.a.test", "SRV"): ["10 5 5060 a.test.", "20 0 5060 b.test."],
    ("_lost._udp.a.test", "SRV"): ["10 5 5060 gone.test."],
    ("_none._udp.a.test", "SRV"): ["0 0 0 ."],
}


def test_names_that_resolve(lab, go) -> None:
    async def main():
        async with lab.peers() as peers:
            return await lab.check(lab.profile(dns_port=await peers.dns(ZONE), names=("a.test", "b.test")), "dns.resolve")

    result = go(main())
    assert (result.verdict, result.code, result.unit, result.threshold) == ("pass", "dns.resolve.ok", "ms", 100)
    assert {answer["name"]: answer["values"] for answer in result.evidence["answers"] if answer["values"]} == {
        "a.test": ("127.0.0.1",),
        "b.test": ("::1",),
    }


def test_a_name_that_is_unknown_while_the_server_knows_the_world_is_a_failure(lab, go) -> None:
    async def main():
        async with lab.peers() as peers:
            port = await peers.dns(ZONE)
            return await lab.check(lab.profile(dns_port=port, names=("a.test", "gone.test")), "dns.resolve")

    result = go(main())
    assert (result.verdict, result.code) == ("fail", "dns.resolve.missing")
    assert result.params == {"names": ["gone.test"], "answer": ["NXDOMAIN"]}


def test_a_server_that_knows_nothing_at_all_means_no_network(impatient, lab, go) -> None:
    async def main():
        async with lab.peers() as peers:
            servfail = await peers.dns({}, rcode=dns.rcode.SERVFAIL)
            denies_all = await peers.dns({})
            silent = await peers.dns(ZONE, silent=True)
            return [
                await lab.check(lab.profile(dns_port=port, names=("a.test",)), "dns.resolve") for port in (servfail, denies_all, silent)
            ]

    assert [(one.verdict, one.reason) for one in go(main())] == [("not-run", "no-network")] * 3


def test_a_silent_server_beside_a_good_one_is_a_warning(lab, go) -> None:
    from dialtone.net.names import Answer
    from dialtone.readiness.dns_resolve import judge

    good = [Answer(server="1.1.1.1", name="a.test", rdtype="A", rcode="NOERROR", values=("x",), milliseconds=5)]
    silent = Answer(server="2.2.2.2", name="a.test", rdtype="A", failure="silent")
    result = judge(lab.base, ["1.1.1.1", "2.2.2.2"], ["a.test"], [*good, silent])
    assert (result.verdict, result.code, result.params["servers"]) == ("warn", "dns.resolve.server-silent", ["2.2.2.2"])
    denying = Answer(server="2.2.2.2", name="a.test", rdtype="A", rcode="NXDOMAIN")
    assert judge(lab.base, ["1.1.1.1", "2.2.2.2"], ["a.test"], [*good, denying]).code == "dns.resolve.differ"
    slow = [Answer(server="1.1.1.1", name="a.test", rdtype="A", rcode="NOERROR", values=("x",), milliseconds=ms) for ms in (300, 301, 302)]
    assert (judge(lab.base, ["1.1.1.1"], ["a.test"], slow).verdict, judge(lab.base, ["1.1.1.1"], ["a.test"], slow).value) == ("warn", 301)


def test_srv(lab, go) -> None:
    async def main():
        async with lab.peers() as peers:
            whole, cut, cut_no_tcp = await peers.dns(ZONE), await peers.dns(ZONE, cut=True), await peers.dns(ZONE, cut=True, no_tcp=True)
            asks = [
                (whole, "_sip._udp.a.test"),
                (whole, "_lost._udp.a.test"),
                (whole, "_gone._udp.a.test"),
                (whole, "_none._udp.a.test"),
                (cut_no_tcp, "_sip._udp.a.test"),
            ]
            results = [
                await lab.run(lab.profile(dns_port=port, names=("a.test",), srv=(name,)), "dns.srv", "dns.resolve") for port, name in asks
            ]
            over_tcp = await lab.check(lab.profile(dns_port=cut, srv=("_none._udp.a.test",)), "dns.srv")
            return [run.checks[8] for run in results], over_tcp

    results, over_tcp = go(main())
    assert [(one.id, one.verdict, one.code) for one in results] == [
        ("dns.srv", "pass", "dns.srv.ok"),
        ("dns.srv", "fail", "dns.srv.target-missing"),
        ("dns.srv", "fail", "dns.srv.missing"),
        ("dns.srv", "pass", "dns.srv.ok"),
        ("dns.srv", "fail", "dns.srv.no-tcp"),
    ]
    assert results[1].params["targets"] == ["gone.test"]
    assert over_tcp.verdict == "pass"
    assert over_tcp.evidence["targets"][0]["answer"]["over_tcp"] is True


def test_invented_addresses_are_seen(lab, go) -> None:
    async def main():
        async with lab.peers() as peers:
            honest = lab.profile(dns_port=await peers.dns(ZONE), names=("a.test",))
            liar = lab.profile(dns_port=await peers.dns(ZONE, invented="127.0.0.9"), names=("a.test",))
            return (await lab.run(honest, "dns.hijack", "dns.resolve")).checks[9], await lab.check(liar, "dns.hijack")

    honest, liar = go(main())
    assert (honest.verdict, honest.value) == ("pass", False)
    assert (liar.verdict, liar.params["address"]) == ("fail", "127.0.0.9")


@pytest.mark.parametrize(
    ("rcodes", "verdict"),
    [({"invalid": "NXDOMAIN", "com": "NXDOMAIN"}, "pass"), ({"invalid": "NXDOMAIN", "com": "SERVFAIL"}, "not-run")],
)
def test_a_server_that_knows_only_what_it_makes_up_itself_is_no_proof(lab, go, monkeypatch, rcodes, verdict) -> None:
    """A resolver that is cut off still says by itself that nothing exists under .invalid."""

    async def ask(_self, server, name, rdtype):
        return names.Answer(server=server, name=name, rdtype=rdtype, rcode=rcodes.get(name.rpartition(".")[2], "NXDOMAIN"))

    monkeypatch.setattr(names.Names, "ask", ask)

    monkeypatch.setattr(Context, "hear_answer", lambda self, _answer: self.hear("peer"))
    own = lab.profile()
    own = msgspec.structs.replace(own, dns=t.Dns(nameservers=("127.0.0.1",), nonexistent_under=("invalid", "com")))
    assert go(lab.check(own, "dns.hijack")).verdict == verdict


def test_one_unclear_server_of_two_is_a_warning(lab, go, monkeypatch) -> None:
    async def ask(_self, server, name, rdtype):
        return names.Answer(server=server, name=name, rdtype=rdtype, rcode="NXDOMAIN" if server == "127.0.0.1" else "REFUSED")

    monkeypatch.setattr(names.Names, "ask", ask)
    monkeypatch.setattr(Context, "hear_answer", lambda self, _answer: self.hear("peer"))
    own = msgspec.structs.replace(lab.profile(), dns=t.Dns(nameservers=("127.0.0.1", "127.0.0.2"), nonexistent_under=("com",)))
    result = go(lab.check(own, "dns.hijack"))
    assert (result.verdict, result.params["servers"]) == ("warn", ["127.0.0.2"])


def test_what_the_profile_does_not_say_is_not_run(lab, go) -> None:
    result = go(lab.check(lab.base, "dns.srv"))
    assert (result.verdict, result.reason, result.responsible) == ("not-run", "not-in-profile", "provider")


def test_hosts_of_an_unknown_account_are_never_invented(lab, go) -> None:
    own = lab.profile(sip=(lab.sip("udp", 10060, host="{account}.allocloud.com"),))
    result = go(lab.check(own, "sip.udp"))
    assert (result.verdict, result.reason, result.responsible) == ("not-run", "account-not-filled-in", "partner")


def test_names_of_the_unknown_account_keep_it_from_passing(lab, go) -> None:
    async def main():
        async with lab.peers() as peers:
            own = lab.profile(dns_port=await peers.dns(ZONE), names=("a.test", "{account}.test"))
            return await lab.check(own, "dns.resolve")

    result = go(main())
    assert (result.verdict, result.code, result.params["skipped"]) == ("warn", "dns.resolve.partly", ["<account>.test"])
