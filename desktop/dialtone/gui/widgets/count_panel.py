"""The count with its «why»: one big number, lines with sums, and the reason of each line one key away."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dialtone.gui.context import Context
from dialtone.gui.theme import set_property
from dialtone.gui.widgets.card import Card, clear, hairline, text_label


@dataclass(frozen=True)
class CountLine:
    """A line of the panel: words, value, tone («muted» for what counts 0) and the reason, shown on Enter or a click."""

    label: str
    value: str
    tone: str = "text"
    why: str = ""
    strong: bool = True


class _Line(QFrame):
    """One line; with a reason it takes the focus and unfolds."""

    def __init__(self, line: CountLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_property(self, "role", "countline")
        self._label = text_label(line.label, tone=line.tone, parent=self)
        value = QLabel(line.value, self)
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        set_property(value, "tone", line.tone)
        if line.strong and line.tone != "muted":
            set_property(value, "role", "strong")
        self._why = text_label(line.why, role="small", parent=self)
        self._why.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._label, 0, 0)
        grid.addWidget(value, 0, 1)
        grid.addWidget(self._why, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        self.setAccessibleName(f"{line.label}: {line.value}")
        if line.why:
            self.setToolTip(f"<qt>{_escaped(line.why)}</qt>")
            self.setAccessibleDescription(line.why)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def toggle(self) -> None:
        """Show or hide the reason."""
        if self._why.text():
            self._why.setVisible(not self._why.isVisibleTo(self))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click unfolds."""
        self.toggle()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and space unfold."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.toggle()
        else:
            super().keyPressEvent(event)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


class CountPanel(Card):
    """A card with a section name, a big number with a remark, and groups of lines between hairlines."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._shown: tuple[str, str, str, tuple[tuple[CountLine, ...], ...]] | None = None
        self._section = text_label(role="section", parent=self)
        self._big = QLabel(self)
        set_property(self._big, "role", "big")
        self._note = text_label(tone="muted", parent=self)
        self._note.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self._note.setContentsMargins(0, 0, 0, 6)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._big)
        top.addWidget(self._note, 1)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(1)
        self.body.addWidget(self._section)
        self.body.addLayout(top)
        self.body.addLayout(self._lines)

    def show_count(self, section: str, big: str, note: str, groups: Sequence[Sequence[CountLine]]) -> None:
        """Show all of it; drawn anew only when something differs, so that an unfolded reason stays open while typing elsewhere."""
        content = (section, big, note, tuple(tuple(group) for group in groups))
        if content == self._shown:
            return
        self._shown = content
        self._section.setText(section.upper())
        self._big.setText(big)
        self._note.setText(note)
        clear(self._lines)
        for number, group in enumerate(group for group in content[3] if group):
            if number:
                self._lines.addSpacing(6)
                self._lines.addWidget(hairline(self))
                self._lines.addSpacing(6)
            for line in group:
                self._lines.addWidget(_Line(line, self))
