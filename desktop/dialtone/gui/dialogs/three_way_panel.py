"""The right side of the three-way view: what differs for the selected row, what it means, what to do, and the evidence."""

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from dialtone.gui.context import Context
from dialtone.gui.models.three_way import VERDICT_LOOKS, Entry, Said
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Card, SidePanel, VerdictLabel, text_label

_WIDTH = 304


class ThreeWayPanel(SidePanel):
    """Shows one entry; with none, what to do."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=_WIDTH)
        self._context = context
        self.entry: Entry | None = None

    def show_entry(self, entry: Entry | None) -> None:
        """The selected row."""
        self.entry = entry
        self.clear_after(0)
        if entry is None:
            card = Card(self._context, self)
            card.body.addWidget(
                text_label(self.tr("Select a row to see what differs, what it means and what to do."), tone="muted", parent=card)
            )
            self.add(card)
            return
        self.add(self._device(entry))
        for said in entry.said:
            self.add(self._difference(said))
        lines = list(dict.fromkeys(line for said in entry.said for line in said.evidence))
        if lines:
            self.add(self._evidence(lines))
        self.verticalScrollBar().setValue(0)

    def _device(self, entry: Entry) -> Card:
        card = Card(self._context, self)
        card.set_heading(entry.title)
        verdict = VerdictLabel(self._context, card)
        verdict.set_content(entry.verdict_word, *VERDICT_LOOKS[entry.verdict])
        card.body.addWidget(verdict)
        facts = QGridLayout()
        facts.setHorizontalSpacing(12)
        facts.setVerticalSpacing(4)
        facts.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(entry.facts):
            label = QLabel(name, card)
            set_property(label, "tone", "muted")
            facts.addWidget(label, row, 0)
            facts.addWidget(text_label(value, parent=card), row, 1)
        card.body.addLayout(facts)
        return card

    def _difference(self, said: Said) -> Card:
        words = self._context.words
        card = Card(self._context, self)
        severity = VerdictLabel(self._context, card)
        severity.set_severity(said.difference.severity.value, said.text.title)
        who = self.tr("To be done by: %1").replace("%1", words.text(f"party.{said.difference.responsible.value}"))
        card.body.addWidget(severity)
        card.body.addWidget(text_label(said.text.message, parent=card))
        card.body.addWidget(text_label(said.text.meaning, tone="muted", parent=card))
        card.body.addWidget(text_label(f"→ {said.text.remedy}", parent=card))
        card.body.addWidget(text_label(who, tone="muted", parent=card))
        return card

    def _evidence(self, lines: list[str]) -> Card:
        card = Card(self._context, self)
        card.set_heading(self.tr("Evidence"), "file-check")
        for line in lines:
            # A hash is one long word: with a break after every eighth digit it wraps instead of widening the panel.
            label = text_label(_breakable(line), tone="muted", parent=card)
            card.body.addWidget(label)
        return card


def _breakable(text: str) -> str:
    return " ".join(
        "\u200b".join(word[place : place + 8] for place in range(0, len(word), 8)) if len(word) > 40 else word for word in text.split(" ")
    )
