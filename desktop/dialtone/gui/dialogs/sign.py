"""The signing dialog: what exactly is signed in the language of the report, the customer's hand, and the installer's identity."""

import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from dialtone.domain.problems import InputProblem
from dialtone.gui.context import Context
from dialtone.gui.controller import ALL
from dialtone.gui.dialogs.token_form import TokenForm
from dialtone.gui.dialogs.work_dialog import WorkDialog
from dialtone.gui.models.report_lines import Fact, statement
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Card, clear, text_label
from dialtone.gui.widgets.signature_pad import SignaturePad
from dialtone.services.reporting import SignRequest
from dialtone.words import Words

if TYPE_CHECKING:
    from dialtone.dossier.entries import SignedReport
    from dialtone.services.session import Session, Snapshot


class SignDialog(WorkDialog):
    """`signed(report)` once the file is made, signed, verified and kept. Ink is asked again when the dossier changes meanwhile."""

    def __init__(self, context: Context, language: str, digest: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent, width=760)
        self.signed: Callable[[SignedReport], None] | None = None
        self.language, self.digest = language, digest
        self._snapshot: Snapshot | None = context.controller.snapshot
        self._training = bool(self._snapshot and self._snapshot.training)
        self._make_statement()
        self._make_pad()
        self._make_identity()
        self.retranslate()
        context.controller.snapshot_changed.connect(self._dossier_changed)
        self.update_ready()
        self.say("")
        self.resize(780, 690)
        if context.services.identities.exists():
            context.bridge.pool(context.services.identities.remembered, done=self._remembered, failed=lambda _: None, owner=self)
        (self.without if self.throwaway.isChecked() else self.passphrase).setFocus()

    # --- construction ----------------------------------------------------------------------------------------------------------------

    def _make_statement(self) -> None:
        self.statement = Card(self.context, self)
        self.lines = QGridLayout()
        self.lines.setHorizontalSpacing(16)
        self.lines.setVerticalSpacing(6)
        self.lines.setColumnStretch(1, 1)
        self.lines.setColumnStretch(3, 1)
        self.statement.body.addLayout(self.lines)
        self.declaration = text_label(tone="muted", parent=self)
        self.statement.body.addWidget(self.declaration)
        self.statement.body.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(180)
        area.setWidget(self.statement)
        self.body.addWidget(area, 1)

    def _make_pad(self) -> None:
        self.pad = SignaturePad(self.context, self)
        self.pad.changed.connect(self.update_ready)
        self.again = QPushButton(self)
        set_property(self.again, "role", "link")
        self.again.clicked.connect(self.pad.clear)
        self.without = QCheckBox(self)
        self.without.toggled.connect(self._unsigned_by_customer)
        row = QHBoxLayout()
        row.addWidget(self.without)
        row.addStretch(1)
        row.addWidget(self.again)
        self.body.addWidget(self.pad)
        self.body.addLayout(row)

    def _make_identity(self) -> None:
        exists = self.context.services.identities.exists()
        self.own = QRadioButton(self)
        self.throwaway = QRadioButton(self)
        self.card = QRadioButton(self)
        self.token = TokenForm(self.context, self.update_ready, self)
        self.passphrase = QLineEdit(self)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setMaxLength(4000)
        self._passphrase_label = QLabel(self)
        self._passphrase_label.setBuddy(self.passphrase)
        self.own.setVisible(exists)
        self.throwaway.setVisible(self._training)
        self.own.setChecked(exists)
        self.throwaway.setChecked(not exists and self._training)
        self.card.setChecked(not exists and not self._training)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._passphrase_label)
        row.addWidget(self.passphrase, 1)
        column = QVBoxLayout()
        column.setSpacing(4)
        choices = QHBoxLayout()
        choices.setSpacing(16)
        for widget in (self.own, self.card):
            choices.addWidget(widget)
        choices.addStretch(1)
        column.addWidget(self.throwaway)
        column.addLayout(choices)
        column.addLayout(row)
        column.addWidget(self.token)
        self.body.addLayout(column)
        for choice in (self.own, self.card):
            choice.toggled.connect(self._identity_chosen)
        self.passphrase.textChanged.connect(lambda _: self.update_ready())
        self._identity_chosen()

    def _remembered(self, passphrase: str | None) -> None:
        """From the key ring, unless something was typed meanwhile."""
        if passphrase and not self.passphrase.text():
            self.passphrase.setText(passphrase)

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        self.setWindowTitle(self.tr("Sign the commissioning report"))
        self.heading.setText(self.tr("Sign the commissioning report"))
        self.explanation.setText(
            self.tr("Hand the computer over: the customer reads this and signs. Then you sign the whole report with your identity.")
        )
        self.again.setText(self.tr("&Clear"))
        self.without.setText(self.tr("The customer does &not sign; the report will say so"))
        self.own.setText(self.tr("Sign with &my identity"))
        self.card.setText(self.tr("Sign with a card or t&oken"))
        self.token.retranslate()
        self.throwaway.setText(self.tr("Sign with a throw-away &training identity, which says what it is"))
        self._passphrase_label.setText(self.tr("&Passphrase of your identity"))
        self.ok.setText(self.tr("&Sign"))
        self.show_statement()

    # --- content -------------------------------------------------------------------------------------------------------------------

    def show_statement(self) -> None:
        """What is signed, as the dossier stands."""
        snapshot, words = self._snapshot, Words(self.language)
        if snapshot is None:
            return
        self.statement.set_heading(words.text("signing.title"), "file-pen", "accent")
        clear(self.lines)
        self.shown = statement(snapshot, self.digest, words)
        row = column = 0
        for fact in self.shown:
            if column and not fact.short:
                row, column = row + 1, 0
            self._show_fact(fact, row, column)
            row, column = (row, 2) if fact.short and not column else (row + 1, 0)
        self.declaration.setText(words.text("signing.declaration"))
        acceptance = snapshot.record.acceptance
        signer = acceptance.signer_name if acceptance else None
        self.pad.set_hint(self.tr("{name} signs here").format(name=signer) if signer else self.tr("The customer signs here"))

    def _show_fact(self, fact: Fact, row: int, column: int) -> None:
        label = QLabel(fact.label, self.statement)
        label.setTextFormat(Qt.TextFormat.PlainText)
        set_property(label, "tone", "muted")
        text = text_label(fact.text, role="heading" if fact.strong else "", parent=self.statement)
        self.lines.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        self.lines.addWidget(text, row, column + 1, 1, 1 if fact.short else 3)

    def _dossier_changed(self, snapshot: "Snapshot", _: frozenset[str]) -> None:
        """What was signed for is no longer what the dossier says: show it anew and ask again. A refused attempt changes nothing."""
        if self.busy or snapshot is self._snapshot:
            return
        self._snapshot = snapshot
        self.pad.clear()
        self.context.controller.ask(self.context.services.reports.record_sha256, done=self._digest_arrived)

    def _digest_arrived(self, digest: str) -> None:
        self.digest = digest
        self.show_statement()
        self.update_ready()

    def _unsigned_by_customer(self, checked: bool) -> None:
        if checked:
            self.pad.clear()
        self.pad.setEnabled(not checked)
        self.again.setEnabled(not checked)
        self.update_ready()

    def _identity_chosen(self) -> None:
        wanted = self.own.isChecked()
        self.token.setVisible(self.card.isChecked())
        self._passphrase_label.setVisible(wanted)
        self.passphrase.setVisible(wanted)
        self.update_ready()

    def ready(self) -> bool:
        """Ink, or the express statement that there is none; and a passphrase, a token, or the training identity."""
        by_customer = not self.pad.empty or self.without.isChecked()
        by_card = self.card.isChecked() and self.token.choice() is not None
        by_installer = self.throwaway.isChecked() or by_card or (self.own.isChecked() and bool(self.passphrase.text()))
        return by_customer and by_installer

    # --- signing -------------------------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Make, sign, verify and keep on the dossier's worker."""
        self.say(self.tr("The report is made, signed and verified…"))
        services, language, ink = self.context.services, self.language, self.pad.ink()
        passphrase, throwaway, digest = self.passphrase.text(), self.throwaway.isChecked(), self.digest
        token = self.token.choice() if self.card.isChecked() else None

        def work(session: "Session") -> "SignedReport":
            if services.reports.record_sha256(session) != digest:
                raise InputProblem("signing.changed")
            if not throwaway:
                request = SignRequest(language=language, identity=services.identities.path, passphrase=passphrase, ink=ink, token=token)
                return services.reports.sign(session, request)
            with tempfile.TemporaryDirectory(prefix="dialtone-training-") as folder:
                secret = secrets.token_urlsafe(24)
                path = services.identities.for_training(Path(folder), secret)
                return services.reports.sign(session, SignRequest(language=language, identity=path, passphrase=secret, ink=ink))

        self.context.controller.run(work, kinds=frozenset({"signed"}), done=self._done, failed=self._refused_if_open)

    def _refused_if_open(self, error: BaseException) -> None:
        """The window, and with it this dialog, may have been closed meanwhile."""
        if isValid(self):
            self.refused(error)

    def set_busy(self, *, busy: bool) -> None:
        """Nothing can be changed while the report is made."""
        super().set_busy(busy=busy)
        drawing = not busy and not self.without.isChecked()
        self.pad.setEnabled(drawing)
        self.again.setEnabled(drawing)
        asked: tuple[QWidget, ...] = (self.passphrase, self.without, self.own, self.throwaway, self.card, self.token)
        for widget in asked:
            widget.setEnabled(not busy)

    def refused(self, error: BaseException) -> None:
        """Not signed: the ink stays, the passphrase is asked again."""
        self.say("")
        self.passphrase.clear()
        self.token.forget()
        super().refused(error)
        self.passphrase.setFocus()
        if (snapshot := self.context.controller.snapshot) is not None:
            self._dossier_changed(snapshot, ALL)

    def _done(self, report: Any) -> None:
        self.passphrase.clear()
        self.token.forget()
        self.finished_with()
        if self.signed is not None:
            self.signed(report)
