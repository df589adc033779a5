"""The choice of networks: a button with what is chosen, and behind it all networks of this computer, several of which may be ticked."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from dialtone.gui.context import Context
from dialtone.gui.models.scan_fields import INTERFACE_ICONS, caution, choice_key, chosen_text, extent_text, interface_text
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import clear, hairline, text_label
from dialtone.services.discovering import NetworkChoice


class NetworkPopup(QFrame):
    """The list. Space ticks, Escape or Enter closes. `ticked()` tells that something else is chosen now."""

    ticked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._context = context
        self._boxes: dict[str, QCheckBox] = {}
        self.setProperty("card", True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        self._remark = text_label(role="small", parent=self)
        self._remark.setFixedWidth(520)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(self._grid)
        column.addWidget(hairline(self))
        column.addWidget(self._remark)

    def show_choices(self, choices: Sequence[NetworkChoice], chosen: Sequence[str], nothing: str) -> None:
        """The networks with those that are ticked; `nothing`: why there are none."""
        clear(self._grid)
        self._boxes = {}
        row = 0
        for choice in choices:
            row = self._add(choice, row, ticked=choice_key(choice) in chosen)
        self._remark.setText(
            self.tr(
                "A VPN or a network inside this computer is never ticked by itself. "
                "What lies behind a router, such as a voice VLAN, is typed in the field beside it."
            )
            if choices
            else nothing
        )
        self._remark.setMinimumHeight(max(self._remark.heightForWidth(520), 0))

    def _add(self, choice: NetworkChoice, row: int, *, ticked: bool) -> int:
        warning = caution(choice, self._context.words)
        box = QCheckBox(choice.network, self)
        box.setChecked(ticked)
        about, extent = interface_text(choice), extent_text(choice.addresses, choice.expected_seconds, self._context.words)
        box.setAccessibleDescription(" · ".join(filter(None, (about, extent, warning))))
        box.toggled.connect(lambda _: self.ticked.emit())
        self._boxes[choice_key(choice)] = box
        kind, details, size = QLabel(self), QLabel(about, self), QLabel(extent, self)
        kind.setPixmap(self._context.theme.pixmap(INTERFACE_ICONS.get(choice.kind, "network"), "muted", 16))
        for label in (details, size):
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_property(label, "tone", "muted")
        for column, widget in enumerate((box, kind, details, size)):
            self._grid.addWidget(widget, row, column)
        if not warning:
            return row + 1
        mark, text = QLabel(self), text_label(warning, tone="warn", parent=self)
        mark.setPixmap(self._context.theme.pixmap("triangle-alert", "warn", 16))
        mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(mark, row + 1, 1)
        self._grid.addWidget(text, row + 1, 2, 1, 2)
        return row + 2

    def keys(self) -> tuple[str, ...]:
        """Which are ticked."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def box(self, key: str) -> QCheckBox:
        """The check box of a choice."""
        return self._boxes[key]

    def focus_first(self) -> None:
        """The cursor on the first network."""
        for box in self._boxes.values():
            box.setFocus(Qt.FocusReason.PopupFocusReason)
            return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is done with it, as Escape is."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            self.close()
            return
        super().keyPressEvent(event)


class NetworkButton(QPushButton):
    """What is chosen; opens the list. `changed()`: another choice; `opened()`: time to look again what networks there are."""

    changed = Signal()
    opened = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._choices: tuple[NetworkChoice, ...] = ()
        self._chosen: tuple[str, ...] = ()
        self._by_hand = False
        self._nothing = ""
        self.setProperty("role", "select")
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.popup = NetworkPopup(context, self)
        self.popup.ticked.connect(self._ticked)
        self.clicked.connect(self.open_list)
        context.theme.changed.connect(self.restyle)
        self.restyle()

    def show_choices(self, choices: Sequence[NetworkChoice], nothing: str) -> None:
        """The networks of this computer; the first suggested one is chosen until the user chooses. `nothing`: why there are none."""
        self._choices, self._nothing = tuple(choices), nothing
        if not self._by_hand or not self.chosen():
            self._chosen = tuple(choice_key(choice) for choice in choices if choice.suggested)[:1]
        self.retranslate()

    def chosen(self) -> tuple[NetworkChoice, ...]:
        """The ticked networks that are there now."""
        return tuple(choice for choice in self._choices if choice_key(choice) in self._chosen)

    @property
    def any(self) -> bool:
        """Whether this computer is in a network at all."""
        return bool(self._choices)

    def _ticked(self) -> None:
        self._chosen, self._by_hand = self.popup.keys(), True
        self._name()
        self.changed.emit()

    def _name(self) -> None:
        self.setText(chosen_text(self.chosen()).replace("&", "&&"))

    def open_list(self) -> None:
        """Show the list below the button."""
        self.opened.emit()
        self.popup.adjustSize()
        self.popup.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        self.popup.show()
        self.popup.focus_first()

    def retranslate(self) -> None:
        """Words of another language."""
        self.popup.show_choices(self._choices, self._chosen, self._nothing)
        self._name()

    def restyle(self) -> None:
        """The list's symbols in the theme's colour."""
        self.popup.show_choices(self._choices, self._chosen, self._nothing)

    def paintEvent(self, event: QPaintEvent) -> None:
        """An arrow at the right end, as a list to choose from has one."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.drawPixmap(self.width() - 24, (self.height() - 16) // 2, self._context.theme.pixmap("chevron-down", "muted", 16))
        painter.end()
