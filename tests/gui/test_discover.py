"""The page «Discover»: against the training site through real sockets, and its models against known runs."""

from __future__ import annotations

import asyncio
import csv
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dialtone.domain.discovery import Conflict, Evidence, FoundDevice, MethodNotRun, ScanNote, ScanProgress, ScanRun, SwitchLocation
from dialtone.domain.kinds import DeviceKind
from dialtone.domain.record import Device, Person, Record, Room, Site
from dialtone.gui.dialogs.add_found import AddFoundDialog
from dialtone.gui.dialogs.pick import PickDialog
from dialtone.gui.dialogs.three_way import ThreeWayDialog
from dialtone.gui.main_window import MainWindow
from dialtone.gui.models import found_devices, found_evidence, scan_fields, scanning
from dialtone.gui.pages.discover import DiscoverPage
from dialtone.services.discovering import DiscoveryService
from dialtone.words import Words

NOW = dt.datetime(2026, 11, 25, 13, 2, 11, tzinfo=dt.UTC)


def phone(last: int, **more: Any) -> FoundDevice:
    values = {
        "ip": f"192.0.2.{last}",
        "mac": f"80:5e:c0:00:00:{last:02x}",
        "vendor": "Yealink",
        "model": "SIP-T33G",
        "kind": "deskphone",
        "telephone": True,
        "confidence": 0.85,
        "evidence": (Evidence(by="sip-options", field="user-agent", value="Yealink SIP-T33G 124.86.0.40", at=NOW),),
    }
    return FoundDevice(**(values | more))


STRANGER = FoundDevice(ip="192.0.2.50", kind="unknown", confidence=0.2)


def run_of(*devices: FoundDevice, **more: Any) -> ScanRun:
    values: dict[str, Any] = {"networks": ("192.0.2.0/24",), "interface": "eth0", "started": NOW, "seconds": 5.0, "complete": True}
    return ScanRun(devices=devices, **(values | more))


def table_of(record: Record, run: ScanRun) -> found_devices.FoundTable:
    return found_devices.build(record, run, DiscoveryService().proposals(record, run), Words("en"))


# --- models ----------------------------------------------------------------------------------------------------------------------------


def test_each_device_is_new_known_changed_or_missing() -> None:
    record = Record(
        rooms=(Room(id="r1", name="Refter"),),
        devices=(
            Device(id="d1", kind=DeviceKind.DESKPHONE, mac="80:5e:c0:00:00:01", room="r1"),
            Device(id="d2", kind=DeviceKind.DESKPHONE, mac="80:5e:c0:00:00:02", model="SIP-T54W"),
            Device(id="d9", kind=DeviceKind.DOORPHONE, ip="192.0.2.99"),
        ),
    )
    table = table_of(record, run_of(phone(1), phone(2), phone(3), STRANGER))
    states = {entry.key: entry.state for entry in table.entries.values()}
    assert states == {"192.0.2.1": "known", "192.0.2.2": "changed", "192.0.2.3": "new", "192.0.2.50": "new", "missing:d9": "missing"}
    assert table.entries["192.0.2.1"].where == "Refter"
    assert table.entries["192.0.2.2"].differences == (("model", "SIP-T54W", "SIP-T33G"),)
    assert (table.telephones, table.unknown, table.devices) == (3, 1, 4)
    assert [group.key for group in table.groups] == ["group:telephones", "group:unknown", "group:missing"]


def test_nothing_is_missing_after_an_interrupted_run() -> None:
    record = Record(devices=(Device(id="d9", ip="192.0.2.99"),))
    assert table_of(record, run_of(phone(1), complete=False)).states == {"new": 1}


def test_all_telephones_leaves_out_what_is_known_or_unknown() -> None:
    record = Record(devices=(Device(id="d1", mac="80:5e:c0:00:00:01"),))
    door = phone(4, kind="doorphone", telephone=False)
    table = table_of(record, run_of(phone(1), phone(2), STRANGER, door))
    assert [device.ip for device in found_devices.telephones_to_add(table)] == ["192.0.2.2"]


def test_what_only_a_list_names_is_apart_and_never_added_by_itself() -> None:
    listed = phone(3, present=False)
    record = Record(devices=(Device(id="d2", kind=DeviceKind.DESKPHONE, ip="192.0.2.2", mac="80:5e:c0:00:00:02"),))
    table = table_of(record, run_of(phone(1), listed))
    entry = table.entries["192.0.2.3"]
    assert (entry.state, entry.group, entry.sure_text) == ("listed", "listed", "")
    assert entry.addable
    assert [device.ip for device in found_devices.telephones_to_add(table)] == ["192.0.2.1"]
    assert (table.devices, table.telephones) == (1, 1)
    assert Words("en").text("hint.only-listed") in entry.hints
    assert found_devices.STATE_LOOKS["listed"] not in [look for state, look in found_devices.STATE_LOOKS.items() if state != "listed"]


def test_a_replaced_telephone_points_to_the_one_that_is_gone() -> None:
    gone = Device(
        id="d1", kind=DeviceKind.DESKPHONE, vendor="Yealink", model="SIP-T33G", ip="192.0.2.1", mac="80:5e:c0:00:00:99", room="r1"
    )
    table = table_of(Record(rooms=(Room(id="r1", name="Refter"),), devices=(gone,)), run_of(phone(1)))
    (hint,) = table.entries["192.0.2.1"].hints
    assert Words("en").text("hint.replaced") in hint
    assert "80:5e:c0:00:00:99" in hint
    assert "Refter" in hint


def test_the_filters_count_what_they_show() -> None:
    conflicts = (Conflict(ip="192.0.2.2", field="mac", values=("a", "b")),)
    table = table_of(Record(), run_of(phone(1), phone(2), STRANGER, phone(3, present=False), conflicts=conflicts))
    for name, count in table.passing.items():
        assert count == sum(entry.passes(name) for entry in table.entries.values())
    assert {name: table.passing[name] for name in ("", "telephones", "unknown", "new", "listed", "conflict", "missing")} == {
        "": 4,
        "telephones": 3,
        "unknown": 1,
        "new": 3,
        "listed": 1,
        "conflict": 1,
        "missing": 0,
    }


def test_what_did_not_change_is_the_same_row() -> None:
    first = table_of(Record(), run_of(phone(1), phone(2)))
    run = run_of(phone(1), phone(2, confidence=0.95), phone(3))
    second = found_devices.build(Record(), run, DiscoveryService().proposals(Record(), run), Words("en"), first)
    assert second.rows[0] is first.rows[0]
    assert second.rows[1].value.sure == 0.95


def test_no_confidence_reads_as_certainty() -> None:
    table = table_of(Record(), run_of(phone(1, confidence=0.9999)))
    assert table.entries["192.0.2.1"].sure_text == "99 %"


def test_devices_without_an_address_keep_rows_of_their_own() -> None:
    table = table_of(Record(), run_of(phone(1, ip="", mac=None), phone(2, ip="", mac=None)))
    assert len(table.rows) == len({row.key for row in table.rows}) == 2


def test_a_port_carries_its_switch_only_where_there_are_several() -> None:
    def at(last: int, name: str) -> FoundDevice:
        return phone(last, switch=SwitchLocation(name=name, port=f"1/0/{last}", vlan=20))

    one = table_of(Record(), run_of(at(1, "sw-1"), at(2, "sw-1")))
    assert one.entries["192.0.2.1"].port == "1/0/1"
    two = table_of(Record(), run_of(at(1, "sw-1"), at(2, "sw-2")))
    assert two.entries["192.0.2.2"].port == "sw-2 · 1/0/2"


@pytest.mark.parametrize(
    ("typed", "ports"),
    [
        ("", ()),
        (None, ()),
        ("5062 5080", (5062, 5080)),
        ("5080;5062,5062", (5062, 5080)),
        ("0", None),
        ("65536", None),
        ("sip", None),
        ("٥", None),
    ],
)
def test_ports_as_typed(typed: str | None, ports: tuple[int, ...] | None) -> None:
    assert scan_fields.ports(typed) == ports


def test_too_many_ports_are_refused() -> None:
    assert scan_fields.ports(" ".join(map(str, range(5060, 5076)))) is not None
    assert scan_fields.ports(" ".join(map(str, range(5060, 5077)))) is None


def test_what_was_not_used_and_why_is_said_and_so_are_contradictions() -> None:
    run = run_of(
        phone(1),
        complete=False,
        not_run=(MethodNotRun(method="mdns", reason="scan-no-multicast"),),
        conflicts=(Conflict(ip="192.0.2.1", field="kind", values=("deskphone", "doorphone")),),
    )
    words = Words("en")
    text = "\n".join([scanning.notes_title(run), *(note.text for note in scanning.notes(run, words))])
    assert words.text("reason.scan-no-multicast") in text
    assert words.text("kind.doorphone") in text
    assert "192.0.2.0/24" in text
    assert "Interrupted" in text


def test_notes_of_the_scan_are_in_view_and_the_rest_on_request(scanned: Any) -> None:
    run = run_of(
        phone(1),
        notes=(ScanNote(code="vpn-up", detail="192.0.2.0/24"),),
        not_run=(MethodNotRun(method="mdns", reason="scan-no-multicast"), MethodNotRun(method="dhcp", reason="scan-needs-rights")),
        conflicts=(Conflict(ip="192.0.2.1", field="mac", values=("a", "b")),),
    )
    notes = scanned(Record(), run).notes
    words = Words("en")
    assert [text for text in notes.lines if words.text("note.vpn-up") in text] == list(notes.lines)
    assert "1 contradiction" in notes.about.text()
    assert "2 ways" in notes.about.text()
    assert "3" in notes.toggle.text()
    notes.toggle.click()
    assert len(notes.lines) == 4
    assert any(words.text("reason.scan-needs-rights") in text for text in notes.lines)
    notes.toggle.click()
    assert len(notes.lines) == 1


def test_the_panel_shows_what_is_known_and_why(scanned: Any) -> None:
    device = phone(
        1, serial="20EZ1", addresses=("fe80::1", "192.0.2.9"), transports=("udp:5060", "tls:5061"), sip_ports=(5060,), hostname="refter"
    )
    page = scanned(Record(), run_of(device, STRANGER))
    page.table.show_key("192.0.2.1")
    panel = page.panel
    shown = {name.text(): value.text() for name, value in panel._pairs if not value.isHidden()}
    assert shown["Serial number"] == "20EZ1"
    assert shown["Also at"] == "fe80::1\n192.0.2.9"
    assert shown["SIP on"] == "udp:5060, tls:5061"
    assert "Yealink SIP-T33G 124.86.0.40" in panel.signals.toPlainText()
    assert panel.explained.isHidden()
    panel.why.click()
    assert panel.explained.text() == Words("en").text("confidence.explained")
    assert not panel.explained.isHidden()
    page.table.show_key("192.0.2.50")
    assert {name.text() for name, value in panel._pairs if not value.isHidden()} == {"IP address"}
    assert panel.signals.toPlainText() == ""


def test_order_network_and_platform_are_one_button_away(scanned: Any, settle: Any) -> None:
    page = scanned(Record(), run_of(phone(1)))
    page._compare.click()
    settle()
    dialog_of(ThreeWayDialog).reject()
    assert page._actions["compare"] in page.actions_offered()


def test_every_signal_is_shown_with_way_field_value_and_time() -> None:
    lines = found_evidence.evidence_lines(phone(1), Words("en"))
    assert lines == (("14:02:11  SIP question (OPTIONS) · user-agent", "Yealink SIP-T33G 124.86.0.40"),)


# --- the page --------------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def training(window: MainWindow, services: Any, tmp_path: Path, settle: Callable[[], None]) -> DiscoverPage:
    window.context.controller.open_with(lambda: services.training.new_session(tmp_path / "t.dialtone"))
    settle()
    window.show_page("discover")
    settle()
    assert isinstance(window.page, DiscoverPage)
    return window.page


@pytest.fixture
def scanned(
    window: MainWindow, open_record: Callable[[Record], None], settle: Callable[[], None]
) -> Callable[[Record, ScanRun], DiscoverPage]:
    """The page with a dossier in which a run is kept."""

    def show(record: Record, run: ScanRun) -> DiscoverPage:
        open_record(record)
        window.context.controller.run(lambda session: session.add_scan(run))
        settle()
        window.show_page("discover")
        for _ in range(2):
            settle()
        assert isinstance(window.page, DiscoverPage)
        return window.page

    return show


def dialog_of(kind: type[Any]) -> Any:
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible())


def test_before_a_scan_the_page_says_what_to_do(window: MainWindow, open_record: Any, settle: Any) -> None:
    open_record(Record())
    window.show_page("discover")
    settle()
    assert window.page.empty.isVisible()
    assert not window.page.table.isVisible()
    assert not window.page._export.isEnabled()


def test_a_scan_of_the_training_site_is_live_then_kept(training: DiscoverPage, qtbot: Any, settle: Any) -> None:
    controller = training.context.controller
    training.empty.button.click()
    assert training.progress.isVisible()
    qtbot.waitUntil(lambda: len(training.card.found.entries) > 5, timeout=60_000)
    assert controller.snapshot.scan is None  # still running
    qtbot.waitUntil(lambda: controller.snapshot.scan is not None, timeout=60_000)
    for _ in range(2):
        settle()
    run = controller.snapshot.scan
    assert run.training
    assert run.complete
    assert len(training.card.found.entries) == len(run.devices)
    assert not training.progress.isVisible()
    assert training.notes.isVisible()
    assert any(evidence.by == "http" for device in run.devices for evidence in device.evidence)
    before = {device.id for device in controller.snapshot.record.devices}
    training._telephones.click()
    settle()
    settle()
    added = [device for device in controller.snapshot.record.devices if device.id not in before]
    assert len(added) == sum(device.telephone for device in run.devices) > 10
    assert all(device.kind is not None for device in added)
    assert not training._telephones.isEnabled()


def found_so_far(page: DiscoverPage) -> bool:
    run = page.runner.run()
    return run is not None and bool(run.devices)


def test_a_paused_scan_asks_nothing_until_it_goes_on(training: DiscoverPage, qtbot: Any) -> None:
    controller = training.context.controller
    training.start()
    qtbot.waitUntil(lambda: found_so_far(training), timeout=60_000)
    training.progress._pause.click()
    qtbot.waitUntil(lambda: "Paused" in training.progress._text.text(), timeout=10_000)
    assert training.runner.busy
    assert controller.snapshot.scan is None
    training.progress._pause.click()
    qtbot.waitUntil(lambda: controller.snapshot.scan is not None, timeout=60_000)
    assert controller.snapshot.scan.complete


def test_a_cancelled_scan_is_kept_as_interrupted(training: DiscoverPage, qtbot: Any) -> None:
    controller = training.context.controller
    training.start()
    qtbot.waitUntil(lambda: found_so_far(training), timeout=60_000)
    training.progress._cancel.click()
    qtbot.waitUntil(lambda: controller.snapshot.scan is not None, timeout=30_000)
    assert not controller.snapshot.scan.complete
    assert controller.snapshot.scan.devices


def test_a_run_never_lands_in_another_dossier(
    training: DiscoverPage, window: MainWindow, open_record: Any, qtbot: Any, settle: Any, dialogs: Any
) -> None:
    training.start()
    qtbot.waitUntil(lambda: found_so_far(training), timeout=60_000)
    job = training.runner._job
    assert job is not None
    open_record(Record())
    assert job.cancelled
    qtbot.waitUntil(lambda: job.finished, timeout=30_000)
    settle()
    assert window.context.controller.snapshot.scan is None
    assert not dialogs.problems


def untick_all(page: DiscoverPage) -> None:
    for choice in page.scan.networks.chosen():
        page.scan.networks.popup.box(scan_fields.choice_key(choice)).setChecked(False)


def test_wrong_networks_are_refused_below_their_field(window: MainWindow, open_record: Any, settle: Any, qtbot: Any) -> None:
    open_record(Record())
    window.show_page("discover")
    settle()
    page = window.page
    page.scan.typed.setText("192.0.2.0/24 nonsense")
    page.start()
    qtbot.waitUntil(lambda: not page.runner.busy, timeout=10_000)
    assert "nonsense" in page.scan.typed.accessibleDescription()
    assert "nonsense" in page.scan.message.text()
    page.scan.typed.setText("192.0.2.0/24")
    assert not page.scan.message.isVisible()
    page.scan.form.editor("ports").setText("99999")
    page.start()
    assert not page.runner.busy


def test_a_large_network_is_asked_about_first(window: MainWindow, open_record: Any, settle: Any, dialogs: Any, qtbot: Any) -> None:
    dialogs.agree = False
    open_record(Record())
    window.show_page("discover")
    settle()
    untick_all(window.page)
    window.page.scan.typed.setText("10.1.0.0/16")
    window.page.start()
    qtbot.waitUntil(lambda: bool(dialogs.confirmed), timeout=10_000)
    assert "65534" in dialogs.confirmed[0][1]
    assert not window.page.runner.busy
    assert window.page._start.isEnabled()


def test_the_options_say_what_was_typed(window: MainWindow, open_record: Any, settle: Any) -> None:
    open_record(Record())
    window.show_page("discover")
    settle()
    form = window.page.scan.form
    window.page.scan.typed.setText("192.0.2.0/24, 198.51.100.7")
    for name, text in (
        ("ports", "5080"),
        ("switches", "192.0.2.2:1161"),
        ("community", "c1 c2"),
    ):
        form.editor(name).setText(text)
    options = window.page.scan.options()
    assert options.networks == ("192.0.2.0/24", "198.51.100.7")
    assert options.sip_ports == (5060, 5080)
    assert options.switches == ("192.0.2.2:1161",)
    assert options.snmp_communities == ("c1", "c2")


def test_an_unknown_device_is_added_only_with_a_kind(scanned: Any, settle: Any) -> None:
    page = scanned(Record(sites=(Site(id="s1"),), people=(Person(id="p1", name="Els"),)), run_of(phone(1), STRANGER))
    page.table.show_key("192.0.2.50")
    assert not page.panel.person.isEnabled()
    page.panel.add_button.click()
    dialog = dialog_of(AddFoundDialog)
    assert not dialog.ok.isEnabled()
    kind, person = dialog.form.editor("kind"), dialog.form.editor("person")
    kind.setCurrentIndex(kind.findData("doorphone"))
    kind.activated.emit(kind.currentIndex())
    person.setCurrentIndex(person.findData("p1"))
    assert dialog.ok.isEnabled()
    dialog.ok.click()
    settle()
    (device,) = page.context.controller.snapshot.record.devices
    assert (device.kind, device.ip, device.person) == (DeviceKind.DOORPHONE, "192.0.2.50", "p1")
    assert page.context.controller.snapshot.undo_label == "edit.add-found"


def test_several_are_added_as_found(scanned: Any, settle: Any, qtbot: Any) -> None:
    page = scanned(Record(), run_of(phone(1), phone(2, kind="doorphone")))
    page.table.selectAll()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_A)
    dialog_of(AddFoundDialog).ok.click()
    settle()
    kinds = {device.ip: device.kind for device in page.context.controller.snapshot.record.devices}
    assert kinds == {"192.0.2.1": DeviceKind.DESKPHONE, "192.0.2.2": DeviceKind.DOORPHONE}


def test_a_room_made_on_the_way_places_new_and_known_devices_in_one_step(scanned: Any, settle: Any) -> None:
    record = Record(sites=(Site(id="s1"),), devices=(Device(id="d1", kind=DeviceKind.DESKPHONE, mac="80:5e:c0:00:00:01"),))
    page = scanned(record, run_of(phone(1), phone(2)))
    page.table.selectAll()
    page.acts.assign_room()
    dialog = dialog_of(PickDialog)
    dialog.line.setText("Refter")
    dialog.take()
    settle()
    snapshot = page.context.controller.snapshot
    (room,) = snapshot.record.rooms
    assert (room.name, room.site) == ("Refter", "s1")
    assert [device.room for device in snapshot.record.devices] == [room.id, room.id]
    page.context.controller.undo()
    settle()
    record = page.context.controller.snapshot.record
    assert (len(record.devices), record.rooms) == (1, ())


def test_what_differs_is_taken_over_only_when_asked(scanned: Any, settle: Any) -> None:
    record = Record(devices=(Device(id="d1", kind=DeviceKind.DESKPHONE, mac="80:5e:c0:00:00:01", model="SIP-T54W"),))
    page = scanned(record, run_of(phone(1)))
    page.table.show_key("192.0.2.1")
    assert "SIP-T54W" in page.panel.said.text()
    page.panel.taking.click()
    settle()
    settle()
    assert page.context.controller.snapshot.record.devices[0].model == "SIP-T33G"
    assert page.card.found.entries["192.0.2.1"].state == "known"


def test_what_the_dossier_lacks_is_told_and_filled_in_when_asked(scanned: Any, settle: Any) -> None:
    record = Record(devices=(Device(id="d1", mac="80:5e:c0:00:00:01", vendor="Yealink", model="SIP-T33G", ip="192.0.2.1"),))
    page = scanned(record, run_of(phone(1, firmware="124.86"), phone(2)))
    page.table.show_key("192.0.2.1")
    assert page.card.found.entries["192.0.2.1"].state == "known"
    assert "kind, firmware" in page.panel.hints.text()
    page.panel.taking.click()
    settle()
    settle()
    (device,) = page.context.controller.snapshot.record.devices
    assert (device.kind, device.firmware) == (DeviceKind.DESKPHONE, "124.86")
    assert not page.panel.taking.isVisible()


def test_filters_leave_what_they_say(scanned: Any) -> None:
    run = run_of(phone(1), phone(2), STRANGER, conflicts=(Conflict(ip="192.0.2.2", field="mac", values=("a", "b")),))
    page = scanned(Record(), run)

    def shown() -> set[str]:
        model = page.table.table
        return {model.item(row).key for row in range(model.rowCount()) if not model.item(row).key.startswith("group:")}

    for value, keys in (
        ("unknown", {"192.0.2.50"}),
        ("conflict", {"192.0.2.2"}),
        ("missing", set()),
        ("new", set(page.card.found.entries)),
    ):
        page.card.choose(value)
        assert shown() == keys
    page.card.choose("missing")
    page.focus_subject("192.0.2.1")
    assert page.table.selected_keys() == ["192.0.2.1"]


def test_hostile_names_stay_text(scanned: Any) -> None:
    page = scanned(Record(), run_of(phone(1, vendor="<b>x</b>", model="<img src=x>", hostname="<script>")))
    page.table.show_key("192.0.2.1")
    labels = [page.panel._facts.itemAt(place).widget() for place in range(page.panel._facts.count())]
    assert any(label.text() == "<script>" and label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert page.panel.device._title.text() == "<b>x</b> <img src=x>"
    assert page.panel.device._title.textFormat() is Qt.TextFormat.PlainText


def test_the_export_is_a_table(scanned: Any, dialogs: Any, tmp_path: Path, settle: Any) -> None:
    page = scanned(Record(), run_of(phone(1), phone(2, model="=1+1")))
    target = tmp_path / "out.csv"
    dialogs.files = [target]
    page._export.click()
    settle()
    text = target.read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(text.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert [line[0] for line in lines[1:]] == ["192.0.2.1", "192.0.2.2"]
    assert lines[2][3] == "'=1+1"


def slowly(*lists: tuple[FoundDevice, ...]) -> Any:
    """In the place of a scan: these lists, one after the other."""

    async def scan(options: Any, progress: Any, stop: Any, running: Any = None) -> ScanRun:
        for number, devices in enumerate(lists):
            progress(ScanProgress(stage="sip-options", done=number, total=len(lists), devices=devices, hosts=len(devices) + 3))
            await asyncio.sleep(0.15)
        return run_of(*lists[-1], training=True)

    return scan


def test_a_growing_list_keeps_selection_filter_and_evidence_and_never_goes_empty(training: DiscoverPage, qtbot: Any) -> None:
    def signals(count: int) -> tuple[Evidence, ...]:
        return tuple(Evidence(by="http", field="title", value=f"page {number}", at=NOW) for number in range(count))

    lists = (
        (phone(7, evidence=signals(1)),),
        (phone(3), phone(7, evidence=signals(2))),
        (phone(1), phone(3), phone(7, evidence=signals(3)), STRANGER),
    )
    training.context.services.discovery.scan = slowly(*lists)
    training.start()
    qtbot.waitUntil(lambda: "192.0.2.7" in training.card.found.entries, timeout=10_000)
    training.table.show_key("192.0.2.7")
    training.card.choose("telephones")
    counts: list[int] = []
    training.table.table.modelReset.connect(lambda: counts.append(training.table.table.total))
    training.builder.built.connect(lambda table: counts.append(len(table.entries)))
    assert "addresses in use" in training.progress._text.text()
    qtbot.waitUntil(lambda: training.context.controller.snapshot.scan is not None, timeout=10_000)
    qtbot.waitUntil(lambda: "page 2" in training.panel.signals.toPlainText(), timeout=10_000)
    assert min(counts) >= 1
    assert training.table.selected_keys() == ["192.0.2.7"]
    shown = [training.table.table.item(place) for place in range(training.table.table.rowCount())]
    assert [item.key for item in shown if item is not None][1:] == ["192.0.2.1", "192.0.2.3", "192.0.2.7"]
    assert training._work.isVisible()


def test_a_cancelled_preparation_leaves_the_page_free(training: DiscoverPage, settle: Any) -> None:
    training.start()
    training.progress._cancel.click()
    assert not training.runner.busy
    settle()
    assert not training.runner.busy
    assert training._start.isEnabled()


def test_work_that_will_not_stop_is_broken_off_and_said(context: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dialtone.gui.bridge._GRACE", 0.05)
    stopped: list[bool] = []

    async def deaf(_report: Any, _stop: asyncio.Event) -> None:
        await asyncio.sleep(60)

    job = context.bridge.network(deaf, stopped=lambda: stopped.append(True))
    job.cancel()
    qtbot.waitUntil(lambda: stopped == [True], timeout=5_000)
