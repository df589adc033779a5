"""The look of the running application: tokens → palette, style sheet, icons; switched at run time."""

import sys
import tempfile
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from dialtone.gui import icons
from dialtone.gui.style import style_sheet
from dialtone.gui.tokens import BODY_PX, DARK, LIGHT, THEMES, Tokens

_GAP = 4


def palette(tokens: Tokens) -> QPalette:
    """Qt's palette from the tokens, for what a style sheet does not reach (delegates, native parts, placeholder text)."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: tokens.background,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.background,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.ToolTipBase: tokens.surface,
        QPalette.ColorRole.ToolTipText: tokens.text,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.Mid: tokens.line,
        QPalette.ColorRole.Light: tokens.surface,
        QPalette.ColorRole.Dark: tokens.line,
        QPalette.ColorRole.BrightText: tokens.fail,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return made


def interface_font(tokens: Tokens) -> QFont:
    """The system's font at the body size, with figures of equal width so that columns of numbers stand straight.

    On Linux the system's font is often whatever comes first; Inter is taken where it is installed.
    """
    font = QGuiApplication.font()
    if sys.platform.startswith("linux"):
        font.setFamilies(["Inter", *font.families(), "Noto Sans", "DejaVu Sans"])
    font.setPixelSize(BODY_PX)
    font.setWeight(QFont.Weight(tokens.weight))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


class Theme(QObject):
    """The theme in force. `choose` switches; `changed` tells whoever painted colours by hand or made icons."""

    changed = Signal()

    def __init__(self, choice: str = "light", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = icons.IconSet()
        self._ratio = icons.screen_ratio()
        self._pictures = tempfile.TemporaryDirectory(prefix="dialtone-look-")
        self.choice = choice
        self.tokens = self._resolve(choice)

    @staticmethod
    def _resolve(choice: str) -> Tokens:
        if choice in THEMES:
            return THEMES[choice]
        return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT

    def apply(self) -> None:
        """Give the application this palette, font and style sheet."""
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        application.setStyle("Fusion")
        application.setPalette(palette(self.tokens))
        application.setFont(interface_font(self.tokens))
        chevron = self._picture("chevron-down", self.tokens.muted)
        application.setStyleSheet(style_sheet(self.tokens, chevron, self._picture("check", self.tokens.on_accent)))

    def choose(self, choice: str) -> None:
        """Switch to «light», «dark», «sunlight» or «system»."""
        self.choice = choice
        self.tokens = self._resolve(choice)
        self.apply()
        self.changed.emit()

    def close(self) -> None:
        """Remove the small pictures made for the style sheet."""
        self._pictures.cleanup()

    def _picture(self, name: str, colour: str) -> str:
        """A style sheet can only name a file; forward slashes on every platform."""
        path = Path(self._pictures.name) / f"{name}-{colour[1:]}.png"
        if not path.exists():
            icons.draw(name, colour, 16, 2.0).save(str(path))
        return path.as_posix()

    def icon(self, name: str, tone: str = "text") -> QIcon:
        """An icon in the colour of a meaning."""
        return self._icons.icon(name, self.tokens.colour(tone), self.tokens.muted)

    def dress(self, button: QAbstractButton, name: str, tone: str = "text") -> None:
        """Give a button that also has words its icon, at the design's distance from them."""
        button.setIcon(self._icons.icon(name, self.tokens.colour(tone), self.tokens.muted, _GAP))
        button.setIconSize(QSize(16 + _GAP, 16))

    def pixmap(self, name: str, tone: str = "text", size: int = 16, ratio: float | None = None) -> QPixmap:
        """A pixmap in the colour of a meaning."""
        return self._icons.pixmap(name, self.tokens.colour(tone), size, ratio or self._ratio)

    def painted(self, name: str, colour: str, size: int = 16) -> QPixmap:
        """A pixmap in a colour of its own («#RRGGBB»), for surfaces that keep theirs in every theme."""
        return self._icons.pixmap(name, colour, size, self._ratio)

    def colour(self, tone: str) -> QColor:
        """The colour of a meaning, for painters."""
        return _colour(self.tokens.colour(tone))

    def tint(self, tone: str) -> QColor:
        """The tint of a meaning, for painters."""
        return _colour(self.tokens.tint(tone))


@lru_cache(maxsize=256)
def _colour(text: str) -> QColor:
    """Painters ask for the same few colours hundreds of times; a QColor is a plain value that outlives any application."""
    return QColor(text)


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and let the style look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
