"""The welcome page: new, open, recent, training, language."""

from PySide6.QtCore import QCoreApplication, Qt

from dialtone.domain.changes import Set


def test_a_dossier_made_here_is_recent_next_time_and_opens_by_keyboard(window, context, dialogs, qtbot, tmp_path, settle):
    dialogs.files = [tmp_path / "linde.dialtone"]
    window.welcome.new_button.click()
    settle()
    assert context.controller.is_open
    context.controller.edit("edit.customer", Set("customer", "", {"name": "De Linde"}))
    settle()
    context.controller.close()
    settle()
    listed = window.welcome.recent_list
    qtbot.waitUntil(lambda: listed.count() == 1)  # read a moment after the first paint
    listed.setCurrentRow(0)
    listed.setFocus()
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    settle()
    assert context.controller.path == tmp_path / "linde.dialtone"
    assert not dialogs.problems


def test_a_recent_dossier_can_be_taken_off_the_list_and_the_file_stays(window, context, services, qtbot, tmp_path, settle):
    services.dossiers.create(tmp_path / "a.dialtone").close()
    window.welcome.refresh()
    settle()
    assert window.welcome.recent_list.count() == 1
    window.welcome.recent_list.setCurrentRow(0)
    qtbot.keyClick(window.welcome.recent_list, Qt.Key.Key_Delete)
    settle()
    assert window.welcome.recent_list.count() == 0
    assert (tmp_path / "a.dialtone").exists()


def test_a_recent_dossier_that_is_gone_says_so(window, services, dialogs, tmp_path, settle, context):
    services.dossiers.create(tmp_path / "a.dialtone").close()
    (tmp_path / "a.dialtone").unlink()
    window.welcome.refresh()
    settle()
    item = window.welcome.recent_list.item(0)
    assert "not there" in item.text()
    window.welcome.open_item(item)
    settle()
    assert len(dialogs.problems) == 1
    assert not context.controller.is_open


def test_the_recent_list_is_read_by_itself(window, services, qtbot, tmp_path):
    services.dossiers.create(tmp_path / "a.dialtone").close()
    window.welcome.hide()
    window.welcome.show()
    qtbot.waitUntil(lambda: window.welcome.recent_list.count() == 1)


def test_an_empty_list_says_what_to_do(window, qtbot):
    qtbot.waitUntil(window.welcome._nothing.isVisible)
    assert not window.welcome.recent_list.isVisible()
    assert window.welcome._nothing.isVisible()


def test_language(window, context, services):
    window.welcome._language_buttons["fr"].click()
    assert context.language == "fr"
    assert services.settings.get().language == "fr"
    QCoreApplication.processEvents()
    assert not window.welcome._language_buttons["fr"].isEnabled()


def test_the_training_site_opens_in_one_click(window, context, settle, dialogs):
    window.welcome.training_button.click()
    settle()
    assert not dialogs.problems
    assert context.controller.snapshot.training
    assert context.services.training.running is not None
    assert window.training.isVisible()
