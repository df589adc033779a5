"""Choose one of many by typing a part of its name: assign a person or a room without leaving the keyboard."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dialtone.gui.context import Context
from dialtone.gui.models.sheet import plain
from dialtone.gui.widgets.card import text_label

_NEW = "\0new"
_MOST = 200


class PickDialog(QDialog):
    """A line to type in and the list it narrows. Enter takes, Escape leaves. `picked(id)`; `made(name)`: what was typed is to be new."""

    def __init__(self, context: Context, title: str, entries: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entries = [(key, name, plain(name)) for key, name in entries]
        self.picked: Callable[[str], None] | None = None
        self.made: Callable[[str], None] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(title)
        self.setMinimumSize(400, 420)
        self._new_text: Callable[[str], str] = str
        self.line = QLineEdit(self)
        self.line.setAccessibleName(title)
        self.line.setPlaceholderText(self.tr("type a part of the name"))
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._narrow)
        self.list = QListWidget(self)
        self.list.setAccessibleName(title)
        self.list.setProperty("framed", True)
        self.list.itemActivated.connect(lambda _: self.take())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(text_label(title, role="heading", parent=self))
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addWidget(text_label(self.tr("Enter takes it, Esc leaves it."), role="small", parent=self))

    def offer_new(self, text: Callable[[str], str]) -> None:
        """Offer to make what was typed; `text(name)` are the words for it."""
        self._new_text = text

    def open(self) -> None:
        """Show with all entries."""
        self._narrow("")
        super().open()
        self.line.setFocus()

    def _narrow(self, text: str) -> None:
        needles = plain(text).split()
        self.list.clear()
        hits = [(key, name) for key, name, bare in self._entries if all(needle in bare for needle in needles)]
        for key, name in hits[:_MOST]:
            item = QListWidgetItem(name, self.list)
            item.setData(Qt.ItemDataRole.UserRole, key)
        exact = any(bare == plain(text) for _, _, bare in self._entries)
        if self.made is not None and text.strip() and not exact:
            item = QListWidgetItem(self._context.theme.icon("plus", "accent"), self._new_text(text.strip()), self.list)
            item.setData(Qt.ItemDataRole.UserRole, _NEW)
        self.list.setCurrentRow(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while one types; Enter takes."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), self.list.count() - 1))
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.take()
                return True
        return super().eventFilter(watched, event)

    def take(self) -> None:
        """Take the entry that the cursor stands on."""
        if self.list.currentRow() < 0:
            return
        item = self.list.currentItem()
        key = item.data(Qt.ItemDataRole.UserRole)
        name = self.line.text().strip()
        self.accept()
        if key == _NEW:
            if self.made is not None:
                self.made(name)
        elif self.picked is not None:
            self.picked(key)
