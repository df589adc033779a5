"""A rack of 24 ports from a few words, and patching by scanning: each label and Enter, and nothing else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dialtone.domain import references
from dialtone.domain.kinds import DeviceKind
from dialtone.domain.record import Cabling, Cord, Device, Link, Outlet, Panel, Rack, Record, Room, Switch, SwitchPort
from dialtone.gui.dialogs.build_rack import BuildRackDialog
from dialtone.gui.dialogs.patching import PatchingDialog
from dialtone.gui.models import patching, rack_building
from dialtone.gui.models.cabling_fields import NotAValueError
from dialtone.words import Words

WORDS = Words("en")
RECORD = Record(
    rooms=(Room(id="r1", name="Secretariaat", floor="0"),),
    devices=(Device(id="d1", kind=DeviceKind.DESKPHONE, mac="80:5e:c0:4a:10:21", extension="201"),),
    cabling=Cabling(
        racks=(Rack(id="R1"),),
        panels=(Panel(id="A", rack="R1", ports=24),),
        outlets=(Outlet(id="A07"), Outlet(id="A08")),
        links=(Link(id="A07", panel="A", port=7, outlet="A07"), Link(id="A08", panel="A", port=8, outlet="A08")),
        switches=(Switch(id="sw1", name="core"),),
        switch_ports=(SwitchPort(id="sw1:1/0/7", switch="sw1", name="1/0/7"),),
        cords=(Cord(id="C0041"),),
    ),
)


def start(where="rack", record=RECORD):
    return patching.Patching(record, patching.Places(record, WORDS), where)


def held(context):
    return context.controller.snapshot.record.cabling


def scan(qtbot, dialog, text):
    qtbot.keyClicks(dialog.line, text)
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)


# --- what a label is -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("a07", "outlet:A07 panel:A:7"),
        ("A 7", "panel:A:7"),
        ("A-07", "panel:A:7"),
        ("sw1:1/0/7", "switch:sw1:1/0/7"),
        ("core 1/0/7", "switch:sw1:1/0/7"),
        ("805EC04A1021", "device:d1"),
        ("80-5e-c0-4a-10-21", "device:d1"),
        ("201", "device:d1"),
        ("A25", ""),
        ("", ""),
    ],
)
def test_a_label_is_known_in_every_way_of_writing_it(text, key):
    assert " ".join(sorted(place.key for place in patching.Places(RECORD, WORDS).find(text))) == key


@pytest.mark.parametrize(
    ("where", "scans", "ends"),
    [
        ("rack", ("A07", "core 1/0/7"), ("panel:A:7", "switch:sw1:1/0/7")),
        ("desk", ("A07", "core 1/0/7"), ("panel:A:7", "switch:sw1:1/0/7")),
        ("rack", ("805ec04a1021", "A07"), ("device:d1", "outlet:A07")),
        ("rack", ("A07", "805ec04a1021"), ("outlet:A07", "device:d1")),
        ("rack", ("A07", "A08"), ("panel:A:7", "panel:A:8")),
        ("desk", ("A07", "A08"), ("outlet:A07", "outlet:A08")),
    ],
)
def test_the_other_end_says_whether_the_outlet_or_its_panel_port_is_meant(where, scans, ends):
    state = start(where)
    assert state.scan(scans[0]).code == "first"
    step = state.scan(scans[1])
    assert step.code == "made"
    (change,) = step.changes
    assert (change.value["a"], change.value["b"]) == ends
    assert change.value["id"] == "C0042"


def test_a_cord_that_lies_loose_is_plugged_in_by_its_own_label():
    state = start()
    assert state.scan("c0041").code == "cord"
    state.scan("A07")
    step = state.scan("core 1/0/7")
    assert [(change.kind, change.key, change.fields) for change in step.changes] == [
        ("cabling.cords", "C0041", {"a": "panel:A:7", "b": "switch:sw1:1/0/7"})
    ]


def test_the_same_end_twice_and_what_nobody_knows_make_nothing():
    state = start()
    assert state.scan("nothing").code == "unknown"
    state.scan("core 1/0/7")
    assert state.scan("core1/0/7").code == "same"
    assert state.scan("C0041").code == "unknown"
    assert state.scan("A07").code == "made"


def test_what_is_plugged_in_stays_until_it_is_said_to_go():
    import msgspec

    cords = (Cord(id="C0001", a="panel:A:7", b="switch:sw1:1/0/7"),)
    record = msgspec.structs.replace(RECORD, cabling=msgspec.structs.replace(RECORD.cabling, cords=cords))
    state = start(record=record)
    state.scan("A08")
    step = state.scan("core 1/0/7")
    assert (step.code, step.cord, step.changes) == ("taken", "C0001", ())
    made = state.replace()
    out, put = made.changes
    assert (out.key, out.fields) == ("C0001", {"b": None})
    assert put.value == {"id": "C0002", "a": "panel:A:8", "b": "switch:sw1:1/0/7"}


def test_who_goes_on_with_the_next_pair_makes_no_cord_between_two_outlets():
    import msgspec

    cords = (Cord(id="C0001", a="panel:A:7", b="switch:sw1:1/0/7"),)
    record = msgspec.structs.replace(RECORD, cabling=msgspec.structs.replace(RECORD.cabling, cords=cords))
    for stumble, code in (("core 1/0/7", "taken"), ("nothing", "unknown")):
        state = start(record=record)
        state.scan("A08")
        assert state.scan(stumble).code == code
        step = state.scan("A09")
        assert (step.code, [place.key for place in step.places]) == ("first", ["panel:A:9"])
    state = start(record=record)
    state.scan("A08")
    state.scan("core 1/0/7")
    assert state.scan("C0041").code == "cord"
    assert state.scan("A09").code == "first"
    state = start(record=record)
    state.scan("A08")
    assert state.scan("A09").code == "made"  # on purpose: between two panel ports


# --- the dialog ----------------------------------------------------------------------------------------------------------------------


def test_scanning_makes_cords_without_another_key(window, open_record, context, settle, qtbot):
    open_record(RECORD)
    dialog = PatchingDialog(context, window)
    dialog.open()
    for label in ("A07", "core 1/0/7", "805ec04a1021", "A07"):
        scan(qtbot, dialog, label)
    settle()
    assert [(cord.id, cord.a, cord.b) for cord in held(context).cords] == [
        ("C0041", None, None),
        ("C0042", "panel:A:7", "switch:sw1:1/0/7"),
        ("C0043", "device:d1", "outlet:A07"),
    ]
    assert dialog.table.table.total == 2
    dialog.undo()
    settle()
    assert len(held(context).cords) == 2
    scan(qtbot, dialog, "A07")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.patching.first == ()
    dialog.close_button.click()


def test_a_taken_port_asks_and_f8_answers(window, open_record, context, settle, qtbot):
    open_record(RECORD)
    dialog = PatchingDialog(context, window)
    dialog.open()
    for label in ("A07", "core 1/0/7", "A08", "core 1/0/7"):
        scan(qtbot, dialog, label)
        settle()
    assert "C0042" in dialog.said.text()
    assert dialog.swap.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_F8)
    settle()
    assert [(cord.a, cord.b) for cord in held(context).cords[1:]] == [("panel:A:7", None), ("panel:A:8", "switch:sw1:1/0/7")]
    dialog.reject()


# --- a rack --------------------------------------------------------------------------------------------------------------------------


def test_a_panel_gets_its_outlets_links_and_cords():
    rack = rack_building.Rack(rack="R2", panel="B", ports=24, switch="sw2", category="6A")
    rows = rack_building.patched(rack_building.proposed(rack), on=True)
    made = rack_building.changes(RECORD, rack, rows)
    counts = {}
    for change in made:
        counts[change.kind] = counts.get(change.kind, 0) + 1
    assert counts == {
        "cabling.racks": 1,
        "cabling.panels": 1,
        "cabling.outlets": 24,
        "cabling.links": 24,
        "cabling.switches": 1,
        "cabling.switch_ports": 24,
        "cabling.cords": 24,
    }
    assert made[-1].value == {"id": "C0065", "a": "panel:B:24", "b": "switch:sw2:24"}


def test_names_follow_the_panel_until_they_are_typed():
    before, after = rack_building.Rack(panel="B", ports=4), rack_building.Rack(panel="0A-B", ports=5)
    rows = list(rack_building.proposed(before))
    rows[1] = rack_building.PortRow(2, "Balie")
    rows[2] = rack_building.PortRow(3, "")
    renamed = rack_building.renamed(rows, before, after)
    assert [row.outlet for row in renamed] == ["0A-B01", "Balie", "", "0A-B04", "0A-B05"]


def test_filling_down_counts_names_on_and_repeats_rooms():
    rows = rack_building.proposed(rack_building.Rack(panel="B", ports=4))
    rows = (rack_building.PortRow(1, "X09", room="r1"), *rows[1:])
    filled = rack_building.filled_down(rack_building.filled_down(rows, [1, 2, 3], "outlet"), [1, 2], "room")
    assert [row.outlet for row in filled] == ["X09", "X10", "X11", "B04"]
    assert [row.room for row in filled] == ["r1", "r1", None, None]


@pytest.mark.parametrize(
    ("rack", "rows"),
    [
        (rack_building.Rack(), ()),
        (rack_building.Rack(panel="A"), ()),
        (rack_building.Rack(panel="B"), (rack_building.PortRow(1, "A07"),)),
        (rack_building.Rack(panel="B"), (rack_building.PortRow(1, "X"), rack_building.PortRow(2, "X"))),
        (rack_building.Rack(panel="B", switch="sw2"), tuple(rack_building.PortRow(n, f"X{n}", switch_port="1") for n in (1, 2))),
    ],
)
def test_what_can_not_be_is_said_before_it_is_made(rack, rows):
    with pytest.raises(NotAValueError):
        rack_building.changes(RECORD, rack, rows)


def test_24_ports_need_a_name_and_enter(window, open_record, context, settle, qtbot):
    open_record(RECORD)
    dialog = BuildRackDialog(context, window)
    dialog.open()
    panel = dialog.form.editor("panel")
    assert QApplication.focusWidget() is panel or panel.hasFocus() or not dialog.isActiveWindow()
    panel.selectAll()
    qtbot.keyClicks(panel, "0A-B")
    dialog.form.flush()
    assert [row.outlet for row in dialog.rows][::23] == ["0A-B01", "0A-B24"]
    dialog.table.select_keys(["3", "4", "5"], column=2)
    dialog._typed(3, "room", "r1")
    dialog.fill_down()
    assert [row.room for row in dialog.rows][1:6] == [None, "r1", "r1", "r1", None]
    qtbot.keyClicks(dialog.form.editor("switch"), "sw9")
    dialog.form.flush()
    dialog.patch.setChecked(True)
    assert dialog.rows[11].switch_port == "12"
    dialog.table.select_keys(["24"], column=1)
    dialog.table.deletion.emit(["24"])
    dialog.ok.click()
    settle()
    cabling = held(context)
    assert len(cabling.links) == 2 + 23
    assert cabling.links[-1] == Link(id="0A-B23", panel="0A-B", port=23, outlet="0A-B23")
    assert references.check(context.controller.snapshot.record) == ()
    context.controller.undo()
    settle()
    assert held(context) == RECORD.cabling


def test_a_column_of_a_spreadsheet_is_pasted_from_the_cell_on(window, open_record, context):
    open_record(RECORD)
    dialog = BuildRackDialog(context, window)
    dialog.open()
    dialog.table.select_keys(["2"], column=1)
    dialog.table.pasted.emit([["Z1", "Floor 0 · Secretariaat", "41,5"], ["Z2", "nowhere", "far"]])
    assert [(row.outlet, row.room) for row in dialog.rows[1:3]] == [("Z1", "r1"), ("Z2", None)]
    dialog.reject()
