"""Numbers & emergency: which number each shows, whether help would be sent to the right address, and what may not run over the service."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from dialtone.domain.changes import Change, Put, Remove
from dialtone.domain.kinds import LineKind
from dialtone.gui.context import Context
from dialtone.gui.dialogs.pick import PickDialog
from dialtone.gui.models.naming import free_ids
from dialtone.gui.models.number_subjects import BLOCK, LINE, NumberSubjects
from dialtone.gui.models.numbers_table import (
    VERDICTS,
    Caller,
    Notice,
    Tables,
    build,
    caller_change,
)
from dialtone.gui.pages.base import Page
from dialtone.gui.pages.number_columns import block_columns, caller_columns, line_columns, notice_columns
from dialtone.gui.pages.questions import Questions
from dialtone.gui.widgets import Card, CountLine, CountPanel, DataTable, SearchBox, SidePanel, text_label
from dialtone.gui.widgets.question_cards import AskStack
from dialtone.gui.widgets.side_editor import SideEditor, Subject

if TYPE_CHECKING:
    from dialtone.services.session import Snapshot

CALLERS, BLOCKS, LINES, NOTICES = range(4)
MANY = 1500
"""Callers from which the tables are made on a worker: 50 ms is the most that the window may stand still."""


class NumbersPage(Page):
    """The page. Nothing on it dials; it compares what the dossier states."""

    page_id = "numbers"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._callers: dict[str, Caller] = {}
        self._notices: dict[str, Notice] = {}
        self._round = 0
        self._wanted = ""
        self._add_line = self.heading.add_button("phone-incoming")
        self._add_block = self.heading.add_button("plus", primary=True)
        self._add_block.clicked.connect(self.add_block)
        self._add_line.clicked.connect(self.add_line)
        self._make_actions()
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self._make_callers()
        self._make_blocks()
        self._make_lines()
        self._make_notices()
        card = Card(context, self)
        card.set_padding(0)
        card.body.addWidget(self.tabs)
        self._make_side()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(card, 1)
        row.addWidget(self._side)
        self.body.addLayout(row, 1)
        self.tabs.currentChanged.connect(lambda _: self.editor.leave() if self.editor.subject is not None else None)

    # --- construction ----------------------------------------------------------------------------------------------------------------

    def _make_actions(self) -> None:
        self._actions: dict[str, QAction] = {}
        for name, keys, call in (
            ("block", "Ctrl+D", self.add_block),
            ("line", "Ctrl+L", self.add_line),
            ("several", "Ctrl+M", self.set_emergency),
            ("acknowledge", "Ctrl+Return", self.acknowledge),
        ):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(call)
            self.addAction(action)
            self._actions[name] = action

    def _tab(self, table: DataTable, *tools: QWidget) -> QWidget:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if tools:
            row = QHBoxLayout()
            row.setContentsMargins(10, 10, 10, 10)
            row.setSpacing(8)
            for tool in tools:
                row.addWidget(tool)
            row.addStretch(1)
            column.addLayout(row)
        column.addWidget(table, 1)
        self.tabs.addTab(inside, "")
        return inside

    def _make_callers(self) -> None:
        self.callers = DataTable(self.context, caller_columns(self._save_caller, lambda: self.context.words), self)
        self.callers.opened.connect(self._edit_caller)
        self.callers.chosen.connect(lambda keys: self._follow(keys, ""))
        self.callers.menu_actions = lambda: [self._actions["several"]]
        self.search = SearchBox(self.context, self)
        self.search.setMinimumWidth(260)
        self.search.changed.connect(self.callers.set_filter)
        self._several = QPushButton(self)
        self._several.clicked.connect(self.set_emergency)
        self._tab(self.callers, self.search, self._several)

    def _make_blocks(self) -> None:
        self.blocks = DataTable(self.context, block_columns(), self)
        self.blocks.opened.connect(lambda key: self._edit(f"{BLOCK}{key}"))
        self.blocks.chosen.connect(lambda keys: self._follow(keys, BLOCK))
        self.blocks.deletion.connect(lambda keys: self._delete("number_blocks", keys))
        self._tab(self.blocks)

    def _make_lines(self) -> None:
        self.lines = DataTable(self.context, line_columns(), self)
        self.lines.opened.connect(lambda key: self._edit(f"{LINE}{key}"))
        self.lines.chosen.connect(lambda keys: self._follow(keys, LINE))
        self.lines.deletion.connect(lambda keys: self._delete("lines", keys))
        self._tab(self.lines)

    def _make_notices(self) -> None:
        self.notices = DataTable(self.context, notice_columns(self._taken), self)
        self.notices.opened.connect(lambda key: self._acknowledge([key]))
        self.notices.deletion.connect(self._take_back)
        self._by_label = text_label(parent=self)
        self.by = QLineEdit(self)
        self.by.setMinimumWidth(200)
        self._by_label.setBuddy(self.by)
        self._acknowledge_button = QPushButton(self)
        self._acknowledge_button.clicked.connect(self.acknowledge)
        self._tab(self.notices, self._by_label, self.by, self._acknowledge_button)

    def _make_side(self) -> None:
        self._side = QStackedWidget(self)
        self._side.setFixedWidth(308)
        self.overview = SidePanel(self, width=308)
        self.summary = CountPanel(self.context, self)
        self.asks = AskStack(self.context, self)
        self.questions = Questions(self.context, self.asks, self.page_id, self.focus_subject)
        self.overview.add(self.summary)
        self.overview.add(self.asks)
        self.editing = SidePanel(self, width=308)
        self.editor = SideEditor(self.context, self)
        self.editor.closed.connect(self._edited)
        self.editing.add(self.editor)
        self._side.addWidget(self.overview)
        self._side.addWidget(self.editing)
        self._subjects = NumberSubjects(self.context, self._remove, self._edit_soon)

    # --- texts -----------------------------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return self.tr("Numbers & emergency")

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        texts = {
            "block": self.tr("&Add number block…"),
            "line": self.tr("Add other &line…"),
            "several": self.tr("Emergency number of the &selected…"),
            "acknowledge": self.tr("Ta&ke note"),
        }
        for name, text in texts.items():
            self._actions[name].setText(text)
        buttons = (
            (self._add_block, "block"),
            (self._add_line, "line"),
            (self._several, "several"),
            (self._acknowledge_button, "acknowledge"),
        )
        for button, name in buttons:
            button.setText(texts[name])
            button.setToolTip(self._actions[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        self.search.set_hint(self.tr("name or number"))
        self._by_label.setText(self.tr("For the &customer"))
        self.by.setAccessibleName(self.tr("Who takes note for the customer"))
        self.callers.setAccessibleName(self.tr("Caller IDs"))
        self.blocks.setAccessibleName(self.tr("Number blocks"))
        self.lines.setAccessibleName(self.tr("Other lines"))
        self.notices.setAccessibleName(self.tr("Notices"))
        self.callers.set_empty_text(
            self.tr("Nobody telephones yet: add people and telephones on «Rooms & devices», then say here which number each of them shows.")
        )
        self.blocks.set_empty_text(
            self.tr("No number blocks yet. Add the customer's blocks with their postal address: an emergency call is sent to that address.")
        )
        self.lines.set_empty_text(
            self.tr("No other lines yet. Add the lines of the lift, the alarm and the fax: the first two may not run over the service.")
        )
        self.notices.set_empty_text(self.tr("No notices: no mobile or hot-desk users, and no fax machine."))
        self.editor.retranslate()

    # --- content -------------------------------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: "Snapshot", changed: frozenset[str]) -> None:
        """All tables and the summary."""
        del changed  # a verdict hangs on people, rooms, sites, blocks and caller IDs together
        self._round += 1
        words, turn = self.context.words, self._round
        if len(snapshot.assessment.emergency) > MANY:
            self.context.bridge.pool(lambda: build(snapshot, words), done=lambda tables: self._show_tables(tables, turn), owner=self)
        else:
            self._show_tables(build(snapshot, words), turn)
        if not self.by.text():
            self.by.setText(_customer_name(snapshot))
        self._show_summary(snapshot)
        self.questions.show(snapshot)
        self._allow(writable=not snapshot.read_only)

    def _show_tables(self, tables: Tables, turn: int) -> None:
        if turn != self._round:
            return
        self._callers = {row.key: row.value for row in tables.callers}
        self.callers.set_rows(tables.callers, tables.groups)
        self.blocks.set_rows(tables.blocks)
        self.lines.set_rows(tables.lines)
        self.notices.set_rows(tables.notices)
        self._notices = {row.key: row.value for row in tables.notices}
        self._show_tabs()
        if self.editor.subject is not None:
            self._show_editor(self.editor.subject.key)
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self._edit(wanted)

    def _show_tabs(self) -> None:
        waiting = sum(not notice.done for notice in self._notices.values())
        counts = (self.callers.table.total, self.blocks.table.total, self.lines.table.total, waiting)
        names = (self.tr("Caller IDs"), self.tr("Number blocks"), self.tr("Other lines"), self.tr("Notices"))
        for place, (name, count) in enumerate(zip(names, counts, strict=True)):
            self.tabs.setTabText(place, f"{name}  {count}")

    def _allow(self, *, writable: bool) -> None:
        for action in self._actions.values():
            action.setEnabled(writable)
        for button in (self._add_block, self._add_line, self._several, self._acknowledge_button):
            button.setEnabled(writable)
        for table in (self.callers, self.blocks, self.lines, self.notices):
            table.set_read_only(not writable)

    def _show_summary(self, snapshot: "Snapshot") -> None:
        checks = snapshot.assessment.emergency
        numbers = sum(block.size for block in snapshot.record.number_blocks)
        self.heading.remark.setText(self.tr("1 number") if numbers == 1 else self.tr("%n numbers", "", numbers))
        good = sum(check.verdict == "ok" for check in checks)
        lines = []
        for verdict, (_, tone) in VERDICTS.items():
            count = sum(check.verdict == verdict for check in checks)
            if verdict and count:
                names = ", ".join(check.name for check in checks if check.verdict == verdict)
                lines.append(CountLine(self.context.words.text(f"emergency-verdict.{verdict}"), str(count), tone=tone, why=names[:600]))
        mobile = sum(check.mobile for check in checks)
        moving = [CountLine(self.tr("Mobile or hot-desking"), str(mobile), tone="muted")] if mobile else []
        note = self.tr("of {total} with the right address").format(total=len(checks))
        self.summary.show_count(self.tr("Emergency calls"), str(good), note, (lines, moving))

    def _taken(self, notice: Notice) -> str:
        if not notice.done:
            return self.tr("not yet")
        day = self.context.words.date(notice.at.date()) if notice.at else ""
        return ", ".join(part for part in (notice.by, day) if part) or self.tr("yes")

    def focus_subject(self, subject: str) -> None:
        """Show a person, device, room, block or line where it is edited."""
        places = ((CALLERS, self.callers), (BLOCKS, self.blocks), (LINES, self.lines), (NOTICES, self.notices))
        self.search.clear()
        self.callers.set_filter("")
        for tab, table in places:
            if table.table.place(subject) is not None:
                self.tabs.setCurrentIndex(tab)
                table.show_key(subject)
                return
        snapshot = self.context.controller.snapshot
        if snapshot is not None and any(site.id == subject for site in snapshot.record.sites):
            self.context.controller.jump("site", subject)

    def actions_offered(self) -> tuple[QAction, ...]:
        """For the palette."""
        return tuple(self._actions.values())

    # --- the side form -------------------------------------------------------------------------------------------------------------

    def _edit_caller(self, key: str) -> None:
        """Enter on a cell that isn't edited in place."""
        self._edit(key)

    def _edit(self, key: str) -> None:
        self._show_editor(key)
        if self.editor.subject is not None:
            self.editor.focus_field()

    def _edit_soon(self, key: str) -> None:
        """A block got another first number, which is its identity."""
        self._show_editor(key)

    def _show_editor(self, key: str) -> None:
        snapshot = self.context.controller.snapshot
        subject = self._subject(key)
        if snapshot is None or subject is None:
            self.editor.leave()
            return
        self.editor.edit(subject, writable=not snapshot.read_only)
        self._side.setCurrentWidget(self.editing)

    def _subject(self, key: str) -> Subject | None:
        if key.startswith(BLOCK):
            return self._subjects.block(key.removeprefix(BLOCK))
        if key.startswith(LINE):
            return self._subjects.line(key.removeprefix(LINE))
        caller = self._callers.get(key)
        return self._subjects.caller(caller) if caller is not None else None

    def _edited(self) -> None:
        self._side.setCurrentWidget(self.overview)
        (self.callers, self.blocks, self.lines, self.notices)[self.tabs.currentIndex()].setFocus()

    def _follow(self, keys: Sequence[str], prefix: str) -> None:
        """While the form is open it follows the selection."""
        if self.editor.subject is not None and len(keys) == 1 and f"{prefix}{keys[0]}" != self.editor.subject.key:
            self._show_editor(f"{prefix}{keys[0]}")

    # --- acts ----------------------------------------------------------------------------------------------------------------------

    def _save_caller(self, subject: str, field: str, text: str) -> None:
        snapshot = self.context.controller.snapshot
        change = caller_change(snapshot.record, subject, field, text) if snapshot is not None else None
        if change is not None:
            self.context.controller.edit("edit.change-caller-id", change)

    def set_emergency(self) -> None:
        """One emergency number for all selected: a number of a block, or one that is typed."""
        snapshot, keys = self.context.controller.snapshot, self.callers.selected_keys()
        if snapshot is None or self.tabs.currentIndex() != CALLERS or not keys:
            self.context.controller.say(self.tr("Select the rows in «Caller IDs» first"))
            return
        entries = [(block.first, f"{block.first}  {_address(snapshot, block.first)}") for block in snapshot.record.number_blocks]
        dialog = PickDialog(self.context, self.tr("Shows to emergency services"), entries, self)
        dialog.picked = partial(self._set_all, keys)
        dialog.made = partial(self._set_all, keys)
        dialog.offer_new(lambda text: self.tr("The number {number}").format(number=text))
        dialog.open()

    def _set_all(self, keys: list[str], number: str) -> None:
        snapshot = self.context.controller.snapshot
        if snapshot is None:
            return
        changes = [change for key in keys if (change := caller_change(snapshot.record, key, "emergency", number)) is not None]
        if changes:
            self.context.controller.edit("edit.change-caller-id", *changes)

    def add_block(self) -> None:
        """Open the dialog for a number block."""
        from dialtone.gui.dialogs.add_block import AddBlockDialog

        self.tabs.setCurrentIndex(BLOCKS)
        AddBlockDialog(self.context, self).open()

    def add_line(self) -> None:
        """A new line, open in the side form: the questions are few."""
        snapshot = self.context.controller.snapshot
        if snapshot is None:
            return
        self.tabs.setCurrentIndex(LINES)
        key = free_ids("l", {line.id for line in snapshot.record.lines}, 1)[0]
        self._wanted = f"{LINE}{key}"
        self.context.controller.edit("edit.add-line", Put("lines", {"id": key, "kind": LineKind.LIFT.value}))

    def acknowledge(self) -> None:
        """The customer takes note of the selected notices, or of all that are open."""
        self.tabs.setCurrentIndex(NOTICES)
        self._acknowledge(self.notices.selected_keys() or [key for key, notice in self._notices.items() if not notice.done])

    def _acknowledge(self, keys: list[str]) -> None:
        who = self.by.text().strip()
        if not who:
            self.context.controller.say(self.tr("Who takes note for the customer? Fill in the name first."))
            self.by.setFocus()
            return
        at = self.context.services.clock.now().isoformat()
        changes: list[Change] = [
            Put("acknowledgements", {"finding": key, "by": who, "at": at}) for key in keys if not self._notices[key].done
        ]
        if changes:
            self.context.controller.edit("edit.add-acknowledgement", *changes)

    def _take_back(self, keys: list[str]) -> None:
        if taken := [Remove("acknowledgements", key) for key in keys if self._notices[key].done]:
            self.context.controller.edit("edit.remove-acknowledgement", *taken)

    def _delete(self, kind: str, keys: list[str]) -> None:
        label = "edit.remove-number-block" if kind == "number_blocks" else "edit.remove-line"
        say = self.context.controller.say
        text = self.tr("%n removed; Ctrl+Z brings it back", "", len(keys))
        self.context.controller.edit(label, *(Remove(kind, key) for key in keys), done=lambda _: say(text))

    def _remove(self, kind: str, key: str) -> None:
        self.editor.leave()
        self._delete(kind, [key])


def _address(snapshot: "Snapshot", first: str) -> str:
    from dialtone.domain.addresses import one_line

    return next((one_line(block.address) or "" for block in snapshot.record.number_blocks if block.first == first), "")


def _customer_name(snapshot: "Snapshot") -> str:
    """Who speaks for the customer: the signer, else the first contact."""
    record = snapshot.record
    if record.acceptance is not None and record.acceptance.signer_name:
        return record.acceptance.signer_name
    contacts = record.customer.contacts if record.customer is not None else ()
    return next((contact.name for contact in contacts if contact.name), "")
