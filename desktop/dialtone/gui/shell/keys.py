"""F1: which key does what, made from the actions themselves."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dialtone.gui.theme import set_property
from dialtone.gui.widgets.card import text_label


class KeysDialog(QDialog):
    """Groups of (words, keys) in two columns."""

    def __init__(self, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(40)
        grid.setVerticalSpacing(16)
        for number, (title, lines) in enumerate(groups):
            grid.addWidget(_group(title, lines, self), number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
        close = QPushButton(self.tr("Close"), self)
        set_property(close, "role", "primary")
        close.clicked.connect(self.accept)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(20)
        column.addLayout(grid)
        column.addLayout(bottom)


def _plain(text: str) -> str:
    """An action's words without mnemonic and dots; « & » stays a sign (a label without a buddy shows it as it is)."""
    return text.replace(" & ", " \0 ").replace("&", "").replace("\0", "&").replace("…", "")


def _group(title: str, lines: Sequence[tuple[str, str]], parent: QWidget) -> QWidget:
    box = QWidget(parent)
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(6)
    grid.setHorizontalSpacing(24)
    grid.addWidget(text_label(title.upper(), role="section", parent=box), 0, 0, 1, 2)
    for row, (text, keys) in enumerate(lines, start=1):
        grid.addWidget(QLabel(_plain(text), box), row, 0)
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
        strip = QHBoxLayout()
        strip.setSpacing(4)
        strip.addStretch(1)
        for key in native.split("+") if native != "+" else [native]:
            label = QLabel(key, box)
            set_property(label, "role", "key")
            strip.addWidget(label)
        grid.addLayout(strip, row, 1)
    grid.setColumnMinimumWidth(0, 200)
    grid.setColumnStretch(0, 1)
    return box
