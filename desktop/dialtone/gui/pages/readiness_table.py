"""The table of the page «Readiness»: the checks in their fixed order, quick filters, and the comparison with the last run."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from dialtone.gui.context import Context
from dialtone.gui.icons import VERDICT_ICONS, VERDICT_TONES
from dialtone.gui.models import comparing
from dialtone.gui.models.readings import Line, counts_of
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Card, Chip, Column, DataTable, Row, text_label

_RANKS = ("fail", "warn", "pass", "not-run")
_ICONS = {**VERDICT_ICONS, "waiting": "clock"}


class ReadinessTable(Card):
    """`filter`: «» for all, else a verdict. Comparing shows both values and the change instead of the limit and who is responsible."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_padding(0)
        self.lines: dict[str, Line] = {}
        self.filter = ""
        self.chips = {name: Chip(context, clickable=True, parent=self) for name in ("", *_RANKS)}
        tools = QHBoxLayout()
        tools.setContentsMargins(10, 10, 10, 10)
        tools.setSpacing(8)
        for name, chip in self.chips.items():
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, name=name: self.choose(name))
            tools.addWidget(chip)
        tools.addStretch(1)
        self.compare = QPushButton(self)
        self.compare.setCheckable(True)
        set_property(self.compare, "role", "quiet")
        self.compare.toggled.connect(lambda on: self._show_columns(compared=on))
        self.table = DataTable(context, self._columns(), self)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # «…, upstream» and «…, downstream» differ at their end
        self._about = QWidget(self)
        foot = QHBoxLayout(self._about)
        foot.setContentsMargins(12, 4, 8, 4)
        foot.setSpacing(6)
        self._mark = QLabel(self)
        self.about = text_label(tone="muted", parent=self)
        foot.addWidget(self._mark)
        foot.addWidget(self.about, 1)
        foot.addWidget(self.compare)
        self.body.addLayout(tools)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._about)
        self.body.setSpacing(0)
        self._tone = "muted"
        self._show_columns(compared=False)
        self.restyle()

    def _columns(self) -> tuple[Column, ...]:
        def look(line: Line) -> tuple[str, str]:
            return _ICONS.get(line.look, "circle"), VERDICT_TONES.get(line.look, "muted")

        def before_look(line: Line) -> tuple[str, str] | None:
            if line.before is None:
                return None
            verdict = str(line.before.verdict)
            return VERDICT_ICONS.get(verdict, "circle"), VERDICT_TONES.get(verdict, "muted")

        return (
            Column(
                "verdict",
                lambda: self.tr("Verdict"),
                lambda line: line.word,
                width=156,
                strong=True,
                icon=look,
                tone=lambda line: VERDICT_TONES.get(line.look, "muted"),
            ),
            Column("check", lambda: self.tr("Check"), lambda line: line.title, stretch=True, tooltip=lambda line: line.title),
            Column("measured", lambda: self.tr("Measured"), lambda line: line.measured, width=108, tooltip=lambda line: line.measured),
            Column("limit", lambda: self.tr("Limit"), lambda line: line.limit, width=120, tone=lambda _: "muted"),
            Column("for", lambda: self.tr("For"), lambda line: line.responsible, width=80, tone=lambda _: "muted"),
            Column(
                "before", lambda: self.tr("Last time"), lambda line: line.before_text, width=124, tone=lambda _: "muted", icon=before_look
            ),
            Column(
                "change",
                lambda: self.tr("Change"),
                lambda line: line.change_word,
                width=164,
                icon=lambda line: comparing.look(line.change, line.result, line.before) if line.change else None,
                tone=lambda line: comparing.look(line.change, line.result, line.before)[1],
            ),
        )

    def retranslate(self) -> None:
        """Fixed texts."""
        self.table.setAccessibleName(self.tr("Checks"))
        self.table.set_empty_text(self.tr("No check has this verdict."))
        self.compare.setText(self.tr("&Compare with last run"))
        self._count()

    def restyle(self) -> None:
        """Symbols in the theme's colours."""
        super().restyle()
        self._context.theme.dress(self.compare, "history", "accent" if self.compare.isChecked() else "muted")
        self._mark.setPixmap(self._context.theme.pixmap("triangle-alert" if self._tone == "warn" else "clock", self._tone, 16))

    def _show_columns(self, *, compared: bool) -> None:
        for name, shown in (("limit", not compared), ("for", not compared), ("before", compared), ("change", compared)):
            self.table.setColumnHidden(self.table.table.column_number(name), not shown)
        self.restyle()

    # --- content ---------------------------------------------------------------------------------------------------------------------

    def show_lines(self, lines: list[Line], *, comparable: bool) -> None:
        """New content; `comparable`: there is an earlier run."""
        self.lines = {line.id: line for line in lines}
        self.table.set_rows([Row(line.id, line) for line in lines])
        self.compare.setEnabled(comparable)
        if not comparable:
            self.compare.setChecked(False)
        self._count()

    def show_about(self, text: str, *, warn: bool = False) -> None:
        """When and how this was measured; with a warning when the run was broken off."""
        self._tone = "warn" if warn else "muted"
        self.about.setText(text)
        set_property(self.about, "tone", self._tone)
        self._about.setVisible(bool(text))
        self.restyle()

    def _count(self) -> None:
        counts = counts_of(list(self.lines.values()))
        words = self._context.words
        for name, chip in self.chips.items():
            chosen = name == self.filter
            chip.setChecked(chosen)
            number = counts[name] if name else len(self.lines)
            text = words.text(f"verdict.{name}") if name else self.tr("All")
            chip.set_content(f"{text} {number}", VERDICT_ICONS.get(name, ""), VERDICT_TONES.get(name, "accent" if chosen else "muted"))

    def choose(self, name: str) -> None:
        """Show only the checks with this verdict."""
        self.filter = name
        self._count()
        self.table.set_filter("", (lambda line: line.rank == name) if name else None)

    def selected(self) -> Line | None:
        """The first selected check."""
        values = self.table.selected_values()
        return values[0] if values else None

    def select_worst(self) -> None:
        """The first of the gravest."""
        worst = min(self.lines.values(), key=lambda line: _RANKS.index(line.rank), default=None)
        if worst is not None:
            self.table.select_keys([worst.id])
