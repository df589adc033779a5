"""The program as it starts. Says «usable» once its window was painted and has answered to a key, then ends; folders of its own."""

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from dialtone.gui.app import close_context, make_context
from dialtone.gui.late import LateServices
from dialtone.gui.main_window import MainWindow
from dialtone.services.paths import Paths


class FirstPaint(QObject):
    """Presses a key after the first paint, as an impatient user would."""

    def __init__(self, window):
        super().__init__(window)
        self.window = window
        window.welcome.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802 - Qt overrides keep Qt names
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.press)
        return False

    def press(self):
        button = self.window.welcome.open_button
        button.setFocus()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(button, QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " "))


class Answer:
    """The dialogs of this run: being asked for a file is the answer to the key."""

    def ask_file(self, *_, **__):
        print("usable", flush=True)
        QTimer.singleShot(0, QApplication.quit)


folder = Path(sys.argv[1])
application = QApplication(sys.argv)
context = make_context(LateServices(Paths(config=folder / "c", state=folder / "s", documents=folder / "d")))
object.__setattr__(context, "dialogs", Answer())
window = MainWindow(context)
watch = FirstPaint(window)
window.show()
code = application.exec()
window.close()
close_context(context)
sys.exit(code)
