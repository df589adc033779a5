"""The table of the page «Discover», with its search and its quick filters."""

from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QWidget

from dialtone.gui.context import Context
from dialtone.gui.models.found_devices import CHANGED, CONFLICT, LISTED, MISSING, NEW, TELEPHONE, UNKNOWN, Entry, FoundTable
from dialtone.gui.pages.found_columns import found_columns
from dialtone.gui.widgets import Card, Chip, DataTable, SearchBox

_QUICK = ("", TELEPHONE, UNKNOWN, NEW)
_SELDOM = (CHANGED, LISTED, MISSING, CONFLICT)


class FoundCard(Card):
    """What was found, in groups. One filter is on at a time: «» for all, else one of `Entry.passes`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_padding(0)
        self.found = FoundTable()
        self.filter = ""
        self.search = SearchBox(context, parent)
        self.search.setMinimumWidth(160)
        self.search.changed.connect(lambda _: self._apply())
        self._only_one = QButtonGroup(self)
        self.chips = {name: Chip(context, clickable=True, parent=self) for name in _QUICK}
        self.seldom = QComboBox(self)
        self.seldom.setFixedWidth(184)
        self.seldom.activated.connect(lambda _: self.choose(str(self.seldom.currentData() or "")))
        tools = QHBoxLayout()
        tools.setContentsMargins(10, 10, 10, 10)
        tools.setSpacing(8)
        tools.addWidget(self.search, 1)
        for name, chip in self.chips.items():
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, name=name: self.choose(name))
            tools.addWidget(chip)
        tools.addWidget(self.seldom)
        self.table = DataTable(context, found_columns(), self)
        self.body.addLayout(tools)
        self.body.addWidget(self.table, 1)

    def retranslate(self) -> None:
        """Fixed texts."""
        self.search.set_hint(self.tr("kind, vendor, model, address"))
        self.seldom.setAccessibleName(self.tr("Further filters"))
        self.table.setAccessibleName(self.tr("Devices on the network"))
        self._count()
        self._say_empty()

    def _count(self) -> None:
        """The filters with how many devices each would show."""
        count = self.found.passing
        names = {"": self.tr("All"), TELEPHONE: self.tr("Telephones"), UNKNOWN: self.tr("Unknown"), NEW: self.tr("New")}
        for name, chip in self.chips.items():
            chip.setChecked(name == self.filter)
            chip.set_content(f"{names[name]} {count.get(name, 0)}", tone="accent" if name == self.filter else "muted")
        seldom = {
            CHANGED: self.tr("changed"),
            LISTED: self.tr("only in a list"),
            MISSING: self.tr("missing"),
            CONFLICT: self.tr("with a contradiction"),
        }
        entries = [(self.tr("other filters"), ""), *((f"{seldom[name]} ({count.get(name, 0)})", name) for name in _SELDOM)]
        if [(self.seldom.itemText(place), self.seldom.itemData(place)) for place in range(self.seldom.count())] != entries:
            self.seldom.clear()
            for text, name in entries:
                self.seldom.addItem(text, name)
        self.seldom.setCurrentIndex(max(self.seldom.findData(self.filter), 0))

    def show_found(self, found: FoundTable) -> None:
        """New content."""
        self.found = found
        self.table.set_rows(found.rows, found.groups)
        self._count()
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
            self.choose("")
            self.table.show_key(key)

    def choose(self, name: str) -> None:
        """Show only what passes this filter."""
        self.filter = name
        self._count()
        self._apply()

    def _apply(self) -> None:
        name = self.filter
        self.table.set_filter(self.search.text(), (lambda entry: entry.passes(name)) if name else None)
