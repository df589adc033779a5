"""A dialog that has something done on a worker: it stays until it was done, and says inside it why it was not."""

from typing import Any

from dialtone.domain.changes import Change
from dialtone.gui.dialogs.edit_dialog import EditDialog


class WorkDialog(EditDialog):
    """Base. Subclasses start the work in `begin` and hand its end to `finished` or `refused`. Meanwhile the dialog can't be left."""

    busy = False

    def say(self, text: str) -> None:
        """What is going on, in the line above the buttons; no text, no line."""
        self.result_line.setText(text)
        self.result_line.setVisible(bool(text))

    def changes(self) -> tuple[Change, ...]:
        """No edit: the work is something else."""
        return ()

    def begin(self) -> None:
        """Start the work."""
        raise NotImplementedError

    def ready(self) -> bool:
        """Whether the button may be pressed now."""
        return True

    def do(self, *, close: bool) -> None:  # noqa: ARG002 - it always closes
        """The button."""
        if self.busy or not self.ready():
            return
        self.fault.hide()
        self.set_busy(busy=True)
        self.begin()

    def set_busy(self, *, busy: bool) -> None:
        """Both buttons are off while the work is under way."""
        self.busy = busy
        self.cancel.setEnabled(not busy)
        self.update_ready()

    def update_ready(self) -> None:
        """The button is on when there is something to do."""
        self.ok.setEnabled(not self.busy and self.ready())

    def finished_with(self, _: Any = None) -> None:
        """It was done."""
        self.set_busy(busy=False)
        if self.made is not None:
            self.made()
        self.accept()

    def refused(self, error: BaseException) -> None:
        """It was not done; what was typed stays."""
        self.set_busy(busy=False)
        self._refused(error)
        self.update_ready()

    def reject(self) -> None:
        """Escape does nothing while the work is under way."""
        if not self.busy:
            super().reject()
