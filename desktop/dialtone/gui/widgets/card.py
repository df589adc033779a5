"""Surfaces: the card, the side panel that stacks cards, and a hairline."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from dialtone.gui.context import Context
from dialtone.gui.theme import set_property


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete the widgets in it."""
    while (item := layout.takeAt(0)) is not None:
        if (inner := item.layout()) is not None:
            clear(inner)
        elif (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def hairline(parent: QWidget | None = None) -> QFrame:
    """A horizontal line in the colour of lines."""
    line = QFrame(parent)
    set_property(line, "role", "hairline")
    return line


class ElidedLabel(QLabel):
    """One line that ends in «…» when there is no room; the whole text is its tooltip then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _: QPaintEvent) -> None:
        """As much as fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()


def text_label(text: str = "", *, role: str = "", tone: str = "", parent: QWidget | None = None) -> QLabel:
    """A wrapping label; text from outside is shown as it is, never as markup."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        set_property(label, "role", role)
    if tone:
        set_property(label, "tone", tone)
    return label


class Card(QFrame):
    """A bordered surface with an optional heading (symbol, words, tone) and a `body` to fill."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setProperty("card", True)
        self._icon, self._tone = "", "text"
        self._symbol = QLabel(self)
        self._symbol.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._symbol.hide()
        self._title = text_label(role="heading", parent=self)
        self._title.hide()
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._head = QHBoxLayout()
        self._head.setSpacing(6)
        self._head.addWidget(self._symbol)
        self._head.addWidget(self._title, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(14, 14, 14, 14)
        outer.setSpacing(8)
        outer.addLayout(self._head)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        outer.addLayout(self.body, 1)
        context.theme.changed.connect(self.restyle)

    def set_heading(self, text: str, icon: str = "", tone: str = "text") -> None:
        """The heading: words, with a symbol in their tone."""
        self._icon, self._tone = icon, tone
        self._title.setText(text)
        self._title.setVisible(bool(text))
        set_property(self._title, "tone", tone)
        self.restyle()

    def add_to_heading(self, widget: QWidget) -> None:
        """Something at the right end of the heading."""
        self._head.addWidget(widget)

    def set_padding(self, pixels: int) -> None:
        """Another inner margin (0 for a table)."""
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(pixels, pixels, pixels, pixels)
            if pixels == 0:
                layout.setSpacing(0)

    def restyle(self) -> None:
        """The symbol in the theme's colour."""
        self._symbol.setVisible(bool(self._icon))
        if self._icon:
            self._symbol.setPixmap(self._context.theme.pixmap(self._icon, self._tone, 16))


class SidePanel(QScrollArea):
    """The right-hand panel: a column of cards that scrolls by itself. 296 pixels wide unless told."""

    def __init__(self, parent: QWidget | None = None, width: int = 296) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(width)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(self)
        inside.setProperty("ground", True)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.column.addStretch(1)
        self.setWidget(inside)

    def add(self, widget: QWidget) -> None:
        """A card below the others."""
        self.column.insertWidget(self.column.count() - 1, widget)

    def clear_after(self, count: int) -> None:
        """Remove all cards but the first `count`."""
        while self.column.count() - 1 > count:
            item = self.column.takeAt(count)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
