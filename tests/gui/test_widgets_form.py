"""Forms save by themselves, once, never what can't be saved, and never overwrite what is being typed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit

from dialtone.gui.widgets import CountLine, CountPanel, Fault, Field, Form, Section
from dialtone.gui.widgets.form import parse, parse_date, show


@pytest.fixture
def form(qtbot, context):
    saved = []
    made = Form(
        context,
        [
            Section(lambda: "Who"),
            Field("name", lambda: "&Name", check=lambda value: Fault("too short") if value and len(value) < 2 else None),
            Field("on", lambda: "&Date", "date"),
            Field("amount", lambda: "Amount", "number"),
            Field("lift", lambda: "In a lift?", "yesno"),
            Field("kind", lambda: "Kind", "choice", choices=lambda: [("a", "Alfa"), ("b", "Beta")]),
            Field("note", lambda: "Note", "note"),
        ],
        lambda name, value: saved.append((name, value)),
    )
    made.saved = saved
    qtbot.addWidget(made)
    made.show_values({"name": "De Linde", "kind": "b"})
    made.show()
    made.activateWindow()
    return made


def test_typing_is_saved_when_the_focus_leaves_and_only_once(form, qtbot):
    line = form.editor("name")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Eik")
    assert form.saved == []
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    form.flush()
    assert form.saved == [("name", "Eik")]


def test_typing_is_saved_after_a_pause(form, qtbot):
    qtbot.keyClicks(form.editor("name"), "x")
    qtbot.waitUntil(lambda: bool(form.saved))
    assert form.saved == [("name", "De Lindex")]


def test_unchanged_is_not_saved(form, qtbot):
    line = form.editor("name")
    qtbot.keyClicks(line, "x")
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    form.flush()
    assert form.saved == []


def test_a_long_text_shows_where_it_begins_and_is_typed_on_at_its_end(form, qtbot):
    line = form.editor("name")
    form.editor("on").setFocus()
    form.show_values({"name": "Lindegem " * 20})
    assert line.cursorPosition() == 0
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    line.deselect()
    qtbot.keyClicks(line, "!")
    assert line.text().endswith(" !")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert line.cursorPosition() == 0


def test_what_is_typed_survives_a_refresh(form, qtbot):
    qtbot.keyClicks(form.editor("name"), "!")
    form.show_values({"name": "changed elsewhere"})
    assert form.editor("name").text() == "De Linde!"
    form.flush()
    form.show_values({"name": "changed elsewhere"})
    assert form.editor("name").text() == "changed elsewhere"


def test_a_date_that_is_none_is_not_saved_and_says_so(form, qtbot):
    qtbot.keyClicks(form.editor("on"), "31/02/2026")
    form.flush()
    assert form.saved == []
    assert set(form.faults()) == {"on"}
    assert any(label.isVisible() and "no date" in label.text() for label in form.findChildren(QLabel))
    form.editor("on").selectAll()
    qtbot.keyClicks(form.editor("on"), "28.2.26")
    form.flush()
    assert form.saved == [("on", dt.date(2026, 2, 28))]
    assert not form.faults()


def test_a_doubtful_value_is_saved_with_its_message(form, qtbot):
    form.editor("name").selectAll()
    qtbot.keyClicks(form.editor("name"), "x")
    form.flush()
    assert form.saved == [("name", "x")]
    assert form.editor("name").property("state") == "fail"


def test_choices_by_keyboard(form, qtbot):
    box = form.editor("lift")
    assert isinstance(box, QComboBox)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    form.flush()
    assert form.saved == [("lift", True)]
    assert form.values()["kind"] == "b"


def test_emptying_makes_a_value_unknown(form, qtbot):
    form.editor("name").clear()
    qtbot.keyClick(form.editor("name"), Qt.Key.Key_Backspace)
    form.editor("name").textEdited.emit("")
    form.flush()
    assert form.saved == [("name", None)]


def test_a_note_is_saved_and_not_confused_with_what_was_shown(form, qtbot):
    form.show_values({"note": "first"})
    form.flush()
    assert form.saved == []
    qtbot.keyClicks(form.editor("note"), "x")
    form.flush()
    assert form.saved == [("note", "xfirst")]


def test_read_only_can_be_read_and_not_typed(form, qtbot):
    form.set_enabled_fields(False)
    qtbot.keyClicks(form.editor("name"), "x")
    form.flush()
    assert form.saved == []
    assert form.editor("name").text() == "De Linde"


def test_every_editor_has_an_accessible_name(form):
    for kind in (QLineEdit, QComboBox):
        for editor in form.findChildren(kind):
            assert editor.accessibleName(), editor


@given(st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31)))
def test_dates_shown_are_dates_read(day):
    assert parse_date(show("date", day)) == day
    assert parse_date(day.isoformat()) == day


@given(st.sampled_from(["text", "date", "number", "decimal"]), st.text(max_size=30))
def test_garbage_gives_a_value_or_a_fault_and_never_both(kind, text):
    value, fault = parse(kind, text)
    assert value is None or fault is None


@given(st.integers(0, 999_999))
def test_numbers_shown_are_numbers_read(number):
    assert parse("number", show("number", number)) == (number, None)


def test_the_reason_of_a_count_unfolds_by_keyboard(qtbot, context):
    panel = CountPanel(context)
    qtbot.addWidget(panel)
    panel.show_count("Users", "3", "certain", [[CountLine("Persons", "3", why="Each person is one user (BT-4.a).")], []])
    panel.show()
    line = next(child for child in panel.findChildren(QFrame) if child.accessibleName() == "Persons: 3")
    why = next(label for label in panel.findChildren(QLabel) if "BT-4.a" in label.text())
    assert not why.isVisible()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert why.isVisible()
    panel.show_count("Users", "3", "certain", [[CountLine("Persons", "3", why="Each person is one user (BT-4.a).")], []])
    assert why.isVisible()
