"""«This outlet is that port»: into the record as a patch cord, never over somebody's head, and in words where it can't be."""

from __future__ import annotations

import asyncio
import errno
from pathlib import Path
from typing import Any

import pytest

from dialtone.domain.cabling_trace import trace
from dialtone.domain.problems import EnvironmentProblem, InputProblem
from dialtone.domain.record import Cabling, Cord, Device, Link, Outlet, Panel, Record, Switch, SwitchPort
from dialtone.dossier.dossier import Dossier
from dialtone.net import lldp_listen
from dialtone.services import outlet_port
from dialtone.services.outlet_port import Heard, ListenProgress, edit_heard, edit_typed
from dialtone.wire.lldp import Neighbour
from dialtone.words import LANGUAGES, Words

BASE = Cabling(
    panels=(Panel(id="0A-A", ports=24),),
    outlets=(Outlet(id="0A-A07"), Outlet(id="0A-A08"), Outlet(id="loose")),
    links=(
        Link(id="0A-A07", panel="0A-A", port=7, outlet="0A-A07"),
        Link(id="0A-A08", panel="0A-A", port=8, outlet="0A-A08"),
        Link(id="open", outlet="loose"),
    ),
)
RECORD = Record(devices=(Device(id="p1"),), cabling=BASE)
SWITCH = Neighbour(
    protocol="lldp", chassis="00:1b:17:00:01:12", port="GigabitEthernet1/0/7", name="sw-1", network=True, addresses=("192.0.2.5",)
)


def heard(**changes: Any) -> Heard:
    import msgspec

    return Heard(interface="eth0", neighbour=msgspec.structs.replace(SWITCH, **changes))


def applied(tmp_path: Path, record: Record, *edits: Any) -> Record:
    path = tmp_path / "d.dialtone"
    path.unlink(missing_ok=True)
    with Dossier.create(path, provider="x", author="me") as dossier:
        dossier.import_record(record)
        for make in edits:
            dossier.apply(make(dossier.record))
        return dossier.record


def code(work: Any) -> str:
    with pytest.raises((InputProblem, EnvironmentProblem)) as caught:
        work()
    for language in LANGUAGES:
        text = Words(language).problem(caught.value)
        assert "{" not in text
        assert not text.startswith("problem.")
    return caught.value.code


def test_a_switch_that_nobody_knew_yet(tmp_path: Path) -> None:
    after = applied(tmp_path, RECORD, lambda record: edit_heard(record, "0A-A07", heard())).cabling
    assert after is not None
    assert after.switches == (Switch(id="sw-1", name="sw-1", address="192.0.2.5"),)
    assert after.switch_ports == (SwitchPort(id="sw-1:GigabitEthernet1/0/7", switch="sw-1", name="GigabitEthernet1/0/7"),)
    assert after.cords == (Cord(id="C0001", a="switch:sw-1:GigabitEthernet1/0/7", b="panel:0A-A:7"),)


def test_the_cable_is_followed_from_the_outlet_to_that_port(tmp_path: Path) -> None:
    record = applied(tmp_path, RECORD, lambda record: edit_heard(record, "0A-A07", heard()))
    assert trace(record, "outlet:0A-A07").end("switch").id == "sw-1:GigabitEthernet1/0/7"  # type: ignore[union-attr]


def known(*cords: Cord) -> Record:
    import msgspec

    ports = tuple(SwitchPort(id=f"s:{number}", switch="s", name=f"Gi1/0/{number}") for number in (7, 8))
    held = msgspec.structs.replace(BASE, switches=(Switch(id="s", name="sw-1.example"),), switch_ports=ports, cords=cords)
    return Record(cabling=held)


def test_a_known_switch_and_port_by_other_ways_of_writing(tmp_path: Path) -> None:
    for make in (
        lambda record: edit_heard(record, "0A-A07", heard()),
        lambda record: edit_typed(record, "0A-A07", " SW-1 ", "gi1/0/7"),
        lambda record: edit_typed(record, "0A-A07", "s", "GigabitEthernet 1/0/7"),
    ):
        after = applied(tmp_path, known(), make).cabling
        assert after is not None
        assert (len(after.switches), len(after.switch_ports)) == (1, 2)
        assert after.cords == (Cord(id="C0001", a="switch:s:7", b="panel:0A-A:7"),)


def test_what_is_so_already_changes_nothing() -> None:
    cord = Cord(id="C9", a="panel:0A-A:7", b="switch:s:7")
    assert edit_heard(known(cord), "0A-A07", heard()).changes == ()


def test_a_loose_cord_gets_its_other_end(tmp_path: Path) -> None:
    for cord in (Cord(id="C9", b="panel:0A-A:7"), Cord(id="C9", a="switch:s:7"), Cord(id="C9", a="panel:0A-A:7")):
        after = applied(tmp_path, known(cord), lambda record: edit_heard(record, "0A-A07", heard())).cabling
        assert after is not None
        assert [{each.a, each.b} for each in after.cords] == [{"panel:0A-A:7", "switch:s:7"}]


def test_a_cord_in_the_way_is_asked_about_and_then_moved(tmp_path: Path) -> None:
    cords = (Cord(id="C1", a="switch:s:7", b="panel:0A-A:8"), Cord(id="C2", a="panel:0A-A:7", b="switch:s:8"))
    for held in (cords[:1], cords[1:], cords):
        assert code(lambda held=held: edit_heard(known(*held), "0A-A07", heard())) == "outlet.port-taken"  # type: ignore[misc]
    after = applied(tmp_path, known(*cords), lambda record: edit_heard(record, "0A-A07", heard(), replace=True)).cabling
    assert after is not None
    assert after.cords == (Cord(id="C1", b="panel:0A-A:8"), Cord(id="C2", a="panel:0A-A:7", b="switch:s:7"))
    moved = applied(tmp_path, known(cords[0]), lambda record: edit_heard(record, "0A-A07", heard(), replace=True)).cabling
    assert moved is not None
    assert moved.cords == (Cord(id="C1", a="switch:s:7", b="panel:0A-A:7"),)


@pytest.mark.parametrize(
    ("outlet", "changes", "expected"),
    [
        ("nowhere", {}, "outlet.unknown"),
        ("loose", {}, "outlet.no-panel-port"),
        ("0A-A07", {"telephone": True, "name": "SIP-T41S"}, "outlet.telephone"),
        ("0A-A07", {"port": None}, "outlet.no-port-named"),
        ("0A-A07", {"name": None, "addresses": (), "chassis": None}, "outlet.no-port-named"),
    ],
)
def test_what_can_not_be(outlet: str, changes: dict[str, Any], expected: str) -> None:
    assert code(lambda: edit_heard(RECORD, outlet, heard(**changes))) == expected


@pytest.mark.parametrize(("switch", "port"), [("", "1"), ("s", ""), (" ", " ")])
def test_nothing_typed(switch: str, port: str) -> None:
    assert code(lambda: edit_typed(RECORD, "0A-A07", switch, port)) == "outlet.no-port-named"


def test_a_typed_address_becomes_the_switchs(tmp_path: Path) -> None:
    after = applied(tmp_path, RECORD, lambda record: edit_typed(record, "0A-A07", "192.0.2.9", "12")).cabling
    assert after is not None
    assert after.switches == (Switch(id="192.0.2.9", name="192.0.2.9", address="192.0.2.9"),)


def test_different_ports_are_never_guessed_between() -> None:
    def the(*said: Heard) -> Heard:
        return outlet_port.the_one(said)

    by_cdp = heard(protocol="cdp", chassis="sw-1.example", name="sw-1.example", port="Gi1/0/7", addresses=())
    bare = heard(name=None, addresses=())
    assert the(heard(), by_cdp, bare) == heard()
    phone = heard(telephone=True, network=False, name="SIP-T41S", port="80:5e:c0:6a:00:03")
    assert (the(heard(), phone), the(phone)) == (heard(), phone)
    before = Heard(interface="eth0", neighbour=heard(port="GigabitEthernet1/0/3").neighbour, by_lldpd=True)
    assert the(heard(), before) == heard()
    assert the(before) == before
    bridge = Heard(interface="br0", neighbour=SWITCH)
    assert the(heard(), bridge) == heard()
    for other in (heard(port="GigabitEthernet1/0/8"), heard(name="sw-2"), heard(name=None, chassis="00:1b:17:00:01:13")):
        assert code(lambda other=other: the(heard(), other)) == "outlet.several"  # type: ignore[misc]


# --- listening -----------------------------------------------------------------------------------------------------------------------


def listening(monkeypatch: pytest.MonkeyPatch, *said: Neighbour, problem: OSError | None = None, **options: Any) -> tuple[Heard, ...]:
    async def listen(_interface: str | None, handle: lldp_listen.Handler, stop: asyncio.Event) -> None:
        if problem is not None:
            raise problem
        for neighbour in said:
            handle("eth0", neighbour, False)
        await stop.wait()

    monkeypatch.setattr(lldp_listen, "listen", listen)
    monkeypatch.setattr(outlet_port, "_SETTLE", 0.05)
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(outlet_port.listen(**options))


def test_it_ends_soon_after_the_first_switch(monkeypatch: pytest.MonkeyPatch) -> None:
    phone = Neighbour(protocol="lldp", chassis="80:5e:c0:00:00:01", port="x", telephone=True)
    by_cdp = Neighbour(protocol="cdp", chassis="sw-1", port="Gi1/0/7", name="sw-1", network=True)
    steps: list[ListenProgress] = []
    found = listening(monkeypatch, phone, by_cdp, SWITCH, SWITCH, progress=steps.append, longest=60)
    assert [each.neighbour for each in found] == [SWITCH, by_cdp, phone]
    assert steps[-1].heard == found


def test_a_goodbye_is_not_heard_and_the_wait_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    goodbye = Neighbour(protocol="lldp", chassis="x", port="1", network=True, ttl=0)
    assert listening(monkeypatch, goodbye, longest=0.3) == ()


def test_it_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    stop = asyncio.Event()
    stop.set()
    assert listening(monkeypatch, stop=stop, longest=60) == ()


def test_who_says_too_much_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    many = [Neighbour(protocol="lldp", chassis=f"c{number}", port="1") for number in range(500)]
    assert len(listening(monkeypatch, *many, longest=0.3)) == 32


@pytest.mark.parametrize(
    ("number", "platform", "expected"),
    [
        (errno.ENOTSUP, "win32", "outlet.cannot-hear-windows"),
        (errno.ENOTSUP, "darwin", "outlet.cannot-hear-macos"),
        (errno.EPERM, "linux", "outlet.cannot-hear-linux"),
        (errno.ENODEV, "linux", "outlet.no-interface"),
        (errno.ENETDOWN, "linux", "outlet.broken-off"),
    ],
)
def test_why_nothing_can_be_heard(monkeypatch: pytest.MonkeyPatch, number: int, platform: str, expected: str) -> None:
    def work() -> None:
        with monkeypatch.context() as patch:
            patch.setattr(outlet_port.sys, "platform", platform)
            listening(monkeypatch, problem=OSError(number, "why"), interface="eth9")

    assert code(work) == expected
