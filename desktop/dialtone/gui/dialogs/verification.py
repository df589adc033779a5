"""What a signed file is worth: the verdict, and line by line what holds and what does not."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dialtone.gui.context import Context
from dialtone.gui.models.report_lines import VERDICT_LOOKS, verification_lines
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Card, text_label


class VerificationDialog(QDialog):
    """Shows one verification. `title` says of which file."""

    def __init__(self, context: Context, title: str, document: dict[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setMinimumWidth(600)
        self.setWindowTitle(title)
        words = context.words
        heading = text_label(title, role="title", parent=self)
        card = Card(context, self)
        icon, tone = VERDICT_LOOKS.get(document["verdict"], ("circle-x", "fail"))
        card.set_heading(words.text(f"verify.{document['verdict']}"), icon, tone)
        self.texts = []
        for symbol, line_tone, text in verification_lines(document, words):
            row = QHBoxLayout()
            row.setSpacing(8)
            mark = QLabel(card)
            mark.setPixmap(context.theme.pixmap(symbol, line_tone, 16))
            mark.setAlignment(Qt.AlignmentFlag.AlignTop)
            label = text_label(text, tone="" if line_tone == "text" else line_tone, parent=card)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
            row.addWidget(mark)
            row.addWidget(label, 1)
            card.body.addLayout(row)
            self.texts.append(text)
        card.body.addStretch(1)
        note = text_label(self.tr("Verified on this computer, without the network."), role="small", parent=self)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_property(close, "role", "primary")
        close.setDefault(True)
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for widget in (heading, card, note, buttons):
            column.addWidget(widget)
