"""Patching with a barcode scanner or the keyboard: one end, Enter, the other end, Enter, and the cord is in the dossier.

The scanner types a label and Enter, so the hands stay on the cords: no button has to be pressed between two patches. A scan that says
nothing beeps. A cord's own label may be scanned first.
"""

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QRadioButton, QVBoxLayout, QWidget

from dialtone.domain.record import Record
from dialtone.gui.context import Context
from dialtone.gui.models.patching import Patching, Place, Places, Step
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Column, DataTable, Row, text_label

if TYPE_CHECKING:
    from dialtone.services.session import Snapshot

_KEPT = 500


class PatchingDialog(QDialog):
    """The line to scan into, what was understood, and what was made so far."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setMinimumWidth(640)
        self.resize(640, 560)
        record = self._record()
        self.patching = Patching(record, Places(record, context.words))
        self._made: deque[Step] = deque(maxlen=_KEPT)
        self._busy: Step | None = None
        self._queue: deque[str] = deque()
        self._build()
        QShortcut(QKeySequence("F8"), self, self.replace)
        context.controller.snapshot_changed.connect(self._snapshot_changed)
        self.retranslate()
        self._say("", "muted")
        self.line.setFocus()

    def _record(self) -> Record:
        snapshot = self.context.controller.snapshot
        return snapshot.record if snapshot else Record()

    def _build(self) -> None:
        self.heading = text_label(role="title", parent=self)
        self.explanation = text_label(tone="muted", parent=self)
        self.rack, self.desk = QRadioButton(self), QRadioButton(self)
        self.rack.setChecked(True)
        self.rack.toggled.connect(self._moved)
        self._symbol = QLabel(self)
        self.ask = text_label(role="heading", parent=self)
        self.line = QLineEdit(self)
        self.line.returnPressed.connect(self.take)
        self.ask.setBuddy(self.line)
        self.said = text_label(parent=self)
        self.said.setMinimumHeight(20)
        self.swap = QPushButton(self)
        self.swap.setAutoDefault(False)
        self.swap.clicked.connect(self.replace)
        self.swap.hide()
        self.table = DataTable(self.context, self._columns(), self)
        self.table.setProperty("framed", True)
        self.table.set_read_only(True)
        self.back = QPushButton(self)
        self.back.setAutoDefault(False)
        self.context.theme.dress(self.back, "undo-2")
        self.back.clicked.connect(self.undo)
        self.close_button = QPushButton(self)
        self.close_button.setAutoDefault(False)
        set_property(self.close_button, "role", "primary")
        self.close_button.clicked.connect(self.accept)
        self._lay_out()

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(24)
        for button in (self.rack, self.desk):
            where.addWidget(button)
        where.addStretch(1)
        answer = QHBoxLayout()
        answer.setSpacing(8)
        answer.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignTop)
        answer.addWidget(self.said, 1)
        answer.addWidget(self.swap)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for widget in (self.heading, self.explanation):
            column.addWidget(widget)
        column.addLayout(where)
        column.addWidget(self.ask)
        column.addWidget(self.line)
        column.addLayout(answer)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    def _columns(self) -> list[Column]:
        return [
            Column("cord", lambda: self.tr("Patch cord"), lambda step: step.cord, width=112),
            Column("a", lambda: self.tr("From"), lambda step: step.places[0].title, width=220, tooltip=lambda step: step.places[0].key),
            Column("b", lambda: self.tr("To"), lambda step: step.places[1].title, stretch=True, tooltip=lambda step: step.places[1].key),
        ]

    def retranslate(self) -> None:
        """Fixed texts."""
        self.setWindowTitle(self.tr("Patch by scanning"))
        self.heading.setText(self.tr("Patch by scanning"))
        self.explanation.setText(
            self.tr(
                "Scan or type the label of one end, then of the other. Outlets, panel ports, switch ports and telephones (MAC address) are "
                "known; a cord's own label may come first."
            )
        )
        self.rack.setText(self.tr("At the &rack"))
        self.desk.setText(self.tr("At the &desk"))
        self.line.setAccessibleName(self.tr("Scanned label"))
        self.line.setPlaceholderText(self.tr("label, then Enter"))
        self.swap.setText(self.tr("Take it out (F8)"))
        self.back.setText(self.tr("&Undo the last"))
        self.close_button.setText(self.tr("&Finish"))
        self.table.setAccessibleName(self.tr("Made so far"))
        self.table.set_empty_text(self.tr("What you patch appears here, the last on top."))
        self._show_ask()
        self._show_made()

    def _show_ask(self) -> None:
        first = self.patching.first
        self.ask.setText(self.tr("&Other end") if first else self.tr("&One end"))

    def _show_made(self) -> None:
        steps = list(self._made)[::-1]
        self.table.set_rows([Row(f"{len(steps) - place}", step) for place, step in enumerate(steps)])
        self.back.setEnabled(bool(steps) and self._busy is None)

    def _say(self, text: str, tone: str, icon: str = "") -> None:
        self.said.setText(text)
        set_property(self.said, "tone", tone)
        self._symbol.setVisible(bool(icon))
        if icon:
            self._symbol.setPixmap(self.context.theme.pixmap(icon, tone, 16))
        self.swap.setVisible(self.patching.waiting is not None)

    # --- acts --------------------------------------------------------------------------------------------------------------------------

    def take(self) -> None:
        """What stands in the line; a scanner that is faster than the disk waits its turn."""
        text = self.line.text().strip()
        self.line.clear()
        if text:
            self._queue.append(text)
            self._next()

    def _next(self) -> None:
        while self._queue and self._busy is None:
            self._show(self.patching.scan(self._queue.popleft()))

    def _show(self, step: Step) -> None:
        names = ", ".join(place.title for place in step.places)
        if step.code == "made":
            self._make(step)
        elif step.code == "first":
            self._say(self.tr("{name}: now the other end.").format(name=names), "text", "arrow-right")
        elif step.code == "cord":
            self._say(self.tr("Patch cord {cord}: now one end.").format(cord=step.cord), "text", "arrow-right")
        elif step.code == "taken":
            QApplication.beep()
            self._say(self.tr("Already plugged in at {name}: {cord}.").format(name=names, cord=step.cord), "warn", "triangle-alert")
        elif step.code == "same":
            QApplication.beep()
            self._say(self.tr("{name} is the same end again.").format(name=names), "fail", "circle-x")
        else:
            QApplication.beep()
            self._say(self.tr("«{text}» is not known in this dossier.").format(text=step.text[:60]), "fail", "circle-x")
        self._show_ask()

    def _make(self, step: Step) -> None:
        self._busy = step
        self.context.controller.edit("edit.patch", *step.changes, done=lambda _: self._done(step), failed=self._failed)

    def _done(self, step: Step) -> None:
        self._busy = None
        self._made.append(step)
        record = self._record()
        self.patching.done(record, Places(record, self.context.words))
        self._say(self._said(step.places, step.cord), "ok", "circle-check")
        self._show_ask()
        self._show_made()
        self._next()

    def _said(self, places: tuple[Place, ...], cord: str) -> str:
        return self.tr("{cord}: {a} — {b}").format(cord=cord, a=places[0].title, b=places[1].title)

    def _failed(self, error: BaseException) -> None:
        self._busy = None
        self._queue.clear()
        self.patching.forget()
        self._show_ask()
        if self.context.controller.is_user_problem(error):
            self._say(self.context.words.problem(error), "fail", "circle-x")  # type: ignore[arg-type]
        else:
            self.context.dialogs.show_problem(self, error)

    def replace(self) -> None:
        """Take out what is plugged in there, and plug in this one."""
        step = self.patching.replace()
        if step is not None and self._busy is None:
            self._make(step)
        self.line.setFocus()

    def undo(self) -> None:
        """Take the last patch back."""
        if self._made and self._busy is None:
            self._made.pop()
            self.patching.forget()
            self._say(self.tr("The last patch was taken back."), "muted")
            self.context.controller.undo()
            self._show_ask()
            self._show_made()
        self.line.setFocus()

    def _moved(self, at_rack: bool) -> None:
        self.patching.where = "rack" if at_rack else "desk"
        self.line.setFocus()

    def _snapshot_changed(self, snapshot: "Snapshot", _: frozenset[str]) -> None:
        if self._busy is None:
            first, cord, stumbled = self.patching.first, self.patching.cord, self.patching.stumbled
            self.patching.done(snapshot.record, Places(snapshot.record, self.context.words))
            self.patching.first, self.patching.cord, self.patching.stumbled = first, cord, stumbled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape first forgets the end that was scanned, then leaves."""
        if event.key() == Qt.Key.Key_Escape and (self.patching.first or self.patching.cord):
            self.patching.forget()
            self._say("", "muted")
            self._show_ask()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """A language switch."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
