"""What to scan, on the page «Discover»: networks of this computer and typed ones, listening, imported lists, SNMP of devices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from dialtone.domain.problems import InputProblem
from dialtone.domain.record import Record
from dialtone.gui.main_window import MainWindow
from dialtone.gui.models import scan_fields
from dialtone.gui.pages.discover import DiscoverPage
from dialtone.services.discovering import NetworkChoice
from dialtone.words import Words


def choice(network: str, name: str = "eth0", kind: Any = "wired", **more: Any) -> NetworkChoice:
    values: dict[str, Any] = {"addresses": 254, "expected_seconds": 5.0, "large": False, "suggested": kind in {"wired", "wifi"}}
    return NetworkChoice(network=network, interface=name, label=name, kind=kind, **(values | more))


CABLE = choice("192.0.2.0/24", speed_mbit_s=1000)
WIFI = choice("198.51.100.0/24", "wlan0", "wifi")
VPN = choice("10.8.0.0/24", "tun0", "vpn")
DOCKER = choice("172.17.0.0/16", "docker0", "virtual", addresses=65534, large=True)
BIG = choice("10.0.0.0/16", "eth1", addresses=65534, large=True, expected_seconds=220.0)


@pytest.fixture
def page(window: MainWindow, open_record: Callable[[Record], None], settle: Callable[[], None]) -> DiscoverPage:
    open_record(Record())
    window.show_page("discover")
    settle()
    page = window.page
    assert isinstance(page, DiscoverPage)
    page.scan.looking.disconnect()  # the machine that runs the tests has networks of its own
    page.scan.show_choices(((CABLE, WIFI, BIG, VPN, DOCKER), None))
    return page


def tick(page: DiscoverPage, each: NetworkChoice, *, on: bool = True) -> None:
    page.scan.networks.popup.box(scan_fields.choice_key(each)).setChecked(on)


def test_the_first_suggested_network_is_chosen_and_never_a_vpn(page: DiscoverPage) -> None:
    assert page.scan.networks.chosen() == (CABLE,)
    assert "192.0.2.0/24 · eth0" in page.scan.networks.text()
    page.scan.networks.show_choices((VPN, DOCKER), "")
    assert page.scan.networks.chosen() == ()
    assert page.scan.options() is None
    assert page.scan.complaint.isVisible()


def test_several_networks_of_several_interfaces(page: DiscoverPage) -> None:
    options = page.scan.options()
    assert options is not None
    assert (options.networks, options.interface) == (("192.0.2.0/24",), "eth0")
    tick(page, WIFI)
    options = page.scan.options()
    assert options is not None
    assert (options.networks, options.interface) == (("192.0.2.0/24", "198.51.100.0/24"), None)
    assert "1 more" in page.scan.networks.text()


def test_a_routed_voice_network_is_typed_beside_the_chosen(page: DiscoverPage, settle: Callable[[], None]) -> None:
    page.scan.typed.setText("10.20.0.10 - 60; 10.20.1.0/24")
    settle()
    options = page.scan.options()
    assert options is not None
    assert options.networks == ("192.0.2.0/24", "10.20.0.10-60", "10.20.1.0/24")
    assert options.interface == "eth0"
    assert "559 addresses" in page.scan.extent.text()
    tick(page, CABLE, on=False)
    options = page.scan.options()
    assert options is not None
    assert (options.networks, options.interface) == (("10.20.0.10-60", "10.20.1.0/24"), None)


def test_a_vpn_a_virtual_and_a_large_network_are_warned_of(page: DiscoverPage) -> None:
    assert page.scan.complaint.isHidden()
    tick(page, VPN)
    assert "VPN" in page.scan.message.text()
    tick(page, DOCKER)
    assert "inside this computer" in page.scan.message.text()
    tick(page, VPN, on=False)
    tick(page, DOCKER, on=False)
    assert page.scan.complaint.isHidden()
    tick(page, BIG)
    assert "65534" in page.scan.message.text()
    assert "4 min" in page.scan.message.text()


def test_the_list_says_kind_speed_size_and_time_also_to_a_screen_reader(page: DiscoverPage) -> None:
    said = page.scan.networks.popup.box(scan_fields.choice_key(CABLE)).accessibleDescription()
    assert said == "eth0 · cable · 1 Gbit/s · 254 addresses, about 5 s"
    assert "VPN" in page.scan.networks.popup.box(scan_fields.choice_key(VPN)).accessibleDescription()


def test_the_list_works_by_keyboard(page: DiscoverPage, qtbot: Any) -> None:
    page.scan.networks.click()
    popup = page.scan.networks.popup
    assert popup.isVisible()
    qtbot.keyClick(popup.box(scan_fields.choice_key(WIFI)), Qt.Key.Key_Space)
    assert page.scan.networks.chosen() == (CABLE, WIFI)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert not popup.isVisible()


def test_what_the_user_chose_stays_when_networks_come_and_go(page: DiscoverPage) -> None:
    tick(page, WIFI)
    tick(page, CABLE, on=False)
    page.scan.show_choices(((CABLE, WIFI), None))
    assert page.scan.networks.chosen() == (WIFI,)
    page.scan.show_choices(((CABLE,), None))
    assert page.scan.networks.chosen() == (CABLE,)


def test_a_cable_plugged_in_later_is_chosen(page: DiscoverPage) -> None:
    nothing = InputProblem("discovery.self-assigned", interface="eth0")
    page.scan.show_choices(((), nothing))
    assert "no network" in page.scan.message.text()
    assert "169.254" in page.scan.networks.popup._remark.text()
    page.scan.show_choices(((WIFI, CABLE), None))
    assert page.scan.networks.chosen() == (WIFI,)
    assert page.scan.complaint.isHidden()


def test_listening_says_what_to_do(page: DiscoverPage) -> None:
    page.scan.toggle.setChecked(True)
    editor: Any = page.scan.form.editor("listen")
    assert [editor.itemText(place) for place in range(editor.count())] == ["not at all", "1 min", "5 min"]
    editor.setCurrentIndex(2)
    editor.activated.emit(2)
    assert "Restart" in editor.accessibleDescription()
    options = page.scan.options()
    assert options is not None
    assert options.listen == 300.0


def test_devices_are_asked_by_snmp_only_with_a_community(page: DiscoverPage) -> None:
    assert not page.scan.devices.isEnabled()
    page.scan.devices.setChecked(True)
    options = page.scan.options()
    assert options is not None
    assert not options.snmp_devices
    editor: Any = page.scan.form.editor("community")
    editor.setText("public")
    editor.editingFinished.emit()
    assert page.scan.devices.isEnabled()
    options = page.scan.options()
    assert options is not None
    assert options.snmp_devices
    assert options.snmp_communities == ("public",)


LEASES = "ip;mac;name\n192.0.2.21;80:5e:c0:00:00:21;SIP-T46U\n192.0.2.77;00:04:13:00:00:10;snomD785\nno;such;thing\n"


def test_a_list_is_read_and_told_and_asked_for(page: DiscoverPage, dialogs: Any, tmp_path: Path, settle: Callable[[], None]) -> None:
    path = tmp_path / "leases.csv"
    path.write_text(LEASES, encoding="utf-8")
    dialogs.files = [path, path]
    page.scan.lists.button.click()
    settle()
    (chip,) = page.scan.lists.chips
    assert chip.text() == "leases.csv: 2 devices, 1 line not understood"
    assert "line 4" in chip.toolTip()
    assert page.scan.more.isVisible()
    options = page.scan.options()
    assert options is not None
    assert {signal.ip for signal in options.leads} == {"192.0.2.21", "192.0.2.77"}
    page.choose_list()
    settle()
    assert len(page.scan.lists.chips) == 1
    page.scan.lists.chips[0].click()
    assert page.scan.lists.chips == []
    options = page.scan.options()
    assert options is not None
    assert options.leads == ()


def test_a_list_can_be_dropped_on_the_page(page: DiscoverPage, tmp_path: Path, settle: Callable[[], None]) -> None:
    path = tmp_path / "hosts.leases"
    path.write_text(LEASES, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)), QUrl("http://example.invalid/x")])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    page.dropEvent(QDropEvent(QPointF(5, 5), actions, data, buttons, Qt.KeyboardModifier.NoModifier))
    settle()
    assert [listed.name for listed in page.scan.lists.lists] == ["hosts.leases"]


def test_a_file_that_cannot_be_read_is_a_problem(page: DiscoverPage, dialogs: Any, tmp_path: Path, settle: Callable[[], None]) -> None:
    page.scan.add_list(tmp_path / "gone.xml")
    settle()
    assert [problem.code for problem in dialogs.problems] == ["file.read"]
    assert page.scan.lists.lists == ()


def test_a_wrong_port_opens_the_options_and_keeps_from_scanning(page: DiscoverPage) -> None:
    editor: Any = page.scan.form.editor("ports")
    editor.setText("99999")
    page.start()
    assert not page.runner.busy
    assert page.scan.more.isVisible()


@pytest.mark.parametrize(
    ("typed", "entries"),
    [
        ("", ()),
        (" 192.0.2.0/24 ,198.51.100.7", ("192.0.2.0/24", "198.51.100.7")),
        ("192.0.2.10 - 60", ("192.0.2.10-60",)),
        ("192.0.2.10 \u2013 192.0.2.60; 10.0.0.1 10.0.0.1", ("192.0.2.10\u2013192.0.2.60", "10.0.0.1")),
        (None, ()),
    ],
)
def test_networks_as_typed(typed: str | None, entries: tuple[str, ...]) -> None:
    assert scan_fields.split(typed) == entries


@pytest.mark.parametrize(
    ("speed", "text"), [(None, ""), (0, ""), (100, "100 Mbit/s"), (1000, "1 Gbit/s"), (2500, "2500 Mbit/s"), (10000, "10 Gbit/s")]
)
def test_link_speeds(speed: int | None, text: str) -> None:
    assert scan_fields.speed_text(speed) == text


def test_every_choice_has_a_symbol_and_every_doubtful_one_a_sentence() -> None:
    words = Words("en")
    assert all(each.kind in scan_fields.INTERFACE_ICONS for each in (CABLE, WIFI, VPN, DOCKER))
    assert [bool(scan_fields.caution(each, words)) for each in (CABLE, WIFI, VPN, DOCKER, BIG)] == [False, False, True, True, True]
