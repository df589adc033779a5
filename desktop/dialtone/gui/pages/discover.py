"""Discover: what answers on the customer's network, held against the dossier; with every signal, and what could not be asked."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialtone.domain.discovery import ScanRun
from dialtone.domain.problems import InputProblem, InvalidInput, Problem
from dialtone.gui.context import Context
from dialtone.gui.dialogs.pick import PickDialog
from dialtone.gui.models import found_devices, found_edits, scanning
from dialtone.gui.models.found_devices import CHANGED, NEW, UNKNOWN, FoundTable
from dialtone.gui.models.naming import person_choices, room_choices
from dialtone.gui.pages.base import Page, touches
from dialtone.gui.pages.found_card import FoundCard
from dialtone.gui.pages.found_panel import FoundPanel
from dialtone.gui.pages.notes_card import NotesList
from dialtone.gui.pages.scan_card import ScanCard
from dialtone.gui.pages.scan_runner import ScanRunner
from dialtone.gui.widgets import Card, EmptyState, ProgressStrip

if TYPE_CHECKING:
    from dialtone.services.session import Snapshot


class DiscoverPage(Page):
    """The page. A run is kept in the dossier with its evidence, finished or not."""

    page_id = "discover"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._building, self._stale = False, False
        self._asked = False
        self._export = self.heading.add_button("download")
        self._telephones = self.heading.add_button("plus")
        self._start = self.heading.add_button("radar", primary=True)
        self._make_actions()
        self.scan = ScanCard(context, self)
        self.progress = ProgressStrip(context, self)
        self.runner = ScanRunner(context, self.progress, self)
        self.runner.changed.connect(self._redraw)
        self.runner.finished.connect(self._finished)
        self.runner.failed.connect(self._failed)
        self._nothing = Card(context, self)
        self.empty = EmptyState(context, "radar", self._nothing)
        self.empty.triggered.connect(self.start)
        self._nothing.body.addWidget(self.empty)
        self._make_work()
        for widget in (self.scan, self.progress):
            self.body.addWidget(widget)
        self.body.addWidget(self._nothing, 1)
        self.body.addWidget(self._work, 1)

    # --- construction ----------------------------------------------------------------------------------------------------------------

    def _make_actions(self) -> None:
        self._actions: dict[str, QAction] = {}
        for name, icon, keys, call in (
            ("start", "radar", "F5", self.start),
            ("telephones", "plus", "Ctrl+T", self.add_telephones),
            ("export", "download", "Ctrl+E", self.export),
            ("add", "plus", "A", self.add_selected),
            ("person", "user", "P", self.assign_person),
            ("room", "door-open", "R", self.assign_room),
            ("take", "refresh-cw", "", self.take_over),
            ("recorded", "external-link", "", self.show_recorded),
        ):
            action = QAction(self)
            action.setIcon(self.context.theme.icon(icon))
            action.setProperty("symbol", icon)
            if keys:
                action.setShortcut(QKeySequence(keys))
            action.triggered.connect(call)
            self._actions[name] = action
        for name in ("start", "telephones", "export"):
            self._actions[name].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(self._actions[name])
        self._row_actions = [self._actions[name] for name in ("add", "person", "room", "take", "recorded")]
        self._start.clicked.connect(self.start)
        self._telephones.clicked.connect(self.add_telephones)
        self._export.clicked.connect(self.export)

    def _make_work(self) -> None:
        self.card = FoundCard(self.context, self)
        self.table = self.card.table
        self.table.chosen.connect(lambda _: self._show_selected())
        self.table.opened.connect(self._opened)
        self.table.menu_actions = lambda: self._row_actions
        for action in self._row_actions:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.table.addAction(action)
        self.notes = NotesList(self.context, self)
        self.panel = FoundPanel(self.context, self)
        self.panel.add_asked.connect(self.add_selected)
        self.panel.person_asked.connect(self.assign_person)
        self.panel.room_asked.connect(self.assign_room)
        self.panel.taking_asked.connect(self.take_over)
        self.panel.recorded_asked.connect(self.show_recorded)
        self._work = QWidget(self)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.card, 1)
        left.addWidget(self.notes)
        row = QHBoxLayout(self._work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(self.panel)

    # --- texts -----------------------------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return self.tr("Discover")

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        texts = {
            "start": self.tr("&Scan"),
            "telephones": self.tr("Add all &telephones"),
            "export": self.tr("E&xport CSV…"),
            "add": self.tr("&Add to the dossier…"),
            "person": self.tr("Assign &person…"),
            "room": self.tr("Assign &room…"),
            "take": self.tr("Ta&ke over what the network says"),
            "recorded": self.tr("Show under «Rooms && devices»"),
        }
        for name, text in texts.items():
            self._actions[name].setText(text)
        for button, name in ((self._start, "start"), (self._telephones, "telephones"), (self._export, "export")):
            button.setText(texts[name])
            button.setToolTip(self._actions[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        self.card.retranslate()
        self.notes.setAccessibleName(self.tr("Not used, and contradictions"))
        self.empty.set_texts(
            self.tr("Not scanned yet"),
            self.tr(
                "Every address of the network is asked politely what it is. Nothing is called and no password is tried. What is found can "
                "then be taken into the dossier."
            ),
            self.tr("Scan"),
        )
        self.scan.retranslate()
        self.panel.retranslate()

    def restyle(self) -> None:
        """Symbols in the theme's colours."""
        super().restyle()
        for action in self._actions.values():
            action.setIcon(self.context.theme.icon(str(action.property("symbol"))))

    # --- content ---------------------------------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: "Snapshot", changed: frozenset[str]) -> None:
        """The last run against the dossier, or what is being found."""
        self.scan.show_training(snapshot.training)
        if not self._asked and not snapshot.training:
            self._asked = True
            services = self.context.services
            self.context.bridge.pool(services.discovery.choices, done=self.scan.show_choices, owner=self)
        if touches(changed, "scan", "devices", "people", "rooms"):
            self._rebuild()
        self._show_frame(snapshot)

    def _show_frame(self, snapshot: "Snapshot") -> None:
        run = self._run(snapshot)
        nothing = run is None
        self._nothing.setVisible(nothing)
        self._work.setVisible(not nothing)
        idle = not self.runner.busy
        writable = not snapshot.read_only
        self._start.setEnabled(idle and writable)
        self._actions["start"].setEnabled(idle and writable)
        self.empty.button.setEnabled(idle and writable)
        self.scan.form.set_enabled_fields(idle)
        can_add = idle and writable and bool(found_devices.telephones_to_add(self.card.found))
        self._telephones.setEnabled(can_add)
        self._actions["telephones"].setEnabled(can_add)
        for widget in (self._export, self._actions["export"]):
            widget.setEnabled(snapshot.scan is not None and idle)
        words = self.context.words
        self.notes.show_notes(scanning.notes(snapshot.scan, words) if snapshot.scan is not None and idle else ())
        if run is not None:
            table = self.card.found
            self.heading.remark.setText(scanning.summary(run, table.telephones, table.unknown, table.states.get(NEW, 0), words))
        else:
            self.heading.remark.setText("")
        self._show_selected()

    def _run(self, snapshot: "Snapshot") -> ScanRun | None:
        """The run to show: the one under way, else the last one."""
        return self.runner.run() or snapshot.scan

    def _rebuild(self) -> None:
        """Hold the run against the dossier on a worker; at most one at a time, and the last one wins."""
        snapshot = self.context.controller.snapshot
        run = self._run(snapshot) if snapshot is not None else None
        if snapshot is None or run is None:
            self.card.show_found(FoundTable())
            return
        if self._building:
            self._stale = True
            return
        self._building, self._stale = True, False
        discovery, record, words = self.context.services.discovery, snapshot.record, self.context.words

        def build() -> FoundTable:
            return found_devices.build(record, run, discovery.proposals(record, run), words)

        self.context.bridge.pool(build, done=self._built, failed=self._not_built, owner=self)

    def _built(self, table: FoundTable) -> None:
        self._building = False
        if self._stale:
            self._rebuild()
            return
        self.card.show_found(table)
        snapshot = self.context.controller.snapshot
        if snapshot is not None:
            self._show_frame(snapshot)

    def _not_built(self, error: BaseException) -> None:
        self._building = False
        self.context.controller.problem.emit(error)

    def _show_selected(self) -> None:
        snapshot = self.context.controller.snapshot
        writable = snapshot is not None and not snapshot.read_only and not self.runner.busy
        entries = self.card.selected()
        self.panel.show_entries(entries, writable=writable)
        placeable = writable and bool(entries) and all(entry.recorded is not None or entry.kind != UNKNOWN for entry in entries)
        self._actions["add"].setEnabled(writable and any(entry.addable for entry in entries))
        self._actions["person"].setEnabled(placeable)
        self._actions["room"].setEnabled(placeable)
        self._actions["take"].setEnabled(writable and any(entry.state == CHANGED for entry in entries))
        self._actions["recorded"].setEnabled(len(entries) == 1 and entries[0].recorded is not None)

    def focus_subject(self, subject: str) -> None:
        """Select a device by address, or by its id in the dossier."""
        self.card.show_subject(subject)

    def actions_offered(self) -> tuple[QAction, ...]:
        """For the palette."""
        return tuple(self._actions[name] for name in ("start", "telephones", "export"))

    # --- scanning --------------------------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Scan what the fields say, after a question when it is large; in a training dossier the training site."""
        snapshot = self.context.controller.snapshot
        if snapshot is None or snapshot.read_only or self.runner.busy:
            return
        if snapshot.training:
            self.runner.start_training()
            return
        options = self.scan.options()
        if options is not None:
            self.runner.start(options, snapshot.record.provider or self.context.services.settings.get().provider)

    def _finished(self, run: ScanRun) -> None:
        self.context.controller.run(lambda session: session.add_scan(run), kinds=frozenset({"scan"}))

    def _failed(self, error: BaseException) -> None:
        about_networks = isinstance(error, InputProblem | InvalidInput) and error.code.startswith("discovery.")
        if isinstance(error, Problem) and about_networks and self.scan.form.isVisible():
            self.scan.refuse(self.context.words.problem(error))
        else:
            self.context.controller.problem.emit(error)

    def _redraw(self) -> None:
        self._rebuild()
        snapshot = self.context.controller.snapshot
        if snapshot is not None:
            self._show_frame(snapshot)

    # --- acts ------------------------------------------------------------------------------------------------------------------------

    def add_telephones(self) -> None:
        """Take all new telephones into the dossier; what is unknown is left to be chosen."""
        found = found_devices.telephones_to_add(self.card.found)
        if found and not self.runner.busy:
            call = found_edits.adding(self.context.services.discovery, found)
            self.context.controller.run(call, done=lambda _: self._say_added(len(found)))

    def _say_added(self, count: int) -> None:
        self.context.controller.say(self.tr("%n telephone(s) added; Ctrl+Z takes them back", "", count))

    def add_selected(self) -> None:
        """Ask what the selected new devices are and whose, then add them."""
        from dialtone.gui.dialogs.add_found import AddFoundDialog

        entries = [entry for entry in self.card.selected() if entry.addable]
        if entries:
            AddFoundDialog(self.context, entries, self).open()

    def _opened(self, key: str) -> None:
        """Enter adds what is new, and shows what the dossier has."""
        entry = self.card.found.entries.get(key)
        if entry is not None and entry.addable and self._actions["add"].isEnabled():
            self.add_selected()
        elif entry is not None and entry.recorded is not None:
            self.show_recorded()

    def assign_person(self) -> None:
        """Choose whose the selected devices are; one who isn't there yet is made."""
        snapshot = self.context.controller.snapshot
        if snapshot is not None:
            choices = [("", self.tr("— no person —")), *person_choices(snapshot.record)]
            self._pick("person", self.tr("Whose is it?"), choices, lambda name: self.tr("New person «{name}»").format(name=name))

    def assign_room(self) -> None:
        """Choose where the selected devices stand; a room that isn't there yet is made."""
        snapshot = self.context.controller.snapshot
        if snapshot is not None:
            choices = [("", self.tr("— no room —")), *room_choices(snapshot.record)]
            self._pick("room", self.tr("In which room?"), choices, lambda name: self.tr("New room «{name}»").format(name=name))

    def _pick(self, field: str, title: str, choices: list[tuple[str, str]], new_text: Any) -> None:
        entries = self.card.selected()
        if not entries:
            return
        discovery, run = self.context.services.discovery, self.context.controller.run
        dialog = PickDialog(self.context, title, choices, self)
        dialog.picked = lambda key: _drop(run(found_edits.placing(discovery, entries, field, key or None)))
        dialog.made = lambda name: _drop(run(found_edits.placing(discovery, entries, field, None, name)))
        dialog.offer_new(new_text)
        dialog.open()

    def take_over(self) -> None:
        """Write what the network says into the dossier, where it says something else."""
        self.context.controller.run(found_edits.taking_over(self.card.selected()))

    def show_recorded(self) -> None:
        """Go to the selected device among the rooms."""
        entry = next((entry for entry in self.card.selected() if entry.recorded is not None), None)
        if entry is not None and entry.recorded is not None:
            self.context.controller.jump("rooms", entry.recorded.id)

    def export(self) -> None:
        """Write the found devices as a table for a spreadsheet."""
        snapshot = self.context.controller.snapshot
        if snapshot is None or snapshot.scan is None:
            return
        run = snapshot.scan
        suggested = snapshot.path.with_name(f"{snapshot.path.stem}-network.csv")
        filters = self.tr("Tables (*.csv)")
        self.context.dialogs.save_file(self, self.tr("Export the found devices"), suggested, filters, partial(self._write, run))

    def _write(self, run: ScanRun, path: Path) -> None:
        discovery = self.context.services.discovery

        def write() -> None:
            from dialtone.services.files import write_atomically

            write_atomically(path, discovery.csv(run).encode("utf-8-sig"))  # the mark tells spreadsheets that it is UTF-8

        def done(_: Any) -> None:
            self.context.controller.say(self.tr("Written: %1").replace("%1", str(path)))

        self.context.bridge.pool(write, done=done, failed=self.context.controller.problem.emit, owner=self)


def _drop(_: object) -> None:
    """For callables whose answer nobody wants."""
