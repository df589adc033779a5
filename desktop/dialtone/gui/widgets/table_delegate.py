"""Paints table cells from the tokens: symbol and text in their tone, group rows bold with a quiet note, a hairline below each row."""

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from dialtone.gui.context import Context
from dialtone.gui.widgets.table_model import Cell, Column, Group, Row, TableModel

_SIDE = 10
_ICON = 16
_GAP = 10


class TableDelegate(QStyledItemDelegate):
    """The delegate of a DataTable."""

    def __init__(self, context: Context, view: QTableView) -> None:
        super().__init__(view)
        self._context = context
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """One cell."""
        model = cast("TableModel", index.model())
        item = model.item(index.row())
        if item is None:
            return
        painter.save()
        self._ground(painter, option, index, group=isinstance(item, Group))
        if isinstance(item, Group):
            self._group(painter, option, index, item, model.columns[index.column()])
        else:
            self._cell(painter, option, model.columns[index.column()], item, first=index.column() == 0)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, *, group: bool) -> None:
        theme = self._context.theme
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.tint("accent"))
        elif group:
            painter.fillRect(rect, theme.colour("background"))
        line = theme.tokens.line_px
        painter.fillRect(QRect(rect.left(), rect.bottom() - line + 1, rect.width(), line), theme.colour("line"))
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setPen(theme.colour("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -2))

    def _cell(self, painter: QPainter, option: QStyleOptionViewItem, column: Column, row: Row, *, first: bool) -> None:
        theme = self._context.theme
        area = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        symbol = column.icon(row.value) if column.icon else None
        if column.icon is not None:
            if symbol is not None:
                pixmap = theme.pixmap(symbol[0], symbol[1], _ICON)
                painter.drawPixmap(area.left(), area.center().y() - _ICON // 2 + 1, pixmap)
            if symbol is not None or first:  # elsewhere a cell without symbol stays in line with the heading
                area.setLeft(area.left() + _ICON + _GAP)
        painter.setPen(theme.colour(column.tone(row.value) if column.tone else "text"))
        font = QFont(option.font)
        if column.strong:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        text = QFontMetrics(font).elidedText(column.text(row.value), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)

    def _group(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, group: Group, column: Column
    ) -> None:
        theme = self._context.theme
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        cell = group.cells.get(column.id)
        if index.column() > 0 and cell is not None:
            self._sum(painter, option, column, cell, font)
            return
        # The title runs on over the cells that say nothing: each of them draws its piece of the same line.
        start = self._view.visualRect(index.sibling(index.row(), 0)).left() + _SIDE
        end = self._title_end(index, group)
        painter.setClipRect(option.rect)
        height = option.rect.height()
        metrics = QFontMetrics(font)
        title = metrics.elidedText(group.title, Qt.TextElideMode.ElideRight, end - start)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        line = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(QRect(start, option.rect.top(), end - start, height), line, title)
        after = start + metrics.horizontalAdvance(title) + 8
        if group.note and after < end:
            plain = QFont(option.font)
            painter.setFont(plain)
            painter.setPen(theme.colour("muted"))
            note = QFontMetrics(plain).elidedText(group.note, Qt.TextElideMode.ElideRight, end - after)
            painter.drawText(QRect(after, option.rect.top(), end - after, height), line, note)

    def _title_end(self, index: QModelIndex | QPersistentModelIndex, group: Group) -> int:
        model = cast("TableModel", index.model())
        last = 0
        for number, column in enumerate(model.columns):
            if number and column.id in group.cells:
                break
            last = number
        rect = self._view.visualRect(index.sibling(index.row(), last))
        return rect.right() - _SIDE

    def _sum(self, painter: QPainter, option: QStyleOptionViewItem, column: Column, cell: Cell, font: QFont) -> None:
        theme = self._context.theme
        area = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        if cell.icon:
            painter.drawPixmap(area.left(), area.center().y() - 7, theme.pixmap(cell.icon, cell.tone, 14))
            area.setLeft(area.left() + 18)
        painter.setFont(font)
        painter.setPen(theme.colour(cell.tone))
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        text = QFontMetrics(font).elidedText(cell.text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)

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
