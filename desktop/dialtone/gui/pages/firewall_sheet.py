"""The button «Sheet for the firewall supplier…»: asks for the language and where, then writes the page."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from dialtone.gui.context import Context
from dialtone.services.files import write_atomically
from dialtone.words import REPORT_LANGUAGES

translate = QCoreApplication.translate

_NAMES = {"nl": "Nederlands", "fr": "Français", "en": "English", "de": "Deutsch"}


def open_in_viewer(path: Path) -> None:
    """Show a file in the system's own viewer."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class SheetButton:
    """Gives a button its menu of languages. `profile()` reads the provider's profile on a worker; `open_file` shows the page."""

    def __init__(self, context: Context, button: QPushButton, page: QWidget, profile: Callable[[], Any]) -> None:
        self._context, self._button, self._page, self._profile = context, button, page, profile
        self.open_file: Callable[[Path], None] = open_in_viewer
        self.menu = QMenu(button)
        self.actions: dict[str, QAction] = {}
        for language in REPORT_LANGUAGES:
            action = self.menu.addAction(_NAMES[language])
            action.triggered.connect(lambda _=False, language=language: self.ask(language))
            self.actions[language] = action
        button.setMenu(self.menu)
        self.writing = False

    def ask(self, language: str) -> None:
        """Ask where, then write the page in this language and show it."""
        snapshot = self._context.controller.snapshot
        if snapshot is None or snapshot.readiness is None or self.writing:
            return
        suggested = snapshot.path.with_name(f"{snapshot.path.stem}-firewall-{language}.pdf")
        title = translate("FirewallSheet", "Sheet for the firewall supplier")
        self._context.dialogs.save_file(self._page, title, suggested, "PDF (*.pdf)", lambda path: self._write(path, language))

    def _write(self, path: Path, language: str) -> None:
        snapshot = self._context.controller.snapshot
        if snapshot is None or snapshot.readiness is None:
            return
        run, readiness, controller = snapshot.readiness, self._context.services.readiness, self._context.controller
        site = (snapshot.record.customer.name or "") if snapshot.record.customer else ""

        def work() -> None:
            write_atomically(path, readiness.sheet(run, self._profile(), language, site=site))

        def done(_: Any) -> None:
            self.writing = False
            self.open_file(path)
            controller.say(translate("FirewallSheet", "Sheet written: {file}").format(file=path.name))

        def failed(error: BaseException) -> None:
            self.writing = False
            controller.problem.emit(error)

        self.writing = True
        self._context.bridge.pool(work, done=done, failed=failed, owner=self._page)
