import pytest

from dialtone.domain.kinds import Responsible, Verdict
from dialtone.domain.readiness import CheckResult
from dialtone.domain.remedies import _BY_CHECK, REMEDIES, for_supplier, remedy_of
from dialtone.words import Words


def result(code, verdict=Verdict.FAIL, responsible=Responsible.CUSTOMER):
    check, _, _ = code.rpartition(".")
    return CheckResult(id=check, verdict=verdict, code=code, responsible=responsible)


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        ("sip.udp.silent", "udp-blocked"),
        ("sip.tls.refused", "tcp-blocked"),
        ("sip.udp.garbage", None),
        ("dhcp.rogue.several", "rogue-dhcp"),
        ("nat.mapping.nat-symmetric", "nat-symmetric"),
        ("path.mtu.mtu-blackhole", "mtu-blackhole"),
        ("path.mtu.small", None),
        ("path.fragments.fragments-dropped", "fragments-dropped"),
        ("sip.alg.alg-on", "alg-on"),
        ("sip.alg.sip-proxy", "alg-on"),
        ("sip.alg.sip-blocked", "udp-blocked"),
        ("sip.alg.tls-intercepted", "tls-intercepted"),
        ("nat.double.carrier-nat", None),
        ("nat.udp-lifetime.binding-first-short", "binding-short"),
        ("path.dscp-down.dscp-changed", "dscp-cleared"),
        ("firewall.exposure.this-computer", None),
        ("dns.hijack.sinkhole", "dns-forged"),
        ("dns.hijack.private", "dns-forged"),
        ("dns.hijack.partly", None),
        ("tls.interception.known-product", "tls-intercepted"),
        ("tls.chain.expired", None),
        ("web.proxy.configured", None),
        ("web.proxy.in-network", "web-proxied"),
        ("link.speed.slow", None),
    ],
)
def test_which_change_a_result_asks_for(code, remedy):
    assert remedy_of(result(code)) == remedy
    assert remedy in {None, *REMEDIES}


@pytest.mark.parametrize("verdict", [Verdict.PASS, Verdict.NOT_RUN])
def test_nothing_is_asked_for_what_passed_or_was_not_run(verdict):
    assert remedy_of(result("sip.udp.silent", verdict)) is None
    assert not for_supplier(result("link.speed.slow", verdict))


def test_what_the_supplier_can_do_something_about():
    assert for_supplier(result("link.speed.slow"))
    assert for_supplier(result("tls.interception.intercepted", responsible=Responsible.PARTNER))
    assert not for_supplier(result("tls.chain.expired", responsible=Responsible.PROVIDER))


def test_every_ending_is_one_that_a_check_really_gives():
    """Else a check that is renamed would silently drop off the sheet."""
    words = Words("en")
    listed = [f"{check}.{ending}" for check, remedies in _BY_CHECK.items() for endings in remedies.values() for ending in endings]
    assert [code for code in listed if not words.has(f"check-code.{code}.message")] == []
