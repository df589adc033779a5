"""A bug is written down on this machine, once, without a word of the customer's."""

import datetime as dt
import sys
import threading

from PySide6.QtWidgets import QLabel

from dialtone.domain.problems import InputProblem
from dialtone.gui import crash
from dialtone.gui.dialogs.asking import MessageDialog, QtDialogs

SECRET = "Basisschool De Linde"


def broken():
    name = SECRET
    try:
        return {}[name]
    except KeyError as error:
        raise ValueError(f"customer {name}") from error


def caught():
    try:
        broken()
    except ValueError as error:
        return error


def test_the_report_says_where_and_never_what(tmp_path):
    path = crash.write(caught(), tmp_path, dt.datetime(2026, 11, 25, tzinfo=dt.UTC))
    text = path.read_text(encoding="utf-8")
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "broken" in text
    assert SECRET not in text
    assert str(tmp_path) not in text


def test_an_error_is_written_once(tmp_path):
    error = caught()
    assert crash.write(error, tmp_path) == crash.write(error, tmp_path)
    assert len(list(tmp_path.iterdir())) == 1


def test_only_the_newest_twenty_are_kept(tmp_path):
    for day in range(1, 26):
        crash.write(caught(), tmp_path, dt.datetime(2026, 1, day, tzinfo=dt.UTC))
    left = sorted(path.name for path in tmp_path.iterdir())
    assert len(left) == 20
    assert left[-1].startswith("crash-20260125")


def test_a_folder_that_cannot_be_written_is_no_second_crash(tmp_path):
    (tmp_path / "file").write_text("")
    assert crash.write(caught(), tmp_path / "file") is None


def test_the_hook_writes_and_tells_for_all_threads_and_goes_away(tmp_path):
    told, before = [], (sys.excepthook, threading.excepthook)
    restore = crash.install(tmp_path, told.append)
    error = caught()
    sys.excepthook(type(error), error, error.__traceback__)
    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()
    restore()
    assert [type(each) for each in told] == [ValueError, ValueError]
    assert len(list(tmp_path.iterdir())) == 2
    assert (sys.excepthook, threading.excepthook) == before


def test_a_problem_is_said_in_words_and_a_bug_as_a_bug(window, context, tmp_path):
    dialogs = QtDialogs(context.theme, context.languages, tmp_path / "crashes")
    dialogs.show_problem(window, InputProblem("file.read", file="a.json", detail="no such file"))
    (first,) = window.findChildren(MessageDialog)
    assert any("a.json" in label.text() for label in first.findChildren(QLabel))
    assert not (tmp_path / "crashes").exists()
    first.accept()
    dialogs.show_problem(window, caught())
    assert len(list((tmp_path / "crashes").iterdir())) == 1
    for dialog in window.findChildren(MessageDialog):
        dialog.close()


def test_a_confirmation_answers_by_keyboard(window, context, tmp_path, qtbot):
    from PySide6.QtCore import Qt

    dialogs, done = QtDialogs(context.theme, context.languages, tmp_path), []
    dialogs.confirm(window, "Title", "Text", "&Do it", lambda: done.append(1))
    dialog = window.findChildren(MessageDialog)[-1]
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert done == [1]
    dialogs.confirm(window, "Title", "Text", "&Do it", lambda: done.append(2), danger=True)
    dialog = window.findChildren(MessageDialog)[-1]
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert done == [1], "what can't be undone is not the default"
