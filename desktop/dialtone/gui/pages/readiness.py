"""Readiness: the checks in their fixed order, what was measured against which limit, and for what is wrong who does what about it."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from dialtone.domain.kinds import Verdict
from dialtone.domain.problems import Problem
from dialtone.domain.readiness import CheckProgress, CheckResult, ReadinessRun
from dialtone.gui.bridge import Job
from dialtone.gui.context import Context
from dialtone.gui.icons import VERDICT_ICONS, VERDICT_TONES
from dialtone.gui.models.readings import Line, capacity_text, evidence_text, lines_of
from dialtone.gui.pages.base import Page, touches
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Card, Chip, Column, DataTable, EmptyState, ProgressStrip, Row, SidePanel, text_label

if TYPE_CHECKING:
    from dialtone.services.session import Snapshot


class ReadinessPage(Page):
    """The page. A run is kept in the dossier with its raw readings, finished or not."""

    page_id = "readiness"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._job: Job | None = None
        self._running: set[str] = set()
        self._fresh: dict[str, CheckResult] = {}
        self._lines: dict[str, Line] = {}
        self._profile_note = ""
        self._begun = self._stopped = False
        self.headline = Chip(context, parent=self)
        self.heading.add_chip(self.headline)
        self._again = self.heading.add_button("refresh-cw")
        self._again.clicked.connect(self.run_failed)
        self._all = self.heading.add_button("play", primary=True)
        self._all.clicked.connect(self.run_all)
        self._make_actions()
        self.progress = ProgressStrip(context, self)
        self.progress.cancelled.connect(self._cancel)
        self.body.addWidget(self.progress)
        self.empty = EmptyState(context, "gauge", self)
        self.empty.triggered.connect(self.run_all)
        self.body.addWidget(self.empty, 1)
        self._make_table()
        self._make_side()
        self._work = QWidget(self)
        row = QHBoxLayout(self._work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._table_card, 1)
        row.addWidget(self.side)
        self.body.addWidget(self._work, 1)

    def _make_actions(self) -> None:
        self._action_all = QAction(self)
        self._action_all.setShortcut(QKeySequence("F5"))
        self._action_all.triggered.connect(self.run_all)
        self._action_failed = QAction(self)
        self._action_failed.setShortcut(QKeySequence("Shift+F5"))
        self._action_failed.triggered.connect(self.run_failed)
        self._action_one = QAction(self)
        self._action_one.triggered.connect(self.run_selected)
        for action in (self._action_all, self._action_failed, self._action_one):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)

    def _make_table(self) -> None:
        columns = (
            Column(
                "verdict",
                lambda: self.tr("Verdict"),
                lambda line: line.word,
                width=152,
                strong=True,
                icon=lambda line: (VERDICT_ICONS.get(line.look, "circle"), VERDICT_TONES.get(line.look, "muted")),
                tone=lambda line: VERDICT_TONES.get(line.look, "muted"),
            ),
            Column("check", lambda: self.tr("Check"), lambda line: line.title, stretch=True, tooltip=lambda line: line.title),
            Column("measured", lambda: self.tr("Measured"), lambda line: line.measured, width=112, tooltip=lambda line: line.measured),
            Column("limit", lambda: self.tr("Limit"), lambda line: line.limit, width=84, tone=lambda _: "muted"),
            Column("before", lambda: self.tr("Last time"), lambda line: line.before, width=80, tone=lambda line: line.before_tone),
            Column("for", lambda: self.tr("For"), lambda line: line.responsible, width=76, tone=lambda _: "muted"),
        )
        self.table = DataTable(self.context, columns, self)
        self.table.setAccessibleName(self.tr("Checks"))
        self.table.chosen.connect(lambda _: self._show_selected())
        self.table.opened.connect(lambda _: self.run_selected())
        self.table.menu_actions = lambda: [self._action_one, self._action_all, self._action_failed]
        self._table_card = Card(self.context, self)
        self._table_card.set_padding(0)
        self._table_card.body.addWidget(self.table)

    def _make_side(self) -> None:
        self.side = SidePanel(self, width=328)
        self.capacity = Card(self.context, self)
        self._capacity_text = text_label(parent=self)
        self._capacity_note = text_label(tone="muted", parent=self)
        self.capacity.body.addWidget(self._capacity_text)
        self.capacity.body.addWidget(self._capacity_note)
        self.detail = Card(self.context, self)
        self._message = text_label(parent=self)
        self._remedy = text_label(parent=self)
        self._who = text_label(tone="muted", parent=self)
        self._evidence = QPlainTextEdit(self)
        self._evidence.setReadOnly(True)
        self._evidence.setMinimumHeight(150)
        set_property(self._evidence, "role", "mono")
        for widget in (self._message, self._remedy, self._who, self._evidence):
            self.detail.body.addWidget(widget)
        self.profile = Card(self.context, self)
        self._profile_text = text_label(parent=self)
        self.profile.body.addWidget(self._profile_text)
        self.profile.hide()
        for card in (self.detail, self.capacity, self.profile):
            self.side.add(card)

    # --- texts -----------------------------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return self.tr("Readiness")

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        self._all.setText(self.tr("&Run all"))
        self._all.setToolTip("F5")
        self._again.setText(self.tr("Run &failed again"))
        self._again.setToolTip("Shift+F5")
        self._action_all.setText(self.tr("Run all checks"))
        self._action_failed.setText(self.tr("Run the failed checks again"))
        self._action_one.setText(self.tr("Run this check"))
        self.empty.set_texts(
            self.tr("Not measured yet"),
            self.tr(
                "Do this before you unbox the phones: link, names, clock, certificates and the provider's SIP hosts are checked from this "
                "computer. What can't be measured here says so, with the reason."
            ),
            self.tr("Run all checks"),
        )
        self._evidence.setAccessibleName(self.tr("Raw readings"))

    # --- content ---------------------------------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: "Snapshot", changed: frozenset[str]) -> None:
        """The last run, or what runs now."""
        if touches(changed, "readiness", "people", "devices", "rooms", "provider", "order"):
            self._draw(snapshot)
        self._enable(snapshot)

    def _draw(self, snapshot: "Snapshot") -> None:
        words, run = self.context.words, snapshot.readiness
        nothing = run is None and self._job is None
        self.empty.setVisible(nothing)
        self._work.setVisible(not nothing)
        self._lines = {line.id: line for line in lines_of(run, snapshot.readiness_before, self._fresh, self._running, words)}
        self.table.set_rows([Row(line.id, line) for line in self._lines.values()])
        if not nothing and not self.table.selected_keys():
            self.table.select_keys([self._first_of_interest()])
        self._headline(run)
        self._show_capacity(snapshot, run)
        self._show_selected()

    def _first_of_interest(self) -> str:
        worst = sorted(self._lines.values(), key=lambda line: ("fail", "warn", "pass", "not-run").index(line.rank))
        return worst[0].id if worst else ""

    def _headline(self, run: ReadinessRun | None) -> None:
        if run is None or self._job is not None:
            self.headline.set_content("")
            return
        failed = sum(check.verdict is Verdict.FAIL for check in run.checks)
        warned = sum(check.verdict is Verdict.WARN for check in run.checks)
        passed = sum(check.verdict is Verdict.PASS for check in run.checks)
        if failed:
            self.headline.set_content(
                self.tr("not ready: %1 failed, %2 to look at", "").replace("%1", str(failed)).replace("%2", str(warned)), "circle-x", "fail"
            )
        elif warned:
            self.headline.set_content(self.tr("%1 to look at").replace("%1", str(warned)), "triangle-alert", "warn")
        elif passed:
            text = self.tr("what was measured passed; not everything was measured")
            self.headline.set_content(text, "circle-dashed", "accent")
        else:
            self.headline.set_content(self.tr("nothing could be measured"), "circle-dashed", "doubt")

    def _show_capacity(self, snapshot: "Snapshot", run: ReadinessRun | None) -> None:
        words = self.context.words
        self.capacity.set_heading(self.tr("What the line must carry"), "calculator")
        channels = snapshot.assessment.count.channels
        if run is None or run.capacity is None:
            self._capacity_text.setText(self.tr("%1 channels for the users counted.").replace("%1", words.value(channels.exact)))
            self._capacity_note.setText("")
            return
        self._capacity_text.setText(capacity_text(run.capacity, words))
        stale = run.capacity.channels != channels.sizing
        note = self.tr("The line itself was not measured.") if run.capacity.down_kbit_s is None else ""
        if stale:
            note += " " + self.tr("The count has changed since; now %1 channels. Run again.").replace("%1", words.value(channels.sizing))
        self._capacity_note.setText(note.strip())

    def _show_selected(self) -> None:
        values = self.table.selected_values()
        line: Line | None = values[0] if values else None
        words = self.context.words
        self.detail.setVisible(line is not None)
        if line is None:
            return
        tone = VERDICT_TONES.get(line.look, "muted")
        self.detail.set_heading(line.title, VERDICT_ICONS.get(line.look, "circle"), tone)
        self._message.setText(line.message)
        self._remedy.setText(self.tr("Remedy: %1").replace("%1", line.remedy) if line.remedy else "")
        self._remedy.setVisible(bool(line.remedy))
        clause = line.result.clause if line.result else ""
        who = self.tr("Responsible: %1 (%2)").replace("%1", line.responsible_long).replace("%2", clause) if line.responsible_long else ""
        self._who.setText(who)
        self._who.setVisible(bool(who))
        evidence = evidence_text(line.result, words) if line.result else ""
        self._evidence.setPlainText(evidence)
        self._evidence.setVisible(bool(evidence))

    def _show_profile(self, note: str) -> None:
        self._profile_note = note
        self.profile.setVisible(bool(note))
        self.profile.set_heading(self.tr("Provider profile"), "triangle-alert", "warn")
        self._profile_text.setText(note)

    def _enable(self, snapshot: "Snapshot") -> None:
        idle = self._job is None and not snapshot.read_only
        failed = snapshot.readiness is not None and any(c.verdict in {Verdict.FAIL, Verdict.WARN} for c in snapshot.readiness.checks)
        for widget, enabled in ((self._all, idle), (self._again, idle and failed), (self.empty.button, idle)):
            widget.setEnabled(enabled)
        self._action_all.setEnabled(idle)
        self._action_failed.setEnabled(idle and failed)
        self._action_one.setEnabled(idle)
        if not self._profile_note and snapshot.record.provider and not snapshot.training:
            self.context.bridge.pool(partial(self._judge_profile, snapshot.record.provider), done=self._show_profile, owner=self)

    def _judge_profile(self, name: str) -> str:
        try:
            profile = self.context.services.profiles.load(name)
        except Problem as problem:
            return self.context.words.problem(problem)
        if profile.verified:
            return ""
        count = sum(not entry.verified for entry in profile.entries)
        text = self.tr(
            "«%1», version %2: %3 hosts and pages in it were never confirmed by the provider. A failure may be the profile's fault."
        )
        return text.replace("%1", profile.title).replace("%2", profile.version).replace("%3", str(count))

    def focus_subject(self, subject: str) -> None:
        """Select a check."""
        self.table.show_key(subject)

    def actions_offered(self) -> tuple[QAction, ...]:
        """For the palette."""
        return (self._action_all, self._action_failed)

    # --- running ---------------------------------------------------------------------------------------------------------------------

    def run_all(self) -> None:
        """All checks."""
        self._start(())

    def run_failed(self) -> None:
        """Those that failed or warned last time."""
        snapshot = self.context.controller.snapshot
        if snapshot is not None and snapshot.readiness is not None:
            self._start(tuple(c.id for c in snapshot.readiness.checks if c.verdict in {Verdict.FAIL, Verdict.WARN}))

    def run_selected(self) -> None:
        """The selected checks."""
        if keys := tuple(self.table.selected_keys()):
            self._start(keys)

    def _start(self, only: tuple[str, ...]) -> None:
        snapshot = self.context.controller.snapshot
        if snapshot is None or snapshot.read_only or self._job is not None:
            return
        self._fresh, self._running = {}, set()
        self._begun = self._stopped = False
        self.progress.start(self.tr("Preparing…"))
        services = self.context.services
        sizing, users = snapshot.assessment.count.channels.sizing, snapshot.assessment.count.users_total
        provider, training = snapshot.record.provider or services.settings.get().provider, snapshot.training

        def prepare() -> Any:
            return services.profiles.load(services.training.start().profile if training else provider)

        def ready(profile: Any) -> None:
            if self._stopped:
                self._broken_off()
                return
            from dialtone.services.preparing import ReadinessOptions

            self._begun = True
            options = ReadinessOptions(only=only, channels=sizing, users=users, training=training)
            self._job = self.context.bridge.network(
                lambda report, stop: services.readiness.run(profile, options, report, stop),
                done=partial(self._done, only),
                failed=self._failed,
                progress=self._advance,
                stopped=self._broken_off,
                owner=self,
            )

        self._job = self.context.bridge.pool(prepare, done=ready, failed=self._failed, owner=self)
        self._draw(snapshot)
        self._enable(snapshot)

    def _advance(self, step: CheckProgress) -> None:
        if step.running:
            self._running.add(step.running)
        if step.result is not None:
            self._running.discard(step.result.id)
            self._fresh[step.result.id] = step.result
        name = step.running or (step.result.id if step.result else "")
        title = self.context.words.text(f"check.{name}.title") if name else ""
        text = self.tr("%1 of %2: %3").replace("%1", str(step.done)).replace("%2", str(step.total)).replace("%3", title)
        self.progress.advance(step.done, step.total, text)
        snapshot = self.context.controller.snapshot
        if snapshot is not None:
            self._draw(snapshot)

    def _done(self, only: tuple[str, ...], run: ReadinessRun) -> None:
        services = self.context.services
        self._end()
        self.context.controller.run(
            lambda session: session.add_readiness(services.readiness.completed(run, session.readiness(), only)),
            kinds=frozenset({"readiness"}),
        )

    def _failed(self, error: BaseException) -> None:
        self._broken_off()
        self.context.controller.problem.emit(error)

    def _broken_off(self) -> None:
        """Nothing came of it: show the last run again."""
        self._end()
        snapshot = self.context.controller.snapshot
        if snapshot is not None:
            self._draw(snapshot)
            self._enable(snapshot)

    def _end(self) -> None:
        self._job = None
        self._fresh, self._running = {}, set()
        self.progress.finish()

    def _cancel(self) -> None:
        self._stopped = True  # while the profile is still being read there is nothing to cancel; the run is then not begun
        if self._job is not None and self._begun:
            self._job.cancel()
