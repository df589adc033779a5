"""A page of the rail, and how to write one.

    class RoomsPage(Page):
        page_id = "rooms"

        def __init__(self, context: Context, parent: QWidget | None = None) -> None:
            super().__init__(context, parent)          # gives self.context, self.heading and self.body
            self._add = self.heading.add_button("plus", primary=True)
            self._add.clicked.connect(self._add_device)
            self.body.addWidget(...)                    # a QVBoxLayout under the heading

        def title(self) -> str: return self.tr("Rooms & devices")
        def retranslate(self) -> None: super().retranslate(); self._add.setText(self.tr("&Add device"))
        def show_snapshot(self, snapshot, changed) -> None: ...
        def focus_subject(self, subject: str) -> None: ...

- The module is imported and the page made when it is first shown: `PAGES` in gui/pages/__init__.py names module and class. Constructors
  do no input or output.
- `show_snapshot` is called at every change while the page is the one on show, and once when it comes to the front; `changed` holds the
  kinds (`touches` helps).
  Texts made from data are set there; fixed texts in `retranslate`, which runs before the first snapshot and at each language switch (then
  `show_snapshot` follows with everything changed).
- Edits: `self.context.controller.edit("edit.code", Put(...), Set(...))`. Else:
  `controller.run(lambda session: …)` (new snapshot after) or `controller.ask` (no snapshot). Work elsewhere:
  `context.bridge.network(lambda report, stop: …, done=…, progress=…, owner=self)`, `bridge.pool`.
- Never compute, read or write in the window's thread. Never `exec()`.
- Colours: `set_property(widget, "role"|"tone", …)` for what the style sheet knows (gui/style.py); `context.theme.icon(name, tone)` for
  icons, `context.theme.dress(button, name, tone)` for buttons with words; made again in `restyle()`,
  which runs at each theme switch. Tones: text, muted, accent, ok, warn, fail, doubt.
- Widgets: dialtone.gui.widgets (Card, Chip, CountPanel, DataTable, Form, EmptyState, SearchBox, ProgressStrip, VerdictLabel, SidePanel).
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dialtone.gui.context import Context
from dialtone.gui.controller import ALL
from dialtone.gui.theme import set_property
from dialtone.gui.widgets.card import ElidedLabel

if TYPE_CHECKING:
    from dialtone.services.session import Snapshot


def touches(changed: frozenset[str], *kinds: str) -> bool:
    """Whether a change concerns one of these kinds (or everything). «cabling» also covers «cabling.racks»."""
    return "*" in changed or any(kind in changed or any(each.startswith(f"{kind}.") for each in changed) for kind in kinds)


class Heading(QWidget):
    """A page's title, a quiet remark beside it, and its actions at the right."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._buttons: list[tuple[QPushButton, str, bool]] = []
        self.title = QLabel(self)
        set_property(self.title, "role", "title")
        self.remark = ElidedLabel(self)
        set_property(self.remark, "tone", "muted")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self.title)
        self._row.addWidget(self.remark, 1)
        self.setMinimumHeight(32)

    def add_button(self, icon: str, *, primary: bool = False) -> QPushButton:
        """A button at the right end; text and shortcut are the page's to set."""
        button = QPushButton(self)
        if primary:
            set_property(button, "role", "primary")
        self._buttons.append((button, icon, primary))
        self._row.addWidget(button)
        self._dress(button, icon, primary)
        return button

    def add_widget(self, widget: QWidget) -> None:
        """Something else at the right end (a chip, a choice)."""
        self._row.addWidget(widget)

    def add_chip(self, widget: QWidget) -> None:
        """A chip directly after the title."""
        self._row.insertWidget(1, widget)

    def _dress(self, button: QPushButton, icon: str, primary: bool) -> None:
        self._context.theme.dress(button, icon, "on_accent" if primary else "text")

    def restyle(self) -> None:
        """Icons in the theme's colours."""
        for button, icon, primary in self._buttons:
            self._dress(button, icon, primary)


class Page(QWidget):
    """A page of the rail."""

    page_id = ""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.heading = Heading(context, self)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
        self.setProperty("ground", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.heading)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        layout.addLayout(self.body, 1)
        context.theme.changed.connect(self.restyle)

    def title(self) -> str:
        """The page's name, as rail and heading show it."""
        raise NotImplementedError

    def show_snapshot(self, snapshot: "Snapshot", changed: frozenset[str]) -> None:
        """Show the dossier as it stands."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set all fixed texts; subclasses call this first."""
        self.heading.title.setText(self.title())
        self.setAccessibleName(self.title())

    def restyle(self) -> None:
        """Make icons and painted colours again after a theme switch; subclasses call this first."""
        self.heading.restyle()

    def focus_subject(self, subject: str) -> None:
        """Bring a row or field into view and give it the focus (a jump from a blocker or the palette). Default: nothing to do."""

    def actions_offered(self) -> tuple[QAction, ...]:
        """What the page can do, for the palette and the menu (each with text, and shortcut where it has one)."""
        return ()

    def flush(self) -> None:
        """Save what was typed and not yet saved: called before undo, closing and leaving the page."""
        from dialtone.gui.widgets.form import Form

        for form in self.findChildren(Form):
            form.flush()

    def refresh(self) -> None:
        """Show the present snapshot whole."""
        snapshot = self.context.controller.snapshot
        if snapshot is not None:
            self.show_snapshot(snapshot, ALL)

    def changeEvent(self, event: QEvent) -> None:
        """A language switch reaches every widget as this event."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            if self.isVisible():
                self.refresh()
        super().changeEvent(event)
