"""The page «Order & users»: ordered against found, consequences, services, sound files, the dialler's question."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from dialtone.domain.kinds import DeviceKind, OrderItem, PersonService, Rights, Service
from dialtone.domain.record import (
    ConferenceRoom,
    Device,
    Order,
    OrderLine,
    Person,
    PreviousUsers,
    Record,
    SoundFile,
    TrafficPack,
    VirtualFax,
)
from dialtone.domain.rules.channels import exact
from dialtone.domain.terms import Terms
from dialtone.gui.models.order_table import formula
from dialtone.gui.pages.order import COMPARISON, SERVICES, SOUNDS
from dialtone.gui.tokens import SMALL_PX
from dialtone.gui.widgets.data_table import DataTable
from dialtone.words import Words

RECORD = Record(
    services=(Service.BUSINESS_TELEPHONY,),
    order=Order(
        reference="B-1",
        lines=(
            OrderLine(item=OrderItem.USER, quantity=3),
            OrderLine(item=OrderItem.USER, quantity=2),
            OrderLine(item=OrderItem.NUMBER, quantity=10),
        ),
    ),
    people=tuple(Person(id=f"p{number}", name=f"P{number}", service=PersonService.TELEPHONY) for number in range(1, 8)),
    devices=tuple(Device(id=f"d{number}", kind=DeviceKind.DESKPHONE, person=f"p{number}") for number in range(1, 8)),
    virtual_faxes=(VirtualFax(number="+3292251009"),),
    conference_rooms=(ConferenceRoom(name="Team"),),
    traffic_packs=(TrafficPack(name="Europe", quantity=2),),
    sound_files=(SoundFile(name="a.wav", rights=Rights.OWN), SoundFile(name="b.wav")),
)


@pytest.fixture
def page(window, open_record, settle):
    open_record(RECORD)
    window.show_page("order")
    settle()
    return window.page


def record(context):
    return context.controller.snapshot.record


def items(page):
    return {row.item: row for row in (page.items.table.item(place).value for place in range(page.items.table.rowCount()))}


def test_differences_come_with_their_consequence(page):
    rows = items(page)
    assert (rows["user"].ordered, rows["user"].found, rows["user"].difference) == (5, 7, 2)
    assert "without notice" in rows["user"].consequence
    assert rows["virtual-fax"].tone == "warn"
    assert rows["click-to-call-channel"].tone == "muted"
    assert "complete the dossier" in rows["number"].consequence


def test_fewer_users_show_the_plan_with_the_profiles_percentage(page, context, settle):
    page._save_order("quantity", 12)
    page._save_ordered(items(page)["user"], "12")
    settle()
    assert "10 %" in items(page)["user"].consequence
    assert page.plan.isVisibleTo(page)
    first = context.controller.snapshot.assessment.count.reduction_plan[0]
    assert (first.quarter, first.users) == ("2027-Q1", 11)
    assert record(context).previous_users == PreviousUsers(quantity=12)


def test_an_ordered_quantity_is_edited_in_the_table_by_keyboard(page, qtbot, context, settle):
    page.items.show_key("user", "ordered")
    qtbot.keyClick(page.items, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    qtbot.keyClicks(editor, "7")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert record(context).order.lines == (OrderLine(item=OrderItem.USER, quantity=7), OrderLine(item=OrderItem.NUMBER, quantity=10))
    assert items(page)["user"].tone == "ok"
    assert record(context).order.reference == "B-1"
    context.controller.undo()
    settle()
    assert len(record(context).order.lines) == 3


def test_a_word_is_no_quantity(page, context, settle):
    page._save_ordered(items(page)["user"], "many")
    settle()
    assert items(page)["user"].ordered == 5


def test_reference_and_date_are_saved(page, qtbot, context, settle):
    line = page.order.editor("date")
    line.setFocus()
    qtbot.keyClicks(line, "2/11/2026")
    page.flush()
    settle()
    assert record(context).order.date == dt.date(2026, 11, 2)


def test_exposure_is_side_by_side(page):
    assert page.exposure._big.text() == "5"
    assert page.channels._big.text() == "8"
    assert page.channels._note.text() == "= 2 × 2 + 3 × 1 + 2 × 0.5"


def test_services_are_added_changed_and_deleted(page, qtbot, context, settle):
    page.add_service()
    made = QApplication.activeModalWidget()
    assert page.tabs.currentIndex() == SERVICES
    qtbot.mouseClick(made.ok, Qt.MouseButton.LeftButton)
    assert made.isVisible()  # a fax without a number isn't one
    qtbot.keyClicks(made.form.editor("name"), "09 225 10 08")
    qtbot.mouseClick(made.ok, Qt.MouseButton.LeftButton)
    settle()
    assert [fax.number for fax in record(context).virtual_faxes] == ["+3292251009", "+3292251008"]
    pack = next(
        page.services.table.item(place).value
        for place in range(9)
        if getattr(page.services.table.item(place), "group", "") == "traffic_packs"
    )
    page._save_service(pack, "quantity", "5")
    settle()
    assert record(context).traffic_packs == (TrafficPack(name="Europe", quantity=5),)
    page._delete_services(["virtual_faxes:+3292251009", f"traffic_packs:{pack.key}"])
    settle()
    assert [fax.number for fax in record(context).virtual_faxes] == ["+3292251008"]
    assert record(context).traffic_packs == ()
    context.controller.undo()
    settle()
    assert record(context).traffic_packs == (TrafficPack(name="Europe", quantity=5),)


def test_recording_without_a_volume_is_not_known(page, context, settle):
    page._save_option("enabled", True)
    settle()
    assert items(page)["recording-gb"].found is None
    page._save_option("volume_gb", 2.5)
    settle()
    assert items(page)["recording-gb"].found == 2.5


def test_sound_files_ask_for_rights_and_a_jump_finds_them(page, context, settle):
    page.focus_subject("b.wav")
    assert page.tabs.currentIndex() == SOUNDS
    row = page.sounds.selected_values()[0]
    assert not row.good
    page._save_sound(row, "rights", "cleared")
    settle()
    assert record(context).sound_files[1].rights is Rights.CLEARED


def test_the_diallers_question_is_an_edit_and_unknown_again_too(page, context, settle):
    box = page.dialler.editor("automatic_dialler")
    for value in (True, False, None):
        box.setCurrentIndex(box.findData(value) if value is not None else 0)
        box.activated.emit(box.currentIndex())
        settle()
        assert record(context).automatic_dialler is value


def test_jumps_find_their_place(page):
    for subject, tab in (("order", COMPARISON), ("virtual-fax", COMPARISON), ("recording", SERVICES), ("site", SOUNDS)):
        page.focus_subject(subject)
        assert page.tabs.currentIndex() == tab


def test_without_an_order_the_page_says_what_to_do(window, open_record, settle):
    open_record(Record())
    window.show_page("order")
    settle()
    assert "F2" in window.page.heading.remark.text()
    assert window.page.exposure._big.text() == "–"


@given(st.integers(0, 500), st.sampled_from(["progressive", "flat"]))
def test_the_formula_gives_the_channels(users, method):
    text = formula(users, method, Terms(), Words("en"))
    total = sum(int(part.split(" × ")[0]) * float(part.split(" × ")[1]) for part in text.split(" + ")) if "×" in text else float(text)
    assert total == pytest.approx(exact(users, method, Terms()))


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_headings_of_figures_are_not_cut(window, context, open_record, settle, language):
    context.languages.choose(language)
    open_record(Record())
    window.show_page("order")
    settle()
    table = next(table for table in window.page.findChildren(DataTable) if table.isVisible())
    font = QFont(table.font())
    font.setPixelSize(SMALL_PX)
    font.setWeight(QFont.Weight.DemiBold)
    metrics, model = QFontMetrics(font), table.model()
    titles = [str(model.headerData(place, Qt.Orientation.Horizontal)) for place in range(model.columnCount())]
    assert [title for place, title in enumerate(titles) if metrics.horizontalAdvance(title) + 20 > table.columnWidth(place)] == []
