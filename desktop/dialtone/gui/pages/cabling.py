"""Cabling: its record as tables, its drawings, and what is still wrong or missing; assembled from a view each."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QTabBar, QWidget

from dialtone.gui.context import Context
from dialtone.gui.models.cabling_facts import Facts, conclude
from dialtone.gui.models.cabling_subjects import from_hop, resolved, row_of, split
from dialtone.gui.pages.base import Page, touches
from dialtone.gui.pages.cabling_acts import BRINGS_IN, CablingActs
from dialtone.gui.pages.cabling_drawings import DrawingsView
from dialtone.gui.pages.cabling_inspector import Inspector
from dialtone.gui.pages.cabling_plans import PlansView
from dialtone.gui.pages.cabling_problems import ProblemsView
from dialtone.gui.pages.cabling_record import RecordView
from dialtone.gui.pages.cabling_side import ScanCard, SummaryCard
from dialtone.gui.pages.questions import Questions
from dialtone.gui.widgets import Card, SidePanel
from dialtone.gui.widgets.question_cards import AskStack

if TYPE_CHECKING:
    from dialtone.services.session import Snapshot


class CablingPage(Page):
    """The page. What nobody entered is «not documented», never assumed."""

    page_id = "cabling"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.facts: Facts | None = None
        self._asked: object = None
        self._scan_says = False
        self.acts = CablingActs(context, self)
        self.setAcceptDrops(True)
        self.views = QTabBar(self)
        self.views.setDrawBase(False)
        self.views.setExpanding(False)
        self.views.setUsesScrollButtons(False)
        self.heading.add_chip(self.views)
        self._make_buttons()
        self.record = RecordView(context, self.acts.actions, self)
        self.drawings = DrawingsView(context, self)
        self.problems = ProblemsView(context, self)
        self.plans = PlansView(context, self)
        self._views: dict[str, QWidget] = {
            "record": self.record,
            "drawings": self.drawings,
            "plans": self.plans,
            "problems": self.problems,
        }
        self.stack = QStackedWidget(self)
        for view in self._views.values():
            self.views.addTab("")
            self.stack.addWidget(view)
        self.views.currentChanged.connect(self._turned)
        card = Card(context, self)
        card.set_padding(0)
        card.body.addWidget(self.stack)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(card, 1)
        row.addWidget(self._make_side())
        self.body.addLayout(row, 1)
        self._connect()

    # --- construction ----------------------------------------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self._patch = self.heading.add_button("scan-barcode")
        self._bring = self.heading.add_button("download")
        self._build = self.heading.add_button("server")
        self._add = self.heading.add_button("plus", primary=True)
        for button, name in ((self._patch, "patch"), (self._build, "build"), (self._add, "add")):
            button.clicked.connect(self.acts.actions[name].trigger)
        menu = QMenu(self)
        menu.addActions([self.acts.actions[name] for name in BRINGS_IN])
        self._bring.setMenu(menu)

    def _make_side(self) -> SidePanel:
        self.side = SidePanel(self, width=308)
        self.inspector = Inspector(self.context, self)
        self.summary = SummaryCard(self.context, self)
        self.scan_card = ScanCard(self.context, self)
        self.asks = AskStack(self.context, self)
        self.questions = Questions(self.context, self.asks, self.page_id, self.focus_subject)
        for card in (self.inspector, self.summary, self.scan_card, self.asks):
            self.side.add(card)
        return self.side

    def _connect(self) -> None:
        self.record.chosen.connect(self.inspect)
        self.record.turned.connect(self._name_add)
        self.drawings.chosen.connect(self.inspect)
        self.drawings.opened.connect(self.open_subject)
        self.drawings.build.connect(self.acts.build)
        self.plans.chosen.connect(self.inspect)
        self.plans.opened.connect(self.open_subject)
        self.problems.chosen.connect(self.inspect)
        self.problems.opened.connect(self.go_to)
        self.inspector.closed.connect(self.leave_subject)
        self.inspector.wanted.connect(self.open_subject)
        self.inspector.drawn.connect(self.show_trace)

    # --- texts -----------------------------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return self.tr("Cabling")

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        for place in range(len(self._views)):
            self.views.setTabToolTip(place, f"Alt+{place + 1}")
        self._name_views()
        self.views.setAccessibleName(self.tr("Views"))
        self.acts.retranslate()
        self._patch.setText(self.tr("&Patch…"))
        self._bring.setText(self.tr("&Bring in"))
        self._build.setText(self.tr("&Rack…"))
        self._add.setText(self.tr("&Add…"))
        for button, name in ((self._patch, "patch"), (self._build, "build")):
            button.setToolTip(f"{self.acts.actions[name].text()} ({self.acts.keys(name)})")
        for part in (self.record, self.drawings, self.plans, self.problems, self.inspector, self.scan_card):
            part.retranslate()
        self._name_add()

    def _name_views(self) -> None:
        count = self.problems.count
        names = {
            "record": self.tr("Record"),
            "drawings": self.tr("Drawings"),
            "plans": self.tr("Floor plans"),
            "problems": self.tr("To solve ({count})").format(count=count) if count else self.tr("To solve"),
        }
        for place, view in enumerate(self._views):
            self.views.setTabText(place, names[view])

    def restyle(self) -> None:
        """Icons in the theme's colours."""
        super().restyle()
        self.acts.restyle()

    def _name_add(self) -> None:
        """The action, and with it the button's tip, says what it adds."""
        texts = {
            "links": self.tr("Add links…"),
            "outlets": self.tr("Add outlets…"),
            "panels": self.tr("Add panels…"),
            "racks": self.tr("Add racks…"),
            "switches": self.tr("Add switches…"),
            "switch_ports": self.tr("Add ports…"),
            "cords": self.tr("Add cords…"),
        }
        plan = self.stack.currentWidget() is self.plans
        text = self.tr("Add a floor plan…") if plan else texts[self.record.kind()]
        self.acts.actions["add"].setText(text)
        self._add.setToolTip(f"{text} ({self.acts.keys('add')})")

    # --- content ---------------------------------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: "Snapshot", changed: frozenset[str]) -> None:
        """The record at once; what is concluded from it as soon as it is."""
        self.record.show_snapshot(snapshot)
        self._scan_says = self.scan_card.show_snapshot(snapshot)
        self.questions.show(snapshot)
        writable = not snapshot.read_only
        for widget in (self._add, self._build, self._patch, self._bring):
            widget.setEnabled(writable)
        self.acts.set_writable(writable)
        if self.facts is None or self.facts.record is not snapshot.record or touches(changed, "*"):
            self._conclude(snapshot)
        self._show_side()

    def _conclude(self, snapshot: "Snapshot") -> None:
        record, words = snapshot.record, self.context.words
        asked = self._asked = (record, words.language)
        self.context.bridge.pool(lambda: conclude(record, words), done=lambda facts: self._concluded(asked, facts), owner=self)

    def _concluded(self, asked: object, facts: Facts) -> None:
        if asked is self._asked:
            self.facts = facts
            self.record.show_points(facts.points)
            self.summary.show_points(facts.points, facts.lines)
            self.drawings.show_facts(facts)
            self.plans.show_facts(facts)
            self.problems.show_facts(facts)
            self._name_views()
            self.inspect(self.inspector.subject)

    # --- what is chosen --------------------------------------------------------------------------------------------------------------

    def inspect(self, subject: str) -> None:
        """Show one thing at the right; «» shows the whole."""
        snapshot = self.context.controller.snapshot
        if snapshot is not None:
            index = self.facts.index if self.facts is not None else None
            self.inspector.show_subject(subject, snapshot, index)
            self._show_side()

    def _show_side(self) -> None:
        whole = not self.inspector.subject
        self.summary.setVisible(whole)
        self.scan_card.setVisible(whole and self._scan_says)
        self.asks.setVisible(whole)

    def leave_subject(self) -> None:
        """Back to the whole."""
        self.inspect("")
        self.record.shown_table().clearSelection()
        self._views[self.view_name()].setFocus(Qt.FocusReason.OtherFocusReason)

    def open_subject(self, subject: str) -> None:
        """Go to where something is filled in."""
        snapshot = self.context.controller.snapshot
        form, key = split(resolved(snapshot.record, subject) if snapshot is not None else subject)
        subject = f"{form}:{key}"
        if form == "device":
            self.context.controller.jump("rooms", key)
            return
        kind, row = row_of(subject)
        if kind:
            self.show_view("record")
            self.record.search.clear()
            self.record.show_kind(kind, row)

    def go_to(self, kind: str, key: str) -> None:
        """A row where something is put right; rooms and devices have a page of their own."""
        if kind in {"devices", "rooms"}:
            self.context.controller.jump("rooms", key)
        elif kind in {"plans", "pins"}:
            self.show_view("plans")
        elif kind == "tests":
            self.show_view("record")
            self.record.show_tests(key)
        elif kind in self.record.tables:
            self.show_view("record")
            self.record.search.clear()
            self.record.show_kind(kind, key)

    def show_trace(self, place: str) -> None:
        """Draw the way of a place or cable."""
        self.show_view("drawings")
        self.drawings.show_trace(place)
        self.inspect(from_hop(place))

    def focus_subject(self, subject: str) -> None:
        """A row of any table; «cabling» is the whole."""
        self.show_view("record")
        self.record.search.clear()
        if kind := self.record.kind_with(subject):
            self.record.show_kind(kind, subject)
        else:
            self.record.show_overview()

    def show_view(self, name: str) -> None:
        """Bring a view to the front."""
        self.views.setCurrentIndex(list(self._views).index(name))

    def view_name(self) -> str:
        """The view at the front."""
        return list(self._views)[self.views.currentIndex()]

    def subject(self) -> str:
        """What is chosen."""
        return self.inspector.subject

    def fill_from_scan(self) -> None:
        """Take over what the switches said in the last scan."""
        self.scan_card.fill()

    def _turned(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        self._name_add()
        self.inspect(self.record.subject() if self.stack.currentWidget() is self.record else "")

    def actions_offered(self) -> tuple[QAction, ...]:
        """For the palette."""
        return tuple(self.acts.actions.values())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped, to bring it in."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile() and self.context.controller.writable:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring it in."""
        event.acceptProposedAction()
        self.acts.bring_in_file(Path(event.mimeData().urls()[0].toLocalFile()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with a number turns to a view; Escape lets go of what is chosen."""
        number = event.key() - Qt.Key.Key_1
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and 0 <= number < len(self._views):
            self.views.setCurrentIndex(number)
        elif event.key() == Qt.Key.Key_Escape and self.inspector.subject:
            self.leave_subject()
        else:
            super().keyPressEvent(event)
