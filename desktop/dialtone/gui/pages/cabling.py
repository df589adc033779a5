"""Cabling: how complete its record is, and the record itself: links, outlets, panels, racks, switches, their ports, cords."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from dialtone.domain.cabling import State
from dialtone.domain.changes import Remove
from dialtone.gui.context import Context
from dialtone.gui.models.cabling_fields import FIELDS, KINDS, WORDS, NotAValueError, Spec, change, plain_text, rows_of, shown
from dialtone.gui.models.cabling_state import LOOKS, Fill, Point, completeness, fill_from_scan, points, state_name
from dialtone.gui.pages.base import Page
from dialtone.gui.pages.questions import Questions
from dialtone.gui.widgets import Card, CellEdit, Column, CountLine, CountPanel, DataTable, Row, SearchBox, SidePanel, text_label
from dialtone.gui.widgets.data_table import to_tsv
from dialtone.gui.widgets.question_cards import AskStack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dialtone.domain.record import Record
    from dialtone.services.session import Snapshot

_NAMED = 6


class CablingPage(Page):
    """The page. What nobody entered is «not documented», never assumed."""

    page_id = "cabling"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._labels: dict[tuple[str, str], dict[str, str]] = {}
        self._fill = Fill()
        self._paste = self.heading.add_button("clipboard-paste")
        self._paste.clicked.connect(self.paste)
        self._add = self.heading.add_button("plus", primary=True)
        self._add.clicked.connect(self.add)
        self._make_actions()
        self.search = SearchBox(context, self)
        self.search.setMinimumWidth(260)
        self.search.changed.connect(lambda text: self._shown_table().set_filter(text))
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.overview = self._make_overview()
        self.tables = {kind: self._make_table(kind) for kind in KINDS}
        for table in (self.overview, *self.tables.values()):
            self.tabs.addTab(table, "")
        self.tabs.currentChanged.connect(lambda _: self._tab_changed())
        card = Card(context, self)
        card.set_padding(0)
        tools = QHBoxLayout()
        tools.setContentsMargins(10, 10, 10, 10)
        tools.addWidget(self.search)
        tools.addStretch(1)
        inside = QVBoxLayout()
        inside.setSpacing(0)
        inside.addLayout(tools)
        inside.addWidget(self.tabs, 1)
        card.body.addLayout(inside)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(card, 1)
        row.addWidget(self._make_side())
        self.body.addLayout(row, 1)

    # --- construction ----------------------------------------------------------------------------------------------------------------

    def _make_actions(self) -> None:
        self._actions: dict[str, QAction] = {}
        for name, keys, call in (("add", "Ctrl+D", self.add), ("paste", "Ctrl+Shift+V", self.paste), ("scan", "", self.fill)):
            action = self._actions[name] = QAction(self)
            if keys:
                action.setShortcut(QKeySequence(keys))
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(call)
            self.addAction(action)

    def _make_overview(self) -> DataTable:
        table = DataTable(
            self.context,
            (
                Column("name", lambda: self.tr("Outlet or device"), lambda point: point.name, width=206, icon=lambda p: (p.icon, "muted")),
                Column(
                    "room",
                    lambda: self.tr("Room"),
                    lambda point: point.room or "—",
                    width=156,
                    tone=lambda _: "muted",
                    tooltip=lambda point: point.place,
                ),
                Column("path", lambda: self.tr("Cable"), lambda point: point.path or "—", stretch=True, tooltip=lambda point: point.path),
                Column(
                    "state",
                    lambda: self.tr("State"),
                    lambda point: point.why or state_name(point.state),
                    width=216,
                    icon=lambda point: LOOKS[point.state],
                    tone=lambda point: LOOKS[point.state][1],
                ),
            ),
            self,
        )
        table.opened.connect(self._open_point)
        return table

    def _make_table(self, kind: str) -> DataTable:
        table = DataTable(self.context, [self._column(kind, spec) for spec in FIELDS[kind]], self)
        table.deletion.connect(partial(self._delete, kind))
        table.pasted.connect(partial(self._pasted, kind))
        table.menu_actions = lambda: [self._actions["add"], self._actions["paste"]]
        return table

    def _column(self, kind: str, spec: Spec) -> Column:
        def text(row: Any) -> str:
            return shown(spec, getattr(row, spec.name), self._labels.get((kind, spec.name), {}), self.context.words) or "—"

        choices = {"choice": self._choices, "yesno": self._yes_no}.get(spec.kind)
        edit = CellEdit(
            lambda row: plain_text(getattr(row, spec.name)),
            partial(self._save, kind, spec),
            choices=(lambda _: choices(spec)) if choices else None,
        )
        return Column(
            spec.name,
            spec.title,
            text,
            spec.width,
            spec.stretch,
            spec.kind in {"number", "decimal"},
            tone=lambda row: _tone(spec, getattr(row, spec.name)),
            tooltip=text,
            sort=lambda row: getattr(row, spec.name),
            edit=edit,
        )

    def _choices(self, spec: Spec) -> list[tuple[str, str]]:
        record = self._record()
        found = spec.choices(record, self.context.words) if spec.choices and record is not None else ()
        return [("", "—"), *found]

    def _yes_no(self, _: Spec) -> list[tuple[str, str]]:
        words = self.context.words
        return [("", "—"), ("yes", words.text("general.yes")), ("no", words.text("general.no"))]

    def _make_side(self) -> SidePanel:
        self.side = SidePanel(self, width=296)
        self.summary = CountPanel(self.context, self)
        self.scan = Card(self.context, self)
        self._scan_text = text_label(parent=self)
        self._scan_contradicted = text_label(tone="warn", parent=self)
        self.fill_button = QPushButton(self)
        self.fill_button.clicked.connect(self.fill)
        for widget in (self._scan_text, self._scan_contradicted, self.fill_button):
            self.scan.body.addWidget(widget)
        self.asks = AskStack(self.context, self)
        self.questions = Questions(self.context, self.asks, self.page_id, self.focus_subject)
        for card in (self.summary, self.scan, self.asks):
            self.side.add(card)
        return self.side

    # --- texts -----------------------------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return self.tr("Cabling")

    def _names(self) -> dict[str, str]:
        return {
            "links": self.tr("Links"),
            "outlets": self.tr("Outlets"),
            "panels": self.tr("Panels"),
            "racks": self.tr("Racks"),
            "switches": self.tr("Switches"),
            "switch_ports": self.tr("Switch ports"),
            "cords": self.tr("Patch cords"),
        }

    def retranslate(self) -> None:
        """Fixed texts."""
        super().retranslate()
        self._paste.setText(self.tr("&Paste…"))
        self._actions["paste"].setText(self.tr("Paste cabling…"))
        self._actions["scan"].setText(self.tr("Fill switch ports from the scan"))
        for button, name in ((self._paste, "paste"), (self._add, "add")):
            button.setToolTip(self._actions[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        self.search.set_hint(self.tr("name, room or panel"))
        self.fill_button.setText(self.tr("&Fill switch ports"))
        self.overview.setAccessibleName(self.tr("Completeness"))
        self.overview.set_empty_text(
            self.tr(
                "Nothing to document yet. Add a panel, then the outlets with their links in one go: «A01–A24» from port 1. "
                "The conditions ask for suitable and properly documented cabling."
            )
        )
        for kind, name in self._names().items():
            self.tables[kind].setAccessibleName(name)
            self.tables[kind].set_empty_text(self.tr("Nothing here yet. Add a range with Ctrl+D, or paste rows with Ctrl+V."))
        self._tab_changed()

    def _tab_changed(self) -> None:
        """The button says what it adds."""
        texts = {
            "links": self.tr("&Add links…"),
            "outlets": self.tr("&Add outlets…"),
            "panels": self.tr("&Add panels…"),
            "racks": self.tr("&Add racks…"),
            "switches": self.tr("&Add switches…"),
            "switch_ports": self.tr("&Add ports…"),
            "cords": self.tr("&Add cords…"),
        }
        text = texts[self.kind()]
        self._add.setText(text)
        self._actions["add"].setText(text)
        self._shown_table().set_filter(self.search.text().strip())
        self._show_remark()

    def _show_remark(self) -> None:
        """How many rows the tab has; the tabs themselves have no room for it."""
        count = self._shown_table().table.total
        self.heading.remark.setText(self.tr("1 row") if count == 1 else self.tr("%n rows", "", count) if count else "")

    # --- content ---------------------------------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: "Snapshot", changed: frozenset[str]) -> None:
        """All tables; names of rooms, devices and panels stand in several of them."""
        del changed
        record, words = snapshot.record, self.context.words
        self._labels = {
            (kind, spec.name): dict(spec.choices(record, words))
            for kind, specs in FIELDS.items()
            for spec in specs
            if spec.choices is not None and rows_of(record, kind)
        }
        self.overview.set_rows(*completeness(record, words))
        self.tabs.setTabText(0, self.tr("Completeness"))
        for place, (kind, name) in enumerate(self._names().items(), start=1):
            rows = rows_of(record, kind)
            self.tables[kind].set_rows([Row(row.id, row) for row in rows])
            self.tables[kind].set_read_only(snapshot.read_only)
            self.tabs.setTabText(place, name)
        self._show_remark()
        self._show_summary(snapshot)
        self._show_scan(snapshot)
        self.questions.show(snapshot)
        for widget in (self._add, self._paste):
            widget.setEnabled(not snapshot.read_only)
        for action in self._actions.values():
            action.setEnabled(not snapshot.read_only)

    def _show_summary(self, snapshot: "Snapshot") -> None:
        found = points(snapshot.record, self.context.words)
        done = sum(point.state != "missing" for point in found)
        lines = []
        states: tuple[State, ...] = ("missing", "failed", "unchecked")
        for state in states:
            count = sum(point.state == state for point in found)
            names = ", ".join(point.name for point in found if point.state == state)
            lines.append(CountLine(state_name(state), str(count), tone=LOOKS[state][1] if count else "muted", why=names[:600]))
        note = self.tr("of {total} outlets and devices documented").format(total=len(found))
        self.summary.show_count(self.tr("Completeness"), str(done), note, (lines,))

    def _show_scan(self, snapshot: "Snapshot") -> None:
        self._fill = fill = fill_from_scan(snapshot.record, snapshot.scan, self.context.words)
        self.scan.setVisible(bool(fill.new or fill.agreed or fill.contradicted))
        self.scan.set_heading(self.tr("What the switches say"), "network")
        self._scan_text.setText(
            self.tr("{agreed} ports of the last scan are as documented; {new} devices have a port that is not.").format(
                agreed=fill.agreed, new=len(fill.new)
            )
        )
        named = "\n".join(fill.contradicted[:_NAMED])
        more = len(fill.contradicted) - _NAMED
        if more > 0:
            named += "\n" + self.tr("… and %n more", "", more)
        self._scan_contradicted.setText(self.tr("Otherwise than documented, left as it is:") + f"\n{named}" if named else "")
        self._scan_contradicted.setVisible(bool(named))
        self.fill_button.setVisible(bool(fill.new))
        self.fill_button.setToolTip("\n".join(fill.new[:20]))
        self.fill_button.setEnabled(not snapshot.read_only)

    def kind(self) -> str:
        """What the button adds: the tab's kind; on the first tab outlets, since everything starts there."""
        place = self.tabs.currentIndex()
        return KINDS[place - 1] if place > 0 else "outlets"

    def _shown_table(self) -> DataTable:
        place = self.tabs.currentIndex()
        return self.tables[KINDS[place - 1]] if place > 0 else self.overview

    def _record(self) -> "Record | None":
        snapshot = self.context.controller.snapshot
        return snapshot.record if snapshot is not None else None

    def focus_subject(self, subject: str) -> None:
        """A row of any table; «cabling» is the whole."""
        self.search.clear()
        for place, kind in enumerate(KINDS, start=1):
            if self.tables[kind].table.place(subject) is not None:
                self._show(place, kind, subject)
                return
        self.tabs.setCurrentIndex(0)
        self.overview.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, place: int, kind: str, key: str) -> None:
        self.tabs.setCurrentIndex(place)
        self.tables[kind].show_key(key)

    def _open_point(self, _: str) -> None:
        values: list[Point] = self.overview.selected_values()
        if not values:
            return
        point = values[0]
        if point.tab == "device":
            self.context.controller.jump("rooms", point.subject)
        else:
            self._show(KINDS.index(point.tab) + 1, point.tab, point.subject)

    def actions_offered(self) -> tuple[QAction, ...]:
        """For the palette."""
        return tuple(self._actions.values())

    # --- acts ------------------------------------------------------------------------------------------------------------------------

    def _save(self, kind: str, spec: Spec, row: Any, text: str) -> None:
        try:
            made = change(kind, row.id, spec, text)
        except NotAValueError as error:
            self.context.controller.say(str(error))
            return
        if made is not None:
            verb = "rename" if spec.name == "id" else "change"
            self.context.controller.edit(f"edit.{verb}-{WORDS[kind]}", made)

    def _delete(self, kind: str, keys: "Sequence[str]") -> None:
        say = self.context.controller.say
        text = self.tr("%n removed; Ctrl+Z brings it back", "", len(keys))
        removed = (Remove(f"cabling.{kind}", key) for key in keys)
        self.context.controller.edit(f"edit.remove-{WORDS[kind]}", *removed, done=lambda _: say(text))

    def add(self) -> None:
        """Open the dialog of the tab's kind."""
        from dialtone.gui.dialogs.add_cabling import AddCablingDialog

        kind = self.kind()
        self.tabs.setCurrentIndex(KINDS.index(kind) + 1)
        AddCablingDialog(self.context, kind, self).open()

    def paste(self) -> None:
        """Open the dialog with what the clipboard holds."""
        from PySide6.QtGui import QGuiApplication

        self._ask_paste(self.kind() if self.tabs.currentIndex() else "links", QGuiApplication.clipboard().text())

    def _pasted(self, kind: str, lines: list[list[str]]) -> None:
        self._ask_paste(kind, to_tsv(lines))

    def _ask_paste(self, kind: str, text: str) -> None:
        from dialtone.gui.dialogs.add_cabling import PasteCablingDialog

        PasteCablingDialog(self.context, kind, self, text=text).open()

    def fill(self) -> None:
        """The ports that the switches named, as one step."""
        if self._fill.changes:
            say, text = self.context.controller.say, self.tr("%n switch ports filled in", "", len(self._fill.new))
            self.context.controller.edit("edit.add-switch-port", *self._fill.changes, done=lambda _: say(text))


def _tone(spec: Spec, value: Any) -> str:
    if value is None:
        return "muted"
    return "fail" if spec.name == "test" and value == "failed" else "text"
