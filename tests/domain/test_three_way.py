"""Order ↔ LAN ↔ platform: known differences by name, and nothing lost or counted twice, in whatever order it is stated."""

import datetime as dt
import random
from collections import Counter
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialtone.domain import record as values
from dialtone.domain.discovery import FoundDevice, ScanRun
from dialtone.domain.platform import DeviceRow, OnLan, OnOrder, OnPlatform, ThreeWay, Verdict
from dialtone.domain.record import Record
from dialtone.domain.three_way import compare

AT = dt.datetime(2026, 11, 25, 10, tzinfo=dt.UTC)
OLD, NEW = "0" * 64, "1" * 64
M1, M2, M3 = "80:5e:c0:00:00:01", "80:5e:c0:00:00:02", "80:5e:c0:00:00:03"


def scan(*devices: FoundDevice, complete: bool = True) -> ScanRun:
    return ScanRun(networks=("10.0.0.0/24",), interface=None, started=AT, seconds=1.0, complete=complete, devices=devices)


def phone(ip: str = "10.0.0.1", mac: str | None = M1, **more: Any) -> FoundDevice:
    return FoundDevice(ip=ip, mac=mac, **{"vendor": "Yealink", "model": "SIP-T46U", "kind": "deskphone", "telephone": True, **more})


def site(**more: Any) -> Record:
    imports = (
        {"sha256": OLD, "imported_at": "2026-11-24T10:00:00Z"},
        {"sha256": NEW, "file": "p.csv", "imported_at": "2026-11-25T09:00:00Z"},
    )
    return msgspec.convert({"platform_imports": imports, **more}, Record)


def listed(mac: str | None = M1, **more: Any) -> dict[str, Any]:
    return (
        {"id": (mac or more.get("owner") or "x").replace(":", ""), "source": NEW, "file_row": 2, "model": "T46U"}
        | ({"mac": mac} if mac else {})
        | more
    )


def only(view: ThreeWay) -> DeviceRow:
    assert len(view.devices) == 1, [row.key for row in view.devices]
    return view.devices[0]


def codes(row: Any) -> list[str]:
    return [one.code for one in row.differences]


def test_all_three_agree() -> None:
    order = {"terminals": [{"model": "Yealink T46U", "quantity": 1}]}
    people = [{"id": "p", "name": "An Janssens"}]
    devices = [{"id": "d", "mac": M1.upper().replace(":", "-"), "person": "p", "kind": "deskphone"}]
    view = compare(site(order=order, people=people, devices=devices, platform_devices=[listed(owner="Janssens An")]), scan(phone()))
    row = only(view)
    assert (row.order, row.lan, row.platform, row.verdict, codes(row)) == (
        OnOrder.ORDERED,
        OnLan.SEEN,
        OnPlatform.LISTED,
        Verdict.AGREES,
        [],
    )
    assert (row.person, row.owner, row.mac) == ("An Janssens", "Janssens An", M1)
    assert [(one.name, one.ordered, one.lan, one.platform, one.verdict) for one in view.models] == [
        ("Yealink T46U", 1, 1, 1, Verdict.AGREES)
    ]
    assert not view.differs
    assert (view.counts.ordered, view.counts.lan, view.counts.platform, view.counts.agree) == (1, 1, 1, 1)


def test_on_the_lan_and_not_on_the_platform() -> None:
    row = next(row for row in compare(site(platform_devices=[listed(M2)]), scan(phone(), phone("10.0.0.2", M2))).devices if row.mac == M1)
    assert (row.verdict, codes(row)) == (Verdict.DIFFERS, ["not-on-platform"])
    assert row.differences[0].evidence["lan"] == [{"scan": AT, "ip": "10.0.0.1"}]


def test_on_the_platform_and_not_on_the_lan() -> None:
    row = only(compare(site(platform_devices=[listed()]), scan()))
    assert (row.lan, row.verdict, codes(row)) == (OnLan.NOT_SEEN, Verdict.TO_CONFIRM, ["not-on-lan"])
    proof = {
        "id": M1.replace(":", ""),
        "row": 2,
        "file": "p.csv",
        "sha256": NEW,
        "imported_at": dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC),
    }
    assert row.differences[0].evidence == {"platform": [proof], "lan": [{"scan": AT}]}


@pytest.mark.parametrize("run", [None, scan(complete=False), scan(phone(mac=None, ip="10.9.0.1"))], ids=["none", "interrupted", "routed"])
def test_not_seeing_says_nothing_without_a_scan_that_could_see(run: ScanRun | None) -> None:
    row = next(row for row in compare(site(platform_devices=[listed()]), run).devices if row.listed)
    assert (row.lan, row.verdict, codes(row)) == (OnLan.NOT_KNOWN, Verdict.NOT_COMPARED, [])


def test_a_telephone_seen_without_its_mac_is_not_called_missing_on_the_platform() -> None:
    row = next(row for row in compare(site(platform_devices=[listed()]), scan(phone(mac=None))).devices if row.found)
    assert (row.platform, row.verdict, codes(row)) == (OnPlatform.NOT_KNOWN, Verdict.NOT_COMPARED, ["no-mac"])


def test_without_a_list_nothing_is_missing_on_it() -> None:
    row = only(compare(Record(), scan(phone())))
    assert (row.platform, row.verdict, codes(row)) == (OnPlatform.NO_LIST, Verdict.NOT_COMPARED, [])


@pytest.mark.parametrize("kind", ["printer", "computer", "switch", "pbx", "camera", "unknown"])
def test_what_is_no_device_of_the_service_is_not_missed(kind: str) -> None:
    rows = compare(site(platform_devices=[listed(M2)]), scan(phone(kind=kind, telephone=False), phone("10.0.0.2", M2))).devices
    row = next(row for row in rows if row.mac == M1)
    assert (row.verdict, codes(row)) == (Verdict.NOT_COMPARED, [])


@pytest.mark.parametrize(
    "device",
    [{"kind": "softphone-mobile"}, {"kind": "dect-handset"}, {"kind": "fax"}, {"kind": "analogue-phone", "attached_to": "b", "mac": M2}],
    ids=lambda device: device["kind"],
)
def test_what_has_no_connection_of_its_own_is_not_missed(device: dict[str, Any]) -> None:
    devices = [{"id": "a", **device}, {"id": "b", "kind": "ata", "mac": M1}]
    rows = compare(site(platform_devices=[listed()], devices=devices), scan(phone())).devices
    row = next(row for row in rows if row.recorded and row.recorded[0].id == "a")
    assert (row.lan, row.platform, codes(row)) == (OnLan.NOT_EXPECTED, OnPlatform.NOT_EXPECTED, [])


def test_ordered_found_and_listed_by_model() -> None:
    order = {"terminals": [{"model": "T46U", "quantity": 3}, {"model": "W70B", "quantity": 1}, {"model": "D785"}]}
    view = compare(
        site(order=order, platform_devices=[listed(M1), listed(M2, model="D785"), listed(M3, model="D785")]),
        scan(phone(), phone("10.0.0.2", M2, vendor="Snom", model="snomD785")),
    )
    rows = {row.key: (row.ordered, row.lan, row.platform, codes(row)) for row in view.models}
    assert rows == {
        "t46u": (3, 1, 1, ["fewer-than-ordered"]),
        "w70b": (1, 0, 0, ["fewer-than-ordered"]),
        "d785": (1, 1, 2, ["more-than-ordered"]),
    }
    assert view.counts.ordered == 5


def test_a_model_that_is_not_on_the_order() -> None:
    view = compare(site(order={"terminals": [{"model": "W70B"}]}, platform_devices=[listed()]), scan(phone()))
    assert (only(view).verdict, codes(only(view))) == (Verdict.TO_CONFIRM, ["not-ordered"])


def test_an_order_without_devices_says_nothing_of_them() -> None:
    row = only(compare(site(order={"lines": [{"item": "user", "quantity": 5}]}, platform_devices=[listed()]), scan(phone())))
    assert (row.order, row.verdict) == (OnOrder.NOT_STATED, Verdict.AGREES)


@pytest.mark.parametrize(
    ("device", "row", "code"),
    [
        ({"person": "p"}, {"owner": "Bart Peeters"}, "owner-differs"),
        ({"room": "r"}, {"owner": "Bart Peeters"}, "owner-not-recorded"),
        ({"model": "T46S"}, {}, "model-differs"),
        ({"serial": "A1"}, {"serial": "B2"}, "serial-differs"),
        ({"extension": "101"}, {"extension": "102"}, "extension-differs"),
        ({}, {"registered": False}, "not-registered"),
        ({}, {"source": OLD}, "earlier-import"),
    ],
)
def test_differences_of_one_device(device: dict[str, Any], row: dict[str, Any], code: str) -> None:
    people, rooms = [{"id": "p", "name": "An Janssens"}], [{"id": "r", "name": "Magazijn"}]
    devices = [{"id": "d", "mac": M1, "kind": "deskphone", **device}]
    assert codes(only(compare(site(people=people, rooms=rooms, devices=devices, platform_devices=[listed(**row)]), scan(phone())))) == [
        code
    ]


def test_the_owner_of_a_shared_telephone_may_be_its_room() -> None:
    devices = [{"id": "d", "mac": M1, "kind": "deskphone", "room": "r"}]
    view = compare(
        site(rooms=[{"id": "r", "name": "Magazijn"}], devices=devices, platform_devices=[listed(owner="MAGAZIJN")]), scan(phone())
    )
    assert only(view).verdict is Verdict.AGREES


def test_mac_addresses_of_the_platform_that_are_none() -> None:
    rows = [listed("02:00:00:00:00:01"), listed("8,05E+11")]
    found = {row.listed[0].mac: codes(row) for row in compare(site(platform_devices=rows), scan()).devices}
    assert found == {"02:00:00:00:00:01": ["not-on-lan", "mac-local"], "8,05E+11": ["mac-invalid"]}


def test_two_owners_of_one_mac() -> None:
    twice = [listed(owner="An Janssens"), listed(id="other", owner="Bart Peeters")]
    assert codes(only(compare(site(platform_devices=twice), scan(phone())))) == ["two-owners"]
    same = [listed(owner="An Janssens"), listed(id="other", owner="Janssens, An", extension="2")]
    assert codes(only(compare(site(platform_devices=same), scan(phone())))) == []


def test_rows_without_a_mac_join_by_serial_extension_or_owner() -> None:
    people = [{"id": "p", "name": "An Janssens"}]
    devices = [
        {"id": "d1", "mac": M1, "serial": "S-1", "kind": "deskphone"},
        {"id": "d2", "extension": "102", "kind": "softphone-pc"},
        {"id": "d3", "person": "p", "model": "Zoiper", "kind": "softphone-pc"},
    ]
    rows = [
        listed(None, id="a", serial="s1"),
        listed(None, id="b", extension="102", model="App"),
        listed(None, id="c", owner="Janssens An", model="zoiper"),
    ]
    view = compare(site(people=people, devices=devices, platform_devices=rows), scan(phone()))
    assert {tuple(one.id for one in (*row.recorded, *row.listed)) for row in view.devices} == {("d1", "a"), ("d2", "b"), ("d3", "c")}


def test_what_is_not_certain_is_not_joined() -> None:
    devices = [
        {"id": "d1", "mac": M1, "serial": "S1"},
        {"id": "d2", "mac": M2, "serial": "S1"},
        {"id": "d3", "extension": "9"},
        {"id": "d4", "extension": "9"},
    ]
    rows = [listed(None, id="a", serial="S1"), listed(None, id="b", extension="9"), listed(None, id="c", serial="N/A")]
    assert len(compare(site(devices=devices, platform_devices=rows), None).devices) == 7


def test_more_owners_than_ordered_users() -> None:
    order = {"lines": [{"item": "user", "quantity": 1}, {"item": "number", "quantity": 2.5}, {"item": "number", "quantity": 1}]}
    rows = [listed(M1, owner="An J."), listed(M2, owner="Bart P."), listed(M3, owner="J. An")]
    view = compare(site(order=order, platform_devices=rows), None)
    assert [(row.item, row.ordered, row.platform, codes(row)) for row in view.order] == [
        ("number", 3.5, None, []),
        ("user", 1, 2, ["more-owners-than-users"]),
    ]


# --- properties ------------------------------------------------------------------------------------------------------------------------

MACS = st.sampled_from([M1, M2, M3, "805EC0000001", "02:00:00:00:00:01", "8,05E+11", "ff:ff:ff:ff:ff:ff"])
IPS = st.sampled_from(["10.0.0.1", "10.0.0.2", "10.0.0.3"])
MODELS = st.none() | st.sampled_from(["T46U", "SIP-T46U", "Yealink T46U", "W70B", "?"])
SERIALS = st.none() | st.sampled_from(["S1", "s-1", "S2", "N/A", "805ec0000001"])
NAMES = st.none() | st.sampled_from(["An Janssens", "Janssens, An", "Bart", "101", " "])
EXTENSIONS = st.none() | st.sampled_from(["101", "102"])
KINDS = st.none() | st.sampled_from(["deskphone", "softphone-pc", "ata", "switch", "fax"])
FOUND = st.builds(
    FoundDevice, ip=IPS, mac=st.none() | MACS, model=MODELS, serial=SERIALS,
    kind=st.sampled_from(["deskphone", "printer", "unknown", "ata"]),    vendor=st.none() | st.just("Yealink"), present=st.booleans(),
)  # fmt: skip
RECORDED = st.builds(
    values.Device, id=st.sampled_from("abcdef"), kind=KINDS.map(lambda kind: kind and values.DeviceKind(kind)), mac=st.none() | MACS,
    serial=SERIALS,    model=MODELS, ip=st.none() | IPS, extension=EXTENSIONS, person=st.none() | st.just("p"),
)  # fmt: skip
LISTED = st.builds(
    values.PlatformDevice, id=st.sampled_from("uvwxyz"), mac=st.none() | MACS, serial=SERIALS, owner=NAMES, login=NAMES, model=MODELS,
    kind=KINDS,    extension=EXTENSIONS, registered=st.none() | st.booleans(), source=st.none() | st.sampled_from([OLD, NEW]),
)  # fmt: skip
TERMINALS = st.builds(values.OrderedTerminal, model=st.sampled_from(["T46U", "SIP T46U", "W70B", "!"]), quantity=st.integers(0, 5))


@st.composite
def situations(draw: Any) -> tuple[Record, ScanRun | None]:
    def unique(strategy: Any) -> Any:
        return draw(st.lists(strategy, max_size=5, unique_by=lambda one: one.id).map(tuple))

    order = values.Order(terminals=tuple(draw(st.lists(TERMINALS, max_size=4))))
    imports = tuple(
        msgspec.convert({"sha256": key, "imported_at": at}, values.PlatformImport)
        for key, at in ((OLD, "2026-11-24T10:00:00Z"), (NEW, "2026-11-25T10:00:00Z"))
    )
    record = Record(
        order=order,
        people=(values.Person(id="p", name="An Janssens"),),
        devices=unique(RECORDED),
        platform_devices=unique(LISTED),
        platform_imports=imports,
    )
    return record, draw(st.none() | st.builds(scan, *[FOUND] * draw(st.integers(0, 4)), complete=st.booleans()))


@settings(max_examples=300, deadline=None)
@given(situations(), st.randoms(use_true_random=False))
def test_nothing_vanishes_and_order_never_matters(situation: tuple[Record, ScanRun | None], chance: random.Random) -> None:
    record, run = situation
    view = compare(record, run)
    for field, stated in (("recorded", record.devices), ("listed", record.platform_devices), ("found", run.devices if run else ())):
        shown = Counter(msgspec.json.encode(one) for row in view.devices for one in getattr(row, field))
        assert shown == Counter(msgspec.json.encode(one) for one in stated), field
    assert record.order is not None
    assert sum(row.ordered or 0 for row in view.models) == sum(line.quantity for line in record.order.terminals)
    assert sum(row.devices for row in view.models) <= len(view.devices)
    assert len({row.key for row in view.devices}) == len(view.devices)

    def mixed(rows: Any) -> Any:
        return tuple(chance.sample(rows, len(rows)))

    shuffled = msgspec.structs.replace(
        record, devices=mixed(record.devices), platform_devices=mixed(record.platform_devices),
        platform_imports=mixed(record.platform_imports),
        order=msgspec.structs.replace(record.order, terminals=mixed(record.order.terminals)),
    )  # fmt: skip
    again = compare(shuffled, msgspec.structs.replace(run, devices=mixed(run.devices)) if run else None)
    assert msgspec.json.encode(again) == msgspec.json.encode(view)


@settings(max_examples=200, deadline=None)
@given(situations())
def test_a_verdict_has_its_reasons(situation: tuple[Record, ScanRun | None]) -> None:
    for row in compare(*situation).devices:
        if row.verdict in {Verdict.DIFFERS, Verdict.TO_CONFIRM, Verdict.NOTE}:
            assert row.differences
        if row.verdict is Verdict.AGREES:
            assert not row.differences
            assert row.platform is OnPlatform.LISTED
        if row.platform is OnPlatform.NOT_LISTED:
            assert not row.listed
        if "not-on-lan" in codes(row):
            assert not any(found.present for found in row.found)


def test_thousands_of_devices_each_find_their_own() -> None:
    macs = [f"80:5e:c0:00:{number >> 8:02x}:{number & 255:02x}" for number in range(5000)]
    record = site(
        platform_devices=[listed(mac, owner=f"Name{number} X") for number, mac in enumerate(macs)],
        devices=[{"id": f"d{number}", "serial": f"Q{number}", "extension": str(number)} for number in range(5000)],
    )
    view = compare(record, scan(*(phone(f"10.0.{number >> 8}.{number & 255}", mac) for number, mac in enumerate(macs))))
    assert (len(view.devices), view.counts.agree) == (10_000, 5000)


def test_rows_without_a_mac_join_by_ip_where_the_models_agree() -> None:
    devices = [{"id": "d", "ip": "10.0.0.1", "model": "T46U", "person": "p"}]
    people = [{"id": "p", "name": "An Janssens"}]
    rows = compare(site(devices=devices, people=people, platform_devices=[listed(owner="Bart Peeters")]), scan(phone())).devices
    assert [(row.key, [one.id for one in row.recorded], codes(row)) for row in rows] == [(f"mac:{M1}", ["d"], ["owner-differs"])]
    other = compare(site(devices=[{**devices[0], "model": "W70B"}], platform_devices=[listed()]), scan(phone())).devices
    assert len(other) == 2
