"""The interface's language, switched at run time.

Translations are read straight from the .ts files, so that no generated .qm has to be built or kept; Qt asks this translator text by text.
Words for codes
(kinds, findings, checks) come from `dialtone.words` in the same language.
"""

from xml.etree import ElementTree as ET

import shiboken6
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from dialtone import resources
from dialtone.words import LANGUAGES, Words


def read_ts(language: str) -> dict[tuple[str, str, str], tuple[str, ...]]:
    """The finished texts of a .ts file.

    (context, source, comment) → forms (several for numbers). Empty for English and for a missing file.
    """
    path = resources.shipped(f"i18n/dialtone_{language}.ts")
    if not path.is_file():
        return {}
    texts: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - a file that ships with the program
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") in {"unfinished", "vanished", "obsolete"}:
                continue
            forms = tuple(form.text or "" for form in translation.iter("numerusform")) or (translation.text or "",)
            if any(forms):
                texts[name, message.findtext("source") or "", message.findtext("comment") or ""] = forms
    return texts


def english_plural(source: str, number: int) -> str:
    """«%n user(s)» as English says it for this number: English sources need no file of their own."""
    return source.replace("(s)", "" if number == 1 else "s")


class TsTranslator(QTranslator):
    """Answers from a .ts file. Dutch uses two number forms (1, other), French too (0 and 1, other)."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._texts = read_ts(language)

    def isEmpty(self) -> bool:
        """Never: Qt drops empty translators."""
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """The text, or None (Qt then shows the English source)."""
        forms = self._texts.get((context, sourceText, disambiguation or "")) or self._texts.get((context, sourceText, ""))
        if forms is None:
            return english_plural(sourceText, n) if n >= 0 and "(s)" in sourceText else None
        one = n == 1 or (n == 0 and self._language == "fr")
        return forms[0] if len(forms) == 1 or one else forms[1]


class Languages(QObject):
    """The language in force. `choose` switches; every widget gets Qt's LanguageChange event, and then `changed` is emitted."""

    changed = Signal(str)

    def __init__(self, language: str = "en", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translators: list[QTranslator] = []
        self.words = Words(language)
        self._install()

    @property
    def language(self) -> str:
        """nl, fr or en."""
        return self.words.language

    @property
    def locale(self) -> QLocale:
        """Numbers and dates as the language writes them, in Belgium."""
        return {
            "nl": QLocale(QLocale.Language.Dutch, QLocale.Country.Belgium),
            "fr": QLocale(QLocale.Language.French, QLocale.Country.Belgium),
        }.get(self.language, QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))

    def choose(self, language: str) -> None:
        """Switch to one of `dialtone.words.LANGUAGES`."""
        if language == self.language or language not in LANGUAGES:
            return
        self.words = Words(language)
        self._install()
        self.changed.emit(language)

    def remove(self) -> None:
        """Take the translators out of the application, and delete them here and now.

        Qt's destructor of a translator takes the lock that a look-up holds; left to the garbage collector, it could run inside a look-up
        (ours is Python) and wait for itself for ever.
        """
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
            shiboken6.delete(translator)
        self._translators = []

    def _install(self) -> None:
        self.remove()
        QLocale.setDefault(self.locale)
        if self.language == "en":
            made: list[QTranslator] = [TsTranslator("en", self)]
        else:
            qt = QTranslator(self)
            qt.load(f"qtbase_{self.language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            made = [qt, TsTranslator(self.language, self)]
        for translator in made:
            QCoreApplication.installTranslator(translator)
        self._translators = made
