"""Readiness: the checks in their fixed order, what was measured against which limit, and for what is wrong who does what about it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QWidget

from dialtone.domain.kinds import Verdict
from dialtone.domain.problems import Problem
from dialtone.domain.readiness import ReadinessRun
from dialtone.gui.context import Context
from dialtone.gui.models import run_texts
from dialtone.gui.models.readings import lines_of
from dialtone.gui.pages.base import Page, touches
from dialtone.gui.pages.firewall_sheet import SheetButton
from dialtone.gui.pages.readiness_card import ReadinessCard
from dialtone.gui.pages.readiness_panel import WIDTH, CheckPanel
from dialtone.gui.pages.readiness_profile import ProfileReader
from dialtone.gui.pages.readiness_runner import ReadinessRunner
from dialtone.gui.pages.readiness_table import ReadinessTable
from dialtone.gui.pages.what_if_panel import WhatIfPanel
from dialtone.gui.widgets import Card, Chip, EmptyState, ProgressStrip

if TYPE_CHECKING:
    from dialtone.services.session import Snapshot

_ACTS = {Verdict.FAIL, Verdict.WARN}
CHECK, WHAT_IF = range(2)
"""The tabs at the right."""


class ReadinessPage(Page):
    """The page. A run is kept in the dossier with its raw readings, finished or not."""

    page_id = "readiness"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.headline = Chip(context, parent=self)
        self.heading.add_chip(self.headline)
        self._sheet = self.heading.add_button("file-text")
        self._again = self.heading.add_button("refresh-cw")
        self._again.clicked.connect(self.run_failed)
        self._all = self.heading.add_button("play", primary=True)
        self._all.clicked.connect(self.run_all)
        self.profile = ProfileReader(context, self)
        self.profile.read.connect(self._profile_read)
        self.sheet = SheetButton(context, self._sheet, self, self.profile.loader)
        self.card = ReadinessCard(context, self)
        self.progress = ProgressStrip(context, self)
        self.runner = ReadinessRunner(context, self.progress, self)
        self.runner.changed.connect(self._redraw)
        self.runner.measured.connect(self._show_live)
        self.runner.finished.connect(self._finished)
        self.runner.failed.connect(self._failed)
        self._keeping: ReadinessRun | None = None
        self._nothing = Card(context, self)
        self.empty = EmptyState(context, "gauge", self._nothing)
        self.empty.triggered.connect(self.run_all)
        self._nothing.body.addWidget(self.empty)
        self._make_actions()
        self._make_work()
        for widget in (self.card, self.progress):
            self.body.addWidget(widget)
        self.body.addWidget(self._nothing, 1)
        self.body.addWidget(self._work, 1)

    def _make_actions(self) -> None:
        self._action_all, self._action_failed, self._action_one = (QAction(self) for _ in range(3))
        for action, keys, call in (
            (self._action_all, "F5", self.run_all),
            (self._action_failed, "Shift+F5", self.run_failed),
            (self._action_one, "Ctrl+F5", self.run_selected),
        ):
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(call)
            self.addAction(action)

    def _make_work(self) -> None:
        self.list = ReadinessTable(self.context, self)
        self.table = self.list.table
        self.table.chosen.connect(lambda _: self._show_selected())
        self.table.opened.connect(lambda _: self.run_selected())
        self.table.menu_actions = lambda: [self._action_one, self._action_all, self._action_failed]
        self.panel = CheckPanel(self.context, self)
        self.panel.again.connect(self.run_selected)
        self.what_if = WhatIfPanel(self.context, lambda: self.profile.profile, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.panel, "")
        self.tabs.addTab(self.what_if, "")
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setFixedWidth(WIDTH)
        self.tabs.currentChanged.connect(lambda _: self.what_if.refresh())
        self._work = QWidget(self)
        row = QHBoxLayout(self._work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.list, 1)
        row.addWidget(self.tabs)

    # --- texts -----------------------------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return self.tr("Readiness")

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        self._all.setText(self.tr("Run &all"))
        self._all.setToolTip("F5")
        self._again.setText(self.tr("Run &failed again"))
        self._again.setToolTip("Shift+F5")
        self._sheet.setText(self.tr("&Sheet for the firewall supplier…"))
        self._sheet.setToolTip(self.tr("One page: what to change, and what each make calls it"))
        self._action_all.setText(self.tr("Run all checks"))
        self._action_failed.setText(self.tr("Run the failed checks again"))
        self._action_one.setText(self.tr("Run this check"))
        self.tabs.setTabText(CHECK, self.tr("Chec&k"))
        self.tabs.setTabText(WHAT_IF, self.tr("&What if…"))
        self.empty.set_texts(
            self.tr("Not measured yet"),
            self.tr(
                "Do this before you unbox the phones: link, names, clock, certificates and the provider's SIP hosts are checked from this "
                "computer. With a responder outside the site, calls are played too, and NAT, SIP ALG and rates are measured. What can't be "
                "measured says so, with the reason."
            ),
            self.tr("Run all checks"),
        )
        for part in (self.card, self.list, self.panel, self.what_if, self.runner):
            part.retranslate()

    # --- content ---------------------------------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: "Snapshot", changed: frozenset[str]) -> None:
        """The last run, or what runs now."""
        self.card.show_training(snapshot.training)
        if touches(changed) and not snapshot.training:
            self._look_for_interfaces()
        if touches(changed, "provider"):
            self.profile.look(snapshot)
        if touches(changed, "readiness", "people", "devices", "rooms", "provider", "order"):
            self._draw(snapshot)
        self._enable(snapshot)

    def _look_for_interfaces(self) -> None:
        discovery = self.context.services.discovery

        def look() -> Any:
            choices = discovery.choices()
            return choices, None if choices else discovery.nothing_to_choose()

        self.context.bridge.pool(look, done=self.card.show_choices, owner=self)

    def _run(self, snapshot: "Snapshot") -> ReadinessRun | None:
        return self._keeping or snapshot.readiness

    def _draw(self, snapshot: "Snapshot") -> None:
        words, run, runner = self.context.words, self._run(snapshot), self.runner
        before = snapshot.readiness if self._keeping is not None else snapshot.readiness_before
        nothing = run is None and not runner.busy
        self._nothing.setVisible(nothing)
        self._work.setVisible(not nothing)
        lines = lines_of(run, before, runner.fresh, runner.running, words, asked=runner.asked, ids=runner.ids)
        self.list.show_lines(lines, comparable=before is not None or (runner.busy and run is not None))
        if not nothing and not runner.busy and not self.table.selected_keys():
            self.list.select_worst()
        self.headline.set_content(*(run_texts.headline(run) if run is not None and not runner.busy else ("", "", "muted")))
        shown = run if not runner.busy else None
        warn = shown is not None and (run_texts.broken_off(shown) or run_texts.measured_here(shown))
        self.list.show_about(run_texts.about(shown, words) if shown is not None else "", warn=warn)
        self._show_needs(snapshot, run)
        self._show_live()
        self._show_selected()

    def _show_needs(self, snapshot: "Snapshot", run: ReadinessRun | None) -> None:
        count = snapshot.assessment.count
        self.card.show_needs(count.channels.sizing, self.profile.responder)
        stale = ""
        if run is not None and run.capacity is not None and run.capacity.channels != count.channels.sizing:
            stale = self.tr("The run was made for {before} channels; the users counted now need {now}. Run again.").format(
                before=run.capacity.channels, now=self.context.words.value(count.channels.sizing)
            )
        self.what_if.show_run(run, count.users_total, stale)

    def _show_live(self) -> None:
        """The curves of what is being measured."""
        options, profile = self.runner.options, self.runner.profile
        if not self.runner.busy or options is None or not self.runner.live:
            self.panel.live.show_pictures(())
            return
        seconds = 2.0 if options.training else options.load_seconds
        pictures = self.runner.live.pictures(run_texts.live_limits(profile), seconds, self.context.words)
        self.panel.live.show_pictures(pictures)

    def _show_selected(self) -> None:
        self.panel.show_line(self.list.selected(), self.profile.binding_seconds)

    def _profile_read(self) -> None:
        self.panel.show_profile(self.profile.note)
        self.panel.firewall.set_makes(self.profile.makes)
        snapshot = self.context.controller.snapshot
        if snapshot is not None:
            self._show_needs(snapshot, self._run(snapshot))
            self._show_selected()

    def _enable(self, snapshot: "Snapshot") -> None:
        idle = not self.runner.busy and not snapshot.read_only
        failed = snapshot.readiness is not None and any(check.verdict in _ACTS for check in snapshot.readiness.checks)
        for widget, enabled in (
            (self._all, idle),
            (self._again, idle and failed),
            (self.empty.button, idle),
            (self._action_all, idle),
            (self._action_failed, idle and failed),
            (self._action_one, idle),
            (self.panel.run, idle),
            (self._sheet, not self.runner.busy and snapshot.readiness is not None),
        ):
            widget.setEnabled(enabled)
        self.card.set_enabled_fields(idle)

    def _redraw(self) -> None:
        snapshot = self.context.controller.snapshot
        if snapshot is not None:
            self._draw(snapshot)
            self._enable(snapshot)

    def focus_subject(self, subject: str) -> None:
        """Select a check."""
        self.list.choose("")
        self.table.show_key(subject)

    def actions_offered(self) -> tuple[QAction, ...]:
        """For the palette."""
        return (self._action_all, self._action_failed, *self.sheet.actions.values()) if self._sheet.isEnabled() else (self._action_all,)

    # --- running ---------------------------------------------------------------------------------------------------------------------

    def run_all(self) -> None:
        """All checks."""
        self._start(())

    def run_failed(self) -> None:
        """Those that failed or warned last time."""
        snapshot = self.context.controller.snapshot
        if snapshot is not None and snapshot.readiness is not None:
            failed = tuple(check.id for check in snapshot.readiness.checks if check.verdict in _ACTS)
            if failed:
                self._start(failed)

    def run_selected(self) -> None:
        """The selected checks."""
        if keys := tuple(self.table.selected_keys()):
            self._start(keys)

    def _start(self, only: tuple[str, ...]) -> None:
        snapshot = self.context.controller.snapshot
        if snapshot is None or snapshot.read_only or self.runner.busy:
            return
        options = self.card.options(only, snapshot.assessment.count.users_total)
        if options is not None:
            self._keeping = None
            self.tabs.setCurrentIndex(CHECK)
            self.runner.start(options, self.profile.loader)

    def _finished(self, run: ReadinessRun) -> None:
        """Shown at once; the dossier's worker fills it up with what this run did not measure, and keeps it."""
        readiness, options = self.context.services.readiness, self.runner.options
        only = options.only if options is not None else ()
        snapshot = self.context.controller.snapshot
        self._keeping = readiness.completed(run, snapshot.readiness if snapshot is not None else None, only)

        def kept(_: Any) -> None:
            self._keeping = None
            self._redraw()

        def refused(error: BaseException) -> None:
            kept(None)
            self.context.controller.problem.emit(error)

        self.context.controller.run(
            lambda session: session.add_readiness(readiness.completed(run, session.readiness(), only)),
            kinds=frozenset({"readiness"}),
            done=kept,
            failed=refused,
        )

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Problem) and error.code == "cli.responder":
            self.card.refuse(self.context.words.problem(error), self.card.responder)
        else:
            self.context.controller.problem.emit(error)
