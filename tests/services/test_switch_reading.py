"""A switch's report into a dossier: what it adds and changes, what it leaves to a person, and that reading again changes nothing."""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import msgspec
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "discovery"))
from switch_agents import V3, agent, own, run, v2c

from dialtone.discovery.switch_tables import read as read_tables
from dialtone.domain.kinds import DeviceKind
from dialtone.domain.problems import EnvironmentProblem, InputProblem
from dialtone.domain.record import Cabling, Device, Record, Switch, SwitchPort
from dialtone.dossier.dossier import Dossier
from dialtone.services import switch_reading, switch_words
from dialtone.services.switch_reading import Community, ReadProgress, SwitchReport, User, plan, report_of
from dialtone.words import LANGUAGES, Words

NOW = dt.datetime(2026, 11, 25, 10, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(hours=1)
YEALINK, SNOM, SNOM_2, PC = "80:5e:c0:6a:00:03", "00:04:13:6a:00:01", "00:04:13:6a:00:02", "98:fa:9b:6a:00:11"
PHONE = Device(id="p1", kind=DeviceKind.DESKPHONE, mac="805E.C06A.0003")


def report(name: str, *, at: dt.datetime = NOW, address: str = "192.0.2.1", complete: bool = True, **changes: Any) -> SwitchReport:
    """What a walk of tests/cabling_walks says; `changes`: values of it that are otherwise."""
    rows = {**own(name), **{oid.replace("_", ".").lstrip("."): value for oid, value in changes.items()}}
    return report_of(address, read_tables({oid: value for oid, value in rows.items() if value is not None}), at, complete=complete)


def applied(tmp_path: Path, record: Record, *reports: SwitchReport) -> Record:
    """The record after taking over the reports, through a real dossier."""
    path = tmp_path / "d.dialtone"
    path.unlink(missing_ok=True)
    with Dossier.create(path, provider="x", author="me") as dossier:
        dossier.import_record(record)
        for each in reports:
            dossier.apply(plan(dossier.record, each).edit)
        return dossier.record


def ports(record: Record) -> dict[str | None, SwitchPort]:
    return {port.name: port for port in (record.cabling or Cabling()).switch_ports}


def test_a_new_switch_with_its_ports(tmp_path: Path) -> None:
    record = applied(tmp_path, Record(devices=(PHONE,)), report("two_vlans_at_once"))
    assert record.cabling is not None
    (switch,) = record.cabling.switches
    assert (switch.id, switch.name, switch.address, switch.ports) == ("sw1", "sw1", "192.0.2.1", 8)
    port = ports(record)["1/0/4"]
    assert msgspec.to_builtins(port) == {
        "id": "sw1:1/0/4",
        "switch": "sw1",
        "name": "1/0/4",
        "vlan": 10,
        "voice_vlan": 20,
        "speed_mbit_s": 1000,
        "device": "p1",
        "duplex": "full",
        "macs": (YEALINK, PC),
        "neighbour": f"SIP-T46U {YEALINK}",
        "read_at": "2026-11-25T10:00:00Z",
    }
    assert len(ports(record)) == 8


def test_facts_and_power(tmp_path: Path) -> None:
    record = applied(tmp_path, Record(), report("vlan_by_vlan"))
    assert record.cabling is not None
    (switch,) = record.cabling.switches
    assert (switch.vendor, switch.model, switch.serial, switch.firmware) == ("Cisco", "WS-C2960X-24PS-L", "FOC0000TEST", "15.2(7)E3")
    assert switch.poe_budget_w == 370
    port = ports(record)["Gi1/0/1"]
    assert (port.poe_class, port.poe_w, port.voice_vlan) == (2, 7.0, 20)
    stack = applied(tmp_path, Record(), report("power_classes"))
    assert stack.cabling is not None
    assert stack.cabling.switches[0].poe_budget_w == 1110
    assert [port.poe_class for port in stack.cabling.switch_ports] == [*range(9), None, None, None]


def test_reading_again_changes_nothing_but_the_time(tmp_path: Path) -> None:
    first = applied(tmp_path, Record(devices=(PHONE,)), report("two_vlans_at_once"))
    again = plan(first, report("two_vlans_at_once"))
    assert (again.edit.changes, again.count("unchanged"), again.remarks) == ((), 8, ())
    later = plan(first, report("two_vlans_at_once", at=LATER))
    assert (later.count("added"), later.count("changed"), later.count("unchanged")) == (0, 0, 8)
    assert {tuple(change.fields) for change in later.edit.changes} == {("read_at",)}  # type: ignore[union-attr]


def test_what_somebody_typed_stays(tmp_path: Path) -> None:
    typed = Record(
        devices=(PHONE, Device(id="p2", kind=DeviceKind.DESKPHONE, mac="02:00:00:00:00:02")),
        cabling=Cabling(
            switches=(Switch(id="kast", name="Switch kelder", address="192.0.2.1", model="Mine", ports=8),),
            switch_ports=(SwitchPort(id="my-port", switch="kast", name="1/0/4", vlan=99, device="p2"),),
        ),
    )
    made = plan(typed, report("two_vlans_at_once"))
    assert sorted((each.code, each.port, each.params.get("typed")) for each in made.remarks) == [
        ("device-differs", "1/0/4", "p2"),
        ("vlan-differs", "1/0/4", 99),
    ]
    after = applied(tmp_path, typed, report("two_vlans_at_once"), report("two_vlans_at_once", at=LATER))
    assert after.cabling is not None
    assert (after.cabling.switches[0].name, after.cabling.switches[0].model) == ("Switch kelder", "Mine")
    port = ports(after)["1/0/4"]
    assert (port.id, port.device, port.macs, port.vlan) == ("my-port", "p2", (YEALINK, PC), 99)
    assert port.read_at is None  # or the next reading would take the VLAN for read
    assert len(ports(after)) == 8


def test_a_budget_that_somebody_typed_stays_and_is_remarked(tmp_path: Path) -> None:
    typed = Record(cabling=Cabling(switches=(Switch(id="kast", address="192.0.2.1", poe_budget_w=195.0, firmware="old"),)))
    made = plan(typed, report("vlan_by_vlan"))
    assert [
        (each.params["field"], each.params["typed"], each.params["read"]) for each in made.remarks if each.code == "switch-differs"
    ] == [("poe_budget_w", 195.0, 370.0)]
    for language in LANGUAGES:
        assert any("195" in text for text in switch_words.notes(report("vlan_by_vlan"), made, Words(language)))
    after = applied(tmp_path, typed, report("vlan_by_vlan"))
    assert after.cabling is not None
    assert (after.cabling.switches[0].poe_budget_w, after.cabling.switches[0].firmware) == (195.0, "15.2(7)E3")


def test_a_device_put_elsewhere_by_hand_stays_there(tmp_path: Path) -> None:
    typed = Record(
        devices=(PHONE,),
        cabling=Cabling(switches=(Switch(id="a"),), switch_ports=(SwitchPort(id="a:7", switch="a", name="7", device="p1"),)),
    )
    made = plan(typed, report("two_vlans_at_once"))
    assert [(each.code, each.params) for each in made.remarks] == [("device-elsewhere", {"device": "p1", "other": "a:7"})]
    after = ports(applied(tmp_path, typed, report("two_vlans_at_once")))
    assert (after["7"].device, after["1/0/4"].device) == ("p1", None)


def test_a_telephone_that_moved_takes_its_port_with_it(tmp_path: Path) -> None:
    record = Record(devices=(PHONE,))
    moved = {"_1.0.8802.1.1.2.1.3.7.1.3.9": b"GigabitEthernet0/0/3", "_1.3.6.1.2.1.17.4.3.1.2.128.94.192.106.0.3": 3}
    there = report("lldp_number_is_no_if_index")
    here = report("lldp_number_is_no_if_index", at=LATER, **moved)
    first = applied(tmp_path, record, there)
    assert ports(first)["GigabitEthernet0/0/14"].device == "p1"
    made = plan(first, here)
    assert [each.code for each in made.remarks] == ["moved"]
    after = ports(applied(tmp_path, record, there, here))
    assert (after["GigabitEthernet0/0/14"].device, after["GigabitEthernet0/0/3"].device) == (None, "p1")
    assert after["GigabitEthernet0/0/14"].macs == ()
    assert after["GigabitEthernet0/0/14"].neighbour is None


def test_an_incomplete_reading_takes_nothing_away(tmp_path: Path) -> None:
    record = Record(devices=(PHONE,))
    gone = {f"_1.0.8802.1.1.2.1.4.1.1.{column}.120.9.1": None for column in (4, 5, 6, 7, 8, 9, 10, 11, 12)}
    gone["_1.3.6.1.2.1.17.4.3.1.2.128.94.192.106.0.3"] = None
    broken = report("lldp_number_is_no_if_index", at=LATER, complete=False, **gone)
    after = ports(applied(tmp_path, record, report("lldp_number_is_no_if_index"), broken))
    assert (after["GigabitEthernet0/0/14"].device, after["GigabitEthernet0/0/14"].macs) == ("p1", (YEALINK,))
    silent = report("lldp_number_is_no_if_index", at=LATER, **gone)
    after = ports(applied(tmp_path, record, report("lldp_number_is_no_if_index"), silent))
    assert (after["GigabitEthernet0/0/14"].device, after["GigabitEthernet0/0/14"].macs) == ("p1", ())  # switched off, not moved


def test_the_telephone_in_front_of_a_computer_has_the_port(tmp_path: Path) -> None:
    devices = (Device(id="pc", mac=PC), Device(id="phone", mac=YEALINK))
    after = ports(applied(tmp_path, Record(devices=devices), report("two_on_a_port")))
    assert after["1/0/2"].device == "phone"
    assert after["1/0/4"].macs == ()  # another switch with its own
    assert after["1/0/4"].neighbour == "sw2 34:e8:94:6a:00:13"


def test_an_unknown_telephone_is_remarked_and_two_of_one_address_are_nobodys(tmp_path: Path) -> None:
    made = plan(Record(devices=(Device(id="a", mac=SNOM), Device(id="b", mac=SNOM))), report("telephone_only_forwarded"))
    assert [each.device for each in made.ports if each.device] == []
    made = plan(Record(), report("telephone_only_forwarded"))
    assert [(each.code, each.port, each.params["mac"]) for each in made.remarks] == [("unknown-phone", "GigabitEthernet7", SNOM)]


def test_another_switch_at_an_address_is_told(tmp_path: Path) -> None:
    typed = Record(cabling=Cabling(switches=(Switch(id="a", name="a", address="192.0.2.1", serial="OTHER"),)))
    made = plan(typed, report("vlan_by_vlan"))
    assert ("switch-differs", "serial", "OTHER") in [
        (each.code, each.params.get("field"), each.params.get("typed")) for each in made.remarks
    ]


def test_two_switches_that_nobody_has_named_stay_two(tmp_path: Path) -> None:
    record = applied(tmp_path, Record(), report("modules"), report("one_name_for_all", address="192.0.2.2"))
    assert record.cabling is not None
    assert [(switch.id, switch.address, switch.ports) for switch in record.cabling.switches] == [
        ("sw1", "192.0.2.1", 16),
        ("sw1 2", "192.0.2.2", 8),
    ]
    assert len(record.cabling.switch_ports) == 24


def test_a_switch_is_known_by_its_serial_number_or_by_its_name_alone(tmp_path: Path) -> None:
    for known in (
        Switch(id="a", address="192.0.2.77", serial="foc0000test", name="x"),
        Switch(id="a", name="sw-cisco"),
        Switch(id="a", address="192.0.2.1"),
    ):
        after = applied(tmp_path, Record(cabling=Cabling(switches=(known,))), report("vlan_by_vlan")).cabling
        assert after is not None
        assert [switch.id for switch in after.switches] == ["a"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_left_to_a_person_has_words(language: str) -> None:
    words = Words(language)
    typed = Record(
        devices=(PHONE, Device(id="p2", mac="02:00:00:00:00:02")),
        cabling=Cabling(
            switches=(Switch(id="sw1", name="sw1", serial="OTHER", address="192.0.2.1", ports=3),),
            switch_ports=(SwitchPort(id="x", switch="sw1", name="1/0/4", vlan=99, device="p2"),),
        ),
    )
    texts = []
    for name in ("two_vlans_at_once", "port_id_is_an_if_index", "no_local_table", "text_and_row_numbers", "nobody_knows_the_power"):
        said = msgspec.structs.replace(report(name), complete=False, looped=True)
        texts += switch_words.notes(said, plan(typed, said), words)
    assert len(texts) > 12
    assert not [text for text in texts if "{" in text or text.startswith("switch.")]


# --- asked over the network ----------------------------------------------------------------------------------------------------------


def reading(walk: dict[str, Any], credentials: Any = None, **options: Any) -> SwitchReport:
    async def body() -> SwitchReport:
        respond = v2c({"public": walk}) if not isinstance(credentials, User) else V3(credentials, walk)
        async with agent(respond) as (port, _):
            return await switch_reading.read(f"127.0.0.1:{port}", credentials or Community("public"), **options)

    found: SwitchReport = run(body())
    return found


def test_read_by_v2c_and_by_v3() -> None:
    steps: list[ReadProgress] = []
    found = reading(own("modules"), progress=steps.append)
    assert (found.complete, found.switch.name, found.switch.poe_budget_w, len(found.ports)) == (True, "sw1", 398.0, 16)
    assert steps[-1].done == steps[-1].total > 0
    user = User(name="reader", auth="sha", auth_password="authpassword", priv="aes", priv_password="privpassword")
    assert reading(own("modules"), user).ports == found.ports


def test_stopped_it_keeps_what_came_and_stopped_at_once_nothing() -> None:
    async def body(enough: int) -> SwitchReport:
        stop = asyncio.Event()

        def progress(step: ReadProgress) -> None:
            if step.rows >= enough:
                stop.set()

        if not enough:
            stop.set()
        async with agent(v2c({"public": own("modules")})) as (port, _):
            return await switch_reading.read(f"127.0.0.1:{port}", Community("public"), progress, stop)

    found = run(body(100))
    assert not found.complete
    assert len(found.ports) == 16
    assert refused(body(0)) == "switch.nothing-read"


@pytest.mark.parametrize(
    ("address", "training", "mixes"),
    [
        ("192.0.2.1", False, True),
        ("192.0.2.1", True, False),
        ("127.66.0.2", True, True),
        ("127.66.0.2", False, False),
        ("127.0.0.1", True, True),
    ],
)
def test_the_training_site_and_real_dossiers_do_not_mix(address: str, training: bool, mixes: bool) -> None:
    record = Record(training_site=training)
    if mixes:
        assert plan(record, report("modules", address=address)).edit.changes
    else:
        with pytest.raises(InputProblem) as caught:
            plan(record, report("modules", address=address))
        assert caught.value.code == "switch.training"


def refused(work: Coroutine[Any, Any, Any]) -> str:
    with pytest.raises((EnvironmentProblem, InputProblem)) as caught:
        run(work)
    for language in LANGUAGES:
        text = Words(language).problem(caught.value)
        assert "{" not in text
        assert text != f"problem.{caught.value.code}"
    return caught.value.code


@pytest.mark.parametrize("address", ["", "switch.example", "1.2.3", "192.0.2.1:x", "224.0.0.1", "255.255.255.255", "0.0.0.0"])
def test_addresses_that_are_none(address: str) -> None:
    assert refused(switch_reading.read(address, Community("public"))) == "switch.address"


@pytest.mark.parametrize(
    ("credentials", "code"),
    [
        (Community(""), "switch.no-community"),
        (User(name=""), "switch.user-name"),
        (User(name="x", auth="sha", auth_password="short"), "switch.auth-password-short"),
        (
            User(name="x", auth="sha", auth_password="long enough", priv="aes256", priv_password="long enough"),
            "switch.priv-needs-longer-auth",
        ),
        (User(name="x", priv="aes", priv_password="long enough"), "switch.priv-without-auth"),
        (User(name="x", auth="sha", auth_password="long enough", priv="aes", priv_password="x"), "switch.priv-password-short"),
    ],
)
def test_credentials_that_can_not_be(credentials: Any, code: str) -> None:
    assert refused(switch_reading.read("127.0.0.1", credentials)) == code


def test_silence_refusal_and_what_is_no_switch() -> None:
    async def silent(credentials: Any) -> Any:
        async with agent(lambda _: []) as (port, _):
            pass
        return await switch_reading.read(f"127.0.0.1:{port}", credentials)

    assert refused(silent(Community("public"))) == "switch.silent"
    assert refused(silent(User(name="x"))) == "switch.silent-v3"

    async def wrong() -> Any:
        user = User(name="reader", auth="sha", auth_password="authpassword")
        async with agent(V3(user, own("modules"))) as (port, _):
            return await switch_reading.read(f"127.0.0.1:{port}", User(name="reader", auth="sha", auth_password="wrongpassword"))

    assert refused(wrong()) == "switch.refused-password"

    async def printer() -> Any:
        async with agent(v2c({"public": {"1.3.6.1.2.1.1.1.0": b"A printer"}})) as (port, _):
            return await switch_reading.read(f"127.0.0.1:{port}", Community("public"))

    assert refused(printer()) == "switch.no-ports"


@pytest.mark.parametrize("code", ["user", "password", "level", "privacy", "unread", "clock", "error"])
def test_every_refusal_has_words(code: str) -> None:
    for language in LANGUAGES:
        assert Words(language).has(f"problem.switch.refused-{code}")
