"""The cabling record itself: how complete it is, and a table for each kind, edited in place, in bulk, by range and by pasting."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QTabWidget, QToolButton, QVBoxLayout, QWidget

from dialtone.domain.cabling_tests import CableTests, LinkResult
from dialtone.domain.changes import Remove
from dialtone.gui.context import Context
from dialtone.gui.models.cabling_bulk import fill_down
from dialtone.gui.models.cabling_fields import KINDS, WORDS, NotAValueError, Spec, cabling, change, columns_of, plain_text, rows_of, shown
from dialtone.gui.models.cabling_state import LOOKS, Point, by_state, state_name
from dialtone.gui.models.cabling_tests import test_columns
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import CellEdit, Column, DataTable, Row, SearchBox
from dialtone.gui.widgets.card import ElidedLabel
from dialtone.gui.widgets.data_table import to_tsv

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dialtone.domain.record import Record
    from dialtone.services.session import Snapshot

SUBJECTS = {
    "links": "link",
    "outlets": "outlet",
    "panels": "panel",
    "racks": "rack",
    "switches": "switch",
    "switch_ports": "switch-port",
    "cords": "cord",
}
"""Kind → the first word of a subject («rack:R1»)."""


class RecordView(QWidget):
    """The tables. `chosen(subject)`: what is selected, «» for nothing; `turned()`: another table came to the front."""

    chosen = Signal(str)
    turned = Signal()

    def __init__(self, context: Context, acts: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.acts = acts
        self._labels: dict[tuple[str, str], dict[str, str]] = {}
        self._stale: set[str] = set()
        self.points: tuple[Point, ...] = ()
        self._results: dict[str, LinkResult] = {}
        self.search = SearchBox(context, self)
        self.search.setFixedWidth(240)
        self.search.changed.connect(lambda text: self.shown_table().set_filter(text))
        self.remark = ElidedLabel(self)
        set_property(self.remark, "tone", "muted")
        self.change_button, self.labels_button = QPushButton(self), QPushButton(self)
        self.down_button = QToolButton(self)
        self._buttons: tuple[tuple[QAbstractButton, str], ...] = (
            (self.down_button, "fill-down"),
            (self.change_button, "change-rows"),
            (self.labels_button, "labels"),
        )
        for button, name in self._buttons:
            button.clicked.connect(acts[name].trigger)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setProperty("dense", True)
        self.overview = self._make_overview()
        self.tables = {kind: self._make_table(kind) for kind in KINDS}
        self.tests = DataTable(context, test_columns(context), self)
        self.tests.set_read_only(True)
        for table in (self.overview, *self.tables.values(), self.tests):
            self.tabs.addTab(table, "")
            table.chosen.connect(lambda _: self._chosen())
        self.tabs.currentChanged.connect(lambda _: self._tab_changed())
        tools = QHBoxLayout()
        tools.setContentsMargins(10, 10, 10, 10)
        tools.setSpacing(8)
        tools.addWidget(self.search)
        tools.addWidget(self.remark, 1)
        for button, _ in self._buttons:
            tools.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addWidget(self.tabs, 1)
        context.theme.changed.connect(self.restyle)
        self.restyle()

    # --- construction ----------------------------------------------------------------------------------------------------------------

    def _make_overview(self) -> DataTable:
        table = DataTable(
            self.context,
            (
                Column("name", lambda: self.tr("Outlet or device"), lambda point: point.name, width=196, icon=lambda p: (p.icon, "muted")),
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
        table = DataTable(self.context, [self._column(kind, spec) for spec in columns_of(kind)], self)
        table.deletion.connect(partial(self._delete, kind))
        table.pasted.connect(partial(self._pasted, kind))
        table.menu_actions = lambda: [self.acts[name] for name in ("add", "paste", "change-rows", "fill-down", "names")]
        return table

    def _column(self, kind: str, spec: Spec) -> Column:
        tested = kind == "links" and spec.name == "test"

        def text(row: Any) -> str:
            if tested and row.id in self._results:
                return self.context.words.text(f"report.test.{self._results[row.id].state}")
            return shown(spec, getattr(row, spec.name), self._labels.get((kind, spec.name), {}), self.context.words) or "—"

        choices = {"choice": self._choices, "yesno": self._yes_no}.get(spec.kind)
        edit = CellEdit(
            lambda row: plain_text(getattr(row, spec.name)),
            partial(self._save, kind, spec),
            choices=(lambda _: choices(spec)) if choices else None,
            allowed=lambda row: not (tested and row.id in self._results),
        )
        return Column(
            spec.name,
            spec.title,
            text,
            spec.width,
            spec.stretch,
            spec.kind in {"number", "decimal"},
            tone=lambda row: _tone(spec, self._results[row.id].state if tested and row.id in self._results else getattr(row, spec.name)),
            tooltip=(lambda row: f"{text(row)}{self._measured(row.id)}") if tested else text,
            sort=lambda row: getattr(row, spec.name) if spec.kind in {"number", "decimal"} else _natural(text(row)),
            edit=edit,
        )

    def _measured(self, link: str) -> str:
        """By which tester and when: such a result is evidence, and not typed over."""
        test = self._results[link].test if link in self._results else None
        return "".join(f" · {part}" for part in (test.tester, test.at, test.limit) if part) if test is not None else ""

    def _choices(self, spec: Spec) -> list[tuple[str, str]]:
        record = self._record()
        found = spec.choices(record, self.context.words) if spec.choices and record is not None else ()
        return [("", "—"), *found]

    def _yes_no(self, _: Spec) -> list[tuple[str, str]]:
        words = self.context.words
        return [("", "—"), ("yes", words.text("general.yes")), ("no", words.text("general.no"))]

    # --- texts -----------------------------------------------------------------------------------------------------------------------

    def names(self) -> dict[str, str]:
        """The kinds' names, on their tabs."""
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
        self.search.set_hint(self.tr("name, room or panel"))
        self.change_button.setText(self.tr("C&hange rows…"))
        self.down_button.setAccessibleName(self.tr("Fill down"))
        self.labels_button.setText(self.tr("&Labels…"))
        for button, name in self._buttons:
            button.setToolTip(f"{self.acts[name].text()} ({self.acts[name].shortcut().toString()})")
        self.overview.setAccessibleName(self.tr("Completeness"))
        self.overview.set_empty_text(
            self.tr(
                "Nothing to document yet. Build a rack with Ctrl+B, or add outlets with their links in one go: «A01–A24» from port 1. "
                "The conditions ask for suitable and properly documented cabling."
            )
        )
        self.tabs.setTabText(0, self.tr("Overview"))
        for place, (kind, name) in enumerate(self.names().items(), start=1):
            self.tabs.setTabText(place, name)
            self.tables[kind].setAccessibleName(name)
            self.tables[kind].set_empty_text(self.tr("Nothing here yet. Add a range with Ctrl+D, or paste rows with Ctrl+V."))
        self.tabs.setTabText(self.tabs.count() - 1, self.tr("Tests"))
        self.tests.setAccessibleName(self.tr("Tests"))
        self.tests.set_empty_text(
            self.tr("No results of a cable tester yet. Bring in the tester's file; what is in the dossier once is never changed.")
        )
        self._tab_changed()

    def restyle(self) -> None:
        """Icons in the theme's colours."""
        self.context.theme.dress(self.change_button, "pencil")
        self.down_button.setIcon(self.context.theme.icon("arrow-down"))
        self.context.theme.dress(self.labels_button, "barcode")

    def _tab_changed(self) -> None:
        self._show_table()
        self.shown_table().set_filter(self.search.text().strip())
        self._show_remark()
        self._chosen()
        self.turned.emit()

    def _show_remark(self) -> None:
        """How many rows the tab has; the tabs themselves have no room for it."""
        count = self.shown_table().table.total
        self.remark.setText(self.tr("1 row") if count == 1 else self.tr("%n rows", "", count) if count else "")

    # --- content ---------------------------------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: "Snapshot") -> None:
        """All tables are stale now; the one on show is filled, the others when they come to the front."""
        self._labels = {}
        self._stale = {"tests", *KINDS}
        for table in self.tables.values():
            table.set_read_only(snapshot.read_only)
        self._show_table()
        self._show_remark()
        self._chosen()

    def show_points(self, points: "tuple[Point, ...]") -> None:
        """How far outlets and devices are documented."""
        self.points = points
        self._stale.add("overview")
        self._show_table()
        self._show_remark()

    def _show_table(self) -> None:
        kind = self._tab()
        record = self._record()
        if record is None or kind not in self._stale:
            return
        self._stale.discard(kind)
        if kind == "overview":
            self.overview.set_rows(*by_state(self.points))
        elif kind == "tests":
            tests = record.cabling.tests if record.cabling else ()
            self.tests.set_rows([Row(test.id, test) for test in tests])
        else:
            specs = [spec for spec in columns_of(kind) if spec.choices is not None]
            words = self.context.words
            self._labels |= {(kind, spec.name): dict(spec.choices(record, words)) for spec in specs if spec.choices}
            if kind == "links":
                known = CableTests(cabling(record))
                results = {link.id: known.result(link) for link in rows_of(record, kind)}
                self._results = {key: result for key, result in results.items() if result.test is not None}
            self.tables[kind].set_rows([Row(row.id, row) for row in rows_of(record, kind)])

    def _tab(self) -> str:
        return ("overview", *KINDS, "tests")[max(self.tabs.currentIndex(), 0)]

    def kind(self) -> str:
        """What is added here: the tab's kind; on the first tab outlets, since everything starts there."""
        kind = self._tab()
        return kind if kind in KINDS else "outlets"

    def editable(self) -> bool:
        """Whether the table on show has cells that can be edited."""
        return self._tab() in KINDS

    def shown_table(self) -> DataTable:
        """The table on show."""
        kind = self._tab()
        return self.overview if kind == "overview" else self.tests if kind == "tests" else self.tables[kind]

    def _record(self) -> "Record | None":
        snapshot = self.context.controller.snapshot
        return snapshot.record if snapshot is not None else None

    def selected(self) -> list[Any]:
        """The selected rows of a kind's table."""
        return self.shown_table().selected_values() if self.editable() else []

    def subject(self) -> str:
        """What is selected, when it is one thing."""
        values, tab = self.shown_table().selected_values(), self._tab()
        if len(values) != 1:
            return ""
        if tab == "overview":
            return str(values[0].key)
        if tab == "tests":
            return f"link:{values[0].link}"
        return f"{SUBJECTS[tab]}:{values[0].id}"

    def _chosen(self) -> None:
        count = len(self.selected())
        writable = self.context.controller.writable
        self.change_button.setEnabled(writable and count > 0)
        self.down_button.setEnabled(writable and count > 1)
        self.chosen.emit(self.subject())

    def show_kind(self, kind: str, key: str = "") -> bool:
        """Bring a kind's table to the front, and a row of it into view; False when there is no such row."""
        self.tabs.setCurrentIndex(KINDS.index(kind) + 1)
        self._show_table()
        return self.tables[kind].show_key(key) if key else True

    def show_tests(self, key: str = "") -> None:
        """Bring the testers' results to the front, and one of them into view."""
        self.tabs.setCurrentIndex(self.tabs.count() - 1)
        self._show_table()
        if key:
            self.tests.show_key(key)

    def show_overview(self) -> None:
        """Bring the completeness to the front."""
        self.tabs.setCurrentIndex(0)
        self.overview.setFocus(Qt.FocusReason.OtherFocusReason)

    def kind_with(self, key: str) -> str:
        """The kind that has a row with this key; «» for none."""
        record = self._record()
        return next((kind for kind in KINDS if any(row.id == key for row in rows_of(record, kind))), "") if record is not None else ""

    def _open_point(self, _: str) -> None:
        values: list[Point] = self.overview.selected_values()
        if not values:
            return
        point = values[0]
        if point.tab == "device":
            self.context.controller.jump("rooms", point.subject)
        else:
            self.show_kind(point.tab, point.subject)

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

    def fill_down(self) -> None:
        """The current column's value of the first selected row in all selected ones."""
        kind, table = self.kind(), self.shown_table()
        column = max(table.currentIndex().column(), 0)
        if not self.editable():
            return
        spec = columns_of(kind)[column]
        made = fill_down(kind, self.selected(), spec)
        if made:
            say, text = self.context.controller.say, self.tr("{column} filled down in %n rows", "", len(made)).format(column=spec.title())
            self.context.controller.edit("edit.fill-down", *made, done=lambda _: say(text))
        elif spec.name == "id":
            self.context.controller.say(self.tr("Names are not filled down: each is there only once."))

    def change_rows(self) -> None:
        """Open the dialog that changes all selected rows."""
        from dialtone.gui.dialogs.change_rows import ChangeRowsDialog

        if rows := self.selected():
            ChangeRowsDialog(self.context, self.kind(), rows, self).open()

    def paste(self) -> None:
        """Open the dialog with what the clipboard holds."""
        from PySide6.QtGui import QGuiApplication

        self._ask_paste(self.kind() if self.editable() else "links", QGuiApplication.clipboard().text())

    def _pasted(self, kind: str, lines: list[list[str]]) -> None:
        self._ask_paste(kind, to_tsv(lines))

    def _ask_paste(self, kind: str, text: str) -> None:
        from dialtone.gui.dialogs.add_cabling import PasteCablingDialog

        PasteCablingDialog(self.context, kind, self, text=text).open()


def _tone(spec: Spec, value: Any) -> str:
    if value is None:
        return "muted"
    return "fail" if spec.name == "test" and value == "failed" else "text"


def _natural(text: str) -> Any:
    from dialtone.gui.widgets.natural import natural_key

    return natural_key(text) if text != "—" else None
