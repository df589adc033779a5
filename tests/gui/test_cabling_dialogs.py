"""The dialogs of the cabling page: labels, files, a switch, an outlet's port, several rows. What they show is what they then do."""

import datetime as dt
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from dialtone.domain.problems import EnvironmentProblem, InputProblem
from dialtone.domain.record import Cabling, Cord, Link, Outlet, Panel, Record, Room, Switch, SwitchPort
from dialtone.gui.dialogs.change_rows import ChangeRowsDialog
from dialtone.gui.dialogs.import_cabling import ImportCablingDialog
from dialtone.gui.dialogs.labels import LabelsDialog
from dialtone.gui.dialogs.outlet_port import OutletPortDialog
from dialtone.gui.dialogs.read_switch import ReadSwitchDialog
from dialtone.gui.widgets.table_model import Row
from dialtone.services import outlet_port, switch_reading

RECORD = Record(
    rooms=(Room(id="r1", name="Balie"), Room(id="r2", name="Klas")),
    cabling=Cabling(
        panels=(Panel(id="P1", ports=24),),
        outlets=tuple(Outlet(id=f"A{number:02}", room="r1") for number in range(1, 5)),
        links=tuple(Link(id=f"A{number:02}", panel="P1", port=number, outlet=f"A{number:02}") for number in range(1, 5)),
        switches=(Switch(id="sw1", name="core", address="192.0.2.2"),),
        switch_ports=(SwitchPort(id="sw1:1", switch="sw1", name="1"),),
    ),
)


def held(context):
    return context.controller.snapshot.record.cabling


def planned(qtbot, dialog):
    """Wait until the file's rows are planned, or it is said why they can't be."""
    qtbot.waitUntil(lambda: dialog.plan is not None or dialog.fault.isVisible() or dialog.source.form == "attachment")


def items(table):
    return [item.value for item in (table.table.item(place) for place in range(table.table.rowCount())) if isinstance(item, Row)]


@pytest.fixture
def page(window, open_record):
    open_record(RECORD)
    window.show_page("cabling")
    return window.page


# --- labels --------------------------------------------------------------------------------------------------------------------------


def test_labels_are_looked_at_then_written(page, context, settle, qtbot, dialogs, tmp_path):
    page.record.show_kind("links", "A02")
    page.acts.labels()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LabelsDialog)
    assert dialog.only == ("A02",)
    qtbot.waitUntil(lambda: "2 labels" in dialog.result_line.text())
    assert dialog.view.drawing.shapes
    dialog.selected.setChecked(False)
    qtbot.waitUntil(lambda: "8 labels" in dialog.result_line.text())
    dialogs.files = [tmp_path / "table.csv", tmp_path / "test.pdf", tmp_path / "labels.pdf"]
    dialog.csv_button.click()
    qtbot.waitUntil((tmp_path / "table.csv").exists)
    dialog.test_button.click()
    qtbot.waitUntil((tmp_path / "test.pdf").exists)
    dialog.ok.click()
    qtbot.waitUntil((tmp_path / "labels.pdf").exists)
    settle()
    assert (tmp_path / "table.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (tmp_path / "test.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "labels.pdf").read_bytes().startswith(b"%PDF-")


def test_a_place_that_is_not_on_the_sheet_is_said(page, context, settle, qtbot):
    page.acts.labels()
    dialog = QApplication.activeModalWidget()
    settle()
    start = dialog.form.editor("start")
    start.selectAll()
    qtbot.keyClicks(start, "999")
    dialog.form.flush()
    qtbot.waitUntil(lambda: "999" in dialog.fault.text())
    assert not dialog.ok.isEnabled()
    for box in dialog.kinds.values():
        box.setChecked(False)
    settle()
    assert not dialog.ok.isEnabled()
    dialog.reject()


def test_without_anything_to_label_no_dialog_opens(window, open_record, context):
    open_record(Record())
    window.show_page("cabling")
    said = []
    context.controller.said.connect(said.append)
    window.page.acts.labels()
    assert QApplication.activeModalWidget() is None
    assert said


# --- files ---------------------------------------------------------------------------------------------------------------------------

TESTS = "Kabel;Uitslag;m\nA01;PASS;41,5\nA02;FAIL;12,0\nZ-99;PASS;9,5\n"


def bring_in(page, qtbot, path):
    page.acts.bring_in_file(path)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportCablingDialog)
    planned(qtbot, dialog)
    return dialog


def test_a_testers_file_is_asked_what_it_does_not_say_and_remembered(page, context, settle, qtbot, tmp_path):
    path = tmp_path / "tests.csv"
    path.write_text("Cable ID;Result;Length (m)\nA01;PASS;41,5\nA02;FAIL;12,0\nZ-99;PASS;9,5\n", encoding="utf-8")
    dialog = bring_in(page, qtbot, path)
    assert "PASS" in dialog.fault.text()
    assert not dialog.ok.isEnabled()
    dialog.form.show_values(
        {"kind": "tests", "passed": "qualified", "measured": "permanent-link", "decimal": "auto", "dates": "auto", "units": "m"}
    )
    dialog._changed()
    planned(qtbot, dialog)
    assert dialog.fault.isHidden()
    assert [row.state for row in items(dialog.rows)] == ["added"] * 3
    assert "Z-99" in dialog.result_line.text()
    dialog.ok.click()
    settle()
    assert [(test.link, test.result, test.measured) for test in held(context).tests] == [
        ("A01", "qualified", "permanent-link"),
        ("A02", "failed", "permanent-link"),
        ("Z-99", "qualified", "permanent-link"),
    ]
    page.record.show_tests()
    assert len(items(page.record.tests)) == 3
    again = bring_in(page, qtbot, path)
    assert again.source.remembered
    assert {row.state for row in items(again.rows)} == {"unchanged"}
    assert not again.ok.isEnabled()
    again.reject()


def test_columns_that_nobody_knows_are_chosen(page, context, settle, qtbot, tmp_path):
    path = tmp_path / "odd.csv"
    path.write_text("Wat;Uitkomst\nA01;FAIL\n", encoding="utf-8")
    dialog = bring_in(page, qtbot, path)
    dialog.form.show_values({"kind": "tests"})
    dialog._changed()
    planned(qtbot, dialog)
    assert not dialog.ok.isEnabled()
    lines = {line.title: line for line in items(dialog.columns)}
    dialog._take(lines["Wat"], "link")
    dialog._take(lines["Uitkomst"], "result")
    planned(qtbot, dialog)
    assert [(row.title, row.state) for row in items(dialog.rows)] == [("A01", "added")]
    dialog._take(lines["Wat"], "")
    planned(qtbot, dialog)
    assert not dialog.ok.isEnabled()
    dialog.reject()


def test_a_patch_list_says_which_row_is_in_the_way(page, context, settle, qtbot, tmp_path):
    path = tmp_path / "patch.csv"
    path.write_text(
        "Panel,Port,Switch,Switch port,Patch cord\nP1,1,core,1,C0001\nP1,99,core,1,C0002\nP1,2,core,1,C0003\n", encoding="utf-8"
    )
    dialog = bring_in(page, qtbot, path)
    states = {row.number: row.state for row in items(dialog.rows)}
    assert states[2] in {"added", "changed"}
    assert (states[3], states[4]) == ("refused", "refused")
    assert items(dialog.rows)[0].state == "refused"
    dialog.ok.click()
    settle()
    assert [(cord.id, {cord.a, cord.b}) for cord in held(context).cords] == [("C0001", {"panel:P1:1", "switch:sw1:1"})]


def test_another_language_reaches_the_questions_and_the_rows_of_a_file(page, context, settle, qtbot, tmp_path):
    path = tmp_path / "patch.csv"
    path.write_text("Panel,Port,Outlet\nP1,9,A09\n")
    page.acts.bring_in_file(path)
    settle()
    dialog = QApplication.activeModalWidget()
    planned(qtbot, dialog)
    context.languages.choose("nl")
    settle()
    qtbot.waitUntil(lambda: "toegevoegd" in dialog.result_line.text())
    assert "Decimaalteken" in {label.text() for label in dialog.form.findChildren(QLabel)}
    dialog.reject()


def test_a_document_without_rows_is_kept_as_it_is(page, context, settle, qtbot, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF-1.4\n%nothing\n")
    dialog = bring_in(page, qtbot, path)
    assert dialog.source.form == "attachment"
    dialog.ok.click()
    settle()
    names = []
    context.controller.ask(lambda session: session.attachments(), done=lambda found: names.extend(each.name for each in found))
    settle()
    assert names == ["report.pdf"]


def test_a_file_that_can_not_be_read_is_a_problem_and_no_dialog(page, context, settle, dialogs, tmp_path):
    path = tmp_path / "empty.csv"
    path.write_bytes(b"")
    page.acts.bring_in_file(path)
    settle()
    assert isinstance(dialogs.problems[0], InputProblem)
    assert QApplication.activeModalWidget() is None


# --- a switch ------------------------------------------------------------------------------------------------------------------------


def report(complete=True):
    from dialtone.discovery.switch_tables import Port, Seen

    ports = (
        Port(name="1", index=1, speed_mbit_s=1000, duplex="full", vlan=10, voice_vlan=20),
        Port(name="2", index=2, speed_mbit_s=100, duplex="half", seen=(Seen(mac="00:04:13:00:00:01", by=("fdb",)),)),
    )
    facts = switch_reading.SwitchFacts(name="core", vendor="Zyxel", model="GS1900", ports=2, poe_budget_w=70.0)
    now = dt.datetime(2026, 11, 25, tzinfo=dt.UTC)
    return switch_reading.SwitchReport(address="192.0.2.2", read_at=now, complete=complete, switch=facts, ports=ports)


def test_a_switch_is_read_shown_and_taken_over(page, context, settle, qtbot, monkeypatch):
    asked = []

    async def read(address, credentials, progress, stop):
        asked.append((address, credentials.text))
        progress(switch_reading.ReadProgress(done=1, total=2, rows=5))
        return report(complete=False)

    monkeypatch.setattr(switch_reading, "read", read)
    page.record.show_kind("switches", "sw1")
    page.acts.read_switch()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReadSwitchDialog)
    qtbot.keyClicks(dialog.form.editor("community"), "secret")
    dialog.read_button.click()
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert asked == [("192.0.2.2", "secret")]
    assert [each.state for each in items(dialog.ports)] == ["changed", "added"]
    assert dialog.notes.isVisible()
    dialog.ok.click()
    settle()
    ports = {port.id: port for port in held(context).switch_ports}
    assert ports["sw1:1"].voice_vlan == 20
    assert ports["sw1:2"].duplex == "half"
    settings = context.services.paths.settings
    assert not settings.exists() or b"secret" not in settings.read_bytes()


def test_a_switch_that_keeps_silent_is_said_in_the_dialog(page, context, settle, qtbot, monkeypatch):
    async def read(address, credentials, progress, stop):
        raise EnvironmentProblem("switch.silent", address=address)

    monkeypatch.setattr(switch_reading, "read", read)
    dialog = ReadSwitchDialog(context, page, address="192.0.2.9")
    dialog.open()
    dialog.read_button.click()
    qtbot.waitUntil(dialog.fault.isVisible)
    assert "192.0.2.9" in dialog.fault.text()
    assert dialog.read_button.isEnabled()
    assert not dialog.ok.isEnabled()
    dialog.reject()


def test_a_user_of_v3_has_its_own_fields(page, context):
    dialog = ReadSwitchDialog(context, page, address="192.0.2.9")
    dialog.open()
    assert dialog.form.editor("community").isVisible()
    dialog.form.show_values(
        {"version": "3", "user": "an", "auth": "sha256", "auth_password": "12345678", "priv": "aes", "priv_password": "87654321"}
    )
    dialog._changed()
    assert not dialog.form.editor("community").isVisible()
    user = dialog.credentials()
    assert (user.name, user.auth, user.priv) == ("an", "sha256", "aes")
    assert "1234" not in repr(user)
    dialog.reject()


# --- an outlet's port ----------------------------------------------------------------------------------------------------------------


def test_an_outlets_port_as_typed(page, context, settle, qtbot):
    page.record.show_kind("outlets", "A03")
    page.acts.outlet_port()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, OutletPortDialog)
    assert not dialog.ok.isEnabled()
    qtbot.keyClicks(dialog.form.editor("switch"), "core")
    qtbot.keyClicks(dialog.form.editor("port"), "1")
    dialog.form.flush()
    dialog.preview()
    dialog.ok.click()
    settle()
    (cord,) = held(context).cords
    assert {cord.a, cord.b} == {"panel:P1:3", "switch:sw1:1"}


def test_a_cord_in_the_way_is_moved_only_when_it_is_said(window, open_record, context, settle, qtbot):
    import msgspec

    cords = (Cord(id="C0001", a="panel:P1:1", b="switch:sw1:1"),)
    open_record(msgspec.structs.replace(RECORD, cabling=msgspec.structs.replace(RECORD.cabling, cords=cords)))
    window.show_page("cabling")
    dialog = OutletPortDialog(context, window, outlet="A02")
    dialog.open()
    qtbot.keyClicks(dialog.form.editor("switch"), "core")
    qtbot.keyClicks(dialog.form.editor("port"), "1")
    dialog.form.flush()
    dialog.preview()
    assert "C0001" in dialog.fault.text()
    assert not dialog.ok.isEnabled()
    dialog.move_button.click()
    assert dialog.ok.isEnabled()
    dialog.ok.click()
    settle()
    (cord,) = held(context).cords
    assert {cord.a, cord.b} == {"panel:P1:2", "switch:sw1:1"}


def test_what_is_heard_is_taken_over(page, context, settle, qtbot, monkeypatch):
    neighbour = outlet_port.Neighbour(protocol="lldp", chassis="00:00:5e:00:53:01", port="1", name="core", network=True)
    heard = (outlet_port.Heard(interface="eth0", neighbour=neighbour),)

    async def listen(progress, stop):
        progress(outlet_port.ListenProgress(seconds=1, longest=65, heard=()))
        return heard

    monkeypatch.setattr(outlet_port, "listen", listen)
    monkeypatch.setattr(outlet_port, "listen_ways", lambda: ("raw",))
    dialog = OutletPortDialog(context, page, outlet="A04")
    dialog.open()
    qtbot.waitUntil(dialog.listen_button.isEnabled)
    qtbot.mouseClick(dialog.listen_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.ok.isEnabled)
    dialog.ok.click()
    settle()
    assert {held(context).cords[0].a, held(context).cords[0].b} == {"panel:P1:4", "switch:sw1:1"}


def test_where_it_can_not_be_heard_it_is_said_and_typed(page, context, qtbot, monkeypatch):
    asked_by = []
    monkeypatch.setattr(outlet_port, "listen_ways", lambda: asked_by.append(threading.current_thread()) or ())
    dialog = OutletPortDialog(context, page, outlet="A04")
    dialog.open()
    qtbot.waitUntil(lambda: "can't hear" in dialog.explanation.text())
    assert threading.main_thread() not in asked_by  # lldpd may take a second to answer
    assert not dialog.listen_button.isVisible()
    assert "can't hear" in dialog.explanation.text()
    dialog.reject()


# --- several rows --------------------------------------------------------------------------------------------------------------------


def test_several_rows_change_in_one_step(page, context, settle, qtbot):
    page.record.show_kind("links")
    page.record.tables["links"].select_keys(["A01", "A02", "A03"])
    assert page.record.change_button.isEnabled()
    page.record.change_button.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ChangeRowsDialog)
    assert not dialog.form.has_field("port")
    qtbot.keyClicks(dialog.form.editor("category"), "6A")
    dialog.form.flush()
    dialog.preview()
    dialog.ok.click()
    settle()
    assert [link.category for link in held(context).links] == ["6A", "6A", "6A", None]
    context.controller.undo()
    settle()
    assert held(context) == RECORD.cabling


def test_filling_down_repeats_and_counts_ports_on(page, context, settle):
    page.record.show_kind("outlets")
    table = page.record.tables["outlets"]
    table.table.setData(table.table.index(0, table.table.column_number("faceplate")), "F1")
    settle()
    table.select_keys(["A01", "A02", "A03"], column=table.table.column_number("faceplate"))
    page.acts.do("fill-down")
    settle()
    assert [outlet.faceplate for outlet in held(context).outlets] == ["F1", "F1", "F1", None]
    table.select_keys(["A01", "A02"], column=0)
    page.acts.do("fill-down")
    settle()
    assert [outlet.id for outlet in held(context).outlets] == ["A01", "A02", "A03", "A04"]


def test_names_by_the_scheme_follow_after_a_question(page, context, settle, dialogs):
    dialogs.agree = False
    page.acts.do("names")
    settle()
    assert held(context) == RECORD.cabling
    dialogs.agree = True
    page.acts.do("names")
    settle()
    assert dialogs.confirmed
    link = held(context).links[0]
    assert (link.id, link.outlet, link.panel) == (f"{link.panel}01", f"{link.panel}01", held(context).panels[0].id)
    assert link.panel != "P1"
    said = []
    context.controller.said.connect(said.append)
    page.acts.do("names")
    assert said
    context.controller.undo()
    settle()
    assert held(context) == RECORD.cabling
