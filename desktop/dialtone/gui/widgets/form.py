"""Forms declared as data: one builder makes the widgets, and every edit is saved by itself.

A field is saved when the focus leaves it, on Enter, or after 400 ms without a key. Text that was typed and not yet saved is never
overwritten by a refresh.
A value that can't be saved (a date that is none) stays on the screen with its reason below it.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
    QWidgetAction,
)

from dialtone.gui.context import Context
from dialtone.gui.theme import set_property
from dialtone.gui.widgets.card import text_label

Kind = Literal["text", "note", "choice", "yesno", "date", "number", "decimal", "secret"]
_IDLE_MS = 400
_SEEN_LENGTH = 4000
_PASSING = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason}
"""The focus comes back to the same field, so its cursor stays."""
_POINTING = {Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason}
"""The cursor stands where it was put."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with a value. `blocks`: it can't be saved; otherwise it is saved and the message stays below it."""

    message: str
    blocks: bool = False
    tone: str = "fail"


@dataclass(frozen=True)
class Field:
    """One field. `label`, `hint` and `choices` are callables, so that a language switch can ask again.

    Values by kind: text, note, secret: str or None; choice: str or None; yesno: bool or None; date: datetime.date or None; number: int or
    None;
    decimal: float or None. `check(value)` sees the typed value. `span` counts columns. `choices` gives (value, label) pairs, without the
    unknown one when
    `required`.
    """

    name: str
    label: Callable[[], str]
    kind: Kind = "text"
    choices: Callable[[], Sequence[tuple[str, str]]] | None = None
    hint: Callable[[], str] | None = None
    check: Callable[[Any], Fault | None] | None = None
    span: int = 1
    required: bool = False


@dataclass(frozen=True)
class Section:
    """A heading between fields."""

    label: Callable[[], str]


class Form(QWidget):
    """The fields of one value. `save(name, value)` is called for each edit; with `manual` only `values()` tells (for dialogs)."""

    def __init__(
        self,
        context: Context,
        fields: Sequence[Field | Section],
        save: Callable[[str, Any], None] | None = None,
        *,
        columns: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._save = save
        self._parts: dict[str, _Part] = {}
        self._sections: list[tuple[Section, QLabel]] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        self._build(grid, fields, columns)
        grid.setRowStretch(grid.rowCount(), 1)
        self.retranslate()
        context.theme.changed.connect(self._restyle)

    def _build(self, grid: QGridLayout, fields: Sequence[Field | Section], columns: int) -> None:
        row = column = 0
        for each in fields:
            if isinstance(each, Section):
                row, column = (row + 4 if column else row), 0
                label = text_label(role="section", parent=self)
                label.setContentsMargins(0, 8 if row else 0, 0, 4)
                grid.addWidget(label, row, 0, 1, columns)
                self._sections.append((each, label))
                row += 1
                continue
            span = min(each.span, columns)
            if column + span > columns:
                row, column = row + 4, 0
            part = _Part(self._context, each, self._commit, self)
            grid.addWidget(part.label, row, column, 1, span)
            grid.addWidget(part.editor, row + 1, column, 1, span)
            grid.addWidget(part.message, row + 2, column, 1, span)
            grid.setRowMinimumHeight(row + 3, 6)
            self._parts[each.name] = part
            column += span
            if column >= columns:
                row, column = row + 4, 0

    # --- content -------------------------------------------------------------------------------------------------------------------

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show these values; a missing name shows as unknown."""
        for name, part in self._parts.items():
            part.show_value(values.get(name))

    def values(self) -> dict[str, Any]:
        """What is in the fields; a field that can't be read gives None."""
        return {name: part.read()[0] for name, part in self._parts.items()}

    def faults(self) -> dict[str, Fault]:
        """What keeps values from being saved, by field."""
        found = ((name, part.read()[1]) for name, part in self._parts.items())
        return {name: fault for name, fault in found if fault is not None and fault.blocks}

    def set_message(self, name: str, fault: Fault | None) -> None:
        """A message below a field from elsewhere (a finding about it)."""
        self._parts[name].show_fault(fault)

    def set_enabled_fields(self, enabled: bool) -> None:
        """Make the fields editable, or only readable."""
        for part in self._parts.values():
            part.set_read_only(not enabled)

    def set_visible_field(self, name: str, visible: bool) -> None:
        """Show or hide a field (a question that does not arise)."""
        self._parts[name].set_visible(visible)

    def editor(self, name: str) -> QWidget:
        """The widget of a field."""
        return self._parts[name].editor

    def has_field(self, name: str) -> bool:
        """Whether there is such a field."""
        return name in self._parts

    def focus_field(self, name: str) -> None:
        """Put the cursor in a field."""
        self._parts[name].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Save what was typed and not yet saved."""
        for part in self._parts.values():
            part.commit()

    def _commit(self, name: str, value: Any) -> None:
        if self._save is not None:
            self._save(name, value)

    def retranslate(self) -> None:
        """Labels, hints and choices in the present language."""
        for section, label in self._sections:
            label.setText(section.label().upper())
        for part in self._parts.values():
            part.retranslate()

    def _restyle(self) -> None:
        for part in self._parts.values():
            part.restyle()

    def changeEvent(self, event: QEvent) -> None:
        """A language switch reaches the form as this event."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class _Part(QObject):
    """Label, editor and message of one field."""

    def __init__(self, context: Context, field: Field, save: Callable[[str, Any], None], parent: Form) -> None:
        super().__init__(parent)
        self._context, self._field, self._save = context, field, save
        self._shown: Any = None
        self._dirty = False
        self.label = QLabel(parent)
        set_property(self.label, "tone", "muted")
        self.message = text_label(role="message", tone="fail", parent=parent)
        self.message.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_IDLE_MS)
        self._timer.timeout.connect(self.commit)
        self._calendar: QAction | None = None
        self.editor = self._make(parent)
        self.editor.installEventFilter(self)
        self.label.setBuddy(self.editor)

    def _make(self, parent: QWidget) -> QWidget:
        kind = self._field.kind
        if kind in {"choice", "yesno"}:
            box = QComboBox(parent)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.setMinimumContentsLength(6)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.activated.connect(self._chosen)
            return box
        if kind == "note":
            note = QPlainTextEdit(parent)
            note.setTabChangesFocus(True)
            note.setFixedHeight(72)
            note.textChanged.connect(self._note_changed)
            return note
        line = QLineEdit(parent)
        line.setMaxLength(_SEEN_LENGTH)
        line.textEdited.connect(self._typed)
        line.editingFinished.connect(self.commit)
        if kind == "secret":
            line.setEchoMode(QLineEdit.EchoMode.Password)
        if kind == "date":
            self._calendar = line.addAction(self._context.theme.icon("calendar", "muted"), QLineEdit.ActionPosition.TrailingPosition)
            self._calendar.triggered.connect(self._open_calendar)
        return line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes and choices have no `editingFinished`: save when the focus leaves. The wheel never changes a choice by accident."""
        if watched is self.editor:
            if isinstance(event, QFocusEvent) and isinstance(self.editor, QLineEdit):
                self._place_cursor(self.editor, event)
            if event.type() == QEvent.Type.FocusOut:
                self.commit()
            elif event.type() == QEvent.Type.Wheel and isinstance(self.editor, QComboBox):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    @staticmethod
    def _place_cursor(line: QLineEdit, event: QFocusEvent) -> None:
        """Typing goes on at the end; a line that is left shows its beginning."""
        if event.lostFocus() and event.reason() not in _PASSING:
            line.setCursorPosition(0)
        elif event.gotFocus() and event.reason() not in _POINTING and line.cursorPosition() == 0:
            line.setCursorPosition(len(line.text()))

    def _note_changed(self) -> None:
        """Qt reports shown and typed text alike; only typed text counts."""
        if isinstance(self.editor, QPlainTextEdit) and self.editor.toPlainText() != (self._shown or ""):
            self._typed()

    def _typed(self) -> None:
        self._dirty = True
        self._timer.start()

    def _chosen(self) -> None:
        self._dirty = True
        self.commit()

    def read(self) -> tuple[Any, Fault | None]:
        """The value typed, and what is wrong with it."""
        if isinstance(self.editor, QComboBox):
            value, fault = self.editor.currentData(), None
        elif isinstance(self.editor, QPlainTextEdit):
            value, fault = self.editor.toPlainText().strip() or None, None
        elif isinstance(self.editor, QLineEdit):
            value, fault = parse(self._field.kind, self.editor.text())
        else:
            return None, None
        if fault is None and self._field.check is not None:
            fault = self._field.check(value)
        return value, fault

    def commit(self) -> None:
        """Save when something was typed that differs from what was shown and can be saved."""
        self._timer.stop()
        if not self._dirty:
            return
        value, fault = self.read()
        self.show_fault(fault)
        if fault is not None and fault.blocks:
            return
        self._dirty = False
        if value != self._shown:
            self._shown = value
            self._save(self._field.name, value)

    def show_value(self, value: Any) -> None:
        """Show a value unless the user is typing here."""
        if self._dirty:
            return
        self._shown = value
        if isinstance(self.editor, QComboBox):
            self.editor.setCurrentIndex(max(self.editor.findData(value), 0) if value is not None else self._unknown_index())
        elif isinstance(self.editor, QPlainTextEdit):
            if self.editor.toPlainText() != (value or ""):
                self.editor.setPlainText(value or "")
        elif isinstance(self.editor, QLineEdit):
            text = show(self._field.kind, value)
            if self.editor.text() != text and not (self.editor.hasFocus() and parse(self._field.kind, self.editor.text())[0] == value):
                self.editor.setText(text)
                if not self.editor.hasFocus():
                    self.editor.setCursorPosition(0)  # a text longer than its field shows where it begins
        self.show_fault(self._field.check(value) if self._field.check is not None else None)

    def _unknown_index(self) -> int:
        return -1 if self._field.required else 0

    def show_fault(self, fault: Fault | None) -> None:
        """The message below, and the border in its tone."""
        self.message.setText(fault.message if fault else "")
        self.message.setVisible(fault is not None and not self.editor.isHidden())
        if fault:
            set_property(self.message, "tone", fault.tone)
        set_property(self.editor, "state", fault.tone if fault else "")
        self.editor.setAccessibleDescription(fault.message if fault else "")

    def set_read_only(self, read_only: bool) -> None:
        """Readable (and copyable) but not editable."""
        if isinstance(self.editor, QLineEdit | QPlainTextEdit):
            self.editor.setReadOnly(read_only)
        else:
            self.editor.setEnabled(not read_only)
        if self._calendar is not None:
            self._calendar.setEnabled(not read_only)

    def set_visible(self, visible: bool) -> None:
        """Show or hide all three."""
        self.label.setVisible(visible)
        self.editor.setVisible(visible)
        self.message.setVisible(visible and bool(self.message.text()))

    def retranslate(self) -> None:
        """Label, hint and choices; the choice made stays."""
        text = self._field.label()
        self.label.setText(text)
        self.editor.setAccessibleName(text.replace("&", ""))
        hint = self._field.hint() if self._field.hint else ""
        if isinstance(self.editor, QLineEdit | QPlainTextEdit):
            self.editor.setPlaceholderText(hint or (tr_date_hint() if self._field.kind == "date" else ""))
        if isinstance(self.editor, QComboBox):
            self._fill(self.editor)

    def _fill(self, box: QComboBox) -> None:
        present = box.currentData() if box.count() else self._shown
        box.clear()
        if not self._field.required:
            box.addItem(_tr_unknown(), None)
        if self._field.kind == "yesno":
            box.addItem(QCoreApplication.translate("Form", "yes"), userData=True)
            box.addItem(QCoreApplication.translate("Form", "no"), userData=False)
        for value, label in self._field.choices() if self._field.choices else ():
            box.addItem(label, value)
        box.setCurrentIndex(box.findData(present) if present is not None else self._unknown_index())

    def restyle(self) -> None:
        """The calendar's symbol in the theme's colour."""
        if self._calendar is not None:
            self._calendar.setIcon(self._context.theme.icon("calendar", "muted"))

    def _open_calendar(self) -> None:
        if not isinstance(self.editor, QLineEdit):
            return
        menu = QMenu(self.editor)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(menu)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        day = parse("date", self.editor.text())[0]
        if isinstance(day, dt.date):
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.activated.connect(lambda chosen: self._day_chosen(chosen, menu))
        calendar.clicked.connect(lambda chosen: self._day_chosen(chosen, menu))
        menu.popup(self.editor.mapToGlobal(QPoint(0, self.editor.height())))

    def _day_chosen(self, day: QDate, menu: QMenu) -> None:
        if isinstance(self.editor, QLineEdit):
            self.editor.setText(show("date", dt.date(day.year(), day.month(), day.day())))
            self._dirty = True
            self.commit()
        menu.close()


def _tr_unknown() -> str:
    return QCoreApplication.translate("Form", "not known")


def tr_date_hint() -> str:
    """How a day is written."""
    return QCoreApplication.translate("Form", "dd/mm/yyyy")


def parse(kind: str, text: str) -> tuple[Any, Fault | None]:
    """What was typed as a value of this kind; empty is unknown."""
    text = text.strip() if kind != "secret" else text
    if not text:
        return None, None
    if kind == "date":
        day = parse_date(text)
        message = QCoreApplication.translate("Form", "This is no date; write it as 24/11/2026. It is not saved yet.")
        return (day, None) if day else (None, Fault(message, blocks=True))
    if kind == "number":
        digits = text.replace(" ", "")
        message = QCoreApplication.translate("Form", "This is no whole number; it is not saved yet.")
        return (int(digits), None) if re.fullmatch(r"[0-9]{1,6}", digits) else (None, Fault(message, blocks=True))
    if kind == "decimal":
        digits = text.replace(" ", "").replace(",", ".")
        message = QCoreApplication.translate("Form", "This is no number; it is not saved yet.")
        return (float(digits), None) if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,6})?", digits) else (None, Fault(message, blocks=True))
    return text, None


def parse_date(text: str) -> dt.date | None:
    """A day as Belgians write it (24/11/2026, 24-11-26, 24.11.2026) or as ISO 8601 (2026-11-24); None when it is none."""
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", text.strip()):
        year, month, day = (int(part) for part in match.groups())
    elif match := re.fullmatch(r"([0-9]{1,2})[/.\- ]([0-9]{1,2})[/.\- ]([0-9]{4}|[0-9]{2})", text.strip()):
        day, month, year = (int(part) for part in match.groups())
        year += 2000 if year < 100 else 0
    else:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def show(kind: str, value: Any) -> str:
    """A value as its field shows it."""
    if value is None:
        return ""
    if kind == "date" and isinstance(value, dt.date):
        return f"{value.day:02}/{value.month:02}/{value.year}"
    if kind == "decimal":
        return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", "," if _comma() else ".")
    return str(value)


def _comma() -> bool:
    from PySide6.QtCore import QLocale

    return QLocale().decimalPoint() == ","
