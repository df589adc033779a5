"""The frame around the pages: it tells the truth about the dossier, and every way through it works by keyboard."""

import datetime as dt
import inspect
import re
import zipfile

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget

from dialtone.domain.changes import Set
from dialtone.domain.kinds import DeviceKind, PersonService, RoomUse
from dialtone.domain.problems import EnvironmentProblem, InputProblem
from dialtone.domain.record import Customer, Device, Order, OrderLine, Person, Record, Room, Site
from dialtone.gui import main_window
from dialtone.gui.pages import PAGES
from dialtone.gui.pages.base import Page
from dialtone.gui.shell.bars import _clock
from dialtone.gui.shell.keys import KeysDialog
from dialtone.gui.shell.palette import Palette
from dialtone.gui.shell.rail import RailButton
from dialtone.gui.tokens import SMALL_PX
from dialtone.services import progress

CONTROL = Qt.KeyboardModifier.ControlModifier
RECORD = Record(
    customer=Customer(name="De Linde"),
    order=Order(reference="B-2231", lines=(OrderLine(item="user", quantity=3),)),
    sites=(Site(id="hq"),),
    rooms=(Room(id="r1", site="hq", name="Lerarenkamer", use=RoomUse.MIXED),),
    people=(Person(id="p1", name="An", service=PersonService.TELEPHONY),),
    devices=(Device(id="d1", kind=DeviceKind.DESKPHONE, person="p1"), Device(id="d2", kind=DeviceKind.DESKPHONE, room="r1")),
)


class StubPage(Page):
    def __init__(self, page_id, context):
        self.page_id = page_id
        super().__init__(context)
        self.shown, self.focused, self.flushed = [], [], 0

    def title(self):
        return self.page_id

    def show_snapshot(self, snapshot, changed):
        self.shown.append(changed)

    def focus_subject(self, subject):
        self.focused.append(subject)

    def flush(self):
        self.flushed += 1


@pytest.fixture
def stubs(monkeypatch):
    """Every page is a stub here: the frame is what is tried."""
    made = {}

    def make(page_id, context):
        made[page_id] = StubPage(page_id, context)
        made[page_id].retranslate()
        return made[page_id]

    monkeypatch.setattr(main_window, "make_page", make)
    return made


@pytest.fixture
def opened(stubs, window, open_record, qtbot, context, settle):
    open_record(RECORD)
    settle()
    return window


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def test_without_a_dossier_only_the_welcome_shows(window):
    assert not window.rail.isVisible()
    assert window.stack.currentWidget() is window.welcome
    assert window.header._users.isHidden()
    for name in ("undo", "redo", "import", "export", "close"):
        assert not window.actions_.action(name).isEnabled()


def test_the_header_says_whose_site_how_many_and_what_keeps_us(opened, context):
    snapshot = context.controller.snapshot
    assert "De Linde" in texts(opened.header)
    assert any("order B-2231" in text for text in texts(opened.header))
    assert opened.header._users.text() == "1 user · 2 channels"
    assert str(len(snapshot.blockers)) in opened.header._blockers.text()
    assert opened.windowTitle() == "test.dialtone – Dialtone"


def test_pages_are_made_when_first_shown(opened, stubs, qtbot):
    assert set(stubs) == {"site"}
    qtbot.keyClick(opened, Qt.Key.Key_4, CONTROL)
    assert set(stubs) == {"site", "rooms"}
    assert opened.page is stubs["rooms"]
    assert stubs["site"].flushed == 1
    assert opened.rail.button("rooms").isChecked()


@pytest.mark.parametrize(("number", "page"), list(enumerate(PAGES, start=1)))
def test_control_and_a_number_goes_to_the_page(opened, qtbot, number, page):
    qtbot.keyClick(opened, Qt.Key(Qt.Key.Key_0.value + number), CONTROL)
    assert opened.page.page_id == page


def test_arrows_walk_the_rail(opened, qtbot):
    opened.rail.button("site").setFocus()
    qtbot.keyClick(opened.rail.button("site"), Qt.Key.Key_Down)
    assert opened.page.page_id == "discover"
    qtbot.keyClick(opened.rail.button("discover"), Qt.Key.Key_Up)
    qtbot.keyClick(opened.rail.button("site"), Qt.Key.Key_Up)
    assert opened.page.page_id == "report"


def test_the_rail_says_each_state_in_a_word(opened, context):
    for page in PAGES:
        button = opened.rail.button(page)
        state = context.controller.snapshot.states[page]
        word = context.words.text(f"state.{state.text_code}", **state.params)
        assert word
        assert not word.startswith("state.")
        assert button.accessibleName().endswith(word)


def test_only_the_page_on_show_is_refreshed_and_the_others_catch_up(opened, stubs, qtbot, context, settle):
    opened.show_page("rooms")
    stubs["site"].shown.clear()
    context.controller.edit("edit.customer", Set("customer", "", {"name": "Eik"}))
    settle()
    assert stubs["rooms"].shown[-1] == {"customer"}
    assert stubs["site"].shown == []
    opened.show_page("site")
    assert stubs["site"].shown == [{"customer"}]


def test_undo_and_redo_by_keyboard(opened, qtbot, context, settle):
    context.controller.edit("edit.customer", Set("customer", "", {"name": "Eik"}))
    settle()
    assert "Eik" in texts(opened.header)
    assert opened.actions_.action("undo").text().startswith("&Undo")
    qtbot.keyClick(opened, Qt.Key.Key_Z, CONTROL)
    settle()
    assert "De Linde" in texts(opened.header)
    qtbot.keyClick(opened, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert "Eik" in texts(opened.header)


def test_a_blocker_jumps_to_its_field(opened, stubs, qtbot, context):
    menu = opened.header.blocker_menu()
    blockers = context.controller.snapshot.blockers
    assert len(menu.actions()) == len(blockers) > 0
    number = next(i for i, blocker in enumerate(blockers) if blocker.subject == "partner.name")
    menu.actions()[number].trigger()
    qtbot.waitUntil(lambda: stubs["site"].focused == ["partner.name"])
    for blocker in blockers:
        assert not opened.header.blocker_text(blocker).startswith("blocker.")
    menu.deleteLater()


def test_a_doubt_jumps_to_its_subject(opened, stubs, qtbot, context):
    menu = opened.header.doubt_menu()
    doubts = [finding for finding in context.controller.snapshot.assessment.findings if finding.severity == "doubt"]
    assert len(menu.actions()) == len(doubts)
    menu.actions()[[doubt.subject for doubt in doubts].index("r1")].trigger()
    qtbot.waitUntil(lambda: bool(stubs["rooms"].focused))
    assert stubs["rooms"].focused == ["r1"]
    menu.deleteLater()


def test_language_switches_at_run_time_and_is_kept(opened, stubs, services, context, qtbot):
    opened.header.language_chosen.emit("nl")
    QCoreApplication.processEvents()
    assert services.settings.get().language == "nl"
    assert context.words.language == "nl"
    assert opened.header._language.text() == "NL"
    assert "*" in stubs["site"].shown[-1]
    word = context.words.text(f"state.{context.controller.snapshot.states['discover'].text_code}")
    assert opened.rail.button("discover").accessibleName().endswith(word)


def test_theme_switches_at_run_time_and_is_kept(opened, services, context):
    opened.header.theme_chosen.emit("dark")
    assert context.theme.tokens.name == "dark"
    assert services.settings.get().theme == "dark"


def test_the_palette_finds_and_goes(opened, stubs, qtbot):
    opened.open_palette()
    palette = opened.findChild(Palette)
    line, found = palette.findChild(QLineEdit), palette.findChild(QListWidget)
    assert found.count() >= len(PAGES)
    qtbot.keyClicks(line, "leraren")
    assert found.count() == 1
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "rooms" in stubs and stubs["rooms"].focused == ["r1"])


def test_the_keys_are_listed(opened):
    opened.open_keys()
    dialog = opened.findChild(KeysDialog)
    assert {"Ctrl", "K", "Rooms & devices", "Edit the cell"} <= set(texts(dialog))
    dialog.close()


def test_problems_are_shown_and_the_views_return_to_the_truth(opened, stubs, context, dialogs, qtbot, settle):
    stubs["site"].shown.clear()
    context.controller.edit("edit.customer", Set("customer", "", {"no-such-field": 1}))
    settle()
    assert isinstance(dialogs.problems[0], InputProblem)
    assert stubs["site"].shown
    assert context.controller.snapshot.record.customer.name == "De Linde"


def test_closing_shows_the_welcome_and_saves_what_was_typed(opened, stubs, context, qtbot, settle):
    page = stubs["site"]
    opened.actions_.action("close").trigger()
    settle()
    assert page.flushed
    assert not context.controller.is_open
    assert opened.stack.currentWidget() is opened.welcome
    assert opened.windowTitle() == "Dialtone"


def test_training_is_unmistakable(stubs, window, context, qtbot, tmp_path, settle):
    context.controller.open_with(lambda: context.services.dossiers.create(tmp_path / "t.dialtone", "training", training=True))
    settle()
    assert window.training.isVisible()
    assert any("Training" in text for text in texts(window.training))
    context.controller.close()
    settle()
    assert not window.training.isVisible()


def test_a_dossier_that_somebody_holds_is_offered_for_reading(stubs, window, context, dialogs, qtbot, tmp_path, services, settle):
    path = tmp_path / "held.dialtone"
    with services.dossiers.create(path):
        window.files.open_path(path)
        settle()
        assert len(dialogs.confirmed) == 1
        assert not dialogs.problems
        assert window.read_only.isVisible()
        assert not context.controller.writable
        assert not window.actions_.action("import").isEnabled()
        context.controller.close()
        settle()


def test_a_file_that_is_no_dossier_is_a_problem_and_nothing_opens(window, context, dialogs, qtbot, tmp_path, settle):
    path = tmp_path / "text.dialtone"
    path.write_text("not a database")
    window.files.open_path(path)
    settle()
    assert len(dialogs.problems) == 1
    assert isinstance(dialogs.problems[0], InputProblem | EnvironmentProblem)
    assert not context.controller.is_open
    assert path.read_text() == "not a database"


def test_new_import_export_through_the_menu(stubs, window, context, dialogs, qtbot, tmp_path, settle):
    from dialtone.dossier import site_file

    source, out = tmp_path / "in.json", tmp_path / "out.json"
    source.write_bytes(site_file.write(RECORD))
    dialogs.files = [tmp_path / "made", source, out]
    window.actions_.action("new").trigger()
    settle()
    assert context.controller.path == tmp_path / "made.dialtone"
    window.actions_.action("import").trigger()
    settle()
    assert len(dialogs.confirmed) == 1
    assert context.controller.snapshot.record.customer.name == "De Linde"
    window.actions_.action("export").trigger()
    settle()
    assert site_file.read(out.read_bytes(), "out.json") == context.controller.snapshot.record
    assert not dialogs.problems


def test_an_import_that_is_not_agreed_to_changes_nothing(stubs, window, context, dialogs, qtbot, tmp_path, open_record, settle):
    from dialtone.dossier import site_file

    open_record(Record(customer=Customer(name="Eik")))
    source = tmp_path / "in.json"
    source.write_bytes(site_file.write(RECORD))
    dialogs.agree = False
    window.files.preview_import(source)
    settle()
    assert len(dialogs.confirmed) == 1
    assert context.controller.snapshot.record.customer.name == "Eik"


def test_every_control_of_the_frame_has_a_name(opened):
    from PySide6.QtWidgets import QAbstractButton

    for button in opened.findChildren(QAbstractButton):
        if button.isVisible() and not button.text():
            assert button.accessibleName() or button.parent().metaObject().className() == "QLineEdit", button


def test_a_double_click_on_a_recent_dossier_opens_it_once(stubs, window, context, dialogs, tmp_path, services, settle):
    path = tmp_path / "twice.dialtone"
    services.dossiers.create(path).close()
    window.files.open_path(path)
    window.files.open_path(path)
    settle()
    window.files.open_path(path)
    settle()
    assert context.controller.path == path
    assert context.controller.writable
    assert not dialogs.confirmed
    assert not dialogs.problems


def test_the_same_file_can_be_tried_again_after_it_failed(stubs, window, dialogs, tmp_path, settle):
    path = tmp_path / "text.dialtone"
    path.write_text("not a database")
    for _ in range(2):
        window.files.open_path(path)
        settle()
    assert len(dialogs.problems) == 2


def test_the_file_dialog_of_a_new_dossier_stands_in_a_folder_that_is_there(window, dialogs, tmp_path, settle, monkeypatch):
    asked = []
    monkeypatch.setattr(dialogs, "save_file", lambda _parent, _title, suggested, *_: asked.append(suggested))
    window.files.new()
    settle()
    assert asked[0].parent.is_dir()


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_words_of_the_rail_fit(opened, context, language):
    context.languages.choose(language)
    button = opened.rail.findChildren(RailButton)[0]
    small = QFont(button.font())
    small.setPixelSize(SMALL_PX)
    metrics, room = QFontMetrics(small), button.width() - 39 - 29
    words = context.words
    counts = {"count": 9, "left": 26, "done": 12, "total": 13}
    codes = set(re.findall(r'text_code="([a-z-]+)"', inspect.getsource(progress)))
    texts_ = [words.text(f"state.{code}", **counts) for code in sorted(codes | {"violations", "doubts", "warnings", "scan-interrupted"})]
    assert [text for text in texts_ if metrics.horizontalAdvance(text) > room] == []


def test_the_moment_of_saving_is_in_the_time_of_the_report():
    assert _clock(dt.datetime(2026, 11, 25, 13, 2, 11, tzinfo=dt.UTC)) == "14:02:11"


def test_the_menu_writes_the_patch_list_a_workbook_tables_and_netbox_files(stubs, window, context, dialogs, tmp_path, open_record, settle):
    from dialtone.domain.record import Cabling, Cord, Link, Outlet, Panel
    from dialtone.services import exporting

    panels, outlets = (Panel(id="P1", ports=24),), (Outlet(id="A1"),)
    links, cords = (Link(id="A1", panel="P1", port=1, outlet="A1"),), (Cord(id="C1", a="outlet:A1"),)
    record = Record(customer=Customer(name="Eik"), cabling=Cabling(panels=panels, outlets=outlets, links=links, cords=cords))
    open_record(record)
    dialogs.files = [tmp_path / name for name in ("patch.csv", "all.xlsx", "tables", "netbox.zip")]
    for form in ("patch-list", "xlsx", "csv", "netbox"):
        assert window.actions_.action(f"export-{form}").isEnabled()
        window.actions_.action(f"export-{form}").trigger()
        settle()
    held = context.controller.snapshot.record
    assert (tmp_path / "patch.csv").read_bytes() == exporting.patch_list_csv(held)
    assert (tmp_path / "all.xlsx").read_bytes()[:2] == b"PK"
    assert zipfile.is_zipfile(tmp_path / "tables.zip")
    assert "cables.csv" in str(zipfile.ZipFile(tmp_path / "netbox.zip").namelist())
    assert "1 cord" in window.status._note.text()
    assert not dialogs.problems
    context.controller.close()
    settle()
    assert not window.actions_.action("export-csv").isEnabled()


def test_a_pages_own_keys_work_as_soon_as_it_is_chosen(window, qtbot, open_record, settle):
    from dialtone.gui.dialogs.build_rack import BuildRackDialog

    open_record(RECORD)
    window.show()
    settle()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_6, CONTROL)
    settle()
    assert window.page.page_id == "cabling"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_B, CONTROL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BuildRackDialog)
    dialog.reject()
