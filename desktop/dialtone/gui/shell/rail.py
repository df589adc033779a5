"""The left rail: where the work stands, in a word and a symbol for each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QVBoxLayout, QWidget

from dialtone.gui import icons
from dialtone.gui.context import Context
from dialtone.gui.pages import PAGES, page_name
from dialtone.gui.theme import set_property
from dialtone.gui.tokens import DARK, RADIUS, SMALL_PX

if TYPE_CHECKING:
    from dialtone.services.progress import PageState

WIDTH = 208


class RailButton(QAbstractButton):
    """One page: its symbol, name, state in a word, and the state's symbol."""

    def __init__(self, context: Context, page_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self.page_id = context, page_id
        self._state: PageState | None = None
        self._number = list(PAGES).index(page_id) + 1
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.retranslate()

    def sizeHint(self) -> QSize:
        """As wide as the rail, 44 high."""
        return QSize(WIDTH - 16, 44)

    def set_state(self, state: PageState) -> None:
        """Where the page's work stands."""
        if state != self._state:
            self._state = state
            self.retranslate()

    def word(self) -> str:
        """The state in a word."""
        if self._state is None:
            return ""
        return self._context.words.text(f"state.{self._state.text_code}", **self._state.params)

    def retranslate(self) -> None:
        """Name and state in the present language."""
        name = page_name(self.page_id)
        self.setText(name)
        self.setAccessibleName(f"{name}, {self.word()}")
        self.setToolTip(f"{name} · {self.word()}  (Ctrl+{self._number})")
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """All by hand, since the rail has its own colours in every theme."""
        tokens = self._context.theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect().adjusted(1, 1, -1, -1)
        chosen = self.isChecked()
        if chosen or self.underMouse():
            ground = QColor(tokens.rail_selected)
            ground.setAlphaF(1.0 if chosen else 0.45)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        inverse = chosen and tokens.name == "sunlight"
        strong, quiet = ("#000000", "#000000") if inverse else ("#FFFFFF" if chosen else tokens.rail_text, tokens.rail_muted)
        if self.hasFocus():
            painter.setPen(QColor(DARK.accent if not inverse else tokens.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        middle = self.height() // 2
        painter.drawPixmap(
            QPointF(11, middle - 9), self._context.theme.painted(icons.PAGE_ICONS[self.page_id], strong if chosen else quiet, 18)
        )
        symbol = self._state.symbol if self._state else "empty"
        tone = DARK.colour(icons.STATE_TONES[symbol])
        sign = icons.STATE_ICONS[symbol]
        painter.drawPixmap(QPointF(self.width() - 27, middle - 8), self._context.theme.painted(sign, "#000000" if inverse else tone, 16))
        self._write(painter, strong, quiet if not chosen else strong)
        painter.end()

    def _write(self, painter: QPainter, strong: str, quiet: str) -> None:
        left, right = 39, self.width() - 29
        name = QFont(self.font())
        name.setWeight(QFont.Weight.Medium)
        self._line(painter, name, strong, QRect(left, 5, right - left, 18), self.text())
        small = QFont(self.font())
        small.setPixelSize(SMALL_PX)
        self._line(painter, small, quiet, QRect(left, 22, right - left, 16), self.word())

    @staticmethod
    def _line(painter: QPainter, font: QFont, colour: str, area: QRect, text: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class Rail(QFrame):
    """The pages in order. Ctrl+1 to Ctrl+9, or the arrow keys once the focus is here. `chosen(page_id)`."""

    chosen = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_property(self, "role", "rail")
        self.setFixedWidth(WIDTH)
        self._buttons = {page_id: RailButton(context, page_id, self) for page_id in PAGES}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(0)
        for button in self._buttons.values():
            self._group.addButton(button)
            button.clicked.connect(lambda _=False, page=button.page_id: self.chosen.emit(page))
            column.addWidget(button)
        column.addStretch(1)
        context.theme.changed.connect(self._redraw)

    def _redraw(self) -> None:
        for button in self._buttons.values():
            button.update()

    def set_states(self, states: dict[str, PageState]) -> None:
        """Where every page's work stands."""
        for page_id, button in self._buttons.items():
            if page_id in states:
                button.set_state(states[page_id])

    def select(self, page_id: str) -> None:
        """Mark a page as the one on show."""
        self._buttons[page_id].setChecked(True)

    def button(self, page_id: str) -> RailButton:
        """The button of a page."""
        return self._buttons[page_id]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go to the page before and after."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        pages = list(PAGES)
        now = next((number for number, page in enumerate(pages) if self._buttons[page].isChecked()), 0)
        page = pages[(now + step) % len(pages)]
        self._buttons[page].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(page)

    def changeEvent(self, event: QEvent) -> None:
        """Names and states in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            for button in self._buttons.values():
                button.retranslate()
        super().changeEvent(event)
