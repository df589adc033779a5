"""The right-hand panel of the cabling page: the whole when nothing is chosen, otherwise the one thing that is."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from dialtone.gui.context import Context
from dialtone.gui.models.cabling_state import LOOKS, Fill, fill_from_scan, state_name
from dialtone.gui.widgets import Card, CountLine, CountPanel, text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dialtone.domain.cabling import CompletenessLine, State
    from dialtone.gui.models.cabling_state import Point
    from dialtone.services.session import Snapshot

_NAMED = 6


class SummaryCard(CountPanel):
    """How many outlets and devices are documented, and how the minimum record stands."""

    def show_points(self, found: "Sequence[Point]", minimum: "Sequence[CompletenessLine]") -> None:
        """Count."""
        done = sum(point.state != "missing" for point in found)
        lines = []
        states: tuple[State, ...] = ("missing", "failed", "unchecked")
        for state in states:
            count = sum(point.state == state for point in found)
            names = ", ".join(point.name for point in found if point.state == state)
            lines.append(CountLine(state_name(state), str(count), tone=LOOKS[state][1] if count else "muted", why=names[:600]))
        note = self.tr("of {total} outlets and devices documented").format(total=len(found))
        words = self._context.words
        marks = []
        for line_state, tone in (("not-ok", "fail"), ("not-checked", "doubt"), ("ok", "ok")):
            of_state = [line for line in minimum if line.state == line_state]
            why = "\n".join(f"· {words.text(f'cabling.line.{line.code}')}" for line in of_state)
            name = self.tr("Minimum record: {state}").format(state=words.text(f"cabling.line-state.{line_state}"))
            marks.append(CountLine(name, str(len(of_state)), tone=tone if of_state else "muted", why=why))
        self.show_count(self.tr("Completeness"), str(done), note, (lines, marks))


class ScanCard(Card):
    """What the switches said in the last scan, and the button that takes it over."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.found = Fill()
        self._text = text_label(parent=self)
        self._contradicted = text_label(tone="warn", parent=self)
        self.button = QPushButton(self)
        self.button.clicked.connect(self.fill)
        for widget in (self._text, self._contradicted, self.button):
            self.body.addWidget(widget)

    def retranslate(self) -> None:
        """Fixed texts."""
        self.button.setText(self.tr("&Fill switch ports"))

    def show_snapshot(self, snapshot: "Snapshot") -> bool:
        """Compare; whether there is anything to say."""
        self.found = found = fill_from_scan(snapshot.record, snapshot.scan, self._context.words)
        self.set_heading(self.tr("What the switches say"), "network")
        self._text.setText(
            self.tr("{agreed} ports of the last scan are as documented; {new} devices have a port that is not.").format(
                agreed=found.agreed, new=len(found.new)
            )
        )
        named = "\n".join(found.contradicted[:_NAMED])
        more = len(found.contradicted) - _NAMED
        if more > 0:
            named += "\n" + self.tr("… and %n more", "", more)
        self._contradicted.setText(self.tr("Otherwise than documented, left as it is:") + f"\n{named}" if named else "")
        self._contradicted.setVisible(bool(named))
        self.button.setVisible(bool(found.new))
        self.button.setToolTip("\n".join(found.new[:20]))
        self.button.setEnabled(not snapshot.read_only)
        return bool(found.new or found.agreed or found.contradicted)

    def fill(self) -> None:
        """The ports that the switches named, as one step."""
        if self.found.changes:
            say, text = self._context.controller.say, self.tr("%n switch ports filled in", "", len(self.found.new))
            self._context.controller.edit("edit.add-switch-port", *self.found.changes, done=lambda _: say(text))
