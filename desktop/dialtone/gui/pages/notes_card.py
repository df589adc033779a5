"""Below the table: one line about the scan; what matters for reading the list is in view, the rest when it is asked for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from dialtone.gui.context import Context
from dialtone.gui.models.scanning import Note
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Card, clear, text_label
from dialtone.gui.widgets.card import ElidedLabel

_HIGHEST = 116
"""Pixels of notes before they scroll: the table above has to keep its rows."""
_SIDES = 36
"""Pixels beside the notes: margins, frame, and a scroll bar."""


class NotesCard(Card):
    """Hidden without a run to tell of. `lines` are the notes shown at the moment."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._notes: tuple[Note, ...] = ()
        self.open = False
        self._mark = QLabel(self)
        self.about = ElidedLabel(self)
        set_property(self.about, "tone", "muted")
        self.toggle = QPushButton(self)
        set_property(self.toggle, "role", "link")
        self.toggle.clicked.connect(self._toggle)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._mark)
        head.addWidget(self.about, 1)
        head.addWidget(self.toggle)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget(self._area)
        self._inside.setProperty("ground", True)
        self._list = QVBoxLayout(self._inside)
        self._list.setContentsMargins(0, 0, 4, 0)
        self._list.setSpacing(6)
        self._area.setWidget(self._inside)
        self.body.addLayout(head)
        self.body.addWidget(self._area)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(10, 5, 10, 5)
            layout.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.restyle()
        self.hide()

    @property
    def lines(self) -> tuple[str, ...]:
        """The words of the notes in view."""
        return tuple(note.text for note in self._shown())

    def _shown(self) -> tuple[Note, ...]:
        return self._notes if self.open else tuple(note for note in self._notes if note.weighty)

    def retranslate(self) -> None:
        """Fixed texts."""
        self._area.setAccessibleName(self.tr("Notes about the scan"))
        self._name_toggle()

    def _name_toggle(self) -> None:
        hidden = sum(not note.weighty for note in self._notes)
        self.toggle.setVisible(bool(hidden))
        self.toggle.setText(self.tr("Less") if self.open else self.tr("Details (%1)").replace("%1", str(hidden)))

    def show_notes(self, title: str, notes: Sequence[Note]) -> None:
        """The line about the run, and its notes; without a title it hides."""
        self.about.setText(title)
        if tuple(notes) != self._notes:
            self._notes = tuple(notes)
            self._draw()
        self.setVisible(bool(title))

    def _toggle(self) -> None:
        self.open = not self.open
        self._draw()

    def _draw(self) -> None:
        clear(self._list)
        shown = self._shown()
        for note in shown:
            row = QHBoxLayout()
            row.setSpacing(8)
            mark = QLabel(self._inside)
            mark.setPixmap(self._context.theme.pixmap(note.icon, note.tone, 16))
            mark.setAlignment(Qt.AlignmentFlag.AlignTop)
            text = text_label(note.text, tone="muted" if note.tone == "muted" else "", parent=self._inside)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            row.addWidget(mark)
            row.addWidget(text, 1)
            for widget in (mark, text):
                widget.show()  # a layout shows its widgets only later, and gives them no height until then
            self._list.addLayout(row)
        self._area.setVisible(bool(shown))
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if shown else Qt.FocusPolicy.NoFocus)
        self._name_toggle()
        self._fit()

    def _fit(self) -> None:
        """As high as the notes at this width, up to a limit."""
        width = self.width() - _SIDES
        if width > 0:
            self._area.setFixedHeight(min(max(self._list.heightForWidth(width), 0) + 6, _HIGHEST))

    def resizeEvent(self, event: object) -> None:
        """Lines break elsewhere at another width."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def restyle(self) -> None:
        """Symbols in the theme's colours."""
        super().restyle()
        self._mark.setPixmap(self._context.theme.pixmap("radar", "muted", 16))
        self._draw()
