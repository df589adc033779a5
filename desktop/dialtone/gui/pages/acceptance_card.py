"""The card of the outcome: accepted, with reserves or refused, who signs for the customer, where, and since when it is in service."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from dialtone.domain.changes import Set
from dialtone.domain.kinds import Outcome
from dialtone.gui.context import Context
from dialtone.gui.models import report_edits, report_lines
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Card, Fault, Field, Form, text_label

if TYPE_CHECKING:
    from dialtone.services.session import Snapshot


class AcceptanceCard(Card):
    """Nothing is chosen until somebody chooses; «accepted» is off while there are violations or reserves."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._group = QButtonGroup(self)
        self.outcomes: dict[Outcome, QRadioButton] = {}
        row = QHBoxLayout()
        row.setSpacing(24)
        for outcome in Outcome:
            button = self.outcomes[outcome] = QRadioButton(self)
            button.clicked.connect(partial(self._choose, outcome))
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.barred = text_label(role="message", parent=self)
        self.form = Form(
            context,
            [
                Field("signer_name", lambda: self.tr("Signs for the &customer"), span=3),
                Field("signer_function", lambda: self.tr("&Function"), span=2),
                Field("place", lambda: self.tr("&Place"), span=2),
                Field("day", lambda: self.tr("&In service since"), "date", span=2),
                Field("time", lambda: self.tr("a&t"), hint=lambda: "14:30", check=self._check_time),
            ],
            self._save,
            columns=10,
            parent=self,
        )
        self.body.addLayout(row)
        self.body.addWidget(self.barred)
        self.body.addWidget(self.form)

    def _check_time(self, value: Any) -> Fault | None:
        if value and report_edits.parse_time(value) is None:
            return Fault(self.tr("Write 14:30"), blocks=True)
        return None

    def retranslate(self) -> None:
        """Fixed texts."""
        self.set_heading(self.tr("Outcome"), "flag")

    def show_snapshot(self, snapshot: "Snapshot") -> None:
        """The outcome chosen, and what keeps «accepted» from being chosen."""
        words, acceptance = self._context.words, snapshot.record.acceptance
        chosen = acceptance.outcome if acceptance else None
        why = report_lines.accepted_bar(snapshot, words)
        self._group.setExclusive(False)  # else Qt refuses to leave none chosen
        for outcome, button in self.outcomes.items():
            button.setText(words.text(f"outcome.{outcome.value}"))
            button.setChecked(outcome is chosen)
            button.setEnabled(not snapshot.read_only and not (outcome is Outcome.ACCEPTED and why))
            button.setToolTip(why if outcome is Outcome.ACCEPTED else "")
        self._group.setExclusive(True)
        for outcome, button in self.outcomes.items():  # Tab comes to the chosen one, as in any group; Qt lost that while none was exclusive
            tab = chosen is None or outcome is chosen
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tab else Qt.FocusPolicy.ClickFocus)
        self.barred.setText(why)
        self.barred.setVisible(bool(why))
        set_property(self.barred, "tone", "fail" if chosen is Outcome.ACCEPTED else "muted")
        self.form.show_values(report_edits.acceptance_values(snapshot.record))
        self.form.set_enabled_fields(not snapshot.read_only)

    def focus_field(self, name: str) -> bool:
        """Put the focus on «outcome» or a field; False when there is no such field."""
        if name == "outcome":
            next(button for button in self.outcomes.values() if button.isEnabled()).setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if self.form.has_field(name):
            self.form.focus_field(name)
            return True
        return False

    def _choose(self, outcome: Outcome) -> None:
        self._context.controller.edit("edit.acceptance", Set("acceptance", "", {"outcome": outcome.value}))

    def _save(self, name: str, value: Any) -> None:
        snapshot = self._context.controller.snapshot
        change = report_edits.acceptance_change(snapshot.record, name, value) if snapshot is not None else None
        if change is not None:
            self._context.controller.edit("edit.acceptance", change)
        elif name == "time":
            self._context.controller.say(self.tr("Fill in the day first"))
