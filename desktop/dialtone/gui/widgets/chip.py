"""Small marks that carry a symbol and a word in the same tone: the chip, and the verdict of a check."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from dialtone.gui import icons
from dialtone.gui.context import Context
from dialtone.gui.theme import set_property


class Chip(QPushButton):
    """A rounded mark. As a button when `clickable`; otherwise it only says something and takes no focus."""

    def __init__(
        self, context: Context, icon: str = "", tone: str = "accent", *, clickable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._icon = context, icon
        self._tone = tone
        self.setProperty("role", "chip")
        if not clickable:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=True)
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_content("", icon, tone)
        context.theme.changed.connect(self.restyle)

    def set_content(self, text: str, icon: str | None = None, tone: str | None = None) -> None:
        """New words, and where given another symbol and tone. A chip without words hides."""
        self.setText(text)
        self._icon = self._icon if icon is None else icon
        self._tone = self._tone if tone is None else tone
        set_property(self, "tone", self._tone)
        self.setVisible(bool(text) and self.parent() is not None)
        self.restyle()

    def restyle(self) -> None:
        """The symbol in the theme's colour."""
        if self._icon:
            self._context.theme.dress(self, self._icon, self._tone)


class VerdictLabel(QWidget):
    """A symbol and a word in the tone of a verdict, a severity or a state; never colour alone."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._icon, self._tone = "", "text"
        self._symbol = QLabel(self)
        self._word = QLabel(self)
        self._word.setTextFormat(Qt.TextFormat.PlainText)
        set_property(self._word, "role", "strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._symbol)
        row.addWidget(self._word)
        row.addStretch(1)
        context.theme.changed.connect(self.restyle)

    def set_verdict(self, verdict: str, word: str) -> None:
        """«pass», «warn», «fail», «not-run» or «running», with its word."""
        self.set_content(word, icons.VERDICT_ICONS.get(verdict, "circle"), icons.VERDICT_TONES.get(verdict, "muted"))

    def set_severity(self, severity: str, word: str) -> None:
        """A finding's severity, with its word."""
        self.set_content(word, icons.SEVERITY_ICONS.get(severity, "info"), icons.SEVERITY_TONES.get(severity, "muted"))

    def set_state(self, symbol: str, word: str) -> None:
        """A page's state («done», «doubt», …), with its word."""
        self.set_content(word, icons.STATE_ICONS.get(symbol, "circle"), icons.STATE_TONES.get(symbol, "muted"))

    def set_content(self, word: str, icon: str, tone: str) -> None:
        """Any word with any symbol and tone."""
        self._icon, self._tone = icon, tone
        self._word.setText(word)
        set_property(self._word, "tone", tone)
        self.restyle()

    def restyle(self) -> None:
        """The symbol in the theme's colour."""
        if self._icon:
            self._symbol.setPixmap(self._context.theme.pixmap(self._icon, self._tone, 16))
