"""Texts straight from .ts files, numbers in their right form, and a switch that reaches every widget."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel

from dialtone.gui import translator
from dialtone.gui.translator import Languages, english_plural, read_ts

TS = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS>
<TS version="2.1" language="{language}"><context><name>Place</name>
<message><source>room</source><translation>lokaal</translation></message>
<message><source>open</source><translation type="unfinished">half</translation></message>
<message><source>old</source><translation type="vanished">weg</translation></message>
<message><source>empty</source><translation></translation></message>
<message><source>mark</source><comment>verb</comment><translation>markeren</translation></message>
<message numerus="yes"><source>%n room(s)</source><translation>
<numerusform>%n een</numerusform><numerusform>%n meer</numerusform></translation></message>
</context></TS>"""


@pytest.fixture
def files(tmp_path, monkeypatch):
    (tmp_path / "i18n").mkdir()
    for language in ("nl", "fr"):
        (tmp_path / "i18n" / f"dialtone_{language}.ts").write_text(TS.format(language=language), encoding="utf-8")
    monkeypatch.setattr(translator.resources, "shipped", lambda name: tmp_path / name)


def ask(text, comment=None, number=-1):
    return QCoreApplication.translate("Place", text, comment, number)


@pytest.fixture
def languages(qapp, files):
    made = Languages("nl")
    yield made
    made.remove()


def test_only_finished_texts_are_used(languages):
    assert ask("room") == "lokaal"
    for source in ("open", "old", "empty", "unknown"):
        assert ask(source) == source
    assert ask("mark", "verb") == "markeren"
    assert ask("mark", "noun") == "mark"


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("nl", 0, "0 meer"),
        ("nl", 1, "1 een"),
        ("nl", 2, "2 meer"),
        ("fr", 0, "0 een"),
        ("fr", 1, "1 een"),
        ("fr", 2, "2 meer"),
        ("en", 0, "0 rooms"),
    ],
)
def test_numbers_take_the_form_of_their_language(languages, language, number, expected):
    languages.choose(language)
    assert ask("%n room(s)", number=number) == expected


def test_english_needs_no_file():
    assert english_plural("%n user(s)", 1) == "%n user"
    assert english_plural("%n row(s) of %1 block(s)", 2) == "%n rows of %1 blocks"


def test_a_switch_reaches_widgets_and_a_wrong_language_changes_nothing(languages, qtbot):
    class Label(QLabel):
        heard = 0

        def changeEvent(self, event):  # noqa: N802 - Qt overrides keep Qt names
            Label.heard += event.type() == QEvent.Type.LanguageChange
            super().changeEvent(event)

    label = Label()
    qtbot.addWidget(label)
    label.show()
    with qtbot.waitSignal(languages.changed):
        languages.choose("fr")
    QCoreApplication.processEvents()
    assert Label.heard >= 1
    assert languages.words.language == "fr"
    languages.choose("xx")
    assert languages.language == "fr"


def test_a_missing_file_is_no_texts(files):
    assert read_ts("de") == {}


def test_no_translator_is_left_to_the_garbage_collector(qapp):
    """Its destructor would take the lock of the look-up that the collector may be running in."""
    import shiboken6

    languages = Languages("nl")
    held = list(languages._translators)
    languages.choose("fr")
    assert held
    assert not any(shiboken6.isValid(translator) for translator in held)
    held = list(languages._translators)
    languages.remove()
    assert not any(shiboken6.isValid(translator) for translator in held)
