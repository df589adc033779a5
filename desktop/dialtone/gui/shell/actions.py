"""The window's actions, declared once: menu, shortcuts, palette and the key overview are all made from these."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from dialtone.gui.context import Context
from dialtone.gui.tables_export import FORMS, ICONS, TablesExport


@dataclass(frozen=True)
class Act:
    """An action: its id, symbol, words, keys, and when it can be used («always», «open», «writable»)."""

    id: str
    icon: str
    text: Callable[[], str]
    keys: str = ""
    when: str = "always"
    ends_group: bool = False


class WindowActions(QObject):
    """QActions of the declared acts, added to the window so that their keys work everywhere in it."""

    def __init__(self, context: Context, window: QWidget, handlers: dict[str, Callable[[], object]]) -> None:
        super().__init__(window)
        self._context = context
        self._tables = TablesExport(context, window)
        handlers = handlers | {f"export-{form}": partial(self._tables.ask, form) for form in FORMS}
        self._declared = self._declare()
        self._actions: dict[str, QAction] = {}
        self.menu = QMenu(window)
        for act in self._declared:
            action = QAction(window)
            if act.keys:
                action.setShortcut(QKeySequence(act.keys))
                action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(lambda _=False, run=handlers[act.id]: run())
            window.addAction(action)
            self._actions[act.id] = action
            self.menu.addAction(action)
            if act.ends_group:
                self.menu.addSeparator()
        self.retranslate()
        self.restyle()
        context.theme.changed.connect(self.restyle)

    def _declare(self) -> tuple[Act, ...]:
        return (
            Act("new", "file-plus", lambda: self.tr("&New dossier…"), "Ctrl+N"),
            Act("open", "folder-open", lambda: self.tr("&Open dossier…"), "Ctrl+O", ends_group=True),
            Act("import", "download", lambda: self.tr("&Import site file…"), "Ctrl+I", "writable"),
            Act("export", "upload", lambda: self.tr("&Export site file…"), "Ctrl+E", "open"),
            *(Act(f"export-{form}", ICONS[form], partial(self._tables.text, form), "", "open", form == FORMS[-1]) for form in FORMS),
            Act("verify", "shield-check", lambda: self.tr("&Verify a PDF…"), "Ctrl+Shift+V", ends_group=True),
            Act("undo", "undo-2", lambda: self.tr("&Undo"), "Ctrl+Z", "writable"),
            Act("redo", "redo-2", lambda: self.tr("&Redo"), "Ctrl+Shift+Z", "writable", ends_group=True),
            Act("palette", "command", lambda: self.tr("Go to every&thing…"), "Ctrl+K"),
            Act("keys", "keyboard", lambda: self.tr("&Keys…"), "F1", ends_group=True),
            Act("close", "x", lambda: self.tr("&Close dossier"), "Ctrl+W", "open"),
            Act("quit", "log-out", lambda: self.tr("&Quit Dialtone"), "Ctrl+Q"),
        )

    def update_state(self) -> None:
        """Enable what can be done, and name what undo and redo would do."""
        snapshot = self._context.controller.snapshot
        allowed = {"always": True, "open": snapshot is not None, "writable": self._context.controller.writable}
        for act in self._declared:
            self._actions[act.id].setEnabled(allowed[act.when])
        for name, label in (("undo", snapshot and snapshot.undo_label), ("redo", snapshot and snapshot.redo_label)):
            action = self._actions[name]
            action.setEnabled(action.isEnabled() and bool(label))
            base = next(act for act in self._declared if act.id == name).text()
            named = self._context.words.text(f"{label}") if label and self._context.words.has(label) else ""
            action.setText(self.tr("%1: %2").replace("%1", base).replace("%2", named) if named else base)

    def all(self) -> tuple[QAction, ...]:
        """All of them, in the menu's order."""
        return tuple(self._actions.values())

    def action(self, act_id: str) -> QAction:
        """One of them."""
        return self._actions[act_id]

    def retranslate(self) -> None:
        """Words in the present language."""
        for act in self._declared:
            self._actions[act.id].setText(act.text())
        self.update_state()

    def restyle(self) -> None:
        """Symbols in the theme's colours."""
        for act in self._declared:
            self._actions[act.id].setIcon(self._context.theme.icon(act.icon))
