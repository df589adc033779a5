"""«Your firewall»: what the customer's make calls the setting that the selected check asks to be changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from dialtone.gui.context import Context
from dialtone.gui.models.firewall_words import makes_with_settings, own_words
from dialtone.gui.widgets import Card, clear, text_label
from dialtone.services.preparing import Firewall

_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class FirewallCard(Card):
    """The choice of make stays from check to check. Hidden where the check asks nothing of a firewall."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._makes: tuple[Firewall, ...] = ()
        self._remedy: str | None = None
        self._seconds = 0
        self.box = QComboBox(self)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        self.box.activated.connect(lambda _: self._show_words())
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.body.addWidget(self.box)
        self.body.addLayout(self._lines)
        self.hide()

    def retranslate(self) -> None:
        """Fixed texts."""
        self.set_heading(self.tr("Your firewall"), "shield")
        self.box.setAccessibleName(self.tr("Your firewall"))
        self.box.setItemText(0, self.tr("Choose the make…"))
        self._show_words()

    def set_makes(self, makes: tuple[Firewall, ...]) -> None:
        """The makes to choose from."""
        chosen = self.box.currentData()
        self._makes = makes_with_settings(makes)
        self.box.clear()
        self.box.addItem(self.tr("Choose the make…"), None)
        for make in self._makes:
            self.box.addItem(make.name, make.id)
        self.box.setCurrentIndex(max(self.box.findData(chosen), 0))
        self._show()

    def choose(self, make_id: str) -> None:
        """Choose a make by its id."""
        self.box.setCurrentIndex(max(self.box.findData(make_id), 0))
        self._show_words()

    def show_remedy(self, remedy: str | None, seconds: int) -> None:
        """The change that is asked for; None: none of a firewall. `seconds`: how long a UDP binding must live."""
        self._remedy, self._seconds = remedy, seconds
        self._show()

    def _show(self) -> None:
        self.setVisible(self._remedy is not None and bool(self._makes))
        self._show_words()

    def _show_words(self) -> None:
        clear(self._lines)
        make = next((make for make in self._makes if make.id == self.box.currentData()), None)
        if make is None or self._remedy is None:
            return
        found = own_words(make, self._remedy, self._seconds, self._context.words)
        if not found:
            text = self.tr("What {make} calls this setting isn't in the list; its supplier knows.").format(make=make.name)
            self._lines.addWidget(text_label(text, tone="muted", parent=self))
        for setting in found:
            for text, role in ((setting.asked, "strong"), (setting.commands, "mono")):
                if text:
                    label = text_label(text, role=role, parent=self)
                    label.setTextInteractionFlags(_SELECTABLE)
                    self._lines.addWidget(label)
            self._lines.addWidget(text_label(self.tr("Source: {source}").format(source=setting.source), role="small", parent=self))
