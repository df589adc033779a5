"""Lines with symbols that stay in view: what was not used and why, and what contradicts itself."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from dialtone.gui.context import Context
from dialtone.gui.models.scanning import Note
from dialtone.gui.theme import set_property

_LINE = 24
_MOST = 4
"""Lines before it scrolls."""


class NotesList(QListWidget):
    """A list that is as high as its lines, up to four; each line's whole text is its tooltip."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._notes: tuple[Note, ...] = ()
        set_property(self, "framed", value=True)
        self.setSelectionMode(QListWidget.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        context.theme.changed.connect(self._draw)
        self.hide()

    def show_notes(self, notes: Sequence[Note]) -> None:
        """New lines; without any it hides."""
        if tuple(notes) != self._notes:
            self._notes = tuple(notes)
            self._draw()
        self.setVisible(bool(notes))

    def _draw(self) -> None:
        self.clear()
        for note in self._notes:
            item = QListWidgetItem(self._context.theme.icon(note.icon, note.tone), note.text, self)
            item.setToolTip(note.text)
            item.setForeground(self._context.theme.colour("text" if note.tone != "muted" else "muted"))
        height = self.sizeHintForRow(0) if self._notes else _LINE
        self.setFixedHeight(min(len(self._notes), _MOST) * max(height, _LINE) + 2 * self.frameWidth() + 10)
