import sys
from types import SimpleNamespace

import pytest

from dialtone.net import link_state as net


def test_an_interface_that_is_there_and_one_that_is_not(monkeypatch, tmp_path):
    monkeypatch.setattr(net.psutil, "net_if_stats", lambda: {"eth0": SimpleNamespace(isup=True)})
    entries = [SimpleNamespace(address="192.0.2.9"), SimpleNamespace(address="fe80::9%eth0")]
    monkeypatch.setattr(net.psutil, "net_if_addrs", lambda: {"eth0": entries})
    (tmp_path / "eth0").mkdir()
    (tmp_path / "eth0" / "carrier_changes").write_text("3\n")
    monkeypatch.setattr(net, "SYS", tmp_path)
    assert net.link_state("eth0") == net.LinkState(up=True, addresses=frozenset({"192.0.2.9", "fe80::9"}), changes=3)
    assert net.link_state("eth1") is None
    (tmp_path / "eth0" / "carrier_changes").write_text("rubbish")
    assert net.link_state("eth0").changes is None


def test_overflows_are_counted_over_all_processors(monkeypatch, tmp_path):
    counters = tmp_path / "arp_cache"
    counters.write_text("entries  allocs table_fulls\n00000002  00000006 0000000a\n00000002  00000001 00000001\n")
    monkeypatch.setattr(net, "NEIGHBOUR_COUNTERS", counters)
    assert net.neighbour_overflows() == 11


@pytest.mark.parametrize("text", ["", "entries allocs\n1 2\n", "table_fulls\nzz\n", "a table_fulls\n1\n"])
def test_counters_that_tell_nothing(monkeypatch, tmp_path, text):
    counters = tmp_path / "arp_cache"
    counters.write_text(text)
    monkeypatch.setattr(net, "NEIGHBOUR_COUNTERS", counters)
    assert net.neighbour_overflows() is None
    monkeypatch.setattr(net, "NEIGHBOUR_COUNTERS", tmp_path / "absent")
    assert net.neighbour_overflows() is None


@pytest.mark.skipif(sys.platform != "linux", reason="Linux names its loopback lo")
def test_this_machine():
    found = net.link_state("lo")
    assert found.up
    assert "127.0.0.1" in found.addresses
