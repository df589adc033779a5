"""Discover: what answers on the customer's network, held against the dossier; with every signal, and what could not be asked."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialtone.domain.discovery import ScanRun
from dialtone.domain.problems import InputProblem, InvalidInput, Problem
from dialtone.gui.context import Context
from dialtone.gui.models import found_devices, scanning
from dialtone.gui.models.found_devices import UNKNOWN, FoundTable
from dialtone.gui.pages.base import Page, touches
from dialtone.gui.pages.found_acts import FoundActs
from dialtone.gui.pages.found_builder import FoundBuilder
from dialtone.gui.pages.found_card import FoundCard
from dialtone.gui.pages.found_panel import FoundPanel
from dialtone.gui.pages.notes_card import NotesCard
from dialtone.gui.pages.scan_card import ScanCard
from dialtone.gui.pages.scan_runner import ScanRunner
from dialtone.gui.widgets import Card, EmptyState, ProgressStrip

if TYPE_CHECKING:
    from dialtone.services.discovering import NetworkChoice
    from dialtone.services.session import Snapshot


class DiscoverPage(Page):
    """The page. A run is kept in the dossier with its evidence, finished or not."""

    page_id = "discover"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setAcceptDrops(True)
        self._compare = self.heading.add_button("columns-2")
        self._export = self.heading.add_button("download")
        self._telephones = self.heading.add_button("plus")
        self._start = self.heading.add_button("radar", primary=True)
        self.scan = ScanCard(context, self)
        self.scan.looking.connect(self._look_for_networks)
        self.scan.lists.asked.connect(self.choose_list)
        self.progress = ProgressStrip(context, self)
        self.runner = ScanRunner(context, self.progress, self)
        self.runner.changed.connect(self._redraw)
        self.runner.finished.connect(self._finished)
        self.runner.failed.connect(self._failed)
        self.builder = FoundBuilder(context, self)
        self.builder.built.connect(self._built)
        self._nothing = Card(context, self)
        self.empty = EmptyState(context, "radar", self._nothing)
        self.empty.triggered.connect(self.start)
        self._nothing.body.addWidget(self.empty)
        self._make_work()
        self._make_actions()
        for widget in (self.scan, self.progress):
            self.body.addWidget(widget)
        self.body.addWidget(self._nothing, 1)
        self.body.addWidget(self._work, 1)

    # --- construction ----------------------------------------------------------------------------------------------------------------

    def _make_work(self) -> None:
        self.card = FoundCard(self.context, self)
        self.acts = FoundActs(self.context, self.card, self)
        self.table = self.card.table
        self.table.chosen.connect(lambda _: self._show_selected())
        self.table.opened.connect(self._opened)
        self.notes = NotesCard(self.context, self)
        self.panel = FoundPanel(self.context, self)
        self.panel.add_asked.connect(self.acts.add_selected)
        self.panel.person_asked.connect(self.acts.assign_person)
        self.panel.room_asked.connect(self.acts.assign_room)
        self.panel.taking_asked.connect(self.acts.take_over)
        self.panel.recorded_asked.connect(self.acts.show_recorded)
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

    def _make_actions(self) -> None:
        self._actions: dict[str, QAction] = {}
        acts = self.acts
        for name, icon, keys, call in (
            ("start", "radar", "F5", self.start),
            ("telephones", "plus", "Ctrl+T", acts.add_telephones),
            ("compare", "columns-2", "Ctrl+B", acts.compare),
            ("export", "download", "Ctrl+E", acts.export),
            ("list", "upload", "", self.choose_list),
            ("add", "plus", "A", acts.add_selected),
            ("person", "user", "P", acts.assign_person),
            ("room", "door-open", "R", acts.assign_room),
            ("take", "refresh-cw", "", acts.take_over),
            ("recorded", "external-link", "", acts.show_recorded),
        ):
            action = QAction(self)
            action.setIcon(self.context.theme.icon(icon))
            action.setProperty("symbol", icon)
            if keys:
                action.setShortcut(QKeySequence(keys))
            action.triggered.connect(call)
            self._actions[name] = action
        self._buttons = {"start": self._start, "telephones": self._telephones, "compare": self._compare, "export": self._export}
        for name, button in self._buttons.items():
            self._actions[name].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(self._actions[name])
            button.clicked.connect(self._actions[name].trigger)
        self._row_actions = [self._actions[name] for name in ("add", "person", "room", "take", "recorded")]
        self.table.menu_actions = lambda: self._row_actions
        for action in self._row_actions:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.table.addAction(action)

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
            "compare": self.tr("Order · LAN · platform"),
            "export": self.tr("E&xport CSV…"),
            "list": self.tr("Import lease list or nmap file…"),
            "add": self.tr("&Add to the dossier…"),
            "person": self.tr("Assign &person…"),
            "room": self.tr("Assign &room…"),
            "take": self.tr("Ta&ke over what the network says"),
            "recorded": self.tr("Show under «Rooms && devices»"),
        }
        for name, text in texts.items():
            self._actions[name].setText(text)
        for name, button in self._buttons.items():
            button.setText(texts[name])
            button.setToolTip(self._actions[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        self._export.setText(self.tr("E&xport"))
        self.card.retranslate()
        self.notes.retranslate()
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
        if touches(changed) and not snapshot.training:
            self._look_for_networks()
        if touches(changed, "scan"):
            self.builder.look_back()
        if touches(changed, "scan", "devices", "people", "rooms"):
            self.builder.build(self._run(snapshot))
        self._show_frame(snapshot)

    def _look_for_networks(self) -> None:
        """A cable may have been plugged in meanwhile."""
        discovery = self.context.services.discovery

        def look() -> "tuple[tuple[NetworkChoice, ...], Problem | None]":
            choices = discovery.choices()
            return choices, None if choices else discovery.nothing_to_choose()

        self.context.bridge.pool(look, done=self.scan.show_choices, owner=self)

    def _show_frame(self, snapshot: "Snapshot") -> None:
        run = self._run(snapshot)
        self._nothing.setVisible(run is None)
        self._work.setVisible(run is not None)
        idle = not self.runner.busy
        able = idle and not snapshot.read_only
        self.empty.button.setEnabled(able)
        self.scan.set_enabled_fields(idle)
        for name, enabled in (
            ("start", able),
            ("list", able),
            ("telephones", able and bool(found_devices.telephones_to_add(self.card.found))),
            ("export", idle and snapshot.scan is not None),
        ):
            self._actions[name].setEnabled(enabled)
            if name in self._buttons:
                self._buttons[name].setEnabled(enabled)
        words = self.context.words
        if snapshot.scan is not None and idle:
            self.notes.show_notes(scanning.notes_title(snapshot.scan), scanning.notes(snapshot.scan, words))
        else:
            self.notes.show_notes("", ())
        self.heading.remark.setText(scanning.summary(run, words) if run is not None else "")
        self._show_selected()

    def _run(self, snapshot: "Snapshot") -> ScanRun | None:
        """The run to show: the one under way, else the last one."""
        return self.runner.run() or snapshot.scan

    def _built(self, table: FoundTable) -> None:
        self.card.show_found(table)
        snapshot = self.context.controller.snapshot
        if snapshot is not None:
            self._show_frame(snapshot)

    def _show_selected(self) -> None:
        snapshot = self.context.controller.snapshot
        writable = snapshot is not None and not snapshot.read_only and not self.runner.busy
        entries = self.card.selected()
        self.panel.show_entries(entries, writable=writable)
        placeable = writable and bool(entries) and all(entry.recorded is not None or entry.kind != UNKNOWN for entry in entries)
        self._actions["add"].setEnabled(writable and any(entry.addable for entry in entries))
        self._actions["person"].setEnabled(placeable)
        self._actions["room"].setEnabled(placeable)
        self._actions["take"].setEnabled(writable and any(entry.differences or entry.fills for entry in entries))
        self._actions["recorded"].setEnabled(len(entries) == 1 and entries[0].recorded is not None)

    def focus_subject(self, subject: str) -> None:
        """Select a device by address, or by its id in the dossier."""
        self.card.show_subject(subject)

    def actions_offered(self) -> tuple[QAction, ...]:
        """For the palette."""
        return tuple(self._actions[name] for name in ("start", "telephones", "compare", "list", "export"))

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
            self.scan.toggle.setChecked(False)  # the room belongs to the list now
            self.runner.start(options, snapshot.record.provider or self.context.services.settings.get().provider)

    def _finished(self, run: ScanRun) -> None:
        def refused(error: BaseException) -> None:
            self.runner.forget()
            self.context.controller.problem.emit(error)

        self.context.controller.run(
            lambda session: session.add_scan(run), kinds=frozenset({"scan"}), done=lambda _: self.runner.forget(), failed=refused
        )

    def _failed(self, error: BaseException) -> None:
        about_networks = isinstance(error, InputProblem | InvalidInput) and error.code.startswith("discovery.")
        if isinstance(error, Problem) and about_networks and self.scan.choosing.isVisible():
            self.scan.refuse(self.context.words.problem(error))
        else:
            self.context.controller.problem.emit(error)

    def _redraw(self) -> None:
        snapshot = self.context.controller.snapshot
        if snapshot is not None:
            self.builder.build(self._run(snapshot))
            self._show_frame(snapshot)

    def _opened(self, key: str) -> None:
        """Enter adds what is new, and shows what the dossier has."""
        entry = self.card.found.entries.get(key)
        if entry is not None and entry.addable and self._actions["add"].isEnabled():
            self.acts.add_selected()
        elif entry is not None and entry.recorded is not None:
            self.acts.show_recorded()

    # --- lists -----------------------------------------------------------------------------------------------------------------------

    def choose_list(self) -> None:
        """Ask for a lease list or an nmap file."""
        filters = self.tr("Lease lists and nmap files (*.leases *.csv *.txt *.xml *.json *.conf *.log);;All files (*)")
        self.context.dialogs.ask_file(self, self.tr("Import a list"), filters, self.scan.add_list)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file can be dropped where a list can be imported."""
        if self._dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The dropped files are read as lists."""
        for path in self._dropped(event):
            self.scan.add_list(path)
        event.acceptProposedAction()

    def _dropped(self, event: QDropEvent) -> list[Path]:
        if not self._actions["list"].isEnabled() or self.scan.choosing.isHidden():
            return []
        return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
