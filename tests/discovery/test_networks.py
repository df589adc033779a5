import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialtone.discovery import networks
from dialtone.domain.problems import InputProblem, InvalidInput
from dialtone.net.interfaces import Interface, InterfaceAddress


def interface(*addresses, kind="wired", up=True, **more):
    own = tuple(InterfaceAddress(*a) for a in addresses)
    return Interface(name="eth0", label="eth0", kind=kind, up=up, mac="02:00:00:00:00:01", addresses=own, **more)


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
    assert first.expected_seconds == pytest.approx(4.5, abs=0.2)
    assert second.expected_seconds > 60 * first.expected_seconds  # knocking at a routed network's doors takes most of the time
    assert (first.kind, second.kind) == ("wired", "vpn")


def test_a_virtual_network_that_leads_somewhere_is_suggested():
    away = interface(("172.17.0.1", "172.17.0.0/16"), kind="virtual")
    switch = interface(("192.168.10.7", "192.168.10.0/24"), kind="virtual", gateway="192.168.10.1", speed_mbit_s=1000)
    assert [(choice.suggested, choice.speed_mbit_s) for choice in networks.choices(away, switch)] == [(True, 1000), (False, None)]


def test_expected_seconds():
    near = networks.resolve(["10.0.0.0/24"])
    far = networks.resolve(["10.1.0.0/24"])
    both = networks.resolve(["10.0.0.0/24", "10.1.0.0/24"])

    def seconds(wanted, **more):
        return networks.expected_seconds(wanted, links=near, **more)

    assert seconds(near) == pytest.approx(254 / 300 + 3.7, abs=0.1)
    assert seconds(far) > seconds(near)
    assert seconds(both) >= seconds(far)
    assert seconds(far, tcp_ports=0) == pytest.approx(2 * 254 / 300 + 4.7, abs=0.1)
    assert seconds(networks.resolve(["127.0.0.0/24"])) < seconds(far)
    assert seconds(near, rate=100) == pytest.approx(254 / 100 + 3.7, abs=0.1)


def asked(*typed):
    return list(networks.hosts(networks.resolve(typed)))


def test_ranges_ask_exactly_what_was_typed():
    assert asked("192.168.1.10-60") == [f"192.168.1.{number}" for number in range(10, 61)]
    assert asked("192.168.1.250 – 192.168.2.5") == [*(f"192.168.1.{n}" for n in range(250, 256)), *(f"192.168.2.{n}" for n in range(6))]
    assert asked("192.168.1.7-7") == ["192.168.1.7"]


def test_ranges_and_networks_together_ask_each_address_once():
    assert networks.resolve(["192.168.1.0/24", "192.168.1.10-60"]) == (ipaddress.ip_network("192.168.1.0/24"),)
    overlapping = asked("192.168.1.8-23", "192.168.1.12-40", "192.168.1.16/30", "192.168.1.30")
    assert sorted(overlapping, key=ipaddress.ip_address) == [f"192.168.1.{number}" for number in range(8, 41)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("192.168.1.60-10", "discovery.backwards"),
        ("192.168.1.10-300", "discovery.no-network"),
        ("192.168.1.10-", "discovery.no-network"),
        ("192.168.1-20", "discovery.no-network"),
        ("10.0.0.0-10.2.0.0", "discovery.too-large"),
        ("223.255.255.250-224.0.0.3", "discovery.multicast"),
        ("0.0.0.0-0.0.0.9", "discovery.unspecified"),
    ],
)
def test_ranges_that_cannot_be_scanned(text, code):
    with pytest.raises(InputProblem) as caught:
        networks.parse_range(text)
    assert caught.value.code == code


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 40), st.booleans()), min_size=1, max_size=6))
def test_whatever_is_typed_together_no_address_is_asked_twice_or_left_out(pieces):
    base = int(ipaddress.ip_address("10.20.0.0"))
    typed, wanted = [], set()
    for start, length, as_range in pieces:
        first = ipaddress.ip_address(base + start)
        if as_range:
            typed.append(f"{first}-{first + length}")
            wanted |= {str(first + number) for number in range(length + 1)}
        else:
            network = ipaddress.ip_network((base + start, 32 - length % 4), strict=False)
            typed.append(str(network))
            wanted |= set(map(str, network.hosts()))
    found = asked(*typed)
    resolved = networks.resolve(typed)
    assert len(found) == len(set(found)) == networks.size(resolved)
    whole = [network for network in resolved if not isinstance(network, networks.Block)]
    assert wanted - {str(network[end]) for network in whole for end in (0, -1)} <= set(found)


def test_single_addresses_side_by_side_are_all_asked():
    assert asked("10.0.0.4", "10.0.0.5", "10.0.0.6", "10.0.0.7") == ["10.0.0.4", "10.0.0.5", "10.0.0.6", "10.0.0.7"]


@pytest.mark.parametrize(
    ("own", "code"),
    [
        ((("169.254.7.7", "169.254.0.0/16"), ("fe80::1", "fe80::/64")), "discovery.self-assigned"),
        ((("2001:db8::7", "2001:db8::/64"),), "discovery.only-ipv6"),
        ((("fe80::1", "fe80::/64"),), "discovery.nothing-to-scan"),
        ((), "discovery.nothing-to-scan"),
    ],
)
def test_why_an_interface_has_nothing_to_scan(own, code):
    with pytest.raises(InputProblem) as caught:
        networks.resolve([], interface(*own))
    assert caught.value.code == code
    assert caught.value.params["interface"] == "eth0"
    assert networks.nothing([interface(*own, up=False)]).code == "discovery.nothing-to-scan"


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
