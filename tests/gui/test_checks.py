"""The page «Checks»: filled in by its letters, nothing done by itself, and no «not done» without a reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from dialtone.domain.kinds import CheckState
from dialtone.domain.record import Check, Installer, Record
from dialtone.gui.dialogs.check_reason import CheckReasonDialog
from dialtone.gui.main_window import MainWindow
from dialtone.gui.models.checks_table import OPEN, build, clearing, filling_in
from dialtone.gui.pages.checks import ChecksPage
from dialtone.services import checklists
from dialtone.words import Words

NOW = dt.datetime(2026, 11, 25, 13, 2, 11, tzinfo=dt.UTC)
FIRST = "security.passwords-changed"


# --- model -----------------------------------------------------------------------------------------------------------------------------


def test_nothing_is_done_by_itself() -> None:
    table = build(checklists.load("en"), Record(), Words("en"))
    assert {line.look for line in table.lines.values()} == {OPEN}
    assert table.filled == 0
    assert table.required == len(checklists.open_items(Record())) > 0


def test_progress_counts_each_list_and_the_required_lines() -> None:
    record = Record(checks=(Check(id=FIRST, state=CheckState.DONE), Check(id="security.firewall", state=CheckState.FAILED)))
    table = build(checklists.load("en"), record, Words("en"))
    security = next(group for group in table.groups if group.key == "list:security")
    assert security.note.startswith("2 of ")
    assert "1" in security.cells["who"].text
    assert (table.filled, table.failed) == (2, 1)


def test_a_line_that_no_list_knows_is_kept_in_view() -> None:
    record = Record(checks=(Check(id="partner.special", state=CheckState.DONE, by="Jan", at=NOW, note="fine"),))
    table = build(checklists.load("nl"), record, Words("nl"))
    line = table.lines["partner.special"]
    assert table.groups[-1].key == "list:others"
    assert (line.who, line.said) == ("Jan, 25/11/2026 14:02", "fine")


def test_not_done_without_a_reason_is_named() -> None:
    table = build(checklists.load("en"), Record(checks=(Check(id=FIRST, state=CheckState.NOT_DONE),)), Words("en"))
    assert table.lines[FIRST].lacks_reason


def test_a_new_state_keeps_the_note_and_drops_the_old_reason() -> None:
    record = Record(checks=(Check(id=FIRST, state=CheckState.NOT_DONE, reason="no time", note="ask Els"),))
    line = build(checklists.load("en"), record, Words("en")).lines[FIRST]
    (change,) = filling_in([line], CheckState.DONE, by="Jan", at=NOW)
    assert change.value == {"id": FIRST, "state": "done", "by": "Jan", "at": NOW.isoformat(), "note": "ask Els"}  # type: ignore[union-attr]
    assert clearing([build(checklists.load("en"), Record(), Words("en")).lines[FIRST]]) == ()


# --- page ------------------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def show(window: MainWindow, open_record: Callable[[Record], None], settle: Callable[[], None]) -> Callable[[Record], ChecksPage]:
    def show_it(record: Record) -> ChecksPage:
        open_record(record)
        window.show_page("checks")
        settle()
        assert isinstance(window.page, ChecksPage)
        return window.page

    return show_it


def stored(page: ChecksPage) -> dict[str, Check]:
    return {check.id: check for check in page.context.controller.snapshot.record.checks}  # type: ignore[union-attr]


def dialog() -> CheckReasonDialog:
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CheckReasonDialog) and widget.isVisible())


def test_a_list_is_filled_in_by_its_letters_alone(show: Any, qtbot: Any, settle: Any) -> None:
    page = show(Record(installer=Installer(name="Jan Peeters")))
    items = [item.id for item in checklists.load("en")[0].items]
    page.table.show_key(items[0])
    for _ in range(2):
        qtbot.keyClick(page.table, Qt.Key.Key_O)
        settle()
    assert [stored(page)[name].state for name in items[:2]] == [CheckState.DONE, CheckState.DONE]
    assert stored(page)[items[0]].by == "Jan Peeters"
    assert stored(page)[items[0]].at == NOW
    assert page.table.selected_keys() == [items[2]]


def test_not_done_needs_a_reason(show: Any, qtbot: Any, settle: Any) -> None:
    page = show(Record())
    page.table.show_key(FIRST)
    qtbot.keyClick(page.table, Qt.Key.Key_N)
    asked = dialog()
    assert not asked.ok.isEnabled()
    asked.reason.setPlainText("   \n ")
    assert not asked.ok.isEnabled()
    qtbot.keyClick(asked, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert stored(page) == {}
    asked.reason.setPlainText("the customer does it")
    qtbot.keyClick(asked, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert stored(page)[FIRST].state is CheckState.NOT_DONE
    assert stored(page)[FIRST].reason == "the customer does it"


def test_a_left_dialog_changes_nothing(show: Any, qtbot: Any, settle: Any) -> None:
    page = show(Record())
    page.table.show_key(FIRST)
    qtbot.keyClick(page.table, Qt.Key.Key_X)
    dialog().reject()
    settle()
    assert stored(page) == {}


def test_failed_may_go_without_words_and_shows_as_failed(show: Any, qtbot: Any, settle: Any) -> None:
    page = show(Record())
    page.table.show_key("security.firewall")
    qtbot.keyClick(page.table, Qt.Key.Key_X)
    dialog().ok.click()
    settle()
    assert stored(page)["security.firewall"].state is CheckState.FAILED
    page.table.show_key("security.firewall")
    assert page._finding.isVisible()
    assert "failed" in page.heading.remark.text()


def test_a_reason_of_what_was_not_done_cannot_be_emptied(show: Any, settle: Any) -> None:
    page = show(Record(checks=(Check(id=FIRST, state=CheckState.NOT_DONE, reason="no time"),)))
    page.table.show_key(FIRST)
    reason, note = page.form.editor("reason"), page.form.editor("note")
    assert isinstance(reason, QPlainTextEdit)
    assert isinstance(note, QPlainTextEdit)
    reason.setPlainText("")
    page.flush()
    settle()
    assert stored(page)[FIRST].reason == "no time"
    assert reason.toPlainText() == "no time"
    note.setPlainText("on Friday")
    page.flush()
    settle()
    assert stored(page)[FIRST].note == "on Friday"


def test_delete_opens_again_and_undo_brings_it_back(show: Any, qtbot: Any, settle: Any) -> None:
    page = show(Record(checks=(Check(id=FIRST, state=CheckState.DONE, by="Jan", at=NOW),)))
    page.table.show_key(FIRST)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    settle()
    assert stored(page) == {}
    page.context.controller.undo()
    settle()
    assert stored(page)[FIRST].by == "Jan"


def test_several_at_once(show: Any, settle: Any) -> None:
    page = show(Record())
    page.table.selectAll()
    page.buttons["done"].click()
    settle()
    assert set(stored(page)) == {item.id for entry in checklists.load("en") for item in entry.items}
    snapshot = page.context.controller.snapshot
    assert not [blocker for blocker in snapshot.blockers if blocker.page == "checks"]


def test_the_blocker_leads_to_the_line(window: MainWindow, open_record: Any, settle: Any) -> None:
    open_record(Record())
    blocker = next(blocker for blocker in window.context.controller.snapshot.blockers if blocker.page == "checks")  # type: ignore[union-attr]
    window.context.controller.jump(blocker.page, blocker.subject)
    settle()
    assert window.page.table.selected_keys() == [blocker.subject]  # type: ignore[union-attr]


def test_the_lists_follow_the_language(show: Any, settle: Any) -> None:
    page = show(Record())
    english = page.found.lines[FIRST].title
    page.context.languages.choose("nl")
    settle()
    assert page.found.lines[FIRST].title == next(i.title for i in checklists.load("nl")[0].items if i.id == FIRST) != english
