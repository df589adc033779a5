"""The right side of the page «Discover»: what is known of the selected device, against the dossier, and every signal behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QWidget

from dialtone.gui.context import Context
from dialtone.gui.icons import KIND_ICONS
from dialtone.gui.models.found_devices import LISTED, MISSING, NEW, STATE_LOOKS, UNKNOWN, Entry
from dialtone.gui.models.found_evidence import evidence_lines, facts
from dialtone.gui.models.scanning import conflict_text
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Card, SidePanel, VerdictLabel, text_label

_WIDTH = 296


class FoundPanel(SidePanel):
    """Says what the page should do: `add`, `person`, `room`, `take_over`, `show_recorded`; the page knows the selection."""

    add_asked = Signal()
    person_asked = Signal()
    room_asked = Signal()
    taking_asked = Signal()
    recorded_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=_WIDTH)
        self._context = context
        self.entry: Entry | None = None
        self._written: tuple[tuple[str, str], ...] = ()
        self._pairs: list[tuple[QLabel, QLabel]] = []
        self._shown: tuple[tuple[Entry, ...], bool, str] | None = None
        self.hint = Card(context, self)
        self._hint_text = text_label(tone="muted", parent=self)
        self._keys_text = text_label(role="small", parent=self)
        self.hint.body.addWidget(self._hint_text)
        self.hint.body.addWidget(self._keys_text)
        self._make_device()
        self._make_evidence()
        for card in (self.hint, self.device, self.evidence):
            self.add(card)
        self.show_entries(())
        context.theme.changed.connect(self.restyle)

    def _make_device(self) -> None:
        self.device = Card(self._context, self)
        self.state = VerdictLabel(self._context, self)
        self.where = text_label(parent=self)
        self.said = text_label(tone="warn", parent=self)
        self.hints = text_label(parent=self)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(4)
        self._facts.setColumnStretch(1, 1)
        self.add_button, self.person, self.room, self.taking, self.recorded = (QPushButton(self) for _ in range(5))
        set_property(self.add_button, "role", "primary")
        for button, signal in (
            (self.add_button, self.add_asked),
            (self.person, self.person_asked),
            (self.room, self.room_asked),
            (self.taking, self.taking_asked),
            (self.recorded, self.recorded_asked),
        ):
            button.clicked.connect(lambda _=False, signal=signal: signal.emit())
        placing = QHBoxLayout()
        placing.setSpacing(8)
        placing.addWidget(self.person)
        placing.addWidget(self.room)
        for widget in (self.state, self.where, self.said, self.hints):
            self.device.body.addWidget(widget)
        self.device.body.addLayout(self._facts)
        self.device.body.addWidget(self.add_button)
        self.device.body.addLayout(placing)
        self.device.body.addWidget(self.taking)
        self.device.body.addWidget(self.recorded)

    def _make_evidence(self) -> None:
        self.evidence = Card(self._context, self)
        self.explained = text_label(tone="muted", parent=self)
        self.why = QPushButton(self)
        set_property(self.why, "role", "link")
        self.why.clicked.connect(self._explain)
        self.explained.hide()
        self.signals = QPlainTextEdit(self)
        self.signals.setReadOnly(True)
        self.signals.setMinimumHeight(180)
        self.signals.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        set_property(self.signals, "role", "mono")
        self.evidence.add_to_heading(self.why)
        self.evidence.body.addWidget(self.explained)
        self.evidence.body.addWidget(self.signals)

    def _explain(self) -> None:
        self.explained.setVisible(self.explained.isHidden())

    def retranslate(self) -> None:
        """Fixed texts."""
        self._hint_text.setText(
            self.tr("Select a device to see what it said, when and in which way, to add it, and to say whose it is and where it stands.")
        )
        self._keys_text.setText(self.tr("Enter or A adds · P person · R room · Ctrl+F search"))
        self.add_button.setText(self.tr("&Add to the dossier…"))
        self.person.setText(self.tr("&Person…"))
        self.room.setText(self.tr("&Room…"))
        self.taking.setText(self.tr("Ta&ke over what the network says"))
        self.recorded.setText(self.tr("Show under «Rooms && devices»"))
        self.signals.setAccessibleName(self.tr("Signals of the device"))
        self.evidence.set_heading(self.tr("What it said"), "radio")
        self.why.setText(self.tr("How sure?"))
        self.explained.setText(self._context.words.text("confidence.explained"))

    def show_entries(self, entries: tuple[Entry, ...], *, writable: bool = True) -> None:
        """One device whole; of several only what can be done with all. What stands there already is left in peace."""
        shown = (entries, writable, self._context.language)
        if shown == self._shown:
            return
        self._shown = shown
        self.entry = entries[0] if len(entries) == 1 else None
        self.hint.setVisible(not entries)
        self.device.setVisible(bool(entries))
        found = self.entry.found if self.entry is not None else None
        self.evidence.setVisible(found is not None)
        if not entries:
            return
        self._show_acts(entries, writable=writable)
        if self.entry is None:
            self.device.set_heading(self.tr("%n device(s)", "", len(entries)), "rows-3")
            for widget in (self.state, self.where, self.said, self.hints):
                widget.hide()
            self._show_facts(())
            return
        self._show_one(self.entry)

    def _show_one(self, entry: Entry) -> None:
        icon, tone = KIND_ICONS.get(entry.kind, "box"), "doubt" if entry.kind == UNKNOWN else "text"
        self.device.set_heading(entry.title, icon, tone)
        self.state.show()
        sure = self.tr("%1, %2 sure").replace("%1", entry.state_word).replace("%2", entry.sure_text)
        self.state.set_content(sure if entry.sure is not None else entry.state_word, *STATE_LOOKS[entry.state])
        self.where.setText(f"{entry.kind_word} · {entry.where}" if entry.where else entry.kind_word)
        self.where.show()
        for label, lines in ((self.said, self._warnings(entry)), (self.hints, self._advice(entry))):
            label.setText("\n".join(lines))
            label.setVisible(bool(lines))
        self._show_facts(facts(entry.found) if entry.found is not None else ())
        self._write_signals(entry)

    def _show_facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        """In labels that stay: making new ones four times a second would be felt."""
        while len(self._pairs) < len(pairs):
            name, value = QLabel(self.device), text_label(parent=self.device)
            set_property(name, "tone", "muted")
            self._facts.addWidget(name, len(self._pairs), 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(value, len(self._pairs), 1)
            self._pairs.append((name, value))
        for number, (name, value) in enumerate(self._pairs):
            title, text = pairs[number] if number < len(pairs) else ("", "")
            name.setText(title)
            value.setText(text)
            for label in (name, value):
                label.setVisible(bool(text))

    def _warnings(self, entry: Entry) -> list[str]:
        words = self._context.words
        said = [
            self.tr("%1: dossier %2, network %3").replace("%1", self._field(name)).replace("%2", before).replace("%3", after)
            for name, before, after in entry.differences
        ]
        return said + [conflict_text(conflict, words) for conflict in entry.conflicts]

    def _advice(self, entry: Entry) -> list[str]:
        advice = list(entry.hints)
        if entry.fills:
            names = ", ".join(self._field(name) for name in entry.fills)
            advice.append(self.tr("The dossier doesn't have yet: %1.").replace("%1", names))
        if entry.state == MISSING:
            advice.append(self.tr("It is in the dossier, and nothing at its address answered."))
        elif entry.state == LISTED and not advice:
            advice.append(self._context.words.text("hint.only-listed"))
        elif entry.state == NEW and entry.kind == UNKNOWN:
            advice.append(self.tr("Nothing it said tells what it is. Look at it, and choose its kind when you add it."))
        return advice

    def _write_signals(self, entry: Entry) -> None:
        """Headings stand out. Further signals come below those that are being read already."""
        if entry.found is None:
            return
        lines = evidence_lines(entry.found, self._context.words)
        bar = self.signals.verticalScrollBar()
        place = bar.value()
        if lines[: len(self._written)] != self._written:
            self.signals.clear()
            self._written, place = (), 0
        heading, plain = QTextCharFormat(), QTextCharFormat()
        heading.setFontWeight(QFont.Weight.DemiBold)
        heading.setForeground(self._context.theme.colour("text"))
        plain.setForeground(self._context.theme.colour("muted"))
        cursor = QTextCursor(self.signals.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        for number, (title, value) in enumerate(lines):
            if number < len(self._written):
                continue
            if number:
                cursor.insertBlock()
            cursor.insertText(title, heading)
            cursor.insertBlock()
            cursor.insertText(f"  {value}", plain)
        self._written = lines
        bar.setValue(place)

    def _show_acts(self, entries: tuple[Entry, ...], *, writable: bool) -> None:
        new = [entry for entry in entries if entry.addable]
        self.add_button.setVisible(bool(new))
        self.add_button.setEnabled(writable)
        placeable = all(entry.recorded is not None or entry.kind != UNKNOWN for entry in entries)
        for button in (self.person, self.room):
            button.setEnabled(writable and placeable)
            button.setToolTip("" if placeable else self.tr("Add it first, and say what kind of device it is."))
        self.taking.setVisible(any(entry.differences or entry.fills for entry in entries))
        self.taking.setEnabled(writable)
        self.recorded.setVisible(len(entries) == 1 and entries[0].recorded is not None)

    def _field(self, name: str) -> str:
        return {
            "kind": self.tr("kind"),
            "vendor": self.tr("vendor"),
            "model": self.tr("model"),
            "mac": self.tr("MAC address"),
            "serial": self.tr("serial number"),
            "firmware": self.tr("firmware"),
            "ip": self.tr("IP address"),
        }.get(name, name)

    def restyle(self) -> None:
        """The signals carry colours of the theme."""
        self._written = ()
        self.signals.clear()
        if self.entry is not None:
            self._write_signals(self.entry)
