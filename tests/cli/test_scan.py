"""`dialtone scan`: what it asks, what it refuses, what it prints; the scan itself is replaced or stays on loopback."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dialtone.cli import main
from dialtone.domain.discovery import Conflict, FoundDevice, MethodNotRun, ScanNote, ScanProgress, ScanRun
from dialtone.services.discovering import DiscoveryService, ScanOptions

NOW = dt.datetime(2026, 11, 25, 13, 2, 11, tzinfo=dt.UTC)
DEVICES = (
    FoundDevice(ip="127.0.0.5", vendor="Yealink", model="SIP-T33G", kind="deskphone", telephone=True, confidence=0.9),
    FoundDevice(ip="127.0.0.6", present=False, kind="deskphone", telephone=True),
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[ScanOptions]:
    """The options that a scan was asked for; it finds a telephone, and another one that only a list names."""
    options_seen: list[ScanOptions] = []

    async def scan(
        _self: DiscoveryService, options: ScanOptions, progress: Callable[[ScanProgress], None], stop: asyncio.Event, *_: Any
    ) -> ScanRun:
        options_seen.append(options)
        progress(ScanProgress(stage="sip-options", done=3, total=9, devices=DEVICES, hosts=4))
        return ScanRun(
            networks=options.networks,
            interface=options.interface,
            started=NOW,
            seconds=2.0,
            complete=not stop.is_set(),
            devices=DEVICES,
            not_run=(MethodNotRun(method="mdns", reason="scan-no-multicast"),),
            conflicts=(
                Conflict(ip="127.0.0.5", field="moved-ip", values=("a", "b")),
                Conflict(ip="127.0.0.5", field="kind", values=("deskphone", "pbx")),
            ),
            notes=(ScanNote(code="routed", detail="127.0.0.0/28"),),
        )

    monkeypatch.setattr(DiscoveryService, "scan", scan)
    return options_seen


def run(*arguments: str) -> int:
    return main.run(["scan", "--language", "en", *arguments])


def test_several_networks_ports_listening_and_snmp(asked: list[ScanOptions]) -> None:
    given = ["--network", "127.0.0.0/28", "--network", "127.0.1.10-60", "--sip-port", "5080", "--listen", "60"]
    assert run(*given, "--snmp-community", "c1", "--snmp-devices", "--switch", "127.0.0.9:1161") == 1
    (options,) = asked
    assert options.networks == ("127.0.0.0/28", "127.0.1.10-60")
    assert options.sip_ports == (5080,)
    assert (options.listen, options.snmp_devices, options.snmp_communities) == (60.0, True, ("c1",))
    assert options.switches == ("127.0.0.9:1161",)
    assert set(range(5061, 5081)) <= set(options.more_sip_ports)


def test_the_providers_ports_are_asked_too(asked: list[ScanOptions]) -> None:
    from dialtone import profile

    run("--network", "127.0.0.0/28")
    ports = {transport: {port for entry in profile.load("allocloud").sip if entry.transport == transport for port in entry.ports}
             for transport in ("udp", "tcp", "tls")}  # fmt: skip
    (options,) = asked
    assert ports["udp"]
    assert ports["udp"] <= {*options.sip_ports, *options.more_sip_ports}
    assert ports["tcp"] <= set(options.sip_tcp_ports)
    assert ports["tls"] <= set(options.sip_tls_ports)


@pytest.mark.parametrize("option", ["--switch=127.0.0.9", "--snmp-devices"])
def test_a_community_is_never_guessed(option: str, asked: list[ScanOptions], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--network", "127.0.0.0/28", option) == 2
    assert asked == []
    said = capsys.readouterr().err
    assert option.partition("=")[0] in said
    assert "--snmp-community" in said


def test_a_list_is_read_and_told(asked: list[ScanOptions], home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = home / "leases.csv"
    path.write_text("ip;mac;name\n127.0.0.6;80:5e:c0:00:00:06;phone\nwhat;is;this\n", encoding="utf-8")
    run("--network", "127.0.0.0/28", "--list", str(path))
    (options,) = asked
    assert {signal.ip for signal in options.leads} == {"127.0.0.6"}
    assert not any(signal.present for signal in options.leads)
    assert "leases.csv: 1 entries read, 1 lines not understood" in capsys.readouterr().out


def test_a_list_that_is_not_there_is_wrong_use(asked: list[ScanOptions], home: Path) -> None:
    assert run("--network", "127.0.0.0/28", "--list", str(home / "none")) == 2
    assert asked == []


def test_what_is_found_listed_contradicted_and_not_run_is_said_in_words(
    asked: list[ScanOptions], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--network", "127.0.0.0/28") == 1
    captured = capsys.readouterr()
    assert "1 devices, 1 telephones" in captured.out
    assert "1 more are only in a list" in captured.out
    line = next(line for line in captured.out.splitlines() if line.startswith("127.0.0.6"))
    assert "listed" in line
    assert "the IP address changed" in captured.out
    assert "Desk phone" in next(line for line in captured.out.splitlines() if "several kinds" in line)
    assert "behind a router" in captured.out
    assert "multicast isn't possible" in captured.out
    assert "3 of 9; 2 devices, 4 addresses in use" in captured.err


def test_with_json_nothing_else_is_on_standard_output(asked: list[ScanOptions], capsys: pytest.CaptureFixture[str]) -> None:
    run("--network", "127.0.0.0/28", "--json")
    document = json.loads(capsys.readouterr().out)
    assert [device["present"] for device in document["devices"]] == [True, False]
    assert document["notes"][0]["code"] == "routed"


def test_a_large_network_is_said_before_it_starts(asked: list[ScanOptions], capsys: pytest.CaptureFixture[str]) -> None:
    run("--network", "127.1.0.0/16", "--json")
    captured = capsys.readouterr()
    assert "65534 addresses" in captured.err
    json.loads(captured.out)


def test_wrong_networks_are_refused_before_anything_is_asked(asked: list[ScanOptions], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--network", "127.0.0.0/28", "--network", "nonsense", "--network", "10.0.0.60-10") == 2
    assert asked == []
    said = capsys.readouterr().err
    assert "nonsense" in said
    assert "10.0.0.60-10" in said


def test_an_interface_is_known_by_name_and_by_address(asked: list[ScanOptions]) -> None:
    found = next((each for each in DiscoveryService().interfaces() if each.up and each.ipv4 and each.kind != "loopback"), None)
    if found is None or found.ipv4 is None:
        pytest.skip("this machine has no interface with an address")
    for name in (found.name, found.ipv4):
        run("--interface", name)
    assert [options.interface for options in asked] == [found.name, found.name]
    assert run("--interface", "nothing-like-this") == 2
