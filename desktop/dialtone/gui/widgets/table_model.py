"""The model behind every table: rows and group rows from plain declarations of columns; sorting and filtering stay inside the groups."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dialtone.gui.widgets.natural import natural_key
from dialtone.gui.widgets.row_steps import differences

Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole + 1
_REACHED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITED = _REACHED | Qt.ItemFlag.ItemIsEditable
"""Role that gives the Row or Group itself."""


@dataclass(frozen=True)
class CellEdit:
    """Makes a column editable in place: the present value, saving a new one, and the choices where it is one of a few.

    `choices(row value)` gives (value, label) pairs. `allowed` says whether this row's cell may be edited.
    """

    value: Callable[[Any], str]
    save: Callable[[Any, str], None]
    choices: Callable[[Any], Sequence[tuple[str, str]]] | None = None
    allowed: Callable[[Any], bool] = lambda _: True


@dataclass(frozen=True)
class Column:
    """A column: all callables get the row's value. `icon` gives (name, tone) or None, `tone` a meaning («muted», «fail», …)."""

    id: str
    title: Callable[[], str]
    text: Callable[[Any], str]
    width: int = 120
    stretch: bool = False
    right: bool = False
    strong: bool = False
    icon: Callable[[Any], tuple[str, str] | None] | None = None
    tone: Callable[[Any], str] | None = None
    tooltip: Callable[[Any], str] | None = None
    sort: Callable[[Any], Any] | None = None
    edit: CellEdit | None = None


@dataclass(frozen=True)
class Row:
    """A row of data; `key` is its identity over refreshes, `group` the key of the group it belongs to."""

    key: str
    value: Any
    group: str = ""


@dataclass(frozen=True)
class Cell:
    """What a group row says in one column."""

    text: str
    tone: str = "text"
    icon: str = ""


@dataclass(frozen=True)
class Group:
    """A group row: title, a quiet note after it, and its sums by column id."""

    key: str
    title: str
    note: str = ""
    cells: Mapping[str, Cell] = field(default_factory=dict)


class TableModel(QAbstractTableModel):
    """Rows in the order given, or sorted within their groups; groups without visible rows are hidden while a filter is on."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._groups: tuple[Group, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._shown: list[Row | Group] = []
        self._places: dict[str, int] = {}
        self._haystacks: dict[str, str] = {}
        self._needles: tuple[str, ...] = ()
        self._predicate: Callable[[Any], bool] | None = None
        self._sort: tuple[int, bool] | None = None
        self.read_only = False

    # --- content -------------------------------------------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[Row], groups: Sequence[Group] = ()) -> bool:
        """New content; True when the shown rows are the same ones in the same order (then only their content was refreshed).

        Rows that come or go do so one by one where the others keep their order, so that a growing list neither flickers nor jumps.
        """
        self._rows, self._groups, self._haystacks = tuple(rows), tuple(groups), {}
        return self._show(self._arranged())

    def set_filter(self, text: str, predicate: Callable[[Any], bool] | None = None) -> None:
        """Show only rows in which every word of `text` occurs and that `predicate` accepts."""
        self._needles = tuple(text.casefold().split())
        self._predicate = predicate
        self._show(self._arranged())

    def sort_by(self, column: int | None, descending: bool = False) -> None:
        """Sort within the groups; None: the order given."""
        self._sort = None if column is None else (column, descending)
        self._reset(self._arranged())

    def _reset(self, shown: list[Row | Group]) -> None:
        self.beginResetModel()
        self._take(shown)
        self.endResetModel()

    def _take(self, shown: list[Row | Group]) -> None:
        self._shown = shown
        self._places = {item.key: place for place, item in enumerate(shown)}

    def _show(self, shown: list[Row | Group]) -> bool:
        before = self._shown
        steps = differences([item.key for item in before], [item.key for item in shown])
        if steps is None:
            self._reset(shown)
            return False
        nowhere = QModelIndex()
        for first, last in steps.gone:
            self.beginRemoveRows(nowhere, first, last)
            self._take([*self._shown[:first], *self._shown[last + 1 :]])
            self.endRemoveRows()
        for first, last in steps.come:
            self.beginInsertRows(nowhere, first, last)
            self._take([*self._shown[:first], *shown[first : last + 1], *self._shown[first:]])
            self.endInsertRows()
        old = {item.key: item for item in before}
        altered = [place for place, item in enumerate(shown) if (was := old.get(item.key)) is not None and was != item]
        self._take(shown)
        if altered:
            self.dataChanged.emit(self.index(altered[0], 0), self.index(altered[-1], len(self.columns) - 1))
        return not (steps.gone or steps.come)

    def _arranged(self) -> list[Row | Group]:
        rows = [row for row in self._rows if self._matches(row)]
        if self._sort is not None:
            column, descending = self.columns[self._sort[0]], self._sort[1]
            rows.sort(key=lambda row: _sort_key(column, row.value), reverse=descending)
        if not self._groups:
            return list(rows)
        inside: dict[str, list[Row]] = {}
        for row in rows:
            inside.setdefault(row.group, []).append(row)
        filtering = bool(self._needles or self._predicate)
        shown: list[Row | Group] = list(inside.get("", ()))
        for group in self._groups:
            if filtering and group.key not in inside:
                continue
            shown.append(group)
            shown.extend(inside.get(group.key, ()))
        return shown

    def _matches(self, row: Row) -> bool:
        if self._predicate is not None and not self._predicate(row.value):
            return False
        if not self._needles:
            return True
        hay = self._haystacks.get(row.key)
        if hay is None:
            titles = {group.key: group.title for group in self._groups}
            hay = " ".join([*(column.text(row.value) for column in self.columns), titles.get(row.group, "")]).casefold()
            self._haystacks[row.key] = hay
        return all(needle in hay for needle in self._needles)

    def item(self, row: int) -> Row | Group | None:
        """What stands in a line."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def place(self, key: str) -> int | None:
        """The line of a row's key, when it is shown."""
        place = self._places.get(key)
        return place if place is not None and place < len(self._shown) and self._shown[place].key == key else None

    def column_number(self, column_id: str) -> int:
        """The place of a column."""
        return next(number for number, column in enumerate(self.columns) if column.id == column_id)

    @property
    def total(self) -> int:
        """Rows of data, shown or not."""
        return len(self._rows)

    # --- Qt ------------------------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Lines shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles, aligned as their columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: PLR0911 - one return per role reads best
        """Text, tooltip, the value to edit, or the item itself."""
        item = self.item(index.row())
        if item is None:
            return None
        if role == ITEM:
            return item
        column = self.columns[index.column()]
        if isinstance(item, Group):
            return self._group_data(item, column, index.column(), role)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return column.text(item.value)
        if role == Qt.ItemDataRole.ToolTipRole and column.tooltip is not None:
            return column.tooltip(item.value) or None
        if role == Qt.ItemDataRole.EditRole and column.edit is not None:
            return column.edit.value(item.value)
        return None

    @staticmethod
    def _group_data(group: Group, column: Column, number: int, role: int) -> Any:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            cell = group.cells.get(column.id)
            return f"{group.title} {group.note}".strip() if number == 0 else cell.text if cell else ""
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Group rows can be reached but not edited."""
        item = self.item(index.row())
        if item is None:
            return Qt.ItemFlag.NoItemFlags
        if self.read_only or not isinstance(item, Row):
            return _REACHED
        edit = self.columns[index.column()].edit
        return _EDITED if edit is not None and edit.allowed(item.value) else _REACHED

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand a new value to the column's `save`; the row changes when the new snapshot comes."""
        item, edit = self.item(index.row()), self.columns[index.column()].edit
        if role != Qt.ItemDataRole.EditRole or edit is None or not isinstance(item, Row):
            return False
        text = str(value)
        if text != edit.value(item.value):
            edit.save(item.value, text)
        return True


def _sort_key(column: Column, value: Any) -> tuple[int, Any]:
    """Unknown sorts last; texts sort without regard to case, and numbers in them by what they are worth."""
    key = column.sort(value) if column.sort is not None else natural_key(column.text(value))
    return (1, 0) if key is None or key in ("", ()) else (0, key)
