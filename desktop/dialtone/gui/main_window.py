"""The main window: puts header, rail, banners, page and status bar together and passes messages between them.

What it starts lives elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from dialtone.gui.context import Context
from dialtone.gui.controller import ALL
from dialtone.gui.pages import PAGES, make_page, page_name
from dialtone.gui.pages.base import Page
from dialtone.gui.pages.welcome import WelcomePage
from dialtone.gui.shell.actions import WindowActions
from dialtone.gui.shell.bars import Banner, StatusBar
from dialtone.gui.shell.files import DossierFiles
from dialtone.gui.shell.header import Header
from dialtone.gui.shell.rail import Rail
from dialtone.gui.shell.verifying import Verifying, dropped_pdf

if TYPE_CHECKING:
    from dialtone.services.session import Snapshot


class MainWindow(QMainWindow):
    """One window, one dossier."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.files = DossierFiles(context, self)
        self.actions_ = WindowActions(context, self, self._handlers())
        self.header = Header(context, self.actions_.menu, self)
        self.rail = Rail(context, self)
        self.training = Banner(context, "graduation-cap", "doubt", self)
        self.read_only = Banner(context, "lock", "warn", self)
        self.status = StatusBar(context, self)
        self.stack = QStackedWidget(self)
        self.welcome = WelcomePage(context, self.files, self)
        self.stack.addWidget(self.welcome)
        self.verifying = Verifying(context, self.stack, self._leave_verifying, self)
        self.setAcceptDrops(True)
        self._pages: dict[str, Page] = {}
        self._page: Page | None = None
        self._changed_while_hidden: dict[str, frozenset[str]] = {}
        self._lay_out()
        self._connect()
        self.resize(1366, 768)
        self.setMinimumSize(1024, 640)
        self._show_closed()

    def _handlers(self) -> dict[str, Callable[[], object]]:
        controller = self.context.controller
        return {
            "new": self.files.new,
            "open": self.files.open,
            "import": self.files.import_site_file,
            "export": self.files.export_site_file,
            "verify": self._verify,
            "undo": partial(self._after_flush, controller.undo),
            "redo": partial(self._after_flush, controller.redo),
            "palette": self.open_palette,
            "keys": self.open_keys,
            "close": partial(self._after_flush, controller.close),
            "quit": self.close,
        }

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.stack, 1)
        central = QWidget(self)
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.training)
        column.addWidget(self.read_only)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        self.setCentralWidget(central)

    def _connect(self) -> None:
        context, controller = self.context, self.context.controller
        controller.opened.connect(self._opened)
        controller.closed.connect(self._show_closed)
        controller.snapshot_changed.connect(self._snapshot_changed)
        controller.problem.connect(self.show_problem)
        controller.jump_requested.connect(self.jump)
        controller.said.connect(self.status.say)
        context.bridge.unhandled.connect(self.show_problem)
        self.rail.chosen.connect(self.show_page)
        self.header.jump.connect(self.jump)
        self.header.language_chosen.connect(self.files.choose_language)
        self.header.theme_chosen.connect(self.files.choose_theme)
        self.files.facts_changed.connect(self.status.set_facts)
        for number, page in enumerate(PAGES, start=1):
            QShortcut(QKeySequence(f"Ctrl+{number}"), self, partial(self.show_page, page))
        QShortcut(QKeySequence("F10"), self, self.header.open_menu)

    # --- dossier -------------------------------------------------------------------------------------------------------------------

    @Slot(object)
    def _opened(self, snapshot: Snapshot) -> None:
        self._drop_pages()
        self.rail.show()
        self.status.show()
        self.files.learn_facts(snapshot)
        self.status.say("")
        self.show_page("site")
        self.setFocus()

    @Slot()
    def _show_closed(self) -> None:
        self._drop_pages()
        self.rail.hide()
        self.status.hide()
        self.stack.setCurrentWidget(self.welcome)
        self.welcome.setFocus()
        self._show_frame(None)

    def _drop_pages(self) -> None:
        for page in self._pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self._pages, self._page, self._changed_while_hidden = {}, None, {}

    @Slot(object, object)
    def _snapshot_changed(self, snapshot: Snapshot, kinds: frozenset[str]) -> None:
        self._show_frame(snapshot)
        for page_id in self._pages:
            self._changed_while_hidden[page_id] = self._changed_while_hidden.get(page_id, frozenset()) | kinds
        self._show_in_page()

    def _show_frame(self, snapshot: Snapshot | None) -> None:
        """Everything around the page."""
        self.header.show_snapshot(snapshot)
        self.status.show_snapshot(snapshot)
        self.actions_.update_state()
        self.training.set_text(
            self.tr("Training site: nothing here is about a real customer, and no report of it counts.")
            if snapshot and snapshot.training
            else ""
        )
        self.read_only.set_text(self.files.read_only_text(snapshot))
        name = snapshot.path.name if snapshot else ""
        self.setWindowTitle(f"{name} – Dialtone" if name else "Dialtone")
        if snapshot is not None:
            self.rail.set_states(snapshot.states)

    # --- pages ---------------------------------------------------------------------------------------------------------------------

    @Slot(str)
    def show_page(self, page_id: str) -> None:
        """Bring a page to the front; it is made now when it was not shown before."""
        if not self.context.controller.is_open:
            return
        if self._page is not None and self._page.page_id != page_id:
            self._page.flush()
        if page_id not in self._pages:
            self._pages[page_id] = make_page(page_id, self.context)
            self._changed_while_hidden[page_id] = ALL
            self.stack.addWidget(self._pages[page_id])
        self._page = self._pages[page_id]
        self.rail.select(page_id)
        self._show_in_page()
        self.stack.setCurrentWidget(self._page)
        self._focus_page(self._page)

    def _focus_page(self, page: Page) -> None:
        """The page's own keys work at once; who is in it already, or walks along the rail, stays there."""
        focus = QApplication.focusWidget()
        if focus is None or not (page.isAncestorOf(focus) or self.rail.isAncestorOf(focus)):
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_in_page(self) -> None:
        snapshot = self.context.controller.snapshot
        if self._page is None or snapshot is None:
            return
        changed = self._changed_while_hidden.pop(self._page.page_id, frozenset())
        if changed:
            self._page.show_snapshot(snapshot, changed)

    @Slot(str, str)
    def jump(self, page_id: str, subject: str) -> None:
        """Go to a page and there to a subject."""
        self.show_page(page_id)
        if subject and self._page is not None and self._page.page_id == page_id:
            QTimer.singleShot(0, self._page, partial(self._page.focus_subject, subject))

    def _verify(self) -> None:
        """The page that verifies a PDF."""
        self.verifying.show()

    def _leave_verifying(self) -> None:
        """Back to where the reader was."""
        self.stack.setCurrentWidget(self._page or self.welcome)

    @property
    def page(self) -> Page | None:
        """The page on show."""
        return self._page

    def _after_flush(self, act: Callable[[], object]) -> None:
        """What was typed and not yet saved is saved first."""
        if self._page is not None:
            self._page.flush()
        act()

    # --- windows of the window -----------------------------------------------------------------------------------------------------

    @Slot(object)
    def show_problem(self, error: BaseException) -> None:
        """Say what went wrong."""
        self.context.dialogs.show_problem(self, error)

    def open_palette(self) -> None:
        """Ctrl+K."""
        from dialtone.gui.shell.palette import Entry, Palette, entries_of

        offered = (*self.actions_.all(), *(self._page.actions_offered() if self._page else ()))
        word = self.tr("action")
        acts = [
            Entry(
                "zap",
                action.text().replace("&", "").rstrip("…"),
                f"{word} {action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)}".strip(),
                action.trigger,
            )
            for action in offered
            if action.isEnabled()
        ]
        Palette(self.context, [*entries_of(self.context.controller.snapshot, self.context), *acts], self).show()

    def open_keys(self) -> None:
        """F1."""
        from dialtone.gui.shell.keys import KeysDialog

        window = [(action.text(), action.shortcut().toString()) for action in self.actions_.all() if not action.shortcut().isEmpty()]
        pages = [(page_name(page), f"Ctrl+{number}") for number, page in enumerate(PAGES, start=1)]
        tables = [
            (self.tr("Search in the page"), "Ctrl+F"),
            (self.tr("Edit the cell"), "F2"),
            (self.tr("Open the row"), "Return"),
            (self.tr("Copy rows"), "Ctrl+C"),
            (self.tr("Paste from a spreadsheet"), "Ctrl+V"),
            (self.tr("Delete rows"), "Del"),
            (self.tr("Menu of the row"), "Menu"),
        ]
        here = [(action.text(), action.shortcut().toString()) for action in (self._page.actions_offered() if self._page else ())]
        groups = [(self.tr("Window"), window), (self.tr("Pages"), pages), (self.tr("Tables"), tables)]
        mine = [(text, keys) for text, keys in here if keys]
        KeysDialog([*groups, *([(self.tr("This page"), mine)] if mine else [])], self).open()

    # --- Qt ------------------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """A language switch: the frame's words; pages get the event themselves."""
        if event.type() == QEvent.Type.LanguageChange:
            self.actions_.retranslate()
            self._show_frame(self.context.controller.snapshot)
            self._changed_while_hidden = dict.fromkeys(self._pages, ALL)
            QTimer.singleShot(0, self, self._show_in_page)
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A PDF can be dropped anywhere where the page has no other use for it."""
        if dropped_pdf(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A dropped PDF is verified."""
        path = dropped_pdf(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.verifying.show(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what was typed, close the dossier, end the workers."""
        if self._page is not None:
            self._page.flush()
        self.context.controller.close()
        super().closeEvent(event)
