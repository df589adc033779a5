"""The cabling page: ranges with their links, editing in place, pasting a tester's list, and the ports that the switches named."""

import datetime as dt

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from dialtone.domain.discovery import FoundDevice, ScanRun, SwitchLocation
from dialtone.domain.kinds import DeviceKind
from dialtone.domain.record import Cabling, Cord, Device, Link, Outlet, Panel, Rack, Record, Room, Site, Switch, SwitchPort
from dialtone.gui.dialogs.add_cabling import AddCablingDialog, PasteCablingDialog
from dialtone.gui.models import cabling_fields, cabling_import, cabling_state
from dialtone.gui.models.sheet import read
from dialtone.gui.widgets.table_model import Row
from dialtone.words import Words

WORDS = Words("en")
DEVICES = (
    Device(id="d1", kind=DeviceKind.DESKPHONE, vendor="Yealink", model="T33G", mac="80:5e:c0:4a:10:21"),
    Device(id="d2", kind=DeviceKind.DESKPHONE, vendor="Snom", model="D785", ip="192.0.2.12"),
    Device(id="d3", kind=DeviceKind.SOFTPHONE_PC),
)
RECORD = Record(
    rooms=(Room(id="r1", name="Secretariaat"),),
    devices=DEVICES,
    cabling=Cabling(
        panels=(Panel(id="P1", ports=24),),
        outlets=(Outlet(id="A01", label="A01"), Outlet(id="A02"), Outlet(id="A03"), Outlet(id="A04")),
        links=(
            Link(id="A01", panel="P1", port=1, outlet="A01", test="certified", length_m=41.5),
            Link(id="A02", panel="P1", port=2, outlet="A02"),
            Link(id="A03", panel="P1", port=3, outlet="A03", test="failed"),
        ),
        switches=(Switch(id="sw1"),),
        switch_ports=(SwitchPort(id="sw1:1", switch="sw1", name="1"),),
    ),
)


def scan(*devices):
    return ScanRun(
        networks=("192.0.2.0/24",),
        interface=None,
        started=dt.datetime(2026, 11, 25, tzinfo=dt.UTC),
        seconds=1,
        complete=True,
        devices=devices,
    )


def at(port, switch="sw1", **more):
    return FoundDevice(switch=SwitchLocation(name=switch, port=port), **more)


@pytest.fixture
def page(window, open_record):
    open_record(RECORD)
    window.show_page("cabling")
    return window.page


def held(context):
    return context.controller.snapshot.record.cabling


def dialog(kind):
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def rows(table):
    return [item for item in (table.table.item(place) for place in range(table.table.rowCount())) if isinstance(item, Row)]


# --- models --------------------------------------------------------------------------------------------------------------------------


def test_only_what_is_documented_and_tested_is_called_so():
    states = {point.key: point.state for point in cabling_state.points(RECORD, WORDS)}
    assert states == {
        "outlet:A01": "done",
        "outlet:A02": "unchecked",
        "outlet:A03": "failed",
        "outlet:A04": "missing",
        "device:d1": "missing",
        "device:d2": "missing",
    }


def test_a_link_without_its_port_documents_nothing():
    cabling = Cabling(outlets=(Outlet(id="A"),), links=(Link(id="A", outlet="A", test="certified"),))
    (point,) = cabling_state.points(Record(cabling=cabling), WORDS)
    assert point.state == "missing"


def test_a_device_with_a_cord_or_a_port_is_documented():
    cabling = msgspec.structs.replace(RECORD.cabling, cords=(Cord(id="c1", a="outlet:A01", b="device:d1"),))
    states = {point.key: point for point in cabling_state.points(msgspec.structs.replace(RECORD, cabling=cabling), WORDS)}
    assert states["device:d1"].state == "done"
    assert "not known" in states["device:d1"].why


def test_the_scan_fills_free_ports_by_mac_and_by_address_and_makes_the_switch_it_names():
    found = scan(
        at("1", ip="192.0.2.11", mac="80-5E-C0-4A-10-21"),
        at("7", "sw2", ip="192.0.2.12", mac="00:04:13:00:00:01"),
        at("9", ip="192.0.2.99"),
    )
    fill = cabling_state.fill_from_scan(RECORD, found, WORDS)
    assert (fill.changes[0].kind, fill.changes[0].key) == ("cabling.switch_ports", "sw1:1")
    assert fill.changes[0].fields == {"device": "d1"}
    assert fill.changes[1].value == {"id": "sw2", "name": "sw2"}
    assert fill.changes[2].value == {"id": "sw2:7", "switch": "sw2", "name": "7", "device": "d2"}
    assert (len(fill.new), fill.agreed, fill.contradicted) == (2, 0, ())


def test_the_scan_never_overwrites_what_is_documented_otherwise():
    ports = (SwitchPort(id="sw1:1", switch="sw1", name="1", device="d2"), SwitchPort(id="sw1:2", switch="sw1", name="2", device="d1"))
    record = msgspec.structs.replace(RECORD, cabling=msgspec.structs.replace(RECORD.cabling, switch_ports=ports))
    same = cabling_state.fill_from_scan(record, scan(at("2", ip="192.0.2.11", mac="80:5e:c0:4a:10:21")), WORDS)
    assert (same.changes, same.agreed) == ((), 1)
    other = cabling_state.fill_from_scan(record, scan(at("1", ip="192.0.2.11", mac="80:5e:c0:4a:10:21")), WORDS)
    assert other.changes == ()
    assert len(other.contradicted) == 1


def test_an_address_is_not_enough_when_the_macs_differ():
    record = msgspec.structs.replace(RECORD, devices=(msgspec.structs.replace(DEVICES[0], ip="192.0.2.11"),))
    fill = cabling_state.fill_from_scan(record, scan(at("1", ip="192.0.2.11", mac="00:00:5e:00:53:01")), WORDS)
    assert fill == cabling_state.Fill()


@pytest.mark.parametrize(("text", "value"), [("", None), ("41,5", 41.5), ("41.5 m", 41.5), ("0", 0.0)])
def test_a_length_as_it_is_written(text, value):
    assert cabling_fields.parse(cabling_fields.spec_of("links", "length_m"), text) == value


@pytest.mark.parametrize("text", ["far", "-1", "nan", "inf", "1e9"])
def test_what_is_no_length_is_refused(text):
    with pytest.raises(cabling_fields.NotAValueError):
        cabling_fields.parse(cabling_fields.spec_of("links", "length_m"), text)


def test_every_field_has_its_headings_and_every_test_its_word():
    for kind in cabling_fields.KINDS:
        for name in cabling_import.aliases(kind):
            assert read(f"{name.replace('_', ' ')}\tx\nv\ty", cabling_import.aliases(kind)).heading
    for language in ("nl", "fr", "en"):
        for test in cabling_fields.TESTS:
            assert Words(language).has(f"report.test.{test}")


FULL = msgspec.structs.replace(
    RECORD,
    rooms=(Room(id="r1", name="Bureau"), Room(id="r2", name="Bureau")),
    sites=(Site(id="s1", name="Hoofdzetel"), Site(id="s2")),
    devices=(*DEVICES, msgspec.structs.replace(DEVICES[0], id="d4", mac=None)),
    cabling=Cabling(
        panels=(Panel(id="P1", rack="k2", position_u=12, ports=24, category="6A", shielded=False), Panel(id="P2", shielded=True)),
        racks=(Rack(id="k1", name="MER"), Rack(id="k2", name="MER", site="s1", room="r2", height_u=42, earthed=True)),
        outlets=(Outlet(id="A01", label="A 01", room="r2"), Outlet(id="A02", room="r1"), Outlet(id="A03", label="A 01")),
        links=(
            Link(id="L1", panel="P1", port=1, outlet="A03", category="6A", length_m=41.375, length_source="measured", test="certified"),
            Link(id="L2", length_m=1250.0, length_source="estimated", test="not-tested"),
        ),
        switches=(Switch(id="sw1", name="core", rack="k2", vendor="Zyxel", model="GS", address="192.0.2.2", ports=8, poe_budget_w=1440.5),),
        switch_ports=(SwitchPort(id="sw1:1", switch="sw1", name="1", device="d4", vlan=10, voice_vlan=20, speed_mbit_s=1000, poe_class=3),),
        cords=(Cord(id="c1", a="outlet:A03", b="device:d4", length_m=0.5, category="6", colour="blauw"), Cord(id="c2", a="panel:P1:3")),
    ),
)


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_a_table_that_was_copied_changes_nothing_when_it_is_pasted(window, open_record, context, settle, language):
    context.languages.choose(language)
    open_record(FULL)
    window.show_page("cabling")
    for place, kind in enumerate(cabling_fields.KINDS, start=1):
        window.page.record.tabs.setCurrentIndex(place)
        table = window.page.record.tables[kind]
        table.selectAll()
        table.copy(headings=True)
        table.paste()
        pasting = dialog(PasteCablingDialog)
        columns = read(pasting.text.toPlainText(), cabling_import.aliases(kind)).columns
        assert list(columns.values()) == [spec.name for spec in cabling_fields.columns_of(kind)], kind
        assert pasting.plan.rows, kind
        assert [row.refused for row in pasting.plan.rows if row.refused] == [], kind
        assert pasting.plan.changes == (), kind
        pasting.reject()


def test_a_name_is_the_second_one_where_the_first_has_a_column_of_its_own():
    columns = read("ID\tName\nsw1\tcore", cabling_import.aliases("switches")).columns
    assert columns == {0: "id", 1: "name"}


def test_a_testers_list_fills_in_makes_and_refuses():
    text = (
        "Cable\tPanel\tPort\tOutlet\tLength\tResult\nA02\tP1\t2\tA02\t33,5 m\tPASS\nB01\tP2\t1\tB01\t12\tcertified\nB02\tP1\tfour\t\t\t\n"
    )
    plan = cabling_import.CablingImport(RECORD, "links").plan(read(text, cabling_import.aliases("links")))
    assert [bool(row.refused) for row in plan.rows] == [False, False, True]
    kinds = [(change.kind, type(change).__name__) for change in plan.changes]
    assert kinds == [("cabling.panels", "Put"), ("cabling.outlets", "Put"), ("cabling.links", "Set"), ("cabling.links", "Put")]
    filled = plan.changes[2].fields
    assert (filled["length_m"], filled["test"]) == (33.5, "verified")
    assert any("verified" in remark for remark in plan.rows[0].remarks)


# --- page ----------------------------------------------------------------------------------------------------------------------------


def test_a_range_of_outlets_comes_with_its_links_in_one_step(page, context, settle):
    page.record.tabs.setCurrentIndex(2)
    page._add.click()
    adding = dialog(AddCablingDialog)
    adding.names.setText("B01–B04")
    adding.form.show_values({"room": "r1", "panel": "P1"})
    adding.form.editor("port").setText("21")
    adding.preview()
    assert "B04" in adding.result_line.text()
    adding.ok.click()
    settle()
    assert [outlet.id for outlet in held(context).outlets][-4:] == ["B01", "B02", "B03", "B04"]
    assert [(link.panel, link.port, link.outlet) for link in held(context).links][-4:] == [
        ("P1", 21, "B01"),
        ("P1", 22, "B02"),
        ("P1", 23, "B03"),
        ("P1", 24, "B04"),
    ]
    context.controller.undo()
    settle()
    assert len(held(context).outlets) == 4
    assert len(held(context).links) == 3


@pytest.mark.parametrize(
    ("names", "port", "says"), [("B01–B09", "20", "24 ports"), ("B01", "2", "has a link already"), ("A01", "9", "already")]
)
def test_a_range_that_does_not_fit_is_refused_before_it_is_made(page, names, port, says):
    page.record.tabs.setCurrentIndex(2)
    page.acts.add()
    adding = dialog(AddCablingDialog)
    adding.names.setText(names)
    adding.form.show_values({"panel": "P1"})
    adding.form.editor("port").setText(port)
    adding.preview()
    assert not adding.ok.isEnabled()
    assert says in adding.fault.text()
    adding.reject()


@pytest.mark.parametrize("kind", cabling_fields.KINDS)
def test_every_kind_can_be_added_and_removed(page, context, settle, kind):
    page.record.tabs.setCurrentIndex(cabling_fields.KINDS.index(kind) + 1)
    before = len(cabling_fields.rows_of(context.controller.snapshot.record, kind))
    page.acts.add()
    adding = dialog(AddCablingDialog)
    if kind == "switch_ports":
        adding.form.show_values({"switch": "sw1"})
    adding.names.setText("X1–X3")
    adding.ok.click()
    settle()
    assert len(cabling_fields.rows_of(context.controller.snapshot.record, kind)) == before + 3
    table = page.record.tables[kind]
    table.deletion.emit([rows(table)[-1].key])
    settle()
    assert len(cabling_fields.rows_of(context.controller.snapshot.record, kind)) == before + 2


def test_cells_are_edited_in_place_and_a_new_name_is_followed(page, context, settle):
    page.record.show_kind("links")
    table = page.record.tables["links"]
    model = table.table
    place = model.place("A02")
    model.setData(model.index(place, model.column_number("length_m")), "72,5")
    settle()
    assert held(context).links[1].length_m == 72.5
    model.setData(model.index(place, model.column_number("test")), "certified")
    settle()
    assert held(context).links[1].test == "certified"
    model.setData(model.index(place, model.column_number("length_m")), "long")
    settle()
    assert held(context).links[1].length_m == 72.5
    page.record.show_kind("outlets")
    outlets = page.record.tables["outlets"].table
    outlets.setData(outlets.index(outlets.place("A02"), 0), "A-02")
    settle()
    assert held(context).links[1].outlet == "A-02"


def test_pasting_shows_first_and_then_takes_over(page, context, settle):
    page.record.tabs.setCurrentIndex(1)
    QGuiApplication.clipboard().setText("panel\tport\toutlet\nP1\t4\tA04\nP1\t99\tA04")
    page.record.tables["links"].setFocus()
    page.record.tables["links"].paste()
    pasting = dialog(PasteCablingDialog)
    assert pasting.plan.added == 2
    pasting.ok.click()
    settle()
    assert pasting.fault.isVisible()
    pasting.text.setPlainText("panel\tport\toutlet\nP1\t4\tA04")
    pasting.ok.click()
    settle()
    assert held(context).links[-1] == Link(id="P1-04", panel="P1", port=4, outlet="A04")


def test_the_scans_ports_are_filled_in_one_step(page, context, settle, qtbot):
    assert not page.scan_card.isVisible()
    run = scan(at("1", ip="192.0.2.11", mac="80:5e:c0:4a:10:21"))
    context.controller.run(lambda session: session.add_scan(run), kinds=frozenset({"scan"}))
    settle()
    assert page.scan_card.button.isVisible()
    qtbot.mouseClick(page.scan_card.button, Qt.MouseButton.LeftButton)
    settle()
    assert held(context).switch_ports[0].device == "d1"
    assert not page.scan_card.button.isVisible()


def test_a_point_leads_to_where_it_is_filled_in(page, window, settle):
    page.record.overview.select_keys(["outlet:A02"])
    page.record.overview.opened.emit("outlet:A02")
    assert page.record.tabs.currentIndex() == 1
    assert page.record.tables["links"].selected_keys() == ["A02"]
    page.focus_subject("P1")
    assert page.record.tables["panels"].selected_keys() == ["P1"]
    page.focus_subject("cabling")
    assert page.record.tabs.currentIndex() == 0
    page.record.overview.select_keys(["device:d1"])
    page.record.overview.opened.emit("device:d1")
    settle()
    assert window.page.page_id == "rooms"


def test_nothing_documented_says_what_to_do(window, open_record):
    open_record(Record())
    window.show_page("cabling")
    assert rows(window.page.record.overview) == []
    assert "A01–A24" in window.page.record.overview._empty_text


def test_the_rail_counts_what_the_page_counts(page, context, settle):
    state = context.controller.snapshot.states["cabling"]
    assert (state.symbol, state.text_code, state.params) == ("problem", "failed", {"count": 1})
    passed = cabling_fields.change("links", "A03", cabling_fields.spec_of("links", "test"), "certified")
    context.controller.edit("edit.change-link", passed)
    settle()
    state = context.controller.snapshot.states["cabling"]
    points = cabling_state.points(context.controller.snapshot.record, WORDS)
    assert (state.symbol, state.params) == ("todo", {"done": 3, "total": 6})
    assert state.params["done"] == sum(point.state != "missing" for point in points)
    assert len(points) == 6
