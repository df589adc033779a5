"""The page «Numbers & emergency»: verdicts with their reason, blocks with their address, notices that the customer takes note of."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from dialtone.domain.kinds import DeviceKind, LineKind, PersonService, RoomUse, Service
from dialtone.domain.record import Address, CallerId, Device, Line, NumberBlock, Person, Record, Room, Site
from dialtone.gui.models.numbers_table import normal_number
from dialtone.gui.pages.numbers import BLOCKS, CALLERS, LINES, NOTICES

GENT = Address(street="Stationsstraat", number="12", postcode="9000", municipality="Gent", country="BE")
AALST = Address(street="Kerkstraat", number="1", postcode="9300", municipality="Aalst", country="BE")
RECORD = Record(
    services=(Service.BUSINESS_TELEPHONY,),
    sites=(Site(id="hq", name="Gent", address=GENT),),
    rooms=(Room(id="r1", site="hq", name="Hal", use=RoomUse.NON_USERS),),
    people=tuple(Person(id=f"p{number}", name=name, site="hq", service=PersonService.TELEPHONY) for number, name in enumerate("ABCDE", 1)),
    devices=(
        Device(id="d1", kind=DeviceKind.DESKPHONE, room="r1"),
        Device(id="d2", kind=DeviceKind.SOFTPHONE_MOBILE, person="p1"),
        Device(id="d3", kind=DeviceKind.FAX, room="r1"),
    ),
    number_blocks=(
        NumberBlock(first="+3292251000", size=10, address=GENT),
        NumberBlock(first="+3292252000", size=10),
        NumberBlock(first="+3292253000", size=10, address=AALST),
    ),
    caller_ids=(
        CallerId(subject="p1", external="+3292251000", emergency="+3292251001"),
        CallerId(subject="p2", emergency="+3292252001"),
        CallerId(subject="p3", emergency="+3292253001"),
        CallerId(subject="p4", external="+3225550000", emergency="+3225550000"),
    ),
    lines=(Line(id="l1", kind=LineKind.ALARM, on_service=True),),
)


@pytest.fixture
def page(window, open_record):
    open_record(RECORD)
    window.show_page("numbers")
    return window.page


def record(context):
    return context.controller.snapshot.record


def callers(page):
    rows = (page.callers.table.item(place) for place in range(page.callers.table.rowCount()))
    return {row.key: row.value for row in rows if hasattr(row, "value")}


def dialog():
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


def test_each_row_has_its_verdict_and_its_reason(page):
    found = callers(page)
    assert {key: caller.verdict for key, caller in found.items()} == {
        "p1": "ok",
        "p2": "no-address",
        "p3": "mismatch",
        "p4": "outside",
        "p5": "not-known",
        "d1": "not-known",
    }
    assert found["p3"].reason == "Kerkstraat 1, 9300 Aalst ≠ Stationsstraat 12, 9000 Gent"
    assert "+3292252000" in found["p2"].reason
    assert found["p1"].mobile
    assert found["p4"].external_bad
    external = page.callers.table.index(page.callers.table.place("p4"), page.callers.table.column_number("external"))
    assert "+3225550000" in external.data(Qt.ItemDataRole.ToolTipRole)
    assert page.callers.table.item(0).cells["verdict"].text == "4 to solve"
    assert page.summary._big.text() == "1"


def test_a_number_typed_in_the_table_is_read_and_judged(page, qtbot, context, settle):
    table = page.callers
    table.show_key("p5", "emergency")
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.indexWidget(table.currentIndex()) or QApplication.focusWidget()
    qtbot.keyClicks(editor, "09/225.10.05")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert record(context).caller_ids[-1] == CallerId(subject="p5", emergency="+3292251005")
    assert callers(page)["p5"].verdict == "ok"
    context.controller.undo()
    settle()
    assert callers(page)["p5"].verdict == "not-known"


def test_emptying_the_only_number_removes_the_entry(page, context, settle):
    page._save_caller("p2", "emergency", "")
    settle()
    assert "p2" not in {entry.subject for entry in record(context).caller_ids}


def test_one_number_for_several_is_one_step(page, qtbot, context, settle):
    page.callers.setFocus()
    page.callers.select_keys(["p2", "p3", "d1"])
    page.set_emergency()
    made = dialog()
    qtbot.keyClicks(made.line, "+32 9 225 10 09")
    qtbot.keyClick(made.line, Qt.Key.Key_Return)
    settle()
    assert {key for key, caller in callers(page).items() if caller.verdict == "ok"} == {"p1", "p2", "p3", "d1"}
    context.controller.undo()
    settle()
    assert {key for key, caller in callers(page).items() if caller.verdict == "ok"} == {"p1"}


def test_a_blocks_address_is_taken_from_a_site_and_mends_the_violation(page, context, settle):
    page.tabs.setCurrentIndex(BLOCKS)
    page.blocks.show_key("+3292252000")
    page._edit("block:+3292252000")
    box = page.editor.form.editor("same_as")
    box.setCurrentIndex(1)
    box.activated.emit(1)
    settle()
    assert record(context).number_blocks[1].address == GENT
    assert page.editor.form.editor("street").text() == "Stationsstraat"
    assert callers(page)["p2"].verdict == "ok"


def test_a_block_gets_another_first_number_and_the_form_stays_with_it(page, qtbot, context, settle):
    page.tabs.setCurrentIndex(BLOCKS)
    page._edit("block:+3292252000")
    line = page.editor.form.editor("first")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "09 225 40 00")
    page.editor.form.flush()
    settle()
    assert [block.first for block in record(context).number_blocks][1] == "+3292254000"
    assert page.editor.subject.key == "block:+3292254000"
    line = page.editor.form.editor("first")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "112")
    page.editor.form.flush()
    settle()
    assert [block.first for block in record(context).number_blocks][1] == "+3292254000"


def test_a_block_is_added_with_the_sites_address(page, qtbot, context, settle):
    page.add_block()
    made = dialog()
    qtbot.mouseClick(made.ok, Qt.MouseButton.LeftButton)
    assert made.isVisible()  # without a first number there is no block
    qtbot.keyClicks(made.form.editor("first"), "092255000")
    qtbot.mouseClick(made.ok, Qt.MouseButton.LeftButton)
    settle()
    assert record(context).number_blocks[-1] == NumberBlock(first="+3292255000", size=10, address=GENT)


def test_a_line_is_added_and_its_questions_answered(page, context, settle):
    page.add_line()
    settle()
    assert page.tabs.currentIndex() == LINES
    assert page.editor.subject.key == "line:l2"
    box = page.editor.form.editor("on_service")
    box.setCurrentIndex(box.findData(False))
    box.activated.emit(box.currentIndex())
    settle()
    assert record(context).lines[1] == Line(id="l2", kind=LineKind.LIFT, on_service=False)


def test_an_alarm_line_on_the_service_is_a_violation_that_leads_to_it(page, qtbot):
    card = next(card for card in page.asks.cards if card.ask.key.startswith("BT-2"))
    qtbot.mouseClick(card.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert page.tabs.currentIndex() == LINES
    assert page.lines.selected_keys() == ["l1"]


def test_the_customer_takes_note_with_name_and_time_and_undo_takes_it_back(page, qtbot, context, settle):
    page.tabs.setCurrentIndex(NOTICES)
    page.acknowledge()
    settle()
    assert record(context).acknowledgements == ()  # nobody was named
    assert page.by.hasFocus() or page.by.text() == ""
    page.by.setText("Mevr. Smet")
    assert page.tabs.tabText(NOTICES).endswith("2")
    page.acknowledge()
    settle()
    taken = record(context).acknowledgements
    assert {entry.finding.split(":")[1] for entry in taken} == {"emergency.mobile", "fax.use-unknown"}
    assert {entry.by for entry in taken} == {"Mevr. Smet"}
    assert all(entry.at for entry in taken)
    assert page.tabs.tabText(NOTICES).endswith("0")
    context.controller.undo()
    settle()
    assert record(context).acknowledgements == ()


def test_an_acknowledgement_can_be_taken_back(page, qtbot, context, settle):
    page.by.setText("X")
    page.acknowledge()
    settle()
    page.notices.show_key(record(context).acknowledgements[0].finding)
    qtbot.keyClick(page.notices, Qt.Key.Key_Delete)
    settle()
    assert len(record(context).acknowledgements) == 1


def test_jumps_find_their_tab(page):
    for subject, tab in (("p3", CALLERS), ("+3292252000", BLOCKS), ("l1", LINES)):
        page.focus_subject(subject)
        assert page.tabs.currentIndex() == tab


def test_an_empty_page_says_what_to_do(window, open_record):
    open_record(Record())
    window.show_page("numbers")
    page = window.page
    for table in (page.callers, page.blocks, page.lines, page.notices):
        assert table._empty_text


@pytest.mark.parametrize(
    ("text", "number"),
    [("02/226.88.88", "+3222268888"), ("0032 2 226 88 88", "+3222268888"), ("112", "112"), ("  ", None), ("call me", "call me")],
)
def test_numbers_are_kept_in_full_where_they_can_be_read(text, number):
    assert normal_number(text) == number
