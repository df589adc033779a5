"""`dialtone switch` and `dialtone outlet`: what they read, print and refuse; switches answer on loopback."""

from __future__ import annotations

import asyncio
import io
import json
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "discovery"))
from switch_agents import V3, Served, own, v2c

from dialtone.cli import main
from dialtone.domain.record import Cabling, Link, Outlet, Panel, Record
from dialtone.dossier import site_file
from dialtone.services import outlet_port
from dialtone.wire.lldp import Neighbour
from dialtone.wire.snmp_v3 import User


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for name in ("DIALTONE_SNMP_COMMUNITY", "DIALTONE_SNMP_AUTH", "DIALTONE_SNMP_PRIV"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def dossier(home: Path) -> Path:
    path = home / "d.dialtone"
    assert main.run(["new", str(path)]) == 0
    held = Cabling(panels=(Panel(id="A", ports=24),), outlets=(Outlet(id="A07"),), links=(Link(id="A07", panel="A", port=7, outlet="A07"),))
    (home / "site.json").write_bytes(site_file.write(Record(cabling=held)))
    assert main.run(["import", str(path), str(home / "site.json")]) == 0
    return path


@contextmanager
def served(respond: Callable[[bytes], list[bytes]]) -> Iterator[str]:
    """An agent on a thread of its own; its address."""
    loop = asyncio.SelectorEventLoop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def start() -> Any:
        return await loop.create_datagram_endpoint(lambda: Served(respond), local_addr=("127.0.0.1", 0))

    transport, _ = asyncio.run_coroutine_threadsafe(start(), loop).result(10)
    try:
        yield f"127.0.0.1:{transport.get_extra_info('sockname')[1]}"
    finally:
        loop.call_soon_threadsafe(transport.close)
        asyncio.run_coroutine_threadsafe(asyncio.sleep(0), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


def document(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    capsys.readouterr()
    code = main.run([*arguments, "--json", "--language", "en"])
    return code, json.loads(capsys.readouterr().out)


def test_a_switch_comes_into_the_record(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with served(v2c({"public": own("two_vlans_at_once")})) as address:
        code, dry = document(capsys, "switch", str(dossier), address, "--snmp-community", "public", "--dry-run")
        assert (code, dry["switches"][0]["added"]) == (0, 8)
        code, said = document(capsys, "switch", str(dossier), address, "--snmp-community", "public")
        assert (code, said["switches"][0]["added"]) == (0, 8)
        code, again = document(capsys, "switch", str(dossier), address, "--snmp-community", "public")
    (one,) = again["switches"]
    assert (code, one["id"], one["added"], one["changed"], one["unchanged"]) == (0, "sw1", 0, 0, 8)
    (port,) = (port for port in one["ports"] if port["name"] == "1/0/4")
    assert (port["vlan"], port["voice_vlan"], port["seen"][0]["mac"]) == (10, 20, "80:5e:c0:6a:00:03")
    assert "telephone that the dossier doesn't have" in one["messages"][0]


def test_conflicts_are_told_and_differ(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with served(v2c({"public": own("text_and_row_numbers")})) as address:
        assert main.run(["switch", str(dossier), address, "--snmp-community", "public", "--language", "nl"]) == 1
    captured = capsys.readouterr()
    assert "port5" in captured.out
    assert "volgens LLDP is het 80:5e:c0:6a:00:03" in captured.err


def test_by_v3_with_passwords_from_the_environment(
    dossier: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    user = User(name="reader", auth="sha256", auth_password="authpassword", priv="aes", priv_password="privpassword")
    monkeypatch.setenv("DIALTONE_SNMP_AUTH", "authpassword")
    monkeypatch.setenv("DIALTONE_SNMP_PRIV", "privpassword")
    with served(V3(user, own("modules"))) as address:
        options = ["--snmp-user", "reader", "--auth", "sha256", "--priv", "aes"]
        code, said = document(capsys, "switch", str(dossier), address, *options)
        assert (code, said["switches"][0]["switch"]["poe_budget_w"]) == (0, 398.0)
        monkeypatch.setenv("DIALTONE_SNMP_AUTH", "wrongpassword")
        code, said = document(capsys, "switch", str(dossier), address, *options)
        assert (code, said["switches"][0]["problem"]) == (3, "switch.refused-password")
    assert b"authpassword" not in dossier.read_bytes()
    assert b"privpassword" not in dossier.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["192.0.2.1"], "--snmp-community"),
        (["switch.example", "--snmp-community", "public"], "isn't an address"),
        (["192.0.2.1", "--snmp-user", "x"], "DIALTONE_SNMP_AUTH"),
        (["192.0.2.1", "--snmp-user", "x", "--no-auth", "--priv", "aes"], "DIALTONE_SNMP_PRIV"),
    ],
)
def test_wrong_use(
    dossier: Path, arguments: list[str], text: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())  # no terminal
    assert main.run(["switch", str(dossier), *arguments, "--language", "en"]) == 2
    captured = capsys.readouterr()
    assert text in captured.err
    assert "Traceback" not in captured.err


def test_one_silent_switch_does_not_stop_the_others(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with served(lambda _: []) as gone:
        pass
    with served(v2c({"public": own("modules")})) as address:
        code, said = document(capsys, "switch", str(dossier), gone, address, "--snmp-community", "public")
    assert code == 1
    assert [each.get("problem") for each in said["switches"]] == ["switch.silent", None]


# --- outlet --------------------------------------------------------------------------------------------------------------------------


def test_an_outlet_typed(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = document(capsys, "outlet", str(dossier), "A07", "--switch", "sw1", "--port", "1/0/4")
    assert (code, said["changed"]) == (0, True)
    code, said = document(capsys, "outlet", str(dossier), "A07", "--switch", "sw1", "--port", "1/0/4")
    assert (code, said["changed"]) == (0, False)
    assert main.run(["outlet", str(dossier), "A07", "--switch", "sw1", "--port", "1/0/5", "--language", "fr"]) == 2
    assert "C0001" in capsys.readouterr().err
    code, said = document(capsys, "outlet", str(dossier), "A07", "--switch", "sw1", "--port", "1/0/5", "--replace")
    assert (code, said["changed"]) == (0, True)


def test_an_outlet_heard(dossier: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    switch = Neighbour(protocol="lldp", chassis="00:1b:17:00:01:12", port="1/0/9", name="sw-9", network=True)

    async def listen(*_: Any, interface: str | None) -> tuple[outlet_port.Heard, ...]:
        assert interface == "eth0"
        return (outlet_port.Heard(interface="eth0", neighbour=switch),)

    monkeypatch.setattr(outlet_port, "listen", listen)
    code, said = document(capsys, "outlet", str(dossier), "A07", "--interface", "eth0")
    assert (code, said["changed"], said["heard"][0]["neighbour"]["port"]) == (0, True, "1/0/9")


def test_nothing_heard_and_half_a_port(dossier: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    async def listen(*_: Any, **__: Any) -> tuple[outlet_port.Heard, ...]:
        return ()

    monkeypatch.setattr(outlet_port, "listen", listen)
    assert main.run(["outlet", str(dossier), "A07", "--language", "en"]) == 3
    assert main.run(["outlet", str(dossier), "A07", "--switch", "x", "--language", "en"]) == 2
    captured = capsys.readouterr()
    assert "Type the port" in captured.err
    assert "--port" in captured.err
