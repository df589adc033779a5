"""The side form: edits one thing of a table in place, each field saved by itself. Escape or the cross closes it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from dialtone.gui.context import Context
from dialtone.gui.theme import set_property
from dialtone.gui.widgets.card import Card, text_label
from dialtone.gui.widgets.form import Field, Form, Section


@dataclass(frozen=True)
class Subject:
    """What is edited: an identity, the heading, the fields with their values, and what saving one means."""

    key: str
    icon: str
    title: str
    fields: Callable[[], Sequence[Field | Section]]
    values: Mapping[str, Any]
    save: Callable[[str, Any], None]
    hidden: frozenset[str] = frozenset()
    note: str = ""
    actions: tuple[tuple[str, str, str, Callable[[], None]], ...] = ()
    """Buttons below: symbol, words, role («danger» or «»), what they do."""


class SideEditor(Card):
    """The side form. `closed` when the user is done with it; not `closable`: somebody else closes it."""

    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None, *, columns: int = 2, closable: bool = True) -> None:
        super().__init__(context, parent)
        self._columns = columns
        self.subject: Subject | None = None
        self.form: Form | None = None
        self._close = QToolButton(self)
        set_property(self._close, "role", "quiet")
        self._close.clicked.connect(self.leave)
        self.add_to_heading(self._close)
        self._close.setVisible(closable)
        self._symbol.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._note = text_label(role="small", parent=self)
        self._place = QVBoxLayout()
        self._acts = QHBoxLayout()
        self._acts.setSpacing(8)
        self._buttons: list[tuple[QPushButton, str, str]] = []
        self.body.addWidget(self._note)
        self.body.addLayout(self._place)
        self.body.addLayout(self._acts)
        context.theme.changed.connect(self._redress)
        self._redress()

    def retranslate(self) -> None:
        """Fixed texts."""
        text = self.tr("Close (Esc)")
        self._close.setToolTip(text)
        self._close.setAccessibleName(text)

    def edit(self, subject: Subject, *, writable: bool) -> None:
        """Show a subject. The same one keeps its form and what is being typed; another gets a new one, so that no edit goes astray."""
        if self.subject is None or self.subject.key != subject.key or self.form is None:
            self._drop()
            self.form = Form(self._context, subject.fields(), self._save, columns=self._columns, parent=self)
            self._place.addWidget(self.form)
        self.subject = subject
        self.set_heading(subject.title, subject.icon)
        self._note.setText(subject.note)
        self._note.setVisible(bool(subject.note))
        self.form.retranslate()
        for field in subject.fields():
            if isinstance(field, Field):
                self.form.set_visible_field(field.name, field.name not in subject.hidden)
        self.form.show_values(subject.values)
        self.form.set_enabled_fields(writable)
        self._show_actions(subject, writable)

    def _show_actions(self, subject: Subject, writable: bool) -> None:
        wanted = [(icon, text) for icon, text, _, _ in subject.actions]
        if wanted != [(icon, button.text()) for button, icon, _ in self._buttons]:
            while (item := self._acts.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.deleteLater()
            self._buttons = []
            for number, (icon, text, role, _) in enumerate(subject.actions):
                button = QPushButton(text, self)
                if role:
                    set_property(button, "role", role)
                button.clicked.connect(lambda _=False, number=number: self._act(number))
                self._acts.addWidget(button)
                self._buttons.append((button, icon, role))
            self._acts.addStretch(1)
            self._redress()
        for button, _, _ in self._buttons:
            button.setEnabled(writable)

    def _act(self, number: int) -> None:
        if self.subject is not None and number < len(self.subject.actions):
            self.subject.actions[number][3]()

    def _save(self, name: str, value: Any) -> None:
        if self.subject is not None:
            self.subject.save(name, value)

    def focus_field(self, name: str | None = None) -> None:
        """Put the cursor in a field, the first one unless told."""
        if self.form is None or self.subject is None:
            return
        names = [field.name for field in self.subject.fields() if isinstance(field, Field)]
        self.form.focus_field(name if name in names else names[0])

    def leave(self) -> None:
        """Save what was typed and close."""
        self._drop()
        self.subject = None
        self.closed.emit()

    def _drop(self) -> None:
        if self.form is not None:
            form, self.form = self.form, None
            form.flush()
            self._place.removeWidget(form)
            form.hide()
            form.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def _redress(self) -> None:
        self._close.setIcon(self._context.theme.icon("x", "muted"))
        for button, icon, role in self._buttons:
            button.setIcon(self._context.theme.icon(icon, "fail" if role == "danger" else "text"))
