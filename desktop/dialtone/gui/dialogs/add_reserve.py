"""Makes reserves: one in the customer's words, or one for each violation chosen; who solves them, and by when."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dialtone.domain.changes import Change
from dialtone.gui.context import Context
from dialtone.gui.dialogs.edit_dialog import EditDialog
from dialtone.gui.models.report_edits import RESPONSIBLE, Draft, reserve_changes
from dialtone.gui.widgets import Field, Form, text_label

_LISTED = 6


class AddReserveDialog(EditDialog):
    """One draft can be reworded; several are listed. A reserve without party or date is kept, but keeps the report from being signed."""

    label = "edit.add-reserve"

    def __init__(self, context: Context, drafts: Sequence[Draft] = (), parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.drafts = tuple(drafts) or (Draft(""),)
        self.listed = text_label(parent=self)
        self.form = Form(
            context,
            [
                Field("text", lambda: self.tr("&Reserve"), "note", span=2),
                Field("responsible", lambda: self.tr("&Who solves it"), "choice", choices=self._parties),
                Field("due", lambda: self.tr("&By when"), "date"),
            ],
            lambda *_: self._update(),
            columns=2,
            parent=self,
        )
        single = len(self.drafts) == 1
        self.form.set_visible_field("text", single)
        self.listed.setVisible(not single)
        first = self.drafts[0]
        same = {draft.responsible for draft in self.drafts}
        self.form.show_values({"text": first.text if single else None, "responsible": first.responsible if len(same) == 1 else None})
        self.body.addWidget(self.listed)
        self.body.addWidget(self.form)
        text = self.form.editor("text")
        if isinstance(text, QPlainTextEdit):
            text.textChanged.connect(self._update)
        self.retranslate()
        self.form.focus_field("text" if single and not first.text else "due")

    def _parties(self) -> list[tuple[str, str]]:
        return [(party, self.context.words.text(f"party.{party}")) for party in RESPONSIBLE]

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        several = len(self.drafts) > 1
        self.setWindowTitle(self.tr("Make reserves") if several else self.tr("Make a reserve"))
        self.heading.setText(self.windowTitle())
        named = any(draft.id for draft in self.drafts)
        self.explanation.setText(
            self.tr("The reserve names the violation: it stays one, but no longer keeps the report from being signed with reserves.")
            if named
            else self.tr("What the customer accepts only on condition, in words that he will recognise in the report.")
        )
        texts = [f"• {draft.text}" for draft in self.drafts[:_LISTED]]
        left = len(self.drafts) - len(texts)
        if left:
            texts.append(self.tr("… and %n more", "", left))
        self.listed.setText("\n".join(texts))
        self.ok.setText(self.tr("&Make %n reserves", "", len(self.drafts)) if several else self.tr("&Make the reserve"))
        self._update()

    def _update(self) -> None:
        values = self.form.values()
        self.ok.setEnabled(len(self.drafts) > 1 or bool(values["text"]))
        missing = values["responsible"] is None and any(draft.responsible is None for draft in self.drafts)
        incomplete = missing or values["due"] is None
        self.result_line.setText(self.tr("Before signing, each reserve needs a party and a date.") if incomplete else "")

    def changes(self) -> tuple[Change, ...]:
        """The reserves."""
        snapshot, values = self.context.controller.snapshot, self.form.values()
        if snapshot is None or self.form.faults():
            return ()
        drafts = self.drafts
        if len(drafts) == 1:
            if not values["text"]:
                return ()
            drafts = (Draft(values["text"], None, drafts[0].id),)
        return reserve_changes(snapshot.record, drafts, values["responsible"], values["due"])
