"""What shows when no dossier is open: make one, open one, go on with a recent one, or try it on the training site."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from dialtone.gui.context import Context
from dialtone.gui.theme import set_property
from dialtone.gui.widgets.card import Card, text_label
from dialtone.services.clock import local

if TYPE_CHECKING:
    from dialtone.gui.shell.files import DossierFiles
    from dialtone.services.dossiers import RecentDossier


_AFTER_FIRST_PAINT_MS = 100


class _RecentList(QListWidget):
    """Enter opens, Delete takes off the list."""

    def __init__(self, page: "WelcomePage") -> None:
        super().__init__(page)
        self._page = page
        self.setIconSize(QSize(16, 16))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.itemActivated.connect(page.open_item)
        self.itemClicked.connect(page.open_item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The usual keys of a list."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Delete and item is not None:
            self._page.forget_item(item)
            return
        super().keyPressEvent(event)


class WelcomePage(QWidget):
    """The welcome page."""

    def __init__(self, context: Context, files: "DossierFiles", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._files = context, files
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_AFTER_FIRST_PAINT_MS)
        self._pause.timeout.connect(self._read_after_pause)
        self.setProperty("ground", True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
        self._title = text_label(role="title", parent=self)
        self._text = text_label(tone="muted", parent=self)
        self.new_button = self._act("file-plus", primary=True)
        self.open_button = self._act("folder-open")
        self.new_button.clicked.connect(files.new)
        self.open_button.clicked.connect(files.open)
        self.verify_button = QPushButton(self)
        set_property(self.verify_button, "role", "link")
        self.verify_button.clicked.connect(lambda: context.controller.verification_requested.emit(None))
        self._training = Card(context, self)
        self._training_text = text_label(tone="muted", parent=self._training)
        self.training_button = QPushButton(self._training)
        self.training_button.clicked.connect(self._start_training)
        self._training.body.addWidget(self._training_text)
        self._training.body.addWidget(self.training_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._recent = Card(context, self)
        self.recent_list = _RecentList(self)
        self._nothing = text_label(tone="muted", parent=self._recent)
        self._nothing.hide()
        self._recent.body.addWidget(self.recent_list)
        self._recent.body.addWidget(self._nothing)
        self._recent.body.addStretch(1)
        self._languages = QHBoxLayout()
        self._language_buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self.retranslate()
        self.restyle()
        context.theme.changed.connect(self.restyle)
        context.controller.problem.connect(self._ready_again)

    def _act(self, icon: str, *, primary: bool = False) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("icon_name", icon)
        if primary:
            set_property(button, "role", "primary")
        return button

    def _lay_out(self) -> None:
        self._languages.setSpacing(4)
        for code, name in (("nl", "Nederlands"), ("fr", "Français"), ("en", "English")):
            button = QPushButton(name, self)
            set_property(button, "role", "link")
            button.clicked.connect(lambda _=False, code=code: self._files.choose_language(code))
            self._language_buttons[code] = button
            self._languages.addWidget(button)
            self._languages.addSpacing(12)
        self._languages.addStretch(1)
        acts = QHBoxLayout()
        acts.setSpacing(12)
        acts.addWidget(self.new_button)
        acts.addWidget(self.open_button)
        acts.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._title)
        left.addWidget(self._text)
        left.addSpacing(4)
        left.addLayout(acts)
        left.addWidget(self.verify_button, 0, Qt.AlignmentFlag.AlignLeft)
        left.addSpacing(20)
        left.addWidget(self._training)
        left.addSpacing(12)
        left.addLayout(self._languages)
        left.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(48, 64, 48, 48)
        grid.setHorizontalSpacing(48)
        grid.addLayout(left, 0, 1)
        grid.addWidget(self._recent, 0, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 6)
        grid.setColumnStretch(2, 7)
        grid.setColumnStretch(3, 1)

    # --- content -------------------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """The recent list is read anew; the first time after the window was drawn, since reading it loads most of the program."""
        super().showEvent(event)
        self._pause.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing to read while nobody looks."""
        self._pause.stop()
        super().hideEvent(event)

    def _read_after_pause(self) -> None:
        self._pause.setInterval(0)
        self.refresh()

    def refresh(self) -> None:
        """Read the recent list, elsewhere."""
        self._context.bridge.pool(self._read_recent, done=self._show_recent, failed=lambda _: self._show_recent(()), owner=self)

    def _read_recent(self) -> "tuple[tuple[RecentDossier, bool], ...]":
        return tuple((entry, entry.exists) for entry in self._context.services.dossiers.recent())

    def _show_recent(self, entries: "tuple[tuple[RecentDossier, bool], ...]") -> None:
        self._ready_again()
        self.recent_list.clear()
        for entry, exists in entries:
            when = self._context.words.date(local(entry.opened_at).date())
            where = when if exists else self.tr("not there now")
            word = self.tr("training")
            training = f" · {word}" if entry.training else ""
            item = QListWidgetItem(f"{entry.customer}   {where}{training}", self.recent_list)
            icon = "graduation-cap" if entry.training else "building" if exists else "file-warning"
            item.setIcon(self._context.theme.icon(icon, "doubt" if entry.training else "muted"))
            item.setData(Qt.ItemDataRole.UserRole, str(entry.path))
            item.setToolTip(str(entry.path))
            if not exists:
                item.setForeground(self._context.theme.colour("muted"))
        self.recent_list.setVisible(bool(entries))
        self._nothing.setVisible(not entries)
        if entries:
            self.recent_list.setCurrentRow(0)

    def open_item(self, item: QListWidgetItem) -> None:
        """Open a recent dossier; when it is gone, the problem says so."""
        self._files.open_path(Path(str(item.data(Qt.ItemDataRole.UserRole))))

    def forget_item(self, item: QListWidgetItem) -> None:
        """Take it off the list; the file stays."""
        path = Path(str(item.data(Qt.ItemDataRole.UserRole)))
        self._context.bridge.pool(lambda: self._context.services.dossiers.forget(path), done=lambda _: self.refresh(), owner=self)

    def _start_training(self) -> None:
        self.training_button.setEnabled(False)
        self.training_button.setText(self.tr("Starting…"))
        self._files.start_training()

    def _ready_again(self, _: object = None) -> None:
        """The training site runs or could not be started: the button can be used again."""
        self.training_button.setEnabled(True)
        self.training_button.setText(self.tr("&Try with a training site"))

    # --- words, looks --------------------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """All words."""
        self._title.setText(self.tr("A site that works, and the paper that proves it"))
        self._text.setText(
            self.tr("One dossier per customer: discover, check, document, count, sign. Everything you type is saved at once.")
        )
        self.new_button.setText(self.tr("&New dossier…"))
        self.verify_button.setText(self.tr("Verify a signed report…"))
        self.open_button.setText(self.tr("&Open dossier…"))
        self._training.set_heading(self.tr("Learn without a customer"), "graduation-cap", "doubt")
        self._training_text.setText(
            self.tr("A simulated school with forty phones, a switch and a provider. Do the whole job on it; nothing leaves this computer.")
        )
        self.training_button.setText(self.tr("&Try with a training site"))
        self._recent.set_heading(self.tr("Recent dossiers"), "history", "text")
        self.recent_list.setAccessibleName(self.tr("Recent dossiers"))
        self._nothing.setText(
            self.tr("None yet on this computer. Make a new dossier at the start of a visit; you can give it to a colleague as one file.")
        )
        for code, button in self._language_buttons.items():
            set_property(button, "tone", "muted" if code != self._context.language else "accent")
            button.setEnabled(code != self._context.language)

    def restyle(self) -> None:
        """Symbols in the theme's colours."""
        theme = self._context.theme
        theme.dress(self.new_button, "file-plus", "on_accent")
        theme.dress(self.open_button, "folder-open")
        theme.dress(self.training_button, "play", "doubt")

    def changeEvent(self, event: QEvent) -> None:
        """A language switch."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            if self.isVisible():
                self.refresh()
        super().changeEvent(event)
