"""Small parts that every page uses: search box, empty state, progress strip."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from dialtone.gui.context import Context
from dialtone.gui.theme import set_property
from dialtone.gui.widgets.card import text_label


class SearchBox(QLineEdit):
    """Filters as one types (after 120 ms); Escape empties; Ctrl+F of its page comes here. `changed(text)`."""

    changed = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._symbol = QAction(self)
        self.addAction(self._symbol, QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(120)
        self._pause.timeout.connect(lambda: self.changed.emit(self.text().strip()))
        self.textChanged.connect(lambda _: self._pause.start())
        self._shortcut: QShortcut | None = None
        if parent is not None:
            self._shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), parent, self._take_focus)
            self._shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        context.theme.changed.connect(self.restyle)
        self.restyle()

    def set_hint(self, text: str) -> None:
        """What can be searched for; also the accessible name."""
        self.setPlaceholderText(text)
        self.setAccessibleName(text)

    def _take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the box before it does anything else."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def restyle(self) -> None:
        """The magnifier in the theme's colour."""
        self._symbol.setIcon(self._context.theme.icon("search", "muted"))


class EmptyState(QWidget):
    """What a view shows when there is nothing yet: what it is for, what to do, and the act itself."""

    triggered = Signal()

    def __init__(self, context: Context, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._icon = context, icon
        self._symbol = QLabel(self)
        self._symbol.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = text_label(role="heading", parent=self)
        self._text = text_label(tone="muted", parent=self)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            # A wrapping label beside an alignment gets the height of one width and the width of another: the width has to be one.
            label.setFixedWidth(440)
        self.button = QPushButton(self)
        set_property(self.button, "role", "primary")
        self.button.clicked.connect(self.triggered)
        self.button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 40, 24, 40)
        column.setSpacing(8)
        column.addStretch(2)
        for widget in (self._symbol, self._title, self._text):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        context.theme.changed.connect(self.restyle)
        self.restyle()

    def set_texts(self, title: str, text: str, action: str = "") -> None:
        """What this is, what to do next, and the button's words (none: no button)."""
        self._title.setText(title)
        self._text.setText(text)
        for label in (self._title, self._text):
            label.setMinimumHeight(label.heightForWidth(440))
        self.button.setText(action)
        self.button.setVisible(bool(action))

    def restyle(self) -> None:
        """The symbol in the theme's colour."""
        self._symbol.setPixmap(self._context.theme.pixmap(self._icon, "muted", 32))


class ProgressStrip(QWidget):
    """A bar with words and a cancel button for work on the network; hidden while there is none.

    `cancelled` asks to stop; `paused(bool)` asks to wait or to go on, where `start` said that the work can be paused.
    """

    cancelled = Signal()
    paused = Signal(bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        set_property(self._text, "tone", "muted")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._pause = QPushButton(self)
        self._pause.setCheckable(True)
        self._pause.toggled.connect(self._hold)
        self._cancel = QPushButton(self)
        self._cancel.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._text)
        row.addWidget(self._bar, 1)
        row.addWidget(self._pause)
        row.addWidget(self._cancel)
        context.theme.changed.connect(self.restyle)
        self.restyle()
        self.hide()

    def start(self, text: str, *, can_pause: bool = False) -> None:
        """Show, not knowing yet how far."""
        self._cancel.setEnabled(True)
        self._pause.blockSignals(True)
        self._pause.setChecked(False)
        self._pause.blockSignals(False)
        self._pause.setVisible(can_pause)
        self._pause.setEnabled(True)
        self.retranslate()
        self._bar.setRange(0, 0)
        self.set_text(text)
        self.show()

    def retranslate(self) -> None:
        """The buttons in another language; the text is its owner's."""
        self._cancel.setText(self.tr("Cancel"))
        self._name_pause()

    def advance(self, done: int, total: int, text: str) -> None:
        """How far; total 0 means unknown."""
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(min(done, total))
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """What is going on."""
        self._text.setText(text)
        self._bar.setAccessibleName(text)

    def finish(self) -> None:
        """The work came to an end."""
        self.hide()

    def _hold(self, held: bool) -> None:
        self._name_pause()
        self.paused.emit(held)

    def _name_pause(self) -> None:
        held = self._pause.isChecked()
        self._pause.setText(self.tr("Go on") if held else self.tr("Pause"))
        self._context.theme.dress(self._pause, "play" if held else "pause")

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._pause.setEnabled(False)
        self.set_text(self.tr("Stopping; what was found is kept…"))
        self.cancelled.emit()

    def restyle(self) -> None:
        """The symbols in the theme's colour."""
        self._context.theme.dress(self._cancel, "x")
        self._context.theme.dress(self._pause, "play" if self._pause.isChecked() else "pause")
