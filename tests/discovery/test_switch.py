import asyncio

import pytest
from responders import free_port

from dialtone.discovery import neighbours, networks, switch
from dialtone.discovery.method import Context, NotRun, ScanOptions
from dialtone.domain.problems import EnvironmentProblem
from dialtone.net.neighbours import Neighbour


def run(body):
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(body)


def context(network="192.0.2.0/24", **options):
    options = ScanOptions(networks=(network,), **options)
    return Context(options=options, networks=networks.resolve(options.networks), source=None, stop=asyncio.Event())


def test_targets():
    assert switch.target(" 192.0.2.1 ") == switch.Target("192.0.2.1", 161)
    assert switch.target("192.0.2.1:10161") == switch.Target("192.0.2.1", 10161)


@pytest.mark.parametrize("text", ["", "switch.example", "192.0.2.1:0", "192.0.2.1:99999", "192.0.2.1:x", "2001:db8::1", "1.2.3.4:"])
def test_no_targets(text):
    with pytest.raises(ValueError, match=r".*"):
        switch.target(text)


@pytest.mark.parametrize("options", [{"switches": ("127.0.0.1",)}, {"snmp_communities": ("public",)}, {}])
def test_without_a_community_nothing_is_asked(options):
    with pytest.raises(NotRun) as caught:
        run(switch.run(context(**options), lambda _signal: None))
    assert caught.value.reason == "scan-no-switch"


def test_a_silent_switch_and_nonsense_are_named():
    silent = f"127.0.0.1:{free_port()}"
    with pytest.raises(NotRun) as caught:
        run(switch.run(context(switches=(silent, "nonsense"), snmp_communities=("public",)), lambda _signal: None))
    assert (caught.value.reason, caught.value.detail) == ("scan-switch-silent", f"{silent}, nonsense")


def test_neighbours_in_the_scanned_networks_only(monkeypatch):
    rows = (Neighbour("192.0.2.5", "80:5e:c0:00:00:01"), Neighbour("198.51.100.5", "80:5e:c0:00:00:02"))
    monkeypatch.setattr(neighbours.neighbours, "read", lambda: rows)
    found, looking = [], context()
    looking.hosts.close()
    run(neighbours.run(looking, found.append))
    assert [(signal.ip, signal.mac, signal.evidence.by) for signal in found] == [("192.0.2.5", "80:5e:c0:00:00:01", "neighbour")]


def test_an_unreadable_table_says_why(monkeypatch):
    def refuse():
        raise EnvironmentProblem("discovery.no-neighbours", detail="no arp")

    monkeypatch.setattr(neighbours.neighbours, "read", refuse)
    with pytest.raises(NotRun) as caught:
        run(neighbours.run(context(), lambda _signal: None))
    assert (caught.value.reason, caught.value.detail) == ("scan-no-neighbours", "no arp")


def test_a_walk_that_never_ends_does_not_hold_up_a_stopped_scan(monkeypatch):
    ended = []

    async def endless(_where, _communities):
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(True)

    monkeypatch.setattr(switch, "_read_any", endless)
    asked = context(switches=("127.0.0.1",), snmp_communities=("public",))

    async def body():
        asyncio.get_running_loop().call_later(0.05, asked.stop.set)
        await asyncio.wait_for(switch.run(asked, lambda _signal: None), 30)

    run(body())
    assert ended == [True]
