"""Starts the window: application, looks, language, services, crash hook; and takes all of it down again in order."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from dialtone import __version__
from dialtone.gui import crash
from dialtone.gui.bridge import Bridge
from dialtone.gui.context import Context
from dialtone.gui.controller import SessionController
from dialtone.gui.dialogs.asking import QtDialogs
from dialtone.gui.late import LateServices
from dialtone.gui.main_window import MainWindow
from dialtone.gui.theme import Theme
from dialtone.gui.translator import Languages

if TYPE_CHECKING:
    from dialtone.bootstrap import Services


_SWITCH_S = 0.001
"""How long a worker may compute before the window's thread gets its turn; Python's default of 5 ms adds up to a stutter."""


def make_context(services: Services) -> Context:
    """Everything that the window needs, around these services. The QApplication exists already."""
    sys.setswitchinterval(_SWITCH_S)
    settings = services.settings.get()
    theme = Theme(settings.theme)
    theme.apply()
    languages = Languages(settings.language)
    bridge = Bridge()
    controller = SessionController(bridge)
    dialogs = QtDialogs(theme, languages, services.paths.crashes)
    return Context(services=services, bridge=bridge, controller=controller, theme=theme, languages=languages, dialogs=dialogs)


def close_context(context: Context) -> None:
    """The dossier first, then the workers, then the training site, then what belongs to Qt."""
    context.controller.close()
    context.bridge.shutdown()
    if getattr(context.services, "built", True):
        context.services.training.stop()
    context.languages.remove()
    context.theme.close()


def run(arguments: list[str] | None = None) -> int:
    """Open the window and stay until it closes; a dossier named in the arguments is opened."""
    given = sys.argv if arguments is None else arguments
    QCoreApplication.setApplicationName("Dialtone")
    QCoreApplication.setApplicationVersion(__version__)
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(given)
    services = LateServices()
    context = make_context(cast("Services", services))
    window = MainWindow(context)
    window.setWindowIcon(context.theme.icon("phone-call", "accent"))
    restore = crash.install(context.services.paths.crashes, context.bridge.unhandled.emit)
    window.show()
    paths = [Path(name) for name in given[1:] if not name.startswith("-")]
    if paths:
        window.files.open_path(paths[0])
    try:
        return application.exec()
    finally:
        close_context(context)
        restore()
