"""Paints table cells from the tokens: symbol and text in their tone, group rows bold with a quiet note, a hairline below each row."""

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelectionRange, QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from dialtone.gui.context import Context
from dialtone.gui.widgets.table_model import Column, Group, Row, TableModel

_SIDE = 10
_ICON = 16
_GAP = 10


_Place = tuple[int, int, int, int]
"""Left, top, width, height."""

_REMEMBERED = 4096


def _selected_rows(view: QTableView) -> frozenset[int]:
    """Lines of the selection, from its ranges: asking for indexes would call the model for each."""
    ranges: Iterable[QItemSelectionRange] = view.selectionModel().selection()  # type: ignore[assignment]  # a list, its stub forgets to say
    return frozenset(row for part in ranges for row in range(part.top(), part.bottom() + 1))


class _Looks:
    """Fonts, colours and widths of texts, looked up once."""

    def __init__(self, context: Context, view: QTableView) -> None:
        theme = context.theme
        self._view = view
        self.plain = QFont(view.font())
        self.strong = QFont(self.plain)
        self.strong.setWeight(QFont.Weight.DemiBold)
        self._metrics = {False: QFontMetrics(self.plain), True: QFontMetrics(self.strong)}
        self._rise = (self._metrics[False].ascent() - self._metrics[False].descent()) // 2
        self.selected, self.ground = theme.tint("accent"), theme.colour("background")
        self.line, self.accent, self.line_px = theme.colour("line"), theme.colour("accent"), theme.tokens.line_px
        self._fits: dict[tuple[str, int, bool], tuple[str, int]] = {}

    def baseline(self, height: int) -> int:
        """Where a line of text stands in a row of this height."""
        return height // 2 + self._rise

    def fit(self, text: str, width: int, *, strong: bool) -> tuple[str, int]:
        """What of a text fits, and how wide that is."""
        key = (text, width, strong)
        if key not in self._fits:
            if len(self._fits) >= _REMEMBERED:
                self._fits.clear()
            metrics = self._metrics[strong]
            shown = metrics.elidedText(" ".join(text.split("\n")), self._view.textElideMode(), width)
            self._fits[key] = (shown, metrics.horizontalAdvance(shown))
        return self._fits[key]


class TableDelegate(QStyledItemDelegate):
    """The delegate of a DataTable."""

    def __init__(self, context: Context, view: QTableView) -> None:
        super().__init__(view)
        self._context = context
        self._view = view
        self._looks = _Looks(context, view)
        context.theme.changed.connect(self._look_again)

    def _look_again(self) -> None:
        self._looks = _Looks(self._context, self._view)

    def paint_rows(self, painter: QPainter, area: QRect) -> None:
        """All cells in this area of the viewport, in one go.

        Qt would call back for each cell, and each time Python would first have to wait for its turn behind a busy worker: a sweep then made
        the window stutter.
        """
        view = self._view
        model = cast("TableModel", view.model())
        row, bottom = view.rowAt(area.top()), area.bottom()
        if row < 0:
            return
        top, height = view.rowViewportPosition(row), view.verticalHeader().defaultSectionSize()
        spans = tuple((view.columnViewportPosition(number), view.columnWidth(number)) for number in range(len(model.columns)))
        selected = _selected_rows(view)
        current = view.currentIndex() if view.hasFocus() else QModelIndex()
        while top <= bottom and (item := model.item(row)) is not None:
            column = current.column() if current.row() == row and row in selected else -1
            self._row(painter, (top, height), spans, item, selected=row in selected, current=column)
            row, top = row + 1, top + height

    def _row(
        self,
        painter: QPainter,
        band: tuple[int, int],
        spans: tuple[tuple[int, int], ...],
        item: Row | Group,
        *,
        selected: bool,
        current: int,
    ) -> None:
        (top, height), looks = band, self._looks
        columns = cast("TableModel", self._view.model()).columns
        left, width = spans[0][0], sum(each for _, each in spans)
        if selected:
            painter.fillRect(left, top, width, height, looks.selected)
        elif isinstance(item, Group):
            painter.fillRect(left, top, width, height, looks.ground)
        painter.fillRect(left, top + height - looks.line_px, width, looks.line_px, looks.line)
        if current >= 0:
            painter.setPen(looks.accent)
            painter.drawRect(spans[current][0], top, spans[current][1] - 1, height - 2)
        if isinstance(item, Group):
            self._group(painter, band, spans, item, columns)
            return
        for number, (column, (start, room)) in enumerate(zip(columns, spans, strict=True)):
            if room > 0:
                self._cell(painter, (start, top, room, height), column, item, first=number == 0)

    def _cell(self, painter: QPainter, place: _Place, column: Column, row: Row, *, first: bool) -> None:
        left, top, width, height = place
        left, right = left + _SIDE, left + width - _SIDE
        if column.icon is not None:
            symbol = column.icon(row.value)
            if symbol is not None:
                painter.drawPixmap(left, top + (height - _ICON) // 2, self._context.theme.pixmap(symbol[0], symbol[1], _ICON))
            if symbol is not None or first:  # elsewhere a cell without symbol stays in line with the heading
                left += _ICON + _GAP
        tone = column.tone(row.value) if column.tone else "text"
        self._write(painter, (left, top, right - left, height), column.text(row.value), tone, strong=column.strong, right=column.right)

    def _group(
        self, painter: QPainter, band: tuple[int, int], spans: tuple[tuple[int, int], ...], group: Group, columns: tuple[Column, ...]
    ) -> None:
        """The title and its note run on over the columns that say nothing; the sums stand in theirs."""
        top, height = band
        end = spans[-1][0] + spans[-1][1]
        for number in range(len(columns) - 1, 0, -1):
            cell = group.cells.get(columns[number].id)
            if cell is None:
                continue
            end = spans[number][0]
            left, right = end + _SIDE, end + spans[number][1] - _SIDE
            if cell.icon:
                painter.drawPixmap(left, top + (height - 14) // 2, self._context.theme.pixmap(cell.icon, cell.tone, 14))
                left += 18
            self._write(painter, (left, top, right - left, height), cell.text, cell.tone, strong=True, right=columns[number].right)
        start = spans[0][0] + _SIDE
        room = end - _SIDE - start
        used = self._write(painter, (start, top, room, height), group.title, "text", strong=True)
        if group.note:
            self._write(painter, (start + used + 8, top, room - used - 8, height), group.note, "muted")

    def _write(self, painter: QPainter, place: _Place, text: str, tone: str, *, strong: bool = False, right: bool = False) -> int:
        """Draw one line, cut with «…» where it must be; gives its width."""
        left, top, width, height = place
        if not text or width <= 0:
            return 0
        shown, used = self._looks.fit(text, width, strong=strong)
        painter.setFont(self._looks.strong if strong else self._looks.plain)
        painter.setPen(self._context.theme.colour(tone))
        x = left + width - used if right else left
        painter.drawText(x, top + self._looks.baseline(height), shown)
        return used

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """The column's tooltip; without one, the text where it is cut."""
        column, item = cast("TableModel", index.model()).columns[index.column()], cast("TableModel", index.model()).item(index.row())
        if column.tooltip is not None or not isinstance(item, Row) or event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        text = column.text(item.value)
        symbol = column.icon is not None and (index.column() == 0 or column.icon(item.value) is not None)
        room = self._view.columnWidth(index.column()) - 2 * _SIDE - (_ICON + _GAP if symbol else 0)
        cut = self._looks.fit(text, room, strong=column.strong)[0] != text
        QToolTip.showText(event.globalPos(), text if cut else "", view)
        return True

    # --- editing -------------------------------------------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QWidget:  # noqa: ARG002 - Qt gives it
        """A line, or a list of the choices that opens at once."""
        model = cast("TableModel", index.model())
        column, item = model.columns[index.column()], model.item(index.row())
        if column.edit is not None and column.edit.choices is not None and isinstance(item, Row):
            box = QComboBox(parent)
            for value, label in column.edit.choices(item.value):
                box.addItem(label, value)
            box.activated.connect(lambda _: self._finish(box))
            QTimer.singleShot(0, box, box.showPopup)
            return box
        line = QLineEdit(parent)
        line.setAccessibleName(column.title())
        return line

    def _finish(self, editor: QComboBox) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """The present value."""
        value = index.data(Qt.ItemDataRole.EditRole) or ""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(value), 0))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(value))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex) -> None:
        """Hand the new value over."""
        if isinstance(editor, QComboBox):
            model.setData(model.index(index.row(), index.column()), editor.currentData() or "")
        elif isinstance(editor, QLineEdit):
            model.setData(model.index(index.row(), index.column()), editor.text().strip())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _: QModelIndex | QPersistentModelIndex) -> None:
        """The whole cell."""
        editor.setGeometry(option.rect.adjusted(0, 0, 0, -1))
