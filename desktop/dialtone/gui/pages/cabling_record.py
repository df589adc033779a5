"""The cabling record itself: how complete it is, and a table for each kind, edited in place, in bulk, by range and by pasting."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QTabWidget, QToolButton, QVBoxLayout, QWidget

from dialtone.domain.changes import Remove
from dialtone.gui.context import Context
from dialtone.gui.models.cabling_bulk import fill_down
from dialtone.gui.models.cabling_fields import KINDS, WORDS, NotAValueError, Spec, change, columns_of, rows_of
from dialtone.gui.models.cabling_state import Point, by_state
from dialtone.gui.models.cabling_tests import test_columns
from dialtone.gui.pages.cabling_columns import RecordColumns, overview_columns
from dialtone.gui.tables_export import TablesExport
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import DataTable, Row, SearchBox
from dialtone.gui.widgets.card import ElidedLabel
from dialtone.gui.widgets.data_table import to_tsv

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dialtone.domain.record import Record
    from dialtone.services.session import Snapshot


class RecordView(QWidget):
    """The tables. `chosen(subject)`: what is selected, «» for nothing; `turned()`: another table came to the front."""

    chosen = Signal(str)
    turned = Signal()

    def __init__(self, context: Context, acts: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.acts = acts
        self._columns = RecordColumns(context)
        self._stale: set[str] = set()
        self.points: tuple[Point, ...] = ()
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
        self.export_button = QToolButton(self)
        self.export_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.export_button.setMenu(TablesExport(context, self).menu(self))
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
        self._lay_out()
        context.theme.changed.connect(self.restyle)
        self.restyle()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(10, 10, 10, 10)
        tools.setSpacing(8)
        tools.addWidget(self.search)
        tools.addWidget(self.remark, 1)
        for button, _ in self._buttons:
            tools.addWidget(button)
        tools.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addWidget(self.tabs, 1)

    # --- construction ----------------------------------------------------------------------------------------------------------------

    def _make_overview(self) -> DataTable:
        table = DataTable(self.context, overview_columns(), self)
        table.opened.connect(self._open_point)
        return table

    def _make_table(self, kind: str) -> DataTable:
        table = DataTable(self.context, self._columns.of(kind, partial(self._save, kind)), self)
        table.deletion.connect(partial(self._delete, kind))
        table.pasted.connect(partial(self._pasted, kind))
        table.menu_actions = lambda: [self.acts[name] for name in ("add", "paste", "change-rows", "fill-down", "names")]
        return table

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
        self.export_button.setAccessibleName(self.tr("Export"))
        self.export_button.setToolTip(self.tr("Export the patch list, a workbook, or for NetBox"))
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
        self.export_button.setIcon(self.context.theme.icon("upload"))

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
            self._columns.learn(record, kind)
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
        return f"{WORDS[tab]}:{values[0].id}"

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
