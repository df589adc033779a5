"""The quiet lines: banners below the header (training, read only) and the status bar."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from dialtone.gui.context import Context
from dialtone.gui.theme import set_property
from dialtone.gui.widgets.card import ElidedLabel
from dialtone.services.clock import local

if TYPE_CHECKING:
    from dialtone.services.session import Snapshot

_NOTE_MS = 6000


class Banner(QFrame):
    """A stripe over the whole width with a symbol and words, for what must not be overlooked."""

    def __init__(self, context: Context, icon: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._icon, self._tone = context, icon, tone
        set_property(self, "role", "banner")
        set_property(self, "tone", tone)
        self.setFixedHeight(32)
        self._symbol = QLabel(self)
        self._text = ElidedLabel(self)
        set_property(self._text, "role", "strong")
        set_property(self._text, "tone", tone)
        self.button = QPushButton(self)
        set_property(self.button, "role", "link")
        self.button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._symbol)
        row.addWidget(self._text, 1)
        row.addWidget(self.button)
        context.theme.changed.connect(self.restyle)
        self.restyle()
        self.hide()

    def set_text(self, text: str) -> None:
        """The words; none hides the stripe."""
        self._text.setText(text)
        self.setVisible(bool(text))

    def restyle(self) -> None:
        """The symbol in the theme's colour."""
        self._symbol.setPixmap(self._context.theme.pixmap(self._icon, self._tone, 16))


class StatusBar(QFrame):
    """28 pixels at the bottom: saved at, interface, profile, a passing note, and the two keys worth knowing."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_property(self, "role", "status")
        self.setFixedHeight(28)
        self._context = context
        self._snapshot: Snapshot | None = None
        self._tick = QLabel(self)
        self._saved = self._label("ok")
        self._interface = self._label("muted")
        self._profile = self._label("muted")
        self._unverified = self._label("warn")
        self._note = ElidedLabel(self)
        set_property(self._note, "tone", "accent")
        self._note_timer = QTimer(self)
        self._note_timer.setSingleShot(True)
        self._note_timer.timeout.connect(lambda: self._note.setText(""))
        self._everything, self._help = self._label("muted"), self._label("muted")
        self._facts: tuple[str, str, bool] = ("", "", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(4)
        row.addWidget(self._tick)
        row.addWidget(self._saved)
        row.addSpacing(14)
        row.addWidget(self._interface)
        row.addSpacing(14)
        row.addWidget(self._profile)
        row.addWidget(self._unverified)
        row.addSpacing(14)
        row.addWidget(self._note, 1)
        for key in ("Ctrl", "K"):
            row.addWidget(self._key(key))
        row.addWidget(self._everything)
        row.addSpacing(14)
        row.addWidget(self._key("F1"))
        row.addWidget(self._help)
        self.retranslate()
        self.restyle()
        context.theme.changed.connect(self.restyle)

    def _label(self, tone: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        set_property(label, "tone", tone)
        return label

    def _key(self, text: str) -> QLabel:
        label = QLabel(text, self)
        set_property(label, "role", "key")
        return label

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """When it was saved last."""
        self._snapshot = snapshot
        text = ""
        if snapshot is not None and snapshot.read_only:
            text = self.tr("read only")
        elif snapshot is not None:
            text = self.tr("saved %1").replace("%1", _clock(snapshot.saved_at)) if snapshot.saved_at else self.tr("saved")
        self._saved.setText(text)
        self._tick.setVisible(bool(text))

    def set_facts(self, interface: str, profile: str, verified: bool) -> None:
        """The interface that network work would use, and the provider's profile."""
        self._facts = (interface, profile, verified)
        self._interface.setText(interface)
        self._profile.setText(self.tr("profile %1").replace("%1", profile) if profile else "")
        self._unverified.setText(self.tr("unverified") if profile and not verified else "")
        self._unverified.setToolTip(self.tr("The provider has not confirmed the addresses and limits in this profile."))

    def say(self, text: str) -> None:
        """A note that passes."""
        self._note.setText(text)
        self._note_timer.start(_NOTE_MS)

    def retranslate(self) -> None:
        """All words."""
        self._everything.setText(self.tr("everything"))
        self._help.setText(self.tr("help"))
        self.set_facts(*self._facts)
        self.show_snapshot(self._snapshot)

    def restyle(self) -> None:
        """The tick in the theme's colour."""
        self._tick.setPixmap(self._context.theme.pixmap("circle-check", "ok", 14))

    def changeEvent(self, event: QEvent) -> None:
        """A language switch."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _clock(moment: dt.datetime) -> str:
    return f"{local(moment):%H:%M:%S}"
