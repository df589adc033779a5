"""Checks: security, test calls and handover, each line done, failed, or not done with a reason; O, X and N at the keyboard."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dialtone.domain.changes import Change, Set
from dialtone.domain.kinds import CheckState
from dialtone.gui.context import Context
from dialtone.gui.models.checks_table import LOOKS, ChecksTable, Line, build, clearing, filling_in
from dialtone.gui.pages.base import Page, touches
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Card, Column, DataTable, Field, Form, Row, SearchBox, SidePanel, VerdictLabel, text_label
from dialtone.services import checklists
from dialtone.services.checklists import Checklist

if TYPE_CHECKING:
    from dialtone.services.session import Snapshot

_KEYS = {CheckState.DONE: "O", CheckState.FAILED: "X", CheckState.NOT_DONE: "N"}
_CLEAR = "clear"


class ChecksPage(Page):
    """The page."""

    page_id = "checks"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._lists: tuple[Checklist, ...] = ()
        self._language = ""
        self._wanted = ""
        self.found = ChecksTable()
        self._make_actions()
        self._make_table()
        self._make_side()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._card, 1)
        row.addWidget(self.side)
        self.body.addLayout(row, 1)

    # --- construction ----------------------------------------------------------------------------------------------------------------

    def _make_actions(self) -> None:
        self._actions: dict[str, QAction] = {}
        for state, keys in _KEYS.items():
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(partial(self.fill_in, state))
            self._actions[state.value] = action
        clear = QAction(self)
        clear.triggered.connect(self.clear)
        self._actions[_CLEAR] = clear

    def _make_table(self) -> None:
        columns = (
            Column(
                "state",
                lambda: self.tr("State"),
                lambda line: line.word,
                width=136,
                strong=True,
                icon=lambda line: LOOKS[line.look],
                tone=lambda line: LOOKS[line.look][1],
                sort=lambda line: list(LOOKS).index(line.look),
            ),
            Column(
                "title",
                lambda: self.tr("Check"),
                lambda line: line.title if line.required else self.tr("%1 (optional)").replace("%1", line.title),
                stretch=True,
                tone=lambda line: "text" if line.required else "muted",
                tooltip=lambda line: line.title,
            ),
            Column(
                "said",
                lambda: self.tr("Reason, note"),
                lambda line: self.tr("no reason given") if line.lacks_reason else line.said,
                width=170,
                tone=lambda line: "warn" if line.lacks_reason else "muted",
                tooltip=lambda line: line.said,
            ),
            Column("who", lambda: self.tr("By"), lambda line: line.by, width=112, tone=lambda _: "muted", tooltip=lambda line: line.who),
        )
        self._card = Card(self.context, self)
        self._card.set_padding(0)
        tools = QHBoxLayout()
        tools.setContentsMargins(10, 10, 10, 10)
        tools.setSpacing(8)
        self.search = SearchBox(self.context, self)
        self.search.setMinimumWidth(260)
        self._keys = QLabel(self)
        set_property(self._keys, "role", "small")
        tools.addWidget(self.search)
        tools.addStretch(1)
        tools.addWidget(self._keys)
        self.table = DataTable(self.context, columns, self)
        self.search.changed.connect(self.table.set_filter)
        self.table.chosen.connect(lambda _: self._show_selected())
        self.table.opened.connect(lambda _: self._edit_reason())
        self.table.deletion.connect(lambda _: self.clear())
        self.table.menu_actions = lambda: list(self._actions.values())
        for action in self._actions.values():
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.table.addAction(action)
        self._card.body.addLayout(tools)
        self._card.body.addWidget(self.table, 1)

    def _make_side(self) -> None:
        self.side = SidePanel(self, width=312)
        self.hint = Card(self.context, self)
        self._hint_text = text_label(tone="muted", parent=self)
        self.hint.body.addWidget(self._hint_text)
        self.detail = Card(self.context, self)
        self.state = VerdictLabel(self.context, self)
        self._who = text_label(tone="muted", parent=self)
        self._finding = text_label(tone="warn", parent=self)
        self.buttons: dict[str, QPushButton] = {}
        choices = QVBoxLayout()
        choices.setSpacing(8)
        for name, action in self._actions.items():
            button = QPushButton(self)
            button.clicked.connect(lambda _=False, action=action: action.trigger())
            self.buttons[name] = button
            if name != _CLEAR:
                choices.addWidget(button)
        self.form = Form(
            self.context,
            [
                Field("reason", lambda: self.tr("&Reason"), "note"),
                Field("note", lambda: self.tr("N&ote"), "note"),
                Field("by", lambda: self.tr("Filled in &by")),
            ],
            self._save,
            parent=self,
        )
        self.detail.body.addWidget(self.state)
        self.detail.body.addWidget(self._who)
        self.detail.body.addWidget(self._finding)
        self.detail.body.addLayout(choices)
        self.detail.body.addWidget(self.form)
        self.detail.body.addWidget(self.buttons[_CLEAR])
        for card in (self.hint, self.detail):
            self.side.add(card)

    # --- texts -----------------------------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return self.tr("Checks")

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        words = self.context.words
        for state, keys in _KEYS.items():
            word = words.text(f"check-state.{state.value}")
            self._actions[state.value].setText(word)
            self.buttons[state.value].setText(f"{word} · {keys}")
        self._actions[_CLEAR].setText(self.tr("Open again"))
        self.buttons[_CLEAR].setText(self.tr("Open a&gain"))
        self.buttons[_CLEAR].setToolTip(self.tr("Del"))
        self._keys.setText(
            self.tr("O %1 · X %2 · N %3 · Del open again")
            .replace("%1", words.text("check-state.done").lower())
            .replace("%2", words.text("check-state.failed").lower())
            .replace("%3", words.text("check-state.not-done").lower())
        )
        self.search.set_hint(self.tr("check, reason, name"))
        self.table.setAccessibleName(self.tr("Checklists"))
        self.table.set_empty_text(self.tr("Nothing matches the search. Esc in the search box shows everything again."))
        self._hint_text.setText(
            self.tr(
                "Select a line and press O when it is done, X when it failed, N when it was not done. Nothing counts as done by itself; "
                "what was not done needs a reason."
            )
        )
        self.restyle()

    def restyle(self) -> None:
        """Symbols in the theme's colours."""
        super().restyle()
        theme = self.context.theme
        for state in _KEYS:
            icon, tone = LOOKS[state.value]
            self._actions[state.value].setIcon(theme.icon(icon, tone))
            theme.dress(self.buttons[state.value], icon, tone)
        self._actions[_CLEAR].setIcon(theme.icon("undo-2"))
        theme.dress(self.buttons[_CLEAR], "undo-2")

    # --- content ---------------------------------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: "Snapshot", changed: frozenset[str]) -> None:
        """The lists as they are filled in."""
        if self._language != self.context.language:
            self._read_lists(self.context.language)
        elif touches(changed, "checks"):
            self._draw(snapshot)
        else:
            self._show_selected()

    def _read_lists(self, language: str) -> None:
        """The lists' files are read on a worker."""

        def arrived(lists: tuple[Checklist, ...]) -> None:
            if language != self.context.language:
                return
            self._language, self._lists = language, lists
            snapshot = self.context.controller.snapshot
            if snapshot is not None:
                self._draw(snapshot)

        self.context.bridge.pool(partial(checklists.load, language), done=arrived, failed=self.context.controller.problem.emit, owner=self)

    def _draw(self, snapshot: "Snapshot") -> None:
        self.found = build(self._lists, snapshot.record, self.context.words)
        self.table.set_rows(self.found.rows, self.found.groups)
        self.table.set_read_only(snapshot.read_only)
        text = self.tr("%1 of %2 required").replace("%1", str(self.found.filled)).replace("%2", str(self.found.required))
        if self.found.failed:
            text += self.tr(", %1 failed").replace("%1", str(self.found.failed))
        self.heading.remark.setText(text)
        self._show_selected()
        if self._wanted and self.table.show_key(self._wanted):
            self._wanted = ""

    def _selected(self) -> tuple[Line, ...]:
        return tuple(self.table.selected_values())

    def _writable(self) -> bool:
        snapshot = self.context.controller.snapshot
        return snapshot is not None and not snapshot.read_only

    def _show_selected(self) -> None:
        lines, writable = self._selected(), self._writable()
        self.hint.setVisible(not lines)
        self.detail.setVisible(bool(lines))
        filled = any(line.check is not None for line in lines)
        for name, action in self._actions.items():
            enabled = writable and bool(lines) and (name != _CLEAR or filled)
            action.setEnabled(enabled)
            self.buttons[name].setEnabled(enabled)
        if not lines:
            return
        line = lines[0] if len(lines) == 1 else None
        self.detail.set_heading(line.title if line is not None else self.tr("%n check(s)", "", len(lines)))
        self.state.setVisible(line is not None)
        self.form.setVisible(line is not None and line.check is not None)
        self._who.setText(line.who if line is not None else "")
        self._who.setVisible(line is not None and bool(line.who))
        self._show_finding(line)
        if line is None:
            return
        self.state.set_content(line.word, *LOOKS[line.look])
        if line.check is not None:
            self.form.set_enabled_fields(writable)
            self.form.set_visible_field("reason", line.check.state is not CheckState.DONE)
            self.form.show_values({"reason": line.check.reason, "note": line.check.note, "by": line.check.by})

    def _show_finding(self, line: Line | None) -> None:
        """What the rules say of this line."""
        snapshot = self.context.controller.snapshot
        findings = snapshot.assessment.findings if snapshot is not None and line is not None else ()
        said = next((finding for finding in findings if line is not None and finding.subject == line.id), None)
        self._finding.setText("\n".join(self.context.words.finding(said)) if said is not None else "")
        self._finding.setVisible(said is not None)

    def focus_subject(self, subject: str) -> None:
        """Select a line, also when the lists are still being read."""
        if not self.table.show_key(subject):
            self.search.clear()
            self.table.set_filter("")
            self._wanted = "" if self.table.show_key(subject) else subject

    def actions_offered(self) -> tuple[QAction, ...]:
        """For the palette."""
        return tuple(self._actions.values())

    # --- acts ------------------------------------------------------------------------------------------------------------------------

    def fill_in(self, state: CheckState, *_: Any) -> None:
        """Give the selected lines this state, and go to the next one; a reason is asked for where it is needed."""
        lines, snapshot = self._selected(), self.context.controller.snapshot
        if not lines or snapshot is None or snapshot.read_only:
            return
        self.flush()
        lines = self._selected()
        if state is not CheckState.DONE:
            self._ask(lines, state)
            return
        self.context.controller.edit("edit.change-check", *self._changes(lines, state, ""), done=partial(self._go_on, lines))

    def _ask(self, lines: Sequence[Line], state: CheckState) -> None:
        from dialtone.gui.dialogs.check_reason import CheckReasonDialog

        dialog = CheckReasonDialog(self.context, lines, state, partial(self._changes, lines, state), self)
        dialog.made = partial(self._go_on, lines)
        dialog.open()

    def _changes(self, lines: Sequence[Line], state: CheckState, reason: str) -> tuple[Change, ...]:
        return filling_in(lines, state, by=self._author(), at=self.context.services.clock.now(), reason=reason or None)

    def _author(self) -> str:
        """Who fills in: the installer of the dossier, else who uses the program."""
        snapshot = self.context.controller.snapshot
        installer = snapshot.record.installer if snapshot is not None else None
        return (installer.name if installer is not None else None) or self.context.services.settings.get().author

    def _go_on(self, lines: Sequence[Line], *_: Any) -> None:
        """From one line to the one below it, so that a list is filled in by its letters alone."""
        if len(lines) != 1 or self.table.selected_keys() != [lines[0].id]:
            return
        place = self.table.table.place(lines[0].id)
        for number in range((place if place is not None else -1) + 1, self.table.table.rowCount()):
            item = self.table.table.item(number)
            if isinstance(item, Row):
                self.table.select_keys([item.key], current=item.key)
                self.table.scrollTo(self.table.table.index(number, 0))
                return

    def _edit_reason(self) -> None:
        """Enter opens the reason of what failed or was not done."""
        lines = self._selected()
        if len(lines) == 1 and lines[0].check is not None and self._writable():
            self.form.focus_field("note" if lines[0].check.state is CheckState.DONE else "reason")

    def _save(self, name: str, value: Any) -> None:
        lines = self._selected()
        if len(lines) != 1 or lines[0].check is None:
            return
        if name == "reason" and not value and lines[0].check.state is CheckState.NOT_DONE:
            self.context.controller.say(self.tr("What was not done needs a reason; the old one stays."))
            self.form.show_values({"reason": lines[0].check.reason, "note": lines[0].check.note, "by": lines[0].check.by})
            return
        self.context.controller.edit("edit.change-check", Set("checks", lines[0].id, {name: value}))

    def clear(self, *_: Any) -> None:
        """Make the selected lines open again."""
        if (changes := clearing(self._selected())) and self._writable():
            self.context.controller.edit("edit.remove-check", *changes)
