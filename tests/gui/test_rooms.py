"""The page «Rooms & devices» in a window: adding, answering, undo, paste, and all of it by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from dialtone.domain.kinds import DeviceKind, PersonService, RoomUse
from dialtone.domain.record import Device, Person, Record, Room, Site
from dialtone.words import Words

RECORD = Record(
    sites=(Site(id="hq", name="Gent"),),
    rooms=(Room(id="r1", name="Magazijn", floor="0", use=RoomUse.NON_USERS), Room(id="r2", name="Labo", floor="0", use=RoomUse.MIXED)),
    people=(Person(id="p1", name="Directie", service=PersonService.TELEPHONY),),
    devices=(
        Device(id="d1", kind=DeviceKind.DESKPHONE, room="r1", vendor="Yealink", model="T33G", mac="80:5e:c0:4a:10:21"),
        Device(id="d2", kind=DeviceKind.DESKPHONE, room="r2", vendor="Snom", model="D785"),
        Device(id="d3", kind=DeviceKind.DESKPHONE, room="r2", vendor="Snom", model="D785"),
        Device(id="d4", kind=DeviceKind.DESKPHONE, person="p1", vendor="Yealink", model="T46U"),
        Device(id="d5", kind=DeviceKind.LIFT_PHONE),
    ),
)


@pytest.fixture
def page(window, open_record):
    open_record(RECORD)
    window.show_page("rooms")
    return window.page


@pytest.fixture
def empty_page(window, open_record):
    open_record(Record())
    window.show_page("rooms")
    return window.page


def record(context):
    return context.controller.snapshot.record


def users(context):
    return context.controller.snapshot.assessment.count.users_total


def dialog():
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


def button(card, text):
    return next(each for each in card.findChildren(QPushButton) if each.text() == text)


def test_the_table_shows_groups_and_counts(page):
    lines = [page.table.table.item(place).key for place in range(page.table.table.rowCount())]
    assert lines == ["room:r2", "d2", "d3", "room:r1", "d1", "persons", "d4", "nowhere", "d5"]
    assert page.heading.remark.text() == "4 terminals"


def test_answering_a_doubt_changes_data_and_count_in_one_step_that_undo_takes_back(page, qtbot, context, settle):
    assert users(context) == 2
    card = page.asks.card("room-mixed:r2")
    assert "Labo" in card.ask.title
    qtbot.mouseClick(button(card, "Not yet users"), Qt.MouseButton.LeftButton)
    settle()
    assert users(context) == 4
    assert record(context).rooms[1].use is RoomUse.NON_USERS
    (answer,) = record(context).answers
    assert (answer.subject, answer.by) == ("r2", "tester")
    assert answer.at is not None
    assert page.asks.card("room-mixed:r2") is None
    assert page.table.table.item(0).cells["counts"].text == "2 users"
    context.controller.undo()
    settle()
    assert users(context) == 2
    assert record(context).answers == ()
    assert page.asks.card("room-mixed:r2") is not None


def test_asking_the_provider_notes_it_and_leaves_the_doubt(page, qtbot, context, settle):
    qtbot.mouseClick(button(page.asks.card("room-mixed:r2"), "Ask the provider"), Qt.MouseButton.LeftButton)
    settle()
    assert len(record(context).answers) == 1
    assert "tester" in page.asks.card("room-mixed:r2").ask.noted
    assert "Labo" in QGuiApplication.clipboard().text()
    assert users(context) == 2


def test_a_violation_has_its_remedy_and_leads_to_its_row(page, qtbot):
    card = next(card for card in page.asks.cards if card.ask.severity == "violation")
    assert card.ask.text
    qtbot.mouseClick(button(card, "Show"), Qt.MouseButton.LeftButton)
    assert page.table.selected_keys() == ["d5"]


def test_a_device_is_added_by_keyboard_alone(empty_page, qtbot, context, settle):
    page = empty_page
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    made = dialog()
    kind = made.form.editor("kind")
    qtbot.waitUntil(kind.hasFocus)
    qtbot.keyClick(kind, Qt.Key.Key_Down)
    assert kind.currentData() == "deskphone"
    vendor = made.form.editor("vendor")
    vendor.setFocus()
    qtbot.keyClicks(vendor, "Yealink")
    mac = made.form.editor("mac")
    mac.setFocus()
    qtbot.keyClicks(mac, "805EC04A1099")
    qtbot.keyClick(mac, Qt.Key.Key_Return)
    settle()
    (device,) = record(context).devices
    assert (device.id, device.kind, device.vendor, device.mac) == ("d1", DeviceKind.DESKPHONE, "Yealink", "80:5e:c0:4a:10:99")
    assert page.table.selected_keys() == ["d1"]
    assert context.controller.snapshot.undo_label == "edit.add-device"


def test_a_second_device_with_the_same_mac_is_refused_in_the_dialog(page, qtbot, context, settle):
    page.add_device()
    made = dialog()
    made.form.editor("mac").setText("80-5E-C0-4A-10-21")
    qtbot.mouseClick(made.ok, Qt.MouseButton.LeftButton)
    settle()
    assert made.isVisible()
    assert "d1" in made.fault.text()
    assert len(record(context).devices) == 5


def test_rooms_come_by_the_floor(empty_page, qtbot, context, settle):
    assert empty_page.card.empty.isVisibleTo(empty_page)
    empty_page.add_rooms()
    made = dialog()
    qtbot.keyClicks(made.names, "10 offices 1.01-1.10, Kitchen")
    assert made.ok.text() == "&Add 11 rooms"
    made.form.editor("floor").setText("1")
    qtbot.mouseClick(made.ok, Qt.MouseButton.LeftButton)
    settle()
    assert [room.name for room in record(context).rooms][-2:] == ["Office 1.10", "Kitchen"]
    assert {room.floor for room in record(context).rooms} == {"1"}
    assert not empty_page.card.empty.isVisibleTo(empty_page)
    context.controller.undo()
    settle()
    assert record(context).rooms == ()


def test_a_range_that_does_not_agree_is_said_and_nothing_is_added(empty_page, qtbot):
    empty_page.add_rooms()
    made = dialog()
    qtbot.keyClicks(made.names, "9 offices 1.01-1.10")
    assert not made.ok.isEnabled()
    assert "don't agree" in made.fault.text()


def test_a_staff_list_becomes_people(page, qtbot, context, settle):
    page.add_people()
    made = dialog()
    made.text.setPlainText("An Peeters\nDirectie\nBart Maes")
    assert made.ok.text() == "&Add 2 people"
    qtbot.mouseClick(made.ok, Qt.MouseButton.LeftButton)
    settle()
    assert [(person.name, person.site) for person in record(context).people][1:] == [("An Peeters", "hq"), ("Bart Maes", "hq")]
    assert users(context) == 4


def test_pasting_a_table_adds_the_good_rows_and_names_the_refused(page, qtbot, context, settle):
    QGuiApplication.clipboard().setText(
        "Kind\tBrand\tMAC\tRoom\ndeskphone\tYealink\t80:5e:c0:4a:10:30\tMagazijn\nrocket\tX\t\t\ndeskphone\tY\t80:5e:c0:4a:10:21\t\n"
    )
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    made = dialog()
    assert made.plan.added == 1
    shown = [made.preview.table.item(place).value for place in range(made.preview.table.rowCount())]
    assert [row.number for row in shown] == [3, 4, 2]
    assert "rocket" in shown[0].refused
    qtbot.waitUntil(made.ok.hasFocus)
    qtbot.keyClick(made.ok, Qt.Key.Key_Return)
    settle()
    assert len(record(context).devices) == 6
    assert users(context) == 3
    context.controller.undo()
    settle()
    assert len(record(context).devices) == 5


def test_text_without_headings_is_refused_with_what_to_do(page):
    page._paste("1\t2\n3\t4")
    made = dialog()
    assert not made.ok.isEnabled()
    assert "headings" in made.fault.text()


def test_a_person_is_assigned_by_keyboard_and_a_new_one_is_made(page, qtbot, context, settle):
    page.table.show_key("d2")
    qtbot.keyClick(page.table, Qt.Key.Key_P)
    made = dialog()
    qtbot.keyClicks(made.line, "direc")
    qtbot.keyClick(made.line, Qt.Key.Key_Return)
    settle()
    assert record(context).devices[1].person == "p1"
    page.window().activateWindow()  # a window manager does this when a dialog closes
    page.table.show_key("d3")
    qtbot.waitUntil(page.table.hasFocus)
    qtbot.keyClick(page.table, Qt.Key.Key_P)
    made = dialog()
    qtbot.keyClicks(made.line, "Lien Maes")
    qtbot.keyClick(made.line, Qt.Key.Key_Return)
    settle()
    assert record(context).people[1].name == "Lien Maes"
    assert record(context).devices[2].person == "p2"
    context.controller.undo()
    settle()
    assert len(record(context).people) == 1
    assert record(context).devices[2].person is None


def test_a_room_is_assigned_by_keyboard(page, qtbot, context, settle):
    page.table.show_key("d5")
    qtbot.keyClick(page.table, Qt.Key.Key_R)
    made = dialog()
    qtbot.keyClicks(made.line, "maga")
    qtbot.keyClick(made.line, Qt.Key.Key_Return)
    settle()
    assert record(context).devices[4].room == "r1"


def test_delete_removes_and_undo_brings_back(page, qtbot, context, settle):
    page.table.show_key("d1")
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    settle()
    assert users(context) == 1
    assert "d1" not in {device.id for device in record(context).devices}
    context.controller.undo()
    settle()
    assert record(context).devices[0].id == "d1"
    assert page.table.table.place("d1") is not None


def test_the_side_form_saves_each_field_of_the_right_device(page, qtbot, context, settle):
    page.table.show_key("d1")
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    form = page.editor.form
    line = form.editor("extension")
    line.setFocus()
    qtbot.keyClicks(line, "201")
    page.table.show_key("d2")
    settle()
    assert record(context).devices[0].extension == "201"
    assert record(context).devices[1].extension is None
    assert page.editor.subject.key == "d2"
    assert page.editor.form.editor("extension").text() == ""
    qtbot.keyClick(page.editor, Qt.Key.Key_Escape)
    assert page.editor.subject is None
    assert page._side.currentWidget() is page.overview


def test_a_wrong_mac_stays_on_the_screen_and_never_reaches_another_device(page, qtbot, context, settle):
    page.edit("d2")
    line = page.editor.form.editor("mac")
    line.setFocus()
    qtbot.keyClicks(line, "nonsense")
    page.edit("d3")
    settle()
    assert page.editor.form.editor("mac").text() == ""
    assert [device.mac for device in record(context).devices[1:3]] == [None, None]


def test_enter_on_a_room_edits_it_there(page, qtbot, context, settle):
    page.table.setCurrentIndex(page.table.table.index(0, 0))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    box = page.editor.form.editor("use")
    box.setCurrentIndex(box.findData("users"))
    box.activated.emit(box.currentIndex())
    settle()
    assert record(context).rooms[1].use is RoomUse.USERS
    assert page.asks.card("room-mixed:r2") is None


def test_the_fields_of_a_fax_and_an_emergency_phone_show_only_there(page, qtbot, context, settle):
    page.edit("d1")
    form = page.editor.form
    assert not form.editor("in_lift").isVisibleTo(form)
    box = form.editor("kind")
    box.setCurrentIndex(box.findData("fax"))
    box.activated.emit(box.currentIndex())
    settle()
    form = page.editor.form
    assert form.editor("pages_per_week").isVisibleTo(form)
    line = form.editor("pages_per_week")
    line.setFocus()
    qtbot.keyClicks(line, "40")
    form.flush()
    settle()
    assert record(context).devices[0].fax.pages_per_week == 40


def test_search_and_filters_narrow_and_a_jump_undoes_them(page, qtbot, settle):
    page.card.search.setText("snom labo")
    qtbot.waitUntil(lambda: page.table.table.rowCount() == 3)
    page.card.search.clear()
    page.card.state.setCurrentIndex(1)
    page.card.filter()
    keys = {page.table.table.item(place).key for place in range(page.table.table.rowCount())}
    assert "d5" in keys
    page.card.state.setCurrentIndex(3)
    page.card.filter()
    assert page.table.table.place("d5") is None
    page.focus_subject("d5")
    assert page.table.selected_keys() == ["d5"]
    qtbot.waitUntil(lambda: not page.card.search._pause.isActive())


def test_a_language_switch_translates_and_keeps_the_state(page, context, settle):
    context.languages.choose("nl")
    settle()
    assert page.asks.card("room-mixed:r2") is not None
    assert page.table.table.item(8).value.title == Words("nl").text("kind.lift-phone")


def test_read_only_allows_looking_and_nothing_else(window, open_record, context, settle, tmp_path, qtbot):
    open_record(RECORD)
    path = context.controller.path
    context.controller.close()
    settle()
    context.controller.open_with(lambda: context.services.dossiers.open(path, read_only=True))
    settle()
    window.show_page("rooms")
    page = window.page
    assert not page._add_device.isEnabled()
    page.table.show_key("d1")
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.keyClick(page.table, Qt.Key.Key_P)
    settle()
    assert QApplication.activeModalWidget() is None
    assert len(record(context).devices) == 5
    card = page.asks.card("room-mixed:r2")
    assert not any(control.isEnabled() for control in card.controls)


def test_thousands_of_devices_are_shown_from_a_worker(window, open_record, context, qtbot):
    devices = tuple(Device(id=f"d{number}", kind=DeviceKind.DESKPHONE, room="r1") for number in range(1600))
    open_record(Record(rooms=RECORD.rooms, devices=devices))
    window.show_page("rooms")
    qtbot.waitUntil(lambda: window.page.table.table.total == 1600, timeout=20_000)
    assert users(context) == 1600


def test_a_floor_plan_without_devices_or_people_is_not_complete(open_record, context):
    open_record(Record(rooms=(Room(id="r1", name="Bureau 1"),)))
    state = context.controller.snapshot.states["rooms"]
    assert (state.symbol, state.text_code) == ("todo", "no-devices")
