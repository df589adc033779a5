import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.discovery import networks
from dialtone.domain.problems import InputProblem, InvalidInput
from dialtone.net.interfaces import Interface, InterfaceAddress


def interface(*addresses, kind="wired", up=True):
    return Interface(name="eth0", label="eth0", kind=kind, up=up, addresses=tuple(InterfaceAddress(*a) for a in addresses))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "discovery.no-network"),
        ("192.168.1", "discovery.no-network"),
        ("192.168.1.0/33", "discovery.no-network"),
        ("2001:db8::/64", "discovery.ipv6"),
        ("10.0.0.0/15", "discovery.too-large"),
        ("0.0.0.0/0", "discovery.too-large"),
        ("224.0.0.0/24", "discovery.multicast"),
        ("250.0.0.0/24", "discovery.reserved"),
        ("0.0.0.0/16", "discovery.unspecified"),
        ("x" * 500, "discovery.no-network"),
    ],
)
def test_what_cannot_be_scanned_is_refused(text, code):
    with pytest.raises(InputProblem) as caught:
        networks.parse(text)
    assert caught.value.code == code
    assert len(caught.value.params["network"]) <= 100


def test_what_can():
    assert str(networks.parse(" 192.168.10.7/24 ")) == "192.168.10.0/24"
    assert str(networks.parse("127.0.0.0/24")) == "127.0.0.0/24"
    assert str(networks.parse("192.168.10.7")) == "192.168.10.7/32"


def test_all_faults_at_once():
    with pytest.raises(InvalidInput) as caught:
        networks.resolve(["10.0.0.0/24", "no", "224.0.0.1"])
    assert [fault.code for fault in caught.value.faults] == ["discovery.no-network", "discovery.multicast"]


def test_overlapping_networks_are_asked_once():
    assert list(map(str, networks.resolve(["10.0.0.0/24", "10.0.0.128/25", "10.0.0.5"]))) == ["10.0.0.0/24"]


def test_too_many_together():
    with pytest.raises(InputProblem, match="too-many"):
        networks.resolve(["10.0.0.0/16", "10.2.0.0/16"])


def test_networks_of_an_interface():
    card = interface(
        ("192.168.10.7", "192.168.10.0/24"), ("169.254.1.1", "169.254.0.0/16"), ("10.1.2.3", "10.0.0.0/8"), ("fe80::1", "fe80::/64")
    )
    assert networks.of_interface(card) == ("192.168.10.0/24", "10.1.2.0/24")
    assert list(map(str, networks.resolve([], card))) == ["10.1.2.0/24", "192.168.10.0/24"]


def test_nothing_to_scan():
    with pytest.raises(InputProblem, match="nothing-to-scan"):
        networks.resolve([], interface())


def test_choices_suggest_no_vpn_and_warn_of_size():
    vpn = interface(("10.8.0.2", "10.8.0.0/16"), kind="vpn")
    wired = interface(("192.168.10.7", "192.168.10.0/24"))
    first, second = networks.choices(vpn, wired, interface(("10.9.0.1", "10.9.0.0/24"), up=False))
    assert (first.network, first.suggested, first.large, first.addresses) == ("192.168.10.0/24", True, False, 254)
    assert (second.network, second.suggested, second.large) == ("10.8.0.0/16", False, True)
    assert second.expected_seconds == pytest.approx(2 * 65534 / 300 + 4, abs=0.1)


@given(st.ip_addresses(v=4), st.integers(20, 32))
def test_size_is_the_number_of_addresses_asked(address, prefix):
    network = ipaddress.ip_network(f"{address}/{prefix}", strict=False)
    assert networks.size([network]) == len(list(networks.hosts([network])))


def test_control_address_lies_outside():
    one = networks.resolve(["203.0.113.0/24"])
    assert networks.control_address(one, None) == "198.51.100.77"
    assert networks.control_address(networks.resolve(["10.0.0.0/24"]), None) == "203.0.113.77"
    assert networks.control_address(networks.resolve(["127.255.255.0/24"]), None) == "127.254.255.253"
    assert networks.control_address(one, "") is None
    assert networks.control_address(one, "10.9.9.9") == "10.9.9.9"
