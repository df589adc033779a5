"""What routers do to a site's traffic, in namespaces with the kernel's own NAT, SIP ALG, timers and filters; and what our checks say."""

import shutil

import pytest
from lab_network import needs_lab
from lab_site import HERE, LAPTOP, OUTSIDE, PROVIDER, SECOND, TOKEN, Site, alg, cone, masquerade, rules

pytestmark = [pytest.mark.lab, needs_lab]
NAT = ("nat.mapping", "nat.filtering", "nat.port-preservation")
PATH_CHECKS = ("path.mtu", "path.fragments", "path.dscp-up", "path.dscp-down")


def codes(found):
    return {name: result["code"].removeprefix(f"{name}.") for name, result in found.items()}


def test_masquerade_as_most_routers_do_it():
    with Site(masquerade()) as site:
        found = site.check(*NAT, *PATH_CHECKS, "sip.alg", "nat.double", "firewall.exposure")
    assert codes(found) == {**dict.fromkeys(found, "ok"), "nat.double": "public-behind"}
    assert (found["nat.mapping"]["value"], found["nat.filtering"]["value"]) == ("endpoint-independent", "address-and-port-dependent")
    assert {result["verdict"] for result in found.values()} == {"pass"}
    assert found["nat.mapping"]["evidence"]["public"][0] == OUTSIDE


@pytest.mark.parametrize("how", ["random", "fully-random"])
def test_random_ports(how):
    with Site(masquerade(how)) as site:
        found = site.check(*NAT, "sip.alg")
    assert codes(found) == {"nat.mapping": "nat-symmetric", "nat.filtering": "ok", "nat.port-preservation": "changed", "sip.alg": "ok"}
    assert (found["nat.mapping"]["verdict"], found["nat.mapping"]["value"]) == ("warn", "address-and-port-dependent")


def test_full_cone():
    with Site(masquerade(), cone()) as site:
        found = site.check(*NAT)
    assert codes(found) == {"nat.mapping": "ok", "nat.filtering": "anybody", "nat.port-preservation": "ok"}
    assert (found["nat.mapping"]["value"], found["nat.filtering"]["value"]) == ("endpoint-independent", "endpoint-independent")


def test_a_firewall_that_lets_in_the_same_address_only():
    """No NAT: anything from an address that was talked to comes in, which is address-dependent filtering."""
    table = rules("keep", "forward", 'iifname "in" add @talked { ip daddr }', 'iifname "out" ip saddr != @talked drop', sets=True)
    with Site(table, routed=True) as site:
        found = site.check(*NAT)
    assert codes(found) == {"nat.mapping": "no-nat", "nat.filtering": "same-address", "nat.port-preservation": "no-nat"}


def test_no_nat_and_no_firewall():
    with Site(routed=True) as site:
        found = site.check(*NAT, "nat.double", "sip.alg")
    assert codes(found) == {
        "nat.mapping": "no-nat",
        "nat.filtering": "open",
        "nat.port-preservation": "no-nat",
        "nat.double": "no-nat",
        "sip.alg": "ok",
    }


def test_a_stateful_firewall_without_nat():
    with Site(rules("state", "forward", 'iifname "out" ct state != { established, related } drop'), routed=True) as site:
        found = site.check(*NAT)
    assert codes(found) == {"nat.mapping": "no-nat", "nat.filtering": "ok", "nat.port-preservation": "no-nat"}


NOT_OUTSIDE = ("nat.mapping", "nat.port-preservation", "firewall.exposure")


def reasons(found):
    return {(result["verdict"], result["reason"]) for result in found.values()}


def test_a_responder_on_the_sites_own_network_proves_nothing():
    with Site(masquerade()) as site:
        site.router.run("ip", "addr", "add", "192.168.50.77/24", "dev", "in")
        site.play(site.router, HERE / "readiness_peer.py", TOKEN, "192.168.50.77").stdout.readline()
        found = site.check(*NOT_OUTSIDE, "sip.alg", "path.mtu", "path.dscp-up", responder="192.168.50.77")
    assert reasons(found) == {("not-run", "responder-inside")}


def test_a_responder_that_sees_a_private_address_says_nothing_of_the_public_one():
    """As in a container whose host hides who asks."""
    hide = rules("hide", "input", "ip saddr 203.0.113.2 snat to 172.17.0.1", kind="nat", priority="100")
    with Site(masquerade()) as site:
        site.provider.run("ip", "addr", "add", "172.17.0.1/32", "dev", "lo")
        site.provider.run("nft", "-f", "-", input=hide)
        found = site.check(*NOT_OUTSIDE)
    assert reasons(found) == {("not-run", "responder-inside")}


def test_what_is_seen_over_ipv6_is_no_word_on_nat():
    with Site(masquerade(), responder=False) as site:
        for space, interface, address in ((site.laptop, "eth0", "1::10"), (site.router, "in", "1::1"), (site.router, "out", "2::1")):
            space.run("ip", "addr", "add", f"2001:db8:{address}/64", "dev", interface, "nodad")
        site.provider.run("ip", "addr", "add", "2001:db8:2::10/64", "dev", "eth0", "nodad")
        site.router.run("sysctl", "-qw", "net.ipv6.conf.all.forwarding=1")
        site.laptop.run("ip", "-6", "route", "add", "default", "via", "2001:db8:1::1")
        site.provider.run("ip", "-6", "route", "add", "default", "via", "2001:db8:2::1")
        site.play(site.provider, HERE / "readiness_peer.py", TOKEN, "2001:db8:2::10").stdout.readline()
        found = site.check("nat.mapping", "nat.port-preservation", "sip.alg", responder="[2001:db8:2::10]", token=TOKEN)
    assert found.pop("sip.alg")["verdict"] == "pass"
    assert reasons(found) == {("not-run", "nat-over-ipv6")}


# SIP ALG


def runs(pytestconfig):
    return 50 if pytestconfig.getoption("--long") else 5


@pytest.mark.parametrize("transports", [("udp",), ("tcp",), ("udp", "tcp")])
def test_a_sip_alg_is_never_missed(pytestconfig, transports):
    with Site(masquerade(), alg(*transports)) as site:
        found = [site.one("sip.alg") for _ in range(runs(pytestconfig))]
    assert {(result["verdict"], result["code"]) for result in found} == {("fail", "sip.alg.alg-on")}
    assert {result["params"]["transport"] for result in found} == {transports[0].upper()}
    changed = [change["where"] for one in found[0]["evidence"]["flows"] for message in one["messages"] for change in message["changes"]]
    assert {"via", "contact", "sdp c=", "content-length"} <= set(changed)


@pytest.mark.parametrize("how", ["", "random"])
def test_without_an_alg_none_is_ever_found(pytestconfig, how):
    with Site(masquerade(how)) as site:
        found = [site.one("sip.alg") for _ in range(runs(pytestconfig))]
    assert {(result["verdict"], result["code"]) for result in found} == {("pass", "sip.alg.ok")}


def test_something_that_minds_sip_on_every_port():
    with Site(masquerade(), alg("udp", ports="{ 5060, 20862 }")) as site:
        assert site.one("sip.alg")["code"] == "sip.alg.sip-proxy"


@pytest.mark.parametrize(
    ("rule", "code", "verdict"),
    [
        ("ip protocol udp drop", "udp-blocked", "fail"),
        ("udp dport 5060 drop", "sip-blocked", "fail"),
        ("udp sport 5060 drop", "sip-swallowed", "fail"),
        ("tcp dport 5060 drop", "sip-blocked", "warn"),
        ("tcp dport 5061 drop", "partly", "warn"),
    ],
)
def test_what_a_firewall_drops(rule, code, verdict):
    with Site(masquerade(), rules("block", "forward", rule)) as site:
        found = site.check("sip.alg", "nat.mapping", "path.fragments")
    assert (found["sip.alg"]["verdict"], found["sip.alg"]["code"]) == (verdict, f"sip.alg.{code}")
    if code == "udp-blocked":
        assert {(found[name]["verdict"], found[name]["reason"]) for name in ("nat.mapping", "path.fragments")} == {
            ("not-run", "udp-blocked")
        }


def test_an_alg_is_found_although_all_udp_is_blocked():
    with Site(masquerade(), alg("tcp"), rules("block", "forward", "ip protocol udp drop")) as site:
        result = site.one("sip.alg")
    assert (result["code"], result["params"]["transport"]) == ("sip.alg.alg-on", "TCP")


# Binding lifetime


@pytest.mark.parametrize(
    ("first", "talking", "expected"), [(3, 3, {"first": (2, 4), "talking": (2, 4)}), (3, 8, {"first": (2, 4), "talking": (7, 9)})]
)
def test_binding_timers(first, talking, expected):
    timers = (f"net.netfilter.nf_conntrack_udp_timeout={first}", f"net.netfilter.nf_conntrack_udp_timeout_stream={talking}")
    with Site(masquerade(), sysctl=timers) as site:
        result = site.one("nat.udp-lifetime", times=[1, 2, 4, 5, 7, 9, 10], early=0.0)
    assert (result["verdict"], result["code"], result["value"]) == ("fail", "nat.udp-lifetime.binding-short", expected["talking"][0])
    for flow in result["evidence"]["flows"]:
        assert (flow["seconds"], flow["lost"]) == expected[flow["pattern"]], flow
    assert {flow["port"] for flow in result["evidence"]["flows"]} == {5060, 20862}


def test_the_alg_gives_its_port_an_hour_and_hides_nothing():
    timers = ("net.netfilter.nf_conntrack_udp_timeout=3", "net.netfilter.nf_conntrack_udp_timeout_stream=3")
    with Site(masquerade(), alg("udp"), sysctl=timers) as site:
        result = site.one("nat.udp-lifetime", times=[1, 2, 4, 5], early=0.0)
    assert (result["verdict"], result["value"], result["params"]["port"]) == ("fail", 2, 20862)


@pytest.mark.parametrize(("seconds", "verdict", "value"), [(20, "fail", 20), (45, "fail", 45), (90, "warn", 90)])
def test_the_timers_that_are_met_on_site(pytestconfig, seconds, verdict, value):
    if not pytestconfig.getoption("--long"):
        pytest.skip("takes minutes; with --long")
    timers = (f"net.netfilter.nf_conntrack_udp_timeout={seconds}", f"net.netfilter.nf_conntrack_udp_timeout_stream={seconds}")
    with Site(masquerade(), sysctl=timers) as site:
        result = site.one("nat.udp-lifetime")
    assert (result["verdict"], result["code"], result["value"]) == (verdict, "nat.udp-lifetime.binding-short", value)


# Packets


@pytest.mark.parametrize(
    ("mtu", "silent", "verdict", "code"),
    [(1500, False, "pass", "ok"), (1492, False, "pass", "ok"), (1400, False, "warn", "small"), (1400, True, "fail", "mtu-blackhole"),
     (1333, False, "fail", "small"), (1492, True, "fail", "mtu-blackhole")],
)  # fmt: skip
def test_a_narrow_path(mtu, silent, verdict, code):
    quiet = [rules("quiet", "output", "icmp type destination-unreachable drop")] if silent else []
    with Site(masquerade(), *quiet, mtu=mtu) as site:
        result = site.one("path.mtu")
    assert (result["verdict"], result["code"], result["value"]) == (verdict, f"path.mtu.{code}", mtu)
    assert (result["evidence"]["up"], result["evidence"]["down"]) == (mtu, mtu)


@pytest.mark.parametrize(
    ("way", "code"), [("", "fragments-dropped"), ('iifname "in"', "fragments-dropped-up"), ('iifname "out"', "fragments-dropped-down")]
)
def test_fragments_that_are_dropped(way, code):
    with Site(masquerade(), rules("cut", "prerouting", f"{way} ip frag-off & 0x3fff != 0 drop", priority="-450")) as site:
        result = site.one("path.fragments")
    assert (result["verdict"], result["code"]) == ("fail", f"path.fragments.{code}")


@pytest.mark.parametrize(
    ("rule", "up", "down"),
    [
        ('oifname "out" ip dscp set cs0', "dscp-cleared", "ok"),
        ('oifname "in" ip dscp set cs0', "ok", "dscp-cleared"),
        ('oifname "out" ip dscp ef ip dscp set af41', "dscp-changed", "ok"),
        ("ip dscp != ef ip dscp set cs0", "signalling-changed", "signalling-changed"),
    ],
)
def test_marks_that_are_cleared_or_changed(rule, up, down):
    with Site(masquerade(), rules("marks", "postrouting", rule, priority="mangle")) as site:
        found = site.check("path.dscp-up", "path.dscp-down")
    assert codes(found) == {"path.dscp-up": up, "path.dscp-down": down}


def test_marks_really_leave_the_laptop():
    with Site(masquerade(), rules("count", "forward", "ip dscp ef counter")) as site:
        site.check("path.dscp-up")
        assert site.counted("count", "chain1")[0] >= 5


# Two routers


def test_double_nat_is_suspected_from_the_routers_on_the_way():
    with Site(masquerade(), outer="192.168.1.0/24") as site:
        found = site.check("nat.double", *NAT)
    assert (found["nat.double"]["verdict"], found["nat.double"]["code"]) == ("warn", "nat.double.suspected")
    assert found["nat.double"]["params"]["routers"] == "192.168.1.1"
    assert found["nat.mapping"]["code"] == "nat.mapping.ok"


def test_a_carriers_nat():
    with Site(masquerade(), outer="100.64.7.0/24") as site:
        assert site.one("nat.double")["code"] == "nat.double.carrier-suspected"


GATEWAY = """
import socket, sys
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    sock.bind(("192.168.50.1", 5351))
    print("ready", flush=True)
    while True:
        data, source = sock.recvfrom(64)
        if data == bytes(2):
            sock.sendto(bytes((0, 128, 0, 0, 0, 0, 0, 9)) + socket.inet_aton(sys.argv[1]), source)
"""
"""The part of NAT-PMP that tells the outside address."""


@pytest.mark.parametrize(
    ("outer", "external", "verdict", "code"),
    [
        (None, OUTSIDE, "pass", "ok"),
        ("192.168.1.0/24", "192.168.1.2", "fail", "double-nat"),
        ("100.64.7.0/24", "100.64.7.2", "fail", "carrier-nat"),
    ],
)
def test_a_gateway_that_tells_its_outside_address_proves_it(outer, external, verdict, code):
    with Site(masquerade(), outer=outer) as site:
        gateway = site.play(site.router, "-c", GATEWAY, external)
        assert gateway.stdout.readline() == "ready\n"
        result = site.one("nat.double")
        gateway.kill()
    assert (result["verdict"], result["code"]) == (verdict, f"nat.double.{code}")
    assert result["evidence"]["gateway_external"] == external


# Exposure


def test_ports_forwarded_to_telephones():
    forward = rules("ports", "prerouting", f'iifname "out" tcp dport 80 dnat to {LAPTOP}', kind="nat", priority="dstnat")
    with Site(masquerade(), forward) as site:
        page = site.play(site.laptop, "-m", "http.server", "80", "--bind", LAPTOP, "--directory", "/var/empty")
        result = wait_for(lambda: site.one("firewall.exposure"), lambda found: found["code"].endswith(".open"))
        page.kill()
    assert (result["verdict"], result["value"], result["params"]["address"]) == ("warn", ["TCP 80"], OUTSIDE)


def wait_for(make, good, tries=3):
    for _ in range(tries):
        found = make()
        if good(found):
            break
    return found


# Servers of others

TURN = shutil.which("turnserver")


@pytest.mark.skipif(TURN is None, reason="not installed: coturn")
@pytest.mark.parametrize(("how", "mapping"), [("", "ok"), ("random", "nat-symmetric")])
def test_with_coturn_and_no_responder(tmp_path, how, mapping):
    with Site(masquerade(how), responder=False) as site:
        options = ["-n", "--no-auth", "--stun-only", "--no-tls", "--no-dtls", "--no-cli", "--log-file=stdout", "--listening-port=3478"]
        options += [f"--listening-ip={address}" for address in (PROVIDER, SECOND)]
        site.start(site.provider, TURN, *options, f"--pidfile={tmp_path / 'pid'}", f"--userdb={tmp_path / 'db'}", cwd=tmp_path)
        jobs = {"stun": [[PROVIDER, 3478]]}
        found = wait_for(lambda: site.check(*NAT, **jobs), lambda found: found["nat.mapping"]["verdict"] != "not-run")
    assert (found["nat.mapping"]["code"], found["nat.filtering"]["code"]) == (f"nat.mapping.{mapping}", "nat.filtering.ok")
