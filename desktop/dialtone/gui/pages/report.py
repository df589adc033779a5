"""Report: the outcome, the reserves, what still keeps it from being signed, the draft to read, the signature, and what was signed."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from dialtone.domain.changes import Remove, Set
from dialtone.domain.record import Record, Reserve
from dialtone.gui.context import Context
from dialtone.gui.models import report_edits, report_lines
from dialtone.gui.models.report_edits import Draft
from dialtone.gui.models.report_lines import Outstanding, Signed
from dialtone.gui.pages import page_name
from dialtone.gui.pages.acceptance_card import AcceptanceCard
from dialtone.gui.pages.base import Page
from dialtone.gui.pages.identity_card import IdentityCard
from dialtone.gui.pages.papers import Papers
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import (
    Card,
    CellEdit,
    Chip,
    Column,
    CountLine,
    CountPanel,
    DataTable,
    Row,
    SidePanel,
    text_label,
)
from dialtone.gui.widgets.form import parse, show
from dialtone.services.reporting import eid_place, report_language
from dialtone.words import REPORT_LANGUAGES, Words

if TYPE_CHECKING:
    from dialtone.dossier.entries import SignedReport
    from dialtone.services.session import Snapshot

OPEN, RESERVES, SIGNED = range(3)


class ReportPage(Page):
    """The page."""

    page_id = "report"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._language = ""
        self._digest: tuple[Record | None, str] = (None, "")
        self.papers = Papers(context, self)
        self.papers.busy_changed.connect(self._show_busy)
        self.headline = Chip(context, parent=self)
        self.heading.add_chip(self.headline)
        self._make_actions()
        self.acceptance = AcceptanceCard(context, self)
        self._make_tables()
        self._make_side()
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.acceptance)
        left.addWidget(self._table_card, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(self.side)
        self.body.addLayout(row, 1)

    # --- construction ----------------------------------------------------------------------------------------------------------------

    def _make_actions(self) -> None:
        self.buttons: dict[str, QPushButton] = {}
        self._actions: dict[str, QAction] = {}
        for name, icon, keys, call in (
            ("verify", "shield-check", "", lambda: self.context.controller.verification_requested.emit(None)),
            ("draft", "file-text", "Ctrl+P", self.open_draft),
            ("sign", "signature", "Ctrl+Return", self.sign),
            ("save-draft", "", "", self.save_draft),
            ("reserve", "", "Ctrl+D", self.add_reserve),
            ("name-violation", "", "Ctrl+R", self.reserve_violations),
            ("save", "", "", self.save_signed),
            ("open", "", "", self.open_signed),
            ("verify-signed", "", "", self.verify_signed),
            ("changes", "", "", self.show_changes),
        ):
            action = QAction(self)
            action.triggered.connect(call)
            if keys:
                action.setShortcut(QKeySequence(keys))
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)
            self._actions[name] = action
            if icon:
                self.buttons[name] = self.heading.add_button(icon, primary=name == "sign")
                self.buttons[name].clicked.connect(call)

    def _button(self, name: str, *, link: bool = False) -> QPushButton:
        button = self.buttons[name] = QPushButton(self)
        if link:
            set_property(button, "role", "link")
        button.clicked.connect(self._actions[name].trigger)
        return button

    def _tab(self, table: DataTable, *buttons: QPushButton) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(10, 10, 10, 10)
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(table, 1)
        self.tabs.addTab(inside, "")

    def _make_tables(self) -> None:
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self._make_outstanding()
        self._make_reserves()
        self._make_signed()
        self._table_card = Card(self.context, self)
        self._table_card.set_padding(0)
        self._table_card.body.addWidget(self.tabs)

    def _make_outstanding(self) -> None:
        self.outstanding = DataTable(
            self.context,
            (
                Column(
                    "text",
                    lambda: self.tr("What"),
                    lambda line: line.text,
                    stretch=True,
                    icon=lambda line: line.look,
                    tooltip=lambda line: line.text,
                ),
                Column("page", lambda: self.tr("Solved on"), lambda line: page_name(line.page), width=160, tone=lambda _: "muted"),
            ),
            self,
        )
        self.outstanding.opened.connect(self._jump)
        self.outstanding.chosen.connect(lambda _: self._enable())
        self.outstanding.menu_actions = lambda: [self._actions["name-violation"]]
        self._show_there = QPushButton(self)
        self._show_there.clicked.connect(lambda: self._jump(""))
        self._tab(self.outstanding, self._button("name-violation"), self._show_there)

    def _make_reserves(self) -> None:
        def words(party: str) -> str:
            return self.context.words.text(f"party.{party}")

        text = CellEdit(lambda reserve: reserve.text, lambda reserve, value: self._save_reserve(reserve, "text", value or None))
        who = CellEdit(
            lambda reserve: reserve.responsible or "",
            lambda reserve, value: self._save_reserve(reserve, "responsible", value or None),
            choices=lambda _: [("", "—"), *((party, words(party)) for party in report_edits.RESPONSIBLE)],
        )
        due = CellEdit(lambda reserve: show("date", reserve.due), self._save_due)
        self.reserves = DataTable(
            self.context,
            (
                Column(
                    "text",
                    lambda: self.tr("Reserve"),
                    lambda reserve: reserve.text,
                    stretch=True,
                    icon=lambda reserve: ("circle-dot-dashed", "warn") if report_lines.reserve_state(reserve) else ("flag", "muted"),
                    tooltip=lambda reserve: reserve.text,
                    edit=text,
                ),
                Column(
                    "responsible",
                    lambda: self.tr("Who solves it"),
                    lambda reserve: words(reserve.responsible) if reserve.responsible else self.tr("not known"),
                    width=116,
                    tone=lambda reserve: "text" if reserve.responsible else "warn",
                    edit=who,
                ),
                Column(
                    "due",
                    lambda: self.tr("By when"),
                    lambda reserve: show("date", reserve.due) or self.tr("not known"),
                    width=104,
                    tone=lambda reserve: "text" if reserve.due else "warn",
                    sort=lambda reserve: reserve.due,
                    edit=due,
                ),
            ),
            self,
        )
        self.reserves.deletion.connect(self._remove_reserves)
        self.reserves.menu_actions = lambda: [self._actions["reserve"]]
        self._tab(self.reserves, self._button("reserve"))

    def _make_signed(self) -> None:
        self.signed = DataTable(
            self.context,
            (
                Column("number", lambda: self.tr("Version"), lambda row: str(row.report.number), width=80, icon=_signed_look),
                Column("at", lambda: self.tr("Signed"), lambda row: row.at, width=200),
                Column("signer", lambda: self.tr("By"), lambda row: row.report.signer, width=184, tooltip=lambda row: row.report.signer),
                Column("language", lambda: self.tr("Language"), lambda row: row.language, width=96, tone=lambda _: "muted"),
                Column(
                    "sha256",
                    lambda: self.tr("SHA-256 of the file"),
                    lambda row: report_lines.grouped(row.report.pdf_sha256),
                    stretch=True,
                    tone=lambda _: "muted",
                    tooltip=lambda row: report_lines.grouped(row.report.pdf_sha256),
                ),
            ),
            self,
        )
        self.signed.opened.connect(lambda _: self.verify_signed())
        self.signed.chosen.connect(lambda _: self._enable())
        self.signed.menu_actions = lambda: [self._actions[name] for name in ("verify-signed", "changes", "save", "open")]
        self._tab(self.signed, *(self._button(name) for name in ("verify-signed", "changes", "save", "open")))

    def _make_side(self) -> None:
        self.side = SidePanel(self, width=308)
        self.summary = CountPanel(self.context, self)
        self.paper = Card(self.context, self)
        self.language = QComboBox(self)
        self.language.activated.connect(self._choose_language)
        self._language_label = QLabel(self)
        set_property(self._language_label, "tone", "muted")
        self._language_label.setBuddy(self.language)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._language_label)
        row.addWidget(self.language, 1)
        self.paper.body.addLayout(row)
        self._paper_note = text_label(tone="muted", parent=self)
        for widget in (self._paper_note, self._button("save-draft", link=True)):
            self.paper.body.addWidget(widget)
        self.identity = IdentityCard(self.context, self)
        for card in (self.summary, self.paper, self.identity):
            self.side.add(card)

    # --- texts -----------------------------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return self.tr("Report")

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        texts = {
            "verify": self.tr("&Verify a PDF…"),
            "draft": self.tr("&Open draft"),
            "sign": self.tr("&Sign…"),
            "save-draft": self.tr("Save the draft as PDF…"),
            "reserve": self.tr("&Add reserve…"),
            "name-violation": self.tr("&Make a reserve of it…"),
            "save": self.tr("Sav&e PDF…"),
            "open": self.tr("Open P&DF"),
            "verify-signed": self.tr("Verif&y"),
            "changes": self.tr("&What changed…"),
        }
        for name, text in texts.items():
            self._actions[name].setText(text)
            if name in self.buttons:
                self.buttons[name].setText(text)
                self.buttons[name].setToolTip(self._actions[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        self._show_there.setText(self.tr("S&how where"))
        self._show_there.setToolTip(self.tr("Return"))
        self.acceptance.retranslate()
        self.paper.set_heading(self.tr("The document"), "file-text")
        self.identity.retranslate()
        self._language_label.setText(self.tr("&Language"))
        self.language.setAccessibleName(self.tr("Language of the report"))
        self.outstanding.setAccessibleName(self.tr("Before signing"))
        self.reserves.setAccessibleName(self.tr("Reserves"))
        self.signed.setAccessibleName(self.tr("Signed reports"))
        self.outstanding.set_empty_text(self.tr("Nothing keeps this report from being signed."))
        self.reserves.set_empty_text(self.tr("No reserves. Each gets a party that solves it and a date; a violation can be named in one."))
        self.signed.set_empty_text(self.tr("Nothing was signed yet. Until then every document of this dossier is a draft."))

    # --- content ---------------------------------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: "Snapshot", changed: frozenset[str]) -> None:
        """All of it: what keeps from signing hangs on the whole record."""
        del changed
        self.acceptance.show_snapshot(snapshot)
        self._show_tables(snapshot)
        self._show_headline(snapshot)
        self._show_side(snapshot)
        writable = not snapshot.read_only
        self.reserves.set_read_only(not writable)
        self._enable()
        if snapshot.signed and not self._digest_of(snapshot):
            record = snapshot.record
            self.context.controller.ask(self.context.services.reports.record_sha256, done=partial(self._digest_arrived, record))

    def _digest_arrived(self, record: Record, digest: str) -> None:
        snapshot = self.context.controller.snapshot
        self._digest = (record, digest)
        if snapshot is not None and snapshot.record is record:
            self._show_tables(snapshot)
            self._show_headline(snapshot)

    def _digest_of(self, snapshot: "Snapshot") -> str:
        """The hash of the content on show, or «» while it is not known."""
        return self._digest[1] if self._digest[0] is snapshot.record else ""

    def _show_tables(self, snapshot: "Snapshot") -> None:
        words = self.context.words
        self.outstanding.set_rows(*report_lines.outstanding(snapshot, words))
        self.reserves.set_rows([Row(reserve.id, reserve) for reserve in snapshot.record.reserves])
        self.signed.set_rows(report_lines.signed_rows(snapshot, self._digest_of(snapshot), words))
        counts = (len(snapshot.blockers), len(snapshot.record.reserves), len(snapshot.signed))
        for place, (text, count) in enumerate(
            zip((self.tr("Before signing"), self.tr("Reserves"), self.tr("Signed")), counts, strict=True),
        ):
            self.tabs.setTabText(place, f"{text}  {count}")

    def _show_headline(self, snapshot: "Snapshot") -> None:
        digest, last = self._digest_of(snapshot), snapshot.signed[-1] if snapshot.signed else None
        if last is not None and not digest:
            self.headline.set_content(self.tr("version {number} signed").format(number=last.number), "signature", "muted")
        elif last is not None and last.record_sha256 == digest:
            self.headline.set_content(self.tr("version {number} signed").format(number=last.number), "circle-check", "ok")
        elif last is not None:
            self.headline.set_content(self.tr("changed since it was signed: sign a new version"), "triangle-alert", "warn")
        elif snapshot.blockers:
            state = snapshot.states["report"]
            self.headline.set_content(self.context.words.text(f"state.{state.text_code}", **state.params), "circle-dot-dashed", "muted")
        else:
            self.headline.set_content(self.tr("ready to sign"), "circle-check", "ok")

    def _show_side(self, snapshot: "Snapshot") -> None:
        words, count, record = self.context.words, snapshot.assessment.count, snapshot.record
        open_ones = len(report_edits.violations(snapshot.assessment.findings, record))
        lines = (
            CountLine(self.tr("Channels"), words.value(count.channels.exact)),
            CountLine(self.tr("Terminals"), words.value(count.terminals_total)),
            CountLine(self.tr("Violations without reserve"), str(open_ones), tone="fail" if open_ones else "muted"),
            CountLine(self.tr("Reserves"), str(len(record.reserves)), tone="text" if record.reserves else "muted"),
            CountLine(self.tr("Version"), str(len(snapshot.signed) + 1), tone="muted"),
        )
        users = self.tr("user") if count.users_total == 1 else self.tr("users")
        self.summary.show_count(self.tr("To be signed"), words.value(count.users_total), users, (lines,))
        chosen = self.chosen_language()
        self.language.clear()
        for language in REPORT_LANGUAGES:
            self.language.addItem(words.text(f"language.{language}"), language)
        self.language.setCurrentIndex(self.language.findData(chosen))
        self._paper_note.setText(
            self.tr("The draft says on every page that it is one. Only a signed report is final.")
            if not snapshot.training
            else self.tr("Every page says that this is the training site and no real installation.")
        )
        self.identity.refresh()

    def chosen_language(self) -> str:
        """The report's language: the customer's, unless another was chosen here."""
        snapshot = self.context.controller.snapshot
        return self._language or (
            report_language(snapshot.record, self.context.language) if snapshot is not None else self.context.language
        )

    def _enable(self) -> None:
        snapshot = self.context.controller.snapshot
        if snapshot is None:
            return
        writable, idle = not snapshot.read_only, not self.papers.busy
        chosen = [line for line in self.outstanding.selected_values() if line.finding is not None]
        signed = len(self.signed.selected_keys()) == 1
        states = {
            "sign": writable and idle and not snapshot.blockers,
            "draft": idle,
            "save-draft": idle,
            "reserve": writable,
            "name-violation": writable and bool(chosen),
            "verify-signed": signed,
            "changes": signed,
            "save": signed,
            "open": signed,
        }
        for name, state in states.items():
            self._actions[name].setEnabled(state)
            self.buttons[name].setEnabled(state)
        self._show_there.setEnabled(bool(self.outstanding.selected_keys()))

    def focus_subject(self, subject: str) -> None:
        """The outcome, a field of the acceptance, or a reserve."""
        if not self.acceptance.focus_field(subject.removeprefix("acceptance.")):
            self.tabs.setCurrentIndex(RESERVES)
            if not self.reserves.show_key(subject):
                self.reserves.setFocus(Qt.FocusReason.OtherFocusReason)

    def actions_offered(self) -> tuple[QAction, ...]:
        """For the palette."""
        return (*self._actions.values(), *self.identity.acts.values())

    # --- outcome and reserves --------------------------------------------------------------------------------------------------------

    def _jump(self, key: str) -> None:
        values = self.outstanding.selected_values()
        item = self.outstanding.table.place(key)
        row = self.outstanding.table.item(item) if item is not None else None
        line = row.value if isinstance(row, Row) else values[0] if values else None
        if isinstance(line, Outstanding):
            self.context.controller.jump(line.page, line.subject)

    def add_reserve(self) -> None:
        """Ask for one in the customer's words."""
        self._ask_reserves([])

    def reserve_violations(self) -> None:
        """Reserves that name the selected violations, worded in the language of the report."""
        snapshot = self.context.controller.snapshot
        if snapshot is None:
            return
        words = Words(self.chosen_language())
        found = [line.finding for line in self.outstanding.selected_values() if line.finding is not None]
        if found:
            self._ask_reserves([report_edits.draft_of(finding, words) for finding in found])

    def _ask_reserves(self, drafts: list[Draft]) -> None:
        from dialtone.gui.dialogs.add_reserve import AddReserveDialog

        AddReserveDialog(self.context, drafts, self).open()

    def _save_reserve(self, reserve: Reserve, field: str, value: Any) -> None:
        if field == "text" and not value:
            self.context.controller.say(self.tr("A reserve says something; delete the row to take it back"))
            return
        self.context.controller.edit("edit.change-reserve", Set("reserves", reserve.id, {field: value}))

    def _save_due(self, reserve: Reserve, text: str) -> None:
        day, fault = parse("date", text)
        if fault is not None:
            self.context.controller.say(fault.message)
            return
        self._save_reserve(reserve, "due", day)

    def _remove_reserves(self, keys: list[str]) -> None:
        say = self.context.controller.say
        text = self.tr("%n removed; Ctrl+Z brings it back", "", len(keys))
        self.context.controller.edit("edit.remove-reserve", *(Remove("reserves", key) for key in keys), done=lambda _: say(text))

    # --- the document ----------------------------------------------------------------------------------------------------------------

    def _choose_language(self) -> None:
        self._language = str(self.language.currentData())

    def open_draft(self) -> None:
        """Make the draft and show it."""
        self.flush()
        self.papers.open_draft(self.chosen_language())

    def save_draft(self) -> None:
        """Ask where, then write the draft."""
        self.flush()
        self.papers.save_draft(self.chosen_language())

    def _show_busy(self, busy: bool) -> None:
        self.heading.remark.setText(self.tr("making the document…") if busy else "")
        self._enable()

    # --- signing ---------------------------------------------------------------------------------------------------------------------

    def sign(self) -> None:
        """Save what was typed, then show what is signed and ask for both signatures."""
        snapshot = self.context.controller.snapshot
        if snapshot is None or snapshot.read_only:
            return
        self.flush()
        if not snapshot.training and not self.context.services.identities.exists() and eid_place() is None:
            self.context.controller.say(self.tr("First make your signing identity"))
            self.identity.create_identity()
            return
        self.context.controller.ask(self.context.services.reports.record_sha256, done=self._ask_signatures)

    def _ask_signatures(self, digest: str) -> None:
        from dialtone.gui.dialogs.sign import SignDialog

        snapshot = self.context.controller.snapshot
        if snapshot is None or snapshot.blockers:
            return
        dialog = SignDialog(self.context, self.chosen_language(), digest, self)
        dialog.signed = self._signed
        dialog.open()

    def _signed(self, report: "SignedReport") -> None:
        self.tabs.setCurrentIndex(SIGNED)
        self.signed.show_key(str(report.number))
        self.papers.verify_signed(report)

    def _chosen_report(self) -> "SignedReport | None":
        values: list[Signed] = self.signed.selected_values()
        return values[0].report if len(values) == 1 else None

    def save_signed(self) -> None:
        """Ask where, then write the signed file as it is."""
        if (report := self._chosen_report()) is not None:
            self.papers.save_signed(report)

    def open_signed(self) -> None:
        """Show it in the system's viewer."""
        if (report := self._chosen_report()) is not None:
            self.papers.open_signed(report)

    def verify_signed(self) -> None:
        """Verify the selected report anew."""
        if (report := self._chosen_report()) is not None:
            self.papers.verify_signed(report)

    def show_changes(self) -> None:
        """What changed in the dossier since the selected version."""
        report, snapshot = self._chosen_report(), self.context.controller.snapshot
        if report is None or snapshot is None:
            return
        from dialtone.gui.dialogs.changes import ChangesDialog
        from dialtone.services import versions

        number, record = report.number, snapshot.record
        self.context.controller.ask(
            lambda session: (versions.changes_since(session, number), session.dossier.chain_holds()),
            done=lambda found: ChangesDialog(self.context, number, found[0], record, self, chain_holds=found[1]).open(),
        )


def _signed_look(row: Signed) -> tuple[str, str]:
    """The content as it stands, or an older one."""
    return ("circle-check", "ok") if row.current else ("history", "muted") if row.current is False else ("signature", "muted")
