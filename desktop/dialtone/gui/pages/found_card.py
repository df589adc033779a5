"""The table of the page «Discover», with its search and filter."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from dialtone.gui.context import Context
from dialtone.gui.models.found_devices import CHANGED, MISSING, NEW, UNKNOWN, Entry, FoundTable
from dialtone.gui.pages.found_columns import found_columns
from dialtone.gui.theme import set_property
from dialtone.gui.widgets import Card, DataTable, SearchBox

_CONFLICT = "conflict"


class FoundCard(Card):
    """What was found, in groups."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_padding(0)
        self.found = FoundTable()
        tools = QHBoxLayout()
        tools.setContentsMargins(10, 10, 10, 10)
        tools.setSpacing(8)
        self.search = SearchBox(context, parent)
        self.search.setMinimumWidth(260)
        self.search.changed.connect(lambda _: self._filter())
        self.state = QComboBox(self)
        self.state.setFixedWidth(190)
        self.state.activated.connect(lambda _: self._filter())
        tools.addWidget(self.search)
        tools.addWidget(self.state)
        tools.addStretch(1)
        self._keys = QLabel(self)
        set_property(self._keys, "role", "small")
        tools.addWidget(self._keys)
        self.table = DataTable(context, found_columns(), self)
        self.body.addLayout(tools)
        self.body.addWidget(self.table, 1)

    def retranslate(self) -> None:
        """Fixed texts."""
        self._keys.setText(self.tr("Enter adds · P person · R room"))
        self.search.set_hint(self.tr("kind, vendor, model, address"))
        self.state.setAccessibleName(self.tr("State"))
        chosen = max(self.state.currentIndex(), 0)
        self.state.clear()
        for text, value in (
            (self.tr("everything"), ""),
            (self.tr("new"), NEW),
            (self.tr("unknown kind"), UNKNOWN),
            (self.tr("changed"), CHANGED),
            (self.tr("missing"), MISSING),
            (self.tr("with a contradiction"), _CONFLICT),
        ):
            self.state.addItem(text, value)
        self.state.setCurrentIndex(chosen)
        self.table.setAccessibleName(self.tr("Devices on the network"))
        self._say_empty()

    def show_found(self, found: FoundTable) -> None:
        """New content."""
        self.found = found
        self.table.set_rows(found.rows, found.groups)
        self._say_empty()

    def _say_empty(self) -> None:
        if self.found.entries:
            self.table.set_empty_text(self.tr("Nothing matches. Esc in the search box shows everything again."))
        else:
            self.table.set_empty_text(self.tr("Nothing has answered. Check the network and the cable; below is what could not be used."))

    def selected(self) -> tuple[Entry, ...]:
        """The selected devices."""
        return tuple(self.table.selected_values())

    def show_subject(self, subject: str) -> None:
        """Select a device by address, or by its id in the dossier; what hides it is taken away first."""
        recorded = (entry.key for entry in self.found.entries.values() if entry.recorded is not None and entry.recorded.id == subject)
        key = next(recorded, subject)
        if not self.table.show_key(key):
            self.search.clear()
            self.state.setCurrentIndex(0)
            self._filter()
            self.table.show_key(key)

    def _filter(self) -> None:
        state = self.state.currentData() or ""

        def shown(entry: Entry) -> bool:
            if state == _CONFLICT:
                return bool(entry.conflicts)
            return entry.kind == UNKNOWN if state == UNKNOWN else entry.state == state

        self.table.set_filter(self.search.text(), shown if state else None)
