import asyncio
import ipaddress

import pytest

from dialtone.discovery import notes, scan
from dialtone.discovery.method import Context, ScanOptions
from dialtone.domain.discovery import FoundDevice, ScanNote
from dialtone.net.interfaces import Interface, InterfaceAddress
from dialtone.net.link_state import LinkState
from dialtone.words import LANGUAGES, Words

UP = LinkState(up=True, addresses=frozenset({"192.0.2.9"}), changes=1)
LINK = "192.0.2.0/24"


def card(name="eth0", ip="192.0.2.9", kind="wired", network=LINK):
    return Interface(name=name, label=f"{name} (card)", kind=kind, up=True, gateway="192.0.2.1", addresses=(InterfaceAddress(ip, network),))


ETH = card()
WIFI = card("wlan0", kind="wifi")
VPN = card("tun0", "10.8.0.2", "vpn", "10.8.0.0/24")
OTHER = card("eth1", "192.0.2.10")


class Machine:
    """Interfaces, routes (by the beginning of the target), link states and the overflow counter of a machine; all can be changed."""

    def __init__(self, monkeypatch):
        self.interfaces = [ETH, WIFI, VPN, OTHER]
        self.routes = {"192.0.2.": "192.0.2.9"}
        self.states = {"eth0": UP, "wlan0": UP}
        self.overflows = 5
        monkeypatch.setattr(notes, "interfaces", lambda: tuple(self.interfaces))
        monkeypatch.setattr(notes, "source_address", lambda ip: next((own for net, own in self.routes.items() if ip.startswith(net)), None))
        monkeypatch.setattr(notes, "link_state", self.states.get)
        monkeypatch.setattr(notes, "neighbour_overflows", lambda: self.overflows)


@pytest.fixture
def machine(monkeypatch):
    return Machine(monkeypatch)


def context(*typed, interface=ETH, source="192.0.2.9", links=(LINK,)):
    return Context(
        options=ScanOptions(),
        networks=tuple(map(ipaddress.ip_network, typed or (LINK,))),
        source=source,
        stop=asyncio.Event(),
        interface=interface,
        links=tuple(map(ipaddress.ip_network, links)),
    )


SOMEBODY = (FoundDevice(ip="192.0.2.50"),)


def codes(given, devices=SOMEBODY, *, change=lambda: None):
    before = notes.begin(given)
    change()
    return {note.code: note.detail for note in notes.conclude(before, given, devices)}


def test_an_ordinary_scan_needs_no_notes(machine):
    assert codes(context()) == {}


NOBODY = [
    (),
    (FoundDevice(ip="192.0.2.1"),),
    (FoundDevice(ip="192.0.2.9"),),
    (FoundDevice(ip="192.0.2.50", present=False),),
    (FoundDevice(ip="198.51.100.3"),),
]


@pytest.mark.parametrize("devices", NOBODY)
def test_nobody_but_the_router(machine, devices):
    assert codes(context(), devices) == {"no-neighbours": "eth0 (card): 192.0.2.0/24"}
    machine.interfaces = [WIFI]
    assert codes(context(interface=WIFI), devices) == {"wifi-isolation": "wlan0 (card): 192.0.2.0/24"}


def test_silence_of_a_few_addresses_or_of_other_networks_says_nothing(machine):
    assert codes(context("192.0.2.0/27"), ()) == {}
    machine.routes["198.51."] = "192.0.2.9"
    assert codes(context("198.51.100.0/24"), ()).keys() == {"routed"}
    stopped = context()
    stopped.stop.set()
    assert codes(stopped, ()) == {}


def test_silence_on_one_of_two_cards(machine):
    machine.interfaces = [ETH, card("eth1", "192.168.1.9", network="192.168.1.0/24")]
    machine.routes["192.168.1."] = "192.168.1.9"
    both = context(LINK, "192.168.1.0/24", interface=None, source=None, links=(LINK, "192.168.1.0/24"))
    assert codes(both) == {"no-neighbours": "eth1 (card): 192.168.1.0/24"}


def test_a_device_known_by_its_mac_address_is_a_neighbour(machine):
    assert codes(context(), (FoundDevice(ip="", mac="80:5e:c0:00:00:01"),)) == {}


@pytest.mark.parametrize(
    ("now", "detail"),
    [
        (None, "eth0"),
        (LinkState(up=False, addresses=UP.addresses, changes=1), "eth0"),
        (LinkState(up=True, addresses=frozenset(), changes=1), "eth0 192.0.2.9"),
        (LinkState(up=True, addresses=UP.addresses, changes=3), "eth0"),
    ],
)
def test_a_card_that_went_away(machine, now, detail):
    found = codes(context(), (), change=lambda: machine.states.update(eth0=now))
    assert found == {notes.VANISHED: detail}


def test_a_card_that_was_down_from_the_start_did_not_vanish(machine):
    machine.states["eth0"] = None
    assert codes(context(), ()).keys() == {"no-neighbours"}


def test_the_card_that_the_system_uses_is_watched_where_none_was_chosen(machine):
    given = context(interface=None, source=None)
    assert codes(given, change=machine.states.clear) == {notes.VANISHED: "eth0"}


def test_a_table_that_overflowed(machine):
    def change():
        machine.overflows = 12

    assert codes(context(), change=change) == {"neighbour-table-full": "7"}
    machine.overflows = None
    assert codes(context(), change=change) == {}


def test_a_vpn_in_the_way(machine):
    machine.routes = {"192.0.2.": "10.8.0.2"}
    assert codes(context()) == {"vpn-up": "tun0 (card): 192.0.2.0/24"}


@pytest.mark.parametrize("taken", ["192.0.2.1", "192.0.2.128", "192.0.2.254"])
def test_a_vpn_that_takes_a_part_of_the_network(machine, taken):
    machine.routes = {taken: "10.8.0.2", "192.0.2.": "192.0.2.9"}
    assert codes(context()) == {"vpn-up": "tun0 (card): 192.0.2.0/24"}


def test_a_vpn_that_leads_elsewhere_is_no_matter(machine):
    machine.routes[""] = "10.8.0.2"
    assert codes(context()) == {}


def test_two_cards_in_one_network(machine):
    machine.routes = {"192.0.2.": "192.0.2.10"}
    assert codes(context()) == {"other-interface": "eth1 (card): 192.0.2.0/24"}


def test_networks_behind_a_router_show_no_mac_addresses(machine):
    machine.routes["10.20."] = "192.0.2.9"
    assert codes(context(LINK, "10.20.0.0/24")) == {"routed": "10.20.0.0/24"}
    assert codes(context("127.0.0.0/24", interface=None, source=None)) == {}
    many = [f"10.20.{number}.0/24" for number in range(20)]
    assert codes(context(*many))["routed"].endswith("10.20.7.0/24, …")


def test_a_network_without_any_way_is_not_said_to_be_behind_a_router(machine):
    machine.routes = {}
    assert codes(context("10.20.0.0/24", interface=None, source=None, links=())) == {}


def watched(given, change, monkeypatch):
    monkeypatch.setattr(notes, "EVERY", 0.001)

    async def body():
        before = notes.begin(given)
        watching = asyncio.create_task(notes.watch(before, given))
        await asyncio.sleep(0.02)
        assert not given.stop.is_set()
        change()
        await asyncio.wait({watching}, timeout=0.5)
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
        return given.stop.is_set()

    return asyncio.run(body())


def test_a_scan_whose_card_is_gone_is_given_up(machine, monkeypatch):
    assert watched(context(), machine.states.clear, monkeypatch)


def test_a_plug_that_comes_back_is_waited_for(machine, monkeypatch):
    looks = []

    def state(_name):
        looks.append(1)
        return None if len(looks) % 2 else UP

    monkeypatch.setattr(notes, "GIVEN_UP", 2)
    assert not watched(context(), lambda: monkeypatch.setattr(notes, "link_state", state), monkeypatch)
    assert len(looks) > 2


def scanned(monkeypatch, *, watch=None, conclude=()):
    """A scan of two loopback addresses, with these notes and this watch; the run, and the caller's stop."""
    if watch:
        monkeypatch.setattr(notes, "watch", watch)
    monkeypatch.setattr(notes, "conclude", lambda *_: conclude)

    async def body():
        stop = asyncio.Event()
        options = ScanOptions(networks=("127.77.9.1-2",), methods=("sip-options",), timeout=0.1)
        return await scan.scan(options, lambda _: None, stop), stop

    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(body())


def test_a_run_tells_its_notes_and_a_card_that_vanished_makes_it_incomplete(monkeypatch):
    routed, vanished = ScanNote(code="routed"), ScanNote(code=notes.VANISHED, detail="eth0")
    run, _ = scanned(monkeypatch, conclude=(routed,))
    assert (run.notes, run.complete) == ((routed,), True)
    run, _ = scanned(monkeypatch, conclude=(routed, vanished))
    assert (run.notes, run.complete) == ((routed, vanished), False)


def test_a_scan_that_gives_up_leaves_the_callers_stop_alone(monkeypatch):
    async def gone(_before, given):
        given.stop.set()

    run, stop = scanned(monkeypatch, watch=gone)
    assert not run.complete
    assert not stop.is_set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_note_has_words(language):
    words = Words(language)
    every = (notes.VANISHED, "wifi-isolation", "no-neighbours", "neighbour-table-full", "vpn-up", "other-interface", "routed")
    assert [code for code in every if not words.has(f"note.{code}")] == []
