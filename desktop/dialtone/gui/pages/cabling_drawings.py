"""The drawings: racks, panel fronts, the network, and the way of one cable; each with its ports to choose by mouse or keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QStackedLayout, QVBoxLayout, QWidget

from dialtone.domain.drawing import Drawing
from dialtone.gui.context import Context
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import EmptyState
from dialtone.gui.widgets.card import ElidedLabel
from dialtone.gui.widgets.drawing_bar import DrawingBar
from dialtone.gui.widgets.drawing_view import DrawingView

if TYPE_CHECKING:
    from dialtone.gui.models.cabling_facts import Facts


class DrawingsView(QWidget):
    """One drawing at a time. `chosen(subject)`, `opened(subject)` as of the view; `build()`: there is nothing yet, build a rack."""

    chosen = Signal(str)
    opened = Signal(str)
    build = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.facts: Facts | None = None
        self.traced = ""
        self._asked = ""
        self.view = DrawingView(context, self)
        self.view.chosen.connect(self._told)
        self.view.opened.connect(self.opened)
        self.choice = QComboBox(self)
        self.choice.setMinimumWidth(220)
        self.choice.currentIndexChanged.connect(lambda _: self.draw())
        self.said = ElidedLabel(self)
        set_property(self.said, "tone", "muted")
        self.bar = DrawingBar(context, self.view, self)
        self.bar.row.addWidget(self.choice)
        self.bar.row.addWidget(self.said, 1)
        self.empty = EmptyState(context, "server", self)
        self.empty.triggered.connect(self.build)
        place = QWidget(self)
        self._stack = QStackedLayout(place)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(place, 1)

    def retranslate(self) -> None:
        """Fixed texts."""
        self.bar.retranslate()
        self.choice.setAccessibleName(self.tr("Drawing"))
        self.empty.set_texts(
            self.tr("Nothing to draw yet"),
            self.tr("A rack with its panels and switches makes the first drawing: 24 ports are built in a minute."),
            self.tr("Build a rack…") if self.context.controller.writable else "",
        )

    # --- content -----------------------------------------------------------------------------------------------------------------------

    def show_facts(self, facts: "Facts") -> None:
        """Another record: the same drawing again, where it is still there."""
        self.facts = facts
        before = self.current()
        names = self._names()
        self.choice.blockSignals(True)
        self.choice.clear()
        for name, text in names:
            self.choice.addItem(text, name)
        place = self.choice.findData(before)
        self.choice.setCurrentIndex(max(place, 0))
        self.choice.blockSignals(False)
        self.draw()

    def _names(self) -> list[tuple[str, str]]:
        if self.facts is None:
            return []
        held, words = self.facts.index.cabling, self.context.words
        found = [(f"rack:{rack.id}", self.tr("Rack {name}").format(name=rack.name or rack.id)) for rack in held.racks]
        found += [(f"panel:{panel.id}", self.tr("Panel {name}").format(name=panel.id)) for panel in held.panels]
        if held.switches:
            found.append(("topology", self.tr("Network")))
        if self.traced:
            found.append((f"trace:{self.traced}", self.tr("Way of {name}").format(name=self.facts.name(self.traced, words))))
        return found

    def current(self) -> str:
        """The drawing on show, «rack:R1»."""
        return str(self.choice.currentData() or "")

    def show_drawing(self, name: str) -> bool:
        """Bring a drawing to the front: «rack:ID», «panel:ID», «topology»; False where there is none."""
        place = self.choice.findData(name)
        if place < 0:
            return False
        self.choice.setCurrentIndex(place)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def show_trace(self, place: str) -> None:
        """Draw the way of a place or cable."""
        self.traced = place
        if self.facts is not None:
            self.show_facts(self.facts)
            self.show_drawing(f"trace:{place}")

    def draw(self) -> None:
        """Have the chosen drawing made, and show it when it comes."""
        facts, name, words = self.facts, self.current(), self.context.words
        self._asked = name
        if facts is None or not name:
            self._show(None)
            return
        self.context.bridge.pool(lambda: facts.drawing(name, words), done=lambda made: self._came(name, made), owner=self)

    def _came(self, name: str, made: Drawing | None) -> None:
        if name == self._asked:
            self._show(made)

    def _show(self, made: Drawing | None) -> None:
        self._stack.setCurrentIndex(0 if made is not None else 1)
        self.bar.enable(made is not None)
        self.choice.setVisible(self.choice.count() > 0)
        if made is not None:
            before = self.view.subject
            self.view.show_drawing(made)
            if self.view.subject != before and self.isVisible():
                self.chosen.emit(self.view.subject)
        self.said.setText(self.view.hint())

    def _told(self, subject: str) -> None:
        self.said.setText(self.view.hint())
        self.chosen.emit(subject)
