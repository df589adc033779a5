"""A dialog that makes one edit: content, what it will do, and the button. Refusals are said inside it, and nothing typed is lost."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from dialtone.domain.changes import Change
from dialtone.domain.problems import Problem
from dialtone.gui.context import Context
from dialtone.gui.theme import set_property
from dialtone.gui.widgets.card import text_label


class EditDialog(QDialog):
    """Base. Subclasses fill `body`, set texts in `retranslate` and say in `changes` what is to be done (nothing: the button is off)."""

    label = "edit.change"

    def __init__(self, context: Context, parent: QWidget | None = None, *, width: int = 560) -> None:
        super().__init__(parent)
        self.context = context
        self.made: Callable[[], None] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setMinimumWidth(width)
        self.heading = text_label(role="title", parent=self)
        self.explanation = text_label(tone="muted", parent=self)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.result_line = text_label(parent=self)
        self.fault = text_label(tone="fail", parent=self)
        self.fault.hide()
        buttons = QDialogButtonBox(self)
        self.cancel = buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self.more = buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.more.hide()
        self.ok: QPushButton = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        set_property(self.ok, "role", "primary")
        self.ok.setDefault(True)
        for other in (self.cancel, self.more):
            other.setAutoDefault(False)
        buttons.accepted.connect(lambda: self.do(close=True))
        self.more.clicked.connect(lambda: self.do(close=False))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for widget in (self.heading, self.explanation):
            column.addWidget(widget)
        column.addLayout(self.body, 1)
        column.addWidget(self.result_line)
        column.addWidget(self.fault)
        column.addWidget(buttons)

    def changes(self) -> tuple[Change, ...]:
        """What the button does now."""
        raise NotImplementedError

    def after(self) -> None:
        """Called when an edit was made and the dialog stays for another."""

    def retranslate(self) -> None:
        """Fixed texts; subclasses call this first."""
        self.cancel.setText(self.tr("Cancel"))

    def do(self, *, close: bool) -> None:
        """Make the edit; the dialog closes when it was made."""
        changes = self.changes()
        if not changes:
            return
        self.ok.setEnabled(False)

        def done(_: Any) -> None:
            if self.made is not None:
                self.made()
            if close:
                self.accept()
            else:
                self.fault.hide()
                self.ok.setEnabled(True)
                self.after()

        self.context.controller.edit(self.label, *changes, done=done, failed=self._refused)

    def _refused(self, error: BaseException) -> None:
        self.ok.setEnabled(True)
        if not isinstance(error, Problem):
            self.context.dialogs.show_problem(self, error)
            return
        self.fault.setText(self.context.words.problem(error))
        self.fault.show()

    def changeEvent(self, event: QEvent) -> None:
        """A language switch."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
