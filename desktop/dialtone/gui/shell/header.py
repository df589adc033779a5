"""The header: whose site, how many users and channels, what keeps us from signing; language, theme and the menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from dialtone.domain.kinds import Severity
from dialtone.gui import icons
from dialtone.gui.context import Context
from dialtone.gui.shell.rail import WIDTH
from dialtone.gui.theme import set_property
from dialtone.gui.widgets.card import ElidedLabel
from dialtone.gui.widgets.chip import Chip
from dialtone.words import LANGUAGES

if TYPE_CHECKING:
    from dialtone.services.progress import Blocker
    from dialtone.services.session import Snapshot

_THEMES = ("system", "light", "dark", "sunlight")
_LANGUAGE_NAMES = {"nl": "Nederlands", "fr": "Français", "en": "English"}


class Header(QFrame):
    """48 pixels at the top. `language_chosen(code)`, `theme_chosen(choice)`, `jump(page, subject)`."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    jump = Signal(str, str)

    def __init__(self, context: Context, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_property(self, "role", "header")
        self.setFixedHeight(48)
        self._context = context
        self._snapshot: Snapshot | None = None
        self._logo = QLabel(self)
        self._name = QLabel("Dialtone", self)
        self._name.setStyleSheet("font-size: 15px; font-weight: 700;")
        set_property(self._name, "tone", "accent")
        self._customer = QLabel(self)
        self._customer.setTextFormat(Qt.TextFormat.PlainText)
        set_property(self._customer, "role", "strong")
        self._where = ElidedLabel(self)
        set_property(self._where, "tone", "muted")
        self._users = Chip(context, "users", "accent", clickable=True, parent=self)
        self._doubts = Chip(context, "circle-question-mark", "doubt", clickable=True, parent=self)
        self._blockers = Chip(context, "circle-x", "fail", clickable=True, parent=self)
        self._users.clicked.connect(lambda: self.jump.emit("order", ""))
        self._doubts.clicked.connect(self._show_doubts)
        self._blockers.clicked.connect(self._show_blockers)
        self._language = self._tool()
        self._language.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._language.setMenu(self._language_menu())
        self._theme = self._tool()
        self._theme_menu = QMenu(self)
        self._theme.setMenu(self._theme_menu)
        self._menu = self._tool()
        self._menu.setMenu(menu)
        self._lay_out()
        self.retranslate()
        self.restyle()
        context.theme.changed.connect(self.restyle)

    def _tool(self) -> QToolButton:
        button = QToolButton(self)
        set_property(button, "role", "quiet")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setIconSize(QSize(18, 18))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        brand = QWidget(self)
        brand.setFixedWidth(WIDTH - 16)
        inside = QHBoxLayout(brand)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self._logo)
        inside.addWidget(self._name)
        inside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(0)
        row.addWidget(brand)
        row.addWidget(self._customer)
        row.addWidget(self._where, 1)
        for chip in (self._users, self._doubts, self._blockers):
            row.addSpacing(12)
            row.addWidget(chip)
        row.addSpacing(8)
        for tool in (self._language, self._theme, self._menu):
            row.addWidget(tool)

    # --- content -------------------------------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """The dossier as it stands; None: no dossier is open."""
        self._snapshot = snapshot
        if snapshot is None:
            for label in (self._customer, self._where):
                label.setText("")
            for chip in (self._users, self._doubts, self._blockers):
                chip.set_content("")
            return
        record, words = snapshot.record, self._context.words
        name = record.customer.name if record.customer else None
        self._customer.setText(name or self.tr("Customer not named yet"))
        self._where.setText("".join(f" · {part}" for part in _where(snapshot, self.tr("order %1"))))
        count = snapshot.assessment.count
        users = self.tr("%n user(s)", "", count.users_total)
        channels = self.tr("%1 channels").replace("%1", words.number(count.channels.exact))
        self._users.set_content(f"{users} · {channels}")
        doubts = sum(finding.severity is Severity.DOUBT for finding in snapshot.assessment.findings)
        self._doubts.set_content(self.tr("%n doubt(s)", "", doubts) if doubts else "")
        self._show_blocker_chip(snapshot)

    def _show_blocker_chip(self, snapshot: Snapshot) -> None:
        blockers = len(snapshot.blockers)
        if blockers:
            self._blockers.set_content(self.tr("%n before signing", "", blockers), "circle-x", "fail")
        elif snapshot.signed:
            self._blockers.set_content(self.tr("signed"), "file-check", "ok")
        else:
            self._blockers.set_content(self.tr("ready to sign"), "circle-check", "ok")

    def _show_doubts(self) -> None:
        self._popup(self._doubts, self.doubt_menu())

    def _show_blockers(self) -> None:
        if self._snapshot is not None and not self._snapshot.blockers:
            self.jump.emit("report", "")
            return
        self._popup(self._blockers, self.blocker_menu())

    def _popup(self, chip: QWidget, menu: QMenu) -> None:
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def blocker_menu(self) -> QMenu:
        """What keeps us from signing; each line jumps to where it is solved."""
        menu = self._new_menu()
        for blocker in self._snapshot.blockers if self._snapshot else ():
            self._add_line(menu, self.blocker_text(blocker), icons.PAGE_ICONS.get(blocker.page, "circle-x"), blocker.page, blocker.subject)
        return menu

    def doubt_menu(self) -> QMenu:
        """The questions; each line jumps to its subject."""
        menu = self._new_menu()
        if self._snapshot is not None:
            from dialtone.services.progress import page_of

            for finding in self._snapshot.assessment.findings:
                if finding.severity is Severity.DOUBT:
                    message, _ = self._context.words.finding(finding)
                    page = page_of(finding, self._snapshot.record)
                    self._add_line(menu, message, icons.PAGE_ICONS.get(page, "circle-question-mark"), page, finding.subject)
        return menu

    def blocker_text(self, blocker: Blocker) -> str:
        """A blocker in words; a violation says its own message, which tells more than its clause."""
        if blocker.code == "violation" and self._snapshot is not None:
            for finding in self._snapshot.assessment.findings:
                if finding.id == blocker.params.get("finding"):
                    return self._context.words.finding(finding)[0]
        return self._context.words.text(f"blocker.{blocker.code}", **blocker.params)

    def _new_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _add_line(self, menu: QMenu, text: str, icon: str, page: str, subject: str) -> None:
        shown = text if len(text) <= 110 else f"{text[:108]}…"
        action = menu.addAction(self._context.theme.icon(icon, "muted"), shown.replace("&", "&&"))
        action.triggered.connect(lambda: self.jump.emit(page, subject))

    # --- language, theme -----------------------------------------------------------------------------------------------------------

    def _language_menu(self) -> QMenu:
        menu = QMenu(self)
        for code in LANGUAGES:
            menu.addAction(_LANGUAGE_NAMES[code], partial(self.language_chosen.emit, code))
        return menu

    def retranslate(self) -> None:
        """Names in the present language."""
        self._language.setText(self._context.language.upper())
        self._language.setAccessibleName(self.tr("Language"))
        self._language.setToolTip(self.tr("Language"))
        self._theme.setAccessibleName(self.tr("Theme"))
        self._theme.setToolTip(self.tr("Theme"))
        self._menu.setAccessibleName(self.tr("Menu"))
        self._menu.setToolTip(self.tr("Menu (F10)"))
        self._users.setToolTip(self.tr("Users and simultaneous calls, counted by the provider's conditions"))
        self._doubts.setToolTip(self.tr("Questions that may change the count"))
        self._blockers.setToolTip(self.tr("What keeps the report from being signed"))
        names = {"system": self.tr("As the system"), "light": self.tr("Light"), "dark": self.tr("Dark"), "sunlight": self.tr("Sunlight")}
        self._theme_menu.clear()
        for choice in _THEMES:
            self._theme_menu.addAction(names[choice], partial(self.theme_chosen.emit, choice))

    def open_menu(self) -> None:
        """F10."""
        self._menu.showMenu()

    def restyle(self) -> None:
        """Symbols in the theme's colours."""
        theme = self._context.theme
        self._logo.setPixmap(theme.pixmap("phone-call", "accent", 20))
        self._language.setIcon(theme.icon("languages", "muted"))
        self._theme.setIcon(theme.icon("sun" if theme.tokens.dark else "moon", "muted"))
        self._menu.setIcon(theme.icon("ellipsis-vertical", "muted"))

    def changeEvent(self, event: QEvent) -> None:
        """A language switch."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.show_snapshot(self._snapshot)
        super().changeEvent(event)


def _where(snapshot: Snapshot, order_words: str) -> list[str]:
    """Address of the first site and the order, as far as known."""
    parts = []
    record = snapshot.record
    address = record.sites[0].address if record.sites else None
    if address is not None:
        street = " ".join(part for part in (address.street, address.number) if part)
        place = ", ".join(part for part in (street, address.municipality) if part)
        parts += [place] if place else []
    if record.order is not None and record.order.reference:
        parts.append(order_words.replace("%1", record.order.reference))
    return parts
