"""Why a check failed or was not done. Without a reason «not done» says nothing, so it can't be entered without one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dialtone.domain.changes import Change
from dialtone.domain.kinds import CheckState
from dialtone.gui.context import Context
from dialtone.gui.dialogs.edit_dialog import EditDialog
from dialtone.gui.models.checks_table import Line
from dialtone.gui.widgets import text_label

_MOST = 4000
_LISTED = 5


class CheckReasonDialog(EditDialog):
    """The lines, and a field for the reason. `make(reason)` gives the changes. Ctrl+Enter is the button."""

    label = "edit.change-check"

    def __init__(
        self, context: Context, lines: Sequence[Line], state: CheckState, make: Callable[[str], tuple[Change, ...]], parent: QWidget | None
    ) -> None:
        super().__init__(context, parent, width=480)
        self._lines, self._state, self._make = tuple(lines), state, make
        self.listed = text_label(role="strong", parent=self)
        self.reason = QPlainTextEdit(self)
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(88)
        present = {line.check.reason for line in lines if line.check is not None and line.check.state is state and line.check.reason}
        self.reason.setPlainText(present.pop() if len(present) == 1 else "")
        self.reason.textChanged.connect(self._check)
        self.body.addWidget(self.listed)
        self.body.addWidget(self.reason)
        self.retranslate()
        self._check()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        failed = self._state is CheckState.FAILED
        self.setWindowTitle(self.tr("What is wrong?") if failed else self.tr("Why not?"))
        self.heading.setText(self.windowTitle())
        self.explanation.setText(
            self.tr("The report names what failed, with these words.")
            if failed
            else self.tr("The report says that it was not done, and why. Without a reason it stays open.")
        )
        titles = [line.title for line in self._lines[:_LISTED]]
        if len(self._lines) > _LISTED:
            titles.append(self.tr("and %n more", "", len(self._lines) - _LISTED))
        self.listed.setText("\n".join(titles))
        self.reason.setAccessibleName(self.windowTitle())
        self.ok.setText(self.context.words.text(f"check-state.{self._state.value}"))
        self.ok.setToolTip("Ctrl+Enter")

    def _text(self) -> str:
        return self.reason.toPlainText().strip()

    def _check(self) -> None:
        text = self._text()
        too_long = len(text) > _MOST
        self.fault.setText(self.tr("At most %1 characters.").replace("%1", str(_MOST)) if too_long else "")
        self.fault.setVisible(too_long)
        self.ok.setEnabled(not too_long and (bool(text) or self._state is CheckState.FAILED))

    def changes(self) -> tuple[Change, ...]:
        """The state with its reason."""
        return self._make(self._text()) if self.ok.isEnabled() else ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter finishes, since Enter makes a new line in the field."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.do(close=True)
            return
        super().keyPressEvent(event)
