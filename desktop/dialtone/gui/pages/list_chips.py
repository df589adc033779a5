"""Imported lists for the next scan: a button, and a chip for each list with what was read of it; a click on it takes the list away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from dialtone.gui.context import Context
from dialtone.gui.models.scan_fields import Listed, listed_details, listed_text
from dialtone.gui.widgets import Chip

_MOST = 8


class ListChips(QWidget):
    """`asked()`: a file is to be chosen."""

    asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.lists: tuple[Listed, ...] = ()
        self.chips: list[Chip] = []
        self.button = QPushButton(self)
        self.button.clicked.connect(self.asked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.button)
        self._row.addStretch(1)
        context.theme.changed.connect(self.restyle)
        self.restyle()

    def retranslate(self) -> None:
        """Fixed texts."""
        self.button.setText(self.tr("Import list…"))
        self.button.setToolTip(self.tr("The router's lease list or an nmap file (-oX); can also be dropped here"))
        self._draw()

    def add(self, listed: Listed) -> None:
        """One more list; the same file again comes in its own place."""
        self.lists = (*(each for each in self.lists if each.leads.sha256 != listed.leads.sha256), listed)[-_MOST:]
        self._draw()

    def remove(self, listed: Listed) -> None:
        """The next scan does without it."""
        self.lists = tuple(each for each in self.lists if each is not listed)
        self._draw()
        self.button.setFocus()

    def _draw(self) -> None:
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for place, listed in enumerate(self.lists):
            chip = Chip(self._context, clickable=True, parent=self)
            icon, tone = ("triangle-alert", "warn") if listed.faulty else ("list", "accent")
            chip.set_content(listed_text(listed).replace("&", "&&"), icon, tone)
            details = listed_details(listed, self._context.words)
            chip.setToolTip("\n".join(filter(None, (details, self.tr("Click to leave it out")))))
            chip.clicked.connect(lambda _=False, listed=listed: self.remove(listed))
            self._row.insertWidget(1 + place, chip)
            self.chips.append(chip)

    def restyle(self) -> None:
        """The symbol in the theme's colour."""
        self._context.theme.dress(self.button, "upload")
