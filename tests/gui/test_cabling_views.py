"""The views of the cabling page beside its tables: drawings, floor plans, what is to be solved, and the one thing that is chosen."""

import io

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from dialtone.domain.kinds import DeviceKind
from dialtone.domain.problems import InputProblem
from dialtone.domain.record import Cabling, Cord, Device, Link, Outlet, Panel, Rack, Record, Room, Switch, SwitchPort
from dialtone.gui.dialogs.add_plan import AddPlanDialog
from dialtone.gui.models import pictures
from dialtone.gui.models.cabling_problems import unlike
from dialtone.gui.pages.cabling_photos import PhotoDialog
from dialtone.gui.widgets.table_model import Row

RECORD = Record(
    rooms=(Room(id="r1", name="Balie", floor="0"), Room(id="r2", name="Klas", floor="1")),
    devices=(Device(id="d1", kind=DeviceKind.DESKPHONE, vendor="Yealink", model="T33G", room="r1"),),
    cabling=Cabling(
        racks=(Rack(id="R1", room="r1", height_u=12),),
        panels=(Panel(id="P1", ports=24, rack="R1", position_u=10),),
        outlets=(Outlet(id="A01", room="r1"), Outlet(id="A02", room="r1"), Outlet(id="B01", room="r2")),
        links=(
            Link(id="A01", panel="P1", port=1, outlet="A01", length_m=31.5, test="certified"),
            Link(id="A02", panel="P1", port=2, outlet="A02", test="failed"),
        ),
        switches=(Switch(id="sw1", name="core", rack="R1", position_u=9, ports=8),),
        switch_ports=(SwitchPort(id="sw1:1", switch="sw1", name="1"),),
        cords=(Cord(id="C0001", a="device:d1", b="outlet:A01"), Cord(id="C0002", a="panel:P1:1", b="switch:sw1:1")),
    ),
)


@pytest.fixture
def page(window, open_record, settle):
    open_record(RECORD)
    window.show_page("cabling")
    settle()
    return window.page


def held(context):
    return context.controller.snapshot.record.cabling


def items(table):
    return [item.value for item in (table.table.item(place) for place in range(table.table.rowCount())) if isinstance(item, Row)]


def picture(path, width=640, height=480, kind="PNG"):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(path), kind)
    return path


# --- the one thing that is chosen ----------------------------------------------------------------------------------------------------


def test_a_cable_is_followed_from_end_to_end(page, window, settle):
    page.record.show_kind("links", "A01")
    path = page.inspector.path
    assert [hop.key for hop in path.path.hops] == [
        "device:d1",
        "cord:C0001",
        "outlet:A01",
        "link:A01",
        "panel:P1:1",
        "cord:C0002",
        "switch:sw1:1",
    ]
    assert path._stop.isHidden()
    assert not page.summary.isVisible()
    page.inspector.closed.emit()
    assert page.summary.isVisible()
    page.record.show_kind("outlets", "A02")
    assert "A02" in path._stop.text()


def test_a_hop_leads_to_its_row_and_the_device_to_its_page(page, window, settle):
    page.record.show_kind("outlets", "A01")
    page.inspector.wanted.emit("panel-port:P1:1")
    assert page.record.tables["panels"].selected_keys() == ["P1"]
    page.inspector.wanted.emit("switch-port:sw1:1")
    assert page.record.tables["switch_ports"].selected_keys() == ["sw1:1"]
    page.inspector.wanted.emit("device:d1")
    settle()
    assert window.page.page_id == "rooms"


def test_fields_without_a_column_are_filled_in_beside_the_table(page, context, settle, qtbot):
    page.record.show_kind("panels", "P1")
    form = page.inspector.editor.form
    qtbot.keyClicks(form.editor("reserved"), "3, 7-9")
    form.flush()
    settle()
    assert held(context).panels[0].reserved == (3, 7, 8, 9)
    form = page.inspector.editor.form
    editor = form.editor("defective")
    qtbot.keyClicks(editor, "none")
    form.flush()
    settle()
    assert held(context).panels[0].defective == ()
    assert form.faults()


def test_what_a_switch_said_of_a_port_stands_beside_it(window, open_record, settle):
    import datetime as dt

    import msgspec

    at = dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)
    ports = (SwitchPort(id="sw1:1", switch="sw1", name="1", neighbour="SIP-T46U", macs=("80:5e:c0:4a:10:21",), read_at=at),)
    open_record(msgspec.structs.replace(RECORD, cabling=msgspec.structs.replace(RECORD.cabling, switch_ports=ports)))
    window.show_page("cabling")
    settle()
    window.page.record.show_kind("switch_ports", "sw1:1")
    note = window.page.inspector.editor.subject.note
    assert "SIP-T46U" in note
    assert "80:5e:c0:4a:10:21" in note


def test_a_file_dropped_on_the_page_is_brought_in(page, qtbot, tmp_path):
    from PySide6.QtGui import QDropEvent

    from dialtone.gui.dialogs.import_cabling import ImportCablingDialog

    path = tmp_path / "patch.csv"
    path.write_text("Panel,Port,Outlet\nP1,3,B01\n", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    page.dropEvent(event)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ImportCablingDialog))
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(lambda: dialog.plan is not None)
    dialog.reject()


def test_a_new_name_in_the_form_is_followed(page, context, settle, qtbot):
    page.record.show_kind("outlets", "A02")
    editor = page.inspector.editor.form.editor("id")
    editor.selectAll()
    qtbot.keyClicks(editor, "A-02")
    page.inspector.editor.form.flush()
    settle()
    assert [link.outlet for link in held(context).links] == ["A01", "A-02"]


def test_a_testers_result_is_shown_and_not_typed_over(window, open_record, settle):
    import msgspec

    from dialtone.domain.record import CableTest

    tests = (CableTest(id="t1", link="A02", result="qualified", tester="CableIQ"),)
    open_record(msgspec.structs.replace(RECORD, cabling=msgspec.structs.replace(RECORD.cabling, tests=tests)))
    window.show_page("cabling")
    record = window.page.record
    record.show_kind("links")
    model = record.tables["links"].table
    column = model.column_number("test")
    texts = [model.index(row, column).data() for row in range(model.rowCount())]
    assert texts == ["certified", "qualified"]
    editable = [bool(model.flags(model.index(row, column)) & Qt.ItemFlag.ItemIsEditable) for row in range(model.rowCount())]
    assert editable == [True, False]
    assert "CableIQ" in model.index(1, column).data(Qt.ItemDataRole.ToolTipRole)


# --- photos --------------------------------------------------------------------------------------------------------------------------


def test_photos_are_taken_in_shown_captioned_and_removed(page, context, settle, qtbot, dialogs, tmp_path):
    page.record.show_kind("racks", "R1")
    card = page.inspector.photos
    dialogs.files = [picture(tmp_path / "rack.png", 5000, 400)]
    card.add_button.click()
    qtbot.waitUntil(lambda: bool(context.controller.snapshot.record.photos))
    (photo,) = context.controller.snapshot.record.photos
    assert (photo.subject, photo.caption) == ("rack:R1", "rack")
    qtbot.waitUntil(lambda: not card.buttons[photo.id].icon().isNull())
    kept = []
    context.controller.ask(lambda session: session.attachment(photo.sha256), done=kept.append)
    settle()
    assert QImage.fromData(kept[0]).width() == pictures.EDGE
    card.buttons[photo.id].click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PhotoDialog))
    dialog = QApplication.activeModalWidget()
    dialog.caption.setText("MER")
    dialog.caption.editingFinished.emit()
    settle()
    assert context.controller.snapshot.record.photos[0].caption == "MER"
    dialog.close()
    qtbot.keyClick(card.buttons[photo.id], Qt.Key.Key_Delete)
    settle()
    assert context.controller.snapshot.record.photos == ()
    context.controller.undo()
    settle()
    assert len(context.controller.snapshot.record.photos) == 1


def test_a_picture_on_the_clipboard_is_pasted(page, context, settle, qtbot):
    page.record.show_kind("outlets", "A01")
    image = QImage(40, 30, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    QGuiApplication.clipboard().setImage(image)
    page.inspector.photos.paste()
    qtbot.waitUntil(lambda: bool(context.controller.snapshot.record.photos))
    assert context.controller.snapshot.record.photos[0].subject == "outlet:A01"
    QGuiApplication.clipboard().clear()
    page.inspector.photos.paste()
    settle()
    assert len(context.controller.snapshot.record.photos) == 1


def test_files_on_the_clipboard_are_taken_and_what_is_no_picture_is_refused(page, context, settle, qtbot, dialogs, tmp_path):
    page.record.show_kind("racks", "R1")
    wrong = tmp_path / "wrong.jpg"
    wrong.write_bytes(b"GIF89a no picture")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(each)) for each in (wrong, picture(tmp_path / "good.jpg", kind="JPEG"), tmp_path / "list.txt")])
    QGuiApplication.clipboard().setMimeData(mime)
    page.inspector.photos.paste()
    qtbot.waitUntil(lambda: bool(context.controller.snapshot.record.photos and dialogs.problems))
    settle()
    assert [photo.caption for photo in context.controller.snapshot.record.photos] == ["good"]
    assert [problem.code for problem in dialogs.problems] == ["photo.unreadable"]


def test_a_photo_keeps_no_text_of_where_it_was_taken_and_by_whom(qapp):
    info = PngInfo()
    info.add_text("Location", "50.8466 N")
    exif = Image.Exif()
    exif[0x010E], exif.get_ifd(0x8825)[1] = "50.8466 N", "N"
    for kind, extra in (("PNG", {"pnginfo": info}), ("JPEG", {"exif": exif, "comment": b"50.8466 N"})):
        file = io.BytesIO()
        Image.new("RGB", (40, 30), "red").save(file, kind, **extra)
        kept = pictures.prepared(file.getvalue(), "x")
        assert b"50.8466" in file.getvalue()
        assert b"50.8466" not in kept
        assert b"Exif" not in kept
        assert QImage.fromData(kept).pixelColor(20, 15).red() > 240


def test_a_drawing_that_names_files_of_this_computer_is_no_photo(qapp):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/hostname" width="9" height="9"/></svg>'
    with pytest.raises(InputProblem):
        pictures.prepared(svg, "rack.jpg")


@pytest.mark.qt_log_ignore("JPEG datastream", extend=True)
@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"BM" + b"\xff" * 60])
def test_what_is_no_picture_is_refused(qapp, data):
    with pytest.raises(InputProblem):
        pictures.prepared(data, "x.png")


# --- drawings ------------------------------------------------------------------------------------------------------------------------


def test_each_rack_panel_and_the_network_has_its_drawing(page, qtbot):
    page.show_view("drawings")
    names = [page.drawings.choice.itemData(place) for place in range(page.drawings.choice.count())]
    assert names == ["rack:R1", "panel:P1", "topology"]
    for name in names:
        assert page.drawings.show_drawing(name)
        qtbot.waitUntil(lambda name=name: page.drawings._asked == name and bool(page.drawings.view.drawing.shapes))
    assert not page.drawings.show_drawing("rack:R9")


def test_a_port_on_the_drawing_is_chosen_and_followed(page, qtbot):
    page.show_view("drawings")
    page.drawings.show_drawing("panel:P1")
    view = page.drawings.view
    qtbot.waitUntil(lambda: view.choose("panel-port:P1:1"))
    view._choose("panel-port:P1:1")
    assert page.inspector.path.path.complete
    assert page.drawings.said.text()
    view.opened.emit("panel-port:P1:1")
    assert page.view_name() == "record"
    assert page.record.tables["panels"].selected_keys() == ["P1"]


def test_the_way_of_a_cable_is_drawn_and_saved(page, qtbot, dialogs, tmp_path, settle):
    page.record.show_kind("outlets", "A01")
    page.inspector.path.button.click()
    assert page.view_name() == "drawings"
    qtbot.waitUntil(lambda: page.drawings.current() == "trace:outlet:A01" and page.drawings.view.choose("switch-port:sw1:1"))
    dialogs.files = [tmp_path / "way.pdf"]
    page.drawings.bar.pdf_button.click()
    qtbot.waitUntil((tmp_path / "way.pdf").exists)
    settle()
    assert (tmp_path / "way.pdf").read_bytes().startswith(b"%PDF-")


def test_without_a_rack_the_drawings_offer_to_build_one(window, open_record, settle):
    open_record(Record())
    window.show_page("cabling")
    settle()
    window.page.show_view("drawings")
    assert window.page.drawings.empty.isVisible()
    window.page.drawings.empty.button.click()
    assert QApplication.activeModalWidget() is not None
    QApplication.activeModalWidget().reject()


# --- what is to be solved ------------------------------------------------------------------------------------------------------------


def test_a_problem_leads_to_its_row(page, window, settle):
    page.show_view("problems")
    points = items(page.problems.table)
    failed = next(place for place, point in enumerate(points) if point.kind == "links" and point.key == "A02" and point.tone == "fail")
    assert page.problems.count > 0
    assert "(" in page.views.tabText(3)
    key = page.problems.table.table.item(failed + 1).key
    page.problems.table.select_keys([key])
    assert page.inspector.subject == "link:A02"
    page.problems.table.opened.emit(key)
    assert page.view_name() == "record"
    assert page.record.tables["links"].selected_keys() == ["A02"]


def test_the_minimum_record_is_listed_line_by_line(page):
    lines = [point for point in items(page.problems.table) if point.icon == "circle-dashed"]
    assert lines
    assert all(point.where for point in lines)


def test_an_empty_record_claims_nothing(window, open_record, settle):
    open_record(Record())
    window.show_page("cabling")
    settle()
    assert items(window.page.problems.table) == []
    assert window.page.problems.count == 0


def test_alike_keys_are_told_apart():
    assert unlike(["a", "b", "a", "a"]) == ["a", "b", "a:2", "a:3"]


# --- floor plans ---------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def planned(page, context, settle, qtbot, dialogs, tmp_path):
    """A plan of floor 0 with nothing on it yet."""
    page.show_view("plans")
    dialogs.files = [picture(tmp_path / "floor.png", 800, 400)]
    page._add.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), AddPlanDialog))
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(dialog.ok.isEnabled)
    qtbot.keyClicks(dialog.form.editor("floor"), "0")
    dialog.form.flush()
    dialog.ok.click()
    qtbot.waitUntil(lambda: bool(held(context).plans))
    qtbot.waitUntil(lambda: bool(page.plans.view.drawing.shapes) and page.plans.plan() is not None)
    settle()
    return page.plans


def test_a_plan_comes_in_with_its_title_and_floor(planned, context):
    (plan,) = held(context).plans
    assert (plan.title, plan.floor, plan.page) == ("floor", "0", 1)
    groups = {thing.subject for thing in items(planned.list)}
    assert groups == {"outlet:A01", "outlet:A02", "outlet:B01", "rack:R1", "device:d1"}


def test_outlets_are_placed_one_after_the_other_by_keyboard(planned, context, settle, qtbot):
    planned.list.show_key("outlet:A01")
    planned.list.opened.emit("outlet:A01")
    assert planned.view.placing == "outlet:A01"
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Return):
        qtbot.keyClick(planned.view, key)
    settle()
    qtbot.waitUntil(lambda: bool(planned.facts.index.cabling.pins))
    (pin,) = held(context).pins
    assert (pin.subject, pin.x, pin.y) == ("outlet:A01", pytest.approx(0.52), pytest.approx(0.48))
    assert planned.list.selected_keys() == ["outlet:A02"]
    planned.place()
    qtbot.keyClick(planned.view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(planned.view, Qt.Key.Key_Escape)
    assert planned.view.placing == ""
    assert len(held(context).pins) == 1


def place_at(planned, context, qtbot, subject, x, y):
    planned.list.show_key(subject)
    planned.place()
    area = planned.view.plan_area()
    point = planned.view.mapFromScene(QPointF(area.left() + x * area.width(), area.top() + y * area.height()))
    qtbot.mouseClick(planned.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.waitUntil(lambda: any(pin.subject == subject for pin in planned.facts.index.cabling.pins))


def test_a_click_places_and_a_drag_moves(planned, context, settle, qtbot):
    place_at(planned, context, qtbot, "rack:R1", 0.25, 0.5)
    (pin,) = held(context).pins
    assert pin.x == pytest.approx(0.25, abs=0.01)
    view, area = planned.view, planned.view.plan_area()

    def at(x, y):
        return view.mapFromScene(QPointF(area.left() + x * area.width(), area.top() + y * area.height()))

    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=at(pin.x, pin.y))
    for step in (0.3, 0.5, 0.75):
        qtbot.mouseMove(view.viewport(), at(step, 0.5))
        from PySide6.QtCore import QEvent
        from PySide6.QtGui import QMouseEvent

        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(at(step, 0.5)),
            view.viewport().mapToGlobal(QPointF(at(step, 0.5))),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view.viewport(), moved)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=at(0.75, 0.5))
    settle()
    assert held(context).pins[0].x == pytest.approx(0.75, abs=0.01)


def test_another_drawing_keeps_the_pins_to_be_looked_at_again(planned, context, settle, qtbot, dialogs, tmp_path):
    place_at(planned, context, qtbot, "outlet:A01", 0.5, 0.5)
    dialogs.files = [picture(tmp_path / "new.png", 500, 500)]
    planned.replace_action.trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), AddPlanDialog))
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(dialog.ok.isEnabled)
    dialog.ok.click()
    qtbot.waitUntil(lambda: held(context).pins[0].recheck is True)
    assert len(held(context).plans) == 1
    qtbot.waitUntil(lambda: planned.facts.index.cabling.pins[0].recheck is True)
    assert planned.show_subject("outlet:A01")
    planned.view.opened.emit(planned.view.subject)
    settle()


def test_a_pin_is_taken_off_and_a_plan_goes_with_its_pins(planned, context, settle, qtbot):
    place_at(planned, context, qtbot, "outlet:A01", 0.2, 0.2)
    place_at(planned, context, qtbot, "outlet:A02", 0.8, 0.8)
    planned.list.show_key("outlet:A02")
    planned.take_off()
    settle()
    assert [pin.subject for pin in held(context).pins] == ["outlet:A01"]
    planned.remove_action.trigger()
    settle()
    assert (held(context).plans, held(context).pins) == ((), ())
    context.controller.undo()
    settle()
    assert (len(held(context).plans), len(held(context).pins)) == (1, 1)


def test_what_is_no_drawing_is_said_in_the_dialog(page, qtbot, dialogs, tmp_path):
    wrong = tmp_path / "plan.pdf"
    wrong.write_bytes(b"%PDF-1.4 broken")
    dialogs.files = [wrong]
    page.plans.add()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), AddPlanDialog))
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(dialog.fault.isVisible)
    assert not dialog.ok.isEnabled()
    dialog.reject()
