"""The way to the page that verifies a PDF: from the menu, and by dragging a PDF into the window, with a dossier open or not."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from dialtone.gui.context import Context

if TYPE_CHECKING:
    from dialtone.gui.pages.verify import VerifyPage


class Verifying(QObject):
    """Makes the page when it is first wanted. `back` shows what was there before."""

    def __init__(self, context: Context, stack: QStackedWidget, back: Callable[[], object], window: QWidget) -> None:
        super().__init__(window)
        self._context, self._stack, self._back = context, stack, back
        self.page: VerifyPage | None = None
        context.controller.verification_requested.connect(self.show)

    def show(self, path: Path | None = None) -> None:
        """Show the page, and verify a file at once where one is given."""
        from dialtone.gui.pages.verify import VerifyPage

        if self.page is None:
            self.page = VerifyPage(self._context)
            self.page.left.connect(self._back)
            self._stack.addWidget(self.page)
        self._stack.setCurrentWidget(self.page)
        self.page.choose.setFocus()
        if path is not None:
            self.page.show_path(path)


def dropped_pdf(data: QMimeData) -> Path | None:
    """The one PDF that is dragged; None for anything else."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() == ".pdf" else None
