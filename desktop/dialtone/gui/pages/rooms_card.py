"""The left side of the page «Rooms & devices»: the table with search and filters, or what to do when there is nothing yet."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QStackedWidget, QWidget

from dialtone.domain.kinds import DeviceKind, Severity
from dialtone.gui.context import Context
from dialtone.gui.models.rooms_table import Entry, Table
from dialtone.gui.models.sheet import plain
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Card, Column, DataTable, EmptyState, SearchBox

if TYPE_CHECKING:
    from dialtone.domain.record import Record


class RoomsCard(QStackedWidget):
    """Table and filters. Filtering looks at more than the columns show: serial number, IP address, kind, room."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.entries: dict[str, Entry] = {}
        card = Card(context, self)
        card.set_padding(0)
        tools = QHBoxLayout()
        tools.setContentsMargins(10, 10, 10, 10)
        tools.setSpacing(8)
        self.search = SearchBox(context, self)
        self.search.setMinimumWidth(260)
        self.kinds, self.state = QComboBox(self), QComboBox(self)
        for box in (self.kinds, self.state):
            box.setFixedWidth(150)
            box.activated.connect(self.filter)
        self.search.changed.connect(self.filter)
        for widget in (self.search, self.kinds, self.state):
            tools.addWidget(widget)
        tools.addStretch(1)
        self._keys = QLabel(self)
        set_property(self._keys, "role", "small")
        tools.addWidget(self._keys)
        self.table = DataTable(context, self._columns(), self)
        card.body.addLayout(tools)
        card.body.addWidget(self.table, 1)
        nothing = Card(context, self)
        self.empty = EmptyState(context, "door-open", nothing)
        nothing.body.addWidget(self.empty)
        self.addWidget(card)
        self.addWidget(nothing)

    def _columns(self) -> Sequence[Column]:
        return (
            Column("title", lambda: self.tr("Device"), lambda entry: entry.title, stretch=True, icon=_symbol, tone=_quiet, tooltip=_about),
            Column("mac", lambda: self.tr("MAC"), lambda entry: entry.mac, width=150, tone=lambda _: "muted"),
            Column("who", lambda: self.tr("Person / extension"), lambda entry: entry.who, width=158, tooltip=lambda entry: entry.who),
            Column(
                "counts",
                lambda: self.tr("Counts as"),
                lambda entry: entry.counts,
                width=166,
                icon=_mark,
                tone=lambda entry: entry.tone,
                tooltip=lambda entry: entry.why(),
            ),
        )

    def retranslate(self) -> None:
        """Fixed texts."""
        self.search.set_hint(self.tr("name, MAC, room, person"))
        self.kinds.setAccessibleName(self.tr("Kind"))
        self.state.setAccessibleName(self.tr("State"))
        chosen = self.state.currentIndex()
        self.state.clear()
        for text in (self.tr("everything"), self.tr("with a problem"), self.tr("in doubt"), self.tr("counts as user")):
            self.state.addItem(text)
        self.state.setCurrentIndex(max(chosen, 0))
        self._keys.setText(self.tr("Enter edits · P person · R room"))
        self.table.setAccessibleName(self.tr("Devices by room and person"))
        self.table.set_empty_text(self.tr("Nothing matches the search. Esc in the search box shows everything again."))
        self.empty.set_texts(
            self.tr("No rooms, people or devices yet"),
            self.tr(
                "Add the rooms first: their use decides which telephones count. Then add people, and take the devices from the scan "
                "on «Discover», paste them from a spreadsheet (Ctrl+Shift+V) or add them one by one."
            ),
            self.tr("Add &rooms…"),
        )

    def show_table(self, record: "Record", table: Table) -> None:
        """New content."""
        self.entries = table.entries
        self._show_kinds(record)
        self.table.set_rows(table.rows, table.groups)
        self.setCurrentIndex(0 if record.devices or record.rooms or record.people else 1)

    def _show_kinds(self, record: "Record") -> None:
        present = {device.kind for device in record.devices if device.kind}
        words = self._context.words
        entries = [(self.tr("all kinds"), ""), *((words.text(f"kind.{kind.value}"), kind.value) for kind in DeviceKind if kind in present)]
        if [(self.kinds.itemText(place), self.kinds.itemData(place)) for place in range(self.kinds.count())] == entries:
            return
        chosen = self.kinds.currentData()
        self.kinds.clear()
        for label, value in entries:
            self.kinds.addItem(label, value)
        self.kinds.setCurrentIndex(max(self.kinds.findData(chosen), 0))

    def filter(self, *_: Any) -> None:
        """Show what the search and the two filters leave."""
        needles = self.search.text().casefold().split()
        kind, state = self.kinds.currentData() or "", self.state.currentIndex()
        if not (needles or kind or state > 0):
            self.table.set_filter("")
            return
        states: tuple[Callable[[Entry], bool], ...] = (
            lambda _: True,
            lambda entry: entry.worst is not None,
            lambda entry: entry.tone == "doubt" or entry.worst is Severity.DOUBT,
            lambda entry: entry.tone == "text",
        )

        def shown(entry: Entry) -> bool:
            if kind and (entry.device is None or entry.device.kind != kind):
                return False
            return states[state](entry) and all(needle in entry.search for needle in needles)

        self.table.set_filter("", shown)

    def show_everything(self) -> None:
        """Take search and filters away."""
        self.search.clear()
        self.kinds.setCurrentIndex(0)
        self.state.setCurrentIndex(0)
        self.filter()


def _symbol(entry: Entry) -> tuple[str, str]:
    return entry.icon, "muted"


def _quiet(entry: Entry) -> str:
    return "muted" if entry.device is None else "text"


def _mark(entry: Entry) -> tuple[str, str] | None:
    """The symbol beside what must not be told by colour alone."""
    return {"doubt": ("circle-question-mark", "doubt"), "fail": ("circle-x", "fail")}.get(entry.tone)


def _about(entry: Entry) -> str:
    device = entry.device
    if device is None:
        return ""
    known = (device.id, device.serial, device.ip, device.firmware, device.note)
    return " · ".join(part for part in known if part and plain(part))
