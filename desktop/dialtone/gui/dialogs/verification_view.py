"""A verification on show: the verdict, and four questions with their answers."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dialtone.gui.context import Context
from dialtone.gui.models.report_lines import VERDICT_LOOKS
from dialtone.gui.models.verifying import Line, sections
from dialtone.gui.widgets import Card, text_label
from dialtone.gui.widgets.card import clear


class VerificationView(QWidget):
    """Shows one verification; `texts` is all that it says."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.document: dict[str, Any] | None = None
        self.texts: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        context.theme.changed.connect(self.refresh)

    def show_document(self, document: dict[str, Any]) -> None:
        """Show a verification as `verify --json` gives it."""
        self.document = document
        self.refresh()

    def refresh(self) -> None:
        """Again, in the present language and theme."""
        clear(self._column)
        self.texts = []
        if self.document is None:
            return
        words = self._context.words
        verdict = Card(self._context, self)
        icon, tone = VERDICT_LOOKS.get(self.document["verdict"], ("circle-x", "fail"))
        verdict.set_heading(words.text(f"verify.{self.document['verdict']}"), icon, tone)
        self._column.addWidget(verdict)
        for section in sections(self.document, words):
            card = Card(self._context, self)
            card.set_heading(section.title, *section.look)
            for line in section.lines:
                card.body.addLayout(self._line(line, card))
            self._column.addWidget(card)
        self._column.addStretch(1)

    def _line(self, line: Line, card: Card) -> QHBoxLayout:
        symbol, tone, text = line
        row = QHBoxLayout()
        row.setSpacing(8)
        mark = QLabel(card)
        mark.setPixmap(self._context.theme.pixmap(symbol, tone, 16))
        mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        label = text_label(text, tone="" if tone == "text" else tone, parent=card)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        row.addWidget(mark)
        row.addWidget(label, 1)
        self.texts.append(text)
        return row
