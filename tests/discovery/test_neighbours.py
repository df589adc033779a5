import asyncio
import ipaddress

import pytest

from dialtone.discovery import neighbours
from dialtone.discovery.method import Context, NotRun, ScanOptions
from dialtone.domain.problems import EnvironmentProblem
from dialtone.net import interfaces as net_interfaces
from dialtone.net.interfaces import Interface, InterfaceAddress
from dialtone.net.neighbours import Neighbour

ONE, TWO = "80:5e:c0:00:00:01", "00:04:13:00:00:02"
CARD = Interface(
    name="eth0",
    label="eth0",
    kind="wired",
    up=True,
    mac="02:00:00:00:00:09",
    addresses=(InterfaceAddress("192.0.2.9", "192.0.2.0/24"), InterfaceAddress("fe80::9", "fe80::/64")),
)
TUNNEL = Interface(name="tun0", label="tun0", kind="vpn", up=True, addresses=(InterfaceAddress("10.8.0.2", "10.8.0.0/24"),))
LINK = ipaddress.ip_network("192.0.2.0/24")


class Table:
    """What the system shows at each look; the last stays. After `close_after` looks all other methods are done."""

    def __init__(self, *looks, close_after=1):
        self.looks = looks
        self.close_after = close_after
        self.count = 0
        self.context = None

    def read(self):
        look = self.looks[min(self.count, len(self.looks) - 1)]
        self.count += 1
        if self.count == self.close_after:
            self.context.hosts.close()
        if isinstance(look, Exception):
            raise look
        return tuple(look)


@pytest.fixture
def look(monkeypatch):
    """Run the method on a scripted table; what it reported, and the context."""
    monkeypatch.setattr(neighbours, "EVERY", 0.001)
    monkeypatch.setattr(net_interfaces, "source_address", lambda target: "192.0.2.9" if target.startswith("192.0.2.") else None)

    def run(table, *, networks=("192.0.2.0/24",), interface=CARD, links=(LINK,), known=(), stop=False):
        told = []

        async def body():
            context = Context(
                options=ScanOptions(),
                networks=tuple(map(ipaddress.ip_network, networks)),
                source=None,
                stop=asyncio.Event(),
                interface=interface,
                links=links,
            )
            table.context = context
            for ip in known:
                context.hosts.add(ip)
            if stop:
                context.stop.set()
            monkeypatch.setattr(neighbours.neighbours, "read", table.read)
            try:
                await asyncio.wait_for(neighbours.run(context, told.append), 20)
            except NotRun as reason:
                return told, context, reason
            return told, context, None

        return asyncio.run(body())

    return run


def said(told):
    return [(signal.ip, signal.mac, signal.present) for signal in told]


def row(ip, mac=ONE, interface="eth0", state="reachable", age=None):
    return Neighbour(ip, mac, interface, state, age)


def test_each_host_is_told_once_and_only_those_asked_for(look):
    rows = [row("192.0.2.1"), row("192.0.2.2", TWO), row("198.51.100.3"), row("192.0.2.4", interface="wlan0")]
    told, context, _ = look(Table(rows, rows, rows, close_after=3))
    assert said(told) == [("192.0.2.1", ONE, True), ("192.0.2.2", TWO, True)]
    assert told[0].evidence.by == "neighbour"
    assert context.hosts.watched


def test_a_second_card_that_replies_for_the_same_address_is_told_too_and_makes_no_host_by_itself(look, monkeypatch):
    heard = [row("192.0.2.1", TWO), row("192.0.2.1"), row("192.0.2.66", TWO)]
    monkeypatch.setattr(neighbours.Replies, "take", lambda _: heard)
    told, context, _ = look(Table([row("192.0.2.1")], close_after=2))
    assert sorted(said(told)) == sorted([("192.0.2.1", ONE, True), ("192.0.2.1", TWO, True)])
    assert not context.hosts.known("192.0.2.66")


def test_a_mac_address_that_changes_is_told_both_times(look):
    told, _, _ = look(Table([row("192.0.2.1")], [row("192.0.2.1", TWO)], close_after=2))
    assert said(told) == [("192.0.2.1", ONE, True), ("192.0.2.1", TWO, True)]


@pytest.mark.parametrize("state", ["stale", "probing", "permanent"])
def test_a_memory_that_stays_one_is_told_as_not_present_and_looked_at(look, monkeypatch, state):
    monkeypatch.setattr(neighbours, "PATIENCE", 0.01)
    told, context, _ = look(Table([row("192.0.2.1", state=state)]))
    assert said(told) == [("192.0.2.1", ONE, False)]
    assert not context.hosts.known("192.0.2.1")
    assert context.hosts.mac("192.0.2.1") == ONE


def test_a_memory_that_the_system_confirms_is_present_and_the_scan_waits_for_it(look):
    doubt = [row("192.0.2.1", state="probing", age=70.0)]
    told, _, _ = look(Table(doubt, doubt, doubt, [row("192.0.2.1", age=0.0)]))
    assert said(told) == [("192.0.2.1", ONE, True)]


def test_a_memory_that_fails_is_not_told(look):
    doubt = [row("192.0.2.1", state="probing", age=70.0)]
    told, _, _ = look(Table(doubt, doubt, []))
    assert told == []


def test_a_stop_waits_for_nobody(look):
    table = Table([row("192.0.2.1", state="probing", age=70.0)])
    told, _, _ = look(table, stop=True)
    assert said(told) == [("192.0.2.1", ONE, False)]
    assert table.count <= 2


def test_who_was_heard_during_the_scan_is_present_whatever_the_state(look):
    told, _, _ = look(Table([row("192.0.2.1", state="stale", age=0.0), row("192.0.2.2", TWO, state="probing", age=0.0)]))
    assert said(told) == [("192.0.2.1", ONE, True), ("192.0.2.2", TWO, True)]


def test_who_answered_by_itself_needs_no_verdict(look):
    table = Table([row("192.0.2.1", state="probing", age=70.0)])
    told, _, _ = look(table, known=("192.0.2.1",))
    assert said(told) == [("192.0.2.1", ONE, True)]


def test_a_system_without_states_is_believed(look):
    told, _, _ = look(Table([Neighbour("192.0.2.1", ONE)]))
    assert said(told) == [("192.0.2.1", ONE, True)]


def test_ipv6_addresses_come_by_mac(look):
    sixth = [row("fe80::1", state="stale"), row("fe80::2", TWO, state="stale"), row("fe80::3", "00:04:13:00:00:03")]
    told, _, _ = look(Table([row("192.0.2.1"), *sixth, row("fe80::4", "00:04:13:00:00:04", interface="wlan0")]))
    assert said(told) == [("192.0.2.1", ONE, True), (None, ONE, True), (None, "00:04:13:00:00:03", True)]
    assert told[1].addresses == ("fe80::1",)
    assert not told[1].only_locates
    assert (told[1].evidence.field, told[1].evidence.value) == ("address", "fe80::1")


def test_where_part_of_the_link_is_scanned_ipv6_lists_nobody_else(look):
    told, _, _ = look(Table([row("192.0.2.1"), row("fe80::3", TWO)]), networks=("192.0.2.0/28",))
    assert [(signal.mac, signal.only_locates) for signal in told] == [(ONE, False), (TWO, True)]


def test_without_an_interface_all_rows_count_but_no_ipv6(look):
    told, context, _ = look(Table([row("192.0.2.1", interface="eth7"), row("fe80::1")]), interface=None)
    assert said(told) == [("192.0.2.1", ONE, True)]
    assert context.hosts.watched


def test_where_the_systems_routes_lead_elsewhere_the_rows_of_any_interface_count(look):
    other = Interface(name="wlan0", label="wlan0", kind="wifi", up=True, addresses=(InterfaceAddress("192.0.2.77", "192.0.2.0/24"),))
    told, _, _ = look(Table([row("192.0.2.1"), row("192.0.2.2", TWO, interface="wlan0")]), interface=other)
    assert said(told) == [("192.0.2.1", ONE, True), ("192.0.2.2", TWO, True)]


def test_a_tunnel_has_no_neighbours_to_watch(look):
    _, context, _ = look(Table([]), networks=("10.8.0.0/24",), interface=TUNNEL)
    assert not context.hosts.watched
    _, context, _ = look(Table([]), interface=None, links=())
    assert not context.hosts.watched


def test_a_table_that_cannot_be_read_is_a_stated_result(look):
    _, context, reason = look(Table([], EnvironmentProblem("discovery.no-neighbours", detail="denied"), close_after=3))
    assert (reason.reason, reason.detail) == ("scan-no-neighbours", "denied")
    assert not context.hosts.watched


def test_loopback_has_no_neighbours(look):
    _, _, reason = look(Table([]), networks=("127.0.0.0/24",), interface=None)
    assert reason.reason == "scan-loopback-only"


def test_a_host_that_changes_its_address_for_ever_is_bounded(look, monkeypatch):
    monkeypatch.setattr(neighbours, "MAX_TOLD", 3)
    looks = [[row("192.0.2.1", f"80:5e:c0:00:00:{number:02x}")] for number in range(9)]
    told, _, _ = look(Table(*looks, close_after=9))
    assert len(told) == 3
