"""What a telephone's own network does to it: real DHCP servers, and devices that share an address."""

import shutil

import pytest
from lab_lan import DNSMASQ, FIRST, LAPTOP, SECOND, Lan
from lab_network import PATH, needs_lab

pytestmark = [
    pytest.mark.lab,
    needs_lab,
    pytest.mark.skipif(DNSMASQ is None, reason="not installed: dnsmasq"),
]
DHCP = ("dhcp.server", "dhcp.rogue", "dhcp.voice-options")
RANGE = "--dhcp-range=192.168.60.100,192.168.60.120,1h"
PHONES = "--dhcp-option=66,https://prov.example/"


@pytest.fixture(scope="module")
def lan():
    with Lan() as made:
        yield made


def serve(lan, folder, space=None, *options, dhcp_range=RANGE):
    return lan.dnsmasq(space or lan.first, folder, "--port=0", dhcp_range, "--dhcp-authoritative", *options)


def test_one_server_is_heard_and_gives_no_lease(lan, tmp_path):
    with serve(lan, tmp_path, None, PHONES, f"--dhcp-option=6,{FIRST}") as leases:
        found = lan.check(*DHCP, profile={"options": [{"code": 66, "must": "equal", "value": "https://prov.example/"}]})
        assert leases.read_text() == "", "no address was taken"
    assert {name: one["code"] for name, one in found.items()} == {name: f"{name}.ok" for name in DHCP}
    server = found["dhcp.server"]
    assert (server["value"], server["params"]["servers"]) == (3600, [FIRST])
    asked = {(one["asked"], one["vendor_class"], one["answer"]) for one in server["evidence"]["answers"]}
    assert {("discover", None, "offer"), ("inform", None, "ack"), ("inform", "yealink", "ack")} <= asked


def test_two_servers_that_contradict_each_other(lan, tmp_path):
    with (
        serve(lan, tmp_path, None, PHONES),
        serve(
            lan, tmp_path, lan.second, "--dhcp-option=66,https://old.example/", dhcp_range="--dhcp-range=192.168.60.200,192.168.60.220,1h"
        ),
    ):
        rogue = lan.check(*DHCP)["dhcp.rogue"]
    assert (rogue["verdict"], rogue["code"], rogue["params"]["servers"]) == ("fail", "dhcp.rogue.several", [FIRST, SECOND])
    assert rogue["evidence"]["differing"]["66"] == {FIRST: ["https://prov.example/"], SECOND: ["https://old.example/"]}
    cards = {one["server"]: one["mac"] for one in rogue["evidence"]["answers"]}
    assert cards == {FIRST: lan.first.mac("eth0"), SECOND: lan.second.mac("eth0")}, "the card is what he is found by"


def test_a_server_that_knows_telephones_only(lan, tmp_path):
    """Steered by vendor class: a computer sees nothing of it."""
    only = ("--dhcp-vendorclass=set:phone,yealink", "--dhcp-option=tag:phone,66,https://old.example/")
    with serve(lan, tmp_path, None, *only):
        found = lan.check("dhcp.voice-options", profile={"options": [{"code": 66, "must": "absent"}]})["dhcp.voice-options"]
    assert (found["verdict"], found["code"]) == ("fail", "dhcp.voice-options.unwanted")
    given = {one["vendor_class"] for one in found["evidence"]["answers"] if "66" in one["options"]}
    assert given == {"yealink"}


def test_a_full_range(lan, tmp_path):
    taken = "4102444800 02:00:00:00:00:99 192.168.60.100 old *\n"
    leases = tmp_path / f"{lan.first.name}.leases"
    leases.write_text(taken)
    with serve(lan, tmp_path, None, f"--dhcp-option=6,{FIRST}", dhcp_range="--dhcp-range=192.168.60.100,192.168.60.100,1h"):
        found = lan.check("dhcp.server")["dhcp.server"]
    assert (found["verdict"], found["code"]) == ("warn", "dhcp.server.no-offer")


def test_no_server_at_all(lan):
    found = lan.check(*DHCP)
    assert (found["dhcp.server"]["verdict"], found["dhcp.server"]["code"]) == ("fail", "dhcp.server.none")
    assert [found[name]["reason"] for name in DHCP[1:]] == ["no-dhcp-server", "no-dhcp-server"]


@pytest.mark.skipif(shutil.which("setpriv", path=PATH) is None, reason="not installed: setpriv")
def test_without_rights_a_pass_is_no_pass(lan, tmp_path):
    """An ordinary user hears servers that answer to the port a question came from: enough to find a rogue one, not to rule one out."""
    user = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")
    with serve(lan, tmp_path, None, f"--dhcp-option=6,{FIRST}"):
        found = lan.check(*DHCP, "link.duplicate-ip", before=user)
    assert found["dhcp.server"]["evidence"]["way"] == "plain"
    assert found["dhcp.server"]["code"] == "dhcp.server.ok-options"
    assert found["dhcp.rogue"]["reason"] == "dhcp-unheard"
    assert found["link.duplicate-ip"]["reason"] == "needs-rights"


def test_addresses_used_once(lan):
    found = lan.check("link.duplicate-ip")["link.duplicate-ip"]
    assert (found["verdict"], found["evidence"]["answered"]) == ("pass", 2)


@pytest.mark.parametrize(
    ("address", "code", "verdict"),
    [(LAPTOP, "own", "fail"), (FIRST, "gateway", "fail"), ("192.168.60.77", "others", "warn")],
    ids=["own", "gateway", "others"],
)
def test_an_address_that_two_devices_use(lan, address, code, verdict):
    both = [lan.second] if address in {LAPTOP, FIRST} else [lan.first, lan.second]
    for space in both:
        space.run("ip", "addr", "add", f"{address}/32", "dev", "eth0")
    try:
        found = lan.check("link.duplicate-ip")["link.duplicate-ip"]
    finally:
        for space in both:
            space.run("ip", "addr", "del", f"{address}/32", "dev", "eth0")
    assert (found["verdict"], found["code"]) == (verdict, f"link.duplicate-ip.{code}")
    assert lan.second.mac("eth0") in str(found["params"])
