"""Paints table cells from the tokens: symbol and text in their tone, group rows bold with a quiet note, a hairline below each row."""

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from dialtone.gui.context import Context
from dialtone.gui.widgets.table_model import Column, Group, Row, TableModel

_SIDE = 10
_ICON = 16
_GAP = 10


_Place = tuple[int, int, int, int]
"""Left, top, width, height."""

_REMEMBERED = 4096


class _Looks:
    """Fonts, colours and widths of texts, looked up once."""

    def __init__(self, context: Context, view: QTableView) -> None:
        theme = context.theme
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
            shown = metrics.elidedText(" ".join(text.split("\n")), Qt.TextElideMode.ElideRight, width)
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

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """One cell.

        As few calls to Qt as possible: each may hand the turn to a busy worker, and a table has hundreds of cells.
        """
        model = cast("TableModel", index.model())
        number, item = index.column(), model.item(index.row())
        if item is None:
            return
        rect, looks = option.rect, self._looks
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, looks.selected)
        elif isinstance(item, Group):
            painter.fillRect(rect, looks.ground)
        left, top, width, height = rect.x(), rect.y(), rect.width(), rect.height()
        painter.fillRect(left, top + height - looks.line_px, width, looks.line_px, looks.line)
        if selected and self._view.hasFocus() and index == self._view.currentIndex():
            painter.setPen(looks.accent)
            painter.drawRect(left, top, width - 1, height - 2)
        if isinstance(item, Group):
            self._group(painter, (left, top, width, height), item, model.columns, number)
        else:
            self._cell(painter, (left, top, width, height), model.columns[number], item, first=number == 0)

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

    def _group(self, painter: QPainter, place: _Place, group: Group, columns: tuple[Column, ...], number: int) -> None:
        left, top, width, height = place
        column = columns[number]
        cell = group.cells.get(column.id)
        if number > 0 and cell is not None:
            left, right = left + _SIDE, left + width - _SIDE
            if cell.icon:
                painter.drawPixmap(left, top + (height - 14) // 2, self._context.theme.pixmap(cell.icon, cell.tone, 14))
                left += 18
            self._write(painter, (left, top, right - left, height), cell.text, cell.tone, strong=True, right=column.right)
            return
        # The title runs on over the cells that say nothing: each of them draws its piece of the same line.
        last = next((place for place, each in enumerate(columns) if place and each.id in group.cells), len(columns)) - 1
        start = self._view.columnViewportPosition(0) + _SIDE
        end = self._view.columnViewportPosition(last) + self._view.columnWidth(last) - _SIDE
        painter.setClipRect(left, top, width, height)
        used = self._write(painter, (start, top, end - start, height), group.title, "text", strong=True)
        if group.note and start + used + 8 < end:
            self._write(painter, (start + used + 8, top, end - start - used - 8, height), group.note, "muted")
        painter.setClipping(False)

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
