"""Cards that ask and point: a doubt to answer on the spot, and a finding with its remedy and the way to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dialtone.gui.context import Context
from dialtone.gui.icons import SEVERITY_ICONS, SEVERITY_TONES
from dialtone.gui.theme import set_property
from dialtone.gui.widgets.card import Card, text_label

_ROOM = 266
"""Pixels for a row of buttons in the side panel."""
_LONG_WORD = re.compile(r"\S{29,}")
_PIECE, _MOST_OF_A_WORD = 14, 70


@dataclass(frozen=True)
class Button:
    """A button of a card."""

    code: str
    label: str
    tooltip: str = ""


@dataclass(frozen=True)
class Select:
    """A list of a card: its first line says what to choose."""

    code: str
    label: str
    entries: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Ask:
    """What a card says; equal content is not drawn again."""

    key: str
    severity: str
    title: str
    text: str = ""
    small: str = ""
    noted: str = ""
    buttons: tuple[Button, ...] = ()
    selects: tuple[Select, ...] = ()


class AskCard(Card):
    """One card. `answered(key, code, value)`: a button was pressed (value «») or an entry chosen."""

    answered = Signal(str, str, str)

    def __init__(self, context: Context, ask: Ask, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.ask = ask
        self.set_heading(breakable(ask.title), SEVERITY_ICONS.get(ask.severity, "info"), "text")
        self._tone = SEVERITY_TONES.get(ask.severity, "muted")
        self.restyle()
        self.setAccessibleName(ask.title)
        for text, role, tone in ((ask.text, "", "muted"), (ask.small, "small", ""), (ask.noted, "small", "accent")):
            if text:
                self.body.addWidget(text_label(breakable(text), role=role, tone=tone, parent=self))
        self.controls: list[QWidget] = [self._select(select) for select in ask.selects]
        for select in self.controls:
            self.body.addWidget(select)
        buttons = [self._button(button) for button in ask.buttons]
        self.controls += buttons
        _pack(self.body, buttons)
        for control in self.controls:
            control.setEnabled(writable or control.property("reading") is True)

    def _button(self, button: Button) -> QPushButton:
        made = QPushButton(button.label, self)
        made.setToolTip(button.tooltip)
        made.setProperty("reading", button.code == "show")
        made.clicked.connect(lambda: self.answered.emit(self.ask.key, button.code, ""))
        return made

    def _select(self, select: Select) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(f"{self.ask.title} {select.label}")
        box.addItem(select.label, "")
        for value, label in select.entries:
            box.addItem(label, value)
        box.setMinimumContentsLength(8)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(lambda place: self.answered.emit(self.ask.key, select.code, box.itemData(place)) if place else None)
        return box


def breakable(text: str) -> str:
    """The text with places to break in words too long for a line (a pasted name), and such words cut where they get absurd.

    A label can't be narrower than its longest word: one such name would push the figures of all cards out of the panel.
    """

    def pieces(match: re.Match[str]) -> str:
        word = match[0] if len(match[0]) <= _MOST_OF_A_WORD else match[0][:_MOST_OF_A_WORD] + "…"
        return "\u200b".join(word[place : place + _PIECE] for place in range(0, len(word), _PIECE))

    return _LONG_WORD.sub(pieces, text)


def _pack(into: QVBoxLayout, buttons: Sequence[QPushButton]) -> None:
    """Buttons in rows, as many as fit beside each other."""
    row: QHBoxLayout | None = None
    used = 0
    for button in buttons:
        width = button.sizeHint().width()
        if row is None or used + width > _ROOM:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.setAlignment(Qt.AlignmentFlag.AlignLeft)
            into.addLayout(row)
            used = 0
        row.addWidget(button)
        used += width + 8


class AskStack(QWidget):
    """The cards of a panel, drawn anew only where something differs; answering by keyboard goes on to the next card."""

    answered = Signal(str, str, str)

    def __init__(self, context: Context, parent: QWidget | None = None, *, most: int = 12) -> None:
        super().__init__(parent)
        self._context, self._most = context, most
        self._shown: tuple[tuple[Ask, ...], bool, str] | None = None
        self.cards: list[AskCard] = []
        self._more = text_label(role="small", parent=self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self._more)

    @property
    def most(self) -> int:
        """Cards that are shown at most; more would bury the table's own view of them."""
        return self._most

    def show_asks(self, asks: Sequence[Ask], *, writable: bool, more: str = "") -> None:
        """Show these, at most `most`; `more` says that there are others."""
        content = (tuple(asks), writable, more)
        if content == self._shown:
            return
        self._shown = content
        focus = QApplication.focusWidget()
        focused = focus is not None and self.isAncestorOf(focus)
        kept = {card.ask.key: card for card in self.cards}
        cards: list[AskCard] = []
        for place, ask in enumerate(asks[: self._most]):
            card = kept.pop(ask.key, None)
            if card is None or card.ask != ask or any(not control.isEnabled() for control in card.controls) is writable:
                if card is not None:
                    self._remove(card)
                card = AskCard(self._context, ask, writable=writable, parent=self)
                card.answered.connect(self.answered)
            self._column.insertWidget(place, card)
            cards.append(card)
        for card in kept.values():
            self._remove(card)
        self.cards = cards
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.setVisible(bool(asks))
        if focused:
            self.focus_first()

    def _remove(self, card: AskCard) -> None:
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def focus_first(self) -> bool:
        """Put the focus on the first thing to press; False when there is none."""
        for card in self.cards:
            for control in card.controls:
                if control.isEnabled():
                    control.setFocus(Qt.FocusReason.OtherFocusReason)
                    return True
        return False

    def card(self, key: str) -> AskCard | None:
        """The card with this key, when it is shown."""
        return next((card for card in self.cards if card.ask.key == key), None)


def drop_default(button: QPushButton) -> QPushButton:
    """A button that Enter elsewhere in its dialog doesn't press."""
    button.setAutoDefault(False)
    set_property(button, "role", button.property("role") or "")
    return button
