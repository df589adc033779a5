"""The right side of the page «Readiness»: what the selected check found, who does what about it, its curves and raw readings."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QGridLayout, QLabel, QPlainTextEdit, QPushButton, QWidget

from dialtone.domain.remedies import remedy_of
from dialtone.gui.context import Context
from dialtone.gui.icons import VERDICT_ICONS, VERDICT_TONES
from dialtone.gui.models import raw_readings
from dialtone.gui.models.curves import pictures_of
from dialtone.gui.models.readings import Line
from dialtone.gui.pages.firewall_card import FirewallCard
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Card, SidePanel, text_label
from dialtone.gui.widgets.plot import Plot
from dialtone.gui.widgets.plot_drawing import Picture

WIDTH = 384
"""Pixels of the page's right side."""


class Plots(Card):
    """Plots below each other, in widgets that stay."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.plots: list[Plot] = []
        self.body.setSpacing(12)
        self.hide()

    def show_pictures(self, pictures: tuple[Picture, ...]) -> None:
        """These, and no others."""
        while len(self.plots) < len(pictures):
            plot = Plot(self._context, self)
            self.plots.append(plot)
            self.body.addWidget(plot)
        for place, plot in enumerate(self.plots):
            plot.setVisible(place < len(pictures))
            if place < len(pictures):
                plot.show_picture(pictures[place])
        self.setVisible(bool(pictures))


class CheckPanel(SidePanel):
    """One check whole. `live` shows what is being measured while a run is under way. `again()`: run this check."""

    again = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=WIDTH)
        self._context = context
        self._line: Line | None = None
        self._blocks: tuple[raw_readings.Block, ...] = ()
        self.live = Plots(context, self)
        self.detail = Card(context, self)
        self._message, self._remedy = text_label(parent=self), text_label(parent=self)
        self._who = text_label(tone="muted", parent=self)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(4)
        self._facts.setColumnStretch(1, 1)
        self.run = QPushButton(self)
        self.run.clicked.connect(self.again)
        self._pairs = [self._pair(row) for row in range(3)]
        self.detail.body.addWidget(self._message)
        self.detail.body.addLayout(self._facts)
        self.detail.body.addWidget(self._remedy)
        self.detail.body.addWidget(self._who)
        self.detail.body.addWidget(self.run, 0, Qt.AlignmentFlag.AlignLeft)
        self.curves = Plots(context, self)
        self.firewall = FirewallCard(context, self)
        self._make_evidence()
        self.profile = Card(context, self)
        self._profile_text = text_label(parent=self)
        self.profile.body.addWidget(self._profile_text)
        self.profile.hide()
        for card in (self.live, self.detail, self.firewall, self.curves, self.evidence, self.profile):
            self.add(card)
        context.theme.changed.connect(self._recolour)
        self._recolour()

    def _pair(self, row: int) -> tuple[QLabel, QLabel]:
        name, value = QLabel(self), text_label(parent=self)
        set_property(name, "tone", "muted")
        self._facts.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._facts.addWidget(value, row, 1)
        return name, value

    def _make_evidence(self) -> None:
        self.evidence = Card(self._context, self)
        self._copy = QPushButton(self)
        set_property(self._copy, "role", "link")
        self._copy.clicked.connect(self._copy_all)
        self.evidence.add_to_heading(self._copy)
        self.readings = QPlainTextEdit(self)
        self.readings.setReadOnly(True)
        self.readings.setTabChangesFocus(True)
        self.readings.setMinimumHeight(180)
        set_property(self.readings, "role", "mono")
        self.evidence.body.addWidget(self.readings)

    def retranslate(self) -> None:
        """Fixed texts."""
        self.evidence.set_heading(self.tr("Raw readings"), "list")
        self.readings.setAccessibleName(self.tr("Raw readings"))
        self._copy.setText(self.tr("Copy"))
        self.run.setText(self.tr("Run this check"))
        self.run.setToolTip("Ctrl+F5")
        self.profile.set_heading(self.tr("Provider profile"), "triangle-alert", "warn")
        self.firewall.retranslate()

    # --- content ---------------------------------------------------------------------------------------------------------------------

    def show_line(self, line: Line | None, seconds: int) -> None:
        """The selected check, or none. `seconds`: how long the provider wants a UDP binding to live."""
        changed = line is None or self._line is None or line.id != self._line.id
        self._line = line
        self.detail.setVisible(line is not None)
        if line is None:
            self.firewall.show_remedy(None, seconds)
            self.curves.show_pictures(())
            self.evidence.hide()
            return
        self._show_detail(line)
        words = self._context.words
        self.firewall.show_remedy(remedy_of(line.result) if line.result is not None else None, seconds)
        self.curves.show_pictures(pictures_of(line.result, words) if line.result is not None else ())
        self._write(raw_readings.blocks_of(line.result))
        if changed:
            self.verticalScrollBar().setValue(0)

    def _show_detail(self, line: Line) -> None:
        words, result = self._context.words, line.result
        self.detail.set_heading(line.title, VERDICT_ICONS.get(line.look, "circle"), VERDICT_TONES.get(line.look, "muted"))
        self._message.setText(line.message)
        self._message.setVisible(bool(line.message))
        last = " · ".join(filter(None, (line.before_text, line.change_word))) if line.change else ""
        for (name, value), (title, text) in zip(
            self._pairs,
            ((self.tr("Measured"), line.measured), (self.tr("Limit"), line.limit), (self.tr("Last time"), last)),
            strict=True,
        ):
            name.setText(title)
            value.setText(text)
            for label in (name, value):
                label.setVisible(bool(text))
        self._remedy.setText(self.tr("Remedy: {remedy}").format(remedy=line.remedy) if line.remedy else "")
        self._remedy.setVisible(bool(line.remedy))
        who = ""
        if result is not None and line.responsible:
            title = words.text(f"clause.{result.clause}") if words.has(f"clause.{result.clause}") else ""
            clause = f"{result.clause}, {title}" if title else result.clause
            who = self.tr("Responsible: {who} ({clause})").format(who=line.responsible, clause=clause)
        self._who.setText(who)
        self._who.setVisible(bool(who))

    def show_profile(self, note: str) -> None:
        """What isn't confirmed in the provider's profile; nothing when all is."""
        self.profile.setVisible(bool(note))
        self._profile_text.setText(note)

    # --- readings --------------------------------------------------------------------------------------------------------------------

    def _write(self, blocks: tuple[raw_readings.Block, ...]) -> None:
        self.evidence.setVisible(bool(blocks))
        if blocks == self._blocks:
            return
        self._blocks = blocks
        self.readings.clear()
        cursor = QTextCursor(self.readings.document())
        formats = self._formats()
        for place, (kind, text) in enumerate(blocks):
            if place:
                cursor.insertBlock()
            cursor.insertText(text, formats[kind])
        self.readings.moveCursor(QTextCursor.MoveOperation.Start)

    def _formats(self) -> dict[str, QTextCharFormat]:
        made = {}
        for kind, tone, weight in (
            (raw_readings.HEAD, "text", QFont.Weight.DemiBold),
            (raw_readings.PLAIN, "muted", QFont.Weight.Normal),
            (raw_readings.SENT, "text", QFont.Weight.Normal),
            (raw_readings.ARRIVED, "fail", QFont.Weight.DemiBold),
        ):
            made[kind] = QTextCharFormat()
            made[kind].setForeground(self._context.theme.colour(tone))
            made[kind].setFontWeight(weight)
        return made

    def _copy_all(self) -> None:
        if self._line is not None and self._line.result is not None:
            QGuiApplication.clipboard().setText(raw_readings.whole(self._line.result))
            self._context.controller.say(self.tr("Raw readings copied"))

    def _recolour(self) -> None:
        self._context.theme.dress(self.run, "play")
        blocks, self._blocks = self._blocks, ()
        self._write(blocks)
