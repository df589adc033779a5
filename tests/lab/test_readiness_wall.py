"""What stands between a site and its provider: DNS that lies, a log-in page, a firewall that opens encryption, a clock that is wrong.

The provider is 203.0.113.x, behind the gateway, and never answers: what comes back is the gateway's own doing.
"""

import contextlib
import datetime as dt
import subprocess
import sys
import time

import pytest
import trustme
from lab_lan import CHRONYD, DNSMASQ, FIRST, HERE, Lan
from lab_network import PATH, needs_lab, run

pytestmark = [pytest.mark.lab, needs_lab]
needs_dnsmasq = pytest.mark.skipif(DNSMASQ is None, reason="not installed: dnsmasq")
PROVIDER = "203.0.113.5"
PAGE = {"url": f"http://{PROVIDER}/check", "body": "the provider's own page"}
DNS = {"dns": {"servers": [FIRST], "names": ["pbx.example"], "srv": ["_sip._udp.pbx.example"]}}


@pytest.fixture(scope="module")
def lan():
    with Lan() as made:
        yield made


@pytest.fixture
def names(lan, tmp_path):
    def serve(*options):
        return lan.dnsmasq(lan.first, tmp_path, "--port=53", "--local=/invalid/", "--host-record=pbx.example,203.0.113.5", *options)

    return serve


@contextlib.contextmanager
def wall(lan, port, kind, *arguments):
    """The gateway answers this port of every address itself."""
    rule = f'iifname "eth0" tcp dport {port} redirect to :8{port}'
    rules = f"table ip wall {{\n chain pre {{\n type nat hook prerouting priority dstnat\n {rule}\n }}\n}}\n"
    lan.first.run("nft", "-f", "-", input=rules)
    process = lan.first.start(sys.executable, HERE / "lab_wall.py", kind, f"8{port}", *arguments, stdout=subprocess.PIPE)
    try:
        assert process.stdout.readline() == b"ready\n"
        yield
    finally:
        process.kill()
        process.communicate()
        lan.first.run("nft", "delete", "table", "ip", "wall")


@needs_dnsmasq
def test_an_honest_name_server(lan, names):
    with names("--srv-host=_sip._udp.pbx.example,pbx.example,5060"):
        found = lan.check("dns.resolve", "dns.srv", "dns.hijack", profile=DNS)
    assert {name: one["code"] for name, one in found.items()} == {name: f"{name}.ok" for name in ("dns.resolve", "dns.srv", "dns.hijack")}


@needs_dnsmasq
def test_one_that_invents_addresses(lan, tmp_path):
    with lan.dnsmasq(lan.first, tmp_path, "--port=53", "--address=/#/192.168.60.66"):
        found = lan.check("dns.hijack", profile={"dns": {"servers": [FIRST]}})["dns.hijack"]
    assert (found["verdict"], found["code"], found["params"]["address"]) == ("fail", "dns.hijack.invented", "192.168.60.66")


@needs_dnsmasq
def test_a_filter_that_sinks_the_provider(lan, tmp_path):
    with lan.dnsmasq(lan.first, tmp_path, "--port=53", "--local=/invalid/", "--address=/pbx.example/0.0.0.0"):
        found = lan.check("dns.resolve", "dns.hijack", profile={"dns": {"servers": [FIRST], "names": ["pbx.example"]}})
    assert found["dns.resolve"]["verdict"] == "pass", "it does have an address"
    assert (found["dns.hijack"]["verdict"], found["dns.hijack"]["code"]) == ("fail", "dns.hijack.sinkhole")


@needs_dnsmasq
@pytest.mark.parametrize(
    ("naptr", "code"),
    [("_sip._udp.pbx.example", "ok"), ("_gone._udp.pbx.example", "naptr-broken"), ("_sips._tcp.pbx.example", "naptr-other")],
)
def test_naptr_records(lan, names, naptr, code):
    both = ("_sip._udp", "_sips._tcp")
    services = [f"--srv-host={one}.pbx.example,pbx.example,5060" for one in both]
    with names(*services, f"--naptr-record=pbx.example,10,10,s,SIP+D2U,,{naptr}"):
        found = lan.check("dns.srv", profile=DNS)["dns.srv"]
    assert found["code"] == f"dns.srv.{code}"


def test_a_captive_portal(lan):
    with wall(lan, 80, "portal"):
        found = lan.check("web.captive-portal", profile={"portal": PAGE})["web.captive-portal"]
    assert (found["verdict"], found["code"]) == ("fail", "web.captive-portal.portal")
    assert found["params"]["where"] == "http://192.168.60.1/login"


@needs_dnsmasq
def test_a_portal_that_lets_this_computer_through_already(lan, tmp_path):
    options = ("--port=0", "--dhcp-range=192.168.60.100,192.168.60.120,1h", "--dhcp-option=114,https://portal.example/api")
    with lan.dnsmasq(lan.first, tmp_path, *options):
        found = lan.check("web.captive-portal")["web.captive-portal"]
    assert (found["verdict"], found["code"]) == ("warn", "web.captive-portal.announced")
    assert found["params"]["url"] == "https://portal.example/api"


@pytest.fixture
def firewall(lan, tmp_path):
    """A firewall that opens encryption: gives its root's file."""

    @contextlib.contextmanager
    def opened(organisation):
        root = trustme.CA(organization_name=organisation, organization_unit_name="Firewall")
        root.cert_pem.write_to_path(str(tmp_path / "root.pem"))
        leaf = root.issue_cert(PROVIDER)
        leaf.private_key_and_cert_chain_pem.write_to_path(str(tmp_path / "leaf.pem"))
        with wall(lan, 443, "tls", tmp_path / "leaf.pem"):
            yield tmp_path / "root.pem"

    return opened


TLS = {"tls": [[PROVIDER, 443]]}
BOTH = ("tls.chain", "tls.interception")


def test_an_intercepting_firewall_whose_root_this_computer_trusts(lan, firewall):
    """The browser is content, and so would a check be that asks the system's store alone: telephones are not."""
    with firewall("Some Company") as root:
        found = lan.check(*BOTH, profile=TLS, before=("env", f"SSL_CERT_FILE={root}"))
    assert (found["tls.interception"]["verdict"], found["tls.interception"]["code"]) == ("fail", "tls.interception.intercepted")
    assert found["tls.chain"]["verdict"] == "fail"
    assert "Some Company" in found["tls.interception"]["params"]["issuer"]


def test_an_intercepting_firewall_that_is_known_by_name(lan, firewall):
    with firewall("Fortinet"):
        found = lan.check(*BOTH, profile=TLS)
    assert found["tls.interception"]["code"] == "tls.interception.known-product"
    assert found["tls.chain"]["verdict"] == "fail"


def test_a_chain_that_nobody_knows_is_no_proof_but_no_pass_either(lan, firewall):
    with firewall("Nobody In Particular"):
        found = lan.check(*BOTH, profile=TLS)
    assert (found["tls.interception"]["verdict"], found["tls.interception"]["reason"]) == ("not-run", "chain-not-trusted")
    assert found["tls.chain"]["verdict"] == "fail"


@pytest.mark.skipif(CHRONYD is None, reason="not installed: chrony")
@pytest.mark.parametrize(("ahead", "verdict"), [(0, "pass"), (90, "fail")], ids=["right", "90 s off"])
def test_a_clock_that_is_off(lan, tmp_path, ahead, verdict):
    """Chrony serves a time of its own here and never touches the machine's clock (-x)."""
    folder = tmp_path / "chrony"
    folder.mkdir(mode=0o700)
    socket = folder / "chronyd.sock"
    lines = ("local stratum 3", "manual", "allow all", "cmdport 0", f"bindcmdaddress {socket}", f"pidfile {folder}/pid")
    (folder / "conf").write_text("\n".join(lines) + "\n")
    with lan.started(lan.second, CHRONYD, "-x", "-d", "-u", "root", "-f", folder / "conf"):
        for _ in range(100):
            if socket.exists():
                break
            time.sleep(0.1)
        if ahead:
            wanted = dt.datetime.now() + dt.timedelta(seconds=ahead)  # noqa: DTZ005 - chronyc reads the machine's own time of day
            told = run("ip", "netns", "exec", lan.second.name, "chronyc", "-h", socket, "settime", f"{wanted:%b %d, %Y %H:%M:%S}")
            assert "200 OK" in told, PATH
        found = lan.check("time.offset", profile={"time": ["192.168.60.2"]})["time.offset"]
    assert found["verdict"] == verdict, found
    assert found["value"] == pytest.approx(ahead, abs=2)
