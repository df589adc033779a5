"""What a signed file is worth: the verdict, and question by question what holds and what does not."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from dialtone.gui.context import Context
from dialtone.gui.dialogs.verification_view import VerificationView
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import text_label


class VerificationDialog(QDialog):
    """Shows one verification. `title` says of which file."""

    def __init__(self, context: Context, title: str, document: dict[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setMinimumWidth(600)
        self.setWindowTitle(title)
        heading = text_label(title, role="title", parent=self)
        self.view = VerificationView(context, self)
        self.view.show_document(document)
        self.texts = self.view.texts
        note = text_label(self.tr("Verified on this computer, without the network."), role="small", parent=self)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_property(close, "role", "primary")
        close.setDefault(True)
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for widget in (heading, self.view, note, buttons):
            column.addWidget(widget)
