"""The window's questions: files, confirmation, problems. All open without blocking; the answer comes to a callable."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dialtone.domain.problems import Problem
from dialtone.gui import crash
from dialtone.gui.theme import Theme, set_property
from dialtone.gui.translator import Languages
from dialtone.gui.widgets.card import text_label


class MessageDialog(QDialog):
    """A symbol, a heading, a text, and buttons."""

    def __init__(self, theme: Theme, title: str, text: str, *, icon: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setModal(True)
        symbol = QLabel(self)
        symbol.setPixmap(theme.pixmap(icon, tone, 24))
        symbol.setAlignment(Qt.AlignmentFlag.AlignTop)
        heading = text_label(title, role="heading", parent=self)
        body = text_label(text, parent=self)
        body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        body.setMinimumWidth(400)
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(heading)
        words.addWidget(body)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(symbol)
        row.addLayout(words, 1)
        self.buttons = QDialogButtonBox(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(20)
        column.addLayout(row)
        column.addWidget(self.buttons)

    def add_button(self, text: str, role: QDialogButtonBox.ButtonRole, *, look: str = "") -> QPushButton:
        """A button; `look` «primary» or «danger»."""
        button = self.buttons.addButton(text, role)
        if look:
            set_property(button, "role", look)
        return button


class QtDialogs(QObject):
    """The `Dialogs` of the running program (the protocol is in gui/context.py)."""

    def __init__(self, theme: Theme, languages: Languages, crashes: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._languages, self._crashes = theme, languages, crashes
        self._folder = Path.home()

    def ask_file(self, parent: QWidget, title: str, filters: str, done: Callable[[Path], None], *, folder: Path | None = None) -> None:
        """Choose an existing file."""
        dialog = QFileDialog(parent, title, str(folder or self._folder), filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._open(dialog, done)

    def save_file(self, parent: QWidget, title: str, suggested: Path, filters: str, done: Callable[[Path], None]) -> None:
        """Choose where to write."""
        dialog = QFileDialog(parent, title, str(suggested.parent), filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
        dialog.selectFile(suggested.name)
        self._open(dialog, done)

    def _open(self, dialog: QFileDialog, done: Callable[[Path], None]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        translate = QCoreApplication.translate
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, translate("Dialogs", "Folder:"))
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, translate("Dialogs", "Kind of file:"))

        def chosen(name: str) -> None:
            self._folder = Path(name).parent
            done(Path(name))

        dialog.fileSelected.connect(chosen)
        dialog.open()

    def confirm(self, parent: QWidget, title: str, text: str, action: str, done: Callable[[], None], *, danger: bool = False) -> None:
        """Ask before something that can't be undone."""
        icon, tone = ("triangle-alert", "warn") if danger else ("circle-question-mark", "accent")
        dialog = MessageDialog(self._theme, title, text, icon=icon, tone=tone, parent=parent)
        cancel = dialog.add_button(QCoreApplication.translate("Dialogs", "Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        button = dialog.add_button(action, QDialogButtonBox.ButtonRole.AcceptRole, look="danger" if danger else "primary")
        (cancel if danger else button).setDefault(True)
        cancel.clicked.connect(dialog.reject)
        button.clicked.connect(dialog.accept)
        dialog.accepted.connect(done)
        dialog.open()

    def show_problem(self, parent: QWidget, error: BaseException) -> None:
        """What went wrong and what to do; a bug is written to the crash file and named as such."""
        if isinstance(error, Problem):
            title, text = QCoreApplication.translate("Dialogs", "That did not work"), self._languages.words.problem(error)
        else:
            path = crash.write(error, self._crashes)
            title = QCoreApplication.translate("Dialogs", "Something is wrong in Dialtone itself")
            text = QCoreApplication.translate(
                "Dialogs",
                "Your dossier is saved up to the last edit. What happened was written, without customer data, to this file: %1",
            ).replace("%1", str(path or "–"))
        dialog = MessageDialog(self._theme, title, text, icon="circle-x", tone="fail", parent=parent)
        close = dialog.add_button(QCoreApplication.translate("Dialogs", "Close"), QDialogButtonBox.ButtonRole.AcceptRole, look="primary")
        close.setDefault(True)
        close.clicked.connect(dialog.accept)
        dialog.open()
