"""Ctrl+K: everything by its name, pages, actions and the objects of the dossier."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dialtone.gui import icons
from dialtone.gui.context import Context
from dialtone.gui.pages import PAGES, page_name
from dialtone.services.session import Snapshot

_SHOWN = 60


@dataclass(frozen=True)
class Entry:
    """Something to go to: symbol, words, a quiet remark, and the act."""

    icon: str
    text: str
    remark: str
    act: Callable[[], None]


def entries_of(snapshot: Snapshot | None, context: Context) -> list[Entry]:
    """Pages and objects of a dossier."""
    if snapshot is None:
        return []
    jump = context.controller.jump
    page_word = QCoreApplication.translate("Palette", "page")
    found = [
        Entry(icons.PAGE_ICONS[page], page_name(page), f"{page_word}, Ctrl+{number}", partial(jump, page))
        for number, page in enumerate(PAGES, start=1)
    ]
    record, words = snapshot.record, context.words

    def add(icon: str, text: str, remark: str, page: str, subject: str) -> None:
        found.append(Entry(icon, text, remark, partial(jump, page, subject)))

    for person in record.people:
        add("user", person.name or person.id, QCoreApplication.translate("Palette", "person"), "rooms", person.id)
    for room in record.rooms:
        add("door-open", room.name or room.id, QCoreApplication.translate("Palette", "room"), "rooms", room.id)
    for device in record.devices:
        kind = words.text(f"kind.{device.kind}") if device.kind else QCoreApplication.translate("Palette", "device")
        name = " ".join(part for part in (device.vendor, device.model) if part) or device.id
        remark = " · ".join(part for part in (kind, device.extension, device.ip, device.mac) if part)
        add(icons.KIND_ICONS.get(str(device.kind), "box"), name, remark, "rooms", device.id)
    for block in record.number_blocks:
        add("hash", block.first, QCoreApplication.translate("Palette", "number block"), "numbers", block.first)
    for site in record.sites:
        add("map-pin", site.name or site.id, QCoreApplication.translate("Palette", "site"), "site", site.id)
    return found


class Palette(QDialog):
    """A line and a list that narrows as one types; Enter goes there, Escape closes."""

    def __init__(self, context: Context, entries: Sequence[Entry], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._entries = [(entry, f"{entry.text} {entry.remark}".casefold()) for entry in entries]
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(self.tr("page, action, person, room, device, number"))
        self._line.setAccessibleName(self.tr("Go to everything"))
        self._line.installEventFilter(self)
        self._line.textChanged.connect(self._narrow)
        self._list = QListWidget(self)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(self.tr("Found"))
        self._list.setUniformItemSizes(True)
        self._list.itemClicked.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._line)
        column.addWidget(self._list)
        self.resize(560, 420)
        self._narrow("")
        corner = parent.mapToGlobal(QPoint((parent.width() - self.width()) // 2, 72))
        self.move(corner)

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor belongs in the line."""
        super().showEvent(event)
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _narrow(self, text: str) -> None:
        needles = text.casefold().split()
        matching = [entry for entry, hay in self._entries if all(needle in hay for needle in needles)]
        matching.sort(key=lambda entry: not entry.text.casefold().startswith(text.casefold().strip()))
        self._list.clear()
        for entry in matching[:_SHOWN]:
            item = QListWidgetItem(self._context.theme.icon(entry.icon, "muted"), f"{entry.text}   {entry.remark}", self._list)
            item.setData(Qt.ItemDataRole.UserRole, entry)
        if len(matching) > _SHOWN:
            more = QListWidgetItem(self.tr("%n more; type on to narrow", "", len(matching) - _SHOWN), self._list)
            more.setFlags(Qt.ItemFlag.NoItemFlags)
        self._list.setCurrentRow(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys and Enter work on the list while one types."""
        if watched is self._line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self._list.setCurrentRow(max(0, min(self._list.count() - 1, self._list.currentRow() + step)))
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                if (item := self._list.currentItem()) is not None:
                    self._go(item)
                return True
        return super().eventFilter(watched, event)

    def _go(self, item: QListWidgetItem) -> None:
        entry = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(entry, Entry):
            self.close()
            entry.act()
