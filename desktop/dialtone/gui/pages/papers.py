"""The report as files: drafts made, shown and saved, signed reports given out, and any PDF verified. All of it on workers."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from dialtone.gui.context import Context
from dialtone.services.files import write_atomically

if TYPE_CHECKING:
    from dialtone.dossier.entries import SignedReport
    from dialtone.services.session import Session

_PDF = "PDF (*.pdf)"


def open_in_viewer(path: Path) -> None:
    """Show a file in the system's own viewer."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class Papers(QObject):
    """`busy_changed(busy)` while a draft is made. `open_file` is what shows a PDF; a test puts its own there."""

    busy_changed = Signal(bool)

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self.open_file: Callable[[Path], None] = open_in_viewer
        self.busy = False

    @property
    def _folder(self) -> Path:
        """What is only shown goes here; it is emptied of old drafts when a new one is made."""
        return self._context.services.paths.state / "drafts"

    # --- drafts ----------------------------------------------------------------------------------------------------------------------

    def open_draft(self, language: str) -> None:
        """Make the draft and show it in the system's viewer."""
        stem, now = self._stem(), self._context.services.clock.now()

        def made(path: Path) -> None:
            self.open_file(path)
            self._context.controller.say(self.tr("Draft made: {file}").format(file=path.name))

        self._draft(self._folder / f"{stem}-draft-{now:%H%M%S}.pdf", language, made)

    def save_draft(self, language: str) -> None:
        """Ask where, then write the draft."""
        path = self._context.controller.path
        if path is None:
            return

        def made(target: Path) -> None:
            self._context.controller.say(self.tr("Draft saved: {file}").format(file=target.name))

        suggested = path.with_name(f"{self._stem()}-draft.pdf")
        title = self.tr("Save the draft")
        self._context.dialogs.save_file(self._page, title, suggested, _PDF, lambda target: self._draft(target, language, made))

    def _stem(self) -> str:
        path = self._context.controller.path
        return path.stem if path is not None else ""

    def _draft(self, path: Path, language: str, done: Callable[[Path], None]) -> None:
        if self.busy:
            return
        reports, folder = self._context.services.reports, self._folder

        def work(session: "Session") -> Path:
            if path.parent == folder:
                _sweep(folder)
            write_atomically(path, reports.render(session, language, draft=True))
            return path

        def arrived(made: Path) -> None:
            self._set_busy(busy=False)
            done(made)

        def failed(error: BaseException) -> None:
            self._set_busy(busy=False)
            self._context.controller.problem.emit(error)

        self._set_busy(busy=True)
        self._context.controller.ask(work, done=arrived, failed=failed)

    def _set_busy(self, *, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit(busy)

    # --- signed reports --------------------------------------------------------------------------------------------------------------

    def save_signed(self, report: "SignedReport") -> None:
        """Ask where, then write the signed file as it is."""
        path = self._context.controller.path
        if path is not None:
            title = self.tr("Save the signed report")
            self._context.dialogs.save_file(self._page, title, path.with_name(report.name), _PDF, lambda to: self._write(report.pdf, to))

    def open_signed(self, report: "SignedReport") -> None:
        """Write a copy and show it in the system's viewer."""
        self._write(report.pdf, self._folder / report.name, then=self.open_file)

    def _write(self, data: bytes, path: Path, then: Callable[[Path], None] | None = None) -> None:
        def arrived(_: Any) -> None:
            self._context.controller.say(self.tr("Saved: {file}").format(file=path.name))
            if then is not None:
                then(path)

        failed = self._context.controller.problem.emit
        self._context.bridge.pool(lambda: write_atomically(path, data), done=arrived, failed=failed, owner=self)

    # --- verifying -------------------------------------------------------------------------------------------------------------------

    def verify_signed(self, report: "SignedReport") -> None:
        """Verify a report that the dossier keeps."""
        reports = self._context.services.reports
        self._verify(lambda: reports.verify_data(report.pdf, trust=()), report.name)

    def _verify(self, call: Callable[[], dict[str, Any]], name: str) -> None:
        from dialtone.gui.dialogs.verification import VerificationDialog

        def arrived(document: dict[str, Any]) -> None:
            VerificationDialog(self._context, name, document, self._page).open()

        self._context.bridge.pool(call, done=arrived, failed=self._context.controller.problem.emit, owner=self)


def _sweep(folder: Path) -> None:
    """Drafts shown before are no longer needed; one that a viewer holds open stays."""
    for old in folder.glob("*-draft-*.pdf"):
        with contextlib.suppress(OSError):
            old.unlink()
