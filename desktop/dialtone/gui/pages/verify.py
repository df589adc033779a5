"""Verify a PDF: drag one in, say what is expected of it, and read what holds. Works without a dossier and without the network."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from dialtone.gui.context import Context
from dialtone.gui.dialogs.verification_view import VerificationView
from dialtone.gui.pages.base import Heading
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Card, EmptyState, SidePanel, text_label

_DIGEST = 64


class VerifyPage(QWidget):
    """The page. `left` when the reader wants back to where he was."""

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.path: Path | None = None
        self.trust: list[Path] = []
        self.busy = False
        self.setProperty("ground", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
        self.heading = Heading(context, self)
        self.back = self.heading.add_button("arrow-left")
        self.choose = self.heading.add_button("folder-open", primary=True)
        self.back.clicked.connect(self.left)
        self.choose.clicked.connect(self.ask)
        self._escape = QAction(self)
        self._escape.setShortcut("Esc")
        self._escape.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.triggered.connect(self.left)
        self.addAction(self._escape)
        self.empty = EmptyState(context, "shield-check", self)
        self.empty.triggered.connect(self.ask)
        self.view = VerificationView(context, self)
        self._make_side()
        self._lay_out()
        self.retranslate()
        context.theme.changed.connect(self.heading.restyle)

    # --- construction ----------------------------------------------------------------------------------------------------------------

    def _make_side(self) -> None:
        self.side = SidePanel(self, width=308)
        self.expected = Card(self.context, self)
        self.count = QComboBox(self)
        self.count.activated.connect(lambda _: self.verify())
        self._count_label = QLabel(self)
        self._count_label.setBuddy(self.count)
        self.digest = QLineEdit(self)
        self.digest.editingFinished.connect(self._digest_typed)
        self._digest_label = QLabel(self)
        self._digest_label.setBuddy(self.digest)
        self._digest_fault = text_label(tone="fail", parent=self)
        self._digest_fault.hide()
        self._used: tuple[Any, ...] = ()
        for widget in (self._count_label, self.count, self._digest_label, self.digest, self._digest_fault):
            self.expected.body.addWidget(widget)
        self.trusted = Card(self.context, self)
        self._trust_note = text_label(tone="muted", parent=self)
        self.add_trust = QPushButton(self)
        set_property(self.add_trust, "role", "link")
        self.add_trust.clicked.connect(self.ask_certificate)
        self.forget_trust = QPushButton(self)
        set_property(self.forget_trust, "role", "link")
        self.forget_trust.clicked.connect(self._forget)
        for part in (self._trust_note, self.add_trust, self.forget_trust):
            self.trusted.body.addWidget(part)
        for card in (self.expected, self.trusted):
            self.side.add(card)

    def _lay_out(self) -> None:
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget(self._scroll)
        inside.setProperty("ground", True)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._scroll.setWidget(inside)
        self._scroll.hide()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.empty, 1)
        row.addWidget(self._scroll, 1)
        row.addWidget(self.side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.heading)
        layout.addLayout(row, 1)

    def retranslate(self) -> None:
        """Fixed texts."""
        self.heading.title.setText(self.tr("Verify a PDF"))
        self.setAccessibleName(self.tr("Verify a PDF"))
        self.back.setText(self.tr("&Back"))
        self.back.setToolTip(self.tr("Esc"))
        self.choose.setText(self.tr("&Choose a PDF…"))
        self.empty.set_texts(
            self.tr("Drag a signed report in here"),
            self.tr("Whether it is as it was signed, who signed, when, and whether its data give its figures. Without the network."),
            self.tr("Choose a PDF…"),
        )
        self.expected.set_heading(self.tr("What you expect"), "clipboard-check")
        self._count_label.setText(self.tr("Si&gnatures"))
        chosen = self.count.currentData()
        self.count.clear()
        self.count.addItem(self.tr("at least one"), None)
        self.count.addItem(self.tr("1: the installer's"), 1)
        self.count.addItem(self.tr("2: installer and customer"), 2)
        self.count.setCurrentIndex(max(self.count.findData(chosen), 0))
        self._digest_label.setText(self.tr("SHA-&256 of the file, if you noted it"))
        self._digest_fault.setText(self.tr("A SHA-256 has 64 characters, 0 to 9 and a to f."))
        self.trusted.set_heading(self.tr("Whom you trust"), "key-round")
        self.add_trust.setText(self.tr("&Trust a certificate…"))
        self.forget_trust.setText(self.tr("Trust none of them"))
        self._show_trust()
        self.view.refresh()

    def _show_trust(self) -> None:
        names = ", ".join(path.name for path in self.trust)
        nobody = self.tr("No certificate yet, so no signer is proven. The partner gives out its own; it holds no private key.")
        self._trust_note.setText(self.tr("Until this window closes: {names}").format(names=names) if names else nobody)
        self.forget_trust.setVisible(bool(names))

    # --- what is asked of it ---------------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Choose a file."""
        self.context.dialogs.ask_file(self, self.tr("Verify a PDF"), "PDF (*.pdf)", self.show_path)

    def show_path(self, path: Path) -> None:
        """Verify this file."""
        self.path = path
        self.verify()

    def ask_certificate(self) -> None:
        """Choose a certificate to trust as long as the window is open."""
        filters = self.tr("Certificates (*.pem *.crt *.cer *.der)")
        self.context.dialogs.ask_file(self, self.tr("Trust a certificate"), filters, self._trust)

    def _trust(self, path: Path) -> None:
        if path not in self.trust:
            self.trust.append(path)
        self._show_trust()
        self.verify()

    def _forget(self) -> None:
        self.trust = []
        self._show_trust()
        self.verify()

    def _typed(self) -> str | None:
        return "".join(self.digest.text().lower().split()) or None

    def _digest_typed(self) -> None:
        typed = self._typed()
        wrong = typed is not None and (len(typed) != _DIGEST or not set(typed) <= set("0123456789abcdef"))
        self._digest_fault.setVisible(wrong)
        if not wrong and self._wanted() != self._used:
            self.verify()

    def _wanted(self) -> tuple[Any, ...]:
        return self.path, tuple(self.trust), self.count.currentData(), self._typed()

    def verify(self) -> None:
        """Verify the chosen file, elsewhere; an answer to an earlier question is not shown."""
        path = self.path
        if path is None or not self._digest_fault.isHidden():
            return
        asked = self._used = self._wanted()
        self.busy = True
        reports, trust, count, digest = self.context.services.reports, tuple(self.trust), self.count.currentData(), self._typed()
        self.heading.remark.setText(self.tr("verifying {file}…").format(file=path.name))
        self.context.bridge.pool(
            lambda: reports.verify(path, trust=trust, expected=count, sha256=digest),
            done=partial(self._arrived, asked),
            failed=partial(self._failed, asked),
            owner=self,
        )

    def _arrived(self, asked: tuple[Any, ...], document: dict[str, Any]) -> None:
        if asked != self._used or self.path is None:
            return
        self.busy = False
        self.heading.remark.setText(str(self.path))
        self.view.show_document(document)
        self.empty.hide()
        self._scroll.show()

    def _failed(self, asked: tuple[Any, ...], error: BaseException) -> None:
        """A certificate that is none is taken off again; a file that can't be read is said."""
        if asked != self._used:
            return
        self.busy = False
        self.heading.remark.setText("")
        if getattr(error, "code", "") == "verify.certificate" and self.trust:
            self.trust.pop()
            self._show_trust()
        self.context.controller.problem.emit(error)

    def changeEvent(self, event: QEvent) -> None:
        """A language switch."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
