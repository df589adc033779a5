"""The table: 32-pixel rows with hairlines, group rows that carry the sum, and every usual key.

Ctrl+C copies the selected rows as tab-separated text, Ctrl+V hands over what a spreadsheet put on the clipboard, F2 edits, Enter opens,
Delete asks for
deletion, a click on a heading sorts (again: the other way; a third time: the order given), the menu key opens the menu.
"""

import csv
import io
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from dialtone.gui.context import Context
from dialtone.gui.tokens import ROW
from dialtone.gui.widgets.table_delegate import TableDelegate
from dialtone.gui.widgets.table_model import Column, Group, Row, TableModel

_MAX_PASTE = 2_000_000


class DataTable(QTableView):
    """A table over declared columns.

    `opened(key)` Enter or double click on a row that is not editable there; `chosen(keys)` the selection changed; `pasted(lines)` cells
    from the
    clipboard, a list of lists of texts; `deletion(keys)` Delete was pressed;
    `group_opened(key)` the same as opened, on a group row. `menu_actions` gives further entries for the context menu.
    """

    opened = Signal(str)
    group_opened = Signal(str)
    chosen = Signal(list)
    pasted = Signal(list)
    deletion = Signal(list)

    def __init__(self, context: Context, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.table = TableModel(columns, self)
        self.setModel(self.table)
        self._cells = TableDelegate(context, self)
        self.setItemDelegate(self._cells)
        self.menu_actions: Callable[[], Sequence[QAction]] | None = None
        self._empty_text = ""
        self._sorted: tuple[int, bool] | None = None
        self._given: dict[int, int] = {}
        self._dress_up()
        self._lay_out_columns()
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.doubleClicked.connect(self._open_index)
        context.theme.changed.connect(self.viewport().update)

    def _dress_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        vertical = self.verticalHeader()
        vertical.hide()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setDefaultSectionSize(ROW)
        vertical.setMinimumSectionSize(ROW)

    def _lay_out_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(48)
        header.setFixedHeight(ROW)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicatorClearable(True)
        header.sectionClicked.connect(self._heading_clicked)
        for number, column in enumerate(self.table.columns):
            mode = QHeaderView.ResizeMode.Stretch if column.stretch else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(number, mode)
            if not column.stretch:
                header.resizeSection(number, column.width)
                self._given[number] = column.width

    def _fit_headings(self) -> None:
        """No column is narrower than its heading in the present language; a width that the user chose stays."""
        header = self.horizontalHeader()
        for number, given in self._given.items():
            if header.sectionSize(number) == given:
                self._given[number] = max(self.table.columns[number].width, header.sectionSizeHint(number))
                header.resizeSection(number, self._given[number])

    def showEvent(self, event: QShowEvent) -> None:
        """Only now are the headings in their font."""
        super().showEvent(event)
        self._fit_headings()

    def changeEvent(self, event: QEvent) -> None:
        """Other words are of another width."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fit_headings()

    # --- content -------------------------------------------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[Row], groups: Sequence[Group] = ()) -> None:
        """New content; selection, current cell and scroll position stay where their rows still exist."""
        self._keep(lambda: self.table.set_rows(rows, groups))

    def _selection_changed(self, added: QItemSelection, taken: QItemSelection) -> None:
        """Qt tells it too where rows above the selected ones came or went, and nothing else changed."""
        if added.count() or taken.count():
            self.chosen.emit(self.selected_keys())

    def set_filter(self, text: str, predicate: Callable[[Any], bool] | None = None) -> None:
        """Show only rows with all words of `text` that `predicate` accepts."""
        self._keep(lambda: self.table.set_filter(text, predicate))

    def set_empty_text(self, text: str) -> None:
        """What to say when no row is shown."""
        self._empty_text = text
        self.viewport().update()

    def set_read_only(self, read_only: bool) -> None:
        """Whether cells may be edited at all."""
        self.table.read_only = read_only

    def _keep(self, change: Callable[[], Any]) -> None:
        keys, current = self.selected_keys(), self.currentIndex()
        item, column = self.table.item(current.row()), max(current.column(), 0)
        position = self._position()
        change()
        self.select_keys(keys, column=column, current=item.key if item else None)
        self._restore(*position)

    def _position(self) -> tuple[str, int]:
        """The row at the upper edge («» where the table is scrolled to its top), and how far the table is scrolled."""
        value = self.verticalScrollBar().value()
        item = self.table.item(value // ROW) if value else None
        return (item.key if item is not None else ""), value

    def _restore(self, key: str, value: int) -> None:
        """Rows that came above push nothing down: who reads a list that grows keeps his place."""
        place = self.table.place(key) if key else None
        self.updateGeometries()  # else the bar ends where it ended with the rows before
        self.verticalScrollBar().setValue(value if place is None else place * ROW + value % ROW)

    def selected_keys(self) -> list[str]:
        """Keys of the selected rows of data, in the order shown."""
        items = map(self.table.item, self._selected_places())
        return [item.key for item in items if isinstance(item, Row)]

    def selected_values(self) -> list[Any]:
        """Values of the selected rows of data."""
        items = map(self.table.item, self._selected_places())
        return [item.value for item in items if isinstance(item, Row)]

    def _selected_places(self) -> list[int]:
        """The selected rows' places in order, from the ranges that Qt keeps: it would ask for the flags of each cell of each row."""
        selection = self.selectionModel().selection()
        ranges = map(selection.at, range(selection.count()))
        return sorted({place for each in ranges for place in range(each.top(), each.bottom() + 1)})

    def current_group(self) -> str:
        """The key of the group row that the cursor stands on, or «»."""
        item = self.table.item(self.currentIndex().row())
        return item.key if isinstance(item, Group) else ""

    def select_keys(self, keys: Sequence[str], *, column: int = 0, current: str | None = None) -> None:
        """Select these rows where they are shown."""
        selection = self.selectionModel()
        places = [place for key in keys if (place := self.table.place(key)) is not None]
        if self._selected_places() != sorted(places):
            wanted = QItemSelection()
            for place in places:
                wanted.select(self.table.index(place, 0), self.table.index(place, 0))
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            selection.select(wanted, flags)
        where = self.table.place(current) if current else places[0] if places else None
        if where is not None:
            selection.setCurrentIndex(self.table.index(where, column), QItemSelectionModel.SelectionFlag.NoUpdate)

    def show_key(self, key: str, column_id: str | None = None) -> bool:
        """Select a row, bring it into view and take the focus; False when it is not shown."""
        place = self.table.place(key)
        if place is None:
            return False
        column = self.table.column_number(column_id) if column_id else 0
        self.select_keys([key], column=column)
        self.scrollTo(self.table.index(place, column), QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # --- keys and mouse ------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The usual keys of a table."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Delete) and not self.table.read_only:
            if keys := self.selected_keys():
                self.deletion.emit(keys)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.state() != QAbstractItemView.State.EditingState:
            self._open_index(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open_index(self, index: QModelIndex) -> None:
        item = self.table.item(index.row())
        if isinstance(item, Group):
            self.group_opened.emit(item.key)
        if not isinstance(item, Row):
            return
        if self.table.flags(index) & Qt.ItemFlag.ItemIsEditable:
            if self.state() != QAbstractItemView.State.EditingState:
                self.edit(index)
            return
        self.opened.emit(item.key)

    def copy(self, *, headings: bool = False) -> None:
        """The selected rows (group rows too) as tab-separated text."""
        rows = self._selected_places()
        lines = [[self.table.index(row, number).data() or "" for number in range(len(self.table.columns))] for row in rows]
        if headings:
            lines.insert(0, [column.title() for column in self.table.columns])
        if lines:
            QGuiApplication.clipboard().setText(to_tsv(lines))
            self._context.controller.say(self.tr("%n row(s) copied", "", len(rows)))

    def paste(self) -> None:
        """Hand over the clipboard's cells."""
        text = QGuiApplication.clipboard().text()
        if text and not self.table.read_only and len(text) <= _MAX_PASTE:
            self.pasted.emit(from_tsv(text))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The page's actions, then what every table offers."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.menu_actions is not None:
            menu.addActions(list(self.menu_actions()))
            menu.addSeparator()
        column = max(self.currentIndex().column(), 0)
        copy = menu.addAction(
            self._context.theme.icon("copy"), self.tr("&Copy rows"), QKeySequence(QKeySequence.StandardKey.Copy), self.copy
        )
        copy.setEnabled(self.selectionModel().hasSelection())
        menu.addAction(self.tr("Copy with &headings"), lambda: self.copy(headings=True)).setEnabled(copy.isEnabled())
        title = self.table.columns[column].title()
        menu.addAction(
            self._context.theme.icon("arrow-up-down"), self.tr("&Sort by %1").replace("%1", title), lambda: self._heading_clicked(column)
        )
        place = event.globalPos() if event.reason() is not QContextMenuEvent.Reason.Keyboard else self._menu_place()
        menu.popup(place)

    def _menu_place(self) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())

    def _heading_clicked(self, column: int) -> None:
        if self._sorted is None or self._sorted[0] != column:
            self._sorted = (column, False)
        elif not self._sorted[1]:
            self._sorted = (column, True)
        else:
            self._sorted = None
        header = self.horizontalHeader()
        header.setSortIndicatorShown(self._sorted is not None)
        if self._sorted is not None:
            order = Qt.SortOrder.DescendingOrder if self._sorted[1] else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(column, order)
        self._keep(lambda: self.table.sort_by(*(self._sorted or (None,))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or the words for no rows."""
        painter = QPainter(self.viewport())
        if self.table.rowCount():
            self._cells.paint_rows(painter, event.rect())
        elif self._empty_text:
            painter.setPen(self._context.theme.colour("muted"))
            area = QRect(24, 24, self.viewport().width() - 48, min(self.viewport().height() - 48, 160))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty_text)
        painter.end()


def to_tsv(lines: Sequence[Sequence[str]]) -> str:
    """Tab-separated text as spreadsheets paste it: cells with tabs, breaks or quotes are quoted."""
    out = io.StringIO()
    csv.writer(out, dialect="excel-tab", lineterminator="\n").writerows(lines)
    return out.getvalue()


def from_tsv(text: str) -> list[list[str]]:
    """Cells of a spreadsheet's clipboard text; quoted cells may hold tabs and breaks. Never fails."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    try:
        lines = list(csv.reader(io.StringIO(text), dialect="excel-tab"))
    except csv.Error:
        lines = [line.split("\t") for line in text.split("\n")]
    return [[cell.strip() for cell in line] for line in lines if any(cell.strip() for cell in line)]
